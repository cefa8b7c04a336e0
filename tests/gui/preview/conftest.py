"""A project with a finished run, and the panel on it; the engines that it starts answer for real, in a few lines."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gui import process
from gui.preview import PreviewPanel
from project import runs
from project.library import Project

SCRIPT = Path(__file__).with_name("answering_engine.py")


@pytest.fixture(autouse=True)
def _engine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "engine_command", lambda: [sys.executable, str(SCRIPT)])


@pytest.fixture
def project(tmp_path: Path) -> Project:
    folder = tmp_path / "project"
    (folder / "images").mkdir(parents=True)
    (folder / "images" / "fox.png").write_bytes(b"")
    (folder / "images" / "fox.txt").write_text("a fox in the snow", encoding="utf-8")
    return Project(folder, "Project")


@pytest.fixture
def run(project: Project) -> Path:
    """A finished run with a checkpoint."""
    folder = project.runs / "2026-01-05_ink"
    (folder / "checkpoints" / "step-000050").mkdir(parents=True)
    (folder / "ink.safetensors").write_bytes(b"weights")
    return folder


@pytest.fixture
def make_panel(qtbot: QtBot) -> Iterator[Callable[[Project], PreviewPanel]]:
    """Panels that are shut down after the test, as the window does it."""
    made: list[PreviewPanel] = []

    def make(project: Project) -> PreviewPanel:
        panel = PreviewPanel()
        qtbot.addWidget(panel)
        made.append(panel)
        panel.resize(340, 740)
        panel.show()
        panel.open_project(project)
        qtbot.waitUntil(lambda: bool(panel.form.prompt.toPlainText()))
        has_run = any(project.runs.glob("*/*.safetensors"))
        qtbot.waitUntil(lambda: (panel.picker.choice().kind != "base") == has_run)
        return panel

    yield make
    for panel in made:
        panel.shutdown()


@pytest.fixture
def panel(make_panel: Callable[[Project], PreviewPanel], project: Project, run: Path) -> PreviewPanel:
    return make_panel(project)


@pytest.fixture
def asked(project: Project) -> Callable[[], list[runs.PreviewRequest]]:
    """The requests that the project's preview engine was sent."""
    return lambda: requests_in(project.previews)


def requests_in(folder: Path) -> list[runs.PreviewRequest]:
    commands = runs.CommandReader(folder, since=0.0).poll()
    return [command for command in commands if isinstance(command, runs.PreviewRequest)]


def settled(panel: PreviewPanel) -> bool:
    """Whether nothing is waited for and what was made can be seen."""
    stage = panel.stage
    return not panel.source.waiting and not stage.busy.busy and stage.seen == stage.records


def strength_shown(panel: PreviewPanel) -> float:
    """The strength of the picture on the right; -1 if there is none."""
    return panel.stage.right.event.strength if panel.stage.right is not None else -1.0
