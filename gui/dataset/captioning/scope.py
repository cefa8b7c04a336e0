"""Over which pictures something is done: the selected ones, those shown, those without a caption, or all."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from gui.dataset.entries import Entry

if TYPE_CHECKING:
    from gui.dataset.page import DatasetPage

ORDER = ("selected", "shown", "bare", "all")


class Scope(QComboBox):
    """A choice with counts. Until the person chooses, it follows the selection: some selected, else all shown."""

    changed = Signal()

    def __init__(self, page: DatasetPage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = page
        self._chosen = ""
        self.setAccessibleName(self.tr("Over which pictures"))
        self.setToolTip(self.tr("Over which pictures it is done"))
        for key in ORDER:
            self.addItem("", key)
        self.activated.connect(self._choose)

    def key(self) -> str:
        return str(self.currentData())

    def choose(self, key: str) -> None:
        """Take one of the choices, as the person would."""
        if key in ORDER:
            self._chosen = key
            self.setCurrentIndex(ORDER.index(key))
            self.changed.emit()

    def entries(self) -> list[Entry]:
        """The pictures that are meant now, in the order of the grid; none that no training could take."""
        return [entry for entry in self._found()[self.key()]() if not entry.never]

    def refresh(self) -> None:
        """Count again."""
        titles = {
            "selected": self.tr("Selected pictures ({count})"),
            "shown": self.tr("Pictures shown ({count})"),
            "bare": self.tr("Pictures without a caption ({count})"),
            "all": self.tr("All pictures ({count})"),
        }
        found = self._found()
        for at, key in enumerate(ORDER):
            self.setItemText(at, titles[key].format(count=f"{len(found[key]()):,}"))
        if not self._chosen or (self._chosen == "selected" and not found["selected"]()):
            self.setCurrentIndex(ORDER.index("selected" if found["selected"]() else "shown"))
        self.changed.emit()

    def _found(self) -> dict[str, Callable[[], list[Entry]]]:
        model = self._page.collection.model
        return {
            "selected": self._page.grid.selected,
            "shown": lambda: list(model.rows),
            "bare": lambda: sorted((e for e in model.entries.values() if e.bare), key=lambda entry: entry.key),
            "all": lambda: sorted(model.entries.values(), key=lambda entry: entry.key),
        }

    def _choose(self) -> None:
        self._chosen = self.key()
        self.changed.emit()
