"""The dialog that writes the dataset in the form that other tools read."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt, QUrl, Signal
from PySide6.QtGui import QCloseEvent, QDesktopServices
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from gui import background, theme
from gui.language import as_sentence, joined, translated
from project.exchange import TakeOut, take_out
from project.exchange.taking_out import Taken
from project.library import Project
from project.library.names import free_path, safe_name


class TakeOutDialog(QDialog):
    """Form, place, progress and result. It reads the dataset and changes nothing in it."""

    _told = Signal(int, int)  # from the thread that copies

    def __init__(self, project: Project, selected: Sequence[Path], every: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Export the dataset"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._project, self._selected, self._every = project, list(selected), every
        self._working = self._stop = False
        self._taken: Taken | None = None
        self._told.connect(self._show_progress)
        self.layouts = QButtonGroup(self)
        self.place = QLineEdit(str(self._default_place()))
        self.place.textEdited.connect(lambda: self._clear())
        self.zipped = QCheckBox(self.tr("As one zip archive"))
        self.masks = QCheckBox(self.tr("With masks"))
        self.masks.setChecked(True)
        self.only = QCheckBox(self.tr("Only the {count} selected pictures").format(count=len(self._selected)))
        self.only.setVisible(bool(self._selected))
        self.only.setChecked(len(self._selected) > 1)
        self.repeats = QSpinBox()
        self.repeats.setRange(1, 500)
        self.word = QLineEdit(project.trigger_word or safe_name(project.name))
        self.resolution = QSpinBox()
        self.resolution.setRange(64, 4096)
        self.resolution.setSingleStep(64)
        self.resolution.setSuffix(self.tr(" pixels"))
        size = str(project.settings.get("resolution", ""))
        self.resolution.setValue(int(size) if size.isdigit() else 512)
        self.message = QLabel(wordWrap=True)
        self.progress = QProgressBar()
        self.progress.setTextVisible(True)
        self._lay_out()
        self._choose_layout()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.XL, theme.L, theme.XL, theme.L)
        column.setSpacing(theme.S)
        title = QLabel(self.tr("What is to read it?"))
        theme.role(title, "heading")
        column.addWidget(title)
        for key, name, text in self._choices():
            button = QRadioButton(name)
            button.setProperty("layout", key)
            button.setChecked(key == "kohya")
            button.toggled.connect(self._choose_layout)
            self.layouts.addButton(button)
            note = QLabel(text, wordWrap=True)
            theme.role(note, "faint")
            note.setContentsMargins(24, 0, 0, theme.XS)
            column.addWidget(button)
            column.addWidget(note)
        self.kohya = QWidget()
        form = QFormLayout(self.kohya)
        form.setContentsMargins(24, 0, 0, theme.S)
        form.setSpacing(theme.S)
        form.addRow(self.tr("Class word"), self.word)
        form.addRow(self.tr("Repeats"), self.repeats)
        form.addRow(self.tr("Resolution"), self.resolution)
        column.addWidget(self.kohya)
        boxes = QHBoxLayout()
        boxes.setSpacing(theme.L)
        for box in (self.zipped, self.masks, self.only):
            boxes.addWidget(box)
        boxes.addStretch(1)
        column.addLayout(boxes)
        column.addLayout(self._place_row())
        column.addWidget(self.message)
        column.addWidget(self.progress)
        column.addStretch(1)
        self._add_buttons(column)
        self.setMinimumWidth(560)
        self._clear()

    def _place_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.S)
        label = QLabel(self.tr("To"))
        label.setBuddy(self.place)
        self.place.setAccessibleName(self.tr("Folder or archive that is written"))
        browse = QPushButton(self.tr("Choose…"))
        browse.clicked.connect(self._browse)
        row.addWidget(label)
        row.addWidget(self.place, 1)
        row.addWidget(browse)
        return row

    def _add_buttons(self, column: QVBoxLayout) -> None:
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.open_button = self.buttons.addButton(self.tr("Open folder"), QDialogButtonBox.ButtonRole.ActionRole)
        self.go = self.buttons.addButton(self.tr("Export"), QDialogButtonBox.ButtonRole.AcceptRole)
        theme.role(self.go, "primary")
        self.go.setDefault(True)
        self.go.clicked.connect(self._start)
        self.open_button.clicked.connect(self._open_folder)
        self.buttons.rejected.connect(self.reject)
        column.addWidget(self.buttons)

    def _choices(self) -> tuple[tuple[str, str, str], ...]:
        return (
            ("kohya", self.tr("kohya's scripts"),
             self.tr("Folders named 10_name with captions beside the pictures, and dataset.toml")),
            ("imagefolder", self.tr("Hugging Face datasets"), self.tr("An imagefolder: train/ with metadata.jsonl")),
            ("csv", self.tr("A table"), self.tr("Pictures, and one metadata.csv with the columns filename and prompt")),
            ("folder", self.tr("Plain folder"), self.tr("Pictures with their captions beside them as NAME.txt")),
        )  # fmt: skip

    def layout_key(self) -> str:
        """Which form is chosen."""
        button = self.layouts.checkedButton()
        return str(button.property("layout")) if button is not None else "kohya"

    def _default_place(self) -> Path:
        return free_path(self._project.folder / "exports" / f"{safe_name(self._project.name)}-dataset")

    def _choose_layout(self) -> None:
        self.kohya.setVisible(self.layout_key() == "kohya")
        self._clear()
        self.adjustSize()

    def _clear(self) -> None:
        """Nothing was written yet with what is chosen now."""
        self._taken = None
        self.message.hide()
        self.progress.hide()
        self.open_button.hide()
        self.go.setEnabled(True)

    def _browse(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Where to?"), str(Path(self.place.text()).parent))
        if chosen:
            with QSignalBlocker(self.place):
                self.place.setText(str(Path(chosen) / Path(self.place.text()).name))
            self._clear()

    def _start(self) -> None:
        place = self.place.text().strip()
        if not place:
            self._say(self.tr("Name the folder that is to be written."), "error")
            return
        wish = TakeOut(
            self.layout_key(), Path(place), self.zipped.isChecked(), self.repeats.value(),
            self.word.text().strip() or "dataset", self.resolution.value(), self.masks.isChecked(),
        )  # fmt: skip
        only = self._selected if self.only.isChecked() and self._selected else None
        folder = self._project.images
        self._clear()
        self._working, self._stop = True, False
        self.progress.setRange(0, 0)
        self.progress.show()
        self.go.setEnabled(False)
        self._close_button().setText(self.tr("Cancel"))

        def tell(done: int, every: int) -> bool:
            if done % 16 == 0 or done == every:
                self._told.emit(done, every)
            return not self._stop

        background.run(self, lambda: take_out(folder, wish, tell, only), self._done, self._failed)

    def _show_progress(self, done: int, every: int) -> None:
        self.progress.setRange(0, every)
        self.progress.setValue(done)
        self.progress.setFormat(self.tr("{done} of {count}").format(done=f"{done:,}", count=f"{every:,}"))

    def _done(self, taken: Taken) -> None:
        self._ended()
        self._taken = taken
        text = self.tr("{pictures} pictures and {captions} captions are in {place}.").format(
            pictures=f"{taken.pictures:,}", captions=f"{taken.captions:,}", place=taken.place
        )
        notes = [as_sentence(translated(note)) for note in taken.notes]
        if taken.problems:
            path, reason = taken.problems[0]
            left = self.tr("{count} were left out, such as {name}: {reason}.")
            notes.insert(0, left.format(count=f"{len(taken.problems):,}", name=path.name, reason=translated(reason)))
        self._say(joined(text, *notes), "warning" if taken.problems else "success")
        self.open_button.show()
        self.go.setEnabled(False)

    def _failed(self, error: Exception) -> None:
        self._ended()
        if self._stop:
            self._say(self.tr("Stopped. Nothing was written."), "info")
        else:
            self._say(background.readable(error), "error")

    def _ended(self) -> None:
        self._working = False
        self.progress.hide()
        self.go.setEnabled(True)
        self._close_button().setText(self.tr("Close"))

    def _say(self, text: str, kind: str) -> None:
        theme.role(self.message, "chip")
        self.message.setProperty("kind", "warning" if kind == "error" else kind)
        self.message.style().polish(self.message)
        self.message.setText(text)
        self.message.show()
        self.adjustSize()

    def _close_button(self) -> QPushButton:
        return self.buttons.button(QDialogButtonBox.StandardButton.Close)

    def _open_folder(self) -> None:
        if self._taken is not None:
            place = self._taken.place if self._taken.place.is_dir() else self._taken.place.parent
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(place)))

    def reject(self) -> None:
        """Cancel what is at work; else close."""
        if self._working:
            self._stop = True
        else:
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._stop = True
        super().closeEvent(event)
