"""Texts put into rows: which ones share a row, and how many rows and steps that makes. The engine and the window ask
alike, so what is forecast is what is trained."""

import bisect
import random
from collections.abc import Sequence

from project.options import TrainingOptions
from project.plan import Length

Row = tuple[int, ...]  # the texts that share a row, by their numbers; one alone where nothing is packed


def packed(lengths: Sequence[int], room: int, draw: random.Random) -> list[Row]:
    """Texts in as few rows of ``room`` tokens as best-fit decreasing finds; longer ones have a row of their own.

    Texts of one length change places by chance, which changes no row's filling. Johnson, "Near-optimal bin packing
    algorithms" (1973): at most 11/9 of the fewest rows, and 6/9 of one more.
    """
    order = sorted(draw.sample(range(len(lengths)), len(lengths)), key=lambda number: -lengths[number])
    rows: list[list[int]] = []
    left: list[tuple[int, int]] = []  # (tokens left, row), sorted, of the rows that have any
    for number in order:
        length = lengths[number]
        place = bisect.bisect_left(left, (length, -1))
        if place == len(left):
            rows.append([number])
            rest, row = room - length, len(rows) - 1
        else:
            rest, row = left.pop(place)
            rows[row].append(number)
            rest -= length
        if rest > 0:
            bisect.insort(left, (rest, row))
    return [tuple(row) for row in rows]


def steps_of(rows: int, training: TrainingOptions) -> Length:
    """The length of a run over so many rows an epoch."""
    batches = -(-rows // training.batch_size)
    steps = -(-batches // training.gradient_accumulation_steps)
    total = training.max_steps or training.epochs * steps
    return Length(rows, batches, steps, total)
