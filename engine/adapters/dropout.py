"""Leaving parts of a LoRA out at random while it trains: whole layers, and single ranks.

All draws come from torch's random state, which the loop reseeds for each micro-batch.
"""

from __future__ import annotations

import torch
import torch.nn.functional as F
from peft.tuners.lora import LoraLayer
from torch import Tensor, nn


class InputDropout(nn.Module):
    """Takes the place of a LoRA's dropout: single inputs with probability ``share``, all of them with ``whole``.

    Without inputs a LoRA adds nothing, so ``whole`` leaves it out of a step, as LyCORIS' module dropout does.
    """

    def __init__(self, share: float, whole: float) -> None:
        super().__init__()
        self.share, self.whole = share, whole

    def forward(self, x: Tensor) -> Tensor:
        if not self.training:
            return x
        if torch.rand(1) < self.whole:
            return torch.zeros_like(x)
        return F.dropout(x, self.share) if self.share else x


def _without_ranks(hidden: Tensor, share: float, axis: int) -> Tensor:
    """Hidden values [n, ...] with ranks left out for each picture; the others grow, so that the mean stays."""
    shape = [1] * hidden.dim()
    shape[0], shape[axis] = hidden.shape[0], hidden.shape[axis]
    kept = torch.rand(shape, device=hidden.device) > share
    return hidden * kept / (1 - share)


class RankDropLinear(nn.Linear):
    """The down matrix of a LoRA whose ranks are left out at random."""

    share = 0.0

    def forward(self, x: Tensor) -> Tensor:
        hidden = super().forward(x)
        return _without_ranks(hidden, self.share, -1) if self.training else hidden


class RankDropConv2d(nn.Conv2d):
    """The same for a convolution."""

    share = 0.0

    def forward(self, x: Tensor) -> Tensor:
        hidden = super().forward(x)
        return _without_ranks(hidden, self.share, 1) if self.training else hidden


def add(layer: LoraLayer, name: str, share: float, *, ranks: float, whole: float) -> None:
    """Give the adapter ``name`` of a layer these dropouts; 0 leaves one as peft made it."""
    if whole:
        layer.lora_dropout[name] = InputDropout(share, whole).train(layer.training)
    if ranks:
        old = layer.lora_A[name]
        new: RankDropLinear | RankDropConv2d
        if isinstance(old, nn.Conv2d):
            new = RankDropConv2d(old.in_channels, old.out_channels, 1, bias=False, device="meta")
            new.kernel_size, new.stride, new.padding, new.dilation = (
                old.kernel_size, old.stride, old.padding, old.dilation)  # fmt: skip
        else:
            new = RankDropLinear(old.in_features, old.out_features, bias=False, device="meta")
        new.weight, new.share = old.weight, ranks
        layer.lora_A[name] = new.train(layer.training)
