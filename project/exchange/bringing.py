"""Copies pictures into a picture folder, each with its caption and mask; a name that is taken gets a number."""

import errno
import os
import secrets
import shutil
import tempfile
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from project.dataset import write_caption
from project.dataset.masks import LABEL
from project.dataset.names import decoded, free_name, taken_stems
from project.dataset.pictures import FOREIGN_SUFFIXES, PictureError, identify
from project.errors import AtelierError, BadInput
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

    Nothing that lies in ``target`` is changed. After a stop the pictures that are there are whole and have their words.
    With ``prompts`` a picture without a caption gets the prompt that it was generated with.
    """
    stopped = False

    def going(done: int, every: int) -> bool:
        nonlocal stopped
        stopped = stopped or not tell(done, every)
        return not stopped

    home = target.resolve()
    outside = [source for source in sources if not source.resolve().is_relative_to(home)]  # others lie there already
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".bringing-", dir=target.parent, ignore_cleanup_errors=True) as scratch:
        found = look(outside, Path(scratch), going)
        brought = Brought(left_out=found.left_out, problems=found.problems, notes=found.notes)
        stems: dict[Path, set[str]] = {}
        for number, item in enumerate(found.items):
            if not going(number, len(found.items)):
                break
            try:
                brought.pictures.append(_one(item, target, stems, prompts))
            except (OSError, AtelierError) as error:
                brought.problems.append((item.picture, getattr(error, "strerror", None) or str(error)))
                if getattr(error, "errno", None) == errno.ENOSPC:  # each further file would fail alike
                    break
    return brought


def _one(item: Item, target: Path, stems: dict[Path, set[str]], prompts: bool) -> Path:
    """Copy one picture with what belongs to it: all of it, or nothing if something fails."""
    _check(item.picture)
    place = target.joinpath(*(decoded(os.fsencode(part)) for part in item.place.parts if part not in ("..", "/")))
    place.parent.mkdir(parents=True, exist_ok=True)
    free = free_name(place, stems.setdefault(place.parent, taken_stems(place.parent)))
    if prompts and not item.caption:
        item = replace(item, caption=prompt_of(item.picture))
    written: list[Path] = []
    try:
        if item.mask is not None:
            written.append(_copy(item.mask, free.with_name(free.stem + LABEL)))
        if item.unread is not None:
            written.append(_copy(item.unread, free.with_suffix(item.unread.suffix)))
        elif item.caption:
            written.append(free.with_suffix(".txt"))
            write_caption(free, item.caption)
        return _copy(item.picture, free)  # last, so that nobody meets it without its words
    except BaseException:
        for path in written:
            path.unlink(missing_ok=True)
        raise


def _check(picture: Path) -> None:
    """Whether a file may be a picture. Raises BadInput; one that is only cut off comes in and is told of there."""
    if not os.path.isfile(picture):
        raise BadInput("it is no file, or a link that leads nowhere")
    if picture.suffix.lower() not in FOREIGN_SUFFIXES:
        try:
            identify(picture)
        except PictureError as error:
            raise BadInput(error.reason) from error


def _copy(file: Path, place: Path) -> Path:
    """Copy one file aside and rename it, so that nobody meets half of it. Raises OSError if there is one already."""
    aside = place.with_name(f".{secrets.token_hex(8)}.part")
    try:
        shutil.copyfile(file, aside)
        with suppress(OSError):
            shutil.copystat(file, aside)
        if os.path.lexists(place):  # it came while this one was copied
            raise FileExistsError(errno.EEXIST, "a file of this name came in meanwhile", str(place))
        aside.replace(place)
    finally:
        with suppress(OSError):
            aside.unlink()
    return place
