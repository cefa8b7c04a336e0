"""What can be undone on the Dataset page: edited captions, removed pictures, added pictures."""

import secrets
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QUndoCommand

from gui.dataset.trash import Moved
from project.dataset.caption_file import CaptionFile
from project.words.caption_steps import Edit


class Pictures(Protocol):
    """What the commands ask of the collection. Files are handled in the background, the screen follows at once."""

    replaying: bool  # whether the history of an earlier day is put together: nothing is to be done

    def write_captions(self, name: str, edits: Sequence[tuple[CaptionFile, str | None]], step: int) -> None: ...
    def show_captions(self, edits: Sequence[tuple[CaptionFile, str | None]]) -> None: ...
    def take_away(self, pictures: list[Path], bag: list[Moved]) -> None: ...
    def bring_back(self, pictures: list[Path], bag: list[Moved]) -> None: ...


class EditCaptions(QUndoCommand):
    """Captions that were changed in one go. With `done` they are on disk already when this is pushed. `step_id`
    names the step on disk."""

    def __init__(
        self, owner: Pictures, name: str, edits: Sequence[Edit], done: bool = False, step_id: str = ""
    ) -> None:
        super().__init__(name)
        self.step_id = step_id or secrets.token_hex(6)
        self.owner, self.edits, self._done, self._new = owner, tuple(edits), done, True

    def redo(self) -> None:
        step, self._new = 0 if self._new else 1, False
        if self.owner.replaying:
            self._done = True
        elif not self._done:
            self.owner.write_captions(self.step_id, self.edits, step)
        else:
            self.owner.show_captions(self.edits)
        self._done = True

    def undo(self) -> None:
        self._done = False
        if not self.owner.replaying:
            self.owner.write_captions(self.step_id, [(file, None) for file, _ in self.edits], -1)


class RemovePictures(QUndoCommand):
    """Pictures that go to the trash with their captions. The bag is filled and emptied where files are moved."""

    def __init__(self, owner: Pictures, pictures: list[Path]) -> None:
        if len(pictures) == 1:
            name = QCoreApplication.translate("dataset", "removing {name}").format(name=pictures[0].name)
        else:
            name = QCoreApplication.translate("dataset", "removing {count} pictures").format(count=len(pictures))
        super().__init__(name)
        self._owner, self._pictures = owner, pictures
        self._bag: list[Moved] = []

    def redo(self) -> None:
        self._owner.take_away(self._pictures, self._bag)

    def undo(self) -> None:
        self._owner.bring_back(self._pictures, self._bag)


class AddPictures(QUndoCommand):
    """Pictures that were copied in. They are there already when this is pushed."""

    def __init__(self, owner: Pictures, pictures: list[Path]) -> None:
        if len(pictures) == 1:
            name = QCoreApplication.translate("dataset", "adding {name}").format(name=pictures[0].name)
        else:
            name = QCoreApplication.translate("dataset", "adding {count} pictures").format(count=len(pictures))
        super().__init__(name)
        self._owner, self._pictures = owner, pictures
        self._bag: list[Moved] = []
        self._done = True

    def redo(self) -> None:
        if not self._done:
            self._owner.bring_back(self._pictures, self._bag)
        self._done = True

    def undo(self) -> None:
        self._done = False
        self._owner.take_away(self._pictures, self._bag)
