"""What an engine tells of its run: the closed list of events, the log that takes them, and the reader of that log."""

import dataclasses
import os
import threading
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar, cast

from project.runs.records import Record, decode, encode, last_byte, read_new
from project.schema import PICTURES


@dataclass(frozen=True, kw_only=True)
class Event(Record):
    """Something that happened in a run. `t` is set when it is written, unless it is given."""


@dataclass(frozen=True, kw_only=True)
class Memory:
    """Memory of the training device (of the process, on a CPU) in bytes."""

    used: int = 0
    reserved: int = 0
    total: int = 0


@dataclass(frozen=True, kw_only=True)
class Start(Event):
    """An engine opened the run folder and begins its job. `total_steps` counts optimizer steps, 0 if not known yet.

    `task` is what a training trains, PICTURES or TEXTS; of texts `pictures` counts the rows.
    """

    kind: ClassVar[str] = "start"
    job: str = "train"
    task: str = PICTURES
    name: str = ""
    total_steps: int = 0
    epochs: int = 0
    steps_per_epoch: int = 0
    pictures: int = 0
    device: str = ""
    precision: str = ""
    version: str = ""


@dataclass(frozen=True, kw_only=True)
class Phase(Event):
    """What the engine is busy with ("loading the model"), and how far: `done` of `total`, 0 of 0 if not countable.

    `detail` is the id of the request while "rendering", and whose run has it while "waiting for the device".
    """

    kind: ClassVar[str] = "phase"
    name: str
    done: int = 0
    total: int = 0
    detail: str = ""


@dataclass(frozen=True, kw_only=True)
class Step(Event):
    """One optimizer step is done. `step` counts from 1, `epoch` from 0; `seconds` is what the step took."""

    kind: ClassVar[str] = "step"
    step: int
    loss: float
    epoch: int = 0
    lr: float = 0.0
    memory: Memory | None = None
    seconds: float = 0.0
    grad_norm: float | None = None


@dataclass(frozen=True, kw_only=True)
class Validation(Event):
    """The loss on `pictures` pictures held back from training, after `step`; before the first step it is 0.

    `bands` has the loss at each range of noise levels, from little noise to much; `loss` is their mean. Of texts, of
    which `pictures` counts the rows, `loss` is the mean over the learned tokens in nats, `perplexity` e to its power,
    and there are no bands.
    """

    kind: ClassVar[str] = "validation"
    step: int
    loss: float
    name: str = ""
    bands: tuple[float, ...] = ()
    pictures: int = 0
    seconds: float = 0.0
    perplexity: float = 0.0


@dataclass(frozen=True, kw_only=True)
class Preview(Event):
    """A preview picture was written. `path` is relative to the run folder; the rest is what was asked for."""

    kind: ClassVar[str] = "preview"
    id: str
    path: str
    step: int = 0
    prompt: str = ""
    negative: str = ""
    seed: int = 0
    strength: float = 1.0
    steps: int = 0
    guidance: float = 0.0
    width: int = 0
    height: int = 0
    seconds: float = 0.0
    adapter: str = ""
    group: str = ""


@dataclass(frozen=True, kw_only=True)
class Answer(Event):
    """A piece of an answer, or with `done` all of it. The request with the same `id` says how it was asked for.

    `reason` says why it is over: "end" (the model ended it), "length" (the longest answer or the model's own limit),
    "stopped" (it was cancelled or replaced). `tokens` counts those of the answer, `seconds` from the question on.
    `question` is the message that is answered; `group` is QUESTIONS for a test question of the training.
    """

    kind: ClassVar[str] = "answer"
    id: str
    text: str
    done: bool = False
    step: int = 0
    question: str = ""
    strength: float = 1.0
    seed: int = 0
    adapter: str = ""
    group: str = ""
    tokens: int = 0
    seconds: float = 0.0
    reason: str = ""


QUESTIONS = "test questions"  # the group of the answers to a training's test questions


@dataclass(frozen=True, kw_only=True)
class Checkpoint(Event):
    """Everything that a resume after `step` needs was saved. `path` is relative to the run folder."""

    kind: ClassVar[str] = "checkpoint"
    step: int
    path: str
    seconds: float = 0.0


