"""Opens a zip archive of pictures safely: only pictures and their words come out, and only into one folder."""

import errno
import lzma
import shutil
import stat
import struct
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from project.dataset.captions import CAPTION_SUFFIXES, TABLE_NAMES
from project.dataset.names import decoded, portable
from project.dataset.pictures import FOREIGN_SUFFIXES, PICTURE_SUFFIXES
from project.errors import BadInput, JobFailed

_MOST_FILES = 500_000
_MOST_RATIO = 200  # of unpacked to packed bytes; pictures and texts stay far below
_SMALL = 64 << 20  # bytes below which the ratio is nobody's business
_DEEPEST = 100  # folders within each other
_RESERVE = 256 << 20  # bytes that stay free on the disk
_PIECE = 1 << 20
_WANTED = PICTURE_SUFFIXES | FOREIGN_SUFFIXES | set(CAPTION_SUFFIXES) | {".json", ".jsonl", ".csv", ".toml"}
_ARCHIVES = {".zip", ".7z", ".rar", ".tar", ".gz", ".cbz"}
_UTF8 = 0x800
_ENCRYPTED = 0x1
_BROKEN = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, RuntimeError, ValueError, struct.error, MemoryError,
)  # fmt: skip

Tell = Callable[[int, int], bool]


@dataclass
class Unpacked:
    """How many files were not taken because they are nothing that is wanted, and what could not be taken and why."""

    left_out: int = 0
    problems: list[tuple[Path, str]] = field(default_factory=list)


def unpack(archive: Path, target: Path, tell: Tell) -> Unpacked:
    """Take pictures, captions and tables out of a zip into the new folder ``target``.

    ``tell(done, all)`` answers False to stop. A file that is damaged, or called like another one, is left out with its
    reason. Raises BadInput for what is no archive, locked or dangerous, and JobFailed without room on the disk.
    """
    found = Unpacked()
    try:
        with zipfile.ZipFile(archive) as opened:
            members = _members(opened, archive, found)
            _check_room(members, target)
            for number, (info, place) in enumerate(members):
                if not tell(number, len(members)):
                    break
                if reason := _take(opened, info, target / place):
                    found.problems.append((archive / place, reason))
    except _BROKEN as error:
        raise BadInput(f"{archive.name} is damaged or no zip archive ({error})") from error
    return found


def _members(opened: zipfile.ZipFile, archive: Path, found: Unpacked) -> list[tuple[zipfile.ZipInfo, PurePosixPath]]:
    """What is taken, each with the place it goes to."""
    infos = [info for info in opened.infolist() if not info.is_dir()]
    if len(infos) > _MOST_FILES:
        raise BadInput(f"{archive.name} holds {len(infos):,} files, more than is safe to unpack ({_MOST_FILES:,})")
    taken: list[tuple[zipfile.ZipInfo, PurePosixPath]] = []
    places: set[str] = set()
    for info in infos:
        place = _place(info)
        if place is None or stat.S_ISLNK(info.external_attr >> 16):
            found.left_out += 1
            if PurePosixPath(info.filename).suffix.lower() in _ARCHIVES:
                found.problems.append((archive / portable(info.filename), "an archive in it is not opened: unpack it"))
            continue
        if str(place).casefold() in places:
            found.problems.append((archive / place, "it is in the archive twice: only the first one was taken"))
            continue
        places.add(str(place).casefold())
        taken.append((info, place))
    if any(info.flag_bits & _ENCRYPTED for info, _ in taken):
        raise BadInput(f"{archive.name} is locked with a password: unpack it yourself and add the folder")
    for name, part in [(str(place), [info]) for info, place in taken] + [("it", [info for info, _ in taken])]:
        size, packed = sum(info.file_size for info in part), sum(info.compress_size for info in part)
        if size > _SMALL and size > _MOST_RATIO * max(packed, 1):
            raise BadInput(f"{archive.name}: {name} would swell to {size >> 20:,} MB: it is not unpacked")
    return taken


def _place(info: zipfile.ZipInfo) -> PurePosixPath | None:
    """Where a file goes inside the target; None for what is not wanted or points elsewhere."""
    parts = [part for part in _name(info).replace("\\", "/").split("/") if part not in ("", ".")]
    if not parts or ".." in parts or ":" in parts[0] or any(part.startswith((".", "__MACOSX")) for part in parts):
        return None
    suffix = PurePosixPath(parts[-1]).suffix.lower()
    named = parts[-1].lower() in (*TABLE_NAMES, "dataset.toml")
    wanted = suffix in _WANTED and (suffix not in (".csv", ".jsonl", ".toml") or named) and len(parts) <= _DEEPEST
    return PurePosixPath(*map(portable, parts)) if wanted else None


def _name(info: zipfile.ZipInfo) -> str:
    """A file's name; zipfile reads those of old programs as cp437, whatever they were written in."""
    if info.flag_bits & _UTF8 or info.filename.isascii():
        return info.filename
    return decoded(info.filename.encode("cp437", "replace"))


def _check_room(members: list[tuple[zipfile.ZipInfo, PurePosixPath]], target: Path) -> None:
    needed = sum(info.file_size for info, _ in members)
    free = shutil.disk_usage(target.parent).free
    if needed + _RESERVE > free:
        raise JobFailed(f"the archive needs {needed >> 20:,} MB, and only {free >> 20:,} MB are free: make room first")


def _take(opened: zipfile.ZipFile, info: zipfile.ZipInfo, place: Path) -> str:
    """Unpack one file and return why it could not be; the size that the archive says is the most that is written."""
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        with opened.open(info) as source, place.open("xb") as written:
            left = info.file_size
            while left > 0 and (piece := source.read(min(_PIECE, left))):
                written.write(piece)
                left -= len(piece)
        return ""
    except (FileExistsError, IsADirectoryError, NotADirectoryError):
        return "it is called like a folder of the archive"
    except (*_BROKEN, OSError) as error:
        if isinstance(error, OSError) and error.errno == errno.ENAMETOOLONG:
            return "its name is too long"
        if isinstance(error, OSError) and error.errno is not None:  # the disk's, not that of a decoder
            raise
        place.unlink(missing_ok=True)
        return f"it is damaged in the archive ({error})"
