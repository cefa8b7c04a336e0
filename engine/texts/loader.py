"""Micro-batches of tokens: texts beside each other in a row or each in its own, and what is to be said where."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor

from engine.families.causal_lm import IGNORED, Batch
from project.texts.encoding import Encoded
from project.texts.packing import Row


class TextLoader:
    """Makes batches of encoded texts. ``filler`` is the token that rows are filled up with; what it is does not matter,
    since nothing sees it and nothing is learned from it."""

    def __init__(self, texts: Sequence[Encoded], filler: int) -> None:
        self.filler = filler
        self._ids = [torch.tensor(text.ids, dtype=torch.long) for text in texts]
        self._targets = [targets_of(text) for text in texts]
        self._counts = [int((targets != IGNORED).sum()) for targets in self._targets]

    def count(self, samples: list[Row]) -> int:
        """How many tokens a micro-batch learns."""
        return sum(self._counts[number] for row in samples for number in row)

    def shares(self, batches: list[list[Row]]) -> list[float]:
        """Each micro-batch counts by its learned tokens, so that several together are as one large batch."""
        counts = [self.count(batch) for batch in batches]
        return [count / sum(counts) for count in counts]

    def batch(self, samples: list[Row]) -> Batch:
        """The rows of one micro-batch, filled up on the right to the longest."""
        ids = _stacked([torch.cat([self._ids[number] for number in row]) for row in samples], self.filler)
        targets = _stacked([torch.cat([self._targets[number] for number in row]) for row in samples], IGNORED)
        return Batch(ids, targets, self._positions(samples, ids.shape[1]), self.count(samples))

    def _positions(self, samples: list[Row], width: int) -> Tensor | None:
        """Each text counts its tokens from 0, and so does what fills a row up."""
        if all(len(row) == 1 for row in samples):
            return None
        rows = []
        for row in samples:
            sizes = [len(self._ids[number]) for number in row]
            sizes += [width - sum(sizes)]
            rows.append(torch.cat([torch.arange(size) for size in sizes]))
        return torch.stack(rows)


def targets_of(text: Encoded) -> Tensor:
    """[s]: for each place the token that follows it, if that one is learned, else IGNORED."""
    targets = torch.tensor([*text.ids[1:], 0], dtype=torch.long)
    learned = torch.tensor([*text.trained[1:], False])
    return torch.where(learned, targets, torch.tensor(IGNORED))


def _stacked(rows: list[Tensor], filler: int) -> Tensor:
    found: Tensor = torch.nn.utils.rnn.pad_sequence(rows, batch_first=True, padding_value=filler)
    return found
