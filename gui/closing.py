"""Closing the window while a training is at work: the question, and waiting for a stop that saves."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMessageBox, QProgressDialog, QWidget

from gui import theme
from gui.live_run import LiveRun
from project import runs

translate = QCoreApplication.translate


def ask(parent: QWidget) -> str:
    """ "keep" to leave the training at work, "stop" to save and stop it first, "" to stay."""

    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.NoIcon)
    box.setWindowTitle(translate("closing", "A training is running"))
    box.setText(f"<b>{translate('closing', 'A training is running')}</b>")
    box.setInformativeText(
        translate(
            "closing", "It can go on without the window. When you open the app again, it shows what happened meanwhile."
        )
    )
    keep = box.addButton(translate("closing", "Keep training"), QMessageBox.ButtonRole.AcceptRole)
    keep.setToolTip(translate("closing", "Close the window and let the training go on in the background"))
    stop = box.addButton(translate("closing", "Stop and save"), QMessageBox.ButtonRole.DestructiveRole)
    stop.setToolTip(translate("closing", "Save a checkpoint, stop, then close: you can resume it later"))
    cancel = box.addButton(QMessageBox.StandardButton.Cancel)
    theme.role(keep, "primary")
    box.setDefaultButton(keep)
    box.setEscapeButton(cancel)
    box.exec()
    clicked = box.clickedButton()
    return "keep" if clicked is keep else "stop" if clicked is stop else ""


class StopAndClose(QProgressDialog):
    """Tells the training to stop, waits until its checkpoint is written, then calls `then`. Cancel waits no longer."""

    def __init__(self, live: LiveRun, parent: QWidget, then: Callable[[], None]) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Stopping"))
        self.setLabelText(self.tr("The training finishes its step and saves a checkpoint…"))
        self.setRange(0, 0)
        self.setCancelButtonText(self.tr("Stay here"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._live, self._then = live, then
        live.state_changed.connect(self._look)
        self.canceled.connect(self._stay)
        if live.follower is not None:
            live.follower.send(runs.Stop())
        self.show()

    def _look(self) -> None:
        if not self._live.at_work:
            self._stay()
            self._then()

    def _stay(self) -> None:
        """Wait no longer: the window stays, whenever the training ends."""
        self._live.state_changed.disconnect(self._look)
        self.canceled.disconnect(self._stay)  # closing cancels, too
        self.close()
