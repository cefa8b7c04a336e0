"""Asks what a new preset is called and what it is for."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from gui import theme


class SavePresetDialog(QDialog):
    """A name is needed, a sentence is welcome."""

    agreed = Signal(str, str)  # title, purpose

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Save as preset"))
        self.title = QLineEdit(placeholderText=self.tr("For example: my ink style"), maxLength=80)
        self.title.setAccessibleName(self.tr("Name of the preset"))
        self.purpose = QLineEdit(placeholderText=self.tr("One sentence, if you like"), maxLength=300)
        self.purpose.setAccessibleName(self.tr("What the preset is for"))
        note = QLabel(self.tr("All settings are kept but the words, folders and names of this project."), wordWrap=True)
        theme.role(note, "faint")
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel)
        self.save = self.buttons.button(QDialogButtonBox.StandardButton.Save)
        theme.role(self.save, "primary")
        self.save.setEnabled(False)
        self.title.textChanged.connect(self._typed)
        self.buttons.accepted.connect(self._agree)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.XL, theme.L, theme.XL, theme.L)
        column.setSpacing(theme.S)
        column.addWidget(QLabel(self.tr("Name")))
        column.addWidget(self.title)
        column.addWidget(QLabel(self.tr("What is it for?")))
        column.addWidget(self.purpose)
        column.addWidget(note)
        column.addSpacing(theme.S)
        column.addWidget(self.buttons)
        self.setMinimumWidth(420)

    def _typed(self, text: str) -> None:
        self.save.setEnabled(bool(text.strip()))

    def _agree(self) -> None:
        self.agreed.emit(self.title.text(), self.purpose.text())
        self.accept()
