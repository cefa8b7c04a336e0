"""Where a picture lands in a training: in which bucket, how much it is enlarged, and what is cut off."""

import itertools
import math
from collections.abc import Iterable
from dataclasses import dataclass

from project.buckets import Buckets, Size
from project.errors import BadInput
from project.health.survey import config_of
from project.library import Project
from project.model_facts import model_facts
from project.model_family import family_of_config
from project.options import FAMILIES, Config
from project.plan import buckets_of
from project.retouch.edit import Box

_SPARE = 3  # pixels: each is a finer choice of shapes
_ALIKE = 0.5  # pixels of a picture that scaling to a bucket rounds away


@dataclass(frozen=True)
class Landing:
    """A picture in its bucket: `scale` is how much it is enlarged (below 1 shrunk), `kept` the (width, height) in its
    own pixels that a training sees, cut out of its middle; `size` is the picture's own."""

    size: Size
    bucket: Size
    scale: float
    kept: Size

    @property
    def cut(self) -> tuple[int, int]:
        """How many pixels of the width and of the height are cut off, both sides together."""
        return self.size[0] - self.kept[0], self.size[1] - self.kept[1]

    @property
    def share(self) -> float:
        """How much of the picture's area is cut off, 0 to 1."""
        return 1 - self.kept[0] * self.kept[1] / (self.size[0] * self.size[1])


def landings(width: int, height: int, buckets: Buckets) -> list[Landing]:
    """Where a picture of this size lands, once for each resolution. The engine's arithmetic: scale to cover, cut."""
    return [_landing((width, height), bucket) for bucket in buckets.of(width, height)]


def landing(width: int, height: int, buckets: Buckets) -> Landing:
    """Where it lands at the largest resolution."""
    return max(landings(width, height, buckets), key=lambda each: each.bucket[0] * each.bucket[1])


def shape_of_bucket(width: int, height: int, buckets: Buckets) -> Size:
    """The bucket whose shape is nearest to this one, of all that the largest resolution has."""
    whole = Buckets(buckets.sets, buckets.step, upscale=True)
    return landing(width, height, whole).bucket


def bucket_crop(width: int, height: int, buckets: Buckets) -> Box:
    """The largest crop, in the middle, of the shape of the bucket in which a picture lands.

    Where small pictures are not enlarged (`upscale` off), a training may still cut less than a step off of them.
    """
    return snapped((0, 0, width, height), shape_of_bucket(width, height, buckets), (width, height))


def snapped(box: Box, shape: Size, frame: Size) -> Box:
    """The part of a crop that has a bucket's shape as exactly as whole pixels can have it, for which up to `_SPARE`
    pixels a side are given. About the same middle, and within the frame."""
    left, top, right, bottom = box
    scale = min((right - left) / shape[0], (bottom - top) / shape[1])
    wide, tall = (min(limit, max(1, round(side * scale))) for side, limit in zip(shape, frame, strict=True))
    near = itertools.product(range(max(1, wide - _SPARE), wide + 1), range(max(1, tall - _SPARE), tall + 1))
    wanted = math.log(shape[0] / shape[1])
    wide, tall = min(near, key=lambda size: (round(abs(math.log(size[0] / size[1]) - wanted), 9), -math.prod(size)))
    x = min(max(0, (left + right - wide) // 2), frame[0] - wide)
    y = min(max(0, (top + bottom - tall) // 2), frame[1] - tall)
    return x, y, x + wide, y + tall


def buckets_of_project(project: Project) -> Buckets:
    """The sizes at which the project's pictures would be trained, by its settings. Raises BadInput."""
    return buckets_of_config(config_of(project))


def buckets_of_config(config: Config) -> Buckets:
    """The sizes at which pictures would be trained by these settings. Raises BadInput."""
    facts, family = model_facts(config.model.base_model), FAMILIES[family_of_config(config) or "sd15"]
    resolution, step = (facts.resolution, facts.granularity) if facts else (family.resolution, family.bucket_step)
    return buckets_of(config.data, resolution, step)


def read_aspect(text: str) -> tuple[float, float]:
    """The shape in "3:2", "1.85:1" or "4x5". Raises BadInput."""
    try:
        sides = [float(part) for part in text.lower().replace("x", ":").replace("/", ":").split(":")]
    except ValueError:
        sides = []
    if len(sides) != 2 or not all(0 < side < 100_000 for side in sides) or not 0.02 < sides[0] / sides[1] < 50:
        raise BadInput(f'"{text}" is no shape: write width:height, such as 3:2')
    return sides[0], sides[1]


def worst_scale(found: Iterable[Landing]) -> float:
    """How much a picture is enlarged at most."""
    return max((each.scale for each in found), default=1.0)


def _landing(size: Size, bucket: Size) -> Landing:
    scale = max(bucket[0] / size[0], bucket[1] / size[1])
    wide = size[0] if size[0] * scale - bucket[0] < _ALIKE else min(size[0], round(bucket[0] / scale))
    tall = size[1] if size[1] * scale - bucket[1] < _ALIKE else min(size[1], round(bucket[1] / scale))
    return Landing(size, bucket, scale, (wide, tall))
