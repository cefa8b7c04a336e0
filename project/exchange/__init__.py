"""Datasets brought in from other forms, and taken out to them: folders, archives, tables and other trainers' files."""

from project.exchange.bringing import Brought, bring
from project.exchange.sources import ARCHIVES, TABLES, Item, Looked, Source, look
from project.exchange.taking_out import LAYOUTS, TakeOut, take_out

__all__ = [
    "ARCHIVES",
    "LAYOUTS",
    "TABLES",
    "Brought",
    "Item",
    "Looked",
    "Source",
    "TakeOut",
    "bring",
    "look",
    "take_out",
]
