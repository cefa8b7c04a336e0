"""Optimizers and learning-rate schedules by name."""

from engine.optim.making import ParameterGroup, build, effective_rate, restore_groups
from engine.optim.schedules import advance, factor, restore_schedule, schedule

__all__ = [
    "ParameterGroup", "advance", "build", "effective_rate", "factor", "restore_groups", "restore_schedule", "schedule",
]  # fmt: skip
