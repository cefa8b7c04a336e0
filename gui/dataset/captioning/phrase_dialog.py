"""The phrases of one language: those of the app to look at, one's own to write."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from gui import background, theme
from project.captioning.phrases import bank_folder, parse_phrases, user_folder
from project.errors import BadInput
from project.workspace import atomic_write

_SIZE = (860, 560)  # pixels
_REST = 300  # milliseconds of rest before what is typed is looked at
_BEGINNING = "language = {language}\n\n[subject]\n"


class PhraseDialog(QDialog):
    """Its own phrases lie in a file of the app's folder, which may as well be written by hand."""

    saved = Signal()

    def __init__(self, language: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Phrases: {language}").format(language=name))
        self.resize(*_SIZE)
        self.language, self.file = language, user_folder() / f"{language}.txt"
        self._was = ""
        self.bank, self.own = QPlainTextEdit(readOnly=True), QPlainTextEdit()
        self.bank.setAccessibleName(self.tr("Phrases of the app"))
        self.own.setAccessibleName(self.tr("Your own phrases"))
        self.problem = QLabel(wordWrap=True)
        self.problem.setTextFormat(Qt.TextFormat.PlainText)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel)
        self.buttons.accepted.connect(self._save)
        self.buttons.rejected.connect(self.reject)
        theme.role(self.buttons.button(QDialogButtonBox.StandardButton.Save), "primary")
        self._lay_out()
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._rest.timeout.connect(self.check)
        self.own.textChanged.connect(self._rest.start)
        background.run(self, self._read, self._show, self._failed)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.L, theme.L, theme.L, theme.L)
        column.setSpacing(theme.M)
        hint = QLabel(
            self.tr(
                "One phrase a line, below its kind in square brackets. “red panda = my Momo” asks the model for a red "
                "panda and writes my Momo. “replace = subject” above all leaves the app’s subjects out."
            ),
            wordWrap=True,
        )
        theme.role(hint, "muted")
        column.addWidget(hint)
        sides = QHBoxLayout()
        sides.setSpacing(theme.M)
        for title, field in ((self.tr("Of the app"), self.bank), (self.tr("Your own"), self.own)):
            side = QVBoxLayout()
            side.setSpacing(theme.XS)
            label = QLabel(title)
            label.setBuddy(field)
            theme.role(label, "heading")
            side.addWidget(label)
            side.addWidget(field, 1)
            sides.addLayout(side, 1)
        column.addLayout(sides, 1)
        column.addWidget(self.problem)
        column.addWidget(self.buttons)

    def check(self) -> bool:
        """Whether what is typed can be used; says what is wrong, or how many phrases there are."""
        self._rest.stop()
        try:
            found = parse_phrases(self.file, self.own.toPlainText())
        except BadInput as error:
            self._tell(str(error).removeprefix(f"{self.file}, "), "warning")
            return False
        self._tell(self.tr("{count} phrases of your own").format(count=len(found.phrases)), "muted")
        return True

    def reject(self) -> None:
        if not self.own.isReadOnly() and self.own.toPlainText() != self._was:
            self.buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(self.tr("Discard"))
            self._tell(self.tr("Your changes are not saved. Press Discard to leave them."), "warning")
            self._was = self.own.toPlainText()
            return
        super().reject()

    def _tell(self, text: str, role: str) -> None:
        theme.role(self.problem, role)
        self.problem.setText(text)

    def _read(self) -> tuple[str, str]:
        bank = bank_folder() / f"{self.language}.txt"
        own = self.file.read_text("utf-8-sig") if self.file.exists() else _BEGINNING.format(language=self.language)
        return bank.read_text("utf-8") if bank.exists() else "", own

    def _show(self, texts: tuple[str, str]) -> None:
        bank, self._was = texts
        self.bank.setPlainText(bank)
        self.own.setPlainText(self._was)
        self.own.moveCursor(self.own.textCursor().MoveOperation.End)
        self.own.setFocus()
        self.check()

    def _failed(self, error: Exception) -> None:
        self.own.setReadOnly(True)
        self.buttons.button(QDialogButtonBox.StandardButton.Save).setEnabled(False)
        self._tell(background.readable(error), "warning")

    def _save(self) -> None:
        if not self.check():
            return
        file, text = self.file, self.own.toPlainText().rstrip("\n") + "\n"

        def done(_: object) -> None:
            self._was = self.own.toPlainText()
            self.saved.emit()
            self.accept()

        background.run(
            self, lambda: write(file, text), done, lambda error: self._tell(background.readable(error), "warning")
        )


def write(file: Path, text: str) -> None:
    """Slow. Raises OSError."""
    file.parent.mkdir(parents=True, exist_ok=True)
    atomic_write(file, text)
