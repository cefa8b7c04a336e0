"""The learning rate over a run: warm-up, then a shape by name, all as factors on each group's rate."""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import partial
from typing import Any

import torch
from torch.optim.lr_scheduler import LambdaLR

from engine.optim.following import FOLLOWING, Following
from project.optimizers import is_schedule_free
from project.options import OptimizerOptions
from project.options.optimizing import place

_NOT_FALLING = ("constant", "constant_with_warmup", "adafactor", "piecewise_constant")
LAST_FIFTH = 0.2  # of warmup_stable_decay: the share of the run in which it falls


def _restarts(done: float, waves: int) -> float:
    """Cosine with hard restarts (Loshchilov & Hutter 2017), as in transformers."""
    return 0.0 if done >= 1 else 0.5 + 0.5 * math.cos(math.pi * (waves * done % 1.0))


def _rex(done: float) -> float:
    """REX: (1 - z) / (1/2 + 1/2 (1 - z)) with z the share that is done (Chen et al. 2021)."""
    return (1 - done) / (0.5 + 0.5 * (1 - done))


def _stable(done: float) -> float:
    """Stays, then half a cosine over the last fifth (Hu et al. 2024, MiniCPM; cosine as in transformers)."""
    return 0.5 + 0.5 * math.cos(math.pi * max(0.0, (done - 1 + LAST_FIFTH) / LAST_FIFTH))


def _steps(done: float, entries: list[str]) -> float:
    places = sorted(place(entry) for entry in entries)
    return next((rate for share, rate in reversed(places) if done >= share), 1.0)


def _root(warmup: int, total: int) -> Callable[[float], float]:
    """Falls with the root of the steps (Vaswani et al. 2017); the warm-up is its scale, else a tenth of the run."""
    scale = warmup or max(1, total // 10)
    return lambda done: 1 / math.sqrt(1 + done * max(1, total - warmup) / scale)


def _shape(name: str, options: OptimizerOptions) -> Callable[[float], float]:
    """The factor by the share of the run that is done since the warm-up, without the lowest rate."""
    shapes: dict[str, Callable[[float], float]] = {
        "constant": lambda _: 1.0,
        "constant_with_warmup": lambda _: 1.0,
        "adafactor": lambda _: 1.0,
        "linear": lambda done: 1.0 - done,
        "cosine": lambda done: 0.5 + 0.5 * math.cos(math.pi * done),
        "cosine_with_min_lr": lambda done: 0.5 + 0.5 * math.cos(math.pi * done),
        "cosine_warmup_with_min_lr": lambda done: 0.5 + 0.5 * math.cos(math.pi * done),
        "cosine_with_restarts": partial(_restarts, waves=options.restarts),
        "polynomial": lambda done: (1.0 - done) ** options.scheduler_power,
        "warmup_stable_decay": _stable,
        "rex": _rex,
        "piecewise_constant": partial(_steps, entries=options.scheduler_steps),
    }
    return shapes[name]


def factor(options: OptimizerOptions, total: int) -> Callable[[int], float]:
    """The share of the learning rate at a step: linear warm-up, then the schedule's shape, which ends at ``min_lr``.

    Schedule-free optimizers only warm up.
    """
    name = "constant" if is_schedule_free(options.optimizer) else options.scheduler
    warmup = options.warmup_steps or round(options.warmup_share * total)
    least = options.min_lr or (0.1 if name in ("cosine_with_min_lr", "cosine_warmup_with_min_lr") else 0.0)
    shape = _root(warmup, total) if name == "inverse_sqrt" else _shape(name, options)

    def at(step: int) -> float:
        if step < warmup:
            return (step + 1) / (warmup + 1)
        value = shape(min(1.0, (step - warmup) / max(1, total - warmup)))
        return least + (1 - least) * value if least and name not in _NOT_FALLING else value

    return at


def schedule(optimizer: torch.optim.Optimizer, options: OptimizerOptions, total: int) -> LambdaLR | Following:
    """The schedule over ``total`` optimizer steps."""
    if options.scheduler in FOLLOWING and not is_schedule_free(options.optimizer):
        return Following(optimizer, options)
    return LambdaLR(optimizer, factor(options, total))


def advance(plan: LambdaLR | Following, loss: float) -> None:
    """One step further; ``loss`` is the running average, for the schedules that follow it."""
    if isinstance(plan, Following):
        plan.step(loss)
    else:
        plan.step()


def restore_schedule(plan: LambdaLR | Following, optimizer: torch.optim.Optimizer, state: dict[str, Any]) -> None:
    """Go on from a saved state. Of a schedule over the steps only its place is taken, so that a resumed run may change
    its rate; raises KeyError or ValueError for the state of another schedule."""
    if isinstance(plan, Following):
        plan.load_state_dict(state)
        return
    plan.last_epoch = state["last_epoch"]
    for group, base, rate in zip(optimizer.param_groups, plan.base_lrs, plan.lr_lambdas, strict=True):
        group["lr"] = base * rate(plan.last_epoch)
