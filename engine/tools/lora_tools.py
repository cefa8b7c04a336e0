"""Resize one LoRA, combine several, and extract one from two models, with the error that each step costs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeGuard

import torch
from torch import Tensor

from engine.publish.weights import AdapterModule, AdapterWeights, BaseModules, LoraModule
from engine.tools.base import BaseWeights
from engine.tools.lowrank import Cut, Shortened, added, factor, shorten
from project.errors import BadInput

Tell = Callable[[str, int, int], None]
NEED_THE_BASE = ("dora", "oft")
TITLES = {"lora": "LoRA", "dora": "DoRA", "loha": "LoHa", "lokr": "LoKr", "oft": "OFT"}
SMALLEST = 1e-6  # a layer that differs by less than this share of its size was not trained, only rounded


@dataclass(frozen=True)
class Worked:
    """A LoRA that a tool made, and of each layer the relative error and the size of the whole update."""

    weights: AdapterWeights
    errors: dict[str, tuple[float, float]]

    @property
    def error(self) -> float:
        """The relative error of all layers together (Frobenius norm)."""
        whole = sum(size**2 for _, size in self.errors.values())
        lost = sum((error * size) ** 2 for error, size in self.errors.values())
        return (lost / whole) ** 0.5 if whole else 0.0

    def ranks(self) -> list[int]:
        """The ranks of the layers, from the smallest to the largest."""
        return sorted(module.rank for _, module in self.weights.items())


def resize(weights: AdapterWeights, layers: BaseModules, cut: Cut, tell: Tell) -> Worked:
    """The LoRA with smaller ranks. Raises BadInput for a kind whose update depends on the base model."""

    def work(part: str, name: str, module: AdapterModule) -> Shortened:
        return shorten(module, cut) if _is_plain(module) else factor(_update(module, layers.parts[part][name]), cut)

    return _each(weights, work, tell, "resizing")


def combine(loras: Sequence[tuple[AdapterWeights, float]], layers: BaseModules, cut: Cut | None, tell: Tell) -> Worked:
    """One LoRA that does what several do together, each at its strength: exact, or cut to a rank."""
    found: dict[str, dict[str, list[tuple[LoraModule, float]]]] = {}
    for weights, strength in loras:
        for part, modules in weights.parts.items():
            for name, module in modules.items():
                plain = _plain(module, layers.parts[part][name])
                found.setdefault(part, {}).setdefault(name, []).append((plain, strength))
    together = AdapterWeights({p: {n: added(several) for n, several in own.items()} for p, own in found.items()})
    if cut is None:
        errors = {name: (0.0, 1.0) for name, _ in together.items()}
        return Worked(together, errors)
    return _each(together, lambda _, __, module: shorten(module, cut), tell, "combining")


def extract(base: BaseWeights, tuned: BaseWeights, cut: Cut, conv_rank: int, tell: Tell) -> Worked:
    """The LoRA that turns one model into another. Raises BadInput if they are of different architectures.

    ``conv_rank`` is for kernels larger than 1×1; 0 leaves them out. Layers that hardly differ are left out.
    """
    shared = [(part, name) for part, shapes in base.shapes.items() for name, shape in shapes.items()
              if tuned.shapes.get(part, {}).get(name) == shape]  # fmt: skip
    total = sum(map(len, base.shapes.values()))
    if len(shared) < total / 2:
        raise BadInput(
            f"{tuned.path} has only {len(shared)} of the {total} layers of {base.path}: the two models must be of one "
            "family"
        )
    found: dict[str, dict[str, AdapterModule]] = {}
    errors: dict[str, tuple[float, float]] = {}
    for number, (part, name) in enumerate(shared):
        tell("extracting", number, len(shared))
        shape = base.shapes[part][name]
        convolution = len(shape) == 4 and shape[2:] != (1, 1)
        if convolution and not conv_rank:
            continue
        before = base.weight(part, name).float()
        change = tuned.weight(part, name).float() - before
        if float(change.norm()) <= SMALLEST * float(before.norm()):
            continue
        made = factor(change, Cut(conv_rank if convolution else cut.rank, cut.error))
        found.setdefault(part, {})[name] = made.module
        errors[f"{part}.{name}"] = made.error, made.size
    if not errors:
        raise BadInput(f"{tuned.path} and {base.path} hardly differ: there is nothing to extract")
    return Worked(AdapterWeights(found), errors)


def _each(weights: AdapterWeights, work: Callable[[str, str, Any], Shortened], tell: Tell, phase: str) -> Worked:
    made: dict[str, dict[str, AdapterModule]] = {}
    errors: dict[str, tuple[float, float]] = {}
    total, number = len(weights), 0
    for part, modules in weights.parts.items():
        for name, module in modules.items():
            tell(phase, number, total)
            number += 1
            short = work(part, name, module)
            made.setdefault(part, {})[name] = short.module
            errors[f"{part}.{name}"] = short.error, short.size
    return Worked(AdapterWeights(made), errors)


def _is_plain(module: AdapterModule) -> TypeGuard[LoraModule]:
    """Whether a module is a sum of its factors and nothing else."""
    return isinstance(module, LoraModule) and module.kind == "lora"


def _plain(module: AdapterModule, shape: tuple[int, ...]) -> LoraModule:
    """A module as a plain low-rank update; exact, if need be with the rank that this takes."""
    if _is_plain(module):
        return module
    update = _update(module, shape)
    return factor(update, Cut(min(update.flatten(1).shape))).module


def _update(module: AdapterModule, shape: tuple[int, ...]) -> Tensor:
    if module.kind in NEED_THE_BASE:
        raise BadInput(
            f"{TITLES[module.kind]} acts on the base model's own weights, so it is no plain sum: merge it into a "
            "model and extract a LoRA from that"
        )
    return module.update(torch.zeros(shape))
