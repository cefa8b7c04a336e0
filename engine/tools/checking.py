"""Look a LoRA file over: what it is, whether its numbers are sound, whether it fits a base model."""

from __future__ import annotations

import math
from pathlib import Path

import torch

from engine.publish.metadata import model_hash
from engine.publish.read import read_adapter, read_tensors
from engine.publish.weights import AdapterWeights, BaseModules
from engine.tools.base import BaseWeights
from engine.tools.lora_tools import NEED_THE_BASE
from engine.tools.writing import layers_without_base
from project import runs
from project.errors import BadInput
from project.lora_file import LoraFile, read_lora

STRONG = 0.5  # an update of this share of its layer's weight is unusual


def check(path: Path, base: BaseWeights | None = None) -> runs.Report:
    """A report of a LoRA file: one line a finding, and a table of its strongest layers. Raises BadInput."""
    lora = read_lora(path)
    tensors, _ = read_tensors(lora.path)
    lines = [*_facts(lora)]
    broken = sorted(key for key, value in tensors.items() if value.is_floating_point() and not value.isfinite().all())
    if broken:
        lines.append(f"{len(broken)} tensors hold numbers that are not finite, for example {broken[0]}: the file is "
                     "broken and will give black or gray pictures.")  # fmt: skip
    lines.append(_hash(lora, model_hash(tensors)))
    rows: tuple[tuple[str, ...], ...] = ()
    try:
        layers = base.modules() if base else layers_without_base(lora)
        if not broken:
            weights = read_adapter(lora.path, layers)
            lines.append(f"All {len(weights)} modules fit {base.path if base else lora.base_title}.")
            rows = _strongest(weights, layers, base, lines)
    except BadInput as error:
        lines.append(f"It does not fit: {error}.")
    shown_columns = ("layer", "size", "of the weight") if base else ("layer", "size")
    return runs.Report(title=lora.title, lines=tuple(lines), columns=shown_columns if rows else (), rows=rows)


def _facts(lora: LoraFile) -> list[str]:
    ranks = ", ".join(map(str, lora.ranks[:4])) or "unknown"
    alphas = ", ".join(f"{alpha:g}" for alpha in lora.alphas[:4])
    parts = ", ".join(f"{part.replace('_', ' ')} {count}" for part, count in lora.parts.items())
    lines = [
        f"A {lora.kind} for {lora.base_title}, {lora.layout} layout, {lora.precision}, {lora.size / 1e6:.1f} MB.",
        f"Rank {ranks}{f', alpha {alphas}' if alphas else ''}; modules: {parts}.",
    ]
    if lora.made_with:
        lines.append(f"Made with {lora.made_with}{f', {lora.steps} steps' if lora.steps else ''}.")
    if lora.trigger:
        lines.append(f"Trigger word: {lora.trigger}.")
    if lora.tags:
        lines.append(f"Most frequent tags: {', '.join(list(lora.tags)[:8])}.")
    return lines


def _hash(lora: LoraFile, digest: str) -> str:
    said = lora.metadata.get("sshs_model_hash", "")
    if not said:
        return f"The hash of the weights is {digest[:12]}; the header names none."
    same = said.removeprefix("0x") == digest
    return f"The hash of the weights is {digest[:12]}, {'as' if same else 'NOT as'} the header says."


def _strongest(
    weights: AdapterWeights, layers: BaseModules, base: BaseWeights | None, lines: list[str]
) -> tuple[tuple[str, ...], ...]:
    """Rows of the layers with the largest updates, and what they tell."""
    found = []
    for name, module in weights.items():
        part, _, layer = name.partition(".")
        weight = base.weight(part, layer).float() if base else None
        if module.kind in NEED_THE_BASE and weight is None:
            continue
        update = module.update(torch.zeros(layers.parts[part][layer]) if weight is None else weight)
        size = float(update.norm())
        share = size / float(weight.norm()) if weight is not None and float(weight.norm()) else math.nan
        found.append((share if weight is not None else size, name, size))
    found.sort(reverse=True)
    if found and not any(size for _, _, size in found):
        lines.append("Every update is zero: this LoRA changes nothing.")
    if base and found and found[0][0] > STRONG:
        lines.append(f"{found[0][1]} changes by {found[0][0]:.0%} of its weight: that is a lot, try a lower strength.")
    return tuple((name, f"{size:.3g}", *((f"{share:.1%}",) if base else ())) for share, name, size in found[:12])
