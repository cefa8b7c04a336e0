"""A page with a few pictures, open and shown."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gui.dataset import DatasetPage
from gui.dataset.entries import Entry
from project.library import Project
from project.workspace import sample_dataset

NAMES = ("banana", "bear", "bell", "butterfly", "cactus", "carrot")


class Desk:
    """The page as a person meets it, with short words for what they do and see."""

    def __init__(self, page: DatasetPage, project: Project, qtbot: QtBot) -> None:
        self.page, self.project, self.qtbot = page, project, qtbot
        self.folder = project.images

    def names(self) -> list[str]:
        """The pictures that are shown, in order."""
        return [entry.name for entry in self.page.collection.model.rows]

    def entry(self, name: str) -> Entry:
        return self.page.collection.model.entries[str(self.folder / f"{name}.png")]

    def shown(self, name: str) -> str:
        """The caption that is shown."""
        return self.entry(name).caption.text

    def written(self, name: str) -> str | None:
        """The caption file as it is on disk, None without one."""
        try:
            return (self.folder / f"{name}.txt").read_text(encoding="utf-8", errors="replace").rstrip("\n")
        except FileNotFoundError:
            return None

    def until(self, what: Callable[[], bool], milliseconds: int = 30_000) -> None:
        self.qtbot.waitUntil(what, timeout=milliseconds)

    def begin(self, name: str) -> None:
        """Open the caption field of a picture and select all of its text."""
        self.page.grid.edit_wanted.emit(self.entry(name))
        assert self.page.grid.editor.isVisible()

    def type(self, text: str) -> None:
        QTest.keyClicks(self.page.grid.editor, text)

    def edit(self, name: str, text: str) -> None:
        """Edit a caption and save it."""
        self.begin(name)
        self.type(text)
        QTest.keyClick(self.page.grid.editor, Qt.Key.Key_Return)
        self.until(lambda: self.written(name) == text)

    def select(self, *names: str) -> None:
        self.page.grid.select([str(self.folder / f"{name}.png") for name in names])


@pytest.fixture
def project(tmp_path: Path) -> Project:
    images = tmp_path / "project" / "images"
    images.mkdir(parents=True)
    for name in NAMES:
        for suffix in (".png", ".txt"):
            shutil.copy(sample_dataset() / f"{name}{suffix}", images)
    return Project(folder=images.parent, name="test")


@pytest.fixture
def desk(project: Project, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setattr("gui.dataset.watch._EVERY", 300)  # milliseconds: what is looked for is not to be waited for
    page = DatasetPage()
    qtbot.addWidget(page)
    page.resize(760, 740)
    page.show()
    page.open_project(project)
    desk = Desk(page, project, qtbot)
    model = page.collection.model
    desk.until(lambda: bool(model.rows) and all(entry.loaded and entry.check for entry in model.rows))
    yield desk
    page.close_project()
