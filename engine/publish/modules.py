"""The kinds of adapter modules: what each adds to one layer's weight, and the tensors that files keep of it.

Shapes: a layer's weight is [out, in] or [out, in, kh, kw]. Tensor names are those of the LyCORIS library (Yeh et al.,
"Navigating Text-To-Image Customization", 2023), which kohya's scripts, the WebUIs and ComfyUI share.
"""

from __future__ import annotations

import math
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import ClassVar, Self

import torch
from torch import Tensor

from project.errors import BadInput

Shape = tuple[int, ...]


class AdapterModule(ABC):
    """What an adapter does to one layer."""

    alpha: float

    @property
    @abstractmethod
    def kind(self) -> str:
        """lora, dora, loha, lokr or oft."""

    @property
    @abstractmethod
    def rank(self) -> int:
        """The size of the factors."""

    @property
    def scale(self) -> float:
        """The factor of the product: alpha / rank."""
        return self.alpha / self.rank

    @abstractmethod
    def update(self, base: Tensor) -> Tensor:
        """What is added to the base weight at strength 1: fp32, of the base's shape."""

    @abstractmethod
    def tensors(self) -> dict[str, Tensor]:
        """The tensors by the ends of their names in files, alpha left out."""

    @abstractmethod
    def fitted(self, shape: Shape) -> Self | None:
        """The module with as many axes as a layer of this weight shape; None if it does not fit the layer."""

    def changed(self, change: Callable[[Tensor], Tensor]) -> Self:
        """The module with another tensor in place of each of its own."""
        own = {name: value for name, value in vars(self).items() if isinstance(value, Tensor)}
        return replace(self, **{name: change(tensor) for name, tensor in own.items()})  # type: ignore[type-var]

    def finite(self) -> bool:
        """Whether it holds numbers alone, no NaN and nothing infinite."""
        return math.isfinite(self.alpha) and all(bool(tensor.isfinite().all()) for tensor in self.tensors().values())

    def idle(self) -> bool:
        """Whether it holds nothing but zeros: it does nothing and cannot learn."""
        return not any(bool(tensor.any()) for tensor in self.tensors().values())


@dataclass(frozen=True)
class LoraModule(AdapterModule):
    """One low-rank update: `down` [r, in] or [r, in, kh, kw], `up` [out, r] or [out, r, 1, 1], and its alpha.

    With a `magnitude` [out] it is a DoRA (Liu et al., 2024): each row of base + update is brought to that length.
    """

    down: Tensor
    up: Tensor
    alpha: float
    magnitude: Tensor | None = None

    @property
    def kind(self) -> str:
        return "lora" if self.magnitude is None else "dora"

    @property
    def rank(self) -> int:
        return self.down.shape[0]

    def delta(self) -> Tensor:
        """up·down times the scale, in fp32: [out, in] or [out, in, kh, kw]. Without a magnitude this is the update."""
        product = self.up.float().flatten(1) @ self.down.float().flatten(1) * self.scale
        return product.reshape(self.up.shape[0], *self.down.shape[1:])

    def update(self, base: Tensor) -> Tensor:
        if self.magnitude is None:
            return self.delta()
        base = base.float()
        whole = base + self.delta().to(base.device)
        lengths = whole.flatten(1).norm(dim=1)
        factor = self.magnitude.to(base.device) / lengths.clamp(min=torch.finfo(lengths.dtype).tiny)
        return whole * factor.reshape(-1, *[1] * (base.dim() - 1)) - base

    def tensors(self) -> dict[str, Tensor]:
        found = {"lora_down.weight": self.down, "lora_up.weight": self.up}
        if self.magnitude is not None:
            found["dora_scale"] = self.magnitude.reshape(-1, *[1] * (self.down.dim() - 1))
        return found

    def fitted(self, shape: Shape) -> Self | None:
        axes = len(shape)
        down, up = _with_axes(self.down, axes), _with_axes(self.up, axes)
        pair = up.dim() == axes and up.shape[1] == down.shape[0]
        whole = self.magnitude is None or self.magnitude.numel() == shape[0]
        if not (pair and whole and (up.shape[0], *down.shape[1:]) == shape):
            return None
        return replace(self, down=down, up=up)


