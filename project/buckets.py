"""Aspect-ratio buckets: the picture sizes of about equal area in which pictures of all shapes are trained."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from project.errors import BadInput

Size = tuple[int, int]  # width, height in pixels


@dataclass(frozen=True)
class Buckets:
    """The sizes that pictures may be trained at, in pixels: `sets` has those of one resolution each.

    Without `upscale` a picture that is smaller than its bucket gets a size of its own, in multiples of `step`.
    """

    sets: tuple[tuple[Size, ...], ...]
    step: int = 8
    upscale: bool = True

    def of(self, width: int, height: int) -> tuple[Size, ...]:
        """The sizes at which a picture is trained, one for each resolution; two that come out alike are one."""
        found = (assign(width, height, bucket) for bucket in self.sets)
        return tuple(dict.fromkeys(size if self.upscale else self._shrunk(size, width, height) for size in found))

    def _shrunk(self, size: Size, width: int, height: int) -> Size:
        """The bucket, or as much of its shape as lies in the picture without enlarging it."""
        scale = max(size[0] / width, size[1] / height)
        if scale <= 1:
            return size
        wide, tall = (max(self.step, int(side / scale) // self.step * self.step) for side in size)
        return wide, tall


def make_buckets(resolution: tuple[int, int], step: int, max_aspect: float) -> list[tuple[int, int]]:
    """All (width, height) in pixels whose sides are multiples of `step`, each as tall as the area allows.

    No bucket has more area than `resolution`, and none is longer than `max_aspect` to one. Lying and standing shapes
    come in pairs. Sorted by width, then height. Raises BadInput if not one multiple of `step` fits.
    """
    area = resolution[0] * resolution[1]
    longest = math.isqrt(int(area * max_aspect))
    sizes = set()
    for width in range(step, longest + 1, step):
        height = area // width // step * step
        if height and max(width, height) <= max_aspect * min(width, height):
            sizes |= {(width, height), (height, width)}
    own = resolution[0] // step * step, resolution[1] // step * step
    if min(own) == 0:
        raise BadInput(
            f"resolution {resolution[0]}x{resolution[1]} is smaller than bucket_step {step}: lower bucket_step"
        )
    if max(own) <= max_aspect * min(own):
        sizes |= {own, (own[1], own[0])}
    square = math.isqrt(area) // step * step
    return sorted(sizes or {(square, square)})


def assign(width: int, height: int, buckets: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """The bucket whose shape is nearest to that of a picture, measured in the logarithm of width / height.

    Of equally near ones the one with more area, then the narrower one.
    """
    shape = math.log(width / height)

    def distance(bucket: tuple[int, int]) -> tuple[float, int, int]:
        return round(abs(math.log(bucket[0] / bucket[1]) - shape), 9), -bucket[0] * bucket[1], bucket[0]

    return min(buckets, key=distance)
