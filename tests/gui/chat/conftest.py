"""A project of texts with a finished run, and the chat on it; the engines that it starts answer for real."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gui import process
from gui.chat import ChatPanel
from project import library, runs
from project.library import Project
from project.runs.folder import PEFT_WEIGHTS

SCRIPT = Path(__file__).with_name("answering_engine.py")


@pytest.fixture(autouse=True)
def _engine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "engine_command", lambda: [sys.executable, str(SCRIPT)])


@pytest.fixture
def project(tmp_path: Path) -> Project:
    made = Project(tmp_path / "project", "Shop", task="text-generation", pictures="texts")
    (made.folder / "texts").mkdir(parents=True)
    library.save(made)
    return made


@pytest.fixture
def run(project: Project) -> Path:
    """A finished run with a checkpoint, and what it was asked."""
    folder = project.runs / "2026-01-05_shop"
    (folder / "checkpoints" / "step-000050").mkdir(parents=True)
    (folder / "shop").mkdir()
    (folder / "shop" / PEFT_WEIGHTS).write_bytes(b"weights")
    (folder / "config.yaml").write_text("task_type: text-generation\nmodel_name_or_path: /models/small\n")
    with runs.EventLog(folder / "events.jsonl") as log:
        for step in (0, 50, 100):
            log.write(asked(step, "What is a dog?", f"a dog after {step}"))
            log.write(asked(step, "怎么退货？", f"第{step}步"))
        log.write(runs.Resumed(step=50))
        log.write(asked(100, "What is a dog?", "woof"))
        log.write(runs.Answer(id="x", text="a chat", done=True, step=60, question="hello"))
        log.write(runs.End(status="finished", step=100))
    return folder


def asked(step: int, question: str, text: str) -> runs.Answer:
    """An answer to a test question."""
    return runs.Answer(id=f"{step}", text=text, done=True, step=step, question=question, group=runs.QUESTIONS)


@pytest.fixture
def make_panel(qtbot: QtBot) -> Iterator[Callable[[Project], ChatPanel]]:
    """Panels that are shut down after the test, as the window does it."""
    made: list[ChatPanel] = []

    def make(project: Project) -> ChatPanel:
        panel = ChatPanel()
        qtbot.addWidget(panel)
        made.append(panel)
        panel.resize(340, 740)
        panel.show()
        panel.open_project(project)
        has_run = project.runs.is_dir()
        qtbot.waitUntil(lambda: panel.talking.has_lora() == has_run)
        return panel

    yield make
    for panel in made:
        panel.shutdown()


@pytest.fixture
def panel(make_panel: Callable[[Project], ChatPanel], project: Project, run: Path) -> ChatPanel:
    return make_panel(project)


@pytest.fixture
def sent(project: Project) -> Callable[[], list[runs.Ask]]:
    """The questions that the project's engine was sent."""

    def read() -> list[runs.Ask]:
        commands = runs.CommandReader(project.previews, since=0.0).poll()
        return [command for command in commands if isinstance(command, runs.Ask)]

    return read
