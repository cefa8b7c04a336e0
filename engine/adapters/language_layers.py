"""Which layers of a language model may get an adapter, and which ones stand for its attention or for all of them."""

from __future__ import annotations

from collections.abc import Mapping

from torch import nn

from project.options import AdapterOptions
from project.options.adapter import ALL_LINEAR

_ROUTERS = ("gate", "router")  # small layers that choose experts: an adapter there unsettles the choice


def adaptable(component: nn.Module, layers: Mapping[str, nn.Module]) -> dict[str, nn.Module]:
    """The linear layers without the last one, which turns what was computed into words."""
    last = getattr(component, "get_output_embeddings", lambda: None)()
    return {
        name: layer
        for name, layer in layers.items()
        if isinstance(layer, nn.Linear) and layer is not last and name.rpartition(".")[2] not in _ROUTERS
    }


def all_meant(component: nn.Module, layers: Mapping[str, nn.Module], options: AdapterOptions) -> set[str]:
    """All linear layers where `all-linear` is asked for, the attention layers where nothing is named; else none.

    Attention is told by the classes of transformers, whose names all have the word in them. A model without any gets
    an adapter on every linear layer.
    """
    named = options.language_targets
    if any(target.lower() == ALL_LINEAR for target in named):
        return set(layers)
    if named:
        return set()
    places = [name for name, module in component.named_modules() if "attention" in type(module).__name__.lower()]
    found = {name for name in layers if any(name.startswith(f"{place}.") for place in places)}
    return found or set(layers)
