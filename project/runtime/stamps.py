"""The stamps of environments: the file that says of a folder that it is whole, and what it was made from."""

import json
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from project.runtime.kinds import BACKENDS, Backend
from project.workspace import atomic_write

STAMP = "made.json"
BEGUN = "begun.json"


@dataclass(frozen=True)
class Stamp:
    """A whole environment: its folder, the lock's backend and digest, the Python ("3.11"), the version and place of
    the app that made it, its bytes, and when it was made (ISO, UTC).
    """

    folder: Path
    backend: Backend
    digest: str
    python: str
    app: str
    owner: str
    size: int
    made: str

    @property
    def venv(self) -> Path:
        """The virtual environment in it."""
        return self.folder / "venv"


def stamped(place: Path) -> list[Stamp]:
    """The whole environments in the engine's folder. Raises OSError if the folder is there and cannot be read."""
    found = (_read(folder) for folder in _folders(place))
    return [stamp for stamp in found if stamp is not None]


def begun(place: Path) -> bool:
    """Whether an environment was begun and not finished. Raises OSError as `stamped` does."""
    return any((folder / BEGUN).is_file() and not (folder / STAMP).is_file() for folder in _folders(place))


def write_stamp(stamp: Stamp) -> None:
    """Say that an environment is whole. Raises OSError."""
    values: dict[str, Any] = {key: value for key, value in vars(stamp).items() if key != "folder"}
    atomic_write(stamp.folder / STAMP, json.dumps(values, ensure_ascii=False, indent=1) + "\n")


def _folders(place: Path) -> list[Path]:
    try:
        return sorted(path for path in place.iterdir() if not path.name.startswith(".") and path.is_dir())
    except FileNotFoundError:
        return []


def _read(folder: Path) -> Stamp | None:
    with suppress(OSError, ValueError, KeyError, TypeError):
        values = json.loads((folder / STAMP).read_bytes())
        backend = values["backend"]
        if backend in BACKENDS:
            texts = (str(values[key]) for key in ("digest", "python", "app", "owner"))
            return Stamp(folder, backend, *texts, int(values["size"]), str(values["made"]))  # type: ignore[call-arg, arg-type]
    return None
