"""Words of many pictures at once: the filter's language, tags, find and replace, history."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gui.dataset.page import DatasetPage


def install(page: DatasetPage) -> None:
    """Put the actions of this room into the page's menus."""


def change(page: DatasetPage, operation: str, what: dict[str, object]) -> None:
    """Lay out an operation on captions that another page wishes for."""
