"""Free names beside pictures: two pictures of one name would share their caption."""

import os
from contextlib import suppress
from pathlib import Path


def free_name(path: Path, taken: set[str] | None = None) -> Path:
    """This name, or the first numbered one that is free. Names that differ in suffix only count as the same, because
    pictures of one name would share their caption. `taken` saves reading the folder again and takes the name in."""
    stems = taken_stems(path.parent) if taken is None else taken
    number, stem = 1, path.stem
    while stem.casefold() in stems:
        number += 1
        stem = f"{path.stem}-{number}"
    stems.add(stem.casefold())
    return path.with_name(f"{stem}{path.suffix}")


def taken_stems(folder: Path) -> set[str]:
    """The names in a folder without their suffixes, in small letters."""
    with suppress(OSError):
        return {Path(name).stem.casefold() for name in os.listdir(folder)}
    return set()
