"""A preset on a family of base models and a card: what changes there, and the reason for each change.

The changes stand in `resources/presets/fitting/fitting.yaml`. Memory is saved step by step, until the run fits by the
app's own estimate.
"""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import yaml  # type: ignore[import-untyped, unused-ignore]

from project.config import parse_config
from project.device import DeviceFacts
from project.estimate.memory import memory_needed
from project.options import FAMILIES, Config
from project.presets.file import Preset
from project.presets.store import find_preset
from project.workspace import resources

GOALS = {"style": "art-style", "person": "person", "character": "character", "object": "object", "concept": "concept"}
CARDS = (6, 8, 12, 16, 24)  # gigabytes, as cards are sold

_SOLD = 0.99  # of a card's gigabytes are there, counted in GiB
_TIGHT = 7.5  # GiB below which other programs are in the way
_ROOMY = 15.5  # GiB from which on larger batches are taken
_BATCHES = (4, 2)
_SPARE = 0.9  # of the memory at most goes into a larger batch


@dataclass(frozen=True)
class Recipe:
    """Values that go together, and the reasons, a sentence each. `fits` is whether the card's memory is enough."""

    values: dict[str, Any]
    reasons: list[str] = field(default_factory=list)
    fits: bool = True


def card_of(gigabytes: float, kind: str = "cuda") -> DeviceFacts:
    """A card of so many gigabytes, as a device to plan for."""
    return DeviceFacts("rocm" if kind == "rocm" else "cuda", f"A card of {gigabytes:g} GB",
                       int(gigabytes * _SOLD * 2**30))  # fmt: skip


def recipe(goal: str, family: str, gigabytes: float) -> Recipe:
    """The whole preset for a goal (a key of GOALS), a family (of FAMILIES) and a card."""
    return composed(find_preset(GOALS[goal]), family, card_of(gigabytes))


def composed(preset: Preset, family: str, device: DeviceFacts | None) -> Recipe:
    """A preset's values for a family and, where `device` is a card, for its memory."""
    values, reasons = dict(preset.values), []
    for change in _data()["families"][family]:
        if preset.name in change.get("goals", [preset.name]):
            reasons += _take(values, change)
    if device is None or not device.is_card or not device.memory_bytes:
        return Recipe(values, reasons)
    saved = _save(values, family, device)
    if preset.name in GOALS.values():
        saved += _spend(values, family, device)
    if (family == "sdxl" and device.gigabytes < 7.5) or not saved:
        reasons.append(_card_sentence(device))
    fits = memory_needed(_config(values, family)) <= device.gigabytes
    if not fits:
        saved.append(f"{FAMILIES[family].title} does not fit into {device.gigabytes:.0f} GB: take a smaller model.")
    return Recipe(values, reasons + saved, fits)


@cache
def _data() -> Mapping[str, Any]:
    text = (resources() / "presets" / "fitting" / "fitting.yaml").read_text(encoding="utf-8")
    return yaml.safe_load(text)  # type: ignore[no-any-return]


def _take(values: dict[str, Any], change: Mapping[str, Any]) -> list[str]:
    """Make a change; its sentence, unless all that it is about was so already."""
    before = dict(values)
    for key, value in change.get("set", {}).items():
        if value == 0 and key == "resolution":
            values.pop(key, None)  # what no preset sets is the model's own
        else:
            values[key] = value
    for key, factor in change.get("times", {}).items():
        values[key] = float(f"{values[key] * factor:.2g}")
    for key, most in change.get("most", {}).items():
        values[key] = min(values.get(key, most), most)
    return [change["because"]] if values != before or set(change) <= {"because"} else []


def _config(values: Mapping[str, Any], family: str) -> Config:
    return parse_config({**values, "base_model": f"a model of {family}", "family": family}, "recipe")


def _save(values: dict[str, Any], family: str, device: DeviceFacts) -> list[str]:
    """Save memory step by step until the run fits."""
    reasons: list[str] = []
    smaller = ""  # the sentence of the smallest size so far: only the last one counts
    for step in _data()["saving"]:
        if memory_needed(_config(values, family)) <= device.gigabytes:
            break
        if step.get("only_cuda") and device.kind != "cuda":
            continue
        if step.get("single"):
            reasons += _one_at_a_time(values, step["because"])
        elif "side" in step:
            now = max(_config(values, family).data.size or (FAMILIES[family].resolution,))
            if step["side"] < now:
                values["resolution"], smaller = step["side"], step["because"]
        else:
            set_now = {key: value for key, value in step.get("set", {}).items() if value or values.get(key)}
            reasons += _take(values, {**step, "set": set_now})
    return [*reasons, smaller] if smaller else reasons


def _one_at_a_time(values: dict[str, Any], because: str) -> Iterator[str]:
    batch = values.get("batch_size", 1)
    if batch > 1:
        values["batch_size"] = 1
        values["gradient_accumulation_steps"] = batch * values.get("gradient_accumulation_steps", 1)
        yield because


def _spend(values: dict[str, Any], family: str, device: DeviceFacts) -> Iterator[str]:
    """A larger batch where there is plenty of memory."""
    batch = values.get("batch_size", 1)
    for larger in _BATCHES:
        tried = _config({**values, "batch_size": larger}, family)
        if device.gigabytes >= _ROOMY and larger > batch and memory_needed(tried) <= _SPARE * device.gigabytes:
            values["batch_size"] = larger
            values["learning_rate"] = float(f"{values['learning_rate'] * math.sqrt(larger / batch):.1e}")
            yield (
                f"{device.name} has plenty of memory, so {larger} pictures are looked at together, which is steadier; "
                "the learning rate grows with it."
            )
            return


def _card_sentence(device: DeviceFacts) -> str:
    size = min(CARDS, key=lambda card: abs(card - device.gigabytes))
    return str(_data()["cards"][size])
