"""kohya's key names, which the WebUIs and ComfyUI read: `lora_unet_…lora_down.weight`, `lora_te_…`, `….alpha`."""

from __future__ import annotations

from collections.abc import Mapping

import torch
from torch import Tensor

from engine.publish.sgm_names import sgm_names
from engine.publish.unsupported import refuse_other_kinds
from engine.publish.weights import AdapterWeights, BaseModules, LoraModule, fit, paired, with_one_alpha
from project.errors import BadInput

UNET_PREFIX = "lora_unet_"
TEXT_PREFIXES = ("lora_te_", "lora_te1_")


def is_kohya(keys: list[str]) -> bool:
    """Whether a file with these keys is in kohya's layout."""
    return any(key.startswith((UNET_PREFIX, "lora_te")) for key in keys)


def to_kohya(weights: AdapterWeights) -> dict[str, Tensor]:
    """A LoRA for Stable Diffusion 1.x under kohya's names; ranks and alphas stay as they are, alpha is 0-d fp32."""
    tensors: dict[str, Tensor] = {}
    for prefix, modules in ((UNET_PREFIX, weights.unet), (TEXT_PREFIXES[0], weights.text_encoder)):
        for name, module in modules.items():
            key = prefix + name.replace(".", "_")
            tensors[f"{key}.lora_down.weight"] = module.down.contiguous()
            tensors[f"{key}.lora_up.weight"] = module.up.contiguous()
            tensors[f"{key}.alpha"] = torch.tensor(module.alpha, dtype=torch.float32)
    return tensors


def readable_by_all(weights: AdapterWeights) -> AdapterWeights:
    """The same LoRA in the form that also diffusers' reader of kohya's layout understands; no delta changes.

    That reader knows one alpha per component, and it recognises a text encoder's attention layers only if one of them
    is an `out_proj`: alphas are made equal, and a missing `out_proj` is added once, with nothing but zeros.
    """
    text = with_one_alpha(weights.text_encoder)
    attention = next((name for name in text if name.endswith(("q_proj", "k_proj", "v_proj"))), None)
    if attention is not None and not any(name.endswith("out_proj") for name in text):
        like = text[attention]
        zeros = LoraModule(torch.zeros(1, like.up.shape[0]), torch.zeros(like.up.shape[0], 1), like.alpha)
        text[f"{attention.rpartition('.')[0]}.out_proj"] = zeros
    return AdapterWeights(unet=with_one_alpha(weights.unet), text_encoder=text)


def from_kohya(tensors: Mapping[str, Tensor], base: BaseModules) -> AdapterWeights:
    """Reads kohya's layout, underscores resolved against the layers that the base model really has.

    A module without alpha has the scale 1. A module of nothing but zeros, as readable_by_all adds, is left out: it does
    nothing and cannot learn. The UNet's names may be diffusers' or SGM's. Raises BadInput for another
    kind of adapter, for half a module, and for modules that the base model lacks or has in another size.
    """
    refuse_other_kinds(tensors)
    found = _gather(tensors)
    unet_names = {name.replace(".", "_"): name for name in base.unet}
    unet_names |= {sgm.replace(".", "_"): name for sgm, name in sgm_names(base.unet.keys()).items()}
    text_names = {name.replace(".", "_"): name for name in base.text_encoder}

    unet: dict[str, LoraModule] = {}
    text: dict[str, LoraModule] = {}
    shown: dict[str, str] = {}
    unknown: list[str] = []
    for key, parts in found.items():
        if key.startswith(UNET_PREFIX):
            name, modules = unet_names.get(key.removeprefix(UNET_PREFIX)), unet
        else:
            stem = key.removeprefix(TEXT_PREFIXES[0]).removeprefix(TEXT_PREFIXES[1])
            name, modules = text_names.get(stem), text
        if name is None:
            unknown.append(key)
        else:
            down, up = parts.get("lora_down.weight"), parts.get("lora_up.weight")
            module = paired(key, down, up, _number(key, parts.get("alpha")))
            if module.down.any() or module.up.any():
                modules[name] = module
                shown[name] = key
    if unknown:
        raise BadInput(
            f"this LoRA does not fit this base model: {len(unknown)} of {len(found)} modules are not in it "
            f"(for example {unknown[0]}){_guess(unknown)}; choose the base model that it was trained on"
        )
    return AdapterWeights(unet=fit(unet, base.unet, shown), text_encoder=fit(text, base.text_encoder, shown))


def _gather(tensors: Mapping[str, Tensor]) -> dict[str, dict[str, Tensor]]:
    """The tensors of each module, by what follows the first dot of their keys."""
    found: dict[str, dict[str, Tensor]] = {}
    for key, tensor in tensors.items():
        stem, _, part = key.partition(".")
        if part not in ("lora_down.weight", "lora_up.weight", "alpha"):
            raise BadInput(f"this version cannot read the key {key}")
        found.setdefault(stem, {})[part] = tensor
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
