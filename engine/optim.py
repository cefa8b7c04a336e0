"""Optimizer and learning-rate schedule by name."""

import math
from collections.abc import Callable

import torch
from torch import nn
from torch.optim.lr_scheduler import LambdaLR

from project.options import AdapterOptions, OptimizerOptions


def build(
    parameters: dict[str, list[nn.Parameter]], optimizing: OptimizerOptions, adapter: AdapterOptions
) -> torch.optim.Optimizer:
    """AdamW with one group a component; the text encoder may have its own learning rate."""
    rates = {"text_encoder": adapter.text_encoder_learning_rate or optimizing.learning_rate}
    groups = [
        {"params": members, "lr": rates.get(name, optimizing.learning_rate), "name": name}
        for name, members in parameters.items()
        if members
    ]
    return torch.optim.AdamW(groups, lr=optimizing.learning_rate, weight_decay=optimizing.weight_decay)


def factor(name: str, warmup: int, total: int) -> Callable[[int], float]:
    """The share of the learning rate at a step: linear warm-up, then constant, linear or half a cosine to zero."""

    def at(step: int) -> float:
        if step < warmup:
            return (step + 1) / (warmup + 1)
        done = min(1.0, (step - warmup) / max(1, total - warmup))
        shapes = {"constant": 1.0, "linear": 1.0 - done, "cosine": 0.5 + 0.5 * math.cos(math.pi * done)}
        return shapes[name]

    return at


def schedule(optimizer: torch.optim.Optimizer, optimizing: OptimizerOptions, total: int) -> LambdaLR:
    """The schedule over ``total`` optimizer steps."""
    return LambdaLR(optimizer, factor(optimizing.scheduler, optimizing.warmup_steps, total))