def _with_axes(weight: Tensor, axes: int) -> Tensor:
    """Some tools write a 1×1 convolution as a matrix, or the reverse."""
    if weight.dim() == 2 and axes == 4:
        return weight[:, :, None, None]
    if weight.dim() == 4 and axes == 2 and tuple(weight.shape[2:]) == (1, 1):
        return weight[:, :, 0, 0]
    return weight


@dataclass(frozen=True)
class LohaModule(AdapterModule):
    """The Hadamard product of two low-rank matrices (FedPara: Hyeon-Woo et al., 2022; LyCORIS).

    `w1_a`, `w2_a` [out, r]; `w1_b`, `w2_b` [r, in·kh·kw]. With the cores `t1`, `t2` [r, r, kh, kw] of a Tucker
    decomposition they are [r, out] and [r, in].
    """

    w1_a: Tensor
    w1_b: Tensor
    w2_a: Tensor
    w2_b: Tensor
    alpha: float
    t1: Tensor | None = None
    t2: Tensor | None = None
    kind: ClassVar[str] = "loha"

    @property
    def rank(self) -> int:
        return self.w1_b.shape[0]

    def update(self, base: Tensor) -> Tensor:
        product = _product(self.w1_a, self.w1_b, self.t1) * _product(self.w2_a, self.w2_b, self.t2)
        return (product * self.scale).reshape(base.shape)

    def tensors(self) -> dict[str, Tensor]:
        found = {"hada_w1_a": self.w1_a, "hada_w1_b": self.w1_b, "hada_w2_a": self.w2_a, "hada_w2_b": self.w2_b}
        if self.t1 is not None and self.t2 is not None:
            found |= {"hada_t1": self.t1, "hada_t2": self.t2}
        return found

    def fitted(self, shape: Shape) -> Self | None:
        sizes = {_product_size(self.w1_a, self.w1_b, self.t1), _product_size(self.w2_a, self.w2_b, self.t2)}
        return self if sizes == {(shape[0], math.prod(shape[1:]))} else None


@dataclass(frozen=True)
class LokrModule(AdapterModule):
    """The Kronecker product of a small matrix and a larger one, each whole or as a product of rank r (LyCORIS).

    `w1` [a, b] or `w1_a` [a, r] · `w1_b` [r, b]; `w2` [c, d(, kh, kw)] or `w2_a` [c, r] · `w2_b` [r, d·kh·kw], or with
    the core `t2` [r, r, kh, kw] `w2_a` [r, c] and `w2_b` [r, d]. out = a·c, in = b·d. Where both are whole there is no
    rank, and the scale is 1 whatever alpha says: all readers hold it so.
    """

    alpha: float
    w1: Tensor | None = None
    w1_a: Tensor | None = None
    w1_b: Tensor | None = None
    w2: Tensor | None = None
    w2_a: Tensor | None = None
    w2_b: Tensor | None = None
    t2: Tensor | None = None
    kind: ClassVar[str] = "lokr"

    @property
    def rank(self) -> int:
        """The rank of the factored half; 1 where none is factored."""
        factored = self.w2_b if self.w2_b is not None else self.w1_b
        return 1 if factored is None else factored.shape[0]

    @property
    def scale(self) -> float:
        return 1.0 if self.w1_b is None and self.w2_b is None else self.alpha / self.rank

    def update(self, base: Tensor) -> Tensor:
        first = self.w1.float() if self.w1 is not None else _product(self.w1_a, self.w1_b, None)
        second = self.w2.float().flatten(1) if self.w2 is not None else _product(self.w2_a, self.w2_b, self.t2)
        return (torch.kron(first, second.flatten(1)) * self.scale).reshape(base.shape)

    def tensors(self) -> dict[str, Tensor]:
        names = ("w1", "w1_a", "w1_b", "w2", "w2_a", "w2_b", "t2")
        found = {f"lokr_{name}": getattr(self, name) for name in names}
        return {name: tensor for name, tensor in found.items() if tensor is not None}

    def fitted(self, shape: Shape) -> Self | None:
        first = _sizes(self.w1) if self.w1 is not None else _product_size(self.w1_a, self.w1_b, None)
        second = _sizes(self.w2) if self.w2 is not None else _product_size(self.w2_a, self.w2_b, self.t2)
        if first is None or second is None:
            return None
        fits = (first[0] * second[0], first[1] * second[1]) == (shape[0], math.prod(shape[1:]))
        return self if fits else None


