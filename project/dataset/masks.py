"""Masks of pictures: where they lie, what is wrong with them, and one as it is seen."""

import dataclasses
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from PIL import Image

from project.dataset.pictures import PICTURE_SUFFIXES, load_alpha, load_picture
from project.dataset.scan import Picture
from project.errors import BadInput
from project.options import DataOptions

LABEL = "-masklabel.png"  # OneTrainer's mask beside a picture
_SHAPES_ALIKE = 0.02  # how much the shapes of a mask and its picture may differ, as a share


def with_masks(pictures: list[Picture], root: Path, options: DataOptions) -> tuple[list[Picture], list[str]]:
    """The pictures with their masks, and sentences on those that have none or one that is of no use.

    A mask that cannot be read is left out: its picture then counts as a whole. Raises BadInput for a mask folder that
    is not there.
    """
    find = _finder(root, options)
    paths = [find(picture.path) for picture in pictures]
    with ThreadPoolExecutor(max_workers=4, thread_name_prefix="masks") as pool:
        problems = list(pool.map(_problem, pictures, paths))
    masked, notes = [], []
    for picture, path, (usable, problem) in zip(pictures, paths, problems, strict=True):
        masked.append(dataclasses.replace(picture, mask=path if usable else None))
        if problem:
            notes.append(f"the mask of {picture.path.name} {problem}")
    missing = [picture.path.name for picture, path in zip(pictures, paths, strict=True) if path is None]
    missing += [
        p.path.name for p, path, (u, w) in zip(pictures, paths, problems, strict=True) if path and not u and not w
    ]
    if missing:
        listed = ", ".join(missing[:5]) + (f" and {len(missing) - 5} more" if len(missing) > 5 else "")
        notes.insert(0, f"{len(missing)} of {len(pictures)} pictures have no mask and count as a whole: {listed}")
    return masked, notes


def load_mask(picture: Path, mask: Path) -> Image.Image:
    """A mask as one channel of 8 bits, upright; 255 is what is learned. The picture itself gives its transparency.

    Raises BadInput with one line.
    """
    if mask == picture:
        return load_alpha(picture) or Image.new("L", (1, 1), 255)
    return load_picture(mask, "#000000").getchannel("R")


def _finder(root: Path, options: DataOptions) -> Callable[[Path], Path | None]:
    """What gives the mask of a picture, or None."""
    if options.mask_source == "alpha":
        return lambda picture: picture
    if options.mask_source == "masklabel":
        return lambda picture: _first([picture.with_name(picture.stem + LABEL)])
    if not options.mask_dir:
        raise BadInput('mask_source is "folder": name the folder of the masks as mask_dir')
    folder = Path(options.mask_dir).expanduser()
    if not folder.is_dir():
        raise BadInput(f"{folder}: there is no such mask folder")

    def find(picture: Path) -> Path | None:
        within = folder / picture.relative_to(root)
        flat = folder / picture.name
        names = [within, within.with_suffix(".png"), flat, flat.with_suffix(".png")]
        others = [flat.with_suffix(suffix) for suffix in sorted(PICTURE_SUFFIXES)]
        return _first([*names, *others])

    return find


def _first(paths: list[Path]) -> Path | None:
    return next((path for path in paths if os.path.isfile(path)), None)


def _problem(picture: Picture, path: Path | None) -> tuple[bool, str]:
    """(usable, what is wrong) of a mask; (False, "") if there is none."""
    if path is None:
        return False, ""
    try:
        mask = load_mask(picture.path, path)
    except BadInput as error:
        return False, f"is not used: {error}"
    if mask.size == (1, 1) and path == picture.path:
        return False, ""
    if mask.getextrema()[1] == 0:
        return True, "is all black: nothing of the picture is learned"
    shape = (mask.width * picture.height) / (mask.height * picture.width)
    if abs(shape - 1) > _SHAPES_ALIKE:
        mine, theirs = f"{mask.width}x{mask.height}", f"{picture.width}x{picture.height}"
        return True, f"is {mine}, another shape than the picture's {theirs}: it is stretched"
    return True, ""
