"""The list of projects that this person has, kept for all windows of the app, and the ready sample project."""

import csv
import datetime
import itertools
import json
import os
import shutil
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from project.errors import BadInput
from project.library.making import create
from project.library.names import free_path, write_error
from project.library.project import NoProject, Project, is_project, load
from project.runs.lock import OsLock
from project.schema import TEXTS
from project.workspace import atomic_write, home, resources, sample_dataset, sample_texts
from project.yaml_text import read_mapping

_PATIENCE = 10.0  # seconds to wait for another window that is writing the list
_VERSION = 1
SAMPLE_NAME = "Sample: line art"
_SAMPLE_FOLDER = "Sample line art"  # a colon is not allowed on Windows
SAMPLE_TEXTS_NAME = "Sample: an old shopkeeper"
_SAMPLE_TEXTS_FOLDER = "Sample an old shopkeeper"
_SAMPLE_PROMPTS = ("red apple", "cat face", "house")  # of those that the model has not seen in this style
_SAMPLE_QUESTIONS = 3  # the model has not seen their answers
_in_this_process = threading.Lock()


def default_place() -> Path:
    """Where new projects go unless the person says otherwise."""
    documents = _documents()
    return (documents if documents.is_dir() else Path.home()) / "LoRA Atelier"


def usual_place() -> Path:
    """Where the person last put a new project, or else the default place."""
    place = _read().get("place")
    return Path(place) if isinstance(place, str) and Path(place).is_dir() else default_place()


def keep_place(parent: Path) -> None:
    """New projects go there from now on. Raises BadInput if the list cannot be written."""
    with _changing() as data:
        data["place"] = str(_absolute(parent))


def known() -> list[Path]:
    """The folders of the projects, the most recently used first. Some may be gone by now."""
    return [Path(text) for text in _read()["projects"]]


def remember(folder: Path) -> None:
    """Put a project at the front of the list. Raises BadInput if the list cannot be written."""
    path = _absolute(folder)
    with _changing() as data:
        data["projects"] = [str(path), *_without(data, path)]


def forget(folder: Path) -> None:
    """Take a project out of the list; its folder stays as it is. Raises BadInput."""
    with _changing() as data:
        data["projects"] = _without(data, _absolute(folder))


def locate(old: Path, new: Path) -> Project:
    """A project of the list lies elsewhere now. Raises BadInput if there is no project at the new place."""
    project = load(new)
    with _changing() as data:
        listed = _without(data, project.folder)
        place = next((at for at, text in enumerate(listed) if _key(Path(text)) == _key(_absolute(old))), 0)
        listed[place : place + 1] = [str(project.folder)]
        data["projects"] = listed
    return project


def sample_project(again: bool = False) -> Project:
    """The ready sample project, made when it is first asked for.

    One that was deleted comes back only with `again`; without it NoProject is raised.
    """
    parent = home() / "projects"
    with _changing() as data:
        listed = data.get("sample")
        folder = Path(listed) if isinstance(listed, str) else parent / _SAMPLE_FOLDER
        if is_project(folder):
            return load(folder)
        if listed is not None and not again:
            raise NoProject(f"The sample project was deleted from {folder}: it can be brought back on the home page")
        project = _make_sample(parent)
        data["sample"] = str(project.folder)
        data["projects"] = [str(project.folder), *_without(data, project.folder)]
    return project


def sample_texts_project() -> Project:
    """The ready sample project of texts, made when it is asked for and not there."""
    parent = home() / "projects"
    with _changing() as data:
        listed = data.get("sample_texts")
        folder = Path(listed) if isinstance(listed, str) else parent / _SAMPLE_TEXTS_FOLDER
        project = load(folder) if is_project(folder) else _make_texts_sample(parent)
        data["sample_texts"] = str(project.folder)
        data["projects"] = [str(project.folder), *_without(data, project.folder)]
    return project


def _make_texts_sample(parent: Path) -> Project:
    settings = {**_recipe("demo-text.yaml", ("model_name_or_path", "task_type")), "output_name": "shopkeeper"}
    with (resources() / "held_out_text" / "shopkeeper.jsonl").open(encoding="utf-8") as file:
        rows = [json.loads(line) for line in itertools.islice(file, _SAMPLE_QUESTIONS)]
    settings["test_questions"] = [row["messages"][0]["content"] for row in rows]
    return create(
        parent,
        SAMPLE_TEXTS_NAME,
        task=TEXTS,
        pictures=[sample_texts()],
        subject="writing",
        settings=settings,
        sample=True,
    )


