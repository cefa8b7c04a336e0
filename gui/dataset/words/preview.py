"""The table of what would change: every caption before and after, with the difference coloured and a box to tick."""

from collections.abc import Sequence
from pathlib import PurePath
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from gui import theme
from gui.dataset.qt_text import units
from gui.dataset.words.difference import Ranges, differences, window
from project.words.operations import Proposal

PICTURE, BEFORE, AFTER = range(3)
_LINES, _PAD = 2, 6
_LINE_END = " ⏎ "
_MOST_SHOWN = 1200  # characters of a caption in the table, and in a tooltip
Index = QModelIndex | QPersistentModelIndex


class ProposalModel(QAbstractTableModel):
    """Proposals as rows. What the person unticked stays so while they type on."""

    ticked = Signal()

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self.rows: list[Proposal] = []
        self.off: set[str] = set()
        self._chosen = 0

    def set_rows(self, rows: list[Proposal]) -> None:
        self.beginResetModel()
        self.rows = rows
        self._chosen = sum(row.file not in self.off for row in rows)
        self.endResetModel()
        self.ticked.emit()

    def chosen(self) -> list[Proposal]:
        """The ticked ones."""
        return [row for row in self.rows if row.file not in self.off]

    @property
    def count(self) -> int:
        """How many are ticked."""
        return self._chosen

    def tick(self, rows: Sequence[int], on: bool) -> None:
        files = {self.rows[row].file for row in rows}
        self.off = self.off - files if on else self.off | files
        self._chosen = sum(row.file not in self.off for row in self.rows)
        if rows:
            first, last = self.index(min(rows), PICTURE), self.index(max(rows), AFTER)
            self.dataChanged.emit(first, last)
        self.ticked.emit()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else 3

    def data(self, index: Index, role: int = 0) -> Any:
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        row = self.rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return (PurePath(row.file).name, row.before, row.after)[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return (row.file, row.before[:_MOST_SHOWN], row.after[:_MOST_SHOWN])[index.column()]
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == PICTURE:
            return Qt.CheckState.Unchecked if row.file in self.off else Qt.CheckState.Checked
        return None

    def setData(self, index: Index, value: Any, role: int = 0) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        self.tick([index.row()], Qt.CheckState(value) == Qt.CheckState.Checked)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.column() == PICTURE else flags

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (self.tr("Picture"), self.tr("Now"), self.tr("Then"))[section]
        return None


class Changes(QStyledItemDelegate):
    """Paints a caption in two lines about its first difference."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, _LINES * option.fontMetrics.lineSpacing() + 2 * _PAD)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, ProposalModel)
        row, look = model.rows[index.row()], theme.tokens()
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, QColor(look.selection))
        gone, fresh = differences(row.before, row.after)
        new = index.column() == AFTER
        text, ranges = (row.after, fresh) if new else (row.before, gone)
        place = option.rect.adjusted(_PAD, _PAD, -_PAD, -_PAD)
        letters = max(8, place.width() // max(1, option.fontMetrics.averageCharWidth()))
        text, ranges = _one_line(*window(text, ranges, letters * _LINES))
        painter.setClipRect(place)
        colour, ground = (look.success, look.success_soft) if new else (look.danger, look.danger_soft)
        painter.setPen(QColor(look.faint if row.file in model.off else look.text))
        _draw(painter, option, text, _formats(text, ranges, colour, ground, not new))
        painter.restore()


class ChangesTable(QTableView):
    """Space ticks or unticks the selected rows."""

    def __init__(self, model: ProposalModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.proposals = model
        self.setModel(model)
        self.setAccessibleName(self.tr("What changes"))
        self.setItemDelegateForColumn(BEFORE, Changes(self))
        self.setItemDelegateForColumn(AFTER, Changes(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(_LINES * self.fontMetrics().lineSpacing() + 2 * _PAD)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setSectionResizeMode(PICTURE, QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(BEFORE, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(AFTER, QHeaderView.ResizeMode.Stretch)
        self.setColumnWidth(PICTURE, 170)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Space:
            super().keyPressEvent(event)
            return
        rows = [index.row() for index in self.selectionModel().selectedRows()]
        if rows:
            off = self.proposals.rows[rows[0]].file in self.proposals.off
            self.proposals.tick(rows, off)
        event.accept()


def _one_line(text: str, ranges: Ranges) -> tuple[str, Ranges]:
    """The beginning of a text with a sign for each line end, and the ranges in it."""
    text = text[:_MOST_SHOWN]
    ranges = [(at, min(length, len(text) - at)) for at, length in ranges if at < len(text)]
    if "\n" not in text:
        return text, ranges
    shift = [0]
    for letter in text:
        shift.append(shift[-1] + (len(_LINE_END) - 1 if letter == "\n" else 0))
    moved = [(at + shift[at], length + shift[at + length] - shift[at]) for at, length in ranges]
    return text.replace("\n", _LINE_END), moved


def _formats(text: str, ranges: Ranges, colour: str, ground: str, strike: bool) -> list[QTextLayout.FormatRange]:
    formats = []
    for start, length in ranges:
        mark = QTextLayout.FormatRange()
        look = QTextCharFormat()
        look.setForeground(QColor(colour))
        look.setBackground(QColor(ground))
        look.setFontStrikeOut(strike)
        mark.start = units(text, start)
        mark.length = units(text, start + length) - mark.start
        mark.format = look
        formats.append(mark)
    return formats


def _draw(painter: QPainter, option: QStyleOptionViewItem, text: str, formats: list[QTextLayout.FormatRange]) -> None:
    place = option.rect.adjusted(_PAD, _PAD, -_PAD, -_PAD)
    layout = QTextLayout(text, option.font)
    layout.setFormats(formats)
    layout.beginLayout()
    for number in range(_LINES):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(place.width())
        line.setPosition(QPointF(0, number * option.fontMetrics.lineSpacing()))
    layout.endLayout()
    layout.draw(painter, QPointF(place.topLeft()))
