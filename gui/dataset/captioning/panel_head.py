"""The title row of a panel beside the grid: back to the form, forth to the results, close."""

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from gui import icons, theme
from gui.widgets import tool_button


class PanelHead(QWidget):
    """Title and ways."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back = tool_button("left", self.tr("Back to the form"))
        self.title = QLabel(title)
        theme.role(self.title, "heading")
        self.forth = QPushButton(self.tr("Results"))
        self.forth.setIcon(icons.icon("right"))
        self.forth.setToolTip(self.tr("Go on looking through what was made"))
        theme.role(self.forth, "quiet")
        self.leave = tool_button("close", self.tr("Close this panel (Esc)"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.XS)
        row.addWidget(self.back)
        row.addWidget(self.title, 1)
        row.addWidget(self.forth)
        row.addWidget(self.leave)

    def show_ways(self, *, back: bool, forth: bool) -> None:
        """Show the buttons that lead somewhere now."""
        self.back.setVisible(back)
        self.forth.setVisible(forth)
