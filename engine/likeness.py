"""How much a picture is a copy of another: its light, its colours and its outlines compared, without any model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter, ImageOps

SIDE = 64  # pixels at which pictures are compared
SHIFT = 3  # pixels that one may lie beside the other, each way
SOFT = (3.0, 1.0)  # blur in pixels: of light and colour, where only masses count, and of the outlines
GREY = 6.0  # how far a colour is from grey, of 128, before it counts: two grey pictures have the same colours
COPY = 0.85  # from here on a picture counts as a copy: different drawings of one thing stay below 0.7

Numbers = NDArray[np.float32]


@dataclass(frozen=True)
class Nearest:
    """The place of the most similar of several pictures, and how similar it is: 1 = the same, 0 = unlike."""

    place: int
    likeness: float

    @property
    def copied(self) -> bool:
        return self.likeness >= COPY


class Originals:
    """Pictures that others may be copies of."""

    def __init__(self, pictures: Sequence[Image.Image]) -> None:
        self._each = _stacked([_vectors(_planes(picture), SHIFT, SHIFT) for picture in pictures])

    def nearest(self, picture: Image.Image) -> Nearest:
        """The original that a picture is most like, also mirrored or a little shifted.

        Three normalised correlations are taken: of the softened light, of the outlines as vectors (gradients), and of
        the softened colours. Likeness is the mean of the first two times the third. Compressed, darkened or sharpened
        copies keep all three; another drawing of the same thing shares its masses and colours at most.
        """
        shifts = range(2 * SHIFT + 1)
        sides = [_planes(side) for side in (picture, ImageOps.mirror(picture))]
        turned = _stacked([_vectors(planes, left, top) for planes in sides for top in shifts for left in shifts])
        light, lines, colours = (own @ other.T for own, other in zip(self._each, turned, strict=True))
        best = ((light + lines) / 2 * colours.clip(0, 1)).max(axis=1)
        place = int(best.argmax())
        return Nearest(place, float(min(max(best[place], 0.0), 1.0)))


def likeness(one: Image.Image, other: Image.Image) -> float:
    """0..1, as `Originals.nearest` measures it."""
    return Originals([one]).nearest(other).likeness


def _planes(picture: Image.Image) -> tuple[Numbers, Numbers, Numbers]:
    """Softened light [SIDE, SIDE] and colours [2, SIDE, SIDE]; gradients [2, SIDE, SIDE] of the fine picture."""
    small = ImageOps.fit(picture.convert("RGB"), (SIDE, SIDE), Image.Resampling.LANCZOS)
    soft = np.asarray(small.filter(ImageFilter.GaussianBlur(SOFT[0])).convert("YCbCr"), np.float32)
    fine = np.asarray(small.convert("L").filter(ImageFilter.GaussianBlur(SOFT[1])), np.float32)
    return (
        soft[..., 0],
        soft[..., 1:].transpose(2, 0, 1) - 128,
        np.stack([np.gradient(fine, axis=axis) for axis in (0, 1)]).astype(np.float32),
    )


def _vectors(planes: tuple[Numbers, Numbers, Numbers], left: int, top: int) -> tuple[Numbers, Numbers, Numbers]:
    """A window of light, outlines and colours as flat vectors of length 1; blank ones stay 0."""
    width = SIDE - 2 * SHIFT
    light, colours, lines = (plane[..., top : top + width, left : left + width].ravel() for plane in planes)
    tinted = np.append(colours, np.float32(GREY * width))
    return _unit(light - light.mean()), _unit(lines), _unit(tinted)


def _unit(vector: Numbers) -> Numbers:
    size = float(np.linalg.norm(vector))
    return vector / np.float32(size) if size > 1 else vector * 0


def _stacked(vectors: Sequence[tuple[Numbers, Numbers, Numbers]]) -> tuple[Numbers, Numbers, Numbers]:
    light, lines, colours = (np.stack(part) for part in zip(*vectors, strict=True))
    return light, lines, colours
