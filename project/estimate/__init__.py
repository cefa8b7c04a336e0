"""What a run will take before it starts: steps, time and disk, and what is worth thinking over first."""

from project.estimate.disk import free_space
from project.estimate.forecast import Estimate, Known, estimate
from project.estimate.hints import findings, helpful_warnings, most_epochs
from project.estimate.memory import memory_needed
from project.estimate.pace import Pace, guessed_pace, measured_pace
from project.estimate.text_memory import text_memory_needed
from project.estimate.texts import estimate_texts, guessed_text_pace, measured_text_pace, text_findings

__all__ = [
    "Estimate",
    "Known",
    "Pace",
    "estimate",
    "estimate_texts",
    "findings",
    "free_space",
    "guessed_pace",
    "guessed_text_pace",
    "helpful_warnings",
    "measured_pace",
    "measured_text_pace",
    "memory_needed",
    "most_epochs",
    "text_findings",
    "text_memory_needed",
]