@dataclass(frozen=True)
class OftModule(AdapterModule):
    """An orthogonal rotation of a layer's outputs in blocks (Qiu et al., 2023), as LyCORIS' "diag-oft" keeps it.

    `blocks` [n, s, s] with n·s = out. With Q = blocks - blocksᵀ, each block of rows of the weight is multiplied by
    Rᵀ, R = (I + Q)(I - Q)⁻¹ (Cayley). Alpha is a constraint in such files; 0 means none, and no other is read.
    """

    blocks: Tensor
    alpha: float = 0.0
    kind: ClassVar[str] = "oft"

    @property
    def rank(self) -> int:
        """The side of a block."""
        return self.blocks.shape[-1]

    @property
    def scale(self) -> float:
        return 1.0

    def update(self, base: Tensor) -> Tensor:
        count, side, _ = self.blocks.shape
        turn = rotation(self.blocks.float()) - torch.eye(side, device=self.blocks.device)
        rows = base.float().reshape(count, side, -1)
        return torch.bmm(turn.transpose(1, 2).to(rows.device), rows).reshape(base.shape)

    def tensors(self) -> dict[str, Tensor]:
        return {"oft_blocks": self.blocks}

    def fitted(self, shape: Shape) -> Self | None:
        count, side, other = self.blocks.shape
        return self if side == other and count * side == shape[0] and self.alpha == 0 else None


def rotation(blocks: Tensor) -> Tensor:
    """The orthogonal matrices [n, s, s] that free matrices stand for, by Cayley's transform."""
    skew = blocks - blocks.transpose(1, 2)
    eye = torch.eye(blocks.shape[-1], device=blocks.device, dtype=blocks.dtype)
    return torch.linalg.solve((eye - skew), (eye + skew), left=False)


def _product(a: Tensor | None, b: Tensor | None, core: Tensor | None) -> Tensor:
    """The matrix [rows, columns] of two factors, through a Tucker core where there is one."""
    assert a is not None
    assert b is not None
    if core is None:
        return a.float() @ b.float().flatten(1)
    return torch.einsum("ijkl,ip,jq->pqkl", core.float(), a.float(), b.float()).flatten(1)


def _product_size(a: Tensor | None, b: Tensor | None, core: Tensor | None) -> tuple[int, int] | None:
    if a is None or b is None:
        return None
    if core is None:
        return (a.shape[0], b[0].numel()) if a.shape[1] == b.shape[0] else None
    if core.dim() != 4 or tuple(core.shape[:2]) != (a.shape[0], b.shape[0]):
        return None
    return a.shape[1], b.shape[1] * core[0, 0].numel()


def _sizes(whole: Tensor) -> tuple[int, int]:
    return whole.shape[0], whole[0].numel()


