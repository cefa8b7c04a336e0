"""The field in which a caption is typed, in a tile and under the large view: Enter saves, Tab goes on, Esc cancels."""

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QTextCharFormat
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from gui import theme
from gui.dataset.qt_text import units

LONGEST = 20_000  # characters; a field with a megabyte in it would stand still for seconds at each key


class CaptionEdit(QPlainTextEdit):
    """A small plain text field. Shift+Enter makes a new line, Tab and Shift+Tab go to the neighbours."""

    entered = Signal()
    saved = Signal()
    moved = Signal(int)
    cancelled = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Caption"))
        self.setPlaceholderText(self.tr("What is in this picture?"))
        self.setToolTip(
            self.tr("Enter saves, Tab saves and goes to the next picture, Shift+Enter makes a new line, Esc cancels.")
        )
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self._foot, self._over = "", False

    def text(self) -> str:
        """The text as it is; Qt's plain text has spaces for those that do not break."""
        return self.document().toRawText().replace("\u2029", "\n")

    def put(self, text: str) -> None:
        """Show a text without telling anyone."""
        blocked = self.blockSignals(True)
        self.setPlainText(text)
        self.blockSignals(blocked)

    def wanted_height(self, most_lines: int) -> int:
        """The height in which the whole text is seen, within reason."""
        lines = 0
        block = self.document().firstBlock()
        while block.isValid():
            layout = block.layout()
            lines += max(1, layout.lineCount() if layout is not None else 1)
            block = block.next()
        spacing = self.fontMetrics().lineSpacing()
        return min(max(lines, 2), most_lines) * spacing + 24 + (spacing - 4 if self._foot else 0)

    def show_tokens(self, foot: str, over: bool) -> None:
        """Say within the field, at its foot, how long the text is; empty for nothing."""
        if (foot, over) != (self._foot, self._over):
            self._foot, self._over = foot, over
            self.setViewportMargins(0, 0, 0, self.fontMetrics().lineSpacing() - 4 if foot else 0)
            self.update()

    def mark_from(self, place: int | None) -> None:
        """Colour the text from a character on: the model does not read it. None = nothing."""
        marks = []
        if place is not None:
            look = theme.tokens()
            mark = QTextEdit.ExtraSelection()
            style = QTextCharFormat()
            style.setBackground(QColor(look.warning_soft))
            style.setForeground(QColor(look.warning))
            mark.format = style
            cursor = self.textCursor()
            cursor.setPosition(units(self.toPlainText(), place))
            cursor.movePosition(cursor.MoveOperation.End, cursor.MoveMode.KeepAnchor)
            mark.cursor = cursor
            marks.append(mark)
        if marks or self.extraSelections():
            self.setExtraSelections(marks)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, shift = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not shift:
            self.saved.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.textCursor().insertBlock()  # Qt would put a sign of its own
        elif key == Qt.Key.Key_Escape:
            self.cancelled.emit()
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self.moved.emit(-1 if key == Qt.Key.Key_Backtab or shift else 1)
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            typing = (Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if event.key() in typing:
                event.accept()
                return True
        if event.type() == QEvent.Type.Paint:
            self._paint_ground()
            return True
        return super().event(event)

    def _paint_ground(self) -> None:
        """The field lies over a picture's caption: it must hide what is beneath."""
        look = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(look.accent if self.hasFocus() else look.border_strong))
        painter.setBrush(QColor(look.surface))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        if self._foot:
            small = self.font()
            small.setPointSizeF(small.pointSizeF() * 0.85)
            painter.setFont(small)
            painter.setPen(QColor(look.warning if self._over else look.faint))
            place = self.rect().adjusted(8, 0, -8, -3)
            painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom, self._foot)
        painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        passing = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
        if event.reason() not in passing:
            self.left.emit()
