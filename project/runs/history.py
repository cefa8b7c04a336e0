"""What engines showed of a project, read from the runs' events: its preview pictures, and answers to test questions."""

import json
import os
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import islice, pairwise
from pathlib import Path
from typing import cast

from project.runs.events import EVENTS, QUESTIONS, Answer, End, Event, Preview, Step, drop_after_resume
from project.runs.folder import FACTS, RunFolder
from project.runs.records import decode

_BLOCK = 1 << 20
_ANSWERS = (b'"kind":"answer"', b'"kind":"resumed"')
_STEPS = (b'"kind":"step"', b'"kind":"end"')
_STEP = re.compile(r"step-(\d+)")
_MARK = b'"kind":"preview"'  # as records are written; the other lines of a long run need not be parsed


@dataclass(frozen=True)
class PreviewRecord:
    """One preview picture: where it lies, the event that tells how it was made, and the folder of its run."""

    path: Path
    event: Preview
    run: Path


def preview_history(project_previews: Path, runs_dir: Path, cap: int = 500) -> list[PreviewRecord]:
    """The newest preview pictures of the preview engine and of all runs, at most `cap`. Missing files are left out."""
    found = [record for run in (project_previews, *_runs(runs_dir)) for record in islice(_records(run), cap)]
    found.sort(key=lambda record: record.event.t, reverse=True)
    return found[:cap]


def question_history(run: Path, project_previews: Path | None = None) -> list[Answer]:
    """The answers of a run to its test questions, in the order of its steps, without those that a resume made void.

    Behind them come those that the project's preview engine gave with the run's LoRA or its checkpoints, each with the
    step of that; the base model's have step 0.
    """
    lines = list(_lines_backwards(RunFolder(run).events))
    events = (decode(line, EVENTS) for line in reversed(lines) if any(mark in line for mark in _ANSWERS))
    kept = drop_after_resume(cast(Event, event) for event in events if event is not None)
    found = [event for event in kept if isinstance(event, Answer) and event.done and event.group == QUESTIONS]
    return found + (_asked_later(run, project_previews) if project_previews is not None else [])


def result_step(run: Path) -> int:
    """The step whose weights the finished LoRA of a run has; of a run without one the last that it made, or 0."""
    with suppress(OSError, ValueError, KeyError, TypeError):
        return int(json.loads(RunFolder(run).path.joinpath(FACTS).read_bytes())["steps"])
    for line in _lines_backwards(RunFolder(run).events):
        event = decode(line, EVENTS) if any(mark in line for mark in _STEPS) else None
        if isinstance(event, Step | End) and event.step:
            return event.step
    return 0


def _asked_later(run: Path, project_previews: Path) -> list[Answer]:
    lines = list(_lines_backwards(RunFolder(project_previews).events))
    mark = f'"group":"{QUESTIONS}"'.encode()
    events = (decode(line, EVENTS) for line in reversed(lines) if _ANSWERS[0] in line and mark in line)
    of_run = [
        event
        for event in events
        if isinstance(event, Answer) and event.done and event.reason != "stopped" and _lies_in(run, event.adapter)
    ]
    last = result_step(run) if of_run else 0
    return [replace(answer, step=_step_of(Path(answer.adapter), last) if answer.strength else 0) for answer in of_run]


def _lies_in(run: Path, adapter: str) -> bool:
    """By the last two names of the run's folder: a project may have been moved."""
    return (run.parent.name, run.name) in pairwise(Path(adapter).parts)


def _step_of(adapter: Path, last: int) -> int:
    match = _STEP.fullmatch(adapter.name)
    return int(match[1]) if match else last


def preview_record(run: Path, event: Preview) -> PreviewRecord:
    """The record of a preview that a run has just told of."""
    return PreviewRecord(run / event.path, event, run)


def _runs(runs_dir: Path) -> list[Path]:
    try:
        with os.scandir(runs_dir) as entries:
            return [Path(entry.path) for entry in entries if entry.is_dir()]
    except OSError:
        return []


def _records(run: Path) -> Iterator[PreviewRecord]:
    """The previews of one run from the newest to the oldest. A picture that was made again counts once."""
    folder = RunFolder(run)
    try:
        present = set(os.listdir(folder.previews))
    except OSError:
        return
    for line in _lines_backwards(folder.events):
        if _MARK not in line:
            continue
        event = cast(Preview | None, decode(line, EVENTS))
        name = event.path.removeprefix(folder.previews.name + "/") if event else ""
        if event is not None and name in present:
            present.discard(name)
            yield preview_record(run, event)


def _lines_backwards(path: Path) -> Iterator[bytes]:
    """The lines of a file from its end to its start. A file that cannot be read has none."""
    try:
        with path.open("rb") as file:
            end = file.seek(0, os.SEEK_END)
            rest = b""
            while end > 0:
                start = max(0, end - _BLOCK)
                file.seek(start)
                rest, *lines = (file.read(end - start) + rest).split(b"\n")
                yield from reversed(lines)
                end = start
            yield rest
    except OSError:
        return
