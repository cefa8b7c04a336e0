"""Keeps what belongs to the chat on the disk, one write after the other, away from the GUI thread."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from gui import background


class Keeping(QObject):
    """The newest state wins; a disk that does not take it is told once."""

    failed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._at_work = False
        self._next: Callable[[], object] | None = None
        self._told = False

    def keep(self, write: Callable[[], object]) -> None:
        """Have `write` done, in place of what still waits."""
        self._next = write
        if not self._at_work:
            self._go_on()

    def _go_on(self) -> None:
        if self._next is None:
            self._at_work = False
            return
        write, self._next = self._next, None
        self._at_work = True
        background.run(self, write, lambda _: self._go_on(), self._not_kept)

    def _not_kept(self, error: Exception) -> None:
        if not self._told:
            self._told = True
            self.failed.emit(background.readable(error))
        self._go_on()
