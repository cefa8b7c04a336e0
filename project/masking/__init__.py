"""Masks that nobody paints: from transparency, a colour or a model; cleaned up, put beside pictures and taken back."""

from project.masking.cleaning import finished
from project.masking.making import Eye, Made, Plain, make_masks
from project.masking.options import METHODS, MaskingOptions, all_options, keys_of, read_options
from project.masking.sight import Looked, by_alpha, by_colour
from project.masking.writing import Kept, encoded, mask_file, put_mask, take_back

__all__ = [
    "METHODS",
    "Eye",
    "Kept",
    "Looked",
    "Made",
    "MaskingOptions",
    "Plain",
    "all_options",
    "by_alpha",
    "by_colour",
    "encoded",
    "finished",
    "keys_of",
    "make_masks",
    "mask_file",
    "put_mask",
    "read_options",
    "take_back",
]
