"""What a project's card shows: its data, its last run, its size, and what is wrong with it. It may take a while."""

import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from project.dataset import PICTURE_SUFFIXES, list_pictures
from project.errors import BadInput
from project.library.project import DamagedProject, NewerProject, NoProject, Project, load, missing_pictures
from project.runs.folder import RunFolder, state
from project.runs.lock import is_live
from project.schema import PICTURES, TEXTS

Trouble = Literal["", "gone", "damaged", "newer", "unreadable", "no-pictures"]
_SHOWN = 4


@dataclass(frozen=True)
class ProjectCard:
    """A project at a glance. `problem` is a sentence, `trouble` its kind; `run_time` is in unix seconds, 0 = no run.
    Of a project of texts `files` says how many there are, and `excerpt` has the first rows of one."""

    name: str
    folder: Path
    pictures: int = 0
    shown: tuple[Path, ...] = ()
    run_time: float = 0.0
    run_status: str = ""
    size: int = 0
    problem: str = ""
    trouble: Trouble = ""
    subject: str = ""
    linked: bool = False
    sample: bool = False
    task: str = PICTURES
    files: int = 0
    excerpt: tuple[str, ...] = ()


def summary(folder: Path) -> ProjectCard:
    """Look at a project. Whatever is wrong with it stands in the card; nothing is raised for it."""
    try:
        project = load(folder)
    except BadInput as error:
        kinds: list[tuple[type[BadInput], Trouble]] = [
            (NoProject, "gone"), (DamagedProject, "damaged"), (NewerProject, "newer"),
        ]  # fmt: skip
        trouble: Trouble = next((kind for of, kind in kinds if isinstance(error, of)), "unreadable")
        return ProjectCard(folder.name, folder, problem=str(error), trouble=trouble, size=size_on_disk(folder))
    problem = missing_pictures(project)
    pictures: list[Path] = []
    texts: tuple[int, tuple[str, ...]] = (0, ())
    if not problem:
        try:
            if project.task == TEXTS:
                from project.library.texts import excerpt  # knows the whole schema: only where it is needed

                texts = excerpt(project.images)
            else:
                pictures = [listed.path for listed in list_pictures(project.images).pictures]
        except (BadInput, OSError) as error:
            problem = str(error)
    pictures = [path for path in pictures if path.suffix.lower() in PICTURE_SUFFIXES]
    time, status = _last_run(project)
    return ProjectCard(
        name=project.name,
        folder=project.folder,
        pictures=len(pictures),
        shown=tuple(pictures[:_SHOWN]),
        run_time=time,
        run_status=status,
        size=size_on_disk(project.folder),
        problem=problem,
        trouble="no-pictures" if problem else "",
        subject=project.subject,
        linked=project.linked,
        sample=project.sample,
        task=project.task,
        files=texts[0],
        excerpt=texts[1],
    )


def live_runs(folder: Path) -> list[Path]:
    """The run folders of a project in which an engine is at work now."""
    return [run for run in [*_runs(folder / "runs"), folder / "previews"] if is_live(run)]


def size_on_disk(folder: Path) -> int:
    """The bytes of all files in a folder; links are not followed, and what cannot be read counts nothing."""
    total = 0
    for place, _, names in os.walk(folder):
        for name in names:
            with suppress(OSError):
                total += os.lstat(os.path.join(place, name)).st_size
    return total


def _runs(folder: Path) -> list[Path]:
    try:
        return [run for run in folder.iterdir() if run.is_dir() and not run.name.startswith(".")]
    except OSError:
        return []


def _last_run(project: Project) -> tuple[float, str]:
    """(when it last wrote, what became of it) of the newest run; (0, "") if there is none."""
    newest: tuple[float, Path] | None = None
    for run in _runs(project.runs):
        with suppress(OSError):
            time = RunFolder(run).events.stat().st_mtime
            newest = max(newest, (time, run)) if newest else (time, run)
    return (newest[0], state(newest[1])) if newest else (0.0, "")
