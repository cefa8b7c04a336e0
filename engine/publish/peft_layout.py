"""A language model's LoRA as PEFT keeps it: a folder with adapter_config.json and adapter_model.safetensors."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Collection, Mapping
from pathlib import Path

import safetensors.torch
import torch
from peft import LoraConfig
from torch import Tensor

from engine.publish.files import write_files
from engine.publish.weights import LANGUAGE, AdapterWeights, BaseModules, LoraModule
from project.errors import BadInput
from project.runs.folder import PEFT_WEIGHTS

CONFIG = "adapter_config.json"
_PREFIX = "base_model.model."  # PEFT's own wrapper around the model


def write_peft(
    folder: Path,
    weights: AdapterWeights,
    base: BaseModules,
    base_name: str,
    *,
    dtype: torch.dtype = torch.float32,
    more: Mapping[str, bytes] | None = None,
) -> None:
    """Write the folder, replacing what is there; ``more`` are further files by name. Errors as for write_files."""
    files = {**peft_files(weights, base, base_name, dtype), **(more or {})}
    write_files({folder / name: content for name, content in files.items()})


def peft_files(
    weights: AdapterWeights, base: BaseModules, base_name: str, dtype: torch.dtype = torch.float32
) -> dict[str, bytes]:
    """The two files by their names. Raises BadInput for kinds other than LoRA and DoRA."""
    modules = _loras(weights)
    tensors: dict[str, Tensor] = {}
    for name, module in modules.items():
        tensors[f"{_PREFIX}{name}.lora_A.weight"] = module.down.to(dtype).contiguous()
        tensors[f"{_PREFIX}{name}.lora_B.weight"] = module.up.to(dtype).contiguous()
        if module.magnitude is not None:
            tensors[f"{_PREFIX}{name}.lora_magnitude_vector"] = module.magnitude.to(dtype).contiguous()
    config = peft_config(modules, base.part(LANGUAGE).keys(), base_name)
    content = {key: sorted(value) if isinstance(value, set) else value for key, value in config.to_dict().items()}
    return {
        CONFIG: (json.dumps(content, indent=2, sort_keys=True) + "\n").encode(),
        PEFT_WEIGHTS: safetensors.torch.save(tensors, {"format": "pt"}),
    }


def peft_config(modules: Mapping[str, LoraModule], layers: Collection[str], base_name: str) -> LoraConfig:
    """The config that puts LoRAs of these sizes on exactly these of the model's ``layers``."""
    rank = Counter(module.rank for module in modules.values()).most_common(1)[0][0]
    alpha = Counter(module.alpha for module in modules.values()).most_common(1)[0][0]
    return LoraConfig(
        r=rank,
        lora_alpha=alpha,
        rank_pattern={f"^{re.escape(name)}": m.rank for name, m in modules.items() if m.rank != rank},
        alpha_pattern={f"^{re.escape(name)}": m.alpha for name, m in modules.items() if m.alpha != alpha},
        target_modules=shortest(list(modules), list(layers)),
        use_dora=any(module.magnitude is not None for module in modules.values()),
        task_type="CAUSAL_LM",
        base_model_name_or_path=base_name,
        inference_mode=True,
    )


def shortest(names: list[str], layers: list[str]) -> list[str]:
    """How to name these layers: by their last names where all layers of those names are meant, else in full."""
    ends = {name.rpartition(".")[2] for name in names}
    meant = {layer for layer in layers if layer.rpartition(".")[2] in ends}
    return sorted(ends) if meant == set(names) else sorted(names)


def _loras(weights: AdapterWeights) -> dict[str, LoraModule]:
    modules = {name: m for name, m in weights.part(LANGUAGE).items() if isinstance(m, LoraModule)}
    if not modules or len(modules) != len(weights):
        raise BadInput("only a LoRA or DoRA of a language model can be written as a folder for PEFT")
    return modules
