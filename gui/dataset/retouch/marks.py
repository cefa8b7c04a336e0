"""Which pictures have a mask and which are edits: looked up in the background, and shown as badges."""

import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from gui import background
from gui.dataset.collection import Collection
from project.dataset.masks import LABEL
from project.library import Project
from project.retouch.record import read, within

_SOON = 300  # milliseconds: several changes in a folder are one look
_MOST_FOLDERS = 256


class Marks(QObject):
    """Keeps `Entry.masked` and `Entry.edited` true."""

    changed = Signal()

    def __init__(self, collection: Collection, parent: QObject) -> None:
        super().__init__(parent)
        self._collection = collection
        self._looking = self._again = False
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self.look_soon)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON)
        self._soon.timeout.connect(self.look)
        collection.opened.connect(self.look)
        collection.watch.stamped.connect(self.look_soon)
        collection.watch.changed.connect(self.look_soon)

    def look_soon(self) -> None:
        """Look when nothing has happened for a moment."""
        self._soon.start()

    def look(self) -> None:
        """Look now."""
        project = self._collection.project
        if project is None:
            return
        if self._looking:
            self._again = True
            return
        self._looking, self._again = True, False
        files = list(self._collection.model.entries)

        def done(found: tuple[set[str], set[str], list[str]]) -> None:
            self._looking = False
            if project is self._collection.project or self._same(project):
                self._show(*found)
            if self._again:
                self.look()

        def failed(_: Exception) -> None:
            self._looking = False

        background.run(self, lambda: _look(project, files), done, failed)

    def close(self) -> None:
        """Look no more."""
        self._soon.stop()
        if watched := self._watcher.directories():
            self._watcher.removePaths(watched)

    def _same(self, project: Project) -> bool:
        now = self._collection.project
        return now is not None and now.folder == project.folder

    def _show(self, masked: set[str], edited: set[str], folders: list[str]) -> None:
        model, other = self._collection.model, False
        for file, entry in model.entries.items():
            marks = file in masked, file in edited
            if marks != (entry.masked, entry.edited):
                entry.masked, entry.edited = marks
                other = True
        wanted, watched = set(folders[:_MOST_FOLDERS]), set(self._watcher.directories())
        if old := list(watched - wanted):
            self._watcher.removePaths(old)
        if new := sorted(wanted - watched):
            self._watcher.addPaths(new)
        if not other:
            return
        if model.words or model.shown != "all":  # a search for masked ones may have other results now
            model.arrange()
        if model.rows:
            model.dataChanged.emit(model.index(0), model.index(len(model.rows) - 1))
        self.changed.emit()


def _look(project: Project, files: Sequence[str]) -> tuple[set[str], set[str], list[str]]:
    """(files with a mask, files that are edits, folders that hold pictures)."""
    by_folder: dict[str, list[str]] = {}
    for file in files:
        by_folder.setdefault(os.path.dirname(file), []).append(file)
    masked: set[str] = set()
    for folder, members in by_folder.items():
        with suppress(OSError):
            names = {name for name in os.listdir(folder) if name.endswith(LABEL)}
            masked.update(file for file in members if names and f"{Path(file).stem}{LABEL}" in names)
    edits = {edit.picture for edit in read(project).edits}
    edited = set()
    for file in files if edits else ():
        with suppress(ValueError):
            if within(project, Path(file)) in edits:
                edited.add(file)
    return masked, edited, sorted(by_folder)
