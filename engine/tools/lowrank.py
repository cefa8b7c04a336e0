"""The algebra of low-rank updates: an update as factors, the best ones of a smaller rank, and their error."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from engine.publish.weights import LoraModule


@dataclass(frozen=True)
class Cut:
    """How far singular values are kept: at most ``rank``, and no more than a relative ``error`` needs (0: all)."""

    rank: int
    error: float = 0.0


@dataclass(frozen=True)
class Shortened:
    """A module of a smaller rank; ``error`` is the relative size (Frobenius norm) of what it lacks."""

    module: LoraModule
    error: float
    size: float  # Frobenius norm of the whole update


def shorten(module: LoraModule, cut: Cut) -> Shortened:
    """The best update of a smaller rank (Eckart and Young, 1936), found without multiplying the factors out.

    With up = Qu·Ru and downᵀ = Qd·Rd (QR), up·down = Qu·(Ru·Rdᵀ)·Qdᵀ, and only the r×r matrix in the middle needs an
    SVD. The new alpha is the new rank, so that the scale is 1.
    """
    up = module.up.flatten(1).double() * module.scale
    down = module.down.flatten(1).double()
    left, upper = torch.linalg.qr(up)
    right, lower = torch.linalg.qr(down.T)
    return _cut(module, (left, upper @ lower.T, right), cut)


def factor(update: Tensor, cut: Cut) -> Shortened:
    """The best factors of a whole update [out, in] or [out, in, kh, kw]."""
    matrix = update.flatten(1).double()
    out, inside = matrix.shape
    like = LoraModule(
        torch.empty(1, *update.shape[1:], device="meta"), torch.empty(out, 1, *([1] * (update.dim() - 2))), 1.0
    )
    eye_left = torch.eye(out, dtype=matrix.dtype) if out <= inside else None
    # a QR of the longer side leaves a square matrix of the shorter one
    if eye_left is not None:
        right, lower = torch.linalg.qr(matrix.T)
        return _cut(like, (eye_left, lower.T, right), cut)
    left, upper = torch.linalg.qr(matrix)
    return _cut(like, (left, upper, torch.eye(inside, dtype=matrix.dtype)), cut)


def added(modules: Sequence[tuple[LoraModule, float]]) -> LoraModule:
    """The exact sum of updates of one layer, each times its strength: ranks add up. The scale is 1."""
    ups = [module.up * (module.scale * strength) for module, strength in modules]
    downs = [module.down for module, _ in modules]
    down = torch.cat(downs, dim=0)
    return LoraModule(down.contiguous(), torch.cat(ups, dim=1).contiguous(), float(down.shape[0]))


def _cut(like: LoraModule, middle: tuple[Tensor, Tensor, Tensor], cut: Cut) -> Shortened:
    left, core, right = middle
    u, values, v = torch.linalg.svd(core, full_matrices=False)
    energy = values.square()
    whole = float(energy.sum())
    rank = _enough(energy, whole, cut)
    lost = float(energy[rank:].sum())
    root = values[:rank].sqrt()
    up = (left @ u[:, :rank]) * root
    down = root[:, None] * (v[:rank] @ right.T)
    module = LoraModule(
        down.float().reshape(rank, *like.down.shape[1:]).contiguous(),
        up.float().reshape(like.up.shape[0], rank, *like.up.shape[2:]).contiguous(),
        float(rank),
    )
    return Shortened(module, (lost / whole) ** 0.5 if whole else 0.0, whole**0.5)


def _enough(energy: Tensor, whole: float, cut: Cut) -> int:
    """The smallest rank, at least 1, whose error is allowed, but no more than the cut's rank."""
    most = max(1, min(cut.rank, len(energy)))
    if cut.error <= 0 or whole == 0:
        return most
    left = whole - energy.cumsum(0)
    small = (left <= whole * cut.error**2).nonzero()
    return min(most, int(small[0]) + 1) if len(small) else most
