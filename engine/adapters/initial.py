"""LoRAs that begin as a part of the base weight: PiSSA and OLoRA, with the base left as it is.

Both methods take the part that the LoRA begins as off the base weight. Here it is taken off by a second adapter that
stays as it is, so the base is exact at any precision: y = (W + s·B·A - s·B0·A0)·x. What was learned, B·A - B0·A0, is an
ordinary LoRA of twice the rank for the original base, and that is what files hold.
"""

from __future__ import annotations

import torch
from peft.tuners.lora import LoraLayer
from torch import Tensor, nn

from engine.publish.peft_layers import START, inject, tuner_layers

METHODS = ("pissa", "olora")
_EXACT = 1024  # the shorter side of a matrix up to which the whole decomposition is quick enough


def begin_from_base(component: nn.Module, name: str, method: str) -> None:
    """Let each LoRA of the adapter ``name`` begin as a part of its layer's weight, and take that part off again."""
    layers = {path: layer for path, layer in tuner_layers(component).items() if isinstance(layer, LoraLayer)}
    layers = {path: layer for path, layer in layers.items() if name in layer.lora_A}
    sizes = {path: (layer.r[name], layer.scaling[name] * layer.r[name]) for path, layer in layers.items()}
    inject(component, sizes, name + START, init_lora_weights=False, low_cpu_mem_usage=True)
    for layer in layers.values():
        weight = layer.get_base_layer().weight.detach().float()
        make = pissa if method == "pissa" else olora
        rank = layer.r[name]
        down, up = make(weight.flatten(1), min(rank, *weight.flatten(1).shape), layer.scaling[name])
        missing = rank - len(down)  # ranks beyond those of the layer itself stay zero
        down, up = nn.functional.pad(down, (0, 0, 0, missing)), nn.functional.pad(up, (0, missing))
        for part, values in ((layer.lora_A[name], down), (layer.lora_B[name], up)):
            part.weight.data.copy_(values.reshape(part.weight.shape))
        put_start(layer, name, down, -up)


def put_start(layer: LoraLayer, name: str, down: Tensor, up: Tensor) -> None:
    """Set what is taken off, and have both adapters act; only the first one learns."""
    start = name + START
    for part, like, values in (
        (layer.lora_A, layer.lora_A[name], down),
        (layer.lora_B, layer.lora_B[name], up),
    ):
        held = values.to(like.weight.device, torch.float32, copy=True).reshape(like.weight.shape).contiguous()
        part[start].weight = nn.Parameter(held)
    layer.set_adapter([name, start])
    for part in (layer.lora_A, layer.lora_B):
        part[start].weight.requires_grad_(False)


def pissa(weight: Tensor, rank: int, scale: float) -> tuple[Tensor, Tensor]:
    """Factors [r, in], [out, r] of the part of a matrix with the largest singular values; scale·B·A is that part.

    Meng et al., "PiSSA: Principal Singular Values and Singular Vectors Adaptation" (2024). Large matrices are
    decomposed by random projection, as the paper proposes.
    """
    if min(weight.shape) <= max(_EXACT, 4 * rank):
        u, values, v = torch.linalg.svd(weight, full_matrices=False)
        u, values, v = u[:, :rank], values[:rank], v[:rank]
    else:
        u, values, right = torch.svd_lowrank(weight, rank, niter=8)
        v = right.T
    root = (values / scale).sqrt()
    return root[:, None] * v, u * root


def olora(weight: Tensor, rank: int, scale: float) -> tuple[Tensor, Tensor]:
    """Factors [r, in], [out, r] from a QR decomposition: B orthonormal.

    Büyükakyüz, "OLoRA: Orthonormal Low-Rank Adaptation of Large Language Models" (2024). As there, B·A is the part of
    the weight, and it acts with the scale.
    """
    q, r = torch.linalg.qr(weight)
    return r[:rank], q[:, :rank]
