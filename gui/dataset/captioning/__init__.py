"""Captions and masks made by a model, looked through before they are taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.dataset.captioning.actions import Making

if TYPE_CHECKING:
    from gui.dataset.page import DatasetPage

__all__ = ["Making", "install"]


def install(page: DatasetPage) -> None:
    """Put the actions of this room into the page's menus."""
    page.making = Making(page)
