"""A quick look at a picture folder: which pictures lie in it and what their captions say, without decoding any.

It finds the same pictures as a scan, in one pass over the folders, and notes when each file was written, so that two
looks can be compared.
"""

import os
import re
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from project.dataset import captions
from project.dataset.pictures import FOREIGN_SUFFIXES, PICTURE_SUFFIXES
from project.dataset.scan import IGNORED_FOLDERS, IGNORED_MARKS, MASKS, CaptionSources, is_folder, kohya_folder
from project.errors import AtelierError, BadInput

Stamp = tuple[int, int]  # when a file was written (nanoseconds), and its size in bytes
NaturalKey = tuple[str | int, ...]
_NO_STAMP: Stamp = (0, 0)
_NUMBERS = re.compile(r"([0-9]+)")
_SUFFIXES = PICTURE_SUFFIXES | FOREIGN_SUFFIXES


@dataclass(frozen=True, slots=True)
class Listed:
    """A file that looks like a picture: its whole path, its path within the folder with forward slashes, a sort key
    of that, and the stamps of the caption files beside it. It is a text because thousands of Path objects cost a
    noticeable part of a second."""

    file: str
    name: str
    key: NaturalKey
    stamp: Stamp
    captions: tuple[tuple[str, Stamp], ...] = ()

    @property
    def path(self) -> Path:
        return Path(self.file)


@dataclass(frozen=True, slots=True)
class Listing:
    """One look at a folder: its pictures in natural order, the folders that were read, and the tables met there."""

    folder: Path
    pictures: tuple[Listed, ...]
    folders: tuple[Path, ...]
    tables: tuple[tuple[Path, Stamp], ...]
    stamped: bool = True


@dataclass(frozen=True, slots=True)
class Change:
    """What differs between two looks. A picture whose file was replaced is in `replaced`, one whose caption file (or
    any table) was written is in `captions`."""

    added: tuple[Listed, ...]
    removed: tuple[str, ...]
    replaced: tuple[Listed, ...]
    captions: tuple[Listed, ...]

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.replaced or self.captions)


@dataclass(frozen=True, slots=True)
class Caption:
    """The words of a picture and where they stand: a file's name, or "none". `problem` says why they cannot be read."""

    text: str = ""
    source: str = "none"
    problem: str = ""


@dataclass
class _Found:
    stamps: bool
    pictures: list[Listed] = field(default_factory=list)
    folders: list[Path] = field(default_factory=list)
    tables: list[tuple[Path, Stamp]] = field(default_factory=list)


def list_pictures(folder: Path, *, stamps: bool = True, without: Collection[str] = ()) -> Listing:
    """Look through a folder and the folders in it. Raises BadInput if it is gone or cannot be read.

    Without `stamps` only names are read, which takes a third of the time; every stamp is then (0, 0). Folders whose
    real paths are in `without` are passed over.
    """
    if not folder.is_dir():
        raise BadInput(f"{folder}: there is no such picture folder")
    found = _Found(stamps)
    try:
        _look(folder, "", found, set(without))
    except OSError as error:
        raise BadInput(f"{error.filename or folder} cannot be read ({error.strerror or error})") from error
    found.pictures.sort(key=lambda listed: listed.key)
    return Listing(folder, tuple(found.pictures), tuple(found.folders), tuple(sorted(found.tables)), stamps)


def natural(name: str) -> NaturalKey:
    """A sort key under which picture 9 comes before picture 10: texts and numbers in turn."""
    parts: list[str | int] = list(_NUMBERS.split(name.casefold()))
    parts[1::2] = map(int, parts[1::2])
    return tuple(parts)


