"""A dataset is a folder of pictures with captions: scanning it, listing it, opening and captioning its pictures."""

from project.dataset.listing import (
    Caption,
    CaptionReader,
    Change,
    Listed,
    Listing,
    compare,
    list_pictures,
    natural,
    never_trained,
)
from project.dataset.pictures import PICTURE_SUFFIXES, load_picture
from project.dataset.scan import Dataset, Picture, Skipped, Summary, scan
from project.dataset.writing import forget_caption, likely_text, put_back, write_caption

__all__ = [
    "PICTURE_SUFFIXES",
    "Caption",
    "CaptionReader",
    "Change",
    "Dataset",
    "Listed",
    "Listing",
    "Picture",
    "Skipped",
    "Summary",
    "compare",
    "forget_caption",
    "likely_text",
    "list_pictures",
    "load_picture",
    "natural",
    "never_trained",
    "put_back",
    "scan",
    "write_caption",
]
