"""The base of dialogs that write a dataset in a form that other tools read: form, place, progress and result."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSignalBlocker, QUrl, Signal
from PySide6.QtGui import QCloseEvent, QDesktopServices
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from gui import background, theme

Tell = Callable[[int, int], bool]
_TELL_EVERY = 16


class OutDialog(QDialog):
    """It reads the dataset and changes nothing in it. What is written, and how it is told, its children say."""

    _told = Signal(int, int)  # from the thread that writes

    def __init__(self, title: str, choices: Sequence[tuple[str, str, str]], parent: QWidget) -> None:
        """`choices`: key, name and a sentence for each form, the usual one first."""
        super().__init__(parent)
        self.setWindowTitle(title)
        self._working = self._stop = False
        self._written: Path | None = None
        self._told.connect(self._show_progress)
        self.layouts = QButtonGroup(self)
        self.place = QLineEdit()
        self.place.textEdited.connect(lambda: self.clear())
        self.message = QLabel(wordWrap=True)
        theme.role(self.message, "chip")
        self.progress = QProgressBar()
        self.progress.setTextVisible(True)
        self.extra, self.boxes = QVBoxLayout(), QHBoxLayout()  # for what belongs to a form, and for check boxes
        self._lay_out(choices)
        self.setMinimumWidth(560)
        self.clear()

    # --- what children say --------------------------------------------------------------------------------------------

    def work(self, place: Path) -> Callable[[Tell], Any]:
        """What writes the chosen form into `place`, for the background; raises what background.readable tells."""
        raise NotImplementedError

    def outcome(self, done: Any) -> tuple[Path, str, bool]:
        """(what was written, words for it, whether something was left out) of what `work` returned."""
        raise NotImplementedError

    def layout_chosen(self) -> None:
        """Another form was chosen."""

    def choose_place(self) -> str:
        """Ask where to; empty if nothing was chosen."""
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Where to?"), str(Path(self.place.text()).parent))
        return str(Path(chosen) / Path(self.place.text()).name) if chosen else ""

    # --- building -----------------------------------------------------------------------------------------------------

    def _lay_out(self, choices: Sequence[tuple[str, str, str]]) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.XL, theme.L, theme.XL, theme.L)
        column.setSpacing(theme.S)
        title = QLabel(self.tr("What is to read it?"))
        theme.role(title, "heading")
        column.addWidget(title)
        for number, (key, name, text) in enumerate(choices):
            button = QRadioButton(name)
            button.setProperty("layout", key)
            button.setChecked(not number)
            button.toggled.connect(self._toggled)
            self.layouts.addButton(button)
            note = QLabel(text, wordWrap=True)
            theme.role(note, "faint")
            note.setContentsMargins(24, 0, 0, theme.XS)
            column.addWidget(button)
            column.addWidget(note)
        self.boxes.setSpacing(theme.L)
        column.addLayout(self.extra)
        column.addLayout(self.boxes)
        column.addLayout(self._place_row())
        column.addWidget(self.message)
        column.addWidget(self.progress)
        column.addStretch(1)
        self._add_buttons(column)

    def _place_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.S)
        label = QLabel(self.tr("To"))
        label.setBuddy(self.place)
        self.place.setAccessibleName(self.tr("File or folder that is written"))
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

    # --- at work ------------------------------------------------------------------------------------------------------

    def layout_key(self) -> str:
        """Which form is chosen."""
        button = self.layouts.checkedButton()
        return str(button.property("layout")) if button is not None else ""

    def clear(self) -> None:
        """Nothing was written yet with what is chosen now."""
        self._written = None
        self.message.hide()
        self.progress.hide()
        self.open_button.hide()
        self.go.setEnabled(True)

    def _toggled(self, on: bool) -> None:
        if on:
            self.layout_chosen()
            self.clear()
            self.adjustSize()

    def _browse(self) -> None:
        if chosen := self.choose_place():
            with QSignalBlocker(self.place):
                self.place.setText(chosen)
            self.clear()

    def _start(self) -> None:
        place = self.place.text().strip()
        if not place:
            self.say(self.tr("Name what is to be written."), "warning")
            return
        write = self.work(Path(place))
        self.clear()
        self._working, self._stop = True, False
        self.progress.setRange(0, 0)
        self.progress.show()
        self.go.setEnabled(False)
        self._close_button().setText(self.tr("Cancel"))

        def tell(done: int, every: int) -> bool:
            if done % _TELL_EVERY == 0 or done == every:
                self._told.emit(done, every)
            return not self._stop

        background.run(self, lambda: write(tell), self._done, self._failed)

    def _show_progress(self, done: int, every: int) -> None:
        self.progress.setRange(0, every)
        self.progress.setValue(done)
        self.progress.setFormat(self.tr("{done} of {count}").format(done=f"{done:,}", count=f"{every:,}"))

    def _done(self, done: Any) -> None:
        self._ended()
        self._written, words, partial = self.outcome(done)
        self.say(words, "warning" if partial else "success")
        self.open_button.show()
        self.go.setEnabled(False)

    def _failed(self, error: Exception) -> None:
        self._ended()
        if self._stop:
            self.say(self.tr("Stopped. Nothing was written."), "info")
        else:
            self.say(background.readable(error), "warning")

    def _ended(self) -> None:
        self._working = False
        self.progress.hide()
        self.go.setEnabled(True)
        self._close_button().setText(self.tr("Close"))

    def say(self, text: str, kind: str) -> None:
        """Show how it went."""
        self.message.setProperty("kind", kind)
        self.message.style().unpolish(self.message)
        self.message.style().polish(self.message)
        self.message.setText(text)
        self.message.show()
        self.adjustSize()

    def _close_button(self) -> QPushButton:
        return self.buttons.button(QDialogButtonBox.StandardButton.Close)

    def _open_folder(self) -> None:
        if self._written is not None:
            place = self._written if self._written.is_dir() else self._written.parent
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
