"""The editor over the page: crops, turns and masks as a person makes them, and everything taken back."""

from __future__ import annotations

import dataclasses
import threading
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QPaintEvent, QRegion
from PySide6.QtTest import QTest

from gui.dataset.retouch.editor import Editor
from gui.dataset.retouch.stage import Stage
from project.library import Project
from project.masking import mask_file
from project.retouch import record
from tests.gui.dataset.conftest import Desk

KEY, LEFT, RIGHT = Qt.Key, Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


class Hand:
    """A person at the editor."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.editor: Editor = desk.page.retouching.editor
        self.file = desk.folder / "photo.png"
        self.colours = pixels(self.file).copy()

    def open(self, key: Qt.Key, name: str = "photo") -> Stage:
        """Choose a picture in the grid and press a key."""
        self.desk.page.grid.choose(str(self.desk.folder / f"{name}.png"))
        QTest.keyClick(self.desk.page.grid, key)
        self.desk.until(lambda: self.editor.opened is not None)
        return self.stage

    @property
    def stage(self) -> Stage:
        return self.editor.mask_stage if self.editor.mode == "mask" else self.editor.crop_stage

    def at(self, x: float, y: float) -> QPoint:
        """Where a point of the picture is on the screen."""
        return self.stage.to_widget(QPointF(x, y)).toPoint()

    def drag(self, *points: tuple[float, float], button: Qt.MouseButton = LEFT) -> None:
        places = [self.at(*point) for point in points]
        QTest.mousePress(self.stage, button, pos=places[0])
        for place in places[1:]:
            QTest.mouseMove(self.stage, place)
        QTest.mouseRelease(self.stage, button, pos=places[-1])

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.stage, key, modifiers)

    def mask(self) -> np.ndarray:
        """The mask as it is on disk."""
        with Image.open(mask_file(self.file)) as image:
            assert (image.mode, image.size) == ("L", (400, 300))
            return np.asarray(image)

    def wait_for(self, path: Path, there: bool = True) -> None:
        self.desk.until(lambda: path.exists() == there and not self.desk.page.collection.files.busy)


@pytest.fixture
def project(project: Project) -> Project:
    """The usual pictures, and one larger photo."""
    colours = np.random.default_rng(3).integers(0, 256, (300, 400, 3), dtype=np.uint8)
    Image.fromarray(colours).save(project.images / "photo.png")
    (project.images / "photo.txt").write_text("a photo\n")
    return project


@pytest.fixture
def hand(desk: Desk) -> Hand:
    return Hand(desk)


def pixels(path: Path) -> np.ndarray:
    with Image.open(path) as image:
        return np.asarray(image.convert("RGB"))


def test_a_crop_drawn_with_the_mouse_is_cut_to_the_pixel_and_taken_back(
    hand: Hand, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def answer(_: object) -> str:
        asked.append("asked")
        return "beside"

    monkeypatch.setattr("gui.dataset.retouch.room.ask_place", answer)
    hand.open(KEY.Key_C)
    before = hand.file.read_bytes()
    hand.drag((100, 60), (250, 160), (300, 200))
    hand.key(KEY.Key_Right, SHIFT)
    left, top, right, bottom = hand.editor.draft.box
    assert abs(left - 110) <= 1
    assert abs(bottom - 200) <= 1
    hand.key(KEY.Key_Return)
    copy = hand.desk.folder / "photo-edit.png"
    hand.wait_for(copy)
    np.testing.assert_array_equal(pixels(copy), hand.colours[top:bottom, left:right])
    assert hand.file.read_bytes() == before
    assert not hand.editor.isVisible()
    hand.desk.until(lambda: "photo-edit.png" in hand.desk.names() and hand.desk.shown("photo-edit") == "a photo")
    hand.desk.until(lambda: hand.desk.entry("photo-edit").edited)
    hand.desk.page.undo.click()
    hand.wait_for(copy, there=False)
    assert not copy.with_suffix(".txt").exists()
    hand.desk.page.redo.click()
    hand.wait_for(copy)
    hand.open(KEY.Key_C)
    hand.drag((10, 10), (60, 60))
    hand.editor.save()
    hand.wait_for(hand.desk.folder / "photo-edit2.png")
    assert asked == ["asked"]


def test_an_edit_instead_of_the_original_is_taken_back_after_a_restart(hand: Hand) -> None:
    desk, page = hand.desk, hand.desk.page
    before, stamp = hand.file.read_bytes(), hand.file.stat().st_mtime_ns
    hand.open(KEY.Key_R)
    hand.editor.parts.places.button("instead").click()
    QTest.mouseClick(hand.editor.parts.turn.right, LEFT)
    assert hand.editor.draft.frame == (300, 400)
    hand.editor.parts.save.click()
    desk.until(lambda: pixels(hand.file).shape == (400, 300, 3))
    np.testing.assert_array_equal(pixels(hand.file), np.rot90(hand.colours, -1))
    desk.until(lambda: desk.entry("photo").edited)
    page.close_project()
    page.open_project(desk.project)
    desk.until(lambda: bool(page.collection.model.rows) and desk.entry("photo").edited)
    desk.select("photo")
    page.retouching._take_back_many()
    desk.until(lambda: hand.file.read_bytes() == before)
    assert hand.file.stat().st_mtime_ns == stamp
    desk.until(lambda: not desk.entry("photo").edited)
    page.undo.click()
    desk.until(lambda: hand.file.read_bytes() != before)
    np.testing.assert_array_equal(pixels(hand.file), np.rot90(hand.colours, -1))


@pytest.mark.parametrize("look", ["fitted", "near", "far and moved"])
def test_strokes_land_where_the_mouse_was(hand: Hand, look: str) -> None:
    stage = hand.open(KEY.Key_M)
    hand.editor.mask_stage.set_width(12)
    hand.editor.mask_stage.hardness = 1.0
    if look != "fitted":
        stage.zoom(6.0 if look == "near" else 0.4, QPointF(hand.at(150, 120)))
    if look == "far and moved":
        stage.pan(QPointF(37, -21))
    hand.drag((140, 100), (160, 100), (160, 140))
    hand.drag((160, 140), button=RIGHT)
    hand.key(KEY.Key_S, CTRL)
    hand.wait_for(mask_file(hand.file))
    mask = hand.mask()
    for x, y in ((140, 100), (150, 100), (160, 120)):
        assert mask[y, x] == 255
    assert mask[140, 160] == 0  # erased with the right button
    off = round(2 / stage.scale) + 2
    assert mask[100 - 6 - off, 150] == mask[120, 160 + 6 + off] == mask[120, 140] == 0
    assert 255 in mask[100 - 5 + off // 2, 145:155] or look == "far and moved"


def test_undo_in_the_editor_is_by_stroke_and_outside_by_mask(hand: Hand) -> None:
    hand.open(KEY.Key_M)
    stage = hand.editor.mask_stage
    stage.set_width(20)
    layer, shares = stage.layer, [0.0]
    assert layer is not None
    for x in (50, 150, 250):
        hand.drag((x, 60), (x, 120))
        shares.append(layer.learned)
    assert shares == sorted(set(shares))
    for expected in (shares[2], shares[1]):
        hand.key(KEY.Key_Z, CTRL)
        assert layer.learned == pytest.approx(expected)
    hand.key(KEY.Key_Z, CTRL | SHIFT)
    assert layer.learned == pytest.approx(shares[2])
    assert hand.desk.page.collection.undo.count() == 0
    hand.key(KEY.Key_Escape)  # leaving saves
    hand.wait_for(mask_file(hand.file))
    first = mask_file(hand.file).read_bytes()
    hand.desk.until(lambda: hand.desk.entry("photo").masked)
    hand.open(KEY.Key_M)
    hand.key(KEY.Key_I)
    hand.editor.leave()
    hand.desk.until(lambda: mask_file(hand.file).read_bytes() != first and not hand.desk.page.collection.files.busy)
    hand.desk.page.undo.click()
    hand.desk.until(lambda: mask_file(hand.file).read_bytes() == first)
    hand.desk.page.undo.click()
    hand.wait_for(mask_file(hand.file), there=False)
    hand.desk.until(lambda: not hand.desk.entry("photo").masked)


def test_filling_and_deleting(hand: Hand) -> None:
    hand.colours[:] = 10
    hand.colours[100:200, 100:300] = (200, 40, 40)
    Image.fromarray(hand.colours).save(hand.file)
    hand.open(KEY.Key_M)
    hand.key(KEY.Key_G)
    hand.drag((150, 150))
    hand.editor.save_mask()
    hand.wait_for(mask_file(hand.file))
    mask = hand.mask()
    assert mask[102:198, 102:298].min() == 255
    assert mask[:98].max() == mask[:, :98].max() == 0
    hand.editor.parts.mask.delete.click()
    hand.wait_for(mask_file(hand.file), there=False)
    hand.editor.leave()
    hand.desk.page.undo.click()
    hand.wait_for(mask_file(hand.file))
    np.testing.assert_array_equal(hand.mask(), mask)


def test_a_picture_that_another_program_deletes_or_locks(hand: Hand) -> None:
    desk = hand.desk
    hand.open(KEY.Key_C)
    hand.drag((10, 10), (60, 60))
    hand.file.unlink()
    desk.until(lambda: not hand.editor.isVisible())
    assert "gone" in desk.page.banner.text()
    assert "lost" in desk.page.banner.text()
    (desk.folder / "bear.png").write_bytes(b"half a picture")
    hand.open(KEY.Key_C, "bear")
    assert "cannot be edited" in hand.editor.parts.banner.text()
    assert not hand.editor.parts.save.isEnabled()
    hand.key(KEY.Key_Escape)
    assert not hand.editor.isVisible()
    assert not record.originals(desk.project).exists()


def test_many_pictures_are_one_step(hand: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    desk, page = hand.desk, hand.desk.page
    before = {path.name: path.read_bytes() for path in desk.folder.iterdir()}
    (desk.folder / "broken.png").write_bytes(b"\x89PNG nothing")
    desk.until(lambda: "broken.png" in desk.names() and bool(desk.entry("broken").skipped))

    def answer(dialog: object) -> bool:
        dialog.places.button("instead").click()  # type: ignore[attr-defined]
        dialog.shape.choose("4:3")  # type: ignore[attr-defined]
        dialog.shape.turn_over()  # type: ignore[attr-defined]
        dialog.follow.setChecked(False)  # type: ignore[attr-defined]
        return True

    monkeypatch.setattr("gui.dataset.retouch.batch.BatchCrop.exec", answer)
    page.grid.clearSelection()
    page.retouching._crop_many("1:1")
    desk.until(lambda: not page.collection.files.busy)
    for name, size in (("banana", (192, 256)), ("photo", (225, 300))):
        with Image.open(desk.folder / f"{name}.png") as image:
            assert image.size == size
    assert "broken.png" in page.banner.text()
    assert page.collection.undo.count() == 1
    page.undo.click()
    desk.until(lambda: not page.collection.files.busy)
    assert {name: (desk.folder / name).read_bytes() for name in before} == before


@pytest.mark.parametrize("act", ["leave", "step"])
def test_an_unsaved_crop_is_asked_about(hand: Hand, monkeypatch: pytest.MonkeyPatch, act: str) -> None:
    answers = [False, True]
    monkeypatch.setattr("gui.dataset.retouch.editor.confirm", lambda *_: answers.pop(0))
    hand.open(KEY.Key_C)
    hand.drag((10, 10), (60, 60))
    do: Callable[[], None] = hand.editor.leave if act == "leave" else lambda: hand.key(KEY.Key_PageDown)
    do()
    entry = hand.editor.entry
    assert entry is not None
    assert entry.name == "photo.png"
    do()
    assert answers == []
    assert hand.editor.entry is None or hand.editor.entry.name == "banana.png"
    hand.editor.close_editor()


def test_closing_asks_about_a_crop_that_is_not_saved(hand: Hand) -> None:
    hand.open(KEY.Key_C)
    assert hand.desk.page.at_risk() == ""
    hand.drag((10, 10), (60, 60))
    assert "The edit of photo.png is not saved" in hand.desk.page.at_risk()
    hand.desk.page.retouching.close()


def test_a_mask_that_the_disk_refuses_is_kept_until_it_can_be_written(hand: Hand) -> None:
    page = hand.desk.page
    hand.open(KEY.Key_M)
    mask_file(hand.file).mkdir()  # nothing can be written there
    hand.drag((100, 60), (250, 160))
    hand.key(KEY.Key_S, CTRL)
    hand.desk.until(lambda: "kept until it can be written" in page.banner.text())
    assert hand.editor.parts.save.isEnabled()
    hand.key(KEY.Key_Escape)
    hand.desk.until(lambda: not page.collection.files.busy)
    assert not hand.editor.isVisible()
    assert "One painted mask" in page.at_risk()
    hand.desk.until(lambda: not page.collection.files.busy)
    hand.open(KEY.Key_M)  # what was painted is there
    layer = hand.editor.mask_stage.layer
    assert layer is not None
    assert layer.learned > 0
    assert layer.changed
    hand.editor.leave()
    hand.desk.until(lambda: not page.collection.files.busy)
    mask_file(hand.file).rmdir()
    page.banner.action.click()
    hand.wait_for(mask_file(hand.file))
    assert hand.mask()[110, 175] == 255
    assert page.at_risk() == ""
    page.undo.click()
    hand.wait_for(mask_file(hand.file), there=False)


def test_a_mask_is_painted_on_although_the_disk_is_slow(hand: Hand) -> None:
    files, go_on = hand.desk.page.collection.files, threading.Event()
    hand.open(KEY.Key_M)
    hand.editor.mask_stage.set_width(30)
    files.put(object(), lambda: go_on.wait(20))
    hand.drag((50, 50), (100, 50))
    hand.key(KEY.Key_Escape)
    hand.open(KEY.Key_M)  # before the first stroke is on disk
    hand.drag((50, 150), (100, 150))
    hand.key(KEY.Key_Escape)
    go_on.set()
    hand.desk.until(lambda: not files.busy)
    mask = hand.mask()
    assert mask[50, 75] == mask[150, 75] == 255


def test_another_program_that_saves_the_picture_costs_no_work(hand: Hand) -> None:
    hand.open(KEY.Key_M)
    hand.drag((50, 50), (100, 50))
    hand.key(KEY.Key_C)
    hand.drag((20, 30), (220, 230))
    box = hand.editor.draft.box
    first = hand.editor.opened
    Image.fromarray(255 - hand.colours).save(hand.file)
    hand.desk.until(lambda: hand.editor.opened is not first)
    assert hand.editor.draft.box == box
    assert hand.editor.crop_stage.box == box
    layer = hand.editor.mask_stage.layer
    assert layer is not None
    assert layer.changed
    hand.editor.close_editor()
    hand.wait_for(mask_file(hand.file))
    assert hand.mask()[50, 75] == 255


def test_the_outline_of_the_brush_leaves_no_trace_after_a_zoom(hand: Hand) -> None:
    hand.open(KEY.Key_M)
    stage = hand.editor.mask_stage
    painted = QRegion()

    class Watch(QObject):
        def eventFilter(self, _: QObject, event: QEvent) -> bool:
            nonlocal painted
            if isinstance(event, QPaintEvent):
                painted += event.region()
            return False

    watch = Watch()
    QTest.mouseMove(stage, hand.at(200, 150))
    stage.zoom(3.0, QPointF(hand.at(200, 150)))
    middle = QPointF(hand.at(200, 150)).toPoint()
    radius = round(stage.width_ * stage.scale / 2)
    hand.desk.qtbot.wait(50)
    stage.installEventFilter(watch)
    QTest.mouseMove(stage, middle + QPoint(1, 0))
    hand.desk.qtbot.wait(50)
    for edge in (QPoint(-radius, 0), QPoint(0, -radius)):
        assert painted.contains(middle + edge) or not stage.rect().contains(middle + edge)


def test_the_person_is_told_that_masks_are_not_used_and_can_switch_them_on(hand: Hand) -> None:
    page, parts = hand.desk.page, hand.editor.parts
    hand.open(KEY.Key_M)
    assert "does not use masks" in parts.mask.note.text()
    with hand.desk.qtbot.waitSignal(page.settings_wanted) as wanted:
        parts.mask.use.click()
    assert wanted.args == [{"mask_source": "masklabel"}]
    page.update_project(dataclasses.replace(hand.desk.project, settings={"mask_source": "masklabel"}))
    page.hide()
    page.show()
    assert not parts.mask.use.isVisible()
    assert not parts.mask.note.isVisible()
    hand.editor.close_editor()


def test_the_large_view_says_where_a_picture_lands(hand: Hand) -> None:
    page = hand.desk.page
    page._open_view(hand.desk.entry("photo"))
    hand.desk.until(lambda: "bucket" in page.viewer.facts.text())
    assert "cut off" in page.viewer.facts.text()
    QTest.keyClick(page.viewer.canvas, KEY.Key_M)
    assert hand.editor.isVisible()
    assert hand.editor.mode == "mask"
    hand.editor.leave()
    page.viewer.close_view()
