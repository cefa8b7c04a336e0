"""The editors whose value is mostly picked in a dialog: colours, files and folders, and the base model."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QColorDialog, QFileDialog, QPushButton

from gui import icons, theme
from gui.model_picker import ModelPicker
from gui.train.fields import WIDE, Combo, Editor, Line, LinesEditor
from gui.widgets import tool_button
from project.options import STARTER_MODEL, TEXTS, OptionInfo

translate = QCoreApplication.translate


class ColorEditor(Editor):
    """A colour: typed, or chosen in the system's dialog."""

    def __init__(self, info: OptionInfo) -> None:
        super().__init__(info)
        self.swatch = _Swatch()
        self.swatch.setAccessibleName(translate("fields", "Choose {title}").format(title=info.title))
        self.swatch.setToolTip(translate("fields", "Choose a colour"))
        self.swatch.clicked.connect(self._choose)
        self.row.addWidget(self.swatch)
        self.field = Line()
        self.hold(self.field, 110)
        self.field.textEdited.connect(self._edited)
        self.field.left.connect(self.left)

    def value(self) -> str:
        return self.field.text().strip().lower()

    def set_value(self, value: Any) -> None:
        if str(value) != self.value():
            self.field.setText(str(value))
        self.swatch.set_color(str(value))

    def _edited(self) -> None:
        self.swatch.set_color(self.value())
        self.changed.emit(self.value())

    def _choose(self) -> None:
        dialog = QColorDialog(QColor(self.swatch.color), self)
        dialog.setWindowTitle(self.info.title)
        if dialog.exec():
            self.set_value(dialog.selectedColor().name())
            self.changed.emit(self.value())


class _Swatch(QPushButton):
    """A button that shows a colour."""

    def __init__(self) -> None:
        super().__init__()
        self.color = "#ffffff"
        self.setFixedSize(32, 32)

    def set_color(self, color: str) -> None:
        if QColor.isValidColorName(color):
            self.color = color
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.tokens().border_strong), 1))
        painter.setBrush(QColor(self.color))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(5.5, 5.5, -5.5, -5.5), 3, 3)
        painter.end()


_EITHER = ("clip_model", "vae")  # a file or a folder


def _file_kinds(key: str) -> str:
    """What the file dialog of a setting offers; empty if the setting is a folder."""
    return {
        "metadata_path": translate("fields", "Caption tables (*.csv *.jsonl)"),
        "start_from": translate("fields", "LoRA files (*.safetensors *.sft *.pt *.bin)"),
        "clip_model": translate("fields", "Models (*.safetensors *.bin *.pt)"),
        "vae": translate("fields", "Models (*.safetensors *.ckpt *.pt)"),
    }.get(key, "")


class PathEditor(Editor):
    """A file or a folder: typed, chosen in a dialog, or dropped here."""

    def __init__(self, info: OptionInfo) -> None:
        super().__init__(info)
        self.kinds = _file_kinds(info.key)
        self.folder: bool | None = None if info.key in _EITHER else not self.kinds
        self.field = Line()
        self.field.setAcceptDrops(False)  # the editor takes the drop, as a path and not as a link
        self.field.setPlaceholderText(
            translate("fields", "A file or folder; drop it here")
            if self.folder is None
            else translate("fields", "A folder; drop it here")
            if self.folder
            else translate("fields", "A file; drop it here")
        )
        self.hold(self.field, WIDE - 40)
        self.browse = tool_button("folder", translate("fields", "Browse for {title}").format(title=info.title.lower()))
        self.browse.setFixedSize(32, 30)
        self.row.insertWidget(1, self.browse)
        self.setAcceptDrops(True)
        self.field.textEdited.connect(self._edited)
        self.field.left.connect(self.left)
        self.browse.clicked.connect(self._browse)

    def value(self) -> str:
        return self.field.text().strip()

    def set_value(self, value: Any) -> None:
        if str(value) != self.value():
            self.field.setText(str(value))
            self.field.setCursorPosition(len(str(value)))
            self.field.setToolTip(str(value))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped(event, self.folder):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if path := _dropped(event, self.folder):
            event.acceptProposedAction()
            self._picked(path)

    def _edited(self) -> None:
        self.changed.emit(self.value())

    def _browse(self) -> None:
        if self.kinds:
            path = QFileDialog.getOpenFileName(self, self.info.title, self.value(), self.kinds)[0]
        else:
            path = QFileDialog.getExistingDirectory(self, self.info.title, self.value())
        self._picked(path)

    def _picked(self, path: str) -> None:
        if path:
            self.set_value(path)
            self.changed.emit(path)


