"""The choice of what is previewed: the training of now, a finished LoRA, one of its checkpoints, or a file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFileDialog, QSizePolicy, QWidget

from gui import icons
from gui.trying.calm_wheel import CalmWheel
from gui.trying.choices import Choice

OPEN = "open"


class LoraPicker(QComboBox):
    """Lists choices; the last line opens a file. `chosen` tells of what the person takes."""

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("LoRA"))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMinimumContentsLength(12)
        self._choices: list[Choice] = []
        self._files: list[Choice] = []
        self._live: Choice | None = None
        self._taken: Choice | None = None
        self._awaited: Path | None = None  # a training that ended, whose LoRA is not in the list yet
        self._base_model = ""
        self._settings: tuple[str, ...] = ()
        self._names: dict[Path, str] = {}
        self._calm = CalmWheel(self)
        self._calm.watch(self)
        self.activated.connect(self._activated)

    def choice(self) -> Choice:
        """What is taken now."""
        return self._taken or Choice("base", self._base_model, settings=self._settings)

    def clear_all(self, base_model: str, settings: tuple[str, ...] = ()) -> None:
        """Begin anew with a project that has this base model, and says how it is read."""
        self._settings = settings
        self._choices, self._files, self._live, self._taken, self._awaited = [], [], None, None, None
        self._base_model = base_model
        self._fill()

    def base_model(self) -> str:
        """The base model under what is taken; a training that runs renders everything on its own."""
        return (self._live or self.choice()).base_model

    def set_choices(self, choices: Sequence[Choice], names: dict[Path, str]) -> None:
        """What the project's runs offer now. The choice stays, if it is still there."""
        self._choices, self._names = list(choices), names
        self._settle()

    def set_live(self, live: Choice | None) -> None:
        """The training that runs. It is taken when it comes; when it goes, its finished LoRA takes its place."""
        before = self._live
        self._live = live
        if live is None and before is not None and self._taken is not None and self._taken.kind == "live":
            self._awaited = before.run
        if live is not None and (before is None or before.run != live.run):
            self._taken = live
        self._settle()

    def tell_step(self, step: int) -> None:
        """How far the training is, without another look at the list."""
        if self._live is None or not self.count():
            return
        self._live = Choice("live", self._live.base_model, None, self._live.run, step)
        if self._taken is not None and self._taken.kind == "live":
            self._taken = self._live
        self.setItemText(0, self._title(self._live))
        self.setItemData(0, self._live)

    def take(self, run: Path | None = None, adapter: Path | None = None) -> bool:
        """Take a run's finished LoRA, or the adapter given. False if it is not in the list."""
        for choice in self._offered():
            if choice.adapter == adapter if adapter is not None else choice.run == run:
                self._taken, self._awaited = choice, None
                self._show()
                return True
        return False

    def of_run(self, run: Path) -> list[Choice]:
        """What a run has to offer: its finished LoRA, then its checkpoints, the latest first."""
        return [choice for choice in self._choices if choice.run == run]

    def open_file(self, path: Path) -> None:
        """Take a LoRA file from anywhere."""
        self._files = [choice for choice in self._files if choice.adapter != path]
        self._taken, self._awaited = Choice("file", self._base_model, path, settings=self._settings), None
        self._files.insert(0, self._taken)
        self._fill()

    def _offered(self) -> list[Choice]:
        live = [self._live] if self._live is not None else []
        return [*live, *self._files, *self._choices]

    def _settle(self) -> None:
        """Keep what is taken if it is still offered, else take what comes nearest."""
        offered = self._offered()
        taken = self._taken
        awaited = next((choice for choice in offered if self._awaited and choice.run == self._awaited), None)
        kept = next((choice for choice in offered if taken is not None and choice.key == taken.key), None)
        near = next((choice for choice in offered if taken is not None and choice.run == taken.run is not None), None)
        self._taken = awaited or kept or near or next(iter(offered), None)
        if awaited is not None:
            self._awaited = None
        self._fill()

    def _fill(self) -> None:
        self.clear()
        for choice in self._offered():
            self.addItem(self._title(choice), choice)
            row = self.count() - 1
            if choice.kind == "live":
                self.setItemIcon(row, icons.icon("play"))
            if choice.kind != "live" and choice.adapter is not None:
                self.setItemData(row, str(choice.adapter), Qt.ItemDataRole.ToolTipRole)
        if not self.count():
            self.addItem(
                self.tr("No LoRA yet: the base model"), Choice("base", self._base_model, settings=self._settings)
            )
        self.insertSeparator(self.count())
        self.addItem(icons.icon("folder"), self.tr("Open a LoRA file…"), OPEN)
        self._show()

    def _show(self) -> None:
        key = self.choice().key
        rows = (
            row for row in range(self.count()) if isinstance(found := self.itemData(row), Choice) and found.key == key
        )
        self.setCurrentIndex(next(rows, 0))
        self.setToolTip(self.currentText().strip())

    def _title(self, choice: Choice) -> str:
        if choice.kind == "live":
            if choice.step:
                return self.tr("The training now, step {step}").format(step=choice.step)
            return self.tr("The training now")
        if choice.kind == "file":
            return choice.adapter.name if choice.adapter else ""
        name = self._names.get(choice.run, choice.run.name) if choice.run else ""
        if choice.kind == "checkpoint":
            text = self.tr("{run}, step {step} ★ best") if choice.best else self.tr("{run}, step {step}")
            return text.format(run=name, step=choice.step)
        results = [other for other in self._choices if other.kind == "result" and other.run == choice.run]
        if len(results) > 1 and choice.adapter is not None:
            return self.tr("{run}, {file}").format(run=name, file=choice.adapter.name)
        return name

    def _activated(self, row: int) -> None:
        found = self.itemData(row)
        if found == OPEN:
            self._show()
            self._ask_for_file()
        elif isinstance(found, Choice):
            self._taken, self._awaited = (found if found.kind != "base" else None), None
            self._show()
            self.chosen.emit()

    def _ask_for_file(self) -> None:
        title, kinds = self.tr("Open a LoRA file"), self.tr("LoRA files (*.safetensors)")
        path, _ = QFileDialog.getOpenFileName(self, title, "", kinds)
        if path:
            self.open_file(Path(path))
            self.chosen.emit()
