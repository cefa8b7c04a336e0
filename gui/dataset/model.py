"""The list behind the gallery: all pictures of the folder, and those of them that search and filters let through."""

from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import QMimeData, QModelIndex, QPersistentModelIndex, QStringListModel, Qt, QUrl, Signal

from gui.dataset.entries import Check, Entry, Rules, describe, judge
from gui.dataset.search import Search, understood
from gui.language import as_sentence, translated
from project.dataset import Caption

ENTRY = int(Qt.ItemDataRole.UserRole)
CAPTION, BADGE, PATH = ENTRY + 1, ENTRY + 2, ENTRY + 3

ORDERS: dict[str, Callable[[Entry], Any]] = {
    "name": lambda entry: entry.key,
    "newest": lambda entry: (-entry.stamp[0], entry.key),
    "caption": lambda entry: (-len(entry.caption.text), entry.key),
    "bare": lambda entry: (bool(entry.caption.text), entry.key),
    "size": lambda entry: (-entry.stamp[1], entry.key),
}
SHOWN: dict[str, Callable[[Entry], bool]] = {
    "all": lambda entry: True,
    "trained": lambda entry: not entry.skipped,
    "skipped": lambda entry: bool(entry.skipped),
    "bare": lambda entry: entry.bare,
}


class PictureModel(QStringListModel):
    """Pictures in rows. Search, order and filter decide which ones are rows; `entries` holds all of them.

    It stands on Qt's list of texts only for its count of rows: a view asks for that four times a row while it lays
    itself out, which would be 40,000 calls into Python for 10,000 pictures.
    """

    about_to_change = Signal()  # the rows, while they can still be asked for
    captions_changed = Signal()  # some captions, or how they are read

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self.entries: dict[str, Entry] = {}
        self.rows: list[Entry] = []
        self.rules = Rules()
        self.order, self.shown, self.words = "name", "all", ""
        self.search: Search = understood("")
        self.only: frozenset[str] | None = None  # files that another page wants to see, and no others
        self.limit = 0  # so many tokens of a caption the model reads; 0 = not known
        self.keep: str | None = None  # stays a row whatever the filter says: its caption is being typed
        self._row_of: dict[str, int] = {}
        self._by_name: list[Entry] = []
        self.skipped = self.bare = 0  # how many of all pictures

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = 0) -> Any:
        row = index.row()
        if not 0 <= row < len(self.rows):
            return None
        entry = self.rows[row]
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tooltip(entry)
        if role in (Qt.ItemDataRole.DisplayRole, CAPTION):
            return entry.caption.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{entry.name}: {entry.caption.text}"
        return {ENTRY: entry, BADGE: entry.skipped, PATH: entry.path}.get(role)

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled

    def mimeTypes(self) -> list[str]:
        return ["text/uri-list"]

    def mimeData(self, indexes: Iterable[QModelIndex]) -> QMimeData:
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(self.rows[index.row()].file) for index in indexes])
        return data

    def row_of(self, file: str) -> int | None:
        """The row of a picture, or None while it is filtered out or gone."""
        return self._row_of.get(file)

    def set_entries(self, entries: list[Entry]) -> None:
        """Show another folder."""
        self.entries = {entry.file: entry for entry in entries}
        self._count()
        self.arrange()

    def arrange(self, *, order: str = "", shown: str = "", words: str | None = None) -> None:
        """Work out the rows anew, with another order, filter or search if one is given."""
        self.order, self.shown = order or self.order, shown or self.shown
        if words is not None and words != self.words:
            self.words, self.search = words, understood(words, self.search)
        rows = self._found()
        if rows == self.rows:
            return
        self.about_to_change.emit()
        self.rows = rows
        self._row_of = {entry.file: row for row, entry in enumerate(rows)}
        self.setStringList([""] * len(rows))

    def _found(self) -> list[Entry]:
        """The entries that are rows, in order."""
        rows = self._in_order()
        if self.only is not None:
            rows = [entry for entry in rows if entry.file in self.only or entry.file == self.keep]
        if self.shown != "all":
            wanted = SHOWN[self.shown]
            rows = [entry for entry in rows if wanted(entry) or entry.file == self.keep]
        if self.words:
            found = self.search.matches
            rows = [entry for entry in rows if found(entry) or entry.file == self.keep]
        return list(rows)

    def _in_order(self) -> list[Entry]:
        """All entries in order. Names do not change, so that order is worked out once."""
        if self.order != "name":
            return sorted(self.entries.values(), key=ORDERS[self.order])
        if len(self._by_name) != len(self.entries):
            self._by_name = sorted(self.entries.values(), key=ORDERS["name"])
        return self._by_name

    def add(self, entries: list[Entry]) -> None:
        """Take pictures in; those that are there already stay as they are."""
        new = [entry for entry in entries if entry.file not in self.entries]
        for entry in new:
            judge(entry, self.rules)
            self.entries[entry.file] = entry
        if new:
            self._count()
            self.arrange()

    def remove(self, files: Iterable[str]) -> list[Entry]:
        """Let pictures go; returns the entries that were there."""
        gone = [entry for file in files if (entry := self.entries.pop(file, None)) is not None]
        if gone:
            self._count()
            self.arrange()
        return gone

    def set_rules(self, rules: Rules) -> None:
        """Judge every picture again by other rules."""
        other_style = self.rules.style != rules.style
        self.rules = rules
        for entry in self.entries.values():
            judge(entry, rules)
        self._count()
        self._repaint(0, len(self.rows) - 1)
        if other_style:
            self.captions_changed.emit()

    def set_captions(self, found: Iterable[tuple[str, Caption]]) -> None:
        """Show other captions. That changes no row's place: a tile must not jump away under the person's hands."""
        touched = []
        for file, caption in found:
            entry = self.entries.get(file)
            if entry is not None:
                self.skipped, self.bare = self.skipped - bool(entry.skipped), self.bare - entry.bare
                entry.caption, entry.loaded = caption, True
                describe(entry)
                self._judged(entry)
                touched.append(entry)
        self._touched(touched)
        if touched:
            self.captions_changed.emit()

    def set_tokens(self, found: Iterable[tuple[str, str, int]]) -> None:
        """Note how many tokens captions have: (file, the caption that was counted, tokens)."""
        touched = []
        for file, text, count in found:
            entry = self.entries.get(file)
            if entry is not None and entry.caption.text == text:
                entry.tokens = count
                touched.append(entry)
        self._touched(touched)

    def forget_tokens(self) -> None:
        """Another tokenizer counts from now on."""
        for entry in self.entries.values():
            entry.tokens = -1
        self._repaint(0, len(self.rows) - 1)

    def set_conflicts(self, found: Iterable[tuple[str, str]]) -> None:
        """Mark pictures whose caption another program changed: (file, what was to be written; empty = settled)."""
        touched = []
        for file, text in found:
            entry = self.entries.get(file)
            if entry is not None:
                entry.conflict = text
                touched.append(entry)
        self._touched(touched)

    def set_checks(self, found: Iterable[tuple[str, Check | None]]) -> None:
        """Note what decoding pictures showed; None = nothing is known any more."""
        touched = []
        for file, check in found:
            entry = self.entries.get(file)
            if entry is not None:
                self.skipped, self.bare = self.skipped - bool(entry.skipped), self.bare - entry.bare
                entry.check = check
                self._judged(entry)
                touched.append(entry)
        self._touched(touched)

    def set_unsaved(self, file: str, reason: str) -> None:
        """Mark a caption that could not be written, or unmark it."""
        entry = self.entries.get(file)
        if entry is not None and entry.unsaved != reason:
            entry.unsaved = reason
            self._touched([entry])

    def _judged(self, entry: Entry) -> None:
        judge(entry, self.rules)
        self.skipped, self.bare = self.skipped + bool(entry.skipped), self.bare + entry.bare

    def _count(self) -> None:
        self._by_name = []
        self.skipped = sum(bool(entry.skipped) for entry in self.entries.values())
        self.bare = sum(entry.bare for entry in self.entries.values())

    def _touched(self, entries: list[Entry]) -> None:
        rows = [row for entry in entries if (row := self._row_of.get(entry.file)) is not None]
        if rows:
            self._repaint(min(rows), max(rows))

    def _repaint(self, first: int, last: int) -> None:
        if 0 <= first <= last:
            self.dataChanged.emit(self.index(first), self.index(last))

    def _tooltip(self, entry: Entry) -> str:
        lines = [entry.name]
        if entry.unsaved:
            lines.append(self.tr("Not saved yet: {reason}").format(reason=entry.unsaved))
        if entry.skipped:
            lines.append(self.tr("Will be skipped. {reason}").format(reason=sentence(entry.skipped)))
        if entry.conflict:
            lines.append(self.tr("Another program changed this caption. Yours was not written over it."))
        if self.limit and entry.tokens > self.limit:
            text = self.tr("The model reads {limit} tokens; this caption has {count}.")
            lines.append(text.format(limit=self.limit, count=entry.tokens))
        if entry.masked:
            lines.append(self.tr("It has a mask."))
        if entry.edited:
            lines.append(self.tr("It was edited here; the original can be brought back."))
        if entry.caption.source not in ("none", entry.own_caption):
            lines.append(self.tr("Its caption stands in {file}.").format(file=entry.caption.source))
        return "\n".join(lines)


def sentence(reason: str) -> str:
    """A clause with a capital letter and a full stop."""
    return as_sentence(translated(reason))
