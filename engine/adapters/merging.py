"""Adding adapters to the base weights for good: what `base_loras` asks for when a model is loaded."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import torch
from torch import nn

from engine.publish.read import read_adapter
from engine.publish.weights import AdapterWeights, base_layers, base_modules, in_model
from project.errors import BadInput
from project.options import base_lora


def merge_all(components: Mapping[str, nn.Module], entries: list[str]) -> None:
    """Merge the adapters of entries `path:strength`, one after the other, each on what the one before it left.

    Raises BadInput for a file that cannot be read or does not fit.
    """
    for entry in entries:
        path, strength = base_lora(entry)
        try:
            merge(components, read_adapter(Path(path).expanduser(), base_modules(components)), strength)
        except BadInput as error:
            raise BadInput(f"base_loras: {error}") from error


@torch.no_grad()
def merge(components: Mapping[str, nn.Module], weights: AdapterWeights, strength: float) -> None:
    """Add an adapter's updates, times the strength, to the base weights. Raises BadInput if a component is missing."""
    for part, modules in weights.parts.items():
        component = components.get(part)
        if component is None:
            raise BadInput(f"this LoRA changes the {part.replace('_', ' ')}, and this model has none")
        there = base_layers(component)
        for name, module in modules.items():
            layer = there[in_model(part, name, component)]
            weight = layer.weight.detach()
            update = module.update(weight.cpu()) * strength
            layer.weight.data = (weight.float() + update.to(weight.device)).to(weight.dtype)
