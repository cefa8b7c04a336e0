"""The lines of the readable log as a list model: the newest first, filtered by words and by kind."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QIcon, QPixmap

from gui import icons
from gui.run_view.words import Entry, in_words
from project import runs

ICONS = {"error": ("error", "danger"), "warning": ("warning", "warning"), "good": ("check", "success")}
SIZE = 14  # pixels of an icon

Index = QModelIndex | QPersistentModelIndex


class Entries(QAbstractListModel):
    """Grows at its head. Rows are counted back from the end of what was added."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: list[Entry] = []
        self._shown: list[Entry] = []
        self._words = ""
        self._warnings_only = False
        self._icons = {kind: icons.toned(*look) for kind, look in ICONS.items()}
        nothing = QPixmap(SIZE, SIZE)  # keeps the lines without an icon in line with the others
        nothing.fill(Qt.GlobalColor.transparent)
        self._icons["plain"] = QIcon(nothing)

    def clear(self) -> None:
        self.beginResetModel()
        self._all, self._shown = [], []
        self.endResetModel()

    def add(self, events: Iterable[runs.Event]) -> None:
        """Take the newest events, in their order."""
        entries = [entry for event in events if (entry := in_words(event)) is not None]
        shown = [entry for entry in entries if self._passes(entry)]
        self._all += entries
        if shown:
            self.beginInsertRows(QModelIndex(), 0, len(shown) - 1)
            self._shown += shown
            self.endInsertRows()

    def set_filter(self, words: str, warnings_only: bool) -> None:
        """Show only lines that hold the words, and perhaps only warnings and errors."""
        self.beginResetModel()
        self._words, self._warnings_only = words.casefold().strip(), warnings_only
        self._shown = [entry for entry in self._all if self._passes(entry)]
        self.endResetModel()

    def text(self, rows: Iterable[int] | None = None) -> str:
        """Lines as text, the oldest first: those of rows, or all that are shown."""
        chosen = range(len(self._shown)) if rows is None else rows
        return "\n".join(self._line(self._shown[-1 - row]) for row in sorted(chosen, reverse=True))

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not 0 <= index.row() < len(self._shown):
            return None
        entry = self._shown[-1 - index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._line(entry).replace("\n", " ")
        if role == Qt.ItemDataRole.DecorationRole:
            return self._icons[entry.kind]
        if role == Qt.ItemDataRole.ToolTipRole:
            return entry.text
        return None

    def _passes(self, entry: Entry) -> bool:
        if self._warnings_only and entry.kind not in ("warning", "error"):
            return False
        return not self._words or self._words in entry.text.casefold()

    @staticmethod
    def _line(entry: Entry) -> str:
        return f"{datetime.datetime.fromtimestamp(entry.t):%H:%M:%S}   {entry.text}"
