"""What stands beside the grid: panels at its right, of which one is open, and the row over a chosen few pictures."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QStackedWidget, QWidget

from gui import theme


class SideStack(QStackedWidget):
    """A place for panels. It takes no room while none is open."""

    toggled = Signal(str, bool)  # a panel's key, and whether it is open

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._panels: dict[str, QWidget] = {}
        self.setMinimumWidth(240)
        self.setMaximumWidth(460)
        self.hide()

    def add(self, key: str, panel: QWidget) -> None:
        self._panels[key] = panel
        self.addWidget(panel)

    def is_open(self, key: str) -> bool:
        return not self.isHidden() and self.currentWidget() is self._panels.get(key)

    def toggle(self, key: str) -> bool:
        """Open a panel, or close it if it is the open one; returns whether it is open now."""
        opened = not self.is_open(key)
        before = next((name for name in self._panels if self.is_open(name)), "")
        if opened:
            self.setCurrentWidget(self._panels[key])
        self.setVisible(opened)
        if before and before != key:
            self.toggled.emit(before, False)
        self.toggled.emit(key, opened)
        return opened


class OnlyRow(QWidget):
    """Says that only some pictures are shown, and why."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.S)
        self.text = QLabel()
        theme.role(self.text, "chip")
        self.text.setProperty("kind", "info")
        every = QPushButton(self.tr("Show all pictures"))
        theme.role(every, "quiet")
        every.clicked.connect(self.closed)
        row.addWidget(self.text)
        row.addWidget(every)
        row.addStretch(1)

    def show_title(self, title: str, count: int) -> None:
        self.text.setText(self.tr("Only: {title} ({count})").format(title=title, count=f"{count:,}"))
        self.show()
