"""Write a LoRA that a tool made: the layout that is wanted, the texts of the file that it came from, hashes anew."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import safetensors.torch
import torch
from torch import Tensor

from engine.publish.diffusers_layout import to_diffusers
from engine.publish.files import write_files
from engine.publish.kohya import readable_by_all, to_kohya
from engine.publish.metadata import legacy_hash, model_hash
from engine.publish.read import read_adapter
from engine.publish.weights import AdapterWeights, BaseModules
from project.errors import BadInput, JobFailed
from project.lora_file import CONFIG_KEY, LoraFile
from project.version import VERSION

LAYOUTS = ("kohya", "diffusers")
_OF_THE_WEIGHTS = ("sshs_model_hash", "sshs_legacy_hash", "modelspec.hash_sha256", "lora_adapter_metadata", CONFIG_KEY)


@dataclass(frozen=True)
class Form:
    """How a LoRA file is written: ``layout`` is one of LAYOUTS."""

    layout: str = "kohya"
    dtype: torch.dtype = torch.float32


def write(path: Path, weights: AdapterWeights, layers: BaseModules, texts: Mapping[str, str], form: Form) -> None:
    """Write one .safetensors file whole or not at all, then read it back. Raises JobFailed if it came out other.

    ``texts`` are the header of the file that the LoRA came from; what was true of its weights alone is made anew.
    """
    weights = replace(weights, kohya_names=layers.kohya_names())
    plain = to_diffusers(weights) if form.layout == "diffusers" else to_kohya(readable_by_all(weights))
    tensors = {key: value if value.dim() == 0 else _rounded(key, value, form.dtype) for key, value in plain.items()}
    header = {key: text for key, text in texts.items() if key not in _OF_THE_WEIGHTS}
    header |= _network(weights) | {"atelier_tool": f"LoRA Atelier {VERSION}", "format": "pt"}
    digest = model_hash(tensors)
    header |= {"sshs_model_hash": digest, "modelspec.hash_sha256": f"0x{digest}"}
    header["sshs_legacy_hash"] = legacy_hash(tensors, header)
    content = safetensors.torch.save(tensors, header)
    aside = path.with_name(f".writing-{path.name}")
    try:
        write_files({aside: content})
        _read_back(aside, path, weights, layers, form.dtype)
        aside.replace(path)
    except OSError as error:
        raise BadInput(f"{path}: cannot be written: {error.strerror or error}") from error
    finally:
        with contextlib.suppress(OSError):
            aside.unlink(missing_ok=True)


def _rounded(key: str, tensor: Tensor, dtype: torch.dtype) -> Tensor:
    rounded = tensor.to(dtype).contiguous()
    if not rounded.isfinite().all() and tensor.isfinite().all():
        raise JobFailed(f"{key} has values too large for {dtype}: write it as bf16 or fp32")
    return rounded


def _network(weights: AdapterWeights) -> dict[str, str]:
    """kohya's entries about the size, as far as one number says it."""
    ranks, alphas = ({getattr(module, name) for _, module in weights.items()} for name in ("rank", "alpha"))
    rank = max(ranks) if ranks else 0
    return {"ss_network_dim": str(rank), "ss_network_alpha": str(max(alphas) if alphas else 0)}


def _read_back(aside: Path, path: Path, weights: AdapterWeights, layers: BaseModules, dtype: torch.dtype) -> None:
    """Compare what a reader finds in the file with what was meant, update by update, before it is called ``path``."""
    try:
        found = dict(read_adapter(aside, layers).items())
    except BadInput as error:
        reason = str(error).removeprefix(f"{aside}: ")
        raise JobFailed(f"{path} is not written, for it would not be read back ({reason})") from error
    allowed = 8 * torch.finfo(dtype).eps
    generator = torch.Generator().manual_seed(0)
    for name, module in weights.items():
        part, _, layer = name.partition(".")
        base = torch.randn(layers.parts[part][layer], generator=generator)  # some updates depend on it
        meant = module.update(base)
        got = found[name].update(base) if name in found else torch.zeros_like(meant)
        if float((got - meant).norm()) > allowed * max(float(meant.norm()), float(base.norm()) * 1e-3):
            raise JobFailed(f"{path}: the written file does not hold what was meant ({name}), so it is not kept")


def layers_without_base(lora: LoraFile) -> BaseModules:
    """The layers of the base model that a LoRA says it is for. Raises BadInput for one that is not known."""
    from engine.tools.known_layers import known_layers

    if not lora.family:
        raise BadInput(
            f"{lora.path}: this LoRA is for {lora.base_title}, which this version does not know: name its base model"
        )
    return known_layers(lora.family)
