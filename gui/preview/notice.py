"""A message in the narrow panel: what went wrong, and under it the button that is the way on."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton, QWidget

from gui import icons, theme
from gui.widgets import Symbol, tool_button

_SYMBOLS = {"info": "accent", "warning": "warning", "error": "danger"}


class Notice(QFrame):
    """Hidden while there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.role(self, "banner")
        grid = QGridLayout(self)
        grid.setContentsMargins(theme.M, theme.S, theme.XS, theme.S)
        grid.setHorizontalSpacing(theme.S)
        grid.setVerticalSpacing(theme.S)
        self.kind = "info"
        self._symbol = Symbol()
        self._text = QLabel(wordWrap=True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self.action = QPushButton()
        self.action.hide()
        self._close = tool_button("close", self.tr("Close this message"))
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(self._symbol, 0, 0, top)
        grid.addWidget(self._text, 0, 1)
        grid.addWidget(self._close, 0, 2, top)
        grid.addWidget(self.action, 1, 1, Qt.AlignmentFlag.AlignLeft)
        grid.setColumnStretch(1, 1)
        self._act: Callable[[], None] | None = None
        self.action.clicked.connect(self._acted)
        self._close.clicked.connect(self.clear)
        self.hide()

    def tell(self, text: str, kind: str, action: str = "", act: Callable[[], None] | None = None) -> None:
        """Show a text; `kind` is "info", "warning" or "error", `action` the text of a button that does `act`."""
        self.kind, self._act = kind, act
        self.setProperty("kind", kind)
        self.style().unpolish(self)
        self.style().polish(self)
        self._symbol.set_icon(icons.toned(kind, _SYMBOLS[kind]))
        self._text.setText(text)
        self.setAccessibleName(text)
        self.action.setText(action)
        self.action.setVisible(bool(action))
        self.show()

    def text(self) -> str:
        """What is shown now; empty if nothing is."""
        return self._text.text() if not self.isHidden() else ""

    def clear(self) -> None:
        self._text.clear()
        self.hide()

    def _acted(self) -> None:
        act = self._act
        self.clear()
        if act is not None:
            act()
