"""One chart of the stack: its axes, its curves and its title; what it shows and how far it reaches is told to it."""

from __future__ import annotations

import math

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from gui import theme
from gui.run_model import Numbers
from gui.run_view.axis import WIDTH, NumberAxis
from gui.run_view.markings import HEADROOM, Markings

BELOW = 24  # pixels under the lowest chart, for the numbers of the steps
BETWEEN = 10  # under the others, for half a number
SCATTER, STAR = 6, 17
NEAR_EDGE = 0.12  # of the width: a word at a star there would leave the chart


def mixed(colour: str, ground: str, share: float) -> QColor:
    """A colour laid over a ground; opaque, since overlapping transparent lines would add up and paint slowly."""
    one, other = QColor(colour), QColor(ground)
    parts = zip((one.red(), one.green(), one.blue()), (other.red(), other.green(), other.blue()), strict=True)
    return QColor(*(round(a * share + b * (1 - share)) for a, b in parts))


def pen(colour: QColor, width: float = 1, dashed: bool = False) -> QPen:
    """A line as wide however far the view is zoomed. Wide ones are for calm curves: on noise they are slow to paint."""
    line = QPen(colour, width, Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine)
    line.setCosmetic(True)
    return line


class Plot(pg.PlotWidget):
    """Curves by key over a shared x. The mouse is none of its business."""

    def __init__(self, key: str, from_zero: bool, markings: Markings, parent: QWidget | None = None) -> None:
        self.axes = {side: NumberAxis(side) for side in ("left", "bottom")}
        super().__init__(parent, axisItems=self.axes)
        self.key, self.from_zero, self.logarithmic, self.uppermost = key, from_zero, False, False
        self._markings = markings
        self._look = theme.LIGHT
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAntialiasing(False)
        self.setCacheMode(pg.GraphicsView.CacheModeFlag.CacheNone)  # the ground has lines that move
        self.setViewportUpdateMode(pg.GraphicsView.ViewportUpdateMode.FullViewportUpdate)
        item = self.getPlotItem()
        item.hideButtons()
        item.setMenuEnabled(False)
        item.setContentsMargins(0, 2, 12, 0)
        box = item.getViewBox()
        box.setMouseEnabled(False, False)
        box.disableAutoRange()
        box.setDefaultPadding(0)
        for side in ("top", "right"):  # never seen, but told of every new range
            item.getAxis(side).enableAutoSIPrefix(False)
        self.axes["left"].setWidth(WIDTH)
        self.axes["bottom"].setHeight(BELOW)
        self.title = QLabel(self)
        self.title.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.title.move(WIDTH + 8, 2)
        self._curves: dict[str, pg.PlotCurveItem] = {}
        self._dots: dict[str, pg.ScatterPlotItem] = {}
        self._stars: dict[str, tuple[pg.ScatterPlotItem, pg.TextItem]] = {}
        self._low, self._high = math.inf, -math.inf

    def show_title(self, html: str) -> None:
        if self.title.text() != html:
            self.title.setText(html)
            self.title.adjustSize()

    def explain(self, text: str) -> None:
        """What the title says when the mouse rests on it."""
        self.title.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, False)
        self.title.setToolTip(text)
        self.title.setAccessibleDescription(text)

    def show_steps_below(self, shown: bool) -> None:
        """Only the lowest chart of the stack names the steps."""
        self.axes["bottom"].silent = not shown
        self.axes["bottom"].setHeight(BELOW if shown else BETWEEN)

    def set_look(self, look: theme.Tokens, font: QFont) -> None:
        self._look = look  # the widget's own palette is not the theme's: its library changes it
        self.setBackground(look.surface)
        self.title.setFont(font)
        for axis in self.axes.values():
            axis.set_look(font, look.muted)

    def set_logarithmic(self, on: bool) -> None:
        self.logarithmic = on
        self.axes["left"].setLogMode(on)

    def begin(self) -> None:
        """Before the curves of one picture are drawn."""
        self._low, self._high = math.inf, -math.inf

    def draw(self, key: str, x: Numbers, y: Numbers, line: QPen) -> None:
        """Draw a curve, in place of the former one of that key."""
        curve = self._curves.get(key)
        if curve is None:
            if not len(x):
                return
            curve = self._curves[key] = pg.PlotCurveItem()
            self.addItem(curve, ignoreBounds=True)
        if curve.opts["pen"] != line:
            curve.setPen(line)
            curve.opts["antialias"] = line.widthF() > 1
        curve.setData(x, self._heights(y), connect="finite")

    def draw_star(self, key: str, place: tuple[float, float] | None, text: str, colour: QColor) -> None:
        """Point out one place with a star and a word beside it, in place of the former one of that key."""
        star = self._stars.get(key)
        if place is None:
            if star is not None:
                star[0].clear()
                star[1].hide()
            return
        if star is None:
            star = self._stars[key] = pg.ScatterPlotItem(size=STAR, symbol="star"), pg.TextItem(anchor=(0.5, 1.3))
            for item in star:
                item.setZValue(10)
                self.addItem(item, ignoreBounds=True)
        x, y = np.array([place[0]]), self._heights(np.array([place[1]]))
        star[0].setData(x=x, y=y, pen=pen(QColor(self._look.surface)), brush=colour)
        star[1].setText(text, colour)
        star[1].setAnchor((self._side_of(float(x[0])), 1.3))
        star[1].setFont(self.axes["left"].font)
        star[1].setPos(float(x[0]), float(y[0]))
        star[1].setVisible(bool(np.isfinite(y[0])))

    def _side_of(self, x: float) -> float:
        """Which part of a word stands at a place: its middle, or near the edges the end that keeps it in sight."""
        first, last = self._markings.view
        share = (x - first) / max(last - first, 1e-9)
        return 0.0 if share < NEAR_EDGE else 1.0 if share > 1 - NEAR_EDGE else 0.5

    def draw_dots(self, key: str, x: Numbers, y: Numbers, line: QPen) -> None:
        """Draw single points, in place of the former ones of that key."""
        dots = self._dots.get(key)
        if dots is None:
            if not len(x):
                return
            dots = self._dots[key] = pg.ScatterPlotItem(size=SCATTER, symbol="o")
            self.addItem(dots, ignoreBounds=True)
        dots.setData(x=x, y=self._heights(y), pen=line, brush=line.color())

    def clear_curves(self) -> None:
        for items in (self._curves, self._dots):
            for item in items.values():
                self.removeItem(item)
            items.clear()
        for star, label in self._stars.values():
            self.removeItem(star)
            self.removeItem(label)
        self._stars.clear()

    def finish(self, left: float, right: float) -> None:
        """After the curves of one picture: show the steps from left to right, as high as the curves are there."""
        low, high = self._low, self._high
        if not low <= high:
            low, high = 0.0, 1.0
        if self.from_zero:
            low = min(low, 0.0)
        if high - low < 1e-12 * max(abs(high), 1e-9):
            room = abs(high) * 0.1 or 1.0
            low, high = (0.0 if self.from_zero else low - room), high + room
        pixels = max(self.area().height() - HEADROOM - 4, 20)
        high += (high - low) * (HEADROOM + 4) / pixels
        if not self.from_zero:
            low -= (high - low) * 0.04
        self.getPlotItem().getViewBox().setRange(xRange=(left, right), yRange=(low, high), padding=0)
        self.scene().prepareForPaint()  # else done while painting, which then is painted once more

    def area(self) -> QRect:
        """The rectangle of the curves within the widget."""
        rect = self.getPlotItem().getViewBox().sceneBoundingRect()
        return self.mapFromScene(rect).boundingRect()

    def drawBackground(self, painter: QPainter, rect: QRectF) -> None:
        """Faint lines at the axes' numbers."""
        super().drawBackground(painter, rect)
        look, area = self._look, self.area()
        painter.save()
        painter.resetTransform()
        painter.setPen(mixed(look.border, look.surface, 0.6))
        for _, y in self.axes["left"].places():
            if y >= HEADROOM / 2:
                painter.drawLine(area.left(), area.top() + round(y), area.right(), area.top() + round(y))
        for _, x in self.axes["bottom"].places():
            painter.drawLine(area.left() + round(x), area.top() + HEADROOM, area.left() + round(x), area.bottom())
        painter.setPen(QColor(look.border_strong))
        painter.drawLine(area.left(), area.bottom(), area.right(), area.bottom())
        painter.restore()

    def drawForeground(self, painter: QPainter, rect: QRectF) -> None:
        painter.save()
        painter.resetTransform()
        area = self.area()
        painter.setClipRect(area, Qt.ClipOperation.IntersectClip)
        self._markings.paint(painter, area, self._look, self.uppermost)
        painter.restore()

    def update_strip(self, x: int) -> None:
        """Paint again where a crosshair stood or stands."""
        self.viewport().update(x - 2, 0, 5, self.height())

    def _heights(self, y: Numbers) -> Numbers:
        if self.logarithmic:
            with np.errstate(invalid="ignore", divide="ignore"):
                y = np.where(y > 0, np.log10(y), np.nan)
        finite = y[np.isfinite(y)]
        if len(finite):
            self._low, self._high = min(self._low, float(finite.min())), max(self._high, float(finite.max()))
        return y
