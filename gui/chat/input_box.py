"""The field that one types a question into: Enter sends, Shift+Enter begins a new line; it grows with its text."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
MOST_LINES = 7
EDGE = 18  # pixels of the frame above and below


class InputBox(QPlainTextEdit):
    """Some lines of plain text. Tab goes on to the next field."""

    sent = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Question"))
        self.setPlaceholderText(self.tr("Ask something"))
        self.setToolTip(self.tr("Enter sends, Shift+Enter begins a new line."))
        self.setTabChangesFocus(True)
        self.textChanged.connect(self._fit)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.sent.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        lines = round(self.document().size().height())  # a plain document counts lines
        more = Qt.ScrollBarPolicy.ScrollBarAsNeeded if lines > MOST_LINES else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(more)
        height = max(1, min(lines, MOST_LINES)) * self.fontMetrics().lineSpacing() + EDGE
        if height != self.height():
            self.setFixedHeight(height)
