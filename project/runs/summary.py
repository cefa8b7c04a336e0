"""What a list of runs shows of each: read from the head and the tail of a run's files, quickly, and never raising."""

import json
import math
import os
import re
import threading
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any, cast

import yaml  # type: ignore[import-untyped, unused-ignore]

from project.config import config_to_yaml
from project.errors import BadInput
from project.options import Config, all_options
from project.runs.events import EVENTS, Checkpoint, End, ErrorEvent, Event, Preview, Resumed, Start, Step
from project.runs.events import drop_after_resume as without_void
from project.runs.folder import PEFT_WEIGHTS, RunFolder, state
from project.runs.lock import is_live
from project.runs.records import decode
from project.validation import Course
from project.workspace import atomic_write

ABOUT = "about.json"
RECENT = 20  # steps whose mean counts as the final loss: a single one is mostly noise

_BLOCK = 1 << 20
_TAILS = (1 << 13, 1 << 17)  # bytes that are parsed from the end of events.jsonl: more where few steps are found
_LINE = 1 << 16  # bytes that one line has at most
# how the lines of these events begin
_START, _PREVIEW, _VALIDATION = b'{"kind":"start"', b'{"kind":"preview"', b'{"kind":"validation"'
_DATED = re.compile(r"\d{4}-\d\d-\d\d[_T]\d\d-?\d\d-?\d\d_(.+)")
_STEP_FOLDER = re.compile(r"step-(\d+)")
# where things lie and how the run is called: no two runs have them alike, and none changes what is learned
_PLACES = {"output_dir", "output_name", "log_dir", "cache_dir", "train_data_dir", "metadata_path", "mask_dir",
           "reg_data_dir", "validation_dir", "clip_model"}  # fmt: skip
_DEFAULTS: dict[str, Any] = {info.key: info.default for info in all_options()}
_ABOUT_GUARD = threading.Lock()  # a name and a note that are written at once must not undo each other
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # ten times as fast, where it is there


@dataclass(frozen=True)
class RunSummary:
    """One run as a list shows it.

    `status` is "new", "live", "finished", "failed", "stopped" (by the person) or "interrupted"; `seconds` is the time
    at work, all engines together. `changed` has the settings that differ from the defaults, `restarts` counts the
    engines after the first, `size` is in bytes. `best` is the step of the checkpoint with the lowest validation,
    `held_back` the lowest loss of all validations.
    `problem` says what of the folder cannot be read. `stamp` changes when the files do.
    """

    folder: Path
    name: str
    status: str = "new"
    started: float = 0.0
    seconds: float = 0.0
    steps: int = 0
    total_steps: int = 0
    final_loss: float | None = None
    changed: Mapping[str, Any] = field(default_factory=dict)
    thumbnail: Path | None = None
    note: str = ""
    checkpoints: Sequence[tuple[int, Path]] = ()
    best: int | None = None
    held_back: float | None = None
    result: Path | None = None
    size: int = 0
    restarts: int = 0
    message: str = ""
    problem: str = ""
    stamp: tuple[int, ...] = ()

    @property
    def resumable(self) -> bool:
        """Whether an engine can go on with the run."""
        return self.status in ("new", "stopped", "interrupted", "failed") and not self.problem


def summaries(runs_dir: Path, before: Iterable[RunSummary] = ()) -> list[RunSummary]:
    """The runs of a folder, newest first. Of those in `before` only what has changed is read again."""
    known = {summary.folder: summary for summary in before}
    found = [summarise(folder, known.get(folder)) for folder in _run_folders(runs_dir)]
    return sorted(found, key=lambda summary: (-summary.started, summary.folder.name))


def summarise(folder: Path, before: RunSummary | None = None) -> RunSummary:
    """One run. Whatever is wrong with its files is told in `problem`."""
    stamp = _stamp(folder)
    if before is not None and before.stamp == stamp and before.status != "live" and not is_live(folder):
        return before
    try:
        return _read(folder, stamp)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        return RunSummary(folder, _folder_name(folder), problem=f"{folder.name} cannot be read ({reason})", stamp=stamp)


