"""Work off the GUI thread: run a function in a thread of the pool, and get its result or its error back in the GUI."""

import logging
from collections.abc import Callable
from typing import Any, TypeVar

import shiboken6
from PySide6.QtCore import QCoreApplication, QObject, QRunnable, Qt, QThreadPool, Signal

from gui.language import translated
from project.errors import AtelierError

T = TypeVar("T")
_log = logging.getLogger(__name__)


class _Answer(QObject):
    """Lives in the GUI thread and takes what the worker found. The application owns it, so no worker can outlive it."""

    arrived = Signal(object, object)

    def __init__(
        self, owner: QObject, done: Callable[[Any], None] | None, failed: Callable[[Exception], None] | None
    ) -> None:
        super().__init__(QCoreApplication.instance())
        self.owner, self.done, self.failed = owner, done, failed
        self.arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def _deliver(self, result: Any, error: Exception | None) -> None:
        self.deleteLater()
        if not shiboken6.isValid(self.owner):
            return
        if error is None:
            if self.done is not None:
                self.done(result)
        elif self.failed is not None:
            self.failed(error)
        else:
            _log.error("background work failed", exc_info=error)


class _Work(QRunnable):
    def __init__(self, work: Callable[[], Any], answer: _Answer) -> None:
        super().__init__()
        self.work, self.answer = work, answer

    def run(self) -> None:
        result, error = None, None
        try:
            result = self.work()
        except Exception as raised:
            error = raised
        if shiboken6.isValid(self.answer):  # not when the application is gone
            self.answer.arrived.emit(result, error)


def run(
    owner: QObject,
    work: Callable[[], T],
    done: Callable[[T], None] | None = None,
    failed: Callable[[Exception], None] | None = None,
) -> None:
    """Run `work` in the thread pool, then `done(result)` or `failed(error)` in the GUI thread if the owner still lives.

    `work` must not touch a widget. An error that nobody takes is logged.
    """
    QThreadPool.globalInstance().start(_Work(work, _Answer(owner, done, failed)))


def readable(error: Exception, without: str = "") -> str:
    """An error as one line for the person, without what it begins with, such as the name of a form."""
    if isinstance(error, AtelierError):
        return translated(str(error).removeprefix(without))
    if isinstance(error, OSError):
        place = f"{error.filename}: " if error.filename else ""
        return f"{place}{error.strerror or error}"
    if isinstance(error, MemoryError):
        return QCoreApplication.translate("errors", "There is not enough memory. Close other programs and try again.")
    return f"{type(error).__name__}: {error}"
