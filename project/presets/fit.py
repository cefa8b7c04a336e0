"""A preset's values on a certain model and device: what would fail or make no sense there is changed, with a reason."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from project.config import parse_config
from project.device import DeviceFacts
from project.model_facts import model_facts
from project.model_family import family_of, is_starter
from project.options import DataOptions
from project.presets.file import Preset
from project.presets.recipe import composed
from project.presets.text_fit import fitted_to_texts
from project.schema import TEXTS

STARTER_RATE = 1e-3  # the starter model is so small that it learns nothing visible at a large model's rates
_RATE_OF_LARGE = 5e-4


@dataclass(frozen=True)
class Fitted:
    """Values that fit, and a sentence for each that was changed or left out. `fits`: the memory is enough for them."""

    values: dict[str, Any]
    notes: list[str]
    fits: bool = True

    def changes(self, preset: Preset) -> dict[str, Any]:
        """What goes over `preset.complete()` to have these values."""
        return preset.changes_to(self.values)


def fitted(preset: Preset, base_model: str, device: DeviceFacts) -> Fitted:
    """A preset's values for a model on a device. Of a family that nobody knows only the plain things are changed.

    For a preset of texts `base_model` is the language model.
    """
    if preset.task == TEXTS:
        return Fitted(*fitted_to_texts(preset.values, base_model, device))
    family = "" if is_starter(base_model) else family_of(base_model)
    if family:
        made = composed(preset, family, device)
        to_device = adapt_to_device(made.values, device)
        return Fitted(to_device.values, made.reasons + to_device.notes, made.fits)
    to_model = adapt_to_model(preset.values, base_model)
    to_device = adapt_to_device(to_model.values, device)
    return Fitted(to_device.values, to_model.notes + to_device.notes)


def adapt_to_device(values: Mapping[str, Any], device: DeviceFacts) -> Fitted:
    """The values without those that the device refuses."""
    left, notes = dict(values), []
    if left.get("fp16") and not device.is_card:
        del left["fp16"]
        notes.append("Half precision (fp16) needs an NVIDIA card: left out.")
    return Fitted(left, notes)


def adapt_to_model(values: Mapping[str, Any], base_model: str) -> Fitted:
    """The values with those changed that make no sense for the base model."""
    left, notes = dict(values), []
    facts, size = model_facts(base_model), DataOptions(resolution=values.get("resolution", 0)).size
    name = "The starter model" if is_starter(base_model) else "The base model"
    if facts and size and max(size) > 2 * facts.resolution:
        del left["resolution"]
        own = f"{facts.resolution}×{facts.resolution}"
        notes.append(f"{name} draws at {own}, so a resolution of {_shown(size)} would only be slow: left out.")
    if is_starter(base_model):
        notes += _for_starter(left)
    return Fitted(left, notes)


def _for_starter(values: dict[str, Any]) -> list[str]:
    """Change what the starter model is too small for, and say why."""
    notes = []
    if values.get("learning_rate", 0) < _RATE_OF_LARGE:
        values["learning_rate"] = STARTER_RATE
        notes.append("The starter model is very small and learns little at a low rate: the learning rate is 0.001.")
    if values.pop("min_snr_gamma", 0):
        notes.append("Min-SNR makes the starter model learn more slowly: left out.")
    return notes


def apply_preset(config_values: Mapping[str, Any], preset: Preset) -> dict[str, Any]:
    """Flat options with the preset's put over them. Raises BadInput if the two do not go together.

    `Preset.complete()` in place of its values also takes back what an earlier preset set.
    """
    merged = {**config_values, **preset.values}
    parse_config(merged, f'preset "{preset.name}"')
    return merged


def _shown(size: tuple[int, int]) -> str:
    """A size as people write it."""
    return f"{size[0]}×{size[1]}"
