"""Paints the rows of the review: check box, thumbnail, the caption before and the one that was made."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from gui import icons, theme
from gui.dataset.captioning.results import Result, ResultModel
from gui.dataset.qt_text import wrapped
from gui.dataset.thumbnails import Thumbnails

THUMBNAIL = 72  # pixels of its side
_PAD, _BOX = 10, 18
_BEFORE_LINES, _AFTER_LINES = 1, 4
_MOST_LAID_OUT = 2000


class ResultRows(QStyledItemDelegate):
    """All rows have one height, so that ten thousand of them need no measuring."""

    def __init__(self, model: ResultModel, thumbnails: Thumbnails, parent: QWidget) -> None:
        super().__init__(parent)
        self.model, self.thumbnails = model, thumbnails
        self.set_font(parent.font())
        self._laid_out: dict[tuple[str, int, int], list[str]] = {}

    def set_font(self, font: QFont) -> None:
        """Measure rows in a font."""
        self.font, self.small = QFont(font), QFont(font)
        self.small.setPointSizeF(font.pointSizeF() * 0.9)
        self.line = QFontMetrics(self.font).lineSpacing()
        self.small_line = QFontMetrics(self.small).lineSpacing()
        texts = (1 + _BEFORE_LINES) * self.small_line + _AFTER_LINES * self.line + 6
        self.height = max(THUMBNAIL, texts) + 2 * _PAD

    def sizeHint(self, _: QStyleOptionViewItem, __: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(200, self.height)

    def box_rect(self, row: QRect) -> QRect:
        """Where the check box stands, with some room around it to be hit."""
        return QRect(row.x(), row.y(), _PAD + _BOX + _PAD // 2, row.height())

    def picture_rect(self, row: QRect) -> QRect:
        return QRect(row.x() + 2 * _PAD + _BOX, row.y() + _PAD, THUMBNAIL, THUMBNAIL)

    def after_rect(self, row: QRect) -> QRect:
        """Where the made caption stands."""
        left = self.picture_rect(row).right() + 1 + _PAD + 2
        top = row.y() + _PAD + (1 + _BEFORE_LINES) * self.small_line + 4
        return QRect(left, top, row.right() - _PAD - left, _AFTER_LINES * self.line)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        if index.row() >= len(self.model.rows):
            return
        result, look, row = self.model.rows[index.row()], theme.tokens(), QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self._ground(painter, row, option.state, look)
        self._box(painter, row, result, look)
        self._picture(painter, self.picture_rect(row), result, look)
        self._texts(painter, row, result, look)
        painter.restore()

    def _ground(self, painter: QPainter, row: QRect, state: QStyle.StateFlag, look: theme.Tokens) -> None:
        if state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            chosen = bool(state & QStyle.StateFlag.State_Selected)
            painter.setPen(QPen(QColor(look.accent), 1) if chosen else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(look.accent_soft if chosen else look.sunken))
            painter.drawRoundedRect(QRectF(row).adjusted(1.5, 1.5, -1.5, -1.5), 6, 6)
        painter.setPen(QColor(look.border))
        painter.drawLine(row.x() + _PAD, row.bottom(), row.right() - _PAD, row.bottom())

    def _box(self, painter: QPainter, row: QRect, result: Result, look: theme.Tokens) -> None:
        place = QRectF(row.x() + _PAD, self.picture_rect(row).center().y() - _BOX / 2, _BOX, _BOX)
        paint_check(painter, place, result, look)

    def _picture(self, painter: QPainter, place: QRect, result: Result, look: theme.Tokens) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look.sunken))
        painter.drawRoundedRect(place, 6, 6)
        pixmap = self.thumbnails.get(result.entry)
        if pixmap is not None:
            draw_within(painter, pixmap, place)

    def _texts(self, painter: QPainter, row: QRect, result: Result, look: theme.Tokens) -> None:
        after = self.after_rect(row)
        left, width = after.x(), after.width()
        small = QFontMetrics(self.small)
        baseline = row.y() + _PAD + small.ascent()
        note, former, warns = self._words(result)
        painter.setFont(self.small)
        note_width = min(small.horizontalAdvance(note) + 2, width * 3 // 4) if note else 0
        painter.setPen(QColor(look.muted))
        name = small.elidedText(result.entry.name, Qt.TextElideMode.ElideMiddle, width - note_width - _PAD)
        painter.drawText(QPointF(left, baseline), name)
        if note:
            painter.setPen(QColor(look.success if result.applied else look.warning))
            shown = small.elidedText(note, Qt.TextElideMode.ElideRight, note_width)
            painter.drawText(QPointF(after.right() - small.horizontalAdvance(shown), baseline), shown)
        painter.setPen(QColor(look.warning if warns else look.faint))
        for number, line in enumerate(self.lines(former, width, _BEFORE_LINES, self.small)):
            painter.drawText(QPointF(left, baseline + (number + 1) * self.small_line), line)
        painter.setFont(self.font)
        waits = not result.taken or result.gone or not result.changes
        painter.setPen(QColor(look.faint if waits or not result.after else look.text))
        text = result.after or self.tr("Nothing was found to say")
        top = after.y() + QFontMetrics(self.font).ascent()
        for number, line in enumerate(self.lines(text, width, _AFTER_LINES, self.font)):
            painter.drawText(QPointF(left, top + number * self.line), line)

    def _words(self, result: Result) -> tuple[str, str, bool]:
        """What stands at the right of the name and below it, and whether the latter is a warning."""
        note, before = self.model.note(result), result.before
        if result.stale:
            return note, self.tr("Now: {text}").format(text=result.entry.caption.text or self.tr("no caption")), False
        if result.warning and not result.changes and note == result.warning:
            return "", result.warning, True  # there is nothing else to say, so it gets the room
        if not result.changes and before:
            return note, self.tr("Stays as it was"), False
        return note, self.tr("Before: {text}").format(text=before) if before else self.tr("Had no caption"), False

    def lines(self, text: str, width: int, most: int, font: QFont) -> list[str]:
        """A text in lines of a width in pixels; the last one is cut with … if there is more."""
        key = (text, width, most)
        if key not in self._laid_out:
            if len(self._laid_out) > _MOST_LAID_OUT:
                self._laid_out.clear()
            self._laid_out[key] = wrapped(text[:1000], font, width, most)
        return self._laid_out[key]


def paint_check(painter: QPainter, place: QRectF, result: Result, look: theme.Tokens) -> None:
    """Paint the mark of a result: taken, left out, or applied."""
    if result.applied:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look.success_soft))
        painter.drawEllipse(place)
        icons.toned("check", "success").paint(painter, place.adjusted(2, 2, -2, -2).toRect())
        return
    on = result.taken and not result.gone
    painter.setPen(QColor(look.accent if on else look.border_strong))
    painter.setBrush(QColor(look.accent if on else look.surface))
    painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    if on:
        painter.setPen(QPen(QColor(look.on_accent), 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        left, top = place.x(), place.y()
        ends = [QPointF(left + 4.5, top + 9.5), QPointF(left + 8, top + 13), QPointF(left + 14, top + 5.5)]
        painter.drawPolyline(ends)


def draw_within(painter: QPainter, pixmap: QPixmap, place: QRect) -> None:
    """Paint a pixmap whole into the middle of a place."""
    size = pixmap.deviceIndependentSize()
    scale = min(place.width() / max(1.0, size.width()), place.height() / max(1.0, size.height()), 1.0)
    target = QRectF(0, 0, size.width() * scale, size.height() * scale)
    target.moveCenter(QRectF(place).center())
    painter.drawPixmap(target, pixmap, QRectF(pixmap.rect()))
