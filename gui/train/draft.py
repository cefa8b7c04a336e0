"""Keeps the form's values in the project's file while the person works: half a second after the last change."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from gui import background
from project import library
from project.library import Project

_PAUSE = 500  # milliseconds


@dataclass(frozen=True)
class DraftFields:
    """What the Train page has a say in; the rest of the project's file belongs to others."""

    preset: str = ""
    trigger_word: str = ""
    base_model: str = "starter"
    settings: Mapping[str, Any] = field(default_factory=dict)


class DraftSaver(QObject):
    """Writes one draft after the other, in the background; the newest wins."""

    saved = Signal(object)  # the Project as it is on disk now
    failed = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE)
        self._timer.timeout.connect(self.flush)
        self._waiting: tuple[Path, DraftFields] | None = None
        self._busy = False

    def keep(self, folder: Path, fields: DraftFields) -> None:
        """Write these fields soon, unless newer ones come first."""
        if self._waiting is not None and self._waiting[0] != folder:
            self.flush()
        self._waiting = (folder, fields)
        self._timer.start()

    def flush(self) -> None:
        """Write now what still waits."""
        self._timer.stop()
        if self._waiting is None or self._busy:
            return  # what waits is written when the present write is done
        folder, fields = self._waiting
        self._waiting, self._busy = None, True
        background.run(self, lambda: _write(folder, fields), self._done, self._failed)

    @property
    def pending(self) -> bool:
        """Whether something is not on disk yet."""
        return self._busy or self._waiting is not None

    def _done(self, project: Project | None) -> None:
        self._busy = False
        if project is not None:
            self.saved.emit(project)
        self._next()

    def _failed(self, error: Exception) -> None:
        self._busy = False
        self.failed.emit(background.readable(error))
        self._next()

    def _next(self) -> None:
        if self._waiting is not None and not self._timer.isActive():
            self.flush()


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
