"""Masks as they are painted: read at the size of the picture, and removed so that they can be given back."""

from pathlib import Path

from PIL import Image

from project.dataset.pictures import load_picture
from project.library import Project
from project.masking.writing import Kept, mask_file, take_back


def read_mask(picture: Path, size: tuple[int, int]) -> Image.Image | None:
    """The mask of a picture as one channel at this size; None if there is none. Raises BadInput."""
    file = mask_file(picture)
    if not file.is_file():
        return None
    mask = load_picture(file, "#000000").getchannel("R")
    return mask if mask.size == size else mask.resize(size, Image.Resampling.BILINEAR)


def remove_mask(picture: Path, keep_in: Path) -> Kept:
    """Take a picture's mask away; what comes out takes that back. Raises BadInput."""
    return take_back(Kept(mask_file(picture), None, keep_in))


def former_masks(project: Project) -> Path:
    """Where masks are kept that were painted over."""
    return project.folder / "removed" / "masks"
