"""The gallery: what is shown, searched, added, removed and brought back, and what it says of bad folders."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gui.dataset import DatasetPage
from gui.dataset.grid import Grid
from project.library import Project, save
from project.workspace import sample_dataset
from tests.gui.dataset.conftest import NAMES, Desk

KEY = Qt.Key


def test_search_looks_through_captions_and_names(desk: Desk) -> None:
    desk.edit("bell", "a rusty thing")
    desk.page.tools.search.setText("RUSTY a")
    desk.until(lambda: desk.names() == ["bell.png"])
    assert desk.page.tools.found.text() == "1 of 6"
    desk.page.tools.search.setText("but")
    desk.until(lambda: desk.names() == ["butterfly.png"])
    desk.page.tools.search.setText("nowhere")
    desk.until(lambda: desk.page.nothing.isVisible())
    desk.page.nothing.acted.emit()
    assert len(desk.names()) == len(NAMES)


def test_orders(desk: Desk) -> None:
    desk.edit("cactus", "a very long caption about a cactus in the desert")
    order = desk.page.tools.order
    order.setCurrentIndex(order.findData("caption"))
    assert desk.names()[0] == "cactus.png"
    (desk.folder / "bell.txt").unlink()
    desk.until(lambda: desk.entry("bell").bare)
    order.setCurrentIndex(order.findData("bare"))
    assert desk.names()[0] == "bell.png"
    order.setCurrentIndex(order.findData("size"))
    sizes = [(desk.folder / name).stat().st_size for name in desk.names()]
    assert sizes == sorted(sizes, reverse=True)


def test_the_selection_survives_another_order_and_a_new_picture(desk: Desk) -> None:
    desk.select("bear", "carrot")
    order = desk.page.tools.order
    order.setCurrentIndex(order.findData("size"))
    shutil.copy(sample_dataset() / "key.png", desk.folder)
    desk.until(lambda: "key.png" in desk.names())
    assert {entry.name for entry in desk.page.grid.selected()} == {"bear.png", "carrot.png"}


def test_what_will_be_skipped_is_marked_counted_and_shown_alone(desk: Desk) -> None:
    Image.new("RGB", (40, 30)).save(desk.folder / "tiny.png")
    (desk.folder / "broken.jpg").write_bytes(b"\xff\xd8\xff\xe0 no picture")
    desk.until(lambda: desk.page.collection.counts()["skipped"] == 2)
    entry = desk.entry("tiny")
    assert "40 × 30" in entry.skipped
    index = desk.page.collection.model.index(desk.page.collection.model.row_of(entry.file) or 0)
    assert "at least 64" in index.data(Qt.ItemDataRole.ToolTipRole)
    button = desk.page.summary.buttons["skipped"]
    desk.until(lambda: button.text() == "2 will be skipped")
    button.click()
    assert desk.names() == ["broken.jpg", "tiny.png"]
    desk.until(lambda: desk.page.summary.buttons["trained"].text() == "6 will be trained")


def test_the_projects_own_minimum_counts(project: Project, qtbot: QtBot) -> None:
    page = DatasetPage()
    qtbot.addWidget(page)
    page.show()
    page.open_project(Project(folder=project.folder, name="t", settings={"min_size": 300}))
    qtbot.waitUntil(lambda: page.collection.counts()["skipped"] == 6)
    page.project = Project(folder=project.folder, name="t", settings={})
    page.hide()
    page.show()
    qtbot.waitUntil(lambda: page.collection.counts()["skipped"] == 0)
    page.close_project()


def test_checks_are_kept_for_the_next_time(desk: Desk, qtbot: QtBot) -> None:
    desk.until(lambda: (desk.project.cache / "checks.json").exists())
    desk.page.close_project()
    text = (desk.project.cache / "checks.json").read_text().replace("256, 256", "20, 20")
    (desk.project.cache / "checks.json").write_text(text)
    desk.page.open_project(desk.project)
    desk.until(lambda: desk.page.collection.counts()["skipped"] == 6)


def test_removed_pictures_go_to_the_trash_and_come_back(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr("gui.dataset.page.confirm", _answer(asked, 1, True))
    desk.select("bear")
    QTest.keyClick(desk.page.grid, KEY.Key_Delete)
    desk.until(lambda: not (desk.folder / "bear.png").exists() and not (desk.folder / "bear.txt").exists())
    assert asked == []
    trash = tmp_path / "data-home" / "Trash" / "files"
    assert sorted(path.name for path in trash.iterdir()) == ["bear.png", "bear.txt"]
    desk.select("bell", "cactus")
    QTest.keyClick(desk.page.grid, KEY.Key_Delete)
    assert asked == ["Remove 2 pictures?"]
    desk.until(lambda: len(desk.names()) == 3)
    assert "removing 2 pictures" in desk.page.undo.toolTip()
    desk.page.undo.click()
    desk.page.undo.click()
    desk.until(lambda: desk.names() == [f"{name}.png" for name in NAMES])
    desk.until(lambda: desk.shown("bear") == "bear face")
    assert list(trash.iterdir()) == []
    desk.page.redo.click()
    desk.until(lambda: not (desk.folder / "bear.png").exists())


def test_without_a_trash_they_lie_in_the_project(desk: Desk) -> None:
    desk.page.collection.discard_with = lambda path: None
    desk.select("bear")
    QTest.keyClick(desk.page.grid, KEY.Key_Delete)
    desk.until(lambda: "There is no trash" in desk.page.banner.text())
    assert (desk.project.folder / "removed" / "bear.png").exists()
    desk.page.undo.click()
    desk.until(lambda: "bear.png" in desk.names())
    assert desk.written("bear") == "bear face"


def test_a_caption_that_two_pictures_share_stays_with_the_other(desk: Desk) -> None:
    shutil.copy(desk.folder / "bear.png", desk.folder / "bear.jpg")
    desk.until(lambda: "bear.jpg" in desk.names())
    desk.select("bear")
    QTest.keyClick(desk.page.grid, KEY.Key_Delete)
    desk.until(lambda: not (desk.folder / "bear.png").exists())
    assert desk.written("bear") == "bear face"


def test_dropped_pictures_are_copied_with_captions_and_can_be_undone(desk: Desk, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    shutil.copy(sample_dataset() / "key.png", other / "bear.png")
    (other / "metadata.csv").write_text("filename,prompt\nbear.png,another bear\n")
    (other / "notes.pdf").touch()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(other / name)) for name in ("bear.png", "notes.pdf")])
    event = QDropEvent(
        QPointF(10, 10), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    desk.page.dropEvent(event)
    desk.until(lambda: "bear-2.png" in desk.names())
    desk.until(lambda: desk.shown("bear-2") == "another bear")
    desk.until(lambda: "Left out because it is no picture: 1 file." in desk.page.banner.text())
    desk.page.undo.click()
    desk.until(lambda: not (desk.folder / "bear-2.png").exists() and "bear-2.png" not in desk.names())
    assert desk.written("bear-2") is None
    desk.page.redo.click()
    desk.until(lambda: desk.written("bear-2") == "another bear")
    assert (other / "bear.png").exists()


def test_a_folder_is_copied_with_its_subfolders(desk: Desk, tmp_path: Path) -> None:
    source = tmp_path / "more"
    (source / "3_dog").mkdir(parents=True)
    shutil.copy(sample_dataset() / "dog-face.png", source / "3_dog")
    desk.page.add_pictures([source])
    desk.until(lambda: "3_dog/dog-face.png" in desk.names())


def test_a_linked_folder_is_asked_about(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr("gui.dataset.page.confirm", _answer(asked, 2, False))
    linked = Project(folder=tmp_path / "linking", name="t", pictures=str(desk.folder))
    desk.page.open_project(linked)
    desk.until(lambda: len(desk.names()) == 6)
    desk.select("bear")
    QTest.keyClick(desk.page.grid, KEY.Key_Delete)
    desk.page.add_pictures([sample_dataset() / "key.png"])
    assert len(asked) == 2
    assert all("linked folder" in text for text in asked)
    assert (desk.folder / "bear.png").exists()


def test_pictures_that_come_and_go_outside_are_followed(desk: Desk) -> None:
    with desk.qtbot.waitSignal(desk.page.pictures_changed, timeout=8000) as told:
        shutil.copy(sample_dataset() / "key.png", desk.folder)
    assert told.args == [7]
    (desk.folder / "bear.png").unlink()
    desk.until(lambda: desk.names() == sorted({f"{n}.png" for n in NAMES} - {"bear.png"} | {"key.png"}))


def test_a_replaced_picture_is_looked_at_again(desk: Desk) -> None:
    Image.new("RGB", (20, 20)).save(desk.folder / "bear.png")
    desk.until(lambda: "20 × 20" in desk.entry("bear").skipped)


def test_an_empty_and_a_vanished_folder(desk: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    away = tmp_path / "away"
    desk.folder.rename(away)
    desk.until(lambda: desk.page.stack.currentWidget() is desk.page.vanished)
    monkeypatch.setattr("gui.dataset.page.QFileDialog.getExistingDirectory", lambda *_: str(away))
    save(desk.project)
    with desk.qtbot.waitSignal(desk.page.pictures_relocated, timeout=8000) as told:
        desk.page.vanished.acted.emit()
    assert told.args is not None
    assert told.args[0].images == away
    away.rename(desk.folder)
    desk.until(lambda: desk.page.stack.currentWidget() is desk.page.gallery and len(desk.names()) == 6)
    for path in desk.folder.iterdir():
        path.unlink()
    desk.until(lambda: desk.page.stack.currentWidget() is desk.page.empty)


def test_thumbnails_come_and_are_kept_on_disk(desk: Desk) -> None:
    thumbnails = desk.page.thumbnails
    desk.until(lambda: all(thumbnails.get(entry) is not None for entry in desk.page.grid.entries_in_view()))
    assert len(list((desk.project.cache / "thumbnails").glob("*.jpg"))) == 6
    (desk.folder / "broken.jpg").write_bytes(b"\xff\xd8\xff\xe0 no picture")
    desk.until(lambda: "broken.jpg" in desk.names())
    entry = next(entry for entry in desk.page.collection.model.rows if entry.name == "broken.jpg")
    desk.until(lambda: thumbnails.failed(entry))


@pytest.mark.parametrize(("width", "size"), [(760, 160), (1400, 96), (500, 320)])
def test_the_entries_in_view_are_those_that_are_seen(desk: Desk, width: int, size: int) -> None:
    for number in range(80):
        shutil.copy(desk.folder / "bear.png", desk.folder / f"more {number}.png")
    desk.page.resize(width, 500)
    desk.page.tools.slider.setValue(size)
    grid: Grid = desk.page.grid
    desk.until(lambda: len(desk.names()) == 86)
    model, view = desk.page.collection.model, grid.viewport().rect()
    for value in (0, grid.verticalScrollBar().maximum() // 2, grid.verticalScrollBar().maximum()):
        grid.verticalScrollBar().setValue(value)
        seen = [entry for row, entry in enumerate(model.rows) if grid.visualRect(model.index(row)).intersects(view)]
        assert set(map(id, seen)) <= set(map(id, grid.entries_in_view()))
        assert len(grid.entries_in_view()) <= len(seen) + 2 * grid.columns
    right = max(grid.visualRect(model.index(row)).right() for row in range(grid.columns))
    assert right <= view.right()
    assert grid.visualRect(model.index(grid.columns - 1)).y() == grid.visualRect(model.index(0)).y()


def test_the_large_view_steps_edits_and_closes(desk: Desk) -> None:
    grid, viewer = desk.page.grid, desk.page.viewer
    desk.select("bear")
    QTest.keyClick(grid, KEY.Key_Space)
    assert viewer.isVisible()
    assert viewer.entry is desk.entry("bear")
    assert "256 × 256" in viewer.facts.text()
    QTest.keyClick(viewer, KEY.Key_Right)
    assert viewer.entry is desk.entry("bell")
    QTest.keyClick(viewer, KEY.Key_F2)
    QTest.keyClicks(viewer.caption, "seen large")
    QTest.keyClick(viewer.caption, KEY.Key_Tab)
    desk.until(lambda: desk.written("bell") == "seen large")
    assert viewer.entry is desk.entry("butterfly")
    QTest.keyClicks(viewer.caption, "no")
    QTest.keyClick(viewer.caption, KEY.Key_Escape)
    assert viewer.caption.text() == "butterfly"
    QTest.keyClick(viewer, KEY.Key_Escape)
    assert not viewer.isVisible()
    assert grid.current() is desk.entry("butterfly")
    assert desk.page.collection.undo.count() == 1


def test_the_wheel_zooms_about_the_pointer(desk: Desk) -> None:
    desk.page.grid.open_wanted.emit(desk.entry("bear"))
    canvas = desk.page.viewer.canvas
    desk.until(lambda: not canvas._pixmap.isNull())
    before = canvas.scale
    canvas.zoom(2.0, QPointF(QPoint(0, 0)))
    assert canvas.scale == pytest.approx(before * 2)
    assert not canvas.fitted
    QTest.keyClick(desk.page.viewer, KEY.Key_0)
    assert canvas.scale == pytest.approx(before)


def _answer(asked: list[str], word: int, yes: bool) -> Callable[..., bool]:
    """Stands in for the person at a question: notes one of its texts and gives the answer."""

    def answer(*words: str, **_: object) -> bool:
        asked.append(words[word])
        return yes

    return answer
