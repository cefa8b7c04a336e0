"""Whole files that come into the texts and go out of them, so that either can be taken back."""

import shutil
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from project.errors import BadInput, JobFailed

ORIGINALS, REMOVED = "originals", "removed"  # folders of a project for what lies outside of the texts


@dataclass(frozen=True, slots=True)
class Move:
    """A file that comes into the texts, or goes out of them. `file` is its name in them, `aside` where it lies while it
    is out: a path within the project, with forward slashes."""

    file: str
    aside: str
    comes: bool

    @property
    def inverse(self) -> "Move":
        """What takes it back."""
        return Move(self.file, self.aside, not self.comes)


def aside_for(name: str, room: str, root: Path, taken: Iterable[str]) -> str:
    """A free place for a file in the folder `room` of the project `root`. `taken` are places that are spoken for."""
    wanted = PurePosixPath(name)
    spoken = {place.casefold() for place in taken}
    number, place = 1, f"{room}/{wanted.name}"
    while place.casefold() in spoken or (root / place).exists():
        number += 1
        place = f"{room}/{wanted.stem}-{number}{wanted.suffix}"
    return place


def carry_out(moves: Sequence[Move], folder: Path, root: Path) -> None:
    """Make moves between the texts in `folder` and the project `root`: all of them or none.

    What lies where it is to go already counts as done, and a file that is gone needs no taking out. Raises BadInput
    where a place is taken or a file to be brought back is missing, and JobFailed where the system refuses.
    """
    open_moves: list[tuple[Path, Path]] = []
    left: set[Path] = set()  # places that are free again once the moves before are made
    for move in moves:
        inside, outside = folder / move.file, root / move.aside
        source, target = (outside, inside) if move.comes else (inside, outside)
        is_there = target.exists() and target not in left
        if source.exists() and is_there:
            raise BadInput(f"{target} is there already, so {source} stays where it is: give one of them another name")
        if source.exists():
            open_moves.append((source, target))
            left.add(source)
        elif move.comes and not is_there:
            raise BadInput(f"{move.file} cannot be brought back: {source} is not there any more")
    done: list[tuple[Path, Path]] = []
    for source, target in open_moves:
        try:
            _put(source, target)
        except OSError as error:
            for before, now in reversed(done):
                _put(now, before)
            raise JobFailed(f"{source} cannot be moved to {target.parent} ({error.strerror or error})") from error
        done.append((source, target))


def _put(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.move(source, target)
