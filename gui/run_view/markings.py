"""What is painted over the curves: the marks of a run's moments, the crosshair, and the band that is being chosen."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygon

from gui.run_model import Mark
from gui.theme import Tokens

KINDS = ("checkpoint", "preview", "resume", "warning", "error")
COLOURS = {
    "checkpoint": "success",
    "preview": "accent",
    "resume": "muted",
    "warning": "warning",
    "error": "danger",
}
HEADROOM = 20  # pixels of each chart that belong to its title
NEAR = 4  # pixels from the crosshair at which a mark is named
FLAG = 5


class Markings:
    """Knows steps and pixels, no curves. All charts of a stack share one; it says nothing when it changes."""

    def __init__(self) -> None:
        self.view = (0.0, 1.0)  # the steps at the left and the right edge
        self.edges = (0, 1)  # those edges in pixels
        self.kinds = set(KINDS)  # the kinds of marks that are shown
        self.cursor: float | None = None  # a step
        self.band: tuple[float, float] | None = None  # in pixels
        self._marks: dict[str, list[Mark]] = {}
        self._steps: dict[str, np.ndarray] = {}

    def set_marks(self, marks: Sequence[Mark]) -> None:
        self._marks = {kind: sorted(mark for mark in marks if mark.kind == kind) for kind in KINDS}
        self._steps = {kind: np.array([mark.step for mark in found]) for kind, found in self._marks.items() if found}

    def marks_near(self, step: float) -> list[Mark]:
        """The shown marks that stand where the crosshair is."""
        reach = NEAR / self._scale()
        found: list[Mark] = []
        for kind in KINDS:
            if kind in self.kinds and kind in self._steps:
                first, last = np.searchsorted(self._steps[kind], (step - reach, step + reach))
                found += self._marks[kind][first:last]
        return found

    def x_of(self, step: float) -> int:
        """The pixel of a step."""
        return round(self.edges[0] + (step - self.view[0]) * self._scale())

    def step_at(self, x: float) -> float:
        return self.view[0] + (x - self.edges[0]) / self._scale()

    def steps_in(self, pixels: float) -> float:
        """How many steps lie in a distance on the screen."""
        return pixels / self._scale()

    def paint(self, painter: QPainter, area: QRect, look: Tokens, flags: bool) -> None:
        """Paint over the curves of one chart. Only the uppermost has `flags`."""
        body = area.adjusted(0, HEADROOM, 0, 0)
        if self.band is not None:
            tint = QColor(look.accent)
            tint.setAlpha(50)
            left, right = sorted(self.band)
            painter.fillRect(QRect(round(left), body.top(), round(right - left), body.height()) & area, tint)
        for kind in KINDS:
            if kind in self.kinds and kind in self._steps:
                self._paint_marks(painter, kind, body, QColor(getattr(look, COLOURS[kind])), flags)
        if self.cursor is not None and area.left() <= (x := self.x_of(self.cursor)) <= area.right():
            painter.setPen(QPen(QColor(look.faint), 1))
            painter.drawLine(x, body.top(), x, body.bottom())

    def _paint_marks(self, painter: QPainter, kind: str, body: QRect, colour: QColor, flags: bool) -> None:
        steps = self._steps[kind]
        first, last = np.searchsorted(steps, self.view)
        places = np.unique(np.round(self.edges[0] + (steps[first:last] - self.view[0]) * self._scale()))
        colour.setAlpha(110)
        painter.setPen(QPen(colour, 1, Qt.PenStyle.DotLine if kind != "error" else Qt.PenStyle.SolidLine))
        pixels = places.astype(int).tolist()
        for x in pixels:
            painter.drawLine(x, body.top(), x, body.bottom())
        if flags:
            colour.setAlpha(255)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            top = body.top() - FLAG
            for x in pixels:
                painter.drawPolygon(
                    QPolygon([QPoint(x - FLAG + 1, top), QPoint(x + FLAG - 1, top), QPoint(x, top + FLAG + 1)])
                )

    def _scale(self) -> float:
        """Pixels a step."""
        return max(self.edges[1] - self.edges[0], 1) / max(self.view[1] - self.view[0], 1e-9)
