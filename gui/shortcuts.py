"""The keys of the app on one page."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gui import theme


class ShortcutsDialog(QDialog):
    """A list to look at; F1 opens it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keys"))
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.XL, theme.L, theme.XL, theme.L)
        column.setSpacing(theme.M)
        sides = QHBoxLayout()
        sides.setSpacing(2 * theme.XL)
        groups = self._groups()
        for part in (groups[::2], groups[1::2]):
            side = QVBoxLayout()
            side.setSpacing(theme.S)
            for title, keys in part:
                self._add(side, title, keys)
            side.addStretch(1)
            sides.addLayout(side)
        column.addLayout(sides)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)

    def _add(self, side: QVBoxLayout, title: str, keys: list[tuple[str, str]]) -> None:
        heading = QLabel(title)
        theme.role(heading, "heading")
        side.addWidget(heading)
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.M)
        grid.setVerticalSpacing(theme.XS)
        grid.setColumnMinimumWidth(0, 110)
        grid.setColumnStretch(1, 1)
        for row, (key, text) in enumerate(keys):
            label = QLabel(QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText))
            theme.role(label, "chip")
            grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(QLabel(text), row, 1)
        side.addLayout(grid)
        side.addSpacing(theme.S)

    def _groups(self) -> list[tuple[str, list[tuple[str, str]]]]:
        return [
            (
                self.tr("Everywhere"),
                [
                    ("Ctrl+1", self.tr("Home")),
                    ("Ctrl+2", self.tr("Dataset")),
                    ("Ctrl+3", self.tr("Health")),
                    ("Ctrl+4", self.tr("Train")),
                    ("Ctrl+5", self.tr("Runs")),
                    ("Ctrl+6", self.tr("Export")),
                    ("Ctrl+7", self.tr("Tools")),
                    ("F9", self.tr("Show or hide the preview")),
                    ("F11", self.tr("Full screen")),
                    ("Ctrl+Z", self.tr("Undo")),
                    ("Ctrl+Shift+Z", self.tr("Redo")),
                ],
            ),
            (
                self.tr("Dataset"),
                [
                    ("F2", self.tr("Edit the caption")),
                    ("Tab", self.tr("Save it and edit the next")),
                    ("Escape", self.tr("Leave it as it was")),
                    ("Space", self.tr("Large view")),
                    ("Ctrl+A", self.tr("Select all")),
                    ("Ctrl+I", self.tr("Add pictures")),
                    ("Delete", self.tr("Remove the selected pictures")),
                    ("C", self.tr("Crop the picture")),
                    ("R", self.tr("Turn and straighten it")),
                    ("M", self.tr("Paint its mask")),
                    ("Ctrl+F", self.tr("Search, or filter")),
                    ("Ctrl+Shift+C", self.tr("Caption by model")),
                    ("Ctrl+H", self.tr("Find and replace in captions")),
                    ("Ctrl+T", self.tr("Words and how often they occur")),
                ],
            ),
            (
                self.tr("Home"),
                [
                    ("Ctrl+N", self.tr("New project")),
                    ("Ctrl+O", self.tr("Open a project")),
                    ("F2", self.tr("Rename")),
                    ("Ctrl+D", self.tr("Duplicate")),
                    ("Delete", self.tr("Remove from the list")),
                    ("Shift+Delete", self.tr("Move to the trash")),
                ],
            ),
            (
                self.tr("Training and previews"),
                [
                    ("Ctrl+Return", self.tr("Start, render or export")),
                    ("Ctrl+P", self.tr("Pause, or go on")),
                    ("Ctrl+Shift+S", self.tr("Save a checkpoint now")),
                    ("Ctrl+.", self.tr("Stop and save")),
                    ("R", self.tr("Show the whole chart")),
                    ("L", self.tr("Logarithmic axis")),
                ],
            ),
            (
                self.tr("Chat"),
                [
                    ("Return", self.tr("Send the question")),
                    ("Shift+Return", self.tr("A new line in it")),
                    ("Escape", self.tr("Stop the answer")),
                    ("Alt+R", self.tr("Answer again with the next seed")),
                    ("Alt+C", self.tr("A new conversation")),
                ],
            ),
        ]