def differing(compared: Sequence[RunSummary]) -> list[str]:
    """The settings that are not the same in all of the runs, in the order of the schema."""
    return [
        key
        for key, default in _DEFAULTS.items()
        if any(one.changed.get(key, default) != compared[0].changed.get(key, default) for one in compared[1:])
    ]


def find_live(runs_dir: Path) -> Path | None:
    """The run of a folder whose training is at work now, the newest if there are several; None if there is none."""
    live = [folder for folder in _run_folders(runs_dir) if is_live(folder)]
    return max(live, key=lambda folder: folder.name, default=None)


def run_settings(folder: Path) -> dict[str, Any]:
    """The settings that a run was trained with and another can use, without its name and places. Raises BadInput."""
    values, problem = _config(folder)
    if problem:
        raise BadInput(problem)
    return {key: values.get(key, default) for key, default in _DEFAULTS.items() if key not in _PLACES}


def best_step(folder: Path) -> int | None:
    """The step of the checkpoint with the lowest validation; None without one. Never raises."""
    run = RunFolder(folder)
    try:
        return _Course(run.events).validated.best_of(step for step, _ in _checkpoints(run))
    except (OSError, ValueError):
        return None


def run_name(folder: Path) -> str:
    """The name that a run is shown by: the one that it was given, or else its folder's, without the date."""
    return str(_about(folder).get("title") or "") or _folder_name(folder)


def rename_run(folder: Path, title: str) -> None:
    """Give a run another name to show; its folder and its files keep theirs. Raises BadInput."""
    _write_about(folder, {"title": title.strip()})


def set_note(folder: Path, text: str) -> None:
    """Keep the person's words on a run. Raises BadInput."""
    _write_about(folder, {"note": text.strip()})


# --- the parts of a summary -------------------------------------------------------------------------------------------


def _run_folders(runs_dir: Path) -> list[Path]:
    """The folders of trainings; other jobs and other folders are passed over."""
    try:
        with os.scandir(runs_dir) as entries:
            folders = [RunFolder(Path(entry.path)) for entry in entries if entry.is_dir() and entry.name[0] != "."]
    except OSError:
        return []
    return [
        folder.path
        for folder in folders
        if (folder.config.exists() or folder.events.exists()) and not folder.job.exists()
    ]


def _stamp(folder: Path) -> tuple[int, ...]:
    run, numbers = RunFolder(folder), []
    for path in (run.path, run.config, run.events, folder / ABOUT, run.checkpoints, run.previews):
        with suppress(OSError):
            found = path.stat()
            numbers += [found.st_mtime_ns, found.st_size]
    return tuple(numbers)


def _read(folder: Path, stamp: tuple[int, ...]) -> RunSummary:
    run, about = RunFolder(folder), _about(folder)
    config, problem = _config(folder)
    checkpoints = _checkpoints(run)
    course = _Course(run.events)
    summary = RunSummary(
        folder=folder,
        name=run_name(folder),
        status=state(folder),
        started=course.started or _time_of(run.config) or _time_of(folder),
        seconds=course.seconds,
        changed={key: config[key] for key, was in _DEFAULTS.items() if _differs(key, was, config)},
        thumbnail=_thumbnail(run, course.preview),
        note=str(about.get("note") or ""),
        checkpoints=checkpoints,
        best=course.validated.best_of(step for step, _ in checkpoints),
        held_back=course.validated.best.loss if course.validated.best else None,
        result=_result(run, str(config.get("output_name") or "")),
        size=_size(folder),
        restarts=course.restarts,
        problem=problem or course.problem,
        stamp=stamp,
    )
    return _with_end(summary, course)


