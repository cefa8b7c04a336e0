"""How far pictures are from a style, as numbers: a distance between simple statistics of colour and line."""

from collections.abc import Sequence

import numpy as np
from PIL import Image, ImageFilter

SIDE = 64  # pixels; statistics are taken at this size


def features(picture: Image.Image) -> np.ndarray:
    """Statistics [12] of one picture: colourfulness, share of ink and paper, edges, and the spread of brightness."""
    small = picture.convert("RGB").resize((SIDE, SIDE), Image.Resampling.BOX)
    rgb = np.asarray(small, np.float64) / 255
    light = rgb.mean(-1)
    chroma = rgb.max(-1) - rgb.min(-1)
    edges = np.abs(np.diff(light, axis=0)).mean(), np.abs(np.diff(light, axis=1)).mean()
    blurred = np.asarray(small.filter(ImageFilter.GaussianBlur(3)).convert("L"), np.float64) / 255
    return np.array(
        [
            chroma.mean(), (chroma > 0.25).mean(), *rgb.mean((0, 1)), light.std(), (light < 0.2).mean(),
            (light > 0.85).mean(), *edges, np.abs(light - blurred).mean(), ((light > 0.3) & (light < 0.7)).mean(),
        ]
    )  # fmt: skip


class Style:
    """The statistics of a set of pictures, against which others are measured."""

    def __init__(self, pictures: Sequence[Image.Image], away: Sequence[Image.Image]) -> None:
        """``away`` are pictures without the style: their distance is the unit, so that 1 means "as far as without"."""
        found = np.stack([features(picture) for picture in pictures])
        self.mean, self.spread = found.mean(0), found.std(0) + 0.02
        self.unit = 1.0
        self.unit = max(self.distance(away), 1e-6)

    def distance(self, pictures: Sequence[Image.Image]) -> float:
        """Mean distance of pictures from the style: 0 = its very statistics, 1 = as far as those without it."""
        found = np.stack([features(picture) for picture in pictures])
        gaps = np.minimum(np.abs(found - self.mean) / self.spread, 5.0)
        return float(np.sqrt((gaps**2).mean(1)).mean() / self.unit)


def _shape(picture: Image.Image) -> np.ndarray:
    """Where the ink is: blurred darkness [256], without its mean and of length 1."""
    gray = picture.convert("L").resize((SIDE, SIDE), Image.Resampling.BOX).filter(ImageFilter.GaussianBlur(3))
    ink = 1 - np.asarray(gray.resize((16, 16), Image.Resampling.BOX), np.float64).ravel() / 255
    ink = ink - ink.mean()
    return ink / max(float(np.linalg.norm(ink)), 1e-9)


def recognised(pictures: Sequence[Image.Image], references: Sequence[Image.Image]) -> int:
    """How many pictures are, by where their ink is, nearest to their own reference among all references."""
    likeness = np.stack([_shape(picture) for picture in pictures]) @ np.stack([_shape(one) for one in references]).T
    return int((likeness.argmax(1) == np.arange(len(references))).sum())
