"""The strip that shows a job over pictures at work: a line, a bar, Cancel, and a way out of waiting for the device."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from gui import background, theme
from gui.widgets import action_button
from project.device import find_device


class RunBar(QFrame):
    """Hidden while nothing is at work."""

    cancel_wanted = Signal()
    processor_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.role(self, "sunken")
        self.text = QLabel(wordWrap=True)
        self.bar = QProgressBar(textVisible=False)
        self.bar.setAccessibleName(self.tr("Progress"))
        self.cancel = action_button("close", self.tr("Cancel"), self.tr("End the work; what is made by then stays"))
        self.processor = action_button(
            "cpu", self.tr("Use the processor"), self.tr("Do not wait for the graphics card: slower, but now")
        )
        self._has_card = self._waiting = False
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.M, theme.S, theme.M, theme.M)
        column.setSpacing(theme.S)
        column.addWidget(self.text)
        column.addWidget(self.bar)
        row = QHBoxLayout()
        row.setSpacing(theme.S)
        row.addWidget(self.processor)
        row.addStretch(1)
        row.addWidget(self.cancel, 0, Qt.AlignmentFlag.AlignRight)
        column.addLayout(row)
        self.cancel.clicked.connect(self._cancelled)
        self.processor.clicked.connect(self._on_processor)
        self.hide()

    def begin(self) -> None:
        """A job starts."""
        self._waiting = False
        self.processor.hide()
        self.cancel.setEnabled(True)
        self.bar.setRange(0, 0)
        self.text.setText(self.tr("Starting the engine…"))
        self.show()
        background.run(self, find_device, self._found_device, lambda _: None)

    def show_state(self, text: str, done: int, total: int) -> None:
        """Show how far the job is."""
        self.text.setText(text)
        self.bar.setRange(0, max(total, 0))
        self.bar.setValue(done)
        if total:
            self._waiting = False
            self.processor.hide()

    def offer_processor(self) -> None:
        """The job waits for the graphics card: it could be done on the processor instead."""
        self._waiting = True
        self.processor.setVisible(self._has_card)

    def _found_device(self, device: object) -> None:
        self._has_card = getattr(device, "kind", "cpu") != "cpu"
        if self._waiting:
            self.offer_processor()

    def _cancelled(self) -> None:
        self.cancel.setEnabled(False)
        self.cancel_wanted.emit()

    def _on_processor(self) -> None:
        self._waiting = False
        self.processor.hide()
        self.processor_wanted.emit()
