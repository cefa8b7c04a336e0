"""The rows above the table: the search, and buttons that show only some rows."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from gui import icons, theme
from gui.texts.finding import ALL, COPIES, Chip
from gui.widgets import FlowLayout, action_button

_SIGNS = {"problem": ("error", "danger"), "warning": ("warning", "warning"), "hint": ("info", "muted")}


class TextBars(QWidget):
    """Says what is to be shown; which rows these are is the page's business."""

    searched = Signal(str)
    chosen = Signal(str)  # the key of a chip
    thin_wanted = Signal()  # keep one of each duplicate

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search = QLineEdit(placeholderText=self.tr("Search all rows"), clearButtonEnabled=True)
        self.search.setAccessibleName(self.tr("Search all rows"))
        self.search.setToolTip(self.tr("Show only rows that have all of these words (Ctrl+F)"))
        self.search.textChanged.connect(self.searched)
        self.status = QLabel()
        theme.role(self.status, "faint")
        self.thin = action_button(
            "", self.tr("Keep one of each"), self.tr("Remove the rows that another one says already")
        )
        self.thin.clicked.connect(self.thin_wanted)
        self.thin.hide()
        top = QHBoxLayout()
        top.setSpacing(theme.S)
        top.addWidget(self.search, 1)
        top.addWidget(self.status)
        top.addWidget(self.thin)
        chips = QWidget()
        self._flow = FlowLayout(chips, theme.XS)
        self.buttons: dict[str, QPushButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.S)
        column.addLayout(top)
        column.addWidget(chips)
        self.show_chips([], 0, 0, ALL)

    def show_chips(self, chips: Sequence[Chip], rows: int, left_out: int, taken: str) -> None:
        """Show these buttons behind the one for all rows."""
        every = self.tr("1 row") if rows == 1 else self.tr("{0} rows").format(f"{rows:,}")
        tip = self.tr("Show every row; {0} of them will be trained").format(f"{rows - left_out:,}")
        wanted = [Chip(ALL, every, tip, ()), *chips]
        for key in set(self.buttons) - {chip.key for chip in wanted}:
            button = self.buttons.pop(key)
            self._flow.removeWidget(button)
            button.deleteLater()
        for chip in wanted:
            button = self.buttons.get(chip.key) or self._make(chip)
            button.setText(chip.text)
            button.setToolTip(chip.tip)
            button.setChecked(chip.key == taken)
            if chip.level:
                button.setIcon(icons.toned(*_SIGNS[chip.level]))
        self.thin.setVisible(taken == COPIES and COPIES in self.buttons)

    def _make(self, chip: Chip) -> QPushButton:
        button = QPushButton()
        button.setCheckable(True)
        button.setObjectName(chip.key)
        theme.role(button, "quiet")
        button.clicked.connect(self._clicked)
        self.buttons[chip.key] = button
        self._flow.addWidget(button)
        button.show()
        return button

    def mark(self, taken: str) -> None:
        """Show which button is in force."""
        for key, button in self.buttons.items():
            button.setChecked(key == taken)
        self.thin.setVisible(taken == COPIES and COPIES in self.buttons)

    def show_status(self, text: str) -> None:
        self.status.setText(text)

    def reset(self) -> None:
        """Forget the search, without a signal."""
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)

    def _clicked(self) -> None:
        sender = self.sender()
        self.chosen.emit(sender.objectName() if sender is not None else ALL)
