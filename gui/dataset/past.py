"""The history of captions on disk: every step is noted there, so that it can be undone after a restart too.

All disk work is done in the queue that writes captions, in the order in which the person did things.
"""

import json
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from gui import background
from gui.dataset.caption_file import CaptionFile
from gui.dataset.history import Edit
from gui.file_queue import FileQueue
from project.dataset import Caption
from project.words.journal import Change, Journal, Step
from project.workspace import atomic_write

Writes = list[tuple[CaptionFile, str | None]]
_MARK = "unfinished.json"


@dataclass(frozen=True)
class Remembered:
    """A step of an earlier day."""

    title: str
    edits: tuple[Edit, ...]


@dataclass(frozen=True)
class Found:
    """What a project's history holds: its steps, how many of them are done, and the writes of a step during which the
    app was ended."""

    steps: tuple[Remembered, ...]
    position: int
    unfinished: tuple[str, Writes] | None
    problem: str = ""


class Past(QObject):
    """The journal of the open project."""

    found = Signal(object)  # Found
    failed = Signal(str)  # why the history cannot be kept; once

    def __init__(self, queue: FileQueue, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._queue = queue
        self._folder: Path | None = None
        self._images = Path()
        self._journal: Journal | None = None  # touched in the queue's thread only
        self._told = False
        self.loading = False

    def open(self, folder: Path, images: Path) -> None:
        """Read the history that lies in a folder; `found` tells what it holds."""
        self._folder, self._images, self._told, self.loading = folder, images, False, True

        def work() -> Found:
            self._journal = Journal(folder)
            return _found(self._journal, folder, images)

        def done(found: Found) -> None:
            if folder == self._folder:
                self.loading = False
                if found.problem:
                    self.failed.emit(found.problem)
                self.found.emit(found)

        def failed(error: Exception) -> None:
            if folder == self._folder:
                self.loading = False
                self._complain(error)
                self.found.emit(Found((), 0, None))

        self._queue.put(object(), work, done, failed)

    def close(self) -> None:
        self._folder, self.loading = None, False

    def note(self, title: str, edits: Sequence[Edit], many: bool) -> None:
        """Add a step. What was before each edit is asked when its turn comes: it may be another program's text.

        `many`: note as well that files are being written, until `over` says that they are.
        """
        images = self._images

        def work() -> None:
            if many:
                self._mark(1)
            if self._journal is not None:
                self._journal.append(Step(title, tuple(_change(file, text, images) for file, text in edits)))

        self._queue.put(object(), work, None, self._complain)

    def move(self, step: int, many: bool) -> None:
        """A step was undone (-1) or done again (1)."""

        def work() -> None:
            if many:
                self._mark(step)
            if self._journal is not None:
                self._journal.set_position(self._journal.position + step)

        self._queue.put(object(), work, None, self._complain)

    def over(self) -> None:
        """The files of the step are written. Run in the queue's thread."""
        if self._journal is not None:
            with suppress(OSError):
                (self._journal.folder / _MARK).unlink(missing_ok=True)

    def over_soon(self) -> None:
        """The person does not want the rest of the step's files written."""
        self._queue.put(object(), self.over)

    def _mark(self, step: int) -> None:
        journal = self._journal
        if journal is not None:
            with suppress(OSError):
                journal.folder.mkdir(parents=True, exist_ok=True)
                mark = {"undo": step < 0, "position": journal.position + step}
                atomic_write(journal.folder / _MARK, json.dumps(mark))

    def _complain(self, error: Exception) -> None:
        if not self._told:
            self._told = True
            self.failed.emit(background.readable(error))


def _found(journal: Journal, folder: Path, images: Path) -> Found:
    position = journal.position
    raw = journal.steps()
    steps = tuple(Remembered(step.title, _edits(step, images, number < position)) for number, step in enumerate(raw))
    unfinished = None
    with suppress(OSError, ValueError, AttributeError):
        mark = json.loads((folder / _MARK).read_bytes())
        undo = bool(mark.get("undo"))
        number = position if undo else position - 1
        if mark.get("position") == position and 0 <= number < len(raw):
            edits = _edits(raw[number], images, undo)
            unfinished = raw[number].title, [(file, None if undo else text) for file, text in edits]
    return Found(steps, position, unfinished, journal.problem)


def _edits(step: Step, images: Path, done: bool) -> tuple[Edit, ...]:
    edits = []
    for change in step.changes:
        picture = images / change.file
        file = CaptionFile(picture, Caption(change.before, change.source or "none", change.problem))
        file.kept = picture.with_name(change.kept) if change.kept else None
        if done:
            file.known = change.after
        edits.append((file, change.after))
    return tuple(edits)


def _change(file: CaptionFile, text: str, images: Path) -> Change:
    before = file.before
    kept = file.kept.name if file.kept is not None else ""
    return Change(_relative(file.picture, images), before.text, text, before.source, before.problem, kept)


def _relative(picture: Path, images: Path) -> str:
    return picture.relative_to(images).as_posix() if picture.is_relative_to(images) else picture.as_posix()
