"""The Dataset page: the pictures of a project with their captions, looked at, edited, added and removed."""

from gui.dataset.page import DatasetPage

__all__ = ["DatasetPage"]
