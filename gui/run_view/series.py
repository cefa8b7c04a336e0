"""Numbers for curves: smoothed as they grow, and reduced to what a screen can show without losing a peak."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]

GROUP = 64  # values whose lowest and highest are remembered, so that a million are never looked through again
NOTHING: Numbers = np.empty(0)


class Growing:
    """An array that grows at its end and doubles its room when it is full."""

    def __init__(self) -> None:
        self._room = np.empty(1024)
        self._count = 0

    def replace_from(self, first: int, values: Numbers) -> None:
        """Put values at an index; what was there and behind it is gone."""
        count = first + len(values)
        if count > len(self._room):
            room = np.empty(max(count, 2 * len(self._room)))
            room[:first] = self._room[:first]
            self._room = room
        self._room[first:count] = values
        self._count = count

    @property
    def values(self) -> Numbers:
        return self._room[: self._count]


class Smoother:
    """A moving average in which the past fades by `weight` a step, corrected for its short past at the beginning.

    Missing values (NaN) stay missing and do not count. New values cost only themselves.
    """

    def __init__(self, weight: float = 0.9) -> None:
        self.weight = weight
        self._smooth = Growing()
        self._sum = self._share = 0.0

    def set_weight(self, weight: float) -> None:
        self.weight = weight
        self.clear()

    def clear(self) -> None:
        """Forget what was smoothed: the values will come again, or others."""
        self._smooth.replace_from(0, NOTHING)
        self._sum = self._share = 0.0

    def take(self, values: Numbers) -> int:
        """Smooth a series that begins with what was taken before; returns where the new values begin."""
        first = len(self.values)
        fresh = values[first:]
        if len(fresh) and self.weight <= 0:
            self._smooth.replace_from(first, fresh)
        elif len(fresh):
            there = np.isfinite(fresh)
            if there.all():
                sums = _fading_sum(fresh, self.weight, self._sum)
                shares = _fading_count(len(fresh), self.weight, self._share)
            else:
                sums = _fading_sum(np.where(there, fresh, 0.0), self.weight, self._sum)
                shares = _fading_sum(there.astype(float), self.weight, self._share)
            self._sum, self._share = float(sums[-1]), float(shares[-1])
            with np.errstate(invalid="ignore", divide="ignore"):
                self._smooth.replace_from(first, np.where(there, sums / shares, np.nan))
        return first

    @property
    def values(self) -> Numbers:
        return self._smooth.values


def _fading_sum(values: Numbers, weight: float, before: float) -> Numbers:
    """s[i] = weight * s[i-1] + values[i] with s[-1] = before, in rows so short that no power of the weight vanishes."""
    width = min(max(int(600 / -math.log(weight)), 1), 4096, len(values))
    rows = -(-len(values) // width)
    padded = np.zeros(rows * width)
    padded[: len(values)] = values
    powers = weight ** np.arange(width)
    within = np.cumsum(padded.reshape(rows, width) / powers, axis=1) * powers
    carried = np.empty(rows)
    whole = weight**width
    for row, last in enumerate(within[:, -1].tolist()):
        carried[row] = before
        before = before * whole + last
    sums: Numbers = (within + carried[:, None] * (powers * weight)).ravel()[: len(values)]
    return sums


def _fading_count(count: int, weight: float, before: float) -> Numbers:
    """The fading sum of ones, which soon comes to rest."""
    shares = np.full(count, 1 / (1 - weight))
    moving = min(int(40 / -math.log(weight)) + 1, count)
    powers = weight ** np.arange(1, moving + 1)
    shares[:moving] = before * powers + (1 - powers) / (1 - weight)
    return shares


class Series:
    """The points of one curve, in order of x, and their lowest and highest by groups."""

    def __init__(self) -> None:
        self.x: Numbers = NOTHING
        self.y: Numbers = NOTHING
        self._low, self._high = Growing(), Growing()

    def set(self, x: Numbers, y: Numbers, changed_from: int) -> None:
        """Take arrays of which the values before an index are those that were there before."""
        self.x, self.y = x, y
        first = min(changed_from // GROUP, len(self._low.values))
        begin = first * GROUP
        edges = np.arange(begin, len(y), GROUP) - begin
        if len(edges):
            self._low.replace_from(first, np.fmin.reduceat(y[begin:], edges))
            self._high.replace_from(first, np.fmax.reduceat(y[begin:], edges))
        else:
            self._low.replace_from(first, NOTHING)
            self._high.replace_from(first, NOTHING)

    def visible(self, left: float, right: float, pixels: int) -> tuple[Numbers, Numbers]:
        """The points between two x, and one beyond each; where there are more than pixels, the extremes of each."""
        first = max(int(np.searchsorted(self.x, left)) - 1, 0)
        last = min(int(np.searchsorted(self.x, right, side="right")) + 1, len(self.x))
        each = -(-(last - first) // max(pixels, 1))
        if each <= 2:
            return self.x[first:last], self.y[first:last]
        if each < GROUP:
            begin = first - first % each  # groups stay where they are when the view moves: nothing flickers
            edges = np.arange(begin, last, each)
            low = np.fmin.reduceat(self.y[begin:last], edges - begin)
            high = np.fmax.reduceat(self.y[begin:last], edges - begin)
        else:
            groups = -(-each // GROUP)
            begin = first // GROUP // groups * groups
            coarse = np.arange(begin, -(-last // GROUP), groups)
            low = np.fmin.reduceat(self._low.values[begin : -(-last // GROUP)], coarse - begin)
            high = np.fmax.reduceat(self._high.values[begin : -(-last // GROUP)], coarse - begin)
            edges = coarse * GROUP
        heights = np.empty(2 * len(edges))
        heights[0::2], heights[1::2] = low, high
        return np.repeat(self.x[edges], 2), heights
