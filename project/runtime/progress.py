"""How far the making of an engine is, and the handle by which it is paused and stopped."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from project.errors import Cancelled

Phase = Literal["waiting", "python", "download", "check", "install", "remove"]

TELL_EVERY = 0.1  # seconds between two reports
_SPAN = 5.0  # seconds over which the speed is measured
_LOOK_EVERY = 0.1  # seconds between two looks whether a pause is over


@dataclass(frozen=True)
class Progress:
    """Where the work is: its phase, bytes done and in all (0: unknown), bytes a second (0: unknown), what is in work.

    In "waiting", another process works in the same folder.
    """

    phase: Phase
    done: int = 0
    total: int = 0
    speed: float = 0.0
    item: str = ""

    @property
    def left(self) -> float | None:
        """Seconds to go in this phase; None while nobody knows."""
        return max(0, self.total - self.done) / self.speed if self.speed > 0 else None


Tell = Callable[[Progress], None]


class Control:
    """Pauses, resumes and stops one piece of work. Any thread may call it."""

    def __init__(self) -> None:
        self._running = threading.Event()
        self._running.set()
        self._cancelled = threading.Event()

    @property
    def paused(self) -> bool:
        return not self._running.is_set()

    @property
    def cancelled(self) -> bool:
        return self._cancelled.is_set()

    def pause(self) -> None:
        """Hold the work at its next piece; a download lets its connection go and asks for the rest afterwards."""
        self._running.clear()

    def resume(self) -> None:
        """Go on after a pause."""
        self._running.set()

    def cancel(self) -> None:
        """End the work with Cancelled. What is there stays, and the next try goes on from it."""
        self._cancelled.set()

    def check(self) -> None:
        """Return when the work may go on. Raises Cancelled."""
        while True:
            if self._cancelled.is_set():
                raise Cancelled("stopped; the next try goes on from here")
            if self._running.wait(_LOOK_EVERY):
                return

    def sleep(self, seconds: float) -> None:
        """Wait for some seconds or until cancelled. Raises Cancelled."""
        self._cancelled.wait(seconds)
        self.check()


class Meter:
    """Counts the bytes of one phase, tells of them now and then, and obeys the control."""

    def __init__(self, phase: Phase, total: int, tell: Tell | None, control: Control) -> None:
        self.phase, self.total, self.control = phase, total, control
        self.done, self.item = 0, ""
        self._tell, self._told = tell, 0.0
        self._points: list[tuple[float, int]] = []

    def begin(self, item: str) -> None:
        """Name what is in work from now on. Raises Cancelled."""
        self.item, self._told = item, 0.0
        self.add(0)

    def skip(self, count: int) -> None:
        """Count bytes that were there before, or (negative) that have to be got again: they are no speed."""
        self.done += count
        self._points = []

    def add(self, count: int) -> None:
        """Count bytes of work done. Raises Cancelled."""
        if self.control.paused:
            self._points = []  # the time of a pause is not the line's
        self.control.check()
        self.done += count
        now = time.monotonic()
        if self._tell is None or (now - self._told < TELL_EVERY and self.done < self.total):
            return
        self._told = now
        self._points.append((now, self.done))
        while len(self._points) > 2 and now - self._points[1][0] > _SPAN:
            self._points.pop(0)
        span = now - self._points[0][0]
        speed = max(0.0, (self.done - self._points[0][1]) / span) if span > 0.2 else 0.0
        self._tell(Progress(self.phase, min(self.done, self.total), self.total, speed, self.item))
