"""Words of many pictures at once: the filter's language, tags, find and replace, history."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gui.dataset.page import DatasetPage
    from gui.dataset.words.room import Words

_ROOM = "words room"


def install(page: DatasetPage) -> None:
    """Put the actions of this room into the page's menus."""
    from gui.dataset.words.room import Words

    Words(page).setObjectName(_ROOM)


def room_of(page: DatasetPage) -> Words:
    """The page's room for words."""
    from gui.dataset.words.room import Words

    found = page.findChild(Words, _ROOM)
    assert isinstance(found, Words)
    return found


def change(page: DatasetPage, operation: str, what: dict[str, object]) -> None:
    """Lay out an operation on captions that another page wishes for. `operation` is named as in
    `project.words.operations`; `what` holds its fields, and perhaps `files`, the pictures that it is meant for."""
    room_of(page).change(operation, what)
