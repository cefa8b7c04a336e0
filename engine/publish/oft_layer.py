"""A layer whose outputs are turned in blocks: the OFT that LyCORIS, the WebUIs and ComfyUI know.

peft's own OFT turns the inputs of a layer instead, which no tool that makes pictures reads, and which their form cannot
hold. This one is a peft tuner layer, so that adapters are scaled, switched and removed in one way.
"""

from __future__ import annotations

from typing import Any

import torch
from peft.tuners.tuners_utils import BaseTunerLayer
from torch import Tensor, nn

from engine.publish.modules import rotation


class OftLayer(nn.Module, BaseTunerLayer):
    """y = W·x, and on top of it strength · (Rᵀ - I)·(W·x) for each active adapter: the update is linear in strength."""

    adapter_layer_names = ("oft_blocks",)
    other_param_names = ("scaling", "module_dropout")

    def __init__(self, base_layer: nn.Module) -> None:
        super().__init__()
        self.base_layer = base_layer
        if isinstance(base_layer, nn.Linear):  # SDXL's pipeline asks its size embedding for them
            self.in_features, self.out_features = base_layer.in_features, base_layer.out_features
        self.oft_blocks = nn.ParameterDict({})
        self.scaling: dict[str, float] = {}
        self.module_dropout: dict[str, float] = {}
        self._disable_adapters = False
        self._active_adapter: str | list[str] = []
        self.merged_adapters: list[str] = []

    def add(self, name: str, blocks: Tensor, module_dropout: float = 0.0) -> None:
        """Take an adapter on: `blocks` [n, s, s] with n·s = out. Zeros change nothing."""
        self.oft_blocks[name] = nn.Parameter(blocks)
        self.scaling[name], self.module_dropout[name] = 1.0, module_dropout

    def set_scale(self, adapter: str, scale: float) -> None:
        """Use an adapter at a strength from now on."""
        if adapter in self.scaling:
            self.scaling[adapter] = scale

    def forward(self, x: Tensor, *args: Any, **kwargs: Any) -> Tensor:
        own: Any = self
        result: Tensor = own.base_layer(x, *args, **kwargs)
        if self.disable_adapters:
            return result
        base = own.get_base_layer()
        for name in own.active_adapters:
            if name not in self.oft_blocks:
                continue
            if self.training and self.module_dropout[name] and torch.rand(1) < self.module_dropout[name]:
                continue
            blocks = self.oft_blocks[name]
            channels = result.dim() - 1 if isinstance(base, nn.Linear) else 1
            rows = result.movedim(channels, -1)
            plain = rows if base.bias is None else rows - base.bias
            turn = rotation(blocks) - torch.eye(blocks.shape[-1], device=blocks.device)
            split = plain.to(turn.dtype).reshape(*plain.shape[:-1], len(blocks), -1)
            change = torch.einsum("kmn,...km->...kn", turn, split).reshape(plain.shape)
            result = result + (self.scaling[name] * change).to(result.dtype).movedim(-1, channels)
        return result
