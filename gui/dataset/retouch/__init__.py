"""Cropping, rotating and masking a picture, without changing the original."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.dataset.retouch.room import Retouch

if TYPE_CHECKING:
    from gui.dataset.page import DatasetPage

__all__ = ["Retouch", "install"]


def install(page: DatasetPage) -> None:
    """Put the actions of this room into the page's menus."""
    page.retouching = Retouch(page)
