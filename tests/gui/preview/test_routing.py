"""Who makes the picture: the warm engine or the training, and what is left when the panel closes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gui.preview import PreviewPanel
from gui.process import RunFollower
from gui.run_model import RunModel
from project import runs
from project.library import Project
from tests.gui.preview.conftest import requests_in, settled, strength_shown


@pytest.fixture
def training(project: Project, qtbot: QtBot) -> Iterator[RunFollower]:
    """A run of the project in which an engine is at work."""
    folder = project.runs / "2026-01-06_now"
    folder.mkdir(parents=True)
    (folder / "config.yaml").write_text("base_model: starter\n", encoding="utf-8")
    follower = RunFollower(folder, start_engine=True)
    follower.start()
    qtbot.waitUntil(lambda: follower.state == "live", timeout=15_000)
    yield follower
    follower.force_stop()
    follower.leave()


def render(qtbot: QtBot, panel: PreviewPanel) -> None:
    panel.rendering.render_picture()
    qtbot.waitUntil(lambda: settled(panel) and panel.stage.right is not None, timeout=15_000)


def test_a_training_takes_over_and_gives_back(
    qtbot: QtBot, panel: PreviewPanel, project: Project, training: RunFollower
) -> None:
    panel.set_prompt("first")
    render(qtbot, panel)
    assert len(requests_in(project.previews)) == 2

    model = RunModel()
    training.arrived.connect(model.feed)
    panel.set_live_run(training, model)
    assert panel.source.state == "training"
    assert panel.state_line.full_text() == "Uses the running training"
    qtbot.waitUntil(lambda: runs.state(project.previews) != "live", timeout=15_000)  # the card is the training's
    qtbot.waitUntil(lambda: panel.picker.choice().kind == "live")
    model.feed([runs.Step(step=7, loss=0.1)])
    qtbot.waitUntil(lambda: panel.picker.choice().step == 7)
    assert "step 7" in panel.picker.currentText()

    panel.set_prompt("second")
    render(qtbot, panel)
    asked = requests_in(training.folder.path)
    assert [(request.prompt, request.strength, request.adapter) for request in asked] == [
        ("second", 0.0, ""),
        ("second", 0.8, ""),
    ]
    assert panel.stage.right is not None
    assert panel.stage.right.run == training.folder.path
    panel.strength.slider.setValue(20)
    qtbot.waitUntil(lambda: settled(panel) and strength_shown(panel) == 1.0)
    assert len(requests_in(training.folder.path)) == 3  # the partner was there

    (training.folder.path / "now.safetensors").write_bytes(b"weights")
    panel.set_live_run(None, None)
    qtbot.waitUntil(lambda: panel.picker.choice().run == training.folder.path)
    assert panel.picker.choice().kind == "result"
    panel.set_prompt("third")
    render(qtbot, panel)
    assert requests_in(project.previews)[-1].adapter == str(training.folder.path / "now.safetensors")
    assert len(requests_in(training.folder.path)) == 3


def test_a_request_in_work_moves_to_the_training(
    qtbot: QtBot, panel: PreviewPanel, project: Project, training: RunFollower
) -> None:
    panel.set_prompt("slow")
    panel.rendering.render_picture()
    qtbot.waitUntil(lambda: panel.stage.busy.ring.share is not None, timeout=15_000)
    panel.set_live_run(training, RunModel())
    qtbot.waitUntil(lambda: settled(panel) and panel.stage.right is not None, timeout=15_000)
    assert panel.stage.right is not None
    assert panel.stage.right.run == training.folder.path
    panel.set_live_run(None, None)


def test_a_training_that_ends_leaves_its_picture_to_the_engine(
    qtbot: QtBot, panel: PreviewPanel, project: Project, training: RunFollower
) -> None:
    panel.set_live_run(training, RunModel())
    qtbot.waitUntil(lambda: panel.picker.choice().kind == "live")
    panel.set_prompt("slow")
    panel.rendering.render_picture()
    qtbot.waitUntil(lambda: panel.stage.busy.ring.share is not None, timeout=15_000)
    (training.folder.path / "now.safetensors").write_bytes(b"weights")
    training.send(runs.Stop())
    panel.set_live_run(None, None)
    qtbot.waitUntil(lambda: settled(panel) and panel.stage.right is not None, timeout=15_000)
    assert panel.stage.right is not None
    assert panel.stage.right.event.adapter == str(training.folder.path / "now.safetensors")


def test_shutdown_frees_the_lock_and_the_engine_leaves(qtbot: QtBot, panel: PreviewPanel, project: Project) -> None:
    render(qtbot, panel)
    owner = runs.RunFolder(project.previews).owner
    assert runs.is_locked(owner)
    assert runs.is_live(project.previews)
    panel.shutdown()
    assert not runs.is_locked(owner)
    qtbot.waitUntil(lambda: not runs.is_live(project.previews), timeout=15_000)
    assert runs.state(project.previews) in ("finished", "interrupted")


def test_a_closed_panel_can_open_the_project_again(
    qtbot: QtBot, panel: PreviewPanel, project: Project, make_panel: Callable[[Project], PreviewPanel]
) -> None:
    render(qtbot, panel)
    panel.open_project(project)  # while the former engine is still leaving
    assert panel.stage.right is None
    qtbot.waitUntil(lambda: panel.picker.choice().kind == "result")
    qtbot.waitUntil(lambda: bool(panel.form.prompt.toPlainText()))
    render(qtbot, panel)


def test_an_engine_that_left_is_started_again(qtbot: QtBot, panel: PreviewPanel, project: Project) -> None:
    render(qtbot, panel)
    runs.send(project.previews, runs.Stop())
    qtbot.waitUntil(lambda: panel.source.state == "asleep", timeout=15_000)
    panel.set_prompt("once more")
    render(qtbot, panel)
    assert panel.source.state == "ready"
    assert panel.notice.text() == ""


def test_an_engine_that_is_sent_away_in_the_middle_comes_back_for_the_picture(
    qtbot: QtBot, panel: PreviewPanel, project: Project
) -> None:
    panel.set_prompt("slow")
    panel.rendering.render_picture()
    qtbot.waitUntil(lambda: panel.stage.busy.ring.share is not None, timeout=15_000)
    runs.send(project.previews, runs.Stop())
    qtbot.waitUntil(lambda: settled(panel) and panel.stage.right is not None, timeout=15_000)
    assert panel.notice.text() == ""


def test_the_prompt_begins_with_a_caption_and_the_projects_own_words_come_first(
    make_panel: Callable[[Project], PreviewPanel], project: Project, run: Path
) -> None:
    assert make_panel(project).form.prompt.toPlainText() == "a fox in the snow"
    named = Project(project.folder, "Project", trigger_word="inkfox")
    assert make_panel(named).form.prompt.toPlainText() == "inkfox"
    asks = Project(project.folder, "Project", trigger_word="inkfox", settings={"preview_prompts": ["a bear", "a cat"]})
    assert make_panel(asks).form.prompt.toPlainText() == "a bear"
