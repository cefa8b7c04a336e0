"""How far the work on the engine is: phase, bytes, speed, time left; pause, go on, stop."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from gui import icons, theme
from gui.welcome.engine_setup import EngineSetup
from gui.widgets import ElidedLabel, action_button, human_bytes, human_duration
from project.runtime.progress import Progress

translate = QCoreApplication.translate
_STEPS = 1000


def phase_words(doing: str, now: Progress | None) -> str:
    """What is being done, as a heading."""
    if now is None:
        return translate("engine", "Getting ready…")
    phases = {
        "waiting": translate("engine", "Another window is setting up the engine; waiting for it…"),
        "python": translate("engine", "Preparing its Python…"),
        "download": translate("engine", "Downloading the packages…"),
        "check": translate("engine", "Checking the files…"),
        "install": translate("engine", "Installing the packages…"),
        "remove": translate("engine", "Removing files…"),
    }
    return phases[now.phase]


def amount_words(now: Progress | None) -> str:
    """Bytes, speed and the time that is left."""
    if now is None or not now.total:
        return ""
    if now.phase not in ("download", "check"):
        return translate("engine", "{0} %").format(round(100 * now.done / now.total))
    parts = [translate("engine", "{0} of {1}").format(human_bytes(now.done), human_bytes(now.total))]
    if now.speed > 0:
        parts.append(f"{human_bytes(now.speed)}/s")
    if now.left is not None:
        parts.append(translate("engine", "{0} left").format(human_duration(now.left)))
    return " · ".join(parts)


class EngineProgress(QWidget):
    """Shows the work of an EngineSetup and leads it."""

    def __init__(self, setup: EngineSetup, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._setup = setup
        self.phase = QLabel()
        theme.role(self.phase, "heading")
        self.bar = QProgressBar(textVisible=False)
        self.bar.setAccessibleName(self.tr("Progress of the engine"))
        self.amount = QLabel()
        theme.role(self.amount, "muted")
        self.item = ElidedLabel("", Qt.TextElideMode.ElideMiddle)
        theme.role(self.item, "faint")
        self.hold = action_button("pause", self.tr("Pause"), self.tr("Let the network go for a while"))
        self.stop = action_button(
            "stop", self.tr("Stop"), self.tr("What is there is kept; setting up goes on from it at the next try")
        )
        self.hold.clicked.connect(self._hold)
        self.stop.clicked.connect(self._stop)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.amount)
        words.addWidget(self.item)
        row = QHBoxLayout()
        row.setSpacing(theme.S)
        row.addLayout(words, 1)
        row.addWidget(self.hold, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.stop, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.S)
        column.addWidget(self.phase)
        column.addWidget(self.bar)
        column.addLayout(row)
        column.addSpacing(theme.S)
        for text in (
            self.tr(
                "You can close this and look around in the app meanwhile; the line at the bottom says how far it is."
            ),
            self.tr("If the app is closed or the network breaks, nothing is lost: it goes on from where it was."),
            self.tr("Every package is checked by its hash before it is installed."),
        ):
            line = QLabel(text, wordWrap=True)
            theme.role(line, "muted")
            column.addWidget(line)
        setup.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show it as it is now."""
        setup, now = self._setup, self._setup.progress
        paused = setup.paused
        self.phase.setText(self.tr("Paused") if paused else phase_words(setup.doing, now))
        if now is not None and now.total:
            self.bar.setRange(0, _STEPS)
            self.bar.setValue(round(_STEPS * now.done / now.total))
        else:
            self.bar.setRange(0, 0)
        self.amount.setText(amount_words(now))
        self.item.setText(now.item if now is not None else "")
        self.hold.setText(self.tr("Go on") if paused else self.tr("Pause"))
        self.hold.setIcon(icons.icon("play" if paused else "pause"))
        self.hold.setVisible(setup.doing != "remove")
        self.stop.setVisible(setup.doing != "remove")
        if not setup.working:
            self.stop.setEnabled(True)

    def _hold(self) -> None:
        self._setup.resume() if self._setup.paused else self._setup.pause()

    def _stop(self) -> None:
        self.stop.setEnabled(False)
        self._setup.cancel()
