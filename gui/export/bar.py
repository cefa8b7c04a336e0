"""The foot of the Export page: what will be written and the button, or how far the export is and Cancel."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from gui import theme
from gui.job_run import phase_text
from gui.widgets import action_button, with_key


class ExportBar(QWidget):
    """Ready, or at work."""

    export_wanted = Signal()
    cancel_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = QLabel(wordWrap=True)
        theme.role(self.text, "muted")
        self.progress = QProgressBar(textVisible=False)
        self.progress.setAccessibleName(self.tr("Progress of the export"))
        tip = self.tr("Write the LoRA to the chosen place")
        self.export = action_button("share", self.tr("Export"), with_key(tip, "Ctrl+Return"), role="primary")
        self.cancel = action_button("close", self.tr("Cancel"), with_key(self.tr("End the export"), "Esc"))
        left = QVBoxLayout()
        left.setSpacing(theme.S)
        left.addStretch(1)
        left.addWidget(self.text)
        left.addWidget(self.progress)
        left.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.L)
        row.addLayout(left, 1)
        row.addWidget(self.export)
        row.addWidget(self.cancel)
        self.export.clicked.connect(self.export_wanted)
        self.cancel.clicked.connect(self.cancel_wanted)
        self.show_ready("", False)

    def add_keys(self, page: QWidget) -> None:
        """Let the page's keys press the buttons, while the keyboard is in the page."""
        for key, button in (("Ctrl+Return", self.export), ("Ctrl+Enter", self.export), ("Esc", self.cancel)):
            shortcut = QShortcut(QKeySequence(key), page)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(button.click)

    def show_ready(self, text: str, ready: bool) -> None:
        """Nothing is at work. The text says what will happen, or what is missing."""
        self.progress.hide()
        self.cancel.hide()
        self.cancel.setEnabled(False)
        self.export.show()
        self.export.setEnabled(ready)
        self.text.setText(text)

    def show_progress(self, phase: str, done: int, total: int) -> None:
        """An export is at work."""
        text = phase_text(phase)
        self.text.setText(self.tr("{0} {1} of {2}").format(text, done, total) if total else text)
        self.progress.setRange(0, max(total, 0))
        self.progress.setValue(done)
        self.progress.show()
        self.export.hide()
        self.export.setEnabled(False)
        self.cancel.show()
        self.cancel.setEnabled(phase != "cancelling")
