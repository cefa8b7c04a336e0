"""One pass over the pictures of a set: what is kept is taken, the rest is measured by several threads and kept."""

import os
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from project.dataset.listing import Stamp
from project.health.measuring import look
from project.health.record import Record
from project.health.store import Key, Store

_SAVE_SECONDS = 2.0
_TELL_SECONDS = 0.1
_AHEAD = 3  # batches that wait, for each thread
_AT_ONCE = 8  # pictures of a batch


@dataclass(frozen=True)
class Progress:
    """How far a pass is. `left` is the seconds that it will still take, None while nobody knows."""

    done: int
    total: int
    left: float | None = None


Tell = Callable[[Progress], None]


def inspect(pictures: Sequence[tuple[str, Stamp]], store: Store, tell: Tell | None = None,
            stop: threading.Event | None = None) -> dict[str, Record]:  # fmt: skip
    """The record of each picture (its file and stamp). After `stop` was set only those that are there already.

    `tell` is called in this thread, a few times a second.
    """
    stop = stop or threading.Event()
    kept = store.read()
    found: dict[str, Record] = {}
    fresh: list[tuple[str, Key]] = []
    for file, stamp in pictures:
        key = (store.name(file), stamp)
        if key in kept:
            found[file] = kept[key]
        else:
            fresh.append((file, key))
    known = len(found)
    if fresh:
        unsaved: dict[Key, Record] = {}
        began = told = saved = time.monotonic()
        for number, ((file, key), record) in enumerate(_measured(fresh, stop), 1):
            found[file] = unsaved[key] = record
            now = time.monotonic()
            if tell and now - told > _TELL_SECONDS:
                left = (now - began) / number * (len(fresh) - number) if now - began > 1 else None
                tell(Progress(known + number, len(pictures), left))
                told = now
            if now - saved > _SAVE_SECONDS:
                store.write(unsaved)
                unsaved, saved = {}, now
        store.write(unsaved)
    if len(kept) + len(fresh) > len(pictures) and not stop.is_set():
        store.keep_only(store.name(file) for file, _ in pictures)
    if tell:
        tell(Progress(len(found), len(pictures), 0.0))
    return found


def _measured(fresh: list[tuple[str, Key]], stop: threading.Event) -> Iterator[tuple[tuple[str, Key], Record]]:
    """Each job with its record, in order; only a few are begun ahead, so that a stop is heeded at once."""
    threads = min(8, os.cpu_count() or 1)
    size = max(1, min(_AT_ONCE, len(fresh) // (threads * _AT_ONCE)))  # threads that rarely meet are faster

    def measure(batch: list[tuple[str, Key]]) -> list[Record]:
        return [look(Path(file)) for file, _ in batch if not stop.is_set()]

    with ThreadPoolExecutor(threads, thread_name_prefix="health") as pool:
        batches = iter([fresh[at : at + size] for at in range(0, len(fresh), size)])
        waiting: deque[tuple[list[tuple[str, Key]], Future[list[Record]]]] = deque()
        while not stop.is_set():
            for batch in islice(batches, threads * _AHEAD - len(waiting)):
                waiting.append((batch, pool.submit(measure, batch)))
            if not waiting:
                return
            batch, future = waiting.popleft()
            yield from zip(batch, future.result(), strict=False)  # fewer records once it was stopped
        for _, future in waiting:
            future.cancel()
