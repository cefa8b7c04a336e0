"""Where an export goes and what it writes there: names that are allowed, files that are in the way, how to use it."""

import re
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from gui.language import joined
from project.tools import recognise, suggest

translate = QCoreApplication.translate

DIFFUSERS = "diffusers"
DIFFUSERS_FILE = "pytorch_lora_weights.safetensors"
MOST_PLACES = 6  # that are remembered

_REFUSED = re.compile(r'[<>:"/\\|?*\x00-\x1f]')
_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
_KINDS = ("a1111", "forge", "comfyui", "invokeai", "folder", DIFFUSERS)


@dataclass(frozen=True)
class Target:
    """A place for LoRA files: `kind` is that of a tool, "folder" or "diffusers"; `folder` takes the files."""

    kind: str
    title: str
    folder: Path

    @property
    def to(self) -> str:
        """What the engine calls it."""
        return DIFFUSERS if self.kind == DIFFUSERS else "webui"

    def sentence(self) -> str:
        """What was recognised, and where the files go."""
        if self.kind == DIFFUSERS:
            return translate("ExportPage", "A folder for diffusers: {0} goes to {1}").format(
                DIFFUSERS_FILE, self.folder
            )
        if self.kind == "folder":
            return translate("ExportPage", "A plain folder: the files go to {0}").format(self.folder)
        return translate("ExportPage", "This is {0}: the files go to {1}").format(self.title, self.folder)

    def files(self, name: str) -> list[Path]:
        """What an export writes here, the LoRA first."""
        if self.kind == DIFFUSERS:
            return [self.folder / DIFFUSERS_FILE]
        return [self.folder / f"{name}{suffix}" for suffix in (".safetensors", ".json", ".png")]

    def ready_text(self, name: str, weight: float, trigger: str) -> str:
        """What is copied to use the LoRA: a prompt, or for diffusers the line that loads it."""
        if self.kind == DIFFUSERS:
            return f'pipeline.load_lora_weights("{self.folder.as_posix()}")'
        if self.kind in ("comfyui", "invokeai"):
            return trigger
        return ", ".join(part for part in (trigger, f"<lora:{name}:{weight:g}>") if part)

    def how_to_use(self, name: str, weight: float, trigger: str) -> str:
        """One sentence on what to do in that tool."""
        if self.kind == DIFFUSERS:
            return translate("ExportPage", "Load it in your script with this line, after the base model.")
        if self.kind == "comfyui":
            words = translate(
                "ExportPage", "In ComfyUI press R, add a Load LoRA node, choose {0} and set its strength to {1:g}."
            )
            text = words.format(name, weight)
            return joined(text, translate("ExportPage", "Write the trigger word in the prompt:")) if trigger else text
        if self.kind == "invokeai":
            words = translate(
                "ExportPage",
                "In InvokeAI open the Model Manager, choose Scan Folder, enter {0} and install {1} in place; then add "
                "it in the LoRA list with weight {2:g}.",
            )
            return words.format(self.folder, name, weight)
        if self.kind == "folder":
            return translate(
                "ExportPage", "Copy the files to the LoRA folder of your tool, and write this in the prompt:"
            )
        words = translate(
            "ExportPage", "In {0} open the Lora tab, press Refresh and click {1}; or write this in the prompt:"
        )
        return words.format(self.title, name)


def target_of(folder: Path) -> Target:
    """What the folder is, by what lies in it. Slow."""
    place = recognise(folder)
    title = folder.name or str(folder) if place.kind == "folder" else place.title
    return Target(place.kind, title, place.lora_folder)


def diffusers_target(folder: Path) -> Target:
    return Target(DIFFUSERS, translate("ExportPage", "For diffusers"), folder)


def suggestions() -> list[Target]:
    """The tools that were found on this computer. Slow."""
    return [Target(place.kind, place.title, place.lora_folder) for place in suggest()]


def remembered(places: Mapping[str, str]) -> list[Target]:
    """The places of the settings (folder to kind), the last used one first, as far as their disk is there. Slow."""
    found = []
    for text, kind in places.items():
        folder = Path(text)
        if kind not in _KINDS or not (folder.is_dir() or folder.parent.is_dir()):
            continue
        if kind == DIFFUSERS:
            found.append(diffusers_target(folder))
        else:
            found.append(target_of(folder))
    return found


def with_latest(places: Mapping[str, str], target: Target) -> dict[str, str]:
    """The places with this one as the last used."""
    rest = {text: kind for text, kind in places.items() if text != str(target.folder)}
    return dict([(str(target.folder), target.kind), *rest.items()][:MOST_PLACES])


def name_problem(name: str) -> str:
    """Why a name cannot be that of a LoRA file, as one sentence; empty if it can."""
    if not name:
        return translate("ExportPage", "Give the file a name.")
    if wrong := _REFUSED.search(name):
        shown = wrong[0] if wrong[0].isprintable() else translate("ExportPage", "a control character")
        return translate("ExportPage", "A name cannot have {0} in it: use letters, digits, spaces, - and _").format(
            shown
        )
    if name != name.strip(" ."):
        return translate("ExportPage", "A name cannot begin or end with a space or a dot.")
    if _DEVICES.fullmatch(name):
        return translate("ExportPage", "Windows keeps the name {0} for itself: choose another one.").format(name)
    return ""


def in_the_way(files: Iterable[Path]) -> list[Path]:
    """The files that are there already. Slow."""
    return [path for path in files if path.exists() or path.is_symlink()]


def free_name(target: Target, name: str) -> str:
    """The first numbered name that no file has here. Slow."""
    number = 2
    while in_the_way(target.files(f"{name}-{number}")):
        number += 1
    return f"{name}-{number}"


def why_not_writable(folder: Path) -> str:
    """What keeps files from being written to a folder, which need not be there yet; empty if nothing does. Slow."""
    existing = folder
    while not existing.exists() and existing != existing.parent:
        existing = existing.parent
    if not existing.is_dir():
        return translate("ExportPage", "{0} is a file, not a folder: choose another place.").format(existing)
    try:
        with tempfile.TemporaryFile(dir=existing):
            return ""
    except OSError as error:
        return translate(
            "ExportPage", "Nothing can be written to {0} ({1}): choose another place, or allow writing there."
        ).format(folder, error.strerror or error)
