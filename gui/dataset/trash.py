"""Takes pictures with captions and masks away so that they can be brought back: to the system's trash, or a folder."""

import os
import shutil
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from gui.trash import move_to_trash
from project.dataset.captions import CAPTION_SUFFIXES
from project.dataset.names import free_name
from project.dataset.pictures import FOREIGN_SUFFIXES, PICTURE_SUFFIXES
from project.masking.writing import mask_file

_PICTURES = PICTURE_SUFFIXES | FOREIGN_SUFFIXES
Discard = Callable[[Path], Path | None]


@dataclass(frozen=True, slots=True)
class Moved:
    """A file that was taken away, and where it lies now."""

    original: Path
    now: Path
    in_trash: bool


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was moved, what was not and why."""

    moved: tuple[Moved, ...]
    problems: tuple[tuple[Path, str], ...]


def belongings(pictures: Iterable[Path]) -> list[Path]:
    """The pictures with the captions and the mask beside them, but for those that another picture there still needs."""
    going = set(pictures)
    files = []
    for folder in {picture.parent for picture in going}:
        leaving = {picture.name for picture in going if picture.parent == folder}
        staying = {Path(name).stem for name in _pictures_in(folder) if name not in leaving}
        for name in sorted(leaving):
            files.append(folder / name)
            if Path(name).stem not in staying:
                words = ((folder / name).with_suffix(suffix) for suffix in CAPTION_SUFFIXES)
                files += [path for path in (*words, mask_file(folder / name)) if os.path.isfile(path)]
    return list(dict.fromkeys(files))


def _pictures_in(folder: Path) -> list[str]:
    with suppress(OSError):
        return [name for name in os.listdir(folder) if Path(name).suffix.lower() in _PICTURES]
    return []


def to_trash(path: Path) -> Path | None:
    """Where the system's trash put a file; None if there is no trash for it."""
    with suppress(OSError):
        return move_to_trash(path)
    return None


def discard(files: Iterable[Path], fallback: Path, to_trash: Discard = to_trash) -> Outcome:
    """Move files to the trash, or where there is none into `fallback`."""
    moved, problems = [], []
    for path in files:
        if not path.exists() and not path.is_symlink():
            continue
        now = to_trash(path)
        if now is not None:
            moved.append(Moved(path, now, True))
            continue
        try:
            fallback.mkdir(parents=True, exist_ok=True)
            aside = free_name(fallback / path.name)
            shutil.move(path, aside)
            moved.append(Moved(path, aside, False))
        except OSError as error:
            problems.append((path, error.strerror or str(error)))
    return Outcome(tuple(moved), tuple(problems))


def bring_back(moved: Iterable[Moved]) -> Outcome:
    """Give files their places again. One whose place is taken by now stays where it is."""
    back, problems = [], []
    for each in moved:
        try:
            if each.original.exists():
                raise FileExistsError(17, "there is another file of that name now")
            each.original.parent.mkdir(parents=True, exist_ok=True)
            try:
                os.rename(each.now, each.original)
            except OSError:
                shutil.move(each.now, each.original)
            back.append(each)
        except OSError as error:
            problems.append((each.original, error.strerror or str(error)))
            continue
        if each.in_trash and each.now.parent.name == "files":
            with suppress(OSError):
                (each.now.parent.parent / "info" / f"{each.now.name}.trashinfo").unlink()
    return Outcome(tuple(back), tuple(problems))
