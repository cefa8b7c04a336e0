"""What an export wrote: the files, that the LoRA was loaded back and checked, and how it is used now."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication, QImage
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from gui import icons, theme
from gui.export import target as targets
from gui.export.target import Target
from gui.export.text_target import KINDS as TEXT_KINDS
from gui.widgets import ElidedLabel, Symbol, Thumbnail, action_button, human_bytes
from project import runs

_PICTURE = 112
_MOST = 7  # files that are listed
_SAID_FOR = 2000  # ms that the button says that it has copied


@dataclass(frozen=True)
class WrittenFile:
    """A file that an export wrote."""

    path: Path
    size: int
    checked: bool = False
    image: QImage | None = None


def written_files(events: Sequence[runs.Written]) -> list[WrittenFile]:
    """The files that an export told of, with their sizes; the picture is read. Slow. Raises OSError."""
    found = []
    for event in events:
        path = Path(event.path)
        image = QImage(str(path)) if path.suffix == ".png" else None
        found.append(WrittenFile(path, path.stat().st_size, event.checked, image))
    return found


class Done(QWidget):
    """The end of an export."""

    again = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._target: Target | None = None
        self.title = QLabel()
        theme.role(self.title, "heading")
        self._files = QFrame()
        theme.role(self._files, "card")
        self._grid = QGridLayout(self._files)
        self._grid.setContentsMargins(theme.L, theme.M, theme.L, theme.M)
        self._grid.setHorizontalSpacing(theme.M)
        self._grid.setVerticalSpacing(theme.S)
        self.where = ElidedLabel()
        theme.role(self.where, "muted")
        self.picture = Thumbnail()
        self.picture.setFixedSize(_PICTURE, _PICTURE)
        self.how = QLabel(wordWrap=True)
        self.prompt = QLineEdit(readOnly=True)
        self.prompt.setAccessibleName(self.tr("Ready text"))
        self.prompt.setFont(theme.mono_font())
        self.copy = action_button("copy", "", self.tr("Copy this text"), "Ctrl+Shift+C", "primary")
        self.copy.setAccessibleName(self.tr("Copy the text for the prompt"))
        self.show_files = action_button("folder", self.tr("Show in folder"), self.tr("Open the folder"), "Ctrl+Shift+O")
        self.once_more = action_button("share", self.tr("Export again"), self.tr("Back to the form"), "Alt+Left")
        self._lay_out()
        self._reset = QTimer(self, singleShot=True, interval=_SAID_FOR)
        self._reset.timeout.connect(self._name_copy)
        self.copy.clicked.connect(self._copy)
        self.show_files.clicked.connect(self._show_folder)
        self.once_more.clicked.connect(self.again)

    def show_files_of(self, target: Target, files: Sequence[WrittenFile], how: str, text: str) -> None:
        """Show what was written to a place, and how it is used there."""
        self._target = target
        image = next((file.image for file in files if file.image is not None), None)
        self.picture.set_image(image)
        self.picture.setVisible(image is not None)
        self.title.setText(self.tr("Your LoRA is in its place"))
        self.where.setText(str(target.folder))
        while item := self._grid.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for row, file in enumerate(files[:_MOST]):
            path, checked = file.path, file.checked
            self._grid.addWidget(Symbol(icons.toned("check" if checked else "file", "success" if checked else "muted")),
                                 row, 0)  # fmt: skip
            name = ElidedLabel(path.name)
            name.setToolTip(str(path))
            self._grid.addWidget(name, row, 1)
            note = QLabel(self._what(path, checked))
            theme.role(note, "muted")
            self._grid.addWidget(note, row, 2)
            amount = QLabel(human_bytes(file.size))
            theme.role(amount, "muted")
            self._grid.addWidget(amount, row, 3, Qt.AlignmentFlag.AlignRight)
        if len(files) > _MOST:
            more = QLabel(self.tr("and {0} more").format(len(files) - _MOST))
            theme.role(more, "muted")
            self._grid.addWidget(more, _MOST, 1)
        self._grid.setColumnStretch(1, 1)
        self.how.setText(how)
        self.prompt.setText(text)
        self.prompt.setCursorPosition(0)
        self.prompt.setVisible(bool(text))
        self.copy.setVisible(bool(text))
        self._name_copy()

    def _what(self, path: Path, checked: bool) -> str:
        if checked:
            otherwise = {"Modelfile": self.tr("asks as the model's own template does")}
            otherwise |= {path.name: self.tr("read back and compared")} if path.suffix == ".gguf" else {}
            return otherwise.get(path.name, self.tr("loaded back and checked"))
        if self._target is not None and self._target.kind in TEXT_KINDS:
            names = {"README.md": self.tr("model card"), "adapter_config.json": self.tr("settings of the adapter"),
                     "config.json": self.tr("settings of the model"),
                     "generation_config.json": self.tr("settings of answers"),
                     "tokenizer.json": self.tr("tokenizer")}  # fmt: skip
            return names.get(path.name, "")
        kinds = {".json": self.tr("trigger word and weight"), ".png": self.tr("preview picture")}
        return kinds.get(path.suffix, "")

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.M)
        head = QHBoxLayout()
        head.setSpacing(theme.S)
        head.addWidget(Symbol(icons.toned("check", "success"), 24))
        head.addWidget(self.title, 1)
        column.addLayout(head)
        column.addWidget(self.where)
        files = QHBoxLayout()
        files.setSpacing(theme.M)
        files.addWidget(self.picture)
        files.addWidget(self._files, 1)
        column.addLayout(files)
        column.addSpacing(theme.M)
        column.addWidget(self.how)
        line = QHBoxLayout()
        line.setSpacing(theme.S)
        line.addWidget(self.prompt, 1)
        line.addWidget(self.copy)
        column.addLayout(line)
        column.addSpacing(theme.M)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.S)
        buttons.addWidget(self.show_files)
        buttons.addWidget(self.once_more)
        buttons.addStretch(1)
        column.addLayout(buttons)
        column.addStretch(1)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.prompt.text())
        self.copy.setText(self.tr("Copied"))
        self._reset.start()

    def _name_copy(self) -> None:
        names = {targets.DIFFUSERS: self.tr("Copy the line"), "comfyui": self.tr("Copy the word")}
        names |= dict.fromkeys(TEXT_KINDS, self.tr("Copy the line"))
        self.copy.setText(names.get(self._target.kind if self._target else "", self.tr("Copy prompt")))
        self.copy.setShortcut("Ctrl+Shift+C")  # a new text takes the key away

    def _show_folder(self) -> None:
        if self._target is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._target.folder)))
