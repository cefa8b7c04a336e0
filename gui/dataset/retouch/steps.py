"""Steps of the history: edits done to pictures, edits taken back, and masks painted. The files are handled in order, in
the collection's thread."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from PySide6.QtGui import QUndoCommand

from project.errors import BadInput
from project.library import Project
from project.masking.writing import Kept, take_back
from project.retouch import Applied, Edit, Place, apply, many
from project.retouch import take_back as take_edit_back
from project.retouch.record import Book

Problems = list[tuple[Path, str]]
Tell = Callable[[int, int], bool]  # done, all; False stops


@dataclass(frozen=True)
class Job:
    """An edit to be done. `make` gives it for a picture's path, in the thread that does it; raises BadInput."""

    picture: Path
    make: Callable[[Path], Edit]
    caption: str = ""


@dataclass(frozen=True)
class Result:
    """What became of a step: pictures that are other ones now, what failed, and where work was put that would
    otherwise have been lost."""

    pictures: tuple[Path, ...]
    problems: tuple[tuple[Path, str], ...]
    aside: tuple[Path, ...] = ()
    back: bool = False  # whether these are originals


class Room(Protocol):
    """Does file work in the background and shows what came of it."""

    def do(self, step: QUndoCommand, work: Callable[[Tell], Result], new: bool) -> None: ...


@contextmanager
def _book(project: Project, problems: Problems) -> Iterator[Book]:
    """The record of edits for many of them. That it could not be written is one more problem."""
    try:
        with many(project) as book:
            yield book
    except BadInput as error:
        problems.append((project.images, str(error)))


class EditPictures(QUndoCommand):
    """Edits of one or of many pictures. Those that failed or were not reached are left out of the step."""

    def __init__(self, room: Room, title: str, project: Project, jobs: Sequence[Job], place: Place) -> None:
        super().__init__(title)
        self._room, self._project, self._place = room, project, place
        self._jobs = list(jobs)
        self._new = True
        self.done: list[Applied] = []

    def redo(self) -> None:
        new, self._new = self._new, False
        self._room.do(self, self._apply, new)

    def undo(self) -> None:
        self._room.do(self, self._take_back, False)

    def _apply(self, tell: Tell) -> Result:
        problems: Problems = []
        pictures: list[Path] = []
        kept: list[Job] = []
        with _book(self._project, problems) as book:
            for number, job in enumerate(self._jobs):
                if not tell(number, len(self._jobs)):
                    break
                try:
                    edit = job.make(job.picture)
                    applied = apply(job.picture, edit, self._place, self._project, job.caption, book)
                except BadInput as error:
                    problems.append((job.picture, str(error)))
                    continue
                self.done.append(applied)
                kept.append(replace(job, make=lambda _, edit=edit: edit))  # type: ignore[misc]
                pictures.append(self._project.images / applied.picture)
        self._jobs = kept
        return Result(tuple(pictures), tuple(problems))

    def _take_back(self, tell: Tell) -> Result:
        problems: Problems = []
        aside: list[Path] = []
        every = len(self.done)
        with _book(self._project, problems) as book:
            while self.done:
                tell(every - len(self.done), every)
                applied = self.done.pop()
                try:
                    aside += take_edit_back(applied, self._project, book)
                except BadInput as error:
                    problems.append((self._project.images / applied.picture, str(error)))
        pictures = tuple(job.picture for job in self._jobs)
        return Result(pictures, tuple(problems), tuple(aside))


class TakeBackEdits(QUndoCommand):
    """Originals brought back. `edits` are of each picture the last one first; undone, they are done again."""

    def __init__(
        self, room: Room, title: str, project: Project, edits: Sequence[Applied], captions: dict[str, str]
    ) -> None:
        super().__init__(title)
        self._room, self._project, self._edits, self._captions = room, project, list(edits), captions
        self._new = True

    def redo(self) -> None:
        new, self._new = self._new, False
        self._room.do(self, self._take_back, new)

    def undo(self) -> None:
        self._room.do(self, self._again, False)

    def _take_back(self, tell: Tell) -> Result:
        problems: Problems = []
        aside: list[Path] = []
        done: list[Applied] = []
        with _book(self._project, problems) as book:
            for number, applied in enumerate(self._edits):
                if not tell(number, len(self._edits)):
                    break
                try:
                    aside += take_edit_back(applied, self._project, book)
                    done.append(applied)
                except BadInput as error:
                    problems.append((self._project.images / applied.picture, str(error)))
        self._edits = done
        pictures = tuple(dict.fromkeys(self._project.images / applied.original for applied in done))
        return Result(pictures, tuple(problems), tuple(aside), back=True)

    def _again(self, tell: Tell) -> Result:
        problems: Problems = []
        again: list[Applied] = []
        with _book(self._project, problems) as book:
            for number, applied in enumerate(reversed(self._edits)):
                tell(number, len(self._edits))
                picture = self._project.images / applied.original
                try:
                    caption = self._captions.get(applied.original, "")
                    again.append(apply(picture, applied.edit, applied.place, self._project, caption, book))
                except BadInput as error:
                    problems.append((picture, str(error)))
        self._edits = again[::-1]
        pictures = tuple(self._project.images / applied.picture for applied in again)
        return Result(pictures, tuple(problems))


class PutMask(QUndoCommand):
    """A mask that was painted or deleted: it is on disk already when this is pushed."""

    def __init__(self, room: Room, title: str, picture: Path, kept: Kept) -> None:
        super().__init__(title)
        self._room, self._picture, self._kept, self._done = room, picture, kept, True

    def redo(self) -> None:
        if not self._done:
            self._room.do(self, self._exchange, False)
        self._done = True

    def undo(self) -> None:
        self._done = False
        self._room.do(self, self._exchange, False)

    def _exchange(self, _: Tell) -> Result:
        try:
            self._kept = take_back(self._kept)
        except BadInput as error:
            return Result((), ((self._picture, str(error)),))
        return Result((self._picture,), ())
