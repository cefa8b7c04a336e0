"""How a window begins: with the project that is asked for, that of last time, or at the first start the sample."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from gui import background, opening
from gui.rail import PAGES

if TYPE_CHECKING:
    from gui.window import Window
    from project.library import Project

translate = QCoreApplication.translate


def begin(window: Window, wanted: Path | None, loras: Sequence[Path]) -> None:
    """Open the wanted project, or the last one, or on the first start the sample project; and look into LoRAs."""
    last = window.settings.last_project
    folder = wanted or (Path(last) if last else None)
    page = "tools" if loras else _last_page(window) if folder is not None else "train"

    def found(project: Project) -> None:
        window.open_project(project, page)
        if folder is None:
            words = translate(
                "Window",
                "Welcome! This sample project is ready: press Start training, and in about three minutes you have a "
                "LoRA that draws line art. The panel on the right shows pictures with and without it; the little model "
                "knows English words only.",
            )
            window.tell(words, "info")

    def failed(error: Exception) -> None:
        if not window.is_shut:
            window.show_page(page if loras else "home")
            if folder is not None:
                _tell_not_opened(window, error, folder)

    background.run(window, lambda: opening.load(folder), found, failed)
    if loras:
        window.open_loras(loras)


def hand_in(window: Window, folder: Path | None, loras: Sequence[Path]) -> None:
    """Open a project in a window that is at work, or look into LoRAs there."""

    def opened(project: Project) -> None:
        window.open_project(project, "dataset")

    def failed(error: Exception) -> None:
        if not window.is_shut:
            _tell_not_opened(window, error, folder)

    if folder is not None:
        background.run(window, lambda: opening.load(folder), opened, failed)
    if loras:
        window.open_loras(loras)


def again(window: Window, folder: Path | None) -> None:
    """Take the place of a window in another language: the same project, on the same page; None = no project."""
    page = _last_page(window)

    def failed(error: Exception) -> None:
        if not window.is_shut:
            window.show_page("home")
            _tell_not_opened(window, error, folder)

    if folder is None:
        window.show_page(page)
    else:
        background.run(window, lambda: opening.load(folder), lambda project: window.open_project(project, page), failed)


def _tell_not_opened(window: Window, error: Exception, folder: Path | None) -> None:
    """Why the project of last time is not there; a damaged one can be repaired at once."""

    def opened(project: Project) -> None:
        window.open_project(project, "dataset")

    def refused(error: Exception) -> None:
        window.tell(background.readable(error), "error")

    def repair() -> None:
        if folder is not None:
            background.run(window, lambda: opening.repair(folder), opened, refused)

    action = translate("Window", "Repair") if opening.is_damaged(error) else ""
    window.tell(background.readable(error), "warning", action, repair)


def _last_page(window: Window) -> str:
    return window.settings.last_page if window.settings.last_page in PAGES else "home"
