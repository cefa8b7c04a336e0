"""From a wish to a picture: pairs, the slider, the strip, cancelling, and engines that fail."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gui.preview import PreviewPanel
from project import runs
from project.library import Project
from project.runs.history import PreviewRecord
from tests.gui.preview.conftest import settled, strength_shown

Asked = Callable[[], list[runs.PreviewRequest]]


def colour(panel: PreviewPanel, right: bool) -> tuple[int, int, int]:
    """The colour of a side; the engine's pictures have one each."""
    image = panel.stage.view.image(right)
    assert image is not None
    pixel = image.pixelColor(image.width() // 2, image.height() // 2)
    return pixel.red(), pixel.green(), pixel.blue()


def test_render_shows_the_picture_with_and_without(qtbot: QtBot, panel: PreviewPanel, asked: Asked, run: Path) -> None:
    panel.set_prompt("a fox")
    panel.form.set_settings(panel.form.settings())
    made: list[PreviewRecord] = []
    panel.picture_made.connect(made.append)
    qtbot.mouseClick(panel.render_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: settled(panel) and panel.stage.right is not None, timeout=15_000)
    assert colour(panel, right=False) == (0, 42, 255)
    assert colour(panel, right=True) == (round(0.8 / 1.5 * 255), 42, 255 - round(0.8 / 1.5 * 255))
    base, with_lora = asked()
    assert (base.strength, with_lora.strength) == (0.0, 0.8)
    assert base.group == with_lora.group != ""
    assert with_lora.adapter == str(run / "ink.safetensors")
    assert [record.event.strength for record in made] == [0.0, 0.8]
    assert made[1].path.is_file()
    assert panel.source.state == "ready"


def test_the_partner_is_remembered_and_an_other_prompt_needs_a_new_one(
    qtbot: QtBot, panel: PreviewPanel, asked: Asked
) -> None:
    panel.rendering.render_picture()
    qtbot.waitUntil(lambda: settled(panel) and panel.stage.right is not None, timeout=15_000)
    panel.strength.slider.setValue(24)
    qtbot.waitUntil(lambda: settled(panel) and strength_shown(panel) == 1.2)
    assert [request.strength for request in asked()] == [0.0, 0.8, 1.2]
    assert asked()[-1].group == ""
    panel.strength.slider.setValue(16)  # 0.8 is there already
    assert strength_shown(panel) == 0.8
    assert len(asked()) == 3
    panel.set_prompt("another fox")
    panel.rendering.render_picture()
    qtbot.waitUntil(lambda: settled(panel) and len(asked()) == 5)
    assert [request.strength for request in asked()[3:]] == [0.0, 0.8]


def test_moving_the_slider_replaces_and_the_last_value_wins(qtbot: QtBot, panel: PreviewPanel, asked: Asked) -> None:
    panel.set_prompt("slow")
    panel.rendering.render_picture()
    qtbot.waitUntil(lambda: settled(panel) and panel.stage.right is not None, timeout=15_000)
    before = len(asked())
    panel.strength.slider.setFocus()
    panel.strength.set_value(0)
    for _ in range(28):
        qtbot.keyClick(panel.strength.slider, Qt.Key.Key_Right)
        qtbot.wait(10)
    qtbot.waitUntil(lambda: settled(panel) and strength_shown(panel) == 1.4, timeout=15_000)
    sent = asked()[before:]
    assert 2 <= len(sent) <= 5, [request.strength for request in sent]
    assert sent[-1].strength == 1.4
    assert all(request.group == "" for request in sent)
    shown = colour(panel, right=True)
    assert shown[0] == round(1.4 / 1.5 * 255)


def test_strip_makes_all_strengths_in_one_group_and_a_click_sets_the_strength(
    qtbot: QtBot, panel: PreviewPanel, asked: Asked
) -> None:
    qtbot.mouseClick(panel.strip_button, Qt.MouseButton.LeftButton)
    assert panel.strip.isVisible()
    qtbot.waitUntil(lambda: settled(panel) and len(panel.strip.records()) == 7, timeout=15_000)
    assert [request.strength for request in asked()] == [0.0, 0.25, 0.5, 0.75, 1.0, 1.25, 1.5]
    assert len({request.group for request in asked()}) == 1
    assert [record.event.strength for record in panel.strip.records()] == [0.0, 0.25, 0.5, 0.75, 1.0, 1.25, 1.5]
    assert [panel.strip.item(row).text() for row in (0, 1, 6)] == ["0", "0.25", "1.5"]
    item = panel.strip.item(5)
    place = panel.strip.visualItemRect(item).center()
    qtbot.mouseClick(panel.strip.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert panel.strength.value() == 1.25
    qtbot.waitUntil(lambda: settled(panel) and colour(panel, right=True)[0] == round(1.25 / 1.5 * 255))
    assert panel.stage.left is not None
    panel.rendering.render_strip()  # all of it is known
    qtbot.wait(100)
    assert len(asked()) == 7


def test_escape_cancels_and_the_engine_stays(qtbot: QtBot, panel: PreviewPanel, project: Project) -> None:
    panel.set_prompt("slow fox")
    panel.form.prompt.setFocus()
    qtbot.keyClick(panel.form.prompt, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert panel.form.prompt.toPlainText() == "slow fox"
    qtbot.waitUntil(lambda: panel.stage.busy.ring.share is not None, timeout=15_000)
    assert panel.stage.busy.isVisible()
    qtbot.keyClick(panel.form.prompt, Qt.Key.Key_Escape)
    assert not panel.stage.busy.isVisible()
    assert not panel.source.waiting
    qtbot.wait(700)
    assert panel.history.count() == 0
    panel.set_prompt("fox")
    panel.rendering.render_picture()
    qtbot.waitUntil(lambda: settled(panel) and panel.stage.right is not None, timeout=15_000)
    starts = [e for e in runs.EventReader(project.previews / "events.jsonl").poll() if isinstance(e, runs.Start)]
    assert len(starts) == 1


def test_an_engine_that_dies_is_told_of_and_the_next_render_starts_another(
    qtbot: QtBot, panel: PreviewPanel, project: Project
) -> None:
    panel.set_prompt("die")
    panel.rendering.render_picture()
    qtbot.waitUntil(lambda: panel.notice.text() != "", timeout=15_000)
    assert "ended in the middle" in panel.notice.text()
    assert panel.notice.action.text() == "Try again"
    assert not panel.stage.busy.busy
    assert panel.source.state == "failed"
    panel.set_prompt("fox")
    panel.rendering.render_picture()
    qtbot.waitUntil(lambda: settled(panel) and panel.stage.right is not None, timeout=15_000)
    assert panel.notice.text() == ""
    assert panel.source.state == "ready"


def test_an_engine_that_cannot_start_offers_to_try_again(qtbot: QtBot, panel: PreviewPanel, project: Project) -> None:
    panel.picker.clear_all("broken")
    panel.rendering.render_picture()
    qtbot.waitUntil(lambda: panel.notice.text() != "", timeout=15_000)
    assert panel.notice.text() == "broken: there is no such model. Choose another base model."
    qtbot.mouseClick(panel.notice.action, Qt.MouseButton.LeftButton)
    assert panel.source.waiting
    qtbot.waitUntil(lambda: panel.notice.text() != "", timeout=15_000)
    assert not panel.stage.busy.busy
    errors = [e for e in runs.EventReader(project.previews / "events.jsonl").poll() if isinstance(e, runs.ErrorEvent)]
    assert len(errors) == 2


def test_another_base_model_restarts_the_engine(qtbot: QtBot, panel: PreviewPanel, project: Project, run: Path) -> None:
    panel.rendering.render_picture()
    qtbot.waitUntil(lambda: settled(panel) and panel.stage.right is not None, timeout=15_000)
    (run / "config.yaml").write_text("base_model: other\n", encoding="utf-8")
    panel.choose(run, run / "checkpoints" / "step-000050")
    qtbot.waitUntil(lambda: panel.picker.choice().kind == "checkpoint")
    qtbot.waitUntil(
        lambda: settled(panel) and "step-000050" in panel.history.records()[0].event.adapter, timeout=15_000
    )
    starts = [e for e in runs.EventReader(project.previews / "events.jsonl").poll() if isinstance(e, runs.Start)]
    assert [start.name for start in starts] == ["starter", "other"]
    assert runs.read_job(project.previews) == runs.PreviewJob(base_model="other", device="auto")


def test_a_refused_picture_is_a_warning_in_the_panel(qtbot: QtBot, panel: PreviewPanel) -> None:
    panel.set_prompt("refuse")
    panel.rendering.render_picture()
    qtbot.waitUntil(lambda: panel.notice.text() != "" and not panel.stage.busy.busy, timeout=15_000)
    assert panel.notice.kind == "warning"
    assert "out of memory" in panel.notice.text()


def test_without_a_lora_there_is_the_base_model_and_the_slider_says_why(
    qtbot: QtBot, make_panel: Callable[[Project], PreviewPanel], project: Project, asked: Asked
) -> None:
    panel = make_panel(project)
    assert not panel.strength.isEnabled()
    assert "Train a LoRA first" in panel.strength.toolTip()
    assert not panel.strip_button.isEnabled()
    panel.rendering.render_picture()
    qtbot.waitUntil(lambda: settled(panel) and panel.stage.left is not None, timeout=15_000)
    assert panel.stage.right is None
    assert [(request.strength, request.adapter) for request in asked()] == [(0.0, "")]


@pytest.mark.parametrize("locked", [True, False])
def test_the_lock_keeps_the_seed(qtbot: QtBot, panel: PreviewPanel, asked: Asked, locked: bool) -> None:
    panel.form.lock.setChecked(locked)
    panel.rendering.render_picture()
    qtbot.waitUntil(lambda: settled(panel) and panel.stage.right is not None, timeout=15_000)
    assert (asked()[0].seed == 42) is locked
    assert asked()[0].seed == asked()[1].seed
