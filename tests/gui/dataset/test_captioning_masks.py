"""Masks made on the Dataset page: tried, made, reviewed, put beside the pictures and taken back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest

from gui.dataset.captioning.mask_panel import MaskPanel
from gui.dataset.captioning.mask_picture import VEIL, veiled
from gui.dataset.captioning.mask_trial import scaled, tried
from project.dataset.masks import load_mask
from project.masking import MaskingOptions
from tests.gui.dataset.conftest import Desk


@pytest.fixture
def panel(desk: Desk) -> MaskPanel:
    desk.page.making.show_masks()
    panel = desk.page.making.masks
    assert panel is not None
    assert panel.isVisible()
    desk.until(lambda: panel.setup.recalled and not panel.setup.picture._shown.isNull())
    return panel


def masks(desk: Desk) -> dict[str, bytes]:
    """The masks that lie beside the pictures."""
    desk.page.collection.files.flush()
    found = desk.folder.glob("*-masklabel.png")
    return {path.name.removesuffix("-masklabel.png"): path.read_bytes() for path in found}


def make(desk: Desk, panel: MaskPanel) -> None:
    panel.setup.start.click()
    assert panel.active
    desk.until(lambda: not panel.active)


def test_masks_are_made_reviewed_and_put_there_as_one_step(desk: Desk, panel: MaskPanel) -> None:
    painted = desk.folder / "bear-masklabel.png"
    Image.new("L", (8, 8), 77).save(painted)
    own = painted.read_bytes()
    make(desk, panel)
    assert sorted(result.entry.path.stem for result in panel.model.rows) == [
        "banana", "bell", "butterfly", "cactus", "carrot",
    ]  # fmt: skip
    assert "One picture has a mask already" in panel.banner.text()
    assert masks(desk) == {"bear": own}  # nothing is written unasked
    panel.review.list.setCurrentIndex(panel.model.index(1))
    QTest.keyClick(panel.review.list, Qt.Key.Key_Space)
    assert not panel.model.rows[1].taken
    assert panel.unapplied() == 4
    assert "4 new masks" in desk.page.at_risk()
    panel.review.apply.click()
    desk.until(lambda: len(masks(desk)) == 5)
    made = masks(desk)
    assert "bell" not in made
    assert made["bear"] == own
    mask = load_mask(desk.folder / "banana.png", desk.folder / "banana-masklabel.png")
    with Image.open(desk.folder / "banana.png") as picture:
        assert mask.size == picture.size
    assert mask.getpixel((0, 0)) == 0
    assert mask.getextrema() == (0, 255)
    desk.until(lambda: desk.entry("banana").masked and "4 masks" in panel.banner.text())
    desk.page.collection.undo.undo()
    desk.until(lambda: masks(desk) == {"bear": own} and not desk.entry("banana").masked)
    assert panel.unapplied() == 4  # they can be applied again
    desk.page.collection.undo.redo()
    desk.until(lambda: masks(desk) == made)

    desk.page.collection.undo.undo()
    desk.until(lambda: masks(desk) == {"bear": own})
    # another mask in the place of the painted one, only when that is wished for
    panel.model.clear()
    panel.show_part("setup")
    desk.select("bear")
    desk.until(lambda: len(panel.setup.entries()) == 1)
    panel.setup.form.set_values({"existing": "replace", "invert": True})
    make(desk, panel)
    panel.review.apply.click()
    desk.until(lambda: masks(desk).get("bear") not in (None, own))
    assert load_mask(desk.folder / "bear.png", painted).getpixel((0, 0)) == 255  # inverted
    desk.page.collection.undo.undo()
    desk.until(lambda: masks(desk) == {"bear": own})


def test_pictures_without_a_mask_say_why_and_what_is_missing_is_asked_for(desk: Desk, panel: MaskPanel) -> None:
    place = panel.setup.picture._place()
    QTest.mouseClick(panel.setup.picture, Qt.MouseButton.LeftButton, pos=(place.topLeft() + QPointF(2, 2)).toPoint())
    assert panel.setup.options().colour == "#ffffff"  # a click takes the colour that lies there
    panel.setup.ways.button("prompt").click()
    assert not panel.setup.start.isEnabled()
    assert "face" in panel.setup.problem.text()
    panel.setup.form.set_values({"prompt": "face"})
    assert panel.setup.start.isEnabled()
    assert not panel.setup.picture.isVisible()
    panel.setup.ways.button("alpha").click()
    make(desk, panel)
    assert panel.unapplied() == 0
    assert "No mask was made" in panel.banner.text()
    assert all("transparent" in result.warning for result in panel.model.rows)
    assert len(panel.model.rows) == 6


def test_the_trial_shows_what_is_not_learned(tmp_path: Path) -> None:
    picture = tmp_path / "a.png"
    image = Image.new("RGB", (1024, 512), "white")
    image.paste("black", (256, 128, 768, 384))
    image.save(picture)
    bare, shown, note = tried(picture, "colour", MaskingOptions())
    assert (bare.width(), note) == (512, "")
    assert shown.pixelColor(256, 128) == bare.pixelColor(256, 128)  # the subject is left clear
    assert shown.pixelColor(3, 3) != bare.pixelColor(3, 3)
    assert "transparent" in tried(picture, "alpha", MaskingOptions())[2]
    assert scaled(MaskingOptions(grow=10, feather=4, smallest=100), 0.5).model_dump()["grow"] == 5
    black = QImage(2, 2, QImage.Format.Format_RGB32)
    black.fill(QColor("black"))
    assert veiled(black, Image.new("L", (1, 1), 255)).pixelColor(0, 0) == QColor("black")
    assert veiled(black, Image.new("L", (1, 1), 0)).pixelColor(0, 0).red() == int(VEIL[0] * 0.62)
