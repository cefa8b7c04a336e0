"""Cropping, rotating and masking a picture, without changing the original."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gui.dataset.page import DatasetPage


def install(page: DatasetPage) -> None:
    """Put the actions of this room into the page's menus."""
