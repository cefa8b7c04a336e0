"""Keeps the form's values in the project's file while the person works: half a second after the last change."""

import threading
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from gui import background
from project import library
from project.library import Project

_PAUSE = 500  # milliseconds
_RETRY = 3000  # milliseconds after a write that failed


@dataclass(frozen=True)
class DraftFields:
    """What the Train page has a say in; the rest of the project's file belongs to others."""

    preset: str = ""
    trigger_word: str = ""
    base_model: str = "starter"
    settings: Mapping[str, Any] = field(default_factory=dict)


class DraftSaver(QObject):
    """Writes one draft after the other, in the background; the newest wins. What fails is tried again."""

    saved = Signal(object)  # the Project as it is on disk now
    failed = Signal(str)  # once, however often it is tried again
    recovered = Signal()  # what had failed is on disk

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE)
        self._retry = QTimer(self, singleShot=True, interval=_RETRY)
        for timer in (self._timer, self._retry):
            timer.timeout.connect(self.flush)
        self._waiting: dict[Path, DraftFields] = {}
        self._busy = 0
        self._serial = 0
        self._open: Path | None = None  # the project whose drafts are tried again
        self._trouble = ""
        self._one_by_one = threading.Lock()
        self._written: dict[Path, int] = {}

    def keep(self, folder: Path, fields: DraftFields) -> None:
        """Write these fields soon, unless newer ones come first."""
        self._open = folder
        self._waiting[folder] = fields
        self._timer.start()

    def flush(self) -> None:
        """Write now what still waits."""
        self._timer.stop()
        if not self._busy:  # what waits is written when the present write is done
            self._write_next()

    def leave(self) -> None:
        """The project is closed, and perhaps the app: write what waits now or never."""
        self._timer.stop()
        self._retry.stop()
        self._open, self._trouble = None, ""
        while self._waiting:
            self._write_next()

    @property
    def pending(self) -> bool:
        """Whether something is not on disk yet."""
        return bool(self._busy or self._waiting)

    @property
    def trouble(self) -> str:
        """Why the newest draft is not on disk; empty if nothing is wrong."""
        return self._trouble

    def _write_next(self) -> None:
        if not self._waiting:
            return
        folder = next(iter(self._waiting))
        fields = self._waiting.pop(folder)
        self._busy += 1
        self._serial += 1
        serial = self._serial

        def work() -> Project | None:
            with self._one_by_one:
                if serial < self._written.get(folder, 0):
                    return None
                self._written[folder] = serial
                return _write(folder, fields)

        background.run(self, work, self._done, lambda error: self._failed(folder, fields, error))

    def _done(self, project: Project | None) -> None:
        self._busy -= 1
        if self._trouble and not self._waiting:
            self._trouble = ""
            self.recovered.emit()
        if project is not None:
            self.saved.emit(project)
        if self._waiting and not self._timer.isActive():
            self.flush()

    def _failed(self, folder: Path, fields: DraftFields, error: Exception) -> None:
        self._busy -= 1
        known, text = bool(self._trouble), background.readable(error)
        if folder == self._open:
            self._waiting.setdefault(folder, fields)  # unless newer ones came meanwhile
            self._trouble = text
            self._retry.start()
        if not known:
            self.failed.emit(text)


def _write(folder: Path, fields: DraftFields) -> Project | None:
    """Put the fields into the project as it is on disk, so that what others changed there stays. None: nothing new."""
    before = library.load(folder)
    after = replace(
        before,
        preset=fields.preset,
        trigger_word=fields.trigger_word,
        base_model=fields.base_model,
        settings=dict(fields.settings),
    )
    if after == before:
        return None
    library.save(after)
    return after
