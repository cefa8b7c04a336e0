"""Keeps files aside and brings them back with their bytes and their times."""

import hashlib
import os
import secrets
import shutil
from contextlib import suppress
from pathlib import Path, PurePosixPath

from project.library.names import free_path
from project.retouch.record import EARLIER
from project.workspace import sync_folder


def digest_of(content: bytes | Path) -> str:
    """The hash of bytes or of a file, by which an edit is known again. Raises OSError."""
    if isinstance(content, bytes):
        return hashlib.blake2b(content, digest_size=16).hexdigest()
    with content.open("rb") as file:
        return hashlib.file_digest(file, lambda: hashlib.blake2b(digest_size=16)).hexdigest()


def keep(file: Path, place: Path, name: str) -> Path:
    """Keep a file under its name within `place`; one that is already an edit goes among the earlier versions.

    Bytes and times stay: it is the same file under a second name, or a copy where the disk knows no such thing.
    Raises OSError.
    """
    target = place / PurePosixPath(name)
    if target.exists():
        earlier = place / EARLIER / PurePosixPath(name)
        number = 1
        while (target := earlier.with_stem(f"{earlier.stem}~{number}")).exists():
            number += 1
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(file, target, follow_symlinks=True)
        if not os.path.samefile(file, target) or os.path.islink(file):
            raise OSError
    except OSError:
        target.unlink(missing_ok=True)
        _copy(file, target)
    sync_folder(target.parent)
    return target


def move_back(kept: Path, target: Path) -> None:
    """Give a kept file its place again, over what is there now, whole or not at all. Raises OSError."""
    try:
        os.replace(kept, target)
    except OSError:
        _copy(kept, target)
        kept.unlink()
    with suppress(OSError):
        kept.parent.rmdir()  # an empty folder says nothing


def set_aside(file: Path, digest: str, bin_: Path, stay: bool = False) -> Path | None:
    """Take a file away. If it is not what an edit wrote (its digest), it goes to `bin_`, and its place is returned.

    With `stay` a file that is what it was stays until another takes its name. Raises OSError.
    """
    if not file.is_file():
        return None
    if digest and digest_of(file) == digest:
        if not stay:
            file.unlink()
        return None
    bin_.mkdir(parents=True, exist_ok=True)
    target = free_path(bin_ / file.name)
    if stay:
        _copy(file, target)
    else:
        shutil.move(file, target)
    return target


def _copy(file: Path, target: Path) -> None:
    """Copy with times, aside and renamed, so that no half copy ever has the name."""
    aside = target.with_name(f".{target.name[:100]}.{os.getpid()}.{secrets.token_hex(4)}.tmp")
    try:
        shutil.copy2(file, aside)
        with suppress(OSError), aside.open("rb+") as written:  # not where the file itself may not be written
            os.fsync(written.fileno())
        os.utime(aside, ns=(file.stat().st_atime_ns, file.stat().st_mtime_ns))
        os.replace(aside, target)
    except BaseException:
        with suppress(OSError):
            aside.unlink()
        raise
