"""A project's own file, project.yaml: what it says, and reading, writing and mending it.

Reading is tolerant: a missing or odd value counts as its default, and keys of others are kept when it is written
again. A file that cannot be read at all is never written over.
"""

import datetime
import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

import yaml  # type: ignore[import-untyped, unused-ignore]

from project.errors import BadInput
from project.library.names import free_path, write_error
from project.schema import PICTURES, TEXTS
from project.workspace import atomic_write

FILE_NAME = "project.yaml"
OPENER = "project.atelier"  # lies beside it, so that a double click opens the app; what the project is stands not here
_OPENER_TEXT = (
    "LoRA Atelier opens the project in this folder when it is given this file. The project is in project.yaml.\n"
)
VERSION = 1
_LARGEST = 1 << 20  # bytes; a project file is a page of text
_TEXTS = ("name", "task", "subject", "trigger_word", "base_model", "preset", "pictures", "caption_style")


class NoProject(BadInput):
    """A folder that is not there, or that holds no project.yaml."""


class DamagedProject(BadInput):
    """A project.yaml that cannot be read; `repair` makes a new one and keeps the old one beside it."""


class NewerProject(BadInput):
    """A project.yaml that a newer version of the app wrote."""


@dataclass(frozen=True)
class Project:
    """A project as its file describes it.

    `task` is PICTURES or TEXTS. `pictures` is the folder of its data, relative to the project, or absolute when they
    are linked; a project of texts has them in `texts`. `settings` are the training options that the person has set, by
    their flat keys. `caption_style` says how captions are read ("text", "tags" or "mixed"), and `filters` are the
    person's own, by their names.
    """

    folder: Path
    name: str
    task: str = PICTURES
    subject: str = "style"
    trigger_word: str = ""
    base_model: str = "starter"
    preset: str = ""
    pictures: str = "images"
    caption_style: str = "text"
    filters: Mapping[str, str] = field(default_factory=dict)
    settings: Mapping[str, Any] = field(default_factory=dict)
    sample: bool = False

    @property
    def file(self) -> Path:
        return self.folder / FILE_NAME

    @property
    def own_data(self) -> str:
        """What the folder inside the project is called that holds its data unless they are linked."""
        return own_data(self.task)

    @property
    def images(self) -> Path:
        """The folder of the pictures or texts. It may be gone: see `missing_pictures`."""
        return self.folder / self.pictures

    @property
    def cache(self) -> Path:
        """What may be deleted at any time."""
        return self.folder / "cache"

    @property
    def runs(self) -> Path:
        return self.folder / "runs"

    @property
    def previews(self) -> Path:
        """The run folder of the preview engine."""
        return self.folder / "previews"

    @property
    def linked(self) -> bool:
        """Whether the pictures lie outside, where other programs may use them too."""
        return Path(self.pictures).is_absolute()


_DEFAULTS: dict[str, Any] = {
    item.name: item.default for item in fields(Project) if item.name in _TEXTS and item.name != "name"
}


def own_data(task: str) -> str:
    """The folder for the data of a project of this task."""
    return "texts" if task == TEXTS else "images"


def is_project(folder: Path) -> bool:
    """Whether a folder holds a project, readable or not."""
    return (folder / FILE_NAME).exists()


def load(folder: Path) -> Project:
    """Open a project wherever it lies now. Raises NoProject, DamagedProject or NewerProject, or another BadInput."""
    folder = folder.expanduser().absolute()
    values, texts = _read(folder)
    version = values.get("version", VERSION)
    if isinstance(version, int) and version > VERSION:
        raise NewerProject(
            f"{folder / FILE_NAME} was written by a newer version of LoRA Atelier: update the app to open this project"
        )
    found = {key: texts[key].strip() for key in _TEXTS if values.get(key) is not None and isinstance(texts[key], str)}
    known = {**_DEFAULTS, **{key: text for key, text in found.items() if text}}
    if known["task"] not in (PICTURES, TEXTS):
        del known["task"]
    elif "pictures" not in found:
        known["pictures"] = own_data(known["task"])
    settings, filters = values.get("settings"), texts.get("filters")
    return Project(
        folder=folder,
        filters=_filters(filters) if isinstance(filters, dict) else {},
        name=str(known.pop("name", "") or folder.name),
        settings={str(key): value for key, value in settings.items()} if isinstance(settings, dict) else {},
        sample=values.get("sample") is True,
        **known,
    )


def project_of(folder: Path) -> Project | None:
    """The project that a folder is, or whose pictures lie in it. Raises what `load` raises."""
    folder = folder.expanduser().absolute()
    for place in (folder, folder.parent):
        if is_project(place):
            project = load(place)
            if place == folder or project.images.resolve() == folder.resolve():
                return project
    return None


