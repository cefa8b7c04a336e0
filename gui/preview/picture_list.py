"""Rows of small preview pictures: the strip of strengths and the history. They can be taken, copied and dragged out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

from PySide6.QtCore import QMimeData, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFont,
    QImage,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPainterPath,
    QPen,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from gui import background, icons, theme
from gui.preview import record_actions
from gui.preview.decoding import read_thumbnail
from project.runs.history import PreviewRecord

RECORD = Qt.ItemDataRole.UserRole
IMAGE = Qt.ItemDataRole.UserRole + 1
BATCH = 12  # pictures decoded in one piece of background work
CAPTION = 18  # pixels under a picture


class _Cell(QStyledItemDelegate):
    """A picture with rounded corners and a caption; the chosen one has a frame."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        look = theme.tokens()
        state, rect = option.state, QRectF(option.rect)
        caption = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        place = rect.adjusted(3, 3, -3, -3 - (CAPTION if caption else 0))
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        shape = QPainterPath()
        shape.addRoundedRect(place, 5, 5)
        painter.fillPath(shape, QColor(look.sunken))
        image = index.data(IMAGE)
        if isinstance(image, QImage) and not image.isNull():
            painter.setClipPath(shape)
            size = image.size().scaled(place.size().toSize(), Qt.AspectRatioMode.KeepAspectRatioByExpanding)
            target = QRectF(0, 0, size.width(), size.height())
            target.moveCenter(place.center())
            painter.drawImage(target, image)
            painter.setClipping(False)
        selected = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        if selected or hovered:
            painter.setPen(QPen(QColor(look.accent if selected else look.border_strong), 2))
            painter.drawPath(shape)
        if caption:
            font = QFont(option.font)
            font.setPointSizeF(font.pointSizeF() * 0.85)
            painter.setFont(font)
            painter.setPen(QColor(look.accent if selected else look.muted))
            below = QRectF(rect.left(), place.bottom(), rect.width(), CAPTION)
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, caption)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        view = self.parent()
        return view.gridSize() if isinstance(view, QListView) else QSize()


