"""Small pictures for the findings: made in threads, the most recently wanted first, and a bounded number kept."""

import threading
from collections import OrderedDict
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QRunnable, Qt, QThread, QThreadPool, Signal
from PySide6.QtGui import QImage

from project.dataset.pictures import PictureError, load_small

SIDE = 240  # pixels of the longer side: twice what is painted, for dense screens
_MOST = 500


class SmallPictures(QObject):
    """`get` says what is at hand and has the rest made; `arrived` names each picture that came."""

    arrived = Signal(str)
    _made = Signal(str, object, int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kept: OrderedDict[str, QImage] = OrderedDict()
        self._asked: set[str] = set()
        self._turn = 0
        self._closed = threading.Event()
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._pool.setThreadPriority(QThread.Priority.LowPriority)
        self._made.connect(self._take, Qt.ConnectionType.QueuedConnection)

    def get(self, file: str) -> QImage | None:
        """The small picture; None while it is being made, a null image if it cannot be opened."""
        if file in self._kept:
            self._kept.move_to_end(file)
            return self._kept[file]
        if file not in self._asked:
            self._asked.add(file)
            self._pool.start(_Making(self, file, self._turn, self._closed))
        return None

    def forget(self, files: Sequence[str] = ()) -> None:
        """These files, or all, were replaced or are of no interest any more."""
        for file in files or list(self._kept):
            self._kept.pop(file, None)
        if not files:
            self.close()

    def close(self) -> None:
        """Make nothing more."""
        self._closed.set()
        self._closed = threading.Event()
        self._turn += 1
        self._pool.clear()
        self._pool.waitForDone()
        self._asked.clear()

    def _take(self, file: str, image: QImage, turn: int) -> None:
        if turn != self._turn:
            return
        self._asked.discard(file)
        self._kept[file] = image
        while len(self._kept) > _MOST:
            self._kept.popitem(last=False)
        self.arrived.emit(file)


class _Making(QRunnable):
    def __init__(self, owner: SmallPictures, file: str, turn: int, closed: threading.Event) -> None:
        super().__init__()
        self.owner, self.file, self.turn, self.closed = owner, file, turn, closed

    def run(self) -> None:
        if not self.closed.is_set():
            image = small_image(Path(self.file))
            if not self.closed.is_set():
                self.owner._made.emit(self.file, image, self.turn)


def small_image(path: Path) -> QImage:
    """A picture as a training sees it, small; a null image if it cannot be opened."""
    try:
        if not path.is_file():  # a pipe, say: reading it would wait for ever
            return QImage()
        picture = load_small(path, SIDE).image
    except (PictureError, OSError, MemoryError):
        return QImage()
    data = picture.tobytes()
    return QImage(data, picture.width, picture.height, picture.width * 3, QImage.Format.Format_RGB888).copy()
