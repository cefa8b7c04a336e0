"""What the app remembers between two starts: the theme, the window's shape, the last project and page."""

import datetime
import json
import os
from contextlib import suppress
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any

from project.version import VERSION, is_newer, is_version
from project.workspace import atomic_write, home

_MOST_PIXELS = 1 << 14  # wider than any screen: such a number was not written by the app


@dataclass(frozen=True)
class Settings:
    """The app's own settings. `unknown` are fields that this version does not know, or that a newer one wrote in a form
    of its own: they are kept. `version` is the newest one that wrote the file.

    A plain class, because the window reads it before its first picture and a validating one takes longer to import.
    """

    theme: str = "system"
    language: str = "system"
    window_geometry: str = ""
    window_state: str = ""
    last_project: str = ""
    last_page: str = "home"
    preview_open: bool = True
    preview_width: int = 340
    export_places: dict[str, str] = field(default_factory=dict)
    advanced: bool = False
    thumbnail_size: int = 160
    welcomed: bool = False
    updates: bool = False  # whether the file at `updates_address` is looked at, once a day
    updates_address: str = ""
    updates_checked: float = 0.0  # unix seconds
    updates_skipped: str = ""  # a version of which the person wants to hear no more
    version: str = field(default="", compare=False)
    unknown: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Unread:
    """What of the file counts as its default: the fields' names, none where it was the whole file.

    `kept` is the former file; None where a newer version's fields stay in the file itself, or the disk took no copy.
    """

    names: tuple[str, ...] = ()
    kept: Path | None = None
    newer: str = ""  # the version that wrote them, if that is a newer one


def load_settings() -> Settings:
    """The settings as they were left. A value of the wrong kind counts as its default; a damaged file is kept aside."""
    return read_settings()[0]


def read_settings() -> tuple[Settings, Unread | None]:
    """The settings as they were left, and what could not be read of them, for the person to know."""
    path = _file()
    try:
        content = path.read_bytes()
        values = json.loads(content)
        if not isinstance(values, dict):
            raise ValueError("not an object")
    except (OSError, ValueError, RecursionError) as error:
        if isinstance(error, OSError) and not path.is_dir():
            return Settings(), None
        return Settings(), Unread(kept=_put_aside(path))
    return _tolerant(values, content)


def save_settings(settings: Settings) -> None:
    """Write the settings, whole or not at all. Raises BadInput."""
    path, members = _file(), asdict(settings)
    for key, value in members.pop("unknown").items():
        if key not in members or members[key] == getattr(Settings(), key):
            members[key] = value
    members["version"] = settings.version if is_newer(settings.version) else VERSION
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        atomic_write(path, json.dumps(members, ensure_ascii=False, indent=1) + "\n")
    except (OSError, TypeError, ValueError) as error:
        from project.library.names import write_error

        raise write_error(path, error) from error


def _file() -> Path:
    return home() / "settings.json"


def _put_aside(path: Path) -> Path | None:
    """Where a file is now that is no settings file."""
    from project.library.names import free_path  # the library is more than the first picture needs

    aside = free_path(path.with_name(f"{path.name}.damaged-{datetime.datetime.now():%Y-%m-%d}"))
    with suppress(OSError):
        os.replace(path, aside)
        return aside
    return None


def _copied(content: bytes) -> Path | None:
    """A copy of the file as it is, before the next save replaces what could not be read."""
    from project.library.names import free_path

    path = _file()
    copy = path.with_name(f"{path.name}.before-{datetime.datetime.now():%Y-%m-%d}")
    with suppress(OSError):
        if not (copy.is_file() and copy.read_bytes() == content):
            copy = free_path(copy)
            atomic_write(copy, content)
        return copy
    return None


def _tolerant(values: dict[str, Any], content: bytes) -> tuple[Settings, Unread | None]:
    """The settings of a file's object; a value of another kind than its default is left out."""
    defaults = {one.name: getattr(Settings(), one.name) for one in fields(Settings) if one.name != "unknown"}
    known: dict[str, Any] = {key: value for key, value in values.items() if type(value) is type(defaults.get(key))}
    known = {key: value for key, value in known.items() if type(value) is not int or 0 < value <= _MOST_PIXELS}
    if not all(isinstance(text, str) for text in known.get("export_places", {}).values()):
        del known["export_places"]
    version = known.get("version", "")
    known["version"] = version if is_version(version) else ""
    wrong = tuple(key for key in values if key in defaults and key not in known)
    others = {key: value for key, value in values.items() if key not in defaults}
    if not wrong:
        return Settings(**known, unknown=others), None
    if is_newer(known["version"]):
        others |= {key: values[key] for key in wrong}
        return Settings(**known, unknown=others), Unread(wrong, newer=version)
    return Settings(**known, unknown=others), Unread(wrong, _copied(content))
