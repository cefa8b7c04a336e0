"""What the app remembers between two starts: the theme, the window's shape, the last project and page."""

import datetime
import json
import os
from contextlib import suppress
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from project.library.names import free_path, write_error
from project.workspace import atomic_write, home


class Settings(BaseModel):
    """The app's own settings. Fields that this version does not know are kept."""

    model_config = ConfigDict(extra="allow", validate_assignment=True)

    theme: str = "system"
    window_geometry: str = ""
    window_state: str = ""
    last_project: str = ""
    last_page: str = "home"
    preview_open: bool = True
    preview_width: int = 340
    export_places: dict[str, str] = {}
    advanced: bool = False
    thumbnail_size: int = 160


def load_settings() -> Settings:
    """The settings as they were left. A value of the wrong kind counts as its default; a damaged file is kept aside."""
    path = _file()
    try:
        values = json.loads(path.read_bytes())
        if not isinstance(values, dict):
            raise ValueError("not an object")
    except OSError:
        return Settings()
    except (ValueError, RecursionError):
        with suppress(OSError):
            os.replace(path, free_path(path.with_name(f"{path.name}.damaged-{datetime.datetime.now():%Y-%m-%d}")))
        return Settings()
    return _tolerant(values)


def save_settings(settings: Settings) -> None:
    """Write the settings, whole or not at all. Raises BadInput."""
    path = _file()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        atomic_write(path, json.dumps(settings.model_dump(), ensure_ascii=False, indent=1) + "\n")
    except (OSError, TypeError, ValueError) as error:
        raise write_error(path, error) from error


def _file() -> Path:
    return home() / "settings.json"


def _tolerant(values: dict[str, Any]) -> Settings:
    try:
        return Settings.model_validate(values)
    except ValidationError as error:
        wrong = {str(problem["loc"][0]) for problem in error.errors(include_url=False) if problem["loc"]}
        return Settings.model_validate({key: value for key, value in values.items() if key not in wrong})
