"""The Train page: the form made from the schema, presets, what a run will take, and the run that is at work."""

from gui.train.page import TrainPage

__all__ = ["TrainPage"]
