"""What files, folders, archives, tables and other trainers' files hold: pictures with their captions and masks."""

import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from project.dataset import CaptionReader, Listed, Listing, list_pictures
from project.dataset.captions import CAPTION_SUFFIXES, LONGEST, CaptionError, read_table
from project.dataset.masks import LABEL
from project.dataset.pictures import FOREIGN_SUFFIXES, PICTURE_SUFFIXES
from project.errors import AtelierError, BadInput
from project.exchange import kohya
from project.exchange.archive import unpack

ARCHIVES = (".zip",)
TABLES = (".csv", ".jsonl", ".json", ".toml")
_HERE = PurePosixPath()
_PICTURES = PICTURE_SUFFIXES | FOREIGN_SUFFIXES

Tell = Callable[[int, int], bool]


@dataclass(frozen=True)
class Item:
    """A picture to bring in: its file, its place inside the dataset, its caption and the file of its mask.

    `unread` is a caption file that is no readable text; it comes along as it is.
    """

    picture: Path
    place: PurePosixPath
    caption: str = ""
    mask: Path | None = None
    unread: Path | None = None


@dataclass(frozen=True)
class Source:
    """One thing that was chosen: `kind` is picture, folder, archive, table, metadata or toml."""

    path: Path
    kind: str
    pictures: int


