"""What was chosen last in a project for captions and masks by model, kept in a small file of the project's folder."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from project.workspace import atomic_write

_NAME = "by-model.json"


def recall(folder: Path, part: str) -> dict[str, Any]:
    """What was remembered under this name; empty without such a file, or with a damaged one. Slow."""
    values = _all(folder).get(part)
    return values if isinstance(values, dict) else {}


def remember(folder: Path, part: str, values: Mapping[str, Any]) -> None:
    """Keep values for the next time. Slow. Raises OSError."""
    atomic_write(folder / _NAME, json.dumps({**_all(folder), part: dict(values)}, ensure_ascii=False, indent=1))


def _all(folder: Path) -> dict[str, Any]:
    try:
        found = json.loads((folder / _NAME).read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}
