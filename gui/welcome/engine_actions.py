"""What can be done with an engine that is there: repair, change, remove, each with what it does."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from gui import theme
from gui.widgets import action_button


class EngineActions(QWidget):
    """Says which one is wished."""

    repair_wanted = Signal()
    change_wanted = Signal()
    remove_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.S)
        self._rows: dict[QPushButton, QWidget] = {}
        self.repair = self._add(
            action_button("reset", self.tr("Repair"), self.tr("Check the engine and get what is damaged again")),
            self.tr("Training does not start, or a program deleted files"),
            self.tr("Every file of the engine is compared with its hash, and only what is damaged is got again."),
        )
        self.change = self._add(
            action_button("sliders", self.tr("Change…"), self.tr("Take another kind of engine, or another folder")),
            self.tr("Another card, another disk"),
            self.tr("The engine here stays in use until the other one is whole."),
        )
        self.remove = self._add(
            action_button("trash", self.tr("Remove…"), self.tr("Delete the engine from the disk"), role="danger"),
            self.tr("Make room"),
            self.tr("The engine is deleted. Projects, models and settings stay."),
        )
        self.repair.clicked.connect(self.repair_wanted)
        self.change.clicked.connect(self.change_wanted)
        self.remove.clicked.connect(self.remove_wanted)

    def offer(self, repair: bool, change: bool, remove: bool) -> None:
        """Show only what makes sense now."""
        for button, shown in ((self.repair, repair), (self.change, change), (self.remove, remove)):
            self._rows[button].setVisible(shown)

    def _add(self, button: QPushButton, title: str, text: str) -> QPushButton:
        frame = QFrame()
        theme.role(frame, "card")
        heading, words = QLabel(title, wordWrap=True), QLabel(text, wordWrap=True)
        theme.role(words, "muted")
        lines = QVBoxLayout()
        lines.setSpacing(2)
        lines.addWidget(heading)
        lines.addWidget(words)
        row = QHBoxLayout(frame)
        row.setContentsMargins(theme.L, theme.M, theme.L, theme.M)
        row.setSpacing(theme.L)
        row.addLayout(lines, 1)
        button.setMinimumWidth(120)
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        self._rows[button] = frame
        self._column.addWidget(frame)
        return button
