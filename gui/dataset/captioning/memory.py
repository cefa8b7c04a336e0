"""What was chosen last in a project for captions and masks by model, and which job has captions that are not applied:
kept in a small file of the project's folder."""

import json
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from project import runs
from project.workspace import atomic_write

_NAME = "by-model.json"
_UNAPPLIED = "unapplied"


def recall(folder: Path, part: str) -> dict[str, Any]:
    """What was remembered under this name; empty without such a file, or with a damaged one. Slow."""
    values = _all(folder).get(part)
    return values if isinstance(values, dict) else {}


def remember(folder: Path, part: str, values: Mapping[str, Any]) -> None:
    """Keep values for the next time. Slow. Raises OSError."""
    atomic_write(folder / _NAME, json.dumps({**_all(folder), part: dict(values)}, ensure_ascii=False, indent=1))


def recall_job(folder: Path) -> Path | None:
    """The folder of the job whose captions were not applied, if it is still there. Slow."""
    job = recall(folder, _UNAPPLIED).get("job")
    return Path(job) if isinstance(job, str) and job and Path(job).is_dir() else None


@dataclass(frozen=True)
class Unsettled:
    """A job of which the person has not said what is to become: its captions so far, and whether it is at work."""

    job: runs.CaptionJob
    folder: Path
    captions: Mapping[str, str]  # by picture
    live: bool


def unsettled(folder: Path) -> Unsettled | None:
    """The job whose captions were not applied, as far as they were made. Slow. Raises BadInput."""
    place = recall_job(folder)
    job = runs.read_job(place) if place is not None else None
    if place is None or not isinstance(job, runs.CaptionJob):
        return None
    live = runs.is_live(place)
    events = runs.EventReader(runs.RunFolder(place).events).poll()
    captions = {event.path: event.caption.strip() for event in events if isinstance(event, runs.CaptionEvent)}
    return Unsettled(job, place, captions, live)


def remember_job(folder: Path, job: Path) -> None:
    """Keep a job until it is settled, in place of the former one. Slow. Raises OSError."""
    settle_job(folder)
    remember(folder, _UNAPPLIED, {"job": str(job)})


def settle_job(folder: Path) -> None:
    """Nothing of the job is wanted any more. Slow. Raises OSError."""
    if (job := recall_job(folder)) is not None and not runs.is_live(job):
        shutil.rmtree(job, ignore_errors=True)
    if recall(folder, _UNAPPLIED):
        remember(folder, _UNAPPLIED, {})


def _all(folder: Path) -> dict[str, Any]:
    try:
        found = json.loads((folder / _NAME).read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}
