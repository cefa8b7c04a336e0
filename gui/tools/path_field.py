"""A field for a file or folder: typed, chosen, or dropped on it."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QWidget

from gui import theme
from gui.widgets import tool_button


class PathField(QWidget):
    """A line with a button. `typed` says whether the person put in what stands there."""

    changed = Signal()

    def __init__(
        self, name: str, kinds: str, *, folders: bool = False, save: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._kinds, self._save = kinds, save
        self.typed = False
        self.line = QLineEdit()
        self.line.setAccessibleName(name)
        self.line.textEdited.connect(self._edited)
        self.button = tool_button("file", self.tr("Choose a file…"))
        self.button.clicked.connect(self._choose)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.XS)
        row.addWidget(self.line, 1)
        row.addWidget(self.button)
        self.folder_button = tool_button("folder", self.tr("Choose a folder…"))
        self.folder_button.clicked.connect(self._choose_folder)
        row.addWidget(self.folder_button)  # before it is shown: without a parent it would flash as a window
        self.folder_button.setVisible(folders)
        self.setFocusProxy(self.line)
        self.setAcceptDrops(True)
        self.line.setAcceptDrops(False)  # a drop takes the place of the text instead of joining it

    def text(self) -> str:
        """What stands there."""
        return self.line.text().strip()

    def suggest(self, text: str) -> None:
        """Put in what is likely; the person's own entry stays."""
        if not self.typed and text != self.line.text():
            self.line.setText(text)
            self.changed.emit()

    def put(self, text: str) -> None:
        """Take a choice of the person."""
        self.line.setText(text)
        self._edited(text)

    def set_placeholder(self, text: str) -> None:
        self.line.setPlaceholderText(text)

    def _edited(self, text: str) -> None:
        self.typed = bool(text)
        self.changed.emit()

    def _choose(self) -> None:
        start = str(Path(self.text()).parent) if self.text() else ""
        ask = QFileDialog.getSaveFileName if self._save else QFileDialog.getOpenFileName
        path, _ = ask(self, self.line.accessibleName(), self.text() if self._save else start, self._kinds)
        if path:
            self.put(path)

    def _choose_folder(self) -> None:
        path = QFileDialog.getExistingDirectory(self, self.line.accessibleName(), self.text())
        if path:
            self.put(path)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if len(event.mimeData().urls()) == 1 and event.mimeData().urls()[0].isLocalFile():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.put(event.mimeData().urls()[0].toLocalFile())
        event.acceptProposedAction()
