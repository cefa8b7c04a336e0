"""Presets: named sets of options for a purpose, those that come with the app and those that the person saved."""

from project.presets.file import PRESET_KEYS, VERSION, Preset, read_preset
from project.presets.fit import Fitted, adapt_to_device, adapt_to_model, apply_preset, fitted
from project.presets.recipe import CARDS, GOALS, Recipe, card_of, recipe
from project.presets.store import (
    damaged_presets,
    delete_preset,
    every_preset,
    export_preset,
    find_preset,
    import_preset,
    rename_preset,
    save_preset,
)
from project.presets.subjects import SUBJECTS, Subject

__all__ = [
    "CARDS",
    "GOALS",
    "PRESET_KEYS",
    "SUBJECTS",
    "VERSION",
    "Fitted",
    "Preset",
    "Recipe",
    "Subject",
    "adapt_to_device",
    "adapt_to_model",
    "apply_preset",
    "card_of",
    "damaged_presets",
    "delete_preset",
    "every_preset",
    "export_preset",
    "find_preset",
    "fitted",
    "import_preset",
    "read_preset",
    "recipe",
    "rename_preset",
    "save_preset",
]
