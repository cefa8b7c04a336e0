"""Tags proposed while one is typed: a small list beneath the cursor, taken with Tab, Enter or a click."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from gui import theme
from gui.dataset.qt_text import character, units

Proposals = Callable[[str], Sequence[tuple[str, str]]]  # from what is typed: tags, each with what stands at its right
Field = QLineEdit | QPlainTextEdit
_MOST_SHOWN = 8
_NOTE = int(Qt.ItemDataRole.UserRole)


class Completion(QObject):
    """Watches a field. `separator` parts tags; None = the whole field is one tag. `allowed` is asked at each key."""

    begun = Signal()  # the field has the keyboard: tags may be asked for soon

    def __init__(
        self, field: Field, proposals: Proposals, separator: Callable[[], str | None], allowed: Callable[[], bool]
    ) -> None:
        super().__init__(field)
        self.field, self._proposals, self._separator, self._allowed = field, proposals, separator, allowed
        self._open = False
        self._asked = ""  # what was typed when tags were last looked for
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Proposed tags"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setItemDelegate(_Row(self.list))
        self.list.itemClicked.connect(lambda _: self.take())
        self.list.hide()
        field.installEventFilter(self)
        if isinstance(field, QLineEdit):
            field.textEdited.connect(self.propose)
        else:
            field.textChanged.connect(self.propose)
        field.destroyed.connect(self.list.deleteLater)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusOut, QEvent.Type.Hide):
            self.close()
        elif event.type() == QEvent.Type.FocusIn:
            self.begun.emit()
        elif event.type() in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride) and self.list.isVisible():
            return isinstance(event, QKeyEvent) and self._key(event)
        return False

    def look_again(self) -> None:
        """There are other tags by now: let the list, or the lack of one, go by them."""
        row = self.list.currentRow()
        if self.field.hasFocus() and row < 0 and self._piece()[2] == self._asked:
            self.propose()

    def close(self) -> None:
        """Propose nothing for now."""
        self._open = False
        self.list.hide()

    def take(self) -> None:
        """Put the chosen tag in the place of what was typed."""
        if self.list.currentRow() < 0:
            return
        item = self.list.currentItem()
        self.close()
        start, end, _ = self._piece()
        tag = item.text()
        if isinstance(self.field, QLineEdit):
            text = self.field.text()
            self.field.setText(text[:start] + tag + text[end:])
            self.field.setCursorPosition(units(self.field.text(), start + len(tag)))
        else:
            cursor = self.field.textCursor()
            text = self.field.toPlainText()
            cursor.setPosition(units(text, start))
            cursor.setPosition(units(text, end), cursor.MoveMode.KeepAnchor)
            cursor.insertText(tag)
            self.field.setTextCursor(cursor)
        self.close()

    def _key(self, event: QKeyEvent) -> bool:
        key = event.key()
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        taking = key in (Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.list.currentRow() >= 0
        if not taking and key != Qt.Key.Key_Escape and key not in steps:
            return False
        event.accept()
        if event.type() == QEvent.Type.ShortcutOverride:
            return True
        if key == Qt.Key.Key_Escape:
            self.close()
        elif taking:
            self.take()
        else:
            self.list.setCurrentRow((self.list.currentRow() + steps[Qt.Key(key)]) % max(1, self.list.count()))
        return True

    def propose(self) -> None:
        """Show what the text before the cursor may become."""
        if not self.field.hasFocus() or not self._allowed():
            self.close()
            return
        _, _, piece = self._piece()
        self._asked = piece
        found = list(self._proposals(piece)) if piece else []
        if not found or (len(found) == 1 and found[0][0] == piece):
            self.close()
            return
        self.list.clear()
        for tag, note in found[:_MOST_SHOWN]:
            item = QListWidgetItem(tag)
            item.setData(_NOTE, note)
            self.list.addItem(item)
        self.list.setCurrentRow(-1)
        self._open = True
        self._place()
        QTimer.singleShot(0, self, self._place)  # the cursor of a text field moves after the text has changed

    def _piece(self) -> tuple[int, int, str]:
        """What is being typed: start, end, and the text before the cursor."""
        if isinstance(self.field, QLineEdit):
            text, at = self.field.text(), self.field.cursorPosition()
        else:
            text, at = self.field.toPlainText(), self.field.textCursor().position()
        at = character(text, at)
        separator = self._separator()
        marks = [] if separator is None else [separator]
        start = max((text.rfind(mark, 0, at) + len(mark) for mark in [*marks, "\n"] if mark in text[:at]), default=0)
        end = min((place for mark in [*marks, "\n"] if (place := text.find(mark, at)) >= 0), default=len(text))
        while start < at and text[start] == " ":
            start += 1
        return start, end, text[start:at]

    def _place(self) -> None:
        if not self._open or not self.field.hasFocus():
            return
        window = self.field.window()
        if self.list.parentWidget() is not window:
            self.list.setParent(window)
        under = self.field.cursorRect()
        if isinstance(self.field, QPlainTextEdit):
            under.translate(self.field.viewport().pos())
        width = min(360, max(self.list.sizeHintForColumn(0) + 16, 200))
        height = self.list.sizeHintForRow(0) * self.list.count() + 12
        corner = self.field.mapTo(window, QPoint(under.x() - 8, under.bottom() + 6))
        if corner.y() + height > window.height():
            corner.setY(self.field.mapTo(window, under.topLeft()).y() - height - 4)
        corner.setX(max(4, min(corner.x(), window.width() - width - 4)))
        self.list.setGeometry(QRect(corner, QSize(width, height)))
        _paint_over(self.list)
        self.list.show()
        self.list.raise_()


class _Row(QStyledItemDelegate):
    """A tag, and how often it occurs at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        metrics = option.fontMetrics
        wide = metrics.horizontalAdvance(str(index.data())) + metrics.horizontalAdvance(str(index.data(_NOTE))) + 40
        return QSize(wide, metrics.height() + 8)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        look, place = theme.tokens(), option.rect
        painter.save()
        if option.state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(look.accent_soft))
            painter.drawRoundedRect(place, 4, 4)
        inside = place.adjusted(8, 0, -8, 0)
        note = str(index.data(_NOTE))
        room = inside.width() - option.fontMetrics.horizontalAdvance(note) - 12
        text = option.fontMetrics.elidedText(str(index.data()), Qt.TextElideMode.ElideRight, room)
        painter.setPen(QColor(look.text))
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
        painter.setPen(QColor(look.faint))
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, note)
        painter.restore()


def _paint_over(widget: QWidget) -> None:
    """The list lies over other things: it needs a ground and an edge of its own."""
    look = theme.tokens()
    widget.setStyleSheet(
        f"QListWidget {{ background: {look.raised}; border: 1px solid {look.border_strong}; border-radius: 6px; "
        "padding: 4px; }"
    )
