"""Optimizers and learning-rate schedules by name."""

from engine.optim.making import ParameterGroup, build, effective_rate, restore_groups
from engine.optim.schedules import factor, schedule

__all__ = ["ParameterGroup", "build", "effective_rate", "factor", "restore_groups", "schedule"]
