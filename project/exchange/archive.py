"""Opens a zip archive of pictures safely: only pictures and their words come out, and only into one folder."""

import shutil
import stat
import zipfile
from collections.abc import Callable
from pathlib import Path, PurePosixPath

from project.dataset.captions import CAPTION_SUFFIXES, TABLE_NAMES
from project.dataset.pictures import FOREIGN_SUFFIXES, PICTURE_SUFFIXES
from project.errors import BadInput, JobFailed

_MOST_FILES = 500_000
_MOST_RATIO = 200  # of unpacked to packed bytes; pictures and texts stay far below
_SMALL = 64 << 20  # bytes below which the ratio is nobody's business
_RESERVE = 256 << 20  # bytes that stay free on the disk
_PIECE = 1 << 20
_WANTED = PICTURE_SUFFIXES | FOREIGN_SUFFIXES | set(CAPTION_SUFFIXES) | {".json", ".jsonl", ".csv", ".toml"}
_ENCODINGS = ("utf-8", "gb18030", "shift_jis")  # of names that old programs wrote without saying how
_UTF8 = 0x800

Tell = Callable[[int, int], bool]


def unpack(archive: Path, target: Path, tell: Tell) -> int:
    """Take pictures, captions and tables out of a zip into the new folder ``target``; returns how many files stay.

    ``tell(done, all)`` answers False to stop. Raises BadInput for what is no archive, locked, damaged or dangerous, and
    JobFailed without room on the disk.
    """
    try:
        with zipfile.ZipFile(archive) as opened:
            members, left_out = _members(opened, archive)
            _check_room(members, target)
            for number, (info, place) in enumerate(members):
                if not tell(number, len(members)):
                    break
                _take(opened, info, target / place)
            return left_out
    except (zipfile.BadZipFile, zipfile.LargeZipFile, EOFError, NotImplementedError, ValueError) as error:
        raise BadInput(f"{archive.name} is damaged or no zip archive ({error})") from error
    except RuntimeError as error:  # zipfile's way of asking for a password
        raise BadInput(f"{archive.name} is locked with a password: unpack it yourself and add the folder") from error


def _members(opened: zipfile.ZipFile, archive: Path) -> tuple[list[tuple[zipfile.ZipInfo, PurePosixPath]], int]:
    """What is taken with the place it goes to, and how many files are not taken."""
    infos = opened.infolist()
    if len(infos) > _MOST_FILES:
        raise BadInput(f"{archive.name} holds {len(infos):,} files, more than is safe to unpack ({_MOST_FILES:,})")
    taken: list[tuple[zipfile.ZipInfo, PurePosixPath]] = []
    left_out = 0
    for info in infos:
        if info.is_dir():
            continue
        place = _place(info)
        if place is None or stat.S_ISLNK(info.external_attr >> 16):
            left_out += 1
            continue
        if info.file_size > _SMALL and info.file_size > _MOST_RATIO * max(info.compress_size, 1):
            raise BadInput(f"{archive.name}: {place} would swell to {info.file_size >> 20} MB: it is not unpacked")
        taken.append((info, place))
    return taken, left_out


def _place(info: zipfile.ZipInfo) -> PurePosixPath | None:
    """Where a file goes inside the target; None for what is not wanted or points elsewhere."""
    parts = [part for part in _name(info).replace("\\", "/").split("/") if part not in ("", ".")]
    if not parts or ".." in parts or ":" in parts[0] or any(part.startswith((".", "__MACOSX")) for part in parts):
        return None
    suffix = PurePosixPath(parts[-1]).suffix.lower()
    named = parts[-1].lower() in (*TABLE_NAMES, "dataset.toml")
    wanted = suffix in _WANTED and (suffix not in (".csv", ".jsonl", ".toml") or named)
    return PurePosixPath(*(part.rstrip(" .") or "_" for part in parts)) if wanted else None


def _name(info: zipfile.ZipInfo) -> str:
    if info.flag_bits & _UTF8 or info.filename.isascii():
        return info.filename
    raw = info.filename.encode("cp437", "replace")
    for encoding in _ENCODINGS:
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return info.filename


def _check_room(members: list[tuple[zipfile.ZipInfo, PurePosixPath]], target: Path) -> None:
    needed = sum(info.file_size for info, _ in members)
    free = shutil.disk_usage(target.parent).free
    if needed + _RESERVE > free:
        raise JobFailed(f"the archive needs {needed >> 20:,} MB, and only {free >> 20:,} MB are free: make room first")


def _take(opened: zipfile.ZipFile, info: zipfile.ZipInfo, place: Path) -> None:
    """Unpack one file; the size that the archive says is the most that is written."""
    place.parent.mkdir(parents=True, exist_ok=True)
    with opened.open(info) as source, place.open("wb") as written:
        left = info.file_size
        while left > 0 and (piece := source.read(min(_PIECE, left))):
            written.write(piece)
            left -= len(piece)
