"""The picture with its mask laid over it, and the brush that paints it."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from gui import background
from gui.dataset.retouch.mask_layer import Brush, MaskLayer, colours_of
from gui.dataset.retouch.stage import Stage
from project.masking.regions import part_at

SMALLEST, LARGEST = 1.0, 2000.0  # of a brush, in pixels of the picture
_SEEN = ("both", "picture", "mask")


class MaskStage(Stage):
    """`tool` is "paint", "erase" or "fill". The right button does the opposite, filling what is not learned."""

    painted = Signal()  # a stroke has ended, or the mask became another in one go
    brush_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Mask"))
        self.layer: MaskLayer | None = None
        self.tool, self.tolerance = "paint", 24
        self.width_, self.hardness = 100.0, 0.8
        self.colour, self.opacity = QColor("#ff3b5c"), 0.55
        self.seen = "both"
        self._picture = QImage()
        self._colours: NDArray[np.uint8] | None = None
        self._overlay = QImage()
        self._erasing = False
        self._circle = QRect()
        self.zoomed.connect(self._move_circle)

    def show_picture(self, image: QImage, full: QSize, layer: MaskLayer) -> None:
        """Show a picture with the mask that is painted from now on."""
        self._picture, self._colours, self.layer = image, None, layer
        self.show_pixmap(QPixmap.fromImage(image), full, True)
        self._prepare_fill()
        self.renew()

    def clear(self) -> None:
        """Show nothing."""
        self._picture, self._colours, self.layer, self._overlay = QImage(), None, None, QImage()
        self.show_pixmap(QPixmap(), QSize(), True)

    @property
    def brush(self) -> Brush:
        """The brush as it paints now."""
        return Brush(self.width_, self.hardness, self._erasing)

    def set_tool(self, tool: str) -> None:
        """Take "paint", "erase" or "fill"."""
        self.tool = tool
        self._prepare_fill()
        self.update_cursor()
        self.update()

    def set_width(self, width: float) -> None:
        """Give the brush another width, in pixels of the picture."""
        self.width_ = min(LARGEST, max(SMALLEST, width))
        self._move_circle()
        self.brush_changed.emit()

    def set_look(self, colour: QColor, opacity: float, seen: str) -> None:
        """How the mask is shown: in which colour, how thick, and whether with the picture."""
        self.colour, self.opacity, self.seen = colour, opacity, seen if seen in _SEEN else "both"
        self.renew()

    def renew(self, part: QRect | None = None) -> None:
        """Paint the overlay of a part of the layer anew, or of all of it."""
        if self.layer is None:
            return
        image = self.layer.image
        if self._overlay.size() != image.size():
            self._overlay = QImage(image.size(), QImage.Format.Format_ARGB32_Premultiplied)
            part = None
        place = image.rect() if part is None else part
        if place.isEmpty():
            return
        modes = QPainter.CompositionMode
        painter = QPainter(self._overlay)
        painter.setCompositionMode(modes.CompositionMode_Source)
        if self.seen == "mask":
            painter.fillRect(place, QColor(255, 255, 255))
        else:
            painter.fillRect(place, self.colour)
        painter.setCompositionMode(modes.CompositionMode_DestinationIn)
        painter.drawImage(place.topLeft(), image, place)
        painter.end()
        self.update(self._on_screen(QRectF(place)))

    def undo(self) -> None:
        """Take the last stroke back."""
        if self.layer is not None and not self.at_work:
            self.renew(self.layer.undo())
            self.painted.emit()

    def redo(self) -> None:
        if self.layer is not None and not self.at_work:
            self.renew(self.layer.redo())
            self.painted.emit()

    def fill_all(self, value: int) -> None:
        """Give all of the picture one value."""
        if self.layer is not None and not self.at_work:
            self.renew(self.layer.fill_all(value))
            self.painted.emit()

    def invert(self) -> None:
        if self.layer is not None and not self.at_work:
            self.renew(self.layer.invert())
            self.painted.emit()

    # the tool

    def press(self, point: QPointF, button: Qt.MouseButton, modifiers: Qt.KeyboardModifier) -> None:
        if self.layer is None:
            return
        right = button == Qt.MouseButton.RightButton
        self._erasing = (self.tool == "erase") != right
        if self.tool != "fill":
            self.renew(self.layer.begin(point, self.brush))
            return
        if self._colours is None:
            self._colours = colours_of(self._picture, self.layer.layer_size)
        QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        self.renew(self.layer.flood(point, self._colours, self.tolerance, right))
        QApplication.restoreOverrideCursor()

    def drag(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        self._move_circle()
        if self.layer is not None and self.tool != "fill":
            self.renew(self.layer.stroke(point, self.brush))

    def release(self, point: QPointF) -> None:
        if self.layer is not None:
            self.layer.end()
            self._erasing = False
            self.painted.emit()

    def hover(self) -> None:
        self._move_circle()

    def wheel(self, turns: float) -> bool:
        if self.tool == "fill":
            return False
        self.set_width(self.width_ * 1.15**turns)
        return True

    def tool_cursor(self) -> Qt.CursorShape:
        return Qt.CursorShape.CrossCursor if self.tool == "fill" else Qt.CursorShape.BlankCursor

    def _prepare_fill(self) -> None:
        """Have at hand what filling needs, so that the first fill is as quick as the others."""
        layer, picture = self.layer, self._picture
        if self.tool != "fill" or layer is None or self._colours is not None:
            return
        size = layer.layer_size

        def work() -> NDArray[np.uint8]:
            part_at(np.ones((1, 1), bool), 0, 0)  # loads scipy
            return colours_of(picture, size)

        def done(colours: NDArray[np.uint8]) -> None:
            if picture is self._picture and self.layer is not None:
                self._colours = colours

        background.run(self, work, done)

    # painting

    def paint_tool(self, painter: QPainter) -> None:
        if self.layer is None:
            return
        target = self.target()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if self.seen == "mask":
            painter.fillRect(target, QColor(0, 0, 0))
            painter.drawImage(target, self._overlay, QRectF(self._overlay.rect()))
        elif self.seen == "both":
            painter.setOpacity(self.opacity)
            painter.drawImage(target, self._overlay, QRectF(self._overlay.rect()))
            painter.setOpacity(1.0)
        if self.pointer is not None and self.tool != "fill":
            self._paint_circle(painter, self.pointer)

    def _paint_circle(self, painter: QPainter, middle: QPointF) -> None:
        radius = max(1.0, self.width_ * self.scale / 2)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for pen in (QPen(QColor(0, 0, 0, 170), 3), QPen(QColor(255, 255, 255), 1.2)):
            painter.setPen(pen)
            painter.drawEllipse(middle, radius, radius)
            if radius < 3:  # a circle too small to find
                painter.drawLine(middle + QPointF(-9, 0), middle + QPointF(-5, 0))
                painter.drawLine(middle + QPointF(5, 0), middle + QPointF(9, 0))
        if 0.05 < self.hardness < 0.99 and radius > 8:
            painter.setPen(QPen(QColor(255, 255, 255, 120), 1, Qt.PenStyle.DotLine))
            painter.drawEllipse(middle, radius * self.hardness, radius * self.hardness)

    def _move_circle(self) -> None:
        """Paint the outline of the brush where the pointer is now, and what it covered before."""
        old, self._circle = self._circle, QRect()
        if self.pointer is not None:
            reach = max(10.0, self.width_ * self.scale / 2 + 3)
            middle = self.pointer
            place = QRectF(middle.x() - reach, middle.y() - reach, 2 * reach, 2 * reach)
            self._circle = place.toAlignedRect()
        for part in (old, self._circle):
            if not part.isEmpty():
                self.update(part)

    def _on_screen(self, place: QRectF) -> QRect:
        """Which part of the widget shows a part of the layer."""
        if self.layer is None:
            return self.rect()
        across, down = self.layer.across, self.layer.down
        first = self.to_widget(QPointF(place.left() / across, place.top() / down))
        last = self.to_widget(QPointF(place.right() / across, place.bottom() / down))
        return QRectF(first, last).toAlignedRect().adjusted(-2, -2, 2, 2)
