"""The Home page: the person's projects as cards, and making new ones."""

from gui.home.page import HomePage

__all__ = ["HomePage"]
