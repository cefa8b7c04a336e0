"""The choice of a model that writes captions: suggestions with what they are good for, a file or folder, a hub name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from gui import background, theme
from gui.widgets import human_bytes, tool_button

OWN = "own"  # of the choice for what stands in no list
_TYPING = 400  # milliseconds of rest before what is typed is looked at


@dataclass(frozen=True)
class Suggestion:
    """A model that is worth naming. `value` is what a job takes; `size` in bytes, 0 = nothing to download."""

    value: str
    title: str
    kind: str
    size: int
    sentence: str
    here: bool = False


@dataclass(frozen=True)
class Judged:
    """What a file, folder or hub name is: the kind of model (empty = not known), a sentence, and whether it will do."""

    kind: str
    note: str
    usable: bool = True


class ModelField(QWidget):
    """One of the suggestions, or any other model. `kind` is known a moment after a choice: `changed` tells."""

    changed = Signal()

    def __init__(
        self,
        suggestions: list[Suggestion],
        recognise: Callable[[str], Judged],
        is_here: Callable[[str], bool],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._suggestions = suggestions
        self._recognise, self._is_here = recognise, is_here  # both look at the disk
        self._own = Judged("", "", usable=False)
        self.list = QComboBox()
        self.list.setAccessibleName(self.tr("Model"))
        self.list.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.list.setMinimumContentsLength(12)
        self.line = QLineEdit(placeholderText=self.tr("Folder, file, or owner/name on Hugging Face"))
        self.line.setAccessibleName(self.tr("Folder, file or hub name of the model"))
        self.file = tool_button("file", self.tr("Choose a file…"))
        self.folder = tool_button("folder", self.tr("Choose a folder…"))
        self.note = QLabel(wordWrap=True)
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        theme.role(self.note, "muted")
        self.own = QWidget()
        row = QHBoxLayout(self.own)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.XS)
        row.addWidget(self.line, 1)
        row.addWidget(self.file)
        row.addWidget(self.folder)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.XS)
        column.addWidget(self.list)
        column.addWidget(self.own)
        column.addWidget(self.note)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_TYPING)
        self._rest.timeout.connect(self._look)
        self._fill()
        self.list.currentIndexChanged.connect(self._chosen)
        self.line.textChanged.connect(self._typed)
        self.file.clicked.connect(self._choose_file)
        self.folder.clicked.connect(self._choose_folder)
        self._show()
        self._look_for_known()

    def value(self) -> str:
        """The model as a job takes it; empty if none is named yet."""
        found = self._suggestion()
        return found.value if found is not None else self.line.text().strip()

    def kind(self) -> str:
        """The kind of the model; empty while it is not known."""
        found = self._suggestion()
        return found.kind if found is not None else self._own.kind

    def problem(self) -> str:
        """Why this model will not do, as a sentence; empty if it will."""
        if self._suggestion() is not None:
            return ""
        if not self.value():
            return self.tr("Name a folder, a file or a model on Hugging Face.")
        return "" if self._own.usable else self._own.note or self.tr("Looking at the model…")

    def set_value(self, value: str) -> None:
        """Choose a model; one that is not among the suggestions stands in the line."""
        at = self.list.findData(value)
        with QSignalBlocker(self.list), QSignalBlocker(self.line):
            self.list.setCurrentIndex(at if at >= 0 else self.list.findData(OWN))
            if at < 0:
                self.line.setText(value)
        self._chosen()

    def _suggestion(self) -> Suggestion | None:
        key = self.list.currentData()
        return next((each for each in self._suggestions if each.value == key), None)

    def _fill(self) -> None:
        for each in self._suggestions:
            self.list.addItem(each.title, each.value)
            self.list.setItemData(self.list.count() - 1, each.sentence, Qt.ItemDataRole.ToolTipRole)
        self.list.insertSeparator(self.list.count())
        self.list.addItem(self.tr("Another model…"), OWN)

    def _chosen(self) -> None:
        self._show()
        if self._suggestion() is None:
            self._look()
        self.changed.emit()

    def _typed(self) -> None:
        self._own = Judged("", "", usable=False)
        self._rest.start()
        self._show()
        self.changed.emit()

    def _look(self) -> None:
        self._rest.stop()
        value = self.line.text().strip()
        if not value:
            self._own = Judged("", "", usable=False)
            return

        def done(judged: Judged) -> None:
            if value == self.line.text().strip():
                self._own = judged
                self._show()
                self.changed.emit()

        def failed(error: Exception) -> None:
            done(Judged("", background.readable(error), usable=False))

        background.run(self, lambda: self._recognise(value), done, failed)

    def _show(self) -> None:
        found = self._suggestion()
        self.own.setVisible(found is None)
        if found is None:
            self.note.setText(self._own.note)
            self.note.setVisible(bool(self._own.note))
            return
        parts = [title] if (title := self.kind_title(found.kind)) else []
        if found.size:
            parts.append(human_bytes(found.size))
        if found.here:
            parts.append(self.tr("on this computer"))
        elif found.size:
            parts.append(self.tr("is downloaded first"))
        self.note.setText("\n".join(part for part in (found.sentence, " · ".join(parts)) if part))
        self.note.show()

    def kind_title(self, kind: str) -> str:
        """A kind of model, for people."""
        titles = {
            "open_clip": self.tr("CLIP: phrases from a list"),
            "coca": self.tr("CoCa: a short sentence"),
            "tagger": self.tr("Tagger: tags"),
            "captioner": self.tr("Captioner: sentences"),
        }
        return titles.get(kind, "")

    def _look_for_known(self) -> None:
        """Which of the suggestions are on this computer."""
        values = [each.value for each in self._suggestions]

        def done(here: set[str]) -> None:
            self._suggestions = [replace(each, here=each.value in here) for each in self._suggestions]
            self._show()

        background.run(self, lambda: {value for value in values if self._is_here(value)}, done)

    def _choose_file(self) -> None:
        kinds = self.tr("Models (*.safetensors *.pt *.bin *.onnx)")
        path, _ = QFileDialog.getOpenFileName(self, self.tr("Choose a model"), self._start(), kinds)
        if path:
            self.line.setText(path)

    def _choose_folder(self) -> None:
        path = QFileDialog.getExistingDirectory(self, self.tr("Choose a model’s folder"), self._start())
        if path:
            self.line.setText(path)

    def _start(self) -> str:
        place = Path(self.line.text().strip()).expanduser()
        return str(place.parent) if place.is_absolute() else ""
