"""Why an engine cannot be made in a folder, found out before anything is fetched."""

import sys
import tempfile
from contextlib import suppress
from pathlib import Path

from project.errors import AtelierError, BadInput
from project.runtime import download, machine, offline
from project.runtime.making import Need, Order

_WINDOWS_PATH = 259  # characters, where long paths were not switched on


def obstacle(order: Order, need: Need) -> str:
    """One sentence that says what is wrong and what to do; empty if nothing is."""
    return (
        _no_index(order)
        or _not_writable(order.folder)
        or _too_long(order)
        or _wheels(order, need)
        or _no_room(order.folder, need)
    )


def _no_index(order: Order) -> str:
    try:
        for address in order.index:
            download.check_index(address)
    except BadInput as error:
        return str(error)
    return ""


def _not_writable(folder: Path) -> str:
    there = next((place for place in (folder, *folder.parents) if place.exists()), folder)
    if not there.is_dir():
        return f"{there} is a file: choose a folder for the engine"
    try:
        with tempfile.TemporaryFile(dir=there):
            return ""
    except OSError as error:
        return f"{there} cannot be written to ({error.strerror or error}): choose another folder for the engine"


def _too_long(order: Order) -> str:
    if machine.this_system() != "windows" or _long_paths():
        return ""
    spare = room_for_path(order.lock.longest, str(order.venv)[len(str(order.folder)) :])
    if len(str(order.folder)) <= spare:
        return ""
    return (
        f"{order.folder} is too long a path for Windows: choose a folder of at most {spare} characters, like C:\\Engine"
    )


def room_for_path(longest: int, below: str) -> int:
    """How many characters the engine's folder may have under Windows: `below` it lies the virtual environment."""
    return _WINDOWS_PATH - len(below) - len("\\Lib\\site-packages\\") - longest


def _long_paths() -> bool:
    if sys.platform == "win32":
        import winreg

        with (
            suppress(OSError),
            winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, r"SYSTEM\CurrentControlSet\Control\FileSystem") as key,
        ):
            return bool(winreg.QueryValueEx(key, "LongPathsEnabled")[0])
    return False


def _wheels(order: Order, need: Need) -> str:
    if order.wheels is None:
        return ""
    try:
        missing = offline.lacking(need.wheels, order.wheels)
    except AtelierError as error:
        return str(error)
    return offline.without(missing, order.wheels) if missing else ""


def _no_room(folder: Path, need: Need) -> str:
    free = machine.free_bytes(folder)
    if free is None or free >= need.disk:
        return ""
    return (
        f"The engine needs {need.disk / 1e9:.1f} GB on the disk of {folder}, and {free / 1e9:.1f} GB are free: free "
        "some space, or choose a folder on another disk"
    )
