"""Which run is exported: those with a finished LoRA to choose from, and the others with what they lack."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QComboBox, QLabel, QVBoxLayout, QWidget

from gui import theme
from gui.widgets import human_time
from project.runs.summary import RunSummary

_LONGEST = 48  # letters of a run's name in the box


class SourcePicker(QWidget):
    """A box of runs, and a line on the chosen one."""

    changed = Signal()  # another run is chosen, or none

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.runs: list[RunSummary] = []
        self._shown: Path | None = None
        self.box = QComboBox()
        self.box.setAccessibleName(self.tr("Run"))
        self.box.setToolTip(self.tr("The training whose LoRA is exported"))
        self.facts = QLabel()
        theme.role(self.facts, "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.S)
        column.addWidget(self.box)
        column.addWidget(self.facts)
        self.box.activated.connect(self._activated)

    def run(self) -> RunSummary | None:
        """The chosen run."""
        return next((run for run in self.runs if run.folder == self._shown), None)

    def show_runs(self, found: Sequence[RunSummary]) -> None:
        """Take over the runs of the project; what is chosen stays chosen."""
        before = self.run()
        ready = [run for run in found if run.result is not None]
        others = [run for run in found if run.result is None and run.steps]
        self.runs = [*ready, *others]
        self.box.clear()
        for number, run in enumerate(self.runs):
            name = run.name if len(run.name) <= _LONGEST else f"{run.name[: _LONGEST - 1]}…"
            text = self.tr("{name}  ·  {time}").format(name=name, time=human_time(run.started))
            if run.result is None:
                text = self.tr("{run}  ·  finish it first").format(run=text)
            self.box.addItem(text, run.folder)
            model = self.box.model()
            if isinstance(model, QStandardItemModel):
                model.item(number).setEnabled(run.result is not None)
        folders = [run.folder for run in ready]
        self._shown = self._shown if self._shown in folders else folders[0] if folders else None
        self._show_choice(before)

    def choose(self, folder: Path) -> bool:
        """Choose a run; False if it cannot be exported."""
        run = next((run for run in self.runs if run.folder == folder), None)
        if run is None or run.result is None:
            return False
        before, self._shown = self.run(), folder
        self._show_choice(before)
        return True

    def _activated(self, row: int) -> None:
        self.choose(self.box.itemData(row))

    def _show_choice(self, before: RunSummary | None) -> None:
        run = self.run()
        self.box.setCurrentIndex(self.runs.index(run) if run else -1)
        self.facts.setText(self._facts(run) if run else "")
        if (before.folder if before else None) != (run.folder if run else None):
            self.changed.emit()

    def _facts(self, run: RunSummary) -> str:
        parts = [self.tr("{0} steps").format(f"{run.steps:,}".replace(",", "\u202f"))]
        if run.held_back is not None:
            parts.append(self.tr("held-back loss {0:.4f}").format(run.held_back))
        if run.result is not None:
            parts.append(run.result.name)
        return "  ·  ".join(parts)
