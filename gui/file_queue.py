"""Writes files off the GUI thread, one job after the other; of several jobs for one thing only the last is done."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Qt, QThreadPool, Signal

Work = Callable[[], Any]


@dataclass(eq=False)
class _Job:
    key: Any
    work: Work
    done: Callable[[Any], None] | None
    failed: Callable[[Exception], None] | None


class FileQueue(QObject):
    """An ordered queue with a thread of its own. `serial` counts the jobs that were given, to notice one's own work."""

    _ended = Signal(object, object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.serial = 0
        self._running = 0
        self._waiting: dict[Any, _Job] = {}
        self._lock = threading.Lock()
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._ended.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        """Whether a job waits, runs, or has not yet been answered."""
        return self._running > 0

    def holds(self, key: Any) -> bool:
        """Whether the work for this thing has not begun yet."""
        return key in self._waiting

    def put(
        self,
        key: Any,
        work: Work,
        done: Callable[[Any], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
        barrier: bool = False,
    ) -> None:
        """Do `work` after everything that was put before. It takes the place of a waiting job with the same key, but
        never of one that waits before a `barrier`."""
        self.serial += 1
        with self._lock:
            if barrier:
                self._waiting.clear()
            job = self._waiting.get(key)
            if job is not None:
                job.work, job.done, job.failed = work, done, failed
                return
            job = self._waiting[key] = _Job(key, work, done, failed)
        self._running += 1
        self._pool.start(lambda: self._do(job))

    def flush(self, milliseconds: int = 10_000) -> bool:
        """Wait until everything is on disk; False if that takes too long."""
        return self._pool.waitForDone(milliseconds)

    def _do(self, job: _Job) -> None:
        with self._lock:
            if self._waiting.get(job.key) is job:
                del self._waiting[job.key]
            work = job.work
        result, error = None, None
        try:
            result = work()
        except Exception as raised:
            error = raised
        self._ended.emit(job, result, error)

    def _deliver(self, job: _Job, result: Any, error: Exception | None) -> None:
        self._running -= 1
        if error is None:
            if job.done is not None:
                job.done(result)
        elif job.failed is not None:
            job.failed(error)
