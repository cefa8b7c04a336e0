"""Connected parts of a mask: which reach the border, and which are small."""

import numpy as np
from numpy.typing import NDArray

Flags = NDArray[np.bool_]
Numbers = NDArray[np.int64]


def reaching_border(mask: Flags) -> Flags:
    """[h, w] → [h, w]: those parts of `mask` that touch an edge of the picture."""
    runs = _Runs(mask)
    touches = (runs.rows == 0) | (runs.rows == mask.shape[0] - 1) | (runs.starts == 0) | (runs.ends == mask.shape[1])
    reached = np.zeros(len(runs.rows), bool)
    reached[runs.parts[touches]] = True
    return runs.drawn(reached[runs.parts])


def without_small(mask: Flags, smallest: int) -> Flags:
    """[h, w] → [h, w] without parts of fewer than `smallest` pixels."""
    runs = _Runs(mask)
    sizes = np.bincount(runs.parts, weights=runs.ends - runs.starts, minlength=len(runs.rows))
    return runs.drawn(sizes[runs.parts] >= smallest)


class _Runs:
    """A mask as its horizontal runs: row, first column, column behind the last, and the part that each belongs to.

    Two runs of rows that follow each other are one part where they share a column (4 neighbours). A part's number is
    that of its first run; numbers are handed on along the pairs and then shortened, so that long winding parts need no
    more rounds than the logarithm of their length.
    """

    def __init__(self, mask: Flags) -> None:
        self.shape = mask.shape
        padded = np.zeros((mask.shape[0], mask.shape[1] + 2), np.int8)
        padded[:, 1:-1] = mask
        change = np.diff(padded, axis=1)
        self.rows, self.starts = np.nonzero(change == 1)
        self.ends = np.nonzero(change == -1)[1]
        self.parts = self._joined(*self._pairs())

    def drawn(self, wanted: Flags) -> Flags:
        """The mask of those runs that are wanted."""
        lines = np.zeros((self.shape[0], self.shape[1] + 1), np.int8)
        np.add.at(lines, (self.rows[wanted], self.starts[wanted]), 1)
        np.add.at(lines, (self.rows[wanted], self.ends[wanted]), -1)
        return np.cumsum(lines, axis=1, dtype=np.int8)[:, :-1].astype(bool)

    def _pairs(self) -> tuple[Numbers, Numbers]:
        """Runs that share a column with one of the row below: for each the first and the last such one, spelled out."""
        wide = self.shape[1] + 1
        firsts, lasts = self.rows * wide + self.starts, self.rows * wide + self.ends
        low = np.searchsorted(lasts, firsts + wide, side="right")  # the first that ends behind my start, a row below
        high = np.searchsorted(firsts, lasts + wide, side="left")  # the first that begins at or behind my end
        counts = np.maximum(high - low, 0)
        upper = np.repeat(np.arange(len(firsts)), counts)
        steps = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
        return upper, low[upper] + steps

    def _joined(self, one: Numbers, other: Numbers) -> Numbers:
        parts = np.arange(len(self.rows))
        while len(one):
            mine, theirs = parts[one], parts[other]
            lower = np.minimum(mine, theirs)
            np.minimum.at(parts, mine, lower)
            np.minimum.at(parts, theirs, lower)
            while not np.array_equal(shorter := parts[parts], parts):
                parts = shorter
            apart = parts[one] != parts[other]
            one, other = one[apart], other[apart]
        return parts
