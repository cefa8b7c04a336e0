"""Connected parts of a mask: which reach the border, and which are small. Parts hang together by their sides."""

import numpy as np
from numpy.typing import NDArray

Flags = NDArray[np.bool_]


def reaching_border(mask: Flags) -> Flags:
    """[h, w] → [h, w]: those parts of `mask` that touch an edge of the picture."""
    parts, count = _parts(mask)
    reached = np.zeros(count + 1, bool)
    for edge in (parts[0], parts[-1], parts[:, 0], parts[:, -1]):
        reached[edge] = True
    reached[0] = False  # what is not of the mask
    return reached[parts]


def without_small(mask: Flags, smallest: int) -> Flags:
    """[h, w] → [h, w] without parts of fewer than `smallest` pixels."""
    parts, _ = _parts(mask)
    large = np.bincount(parts.ravel()) >= smallest
    large[0] = False
    return large[parts]


def part_at(mask: Flags, x: int, y: int) -> Flags:
    """[h, w] → [h, w]: the part that a pixel of the mask belongs to."""
    parts, _ = _parts(mask)
    return parts == parts[y, x] if mask[y, x] else np.zeros_like(mask)


def _parts(mask: Flags) -> tuple[NDArray[np.int32], int]:
    from scipy import ndimage  # type: ignore[import-untyped, unused-ignore]  # half a second, and only for this

    parts, count = ndimage.label(mask)
    return parts, int(count)
