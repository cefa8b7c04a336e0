"""Which files come into a new project: pictures from files and folders, each with its captions, and where they go."""

import os
import re
import shutil
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from project.dataset import PICTURE_SUFFIXES, captions, list_pictures
from project.dataset.pictures import PictureError, measure
from project.errors import BadInput

Progress = Callable[[int, int], None]


@dataclass
class CopyPlan:
    """Files to copy and captions to write, by their place inside the new picture folder."""

    files: dict[PurePosixPath, Path] = field(default_factory=dict)
    captions: dict[PurePosixPath, str] = field(default_factory=dict)

    def size(self) -> int:
        """Bytes to be written."""
        return sum(source.stat().st_size for source in self.files.values())


def find_pictures(places: Sequence[Path]) -> list[Path]:
    """The pictures that files and folders stand for, in their order, each once. Raises BadInput."""
    found: dict[Path, None] = {}
    for place in places:
        if place.is_dir():
            found |= {listed.path: None for listed in list_pictures(place).pictures}
        elif place.suffix.lower() in PICTURE_SUFFIXES:
            found[place] = None
    return [path for path in found if path.suffix.lower() in PICTURE_SUFFIXES]


def check_readable(pictures: Sequence[Path]) -> None:
    """Raise BadInput if not one of the pictures can be opened."""
    reason = ""
    for path in pictures:
        try:
            measure(path)
            return
        except PictureError as error:
            reason = reason or f" ({path.name}: {error.reason})"
    raise BadInput(f"There is no picture here that can be opened{reason}: choose PNG, JPEG or WebP pictures")


def plan_copy(places: Sequence[Path]) -> CopyPlan:
    """Where each file goes. Raises BadInput for a place that is gone.

    What one folder holds keeps its shape; each of several folders becomes a folder of its name, as does one that is
    named in kohya's way (10_name). Single files of the same name get a number, and their captions with them.
    """
    plan = CopyPlan()
    folders = [place for place in places if place.is_dir()]
    taken: set[str] = set()
    for folder in folders:
        own = len(folders) > 1 or re.fullmatch(r"\d+_.+", folder.name) or len(folders) < len(places)
        _plan_folder(plan, folder, PurePosixPath(_free(folder.name, taken) if own else ""))
    _plan_files(plan, [place for place in places if not place.is_dir()], taken)
    return plan


def copy(plan: CopyPlan, target: Path, progress: Progress | None) -> None:
    """Make the picture folder. `progress` is called with (done, all); what it raises ends the copying."""
    total = len(plan.files) + len(plan.captions)
    target.mkdir()
    for done, (name, source) in enumerate(plan.files.items()):
        if progress:
            progress(done, total)
        place = target / name
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, place)
        with suppress(OSError):
            facts = source.stat()
            os.utime(place, ns=(facts.st_atime_ns, facts.st_mtime_ns))
    for name, text in plan.captions.items():
        (target / name).write_text(text, encoding="utf-8", newline="")
    if progress:
        progress(total, total)


def _plan_folder(plan: CopyPlan, folder: Path, inside: PurePosixPath) -> None:
    listing = list_pictures(folder)
    for listed in listing.pictures:
        place = inside / listed.name
        plan.files[place] = listed.path
        for name, _ in listed.captions:
            plan.files[place.with_name(name)] = listed.path.with_name(name)
    for table, _ in listing.tables:
        plan.files[inside / table.relative_to(folder).as_posix()] = table


def _plan_files(plan: CopyPlan, files: Sequence[Path], taken: set[str]) -> None:
    tables: dict[Path, list[captions.Table]] = {}
    stems: dict[tuple[Path, str], str] = {}  # pictures side by side under one name share their caption
    for path in dict.fromkeys(file.absolute() for file in files):
        if not path.is_file():
            raise BadInput(f"{path} is not there any more: choose the pictures again")
        if path.suffix.lower() not in PICTURE_SUFFIXES:
            continue
        key = (path.parent, path.stem)
        if key not in stems:
            stems[key] = _free(path.stem, taken)
        place = PurePosixPath(stems[key] + path.suffix)
        plan.files[place] = path
        beside = [path.with_suffix(suffix) for suffix in captions.CAPTION_SUFFIXES]
        for caption in filter(Path.is_file, beside):
            plan.files[PurePosixPath(stems[key] + caption.suffix)] = caption
        if path.parent not in tables:
            tables[path.parent] = _tables(path.parent)
        told = (table.find(path, path.parent, True) for table in tables[path.parent])
        words = next((text for text in told if text), "")
        if words and not any(caption.is_file() for caption in beside):
            plan.captions[PurePosixPath(stems[key] + ".txt")] = words


def _tables(folder: Path) -> list[captions.Table]:
    """The metadata tables beside single files; one that cannot be read is done without."""
    found = []
    for name in captions.TABLE_NAMES:
        if (folder / name).is_file():
            with suppress(captions.CaptionError):
                found.append(captions.read_table(folder / name))
    return found


def _free(name: str, taken: set[str]) -> str:
    """The name, or the name with a number, so that no file system takes it for one that is already there."""
    number, free = 1, name
    while free.casefold() in taken:
        number += 1
        free = f"{name}-{number}"
    taken.add(free.casefold())
    return free
