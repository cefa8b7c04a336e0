"""The Health page: what was found in the dataset, and what can be done about it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from gui.page import Page


class HealthPage(Page):
    """The findings of the open project's dataset."""

    show_wanted = Signal(list, str)  # files, and what they have in common
    trash_wanted = Signal(list)  # files
    words_wanted = Signal(str, dict)  # an operation on captions, and what it needs
    settings_wanted = Signal(dict)  # options of the training

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.header(self.tr("Health"))