class ModelEditor(Editor):
    """The base model: the one that comes with the app, or any that the picker finds, or one that is dropped here."""

    def __init__(self, info: OptionInfo) -> None:
        super().__init__(info)
        self.field = Combo()
        self.field.addItem(icons.icon("cpu"), translate("fields", "Starter (built in)"), STARTER_MODEL)
        self.field.addItem(icons.icon("folder"), translate("fields", "Choose a model…"), None)
        self._facts: dict[str, str] = {}  # what the picker told of a model
        self.hold(self.field, WIDE)
        self.setAcceptDrops(True)
        self.field.activated.connect(self._chosen)

    def value(self) -> str:
        return str(self.field.currentData() or STARTER_MODEL)

    def set_value(self, value: Any) -> None:
        text = str(value or STARTER_MODEL)
        index = self.field.findData(text)
        if index < 0:
            index = self.field.count() - 1
            self.field.insertItem(index, icons.icon("layers"), Path(text).name or text, text)
        self.field.setCurrentIndex(index)
        self._shown = text

    def meaning(self) -> str:
        """A sentence on the model that is chosen."""
        if self.value() == STARTER_MODEL:
            if self.info.task == TEXTS:
                return translate(
                    "fields", "A tiny Llama that comes with the app: made for trying everything in minutes."
                )
            return translate("fields", "A tiny model that comes with the app: made for trying everything in minutes.")
        return self._facts.get(self.value(), self.value())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if path := _dropped(event):
            event.acceptProposedAction()
            self._take(path)

    def _chosen(self) -> None:
        if self.field.currentData() is None:
            self.field.setCurrentIndex(self.field.findData(self._shown))
            self._pick()
        else:
            self._take(self.value())

    def _pick(self) -> None:
        kind = "language" if self.info.task == TEXTS else "base"
        picker = ModelPicker(self.value(), kind, self.window())
        if picker.exec():
            self._facts[picker.value] = picker.facts or picker.value
            self._take(picker.value)
        picker.deleteLater()

    def _take(self, path: str) -> None:
        if path:
            self.set_value(path)
            self.changed.emit(path)


class VaeEditor(PathEditor):
    """An extra VAE: typed, dropped, or chosen in the picker among those that the model folders hold."""

    def _browse(self) -> None:
        picker = ModelPicker(self.value(), "vae", parent=self.window())
        if picker.exec():
            self.set_value(picker.value)
            self.changed.emit(picker.value)
        picker.deleteLater()


def _dropped(event: QDropEvent, folder: bool | None = None) -> str:
    """The file or folder that is dragged, if it is just one of the wanted kind; None for either."""
    urls = event.mimeData().urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return ""
    path = Path(urls[0].toLocalFile())
    fits = path.exists() if folder is None else path.is_dir() if folder else path.is_file()
    return str(path) if fits else ""


class LorasEditor(LinesEditor):
    """LoRA files, one a line with its strength: typed, chosen in a dialog, or dropped here."""

    def __init__(self, info: OptionInfo) -> None:
        super().__init__(info)
        self.field.setAcceptDrops(False)
        self.field.setMaximumWidth(WIDE - 40)
        self.field.setPlaceholderText(translate("fields", "path:strength; drop LoRA files here"))
        self.browse = tool_button("folder", translate("fields", "Add a LoRA file"))
        self.browse.setFixedSize(32, 30)
        self.row.insertWidget(1, self.browse, 0, Qt.AlignmentFlag.AlignTop)
        self.setAcceptDrops(True)
        self.browse.clicked.connect(self._browse)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped(event, folder=False):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if path := _dropped(event, folder=False):
            event.acceptProposedAction()
            self.add(path)

    def add(self, path: str) -> None:
        """Another file, at full strength."""
        self.set_value([*self.value(), f"{path}:1"])
        self.changed.emit(self.value())
        self.left.emit()

    def _browse(self) -> None:
        if path := QFileDialog.getOpenFileName(self, self.info.title, "", _file_kinds("start_from"))[0]:
            self.add(path)
