"""The two lines of a cell: nothing is cut through, whatever scripts stand beside each other."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter
from pytestqt.qtbot import QtBot

from gui.texts import TextsPage, cell_text

TEXTS = (
    "A short one",
    "Many words of the usual kind, more than go into two lines of such a narrow cell",
    "用宣纸，最好是生宣，然后再用墨和水慢慢地画，最后晾干。",
    "Mixed 水墨 and 🖌️🎨 with “quotes” — then some more words that go on",
    "anunbrokenwordthatislongerthantwolinesofthecellcanholdwhateveronedoes",
)


@pytest.mark.parametrize("text", TEXTS)
def test_lines_hold_the_text_in_order_and_fit_the_cell(qtbot: QtBot, text: str) -> None:
    font, width = QFont(), 150.0
    lines = cell_text.lines_of(text, font, width)
    assert 1 <= len(lines) <= cell_text.LINES
    shown = " ".join(line.text for line in lines)
    whole = shown.endswith("…")
    assert text.replace(" ", "").startswith(shown.rstrip("…").replace(" ", ""))
    assert whole or shown.replace(" ", "") == text.replace(" ", "")
    assert all(QFontMetricsF(font).horizontalAdvance(line.text) <= width + 1 for line in lines)
    assert sum(line.height for line in lines) <= cell_text.row_height(font)


def test_no_letter_reaches_out_of_its_cell(qtbot: QtBot) -> None:
    """Ink of the second line's descenders is there, and none is at the cell's edges."""
    font = QFont()
    high = cell_text.row_height(font)
    for text in ("gyp gyp gyp gyp gyp gyp gyp gyp gyp gyp gyp gyp gyp", TEXTS[2]):
        image = QImage(170, high + 20, QImage.Format.Format_RGB32)
        image.fill(QColor("white"))
        painter = QPainter(image)
        cell_text.draw(painter, text, QRectF(10, 10, 150, high), font, QColor("black"), False)
        painter.end()
        inked = [y for y in range(image.height()) if any(image.pixelColor(x, y).value() < 200 for x in range(170))]
        assert inked[0] >= 9
        assert inked[-1] <= high + 10
        lines = cell_text.lines_of(text, font, 150)
        assert inked[-1] > 10 + lines[0].height + lines[1].ascent - 2


def test_rows_of_the_table_are_as_high_as_their_lines(page: TextsPage) -> None:
    assert page.view.rowHeight(0) >= cell_text.row_height(page.view.font())
