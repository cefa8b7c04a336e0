"""Cleans a mask up: soft or hard, without specks, wider or narrower, feathered, inverted, with a floor outside."""

import math

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from project.masking.options import MaskingOptions
from project.masking.regions import without_small

LATENT = 8  # pixels of the trained picture that are one cell of the loss
Bytes = NDArray[np.uint8]
Flags = NDArray[np.bool_]
Values = NDArray[np.float32]


def finished(values: Values, sure_from: float, options: MaskingOptions) -> Image.Image:
    """Values [h, w] from 0 to 1 as a mask of one channel, cleaned up in the order of the form; 255 is learned."""
    mask = _levels(values, sure_from, soft=options.edges == "soft")
    if options.smallest > 1:
        mask = _without_specks(mask, options.smallest)
    if options.grow:
        mask = dilated(mask, options.grow) if options.grow > 0 else eroded(mask, -options.grow)
    if options.invert:
        mask = 255 - mask
    if options.widen_thin:
        mask = widened(mask, thinnest(mask.shape, options.resolution))
    image = Image.fromarray(mask)
    if options.feather:
        image = image.filter(ImageFilter.GaussianBlur(options.feather / 2))  # 95 % of the edge lie within 2 sigma
    if options.outside:
        floor = round(options.outside * 255)
        image = image.point(lambda value: floor + round(value * (255 - floor) / 255))
    return image


def thinnest(shape: tuple[int, ...], resolution: int) -> int:
    """How many pixels of a picture (h, w) become one cell of the loss, trained at `resolution`; 0 = its own size."""
    side = math.sqrt(shape[0] * shape[1])
    return round(LATENT * max(1.0, side / resolution)) if resolution else LATENT


def thin_parts(mask: Bytes, width: int) -> Flags:
    """[h, w]: what of a mask is thinner than `width` pixels: what goes when a square of that side must fit in.

    The slivers that this leaves at any round edge are no thin parts.
    """
    inside = mask >= 128
    if min(mask.shape) < width:
        return np.zeros_like(inside)
    fits = _sums(inside, width) == width * width
    opened = _sums(np.pad(fits, width - 1), width) > 0
    margin = width // 4
    return inside & ~(_sums(np.pad(opened, margin), 2 * margin + 1) > 0)


def widened(mask: Bytes, width: int) -> Bytes:
    """A mask whose thin parts are about `width` pixels wide; the others stay."""
    step = max(1, width // 8)
    for _ in range(0, width // 2, step):
        thin = thin_parts(mask, width)
        if not thin.any():
            break
        mask = np.maximum(mask, dilated(np.where(thin, mask, 0).astype(np.uint8), step))
    return mask


def _sums(flags: Flags, side: int) -> NDArray[np.int32]:
    """How many are set in each square of `side` pixels, named by its upper left corner."""
    total = np.pad(flags.astype(np.int32), ((1, 0), (1, 0))).cumsum(0, dtype=np.int32).cumsum(1, dtype=np.int32)
    sums: NDArray[np.int32] = total[side:, side:] - total[:-side, side:] - total[side:, :-side] + total[:-side, :-side]
    return sums


def dilated(mask: Bytes, radius: int) -> Bytes:
    """The largest value within a disc of `radius` pixels around each pixel: what is white grows by the radius."""
    tall, wide = mask.shape
    padded = np.zeros((tall, wide + 2 * radius), np.uint8)
    padded[:, radius : radius + wide] = mask
    spans = [padded]  # the largest of 1, 2, 4 … pixels from each on
    while 2 << (len(spans) - 1) <= 2 * radius + 1:
        step, last = 1 << (len(spans) - 1), spans[-1]
        spans.append(np.maximum(last[:, :-step], last[:, step:]))
    out = np.zeros_like(mask)
    known: dict[int, Bytes] = {}
    for down in range(-radius, radius + 1):
        half = math.isqrt(radius * radius - down * down)
        if half not in known:
            known[half] = _largest(spans, radius - half, 2 * half + 1, wide)
        to, of = max(0, down), max(0, -down)
        count = tall - abs(down)
        if count > 0:
            np.maximum(out[to : to + count], known[half][of : of + count], out=out[to : to + count])
    return out


def eroded(mask: Bytes, radius: int) -> Bytes:
    """The smallest value within a disc: what is white shrinks, but not from the picture's own edges."""
    return 255 - dilated(255 - mask, radius)


def _largest(spans: list[Bytes], first: int, length: int, wide: int) -> Bytes:
    """The largest of `length` pixels from column `first` on, for each of `wide` columns."""
    power = length.bit_length() - 1
    span, rest = spans[power], first + length - (1 << power)
    return np.maximum(span[:, first : first + wide], span[:, rest : rest + wide])


def _levels(values: Values, sure_from: float, soft: bool) -> Bytes:
    """0 to 1 as bytes. Soft values are bent so that the threshold becomes the middle; at 0.5 they stay as they are."""
    if not soft:
        return np.where(values >= sure_from, 255, 0).astype(np.uint8)
    low, high = values * (0.5 / sure_from), 1 - (1 - values) * (0.5 / (1 - sure_from))
    bent = np.where(values < sure_from, low, high)
    return np.clip(bent * 255 + 0.5, 0, 255).astype(np.uint8)


def _without_specks(mask: Bytes, smallest: int) -> Bytes:
    """Islands become black and holes white; values in between stay where they are."""
    inside = mask >= 128
    islands = inside & ~without_small(inside, smallest)
    mask = np.where(islands, 0, mask).astype(np.uint8)
    inside = mask >= 128
    holes = ~inside & ~without_small(~inside, smallest)
    return np.where(holes, 255, mask).astype(np.uint8)


def thin_share(mask: Image.Image, resolution: int) -> float:
    """Which share of what is learned lies in parts that training hardly sees."""
    array = np.asarray(mask)
    inside = int((array >= 128).sum())
    return float(thin_parts(array, thinnest(array.shape, resolution)).sum()) / inside if inside else 0.0
