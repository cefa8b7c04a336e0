"""What becomes of a picture before it is encoded: scaled, cut, and its colours varied."""

from dataclasses import dataclass

import numpy as np
import torch
from PIL import Image, ImageEnhance
from torch import Tensor

from engine.data.plan import random_of
from project.buckets import Size

_HUE = 0.2  # the hue moves by at most so much of the circle where the rest moves by all


@dataclass(frozen=True)
class Cut:
    """How a picture is scaled and where it is cut, in pixels of the scaled picture."""

    scaled: Size
    left: int
    top: int


def cut_for(size: Size, bucket: Size, crop: int, name: str) -> Cut:
    """Scale to cover the bucket and cut it out: centred, or at the place that ``crop`` and the name decide."""
    width, height = bucket
    scale = max(width / size[0], height / size[1])
    scaled = max(width, round(size[0] * scale)), max(height, round(size[1] * scale))
    if not crop:
        return Cut(scaled, (scaled[0] - width) // 2, (scaled[1] - height) // 2)
    draw = random_of("crop", crop, name)
    return Cut(scaled, draw.randint(0, scaled[0] - width), draw.randint(0, scaled[1] - height))


def cut_out(image: Image.Image, cut: Cut, bucket: Size, resample: Image.Resampling) -> Image.Image:
    """The part of a picture, or of its mask, that is trained, at the size of the bucket."""
    return image.resize(cut.scaled, resample).crop((cut.left, cut.top, cut.left + bucket[0], cut.top + bucket[1]))


def fit(image: Image.Image, bucket: Size, crop: int, name: str) -> Image.Image:
    """The part of a picture that is trained, at the size of its bucket."""
    return cut_out(image, cut_for(image.size, bucket, crop, name), bucket, Image.Resampling.LANCZOS)


def tinted(image: Image.Image, amount: float, tint: int, name: str) -> Image.Image:
    """An RGB picture with brightness, contrast, saturation and hue changed as ``tint`` and the name decide."""
    draw = random_of("tint", tint, name)
    for change in (ImageEnhance.Brightness, ImageEnhance.Contrast, ImageEnhance.Color):
        image = change(image).enhance(1 + draw.uniform(-amount, amount))
    shift = round(255 * _HUE * draw.uniform(-amount, amount))
    hue, saturation, value = image.convert("HSV").split()
    hue = hue.point([(level + shift) % 256 for level in range(256)])
    return Image.merge("HSV", (hue, saturation, value)).convert("RGB")


def pixels(image: Image.Image) -> Tensor:
    """RGB picture -> [3, h, w] in -1..1."""
    return torch.from_numpy(np.array(image, dtype=np.float32)).permute(2, 0, 1) / 127.5 - 1
