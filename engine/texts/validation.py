"""The loss and perplexity on texts that are held back."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Any

from engine import adapter
from engine.families.causal_lm import Batch, CausalLM
from engine.texts.loader import TextLoader
from project.texts.encoding import Encoded

NAME = "held back"


class HeldTexts:
    """The held-back texts, in batches of like length whose order never changes.

    What a text has for a loss does not depend on what stands beside it, so a validation has nothing random.
    """

    def __init__(self, texts: Sequence[Encoded], model: CausalLM, batch_size: int) -> None:
        self.model, self.count = model, len(texts)
        order = sorted(range(len(texts)), key=lambda number: (len(texts[number].ids), number))
        self._loader = TextLoader(texts, filler=0)
        self._batches = [order[start : start + batch_size] for start in range(0, len(order), batch_size)]

    def passes(self) -> int:
        """How many batches there are."""
        return len(self._batches)

    def calls(self) -> Iterator[Batch]:
        """The batches, shortest texts first."""
        for members in self._batches:
            yield self._loader.batch([(number,) for number in members])

    def measure(self, call: Batch) -> tuple[float, int]:
        """(summed cross entropy in nats, tokens) with the weights that the model has now."""
        with adapter.evaluating(self.model):
            return float(self.model.total(call)), call.count

    def verdict(self, found: list[tuple[float, int]]) -> dict[str, Any]:
        """The mean over all learned tokens, and e to its power."""
        loss = math.fsum(total for total, _ in found) / sum(count for _, count in found)
        perplexity = math.exp(loss) if loss < 700 else math.inf
        return {"loss": loss, "name": NAME, "pictures": self.count, "perplexity": perplexity}
