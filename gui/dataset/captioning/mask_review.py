"""The review of made masks: a large picture, tiles with their veils, and the buttons that take them over."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QImage,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from gui import background, theme
from gui.dataset.captioning.mask_picture import MaskPicture, VeiledThumbnails, veiled_by
from gui.dataset.captioning.result_rows import draw_within, paint_check
from gui.dataset.captioning.results import Result, ResultModel
from gui.dataset.entries import Entry
from gui.dataset.picture_file import read_picture
from gui.widgets import action_button, tool_button

_TILE, _PAD, _BOX = 88, 6, 18  # pixels
_LARGE = 900
ORDER = ("all", "warnings")


class MaskModel(ResultModel):
    """Results whose `after` is the file of a mask, empty where none was made."""

    def look_for(self, entries: Mapping[str, Entry]) -> None:
        """Note which pictures are gone."""
        lost = [result for file, result in self.results.items() if file not in entries and not result.gone]
        for result in lost:
            result.gone, result.taken = True, False
        self._changed(lost)

    def _tooltip(self, result: Result) -> str:
        lines = [result.entry.name, self.note(result)]
        lines += [] if result.after else [self.tr("No mask was made.")]
        return "\n\n".join(line for line in lines if line)


class MaskTiles(QStyledItemDelegate):
    """One tile: the veiled picture with a check box in its corner, and its name."""

    def __init__(self, model: MaskModel, thumbnails: VeiledThumbnails, parent: QWidget) -> None:
        super().__init__(parent)
        self.model, self.thumbnails = model, thumbnails
        self.small = parent.font()
        self.small.setPointSizeF(self.small.pointSizeF() * 0.85)
        self.cell = QSize(_TILE + 2 * _PAD, _TILE + 3 * _PAD + QFontMetrics(self.small).lineSpacing())

    def sizeHint(self, _: QStyleOptionViewItem, __: QModelIndex | QPersistentModelIndex) -> QSize:
        return self.cell

    def picture_rect(self, cell: QRect) -> QRect:
        return QRect(cell.x() + (cell.width() - _TILE) // 2, cell.y() + _PAD, _TILE, _TILE)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        if index.row() >= len(self.model.rows):
            return
        result, look, cell = self.model.rows[index.row()], theme.tokens(), QRect(option.rect)
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(QColor(look.accent))
            painter.setBrush(QColor(look.accent_soft))
            painter.drawRoundedRect(QRectF(cell).adjusted(1.5, 1.5, -1.5, -1.5), 6, 6)
        place = self.picture_rect(cell)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look.sunken))
        painter.drawRoundedRect(place, 6, 6)
        pixmap = self.thumbnails.get(result.entry)
        if pixmap is not None:
            draw_within(painter, pixmap, place)
        if result.after or result.applied:
            paint_check(painter, QRectF(place.x() + 5, place.y() + 5, _BOX, _BOX), result, look)
        self._name(painter, cell, place, result, look)
        painter.restore()

    def _name(self, painter: QPainter, cell: QRect, place: QRect, result: Result, look: theme.Tokens) -> None:
        metrics = QFontMetrics(self.small)
        warns = result.to_mind or not result.after
        text = result.entry.name if result.after else self.tr("no mask")
        painter.setFont(self.small)
        painter.setPen(QColor(look.success if result.applied else look.warning if warns else look.muted))
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideMiddle, cell.width() - 2 * _PAD)
        line = QRect(cell.x(), place.bottom() + _PAD, cell.width(), metrics.lineSpacing())
        painter.drawText(line, Qt.AlignmentFlag.AlignCenter, shown)


class MaskList(QListView):
    """Tiles in rows. Space takes or leaves the selected ones."""

    def __init__(self, model: MaskModel, thumbnails: VeiledThumbnails, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.results, self.thumbnails = model, thumbnails
        self.tiles = MaskTiles(model, thumbnails, self)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setGridSize(self.tiles.cell)
        self.setModel(model)
        self.setItemDelegate(self.tiles)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Masks that were made"))
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.timeout.connect(self._want)
        self.verticalScrollBar().valueChanged.connect(self._soon)
        thumbnails.arrived.connect(lambda _: self.viewport().update())
        model.rowsInserted.connect(self._soon)
        model.modelReset.connect(self._soon)

    def selected(self) -> list[Result]:
        rows = sorted(index.row() for index in self.selectionModel().selectedIndexes()) or [self.currentIndex().row()]
        return [self.results.rows[row] for row in rows if 0 <= row < len(self.results.rows)]

    def toggle(self) -> None:
        """Take the selected masks, or leave them all out if all are taken."""
        free = [result for result in self.selected() if result.after and not result.applied and not result.gone]
        self.results.take(free, not all(result.taken for result in free))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self.toggle()
        elif event.matches(QKeySequence.StandardKey.Undo):
            self.results.undo()
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undo = event.matches(QKeySequence.StandardKey.Undo) and self.results.can_undo
            if undo or event.key() == Qt.Key.Key_Space:
                event.accept()
                return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        index = self.indexAt(point)
        if event.button() == Qt.MouseButton.LeftButton and 0 <= index.row() < len(self.results.rows):
            place = self.tiles.picture_rect(self.visualRect(index))
            if QRect(place.x(), place.y(), _BOX + 12, _BOX + 12).contains(point):
                result = self.results.rows[index.row()]
                self.setCurrentIndex(index)
                if result.after:
                    self.results.take([result], not result.taken)
                event.accept()
                return
        super().mousePressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._soon()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._soon()

    def _soon(self) -> None:
        if not self._settle.isActive():
            self._settle.start(30)

    def _want(self) -> None:
        rows, cell = self.results.rows, self.tiles.cell
        if not self.isVisible() or not rows:
            return
        columns = max(1, self.viewport().width() // cell.width())
        first = max(0, self.verticalScrollBar().value() // cell.height() - 1) * columns
        count = (self.viewport().height() // cell.height() + 3) * columns
        self.thumbnails.set_box(QSize(_TILE, _TILE), self.devicePixelRatioF())
        self.thumbnails.want([result.entry for result in rows[first : first + count]])


class MaskReview(QWidget):
    """What was made, to be taken or left."""

    apply_wanted = Signal()
    discard_wanted = Signal()

    def __init__(self, model: MaskModel, thumbnails: VeiledThumbnails, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = model
        self.picture = MaskPicture()
        self.note = QLabel(wordWrap=True)
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        theme.role(self.note, "faint")
        self.list = MaskList(model, thumbnails)
        self.filter = QComboBox()
        self.filter.setAccessibleName(self.tr("Which masks are shown"))
        self.filter.setToolTip(self.tr("Which masks are shown"))
        for key in ORDER:
            self.filter.addItem("", key)
        self.take_all = tool_button("check", self.tr("Take all that are shown"))
        self.take_none = tool_button("close", self.tr("Leave out all that are shown"))
        self.apply = action_button(
            "check", "", self.tr("Put the taken masks beside their pictures, as one step (Ctrl+Return)"), role="primary"
        )
        self.discard = action_button("trash", self.tr("Discard"), self.tr("Forget these masks"), role="quiet")
        self._large: tuple[str, str] = ("", "")
        self._lay_out()
        self.filter.activated.connect(lambda: model.show_filter(str(self.filter.currentData())))
        self.take_all.clicked.connect(lambda: model.take([r for r in model.rows if r.after], True))
        self.take_none.clicked.connect(lambda: model.take(model.rows, False))
        self.apply.clicked.connect(self.apply_wanted)
        self.discard.clicked.connect(self.discard_wanted)
        self.list.selectionModel().currentChanged.connect(lambda *_: self.show_current())
        model.counted.connect(self.refresh)
        self.refresh()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.S)
        column.addWidget(self.picture, 2)
        column.addWidget(self.note)
        top = QHBoxLayout()
        top.setSpacing(theme.XS)
        top.addWidget(self.filter, 1)
        top.addWidget(self.take_all)
        top.addWidget(self.take_none)
        column.addLayout(top)
        column.addWidget(self.list, 3)
        foot = QHBoxLayout()
        foot.setSpacing(theme.S)
        foot.addWidget(self.discard)
        foot.addStretch(1)
        foot.addWidget(self.apply)
        column.addLayout(foot)

    def refresh(self) -> None:
        """Show how many there are, and how many would be put beside their pictures."""
        counts = self.model.counts()
        self.filter.setItemText(0, self.tr("All ({count})").format(count=f"{counts['all']:,}"))
        self.filter.setItemText(1, self.tr("To mind ({count})").format(count=f"{counts['warnings']:,}"))
        count = len(self.model.ready())
        text = self.tr("Apply {count} masks").format(count=f"{count:,}")
        self.apply.setText({0: self.tr("Apply masks"), 1: self.tr("Apply 1 mask")}.get(count, text))
        self.apply.setEnabled(count > 0)
        self.discard.setEnabled(bool(self.model.results))
        self.show_current()

    def show_current(self) -> None:
        """Show the current mask large."""
        row = self.list.currentIndex().row()
        rows = self.model.rows
        result = rows[row] if 0 <= row < len(rows) else rows[0] if rows else None
        if result is None:
            self.picture.show_images(QImage(), QImage())
            self.note.clear()
            return
        self.note.setText(": ".join(part for part in (result.entry.name, self.model.note(result)) if part))
        wanted = (result.entry.file, result.after)
        if wanted == self._large:
            return
        self._large = wanted

        def work() -> QImage:
            image = read_picture(Path(wanted[0]), _LARGE)
            return veiled_by(image, Path(wanted[0]), Path(wanted[1])) if wanted[1] and not image.isNull() else image

        def done(image: QImage) -> None:
            if wanted == self._large:
                self.picture.show_images(image, image)

        background.run(self, work, done)
