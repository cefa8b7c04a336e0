"""Paints one model of the list: name and badges, below it the folder, or why the model cannot be taken."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from gui import icons, theme
from gui.model_picker.rows import Row, RowList

_PAD, _MARK = 12, 18  # pixels: from the row's side to its text, and of the mark of the current choice


class RowPainter(QStyledItemDelegate):
    """The look of a row."""

    def __init__(self, model: RowList) -> None:
        super().__init__(model)
        self.model = model

    def sizeHint(self, option: QStyleOptionViewItem, _: QModelIndex | QPersistentModelIndex) -> QSize:
        metrics: QFontMetrics = option.fontMetrics
        return QSize(200, 2 * metrics.lineSpacing() + 22)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row, look = self.model.rows[index.row()], theme.tokens()
        cell: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, cell, state, look)
        bold, small = QFont(option.font), QFont(option.font)
        bold.setWeight(QFont.Weight.DemiBold)
        small.setPointSizeF(option.font.pointSizeF() * 0.9)
        middle = cell.center().y()
        text = cell.adjusted(_PAD, 8, -_PAD, -8)
        if row.value == self.model.current:
            mark = QRect(text.left(), middle - _MARK // 2, _MARK, _MARK)
            icons.toned("check", "accent").paint(painter, mark)
        text.setLeft(text.left() + _MARK + 8)
        upper = QRect(text.left(), text.top(), text.width(), text.height() // 2)
        lower = QRect(text.left(), upper.bottom() + 1, text.width(), text.height() // 2)
        left = self._badges(painter, upper, row, small, look)
        upper.setRight(left - 8)
        painter.setFont(bold)
        painter.setPen(QColor(look.text if row.usable else look.faint))
        shown = QFontMetrics(bold).elidedText(row.name, Qt.TextElideMode.ElideMiddle, upper.width())
        painter.drawText(upper, Qt.AlignmentFlag.AlignVCenter, shown)
        painter.setFont(small)
        painter.setPen(QColor(look.warning if row.reason else look.muted))
        mode = Qt.TextElideMode.ElideRight if row.reason or row.first else Qt.TextElideMode.ElideMiddle
        shown = QFontMetrics(small).elidedText(row.reason or row.line, mode, lower.width())
        painter.drawText(lower, Qt.AlignmentFlag.AlignVCenter, shown)
        painter.restore()

    def _ground(self, painter: QPainter, cell: QRect, state: QStyle.StateFlag, look: theme.Tokens) -> None:
        place = QRectF(cell).adjusted(2.5, 1.5, -2.5, -1.5)
        if state & QStyle.StateFlag.State_Selected:
            painter.setPen(QPen(QColor(look.accent), 1.2))
            painter.setBrush(QColor(look.accent_soft))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(look.sunken))
        else:
            return
        painter.drawRoundedRect(place, 6, 6)

    def _badges(self, painter: QPainter, place: QRect, row: Row, font: QFont, look: theme.Tokens) -> int:
        """Draw them from the right; returns where they begin."""
        metrics, right = QFontMetrics(font), place.right()
        painter.setFont(font)
        for number, badge in reversed(list(enumerate(row.badges))):
            width = metrics.horizontalAdvance(badge) + 16
            box = QRectF(right - width, place.center().y() - metrics.height() / 2 - 1, width, metrics.height() + 3)
            family = number == 0 and row.usable and len(row.badges) > 1
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(look.accent_soft if family else look.sunken))
            painter.drawRoundedRect(box, 8, 8)
            painter.setPen(QColor(look.accent if family else look.muted if row.usable else look.faint))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, badge)
            right -= width + 6
        return right
