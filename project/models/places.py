"""Where base models lie on this computer: the app's own folder, the folders that the person added, and hub names."""

import json
import os
import re
from pathlib import Path

from project.errors import BadInput
from project.tools import recognise as recognise_tool
from project.workspace import atomic_write, home

_HUB_NAME = re.compile(r"[A-Za-z0-9][\w.-]{0,95}/[A-Za-z0-9][\w.-]{0,95}(/[^/\\:]+\.safetensors)?", re.ASCII)
# The file that comes last in a download of several, so that a folder that has it is whole: of a base model in diffusers
# layout, of a CLIP model of open_clip, of a tagger, of a captioner of transformers.
MARKS = ("model_index.json", "open_clip_config.json", "selected_tags.csv", "config.json")
# What the WebUIs and ComfyUI call their folders for models of the kinds that are of use here, in lower case.
_TOOL_FOLDERS = ("stable-diffusion", "checkpoints", "vae", "diffusers")


def models_folder() -> Path:
    """The app's own folder for base models; downloads go there. Not created here."""
    return home() / "models"


def added_folders() -> list[Path]:
    """The folders that the person added, in that order, whether they are there now or not."""
    try:
        found = json.loads(_file().read_bytes())
        return [Path(text) for text in found["folders"] if isinstance(text, str)]
    except (OSError, ValueError, KeyError, TypeError):
        return []


def add_folder(folder: Path) -> Path:
    """Remember a folder to look for models in; returns it as it is kept. Raises BadInput."""
    folder = Path(os.path.abspath(folder.expanduser()))
    if not folder.is_dir():
        raise BadInput(f"{folder} is not a folder: give the folder that your models lie in, or the root of your WebUI")
    known = added_folders()
    if not any(_same(folder, other) for other in (models_folder(), *known)):
        _keep([*known, folder])
    return folder


def remove_folder(folder: Path) -> None:
    """Forget a folder; nothing on the disk is removed. Raises BadInput for one that was not added."""
    folder, known = Path(os.path.abspath(folder.expanduser())), added_folders()
    left = [other for other in known if not _same(folder, other)]
    if len(left) == len(known):
        shown = ", ".join(map(str, known)) or "none"
        raise BadInput(f"{folder} is not among the folders that were added: {shown}")
    _keep(left)


def roots() -> list[Path]:
    """Every folder in which to look: of a WebUI's or ComfyUI's root only what holds checkpoints and VAEs."""
    found: list[Path] = []
    for folder in (models_folder(), *added_folders()):
        found += [inner for inner in _inside_tool(folder) if inner not in found]
    return found


def is_hub_name(name: str) -> bool:
    """Whether a text is written as the hub names models, ``owner/name`` or ``owner/name/FILE.safetensors``."""
    return bool(_HUB_NAME.fullmatch(name)) and ".." not in name


def hub_place(name: str) -> Path:
    """The folder that a model of the hub is downloaded into; ``name`` as `is_hub_name` accepts it."""
    return models_folder().joinpath(*name.split("/")[:2])


def find(name: str) -> Path | None:
    """Where a model of the hub lies that was downloaded, None if it was not.

    A whole folder is preferred; without one, the newest single file that was fetched of that model.
    """
    if not is_hub_name(name):
        return None
    place, parts = hub_place(name), name.split("/")
    if len(parts) == 3:
        return place / parts[2] if (place / parts[2]).is_file() else None
    if any((place / mark).is_file() for mark in MARKS):
        return place
    files = sorted(place.glob("*.safetensors"), key=lambda path: path.stat().st_mtime)
    return files[-1] if files else None


def located(base_model: str) -> str:
    """What base_model stands for: an absolute path; "starter" and a hub name that is not here yet stay as they are."""
    if base_model in ("", "starter"):
        return "starter"
    path = Path(base_model).expanduser()
    if not path.exists() and is_hub_name(base_model):
        return str(find(base_model) or base_model)
    return os.path.abspath(path)


def how_to_get(name: str) -> str:
    """The sentence for a hub name whose model is not on the disk."""
    return f"{name} is not on this computer yet: get it with  python main.py models get {name}"


def _inside_tool(folder: Path) -> list[Path]:
    place = recognise_tool(folder)
    if place.kind == "folder" or folder == place.lora_folder or place.lora_folder in folder.parents:
        return [folder]
    models = place.lora_folder.parent
    try:
        children = sorted(child for child in models.iterdir() if child.name.lower() in _TOOL_FOLDERS)
    except OSError:
        return [folder]
    return [child for child in children if child.is_dir()]


def _same(one: Path, other: Path) -> bool:
    return os.path.normcase(os.path.realpath(one)) == os.path.normcase(os.path.realpath(other))


def _keep(folders: list[Path]) -> None:
    """In a file of its own, because an open window writes its settings whole, as it remembers them."""
    path = _file()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        atomic_write(path, json.dumps({"folders": [str(one) for one in folders]}, ensure_ascii=False, indent=1) + "\n")
    except OSError as error:
        raise BadInput(f"{path} cannot be written: {error.strerror or error}") from error


def _file() -> Path:
    return home() / "model-folders.json"
