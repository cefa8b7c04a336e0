"""Captions: typed, saved, cancelled, undone; kept when another program or a killed app comes between."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gui.dataset import DatasetPage
from project.library import Project
from tests.gui.dataset.conftest import Desk

KEY = Qt.Key
ROOT = Path(__file__).resolve().parents[3]


def test_enter_saves_and_undo_and_redo_go_through_all_edits(desk: Desk) -> None:
    desk.edit("bear", "a big bear")
    desk.edit("bell", "a bell")
    assert desk.shown("bear") == "a big bear"
    assert "caption of bell.png" in desk.page.undo.toolTip()
    QTest.keyClick(desk.page.grid, KEY.Key_Z, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(desk.page.grid, KEY.Key_Z, Qt.KeyboardModifier.ControlModifier)
    desk.until(lambda: (desk.written("bear"), desk.written("bell")) == ("bear face", "bell"))
    assert desk.shown("bear") == "bear face"
    QTest.keyClick(desk.page.grid, KEY.Key_Y, Qt.KeyboardModifier.ControlModifier)
    desk.until(lambda: desk.written("bear") == "a big bear")
    assert desk.written("bell") == "bell"


def test_tab_goes_through_the_captions_and_shift_tab_back(desk: Desk) -> None:
    desk.begin("bear")
    desk.type("one")
    QTest.keyClick(desk.page.grid.editor, KEY.Key_Tab)
    assert desk.page.grid.edited is desk.entry("bell")
    desk.type("two")
    QTest.keyClick(desk.page.grid.editor, KEY.Key_Backtab)
    assert desk.page.grid.edited is desk.entry("bear")
    assert desk.page.grid.editor.text() == "one"
    desk.until(lambda: (desk.written("bear"), desk.written("bell")) == ("one", "two"))
    assert desk.page.collection.undo.count() == 2


def test_shift_enter_makes_a_line(desk: Desk) -> None:
    desk.begin("bear")
    desk.type("one")
    QTest.keyClick(desk.page.grid.editor, KEY.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    desk.type("two")
    QTest.keyClick(desk.page.grid.editor, KEY.Key_Return)
    desk.until(lambda: desk.written("bear") == "one\ntwo")


def test_escape_gives_the_old_text_back_on_disk_too(desk: Desk) -> None:
    desk.begin("bear")
    desk.type("something else")
    desk.until(lambda: desk.written("bear") == "something else")
    QTest.keyClick(desk.page.grid.editor, KEY.Key_Escape)
    desk.until(lambda: desk.written("bear") == "bear face")
    assert desk.shown("bear") == "bear face"
    assert desk.page.collection.undo.count() == 0


def test_escape_leaves_no_file_where_there_was_none(desk: Desk) -> None:
    (desk.folder / "bear.txt").unlink()
    (desk.folder / "metadata.csv").write_text("filename,prompt\nbear.png,from the table\n")
    desk.until(lambda: desk.shown("bear") == "from the table")
    desk.begin("bear")
    desk.type("draft")
    desk.until(lambda: desk.written("bear") == "draft")
    QTest.keyClick(desk.page.grid.editor, KEY.Key_Escape)
    desk.until(lambda: desk.written("bear") is None)
    assert desk.shown("bear") == "from the table"


def test_a_click_on_a_caption_begins_and_a_click_elsewhere_saves(desk: Desk) -> None:
    grid = desk.page.grid
    cell = grid.visualRect(desk.page.collection.model.index(1))
    QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=grid.tile.caption_rect(cell).center())
    assert grid.edited is desk.entry("bear")
    desk.type("by mouse")
    other = grid.visualRect(desk.page.collection.model.index(0))
    QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=grid.tile.picture_rect(other).center())
    desk.until(lambda: desk.written("bear") == "by mouse")
    assert not grid.editor.isVisible()
    assert grid.caption_at(QPoint(2, 2)) is None


def test_a_long_run_of_keys_reaches_the_disk_while_it_lasts(desk: Desk) -> None:
    desk.begin("bear")
    seen, end = set(), time.monotonic() + 1.6
    while time.monotonic() < end:
        desk.type("x")
        desk.qtbot.wait(30)
        seen.add(desk.written("bear"))
    assert len(seen) > 2
    QTest.keyClick(desk.page.grid.editor, KEY.Key_Escape)


def test_a_caption_changed_outside_appears_by_itself(desk: Desk) -> None:
    (desk.folder / "bear.txt").write_text("from elsewhere")
    desk.until(lambda: desk.shown("bear") == "from elsewhere")
    assert desk.page.collection.undo.count() == 0


def test_ones_own_edits_do_not_bounce(desk: Desk) -> None:
    heard: list[object] = []
    desk.page.collection.overtaken.connect(lambda entry, caption: heard.append(entry))
    desk.begin("bear")
    for letter in "abcdefgh":
        desk.type(letter)
        desk.qtbot.wait(250)
    assert desk.page.grid.editor.text() == "abcdefgh"
    assert heard == []
    QTest.keyClick(desk.page.grid.editor, KEY.Key_Return)
    desk.until(lambda: desk.written("bear") == "abcdefgh")


def test_a_change_outside_while_typing_keeps_the_persons_text_and_says_so(desk: Desk) -> None:
    desk.begin("bear")
    desk.type("mine")
    desk.until(lambda: desk.written("bear") == "mine")
    (desk.folder / "bear.txt").write_text("theirs, longer")
    desk.until(lambda: "Another program changed" in desk.page.banner.text())
    assert desk.page.grid.editor.text() == "mine"
    desk.page.banner.action.click()
    desk.until(lambda: desk.shown("bear") == "theirs, longer")
    assert desk.written("bear") == "theirs, longer"


def test_an_unreadable_caption_is_marked_and_replaced_after_asking(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    foreign = "一只熊".encode("gb18030")
    (desk.folder / "bear.txt").write_bytes(foreign)
    desk.until(lambda: "not UTF-8" in desk.entry("bear").skipped)
    answers = [False, True]
    monkeypatch.setattr("gui.dataset.editing.confirm", lambda *_, **__: answers.pop(0))
    desk.page.grid.edit_wanted.emit(desk.entry("bear"))
    assert not desk.page.grid.editor.isVisible()
    desk.begin("bear")
    desk.until(lambda: desk.page.grid.editor.text() == "一只熊")
    QTest.keyClick(desk.page.grid.editor, KEY.Key_Return)
    desk.until(lambda: desk.written("bear") == "一只熊")
    assert (desk.folder / "bear.txt.bak").read_bytes() == foreign
    assert desk.entry("bear").skipped == ""
    desk.page.undo.click()
    desk.until(lambda: (desk.folder / "bear.txt").read_bytes() == foreign)
    desk.until(lambda: "not UTF-8" in desk.entry("bear").skipped)


def test_a_caption_that_cannot_be_written_stays_and_is_tried_again(desk: Desk) -> None:
    (desk.folder / "bear.txt").unlink()
    blocker = desk.folder / "bear.txt" / "in the way"
    blocker.mkdir(parents=True)
    desk.begin("bear")
    desk.type("not lost")
    QTest.keyClick(desk.page.grid.editor, KEY.Key_Return)
    desk.until(lambda: desk.page.collection.unsaved() == 1)
    assert "could not be saved" in desk.page.banner.text()
    assert desk.shown("bear") == "not lost"
    blocker.rmdir()
    blocker.parent.rmdir()
    desk.until(lambda: desk.written("bear") == "not lost")
    desk.until(lambda: desk.page.collection.unsaved() == 0)


def test_closing_the_project_saves_what_is_being_typed(desk: Desk) -> None:
    desk.begin("bear")
    desk.type("last words")
    desk.page.close_project()
    assert desk.written("bear") == "last words"


TYPIST = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from gui import theme
from gui.dataset import DatasetPage
from project.library import Project
app = QApplication([])
theme.apply(app, "light")
page = DatasetPage()
page.show()
page.open_project(Project(folder=Path(sys.argv[1]), name="test"))
def go():
    entry = next((entry for entry in page.collection.model.rows if entry.name == "bear.png" and entry.loaded), None)
    if entry is None:
        return
    timer.stop()
    page.grid.edit_wanted.emit(entry)
    QTest.keyClicks(page.grid.editor, "typed before the end")
    print("typed", flush=True)
timer = QTimer(interval=20)
timer.timeout.connect(go)
timer.start()
app.exec()
"""


