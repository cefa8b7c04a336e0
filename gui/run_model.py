"""One run as the window shows it: the numbers of its steps in arrays that grow, and what else its events told."""

from __future__ import annotations

import time
from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, QTimer, Signal

from gui.language import translated
from project import runs
from project.validation import Course

Numbers = NDArray[np.float64]

COLUMNS = ("step", "loss", "lr", "used", "reserved", "total", "speed", "epoch", "time")
EVERY = 0.1  # seconds between two `changed`
RECENT = 50  # steps that the speed of now is taken from
TOLD = (runs.Preview, runs.Checkpoint, runs.ErrorEvent, runs.End)


class Mark(NamedTuple):
    """A moment of a run that its charts point out. `kind`: checkpoint, preview, resume, warning or error."""

    step: int
    kind: str
    text: str


class RunModel(QObject):
    """Fed with a run's events in order, whether they come from the past or the present."""

    changed = Signal()  # at most ten times a second
    event_arrived = Signal(object)  # each Preview, Checkpoint, ErrorEvent and End, the history's too

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._table = np.empty((len(COLUMNS), 1024))
        self._rows = 0
        self._fresh: list[tuple[float, ...]] = []
        self.dropped = 0  # counts how often points were taken back: what was computed from them is void
        self.start: runs.Start | None = None
        self.end: runs.End | None = None
        self.phase: runs.Phase | None = None
        self.paused = False
        self.last_step = 0
        self.epoch = 0
        self.marks: list[Mark] = []
        self.warnings: list[runs.Warning_] = []
        self.errors: list[runs.ErrorEvent] = []
        self.previews: list[runs.Preview] = []
        self.checkpoints: list[runs.Checkpoint] = []
        self.validations: list[runs.Validation] = []
        self.answers: list[runs.Answer] = []  # to the test questions
        self.course: list[runs.Event] = []  # everything but the steps, as it happened
        self._told = 0.0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._tell)

    def feed(self, events: Iterable[runs.Event]) -> None:
        """Take new events. Steps that come again replace what was there."""
        for event in events:
            if isinstance(event, runs.Step):
                self._step(event)
            else:
                self._other(event)
            if isinstance(event, TOLD):
                self._flush()
                self.event_arrived.emit(event)
        self._flush()
        self._tell_soon()

    def column(self, name: str) -> Numbers:
        """The numbers of a column, one a step: a view, valid until more events are fed."""
        return self._table[COLUMNS.index(name), : self._rows]

    @property
    def steps(self) -> Numbers:
        return self.column("step")

    @property
    def loss(self) -> Numbers:
        return self.column("loss")

    @property
    def lr(self) -> Numbers:
        return self.column("lr")

    @property
    def used(self) -> Numbers:
        return self.column("used")

    @property
    def reserved(self) -> Numbers:
        return self.column("reserved")

    @property
    def total(self) -> Numbers:
        return self.column("total")

    @property
    def speed(self) -> Numbers:
        """Steps a second."""
        return self.column("speed")

    @property
    def total_steps(self) -> int:
        return self.start.total_steps if self.start else 0

    @property
    def on_card(self) -> bool:
        """Whether the memory is a card's; without one it is that of the process."""
        return self.start is not None and not self.start.device.lower().startswith("cpu")

    @property
    def validated(self) -> Course:
        """The validations so far, one a step."""
        return Course.of(self.validations)

    def recent_speed(self) -> float:
        """Steps a second of late; 0 if not known."""
        recent = self.speed[-RECENT:]
        recent = recent[np.isfinite(recent)]
        return float(np.median(recent)) if len(recent) else 0.0

    def seconds_left(self) -> float | None:
        """How long the rest will take at the speed of late; None if that cannot be said."""
        speed = self.recent_speed()
        if self.end is not None or not speed or not self.total_steps:
            return None
        return max(self.total_steps - self.last_step, 0) / speed

    def _step(self, event: runs.Step) -> None:
        if event.step <= self.last_step and (self._rows or self._fresh):
            self._drop(event.step - 1)
        memory = event.memory
        used, reserved, total = (memory.used, memory.reserved, memory.total) if memory else (np.nan, np.nan, np.nan)
        speed = 1 / event.seconds if event.seconds > 0 else np.nan
        self._fresh.append(
            (event.step, event.loss, event.lr, used, reserved, total, speed, event.epoch, event.t)
        )  # fmt: skip
        self.last_step, self.epoch = event.step, event.epoch
        self.phase, self.paused = None, False

    def _other(self, event: runs.Event) -> None:
        if isinstance(event, runs.Phase):
            self._phase(event)
            return
        if isinstance(event, runs.Answer):
            self._answer(event)
            return
        self.course.append(event)
        if isinstance(event, runs.Start):
            self.start, self.end, self.phase, self.paused = event, None, None, False
            self.errors.clear()
        elif isinstance(event, runs.End):
            self.end, self.phase, self.paused = event, None, False
        elif isinstance(event, runs.Paused):
            self.paused = True
        elif isinstance(event, runs.Resumed):
            self._resumed(event)
        elif isinstance(event, runs.Validation):
            self.validations.append(event)
        else:
            self._marked(event)

    def _answer(self, event: runs.Answer) -> None:
        """Keep what is part of the run; chats and their single words are not."""
        if event.done and event.group == runs.QUESTIONS:
            self.answers.append(event)
            self.course.append(event)

    def _phase(self, event: runs.Phase) -> None:
        """Keep what the engine is busy with; the course has each phase once, not each of its counts."""
        former = self.phase
        self.phase = event
        if event.name not in ("rendering", "answering") and (former is None or former.name != event.name):
            self.course.append(event)

    def _marked(self, event: runs.Event) -> None:
        if isinstance(event, runs.Checkpoint):
            self.checkpoints.append(event)
            text = self.tr("Checkpoint after step {step}").format(step=event.step)
            self.marks.append(Mark(event.step, "checkpoint", text))
        elif isinstance(event, runs.Preview):
            self.previews.append(event)
            text = self.tr("Preview: {prompt}").format(prompt=event.prompt)
            self.marks.append(Mark(event.step, "preview", text))
        elif isinstance(event, runs.Warning_) and event.code != "preview-cancelled":
            self.warnings.append(event)
            self.marks.append(Mark(self.last_step, "warning", translated(event.message)))
        elif isinstance(event, runs.ErrorEvent):
            self.errors.append(event)
            self.marks.append(Mark(self.last_step, "error", translated(event.message)))

    def _resumed(self, event: runs.Resumed) -> None:
        self.paused = False
        if event.step < self.last_step:
            self._drop(event.step)
        self.marks.append(
            Mark(event.step, "resume", self.tr("Continued after step {step}").format(step=event.step))
        )  # fmt: skip

    def _drop(self, step: int) -> None:
        """Take back what came after a step: it will come again."""
        self._flush()
        self._rows = int(np.searchsorted(self.steps, step, side="right"))
        self.last_step = step
        self.epoch = int(self.column("epoch")[-1]) if self._rows else 0
        self.dropped += 1
        self.marks = [mark for mark in self.marks if mark.step <= step]
        self.previews = [preview for preview in self.previews if preview.step <= step]
        self.checkpoints = [checkpoint for checkpoint in self.checkpoints if checkpoint.step <= step]
        self.answers = [answer for answer in self.answers if answer.step <= step]
        self.validations = [validation for validation in self.validations if validation.step <= step]

    def _flush(self) -> None:
        """Move the collected steps into the arrays."""
        if not self._fresh:
            return
        rows = self._rows + len(self._fresh)
        if rows > self._table.shape[1]:
            grown = np.empty((len(COLUMNS), max(rows, 2 * self._table.shape[1])))
            grown[:, : self._rows] = self._table[:, : self._rows]
            self._table = grown
        self._table[:, self._rows : rows] = np.array(self._fresh).T
        self._rows = rows
        self._fresh.clear()

    def _tell_soon(self) -> None:
        wait = EVERY - (time.monotonic() - self._told)
        if wait <= 0:
            self._tell()
        elif not self._timer.isActive():
            self._timer.start(int(wait * 1000) + 1)

    def _tell(self) -> None:
        self._timer.stop()
        self._told = time.monotonic()
        self.changed.emit()
