"""A window on a small project, for the tests of the window as a whole: made, shown, and closed without a question."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.window import Window
from project import library
from project.library import Project
from project.settings import Settings
from project.workspace import sample_dataset

PAGES = ("home", "dataset", "health", "train", "runs", "export", "tools")
NAMES = ("banana", "bear", "bell")


def make_project(folder: Path, name: str) -> Project:
    """A project with three pictures and their captions."""
    images = folder / "images"
    images.mkdir(parents=True)
    for stem in NAMES:
        for suffix in (".png", ".txt"):
            shutil.copy(sample_dataset() / f"{stem}{suffix}", images)
    library.save(Project(folder, name, trigger_word="inkstyle"))
    return library.load(folder)


def open_window(qtbot: QtBot, settings: Settings) -> Window:
    """A window as the app shows it, which leaves whatever trains alone when the test ends."""
    window = Window(settings)
    qtbot.addWidget(window, before_close_func=leave)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def leave(window: Window) -> None:
    """Close a window without being asked about a training."""
    window._closing = True
    window.close()


def settle(qapp: QApplication, seconds: float = 0.3) -> None:
    """Let timers run and background work come back."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        qapp.processEvents()
        time.sleep(0.005)
