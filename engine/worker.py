"""Open a run folder, take its lock, do its job, and turn whatever ends it into an event."""

import contextlib
import importlib
import signal
import threading
import time
import traceback
from collections.abc import Callable, Iterator

from project import runs
from project.config import load_config, save_config
from project.errors import AtelierError, BadInput, JobFailed
from project.options import Config
from project.runs.lease import Holder

Listener = Callable[[runs.Event], None]

_WORK: dict[type[runs.Job], str] = {
    runs.ToolJob: "engine.tools.work",
    runs.ScoreJob: "engine.scores",
    runs.CaptionJob: "engine.caption.work",
    runs.MaskJob: "engine.masks.work",
    runs.ExportJob: "engine.export",
}


def work(
    folder: runs.RunFolder, listen: Listener | None = None, config: Config | None = None, since: float | None = None
) -> str:
    """Do the job that the folder describes: its job.json, or else the training of its frozen config.

    A training continues from its newest checkpoint if it has one. A given ``config`` is frozen there first, under the
    lock, so that two starts at once cannot mix theirs. Commands are heard from ``since`` on (None: from now).

    Returns "finished" or "stopped". Every event goes to events.jsonl and then to ``listen``. Raises BadInput when a
    living process holds the run, else what the job raised, after writing it as an error event.
    """
    with runs.RunLock(folder.path), _interruptible() as interrupted, runs.EventLog(folder.events) as log:
        began, last = time.time(), runs.Step(step=0, loss=0.0)
        if since is not None:  # what an earlier engine was told is not meant for this one
            since = max(since, runs.ended_at(folder.path))
        inbox = runs.CommandReader(folder.path, since)

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
            outcome, result = _do(folder, emit, commands, config, interrupted)
            end(outcome, result)
        except BaseException as error:
            with contextlib.suppress(OSError):  # the disk may be what is full
                emit(_error_event(error))
                end("failed")
            raise
        return outcome


def _do(
    folder: runs.RunFolder,
    emit: Callable[[runs.Event], None],
    commands: Callable[[], list[runs.Command]],
    config: Config | None,
    interrupted: threading.Event,
) -> tuple[str, str]:
    """(outcome, result) of the folder's job. Only what that job needs is imported: the rest takes seconds."""
    job = runs.read_job(folder.path)
    if job is None:
        with _readable_disk_errors(folder, "; checkpoints that were saved are intact", " and go on with --resume"):
            return _train(folder, emit, commands, config)
    with _readable_disk_errors(folder):
        if isinstance(job, runs.PreviewJob):
            with _installed():
                from engine import preview_server
            preview_server.serve(folder, job, emit, preview_server.commands_of(folder, interrupted))
            return "finished", ""
        with _installed():
            module = importlib.import_module(_WORK[type(job)])
        outcome: tuple[str, str] = module.work(folder, job, emit, commands)
        return outcome


def _train(
    folder: runs.RunFolder,
    emit: Callable[[runs.Event], None],
    commands: Callable[[], list[runs.Command]],
    config: Config | None,
) -> tuple[str, str]:
    with _installed():
        from engine.device import reserved
        from engine.session import Job
        from engine.train import train

    if config is not None:
        save_config(config, folder.config)
    elif not folder.config.is_file():
        raise BadInput(f"{folder.path} holds no job: it has neither config.yaml nor job.json")
    frozen = load_config(folder.config)
    heard: list[runs.Command] = []

    def not_stopped() -> bool:
        heard.extend(commands())
        return not any(isinstance(command, runs.Stop) for command in heard)

    def all_commands() -> list[runs.Command]:
        waited = list(heard)
        heard.clear()
        return waited + commands()

    holder = Holder(str(folder.path.absolute()), "train")
    with reserved(frozen.precision.device, holder, emit, not_stopped) as held:
        outcome = train(Job(folder, frozen, emit, all_commands)) if held else "stopped"
    result = folder.outcome(frozen.output.name) if outcome == "finished" else None
    return outcome, result.name if result else ""


def _error_event(error: BaseException) -> runs.ErrorEvent:
    """What the log says of an error; wrong input explains itself, everything else brings where it happened."""
    explains_itself = isinstance(error, BadInput) and error.__cause__ is None
    detail = "" if explains_itself else "".join(traceback.format_exception(error))
    if isinstance(error, AtelierError):
        return runs.ErrorEvent(message=str(error), detail=detail, exit_code=error.exit_code)
    return runs.ErrorEvent(message=f"{type(error).__name__}: {error}", detail=detail, exit_code=1)


@contextlib.contextmanager
def _installed() -> Iterator[None]:
    """What cannot be imported, as a line that says what is wrong with it."""
    try:
        yield
    except (ImportError, OSError) as error:
        reason = (str(error).splitlines() or [type(error).__name__])[0]
        raise JobFailed(f"the engine cannot start, its installation is incomplete or damaged ({reason})") from error


@contextlib.contextmanager
def _readable_disk_errors(folder: runs.RunFolder, intact: str = "", go_on: str = "") -> Iterator[None]:
    """A disk that is full, gone or read-only, wherever it is met, as a line that says what to do."""
    try:
        yield
    except OSError as error:
        raise JobFailed(
            f"{error.filename or folder.path}: {error.strerror or error}{intact}: put it right (is the disk full?)"
            f"{go_on or ' and try again'}"
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
