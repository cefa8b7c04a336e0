"""The picture with a crop laid over it: handles to draw, thirds, and what training would cut off of it."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QKeyEvent, QPainter, QPainterPath, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from gui import theme
from gui.dataset.retouch.crop_box import Handle, Shape, dragged, drawn, fitted, moved
from gui.dataset.retouch.stage import Stage
from project.retouch.edit import Box

_REACH = 11  # pixels of the screen in which a handle is grasped
_DIM = QColor(0, 0, 0, 150)
_LINE, _SHADE = QColor(255, 255, 255, 235), QColor(0, 0, 0, 120)
_ARROWS: dict[int, tuple[int, int]] = {
    Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1),
}  # fmt: skip
_CURSORS: dict[Handle, Qt.CursorShape] = {
    (-1, -1): Qt.CursorShape.SizeFDiagCursor, (1, 1): Qt.CursorShape.SizeFDiagCursor,
    (-1, 1): Qt.CursorShape.SizeBDiagCursor, (1, -1): Qt.CursorShape.SizeBDiagCursor,
    (-1, 0): Qt.CursorShape.SizeHorCursor, (1, 0): Qt.CursorShape.SizeHorCursor,
    (0, -1): Qt.CursorShape.SizeVerCursor, (0, 1): Qt.CursorShape.SizeVerCursor,
    (0, 0): Qt.CursorShape.SizeAllCursor,
}  # fmt: skip


class CropStage(Stage):
    """`box` is the crop in pixels of the picture as it is shown. Without `cropping` it is shown and stays as it is."""

    box_changed = Signal()
    settled = Signal()  # the person let go

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Crop"))
        self.box: Box = (0, 0, 1, 1)
        self.shape_: Shape | None = None
        self.kept: tuple[int, int] | None = None  # what a training keeps of the crop, in pixels
        self.cropping = True
        self._handle: Handle | None = None
        self._start: tuple[QPointF, Box] = (QPointF(), self.box)

    @property
    def frame(self) -> tuple[int, int]:
        return self.full.width(), self.full.height()

    def show_frame(self, pixmap: QPixmap, frame: QSize, box: Box, fresh: bool) -> None:
        """Show a picture of this size with this crop."""
        other = frame != self.full
        self.show_pixmap(pixmap, frame, fresh or (other and self.fitted))
        self.box = box
        self.update_cursor()

    def set_box(self, box: Box) -> None:
        """Show another crop."""
        if box != self.box:
            self.box = box
            self.update()
            self.box_changed.emit()

    def set_shape(self, shape: Shape | None) -> None:
        """Hold the crop to a shape from now on; None = any."""
        self.shape_ = shape
        if shape is not None:
            self.set_box(fitted(self.box, self.frame, shape))

    # the tool

    def press(self, point: QPointF, button: Qt.MouseButton, modifiers: Qt.KeyboardModifier) -> None:
        if button != Qt.MouseButton.LeftButton or not self.cropping:
            return
        self._handle = self._handle_at(self.to_widget(point))
        self._start = (point, self.box)

    def drag(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        if not self.cropping:
            return
        start, box = self._start
        shape = self.shape_
        if shape is None and modifiers & Qt.KeyboardModifier.ShiftModifier:
            shape = float(box[2] - box[0]), float(box[3] - box[1])
        to = point.x(), point.y()
        if self._handle is None:
            far = self.to_widget(point) - self.to_widget(start)
            if abs(far.x()) + abs(far.y()) > 5:  # a mere click keeps the crop
                self.set_box(drawn((start.x(), start.y()), to, self.frame, shape))
        elif self._handle == (0, 0):
            by = round(point.x() - start.x()), round(point.y() - start.y())
            self.set_box(moved(box, by, self.frame))
        else:
            self.set_box(dragged(box, self._handle, to, self.frame, shape))

    def release(self, point: QPointF) -> None:
        self._handle = None
        self.settled.emit()

    def tool_cursor(self) -> Qt.CursorShape:
        if not self.cropping:
            return Qt.CursorShape.ArrowCursor
        handle = self._handle if self.at_work else self._handle_at(self.pointer) if self.pointer is not None else None
        return _CURSORS[handle] if handle is not None else Qt.CursorShape.CrossCursor

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _ARROWS.get(event.key())
        if step is None or not self.cropping:
            super().keyPressEvent(event)
            return
        far = 10 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
        by = step[0] * far, step[1] * far
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            handle = abs(step[0]), abs(step[1])
            to = float(self.box[2] + by[0]), float(self.box[3] + by[1])
            self.set_box(dragged(self.box, handle, to, self.frame, self.shape_))
        else:
            self.set_box(moved(self.box, by, self.frame))
        self.settled.emit()

    # painting

    def box_on_screen(self) -> QRectF:
        """Where the crop is shown."""
        left, top, right, bottom = self.box
        return QRectF(self.to_widget(QPointF(left, top)), self.to_widget(QPointF(right, bottom)))

    def paint_tool(self, painter: QPainter) -> None:
        box = self.box_on_screen()
        whole = self.box == (0, 0, *self.frame)
        outside = QPainterPath()
        outside.addRect(self.target())
        inside = QPainterPath()
        inside.addRect(box)
        painter.fillPath(outside - inside, _DIM)
        if self.kept is not None:
            self._paint_cut(painter, box)
        if whole and not self.cropping:
            return
        self._paint_lines(painter, box)
        if self.cropping:
            self._paint_handles(painter, box)

    def _paint_cut(self, painter: QPainter, box: QRectF) -> None:
        """Hatch what a training cuts off of the crop."""
        assert self.kept is not None
        wide, tall = self.box[2] - self.box[0], self.box[3] - self.box[1]
        across = box.width() * (wide - self.kept[0]) / wide / 2
        down = box.height() * (tall - self.kept[1]) / tall / 2
        if across < 0.5 and down < 0.5:
            return
        outer, inner = QPainterPath(), QPainterPath()
        outer.addRect(box)
        inner.addRect(box.adjusted(across, down, -across, -down))
        cut = outer - inner
        colour = QColor(theme.tokens().warning)
        colour.setAlpha(60)
        painter.fillPath(cut, colour)
        colour.setAlpha(190)
        painter.fillPath(cut, QBrush(colour, Qt.BrushStyle.BDiagPattern))

    def _paint_lines(self, painter: QPainter, box: QRectF) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for pen in (QPen(_SHADE, 3), QPen(_LINE, 1)):
            painter.setPen(pen)
            painter.drawRect(box)
        if box.width() < 60 or box.height() < 60:
            return
        painter.setPen(QPen(QColor(255, 255, 255, 110), 1))
        for third in (1, 2):
            x, y = box.x() + box.width() * third / 3, box.y() + box.height() * third / 3
            painter.drawLine(QPointF(x, box.top()), QPointF(x, box.bottom()))
            painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))

    def _paint_handles(self, painter: QPainter, box: QRectF) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(_SHADE, 1))
        painter.setBrush(QColor(255, 255, 255))
        middle = box.center()
        for across in (-1, 0, 1):
            for down in (-1, 0, 1):
                if (across, down) == (0, 0):
                    continue
                x = middle.x() + across * box.width() / 2
                y = middle.y() + down * box.height() / 2
                size = 5.0 if across and down else 4.0
                if not (across and down) and min(box.width(), box.height()) < 50:
                    continue
                painter.drawRoundedRect(QRectF(x - size, y - size, 2 * size, 2 * size), 2, 2)

    def _handle_at(self, point: QPointF | None) -> Handle | None:
        """The handle at a point of the screen, (0, 0) inside the crop, None outside."""
        if point is None:
            return None
        box = self.box_on_screen()
        whole = self.box == (0, 0, *self.frame)
        reach = min(_REACH, max(4.0, min(box.width(), box.height()) / 4))
        if not box.adjusted(-reach, -reach, reach, reach).contains(point):
            return None
        across = -1 if abs(point.x() - box.left()) <= reach else 1 if abs(point.x() - box.right()) <= reach else 0
        down = -1 if abs(point.y() - box.top()) <= reach else 1 if abs(point.y() - box.bottom()) <= reach else 0
        if whole and (across, down) == (0, 0):  # there is no place to move it to: a new one is drawn
            return None
        return across, down
