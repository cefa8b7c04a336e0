"""Files that another program may hold for a moment (a virus scanner), and errors of the disk as one sentence."""

import errno
import os
import shutil
import stat
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from project.errors import JobFailed

Answer = TypeVar("Answer")

TRIES, PAUSE = 8, 0.25  # of what another program holds; a virus scanner lets go within a second or two
_FULL = (errno.ENOSPC, errno.EDQUOT) if hasattr(errno, "EDQUOT") else (errno.ENOSPC,)


def patiently(action: Callable[[], Answer]) -> Answer:
    """Do what fails while another program holds a file, trying a few times. Raises the last OSError."""
    for _ in range(TRIES - 1):
        try:
            return action()
        except PermissionError:
            time.sleep(PAUSE)
    return action()


def move(source: Path, target: Path) -> None:
    """Rename over what is there. Raises OSError."""
    patiently(lambda: os.replace(source, target))


def delete(folder: Path) -> None:
    """Delete a folder with all that is in it; one that is gone is no error. Raises OSError."""

    def again(function: Callable[..., Any], path: str, error: BaseException) -> None:
        if isinstance(error, FileNotFoundError):
            return
        if not isinstance(error, PermissionError):
            raise error
        os.chmod(path, stat.S_IRWXU)  # read-only files cannot be deleted under Windows
        patiently(lambda: function(path))

    if not folder.is_dir() or folder.is_symlink():
        return
    if sys.version_info >= (3, 12):
        shutil.rmtree(folder, onexc=again)
    else:
        shutil.rmtree(folder, onerror=lambda function, path, error: again(function, path, error[1]))


@contextmanager
def readable(place: Path) -> Iterator[None]:
    """Errors of the disk within the block as a JobFailed of one sentence; `place` is named if the error names none."""
    try:
        yield
    except OSError as error:
        raise JobFailed(why(error, place)) from error


def why(error: OSError, place: Path) -> str:
    """What an error of the disk means for the person, as one sentence."""
    name = error.filename if isinstance(error.filename, str) and error.filename else str(place)
    if error.errno in _FULL:
        return f"the disk of {place} is full: free some space and try again, it goes on from here"
    if isinstance(error, PermissionError):
        return (
            f"{name} cannot be changed: another program, often a virus scanner, holds it, or the folder belongs to "
            "someone else. Allow it there, or choose another folder, and try again"
        )
    if error.errno == errno.EROFS:
        return f"the disk of {place} cannot be written to: choose another folder"
    return f"{name}: {error.strerror or error}"
