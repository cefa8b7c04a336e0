"""Making projects: a new one, and a copy of one. What fails or is cancelled leaves nothing behind."""

import datetime
import os
import secrets
import shutil
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Any, TypedDict, Unpack

from project.errors import BadInput
from project.library import pictures as files
from project.library.names import free_path, safe_name, write_error
from project.library.pictures import CopyPlan, Progress
from project.library.project import Project, load, own_data, save
from project.runs.lock import OsLock, is_locked
from project.schema import PICTURES, TEXTS

_UNFINISHED = ".creating-"
_OLD = 600  # seconds after which an unfinished folder that nobody holds is taken for a crash's
_RENAME_TRIES = 20
_RESERVE = 16 << 20  # bytes that stay free beside the pictures


class Facts(TypedDict, total=False):
    """What a new project knows of itself besides its pictures or texts."""

    task: str
    subject: str
    preset: str
    settings: Mapping[str, Any]
    trigger_word: str
    base_model: str
    sample: bool


def create(
    parent: Path,
    name: str,
    *,
    pictures: Sequence[Path],
    link: bool = False,
    progress: Progress | None = None,
    **facts: Unpack[Facts],
) -> Project:
    """Make a project in a new folder in `parent`, with copies of its data or (`link`) using one folder in place.

    `pictures` are files and folders; captions of pictures come along. With the task TEXTS they are texts. `progress` is
    called with (done, all), and what it raises cancels. Raises BadInput.
    """
    if not name.strip():
        raise BadInput("A project needs a name: type one")
    pictures = [path.expanduser().absolute() for path in pictures]
    parent = parent.expanduser().absolute()
    task = facts.get("task", PICTURES)
    if pictures and task == PICTURES:
        files.check_readable(files.find_pictures(pictures))
    place = _linked(parent, pictures, task) if link else own_data(task)
    whole = _plan(pictures, task)
    plan = CopyPlan() if link else whole

    def fill(folder: Path) -> None:
        if not link:
            files.copy(plan, folder / place, progress)
        save(Project(folder=folder, name=name.strip(), pictures=place, **facts))

    return load(_build(parent / safe_name(name), plan, fill))


def duplicate(project: Project, name: str = "", progress: Progress | None = None) -> Project:
    """A copy beside the project with its data and settings, without its runs. Linked data stay linked."""
    name = name.strip() or _copy_name(project)
    plan = CopyPlan()
    try:
        if not project.linked and project.images.is_dir():
            for path in sorted(project.images.rglob("*")):
                if path.is_file():
                    plan.files[PurePosixPath(path.relative_to(project.images).as_posix())] = path
    except OSError as error:
        raise write_error(project.images, error) from error
    place = project.pictures if project.linked else project.own_data

    def fill(folder: Path) -> None:
        if not project.linked:
            files.copy(plan, folder / place, progress)
        shutil.copyfile(project.file, folder / project.file.name)
        save(replace(project, folder=folder, name=name, pictures=place, sample=False))

    return load(_build(project.folder.parent / safe_name(name), plan, fill))


def new_run_dir(project: Project, name: str = "") -> Path:
    """The folder for the project's next run: runs/<date>_<name>. It is not made here, and never existed."""
    label = safe_name(name or project.name, "run").replace(" ", "-")
    return free_path(project.runs / f"{datetime.datetime.now():%Y-%m-%d_%H-%M-%S}_{label}")


def _copy_name(project: Project) -> str:
    number, name = 1, f"{project.name} copy"
    while os.path.lexists(project.folder.parent / safe_name(name)):
        number += 1
        name = f"{project.name} copy {number}"
    return name


def _plan(places: Sequence[Path], task: str) -> CopyPlan:
    if task == PICTURES:
        return files.plan_copy(places)
    from project.library.texts import plan_texts  # knows the whole schema, and pictures need not wait for it

    plan = plan_texts(places)
    if places and not plan.files:
        raise BadInput("There are no texts here: choose .txt, .md, .jsonl, .json, .csv, .tsv or .parquet files")
    return plan


def _linked(parent: Path, places: Sequence[Path], task: str) -> str:
    what, folder = ("texts", "folder of texts") if task == TEXTS else ("pictures", "picture folder")
    if len(places) != 1 or not places[0].is_dir():
        raise BadInput(f"Only one folder can be used where it is: choose one folder, or copy the {what}")
    if parent.resolve().is_relative_to(places[0].resolve()):
        raise BadInput(
            f"The project would lie inside its own {folder} {places[0]}: choose another place for the project"
        )
    return str(places[0])


def _build(wanted: Path, plan: CopyPlan, fill: Callable[[Path], None]) -> Path:
    """Fill a folder under a passing name and then give it its own, or the next free one; or undo all that was made."""
    parent = wanted.parent
    missing = [one for one in (parent, *parent.parents) if not os.path.lexists(one)]
    aside = parent / f"{_UNFINISHED}{secrets.token_hex(4)}"
    lock = OsLock(parent / f"{aside.name}.lock")
    try:
        parent.mkdir(parents=True, exist_ok=True)
        _sweep(parent)
        lock.acquire()
        aside.mkdir()
        _check_room(parent, plan)
        fill(aside)
        final = _settle(aside, wanted)
        missing = []
        return final
    except BaseException as error:
        shutil.rmtree(aside, ignore_errors=True)
        if isinstance(error, OSError):
            raise write_error(parent, error) from error
        raise
    finally:
        lock.release()
        with suppress(OSError):
            lock.path.unlink()
        for folder in missing:
            with suppress(OSError):
                folder.rmdir()


def _settle(aside: Path, wanted: Path) -> Path:
    """Rename the folder to the wanted name or the next free one."""
    tries = 0
    while True:
        final = free_path(wanted)
        try:
            os.rename(aside, final)
            return final
        except (PermissionError, FileExistsError):  # Windows, for the moment in which a virus scanner looks
            tries += 1
            if os.name != "nt" or tries == _RENAME_TRIES:
                raise
            time.sleep(0.1)


def _sweep(parent: Path) -> None:
    """Remove what a crash while creating left behind."""
    for leftover in parent.glob(f"{_UNFINISHED}*"):
        with suppress(OSError):
            lock = leftover if leftover.suffix == ".lock" else leftover.with_name(f"{leftover.name}.lock")
            if time.time() - leftover.stat().st_mtime < _OLD or is_locked(lock):
                continue
            if leftover.is_dir():
                shutil.rmtree(leftover, ignore_errors=True)
            else:
                leftover.unlink()


def _check_room(parent: Path, plan: CopyPlan) -> None:
    needed, free = plan.size() + _RESERVE, shutil.disk_usage(parent).free
    if needed > free:
        raise BadInput(
            f"The files need {needed / 1e6:.0f} MB and only {free / 1e6:.0f} MB are free on the disk of {parent}: "
            "free some space, or choose another folder"
        )
