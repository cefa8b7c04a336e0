"""The dialog that writes the dataset in the form that other tools read."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QFormLayout, QLineEdit, QSpinBox, QWidget

from gui import theme
from gui.language import as_sentence, joined, translated
from gui.out_dialog import OutDialog, Tell
from project.exchange import TakeOut, take_out
from project.exchange.taking_out import Taken
from project.library import Project
from project.library.names import free_path, safe_name


class TakeOutDialog(OutDialog):
    """A folder or an archive of the pictures, or of the selected ones."""

    def __init__(self, project: Project, selected: Sequence[Path], every: int, parent: QWidget) -> None:
        super().__init__(self.tr("Export the dataset"), self._choices(), parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._project, self._selected, self._every = project, list(selected), every
        self.place.setText(str(free_path(project.folder / "exports" / f"{safe_name(project.name)}-dataset")))
        self.zipped = QCheckBox(self.tr("As one zip archive"))
        self.masks = QCheckBox(self.tr("With masks"))
        self.masks.setChecked(True)
        self.only = QCheckBox(self.tr("Only the {count} selected pictures").format(count=len(self._selected)))
        self.only.setVisible(bool(self._selected))
        self.only.setChecked(len(self._selected) > 1)
        for box in (self.zipped, self.masks, self.only):
            self.boxes.addWidget(box)
        self.boxes.addStretch(1)
        self.kohya = self._kohya_form()
        self.extra.addWidget(self.kohya)

    def _kohya_form(self) -> QWidget:
        self.repeats = QSpinBox()
        self.repeats.setRange(1, 500)
        self.word = QLineEdit(self._project.trigger_word or safe_name(self._project.name))
        self.resolution = QSpinBox()
        self.resolution.setRange(64, 4096)
        self.resolution.setSingleStep(64)
        self.resolution.setSuffix(self.tr(" pixels"))
        size = str(self._project.settings.get("resolution", ""))
        self.resolution.setValue(int(size) if size.isdigit() else 512)
        inside = QWidget()
        form = QFormLayout(inside)
        form.setContentsMargins(24, 0, 0, theme.S)
        form.setSpacing(theme.S)
        form.addRow(self.tr("Class word"), self.word)
        form.addRow(self.tr("Repeats"), self.repeats)
        form.addRow(self.tr("Resolution"), self.resolution)
        return inside

    def _choices(self) -> tuple[tuple[str, str, str], ...]:
        return (
            ("kohya", self.tr("kohya's scripts"),
             self.tr("Folders named 10_name with captions beside the pictures, and dataset.toml")),
            ("imagefolder", self.tr("Hugging Face datasets"), self.tr("An imagefolder: train/ with metadata.jsonl")),
            ("csv", self.tr("A table"), self.tr("Pictures, and one metadata.csv with the columns filename and prompt")),
            ("folder", self.tr("Plain folder"), self.tr("Pictures with their captions beside them as NAME.txt")),
        )  # fmt: skip

    def layout_chosen(self) -> None:
        self.kohya.setVisible(self.layout_key() == "kohya")

    def work(self, place: Path) -> Callable[[Tell], Taken]:
        wish = TakeOut(
            self.layout_key(), place, self.zipped.isChecked(), self.repeats.value(),
            self.word.text().strip() or "dataset", self.resolution.value(), self.masks.isChecked(),
        )  # fmt: skip
        only = self._selected if self.only.isChecked() and self._selected else None
        folder = self._project.images
        return lambda tell: take_out(folder, wish, tell, only)

    def outcome(self, done: Taken) -> tuple[Path, str, bool]:
        text = self.tr("{pictures} pictures and {captions} captions are in {place}.").format(
            pictures=f"{done.pictures:,}", captions=f"{done.captions:,}", place=done.place
        )
        notes = [as_sentence(translated(note)) for note in done.notes]
        if done.problems:
            path, reason = done.problems[0]
            left = self.tr("{count} were left out, such as {name}: {reason}.")
            notes.insert(0, left.format(count=f"{len(done.problems):,}", name=path.name, reason=translated(reason)))
        return done.place, joined(text, *notes), bool(done.problems)
