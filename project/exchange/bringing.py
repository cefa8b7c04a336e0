"""Copies pictures into a picture folder, each with its caption and mask; a name that is taken gets a number."""

import errno
import shutil
import tempfile
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from project.dataset import write_caption
from project.dataset.masks import LABEL
from project.dataset.names import free_name, taken_stems
from project.errors import AtelierError
from project.exchange.generation import prompt_of
from project.exchange.sources import Item, look

Tell = Callable[[int, int], bool]


@dataclass
class Brought:
    """The pictures that were copied, how many files were no pictures, what could not be copied and why, and notes."""

    pictures: list[Path] = field(default_factory=list)
    left_out: int = 0
    problems: list[tuple[Path, str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def bring(sources: Iterable[Path], target: Path, tell: Tell, *, prompts: bool = False) -> Brought:
    """Copy what files, folders, archives and tables hold into ``target``. ``tell(done, all)`` answers False to stop.

    With ``prompts`` a picture without a caption gets the prompt that it was generated with.
    """
    home = target.resolve()
    outside = [source for source in sources if not source.resolve().is_relative_to(home)]  # others lie there already
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".bringing-", dir=target.parent, ignore_cleanup_errors=True) as scratch:
        found = look(outside, Path(scratch), tell)
        brought = Brought(left_out=found.left_out, problems=found.problems, notes=found.notes)
        stems: dict[Path, set[str]] = {}
        for number, item in enumerate(found.items):
            if not tell(number, len(found.items)):
                break
            try:
                brought.pictures.append(_one(item, target, stems, prompts))
            except (OSError, AtelierError) as error:
                brought.problems.append((item.picture, getattr(error, "strerror", None) or str(error)))
                if getattr(error, "errno", None) == errno.ENOSPC:  # each further file would fail alike
                    break
    return brought


def _one(item: Item, target: Path, stems: dict[Path, set[str]], prompts: bool) -> Path:
    place = target / item.place
    place.parent.mkdir(parents=True, exist_ok=True)
    free = free_name(place, stems.setdefault(place.parent, taken_stems(place.parent)))
    if prompts and not item.caption:
        item = replace(item, caption=prompt_of(item.picture))
    if item.mask is not None:
        _copy(item.mask, free.with_name(free.stem + LABEL))
    if item.caption:
        write_caption(free, item.caption)
    return _copy(item.picture, free)  # last, so that nobody meets it without its words


def _copy(file: Path, place: Path) -> Path:
    """Copy one file aside and rename it, so that nobody meets half of it."""
    aside = place.with_name(f".{place.name}.part")
    try:
        shutil.copyfile(file, aside)
        with suppress(OSError):
            shutil.copystat(file, aside)
        aside.replace(place)
    finally:
        with suppress(OSError):
            aside.unlink()
    return place
