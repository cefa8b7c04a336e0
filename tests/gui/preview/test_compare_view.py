"""The picture area: what is painted where, and how the divider is moved."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from gui.preview.compare_view import ONLY, SIDE, WIPE, CompareView

RED, BLUE = QColor(220, 0, 0), QColor(0, 0, 220)


def plain(colour: QColor) -> QImage:
    image = QImage(64, 64, QImage.Format.Format_RGB32)
    image.fill(colour)
    return image


@pytest.fixture
def view(qtbot: QtBot) -> CompareView:
    """Without is red, with is blue."""
    view = CompareView()
    qtbot.addWidget(view)
    view.resize(300, 300)
    view.set_left(plain(RED), "without")
    view.set_right(plain(BLUE), "with 0.80")
    view.show()
    return view


def colour_at(view: CompareView, x: int, y: int = 240) -> QColor:
    return view.grab().toImage().pixelColor(x, y)


def test_the_divider_parts_the_two_pictures(view: CompareView) -> None:
    assert colour_at(view, 100) == RED
    assert colour_at(view, 200) == BLUE
    view.set_divider(0.2)
    assert colour_at(view, 100) == BLUE
    assert colour_at(view, 40) == RED


def test_the_mouse_drags_the_divider_and_does_not_open(qtbot: QtBot, view: CompareView) -> None:
    opened: list[bool] = []
    view.opened.connect(lambda: opened.append(True))
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(150, 150))
    qtbot.mouseMove(view, QPoint(240, 150))
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=QPoint(240, 150))
    assert view.divider == pytest.approx(0.8)
    assert not opened
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(50, 250))
    assert opened == [True]
    assert view.divider == pytest.approx(0.8)


def test_the_arrow_keys_move_the_divider(qtbot: QtBot, view: CompareView) -> None:
    for _ in range(5):
        qtbot.keyClick(view, Qt.Key.Key_Right)
    assert view.divider == pytest.approx(0.6)
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert view.divider == 0
    qtbot.keyClick(view, Qt.Key.Key_Left)
    assert view.divider == 0
    qtbot.keyClick(view, Qt.Key.Key_End)
    assert view.divider == 1


def test_side_by_side_and_only_with(view: CompareView) -> None:
    view.set_mode(SIDE)
    assert view.aspect() == pytest.approx(0.5)
    assert colour_at(view, 20, 200) == RED
    assert colour_at(view, 280, 200) == BLUE
    view.set_mode(ONLY)
    assert colour_at(view, 20) == BLUE
    view.set_mode(WIPE)
    view.set_right(None)
    assert colour_at(view, 280) == RED


def test_a_tall_picture_is_shown_whole(view: CompareView) -> None:
    tall = QImage(32, 64, QImage.Format.Format_RGB32)
    tall.fill(BLUE)
    view.set_mode(ONLY)
    view.set_right(tall)
    assert view.aspect() == pytest.approx(2)
    assert colour_at(view, 150) == BLUE
    assert colour_at(view, 20) not in (BLUE, RED)
