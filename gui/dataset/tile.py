"""Paints one picture of the gallery: thumbnail, caption, and the mark of a picture that will be skipped."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from gui import icons, theme
from gui.dataset.entries import Entry
from gui.dataset.model import PictureModel
from gui.dataset.qt_text import wrapped
from gui.dataset.thumbnails import Thumbnails

LINES = 3
_EDGE, _PAD = 2, 8  # pixels from the cell's side to the frame of a selected tile, and to the picture
_BADGE = 20
_MOST_LAID_OUT = 4000


class Tile(QStyledItemDelegate):
    """The look of a tile. `size` is the height of the thumbnail, `cell` the whole place in the grid."""

    def __init__(self, model: PictureModel, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model, self.thumbnails = model, thumbnails
        self.size, self.cell = 160, QSize(180, 240)
        self._laid_out: dict[tuple[str, int], list[str]] = {}
        self._font = QFont()
        self._fit_font(self._font)

    def set_metrics(self, size: int, width: int, font: QFont) -> None:
        """Lay tiles out for a thumbnail size and a width of the cell."""
        self._fit_font(font)
        self.size = size
        self.cell = QSize(width, size + 2 * _PAD + LINES * self._metrics.lineSpacing() + 2 * _PAD)

    def sizeHint(self, _: QStyleOptionViewItem, __: QModelIndex | QPersistentModelIndex) -> QSize:
        return self.cell

    def picture_rect(self, cell: QRect) -> QRect:
        """Where the picture stands in a cell."""
        return QRect(cell.x() + _PAD, cell.y() + _PAD, cell.width() - 2 * _PAD, self.size)

    def caption_rect(self, cell: QRect) -> QRect:
        """Where the caption stands in a cell."""
        top = cell.y() + self.size + 2 * _PAD
        return QRect(cell.x() + _PAD, top, cell.width() - 2 * _PAD, cell.bottom() - _PAD - top)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row = index.row()
        if row >= len(self.model.rows):
            return
        entry, look = self.model.rows[row], theme.tokens()
        cell: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self._paint_ground(painter, cell, state, look)
        self._paint_picture(painter, self.picture_rect(cell), entry, look)
        self._paint_caption(painter, self.caption_rect(cell), entry, look)
        painter.restore()

    def _paint_ground(self, painter: QPainter, cell: QRect, state: QStyle.StateFlag, look: theme.Tokens) -> None:
        place = QRectF(cell).adjusted(_EDGE + 0.5, _EDGE + 0.5, -_EDGE - 0.5, -_EDGE - 0.5)
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.setPen(QPen(QColor(look.accent), 1.5))
            painter.setBrush(QColor(look.accent_soft))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(QColor(look.border))
            painter.setBrush(QColor(look.surface))
        elif state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QColor(look.border_strong))
            painter.setBrush(Qt.BrushStyle.NoBrush)
        else:
            return
        painter.drawRoundedRect(place, theme.RADIUS, theme.RADIUS)

    def _paint_picture(self, painter: QPainter, place: QRect, entry: Entry, look: theme.Tokens) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look.sunken))
        painter.drawRoundedRect(place, 6, 6)
        pixmap = self.thumbnails.get(entry)
        if pixmap is not None:
            _draw(painter, pixmap, place)
        elif self.thumbnails.failed(entry) or entry.never:
            side = min(40, self.size // 3)
            middle = QRect(0, 0, side, side)
            middle.moveCenter(place.center())
            icons.toned("image", "faint").paint(painter, middle)
        if entry.skipped:
            self._paint_badge(painter, QRectF(place.x() + 6, place.y() + 6, _BADGE, _BADGE), look.warning, look)
        if self.model.limit and entry.tokens > self.model.limit:
            self._paint_tokens(painter, place, entry, look)
        self._paint_marks(painter, place, entry, look)
        if entry.unsaved or entry.conflict:
            right = place.right() - 5 - _BADGE
            self._paint_badge(painter, QRectF(right, place.y() + 6, _BADGE, _BADGE), look.danger, look)

    def _paint_tokens(self, painter: QPainter, place: QRect, entry: Entry, look: theme.Tokens) -> None:
        """The mark of a caption that is longer than the model reads."""
        small = QFont(self._font)
        small.setPointSizeF(small.pointSizeF() * 0.85)
        text, metrics = f"{entry.tokens} / {self.model.limit}", QFontMetrics(small)
        wide, tall = metrics.horizontalAdvance(text) + 12, metrics.height() + 4
        pill = QRectF(place.right() - wide - 5, place.bottom() - tall - 5, wide, tall)
        painter.setPen(QPen(QColor(look.surface), 1.5))
        painter.setBrush(QColor(look.warning_soft))
        painter.drawRoundedRect(pill, tall / 2, tall / 2)
        painter.setFont(small)
        painter.setPen(QColor(look.warning))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, text)

    def _paint_marks(self, painter: QPainter, place: QRect, entry: Entry, look: theme.Tokens) -> None:
        """Small words at the foot of the picture: that it has a mask, that it is an edit."""
        words = [word for word, true in ((self.tr("mask"), entry.masked), (self.tr("edited"), entry.edited)) if true]
        painter.setFont(self._font)
        left = place.x() + 6.0
        for word in words:
            wide = self._metrics.horizontalAdvance(word) + 12
            if left + wide > place.right():
                break
            chip = QRectF(left, place.bottom() - 5 - self._metrics.height(), wide, self._metrics.height() + 1)
            ground = QColor(look.surface)
            ground.setAlpha(225)
            painter.setPen(QColor(look.border))
            painter.setBrush(ground)
            painter.drawRoundedRect(chip, 5, 5)
            painter.setPen(QColor(look.text))
            painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, word)
            left += wide + 4

    def _paint_badge(self, painter: QPainter, place: QRectF, colour: str, look: theme.Tokens) -> None:
        painter.setPen(QPen(QColor(look.surface), 1.5))
        painter.setBrush(QColor(colour))
        painter.drawEllipse(place)
        painter.setPen(QPen(QColor(look.surface), 2.2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        middle = place.center()
        painter.drawLine(QPointF(middle.x(), middle.y() - 4.5), QPointF(middle.x(), middle.y() + 0.5))
        painter.drawPoint(QPointF(middle.x(), middle.y() + 4.5))

    def _paint_caption(self, painter: QPainter, place: QRect, entry: Entry, look: theme.Tokens) -> None:
        painter.setFont(self._font)
        if entry.caption.problem:
            text, colour = self.tr("This caption cannot be read"), look.warning
        elif entry.caption.text:
            text, colour = entry.caption.text, look.text
        elif entry.loaded:
            text, colour = self.tr("Write a caption…"), look.faint
        else:
            return
        painter.setPen(QColor(colour))
        spacing = self._metrics.lineSpacing()
        baseline = place.y() + self._metrics.ascent()
        for number, line in enumerate(self._lines(text, place.width())):
            painter.drawText(QPointF(place.x(), baseline + number * spacing), line)

    def _lines(self, text: str, width: int) -> list[str]:
        """The lines of a caption in a width; the last one is cut with … if there is more."""
        key = (text, width)
        if key not in self._laid_out:
            if len(self._laid_out) > _MOST_LAID_OUT:
                self._laid_out.clear()
            self._laid_out[key] = wrapped(text[:600], self._font, width, LINES)
        return self._laid_out[key]

    def _fit_font(self, font: QFont) -> None:
        small = QFont(font)
        if font.pointSizeF() > 0:
            small.setPointSizeF(font.pointSizeF() * 0.95)
        if small != self._font or not self._laid_out:
            self._laid_out.clear()
        self._font, self._metrics = small, QFontMetrics(small)


def _draw(painter: QPainter, pixmap: QPixmap, place: QRect) -> None:
    """Put a thumbnail into the middle. Made for this place it is only copied; one of another size is fitted."""
    size = pixmap.deviceIndependentSize()
    if size.width() > place.width() or size.height() > place.height() or pixmap.height() < place.height() // 2:
        size = size.scaled(place.size().toSizeF(), Qt.AspectRatioMode.KeepAspectRatio)
    left, top = place.x() + (place.width() - size.width()) / 2, place.y() + (place.height() - size.height()) / 2
    if size == pixmap.deviceIndependentSize():
        painter.drawPixmap(round(left), round(top), pixmap)
    else:
        painter.drawPixmap(QRectF(left, top, size.width(), size.height()), pixmap, QRectF(pixmap.rect()))
