"""Shows one picture large: fitted into the place, or zoomed with the wheel about the pointer, and dragged."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui import icons, theme

_STEP = 1.25
_MOST = 32.0
_EMPTY = QSize(0, 0)


class Canvas(QWidget):
    """The picture of the large view. `scale` counts screen pixels a picture pixel; fitted it follows the size."""

    zoomed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(120)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Picture"))
        self.failed = False
        self.fitted = True
        self._pixmap = QPixmap()
        self._full = _EMPTY  # the picture's own size in pixels; the pixmap may be smaller
        self._scale = 1.0
        self._middle = QPointF()  # which point of the picture is in the middle of the widget
        self._ready = QPixmap()
        self._grabbed: QPointF | None = None
        self.margin = 0  # pixels that a fitted picture leaves free at each side

    def show_pixmap(self, pixmap: QPixmap, full: QSize, fresh: bool) -> None:
        """Show a picture of the size `full`; a `fresh` one is fitted, another keeps its place and scale."""
        self.failed = False
        self._pixmap, self._full = pixmap, full if full.isValid() and not full.isEmpty() else pixmap.size()
        self._ready = QPixmap()
        if fresh:
            self.fit()
        self.update()

    def show_failure(self) -> None:
        """Say that there is nothing to see."""
        self.failed = True
        self._pixmap = self._ready = QPixmap()
        self.update()

    @property
    def scale(self) -> float:
        """Screen pixels a picture pixel, now."""
        if not self.fitted:
            return self._scale
        if self._full.isEmpty():
            return 1.0
        room = self.size() - QSize(2 * self.margin, 2 * self.margin)
        return max(0.001, min(room.width() / self._full.width(), room.height() / self._full.height(), 8.0))

    @property
    def full(self) -> QSize:
        """The picture's own size in pixels."""
        return self._full

    def target(self) -> QRectF:
        """Where the picture lies in the widget."""
        scale = self.scale
        corner = QPointF(self.width() / 2, self.height() / 2) - self._middle * scale
        wide, tall = round(self._full.width() * scale), round(self._full.height() * scale)
        return QRectF(round(corner.x()), round(corner.y()), wide, tall)

    def to_picture(self, point: QPointF) -> QPointF:
        """The point of the picture, in its pixels, that is shown at a point of the widget."""
        place = self.target()
        across, down = self._full.width() / max(1.0, place.width()), self._full.height() / max(1.0, place.height())
        return QPointF((point.x() - place.x()) * across, (point.y() - place.y()) * down)

    def to_widget(self, point: QPointF) -> QPointF:
        """Where a point of the picture, in its pixels, is shown."""
        place = self.target()
        across = place.width() / max(1, self._full.width())
        down = place.height() / max(1, self._full.height())
        return QPointF(place.x() + point.x() * across, place.y() + point.y() * down)

    def pan(self, by: QPointF) -> None:
        """Move the picture by so many pixels of the screen; a fitted one is then no longer fitted."""
        if self.fitted:
            self._scale, self.fitted = self.scale, False
        self._middle -= by / self.scale
        self._changed()

    def fit(self) -> None:
        """Show the whole picture."""
        self.fitted = True
        self._middle = QPointF(self._full.width() / 2, self._full.height() / 2)
        self._changed()

    def zoom(self, factor: float, at: QPointF | None = None) -> None:
        """Make the picture larger or smaller; the point `at` of the widget stays where it is."""
        centre = QPointF(self.width() / 2, self.height() / 2)
        before, place = self.scale, at if at is not None else centre
        after = min(_MOST, max(0.02, before * factor))
        point = self._middle + (place - centre) / before
        self.fitted = False
        self._scale, self._middle = after, point - (place - centre) / after
        self._changed()

    def actual_size(self) -> None:
        """One screen pixel a picture pixel."""
        self.zoom(1.0 / self.scale)

    def wheelEvent(self, event: QWheelEvent) -> None:
        turns = event.angleDelta().y() / 120
        if turns and not self._pixmap.isNull():
            self.zoom(_STEP**turns, event.position())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._grabbed = event.position()
            self.setFocus(Qt.FocusReason.MouseFocusReason)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grabbed is None or self.fitted:
            return
        self._middle -= (event.position() - self._grabbed) / self.scale
        self._grabbed = event.position()
        self.setCursor(Qt.CursorShape.ClosedHandCursor)
        self.update()

    def mouseReleaseEvent(self, _: QMouseEvent) -> None:
        self._grabbed = None
        self.setCursor(Qt.CursorShape.ArrowCursor if self.fitted else Qt.CursorShape.OpenHandCursor)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.fitted:
            self.zoom(1.0 / self.scale, event.position())
        else:
            self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._changed()

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = theme.tokens()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look.sunken))
        painter.drawRoundedRect(self.rect(), theme.RADIUS, theme.RADIUS)
        if self.failed:
            self._paint_failure(painter, look)
        elif not self._pixmap.isNull():
            self._paint_picture(painter)
        painter.end()

    def _paint_picture(self, painter: QPainter) -> None:
        scale, ratio, target = self.scale, self.devicePixelRatioF(), self.target()
        size = target.size().toSize()
        if self.fitted and scale * ratio < 1:
            if self._ready.isNull():
                self._ready = self._pixmap.scaled(
                    size * ratio, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
                )
            painter.drawPixmap(target, self._ready, QRectF(self._ready.rect()))
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, scale * ratio < 3)
        painter.setClipRect(self.rect())
        painter.drawPixmap(target, self._pixmap, QRectF(self._pixmap.rect()))

    def _paint_failure(self, painter: QPainter, look: theme.Tokens) -> None:
        place = self.rect()
        middle = place.adjusted(0, 0, 0, 0)
        middle.setSize(QSize(48, 48))
        middle.moveCenter(place.center())
        icons.toned("image", "faint").paint(painter, middle)
        painter.setPen(QColor(look.muted))
        below = place.adjusted(0, place.height() // 2 + 32, 0, 0)
        painter.drawText(below, Qt.AlignmentFlag.AlignHCenter, self.tr("This picture cannot be shown."))

    def _changed(self) -> None:
        self._ready = QPixmap()
        self.setCursor(Qt.CursorShape.ArrowCursor if self.fitted else Qt.CursorShape.OpenHandCursor)
        self.update()
        self.zoomed.emit()
