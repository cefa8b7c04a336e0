"""What files, folders, archives, tables and other trainers' files hold: pictures with their captions and masks."""

import json
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from project.dataset import CaptionReader, Listed, Listing, list_pictures
from project.dataset.captions import CaptionError, normal, read_table, read_text, tidy
from project.dataset.masks import LABEL
from project.dataset.pictures import FOREIGN_SUFFIXES, PICTURE_SUFFIXES
from project.errors import AtelierError, BadInput
from project.exchange.archive import unpack

ARCHIVES = (".zip",)
TABLES = (".csv", ".jsonl", ".json", ".toml")
_PICTURES = PICTURE_SUFFIXES | FOREIGN_SUFFIXES
_WORDS = (".txt", ".caption")
_META = ("meta_lat.json", "meta_clean.json", "meta_cap.json")  # sd-scripts' tables, the last stage first
_MOST_REPEATS = 500

Tell = Callable[[int, int], bool]


@dataclass(frozen=True)
class Item:
    """A picture to bring in: its file, its place inside the dataset, its caption and the file of its mask."""

    picture: Path
    place: PurePosixPath
    caption: str = ""
    mask: Path | None = None


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
                _whole(source, found, "folder")
            elif suffix in _PICTURES:
                loose.append(source)
            elif suffix in ARCHIVES:
                _archive(source, scratch / str(number), found, tell)
            elif suffix in TABLES:
                _file(source, found)
            elif suffix not in _WORDS:
                found.left_out += 1
        except AtelierError as error:
            found.problems.append((source, str(error)))
        except OSError as error:
            found.problems.append((source, error.strerror or str(error)))
    _loose(loose, found)
    return found


def _whole(folder: Path, found: Looked, kind: str) -> None:
    """A folder, as its own dataset file of kohya's scripts describes it if it has one."""
    described = folder / "dataset.toml"
    if described.is_file():
        before = len(found.notes)
        try:
            _toml(described, found)
            return
        except BadInput:  # another program's file of that name, or folders that lie elsewhere now
            del found.notes[before:]
    _folder(folder, PurePosixPath(), found, kind)


def _folder(folder: Path, inside: PurePosixPath, found: Looked, kind: str) -> None:
    listing = list_pictures(folder)
    reader = CaptionReader(listing)
    metas = _metas(folder)
    for listed in listing.pictures:
        caption = reader.read(listed.path).text or _told(metas, listed.path, folder)
        found.items.append(Item(listed.path, inside / listed.name, caption, _mask(listed.path)))
    if reader.problem:
        found.notes.append(reader.problem)
    found.sources.append(Source(folder, kind, len(listing.pictures)))


def _archive(archive: Path, scratch: Path, found: Looked, tell: Tell) -> None:
    scratch.mkdir(parents=True)
    found.left_out += unpack(archive, scratch, tell)
    root = scratch
    while [entry.name for entry in root.iterdir()] and all(entry.is_dir() for entry in root.iterdir()):
        inner = list(root.iterdir())
        if len(inner) > 1 or _repeats(inner[0].name):
            break
        root = inner[0]  # the one folder that most archives hold
    before = len(found.items)
    if any(root.iterdir()):
        _whole(root, found, "archive")
    if len(found.items) == before:
        raise BadInput(f"{archive.name} holds no pictures")
    found.sources[-1] = Source(archive, "archive", found.sources[-1].pictures)


def _loose(pictures: list[Path], found: Looked) -> None:
    """Single pictures, with the captions that stand beside them or in the tables of their folders."""
    for folder in dict.fromkeys(path.parent for path in pictures):
        mine = [path for path in pictures if path.parent == folder]
        listed = tuple(Listed(str(path), path.name, (), (0, 0)) for path in mine)
        reader = CaptionReader(Listing(folder, listed, (), ()))
        found.items += [Item(path, PurePosixPath(path.name), reader.read(path).text, _mask(path)) for path in mine]
        found.sources.append(Source(folder, "picture", len(mine)))


def _file(path: Path, found: Looked) -> None:
    """A table, or a file of kohya's scripts."""
    suffix = path.suffix.lower()
    if suffix == ".toml":
        _toml(path, found)
    elif suffix == ".json" and (meta := _meta(path)):
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
    missing: list[str] = []
    count = 0
    for name, caption in captions.items():
        picture = _picture(path.parent, name)
        if picture is None:
            missing.append(name)
            continue
        count += 1
        inside = picture.relative_to(path.parent) if picture.is_relative_to(path.parent) else Path(picture.name)
        found.items.append(Item(picture, PurePosixPath(inside.as_posix()), caption, _mask(picture)))
    if missing:
        listed = ", ".join(missing[:3]) + (" …" if len(missing) > 3 else "")
        found.notes.append(f"{path.name} names {len(missing)} pictures that are not there: {listed}")
    if not count:
        raise BadInput(f"{path.name}: none of the {len(missing)} pictures that it names is there")
    found.sources.append(Source(path, kind, count))


