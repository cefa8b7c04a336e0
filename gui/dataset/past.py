"""The history of captions on disk: every step is noted there, so that it can be undone after a restart too.

All disk work is done in the queue that writes captions, in the order in which the person did things.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from gui import background
from gui.file_queue import FileQueue
from gui.language import translated
from project.dataset.caption_file import CaptionFile
from project.words.caption_steps import Edit, change_of, edits_of, keep_typed
from project.words.journal import Journal, Step

Writes = list[tuple[CaptionFile, str | None]]


@dataclass(frozen=True)
class Remembered:
    """A step of an earlier day."""

    title: str
    edits: tuple[Edit, ...]
    id: str


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
            return _found(self._journal, images)

        def done(found: Found) -> None:
            if folder == self._folder:
                self.loading = False
                if found.problem:
                    self.failed.emit(translated(found.problem))
                self.found.emit(found)

        def failed(error: Exception) -> None:
            if folder == self._folder:
                self.loading = False
                self._complain(error)
                self.found.emit(Found((), 0, None))

        self._queue.put(object(), work, done, failed)

    def close(self) -> None:
        self._folder, self.loading = None, False

    def note(self, name: str, title: str, edits: Sequence[Edit], many: bool) -> None:
        """Add a step. What was before each edit is asked when its turn comes: it may be another program's text.

        `many`: note as well that files are being written, until `over` says that they are.
        """
        images = self._images

        def work() -> None:
            if self._journal is None:
                return
            if many:
                for file, _ in edits:
                    file.remember()
                self._journal.begin(name, False)
            self._journal.append(Step(title, tuple(change_of(file, text, images) for file, text in edits), name))
            if not many:
                self._journal.end_typing()

        self._queue.put(object(), work, None, self._complain)

    def move(self, name: str, step: int, many: bool) -> None:
        """A step was undone (-1) or done again (1)."""

        def work() -> None:
            if self._journal is not None:
                if many:
                    self._journal.begin(name, step < 0)
                self._journal.move(name, step)

        self._queue.put(object(), work, None, self._complain)

    def typing(self, title: str, file: CaptionFile) -> None:
        """A caption is being typed: its first draft is written next."""
        images = self._images

        def work() -> None:
            if self._journal is not None and not self._journal.problem:
                file.remember()
                self._journal.begin_typing(title, change_of(file, "", images))

        self._queue.put(object(), work)

    def typed(self) -> None:
        """What was typed is taken back."""
        self._queue.put(object(), lambda: self._journal.end_typing() if self._journal is not None else None)

    def over(self) -> None:
        """The files of the step are written. Run in the queue's thread."""
        if self._journal is not None:
            self._journal.end()

    def over_soon(self) -> None:
        """The person does not want the rest of the step's files written."""
        self._queue.put(object(), self.over)

    def _complain(self, error: Exception) -> None:
        if not self._told:
            self._told = True
            self.failed.emit(background.readable(error))


def _found(journal: Journal, images: Path) -> Found:
    keep_typed(journal, images)
    position, raw = journal.position, journal.steps()
    steps = tuple(
        Remembered(step.title, edits_of(step, images, number < position), step.id) for number, step in enumerate(raw)
    )
    unfinished = None
    if (begun := journal.unfinished()) is not None:
        step, undo = begun
        unfinished = step.title, [(file, None if undo else text) for file, text in edits_of(step, images, undo)]
    return Found(steps, position, unfinished, journal.problem)
