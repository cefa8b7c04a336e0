"""What a strength means for adapters whose layers have no factor for it."""

from __future__ import annotations

from typing import Any

from peft.tuners.lora import LoraLayer
from peft.tuners.lora.layer import LoraVariant
from peft.tuners.tuners_utils import BaseTunerLayer
from torch import Tensor

from engine.publish.peft_layers import START


class ScaledVariant:
    """A DoRA layer's work, of which a share is taken: base + strength · (adapted - base).

    peft's own scale stands inside of DoRA's norm, where a small one would not lead back to the base model.
    """

    def __init__(self, variant: LoraVariant, strength: float) -> None:
        self.variant, self.strength = variant, strength

    def forward(self, module: LoraLayer, *, active_adapter: str, x: Tensor, result: Tensor, **kwargs: Any) -> Tensor:
        """The layer's output with the adapter at this strength."""
        full: Tensor = self.variant.forward(module, active_adapter=active_adapter, x=x, result=result, **kwargs)
        return full if self.strength == 1 else result + self.strength * (full - result)


def active_names(layer: BaseTunerLayer, name: str) -> list[str]:
    """The adapters of a layer that act together as ``name``: it, and what a PiSSA or OLoRA takes off again."""
    both = isinstance(layer, LoraLayer) and name + START in layer.lora_A
    return [name, name + START] if both else [name]
