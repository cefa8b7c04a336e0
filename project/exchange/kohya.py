"""Files of kohya's scripts: the dataset TOML with its folders, and the JSON tables that hold captions and tags."""

import json
import os
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from project.dataset.captions import CAPTION_SUFFIXES, LARGEST_TABLE, CaptionError, normal, read_text, sound, tidy
from project.dataset.names import portable
from project.errors import BadInput

_META = ("meta_lat.json", "meta_clean.json", "meta_cap.json")  # the last stage first
_MOST_REPEATS = 500


@dataclass(frozen=True)
class Subset:
    """A folder of pictures with its settings. `folder` is None if what is `named` is not there; `masks` is a folder."""

    named: str
    folder: Path | None
    repeats: int = 1
    name: str = ""
    extension: str = ""
    masks: Path | None = None
    metas: Mapping[str, str] = field(default_factory=dict)
    regular: bool = False

    def caption_of(self, picture: Path) -> str:
        """What its table or a caption file of an ending of its own says; empty if neither does."""
        words = told(self.metas, picture, self.folder or picture.parent)
        if words or not self.extension or self.extension in CAPTION_SUFFIXES:
            return words
        try:
            return tidy(read_text(picture.with_suffix(self.extension)))
        except (CaptionError, ValueError):  # no such file, or no such ending
            return ""

    def mask_of(self, picture: Path) -> Path | None:
        """The mask in the folder of masks."""
        names = (picture.name, f"{picture.stem}.png") if self.masks else ()
        return next((self.masks / name for name in names if self.masks and os.path.isfile(self.masks / name)), None)


def read_toml(path: Path, within: Path | None = None) -> Iterator[Subset]:
    """The subsets of a dataset file; with ``within`` only folders inside it count. Raises BadInput."""
    try:
        data = tomllib.loads(read_text(path))
    except (CaptionError, tomllib.TOMLDecodeError, RecursionError, OverflowError) as error:
        raise BadInput(f"{path.name} cannot be read as a dataset file of kohya's scripts ({error})") from None
    general = _table(data.get("general"))
    for dataset in _tables(data.get("datasets")):
        for subset in _tables(dataset.get("subsets")):
            yield _subset(path, {**general, **dataset, **subset}, within)


def read_meta(path: Path) -> dict[str, str]:
    """Captions by picture of a file like `{"cat": {"caption": "…", "tags": "…"}}`; empty for another kind of file."""
    try:
        data = json.loads(read_text(path, LARGEST_TABLE))
    except (CaptionError, ValueError, RecursionError):
        return {}
    entries = _table(data).items()
    return {normal(name): words for name, entry in entries if (words := _joined(_table(entry)))}


def metas_of(folder: Path) -> Mapping[str, str]:
    """The table of captions in a folder or beside it, empty without one."""
    for place in (folder, folder.parent):
        for name in _META:
            if os.path.isfile(place / name) and (meta := read_meta(place / name)):
                return meta
    return {}


def told(metas: Mapping[str, str], picture: Path, folder: Path) -> str:
    """What such a table says of a picture, by its whole path, its path in the folder or its name; empty if nothing."""
    if not metas:
        return ""
    inside = picture.relative_to(folder) if picture.is_relative_to(folder) else Path(picture.name)
    ways = (picture, picture.with_suffix(""), inside, inside.with_suffix(""), picture.name, picture.stem)
    return next((words for way in ways if (words := metas.get(normal(str(way))))), "")


def repeats_of(name: str) -> tuple[int, str] | None:
    """(repeats, name) of a folder named like `10_name`."""
    number, line, rest = name.partition("_")
    whole = bool(line and rest) and number.isascii() and number.isdigit() and len(number) < 9
    return (int(number), rest) if whole and int(number) <= _MOST_REPEATS else None


def _subset(path: Path, settings: Mapping[str, Any], within: Path | None) -> Subset:
    named = _text(settings, "image_dir")
    folder = _place(path, named, within)
    if folder is None:
        return Subset(named or "?", None)
    repeats = settings.get("num_repeats", 1)
    number = repeats if type(repeats) is int and 0 <= repeats <= _MOST_REPEATS else 1
    words = _text(settings, "class_tokens").strip() or (repeats_of(folder.name) or (0, folder.name))[1]
    table = _place(path, _text(settings, "metadata_file"), within)
    return Subset(
        named,
        folder if folder.is_dir() else None,
        number,
        portable(words),
        _text(settings, "caption_extension"),
        _place(path, _text(settings, "conditioning_data_dir"), within),
        read_meta(table) if table is not None else {},
        settings.get("is_reg") is True,
    )


def _place(path: Path, name: str, within: Path | None) -> Path | None:
    """What a dataset file means by a name: it is found as it stands, or from the file's own folder."""
    for base in (os.path.expanduser(name), path.parent / name) if name and "\0" not in name else ():
        place = Path(os.path.realpath(base))
        if os.path.exists(place) and (within is None or place.is_relative_to(os.path.realpath(within))):
            return place
    return None


def _joined(entry: Mapping[str, Any]) -> str:
    """Caption and tags as sd-scripts trains them: the caption first, the tags after a comma."""
    parts = (_text(entry, key).strip() for key in ("caption", "tags"))
    return tidy(sound(", ".join(filter(None, parts))))


def _text(settings: Mapping[str, Any], key: str) -> str:
    value = settings.get(key)
    return value if isinstance(value, str) else ""


def _table(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _tables(value: object) -> list[dict[str, Any]]:
    return [entry for entry in value if isinstance(entry, dict)] if isinstance(value, list) else []