def compare(before: Listing, after: Listing) -> Change:
    """What happened to a folder between two looks. One without stamps only tells what came and went."""
    stamped = before.stamped and after.stamped
    old = {listed.file: listed for listed in before.pictures}
    tables_changed = stamped and before.tables != after.tables
    added, replaced, words = [], [], []
    for listed in after.pictures:
        former = old.pop(listed.file, None)
        if former is None:
            added.append(listed)
            continue
        if stamped and former.stamp != listed.stamp:
            replaced.append(listed)
        if tables_changed or (stamped and former.captions != listed.captions):
            words.append(listed)
    return Change(tuple(added), tuple(old), tuple(replaced), tuple(words))


class CaptionReader:
    """Reads the captions of the pictures of one look, as a scan would: the file beside a picture, then the tables."""

    def __init__(self, listing: Listing, metadata_path: Path | None = None) -> None:
        self.problem = ""
        given = None
        if metadata_path is not None:
            try:
                given = captions.read_given(metadata_path)
            except AtelierError as error:
                self.problem = str(error)
        self._sources = CaptionSources(listing.folder, given, [])
        self._sources.namesakes.update(os.path.basename(listed.file) for listed in listing.pictures)

    def read(self, picture: Path) -> Caption:
        """The caption of one picture; what is wrong with it stands in `problem`."""
        try:
            text, source = self._sources.caption(picture)
        except captions.CaptionError as error:
            return Caption(problem=str(error))
        return Caption(text, source)


def never_trained(listed: Listed, folder: Path) -> str:
    """Why a picture is left out whatever it shows: a kind of file that is not opened, or a folder with 0 repeats."""
    suffix = os.path.splitext(listed.name)[1].lower()
    if suffix in FOREIGN_SUFFIXES:
        return f"{suffix} files are not supported: save it as PNG or JPEG"
    if "/" in listed.name and kohya_folder(listed.path, folder)[0] == 0:
        return "its folder's name asks for 0 repeats"
    return ""


def _look(folder: Path, prefix: str, found: _Found, seen: set[str]) -> None:
    real = os.path.realpath(folder)
    if real in seen:
        return
    seen.add(real)
    found.folders.append(folder)
    files: list[os.DirEntry[str]] = []
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if not is_folder(entry):
                files.append(entry)
            elif _is_read(entry):
                _look(Path(entry.path), f"{prefix}{entry.name}/", found, seen)
    _take_in(files, folder, prefix, found)


def _take_in(files: list[os.DirEntry[str]], folder: Path, prefix: str, found: _Found) -> None:
    pictures: list[tuple[str, os.DirEntry[str]]] = []
    words: dict[str, list[tuple[str, Stamp]]] = {}
    for entry in files:
        stem, suffix = os.path.splitext(entry.name)
        if suffix in captions.CAPTION_SUFFIXES:
            words.setdefault(stem, []).extend(_stamped(entry, found.stamps))
        elif suffix.lower() in _SUFFIXES:
            if not entry.name.lower().endswith(MASKS):
                pictures.append((stem, entry))
        elif entry.name in captions.TABLE_NAMES:
            found.tables += [(folder / name, stamp) for name, stamp in _stamped(entry, found.stamps)]
    for stem, picture in pictures:
        for name, stamp in _stamped(picture, found.stamps):
            beside = tuple(sorted(words.get(stem, ())))
            whole = prefix + name
            found.pictures.append(Listed(picture.path, whole, natural(whole), stamp, beside))


def _is_read(entry: os.DirEntry[str]) -> bool:
    marks = (f"{entry.path}/{mark}" for mark in IGNORED_MARKS)
    return entry.name.lower() not in IGNORED_FOLDERS and not any(map(os.path.exists, marks))


def _stamped(entry: os.DirEntry[str], wanted: bool) -> list[tuple[str, Stamp]]:
    """The entry with its stamp; nothing for a file that went while the folder was read."""
    if not wanted:
        return [(entry.name, _NO_STAMP)]
    for follow in (True, False):  # a link to nowhere is listed too: it is told as unreadable, not passed over
        with suppress(OSError):
            facts = entry.stat(follow_symlinks=follow)
            return [(entry.name, (facts.st_mtime_ns, facts.st_size))]
    return []
