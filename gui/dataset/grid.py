"""The gallery's grid: tiles that fill the width, keys and mouse, and the caption field over the tile being edited."""

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QMimeData, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QDrag, QKeyEvent, QMouseEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QWidget

from gui import theme
from gui.dataset.caption_edit import CaptionEdit
from gui.dataset.entries import Entry
from gui.dataset.model import PictureModel
from gui.dataset.thumbnails import Thumbnails
from gui.dataset.tile import Tile

_GAP = 14  # pixels of a cell beside the thumbnail
_MOST_LINES = 9


class Grid(QListView):
    """A list view in icon mode. Rows are pictures; what a click on a caption begins is decided by the page."""

    edit_wanted = Signal(object)  # Entry
    open_wanted = Signal(object)
    remove_wanted = Signal()
    view_moved = Signal()

    def __init__(self, model: PictureModel, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.role(self, "plain")
        self.pictures, self.thumbnails = model, thumbnails
        self.tile = Tile(model, thumbnails, self)
        self.columns = 1
        self._pressed: QPoint | None = None
        self._kept: tuple[list[str], str | None, str | None] = ([], None, None)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Pictures"))
        self.setItemDelegate(self.tile)
        self.setModel(model)
        self.editor = CaptionEdit(self.viewport())
        self.editor.hide()
        self.edited: Entry | None = None
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.timeout.connect(self._settled)
        model.about_to_change.connect(self._remember)
        model.modelReset.connect(self._recall)
        thumbnails.arrived.connect(self._repaint)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.editor.textChanged.connect(self.place_editor)

    # what is where

    def set_tile_size(self, size: int) -> None:
        """Show thumbnails at this height in pixels; the first tile in view stays in view."""
        anchor = self._first_in_view()
        self.tile.size = size
        self._fit()
        if anchor is not None:
            self._scroll_to(anchor)

    def entries_in_view(self, pages_around: float = 0.0) -> list[Entry]:
        """The pictures in view, then those around it, as far as so many heights of the view."""
        height, step = self.viewport().height(), max(1, self.gridSize().height())
        top = self.verticalScrollBar().value()
        first = top // step * self.columns
        last = -(-(top + height) // step) * self.columns
        rows = self.pictures.rows
        around = int(pages_around * (last - first))
        return rows[first:last] + rows[last : last + around] + rows[max(0, first - around) : first]

    def selected(self) -> list[Entry]:
        """The selected pictures, in the order of the grid."""
        rows = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        return [self.pictures.rows[row] for row in rows]

    def current(self) -> Entry | None:
        row = self.currentIndex().row()
        return self.pictures.rows[row] if 0 <= row < len(self.pictures.rows) else None

    def choose(self, file: str) -> None:
        """Make one picture the current and the only selected one, and show it."""
        row = self.pictures.row_of(file)
        if row is not None:
            self.setCurrentIndex(self.pictures.index(row))
            self.scrollTo(self.pictures.index(row))

    def select(self, files: list[str]) -> None:
        """Select these pictures."""
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().select(self._selection(files), flags)
        if files and (row := self.pictures.row_of(files[0])) is not None:
            self.selectionModel().setCurrentIndex(self.pictures.index(row), QItemSelectionModel.SelectionFlag.NoUpdate)
            self.scrollTo(self.pictures.index(row))

    # the caption field

    def show_editor(self, entry: Entry, text: str) -> None:
        """Put the caption field over a tile."""
        self.choose(entry.file)
        self.edited = entry
        self.editor.put(text)
        self.place_editor()
        self.editor.show()
        self.editor.selectAll()
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def hide_editor(self) -> None:
        """Take the caption field away."""
        had_focus = self.editor.hasFocus()
        self.edited = None
        self.editor.hide()
        if had_focus:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def place_editor(self) -> None:
        row = self.pictures.row_of(self.edited.file) if self.edited is not None else None
        if row is None:
            return
        place = self.tile.caption_rect(self.visualRect(self.pictures.index(row)))
        place = QRect(place.x() - 7, place.y() - 5, place.width() + 14, place.height() + 8)
        if self.editor.width() != place.width():
            self.editor.resize(place.width(), place.height())
        place.setHeight(max(place.height(), self.editor.wanted_height(_MOST_LINES)))
        lowest = self.viewport().height() - 2
        if place.bottom() > lowest and place.top() < lowest:
            place.moveBottom(max(lowest, place.top() + 30))
        self.editor.setGeometry(place)

    # events

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, entry = event.key(), self.current()
        if key == Qt.Key.Key_F2 and entry is not None:
            self.edit_wanted.emit(entry)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and entry is not None:
            self.open_wanted.emit(entry)
        elif key == Qt.Key.Key_Delete and self.selectionModel().hasSelection():
            self.remove_wanted.emit()
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        plain = event.button() == Qt.MouseButton.LeftButton and not event.modifiers()
        self._pressed = event.position().toPoint() if plain else None
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        pressed, self._pressed = self._pressed, None
        released = event.position().toPoint()
        if pressed is not None and (released - pressed).manhattanLength() < 6:
            entry = self.caption_at(released)
            if entry is not None and entry is self.caption_at(pressed):
                self.edit_wanted.emit(entry)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        over = self.caption_at(event.position().toPoint()) is not None
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor if over else Qt.CursorShape.ArrowCursor)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._pressed = None
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and self.caption_at(event.position().toPoint()) is None:
            self.open_wanted.emit(self.pictures.rows[index.row()])

    def caption_at(self, point: QPoint) -> Entry | None:
        """The picture whose caption is at a point of the viewport."""
        index = self.indexAt(point)
        if index.isValid() and self.tile.caption_rect(self.visualRect(index)).contains(point):
            return self.pictures.rows[index.row()]
        return None

    def startDrag(self, _: Qt.DropAction) -> None:
        chosen = self.selected()
        if not chosen:
            return
        rows = [row for entry in chosen if (row := self.pictures.row_of(entry.file)) is not None]
        data: QMimeData = self.pictures.mimeData([self.pictures.index(row) for row in rows])
        drag = QDrag(self)
        drag.setMimeData(data)
        pixmap = self.thumbnails.get(chosen[0])
        if pixmap is not None:
            drag.setPixmap(pixmap.scaled(QSize(96, 96), Qt.AspectRatioMode.KeepAspectRatio))
        drag.exec(Qt.DropAction.CopyAction)

    def resizeEvent(self, event: QResizeEvent) -> None:
        anchor = self._first_in_view() if event.oldSize().width() != event.size().width() else None
        self._fit()
        super().resizeEvent(event)
        if anchor is not None and self.verticalScrollBar().value():
            self._scroll_to(anchor)
        self._settle.start(0)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._settle.start(0)

    def _fit(self) -> None:
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent, None, self.verticalScrollBar())
        usable = max(1, self.maximumViewportSize().width() - bar - 1)
        self.columns = max(1, usable // (self.tile.size + _GAP))
        self.tile.set_metrics(self.tile.size, usable // self.columns, self.font())
        self.editor.setFont(self.font())
        if self.gridSize() != self.tile.cell:
            self.setGridSize(self.tile.cell)
            self.verticalScrollBar().setSingleStep(max(20, self.tile.cell.height() // 4))
        self._settle.start(0)

    def _first_in_view(self) -> str | None:
        shown = self.entries_in_view()
        return shown[0].file if shown else None

    def _scroll_to(self, file: str) -> None:
        row = self.pictures.row_of(file)
        if row is not None:
            self.scrollTo(self.pictures.index(row), QAbstractItemView.ScrollHint.PositionAtTop)

    def _scrolled(self) -> None:
        self.place_editor()
        if not self._settle.isActive():
            self._settle.start(0)

    def _settled(self) -> None:
        self.place_editor()
        self.view_moved.emit()

    def _repaint(self, files: list[str]) -> None:
        seen = self.viewport().rect()
        for file in files:
            row = self.pictures.row_of(file)
            if row is not None:
                place = self.visualRect(self.pictures.index(row))
                if place.intersects(seen):
                    self.viewport().update(place)

    def _remember(self) -> None:
        current = self.current()
        chosen = [entry.file for entry in self.selected()]
        self._kept = (chosen, current.file if current is not None else None, self._first_in_view())

    def _recall(self) -> None:
        chosen, current, anchor = self._kept
        if chosen:
            self.selectionModel().select(self._selection(chosen), QItemSelectionModel.SelectionFlag.ClearAndSelect)
        row = self.pictures.row_of(current) if current is not None else None
        if row is not None:
            self.selectionModel().setCurrentIndex(self.pictures.index(row), QItemSelectionModel.SelectionFlag.NoUpdate)
        if anchor is not None and self.verticalScrollBar().value():
            self._scroll_to(anchor)
        self._settle.start(0)

    def _selection(self, files: list[str]) -> QItemSelection:
        rows = sorted(row for file in files if (row := self.pictures.row_of(file)) is not None)
        chosen = QItemSelection()
        start = 0
        for place in range(1, len(rows) + 1):
            if place == len(rows) or rows[place] != rows[place - 1] + 1:
                chosen.select(self.pictures.index(rows[start]), self.pictures.index(rows[place - 1]))
                start = place
        return chosen
