"""A dataset is a folder of pictures with captions: scanning it, and opening its pictures."""

from project.dataset.pictures import PICTURE_SUFFIXES, load_picture
from project.dataset.scan import Dataset, Picture, Skipped, Summary, scan

__all__ = ["PICTURE_SUFFIXES", "Dataset", "Picture", "Skipped", "Summary", "load_picture", "scan"]
