"""What was changed in texts and can be taken back, kept on disk as the history of captions is.

A step is noted before its files are written. It is taken back only where the texts still are what it made of them.
"""

from collections.abc import Sequence
from pathlib import Path

from project.errors import AtelierError, BadInput
from project.options.text import TextOptions
from project.texts.reading import TextSet
from project.texts.writing import Change, write
from project.words.journal import Change as Noted
from project.words.journal import Journal, Step

_ADD, _REMOVE, _EDIT = "add", "remove", "edit"


class TextHistory:
    """The steps of one set of texts. `folder` is where they are kept, a folder of its own."""

    def __init__(self, folder: Path, options: TextOptions | None = None) -> None:
        self.journal = Journal(folder)
        self._options = options

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

    def undo(self, found: TextSet) -> TextSet:
        """Take the last step back. Raises BadInput where a record was changed since, and JobFailed."""
        done = self.journal.position
        if not done:
            raise BadInput("there is nothing to undo")
        changes = [_change(change) for change in self.journal.steps()[done - 1].changes]
        after = write(found, [change.inverse for change in reversed(changes)], self._options)
        self.journal.set_position(done - 1)
        return after

    def redo(self, found: TextSet) -> TextSet:
        """Do the step again that was taken back last. Raises as `undo` does."""
        done = self.journal.position
        steps = self.journal.steps()
        if done >= len(steps):
            raise BadInput("there is nothing to do again")
        after = write(found, [_change(change) for change in steps[done].changes], self._options)
        self.journal.set_position(done + 1)
        return after


def _noted(change: Change) -> Noted:
    kind = _ADD if change.before is None else _REMOVE if change.after is None else _EDIT
    return Noted(change.file, change.before or "", change.after or "", f"{kind} {change.index}")


def _change(noted: Noted) -> Change:
    """A change as it was noted. Raises BadInput for one that is damaged."""
    kind, _, index = noted.source.partition(" ")
    if kind not in (_ADD, _REMOVE, _EDIT) or not index.isdecimal():
        raise BadInput("this step of the history is damaged and cannot be taken back")
    before = None if kind == _ADD else noted.before
    return Change(noted.file, int(index), before, None if kind == _REMOVE else noted.after)
