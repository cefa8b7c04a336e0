"""What was changed in texts and can be taken back, kept on disk as the history of captions is.

A step is noted before its files are written. It is taken back only where the texts still are what it made of them.
"""

import shutil
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from project.errors import AtelierError, BadInput, JobFailed
from project.options.text import TextOptions
from project.texts.converting import converted, converted_name
from project.texts.moving import ORIGINALS, REMOVED, Move, aside_for, carry_out
from project.texts.reading import TextFile, TextSet, look
from project.texts.writing import Change, write
from project.words.journal import Change as Noted
from project.words.journal import Journal, Step
from project.workspace import atomic_write

_ADD, _REMOVE, _EDIT = "add", "remove", "edit"
_COMES, _GOES = "comes", "goes"


class TextHistory:
    """The steps of one set of texts. `folder` is where they are kept, a folder of its own; files that are taken out of
    the set lie in folders of `root`, the project."""

    def __init__(self, folder: Path, options: TextOptions | None = None, root: Path | None = None) -> None:
        self.journal = Journal(folder)
        self._options = options
        self.root = root or folder

    @property
    def undoable(self) -> str:
        """The title of the step that `undo` takes back; empty if there is none."""
        steps, done = self.journal.steps(), self.journal.position
        return steps[done - 1].title if done else ""

    @property
    def redoable(self) -> str:
        """The title of the step that `redo` does again; empty if there is none."""
        steps, done = self.journal.steps(), self.journal.position
        return steps[done].title if done < len(steps) else ""

    def do(self, found: TextSet, title: str, changes: Sequence[Change]) -> TextSet:
        """Make changes as one step and return the texts as they are then. Raises BadInput and JobFailed as `write`."""
        if not changes:
            return found
        before = self.journal.position
        self.journal.append(Step(title, tuple(map(_noted, changes))))
        try:
            return write(found, changes, self._options)
        except AtelierError:
            self.journal.set_position(before)
            raise

    def bring(self, found: TextSet, title: str, sources: Mapping[str, Path]) -> TextSet:
        """Copy files into the set as one step, each under its new name there. Raises BadInput and JobFailed."""
        moves = [Move(name, self._aside(name, REMOVED), True) for name in sources]

        def copy() -> None:
            for name, source in sources.items():
                target = found.folder / name
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(source, target)

        return self._files(found, title, moves, copy)

    def convert(self, found: TextSet, title: str, file: TextFile) -> tuple[TextSet, str, Path]:
        """Put a copy that can be changed in the place of a file that cannot; (the texts, the copy's name, where the
        untouched original lies now). Raises BadInput if the file was changed since it was read, and JobFailed."""
        name, aside = converted_name(found, file), self._aside(file.name, ORIGINALS)
        goes, comes = Move(file.name, aside, False), Move(name, self._aside(name, REMOVED), True)
        if found.changed():
            raise BadInput(f"{file.name} was changed by another program since it was read: read the texts again")
        kept = self.root / aside

        def write_anew() -> None:
            beside = found.folder / f".{file.path.name}.converted"  # until the original has made room for it
            atomic_write(beside, converted(file))
            try:
                carry_out([goes], found.folder, self.root)
                beside.rename(found.folder / name)
            except BaseException:
                beside.unlink(missing_ok=True)
                raise

        return self._files(found, title, [goes, comes], write_anew), name, kept

    def _files(self, found: TextSet, title: str, moves: Sequence[Move], act: Callable[[], None]) -> TextSet:
        """Make a step of whole files. What was begun is taken back where it fails."""
        before = self.journal.position
        self.journal.append(Step(title, tuple(map(_noted, moves))))
        try:
            act()
        except (OSError, AtelierError) as error:
            with suppress(OSError, AtelierError):
                self._take_back(found, moves)
            self.journal.set_position(before)
            if isinstance(error, OSError):
                raise JobFailed(f"The files cannot be written ({error.strerror or error})") from error
            raise
        return self._again(found)

    def _take_back(self, found: TextSet, moves: Sequence[Move]) -> None:
        for move in reversed(moves):
            if move.comes:
                (found.folder / move.file).unlink(missing_ok=True)  # a copy, which is whole elsewhere
            else:
                carry_out([move.inverse], found.folder, self.root)

    def _again(self, found: TextSet) -> TextSet:
        return look(found.folder, self._options, known=found.files)

    def _aside(self, name: str, room: str) -> str:
        spoken = (change.kept for step in self.journal.steps() for change in step.changes if change.kept)
        return aside_for(name, room, self.root, spoken)

    def undo(self, found: TextSet) -> TextSet:
        """Take the last step back. Raises BadInput where a record was changed since, and JobFailed."""
        done = self.journal.position
        if not done:
            raise BadInput("there is nothing to undo")
        acts = [_act(change) for change in self.journal.steps()[done - 1].changes]
        after = self._make(found, [act.inverse for act in reversed(acts)])
        self.journal.set_position(done - 1)
        return after

    def redo(self, found: TextSet) -> TextSet:
        """Do the step again that was taken back last. Raises as `undo` does."""
        done = self.journal.position
        steps = self.journal.steps()
        if done >= len(steps):
            raise BadInput("there is nothing to do again")
        after = self._make(found, [_act(change) for change in steps[done].changes])
        self.journal.set_position(done + 1)
        return after

    def _make(self, found: TextSet, acts: Iterable[Change | Move]) -> TextSet:
        acts = list(acts)
        moves = [act for act in acts if isinstance(act, Move)]
        if moves:
            carry_out(moves, found.folder, self.root)
            return self._again(found)
        return write(found, [act for act in acts if isinstance(act, Change)], self._options)


def _noted(act: Change | Move) -> Noted:
    if isinstance(act, Move):
        return Noted(act.file, "", "", _COMES if act.comes else _GOES, kept=act.aside)
    kind = _ADD if act.before is None else _REMOVE if act.after is None else _EDIT
    return Noted(act.file, act.before or "", act.after or "", f"{kind} {act.index}")


def _act(noted: Noted) -> Change | Move:
    """What was done, as it was noted. Raises BadInput for what is damaged."""
    kind, _, index = noted.source.partition(" ")
    if kind in (_COMES, _GOES) and noted.kept:
        return Move(noted.file, noted.kept, kind == _COMES)
    if kind not in (_ADD, _REMOVE, _EDIT) or not index.isdecimal():
        raise BadInput("this step of the history is damaged and cannot be taken back")
    before = None if kind == _ADD else noted.before
    return Change(noted.file, int(index), before, None if kind == _REMOVE else noted.after)
