"""The base of what stands beside every page and tries out what a training made."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from gui.process import RunFollower
    from gui.run_model import RunModel
    from project.library import Project


class Panel(QWidget):
    """A panel of the window; there is one for each task that a project may have."""

    def open_project(self, project: Project) -> None:
        """Called when a project was opened."""
        raise NotImplementedError

    def update_project(self, project: Project) -> None:
        """Called when the open project's settings changed on a page."""

    def close_project(self) -> None:
        """Called before another project is opened and before the window closes."""
        raise NotImplementedError

    def shutdown(self) -> None:
        """Called before the app ends: nothing of the panel is left at work."""
        self.close_project()

    def set_live_run(self, follower: RunFollower | None, model: RunModel | None) -> None:
        """Use a training that runs; None = it ended."""
        raise NotImplementedError

    def choose(self, run_dir: Path, checkpoint: Path | None = None) -> None:
        """Use a run's LoRA, or one of its checkpoints."""
        raise NotImplementedError

    def choose_file(self, path: Path) -> None:
        """Use a LoRA file from anywhere."""
        raise NotImplementedError

    def show_result(self, run_dir: Path) -> None:
        """Use what a training has just finished."""
        raise NotImplementedError
