"""The project's own preview engine: started when first needed, kept warm, told to leave, started again.

It is a run folder like any other. The app holds `owner.lock` in it, so that an engine whose app is gone leaves too.
"""

from __future__ import annotations

import threading
from enum import Enum, auto
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from gui import background
from gui.language import translated
from gui.process import RunFollower
from project import runs

PHASES = {
    "rendering": "ready",
    "answering": "ready",
    "ready": "ready",
    "waiting for the device": "waiting",
}  # others are on the way there
GONE = ("finished", "stopped", "failed", "interrupted")


class _At(Enum):
    REST = auto()
    PREPARING = auto()
    WORK = auto()
    STOPPING = auto()


class WarmEngine(QObject):
    """Hands requests to the engine in one folder, whatever state that engine is in."""

    arrived = Signal(object)  # list[runs.Event]
    state_changed = Signal(str)  # "asleep", "loading", "waiting" (for the device), "ready"
    gone = Signal(str)  # it ended; the text says why if it should not have
    refused = Signal(str)  # a request could not be passed on

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.folder = folder
        self.state = "asleep"
        self._follower: RunFollower | None = None
        self._owner = _Owner(folder)
        self._at = _At.REST
        self._begun = False  # the engine that was started last has shown itself
        self._job: runs.PreviewJob | None = None  # what the engine at work was started for
        self._wanted: runs.PreviewJob | None = None
        self._waiting: list[runs.Command] = []
        self._trouble = ""

    def ask(self, requests: list[runs.Request], job: runs.PreviewJob) -> None:
        """Have requests answered; what waited before is forgotten. Starts or wakes the engine, or changes its model."""
        self._waiting, self._wanted = list(requests), job
        self._go_on()

    def cancel(self, name: str) -> None:
        """Give up a request or a group."""
        self._waiting.clear()
        if self._at is _At.WORK and self._follower is not None:
            self._follower.send(runs.Cancel(id=name))

    def stop(self) -> None:
        """Tell the engine to leave, so that the device is free. It comes back when it is asked again."""
        self._waiting.clear()
        if self._at is _At.WORK and self._follower is not None:
            self._follower.send(runs.Stop())
            self._at = _At.STOPPING
        elif self._at is _At.PREPARING:
            self._wanted = None
        self._show("asleep")

    def leave(self) -> None:
        """Tell the engine to leave and let go of everything."""
        self.stop()
        self._at = _At.REST
        if self._follower is not None:
            self._follower.leave()
            self._follower.deleteLater()
            self._follower = None
        self._owner.release()

    def _go_on(self) -> None:
        if self._at is _At.REST:
            self._prepare()
        elif self._at is _At.WORK and self._follower is not None:
            if self._wanted == self._job:
                self._send()
            else:
                self._follower.send(runs.Stop())
                self._at = _At.STOPPING
                self._show("loading")

    def _prepare(self) -> None:
        job = self._wanted
        assert job is not None
        self._at, self._trouble = _At.PREPARING, ""
        self._show("loading")
        folder, owner = self.folder, self._owner
        background.run(
            self,
            lambda: _prepared(folder, job, owner),
            lambda fits: self._start(job if fits else None),
            self._not_prepared,
        )

    def _start(self, job: runs.PreviewJob | None) -> None:
        """The folder is ready for `job`, or an engine of another job is at work there."""
        if self._at is not _At.PREPARING:
            return
        if self._wanted is None:  # no longer needed
            self._at = _At.REST
            return
        self._begun = False
        if self._follower is None:
            self._follower = RunFollower(self.folder, start_engine=True, parent=self)
            self._follower.arrived.connect(self._hear)
            self._follower.state_changed.connect(self._engine_is)
            self._follower.failed.connect(self._failed)
            self._follower.refused.connect(self.refused)
            self._follower.start()
        else:
            self._follower.restart_engine()
        self._at = _At.WORK
        self._job = job
        self._go_on()

    def _not_prepared(self, error: Exception) -> None:
        if self._at is _At.PREPARING:
            self._at = _At.REST
            self._end(background.readable(error))

    def _send(self) -> None:
        assert self._follower is not None
        requests, self._waiting = self._waiting, []
        for request in requests:
            self._follower.send(request)

    def _hear(self, events: list[runs.Event]) -> None:
        for event in events:
            if isinstance(event, runs.Start):
                self._trouble = ""
            elif isinstance(event, runs.ErrorEvent):
                self._trouble = translated(event.message)
        if self._begun and self._at is _At.WORK:
            states = [state for event in events if (state := _state_in(event))]
            if states:
                self._show(states[-1])
        self.arrived.emit(events)

    def _engine_is(self, state: str) -> None:
        if state in ("starting", "live"):
            self._begun = True
            if self._at is _At.WORK and self.state == "asleep":
                self._show("loading")
        elif state in GONE and self._begun:
            self._gone(self._trouble if state == "failed" else "", state)

    def _failed(self, text: str) -> None:
        self._trouble = text
        if not self._begun and self._at in (_At.WORK, _At.STOPPING):  # no state will follow: it did not even start
            self._gone(text, "failed")

    def _gone(self, text: str, state: str) -> None:
        self._begun = False
        stopping, self._at = self._at is _At.STOPPING, _At.REST
        if stopping and self._waiting:
            self._prepare()
            return
        if not text and state in ("failed", "interrupted") and not stopping:
            text = self._trouble or self.tr("The preview engine ended in the middle of its work.")
        self._end("" if stopping else text)

    def _end(self, text: str) -> None:
        self._waiting.clear()
        self._show("asleep")
        self.gone.emit(text)

    def _show(self, state: str) -> None:
        if state != self.state:
            self.state = state
            self.state_changed.emit(state)


class _Owner:
    """The lock that says whose engine this is. Taken in the background, let go of at any time."""

    def __init__(self, folder: Path) -> None:
        self._lock = runs.OsLock(runs.RunFolder(folder).owner)
        self._guard = threading.Lock()
        self._held = self._over = False

    def take(self) -> None:
        """Hold the lock. Another window of the same project may have it: then the engine is that one's too."""
        if self._held:
            return
        taken = self._lock.acquire()
        with self._guard:
            self._held = taken
            if self._over:  # the project was closed meanwhile
                self._lock.release()

    def release(self) -> None:
        with self._guard:
            self._over = True
            if self._held:
                self._lock.release()


def _prepared(folder: Path, job: runs.PreviewJob, owner: _Owner) -> bool:
    """Make the folder ready for an engine. False if one is at work there that was started for another job."""
    folder.mkdir(parents=True, exist_ok=True)
    owner.take()
    if runs.is_live(folder):
        return runs.read_job(folder) == job
    runs.write_job(folder, job)
    return True


def _state_in(event: runs.Event) -> str:
    """What an event of an engine at work says of how ready it is; empty if nothing."""
    if isinstance(event, runs.Phase):
        return PHASES.get(event.name, "loading")
    return "ready" if isinstance(event, runs.Preview | runs.Answer) else ""
