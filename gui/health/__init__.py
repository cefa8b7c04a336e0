"""The page Health: what is wrong with the pictures and captions, why it matters, and how to mend it."""

from gui.health.page import HealthPage

__all__ = ["HealthPage"]
