"""What a picture itself says of its subject: its transparency, and a colour of its background."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageColor

from project.dataset.pictures import load_alpha, load_picture
from project.masking.cleaning import Values
from project.masking.options import BORDER, MaskingOptions
from project.masking.regions import reaching_border

_FRAME = 2  # pixels of a border that are looked at
_COARSE = 16  # values of a channel that count as one colour when the most common one is looked for


@dataclass(frozen=True)
class Looked:
    """What was seen of a picture: how sure it is, [h, w] from 0 to 1, that a pixel is to be learned.

    None where there is nothing to tell; `notes` are clauses on what the person should know.
    """

    values: Values | None
    notes: tuple[str, ...] = ()


def by_alpha(picture: Path) -> Looked:
    """How opaque a picture is. Raises BadInput for one that cannot be read."""
    alpha = load_alpha(picture)
    if alpha is None or alpha.getextrema()[0] == 255:
        return Looked(None, ("has no transparent parts: it counts as a whole without a mask",))
    return Looked(np.asarray(alpha).astype(np.float32) / np.float32(255))


def by_colour(picture: Path, options: MaskingOptions) -> Looked:
    """What differs from the background colour; transparent parts are white. Raises BadInput."""
    return colour_values(load_picture(picture, "#ffffff"), options)


def colour_values(image: Image.Image, options: MaskingOptions) -> Looked:
    """How far each pixel of an RGB picture is from the background colour: 0.5 just beyond the tolerance.

    The distance is the largest difference of a channel. With `connected` only what reaches the border is background.
    """
    pixels = np.asarray(image.convert("RGB"))
    notes: tuple[str, ...] = ()
    if options.colour == BORDER:
        colour, share = border_colour(pixels, options.tolerance)
        if share < 0.5:
            notes = (f"has no border of one colour ({share:.0%} of it are alike): look at its mask",)
    else:
        colour = np.array(ImageColor.getrgb(options.colour)[:3], np.int16)
    distance = np.zeros(pixels.shape[:2], np.int16)
    for channel in range(3):
        np.maximum(distance, np.abs(pixels[..., channel].astype(np.int16) - colour[channel]), out=distance)
    if options.connected:
        background = reaching_border(distance <= options.tolerance)
        distance = np.where(background, distance, np.maximum(distance, 2 * options.tolerance + 2)).astype(np.int16)
    values = np.clip(distance / (2 * options.tolerance + 1), 0, 1).astype(np.float32)
    return Looked(values, notes)


def border_colour(pixels: NDArray[np.uint8], tolerance: int) -> tuple[NDArray[np.int16], float]:
    """The most common colour of the border of [h, w, 3], and which share of the border is within tolerance of it."""
    frame = np.concatenate([
        pixels[:_FRAME].reshape(-1, 3), pixels[-_FRAME:].reshape(-1, 3),
        pixels[:, :_FRAME].reshape(-1, 3), pixels[:, -_FRAME:].reshape(-1, 3),
    ]).astype(np.int16)  # fmt: skip
    kinds, counts = np.unique(frame // _COARSE, axis=0, return_counts=True)
    commonest = kinds[counts.argmax()] * _COARSE + _COARSE // 2
    near = frame[np.abs(frame - commonest).max(axis=1) <= _COARSE]  # its neighbours too, where a shade was cut in two
    colour = np.median(near, axis=0).astype(np.int16)
    return colour, float((np.abs(frame - colour).max(axis=1) <= tolerance).mean())
