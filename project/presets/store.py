"""Where presets lie: those of the app in its resources, the person's own in their folder, and how the latter change."""

import dataclasses
import difflib
from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

from project.config import PRESET_BLOCK
from project.errors import BadInput
from project.library.names import safe_name, write_error
from project.presets.file import Preset, checked, preset_text, read_preset
from project.schema import PICTURES, TEXTS
from project.workspace import atomic_write, home, resources
from project.yaml_text import read_mapping

_ENDINGS = (".yaml", ".yml")


def every_preset(task: str = PICTURES) -> list[Preset]:
    """All presets for a task: the app's in their order, then the person's by title. Damaged files are left out."""
    return [preset for preset in _all() if preset.task == task]


def _all() -> list[Preset]:
    return [found for found in _look() if isinstance(found, Preset)]


def damaged_presets() -> list[tuple[Path, str]]:
    """The person's preset files that cannot be read, each with what is wrong with it."""
    return [found for found in _look() if isinstance(found, tuple)]


def find_preset(name: str) -> Preset:
    """The preset of that name, or else of that title. Raises BadInput that names the nearest ones, or what is wrong."""
    wanted = name.strip().casefold()
    presets = _all()
    for found in [*(one for one in presets if one.name.casefold() == wanted),
                  *(one for one in presets if one.title.casefold() == wanted)]:  # fmt: skip
        return found
    for path, reason in damaged_presets():
        if path.stem.casefold() == wanted:
            raise BadInput(reason)
    names = [preset.name for preset in presets]
    near = difflib.get_close_matches(wanted, names, n=1)
    hint = f'did you mean "{near[0]}"?' if near else f"there are {', '.join(names)}"
    raise BadInput(f'there is no preset "{name}"; {hint}')


def save_preset(title: str, purpose: str, values: Mapping[str, Any], task: str = PICTURES) -> Preset:
    """Keep options as a preset of the person's own. Paths, the device and words of one project are left out.

    Raises BadInput: no title, one that is taken, a value that is none, or a disk that refuses.
    """
    title = _title(title)
    if any(one.title.casefold() == title.casefold() for one in _all()):
        raise BadInput(f'There is already a preset called "{title}": choose another name')
    return _write_new(title, purpose, checked(values, f'preset "{title}"'), task)


def rename_preset(preset: Preset, title: str) -> Preset:
    """Give one of the person's presets another title. Its name stays, so that projects still find it."""
    _own(preset)
    title = _title(title)
    others = [one for one in _all() if one.path != preset.path]
    if any(one.title.casefold() == title.casefold() for one in others):
        raise BadInput(f'There is already a preset called "{title}": choose another name')
    renamed = dataclasses.replace(preset, title=title)
    export_preset(renamed, preset.path)
    return renamed


def delete_preset(preset: Preset) -> None:
    """Delete one of the person's presets. One that is gone already is no error."""
    _own(preset)
    try:
        preset.path.unlink(missing_ok=True)
    except OSError as error:
        raise write_error(preset.path, error) from error


def import_preset(path: Path) -> Preset:
    """Take a preset's file, or a plain config, into the person's presets. Raises BadInput for what cannot be used.

    A title that is taken gets a number, so nothing that is there is replaced.
    """
    preset = read_preset(path)
    if not preset.values:
        raise BadInput(f"{path} sets nothing that a preset can hold")
    taken = {one.title.casefold() for one in _all()}
    title, number = preset.title, 1
    while title.casefold() in taken:
        number += 1
        title = f"{preset.title} {number}"
    return _write_new(title, preset.purpose, preset.values, preset.task)


def export_preset(preset: Preset, path: Path) -> None:
    """Write a preset as a file that any copy of the app can import. Raises BadInput."""
    order = 1000 if preset.builtin else preset.order
    try:
        atomic_write(path, preset_text(preset.title, preset.purpose, preset.values, order, preset.task))
    except OSError as error:
        raise write_error(path, error) from error


def _folder() -> Path:
    return home() / "presets"


def _look() -> Iterator[Preset | tuple[Path, str]]:
    """The app's presets in order, the person's by title, then the damaged files."""
    own = [_read(path) for path in _files(_folder())]
    yield from _built_in()
    yield from sorted(
        (found for found in own if isinstance(found, Preset)), key=lambda one: (one.order, one.title.casefold())
    )
    yield from (found for found in own if isinstance(found, tuple))


@cache
def _built_in() -> tuple[Preset, ...]:
    """The files of the app that describe themselves as presets; a recipe for the shell alone does not.

    They are read once: they change only with the app.
    """
    found = [path for path in _files(resources() / "presets") if PRESET_BLOCK in read_mapping(path)[0]]
    read = (read_preset(path, builtin=True) for path in found)
    return tuple(sorted(read, key=lambda preset: (preset.task == TEXTS, preset.order)))


def _read(path: Path) -> Preset | tuple[Path, str]:
    try:
        return read_preset(path)
    except BadInput as error:
        return path, str(error)


def _files(folder: Path) -> list[Path]:
    with suppress(OSError):
        return sorted(path for path in folder.iterdir() if path.suffix.lower() in _ENDINGS and path.name[0] != ".")
    return []


def _title(text: str) -> str:
    title = " ".join(text.split())
    if not title:
        raise BadInput("A preset needs a name: type one")
    if len(title) > 80:
        raise BadInput("The name of a preset is at most 80 letters long: choose a shorter one")
    return title


def _own(preset: Preset) -> None:
    if preset.builtin:
        raise BadInput(f'"{preset.title}" comes with the app and stays as it is: save a copy under another name')


def _write_new(title: str, purpose: str, values: Mapping[str, Any], task: str) -> Preset:
    """A new file with a name that no preset has."""
    folder = _folder()
    path = folder / f"{_free_name(title)}.yaml"
    preset = Preset(
        path.stem, title, " ".join(purpose.split())[:300], dict(values), builtin=False, path=path, task=task
    )
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise write_error(folder, error) from error
    export_preset(preset, path)
    return preset


def _free_name(title: str) -> str:
    """A file name without ending that neither the app's presets nor the person's have."""
    stem = safe_name(title, "preset").casefold().replace(" ", "-")
    taken = {path.stem.casefold() for folder in (resources() / "presets", _folder()) for path in _files(folder)}
    numbered = (stem, *(f"{stem}-{number}" for number in range(2, len(taken) + 3)))
    return next(name for name in numbered if name not in taken)
