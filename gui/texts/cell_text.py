"""The first two lines of a text in a cell, drawn whole: fonts of other scripts have higher lines than the usual one."""

import math
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

LINES = 2
_TALL = "Ág水가ก"  # letters whose fonts have high lines


@dataclass(frozen=True)
class Line:
    """What stands in a line, how high it is, and how far below its top its letters stand, in pixels."""

    text: str
    height: float
    ascent: float


def lines_of(text: str, font: QFont, width: float) -> list[Line]:
    """The first lines of a text in so many pixels; the last one ends with … where more would follow."""
    layout = QTextLayout(text, font)
    layout.setTextOption(_wrapping())
    units = text.encode("utf-16-le", "surrogatepass")  # Qt counts these, and an emoji has two
    found: list[Line] = []
    layout.beginLayout()
    while len(found) < LINES and (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        last = len(found) == LINES - 1
        end = len(units) // 2 if last else line.textStart() + line.textLength()
        words = units[2 * line.textStart() : 2 * end].decode("utf-16-le", "replace").rstrip()
        if last:
            words = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, width)
        found.append(Line(words, line.height(), line.ascent()))
    layout.endLayout()
    return found


def row_height(font: QFont) -> int:
    """Pixels that these lines need at the most."""
    return math.ceil(sum(line.height for line in lines_of(f"{_TALL}\u2028{_TALL}", font, 1e6)))


def draw(painter: QPainter, text: str, place: QRectF, font: QFont, colour: QColor, right: bool) -> None:
    """Draw the first lines from the top of a place, at its left or right side."""
    painter.save()
    painter.setFont(font)
    painter.setPen(colour)
    top = place.top()
    for line in lines_of(text, font, place.width()):
        spare = place.width() - QFontMetricsF(font).horizontalAdvance(line.text) if right else 0
        painter.drawText(QPointF(place.left() + spare, top + line.ascent), line.text)
        top += line.height
    painter.restore()


def _wrapping() -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option
