"""Keep a base model warm and answer preview requests with it, until nobody needs it any more."""

import contextlib
import os
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import psutil

from engine import families
from engine.answering import Answerer
from engine.device import reserved
from engine.inbox import CANCELLED, Inbox
from engine.memory import Placement, is_out_of_memory, place
from engine.preview import reading
from project import runs
from project.errors import BadInput, JobFailed
from project.options import TEXTS, PrecisionOptions
from project.runs.lease import Holder
from project.version import VERSION

POLL = 0.05  # seconds between two looks for a command while idle
LOOK_AROUND = 1.0  # seconds between two looks at the owner and the job
IDLE = float(os.environ.get("ATELIER_PREVIEW_IDLE", "600"))  # seconds without a request until it leaves
OWNER_COMES = 30.0  # seconds in which an app has to hold the owner's lock
HEARD_BEFORE = 60.0  # seconds before its start from which on it takes requests


def serve(
    folder: runs.RunFolder,
    job: runs.PreviewJob,
    emit: Callable[[runs.Event], None],
    commands: Callable[[], list[runs.Command]],
) -> None:
    """Answer requests until told to stop, idle for long, or left by the app. Raises BadInput for a bad base model."""
    inbox = Inbox(commands, emit)
    watch = Watch(folder)
    wanted: runs.PreviewJob | None = job
    while wanted is not None:
        wanted = _serve_job(folder, wanted, inbox, emit, watch)
    inbox.drop("the preview engine leaves")


def _serve_job(
    folder: runs.RunFolder,
    job: runs.PreviewJob,
    inbox: Inbox,
    emit: Callable[[runs.Event], None],
    watch: "Watch",
) -> runs.PreviewJob | None:
    """Serve with one base model; returns the job that has taken its place, None when it is time to leave."""

    def still_wanted() -> bool:
        inbox.look()
        watch.touch()  # waiting for the device is not idling
        return not inbox.stopping and not watch.leaves()

    holder = Holder(str(folder.path.absolute()), "preview")
    with reserved(job.device, holder, emit, still_wanted) as held:
        if not held:
            return None
        emit(runs.Phase(name="loading the model"))
        placement = place(PrecisionOptions(device=job.device))
        answers = _ready(job, placement, folder, emit, inbox)
        emit(runs.Start(job="preview", name=job.base_model, device=str(placement.device), version=VERSION))
        emit(runs.Phase(name="ready"))
        watch.touch()
        while True:
            command = inbox.next()
            if isinstance(command, runs.Stop) or watch.leaves():
                return None
            if (changed := watch.other_job(job)) is not None:
                if isinstance(command, runs.REQUESTS):
                    inbox.put_back(command)
                return changed
            if isinstance(command, runs.REQUESTS):
                answers.answer(command)
                watch.touch()
                if not inbox.requests:
                    emit(runs.Phase(name="ready"))
            elif command is None:
                time.sleep(POLL)


def _ready(
    job: runs.PreviewJob,
    placement: Placement,
    folder: runs.RunFolder,
    emit: Callable[[runs.Event], None],
    inbox: Inbox,
) -> Answerer[Any]:
    """The base model, loaded, with what answers requests by it."""
    config = reading(job.base_model, job.settings, job.task)
    try:
        if job.task == TEXTS:
            from engine.texts.answers import TextAnswers

            return TextAnswers(families.load_language(config.model, placement), folder, emit, inbox, False, config.text)
        from engine.answers import Answers

        return Answers(families.load_for(config, placement), folder, emit, inbox, trains=False)
    except (RuntimeError, MemoryError) as error:
        if is_out_of_memory(error):
            text = "out of memory while loading the base model: close other programs that use the card, and try again"
            raise JobFailed(text) from error
        raise


@dataclass
class Watch:
    """Looks whether the engine is still needed, and for what; cheap enough to be asked all the time."""

    folder: runs.RunFolder
    began: float = field(default_factory=time.monotonic)
    used: float = field(default_factory=time.monotonic)
    looked: float = 0.0
    owned: bool = False
    gone: bool = False
    job_file: tuple[int, int] | None = None

    def touch(self) -> None:
        """The engine was of use just now."""
        self.used = time.monotonic()

    def leaves(self) -> bool:
        """Whether it idles for too long, or its app is gone or never came."""
        now = time.monotonic()
        if now - self.looked >= LOOK_AROUND:
            self.looked = now
            held = runs.is_locked(self.folder.owner)
            self.gone = not held and (self.owned or now - self.began > OWNER_COMES)
            self.owned = self.owned or held
        return self.gone or now - self.used > IDLE

    def other_job(self, job: runs.PreviewJob) -> runs.PreviewJob | None:
        """The job that the app has written in place of this one, if it has. A damaged one is passed over."""
        with contextlib.suppress(OSError, BadInput):
            found = self.folder.job.stat()
            stamp = found.st_mtime_ns, found.st_size
            if stamp != self.job_file:
                self.job_file = stamp
                read = runs.read_job(self.folder.path)
                if isinstance(read, runs.PreviewJob) and _needs(read) != _needs(job):
                    return read
        return None


def _needs(job: runs.PreviewJob) -> tuple[Any, ...]:
    return job.task, job.base_model, job.device, job.settings


def commands_of(folder: runs.RunFolder, interrupted: threading.Event) -> Callable[[], list[runs.Command]]:
    """The commands for this engine: also the requests that were sent while it came up and that nobody answered."""
    born = max(psutil.Process().create_time(), runs.ended_at(folder.path))
    reader = runs.CommandReader(folder.path, time.time() - HEARD_BEFORE)
    answered: dict[str, float] = {}
    for event in runs.EventReader(folder.events).poll():
        if isinstance(event, runs.Preview) or (isinstance(event, runs.Answer) and event.done):
            answered[event.id] = event.t
        elif isinstance(event, runs.Warning_) and event.code in ("preview", CANCELLED):
            answered[event.path] = event.t

    def is_news(command: runs.Command) -> bool:
        if isinstance(command, runs.REQUESTS):
            return command.t > answered.get(command.id, 0.0)
        return command.t >= born

    def poll() -> list[runs.Command]:
        if interrupted.is_set():
            return [runs.Stop()]
        return [command for command in reader.poll() if is_news(command)]

    return poll
