"""What the app remembers between two starts: the theme, the window's shape, the last project and page."""

import datetime
import json
import os
from contextlib import suppress
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any

from project.workspace import atomic_write, home

_MOST_PIXELS = 1 << 14  # wider than any screen: such a number was not written by the app


@dataclass(frozen=True)
class Settings:
    """The app's own settings. `unknown` are fields that this version does not know: they are kept.

    A plain class, because the window reads it before its first picture and a validating one takes longer to import.
    """

    theme: str = "system"
    window_geometry: str = ""
    window_state: str = ""
    last_project: str = ""
    last_page: str = "home"
    preview_open: bool = True
    preview_width: int = 340
    export_places: dict[str, str] = field(default_factory=dict)
    advanced: bool = False
    thumbnail_size: int = 160
    unknown: dict[str, Any] = field(default_factory=dict)


def load_settings() -> Settings:
    """The settings as they were left. A value of the wrong kind counts as its default; a damaged file is kept aside."""
    path = _file()
    try:
        values = json.loads(path.read_bytes())
        if not isinstance(values, dict):
            raise ValueError("not an object")
    except (OSError, ValueError, RecursionError) as error:
        if isinstance(error, OSError) and not path.is_dir():
            return Settings()
        from project.library.names import free_path  # the library is more than the first picture needs

        with suppress(OSError):
            os.replace(path, free_path(path.with_name(f"{path.name}.damaged-{datetime.datetime.now():%Y-%m-%d}")))
        return Settings()
    return _tolerant(values)


def save_settings(settings: Settings) -> None:
    """Write the settings, whole or not at all. Raises BadInput."""
    path, members = _file(), asdict(settings)
    members |= members.pop("unknown")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        atomic_write(path, json.dumps(members, ensure_ascii=False, indent=1) + "\n")
    except (OSError, TypeError, ValueError) as error:
        from project.library.names import write_error

        raise write_error(path, error) from error


def _file() -> Path:
    return home() / "settings.json"


def _tolerant(values: dict[str, Any]) -> Settings:
    """The settings of a file's object; a value of another kind than its default is left out."""
    defaults = {one.name: getattr(Settings(), one.name) for one in fields(Settings) if one.name != "unknown"}
    known: dict[str, Any] = {key: value for key, value in values.items() if type(value) is type(defaults.get(key))}
    known = {key: value for key, value in known.items() if type(value) is not int or 0 < value <= _MOST_PIXELS}
    if not all(isinstance(text, str) for text in known.get("export_places", {}).values()):
        del known["export_places"]
    return Settings(**known, unknown={key: value for key, value in values.items() if key not in defaults})
