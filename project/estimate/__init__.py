"""What a run will take before it starts: steps, time and disk, and what is worth thinking over first."""

from project.estimate.disk import free_space
from project.estimate.forecast import Estimate, Known, estimate
from project.estimate.hints import findings, helpful_warnings, most_epochs
from project.estimate.memory import memory_needed
from project.estimate.pace import Pace, guessed_pace, measured_pace

__all__ = [
    "Estimate",
    "Known",
    "Pace",
    "estimate",
    "findings",
    "free_space",
    "guessed_pace",
    "helpful_warnings",
    "measured_pace",
    "memory_needed",
    "most_epochs",
]
