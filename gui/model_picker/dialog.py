"""The model picker: every model on this computer in one list, with ways to bring more in."""

from pathlib import Path

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gui import background, theme
from gui.language import joined, translated
from gui.model_picker.hub_bar import HubBar
from gui.model_picker.painting import RowPainter
from gui.model_picker.rows import (
    Row,
    RowList,
    arranged,
    language_starter_row,
    own_vae_row,
    row_of,
    starter_row,
    summary,
)
from gui.model_picker.work import Search
from gui.widgets import Banner, action_button, tool_button
from project import models
from project.models import Entry


class ModelPicker(QDialog):
    """Choose a base model, with ``kind`` "language" one of texts, or with "vae" a VAE. After `exec` was accepted,
    `value` is the choice."""

    def __init__(self, current: str, kind: str = "base", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind, self.value, self.facts = kind, current, ""
        titles = {
            "base": self.tr("Choose a base model"),
            "language": self.tr("Choose a language model"),
            "vae": self.tr("Choose a VAE"),
        }
        self.setWindowTitle(titles[kind])
        self.entries: dict[str, Entry] = {}
        self._folders: list[Path] = []
        self.list = RowList()
        self.list.current = current
        self.setAcceptDrops(True)
        self.resize(820, 620)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.L, theme.L, theme.L, theme.L)
        column.setSpacing(theme.M)
        self.banner = Banner()
        column.addLayout(self._top())
        column.addWidget(self.banner)
        column.addWidget(self._rows(), 1)
        column.addWidget(self.note)
        self.hub = HubBar()
        self.hub.arrived.connect(self._arrived)
        self.hub.failed.connect(self._complain)
        self.hub.closed.connect(self.view.setFocus)
        column.addWidget(self.hub)
        column.addLayout(self._ways())
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)
        self.search = Search(self)
        self.search.found.connect(self._found)
        self.search.done.connect(self._all_found)
        self.search.failed.connect(self._complain)
        self._look()

    def _top(self) -> QHBoxLayout:
        self.words = QLineEdit(placeholderText=self.tr("Search by name, folder or family"), clearButtonEnabled=True)
        self.words.setAccessibleName(self.tr("Search models"))
        self.words.setToolTip(self.tr("Search models (Ctrl+F)"))
        self.words.textChanged.connect(self._arrange)
        self.order = QComboBox()
        for key, title in (
            ("name", self.tr("By name")),
            ("family", self.tr("By family")),
            ("size", self.tr("By size")),
        ):
            self.order.addItem(title, key)
        self.order.setAccessibleName(self.tr("Order of the list"))
        self.order.setToolTip(self.tr("Order of the list"))
        self.order.activated.connect(self._arrange)
        row = QHBoxLayout()
        row.setSpacing(theme.S)
        row.addWidget(self.words, 1)
        row.addWidget(self.order)
        return row

    def _rows(self) -> QListView:
        self.view = QListView()
        self.view.setAccessibleName(self.tr("Models"))
        self.view.setModel(self.list)
        self.view.setItemDelegate(RowPainter(self.list))
        self.view.setUniformItemSizes(True)
        self.view.setMouseTracking(True)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.view.activated.connect(self._activated)
        self.view.doubleClicked.connect(self._activated)
        self.view.selectionModel().currentChanged.connect(lambda *_: self._ready())
        self.note = QLabel(wordWrap=True)
        theme.role(self.note, "muted")
        return self.view

    def _ways(self) -> QHBoxLayout:
        tips = self.tr("Look for models in this folder from now on; the root of a WebUI or of ComfyUI is understood")
        add = action_button("folder", self.tr("Add folder…"), tips)
        add.clicked.connect(self._add_folder)
        self.forget = tool_button("more", self.tr("Folders that models are looked for in"))
        self.forget.clicked.connect(self._show_folders)
        self.forget.hide()
        file = action_button("file", self.tr("Choose file…"), self.tr("Take a .safetensors file from anywhere"))
        file.clicked.connect(self._choose_file)
        layout = self.tr("Take a folder in diffusers layout")
        if self.kind == "language":
            layout = self.tr("Take a folder with config.json, weights and tokenizer, as transformers has it")
            file.hide()
        whole = action_button("layers", self.tr("Choose model folder…"), layout)
        whole.clicked.connect(self._choose_folder)
        hub = action_button("download", self.tr("Get from Hugging Face…"), self.tr("Download a model by its name"))
        hub.clicked.connect(self._open_hub)
        hub.setVisible(self.kind != "vae")
        cancel = QPushButton(self.tr("Cancel"))
        cancel.setToolTip(self.tr("Close without a change (Esc)"))
        cancel.clicked.connect(self.reject)
        self.take_button = action_button("", self.tr("Use"), self.tr("Use the marked model (Enter)"), role="primary")
        self.take_button.clicked.connect(self._take_marked)
        row = QHBoxLayout()
        row.setSpacing(theme.S)
        for button in (add, self.forget, file, whole, hub):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(self.take_button)
        return row

    def _open_hub(self) -> None:
        self.hub.open()
        self.view.scrollTo(self.view.currentIndex())

    # --- the list -----------------------------------------------------------------------------------------------------

    def _look(self) -> None:
        self.entries = {}
        self._arrange()
        self.note.setText(self.tr("Looking for models…"))
        self.search.start()
        background.run(self, models.added_folders, self._folders_known, lambda _: None)

    def _folders_known(self, folders: list[Path]) -> None:
        self._folders = list(folders)
        self.forget.setVisible(bool(folders))

    def _show_folders(self) -> None:
        """A menu of the added folders, to take one away again."""
        menu = QMenu(self)
        for folder in self._folders:
            action = menu.addAction(self.tr("Look no more in {folder}").format(folder=folder))
            action.triggered.connect(lambda _=False, folder=folder: self.remove_folder(folder))
        menu.popup(self.forget.mapToGlobal(QPoint(0, -menu.sizeHint().height())))

    def remove_folder(self, folder: Path) -> None:
        """Look in this folder no more; nothing on the disk is removed."""
        background.run(
            self,
            lambda: models.remove_folder(folder),
            lambda _: self._look(),
            lambda error: self._complain(background.readable(error)),
        )

    def _found(self, entries: list[Entry]) -> None:
        self.entries |= {str(entry.path): entry for entry in entries}
        self._arrange()

    def _all_found(self, entries: list[Entry]) -> None:
        self.entries = {str(entry.path): entry for entry in entries}
        self._arrange()
        rows = [row for entry in entries if (row := row_of(entry, self.kind))]
        usable, unfit = sum(row.usable for row in rows), sum(not row.usable for row in rows)
        if not rows:
            pictures = self.tr(
                "No other models found yet. Add the folder where yours lie, or drop a checkpoint file or a folder here."
            )
            texts = self.tr("No other models found yet. Add the folder where yours lie, or drop a model’s folder here.")
            text = texts if self.kind == "language" else pictures
        else:
            text = self.tr("Models found: {0}.").format(usable)
            if unfit:
                text = joined(text, self.tr("Not to be trained: {0}; the list says why.").format(unfit))
        self.note.setText(text)

    def _arrange(self) -> None:
        marked = self.marked()
        first = {"base": starter_row, "language": language_starter_row, "vae": own_vae_row}[self.kind]()
        rows = [first, *(row for entry in self.entries.values() if (row := row_of(entry, self.kind)))]
        if self.list.current not in {row.value for row in rows}:
            rows.append(Row(self.list.current, Path(self.list.current).name, self.list.current))
        self.list.show(arranged(rows, self.words.text(), str(self.order.currentData())))
        self._mark(marked.value if marked else self.list.current)
        self._ready()

    def _mark(self, value: str) -> None:
        at = next((number for number, row in enumerate(self.list.rows) if row.value == value), 0)
        if self.list.rows:
            self.view.setCurrentIndex(self.list.index(at, 0))

    def marked(self) -> Row | None:
        """The row that the keyboard is on."""
        at = self.view.currentIndex().row()
        return self.list.rows[at] if 0 <= at < len(self.list.rows) else None

    def _ready(self) -> None:
        row = self.marked()
        self.take_button.setEnabled(row is not None and row.usable)

    # --- taking one ---------------------------------------------------------------------------------------------------

    def _activated(self, _: QModelIndex) -> None:
        self._take_marked()

    def _take_marked(self) -> None:
        row = self.marked()
        if row is None:
            return
        if not row.usable:
            self._complain(row.reason)
            return
        self._take(row.value)

    def _take(self, value: str) -> None:
        entry = self.entries.get(value)
        self.value, self.facts = value, summary(entry) if entry else ""
        self.accept()

    def take_path(self, path: Path) -> None:
        """A file or folder from anywhere: taken if it is a model, else the reason is shown; other folders are added."""

        def look() -> tuple[Entry, bool]:
            entry = models.look(path)
            plain = path.is_dir() and not entry.file.family and entry.kind not in ("vae", "language")
            plain = plain and not any((path / name).exists() for name in ("model_index.json", "config.json"))
            if plain:
                models.add_folder(path)
            return entry, plain

        def done(found: tuple[Entry, bool]) -> None:
            entry, plain = found
            row = row_of(entry, self.kind)
            if plain:
                self._look()
            elif row is not None and row.usable:
                self.entries[row.value] = entry
                self._take(row.value)
            else:
                reason = translated(entry.file.reason) or (
                    self.tr("this is a base model, not a VAE")
                    if self.kind == "vae"
                    else self.tr("this is no language model")
                    if self.kind == "language"
                    else self.tr("this is a language model, which draws no pictures")
                )
                self._complain(f"{path.name}: {reason}")

        background.run(self, look, done, lambda error: self._complain(background.readable(error)))

    def _arrived(self, path: Path) -> None:
        self.banner.show_message(self.tr("{0} is here.").format(path.name), "success")
        self.list.current = self.value
        self._look()
        background.run(self, lambda: models.look(path), self._show_new)

    def _show_new(self, entry: Entry) -> None:
        self._found([entry])
        self._mark(str(entry.path))

    def _add_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Where do your models lie?"))
        if chosen:
            self.add_folder(Path(chosen))

    def add_folder(self, folder: Path) -> None:
        """Look in this folder from now on."""
        background.run(
            self,
            lambda: models.add_folder(folder),
            lambda _: self._look(),
            lambda error: self._complain(background.readable(error)),
        )

    def _choose_file(self) -> None:
        kinds = self.tr("Models (*.safetensors *.ckpt *.pt)")
        if chosen := QFileDialog.getOpenFileName(self, self.windowTitle(), "", kinds)[0]:
            self.take_path(Path(chosen))

    def _choose_folder(self) -> None:
        if chosen := QFileDialog.getExistingDirectory(self, self.windowTitle()):
            self.take_path(Path(chosen))

    def _complain(self, text: str) -> None:
        self.banner.show_message(text, "error")

    # --- keyboard, dropping, closing ----------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take_marked()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and self.words.hasFocus():
            step = 1 if key == Qt.Key.Key_Down else -1
            at = min(max(self.view.currentIndex().row() + step, 0), len(self.list.rows) - 1)
            self.view.setCurrentIndex(self.list.index(at, 0))
        elif key == Qt.Key.Key_F and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.words.setFocus()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if path := _dropped(event):
            event.acceptProposedAction()
            self.take_path(path)

    def done(self, result: int) -> None:
        """Close; what works in the background stops, and a download keeps what came."""
        self.search.stop()
        self.hub.stop()
        super().done(result)


def _dropped(event: QDropEvent) -> Path | None:
    urls = event.mimeData().urls()
    return Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None
