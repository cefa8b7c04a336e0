"""The table itself: two lines for each row, cells that are changed in place, and the keys for rows."""

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QPlainTextEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from gui.texts import cell_text
from gui.texts.columns import PLACE, TOKENS, TROUBLE, TURNS, WIDE
from gui.texts.model import TextTable

_ABOVE, _BESIDE = 4, 8  # pixels above and below the lines of a row, and beside them as the headings have
_NARROW = {TOKENS: 62, TURNS: 54, TROUBLE: 124, PLACE: 122}
_EDITOR = 132  # pixels that the field of a cell is high at least
Index = QModelIndex | QPersistentModelIndex


class CellEdit(QStyledItemDelegate):
    """A field of several lines over a cell. Enter keeps the text, Shift+Enter begins a line, Esc forgets it."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The ground is the style's, the text our own, so that no line is cut through."""
        self.initStyleOption(option, index)
        text, option.text = option.text, ""
        option.widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        colour = option.palette.color(QPalette.ColorRole.HighlightedText if selected else QPalette.ColorRole.Text)
        place = QRectF(option.rect).adjusted(_BESIDE, _ABOVE, -_BESIDE, 0)
        right = bool(option.displayAlignment & Qt.AlignmentFlag.AlignRight)
        cell_text.draw(painter, text, place, option.font, colour, right)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        field = QPlainTextEdit(parent)
        field.setAccessibleName(self.tr("Text of the cell"))
        field.setTabChangesFocus(True)
        return field

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        assert isinstance(editor, QPlainTextEdit)
        if not editor.property("filled"):  # what is typed stays when other rows are read meanwhile
            editor.setProperty("filled", True)
            editor.setPlainText(str(index.data(Qt.ItemDataRole.EditRole) or ""))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QObject, index: Index) -> None:
        assert isinstance(editor, QPlainTextEdit)
        assert isinstance(model, TextTable)
        model.setData(index, editor.toPlainText())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        above = editor.parentWidget()
        area = above.rect() if above is not None else option.rect
        place = QRect(option.rect.topLeft(), QSize(option.rect.width(), max(option.rect.height(), _EDITOR)))
        if place.bottom() > area.bottom():
            place.moveBottom(max(area.bottom(), place.height() - 1))
        editor.setGeometry(place)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if enter and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier and isinstance(editor, QWidget):
                self.commitData.emit(editor)
                self.closeEditor.emit(editor)
                return True
            if enter:
                return False
        return bool(super().eventFilter(editor, event))


class TextView(QTableView):
    """Says what the person wants with rows."""

    remove_wanted = Signal()
    open_wanted = Signal()  # the marked row, in the pane

    def __init__(self, model: TextTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.texts = model
        self.setItemDelegate(CellEdit(self))
        self.setAccessibleName(self.tr("Rows of the texts"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setCornerButtonEnabled(False)
        self.setAlternatingRowColors(False)
        high = cell_text.row_height(self.font()) + 2 * _ABOVE
        rows = self.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)  # heights are never asked of the rows
        rows.setDefaultSectionSize(high)
        rows.setDefaultAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        rows.setHighlightSections(False)
        columns = self.horizontalHeader()
        columns.setHighlightSections(False)
        columns.setMinimumSectionSize(48)
        columns.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        rows.setAccessibleName(self.tr("Numbers of the rows"))
        columns.setAccessibleName(self.tr("Columns"))
        model.modelReset.connect(self.fit)

    def places(self) -> list[int]:
        """The marked rows, by their places."""
        return [self.texts.place(index.row()) for index in self.selectionModel().selectedRows()]

    def choose(self, place: int) -> None:
        """Mark a row and bring it into view."""
        line = self.texts.line(place)
        if line >= 0:
            index, flags = self.texts.index(line, self._first_wide()), QItemSelectionModel.SelectionFlag
            # Said outright: while Ctrl is held, as for Ctrl+Z, the view itself would mark it besides the others.
            self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
            self.scrollTo(index)

    def fit(self) -> None:
        """Give the texts what the numbers leave."""
        keys = self.texts.columns
        wide = [at for at, key in enumerate(keys) if key in WIDE]
        left = self.viewport().width()
        for at, key in enumerate(keys):
            if key not in WIDE:
                narrow = _NARROW.get(key, 80)
                spare = self.viewport().width() // 6 if key in (TROUBLE, PLACE) else 0
                self.setColumnWidth(at, min(max(narrow, spare), 2 * narrow))
                left -= self.columnWidth(at)
        for number, at in enumerate(wide):
            self.setColumnWidth(at, max(110, left // len(wide) + (left % len(wide) if number == 0 else 0)))

    def _first_wide(self) -> int:
        return next((at for at, key in enumerate(self.texts.columns) if key in WIDE), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.state() == QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Delete:
            self.remove_wanted.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_wanted.emit()
        else:
            super().keyPressEvent(event)
