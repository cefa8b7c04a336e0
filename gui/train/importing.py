"""Shows what a file of another tool's settings would change, and what of it has no counterpart, before it is used."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QMimeData, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from gui import theme
from gui.language import as_sentence, translated
from gui.train.checks import OPTIONS, with_titles
from gui.widgets import ElidedLabel
from project.importing import ENDINGS, Imported

translate = QCoreApplication.translate

FOLDER_KEYS = ("train_data_dir", "concepts", "reg_data_dir", "metadata_path", "mask_dir", "validation_dir")
_NEVER = ("output_dir", "output_name")  # the project's own
_OURS = (".yaml", ".yml")


class ImportDialog(QDialog):
    """Two lists, and whether the picture folders are wanted too. It changes nothing by itself."""

    agreed = Signal(object)  # {key: value} for the form

    def __init__(self, imported: Imported, file: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.imported = imported
        self.setWindowTitle(self.tr("Settings of another tool"))
        title = QLabel(self.tr("Settings of {tool}").format(tool=translated(imported.tool)), wordWrap=True)
        theme.role(title, "heading")
        place = ElidedLabel(file)
        theme.role(place, "faint")
        self.folders = QCheckBox(self.tr("Also the picture folders"))
        self.folders.setToolTip(
            self.tr("They are trained beside the project's own pictures. Leave it off to train only those.")
        )
        self.folders.setVisible(any(one.ours in FOLDER_KEYS for one in imported.taken))
        self.folders.toggled.connect(self._show_taken)
        self.taken_title, self.left_title = QLabel(), QLabel()
        self.taken = _table([self.tr("Setting"), self.tr("Value"), self.tr("Called there")], self.tr("What is taken"))
        self.left = _table(
            [self.tr("Called there"), self.tr("Value there"), self.tr("Why not")], self.tr("What is not taken")
        )
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.use = self.buttons.addButton(self.tr("Use"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.use.setToolTip(self.tr("Put these values into the form; undo takes them back"))
        theme.role(self.use, "primary")
        self.use.setDefault(True)
        self.buttons.accepted.connect(self._agree)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.XL, theme.L, theme.XL, theme.L)
        column.setSpacing(theme.S)
        for widget, stretch in ((title, 0), (place, 0), (self.taken_title, 0), (self.taken, 3), (self.folders, 0),
                                (self.left_title, 0), (self.left, 2), (self.buttons, 0)):  # fmt: skip
            column.addWidget(widget, stretch)
        self.resize(820, 640)
        self._show_taken()
        self._show_left()

    def values(self) -> dict[str, Any]:
        """What the form would get."""
        values = {one.ours: one.value for one in self.imported.taken if self._wanted(one.ours)}
        if folder := values.pop("train_data_dir", ""):
            lines = list(values.get("concepts", []))
            if not any(line.split(" | ")[0].strip() == folder for line in lines):
                lines.insert(0, folder)
            values["concepts"] = lines
        return values

    def _wanted(self, key: str) -> bool:
        return key not in _NEVER and (self.folders.isChecked() or key not in FOLDER_KEYS)

    def _show_taken(self) -> None:
        shown = [one for one in self.imported.taken if self._wanted(one.ours)]
        self.taken_title.setText(self.tr("What is taken: {count}").format(count=len(shown)))
        _fill(self.taken, [(OPTIONS[one.ours].title, _value(one.ours, one.value), one.theirs) for one in shown])
        self.use.setEnabled(bool(shown))

    def _show_left(self) -> None:
        left = self.imported.left
        self.left_title.setText(self.tr("What is not taken: {count}").format(count=len(left)))
        _fill(self.left, [(one.theirs, one.shown, _sentence(one.why)) for one in left])
        self.left.setVisible(bool(left))

    def _agree(self) -> None:
        self.agreed.emit(self.values())
        self.accept()


def settings_files(data: QMimeData) -> list[Path]:
    """The files among what is dragged that may hold settings: of other tools, or of this one."""
    urls = data.urls() if data.hasUrls() else []
    paths = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
    return [path for path in paths if path.suffix.lower() in (*ENDINGS, *_OURS)]


def _table(headings: list[str], name: str) -> QTableWidget:
    table = QTableWidget(0, len(headings))
    table.setHorizontalHeaderLabels(headings)
    table.setAccessibleName(name)
    table.verticalHeader().hide()
    for bar in (table.horizontalHeader(), table.verticalHeader()):
        bar.setAccessibleName(name)
    table.setShowGrid(False)
    table.setStyleSheet("QTableView::item { padding: 4px 7px; }")  # in line with the headings
    table.setWordWrap(True)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.setTabKeyNavigation(False)
    header = table.horizontalHeader()
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    header.setHighlightSections(False)
    header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
    header.setStretchLastSection(True)
    header.resizeSection(0, 220)
    header.resizeSection(1, 240)
    table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    return table


def _fill(table: QTableWidget, rows: list[tuple[str, str, str]]) -> None:
    table.setRowCount(len(rows))
    for number, row in enumerate(rows):
        for column, text in enumerate(row):
            item = QTableWidgetItem(text)
            item.setToolTip(text)
            table.setItem(number, column, item)


def _value(key: str, value: Any) -> str:
    """A value as the form words it."""
    if isinstance(value, bool):
        return translate("importing", "on") if value else translate("importing", "off")
    if isinstance(value, list):
        return "\n".join(map(str, value)) or translate("importing", "none")
    unit = OPTIONS[key].unit if not isinstance(value, str) else ""
    text = f"{value:g}" if isinstance(value, float) else str(value)
    return f"{text} {unit}".strip()


def _sentence(text: str) -> str:
    """A reason with the settings' titles, as a sentence."""
    return as_sentence(with_titles(translated(text)))
