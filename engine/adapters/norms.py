"""Keeping the size of an adapter's updates below a limit, as kohya's scripts do with `scale_weight_norms`."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from peft.tuners.loha.layer import LoHaLayer
from peft.tuners.lokr.layer import LoKrLayer
from peft.tuners.lora import LoraLayer
from peft.tuners.tuners_utils import BaseTunerLayer
from torch import Tensor, nn

from engine.publish.oft_layer import OftLayer
from engine.publish.peft_layers import tuner_layers


@dataclass(frozen=True)
class Limited:
    """How many layers were scaled down, and the mean norm of all of them afterwards."""

    scaled: int
    mean: float


@torch.no_grad()
def limit(components: list[nn.Module], name: str, most: float) -> Limited:
    """Scale the factors of each update, all alike, until its Frobenius norm is at most ``most``."""
    scaled, norms = 0, []
    for component in components:
        for layer in tuner_layers(component).values():
            factors = _factors(layer, name)
            if not factors:
                continue
            norm = float(_norm(layer, name))
            if norm > most:
                scaled += 1
                for factor in factors:
                    factor.mul_((most / norm) ** (1 / len(factors)))
            norms.append(min(norm, most))
    return Limited(scaled, sum(norms) / len(norms) if norms else 0.0)


def _factors(layer: BaseTunerLayer, name: str) -> list[Tensor]:
    """The tensors whose product the update is."""
    if isinstance(layer, LoraLayer):
        return [layer.lora_A[name].weight, layer.lora_B[name].weight] if name in layer.lora_A else []
    if isinstance(layer, LoHaLayer | LoKrLayer):
        held = (getattr(layer, attribute) for attribute in layer.adapter_layer_names)
        return [parameters[name] for parameters in held if name in parameters]
    return [layer.oft_blocks[name]] if isinstance(layer, OftLayer) and name in layer.oft_blocks else []


def _norm(layer: BaseTunerLayer, name: str) -> Tensor:
    """The Frobenius norm of the update at strength 1; of a LoRA by its factors alone: ‖BA‖² = tr(BᵀB·AAᵀ)."""
    if isinstance(layer, LoraLayer):
        down, up = (part[name].weight.float().flatten(1) for part in (layer.lora_A, layer.lora_B))
        return ((up.T @ up) * (down @ down.T)).sum().clamp(min=0).sqrt() * layer.scaling[name]
    if isinstance(layer, OftLayer):
        return layer.oft_blocks[name].norm()
    assert isinstance(layer, LoHaLayer | LoKrLayer)
    delta: Tensor = layer.get_delta_weight(name)
    return delta.norm()
