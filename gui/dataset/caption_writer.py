"""Brings many captions to disk as one job: each compared with what lies there, with progress, and to be stopped."""

import os
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from PySide6.QtCore import QObject, Signal

from gui.file_queue import FileQueue
from project.dataset import Caption
from project.dataset.caption_file import CaptionFile

_TELL_SECONDS = 0.15
_THREADS = 8  # a file is written in one thread while others wait for the disk
_CHUNK = 64


@dataclass(frozen=True, slots=True)
class Write:
    """One caption to be written: the text (None = as before the edit), and what was shown until now."""

    file: CaptionFile
    text: str | None
    shown: Caption
    force: bool = False


@dataclass
class Outcome:
    """What became of the writes: those where another program's text was found and left, what failed, what was not
    begun."""

    others: list[tuple[Write, Caption]] = field(default_factory=list)
    failed: list[tuple[Write, Exception]] = field(default_factory=list)
    left: list[Write] = field(default_factory=list)


class CaptionWriter(QObject):
    """Works in the thread of the queue that writes captions, so that everything keeps its order."""

    progressed = Signal(int, int, float)  # done, all, seconds that are left (below zero while not known)
    ended = Signal(object)  # Outcome

    def __init__(self, queue: FileQueue, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._queue = queue
        self._stopped = 0  # jobs up to this one end after the file that is being written
        self._jobs = 0

    def put(self, writes: Sequence[Write], last: Callable[[], None]) -> None:
        """Write all of these after what waits. `last` runs in the thread afterwards if nothing was left."""
        self._jobs += 1
        job = self._jobs

        def work() -> Outcome:
            outcome = self._write(writes, job)
            if not outcome.left:
                last()
            return outcome

        self._queue.put(object(), work, self.ended.emit, barrier=True)

    def stop(self) -> None:
        """End what is under way and what waits."""
        self._stopped = self._jobs

    def _write(self, writes: Sequence[Write], job: int) -> Outcome:
        outcome, done, began = Outcome(), 0, time.monotonic()
        told = began
        with ThreadPoolExecutor(_THREADS) as threads:
            while done < len(writes):
                if job <= self._stopped:
                    outcome.left = list(writes[done:])
                    break
                chunk = _apart(writes, done)
                for write, (others, error) in zip(chunk, threads.map(_one, chunk), strict=True):
                    if others is not None:
                        outcome.others.append((write, others))
                    if error is not None:
                        outcome.failed.append((write, error))
                done += len(chunk)
                now = time.monotonic()
                if now - told > _TELL_SECONDS and done < len(writes):
                    told = now
                    self.progressed.emit(done, len(writes), (now - began) / done * (len(writes) - done))
        return outcome


def _apart(writes: Sequence[Write], start: int) -> list[Write]:
    """The next writes that may be done at once: pictures of one name in one folder share their caption file."""
    chunk: list[Write] = []
    taken: set[str] = set()
    for write in writes[start : start + _CHUNK]:
        target = os.path.splitext(write.file.picture)[0]
        if target in taken:
            break
        taken.add(target)
        chunk.append(write)
    return chunk


def _one(write: Write) -> tuple[Caption | None, Exception | None]:
    """Another program's text if that was found and left, or what went wrong."""
    try:
        others = None if write.force else write.file.others(write.text)
        if others is None and write.file.picture.exists():
            write.file.write(write.text)
    except Exception as error:
        return None, error
    return others, None
