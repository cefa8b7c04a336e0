"""The numbers beside a chart, painted directly: a stack repaints too often for recorded pictures of each axis."""

from __future__ import annotations

from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

WIDTH = 58
GAP = 5  # pixels between a number and the curves


def short(value: float) -> str:
    """A number as an axis has room for it: 12k, 0.05, 2e-4."""
    size = abs(value)
    if size >= 1e6:
        return f"{value / 1e6:g}M"
    if size >= 1e4:
        return f"{value / 1e3:g}k"
    if size >= 1e-3 or not size:
        return f"{value:.5g}"
    return f"{value:.2g}".replace("e-0", "e-")


class NumberAxis(pg.AxisItem):
    """Short numbers at round places, no more than there is room for."""

    def __init__(self, side: str) -> None:
        super().__init__(side)
        self.font, self.colour = QFont(), QColor()
        self.silent = False  # knows its places, and paints no numbers

    def set_look(self, font: QFont, colour: str) -> None:
        self.font, self.colour = font, QColor(colour)
        self.update()

    def places(self) -> list[tuple[float, float]]:
        """(value, pixel from the axis' start) of each number."""
        low, high = self.range
        upright = self.orientation == "left"
        length = self.geometry().height() if upright else self.geometry().width()
        if not high > low or length < 1:
            return []
        values = self._values(low, high, length)
        scale = length / (high - low)
        return [(v, (high - v) * scale if upright else (v - low) * scale) for v in values]

    def paint(self, painter: QPainter, *_: Any) -> None:
        if self.silent:
            return
        painter.setFont(self.font)
        painter.setPen(self.colour)
        height = QFontMetricsF(self.font).height()
        if self.orientation == "left":
            room = self.geometry().height()
            for value, y in self.places():
                if height * 0.4 <= y <= room + 1:
                    place = QRectF(0, y - height / 2, self.geometry().width() - GAP, height)
                    painter.drawText(
                        place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self.text(value)
                    )
        else:
            for value, x in self.places():
                place = QRectF(x - 40, GAP - 1, 80, height)
                painter.drawText(place, Qt.AlignmentFlag.AlignHCenter, self.text(value))

    def boundingRect(self) -> QRectF:
        """A little more than its own place: a number may stand at the very end."""
        return QRectF(self.rect()).adjusted(-20, -8, 30, 8)

    def updateAutoSIPrefix(self) -> None:
        """The axis has no unit, and looking for one would lay out its empty label each time."""
        self.update()

    def text(self, value: float) -> str:
        return short(10.0**value if self.logMode else value)

    def _values(self, low: float, high: float, length: float) -> list[float]:
        """Round numbers of the coarsest spacing that gives at least two, and not closer than their size."""
        apart = 26.0 if self.orientation == "left" else 90.0
        most = max(length / apart, 2.6)
        unit = 10.0 ** _floor_log(high - low)
        spacings = [unit * factor for factor in (0.05, 0.1, 0.2, 0.5, 1, 2, 5)]
        if self.orientation != "left":
            spacings = [spacing for spacing in spacings if spacing >= 1] or [1.0]
        step = next((spacing for spacing in spacings if (high - low) / spacing <= most), spacings[-1])
        first, last = int(-(-low // step)), int(high // step)
        return [number * step for number in range(first, last + 1)]


def _floor_log(value: float) -> int:
    return int(f"{value:e}".split("e")[1])
