"""A field for a text of any length: as high as its lines, up to a limit from which it scrolls."""

from PySide6.QtCore import QSizeF, Qt
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

_LEAST, _MOST = 2, 16  # lines


class GrowingEdit(QPlainTextEdit):
    """`fill`: take all the height there is instead."""

    def __init__(self, name: str, fill: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fill = fill
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if not fill:
            self.document().documentLayout().documentSizeChanged.connect(self._grow)
            self._grow(QSizeF(0, 1))

    def _grow(self, size: QSizeF) -> None:
        """The size of a plain text's document is given in lines."""
        lines = min(max(int(size.height()), _LEAST), _MOST)
        margins = self.contentsMargins()
        around = margins.top() + margins.bottom() + 2 * int(self.document().documentMargin()) + 8
        high = lines * self.fontMetrics().lineSpacing() + around
        if high != self.height():
            self.setFixedHeight(high)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._fill and event.size().width() != event.oldSize().width():
            self._grow(self.document().documentLayout().documentSize())

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus() and self.verticalScrollBar().maximum() > 0:
            super().wheelEvent(event)
        else:
            event.ignore()  # the pane scrolls
