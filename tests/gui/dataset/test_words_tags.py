"""Words on the page: the style of captions, tags as chips, proposals while typing, token counts, the panel Words."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListWidget
from pytestqt.qtbot import QtBot

from gui.dataset.qt_text import wrapped
from gui.dataset.words import room_of
from gui.dataset.words.room import Words
from project.library import Project, load, save
from project.workspace import sample_dataset
from tests.gui.dataset.conftest import Desk

KEY, LEFT = Qt.Key, Qt.MouseButton.LeftButton
CAPTIONS = {
    "bear": "ink, bear, red hair, smile",
    "bell": "ink, bell, red hair",
    "cactus": "ink, red hiar, 樱花",
    "carrot": "ink, carrot\nink, vegetable, orange",
}


@pytest.fixture
def project(tmp_path: Path, request: pytest.FixtureRequest) -> Project:
    """Four pictures with tags; the test may say in which style they are read."""
    images = tmp_path / "project" / "images"
    images.mkdir(parents=True)
    for name, caption in CAPTIONS.items():
        shutil.copy(sample_dataset() / f"{name}.png", images)
        (images / f"{name}.txt").write_text(caption + "\n")
    save(Project(images.parent, "test", trigger_word="ink", caption_style=getattr(request, "param", "tags")))
    return load(images.parent)


@pytest.fixture
def words(desk: Desk) -> Words:
    return room_of(desk.page)


def open_view(desk: Desk, name: str) -> None:
    desk.page.grid.open_wanted.emit(desk.entry(name))


def click_chip(desk: Desk, number: int, cross: bool = False) -> QPoint:
    chips = desk.page.viewer.box.chips
    place = chips.place_of(number)
    return QPoint(place.right() - 8, place.center().y()) if cross else QPoint(place.x() + 12, place.center().y())


@pytest.mark.parametrize("project", ["text"], indirect=True)
def test_a_style_is_suggested_and_only_taken_when_chosen(desk: Desk, words: Words) -> None:
    desk.until(lambda: words.style.guess.isVisible())
    assert words.style.choice.value() == "text"
    assert desk.entry("bear").tags == ()
    words.style.guess.click()
    desk.until(lambda: load(desk.project.folder).caption_style == "tags")
    desk.until(lambda: desk.entry("bear").tags == ("ink", "bear", "red hair", "smile"))
    assert words.style.choice.value() == "tags"
    assert not words.style.guess.isVisible()
    assert {name: desk.written(name) for name in CAPTIONS} == CAPTIONS


def test_tags_are_added_removed_moved_and_changed_as_chips(desk: Desk) -> None:
    open_view(desk, "bear")
    box = desk.page.viewer.box
    assert not box.field.isVisible()
    QTest.keyClick(desk.page.viewer, KEY.Key_F2)
    QTest.keyClicks(box.add, "standing, smile")
    QTest.keyClick(box.add, KEY.Key_Return)
    desk.until(lambda: desk.written("bear") == "ink, bear, red hair, smile, standing")
    QTest.keyClick(box.add, KEY.Key_Z, Qt.KeyboardModifier.ControlModifier)
    desk.until(lambda: desk.written("bear") == CAPTIONS["bear"])
    QTest.keyClick(box.add, KEY.Key_Y, Qt.KeyboardModifier.ControlModifier)
    desk.until(lambda: desk.written("bear") == "ink, bear, red hair, smile, standing")
    QTest.mouseClick(box.chips, LEFT, pos=click_chip(desk, 1, cross=True))
    desk.until(lambda: desk.written("bear") == "ink, red hair, smile, standing")
    QTest.mousePress(box.chips, LEFT, pos=click_chip(desk, 3))
    QTest.mouseMove(box.chips, box.chips.place_of(1).center())
    QTest.mouseMove(box.chips, box.chips.place_of(1).topLeft() + QPoint(2, 4))
    QTest.mouseRelease(box.chips, LEFT, pos=box.chips.place_of(1).topLeft() + QPoint(2, 4))
    desk.until(lambda: desk.written("bear") == "ink, standing, red hair, smile")
    QTest.mouseDClick(box.chips, LEFT, pos=click_chip(desk, 2))
    assert box.chips.editing
    QTest.keyClicks(box.chips._editor, "auburn hair")
    QTest.keyClick(box.chips._editor, KEY.Key_Return)
    desk.until(lambda: desk.written("bear") == "ink, standing, auburn hair, smile")
    assert desk.page.collection.undo.count() == 4
    for _ in range(4):
        desk.page.undo.click()
    desk.until(lambda: desk.written("bear") == CAPTIONS["bear"])
    assert box.chips.tags == ["ink", "bear", "red hair", "smile"]


def test_chips_go_with_the_keyboard(desk: Desk) -> None:
    open_view(desk, "bell")
    chips = desk.page.viewer.box.chips
    chips.setFocus()
    QTest.keyClick(chips, KEY.Key_Right)
    QTest.keyClick(chips, KEY.Key_Right, Qt.KeyboardModifier.ControlModifier)
    desk.until(lambda: desk.written("bell") == "ink, red hair, bell")
    QTest.keyClick(chips, KEY.Key_Delete)
    desk.until(lambda: desk.written("bell") == "ink, red hair")
    assert desk.page.viewer.entry is desk.entry("bell")


def test_lines_stay_lines_when_a_chip_goes(desk: Desk) -> None:
    open_view(desk, "carrot")
    box = desk.page.viewer.box
    assert box.chips.place_of(2).y() > box.chips.place_of(1).y()
    box.chips.remove(3)
    desk.until(lambda: desk.written("carrot") == "ink, carrot\nink, orange")
    box.chips.remove(0)
    desk.until(lambda: desk.written("carrot") == "carrot\nink, orange")


@pytest.mark.parametrize("project", ["mixed"], indirect=True)
def test_tags_and_free_text_of_one_picture(desk: Desk) -> None:
    open_view(desk, "carrot")
    box = desk.page.viewer.box
    assert box.chips.tags == ["ink", "carrot"]
    assert box.field.text() == "ink, vegetable, orange"
    box.field.setFocus()
    box.field.selectAll()
    QTest.keyClicks(box.field, "A carrot, drawn.")
    QTest.keyClick(box.field, KEY.Key_Return)
    desk.until(lambda: desk.written("carrot") == "ink, carrot\nA carrot, drawn.")
    box.chips.remove(1)
    desk.until(lambda: desk.written("carrot") == "ink\nA carrot, drawn.")


def test_proposals_come_from_the_projects_tags_with_counts(desk: Desk, words: Words) -> None:
    open_view(desk, "cactus")
    words.vocabulary.want()
    desk.until(lambda: bool(words.vocabulary.counts))
    box = desk.page.viewer.box
    box.add.setFocus()
    QTest.keyClicks(box.add, "red h")
    found = next(each for each in box.add.children() if hasattr(each, "list"))
    desk.until(lambda: found.list.isVisible())
    assert (found.list.item(0).text(), found.list.item(0).data(Qt.ItemDataRole.UserRole)) == ("red hair", "2")
    QTest.keyClick(box.add, KEY.Key_Down)
    QTest.keyClick(box.add, KEY.Key_Return)
    assert box.add.text() == "red hair"
    QTest.keyClick(box.add, KEY.Key_Return)
    desk.until(lambda: desk.written("cactus") == "ink, red hiar, 樱花, red hair")
    desk.page.viewer.close_view()
    desk.begin("bell")
    desk.type("ink, smi")
    in_tile = next(each for each in desk.page.grid.editor.children() if hasattr(each, "list"))
    desk.until(lambda: in_tile.list.isVisible())
    QTest.keyClick(desk.page.grid.editor, KEY.Key_Down)
    QTest.keyClick(desk.page.grid.editor, KEY.Key_Return)
    desk.qtbot.wait(20)
    assert not in_tile.list.isVisible()
    assert desk.page.grid.editor.text() == "ink, smile"


def test_tokens_are_counted_live_and_what_is_not_read_is_marked(desk: Desk, words: Words) -> None:
    open_view(desk, "bear")
    box = desk.page.viewer.box
    desk.until(lambda: words.tokens.limit > 0)
    counter = words.tokens.counter
    assert counter is not None
    desk.until(lambda: desk.entry("bear").tokens >= 0)
    assert box.tokens.text().startswith(f"{counter.count(CAPTIONS['bear'])} / {words.tokens.limit}")
    box.add.added.emit(", ".join(f"tag number {number}" for number in range(30)))
    over = box.chips.over
    assert over is not None
    assert counter.count(", ".join(box.chips.tags[:over])) <= words.tokens.limit
    assert counter.count(", ".join(box.chips.tags[: over + 1])) > words.tokens.limit
    desk.page.viewer.close_view()
    desk.until(lambda: desk.entry("bear").tokens > words.tokens.limit)
    index = desk.page.collection.model.index(0)
    assert f"reads {words.tokens.limit} tokens" in index.data(Qt.ItemDataRole.ToolTipRole)
    desk.page.grid.edit_wanted.emit(desk.entry("bear"))
    assert len(desk.page.grid.editor.extraSelections()) == 1


def test_the_panel_counts_filters_and_finds_slips(desk: Desk, words: Words) -> None:
    QTest.keyClick(desk.page.grid, KEY.Key_T, Qt.KeyboardModifier.ControlModifier)
    panel = words.panel
    desk.until(lambda: panel.isVisible() and bool(panel.model.rows))
    assert panel.model.rows[0] == ("ink", 4)
    assert dict(panel.model.rows)["red hair"] == 2
    assert words.vocabulary.slips["red hiar"] == "red hair"
    panel.search.setText("red")
    assert [tag for tag, _ in panel.model.rows] == ["red hair", "red hiar"]
    panel.list.wanted.emit("red hair")
    desk.until(lambda: desk.names() == ["bear.png", "bell.png"])
    panel.search.clear()
    panel.face.button("cloud").click()
    place = panel.cloud.place_of("red hair")
    QTest.mouseClick(panel.cloud, LEFT, pos=place.center())
    desk.until(lambda: len(desk.names()) == 4)
    texts = [action.text() for action in panel.menu_for(["red hiar"]).actions()]
    assert "Change to “red hair”…" in texts
    words.change("rename_tag", {"old": "red hiar", "new": "red hair"})
    assert words.dialog is not None
    dialog = words.dialog
    desk.until(lambda: not dialog.busy)
    dialog.apply.click()
    desk.until(lambda: desk.written("cactus") == "ink, red hair, 樱花")
    desk.until(lambda: "red hiar" not in words.vocabulary.slips and dict(panel.model.rows)["red hair"] == 3)


@pytest.mark.parametrize("project", ["mixed"], indirect=True)
def test_typing_below_leaves_the_line_of_tags_as_it_is(desk: Desk) -> None:
    (desk.folder / "bear.txt").write_text("ink,bear , smile\nA bear, asleep.\n")
    desk.until(lambda: desk.entry("bear").tags == ("ink", "bear", "smile"))
    open_view(desk, "bear")
    box = desk.page.viewer.box
    box.field.setFocus()
    box.field.moveCursor(box.field.textCursor().MoveOperation.End)
    QTest.keyClicks(box.field, " Soon")
    QTest.keyClick(box.field, KEY.Key_Return)
    desk.until(lambda: desk.written("bear") == "ink,bear , smile\nA bear, asleep. Soon")
    QTest.keyClick(desk.page.viewer, KEY.Key_F2)
    QTest.keyClicks(box.add, "red")
    QTest.keyClick(box.add, KEY.Key_Return)
    desk.until(lambda: desk.written("bear") == "ink,bear , smile,red\nA bear, asleep. Soon")


@pytest.mark.parametrize("project", ["mixed"], indirect=True)
def test_a_sentence_alone_stays_text(desk: Desk) -> None:
    (desk.folder / "bear.txt").unlink()
    desk.until(lambda: desk.shown("bear") == "")
    open_view(desk, "bear")
    box = desk.page.viewer.box
    box.field.setFocus()
    QTest.keyClicks(box.field, "A bear, asleep.")
    QTest.keyClick(box.field, KEY.Key_Return)
    desk.until(lambda: desk.written("bear") == "A bear, asleep.")
    assert (box.chips.tags, box.field.text()) == ([], "A bear, asleep.")


def test_proposals_come_as_soon_as_tags_are_counted_and_behind_emoji(desk: Desk, words: Words) -> None:
    desk.begin("bear")
    editor = desk.page.grid.editor
    editor.moveCursor(editor.textCursor().MoveOperation.End)
    QTest.keyClicks(editor, ", ")
    editor.insertPlainText("😀😀😀, r")  # nothing is counted yet

    def proposed() -> int:
        lists = desk.page.window().findChildren(QListWidget)
        return sum(each.count() for each in lists if each.isVisible() and each.accessibleName() == "Proposed tags")

    desk.until(lambda: proposed() > 0)
    QTest.keyClick(editor, KEY.Key_Down)
    QTest.keyClick(editor, KEY.Key_Tab)
    assert editor.text() == "ink, bear, red hair, smile, 😀😀😀, red hair"


def test_the_place_for_chips_is_as_tall_as_they_are(desk: Desk) -> None:
    open_view(desk, "bear")
    box = desk.page.viewer.box
    desk.until(lambda: box.chips.visibleRegion().boundingRect().height() == box.chips.height())
    assert box.add.mapTo(box, QPoint()).y() - box.chips.mapTo(box, QPoint(0, box.chips.height())).y() < 16


def test_tokens_are_counted_for_the_projects_length(desk: Desk, words: Words) -> None:
    open_view(desk, "bear")
    desk.until(lambda: words.tokens.limit > 0)
    one_chunk = words.tokens.limit
    save(replace(load(desk.project.folder), settings={"max_token_length": 225}))
    words.use(load(desk.project.folder))
    desk.until(lambda: words.tokens.limit == 3 * one_chunk)
    desk.until(lambda: f"/ {3 * one_chunk} tokens" in desk.page.viewer.box.tokens.text())


@pytest.mark.parametrize("project", ["text"], indirect=True)
def test_a_filter_for_tags_among_sentences_says_why_nothing_is_found(desk: Desk, words: Words) -> None:
    desk.page.tools.search.setText('tag:"red hair"')
    desk.until(lambda: "sentences" in desk.page.tools.problem.text() and not desk.page.tools.problem.isHidden())
    desk.page.tools.search.setText("caption:*hair*")
    desk.until(lambda: desk.page.tools.problem.isHidden() and desk.names() == ["bear.png", "bell.png"])


@pytest.mark.parametrize(
    "text", ["😀😀😀 party, blue eyes, a smile", "水墨画，一只蝴蝶，花园里的光", "a\nb\n\nc", "word " * 40]
)
@pytest.mark.parametrize("width", [60, 100, 170])
def test_lines_of_a_tile_hold_the_caption_and_no_more(text: str, width: int, qtbot: QtBot) -> None:
    font = QFont()
    lines = wrapped(text, font, width, 99)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(QFontMetrics(font).horizontalAdvance(line.rstrip()) <= width + 2 for line in lines)
    assert len(wrapped(text, font, width, 2)) <= 2


@pytest.mark.parametrize("project", ["tags", "text", "mixed"], indirect=True)
def test_a_megabyte_of_caption_is_shown_in_part_and_kept_whole(desk: Desk) -> None:
    whole = "a sentence, with commas. " * 40_000
    (desk.folder / "bear.txt").write_text(whole)
    desk.until(lambda: len(desk.shown("bear")) > 900_000)
    open_view(desk, "bear")
    box = desk.page.viewer.box
    assert box.field.isVisible()
    assert box.field.isReadOnly()
    assert len(box.field.text()) < 3000
    assert "too many" in box.tokens.text()
    box.field.setFocus()
    QTest.keyClicks(box.field, "x")
    QTest.keyClick(box.field, KEY.Key_Return)
    desk.page.viewer.close_view()
    desk.page.grid.edit_wanted.emit(desk.entry("bear"))
    assert not desk.page.grid.editor.isVisible()
    assert "too many to be edited here" in desk.page.banner.text()
    open_view(desk, "bell")
    assert not box.field.isReadOnly()
    assert (desk.folder / "bear.txt").read_text() == whole
    assert desk.page.collection.undo.count() == 0
