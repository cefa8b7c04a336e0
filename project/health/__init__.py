"""The health of a set: what is wrong with pictures and captions before they are trained, why, and how to mend it."""

from project.health.finding import LEVELS, Finding, Fix, Group, Level
from project.health.inspection import Progress
from project.health.report import Health, check_config, check_project, judge
from project.health.shape import Bucket, Parts
from project.health.store import Store
from project.health.survey import Item, Survey, state_of, store_for, store_of, survey

__all__ = [
    "LEVELS",
    "Bucket",
    "Finding",
    "Fix",
    "Group",
    "Health",
    "Item",
    "Level",
    "Parts",
    "Progress",
    "Store",
    "Survey",
    "check_config",
    "check_project",
    "judge",
    "state_of",
    "store_for",
    "store_of",
    "survey",
]
