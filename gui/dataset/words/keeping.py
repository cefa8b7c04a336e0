"""Keeps what belongs to the words of a project in its file: the style of its captions and its saved filters."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject

from gui import background
from project import library
from project.library import Project

Change = Callable[[Project], Project]


def keep(
    owner: QObject,
    folder: Path,
    change: Change,
    done: Callable[[Project], None],
    failed: Callable[[Exception], None],
) -> None:
    """Change the project as it is on disk, in the background, so that what others changed there stays."""

    def work() -> Project:
        before = library.load(folder)
        after = change(before)
        if after != before:
            library.save(after)
        return after

    background.run(owner, work, done, failed)


def with_style(kind: str, separator: str = "") -> Change:
    """Captions are read so from now on."""

    def change(project: Project) -> Project:
        settings = {**project.settings, "caption_separator": separator} if separator else project.settings
        return replace(project, caption_style=kind, settings=settings)

    return change


def with_filters(filters: list[tuple[str, str]]) -> Change:
    """These are the saved filters from now on."""
    return lambda project: replace(project, filters=dict(filters))
