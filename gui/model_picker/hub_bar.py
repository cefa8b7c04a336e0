"""The bar that gets a model from the Hugging Face hub: name, progress, cancel."""

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QProgressBar, QPushButton, QVBoxLayout

from gui import theme
from gui.model_picker.work import Download
from gui.widgets import human_bytes, human_duration
from project.models import Progress

_STEPS = 1000


class HubBar(QFrame):
    """Hidden until it is asked for. `arrived` brings the path of a model, `failed` a sentence."""

    arrived = Signal(object)
    failed = Signal(str)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        theme.role(self, "sunken")
        self.download: Download | None = None
        self.name = QLineEdit(placeholderText=self.tr("owner/name, as on the model’s page on huggingface.co"))
        self.name.setAccessibleName(self.tr("Name of a model on Hugging Face"))
        self.name.setToolTip(self.tr("For a single file, add its name: owner/name/FILE.safetensors"))
        self.token = QLineEdit(placeholderText=self.tr("access token, if the model asks for permission"))
        self.token.setEchoMode(QLineEdit.EchoMode.Password)
        self.token.setAccessibleName(self.tr("Access token"))
        self.token.setToolTip(self.tr("Used for this download only; it is not kept. HF_TOKEN is used without it."))
        self.get = QPushButton(self.tr("Get"))
        self.get.setToolTip(self.tr("Download the model into the app’s own folder (Enter)"))
        self.cancel = QPushButton(self.tr("Stop"))
        self.cancel.setToolTip(self.tr("What came so far is kept; the next try goes on from there"))
        self.progress = QProgressBar(textVisible=False)
        self.progress.setAccessibleName(self.tr("Download"))
        self.text = QLabel()
        theme.role(self.text, "muted")
        row = QHBoxLayout()
        row.setSpacing(theme.S)
        row.addWidget(self.name, 3)
        row.addWidget(self.token, 2)
        row.addWidget(self.get)
        row.addWidget(self.cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.M, theme.S, theme.M, theme.S)
        column.setSpacing(theme.XS)
        column.addLayout(row)
        column.addWidget(self.progress)
        column.addWidget(self.text)
        for button in (self.get, self.cancel):
            button.setAutoDefault(False)
        self.get.clicked.connect(self.start)
        for field in (self.name, self.token):
            field.installEventFilter(self)
        self.name.textChanged.connect(self._look)
        self.cancel.clicked.connect(self.stop)
        self._look()
        self.hide()

    def eventFilter(self, field: QObject, event: QEvent) -> bool:
        """Enter in a field gets the model, Escape puts the bar away; neither goes on to the dialog."""
        enter = isinstance(event, QKeyEvent) and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.type() == QEvent.Type.KeyPress:
            self.start()
            return True
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape and event.type() == QEvent.Type.KeyPress:
            self.close_bar()
            return True
        return super().eventFilter(field, event)

    def open(self) -> None:
        self.show()
        self.name.setFocus()

    def close_bar(self) -> None:
        """Put the bar away, unless it is at work."""
        if not self.working:
            self.hide()
            self.closed.emit()

    @property
    def working(self) -> bool:
        return self.download is not None

    def start(self) -> None:
        """Begin or go on with the download of the model that is named."""
        name = self.name.text().strip()
        if not name or self.working:
            return
        self.download = Download(self)
        self.download.progressed.connect(self._progressed)
        self.download.done.connect(self._done)
        self.download.failed.connect(self._failed)
        self.download.stopped.connect(self._stopped)
        self.progress.setRange(0, 0)
        self.text.setText(self.tr("Asking the hub…"))
        self._look()
        self.download.start(name, self.token.text().strip())

    def stop(self) -> None:
        if self.download is not None:
            self.cancel.setEnabled(False)
            self.text.setText(self.tr("Stopping…"))
            self.download.stop()

    def _progressed(self, now: Progress) -> None:
        if not self.cancel.isEnabled():
            return
        self.progress.setRange(0, _STEPS)
        self.progress.setValue(round(_STEPS * now.done / max(1, now.total)))
        parts = [self.tr("{0} of {1}").format(human_bytes(now.done), human_bytes(now.total))]
        if now.left is not None:
            parts += [f"{human_bytes(now.speed)}/s", self.tr("{0} left").format(human_duration(now.left))]
        self.text.setText(" · ".join([*parts, now.file]))

    def _done(self, path: Path) -> None:
        self._end("")
        self.name.clear()
        self.arrived.emit(path)

    def _failed(self, text: str) -> None:
        self._end("")
        self.failed.emit(text)

    def _stopped(self) -> None:
        self._end(self.tr("Stopped. “Get” goes on from here."))

    def _end(self, text: str) -> None:
        if self.download is not None:
            self.download.deleteLater()
        self.download = None
        self.text.setText(text)
        self._look()

    def _look(self) -> None:
        working = self.working
        self.progress.setVisible(working)
        self.text.setVisible(bool(self.text.text()))
        self.cancel.setVisible(working)
        self.cancel.setEnabled(working)
        self.get.setVisible(not working)
        self.get.setEnabled(bool(self.name.text().strip()))
        self.name.setEnabled(not working)
        self.token.setEnabled(not working)
