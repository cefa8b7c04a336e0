"""Schedules that follow the loss instead of the number of steps: torch's reduce-on-plateau and transformers' greedy."""

from __future__ import annotations

from typing import Any

import torch
from torch.optim.lr_scheduler import ReduceLROnPlateau
from transformers.optimization import GreedyLR

from project.options import OptimizerOptions

FOLLOWING = ("reduce_on_plateau", "greedy")
HALF = 0.5  # what a plateau leaves of the rate


class Following:
    """Changes the groups' rates by the running average of the training loss. The configured rate is the highest."""

    def __init__(self, optimizer: torch.optim.Optimizer, options: OptimizerOptions) -> None:
        self.optimizer = optimizer
        rates = [float(group["lr"]) for group in optimizer.param_groups]
        least = [rate * options.min_lr for rate in rates]
        patience = options.scheduler_patience
        self._inner: Any
        if options.scheduler == "greedy":
            self._inner = GreedyLR(optimizer, patience=patience, min_lr=least, max_lr=rates)
        else:
            self._inner = ReduceLROnPlateau(optimizer, factor=HALF, patience=patience, min_lr=least)

    def step(self, loss: float) -> None:
        """After an optimizer step, with the average loss."""
        self._inner.step(loss)

    def state_dict(self) -> dict[str, Any]:
        """Everything that a resume needs, the rates that were reached included."""
        rates = [float(group["lr"]) for group in self.optimizer.param_groups]
        return {"inner": self._inner.state_dict(), "rates": rates}

    def load_state_dict(self, state: dict[str, Any]) -> None:
        """Go on from there. Raises KeyError for the state of another schedule, ValueError for other groups."""
        for group, rate in zip(self.optimizer.param_groups, state["rates"], strict=True):
            group["lr"] = rate
        self._inner.load_state_dict(state["inner"])
