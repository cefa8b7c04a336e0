"""The runs as a model for views: summaries that come and go in place, the live run's numbers, and small pictures."""

import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import shiboken6
from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QImage, QImageReader

from gui import background
from gui.run_model import RunModel
from gui.runs import facts
from project.runs.summary import RECENT, RunSummary

SUMMARY = Qt.ItemDataRole.UserRole + 1
CHIPS = Qt.ItemDataRole.UserRole + 2
PICTURE = 96  # pixels of a row's picture, twice for sharp screens
_EVERY = 0.4  # seconds between two looks of a live row
_MOST_PICTURES = 600

AnyIndex = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()


class RunsModel(QAbstractListModel):
    """Newest first, as the summaries come."""

    edited = Signal(object, str, str)  # folder, "name" or "note", the new text

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.runs: list[RunSummary] = []
        self.editing = "name"  # which part of a run an editor that opens now is for
        self.compared: list[str] = []  # settings that differ among the runs, shown first
        self._pictures: dict[Path, QImage] = {}
        self._wanted: list[Path] = []
        self._live: Path | None = None
        self._live_model: RunModel | None = None
        self._live_state = ""
        self._told = 0.0

    # --- runs that come and go ----------------------------------------------------------------------------------------

    def show(self, found: Sequence[RunSummary]) -> None:
        """Take over new summaries; rows that stay keep their place and their selection."""
        wanted = {summary.folder for summary in found}
        for row in reversed([row for row, run in enumerate(self.runs) if run.folder not in wanted]):
            self.beginRemoveRows(QModelIndex(), row, row)
            del self.runs[row]
            self.endRemoveRows()
        if len(found) - len(self.runs) > 20:
            self.beginResetModel()
            self.runs = list(found)
            self.endResetModel()
            return
        known = {run.folder: row for row, run in enumerate(self.runs)}
        for row, summary in enumerate(found):
            if summary.folder not in known:
                self.beginInsertRows(QModelIndex(), row, row)
                self.runs.insert(row, summary)
                self.endInsertRows()
                known = {run.folder: at for at, run in enumerate(self.runs)}
            elif self.runs[at := known[summary.folder]] != summary:
                self.runs[at] = summary
                self._changed(at)

    def summary(self, folder: Path | None) -> RunSummary | None:
        """A run as it is shown: with the live numbers if it is at work."""
        row = self.row_of(folder)
        return self._shown(row) if row is not None else None

    def row_of(self, folder: Path | None) -> int | None:
        return next((row for row, run in enumerate(self.runs) if run.folder == folder), None)

    def change(self, folder: Path, **parts: Any) -> None:
        """What the person typed is shown at once, before the disk has it."""
        row = self.row_of(folder)
        if row is not None:
            self.runs[row] = replace(self.runs[row], **parts)
            self._changed(row)

    def compare_settings(self, keys: list[str]) -> None:
        if keys != self.compared:
            self.compared = keys
            if self.runs:
                self.dataChanged.emit(self.index(0), self.index(len(self.runs) - 1))

    # --- the live run -------------------------------------------------------------------------------------------------

    def set_live(self, folder: Path | None, model: RunModel | None, state: str) -> None:
        """The run at work and where its numbers come from."""
        before, self._live, self._live_model, self._live_state = self._live, folder, model, state
        for each in {before, folder}:
            if (row := self.row_of(each)) is not None:
                self._changed(row)

    def live_moved(self) -> None:
        """The live run has news; the row is painted a few times a second at most."""
        now = time.monotonic()
        row = self.row_of(self._live)
        if row is not None and now - self._told > _EVERY:
            self._told = now
            self._changed(row)

    def _shown(self, row: int) -> RunSummary:
        run, model = self.runs[row], self._live_model
        if run.folder != self._live or model is None or not shiboken6.isValid(model):
            return run
        losses = model.loss[-RECENT:]
        losses = losses[np.isfinite(losses)]
        return replace(
            run,
            status=run.status if self._live_state in ("", "new") else self._live_state,
            steps=model.last_step or run.steps,
            total_steps=model.total_steps or run.total_steps,
            final_loss=float(losses.mean()) if len(losses) else run.final_loss,
        )

    # --- what Qt asks -------------------------------------------------------------------------------------------------

    def rowCount(self, parent: AnyIndex = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.runs)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.runs):
            return None
        if role == SUMMARY:
            return self._shown(index.row())
        run = self.runs[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return run.name
        if role == Qt.ItemDataRole.EditRole:
            return run.name if self.editing == "name" else run.note
        if role == CHIPS:
            return facts.chip_texts(run, self.compared) or ([] if run.problem else [self.tr("Default settings")])
        if role == Qt.ItemDataRole.DecorationRole:
            return self._picture(run.thumbnail)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return facts.spoken(self._shown(index.row()))
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(facts.chip_texts(run, self.compared)) or None
        return None

    def setData(self, index: AnyIndex, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        run, text = self.runs[index.row()], str(value).strip()
        part = self.editing
        before = run.name if part == "name" else run.note
        if text == before or (part == "name" and not text):
            return False
        self.edited.emit(run.folder, part, text)
        return True

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable

    def _changed(self, row: int) -> None:
        self.dataChanged.emit(self.index(row), self.index(row))

    # --- small pictures -----------------------------------------------------------------------------------------------

    def _picture(self, path: Path | None) -> QImage | None:
        """The picture if it was read; else it is read in the background and the row painted again."""
        if path is None:
            return None
        if path not in self._pictures:
            if path not in self._wanted:
                self._wanted.append(path)
                if len(self._wanted) == 1:
                    self._read_next()
            return None
        return self._pictures[path]

    def _read_next(self) -> None:
        path = self._wanted[-1]  # the row that was looked at last
        background.run(self, lambda: small_picture(path), lambda image: self._have(path, image))

    def _have(self, path: Path, image: QImage) -> None:
        if len(self._pictures) > _MOST_PICTURES:
            self._pictures.clear()
        self._pictures[path] = image
        self._wanted.remove(path)
        for row, run in enumerate(self.runs):
            if run.thumbnail == path:
                self._changed(row)
        if self._wanted:
            self._read_next()


def small_picture(path: Path, side: int = 2 * PICTURE) -> QImage:
    """A picture scaled to cover a square; an empty one if it cannot be read. For a background thread."""
    reader = QImageReader(str(path))
    size = reader.size()
    if size.isValid() and min(size.width(), size.height()) > side:
        reader.setScaledSize(size.scaled(side, side, Qt.AspectRatioMode.KeepAspectRatioByExpanding))
    return reader.read()


class RunsFilter(QSortFilterProxyModel):
    """The runs that have all words of a search, in the order that the person chose."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words: list[str] = []
        self._order = "newest"
        self.sort(0)

    def search(self, text: str) -> None:
        self.beginFilterChange()
        self._words = text.casefold().split()
        self.endFilterChange()

    def order(self, key: str) -> None:
        """Sort by "newest", "name", "loss" or "time"."""
        self._order = key
        self.invalidate()

    def filterAcceptsRow(self, row: int, parent: AnyIndex) -> bool:
        if not self._words:
            return True
        text = facts.searched(self.sourceModel().index(row, 0, parent).data(SUMMARY)).casefold()
        return all(word in text for word in self._words)

    def lessThan(self, left: AnyIndex, right: AnyIndex) -> bool:
        return bool(self._key(left) < self._key(right))

    def _key(self, index: AnyIndex) -> tuple[Any, ...]:
        run: RunSummary = index.data(SUMMARY)
        keys: dict[str, tuple[Any, ...]] = {
            "newest": (),
            "name": (run.name.casefold(),),
            "loss": (run.held_back is None, run.final_loss is None, facts.compared_loss(run) or 0.0),
            "time": (-run.seconds,),
        }
        return (*keys[self._order], -run.started, run.folder.name)
