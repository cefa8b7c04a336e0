"""Thumbnails for the tiles in view: made in threads, kept on disk, and a bounded number of them in memory."""

import logging
import os
import threading
import time
from collections import OrderedDict, deque
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QSize, Qt, QThreadPool, QTimer, Signal
from PySide6.QtGui import QImage, QPixmap

from gui.dataset.entries import Entry
from gui.dataset.picture_file import fitted, thumbnail

_log = logging.getLogger(__name__)
_MOST = 2000
_MOST_BYTES = 160_000_000
_TICK_SECONDS = 0.006  # of the GUI thread, for turning images into pixmaps
_STEPS = (192, 320, 640)  # sizes that are made, in pixels of the longer side

Box = tuple[int, int, float]  # the place of a thumbnail: width and height in device pixels, and how many make one
Job = tuple[str, Box]
_RADIUS = 6


class Thumbnails(QObject):
    """`want` says which pictures are in view; what is no longer wanted is not begun. `arrived` names the new ones."""

    arrived = Signal(list)
    _made = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cache: Path | None = None
        self._box: Box = (160, 160, 1.0)
        self._kept: OrderedDict[str, tuple[QPixmap, Box]] = OrderedDict()
        self._bytes = 0
        self._bad: set[str] = set()
        self._lock = threading.Lock()
        self._queue: deque[Job] = deque()
        self._under_way: set[Job] = set()
        self._done: deque[tuple[str, Box, QImage]] = deque()
        self._workers = 0
        self._threads = max(1, (os.cpu_count() or 2) - 1)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(self._threads)
        self._made.connect(self._take, Qt.ConnectionType.QueuedConnection)
        self._tick = QTimer(self)
        self._tick.setSingleShot(True)
        self._tick.timeout.connect(self._take)

    def open(self, cache: Path) -> None:
        """Keep thumbnails in this folder from now on; forget those of another project."""
        self.close()
        self._cache = cache
        self._kept.clear()
        self._bad.clear()
        self._bytes = 0

    def close(self) -> None:
        """Begin nothing more, and wait for what is under way."""
        with self._lock:
            self._queue.clear()
        self._pool.waitForDone()
        self._done.clear()

    def set_box(self, size: QSize, ratio: float) -> None:
        """The place that a thumbnail fills, and how many device pixels make one of its pixels."""
        self._box = (round(size.width() * ratio), round(size.height() * ratio), ratio)

    def get(self, entry: Entry) -> QPixmap | None:
        """What is at hand, perhaps of another size than wanted."""
        found = self._kept.get(entry.file)
        return found[0] if found is not None else None

    def failed(self, entry: Entry) -> bool:
        """Whether the picture could not be opened."""
        return entry.file in self._bad

    def idle(self) -> bool:
        """Whether everything that was wanted is there."""
        return not (self._queue or self._under_way or self._done)

    def forget(self, file: str) -> None:
        """The file was replaced: what was made of it no longer holds."""
        former = self._kept.pop(file, None)
        if former is not None:
            self._bytes -= _weight(former[0])
        self._bad.discard(file)

    def want(self, entries: Sequence[Entry]) -> None:
        """Make these next, in this order, and nothing else that has not begun."""
        queue: deque[Job] = deque()
        for entry in entries:
            found = self._kept.get(entry.file)
            if found is not None:
                self._kept.move_to_end(entry.file)
            if (found is None or found[1] != self._box) and entry.file not in self._bad:
                queue.append((entry.file, self._box))
        with self._lock:
            self._queue = deque(job for job in queue if job not in self._under_way)
            start = min(self._threads - self._workers, len(self._queue))
            self._workers += max(0, start)
        for _ in range(start):
            self._pool.start(self._work)

    def _work(self) -> None:
        while True:
            with self._lock:
                if not self._queue:
                    self._workers -= 1
                    return
                job = self._queue.popleft()
                self._under_way.add(job)
            file, box = job
            try:
                image = self._make(Path(file), box)
            except Exception:  # whatever a strange file does to a decoder, the tile says that it cannot be shown
                _log.exception("no thumbnail of %s", file)
                image = QImage()
            self._done.append((file, box, image))
            with self._lock:
                self._under_way.discard(job)
            self._made.emit()

    def _make(self, path: Path, box: Box) -> QImage:
        width, height, ratio = box
        step = next((step for step in _STEPS if step >= height), _STEPS[-1])
        image = thumbnail(path, step, self._cache)
        return image if image.isNull() else fitted(image, QSize(width, height), _RADIUS * ratio)

    def _take(self) -> None:
        fresh = []
        end = time.monotonic() + _TICK_SECONDS
        while self._done and time.monotonic() < end:
            file, box, image = self._done.popleft()
            if image.isNull():
                self._bad.add(file)
            else:
                self._keep(file, _pixmap(image, box[2]), box)
            fresh.append(file)
        if self._done:
            self._tick.start(0)
        if fresh:
            self.arrived.emit(fresh)

    def _keep(self, file: str, pixmap: QPixmap, box: Box) -> None:
        self.forget(file)
        self._kept[file] = (pixmap, box)
        self._bytes += _weight(pixmap)
        while len(self._kept) > _MOST or self._bytes > _MOST_BYTES:
            _, (old, _) = self._kept.popitem(last=False)
            self._bytes -= _weight(old)


def _pixmap(image: QImage, ratio: float) -> QPixmap:
    pixmap = QPixmap.fromImage(image)
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def _weight(pixmap: QPixmap) -> int:
    return pixmap.width() * pixmap.height() * 4
