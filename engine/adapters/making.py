"""Making a new adapter of the wanted kind on the chosen layers of a component."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from peft.tuners.lora import LoraLayer
from torch import nn

from engine.adapters import dropout
from engine.adapters.groups import PREFIXES
from engine.adapters.initial import METHODS, begin_from_base
from engine.adapters.layers import Chosen
from engine.publish.peft_layers import add_layer, inject, tuner_layers
from project.errors import BadInput
from project.options import AdapterOptions


def check(options: AdapterOptions) -> None:
    """Raise BadInput for settings that do not go together."""
    kind, method = options.adapter_type, options.lora_init
    if method == "loftq":
        raise BadInput(
            "lora_init loftq needs a base model that is held in 4 bits, and this version trains on none: use default "
            "or pissa"
        )
    if method in METHODS and (kind != "lora" or options.max_norm or options.start_from):
        raise BadInput(
            f"lora_init {method} goes with adapter_type lora alone, without max_norm and start_from: use default"
        )
    if kind == "dora" and options.rank_dropout:
        raise BadInput("rank_dropout does not go with DoRA, whose scale needs all ranks: use lora_dropout instead")


def make(component: nn.Module, sizes: Mapping[str, Chosen], options: AdapterOptions, name: str) -> None:
    """Put a new adapter on these layers. Its update is zero, B starts at zero and A from the random state.

    Raises BadInput for layers that peft cannot adapt.
    """
    kind = options.adapter_type
    if kind in ("lora", "dora"):
        _make_loras(component, sizes, options, name)
        return
    settings: dict[str, Any] = {"module_dropout": options.module_dropout}
    if kind != "oft":
        settings["rank_dropout"] = options.rank_dropout
    if kind == "lokr":
        settings |= {"decompose_factor": options.lokr_factor, "decompose_both": options.lokr_decompose_both}
    for path, size in sizes.items():
        layer = add_layer(component, path, kind, (size.rank, size.alpha), name, **settings)
        for parameter_name, parameter in layer.named_parameters():
            if parameter_name.startswith(PREFIXES):
                parameter.data = parameter.data.float()


def _make_loras(component: nn.Module, sizes: Mapping[str, Chosen], options: AdapterOptions, name: str) -> None:
    try:
        inject(
            component,
            {path: (size.rank, size.alpha) for path, size in sizes.items()},
            name,
            lora_dropout=options.lora_dropout,
            use_dora=options.adapter_type == "dora",
            use_rslora=options.rslora,
            init_lora_weights="gaussian" if options.lora_init == "gaussian" else True,
        )
    except ValueError as error:
        raise BadInput(f"{next(iter(sizes))} and others cannot be trained ({str(error).splitlines()[0]})") from error
    for parameter_name, parameter in component.named_parameters():
        if "lora_" in parameter_name:
            parameter.data = parameter.data.float()
    if options.lora_init in METHODS:
        begin_from_base(component, name, options.lora_init)
    add_dropout(component, options, name)


def add_dropout(component: nn.Module, options: AdapterOptions, name: str) -> None:
    """Give all LoRA layers of an adapter the dropouts of ranks and of whole layers that the options ask for."""
    if not (options.rank_dropout or options.module_dropout):
        return
    for layer in tuner_layers(component).values():
        if isinstance(layer, LoraLayer) and name in layer.lora_A:
            dropout.add(layer, name, options.lora_dropout, ranks=options.rank_dropout, whole=options.module_dropout)
