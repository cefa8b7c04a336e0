"""What engines showed of a project, read from the runs' events: its preview pictures, and answers to test questions."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import cast

from project.runs.events import EVENTS, QUESTIONS, Answer, Event, Preview, drop_after_resume
from project.runs.folder import RunFolder
from project.runs.records import decode

_BLOCK = 1 << 20
_ANSWERS = (b'"kind":"answer"', b'"kind":"resumed"')
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


def question_history(run: Path) -> list[Answer]:
    """The answers of a run to its test questions, in the order of its steps, without those that a resume made void."""
    lines = list(_lines_backwards(RunFolder(run).events))
    events = (decode(line, EVENTS) for line in reversed(lines) if any(mark in line for mark in _ANSWERS))
    kept = drop_after_resume(cast(Event, event) for event in events if event is not None)
    return [event for event in kept if isinstance(event, Answer) and event.done and event.group == QUESTIONS]


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