def module_of(key: str, parts: Mapping[str, Tensor], alpha: float | None) -> AdapterModule:
    """Makes a module of the tensors that a file has under `key`, by the ends of their names; no alpha: the scale is 1.

    A Tucker core of a LoRA (`lora_mid`) is multiplied into `down`, which keeps the rank. Raises BadInput if a part is
    missing, if one is no matrix or kernel, if a value is NaN or infinite, or for what no reader here knows.
    """
    values = {name: tensor.float() for name, tensor in parts.items()}
    for name, tensor in values.items():
        flat = tensor.dim() < 2 and name not in ("dora_scale", "magnitude")
        if flat or 0 in tensor.shape:
            shown = " and ".join(size_text(part.shape) for part in parts.values())
            raise BadInput(f"the file is damaged: {key} has weights of the sizes {shown}")
    if "oft_blocks" in values:
        module = _oft(key, values, alpha)
    elif any(name.startswith("hada_") for name in values):
        module = _loha(key, values, alpha)
    elif any(name.startswith("lokr_") for name in values):
        module = _lokr(key, values, alpha)
    else:
        module = _lora(key, values, alpha)
    if not module.finite():
        raise BadInput(f"the file holds values that are not finite numbers, for example in {key}")
    return module


def _lora(key: str, values: dict[str, Tensor], alpha: float | None) -> AdapterModule:
    down, up = values.get("lora_down.weight"), values.get("lora_up.weight")
    if down is None or up is None:
        raise BadInput(f"the file is incomplete: {key} has no {'down' if down is None else 'up'} weight")
    core = values.get("lora_mid.weight")
    if core is not None:
        if core.dim() != 4 or tuple(core.shape[:2]) != (up.shape[1], down.shape[0]):
            raise BadInput(f"the file is damaged: the parts of {key} do not fit together")
        down = torch.einsum("jikl,in->jnkl", core, down.flatten(1))
    magnitude = values.get("dora_scale")
    if magnitude is not None:
        if magnitude.shape[0] != up.shape[0] and magnitude.dim() > 1:
            raise BadInput(
                f"this is a DoRA adapter of the older kind, which scales inputs ({key}), and cannot be loaded; "
                "ask for one that scales outputs"
            )
        magnitude = magnitude.flatten()
    return LoraModule(down, up, float(down.shape[0]) if alpha is None else alpha, magnitude)


def _loha(key: str, values: dict[str, Tensor], alpha: float | None) -> AdapterModule:
    _refuse_scale(key, values)
    w1_a, w1_b, w2_a, w2_b = _needed(key, values, "hada_w1_a", "hada_w1_b", "hada_w2_a", "hada_w2_b")
    alpha = float(w1_b.shape[0]) if alpha is None else alpha
    return LohaModule(w1_a, w1_b, w2_a, w2_b, alpha, values.get("hada_t1"), values.get("hada_t2"))


def _lokr(key: str, values: dict[str, Tensor], alpha: float | None) -> AdapterModule:
    _refuse_scale(key, values)
    for half in ("lokr_w1", "lokr_w2"):
        if half not in values:
            _needed(key, values, f"{half}_a", f"{half}_b")
    if "lokr_t1" in values:
        raise BadInput(f"this version cannot read the key {key}.lokr_t1")
    module = LokrModule(alpha=1.0, **{name.removeprefix("lokr_"): tensor for name, tensor in values.items()})
    whole = module.w1 is not None and module.w2 is not None
    return replace(module, alpha=1.0 if whole else float(module.rank) if alpha is None else alpha)


def _oft(key: str, values: dict[str, Tensor], alpha: float | None) -> AdapterModule:
    blocks = values["oft_blocks"]
    if len(values) > 1 or alpha or blocks.dim() != 3:
        raise BadInput(f"this is an OFT adapter with a constraint, a rescale or butterfly blocks ({key}), which cannot "
                       "be loaded; plain OFT can")  # fmt: skip
    return OftModule(blocks)


def _needed(key: str, values: Mapping[str, Tensor], *names: str) -> list[Tensor]:
    missing = [name for name in names if name not in values]
    if missing:
        raise BadInput(f"the file is incomplete: {key} has no {missing[0]}")
    return [values[name] for name in names]


def _refuse_scale(key: str, values: Mapping[str, Tensor]) -> None:
    if "dora_scale" in values:
        raise BadInput(f"this is a LoHa or LoKr adapter with a DoRA scale ({key}), which this version cannot load")


def size_text(shape: Shape) -> str:
    """A shape as it is shown: 2×4."""
    return "×".join(str(length) for length in shape)
