"""The averaged weights of the adapter, which are what a run gives in the end: EMA, or a schedule-free optimizer's."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import torch
from torch import nn

from project.options import TechniqueOptions

if TYPE_CHECKING:
    from diffusers.training_utils import EMAModel


class Average:
    """The exponential moving average of parameters, on their device; without ``options.ema`` it does nothing, unless
    the ``optimizer`` is schedule-free (Defazio et al., "The Road Less Scheduled", 2024): it keeps an average itself.

    Polyak & Juditsky, "Acceleration of Stochastic Approximation by Averaging" (1992), as diffusers' EMAModel has it:
    the decay of the first update is 0 and that of update n is min(decay, n / (n + 9)), so that the weights of the
    beginning are soon forgotten.
    """

    def __init__(
        self, parameters: list[nn.Parameter], options: TechniqueOptions, optimizer: torch.optim.Optimizer | None = None
    ) -> None:
        self._parameters, self._options = parameters, options
        averages = all(callable(getattr(optimizer, mode, None)) for mode in ("eval", "train"))
        self._optimizer: Any = optimizer if averages and not options.ema else None
        self._worn = False
        self._model = self._begun()

    def _begun(self) -> EMAModel | None:
        if not self._options.ema:
            return None
        from diffusers.training_utils import EMAModel

        return EMAModel(self._parameters, decay=self._options.ema_decay)

    def update(self, step: int) -> None:
        """Take in the weights after a step, where that is due."""
        if self._model is not None and step % self._options.ema_update_every == 0:
            self._model.step(self._parameters)

    @contextmanager
    def worn(self) -> Iterator[None]:
        """Have the average as the weights within the block; after it they are bit for bit what they were."""
        if self._optimizer is not None and not self._worn:
            with self._optimizer_s_own():
                yield
            return
        if self._model is None or self._model.temp_stored_params is not None:
            yield
            return
        self._model.store(self._parameters)
        self._model.copy_to(self._parameters)
        try:
            yield
        finally:
            self._model.restore(self._parameters)

    @contextmanager
    def _optimizer_s_own(self) -> Iterator[None]:
        """The average of a schedule-free optimizer. Its way back rounds, so the weights are put back whole."""
        kept = [parameter.detach().clone() for parameter in self._parameters]
        self._optimizer.eval()
        self._worn = True
        try:
            yield
        finally:
            self._worn = False
            self._optimizer.train()
            with torch.no_grad():
                for parameter, whole in zip(self._parameters, kept, strict=True):
                    parameter.copy_(whole)

    def state(self) -> dict[str, Any] | None:
        """What a checkpoint keeps: how many updates there were, the average, and the weights that learn."""
        if self._optimizer is not None:
            return {"updates": 0, "average": [], "learning": [p.detach().cpu() for p in self._parameters]}
        if self._model is None:
            return None
        return {
            "updates": self._model.optimization_step,
            "average": [tensor.detach().cpu() for tensor in self._model.shadow_params],
            "learning": [parameter.detach().cpu() for parameter in self._parameters],
        }

    @torch.no_grad()
    def load(self, state: dict[str, Any] | None) -> None:
        """Go on from a checkpoint, whose weights were put on: its averaged ones, if it has an average.

        One without an average begins one here, and one with an average that is no longer wanted gives its weights that
        learn. Raises ValueError if they are of another adapter.
        """
        if state is None:
            self._model = self._begun()
            return
        for parameter, saved in zip(self._parameters, state["learning"], strict=True):
            parameter.copy_(saved)
        if self._model is not None and state["average"]:
            self._model.optimization_step = int(state["updates"])
            for mine, saved in zip(self._model.shadow_params, state["average"], strict=True):
                mine.copy_(saved)
