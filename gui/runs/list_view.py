"""The list of runs: choosing several, editing name and note in place, and what is under the pointer or the keyboard."""

from pathlib import Path

from PySide6.QtCore import QEvent, QItemSelection, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from gui import theme
from gui.runs.model import SUMMARY, RunsFilter, RunsModel
from gui.runs.row import RowDelegate
from project.runs.summary import RunSummary


class RunsList(QListView):
    """Runs as rows. What the person chose stays chosen while runs come and go around it."""

    chosen = Signal(object)  # list[RunSummary]
    open_wanted = Signal()
    menu_wanted = Signal(object)  # a place on the screen

    def __init__(self, runs: RunsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.runs = runs
        self.filter = RunsFilter(self)
        self.filter.setSourceModel(runs)
        self.setModel(self.filter)
        self._rows = RowDelegate(self)
        self.setItemDelegate(self._rows)
        self.edited_row = -1
        theme.role(self, "plain")
        self.setAccessibleName(self.tr("Runs"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._menu)
        self.doubleClicked.connect(self._opened)
        self.selectionModel().selectionChanged.connect(self._selection_changed)
        self.filter.dataChanged.connect(self._data_changed)
        self._rows.closeEditor.connect(self._editor_closed)

    def selected(self) -> list[RunSummary]:
        """The chosen runs, from top to bottom."""
        rows = sorted(self.selectionModel().selectedIndexes(), key=lambda index: index.row())
        return [index.data(SUMMARY) for index in rows]

    def select(self, folder: Path) -> None:
        """Choose one run and bring it into sight."""
        row = self.runs.row_of(folder)
        if row is not None:
            index = self.filter.mapFromSource(self.runs.index(row))
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def begin_edit(self, part: str) -> None:
        """Edit the current run's "name" or "note" in its row."""
        rows = self.selectionModel().selectedIndexes()
        if len(rows) != 1:
            return
        self._rows.editing = self.runs.editing = part
        self.edited_row = rows[0].row()
        if part == "note":  # the row may have to grow a line for it
            self._rows.sizeHintChanged.emit(rows[0])
            self.doItemsLayout()
        self.scrollTo(rows[0])
        self.edit(rows[0])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and len(self.selectionModel().selectedIndexes()) > 1:
            self.setCurrentIndex(self.currentIndex())
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.open_wanted.emit()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event) -> None:  # type: ignore[no-untyped-def]
        super().focusInEvent(event)
        if not self.selectionModel().hasSelection() and self.filter.rowCount():
            current = self.currentIndex()
            self.setCurrentIndex(QModelIndex())
            self.setCurrentIndex(current if current.isValid() else self.filter.index(0, 0))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self.scheduleDelayedItemsLayout()

    def _editor_closed(self) -> None:
        row, self.edited_row = self.edited_row, -1
        if self._rows.editing == "note" and row >= 0:
            self._rows.editing = self.runs.editing = "name"
            self._rows.sizeHintChanged.emit(self.filter.index(row, 0))

    def _opened(self, index: QModelIndex) -> None:
        if index.isValid():
            self.open_wanted.emit()

    def _menu(self, place: QPoint) -> None:
        if self.selectionModel().hasSelection():
            self.menu_wanted.emit(self.viewport().mapToGlobal(place))

    def _selection_changed(self, _on: QItemSelection, _off: QItemSelection) -> None:
        self.chosen.emit(self.selected())

    def _data_changed(self, first: QModelIndex, last: QModelIndex) -> None:
        selected = self.selectionModel().selectedIndexes()
        if any(first.row() <= index.row() <= last.row() for index in selected):
            self.chosen.emit(self.selected())
