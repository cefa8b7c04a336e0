"""A job that is no training at work: its folder, the engine that does it, its progress, and how it ended."""

import shutil
import time
import uuid
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from gui import background
from gui.language import translated
from gui.process import RunFollower
from project import runs
from project.errors import AtelierError
from project.workspace import cache_dir

translate = QCoreApplication.translate

_OLD = 86_400.0  # seconds after which a job folder is removed
_OLD_CAPTIONS = 30 * _OLD  # what was made there and not applied is offered to the person until then
_PATIENCE = 4000  # ms that an engine has to leave by itself after Cancel
WRITING = "writing the files"
WAITING = "waiting for the device"


class JobRun(QObject):
    """One job from the job to its end. Ends in exactly one of `finished`, `failed` and `cancelled`."""

    progressed = Signal(str, int, int)  # what is done, how far, of how much (0 = not countable)
    finished = Signal(object)  # list[runs.Written]
    reported = Signal(object)  # runs.Report, before the end
    captioned = Signal(object)  # list[runs.CaptionEvent], as they come
    wrote = Signal(object)  # list[runs.Written], as they come
    warned = Signal(object)  # runs.Warning_
    waits = Signal(str)  # another job has the device: whose it is, empty if that is not known
    failed = Signal(str)
    cancelled = Signal()

    def __init__(self, job: runs.Job, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.job = job
        self.folder = jobs_folder() / f"{time.strftime('%Y%m%d-%H%M%S')}-{uuid.uuid4().hex[:8]}"
        self._follower: RunFollower | None = None
        self._written: list[runs.Written] = []
        self._error = ""
        self._phase = ""
        self._cancelling = self._over = False
        self._begins = True
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE)
        self._patience.timeout.connect(self._force)

    def take_up(self, folder: Path) -> None:
        """Follow a job that another window began: all that was told so far, and what is told from now on."""
        self.folder, self._begins = folder, False
        self._follow()

    def start(self) -> None:
        """Write the job and start its engine."""
        folder, job = self.folder, self.job

        def prepare() -> None:
            remove_old_jobs()
            runs.write_job(folder, job)

        self.progressed.emit("starting", 0, 0)
        background.run(self, prepare, lambda _: self._follow(), self._not_prepared)

    def cancel(self) -> None:
        """End the job; what was there before it stays as it was."""
        if self._over or self._cancelling:
            return
        self._cancelling = True
        self.progressed.emit("cancelling", 0, 0)
        if self._follower is not None:
            self._follower.send(runs.Stop())
            self._patience.start()

    def leave(self) -> None:
        """Stop following; the engine finishes what it does."""
        self._over = True
        self._patience.stop()
        if self._follower is not None:
            self._follower.leave()
            self._follower = None

    def _not_prepared(self, error: Exception) -> None:
        self._end(error=background.readable(error))

    def _follow(self) -> None:
        if self._over:
            return
        if self._cancelling:
            self._end()
            return
        self._follower = RunFollower(self.folder, start_engine=self._begins, parent=self)
        self._follower.arrived.connect(self._heard)
        self._follower.failed.connect(self._died)
        self._follower.state_changed.connect(self._state)
        self._follower.start()

    def _heard(self, events: list[runs.Event]) -> None:
        self._pass_on(events)
        for event in events:
            if self._over:
                return
            if isinstance(event, runs.Phase):
                self._busy_with(event)
            elif isinstance(event, runs.Report):
                self.reported.emit(event)
            elif isinstance(event, runs.Warning_):
                self.warned.emit(event)
            elif isinstance(event, runs.ErrorEvent):
                self._error = translated(event.message)
            elif isinstance(event, runs.End):
                self._ended(event.status)

    def _pass_on(self, events: list[runs.Event]) -> None:
        """Results of single pictures, in one signal for all that came together."""
        if self._over:
            return
        if captions := [event for event in events if isinstance(event, runs.CaptionEvent)]:
            self.captioned.emit(captions)
        if written := [event for event in events if isinstance(event, runs.Written)]:
            self._written += written
            self.wrote.emit(written)

    def _busy_with(self, phase: runs.Phase) -> None:
        self._phase = phase.name
        if self._cancelling:
            return
        if phase.name == WAITING:
            self.waits.emit(phase.detail)
        self.progressed.emit(phase.name, phase.done, phase.total)

    def _ended(self, status: str) -> None:
        if status == "finished":
            self._over = True
            self.leave()
            self.finished.emit(self._written)
        elif status == "stopped":
            self._cancelling = True
            self._end()
        else:
            self._end(error=self._error)

    def _died(self, message: str) -> None:
        self._end(error=message)

    def _state(self, state: str) -> None:
        if state == "interrupted" and not self._over:
            self._end(error=self._error or translate("jobs", "The work broke off: its engine is gone."))

    def _force(self) -> None:
        if self._phase == WRITING:  # it is nearly done, and should not be torn from its files
            self._patience.start()
        elif self._follower is not None:
            self._follower.force_stop()

    def _end(self, error: str = "") -> None:
        if self._over:
            return
        cancelled = self._cancelling
        self.leave()
        if cancelled:
            self.cancelled.emit()
        else:
            self.failed.emit(error or translate("jobs", "The work failed."))


def phase_text(name: str) -> str:
    """What a job is busy with, in words."""
    known = {
        "starting": translate("jobs", "Starting the engine…"),
        "cancelling": translate("jobs", "Cancelling…"),
        WAITING: translate("jobs", "Waiting until another job leaves the device…"),
        "loading the model": translate("jobs", "Loading the base model…"),
        "drawing the preview picture": translate("jobs", "Drawing the preview picture…"),
        "merging": translate("jobs", "Merging the LoRA into the model…"),
        "writing the model": translate("jobs", "Writing the model…"),
        "writing the adapter": translate("jobs", "Writing the adapter…"),
        "checking the file": translate("jobs", "Loading the file back and checking it…"),
        WRITING: translate("jobs", "Writing the files…"),
    }
    return known.get(name, f"{name[:1].upper()}{name[1:]}…")


def jobs_folder() -> Path:
    """Where the jobs that belong to no project lie."""
    return cache_dir() / "jobs"


def remove_old_jobs(now: float | None = None) -> None:
    """Delete job folders older than a day, those of captions after a month, unless their engine still lives. Slow."""
    now = now or time.time()
    try:
        folders = [path for path in jobs_folder().iterdir() if path.is_dir()]
    except OSError:
        return
    for folder in folders:
        try:
            age = now - folder.stat().st_mtime
        except OSError:
            continue
        old = age > (_OLD_CAPTIONS if _is_captioning(folder) else _OLD)
        if old and not runs.is_live(folder):
            shutil.rmtree(folder, ignore_errors=True)


def _is_captioning(folder: Path) -> bool:
    try:
        return isinstance(runs.read_job(folder), runs.CaptionJob)
    except AtelierError:
        return False
