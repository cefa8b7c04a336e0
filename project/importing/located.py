"""Relative paths of a settings file, found from the folder that the file lies in."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from project import concepts
from project.importing.taking import Imported
from project.options import all_options, base_lora

_PATHS = {info.key for info in all_options() if info.kind == "path"} - {"output_dir"}


def located(found: Imported, folder: Path) -> Imported:
    """The same settings with every relative path made whole that leads to something from this folder."""
    taken = [replace(one, value=_whole(one.ours, one.value, folder)) for one in found.taken]
    return replace(found, taken=taken, values={one.ours: one.value for one in taken})


def _whole(key: str, value: Any, folder: Path) -> Any:
    if key in _PATHS:
        return _place(str(value), folder)
    if key == "concepts":
        return [_line(line, folder) for line in value]
    if key == "base_loras":
        return [f"{_place(path, folder)}:{strength:g}" for path, strength in map(base_lora, value)]
    return value


def _line(line: str, folder: Path) -> str:
    concept = concepts.read(line)
    changes = {key: _whole(key, value, folder) for key, value in concept.changes.items()}
    return concepts.write(replace(concept, folder=_place(concept.folder, folder), changes=changes))


def _place(text: str, folder: Path) -> str:
    """A path, also one with the backslashes of Windows."""
    for spelled in (text, text.replace("\\", "/")):
        try:
            if spelled and not Path(spelled).is_absolute() and (folder / spelled).exists():
                return str((folder / spelled).resolve())
        except (OSError, ValueError):  # too long for a name, or with a zero byte
            return text
    return text
