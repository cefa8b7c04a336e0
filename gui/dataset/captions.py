"""Reads captions off the GUI thread: those in view first, then all others, because a search needs every one."""

import threading
import time
from collections import deque
from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QObject, QThreadPool, Signal

from project.dataset import Caption, CaptionReader, Listing

_CHUNK_SECONDS = 0.05


class CaptionLoader(QObject):
    """Answers with lists of (file, Caption); `finished` when nothing waits any more."""

    arrived = Signal(list)
    finished = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lock = threading.Lock()
        self._first: deque[str] = deque()
        self._rest: deque[str] = deque()
        self._read: set[str] = set()
        self._reader: CaptionReader | None = None
        self._listing: Listing | None = None
        self._table: Path | None = None
        self._job = 0
        self._active = False
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)

    @property
    def busy(self) -> bool:
        """Whether captions are being read."""
        return self._active

    def open(self, listing: Listing, metadata_path: Path | None) -> None:
        """Read every caption of a folder."""
        with self._lock:
            self._job += 1
            self._read.clear()
            self._first.clear()
            self._rest = deque(listed.file for listed in listing.pictures)
            self._listing, self._table, self._reader = listing, metadata_path, None
        self._start()

    def prefer(self, files: Iterable[str]) -> None:
        """Read these next, if they were not read yet."""
        with self._lock:
            self._first.extend(file for file in files if file not in self._read)

    def reload(self, listing: Listing, files: Iterable[str]) -> None:
        """Read some captions again. The tables are read again as well."""
        with self._lock:
            self._listing, self._reader = listing, None
            again = list(files)
            self._read.difference_update(again)
            self._first.extend(again)
        self._start()

    def close(self) -> None:
        """Drop what waits, and wait for the read that is under way."""
        with self._lock:
            self._job += 1
            self._first.clear()
            self._rest.clear()
        self._pool.waitForDone()

    def _start(self) -> None:
        with self._lock:
            if self._active or not (self._first or self._rest):
                return
            self._active = True
        self._pool.start(self._work)

    def _work(self) -> None:
        while (chunk := self._chunk()) is not None:
            if chunk:
                self.arrived.emit(chunk)
        self.finished.emit()

    def _chunk(self) -> list[tuple[str, Caption]] | None:
        """What could be read in a moment; None when nothing waits, and then this thread of work is over."""
        chunk: list[tuple[str, Caption]] = []
        end = time.monotonic() + _CHUNK_SECONDS
        while time.monotonic() < end:
            with self._lock:
                file = self._next()
                if file is None:
                    self._active = bool(chunk)
                    return chunk or None
                job = self._job
                if self._reader is None and self._listing is not None:
                    self._reader = CaptionReader(self._listing, self._table)
                reader = self._reader
            if reader is None:
                continue
            caption = reader.read(Path(file))
            if job == self._job:
                chunk.append((file, caption))
        return chunk

    def _next(self) -> str | None:
        while self._first or self._rest:
            file = (self._first or self._rest).popleft()
            if file not in self._read:
                self._read.add(file)
                return file
        return None
