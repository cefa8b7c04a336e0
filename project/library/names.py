"""Names on disk: a file name from what a person typed, a path that is free, and why a disk refused something."""

import errno
import os
import re
import unicodedata
from pathlib import Path

from project.errors import BadInput

_LONGEST = 150  # bytes; systems allow 255, and dates, numbers and endings are still to come
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)


def safe_name(name: str, instead: str = "project") -> str:
    """A name that every file system takes, as near as possible to the one given."""
    text = re.sub(r'[\\/:*?"<>|\x00-\x1f\x7f]+', " ", unicodedata.normalize("NFC", name))
    text = " ".join(text.encode(errors="ignore").decode().split()).strip(" .")
    while len(text.encode()) > _LONGEST:
        text = text[:-1]
    text = text.strip(" .") or instead
    return f"{text}_" if _RESERVED.fullmatch(text) else text


def free_path(path: Path) -> Path:
    """The path, or the first one with a number behind it that nothing has yet."""
    number = 1
    free = path
    while os.path.lexists(free):
        number += 1
        free = path.with_name(f"{path.name}-{number}")
    return free


def write_error(path: Path, error: Exception) -> BadInput:
    """Why something could not be written there, and what to do about it."""
    code = getattr(error, "errno", None)
    place = getattr(error, "filename", None) or path
    if code in (errno.ENOSPC, errno.EDQUOT):
        return BadInput(f"There is no room left on the disk for {path}: free some space, or choose another folder")
    if code == errno.EROFS:
        return BadInput(f"{path} lies on a disk that is read-only: choose another folder")
    if code in (errno.EACCES, errno.EPERM):
        return BadInput(f"{place} cannot be read or written (permission denied): choose another folder")
    if code == errno.ENAMETOOLONG:
        return BadInput(f"{path} is too long a name for this disk: choose a shorter name or another folder")
    return BadInput(f"{place} cannot be used ({getattr(error, 'strerror', None) or error}): choose another folder")
