"""Datasets brought in from other forms and taken out to them: files, archives, the clipboard, the browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.dataset.exchange.actions import Exchange

if TYPE_CHECKING:
    from gui.dataset.page import DatasetPage

__all__ = ["Exchange", "install"]


def install(page: DatasetPage) -> None:
    """Put the actions of this room into the page's menus."""
    page.exchange = Exchange(page)
