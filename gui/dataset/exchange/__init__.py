"""Datasets brought in from other forms and taken out to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gui.dataset.page import DatasetPage


def install(page: DatasetPage) -> None:
    """Put the actions of this room into the page's menus."""
