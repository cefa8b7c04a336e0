"""Notices what other programs do to the picture folder: told by the system where it can, else by looking again."""

import time
from collections.abc import Callable, Collection
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from gui import background
from project.dataset import Change, Listing, compare, list_pictures

_EVERY = 2000  # milliseconds between two looks
_SOON = 200
_MOST_FOLDERS = 256


class FolderWatch(QObject):
    """Looks at a folder in the background. A look during which the app itself wrote there is thrown away."""

    opened = Signal(object, object)  # Listing, and what `prepare` made of it
    stamped = Signal(object)  # Listing: the first look saw only names, this one the files' times too
    changed = Signal(object, object)  # Listing, Change
    gone = Signal(str)

    def __init__(
        self,
        own_work: Callable[[], int],
        own_busy: Callable[[], bool],
        prepare: Callable[[Listing], Any],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._prepare = prepare
        self.listing: Listing | None = None
        self._own_work, self._own_busy = own_work, own_busy
        self._folder: Path | None = None
        self._looking = False
        self._turn = 0  # answers to what was asked in an earlier turn are dropped
        self._active = False
        self._lost = False
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self._stirred)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look)

    def open(self, folder: Path) -> None:
        """Look at this folder from now on, and at once."""
        self.close()
        self._folder = folder
        self.look()

    def close(self) -> None:
        """Look no more; the answer of a look under way is dropped."""
        self._timer.stop()
        self._folder, self.listing, self._lost, self._looking = None, None, False, False
        self._turn += 1
        self._forget_folders()

    def set_active(self, active: bool) -> None:
        """Look now and then only while the gallery is seen."""
        self._active = active
        if active and self._folder is not None and not self._looking:
            self.look()
        elif not active:
            self._timer.stop()

    def forget(self, files: Collection[str]) -> None:
        """The app itself takes these away: should they be there again later, they are news."""
        if self.listing is not None:
            left = tuple(listed for listed in self.listing.pictures if listed.file not in files)
            self.listing = replace(self.listing, pictures=left)

    def look(self) -> None:
        """Look now."""
        folder, before = self._folder, self.listing
        if folder is None or self._looking:
            return
        self._looking = True
        turn = self._turn
        serial, began = self._own_work(), time.monotonic()
        first = before is None or self._lost

        def work() -> tuple[Listing, Change | None, Any]:
            listing = list_pictures(folder, stamps=not first)
            change = compare(before, listing) if before is not None and not first else None
            return listing, change, self._prepare(listing) if first else None

        def done(found: tuple[Listing, Change | None, Any]) -> None:
            if turn == self._turn:
                self._looked(found, serial, time.monotonic() - began)

        def failed(error: Exception) -> None:
            if turn == self._turn:
                self._failed(error)

        background.run(self, work, done, failed)

    def _looked(self, found: tuple[Listing, Change | None, Any], serial: int, seconds: float) -> None:
        self._looking = False
        listing, change, prepared = found
        if self.listing is None or self._lost:
            self._lost = False
            self.listing = listing
            self.opened.emit(listing, prepared)
            self._timer.start(_SOON)
            return
        if self._own_busy() or self._own_work() != serial:
            self._timer.start(_SOON * 2)
            return
        if not self.listing.stamped:
            self.listing = listing
            self._watch_folders(listing)
            self.stamped.emit(listing)
        if change is not None and change:
            self.listing = listing
            self._watch_folders(listing)
            self.changed.emit(listing, change)
        self._later(max(_EVERY, int(seconds * 20_000)))

    def _failed(self, error: Exception) -> None:
        self._looking = False
        if not self._lost:
            self._lost = True
            self.listing = self.listing or Listing(self._folder or Path(), (), (), ())
            self._forget_folders()
            self.gone.emit(background.readable(error))
        self._later(_EVERY)

    def _later(self, milliseconds: int) -> None:
        if self._active and self._folder is not None:
            self._timer.start(milliseconds)

    def _stirred(self) -> None:
        if self._active and not (self._timer.isActive() and self._timer.remainingTime() <= _SOON):
            self._timer.start(_SOON)

    def _watch_folders(self, listing: Listing) -> None:
        wanted = {str(folder) for folder in listing.folders[:_MOST_FOLDERS]}
        watched = set(self._watcher.directories())
        if old := list(watched - wanted):
            self._watcher.removePaths(old)
        if new := sorted(wanted - watched):
            self._watcher.addPaths(new)

    def _forget_folders(self) -> None:
        if watched := self._watcher.directories():
            self._watcher.removePaths(watched)
