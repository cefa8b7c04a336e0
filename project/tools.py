"""Recognise the places where people make images by how their folders look, and find some of them on this computer."""

import os
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Kind = Literal["a1111", "forge", "comfyui", "invokeai", "folder"]
TITLES: dict[Kind, str] = {
    "a1111": "Automatic1111 WebUI",
    "forge": "Forge WebUI",
    "comfyui": "ComfyUI",
    "invokeai": "InvokeAI",
    "folder": "Folder",
}
_NESTED = ("ComfyUI", "webui")  # what the portable packages keep the real root in
_BELOW = 4  # levels that are looked up from a folder that may lie inside a tool's folder for LoRAs
_MOST = 3000  # entries of one folder that are looked at
_LIKELY = re.compile(r"comfy|web-?ui|stable-?diffusion|forge|automatic1111|a1111|invoke", re.IGNORECASE)
_COLLECTIONS = {"ai", "sd", "apps", "git", "github", "programs", "projects", "src", "stable diffusion", "tools"}


@dataclass(frozen=True)
class Place:
    """Where LoRA files go: which tool's place it is, its name for people, and the folder that takes the files."""

    kind: Kind
    title: str
    lora_folder: Path


def recognise(folder: Path) -> Place:
    """What the folder is: a tool's root (also of a portable package), its folder for LoRAs, or a plain folder.

    The folder for LoRAs need not be there yet. A folder that is missing or cannot be read is a plain one.
    """
    for root in (folder, *(folder / name for name in _NESTED)):
        if kind := _kind(root):
            return Place(kind, TITLES[kind], _lora_folder(root, kind))
    for root in list(folder.parents)[:_BELOW]:
        if kind := _kind(root):
            loras = _lora_folder(root, kind)
            if folder == root / "models":
                return Place(kind, TITLES[kind], loras)
            if folder == loras or loras in folder.parents:
                return Place(kind, TITLES[kind], folder)
            break  # some other folder inside the tool: it was chosen for itself
    return Place("folder", TITLES["folder"], folder)


def suggest(places: Iterable[Path] | None = None) -> list[Place]:
    """The tools that lie in the usual spots of this computer, or in ``places``; a quick look, not a search."""
    found: dict[str, Place] = {}
    for spot in _usual_spots() if places is None else places:
        for folder in _candidates(spot):
            place = recognise(folder)
            if place.kind != "folder":
                found.setdefault(os.path.normcase(os.path.realpath(place.lora_folder)), place)
    return list(found.values())


def _kind(root: Path) -> Kind | None:
    """Which tool's root a folder is, None if it is none."""
    models = root / "models"
    if _is_file(root / "invokeai.yaml"):  # its models may lie elsewhere
        return "invokeai"
    if not _is_folder(models):
        return None
    if _is_file(root / "databases" / "invokeai.db"):
        return "invokeai"
    if _is_folder(root / "modules_forge"):
        return "forge"
    if _is_file(root / "webui.py") or _child(models, "Lora"):
        return "a1111"
    desktop = _is_folder(root / "custom_nodes") and _is_folder(root / "user")  # the app keeps its program elsewhere
    if _is_folder(root / "comfy") or desktop or _child(models, "loras"):
        return "comfyui"
    return None


def _lora_folder(root: Path, kind: Kind) -> Path:
    if kind == "invokeai":  # it keeps its own models folder by itself, and is told of files elsewhere
        return root / "loras"
    name = "loras" if kind == "comfyui" else "Lora"
    return _child(root / "models", name) or root / "models" / name


def _child(folder: Path, name: str) -> Path | None:
    """The subfolder of that name as it is written on the disk, whatever its case."""
    return next((child for child in _folders(folder) if child.name.lower() == name.lower()), None)


def _folders(folder: Path) -> Iterator[Path]:
    try:
        with os.scandir(folder) as entries:
            for _, entry in zip(range(_MOST), entries, strict=False):
                if entry.is_dir():
                    yield folder / entry.name
    except OSError:
        return


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        return False


def _candidates(spot: Path) -> Iterator[Path]:
    """The folders in a spot whose name sounds like a tool, also one level down in folders that collect programs."""
    for folder in _folders(spot):
        if _LIKELY.search(folder.name):
            yield folder
        elif folder.name.lower() in _COLLECTIONS:
            yield from (child for child in _folders(folder) if _LIKELY.search(child.name))


def _usual_spots() -> list[Path]:
    home = Path.home()
    spots = [home, *(home / name for name in ("Documents", "Desktop", "Downloads", "OneDrive/Documents"))]
    if sys.platform == "win32":
        return spots + [Path(f"{letter}:\\") for letter in _fixed_drives()]
    return [*spots, Path("/opt"), Path("/workspace")]


def _fixed_drives() -> list[str]:
    """The letters of the drives that are built in: a network drive that is away would take seconds to say so."""
    if sys.platform == "win32":
        import ctypes

        kernel, fixed = ctypes.windll.kernel32, 3
        mask = kernel.GetLogicalDrives()
        letters = [chr(ord("A") + number) for number in range(26) if mask >> number & 1]
        return [letter for letter in letters if kernel.GetDriveTypeW(f"{letter}:\\") == fixed]
    return []
