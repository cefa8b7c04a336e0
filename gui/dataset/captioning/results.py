"""The captions that a model made, in rows to be looked through: before, after, taken or not, and what to mind."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QStringListModel, Qt, Signal

from gui.dataset.entries import Entry

_MOST_UNDONE = 200


@dataclass(slots=True, eq=False)
class Result:
    """What was made of one picture. `before` is the caption at the time, `after` what would be written."""

    entry: Entry
    before: str
    made: str
    after: str
    taken: bool = True
    warning: str = ""
    score: float | None = None
    stale: bool = False  # the caption was changed since, by the person or by another program
    gone: bool = False
    applied: bool = False

    @property
    def changes(self) -> bool:
        return self.after != self.before

    @property
    def ready(self) -> bool:
        """Whether it would be written now."""
        return self.taken and self.changes and not self.applied and not self.gone

    @property
    def to_mind(self) -> bool:
        return bool(self.warning or self.stale or self.gone)


FILTERS: dict[str, Callable[[Result], bool]] = {
    "all": lambda result: True,
    "changed": lambda result: result.changes,
    "empty": lambda result: not result.after.strip(),
    "warnings": lambda result: result.to_mind,
}
Former = tuple[Result, str, bool]  # a row's text and mark before a change


class ResultModel(QStringListModel):
    """Rows of results. It stands on Qt's list of texts only for its count of rows, as the gallery's model does."""

    counted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.results: dict[str, Result] = {}
        self.rows: list[Result] = []
        self.shown = "all"
        self._row_of: dict[str, int] = {}
        self._past: list[list[Former]] = []

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = 0) -> Any:
        row = index.row()
        if not 0 <= row < len(self.rows):
            return None
        result = self.rows[row]
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if result.taken else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tooltip(result)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            mark = self.tr("taken") if result.taken else self.tr("left out")
            return f"{result.entry.name}, {mark}: {result.after}"
        return None

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    # what comes in

    def clear(self) -> None:
        """Forget all results."""
        self.results, self._past = {}, []
        self.show_filter(self.shown)

    def add(self, results: Iterable[Result]) -> None:
        """Take results in; another one of the same picture takes the place of the former."""
        fresh: list[Result] = []
        for result in results:
            known = self.results.get(result.entry.file)
            self.results[result.entry.file] = result
            row = self._row_of.get(result.entry.file)
            if known is not None and row is not None:
                self.rows[row] = result
                self._repaint(row)
            elif FILTERS[self.shown](result):
                fresh.append(result)
        if fresh:
            start = len(self.rows)
            self.rows.extend(fresh)
            self._row_of.update((result.entry.file, start + at) for at, result in enumerate(fresh))
            self.insertRows(start, len(fresh))
        self.counted.emit()

    def warn(self, file: str, text: str) -> bool:
        """Note what is to be minded about a picture; False if there is no result of it."""
        result = self.results.get(file)
        if result is None:
            return False
        result.warning = text
        self._changed([result])
        return True

    def look_again(self, entries: dict[str, Entry]) -> None:
        """Compare with the captions as they are now: what was changed meanwhile is no longer taken unasked."""
        changed = []
        for file, result in self.results.items():
            entry = entries.get(file)
            text = entry.caption.text if entry is not None else ""
            applied = result.applied and entry is not None and text == result.after
            gone = entry is None
            stale = not gone and not applied and text != result.before
            if entry is not None:
                result.entry = entry
            if (applied, gone, stale) != (result.applied, result.gone, result.stale):
                if (stale and not result.stale) or gone:
                    result.taken = False
                result.applied, result.gone, result.stale = applied, gone, stale
                changed.append(result)
        if changed:
            self._changed(changed)

    # what the person does

    def show_filter(self, shown: str) -> None:
        """Show all rows, or only those that are "changed", "empty" or have "warnings"."""
        self.shown = shown
        self.rows = [result for result in self.results.values() if FILTERS[shown](result)]
        self._row_of = {result.entry.file: row for row, result in enumerate(self.rows)}
        self.setStringList([""] * len(self.rows))
        self.counted.emit()

    def take(self, results: Iterable[Result], taken: bool) -> None:
        """Mark rows as taken or left out; those that are applied or gone stay as they are."""
        touched = [result for result in results if not result.applied and not result.gone and result.taken != taken]
        self._remember(touched)
        for result in touched:
            result.taken = taken
        self._changed(touched)

    def edit(self, result: Result, text: str) -> None:
        """Another text by the person, which is then taken."""
        if result.applied or result.gone or text == result.after:
            return
        self._remember([result])
        result.after, result.taken = text, True
        self._changed([result])

    def undo(self) -> Result | None:
        """Take the last change of marks or texts back; returns one of its rows."""
        if not self._past:
            return None
        former = self._past.pop()
        for result, after, taken in former:
            if not result.applied:
                result.after, result.taken = after, taken
        self._changed([result for result, _, _ in former])
        return former[0][0]

    @property
    def can_undo(self) -> bool:
        return bool(self._past)

    def set_applied(self, results: Iterable[Result]) -> None:
        touched = list(results)
        for result in touched:
            result.applied = True
        self._past.clear()
        self._changed(touched)

    def ready(self) -> list[Result]:
        """The results that would be written."""
        return [result for result in self.results.values() if result.ready]

    def counts(self) -> dict[str, int]:
        """How many rows each filter has."""
        every = self.results.values()
        return {key: sum(map(fits, every)) for key, fits in FILTERS.items()}

    def row_of(self, file: str) -> int | None:
        return self._row_of.get(file)

    def _remember(self, results: list[Result]) -> None:
        if results:
            self._past.append([(result, result.after, result.taken) for result in results])
            del self._past[:-_MOST_UNDONE]

    def _changed(self, results: list[Result]) -> None:
        rows = [row for result in results if (row := self._row_of.get(result.entry.file)) is not None]
        if rows:
            self.dataChanged.emit(self.index(min(rows)), self.index(max(rows)))
        if results:
            self.counted.emit()

    def _repaint(self, row: int) -> None:
        self.dataChanged.emit(self.index(row), self.index(row))

    def _tooltip(self, result: Result) -> str:
        lines = [result.entry.name, result.after or self.tr("No caption was made.")]
        if result.before:
            lines.append(self.tr("Before: {text}").format(text=result.before))
        lines += [note for note in (self.note(result), result.warning) if note]
        if result.score is not None:
            lines.append(self.tr("Sureness: {score}").format(score=f"{result.score:.2f}"))
        return "\n\n".join(lines)

    def note(self, result: Result) -> str:
        """What is to be known of a row besides its texts."""
        if result.gone:
            return self.tr("The picture is gone.")
        if result.applied:
            return self.tr("Applied")
        if result.stale:
            return self.tr("Its caption was changed meanwhile.")
        return result.warning