def _picture(folder: Path, name: str) -> Path | None:
    given = Path(name)
    for base in (given, folder / given, folder / given.name):
        if base.suffix.lower() in _PICTURES and base.is_file():
            return base.absolute()
        for suffix in sorted(PICTURE_SUFFIXES):
            if (picture := base.with_name(base.name + suffix)).is_file():
                return picture.absolute()
    return None


def _metas(folder: Path) -> Mapping[str, str]:
    """The table of sd-scripts in a folder or beside it, empty without one."""
    for place in (folder, folder.parent):
        for name in _META:
            if (place / name).is_file() and (meta := _meta(place / name)):
                return meta
    return {}


def _meta(path: Path) -> dict[str, str]:
    """Captions by picture of a file like `{"cat": {"caption": "…", "tags": "…"}}`; empty for another kind of file."""
    try:
        data = json.loads(read_text(path))
    except (CaptionError, ValueError, RecursionError):
        return {}
    if not isinstance(data, dict):
        return {}
    found = {}
    for name, entry in data.items():
        if isinstance(entry, dict) and (words := _joined(entry)):
            found[normal(name)] = words
    return found


def _joined(entry: Mapping[str, Any]) -> str:
    """Caption and tags as sd-scripts trains them: the caption first, the tags after a comma."""
    parts = [entry.get(key) for key in ("caption", "tags")]
    return tidy(", ".join(part.strip() for part in parts if isinstance(part, str) and part.strip()))


def _told(metas: Mapping[str, str], picture: Path, folder: Path) -> str:
    if not metas:
        return ""
    inside = picture.relative_to(folder)
    for name in (str(picture), inside.as_posix(), inside.with_suffix("").as_posix(), picture.name, picture.stem):
        if words := metas.get(normal(name)):
            return words
    whole = normal(str(picture.with_suffix("")))
    return metas.get(whole, "")


def _toml(path: Path, found: Looked) -> None:
    """The folders of kohya's dataset file; its repeats become the names of folders, as `10_name`."""
    try:
        data = tomllib.loads(read_text(path))
    except (CaptionError, tomllib.TOMLDecodeError) as error:
        raise BadInput(f"{path.name} cannot be read as a dataset file of kohya's scripts ({error})") from None
    general = data.get("general", {})
    count, folders = len(found.items), 0
    seen: set[Path] = set()
    for dataset in data.get("datasets", []):
        for subset in dataset.get("subsets", []):
            settings = {**general, **dataset, **subset}
            folder = _image_folder(path, settings)
            if folder is None:
                found.notes.append(f'{path.name}: the folder "{subset.get("image_dir", "?")}" is not there')
            elif folder not in seen:  # the same at another resolution
                seen.add(folder)
                folders += 1
                _subset(folder, settings, path.parent, found)
    if not folders:
        raise BadInput(f"{path.name} names no picture folder that is there (image_dir of a subset)")
    found.sources = [source for source in found.sources if source.kind != "subset"]
    found.sources.append(Source(path, "toml", len(found.items) - count))


def _image_folder(path: Path, settings: Mapping[str, Any]) -> Path | None:
    name = settings.get("image_dir")
    if not isinstance(name, str) or not name:
        return None
    given = Path(name).expanduser()
    return next((place.resolve() for place in (given, path.parent / given) if place.is_dir()), None)


def _subset(folder: Path, settings: Mapping[str, Any], home: Path, found: Looked) -> None:
    repeats = settings.get("num_repeats", 1)
    repeats = repeats if isinstance(repeats, int) and 0 <= repeats <= _MOST_REPEATS else 1
    words = str(settings.get("class_tokens") or "").strip()
    name = words or (_repeats(folder.name) or (0, folder.name))[1]
    masks = settings.get("conditioning_data_dir")
    extension = str(settings.get("caption_extension", ".caption"))
    before = len(found.items)
    _folder(folder, PurePosixPath(f"{repeats}_{name.replace('/', ' ')}"), found, "subset")
    for number in range(before, len(found.items)):
        item = found.items[number]
        caption, mask = item.caption, item.mask
        if not caption and extension not in _WORDS:
            caption = _beside(item.picture, extension)
        if mask is None and isinstance(masks, str):
            mask = next((one for one in _masks_of(home / masks, item.picture) if one.is_file()), None)
        found.items[number] = Item(item.picture, item.place, caption, mask)
    if settings.get("is_reg"):
        found.notes.append(f"{folder.name} holds regularisation pictures: set that as a concept on the Train page")


def _masks_of(folder: Path, picture: Path) -> list[Path]:
    return [folder / picture.name, folder / f"{picture.stem}.png"]


def _beside(picture: Path, extension: str) -> str:
    try:
        return tidy(read_text(picture.with_suffix(extension)))
    except (CaptionError, ValueError):
        return ""


def _repeats(name: str) -> tuple[int, str] | None:
    """(repeats, name) of a folder named in kohya's way."""
    number, line, rest = name.partition("_")
    return (int(number), rest) if line and rest and number.isdigit() and int(number) <= _MOST_REPEATS else None


def _mask(picture: Path) -> Path | None:
    mask = picture.with_name(picture.stem + LABEL)
    return mask if mask.is_file() else None
