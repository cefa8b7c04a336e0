"""One job over pictures at work: what it brings, how far it is, how fast, and how long it will take."""

from __future__ import annotations

import dataclasses
import time
from collections import deque
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal

from gui.job_run import WAITING, JobRun, phase_text
from gui.language import as_sentence, translated
from gui.widgets import human_bytes, human_duration
from project import runs

translate = QCoreApplication.translate

_WINDOW = 30.0  # seconds over which the speed is taken
_DOWNLOADING = "download"  # how the names of such phases begin
_LOADING = "loading the model"
_LEAST = 1.0  # seconds of work before a speed is told


class Pace:
    """How fast pictures are done, from the last half minute, so that loading the model does not count."""

    def __init__(self) -> None:
        self._marks: deque[tuple[float, int]] = deque()

    def note(self, done: int, now: float) -> None:
        """So many pictures are done at this moment (seconds of a clock)."""
        if self._marks and done < self._marks[-1][1]:
            self._marks.clear()
        self._marks.append((now, done))
        while len(self._marks) > 2 and now - self._marks[0][0] > _WINDOW:
            self._marks.popleft()

    def speed(self) -> float | None:
        """Pictures per second; None while that is not known."""
        if len(self._marks) < 2:
            return None
        (began, first), (now, last) = self._marks[0], self._marks[-1]
        return (last - first) / (now - began) if now - began >= _LEAST and last > first else None

    def left(self, total: int) -> float | None:
        """Seconds until all are done."""
        speed = self.speed()
        return (total - self._marks[-1][1]) / speed if speed else None


class Work(QObject):
    """Runs one job at a time. Ends in one call of `ended`, with what went wrong, or empty."""

    told = Signal(str, int, int)  # a line on how it goes, done, all (0 = not countable)
    captioned = Signal(object)  # list[runs.CaptionEvent]
    wrote = Signal(object)  # list[runs.Written]
    warned = Signal(object)  # runs.Warning_
    waits = Signal()  # until another job leaves the device
    ended = Signal(str, str)  # "finished", "cancelled" or "failed"; a sentence

    def __init__(self, counted: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._counted = counted  # the phase in which pictures are counted
        self.run: JobRun | None = None
        self._again: runs.Job | None = None
        self._pace = Pace()
        self._waits_for = ""

    @property
    def active(self) -> bool:
        return self.run is not None

    def start(self, job: runs.Job) -> JobRun:
        """Begin a job; returns its run."""
        run = self._new(job)
        run.start()
        return run

    def take_up(self, job: runs.Job, folder: Path) -> JobRun:
        """Follow a job that another window began; returns its run."""
        run = self._new(job)
        run.take_up(folder)
        return run

    def _new(self, job: runs.Job) -> JobRun:
        self._pace = Pace()
        run = self.run = JobRun(job, self)
        run.progressed.connect(self.progressed)
        run.captioned.connect(self.captioned)
        run.wrote.connect(self.wrote)
        run.warned.connect(self._warned)
        run.waits.connect(self._waiting)
        run.finished.connect(lambda _: self._end("finished", ""))
        run.failed.connect(lambda text: self._end("failed", text))
        run.cancelled.connect(lambda: self._end("cancelled", ""))
        return run

    def cancel(self) -> None:
        """End the job; what it brought stays."""
        if self.run is not None:
            self.run.cancel()

    def leave(self) -> None:
        """Stop listening: the page is closing."""
        if self.run is not None:
            self.run.cancel()
            self.run.leave()
            self.run.deleteLater()
            self.run = None

    def begin_again(self, device: str) -> None:
        """Leave the queue for the device and do the job on another one."""
        if self.run is not None:
            changes: dict[str, object] = {"device": device}
            self._again = dataclasses.replace(self.run.job, **changes)  # type: ignore[arg-type]
            self.run.cancel()

    def progressed(self, phase: str, done: int, total: int) -> None:
        """Put the state of the job into a line."""
        if phase.startswith(_DOWNLOADING) and total:
            self._downloading(done, total)
            return
        if phase != self._counted or not total:
            text = translate("captioning", "Loading the model…") if phase == _LOADING else phase_text(phase)
            if phase == WAITING and self._waits_for:
                text = translate("captioning", "Waiting: “{run}” has the device. This begins when that is done.")
                text = text.format(run=self._waits_for)
            self.told.emit(text, done, total)
            return
        self._pace.note(done, time.monotonic())
        parts = [translate("captioning", "{done} of {all} pictures").format(done=f"{done:,}", all=f"{total:,}")]
        if (speed := self._pace.speed()) is not None:
            parts.append(translate("captioning", "{count} a second").format(count=f"{speed:.3g}"))
        if (left := self._pace.left(total)) is not None:
            parts.append(translate("captioning", "{time} left").format(time=human_duration(left)))
        self.told.emit(" · ".join(parts), done, total)

    def _downloading(self, done: int, total: int) -> None:
        self._pace.note(done, time.monotonic())
        amount = translate("captioning", "Downloading the model: {done} of {all}")
        parts = [amount.format(done=human_bytes(done), all=human_bytes(total))]
        if (left := self._pace.left(total)) is not None:
            parts.append(translate("captioning", "{time} left").format(time=human_duration(left)))
        self.told.emit(" · ".join(parts), done // 1024, max(1, total // 1024))  # a bar takes 31 bits

    def _waiting(self, run: str) -> None:
        place = Path(run)
        self._waits_for = place.name if run and place.parent.name == "runs" else ""  # jobs have no names for people
        self.waits.emit()

    def _warned(self, warning: runs.Warning_) -> None:
        if warning.code != "waiting":  # is told in words of our own
            self.warned.emit(warning)

    def _end(self, how: str, text: str) -> None:
        run, self.run = self.run, None
        if run is not None:
            run.deleteLater()
        again, self._again = self._again, None
        if again is not None and how == "cancelled":
            self.start(again)
        else:
            self.ended.emit(how, text)


def about_picture(warning: runs.Warning_) -> str:
    """What a warning says, without the name of the picture that it is shown beside."""
    text = warning.message.removeprefix("passed over ")
    if warning.path:
        text = text.removeprefix(warning.path).removeprefix(Path(warning.path).name).lstrip(": ")
    return as_sentence(translated(text))
