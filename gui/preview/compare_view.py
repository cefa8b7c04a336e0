"""The picture area: the same picture without and with the LoRA, under a divider that is drawn across it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFont,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QApplication, QWidget

from gui import icons, theme

WIPE, SIDE, ONLY = "wipe", "side", "only"
KEY_STEP = 0.02
HANDLE = 11  # pixels; radius of the divider's handle
GAP = 2


class CompareView(QWidget):
    """Shows one or two images whole and as large as they fit. The divider follows the mouse and the arrow keys."""

    opened = Signal()
    menu_wanted = Signal(object)  # QPoint on the screen
    divider_moved = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.mode = WIPE
        self.divider = 0.5
        self._images: list[QImage | None] = [None, None]
        self._labels = ["", ""]
        self._hint = ""
        self._scaled: dict[tuple[int, int, int], QPixmap] = {}
        self._pressed: QPointF | None = None
        self._dragging = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Preview picture"))

    def set_left(self, image: QImage | None, label: str = "") -> None:
        """The picture without the LoRA."""
        self._set(0, image, label)

    def set_right(self, image: QImage | None, label: str = "") -> None:
        """The picture with the LoRA."""
        self._set(1, image, label)

    def image(self, right: bool) -> QImage | None:
        return self._images[int(right)]

    def set_mode(self, mode: str) -> None:
        """ "wipe", "side" for side by side, or "only" for the picture with the LoRA alone."""
        self.mode = mode
        self._scaled.clear()
        self._describe()
        self.update()

    def set_divider(self, share: float) -> None:
        """Put the divider: 0 is the left edge, 1 the right one."""
        share = min(max(share, 0.0), 1.0)
        if share != self.divider:
            self.divider = share
            self.divider_moved.emit(share)
            self.update()

    def set_hint(self, text: str) -> None:
        """What stands there while there is no picture."""
        self._hint = text
        self.update()

    def aspect(self) -> float:
        """Height by width of what is shown."""
        image = self._images[1] or self._images[0]
        if image is None or image.isNull():
            return 1.0
        one = image.height() / image.width()
        return one / 2 if self._both() and self.mode == SIDE else one

    def sizeHint(self) -> QSize:
        return QSize(268, 268)

    # --- painting -----------------------------------------------------------------------------------------------------

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        look = theme.tokens()
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(self.rect()), theme.RADIUS, theme.RADIUS)
        painter.setClipPath(shape)
        painter.fillRect(self.rect(), QColor(look.sunken))
        left, right = self._images
        if left is None and right is None:
            self._paint_hint(painter)
        elif self._both() and self.mode == SIDE:
            for side, place in enumerate(self._halves()):
                self._paint_picture(painter, side, place, place)
        elif self._both() and self.mode == WIPE:
            self._paint_wipe(painter)
        else:
            side = 1 if right is not None else 0
            self._paint_picture(painter, side, QRectF(self.rect()), QRectF(self.rect()))
        painter.setClipping(False)
        if self.hasFocus():
            painter.setPen(QPen(QColor(look.accent), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), theme.RADIUS - 1, theme.RADIUS - 1)
        painter.end()

    def _paint_wipe(self, painter: QPainter) -> None:
        place, cut = QRectF(self.rect()), self._divider_x()
        shown = self._fitted(1, place)
        self._paint_picture(painter, 0, place, QRectF(place.left(), 0, cut - place.left(), place.height()))
        self._paint_picture(painter, 1, place, QRectF(cut, 0, place.right() - cut, place.height()))
        middle = shown.center().y()
        painter.setPen(QPen(QColor(0, 0, 0, 70), 4))
        painter.drawLine(QPointF(cut, shown.top()), QPointF(cut, shown.bottom()))
        painter.setPen(QPen(QColor("white"), 2))
        painter.drawLine(QPointF(cut, shown.top()), QPointF(cut, shown.bottom()))
        painter.setPen(QPen(QColor(0, 0, 0, 60), 1))
        painter.setBrush(QColor("white"))
        painter.drawEllipse(QPointF(cut, middle), HANDLE, HANDLE)
        painter.setPen(
            QPen(QColor(theme.LIGHT.accent if self.hasFocus() or self._dragging else theme.LIGHT.muted), 1.8)
        )
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for sign in (-1, 1):
            tip = cut + sign * 6.5
            painter.drawPolyline(
                [QPointF(tip - sign * 3, middle - 3.5), QPointF(tip, middle), QPointF(tip - sign * 3, middle + 3.5)]
            )

    def _paint_picture(self, painter: QPainter, side: int, place: QRectF, window: QRectF) -> None:
        """One of the pictures fitted into `place`, as far as it lies in `window`, with its label."""
        painter.save()
        painter.setClipRect(window, Qt.ClipOperation.IntersectClip)
        target = self._fitted(side, place)
        pixmap = self._pixmap(side, target.size().toSize())
        if pixmap is not None:
            painter.drawPixmap(target.topLeft(), pixmap)
        self._paint_label(painter, side, target)
        painter.restore()

    def _paint_label(self, painter: QPainter, side: int, target: QRectF) -> None:
        text = self._labels[side]
        if not text:
            return
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * 0.9)
        painter.setFont(font)
        box = QRectF(painter.fontMetrics().boundingRect(text)).adjusted(-7, -3, 7, 3)
        at_right = side == 1 and self._both() and self.mode == WIPE
        box.moveTop(target.top() + theme.S)
        box.moveLeft(target.right() - theme.S - box.width() if at_right else target.left() + theme.S)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(0, 0, 0, 150))
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        painter.setPen(QColor("white"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)

    def _paint_hint(self, painter: QPainter) -> None:
        middle = QRectF(self.rect()).center()
        icon = QRectF(0, 0, 40, 40)
        icon.moveCenter(middle - QPointF(0, 34))
        icons.toned("image", "faint").paint(painter, icon.toRect())
        painter.setPen(QColor(theme.tokens().muted))
        text = QRectF(theme.L, middle.y(), self.width() - 2 * theme.L, self.height() / 2)
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.drawText(text, flags, self._hint)

    def _pixmap(self, side: int, size: QSize) -> QPixmap | None:
        """The picture at the size in which it is shown, in the screen's own pixels."""
        image = self._images[side]
        if image is None or size.isEmpty():
            return None
        ratio = self.devicePixelRatioF()
        pixels = QSize(round(size.width() * ratio), round(size.height() * ratio))
        key = (side, pixels.width(), pixels.height())
        if key not in self._scaled:
            if len(self._scaled) > 4:
                self._scaled.clear()
            scaled = image.scaled(
                pixels, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
            pixmap = QPixmap.fromImage(scaled)
            pixmap.setDevicePixelRatio(ratio)
            self._scaled[key] = pixmap
        return self._scaled[key]

    # --- where things are ---------------------------------------------------------------------------------------------

    def _both(self) -> bool:
        return self._images[0] is not None and self._images[1] is not None

    def _fitted(self, side: int, place: QRectF) -> QRectF:
        image = self._images[side]
        if image is None or image.isNull():
            return place
        size = image.size().scaled(place.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
        target = QRectF(0, 0, size.width(), size.height())
        target.moveCenter(place.center())
        target.moveTopLeft(QPointF(round(target.left()), round(target.top())))
        return target

    def _halves(self) -> tuple[QRectF, QRectF]:
        half = (self.width() - GAP) / 2
        return QRectF(0, 0, half, self.height()), QRectF(half + GAP, 0, half, self.height())

    def _divider_x(self) -> float:
        shown = self._fitted(1, QRectF(self.rect()))
        return shown.left() + self.divider * shown.width()

    def _set(self, side: int, image: QImage | None, label: str) -> None:
        self._images[side], self._labels[side] = image, label
        self._scaled.clear()
        self._describe()
        self.updateGeometry()
        self.update()

    def _describe(self) -> None:
        """Tell those who do not see it, and those who look for the keys."""
        if not any(self._images):
            self.setToolTip("")
            return
        if self._both() and self.mode == WIPE:
            tip = self.tr("Drag to compare, or use the arrow keys. Click for a large view (Enter).")
        else:
            tip = self.tr("Click for a large view (Enter).")
        self.setToolTip(tip)
        self.setAccessibleDescription(", ".join(label for label in self._labels if label))

    # --- hands --------------------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed, self._dragging = event.position(), False
            if self._wipes() and abs(event.position().x() - self._divider_x()) <= HANDLE:
                self._dragging = True
                self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        near = self._wipes() and abs(event.position().x() - self._divider_x()) <= HANDLE
        shape = Qt.CursorShape.SplitHCursor if near or self._dragging else Qt.CursorShape.PointingHandCursor
        self.setCursor(shape if any(self._images) else Qt.CursorShape.ArrowCursor)
        if self._pressed is None or not self._wipes():
            return
        far = abs(event.position().x() - self._pressed.x()) >= QApplication.startDragDistance()
        self._dragging = self._dragging or far
        if self._dragging:
            shown = self._fitted(1, QRectF(self.rect()))
            self.set_divider((event.position().x() - shown.left()) / max(1.0, shown.width()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        clicked = self._pressed is not None and not self._dragging and self.rect().contains(event.position().toPoint())
        self._pressed, self._dragging = None, False
        self.update()
        if clicked and any(self._images):
            self.opened.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        moves = {
            Qt.Key.Key_Left: self.divider - KEY_STEP,
            Qt.Key.Key_Right: self.divider + KEY_STEP,
            Qt.Key.Key_Home: 0.0,
            Qt.Key.Key_End: 1.0,
        }
        if event.key() in moves and self._wipes():
            self.set_divider(moves[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and any(self._images):
            if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
                event.ignore()
            else:
                self.opened.emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_wanted.emit(event.globalPos())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.update()

    def _wipes(self) -> bool:
        return self.mode == WIPE and self._both()
