"""The parameters that learn, in groups by learning rate."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from torch import nn

from engine.adapters import layers
from engine.optim import ParameterGroup
from engine.publish.weights import LANGUAGE
from project.options import AdapterOptions, OptimizerOptions

_BASE = ".base_layer"
PREFIXES = ("lora_", "hada_", "lokr_", "oft_")  # of the names of all parameters that adapters have


def groups(
    learning: Iterator[tuple[str, dict[str, nn.Parameter]]], options: AdapterOptions, optimizing: OptimizerOptions
) -> list[ParameterGroup]:
    """One group a part, and one more for each other rate that `block_learning_rates` gives some of its layers.

    ``learning`` gives each part's parameters by their paths. A group without a rate has the optimizer's.
    """
    found = []
    for part, parameters in learning:
        if not parameters:
            continue
        own = layers.rates(part, list(dict.fromkeys(layer_of(name) for name in parameters)), options)
        rest = {name: p for name, p in parameters.items() if layer_of(name) not in own}
        if rest:
            found.append(ParameterGroup(part, rest, rate_of(part, options), None))
        others = sorted((own[layer_of(name)], name) for name in parameters if layer_of(name) in own)
        for rate, members in groupby(others, key=lambda member: member[0]):
            chosen = {name for _, name in members}
            some = {name: p for name, p in parameters.items() if name in chosen}
            found.append(ParameterGroup(f"{part} at {rate:g}", some, rate, None))
    return found


def rate_of(part: str, options: AdapterOptions) -> float | None:
    """A part's own learning rate; None where it is the optimizer's."""
    if part in ("unet", LANGUAGE):
        return None
    first = options.text_encoder_learning_rate
    return ((options.text_encoder_2_learning_rate or first) if part == "text_encoder_2" else first) or None


def layer_of(parameter: str) -> str:
    """The path of the layer that an adapter's parameter belongs to."""
    steps = parameter.replace(_BASE, "").split(".")
    first = next(n for n, step in enumerate(steps) if step.startswith(PREFIXES))
    return ".".join(steps[:first])