def save(project: Project) -> None:
    """Write project.yaml, whole or not at all; keys that this version does not know are kept. Raises BadInput."""
    try:
        values, _ = _read(project.folder)
        load(project.folder)  # a file of a newer version is not written over either
    except NoProject:
        if not project.folder.is_dir():
            raise
        values = {}
    own: dict[str, Any] = {"version": VERSION} | {key: getattr(project, key) for key in _TEXTS}
    own["settings"] = {key: _plain(value) for key, value in project.settings.items()}
    kept = {key: value for key, value in values.items() if key not in own and key not in ("sample", "filters")}
    if project.filters:
        own["filters"] = dict(project.filters)
    if project.sample:
        own["sample"] = True
    try:
        text = yaml.safe_dump({**own, **kept}, allow_unicode=True, sort_keys=False, width=1 << 20)
        atomic_write(project.file, text)
    except (OSError, UnicodeEncodeError, yaml.YAMLError) as error:
        raise write_error(project.file, error) from error
    with suppress(OSError):  # a project without it opens as well, only not by a double click
        if not (project.folder / OPENER).exists():
            (project.folder / OPENER).write_text(_OPENER_TEXT, encoding="utf-8")


def rename(project: Project, name: str) -> Project:
    """Give a project another name. Its folder keeps its own, so that nothing that points there breaks."""
    if not name.strip():
        raise BadInput("A project needs a name: type one")
    renamed = replace(project, name=name.strip())
    save(renamed)
    return renamed


def relink(project: Project, pictures: Path) -> Project:
    """Use the pictures or texts of another folder, which stays where it is. Raises BadInput."""
    if not pictures.is_dir():
        what = "texts" if project.task == TEXTS else "pictures"
        raise BadInput(f"{pictures}: there is no such folder: choose the folder that holds the {what}")
    inside = pictures.absolute() == project.folder / project.own_data
    linked = replace(project, pictures=project.own_data if inside else str(pictures.absolute()))
    save(linked)
    return linked


def missing_pictures(project: Project) -> str:
    """What is wrong with the folder of the project's data as one sentence; empty if it is there."""
    if project.images.is_dir():
        return ""
    if project.task == TEXTS:
        return f"The folder of texts {project.images} is not there: bring it back, or choose where the texts are now"
    return f"The picture folder {project.images} is not there: bring it back, or choose where the pictures are now"


def repair(folder: Path) -> Project:
    """Make a damaged project openable again: its file is kept as project.yaml.damaged-DATE and a new one is written.

    What can still be made out in the damaged file is taken over. A project that is fine is left as it is.
    """
    folder = folder.expanduser().absolute()
    try:
        return load(folder)
    except DamagedProject:
        pass
    path = folder / FILE_NAME
    try:
        rescued = _rescue(path.read_bytes()) if path.is_file() else {}
        kept = free_path(path.with_name(f"{FILE_NAME}.damaged-{datetime.datetime.now():%Y-%m-%d}"))
        path.rename(kept)
    except OSError as error:
        raise write_error(path, error) from error
    name = rescued.pop("name", "") or folder.name
    project = Project(folder=folder, name=name, **{**_DEFAULTS, **rescued})
    save(project)
    return project


def _read(folder: Path) -> tuple[dict[Any, Any], dict[Any, Any]]:
    """The file's values, and the same ones as the texts that stand there (a name may look like a number)."""
    path = folder / FILE_NAME
    advice = "choose Repair to make a new one; the damaged file is kept beside it"
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        reason = "it has no project.yaml" if folder.is_dir() else "the folder is not there"
        raise NoProject(f"{folder} is no project ({reason}): choose the folder where the project lies now") from None
    except IsADirectoryError:
        raise DamagedProject(f"{path} is a folder where a file should be: {advice}") from None
    except (OSError, ValueError) as error:
        raise BadInput(f"{path} cannot be read ({getattr(error, 'strerror', None) or error})") from error
    try:
        if len(data) > _LARGEST:
            raise ValueError("larger than 1 MiB")
        text = data.decode("utf-8-sig")
        values, texts = yaml.safe_load(text), yaml.load(text, Loader=yaml.BaseLoader)
    except (ValueError, yaml.YAMLError, RecursionError) as error:
        raise DamagedProject(f"{path} is damaged ({_first_line(error)}): {advice}") from None
    if not isinstance(values, dict):
        raise DamagedProject(f"{path} is damaged (there is nothing in it that describes a project): {advice}")
    return values, texts


def _filters(found: Mapping[Any, Any]) -> dict[str, str]:
    return {str(name): text for name, text in found.items() if isinstance(text, str) and text.strip()}


def _first_line(error: Exception) -> str:
    if isinstance(error, UnicodeDecodeError):
        return "it is not UTF-8 text"
    if isinstance(error, yaml.MarkedYAMLError) and error.problem_mark:
        return f"line {error.problem_mark.line + 1}: {error.problem or 'not readable as YAML'}"
    return str(error).splitlines()[0] if str(error) else "not readable as YAML"


def _rescue(data: bytes) -> dict[str, str]:
    """The texts of a damaged file whose lines still look whole."""
    rescued: dict[str, str] = {}
    for line in data[:_LARGEST].decode("utf-8", errors="replace").splitlines():
        match = re.fullmatch(rf"({'|'.join(_TEXTS)}): (.+)", line.strip())
        if not match or "�" in line or "\0" in line:
            continue
        try:
            value = yaml.load(match[2], Loader=yaml.BaseLoader)
        except yaml.YAMLError:
            continue
        if isinstance(value, str) and value:
            rescued[match[1]] = value
    return rescued


def _plain(value: Any) -> Any:
    """A setting as YAML can hold it."""
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value if value is None or isinstance(value, bool | int | float | str) else str(value)
