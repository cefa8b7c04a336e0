"""Making a project off the GUI thread, with progress and a way to stop."""

import threading
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from gui import background
from project import library
from project.errors import AtelierError
from project.library import Project


class Cancelled(AtelierError):
    """The person thought better of it."""


class Creation(QObject):
    """One project in the making. Exactly one of `made`, `failed` and `cancelled` ends it."""

    progressed = Signal(int, int)
    made = Signal(object)
    failed = Signal(str)
    cancelled = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stop = threading.Event()

    def start(self, parent: Path | None, name: str, pictures: list[Path], link: bool, facts: library.Facts) -> None:
        """Begin; the signals come in the GUI thread."""

        def work() -> Project:
            project = library.create(
                parent or library.usual_place(), name, pictures=pictures, link=link, progress=self._progress, **facts
            )
            library.remember(project.folder)
            return project

        background.run(self, work, self.made.emit, self._ended)

    def cancel(self) -> None:
        """Stop soon; what was made so far is removed."""
        self._stop.set()

    def _progress(self, done: int, total: int) -> None:
        """In the worker's thread: a signal is the one thing of ours that may be touched there."""
        if self._stop.is_set():
            raise Cancelled("cancelled")
        self.progressed.emit(done, total)

    def _ended(self, error: Exception) -> None:
        if isinstance(error, Cancelled):
            self.cancelled.emit()
        else:
            self.failed.emit(background.readable(error))
