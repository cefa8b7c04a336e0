"""The picker's slow work: looking through folders, and one download, each in the background with a way to stop."""

import threading
import time
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal

from gui import background
from project import models
from project.models import Entry, Progress

_TELL_EVERY = 0.25  # seconds between two lists of what was found


class Search(QObject):
    """Looks through all folders; `found` brings new entries in lots, `done` the whole list."""

    found = Signal(list)
    done = Signal(list)
    failed = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._stop = threading.Event()

    def start(self) -> None:
        """Begin; another search that is at work is left, and says nothing more."""
        self._stop.set()
        self._stop = stop = threading.Event()
        lot: list[Entry] = []
        told = time.monotonic()

        def tell(entry: Entry) -> None:
            nonlocal lot, told
            lot.append(entry)
            if time.monotonic() - told > _TELL_EVERY and not stop.is_set():
                told, full = time.monotonic(), lot
                lot = []
                self.found.emit(full)

        background.run(
            self,
            lambda: models.scan(models.roots(), tell, stop),
            lambda entries: None if stop.is_set() else self.done.emit(entries),
            lambda error: self.failed.emit(background.readable(error)),
        )

    def stop(self) -> None:
        self._stop.set()


class Download(QObject):
    """Gets one model of the hub. Exactly one of `done`, `failed` and `stopped` ends it."""

    progressed = Signal(object)  # Progress
    done = Signal(object)  # Path
    failed = Signal(str)
    stopped = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._stop = threading.Event()
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self.stop)

    def start(self, name: str, token: str = "") -> None:
        def tell(progress: Progress) -> None:
            if not self._stop.is_set():
                self.progressed.emit(progress)

        def work() -> Path:
            return models.get(name, tell, self._stop, token or None)

        background.run(self, work, self.done.emit, self._ended)

    def stop(self) -> None:
        """Stop soon; what came is kept, and the next try goes on from there."""
        self._stop.set()

    def _ended(self, error: Exception) -> None:
        if isinstance(error, models.Cancelled):
            self.stopped.emit()
        else:
            self.failed.emit(background.readable(error))
