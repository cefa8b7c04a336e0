"""Many captions at once: the dialog shows every change, one step takes it back, and filters say which pictures."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from gui.dataset import words as words_room
from gui.dataset.entries import Entry, Rules
from gui.dataset.model import PictureModel
from gui.dataset.words import room_of
from gui.dataset.words.bulk import BulkDialog
from gui.dataset.words.preview import AFTER, BEFORE, PICTURE
from gui.dataset.words.room import Words
from project.dataset import Caption
from project.library import Project, load, save
from project.words.style import Style
from tests.gui.dataset.conftest import NAMES, Desk

KEY = Qt.Key


@pytest.fixture
def project(project: Project) -> Project:
    for name in NAMES:
        (project.images / f"{name}.txt").write_text(f"{name}, red hair, blurry\n")
    save(Project(project.folder, "test", trigger_word="ink", caption_style="tags"))
    return load(project.folder)


@pytest.fixture
def words(desk: Desk) -> Words:
    return room_of(desk.page)


def opened(desk: Desk, words: Words) -> BulkDialog:
    assert words.dialog is not None
    dialog = words.dialog
    desk.until(lambda: not dialog.busy)
    return dialog


def test_find_and_replace_shows_each_change_and_is_one_step(desk: Desk, words: Words) -> None:
    QTest.keyClick(desk.page.grid, KEY.Key_H, Qt.KeyboardModifier.ControlModifier)
    dialog = opened(desk, words)
    assert "Type something" in dialog.note.text() or "nothing to look for" in dialog.note.text()
    assert not dialog.apply.isEnabled()
    QTest.keyClicks(dialog.form.fields["find"], "red")
    dialog.form.fields["by"].setText("auburn")  # type: ignore[union-attr]
    dialog = opened(desk, words)
    assert len(dialog.model.rows) == len(NAMES)
    row = dialog.model.index(0, BEFORE).data(), dialog.model.index(0, AFTER).data()
    assert row == ("banana, red hair, blurry", "banana, auburn hair, blurry")
    dialog.model.setData(dialog.model.index(1, PICTURE), Qt.CheckState.Unchecked.value, Qt.ItemDataRole.CheckStateRole)
    dialog.form.fields["by"].setText("copper")  # type: ignore[union-attr]
    dialog = opened(desk, words)
    QTest.keyClick(dialog.form.fields["find"], KEY.Key_Return)  # not yet: only the button and Ctrl+Enter do it
    assert dialog.isVisible()
    assert dialog.apply.text() == "Change 5 captions"  # what was unticked stays so while one types on
    dialog.apply.click()
    desk.until(lambda: desk.written("carrot") == "carrot, copper hair, blurry")
    assert desk.written("bear") == "bear, red hair, blurry"
    assert desk.page.collection.undo.count() == 1
    assert "red → copper" in desk.page.undo.toolTip()
    desk.page.undo.click()
    desk.until(lambda: all(desk.written(name) == f"{name}, red hair, blurry" for name in NAMES))


def test_a_wrong_expression_is_told_and_changes_nothing(desk: Desk, words: Words) -> None:
    words.change("replace", {"find": "(red", "regex": True})
    dialog = opened(desk, words)
    assert dialog.model.rows == []
    assert dialog.note.text()
    assert not dialog.apply.isEnabled()
    dialog.form.fields["find"].setText(r"(\w+) hair")  # type: ignore[union-attr]
    dialog.form.fields["by"].setText(r"hair of \1")  # type: ignore[union-attr]
    dialog = opened(desk, words)
    assert dialog.model.rows[0].after == "banana, hair of red, blurry"
    dialog.reject()
    assert desk.page.collection.undo.count() == 0


OPERATIONS: list[tuple[str, dict[str, object], str]] = [
    ("add_tags", {"tags": ["sky"], "first": True}, "sky, bear, red hair, blurry"),
    ("remove_tags", {"tags": ["blurry"]}, "bear, red hair"),
    ("merge_tags", {"olds": ["red hair", "blurry"], "new": "x"}, "bear, x"),
    ("put_first", {"trigger": "ink"}, "ink, bear, red hair, blurry"),
    ("sort_tags", {}, "bear, blurry, red hair"),
    ("sort_tags", {"by": "frequency"}, "blurry, red hair, bear"),
]


def test_another_page_lays_out_operations_for_its_pictures(desk: Desk, words: Words) -> None:
    def done(operation: str, what: dict[str, object], expected: str) -> None:
        words_room.change(desk.page, operation, {**what, "files": [desk.entry("bear").file]})
        dialog = opened(desk, words)
        desk.until(lambda: [row.after for row in dialog.model.rows] == [expected])
        dialog.apply.click()
        desk.until(lambda: desk.written("bear") == expected)
        assert desk.written("bell") == "bell, red hair, blurry"
        desk.page.undo.click()
        desk.until(lambda: desk.written("bear") == "bear, red hair, blurry")

    for operation, what, expected in OPERATIONS:
        done(operation, what, expected)


def test_the_search_field_understands_filters(desk: Desk, words: Words, monkeypatch: pytest.MonkeyPatch) -> None:
    search, problem = desk.page.tools.search, desk.page.tools.problem
    search.setText('tag:"red hair" AND NOT name:b*')
    desk.until(lambda: desk.names() == ["cactus.png", "carrot.png"])
    search.setText('tag:"red hair" AND NOT nme:b*')
    desk.until(problem.isVisible)
    assert "nme:b*" in problem.text()
    assert "did you mean name:" in problem.text()
    assert desk.names() == ["cactus.png", "carrot.png"]
    search.setText("tokens:>0")
    desk.until(lambda: len(desk.names()) == len(NAMES))
    assert not problem.isVisible()
    search.setText("is:bare OR carrot")
    desk.until(lambda: desk.names() == ["carrot.png"])
    monkeypatch.setattr("gui.dataset.search_field.ask_text", lambda *_: "Orange ones")
    search.keep()
    desk.until(lambda: load(desk.project.folder).filters == {"Orange ones": "is:bare OR carrot"})
    search.clear()
    search.show_saved()
    assert search.menu is not None
    search.menu.actions()[0].trigger()
    search.menu.close()
    assert search.text() == "is:bare OR carrot"
    search.show_help()
    assert search.popover is not None
    search.popover.chosen.emit("is:bare")
    search.popover.close()
    desk.until(lambda: desk.names() == [])


def test_ten_thousand_pictures_are_filtered_at_once() -> None:
    model = PictureModel()
    model.rules = Rules(style=Style("tags"))
    entries = [Entry(f"/x/{number}.png", f"{number}.png", (number,), (1, 1)) for number in range(10_000)]
    model.set_entries(entries)
    model.set_captions((entry.file, Caption(f"red hair, tag {number % 99}", "a.txt")) for number, entry in
                       enumerate(entries))  # fmt: skip
    model.arrange(words='tag:"red hair"')
    began = time.thread_time()
    model.arrange(words='tag:"red hair" AND NOT caption:*99* AND tags:>1')
    assert time.thread_time() - began < 0.25  # 0.03 s where nothing else runs
    assert len(model.rows) == 10_000
    model.arrange(words='tag:"tag 7"')
    assert Path(model.rows[0].file).name == "7.png"
