"""The presets as cards above the form, and what can be done with them: save, import, export, rename, delete."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QComboBox, QFileDialog, QGridLayout, QHBoxLayout, QLabel, QMenu, QVBoxLayout, QWidget

from gui import background, theme
from gui.language import translated
from gui.train.importing import settings_files
from gui.train.preset_card import PresetCard
from gui.train.save_dialog import SavePresetDialog
from gui.train.state import FormState
from gui.widgets import action_button, ask_text, confirm
from project import presets
from project.presets import Preset

_CARD = 216  # pixels; as many in a row as fit
_ENDINGS = (".yaml", ".yml")


def _said(preset: Preset) -> Preset:
    """A preset of the app in the language in force; the person's own says what the person wrote."""
    if not preset.builtin:
        return preset
    return replace(preset, title=translated(preset.title), purpose=translated(preset.purpose))


class PresetsBar(QWidget):
    """Cards in rows of equal width. What a preset does to the form is the page's business."""

    chosen = Signal(object)  # Preset: the person picked it
    saved = Signal(object)  # Preset: made from the present values
    settings_wanted = Signal(object)  # Path of another tool's settings
    card_changed = Signal(float)  # gigabytes of the card that is planned for; 0 = this computer's
    failed = Signal(str)
    told = Signal(str)

    def __init__(self, state: FormState) -> None:
        super().__init__()
        self.state = state
        self.cards: list[PresetCard] = []
        self.presets: list[Preset] = []
        self._suggested, self._why, self._explained = "", "", ""
        self._columns = 0
        self.dialog: SavePresetDialog | None = None
        title = QLabel(self.tr("Start from a preset"))
        theme.role(title, "heading")
        self.save_button = action_button(
            "save",
            self.tr("Save as preset…"),
            self.tr("Keep the present settings as a preset of your own"),
            "",
            "quiet",
        )
        self.import_button = action_button(
            "download", self.tr("Import…"),
            self.tr("Take in a preset or a config file, or another tool's settings; you can drop them here too"), "",
            "quiet",
        )  # fmt: skip
        self.import_button.setMenu(self._import_menu())
        top = QHBoxLayout()
        top.addWidget(title, 1)
        top.addWidget(self._card_choice())
        top.addWidget(self.save_button)
        top.addWidget(self.import_button)
        self._grid = QGridLayout()
        self._grid.setSpacing(theme.S)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.S)
        column.addLayout(top)
        column.addLayout(self._grid)
        self.reasons = QLabel(wordWrap=True)
        self.reasons.setTextFormat(Qt.TextFormat.PlainText)
        theme.role(self.reasons, "faint")
        self.reasons.hide()
        column.addWidget(self.reasons)
        self.setAcceptDrops(True)
        self.save_button.clicked.connect(self.ask_to_save)
        state.replaced.connect(self._mark)

    def show_presets(self, found: list[Preset]) -> None:
        """Show these, in this order."""
        self.presets = [_said(preset) for preset in found]
        for card in self.cards:
            self._grid.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = []
        for preset in self.presets:
            card = PresetCard(preset)
            card.chosen.connect(self.chosen)
            card.rename_wanted.connect(self._rename)
            card.export_wanted.connect(self._export)
            card.delete_wanted.connect(self._delete)
            self.cards.append(card)
        self._columns = 0
        self._arrange()
        self._mark()

    def suggest(self, name: str, why: str) -> None:
        """Mark the preset that fits what is trained."""
        self._suggested, self._why = name, why
        self._mark()

    def show_reasons(self, reasons: Sequence[str], preset: str = "") -> None:
        """Say below the cards why a preset's values are as they are on this model and card, while it is in use."""
        self._explained = preset
        self.reasons.setText(
            "\n".join([self.tr("Why these values:"), *(f"•  {translated(reason)}" for reason in reasons)])
        )
        self.reasons.setVisible(bool(reasons))

    def card(self, name: str) -> PresetCard | None:
        """The card of a preset, by its name."""
        return next((card for card in self.cards if card.preset.name == name), None)

    def preset_named(self, name: str) -> Preset | None:
        """A preset by its name."""
        return next((preset for preset in self.presets if preset.name == name), None)

    # --- keeping and bringing in --------------------------------------------------------------------------------------

    def ask_to_save(self) -> None:
        """Ask for a name and a sentence, and keep the present settings as a preset."""
        if self.state.errors:
            self.failed.emit(self.tr("Some settings are not right yet: mend them first, then save the preset."))
            return
        self.dialog = SavePresetDialog(self)
        self.dialog.agreed.connect(self.save)
        self.dialog.open()

    def save(self, title: str, purpose: str) -> None:
        """Keep the present settings as a preset."""
        values = {key: value for key, value in self.state.mapping().items() if key in presets.PRESET_KEYS}
        task = self.state.task

        def work() -> tuple[Preset, list[Preset]]:
            return presets.save_preset(title, purpose, values, task), presets.every_preset(task)

        background.run(self, work, self._saved, self._failed)

    def import_file(self, path: Path) -> None:
        """Take a preset's file into the person's own presets."""
        task = self.state.task

        def work() -> tuple[Preset, list[Preset]]:
            return presets.import_preset(path), presets.every_preset(task)

        background.run(self, work, self._imported, self._failed)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if settings_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        paths = settings_files(event.mimeData())
        for path in paths:
            if path.suffix.lower() in _ENDINGS:
                self.import_file(path)
        if foreign := [path for path in paths if path.suffix.lower() not in _ENDINGS]:
            self.settings_wanted.emit(foreign[0])

    def _ask_for_file(self) -> None:
        kinds = self.tr("Presets and configs (*.yaml *.yml)")
        path = QFileDialog.getOpenFileName(self, self.tr("Import a preset"), "", kinds)[0]
        if path:
            self.import_file(Path(path))

    def _card_choice(self) -> QComboBox:
        self.memory = QComboBox()
        self.memory.addItem(self.tr("For this computer"), 0.0)
        for gigabytes in presets.CARDS:
            self.memory.addItem(self.tr("For a card of {size} GB").format(size=gigabytes), float(gigabytes))
        words = self.tr("The graphics card that a preset is fitted to when you choose it")
        self.memory.setToolTip(words)
        self.memory.setAccessibleName(words)
        self.memory.currentIndexChanged.connect(lambda: self.card_changed.emit(self.memory.currentData()))
        return self.memory

    def _import_menu(self) -> QMenu:
        menu = QMenu(self)
        menu.addAction(self.tr("A preset or config file…"), self._ask_for_file)
        menu.addAction(self.tr("Settings of another tool…"), self._ask_for_settings)
        return menu

    def _ask_for_settings(self) -> None:
        kinds = self.tr("Settings of kohya's scripts, kohya_ss, lora-scripts, OneTrainer (*.toml *.json)")
        path = QFileDialog.getOpenFileName(self, self.tr("Open settings of another tool"), "", kinds)[0]
        if path:
            self.settings_wanted.emit(Path(path))

    def _saved(self, result: tuple[Preset, list[Preset]]) -> None:
        preset, everything = result
        self.show_presets(everything)
        self.saved.emit(preset)

    def _imported(self, result: tuple[Preset, list[Preset]]) -> None:
        preset, everything = result
        self.show_presets(everything)
        self.told.emit(self.tr("“{title}” is among your presets now. Click it to use it.").format(title=preset.title))

    # --- the person's own ---------------------------------------------------------------------------------------------

    def _rename(self, preset: Preset) -> None:
        title = ask_text(self, self.tr("Rename preset"), self.tr("Name"), preset.title)
        if title is not None and title != preset.title:
            self._change(lambda: presets.rename_preset(preset, title))

    def _delete(self, preset: Preset) -> None:
        agreed = confirm(
            self,
            self.tr("Delete “{title}”?").format(title=preset.title),
            self.tr("Projects that use it keep their settings."),
            self.tr("Delete"),
            danger=True,
        )
        if agreed:
            self._change(lambda: presets.delete_preset(preset))

    def _export(self, preset: Preset) -> None:
        name = f"{preset.name}.yaml"
        path = QFileDialog.getSaveFileName(self, self.tr("Export preset"), name, self.tr("Presets (*.yaml)"))[0]
        if path:
            self.export_to(preset, Path(path))

    def export_to(self, preset: Preset, path: Path) -> None:
        """Write a preset as a file."""
        path = path if path.suffix.lower() in _ENDINGS else path.with_name(f"{path.name}.yaml")
        words = self.tr("“{title}” was written to {path}.").format(title=preset.title, path=path)
        background.run(self, lambda: presets.export_preset(preset, path), lambda _: self.told.emit(words), self._failed)

    def _change(self, change: object) -> None:
        task = self.state.task

        def work() -> list[Preset]:
            change()  # type: ignore[operator]
            return presets.every_preset(task)

        background.run(self, work, self.show_presets, self._failed)

    def _failed(self, error: Exception) -> None:
        self.failed.emit(background.readable(error))

    # --- looks --------------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        columns = max(1, (self.width() + theme.S) // (_CARD + theme.S))
        rows = -(-len(self.cards) // columns)
        columns = -(-len(self.cards) // rows) if rows else columns  # no row much shorter than the others
        if columns == self._columns:
            return
        for old in range(max(columns, self._columns)):
            self._grid.setColumnStretch(old, 1 if old < columns else 0)
        self._columns = columns
        for at, card in enumerate(self.cards):
            self._grid.addWidget(card, at // columns, at % columns)

    def _mark(self) -> None:
        if self.state.preset != self._explained:
            self.reasons.hide()
        for card in self.cards:
            card.set_chosen(card.preset.name == self.state.preset)
            card.set_suggested(self._why if card.preset.name == self._suggested else "")
