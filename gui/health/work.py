"""Checks the open project's set off the GUI thread, again whenever something on disk or in the settings has changed."""

import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from gui import background
from project.health import Health, Progress, Store, check_project, state_of, store_of
from project.library import Project


class HealthWork(QObject):
    """One check at a time. What a project that was closed since still sends is dropped."""

    began = Signal()
    progressed = Signal(object)  # Progress
    finished = Signal(object)  # Health
    failed = Signal(str)

    _told = Signal(object, object)  # the stop of the check that says it, Progress

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.project: Project | None = None
        self._store: Store | None = None
        self._stop: threading.Event | None = None
        self._state: object = None
        self._again = False
        self._looking = False
        self._told.connect(self._tell)

    @property
    def at_work(self) -> bool:
        return self._stop is not None

    def open(self, project: Project) -> None:
        """Check another project from now on."""
        self.close()
        self.project, self._store = project, store_of(project)

    def use_settings(self, project: Project) -> None:
        """The project's settings changed; the next look notices."""
        self.project = project

    def close(self) -> None:
        """Stop, and forget the project."""
        if self._stop is not None:
            self._stop.set()
        self.project = self._store = self._stop = self._state = None
        self._again = self._looking = False

    def look(self) -> None:
        """Check again if something changed since the last time."""
        if self.project is None or self._stop is not None or self._looking:
            return
        project, before = self.project, self._state
        self._looking = True

        def changed() -> tuple[object, bool]:
            now = state_of(project)
            return now, now != before

        def done(found: tuple[object, bool]) -> None:
            if project is self.project:
                self._looking = False
                if found[1]:
                    self.check()

        def failed(error: Exception) -> None:
            if project is self.project:
                self._looking = False
                self._state = None
                self.failed.emit(background.readable(error))

        background.run(self, changed, done, failed)

    def check(self) -> None:
        """Check now, or once more when the check at work is done."""
        if self.project is None:
            return
        if self._stop is not None:
            self._again = True
            return
        project, store, stop = self.project, self._store, threading.Event()
        self._stop = stop
        tell = _teller(self._told, stop)

        def work() -> tuple[object, Health]:
            state = state_of(project)
            return state, check_project(project, tell, stop, store)

        self.began.emit()
        background.run(self, work, lambda found: self._done(stop, *found), lambda error: self._failed(stop, error))

    def stop(self) -> None:
        """End the check soon; what was measured is kept, and shown."""
        if self._stop is not None:
            self._stop.set()
            self._again = False

    def _tell(self, stop: object, progress: Progress) -> None:
        if stop is self._stop:
            self.progressed.emit(progress)

    def _done(self, stop: threading.Event, state: object, health: Health) -> None:
        if stop is not self._stop:
            return
        self._stop, self._state = None, state
        if self._again:
            self._again = False
            self.check()
            return
        self.finished.emit(health)

    def _failed(self, stop: threading.Event, error: Exception) -> None:
        if stop is self._stop:
            self._stop = self._state = None
            self._again = False
            self.failed.emit(background.readable(error))


def _teller(signal: object, stop: threading.Event) -> Callable[[Progress], None]:
    def tell(progress: Progress) -> None:
        if not stop.is_set():
            signal.emit(stop, progress)  # type: ignore[attr-defined]

    return tell