def _recipe(name: str, without: tuple[str, ...]) -> dict[str, Any]:
    """What a recipe of ours sets, but for its data and what is named."""
    from project.config import load_config, to_mapping  # costs the app a tenth of a second, and is needed once

    recipe = resources() / "presets" / name
    written, values = read_mapping(recipe)[0], to_mapping(load_config(recipe))
    return {key: values[key] for key in written if key not in ("train_data_dir", *without)}


def _make_sample(parent: Path) -> Project:
    settings = _recipe("demo.yaml", ("base_model",))
    with (resources() / "held_out" / "prompts.csv").open(encoding="utf-8", newline="") as file:
        prompts = [row["prompt"] for row in csv.DictReader(file)]
    settings |= {
        "preview_prompts": [prompt for prompt in prompts if prompt in _SAMPLE_PROMPTS],
        "preview_every": 100,
        "preview_steps": 14,
        "preview_guidance": 4.0,
        "output_name": "line-art",
    }
    project = create(parent, SAMPLE_NAME, pictures=[sample_dataset()], subject="style", settings=settings, sample=True)
    with suppress(OSError):  # the pictures' licence asks for it
        shutil.copyfile(sample_dataset() / "ATTRIBUTION.md", project.folder / "ATTRIBUTION.md")
    return project


def _documents() -> Path:
    """The person's documents folder, whatever it is called here."""
    if sys.platform not in ("win32", "darwin"):
        config = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config") / "user-dirs.dirs"
        with suppress(OSError, UnicodeDecodeError):
            for line in config.read_text(encoding="utf-8").splitlines():
                key, _, value = line.partition("=")
                if key.strip() == "XDG_DOCUMENTS_DIR":
                    return Path(value.strip().strip('"').replace("$HOME", str(Path.home())))
    return Path.home() / "Documents"


def _file() -> Path:
    return home() / "projects.json"


def _absolute(folder: Path) -> Path:
    return Path(os.path.abspath(folder.expanduser()))


def _key(path: Path) -> str:
    return os.path.normcase(path)


def _without(data: dict[str, Any], folder: Path) -> list[str]:
    return [text for text in data["projects"] if _key(Path(text)) != _key(folder)]


def _read() -> dict[str, Any]:
    """The list's file. A damaged one counts as the projects that lie where the app puts them."""
    try:
        data = json.loads(_file().read_bytes())
        if isinstance(data, dict) and isinstance(data.get("projects"), list):
            texts = [text for text in data["projects"] if isinstance(text, str) and text]
            return {**data, "projects": list(dict.fromkeys(texts))}
    except FileNotFoundError:
        return {"version": _VERSION, "projects": []}
    except (OSError, ValueError, RecursionError):
        pass
    found = [folder for place in (default_place(), home() / "projects") for folder in _projects_in(place)]
    return {"version": _VERSION, "projects": [str(folder) for folder in found], "damaged": True}


def _projects_in(place: Path) -> list[Path]:
    try:
        return sorted(folder for folder in place.iterdir() if is_project(folder))
    except OSError:
        return []


@contextmanager
def _changing() -> Iterator[dict[str, Any]]:
    """The list's data, written when the block ends, while no other window or thread writes it."""
    path = _file()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise write_error(path.parent, error) from error
    with _in_this_process:
        lock = OsLock(path.with_suffix(".lock"))
        deadline = time.monotonic() + _PATIENCE
        try:
            while not lock.acquire():
                if time.monotonic() > deadline:
                    raise BadInput(f"{path} is being written by another window for a long time: try again")
                time.sleep(0.02)
        except OSError as error:
            raise write_error(path, error) from error
        try:
            data = _read()
            before = json.dumps(data)
            yield data
            damaged = data.pop("damaged", False)
            if damaged:
                os.replace(path, free_path(path.with_name(f"{path.name}.damaged-{datetime.datetime.now():%Y-%m-%d}")))
            if damaged or json.dumps(data) != before:
                atomic_write(path, json.dumps(data, ensure_ascii=False, indent=1) + "\n")
        except OSError as error:
            raise write_error(path, error) from error
        finally:
            lock.release()
