"""Masks put beside their pictures as one step that can be undone; the files are handled in the collection's thread."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QUndoCommand

from gui import background
from gui.dataset.collection import Collection
from project.errors import BadInput
from project.masking import Kept, mask_file, put_mask, take_back

Problems = list[tuple[Path, str]]
Told = Callable[[bool, Problems], None]  # whether the new masks are there now, and what failed


class PutMasks(QUndoCommand):
    """Masks that were made, as (picture, PNG file). `spare` leaves a mask alone that is there by now."""

    def __init__(
        self, collection: Collection, title: str, masks: Sequence[tuple[Path, Path]], keep_in: Path, told: Told
    ) -> None:
        super().__init__(title)
        self._collection, self._masks, self._keep_in, self._told = collection, tuple(masks), keep_in, told
        self._bag: list[Kept] = []
        self._new = True
        self.spare = False

    def redo(self) -> None:
        if self._new:
            self._new = False
            self._put(self._first, True)
        else:
            self._put(self._exchange, True)

    def undo(self) -> None:
        self._put(self._exchange, False)

    def _put(self, work: Callable[[], Problems], there: bool) -> None:
        collection, pictures = self._collection, [picture for picture, _ in self._masks]

        def all_of_it() -> tuple[Problems, set[str]]:
            problems = work()
            return problems, {str(picture) for picture in pictures if os.path.isfile(mask_file(picture))}

        def done(found: tuple[Problems, set[str]]) -> None:
            problems, masked = found
            for picture in pictures:
                if (entry := collection.model.entries.get(str(picture))) is not None:
                    entry.masked = str(picture) in masked
            if problems:
                path, reason = problems[0]
                more = f" (+{len(problems) - 1})" if len(problems) > 1 else ""
                collection.notice.emit(f"{path.name}: {reason}{more}", "error")
            self._told(there, problems)
            collection.count_soon()

        def failed(error: Exception) -> None:
            collection.notice.emit(background.readable(error), "error")

        collection.files.put(object(), all_of_it, done, failed)

    def _first(self) -> Problems:
        problems: Problems = []
        for picture, file in self._masks:
            if self.spare and mask_file(picture).is_file():
                text = QCoreApplication.translate("captioning", "It has a mask by now, which was kept.")
                problems.append((picture, text))
                continue
            try:
                self._bag.append(put_mask(picture, file, self._keep_in))
            except BadInput as error:
                problems.append((picture, str(error)))
        return problems

    def _exchange(self) -> Problems:
        """Give each picture what it had before; what it had now is kept, so that this undoes itself."""
        problems: Problems = []
        for at, kept in enumerate(self._bag):
            try:
                self._bag[at] = take_back(kept)
            except BadInput as error:
                problems.append((kept.mask, str(error)))
        return problems
