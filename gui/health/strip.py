"""A row of small pictures in one widget, as many as fit, with how many more there are."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QImage, QMouseEvent, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from gui import icons, theme
from gui.health.thumbs import SmallPictures

SIDE = 76
_GAP = 6
_MOST = 24
_SHORT = 18  # characters of a remark that is painted; a longer one is in the tooltip only


class Strip(QWidget):
    """Shows pictures with a few words under each; a click tells which one."""

    picked = Signal(str)

    def __init__(self, small: SmallPictures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._small = small
        self._files: tuple[str, ...] = ()
        self._remarks: Mapping[str, str] = {}
        self._worded = False
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        small.arrived.connect(self._arrived)

    def show_files(self, files: Sequence[str], remarks: Mapping[str, str]) -> None:
        """Show the first of these pictures."""
        self._files, self._remarks = tuple(files), remarks
        self._worded = any(len(remark) <= _SHORT for remark in remarks.values())
        names = ", ".join(Path(file).name for file in self._files[:5])
        self.setAccessibleName(self.tr("{number} pictures: {names}").format(number=len(files), names=names))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(SIDE * 4, SIDE + (self.fontMetrics().height() + 4 if self._worded else 0))

    def minimumSizeHint(self) -> QSize:
        return QSize(SIDE * 2, self.sizeHint().height())

    def shown(self) -> int:
        """How many pictures there is room for."""
        room = (self.width() + _GAP) // (SIDE + _GAP)
        most = min(room, _MOST, len(self._files))
        return max(0, most - 1) if most < len(self._files) else most

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        count = self.shown()
        for place, file in enumerate(self._files[:count]):
            paint_picture(painter, self._place(place), self._small.get(file))
            if (remark := self._remarks.get(file)) and len(remark) <= _SHORT:
                words = QRect(self._place(place).left(), SIDE + 2, SIDE, self.fontMetrics().height() + 2)
                painter.setPen(QColor(theme.tokens().muted))
                font = self.font()
                font.setPointSizeF(font.pointSizeF() * 0.82)
                painter.setFont(font)
                text = painter.fontMetrics().elidedText(remark, Qt.TextElideMode.ElideRight, SIDE)
                painter.drawText(words, Qt.AlignmentFlag.AlignHCenter, text)
        if count < len(self._files):
            rest = self._place(count)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.tokens().sunken))
            painter.drawRoundedRect(rest, 6, 6)
            painter.setPen(QColor(theme.tokens().muted))
            painter.setFont(self.font())
            painter.drawText(rest, Qt.AlignmentFlag.AlignCenter, f"+{len(self._files) - count:,}")
        painter.end()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self._at(event.position().toPoint().x()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        file = self._at(event.position().toPoint().x())
        if file is not None and event.button() == Qt.MouseButton.LeftButton:
            self.picked.emit(file)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            file = self._at(event.pos().x())
            words = [Path(file).name, self._remarks.get(file, "")] if file else []
            QToolTip.showText(event.globalPos(), "\n".join(filter(None, words)), self)
            return True
        return super().event(event)

    def _place(self, place: int) -> QRect:
        return QRect(place * (SIDE + _GAP), 0, SIDE, SIDE)

    def _at(self, x: int) -> str | None:
        place = x // (SIDE + _GAP)
        return self._files[place] if 0 <= place < self.shown() else None

    def _arrived(self, file: str) -> None:
        if file in self._files[:_MOST]:
            self.update()


def paint_picture(painter: QPainter, place: QRect, image: QImage | None) -> None:
    """A picture that fills its place, cut at the sides; a sign where there is none."""
    painter.save()
    shape = QPainterPath()
    shape.addRoundedRect(QRectF(place), 6, 6)
    painter.setClipPath(shape)
    painter.fillRect(place, QColor(theme.tokens().sunken))
    if image is not None and image.isNull():
        sign = QRect(0, 0, 24, 24)
        sign.moveCenter(place.center())
        icons.toned("error", "faint").paint(painter, sign)
    elif image is not None:
        size = image.size().scaled(place.size(), Qt.AspectRatioMode.KeepAspectRatioByExpanding)
        target = QRectF(0, 0, size.width(), size.height())
        target.moveCenter(QRectF(place).center())
        painter.drawImage(target, image)
    painter.restore()