class PictureList(QListWidget):
    """Small pictures in as many columns as fit, each about `side` pixels wide."""

    shown = Signal(object)  # PreviewRecord: the person wants to see it
    settings_wanted = Signal(object)
    deleted = Signal(object)
    failed = Signal(str)

    def __init__(self, side: int, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.side, self._captioned = side, False
        theme.role(self, "plain")
        self.setAccessibleName(name)
        self.setItemDelegate(_Cell(self))
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setWrapping(True)
        self.setMouseTracking(True)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemClicked.connect(lambda item: self.shown.emit(item.data(RECORD)) if item.data(RECORD) else None)
        self.itemActivated.connect(lambda item: self.shown.emit(item.data(RECORD)) if item.data(RECORD) else None)

    # --- what it holds ------------------------------------------------------------------------------------------------

    def set_records(self, records: Sequence[PreviewRecord], captions: Sequence[str] = ()) -> None:
        """Show these pictures."""
        self.clear()
        self._captioned = bool(captions)
        for number, record in enumerate(records):
            self.addItem(self._item(record, captions[number] if captions else ""))
        self._decode(records)
        self._fit()

    def add(self, record: PreviewRecord, most: int) -> None:
        """Put a new picture first. The oldest go when there are more than `most`."""
        if self.item_of(record) is not None:
            return
        self.insertItem(0, self._item(record, ""))
        while self.count() > most:
            self.takeItem(self.count() - 1)
        self._decode([record])
        self._fit()

    def add_places(self, captions: Iterable[str]) -> None:
        """Empty places for pictures that are still to come."""
        self.clear()
        self._captioned = True
        for caption in captions:
            item = QListWidgetItem(caption)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled)
            self.addItem(item)
        self._fit()

    def fill_place(self, row: int, record: PreviewRecord) -> None:
        """A picture has come for its place."""
        item = self.item(row)
        if item is not None:
            caption = item.text()
            self.takeItem(row)
            self.insertItem(row, self._item(record, caption))
            self._decode([record])

    def records(self) -> list[PreviewRecord]:
        """The pictures in their order, without empty places."""
        found = (self.item(row).data(RECORD) for row in range(self.count()))
        return [record for record in found if record is not None]

    def item_of(self, record: PreviewRecord) -> QListWidgetItem | None:
        rows = (self.item(row) for row in range(self.count()))
        return next((item for item in rows if (found := item.data(RECORD)) and found.path == record.path), None)

    def remove(self, record: PreviewRecord) -> None:
        """Take a picture out of the list; its file is another matter."""
        item = self.item_of(record)
        if item is not None:
            self.takeItem(self.row(item))
            self._fit()

    def select(self, record: PreviewRecord | None) -> None:
        """Mark a picture without showing it."""
        item = self.item_of(record) if record is not None else None
        if item is None:
            self.clearSelection()
        else:
            self.setCurrentItem(item)

    def selected(self) -> PreviewRecord | None:
        items = self.selectedItems()
        return items[0].data(RECORD) if items else None

    def mimeData(self, items: Sequence[QListWidgetItem]) -> QMimeData:
        """What is dragged out: the file."""
        record = items[0].data(RECORD) if items else None
        return record_actions.file_data(record.path) if record is not None else QMimeData()

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.CopyAction

    # --- what is done with it -----------------------------------------------------------------------------------------

    def menu_for(self, record: PreviewRecord) -> QMenu:
        """What can be done with a picture."""
        menu = QMenu(self)
        entries = (
            ("compare", self.tr("Show"), "", partial(self.shown.emit, record)),
            ("sliders", self.tr("Use these settings"), "", partial(self.settings_wanted.emit, record)),
            ("", "", "", None),
            ("copy", self.tr("Copy"), "Ctrl+C", partial(record_actions.copy, self, record, self._failed)),
            ("save", self.tr("Save as…"), "Ctrl+S", partial(record_actions.save_as, self, record, self._failed)),
            ("folder", self.tr("Show in folder"), "", partial(record_actions.show_in_folder, record)),
            ("", "", "", None),
            ("trash", self.tr("Move to the trash"), "Del", partial(self._delete, record)),
        )
        for icon, text, key, act in entries:
            if act is None:
                menu.addSeparator()
                continue
            action = menu.addAction(icons.icon(icon), text)
            action.setShortcut(QKeySequence(key))
            action.triggered.connect(lambda _=False, act=act: act())
        return menu

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        item = self.itemAt(event.pos()) if event.reason() != event.Reason.Keyboard else self.currentItem()
        if item is not None and item.data(RECORD) is not None:
            menu = self.menu_for(item.data(RECORD))
            menu.exec(event.globalPos())
            menu.deleteLater()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        record = self.selected()
        if record is not None and event.matches(QKeySequence.StandardKey.Copy):
            record_actions.copy(self, record, self._failed)
        elif record is not None and event.matches(QKeySequence.StandardKey.Save):
            record_actions.save_as(self, record, self._failed)
        elif record is not None and event.key() == Qt.Key.Key_Delete:
            self._delete(record)
        elif record is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.shown.emit(record)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event) -> None:  # type: ignore[no-untyped-def]
        super().resizeEvent(event)
        self._fit()

    def _delete(self, record: PreviewRecord) -> None:
        record_actions.to_trash(self, record, partial(self._deleted, record), self._failed)

    def _deleted(self, record: PreviewRecord) -> None:
        self.remove(record)
        self.deleted.emit(record)

    def _failed(self, error: Exception) -> None:
        self.failed.emit(background.readable(error))

    def _item(self, record: PreviewRecord, caption: str) -> QListWidgetItem:
        item = QListWidgetItem(caption)
        item.setData(RECORD, record)
        item.setToolTip(record_actions.describe(record))
        item.setData(Qt.ItemDataRole.AccessibleTextRole, record_actions.describe(record))
        return item

    def _decode(self, records: Sequence[PreviewRecord]) -> None:
        side = round(self.side * self.devicePixelRatioF())
        for first in range(0, len(records), BATCH):
            background.run(self, partial(_thumbnails, records[first : first + BATCH], 2 * side), self._decoded)

    def _decoded(self, pairs: list[tuple[PreviewRecord, QImage | None]]) -> None:
        for record, image in pairs:
            item = self.item_of(record)
            if item is not None and image is not None:
                item.setData(IMAGE, image)

    def _fit(self) -> None:
        """Cells that fill the width, and as high as all rows: the panel scrolls, not the list."""
        width = self.viewport().width() - 1
        columns = max(1, width // (self.side + 6))
        cell = QSize(width // columns, width // columns + (CAPTION if self._captioned else 0))
        if cell != self.gridSize():
            self.setGridSize(cell)
        height = max(1, -(-self.count() // columns)) * cell.height() + 2
        if height != self.height():
            self.setFixedHeight(height)


def _thumbnails(records: Sequence[PreviewRecord], side: int) -> list[tuple[PreviewRecord, QImage | None]]:
    return [(record, read_thumbnail(record.path, side)) for record in records]
