"""Where the parts of a package lie, and where the engine's environment is kept on this computer.

A package has one of two shapes: "app" is a small window whose engine has an environment of its own, "cpu" carries
everything. A checkout of the source is the third shape.
"""

import json
import os
import sys
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal

from project.errors import BadInput
from project.runtime.kinds import BACKENDS, Backend
from project.workspace import atomic_write, home

Shape = Literal["source", "app", "cpu"]
SUBFOLDER = "LoRA Atelier engine"  # made in a chosen folder that holds other things
LOCK_FILE = "engine.lock"  # what marks a folder as ours, too


def shape() -> Shape:
    """In which of the three shapes this process runs."""
    if not getattr(sys, "frozen", False):
        return "source"
    return "app" if (_bundle() / "source" / "main.py").is_file() else "cpu"


def source_folder() -> Path:
    """Where main.py and the engine's sources lie: the checkout, or the folder of plain files in a package."""
    return _bundle() / "source" if shape() == "app" else Path(__file__).resolve().parent.parent.parent


def locks_folder() -> Path:
    """Where the locked requirements lie."""
    return source_folder() / "packaging" / "locks"


def bundled_python() -> Path | None:
    """The Python that the package brings for the engine; None without one."""
    return python_in(_bundle() / "python") if shape() == "app" else None


def bundled_uv() -> Path | None:
    """The installer uv that the package brings; None without one."""
    path = _bundle() / "uv" / ("uv.exe" if sys.platform == "win32" else "uv")
    return path if shape() == "app" and path.is_file() else None


def python_in(prefix: Path) -> Path | None:
    """The interpreter of an installation or a virtual environment; None if there is none."""
    if sys.platform == "win32":
        names = ["python.exe", "Scripts/python.exe"]
    else:
        names = ["bin/python3", "bin/python", "bin/python3.12", "bin/python3.11"]
    return next((prefix / name for name in names if (prefix / name).is_file()), None)


def owner() -> str:
    """Which installation of the app this is: an environment that it made is its own to replace."""
    return os.environ.get("APPIMAGE") or str(source_folder())  # an AppImage is mounted elsewhere at each start


def _bundle() -> Path:
    return Path(getattr(sys, "_MEIPASS", "") or Path(sys.executable).parent)


# --- what the person chose --------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Chosen:
    """What the person chose for the engine: kind ("" not yet), folder ("" the usual one), mirrors of the index."""

    backend: Backend | Literal[""] = ""
    folder: str = ""
    index: tuple[str, ...] = ()

    @property
    def place(self) -> Path:
        """The engine's folder."""
        return Path(self.folder) if self.folder else default_folder()


def default_folder() -> Path:
    """Where the engine goes if nobody chooses."""
    return home() / "engine"


def engine_folder(chosen: Path | None) -> Path:
    """The folder to use when a person picks one: itself if it is empty or ours, else a folder of our name in it."""
    if chosen is None:
        return default_folder()
    chosen = chosen.expanduser().absolute()
    with suppress(OSError):
        if chosen.is_dir() and any(chosen.iterdir()) and not (chosen / LOCK_FILE).is_file():
            return chosen / SUBFOLDER
    return chosen


def load_chosen() -> Chosen:
    """The choice that the present engine was made by. What is damaged, missing or of a later version is not chosen."""
    return _chosen(_values())


def load_begun() -> Chosen | None:
    """The choice of an engine that was begun and is not whole yet; None if there is none."""
    begun = _values().get("begun")
    return _chosen(begun) if isinstance(begun, dict) else None


def save_chosen(chosen: Chosen) -> None:
    """Write the choice of an engine that is whole. Raises BadInput."""
    _write(asdict(chosen))


def save_begun(begun: Chosen) -> None:
    """Note beside the present choice what is begun, so that the next try finds it. Raises BadInput."""
    _write({**_values(), "begun": asdict(begun)})


def _values() -> dict[str, Any]:
    try:
        values = json.loads(_file().read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return values if isinstance(values, dict) else {}


def _chosen(values: dict[str, Any]) -> Chosen:
    backend, folder, index = values.get("backend"), values.get("folder"), values.get("index")
    index = index if isinstance(index, list) and all(isinstance(one, str) for one in index) else []
    return Chosen(backend if backend in BACKENDS else "", folder if isinstance(folder, str) else "", tuple(index))


def _write(values: dict[str, Any]) -> None:
    path = _file()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        atomic_write(path, json.dumps(values, ensure_ascii=False, indent=1) + "\n")
    except OSError as error:
        raise BadInput(f"{path} cannot be written ({error.strerror or error})") from error


def forget_chosen() -> None:
    """Delete the choice."""
    with suppress(OSError):
        _file().unlink()


def _file() -> Path:
    return home() / "engine.json"
