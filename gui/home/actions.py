"""What can be done with a project on the Home page: the slow half of each action, and the words around it."""

import time
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from gui.language import joined
from gui.trash import move_to_trash
from project import library
from project.errors import BadInput
from project.library import Project, ProjectCard
from project.runs import is_live
from project.schema import PICTURES, TEXTS

translate = QCoreApplication.translate

_PATIENCE = 10.0  # seconds for a preview engine to leave once its app has let go


def what_goes(facts: ProjectCard | None, folder: Path) -> str:
    """What a deletion would take, for the question before it."""
    text = translate("HomePage", "The folder {0} goes to the trash, with its settings and runs.").format(folder)
    if facts is None or facts.trouble in ("gone", "damaged"):
        return text
    if facts.linked:
        if facts.task == TEXTS:
            return joined(text, translate("HomePage", "The texts lie elsewhere and stay where they are."))
        return joined(text, translate("HomePage", "The pictures lie elsewhere and stay where they are."))
    if facts.task == TEXTS:
        return joined(text, translate("HomePage", "Its texts go with it."))
    if facts.pictures == 1:
        return joined(text, translate("HomePage", "Its picture goes with it."))
    return joined(text, translate("HomePage", "Its {0} pictures go with it.").format(facts.pictures))


def refuse_if_training(folder: Path) -> None:
    """Raise BadInput while a training is at work in the project. Slow."""
    if any(run != folder / "previews" for run in library.live_runs(folder)):
        raise BadInput(
            translate(
                "HomePage", "This project is being trained now. Stop the training first, then delete the project."
            )
        )


def to_trash(folder: Path) -> None:
    """Move a project's folder to the trash and take it off the list. Slow. Raises BadInput."""
    refuse_if_training(folder)
    deadline = time.monotonic() + _PATIENCE
    while is_live(folder / "previews"):
        if time.monotonic() > deadline:
            raise BadInput(
                translate("HomePage", "Previews are still being made in this project. Close it, then delete it.")
            )
        time.sleep(0.1)
    try:
        move_to_trash(folder)
    except OSError as error:
        words = translate(
            "HomePage", "{0} could not be moved to the trash ({1}). Delete the folder by hand if you wish."
        )
        raise BadInput(words.format(folder, error)) from error
    library.forget(folder)


def rename(folder: Path, name: str) -> Project:
    """Slow. Raises BadInput."""
    return library.rename(library.load(folder), name)


def duplicate(folder: Path) -> Project:
    """Slow. Raises BadInput."""
    copy = library.duplicate(library.load(folder))
    library.remember(copy.folder)
    return copy


def locate(old: Path, new: Path, trouble: str) -> Project:
    """The person has shown where a project, or its pictures, lie now. Slow. Raises BadInput."""
    if trouble == "no-pictures":
        return library.relink(library.load(old), new)
    return library.locate(old, new)


def recognise(places: list[Path]) -> Project | tuple[str, list[Path]]:
    """What was dropped or chosen: the one project, or else the task of a new one and its data. Slow. Raises BadInput.

    Text files beside pictures are captions, so pictures come first.
    """
    if len(places) == 1:
        if places[0].is_file() and places[0].name == library.FILE_NAME:
            return library.load(places[0].parent)
        if library.is_project(places[0]):
            return library.load(places[0])
    if library.find_pictures(places):
        return PICTURES, places
    from project.library.texts import find_texts

    if find_texts(places):
        return TEXTS, places
    raise BadInput(
        translate(
            "HomePage",
            "There are no pictures or texts there. Choose pictures such as PNG or JPEG, texts such as JSONL, CSV or "
            "TXT, or a folder of them.",
        )
    )