def _with_end(summary: RunSummary, course: "_Course") -> RunSummary:
    """What the last events say."""
    last = without_void(course.last)
    ends = [event for event in last if isinstance(event, End)]
    errors = [event for event in last if isinstance(event, ErrorEvent)]
    losses = [event.loss for event in last if isinstance(event, Step) and math.isfinite(event.loss)][-RECENT:]
    reached = [event.step for event in last if isinstance(event, Step | Resumed | Checkpoint | End) and event.step]
    stopped = summary.status == "interrupted" and bool(ends) and ends[-1].status == "stopped"
    steps = reached[-1] if reached else max((step for step, _ in summary.checkpoints), default=0)
    return replace(
        summary,
        status="stopped" if stopped else summary.status,
        steps=steps,
        total_steps=course.total_steps,
        final_loss=sum(losses) / len(losses) if losses else None,
        message=errors[-1].message if errors and summary.status == "failed" else "",
    )


class _Course:
    """The course of a run: its engines, their time at work, its newest preview and its last events."""

    def __init__(self, path: Path) -> None:
        self.started = self.seconds = 0.0
        self.total_steps = self.restarts = 0
        self.preview: Preview | None = None
        self.validated = Course()
        self.last: list[Event] = []
        self.problem = ""
        try:
            size = path.stat().st_size
            with path.open("rb") as file:
                self._read(file, size)
        except FileNotFoundError:
            return
        if size and not (self.started or self.last):
            self.problem = f"{path.name} of {path.parent.name} is damaged: nothing in it can be read"

    def _read(self, file: Any, size: int) -> None:
        starts, preview, validations = _places(file)
        measured = (_event_at(file, place) for place in validations)
        self.validated = Course.of(event for event in measured if event is not None)
        begins = []
        for place in starts:
            event = _event_at(file, place)
            if isinstance(event, Start):
                begins.append((place, event))
        if preview >= 0:
            event = _event_at(file, preview)
            self.preview = event if isinstance(event, Preview) else None
        for reach in _TAILS:
            self.last = _events_before(file, size, reach)
            if reach > size or sum(isinstance(event, Step) for event in self.last) >= RECENT:
                break
        if not begins:
            return
        self.started, self.restarts = begins[0][1].t, len(begins) - 1
        self.total_steps = next((event.total_steps for _, event in reversed(begins) if event.total_steps), 0)
        bounds = [place for place, _ in begins[1:]] + [size]
        for (_, begin), bound in zip(begins, bounds, strict=True):
            said = self.last if bound == size else _events_before(file, bound, _TAILS[0])
            until = max((event.t for event in said[-3:]), default=begin.t)
            self.seconds += max(0.0, until - begin.t)


def _places(file: Any) -> tuple[list[int], int, list[int]]:
    """Where in a log its start events, its newest preview and its validations begin; other lines are not parsed."""
    starts: list[int] = []
    validations: list[int] = []
    preview, offset = -1, 0
    keep = len(_VALIDATION) - 1
    rest = b""
    while block := file.read(_BLOCK):
        data = rest + block
        base = offset - len(rest)
        for wanted, found in ((_START, starts), (_VALIDATION, validations)):
            at = data.find(wanted)
            while at >= 0:
                if base + at not in found[-1:]:
                    found.append(base + at)
                at = data.find(wanted, at + 1)
        newest = data.rfind(_PREVIEW)
        preview = base + newest if newest >= 0 else preview
        offset += len(block)
        rest = data[-keep:]
    return starts, preview, validations


def _event_at(file: Any, place: int) -> Event | None:
    file.seek(place)
    return cast(Event | None, decode(file.readline(_LINE), EVENTS))


def _events_before(file: Any, place: int, reach: int) -> list[Event]:
    """The events that end before a place in the log, as far back as `reach` bytes."""
    first = max(0, place - reach)
    file.seek(first)
    lines = file.read(place - first).split(b"\n")
    found = (decode(line, EVENTS) for line in (lines[1:] if first else lines) if line)
    return [cast(Event, event) for event in found if event is not None]


