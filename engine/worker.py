"""Open a run folder, take its lock, do its job, and turn whatever ends it into an event."""

import contextlib
import signal
import threading
import time
import traceback
from collections.abc import Callable, Iterator

from engine.session import Job
from engine.train import train
from project import runs
from project.config import load_config, save_config
from project.errors import AtelierError, JobFailed
from project.options import Config

Listener = Callable[[runs.Event], None]


def work(folder: runs.RunFolder, listen: Listener | None = None, config: Config | None = None) -> str:
    """Train the run in ``folder`` from its frozen config, continuing from its newest checkpoint if it has one.

    A given ``config`` is frozen there first, under the lock, so that two starts at once cannot mix theirs.

    Returns "finished" or "stopped". Every event goes to events.jsonl and then to ``listen``. Raises BadInput when a
    living process holds the run, else what the job raised, after writing it as an error event.
    """
    with runs.RunLock(folder.path), _interruptible() as interrupted, runs.EventLog(folder.events) as log:
        inbox = runs.CommandReader(folder.path)

        began, last = time.time(), runs.Step(step=0, loss=0.0)

        def emit(event: runs.Event) -> None:
            nonlocal last
            written = log.write(event)
            last = event if isinstance(event, runs.Step) else last
            if listen is not None:
                listen(written)

        def commands() -> list[runs.Command]:
            return [runs.Stop()] if interrupted.is_set() else inbox.poll()

        def end(status: str, result: str = "") -> None:
            emit(runs.End(status=status, step=last.step, result=result, seconds=time.time() - began))

        try:
            if config is not None:
                save_config(config, folder.config)
            frozen = load_config(folder.config)
            with _readable_disk_errors(folder):
                outcome = train(Job(folder, frozen, emit, commands))
            end(outcome, folder.result(frozen.output.name).name if outcome == "finished" else "")
        except BaseException as error:
            known = isinstance(error, AtelierError)
            code = error.exit_code if isinstance(error, AtelierError) else 1
            message = str(error) if known else f"{type(error).__name__}: {error}"
            detail = "" if known else "".join(traceback.format_exception(error))
            with contextlib.suppress(OSError):  # the disk may be what is full
                emit(runs.ErrorEvent(message=message, detail=detail, exit_code=code))
                end("failed")
            raise
        return outcome


@contextlib.contextmanager
def _readable_disk_errors(folder: runs.RunFolder) -> Iterator[None]:
    """A disk that is full, gone or read-only, wherever it is met, as a line that says what to do."""
    try:
        yield
    except OSError as error:
        raise JobFailed(
            f"{error.filename or folder.path}: {error.strerror or error}; checkpoints that were saved are intact: put "
            "it right (is the disk full?) and go on with --resume"
        ) from error


@contextlib.contextmanager
def _interruptible() -> Iterator[threading.Event]:
    """Ctrl-C and SIGTERM ask for a stop at the next step; a second Ctrl-C does not wait for it."""
    asked = threading.Event()
    if threading.current_thread() is not threading.main_thread():
        yield asked
        return

    def on_signal(number: int, _frame: object) -> None:
        if asked.is_set() and number == signal.SIGINT:
            raise KeyboardInterrupt
        asked.set()

    before = {number: signal.signal(number, on_signal) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield asked
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
