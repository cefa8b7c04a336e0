"""The names of compared runs in their colours; each can be taken out of the picture and put back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QToolButton, QWidget

from gui import theme
from gui.run_view.bar import dot
from gui.run_view.lines import RunLines
from gui.widgets import FlowLayout

LONGEST = 40  # letters of a name; the tooltip has all of it


class Legend(QWidget):
    """One button a run, pressed while the run is drawn."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = FlowLayout(self, theme.XS)
        self._runs: list[RunLines] = []
        self.buttons: list[QToolButton] = []
        self.hide()

    def show_runs(self, runs: Sequence[RunLines]) -> None:
        """Name the runs; a single one needs no legend."""
        while self._flow.count():
            self._flow.takeAt(0)
        for button in self.buttons:
            button.deleteLater()
        self._runs = list(runs) if len(runs) > 1 else []
        self.buttons = [self._button(run) for run in self._runs]
        self.refresh_look()
        self.setVisible(bool(self._runs))

    def refresh_look(self) -> None:
        """After a change of the theme, or of what is shown."""
        look = theme.tokens()
        for run, button in zip(self._runs, self.buttons, strict=True):
            colour = look.series[run.index % len(look.series)] if run.shown else look.border_strong
            button.setIcon(dot(colour))

    def _button(self, run: RunLines) -> QToolButton:
        short = run.name if len(run.name) <= LONGEST else run.name[: LONGEST - 1] + "…"
        button = QToolButton(self)
        button.setText(short)
        button.setCheckable(True)
        button.setChecked(run.shown)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setIconSize(QSize(12, 12))
        button.setToolTip(self.tr("{name}: show or hide").format(name=run.name))
        button.toggled.connect(self._toggled)
        self._flow.addWidget(button)
        return button

    def _toggled(self) -> None:
        for run, button in zip(self._runs, self.buttons, strict=True):
            run.shown = button.isChecked()
        self.refresh_look()
        self.changed.emit()
