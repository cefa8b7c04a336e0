"""Decodes every picture once in the background, at low priority, to say early which ones a training will skip."""

import json
import threading
import time
from collections import deque
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QObject, QThread, QThreadPool, Signal

from gui.dataset.entries import Check, Entry
from project.dataset.listing import Stamp
from project.dataset.pictures import PictureError, measure
from project.workspace import atomic_write

_CHUNK_SECONDS = 0.25
_SAVE_SECONDS = 15.0
_PAUSE_SECONDS = 0.002  # between two pictures, so that the screen always comes first
_VERSION = 1

Known = dict[str, list[int | str]]


class Checker(QObject):
    """Answers with lists of (file, Check). What was found before is kept in a file of the project's cache."""

    arrived = Signal(list)
    finished = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lock = threading.Lock()
        self._queue: deque[tuple[str, Stamp]] = deque()
        self._file: Path | None = None
        self._known: Known | None = None
        self._closing = False
        self._active = False
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._pool.setThreadPriority(QThread.Priority.LowestPriority)

    @property
    def waiting(self) -> int:
        """How many pictures were not looked at yet."""
        return len(self._queue)

    def open(self, cache: Path) -> None:
        """Keep the results in this folder from now on."""
        self.close()
        self._file, self._known, self._closing = cache / "checks.json", None, False

    def check(self, entries: list[Entry]) -> None:
        """Look at these too; what cannot be trained anyhow is left out."""
        with self._lock:
            self._queue.extend((entry.file, entry.stamp) for entry in entries if not entry.never)
            if self._active or not self._queue:
                return
            self._active = True
        self._pool.start(self._work)

    def close(self) -> None:
        """Stop after the picture that is being decoded."""
        with self._lock:
            self._queue.clear()
            self._closing = True
        self._pool.waitForDone()

    def _work(self) -> None:
        if self._known is None:
            self._known = _read(self._file)
        known, fresh, saved = self._known, 0, time.monotonic()
        chunk: list[tuple[str, Check]] = []
        told = time.monotonic()
        while job := self._next():
            file, stamp = job
            key = f"{file}|{stamp[0]}|{stamp[1]}"
            found = known.get(key)
            if found is None:
                found = known[key] = _look(Path(file))
                fresh += 1
                time.sleep(_PAUSE_SECONDS)
            chunk.append((file, _as_check(found)))
            if time.monotonic() - told > _CHUNK_SECONDS or len(chunk) >= 500:
                self.arrived.emit(chunk)
                chunk, told = [], time.monotonic()
            if fresh and time.monotonic() - saved > _SAVE_SECONDS:
                self._save(known)
                fresh, saved = 0, time.monotonic()
        if chunk:
            self.arrived.emit(chunk)
        if fresh:
            self._save(known)
        self.finished.emit()

    def _next(self) -> tuple[str, Stamp] | None:
        with self._lock:
            if self._queue and not self._closing:
                return self._queue.popleft()
            self._active = False
            return None

    def _save(self, known: Known) -> None:
        if self._file is not None:
            with suppress(OSError):
                self._file.parent.mkdir(parents=True, exist_ok=True)
                atomic_write(self._file, json.dumps({"version": _VERSION, "pictures": known}))


def _look(path: Path) -> list[int | str]:
    try:
        width, height = measure(path)
    except PictureError as error:
        return [0, 0, error.reason]
    return [width, height, ""]


def _as_check(found: list[int | str]) -> Check:
    return Check(int(found[0]), int(found[1]), str(found[2]))


def _read(file: Path | None) -> Known:
    """What was found before; nothing if the file is missing, damaged or of another version."""
    with suppress(OSError, ValueError, AttributeError, TypeError):
        data = json.loads(file.read_bytes()) if file is not None else {}
        if data.get("version") == _VERSION:
            return {key: found for key, found in data["pictures"].items() if len(found) == 3}
    return {}