def _config(folder: Path) -> tuple[dict[str, Any], str]:
    """The values in a run's config.yaml, at least those that are not the default, and what is wrong with it.

    Most lines of a config are those of the defaults. Not parsing them is half of what makes a long list quick.
    """
    path = RunFolder(folder).config
    values: Any = None
    try:
        blocks = _blocks(path.read_text(encoding="utf-8"))
        own = [block for block in blocks if block not in _DEFAULT_BLOCKS]
        values = yaml.load("\n".join(own), _Loader) if own else {} if blocks else None
    except FileNotFoundError:
        return {}, f"{path.name} of {folder.name} is missing: the run cannot be continued"
    except OSError as error:
        return {}, f"{path.name} of {folder.name} cannot be read ({error.strerror or error})"
    except (ValueError, yaml.YAMLError, RecursionError):
        pass
    if not isinstance(values, dict):
        return {}, f"{path.name} of {folder.name} is damaged: the run cannot be continued"
    return {str(key): value for key, value in values.items()}, ""


def _blocks(text: str) -> list[str]:
    """A flat YAML text cut before each key, without the comments between them."""
    return [block for block in re.split(r"\n+(?=[^\s#-])", re.sub(r"(?m)^#.*\n?", "", text).strip()) if block]


_DEFAULT_BLOCKS = frozenset(_blocks(config_to_yaml(Config())))


def _differs(key: str, default: Any, config: Mapping[str, Any]) -> bool:
    if key not in config or key in _PLACES:
        return False
    value = config[key]
    return list(value) != list(default) if isinstance(value, list) and isinstance(default, list) else value != default


def _checkpoints(run: RunFolder) -> list[tuple[int, Path]]:
    found = []
    with suppress(OSError), os.scandir(run.checkpoints) as entries:
        for entry in entries:
            if match := _STEP_FOLDER.fullmatch(entry.name):
                found.append((int(match[1]), Path(entry.path)))
    return sorted(found)


def _result(run: RunFolder, name: str) -> Path | None:
    named = run.outcome(name or run.path.name)
    if named is not None:
        return named
    found = [] if name else [path for path in run.path.glob("*.safetensors") if path.is_file()]
    found += [] if name else [path.parent for path in run.path.glob(f"*/{PEFT_WEIGHTS}")]
    return max(found, key=_time_of, default=None)


def _thumbnail(run: RunFolder, preview: Preview | None) -> Path | None:
    if preview is not None and (run.path / preview.path).is_file():
        return run.path / preview.path
    pictures = [path for path in run.previews.glob("*.png") if path.is_file()] if run.previews.is_dir() else []
    return max(pictures, key=_time_of, default=None)


def _size(folder: Path) -> int:
    """What a folder takes on disk, in bytes."""
    total = 0
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            with suppress(OSError):
                if entry.is_dir(follow_symlinks=False):
                    total += _size(Path(entry.path))
                else:
                    total += entry.stat(follow_symlinks=False).st_size
    return total


def _time_of(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0


def _folder_name(folder: Path) -> str:
    """A run's name by its folder: without the date that the app puts before it."""
    match = _DATED.fullmatch(folder.name)
    return match[1].replace("-", " ") if match else folder.name


def _about(folder: Path) -> dict[str, Any]:
    try:
        values = json.loads((folder / ABOUT).read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return values if isinstance(values, dict) else {}


def _write_about(folder: Path, changes: Mapping[str, str]) -> None:
    path = folder / ABOUT
    if not folder.is_dir():
        raise BadInput(f"{folder.name} is gone: it was moved or deleted")
    try:
        with _ABOUT_GUARD:
            about = {**_about(folder), **changes, "changed": datetime.now().isoformat(timespec="seconds")}
            atomic_write(path, json.dumps(about, ensure_ascii=False, indent=1) + "\n")
    except (OSError, UnicodeEncodeError) as error:
        raise BadInput(f"{path} cannot be written ({getattr(error, 'strerror', None) or error})") from error
