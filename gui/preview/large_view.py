"""The large view of a preview: the same picture area in a window of its own."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gui import theme
from gui.preview.compare_view import ONLY, SIDE, WIPE, CompareView
from gui.widgets import Segmented, tool_button


class LargeView(QDialog):
    """Compares in as much room as the screen gives. Esc closes it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Preview"))
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.L, theme.M, theme.L, theme.L)
        column.setSpacing(theme.M)
        row = QHBoxLayout()
        self.modes = Segmented([(WIPE, self.tr("Wipe")), (SIDE, self.tr("Side by side")), (ONLY, self.tr("Only with"))])
        self.modes.changed.connect(self._mode_changed)
        self._words = QLabel(wordWrap=True)
        theme.role(self._words, "muted")
        close = tool_button("close", self.tr("Close"))
        close.setToolTip(self.tr("Close (Esc)"))
        close.clicked.connect(self.reject)
        row.addWidget(self.modes)
        row.addSpacing(theme.M)
        row.addWidget(self._words, 1)
        row.addWidget(close)
        column.addLayout(row)
        self.view = CompareView()
        self.view.opened.connect(self.reject)
        column.addWidget(self.view, 1)
        screen = self.screen().availableGeometry()
        self.resize(min(1000, screen.width() - 80), min(860, screen.height() - 80))

    def show_pictures(
        self, left: tuple[QImage | None, str], right: tuple[QImage | None, str], words: str, mode: str, divider: float
    ) -> None:
        """Take over what the panel shows."""
        self.view.set_left(*left)
        self.view.set_right(*right)
        self.view.set_divider(divider)
        self._words.setText(words)
        self.modes.setEnabled(left[0] is not None and right[0] is not None)
        self.modes.set_value(mode)
        self.view.set_mode(mode)
        self.view.setFocus()

    def _mode_changed(self, mode: str) -> None:
        self.view.set_mode(mode)
