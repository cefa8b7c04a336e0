"""The history of captions: it outlives the app and a kill, and never writes over what another program wrote."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gui.dataset import DatasetPage
from gui.dataset.words import room_of
from project.library import Project, load, save
from tests.gui.dataset.conftest import NAMES, Desk

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def project(project: Project) -> Project:
    save(project)
    return load(project.folder)


@pytest.fixture
def reopened(desk: Desk) -> Callable[[], None]:
    """Close the project and open it again, as another day does."""

    def reopen() -> None:
        desk.page.close_project()
        desk.page.open_project(load(desk.project.folder))
        desk.until(lambda: len(desk.names()) == len(NAMES) and all(e.loaded for e in desk.page.collection.model.rows))
        desk.until(lambda: not desk.page.collection.past.loading)

    return reopen


def change_all(desk: Desk, ending: str) -> None:
    entries = list(desk.page.collection.model.rows)
    desk.page.collection.change_captions(f"ending {ending}", [(e, e.caption.text + ending) for e in entries])
    desk.until(lambda: all((desk.written(name) or "").endswith(ending) for name in NAMES))


def test_undo_and_redo_go_on_after_a_restart(desk: Desk, reopened: Callable[[], None]) -> None:
    desk.edit("bear", "a big bear")
    change_all(desk, ", one")
    change_all(desk, ", two")
    desk.page.undo.click()
    reopened()
    assert "ending , one" in desk.page.undo.toolTip()
    assert "ending , two" in desk.page.redo.toolTip()
    desk.page.undo.click()
    desk.until(lambda: desk.written("bell") == "bell" and desk.written("bear") == "a big bear")
    desk.page.undo.click()
    desk.until(lambda: desk.written("bear") == "bear face" and desk.shown("bear") == "bear face")
    reopened()
    for _ in range(3):
        desk.page.redo.click()
    desk.until(lambda: desk.written("bear") == "a big bear, one, two" and desk.written("bell") == "bell, one, two")
    assert not desk.page.redo.isEnabled()


def test_what_another_program_changed_is_not_written_over(desk: Desk, reopened: Callable[[], None]) -> None:
    change_all(desk, ", one")
    desk.page.close_project()
    (desk.folder / "bear.txt").write_text("theirs")
    reopened()
    strip = room_of(desk.page).conflicts
    desk.page.undo.click()
    desk.until(strip.isVisible)
    desk.until(lambda: desk.written("bell") == "bell")
    assert desk.written("bear") == desk.shown("bear") == "theirs"
    strip.show_them.click()
    desk.until(lambda: desk.names() == ["bear.png"])
    strip.mine.click()
    desk.until(lambda: desk.written("bear") == "bear face")
    assert not strip.isVisible()
    desk.until(lambda: len(desk.names()) == len(NAMES))
    desk.page.undo.click()
    desk.until(lambda: desk.written("bear") == "theirs")


def test_a_change_a_moment_before_a_bulk_edit_is_found(desk: Desk) -> None:
    (desk.folder / "bear.txt").write_text("theirs, just now")  # the page has not seen it yet
    entries = list(desk.page.collection.model.rows)
    desk.page.collection.change_captions("all", [(entry, "mine") for entry in entries])
    desk.until(room_of(desk.page).conflicts.isVisible)
    desk.until(lambda: desk.written("bell") == "mine")
    assert desk.written("bear") == desk.shown("bear") == "theirs, just now"
    assert desk.entry("bear").conflict == "mine"
    room_of(desk.page).conflicts.theirs.click()
    assert desk.entry("bear").conflict == ""


def test_typing_over_an_unseen_change_keeps_both(desk: Desk) -> None:
    desk.begin("bear")
    desk.page.collection.watch.set_active(False)
    (desk.folder / "bear.txt").write_text("theirs")
    desk.type("mine")
    desk.page.editing.finish()
    desk.until(lambda: desk.written("bear") == "mine")
    desk.until(lambda: "Another program changed" in desk.page.banner.text())
    desk.page.undo.click()
    desk.until(lambda: desk.written("bear") == desk.shown("bear") == "theirs")


def test_a_long_writing_can_be_stopped(desk: Desk) -> None:
    writes = desk.page.collection.writes
    done: list[object] = []
    desk.page.collection.words.put(object(), lambda: time.sleep(0.2))
    entries = list(desk.page.collection.model.rows)
    desk.page.collection.change_captions("all", [(entry, "new") for entry in entries])
    writes.finished.connect(lambda: done.append(1))
    assert desk.shown("bear") == "new"
    writes.stop()
    desk.until(lambda: bool(done) and "Stopped" in desk.page.banner.text())
    assert desk.shown("bear") == desk.written("bear") == "bear face"


WRITER = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from gui import theme
from gui.dataset import DatasetPage
from project.library import load
app = QApplication([])
theme.apply(app, "light")
page = DatasetPage()
page.show()
page.open_project(load(Path(sys.argv[1])))
def go():
    rows = page.collection.model.rows
    if len(rows) < 256 or not all(entry.loaded for entry in rows) or page.collection.past.loading:
        return
    timer.stop()
    page.collection.change_captions("every one", [(entry, "new " + entry.caption.text) for entry in rows])
    print("begun", flush=True)
timer = QTimer(interval=20)
timer.timeout.connect(go)
timer.start()
app.exec()
"""


def test_a_kill_in_the_middle_leaves_whole_files_and_a_history(project: Project, qtbot: QtBot) -> None:
    folder = project.images
    for number in range(250):
        os.link(folder / "bear.png", folder / f"more {number}.png")
        (folder / f"more {number}.txt").write_text(f"old {number}\n")
    app = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(project.folder)], cwd=ROOT, stdout=subprocess.PIPE, text=True,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert app.stdout is not None
    assert app.stdout.readline() == "begun\n"
    begun = folder / "more 0.txt"
    while not begun.read_text().startswith("new"):
        time.sleep(0.001)
    os.kill(app.pid, signal.SIGKILL)
    app.wait(10)
    app.stdout.close()

    def texts() -> set[str]:
        return {(folder / f"more {number}.txt").read_text().partition(" ")[0] for number in range(250)}

    assert texts() == {"old", "new"}
    page = DatasetPage()
    qtbot.addWidget(page)
    page.show()
    page.open_project(load(project.folder))
    qtbot.waitUntil(lambda: "Write the rest" in page.banner.action.text())
    qtbot.waitUntil(lambda: all(entry.loaded for entry in page.collection.model.rows))
    page.banner.action.click()
    qtbot.waitUntil(lambda: texts() == {"new"}, timeout=20_000)
    assert page.collection.undo.count() == 1
    page.undo.click()
    qtbot.waitUntil(lambda: texts() == {"old"}, timeout=20_000)
    qtbot.waitUntil(lambda: not page.collection.words.busy)
    assert not room_of(page).conflicts.isVisible()
    page.close_project()
