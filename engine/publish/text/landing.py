"""Writing a file or a folder so that it is whole in its place, or not there at all."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from safetensors import SafetensorError

from project.errors import AtelierError, BadInput, JobFailed
from project.estimate.disk import free_space
from project.exports import replaceable
from project.workspace import sync_folder

_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_SPARE = 16 << 20  # bytes that a disk should have left


def refuse(target: Path, *, overwrite: bool) -> None:
    """Raise BadInput if something is in the way of `target`, unless it is of our kind and may be replaced."""
    if target.parent.exists() and not target.parent.is_dir():
        raise BadInput(f"{target.parent}: this is a file; give a folder")
    try:
        there = target.exists() or target.is_symlink()
    except OSError as error:  # a name that is too long for the disk
        raise BadInput(f"{target}: cannot be written: {error.strerror or error}") from error
    if there and not overwrite:
        raise BadInput(f"{target} already exists; choose another name, or replace it with --overwrite")
    if there and not replaceable(target):
        raise BadInput(
            f"{target} holds other things than an export, and is not replaced; choose another name or folder"
        )


def check_room(target: Path, need: int) -> None:
    """Raise JobFailed if the disk of `target` has no room for so many bytes."""
    free = free_space(target.parent)
    if free is not None and free < need + _SPARE:
        raise JobFailed(
            f"{target}: it takes {size(need)} and the disk has {size(free)} left; make room or choose another folder"
        )


def size(count: int) -> str:
    """A number of bytes for people."""
    return f"{count / 1e9:.1f} GB" if count >= 1e9 else f"{count / 1e6:.1f} MB"


@contextlib.contextmanager
def landing(target: Path) -> Iterator[Path]:
    """A path beside `target` to write to; at the end of the block what lies there takes the target's place.

    An error in the block, also one of the disk, leaves `target` as it was and nothing beside it. Raises BadInput for a
    place that cannot be written to, JobFailed where there is no room.
    """
    aside: Path | None = None
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        aside = Path(tempfile.mkdtemp(prefix=f".{target.name}.", suffix=".part", dir=target.parent))
        written = aside / target.name
        yield written
        _flush(written)
        _replace(written, target, aside / "before")
    except (OSError, SafetensorError) as error:
        raise _readable(target, error) from error
    except AtelierError as error:
        if aside is None or str(aside) not in str(error):
            raise
        raise type(error)(str(error).replace(str(aside), str(target.parent))) from error  # the other name says nothing
    finally:
        if aside is not None:
            shutil.rmtree(aside, ignore_errors=True)


def _readable(target: Path, error: OSError | SafetensorError) -> BadInput | JobFailed:
    full = error.errno in _NO_ROOM if isinstance(error, OSError) else "No space left" in str(error)
    if full:
        return JobFailed(f"{target}: no room on the disk, and nothing was written; make room or choose another folder")
    said = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return BadInput(f"{target}: cannot be written: {said}")


def _flush(written: Path) -> None:
    """Have the disk hold what was written before it takes the place of something."""
    for path in [written] if written.is_file() else sorted(written.rglob("*")):
        if path.is_file():
            with path.open("rb") as file:
                os.fsync(file.fileno())
    sync_folder(written if written.is_dir() else written.parent)


def _replace(written: Path, target: Path, before: Path) -> None:
    if target.is_dir() and not target.is_symlink():
        target.rename(before)
        try:
            written.rename(target)
        except OSError:
            before.rename(target)
            raise
    else:
        written.replace(target)
    sync_folder(target.parent)
