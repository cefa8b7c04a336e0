"""Makes the masks of many pictures, a few at a time in threads, in their order, and goes on after broken ones."""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Protocol, TypeVar

import numpy as np
from PIL import Image

from project.errors import BadInput
from project.masking.cleaning import finished, thin_share
from project.masking.options import MaskingOptions
from project.masking.sight import Looked, by_alpha, by_colour
from project.masking.writing import mask_file

_THREADS = 3
_AHEAD = 6  # pictures in memory before they are wanted
_THIN = 0.05  # share of a mask in thin parts from which on they are told
ALREADY = "has a mask already"
SHARED = "has no mask of its own: {name} has the same name, and so the same mask file; rename one of the two"
Given = TypeVar("Given")
Gave = TypeVar("Gave")


class Eye(Protocol):
    """Something that tells the subject of a picture from the rest, in two halves."""

    def read(self, picture: Path) -> Any:
        """What needs no model: any thread may call this. Raises BadInput."""

    def look(self, read: Any) -> Looked:
        """What was seen, from what `read` gave; called by one thread, picture after picture."""


class Plain:
    """The eye that needs no model: transparency or a colour."""

    def __init__(self, method: str, options: MaskingOptions) -> None:
        """Raises BadInput for another method."""
        if method not in ("alpha", "colour"):
            raise BadInput(f'"{method}" is no way to make masks without a model: use alpha or colour')
        self.read = by_alpha if method == "alpha" else partial(by_colour, options=options)

    def look(self, read: Looked) -> Looked:
        return read


@dataclass(frozen=True)
class Made:
    """A mask, at the size of the picture as it is seen, or None and why there is none.

    `notes` are clauses that follow the picture's name. `kept` says that it has a mask and was not looked at, `broken`
    that it could not be read.
    """

    index: int
    picture: Path
    mask: Image.Image | None = None
    notes: tuple[str, ...] = ()
    kept: bool = False
    broken: bool = False


def make_masks(pictures: Sequence[Path], eye: Eye, method: str, options: MaskingOptions) -> Iterator[Made]:
    """A result for every picture, in their order. What `eye.look` raises ends the work.

    Of pictures that differ by their suffix alone only the first gets a mask: they share one file.
    """
    owners: dict[Path, Path] = {}
    for picture in pictures:
        owners.setdefault(mask_file(picture), picture)

    def read(index: int) -> tuple[int, Any]:
        picture = pictures[index]
        if (owner := owners[mask_file(picture)]) != picture:
            return index, Made(index, picture, notes=(SHARED.format(name=owner.name),))
        if options.existing == "keep" and os.path.isfile(mask_file(picture)):
            return index, Made(index, picture, kept=True, notes=(ALREADY,))
        try:
            return index, eye.read(picture)
        except BadInput as error:
            reason = str(error).removeprefix(f"{picture}: ")
            return index, Made(index, picture, broken=True, notes=(f"has no mask: {reason}",))

    def look(entry: tuple[int, Any]) -> Made | tuple[int, Looked]:
        return entry[1] if isinstance(entry[1], Made) else (entry[0], eye.look(entry[1]))

    def finish(entry: Made | tuple[int, Looked]) -> Made:
        if isinstance(entry, Made):
            return entry
        return _finished(entry[0], pictures[entry[0]], entry[1], method, options)

    with ThreadPoolExecutor(max_workers=_THREADS, thread_name_prefix="masks") as pool:
        yield from _ahead(pool, finish, map(look, _ahead(pool, read, range(len(pictures)))))


def _finished(index: int, picture: Path, looked: Looked, method: str, options: MaskingOptions) -> Made:
    if looked.values is None:
        return Made(index, picture, notes=looked.notes)
    mask = finished(looked.values, options.sure_from(method), options)
    notes = [*looked.notes]
    darkest, brightest = np.asarray(mask).min(), np.asarray(mask).max()
    if brightest <= round(options.outside * 255):
        notes.append("has an all black mask: nothing of it is learned")
    elif darkest == 255:
        notes.append("has an all white mask: all of it is learned")
    elif not options.widen_thin and (share := thin_share(mask, options.resolution)) > _THIN:
        notes.append(f"has a mask with thin parts ({share:.0%}), which training hardly sees: let them be widened")
    return Made(index, picture, mask, tuple(notes))


def _ahead(pool: ThreadPoolExecutor, do: Callable[[Given], Gave], items: Iterable[Given]) -> Iterator[Gave]:
    """What `do` makes of each, in their order; only a few are begun before they are asked for."""
    waiting: deque[Future[Gave]] = deque()
    try:
        for item in items:
            waiting.append(pool.submit(do, item))
            if len(waiting) >= _AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        for future in waiting:
            future.cancel()
