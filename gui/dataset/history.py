"""What can be undone on the Dataset page: an edited caption, removed pictures, added pictures."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QUndoCommand

from gui.dataset.caption_file import CaptionFile
from gui.dataset.trash import Moved
from project.dataset import Caption


class Pictures(Protocol):
    """What the commands ask of the collection. Files are handled in the background, the screen follows at once."""

    def write_caption(self, file: CaptionFile, text: str | None) -> None: ...
    def show_caption(self, picture: Path, caption: Caption) -> None: ...
    def show_captions(self, found: Sequence[tuple[Path, Caption]]) -> None: ...
    def take_away(self, pictures: list[Path], bag: list[Moved]) -> None: ...
    def bring_back(self, pictures: list[Path], bag: list[Moved]) -> None: ...


class EditCaption(QUndoCommand):
    """A caption that was typed. It is on disk already when this is pushed."""

    def __init__(self, owner: Pictures, file: CaptionFile, text: str) -> None:
        name = QCoreApplication.translate("dataset", "caption of {name}").format(name=file.picture.name)
        super().__init__(name)
        self._owner, self._file, self._text = owner, file, text
        self._done = True

    def redo(self) -> None:
        if not self._done:
            self._owner.write_caption(self._file, self._text)
        self._owner.show_caption(self._file.picture, self._file.after(self._text))
        self._done = True

    def undo(self) -> None:
        self._done = False
        self._owner.write_caption(self._file, None)
        self._owner.show_caption(self._file.picture, self._file.before)


class EditCaptions(QUndoCommand):
    """Captions of several pictures that were changed in one go."""

    def __init__(self, owner: Pictures, name: str, edits: Sequence[tuple[CaptionFile, str]]) -> None:
        super().__init__(name)
        self._owner, self._edits = owner, tuple(edits)

    def redo(self) -> None:
        for file, text in self._edits:
            self._owner.write_caption(file, text)
        self._owner.show_captions([(file.picture, file.after(text)) for file, text in self._edits])

    def undo(self) -> None:
        for file, _ in self._edits:
            self._owner.write_caption(file, None)
        self._owner.show_captions([(file.picture, file.before) for file, _ in self._edits])


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
