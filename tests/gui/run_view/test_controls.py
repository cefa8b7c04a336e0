"""The controls: what they offer in each state, what they say while an answer is awaited, and how far the run is."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from gui.run_model import RunModel
from gui.run_view import controls as module
from gui.run_view.controls import Controls
from project import runs


@pytest.fixture
def controls(qtbot: QtBot) -> Controls:
    controls = Controls()
    qtbot.addWidget(controls)
    model = RunModel(controls)
    model.feed([runs.Start(total_steps=2000, epochs=4)])
    model.feed([runs.Step(step=step, loss=1.0, epoch=1, seconds=0.5) for step in range(1, 1001)])
    controls.show_model(model)
    return controls


def offered(controls: Controls) -> set[str]:
    return {button.text() for button in controls.buttons() if button.isEnabled()}


@pytest.mark.parametrize(
    ("state", "chip", "buttons"),
    [
        ("starting", "Starting", {"Stop and save"}),
        ("live", "Training", {"Pause", "Save now", "Stop and save"}),
        ("paused", "Paused", {"Go on", "Save now", "Stop and save"}),
        ("finished", "Finished", {"Use settings again"}),
        ("stopped", "Stopped", {"Continue", "Use settings again"}),
        ("failed", "Failed", {"Continue", "Use settings again"}),
        ("interrupted", "Interrupted", {"Continue", "Use settings again"}),
    ],
)
def test_each_state_offers_what_makes_sense(controls: Controls, state: str, chip: str, buttons: set[str]) -> None:
    controls.set_state(state)
    assert controls.chip.text() == chip
    assert offered(controls) == buttons


def test_a_run_that_nothing_follows_cannot_be_steered(controls: Controls) -> None:
    controls.show_model(RunModel(controls), steerable=False)
    controls.set_state("interrupted")
    assert offered(controls) == {"Use settings again"}


def test_a_pause_is_awaited_until_the_engine_answers(controls: Controls, qtbot: QtBot) -> None:
    controls.set_state("live")
    with qtbot.waitSignal(controls.pause_wanted):
        controls.pause.click()
    assert controls.doing.full_text() == "Pausing after this step…"
    assert not controls.pause.isEnabled()
    controls.set_state("paused")
    assert "Waiting" in controls.doing.full_text()
    with qtbot.waitSignal(controls.resume_wanted):
        controls.pause.click()


def test_a_save_is_awaited_until_there_is_a_checkpoint(controls: Controls, qtbot: QtBot) -> None:
    controls.set_state("live")
    with qtbot.waitSignal(controls.save_wanted):
        controls.save.click()
    assert "Saving" in controls.doing.full_text()
    model = controls._model
    assert model is not None
    model.feed([runs.Checkpoint(step=1000, path="x")])
    controls.show_progress()
    assert controls.doing.full_text() == ""
    assert controls.save.isEnabled()


def test_a_run_that_does_not_stop_may_be_ended_at_once(
    controls: Controls, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    controls.set_state("live")
    controls.stop.click()
    assert "End at once" not in offered(controls)
    monkeypatch.setattr(module, "PATIENCE", 0.0)
    qtbot.waitUntil(lambda: "End at once" in offered(controls))
    with qtbot.waitSignal(controls.force_wanted):
        controls.force.click()
    controls.set_state("stopped")
    assert "End at once" not in offered(controls)


def test_progress_time_and_speed_are_in_words(controls: Controls) -> None:
    controls.set_state("live")
    assert controls.numbers.text() == "Step 1 000 of 2 000 · epoch 2 of 4"
    assert controls.left.text() == "2.0 steps/s · about 8 min 20 s left"
    assert (controls.bar.value(), controls.bar.maximum()) == (1000, 2000)


def test_a_phase_is_told_with_its_count(controls: Controls) -> None:
    controls.set_state("live")
    model = controls._model
    assert model is not None
    model.feed([runs.Phase(name="encoding", done=3, total=20)])
    controls.show_progress()
    assert controls.doing.full_text() == "Preparing the pictures: 3 of 20"


def test_every_button_has_a_tooltip_and_the_steering_ones_a_key(controls: Controls) -> None:
    controls.set_state("live")
    for button in (controls.pause, controls.save, controls.stop):
        assert button.shortcut().toString() in button.toolTip()
        assert not button.shortcut().isEmpty()
    controls.set_state("paused")
    assert controls.pause.shortcut().toString() == module.PAUSE_KEY
    assert all(button.toolTip() for button in controls.buttons())
