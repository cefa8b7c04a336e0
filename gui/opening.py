"""What the window asks of the disk when a project is opened; slow, for the background.

The modules are brought in when they are needed: they know the whole schema, and the first picture need not wait for it.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from project.library import Project


def load(folder: Path | None) -> Project:
    """The project of a folder; None = the sample project, made if it was never there. Raises BadInput."""
    from project import library

    return library.load(folder) if folder else library.sample_project()


def sample() -> Project:
    """The sample project, brought back if it was removed. Raises BadInput."""
    from project import library

    return library.sample_project(again=True)


def repair(folder: Path) -> Project:
    """A damaged project, made openable again. Raises BadInput."""
    from project import library

    return library.repair(folder)


def is_damaged(error: Exception) -> bool:
    """Whether a repair may help."""
    from project import library

    return isinstance(error, library.DamagedProject)


def remember(project: Project) -> None:
    """Put the project at the top of the list. Raises BadInput."""
    from project import library

    library.remember(project.folder)


def live_run(project: Project) -> Path | None:
    """The project's training that is at work now."""
    from project.runs.summary import find_live

    return find_live(project.runs)
