"""Which texts are in which micro-batch of which epoch: a pure function of their lengths, the options and the seed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from engine.data.plan import random_of
from project.options import TextOptions, TrainingOptions
from project.texts.packing import Row, packed, steps_of

_GROUPED = 50  # batches of texts that are sorted by length together, at the most
_GROUPS = 4  # and groups at the least, so that in small sets too each epoch has other batches


class TextPlan:
    """The steps of a training on texts.

    ``lengths`` are in tokens, ``room`` is how many fit into a row. Every epoch has as many rows: how many it takes to
    pack texts follows from their lengths alone, and which of equal length stands where is drawn anew.
    """

    def __init__(
        self, lengths: Sequence[int], room: int, options: TextOptions, training: TrainingOptions, packing: bool
    ) -> None:
        self.lengths, self.room, self.options, self.training, self.packing = lengths, room, options, training, packing
        length = steps_of(len(self._rows(0)), training)
        self.batches_per_epoch, self.steps_per_epoch = length.batches_per_epoch, length.steps_per_epoch
        self.total_steps = length.total_steps

    def epoch(self, number: int) -> list[list[Row]]:
        """The micro-batches of one epoch, in order."""
        draw = random_of(self.training.seed, "texts", number)
        rows = self._rows(number)
        draw.shuffle(rows)
        size = self.training.batch_size
        if self.options.group_by_length and not self.packing and size > 1:
            rows = self._by_length(rows, size)
            batches = [rows[start : start + size] for start in range(0, len(rows), size)]
            draw.shuffle(batches)
            return batches
        return [rows[start : start + size] for start in range(0, len(rows), size)]

    def steps(self, start: int) -> Iterator[tuple[int, int, list[list[Row]]]]:
        """(step, epoch, its micro-batches) from optimizer step ``start`` (0-based) to the end."""
        accumulate, step = self.training.gradient_accumulation_steps, start
        while step < self.total_steps:
            epoch, place = divmod(step, self.steps_per_epoch)
            batches = self.epoch(epoch)
            for number in range(place, self.steps_per_epoch):
                if step == self.total_steps:
                    return
                yield step, epoch, batches[number * accumulate : (number + 1) * accumulate]
                step += 1

    def _by_length(self, rows: list[Row], size: int) -> list[Row]:
        span = size * max(1, min(_GROUPED, len(rows) // (size * _GROUPS)))
        chunks = [rows[start : start + span] for start in range(0, len(rows), span)]
        return [row for chunk in chunks for row in sorted(chunk, key=lambda row: self.lengths[row[0]])]

    def _rows(self, epoch: int) -> list[Row]:
        if not self.packing:
            return [(number,) for number in range(len(self.lengths))]
        return packed(self.lengths, self.room, random_of(self.training.seed, "packing", epoch))