@dataclass(frozen=True, kw_only=True)
class CaptionEvent(Event):
    """A caption was made for the picture at `path`."""

    kind: ClassVar[str] = "caption"
    path: str
    caption: str
    score: float | None = None


@dataclass(frozen=True, kw_only=True)
class Written(Event):
    """An export wrote the file at `path`; `checked` when it was also loaded back and compared."""

    kind: ClassVar[str] = "written"
    path: str
    checked: bool = False


@dataclass(frozen=True, kw_only=True)
class Report(Event):
    """What a job found out: a table of rows under column titles, and sentences for people."""

    kind: ClassVar[str] = "report"
    title: str
    lines: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, kw_only=True)
class Paused(Event):
    """The run waits after `step` until it is told to resume or to stop."""

    kind: ClassVar[str] = "paused"
    step: int = 0


@dataclass(frozen=True, kw_only=True)
class Resumed(Event):
    """The run goes on after `step`. What the log holds of later steps is void: it will come again."""

    kind: ClassVar[str] = "resumed"
    step: int


@dataclass(frozen=True, kw_only=True)
class Warning_(Event):
    """Something that the user should know and that does not end the run. `code` names it for programs.

    A preview or answer that fails has the code "preview", one that is dropped "preview-cancelled"; `path` is the id of
    its request.
    """

    kind: ClassVar[str] = "warning"
    message: str
    code: str = ""
    path: str = ""


@dataclass(frozen=True, kw_only=True)
class ErrorEvent(Event):
    """Why the run fails, in one line; `detail` may hold the traceback."""

    kind: ClassVar[str] = "error"
    message: str
    code: str = ""
    detail: str = ""
    exit_code: int = 1


@dataclass(frozen=True, kw_only=True)
class End(Event):
    """The engine is done with the run. `status` is "finished", "stopped" (by the user, may be resumed) or "failed".

    `result` is the finished file, relative to the run folder (an export's may lie elsewhere); empty if there is none.
    """

    kind: ClassVar[str] = "end"
    status: str
    step: int = 0
    result: str = ""
    seconds: float = 0.0
    message: str = ""


EVENTS: dict[str, type[Event]] = {
    kind.kind: kind
    for kind in (
        Start, Phase, Step, Validation, Preview, Answer, Checkpoint, CaptionEvent, Written, Report, Paused, Resumed,
        Warning_,
        ErrorEvent, End,
    )
}  # fmt: skip


class EventLog:
    """The one writer of a run's events.jsonl. Threads of the engine may share it.

    A line that a crash left torn is ended before the next event, so that no later event is lost with it. Raises OSError
    when the disk is full; the log stays usable.
    """

    def __init__(self, path: Path) -> None:
        self._guard = threading.Lock()
        self._torn = last_byte(path) not in (b"", b"\n")
        self._file = path.open("ab", buffering=0)

    def write(self, event: Event) -> Event:
        """Append one event and return it as it was written, with its time."""
        if not event.t:
            event = dataclasses.replace(event, t=time.time())
        line = encode(event)
        with self._guard:
            data = b"\n" + line if self._torn else line
            while data:
                written = self._file.write(data) or 0
                self._torn = written < len(data)
                data = data[written:]
        return event

    def sync(self) -> None:
        """Wait until the events lie on the disk, not only with the operating system."""
        os.fsync(self._file.fileno())

    def close(self) -> None:
        self._file.close()

    def __enter__(self) -> "EventLog":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class EventReader:
    """Follows a run's events.jsonl, which may not be there yet: live and finished runs are read alike."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.offset = 0

    def poll(self) -> list[Event]:
        """The events that were written since the last poll. Lines that are no known event are passed over."""
        lines, self.offset = read_new(self.path, self.offset)
        return [cast(Event, event) for line in lines if (event := decode(line, EVENTS)) is not None]


def drop_after_resume(events: Iterable[Event]) -> list[Event]:
    """The events without those that a later resume made void: steps after it, and the end that it undid."""
    kept: list[Event] = []
    for event in events:
        if isinstance(event, Resumed):
            kept = [earlier for earlier in kept if not _void(earlier, event.step)]
        kept.append(event)
    return kept


def _void(event: Event, step: int) -> bool:
    if isinstance(event, End | ErrorEvent):
        return True
    return isinstance(event, Step | Validation | Preview | Answer | Checkpoint | Paused | Resumed) and event.step > step
