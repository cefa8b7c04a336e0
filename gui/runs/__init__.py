"""The runs of the project: a list, one run to look at, and several in one chart."""

from gui.runs.page import RunsPage

__all__ = ["RunsPage"]
