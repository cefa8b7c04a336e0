"""The table's model: rows come from their files in blocks when they are looked at, so many of them are no load."""

from array import array
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor

from gui import background, theme
from gui.language import translated
from gui.texts.columns import TOKENS, TROUBLE, TURNS, cell, columns_of, editable, title
from project.texts.lengths import REFUSED
from project.texts.reading import TextFile, TextSet
from project.texts.rows import Row
from project.texts.writing import raw_text

Index = QModelIndex | QPersistentModelIndex
_BLOCK, _KEPT = 128, 64  # rows of a block, and blocks that stay in memory
_SHOWN = 300  # letters of a cell; what is longer does not fit anyway
_TIP = 600
Roles = Qt.ItemDataRole


class TextTable(QAbstractTableModel):
    """Rows of a TextSet by their places in `entries`: all, or those in `shown`."""

    edit_wanted = Signal(int, str, str)  # place, key of the column, the new text
    not_read = Signal(str)  # why rows could not be read

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.found: TextSet | None = None
        self.columns: tuple[str, ...] = columns_of_nothing()
        self.shown: Sequence[int] | None = None
        self.lengths: array[int] | None = None
        self.limit = 0
        self.remarks: Mapping[int, str] = {}
        self._drafts: dict[int, Row] = {}
        self._blocks: OrderedDict[int, list[Row]] = OrderedDict()
        self._asked: set[int] = set()
        self._waiting: dict[int, list[Callable[[Row], None]]] = {}

    # --- what it holds ------------------------------------------------------------------------------------------------

    def set_texts(self, found: TextSet | None, same_places: bool = False) -> None:
        """Show these texts. `same_places`: rows were only edited, so what is shown and marked stays."""
        columns = columns_of(found.shapes(), len(found.files)) if found is not None else columns_of_nothing()
        self._waiting.clear()
        if same_places and self.found is not None and columns == self.columns:
            self.found = found
            self._blocks.clear()
            self._asked.clear()
            self._ask_in_view()
            return
        self.beginResetModel()
        self.found, self.columns = found, columns
        self._blocks.clear()
        self._asked.clear()
        if not same_places:
            self._drafts.clear()
            self.shown, self.lengths, self.remarks = None, None, {}
        self.endResetModel()

    def set_shown(self, places: Sequence[int] | None) -> None:
        """Show only these rows, in this order; None = all."""
        self.beginResetModel()
        self.shown = places
        self.endResetModel()

    def set_findings(self, lengths: "array[int] | None", limit: int, remarks: Mapping[int, str]) -> None:
        """What was found out about the rows, by their places."""
        self.lengths, self.limit, self.remarks = lengths, limit, remarks
        if self.rowCount():
            first = self.columns.index(TOKENS)
            self.dataChanged.emit(self.index(0, first), self.index(self.rowCount() - 1, len(self.columns) - 1))

    def draft(self, place: int, row: Row) -> None:
        """Show a row as it will be once it is written."""
        self._drafts[place] = row
        self._tell(place)

    def drop_draft(self, place: int) -> None:
        if self._drafts.pop(place, None) is not None:
            self._tell(place)

    def drafted(self, place: int) -> bool:
        return place in self._drafts

    def place(self, line: int) -> int:
        """Which of the entries stands in a line of the table."""
        return self.shown[line] if self.shown is not None else line

    def line(self, place: int) -> int:
        """Where a row stands in the table now, -1 if it is not shown."""
        if self.shown is None:
            return place if place < self.rowCount() else -1
        try:
            return self.shown.index(place)
        except ValueError:
            return -1

    def row(self, place: int) -> Row | None:
        """A row, if it was read; else it is read now, in the background."""
        if (drafted := self._drafts.get(place)) is not None:
            return drafted
        block = self._blocks.get(place // _BLOCK)
        if block is None:
            self._ask(place // _BLOCK)
            return None
        self._blocks.move_to_end(place // _BLOCK)
        inside = place % _BLOCK
        return block[inside] if inside < len(block) else None

    def with_row(self, place: int, act: Callable[[Row], None]) -> None:
        """Do something with a row, at once or as soon as it was read."""
        row = self.row(place)
        if row is not None:
            act(row)
        else:
            self._waiting.setdefault(place, []).append(act)

    def with_raw(self, row: Row, act: Callable[[str], None]) -> None:
        """Do something with a row as it stands in its file, once that was read; nothing where it cannot be changed."""
        file = self.file(row)
        if file is not None and file.writable and (row.index not in file.told or file.kind == "csv"):
            background.run(self, lambda: raw_text(file, row.index), act, lambda error: None)

    def file(self, row: Row) -> TextFile | None:
        """The file that a row stands in."""
        return next((file for file in self.found.files if file.name == row.file), None) if self.found else None

    # --- reading ------------------------------------------------------------------------------------------------------

    def _ask(self, number: int) -> None:
        found = self.found
        if number in self._asked or found is None:
            return
        self._asked.add(number)
        first, last = number * _BLOCK, min((number + 1) * _BLOCK, len(found.entries))

        def done(rows: list[Row]) -> None:
            if found is self.found:
                self._take(number, rows)

        def failed(error: Exception) -> None:
            if found is self.found:
                self.not_read.emit(background.readable(error))

        background.run(self, lambda: found.entries[first:last], done, failed)

    def _take(self, number: int, rows: list[Row]) -> None:
        self._asked.discard(number)
        self._blocks[number] = rows
        while len(self._blocks) > _KEPT:
            self._blocks.popitem(last=False)
        if self.rowCount():
            if self.shown is None:
                first, last = number * _BLOCK, min((number + 1) * _BLOCK, self.rowCount()) - 1
            else:
                first, last = 0, self.rowCount() - 1
            if first <= last:
                self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.columns) - 1))
        for place in [place for place in self._waiting if place // _BLOCK == number]:
            for act in self._waiting.pop(place):
                if place % _BLOCK < len(rows):
                    act(self._drafts.get(place, rows[place % _BLOCK]))

    def _ask_in_view(self) -> None:
        """Let the view fetch again what it shows."""
        if self.rowCount():
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, len(self.columns) - 1))

    def _tell(self, place: int) -> None:
        line = self.line(place)
        if line >= 0:
            self.dataChanged.emit(self.index(line, 0), self.index(line, len(self.columns) - 1))

    # --- Qt's side ----------------------------------------------------------------------------------------------------

    def rowCount(self, parent: Index | None = None) -> int:
        if self.found is None or (parent is not None and parent.isValid()):
            return 0
        return len(self.shown) if self.shown is not None else len(self.found.entries)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Roles.DisplayRole) -> Any:
        if role == Roles.DisplayRole:
            if orientation == Qt.Orientation.Horizontal:
                return title(self.columns[section])
            return f"{self.place(section) + 1:,}"
        if role == Roles.TextAlignmentRole and orientation == Qt.Orientation.Horizontal:
            right = self.columns[section] in (TOKENS, TURNS)
            return int((_RIGHT if right else _LEFT) | Qt.AlignmentFlag.AlignVCenter)
        return None

    def data(self, index: Index, role: int = Roles.DisplayRole) -> Any:
        if not index.isValid():
            return None
        place, key = self.place(index.row()), self.columns[index.column()]
        if role in (Roles.DisplayRole, Roles.EditRole, Roles.ToolTipRole, Roles.AccessibleTextRole):
            return self._text(place, key, role)
        if role == Roles.TextAlignmentRole:
            return int((_RIGHT if key in (TOKENS, TURNS) else _LEFT) | Qt.AlignmentFlag.AlignTop)
        if role == Roles.ForegroundRole:
            return self._colour(place, key)
        return None

    def _text(self, place: int, key: str, role: int) -> str | None:
        if key == TOKENS:
            return self._tokens(place)
        row = self.row(place)
        if row is None:
            return "…" if role == Roles.DisplayRole else None
        text = self._trouble(place, row) if key == TROUBLE else cell(row, key)
        if role == Roles.EditRole:
            return text
        short = " ".join(text[: 2 * _TIP].split())
        if role == Roles.ToolTipRole:
            return short[:_TIP] + "…" * (len(short) > _TIP) if len(short) > 30 else None
        return short[:_SHOWN] + "…" * (len(short) > _SHOWN)

    def _tokens(self, place: int) -> str:
        length = self.lengths[place] if self.lengths is not None and place < len(self.lengths) else REFUSED
        return f"{length:,}" if length != REFUSED else ""

    def _trouble(self, place: int, row: Row) -> str:
        text = translated(row.problem) or self.remarks.get(place, "")
        return text[:1].upper() + text[1:]

    def _colour(self, place: int, key: str) -> QColor | None:
        look = theme.tokens()
        if key == TROUBLE:
            row = self.row(place)
            return QColor(look.danger if row is not None and row.problem else look.warning)
        if key == TOKENS:
            over = self.limit and self.lengths is not None and place < len(self.lengths)
            return QColor(look.warning if over and self.lengths[place] > self.limit else look.muted)  # type: ignore[index]
        return None if key not in (TURNS, "place") else QColor(look.muted)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.isValid():
            row = self.row(self.place(index.row()))
            if row is not None and editable(row, self.columns[index.column()]) and self.writable(row):
                flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def writable(self, row: Row) -> bool:
        """Whether the row's file can be changed here."""
        file = self.file(row)
        return file is not None and file.writable

    def setData(self, index: Index, value: Any, role: int = Roles.EditRole) -> bool:
        if role != Roles.EditRole or not index.isValid() or not isinstance(value, str):
            return False
        place, key = self.place(index.row()), self.columns[index.column()]
        if value != self._text(place, key, Roles.EditRole):
            self.edit_wanted.emit(place, key, value)
        return True


_LEFT, _RIGHT = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight


def columns_of_nothing() -> tuple[str, ...]:
    """The columns while there are no rows."""
    return ("text", TOKENS, TROUBLE)
