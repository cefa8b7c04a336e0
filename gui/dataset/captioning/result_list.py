"""The list of made captions: keys, mouse, and the field over the caption that is being edited."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QMenu, QWidget

from gui.dataset.caption_edit import CaptionEdit
from gui.dataset.captioning.result_rows import THUMBNAIL, ResultRows
from gui.dataset.captioning.results import Result, ResultModel
from gui.dataset.thumbnails import Thumbnails

_MOST_LINES = 8


class ResultList(QListView):
    """Space takes or leaves the selected rows, F2 or Enter edits, Ctrl+Z takes back what was done here."""

    look_wanted = Signal(object)  # Result: its picture, large
    put_back_wanted = Signal(object)  # list[Result] that are applied

    def __init__(self, model: ResultModel, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.results, self.thumbnails = model, thumbnails
        self.painter_of_rows = ResultRows(model, thumbnails, self)
        self.setModel(model)
        self.setItemDelegate(self.painter_of_rows)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Captions that were made"))
        self.editor = CaptionEdit(self.viewport())
        self.editor.hide()
        self._edited: Result | None = None
        self.editor.saved.connect(self.finish)
        self.editor.left.connect(self.finish)
        self.editor.cancelled.connect(self._cancel)
        self.editor.moved.connect(self._edit_next)
        self.editor.textChanged.connect(self._place_editor)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.timeout.connect(self._want)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        thumbnails.arrived.connect(lambda _: self.viewport().update())
        model.rowsInserted.connect(self._soon)
        model.modelReset.connect(self._reset)

    def selected(self) -> list[Result]:
        """The selected rows, or the current one."""
        rows = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        rows = rows or [self.currentIndex().row()]
        return [self.results.rows[row] for row in rows if 0 <= row < len(self.results.rows)]

    def toggle(self) -> None:
        """Take the selected rows, or leave them all out if all are taken."""
        chosen = self.selected()
        free = [result for result in chosen if not result.applied and not result.gone]
        self.results.take(free, not all(result.taken for result in free))

    def edit_current(self) -> None:
        """Open the field over the current row's caption."""
        row = self.currentIndex().row()
        if 0 <= row < len(self.results.rows):
            self._edit(self.results.rows[row])

    def finish(self) -> None:
        """Keep what was typed."""
        edited, self._edited = self._edited, None
        if edited is not None:
            self.results.edit(edited, self.editor.text().strip())
            self._hide_editor()

    def undo(self) -> None:
        """Take back the last change of marks or texts."""
        result = self.results.undo()
        row = self.results.row_of(result.entry.file) if result is not None else None
        if row is not None:
            self.setCurrentIndex(self.results.index(row))

    # the field

    def _edit(self, result: Result) -> None:
        if result.applied or result.gone:
            return
        self.finish()
        row = self.results.row_of(result.entry.file)
        if row is None:
            return
        self.setCurrentIndex(self.results.index(row))
        self.scrollTo(self.results.index(row))
        self._edited = result
        self.editor.put(result.after)
        self._place_editor()
        self.editor.show()
        self._place_editor()  # again: a hidden field does not lay its lines out
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self.editor.moveCursor(self.editor.textCursor().MoveOperation.End)

    def _edit_next(self, step: int) -> None:
        row = self.currentIndex().row() + step
        self.finish()
        if 0 <= row < len(self.results.rows):
            self._edit(self.results.rows[row])

    def _cancel(self) -> None:
        self._edited = None
        self._hide_editor()

    def _hide_editor(self) -> None:
        had_focus = self.editor.hasFocus()
        self.editor.hide()
        if had_focus:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _place_editor(self) -> None:
        row = self.results.row_of(self._edited.entry.file) if self._edited is not None else None
        if row is None:
            return
        place = self.painter_of_rows.after_rect(self.visualRect(self.results.index(row)))
        place = QRect(place.x() - 7, place.y() - 6, place.width() + 14, place.height() + 10)
        if self.editor.width() != place.width():
            self.editor.resize(place.width(), place.height())
        place.setHeight(max(place.height(), self.editor.wanted_height(_MOST_LINES)))
        lowest = self.viewport().height() - 2
        if place.bottom() > lowest and place.top() < lowest:
            place.moveBottom(lowest)
        self.editor.setGeometry(place)

    # events

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Space:
            self.toggle()
        elif key in (Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.edit_current()
        elif event.matches(QKeySequence.StandardKey.Undo):
            self.undo()
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            mine = event.key() == Qt.Key.Key_Space
            if mine or (event.matches(QKeySequence.StandardKey.Undo) and self.results.can_undo):
                event.accept()
                return True
        if event.type() == QEvent.Type.FontChange:
            self.painter_of_rows.set_font(self.font())
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        result = self._at(point)
        if event.button() == Qt.MouseButton.LeftButton and result is not None and self._in_box(point):
            self.finish()
            self.setCurrentIndex(self.indexAt(point))
            self.results.take([result], not result.taken)
            event.accept()
            return
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        result, row = self._at(point), self.visualRect(self.indexAt(point))
        if result is None or self._in_box(point):
            return
        if self.painter_of_rows.picture_rect(row).contains(point):
            self.look_wanted.emit(result)
        else:
            self._edit(result)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        result = self._at(event.pos()) if event.reason() == QContextMenuEvent.Reason.Mouse else None
        result = result or next(iter(self.selected()), None)
        if result is None:
            return
        chosen = self.selected()
        menu = QMenu(self)
        menu.addAction(self.tr("Edit the new caption"), lambda: self._edit(result)).setEnabled(not result.applied)
        again = menu.addAction(self.tr("As the model wrote it"), lambda: self.results.edit(result, result.made))
        again.setEnabled(not result.applied and result.after != result.made)
        menu.addAction(self.tr("Show the picture"), lambda: self.look_wanted.emit(result))
        menu.addSeparator()
        menu.addAction(self.tr("Take"), lambda: self.results.take(chosen, True))
        menu.addAction(self.tr("Leave out"), lambda: self.results.take(chosen, False))
        applied = [each for each in chosen if each.applied]
        if applied:
            menu.addSeparator()
            menu.addAction(self.tr("Put the former caption back"), lambda: self.put_back_wanted.emit(applied))
        menu.popup(event.globalPos())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_editor()
        self._soon()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._soon()

    def _at(self, point: QPoint) -> Result | None:
        row = self.indexAt(point).row()
        return self.results.rows[row] if 0 <= row < len(self.results.rows) else None

    def _in_box(self, point: QPoint) -> bool:
        return self.painter_of_rows.box_rect(self.visualRect(self.indexAt(point))).contains(point)

    def _reset(self) -> None:
        self._cancel()
        if self.results.rows:
            self.setCurrentIndex(self.results.index(0))
            self.clearSelection()
        self._soon()

    def _scrolled(self) -> None:
        self._place_editor()
        self._soon()

    def _soon(self) -> None:
        if not self._settle.isActive():
            self._settle.start(30)

    def _want(self) -> None:
        """Ask for the thumbnails in view, and some beyond."""
        if not self.isVisible() or not self.results.rows:
            return
        height = max(1, self.painter_of_rows.height)
        first = max(0, self.verticalScrollBar().value() // height - 2)
        count = self.viewport().height() // height + 6
        ratio = self.devicePixelRatioF()
        self.thumbnails.set_box(QSize(THUMBNAIL, THUMBNAIL), ratio)
        self.thumbnails.want([result.entry for result in self.results.rows[first : first + count]])