def test_typed_text_survives_a_killed_app_and_can_be_taken_back(tmp_path: Path, project: object, qtbot: QtBot) -> None:
    folder = tmp_path / "project"
    app = subprocess.Popen(
        [sys.executable, "-c", TYPIST, str(folder)], cwd=ROOT, stdout=subprocess.PIPE, text=True,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert app.stdout is not None
    assert app.stdout.readline() == "typed\n"
    time.sleep(1.0)
    os.kill(app.pid, signal.SIGKILL)
    app.wait(10)
    app.stdout.close()
    assert (folder / "images" / "bear.txt").read_text() == "typed before the end\n"
    page = DatasetPage()
    qtbot.addWidget(page)
    page.open_project(Project(folder=folder, name="test"))
    qtbot.waitUntil(page.undo.isEnabled)
    assert "caption of bear.png" in page.undo.toolTip()
    page.undo.click()
    qtbot.waitUntil(lambda: (folder / "images" / "bear.txt").read_text() == "bear face\n")
    page.close_project()


def test_spaces_that_do_not_break_stay_when_one_types(desk: Desk) -> None:
    (desk.folder / "bear.txt").write_text("10\u00a0cm\u2028tall 😀\n", encoding="utf-8")
    desk.until(lambda: desk.shown("bear").startswith("10"))
    desk.begin("bear")
    QTest.keyClick(desk.page.grid.editor, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    desk.type(" bear")
    QTest.keyClick(desk.page.grid.editor, Qt.Key.Key_Return)
    desk.until(lambda: desk.written("bear") == "10\u00a0cm\u2028tall 😀 bear")
