"""kohya's key names, which the WebUIs and ComfyUI read: `lora_unet_…lora_down.weight`, `lora_te_…`, `….alpha`.

All kinds of adapters are kept under these names; those other than LoRA have LyCORIS' tensors behind them. For SDXL the
blocks have the names of the original code, and the text encoders are numbered: `lora_te1_`, `lora_te2_`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import torch
from torch import Tensor

from engine.publish.sgm_names import sgm_names
from engine.publish.unsupported import refuse_other_kinds
from engine.publish.weights import (
    LANGUAGE,
    AdapterModule,
    AdapterWeights,
    BaseModules,
    LoraModule,
    fit,
    module_of,
    with_one_alpha,
)
from project.errors import BadInput

UNET_PREFIX = "lora_unet_"
TEXT_PREFIX = "lora_te_"
LANGUAGE_PREFIX = "lora_lm_"  # of this app's checkpoints alone: no tool reads language models in this layout
_PREFIXES = {UNET_PREFIX: "unet", TEXT_PREFIX: "text_encoder", "lora_te1_": "text_encoder",
             "lora_te2_": "text_encoder_2", LANGUAGE_PREFIX: LANGUAGE}  # fmt: skip
_PLAIN = {"unet": UNET_PREFIX, "text_encoder": TEXT_PREFIX, "text_encoder_2": "lora_te2_", LANGUAGE: LANGUAGE_PREFIX}
_PARTS = (
    "lora_down.weight", "lora_up.weight", "lora_mid.weight", "dora_scale", "hada_w1_a", "hada_w1_b", "hada_w2_a",
    "hada_w2_b", "hada_t1", "hada_t2", "lokr_w1", "lokr_w1_a", "lokr_w1_b", "lokr_w2", "lokr_w2_a", "lokr_w2_b",
    "lokr_t1", "lokr_t2", "oft_blocks", "rescale", "alpha",
)  # fmt: skip


def is_kohya(keys: list[str]) -> bool:
    """Whether a file with these keys is in kohya's layout."""
    return any(key.startswith((UNET_PREFIX, "lora_te", LANGUAGE_PREFIX)) for key in keys)


def to_kohya(weights: AdapterWeights) -> dict[str, Tensor]:
    """An adapter under kohya's names; ranks and alphas stay as they are, alpha is 0-d fp32."""
    tensors: dict[str, Tensor] = {}
    for part, modules in weights.parts.items():
        for name, module in modules.items():
            key = weights.kohya_names.get(f"{part}.{name}") or _PLAIN[part] + name.replace(".", "_")
            tensors |= {f"{key}.{end}": tensor.contiguous() for end, tensor in module.tensors().items()}
            tensors[f"{key}.alpha"] = torch.tensor(module.alpha, dtype=torch.float32)
    return tensors


def readable_by_all(weights: AdapterWeights, *, alphas: bool = True) -> AdapterWeights:
    """The same adapter in the form that also diffusers' reader of kohya's layout understands; no update changes.

    That reader knows one alpha per component, and it recognises a text encoder's attention layers only if one of them
    is an `out_proj`: alphas are made equal, and a missing `out_proj` is added once, with nothing but zeros. It reads
    nothing but LoRA, so other kinds stay as they are. With `alphas` off those are left alone.
    """
    if any(not isinstance(module, LoraModule) for _, module in weights.items()):
        return weights
    parts = {part: with_one_alpha(own) if alphas else dict(own) for part, own in weights.parts.items()}
    for part, text in parts.items():
        attention = next((name for name in text if name.endswith(("q_proj", "k_proj", "v_proj"))), None)
        if part in ("unet", LANGUAGE) or attention is None or any(name.endswith("out_proj") for name in text):
            continue
        like = text[attention]
        if isinstance(like, LoraModule) and like.magnitude is None:
            width = like.up.shape[0]
            name = f"{attention.rpartition('.')[0]}.out_proj"
            text[name] = LoraModule(torch.zeros(1, width), torch.zeros(width, 1), like.alpha)
    return replace(weights, parts=parts)


def from_kohya(tensors: Mapping[str, Tensor], base: BaseModules) -> AdapterWeights:
    """Reads kohya's layout, underscores resolved against the layers that the base model really has.

    A module without alpha has the scale 1. A LoRA of nothing but zeros, as readable_by_all adds, is left out: it does
    nothing and cannot learn. The UNet's names may be diffusers' or the original code's. Raises BadInput for another
    kind of adapter, for half a module, and for modules that the base model lacks or has in another size.
    """
    refuse_other_kinds(tensors)
    found = _gather(tensors)
    known = {part: {name.replace(".", "_"): name for name in base.part(part)} for part in base.parts}
    known["unet"] = {
        **{sgm.replace(".", "_"): name for sgm, name in sgm_names(base.part("unet").keys()).items()},
        **known.get("unet", {}),
    }
    parts: dict[str, dict[str, AdapterModule]] = {}
    shown: dict[str, dict[str, str]] = {}
    unknown: list[str] = []
    for key, ends in found.items():
        prefix = next((prefix for prefix in _PREFIXES if key.startswith(prefix)), "")
        part = _PREFIXES.get(prefix, "")
        name = known.get(part, {}).get(key.removeprefix(prefix))
        if name is None:
            unknown.append(key)
            continue
        alpha = _number(key, ends.pop("alpha", None))
        module = module_of(key, ends, alpha)
        if module.kind != "lora" or not module.idle():
            parts.setdefault(part, {})[name] = module
            shown.setdefault(part, {})[name] = key
    if unknown:
        raise BadInput(
            f"this LoRA does not fit this base model: {len(unknown)} of {len(found)} modules are not in it "
            f"(for example {unknown[0]}){_guess(unknown)}; choose the base model that it was trained on"
        )
    fitted = {part: fit(parts[part], base.part(part), shown[part]) for part in base.parts if part in parts}
    return AdapterWeights(fitted, base.kohya_names())


def _gather(tensors: Mapping[str, Tensor]) -> dict[str, dict[str, Tensor]]:
    """The tensors of each module, by what follows the first dot of their keys."""
    found: dict[str, dict[str, Tensor]] = {}
    for key, tensor in tensors.items():
        stem, _, end = key.partition(".")
        if end not in _PARTS:
            raise BadInput(f"this version cannot read the key {key}")
        found.setdefault(stem, {})[end] = tensor
    return found


def _number(key: str, alpha: Tensor | None) -> float | None:
    if alpha is None:
        return None
    if alpha.numel() != 1:
        raise BadInput(f"the file is damaged: {key}.alpha is not one number")
    # As the shortest decimal that is this number in its type: 0.1 was meant, not 0.10000000149.
    return float(str(alpha.reshape(()).to(torch.promote_types(alpha.dtype, torch.float16)).numpy()[()]))


def _guess(unknown: list[str]) -> str:
    """Names the model family whose layers the unknown names are, where that is plain to see."""
    if any("_double_blocks_" in key or "_single_blocks_" in key for key in unknown):
        return "; it looks like a LoRA for FLUX"
    if any(key.startswith("lora_te2_") or "_transformer_blocks_9_" in key for key in unknown):
        return "; it looks like a LoRA for SDXL"
    return ""
