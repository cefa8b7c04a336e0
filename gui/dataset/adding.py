"""Copies pictures into the picture folder, each with its caption; a name that is taken gets a number."""

import shutil
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from gui.dataset.trash import free_name, taken_stems
from project.dataset import CaptionReader, Listed, Listing, list_pictures, write_caption
from project.dataset.pictures import FOREIGN_SUFFIXES, PICTURE_SUFFIXES
from project.errors import AtelierError


@dataclass
class Added:
    """The pictures that were copied, how many files were no pictures, and what could not be copied and why."""

    pictures: list[Path] = field(default_factory=list)
    left_out: int = 0
    problems: list[tuple[Path, str]] = field(default_factory=list)


def copy_in(sources: Iterable[Path], target: Path, progress: Callable[[int, int], bool]) -> Added:
    """Copy files, and the pictures of folders with their subfolders. `progress(done, all)` answers False to stop."""
    added = Added()
    jobs = _jobs(sources, target, added)
    stems: dict[Path, set[str]] = {}
    for number, (picture, place, caption) in enumerate(jobs):
        if not progress(number, len(jobs)):
            break
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            taken = stems.setdefault(place.parent, taken_stems(place.parent))
            added.pictures.append(_copy(picture, free_name(place, taken), caption))
        except (OSError, AtelierError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            added.problems.append((picture, reason))
            if getattr(error, "errno", None) == 28:  # the disk is full: each further file would fail alike
                break
    return added


def _jobs(sources: Iterable[Path], target: Path, added: Added) -> list[tuple[Path, Path, str]]:
    """(picture, where it goes, its caption) of everything that was chosen or dropped."""
    jobs: list[tuple[Path, Path, str]] = []
    home = target.resolve()
    loose: list[Path] = []
    for source in sources:
        if source.resolve().is_relative_to(home):
            continue  # it lies there already
        if source.is_dir():
            try:
                listing = list_pictures(source)
            except AtelierError as error:
                added.problems.append((source, str(error)))
                continue
            reader = CaptionReader(listing)
            jobs += [(each.path, target / each.name, reader.read(each.path).text) for each in listing.pictures]
        elif source.suffix.lower() in PICTURE_SUFFIXES | FOREIGN_SUFFIXES:
            loose.append(source)
        elif source.suffix.lower() not in (".txt", ".caption"):
            added.left_out += 1
    for folder in dict.fromkeys(path.parent for path in loose):
        mine = [path for path in loose if path.parent == folder]
        listed = tuple(Listed(str(path), path.name, (), (0, 0)) for path in mine)
        reader = CaptionReader(Listing(folder, listed, (), ()))
        jobs += [(path, target / path.name, reader.read(path).text) for path in mine]
    return jobs


def _copy(picture: Path, place: Path, caption: str) -> Path:
    """Copy one picture aside and rename it, so that nobody meets half of it; the caption comes first."""
    aside = place.with_name(f".{place.name}.part")
    try:
        shutil.copyfile(picture, aside)
        with suppress(OSError):
            shutil.copystat(picture, aside)
        if caption:
            write_caption(place, caption)
        aside.replace(place)
    finally:
        with suppress(OSError):
            aside.unlink()
    return place