@dataclass
class Looked:
    """What was found. `problems` are files that cannot be used, `notes` sentences for the person."""

    items: list[Item] = field(default_factory=list)
    sources: list[Source] = field(default_factory=list)
    left_out: int = 0
    problems: list[tuple[Path, str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def look(sources: Iterable[Path], scratch: Path, tell: Tell = lambda done, every: True) -> Looked:
    """Find the pictures of everything that was chosen. Archives are unpacked into ``scratch``, an empty folder.

    ``tell(done, all)`` is called while an archive is unpacked, and answers False to stop.
    """
    found = Looked()
    loose: list[Path] = []
    for number, source in enumerate(sources):
        suffix = source.suffix.lower()
        try:
            if source.is_dir():
                _chosen(source, found)
            elif suffix in _PICTURES:
                loose.append(source)
            elif suffix in ARCHIVES:
                _archive(source, scratch / str(number), found, tell)
            elif suffix in TABLES:
                _file(source, found)
            elif suffix not in CAPTION_SUFFIXES:
                found.left_out += 1
        except AtelierError as error:
            found.problems.append((source, str(error)))
        except OSError as error:
            found.problems.append((source, error.strerror or str(error)))
    _loose(loose, found)
    return found


def _chosen(folder: Path, found: Looked) -> None:
    """A folder that was chosen; one that is called like `10_name` itself keeps its repeats."""
    own = folder.absolute().name
    inside = PurePosixPath(own) if kohya.repeats_of(own) else _HERE
    _whole(folder, found, "folder", inside)


def _whole(folder: Path, found: Looked, kind: str, inside: PurePosixPath = _HERE, within: Path | None = None) -> None:
    """A folder, as its own dataset file of kohya's scripts describes it if it has one."""
    described = folder / "dataset.toml"
    if os.path.isfile(described):
        before = len(found.notes)
        try:
            _toml(described, found, within)
            return
        except BadInput:  # another program's file of that name, or folders that lie elsewhere now
            del found.notes[before:]
    _folder(folder, inside, found, kind)


def _folder(folder: Path, inside: PurePosixPath, found: Looked, kind: str) -> None:
    listing = list_pictures(folder)
    reader = CaptionReader(listing)
    metas = kohya.metas_of(folder)
    for listed in listing.pictures:
        _add(listed.path, inside / listed.name, reader, found, kohya.told(metas, listed.path, folder))
    if reader.problem:
        found.notes.append(reader.problem)
    found.sources.append(Source(folder, kind, len(listing.pictures)))


def _add(picture: Path, place: PurePosixPath, reader: CaptionReader, found: Looked, told: str = "") -> None:
    """Add a picture with the caption that is read for it, or else with the one that it was ``told``."""
    caption, unread = reader.read(picture), None
    if caption.problem:
        beside = (picture.with_suffix(suffix) for suffix in CAPTION_SUFFIXES)
        unread = next((file for file in beside if os.path.isfile(file) and os.path.getsize(file) <= LONGEST), None)
        found.notes.append(f"{picture.name}: its caption cannot be read: {caption.problem}")
    found.items.append(Item(picture, place, caption.text or told, _mask(picture), unread))


def _archive(archive: Path, scratch: Path, found: Looked, tell: Tell) -> None:
    scratch.mkdir(parents=True)
    unpacked = unpack(archive, scratch, tell)
    found.left_out += unpacked.left_out
    found.problems += unpacked.problems
    root = scratch
    while [entry.name for entry in root.iterdir()] and all(entry.is_dir() for entry in root.iterdir()):
        inner = list(root.iterdir())
        if len(inner) > 1 or kohya.repeats_of(inner[0].name):
            break
        root = inner[0]  # the one folder that most archives hold
    before = len(found.items)
    if any(root.iterdir()):
        _whole(root, found, "archive", within=scratch)
    if len(found.items) == before:
        raise BadInput(f"{archive.name} holds no pictures")
    found.sources[-1] = Source(archive, "archive", found.sources[-1].pictures)


def _loose(pictures: list[Path], found: Looked) -> None:
    """Single pictures, with the captions that stand beside them or in the tables of their folders."""
    for folder in dict.fromkeys(path.parent for path in pictures):
        mine = [path for path in pictures if path.parent == folder]
        listed = tuple(Listed(str(path), path.name, (), (0, 0)) for path in mine)
        reader = CaptionReader(Listing(folder, listed, (), ()))
        for path in mine:
            _add(path, PurePosixPath(path.name), reader, found)
        found.sources.append(Source(folder, "picture", len(mine)))


def _file(path: Path, found: Looked) -> None:
    """A table, or a file of kohya's scripts."""
    suffix = path.suffix.lower()
    if suffix == ".toml":
        _toml(path, found, None)
    elif suffix == ".json" and (meta := kohya.read_meta(path)):
        _named(path, "metadata", meta, found)
    else:
        try:
            table = read_table(path)
        except CaptionError as error:
            raise BadInput(str(error)) from None
        found.notes += table.notes
        if not table.captions:
            raise BadInput(f"{path.name} names no pictures")
        _named(path, "table", table.captions, found)


def _named(path: Path, kind: str, captions: Mapping[str, str], found: Looked) -> None:
    """The pictures that a table names, by their paths from its folder or whole, with or without a suffix."""
    home = Path(os.path.abspath(path.parent))
    pictures: dict[Path, str] = {}
    missing: list[str] = []
    for name, caption in captions.items():
        picture = _picture(home, name)
        if picture is None:
            missing.append(name)
        else:
            pictures.setdefault(picture, caption)
    for picture, caption in pictures.items():
        inside = picture.relative_to(home) if picture.is_relative_to(home) else Path(picture.name)
        found.items.append(Item(picture, PurePosixPath(inside.as_posix()), caption, _mask(picture)))
    if missing:
        listed = ", ".join(missing[:3]) + (" …" if len(missing) > 3 else "")
        found.notes.append(f"{path.name} names {len(missing)} pictures that are not there: {listed}")
    if not pictures:
        raise BadInput(f"{path.name}: none of the {len(missing)} pictures that it names is there")
    found.sources.append(Source(path, kind, len(pictures)))


def _picture(folder: Path, name: str) -> Path | None:
    """The file that is meant by a name, without steps up in its path: they would lead out of the dataset again."""
    given = Path(name)
    for base in (given, folder / given, folder / given.name):
        if base.suffix.lower() in _PICTURES and os.path.isfile(base):
            return Path(os.path.abspath(base))
        for suffix in sorted(PICTURE_SUFFIXES) if base.name else ():
            if os.path.isfile(picture := base.with_name(base.name + suffix)):
                return Path(os.path.abspath(picture))
    return None


def _toml(path: Path, found: Looked, within: Path | None) -> None:
    """The folders of kohya's dataset file; its repeats become the names of folders, as `10_name`.

    With ``within`` only what lies in that folder is read: a file that came in an archive names nothing of the person's.
    """
    before, folders = len(found.items), 0
    seen: set[Path] = set()
    for subset in kohya.read_toml(path, within):
        if subset.folder is None:
            found.notes.append(f'{path.name}: the folder "{subset.named}" is not there')
        elif subset.folder not in seen:  # the same at another resolution
            seen.add(subset.folder)
            folders += 1
            _subset(subset, subset.folder, found)
    if not folders:
        raise BadInput(f"{path.name} names no picture folder that is there (image_dir of a subset)")
    found.sources = [source for source in found.sources if source.kind != "subset"]
    found.sources.append(Source(path, "toml", len(found.items) - before))


def _subset(subset: kohya.Subset, folder: Path, found: Looked) -> None:
    before = len(found.items)
    _folder(folder, PurePosixPath(f"{subset.repeats}_{subset.name}"), found, "subset")
    for number in range(before, len(found.items)):
        item = found.items[number]
        caption = item.caption or subset.caption_of(item.picture)
        mask = item.mask or subset.mask_of(item.picture)
        found.items[number] = Item(item.picture, item.place, caption, mask, item.unread)
    if subset.regular:
        found.notes.append(f"{folder.name} holds regularisation pictures: set that as a concept on the Train page")


def _mask(picture: Path) -> Path | None:
    mask = picture.with_name(picture.stem + LABEL)
    return mask if os.path.isfile(mask) else None
