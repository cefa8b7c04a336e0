"""The network of kohya's tools: rank, kind (LoCon, LoHa, LoKr, DoRA, OFT) and the learning of the text encoders."""

import re
from typing import Any

from project.importing import kohya_blocks
from project.importing.taking import Taker, flag, number

# What kohya_ss calls the kinds, and what network_args calls them (`algo`).
_KINDS = {
    "standard": "lora", "lycoris/locon": "lora", "kohya locon": "lora", "lycoris/loha": "loha", "lycoris/lokr": "lokr",
    "lycoris/diag-oft": "oft", "lora": "lora", "locon": "lora", "loha": "loha", "lokr": "lokr", "diag-oft": "oft",
}  # fmt: skip
_MODULES = {"networks.oft": "diag-oft", "networks.loha": "loha", "networks.lokr": "lokr", "networks.dylora": "dylora"}
_LAYERS = {"full": "full", "attn-mlp": "attention-mlp", "attn-only": "attention"}
_ARGUMENTS = {
    "conv_dim": "conv_rank",
    "conv_alpha": "conv_alpha",
    "dropout": "lora_dropout",
    "rank_dropout": "rank_dropout",
    "module_dropout": "module_dropout",
    "rs_lora": "rslora",
    "factor": "lokr_factor",
    "decompose_both": "lokr_decompose_both",
    "loraplus_lr_ratio": "lora_plus_ratio",
    "loraplus_unet_lr_ratio": "lora_plus_ratio",
}

_ENTRY = re.compile(r"\w+\s*=\s*.*?(?=[\s,]+\w+\s*=|\s*$)", re.DOTALL)  # `betas=0.9,0.99 eps=1e-8` are two


def take(taker: Taker) -> None:
    """Rank, alpha, kind, layers, dropouts and the learning rates of the parts."""
    rank = taker.get("network_dim")
    if rank is not None:
        taker.put("network_dim", "lora_rank", rank)
    alpha = taker.get("network_alpha")
    if alpha is not None:
        taker.put("network_alpha", "lora_alpha", alpha)
    elif rank is not None:
        taker.put("network_alpha (its default)", "lora_alpha", 1)
    unless_zero = {"network_dropout": "lora_dropout", "rank_dropout": "rank_dropout",
                   "module_dropout": "module_dropout", "scale_weight_norms": "max_norm"}  # fmt: skip
    taker.plain(unless_zero, inert=(0, "0", 0.0))
    arguments = pairs(taker, "network_args", "network_args_custom")
    _kind(taker, arguments)
    _rates(taker)
    kohya_blocks.take(taker, arguments)
    _base_loras(taker)
    for key, value in arguments.items():
        ours = _ARGUMENTS.get(key)
        if ours:
            taker.put(f"network_args {key}", ours, flag(value) if ours in ("rslora", "lokr_decompose_both") else value)
        else:
            taker.leave(f"network_args {key}", "there is nothing like it here", value)
    if taker.taken["layers"].value == "full" and rank is not None and "conv_rank" not in taker.taken:
        taker.put("network_dim (convolutions)", "conv_rank", rank)  # LyCORIS trains them unless it is told otherwise
        taker.put("network_alpha (convolutions)", "conv_alpha", 1 if alpha is None else alpha)


def _kind(taker: Taker, arguments: dict[str, str]) -> None:
    module, named = str(taker.get("network_module", "")), str(taker.get("LoRA_type", taker.get("lycoris_algo", "")))
    algo = str(arguments.pop("algo", "")) or str(taker.get("lycoris_algo", ""))
    is_lycoris = module.startswith("lycoris") or named.lower().startswith("lycoris")
    there = (algo or named or _MODULES.get(module, "standard")).lower()
    kind = _KINDS.get(there)
    key = "network_args algo" if algo else "LoRA_type" if named else "network_module"
    if kind is None:
        taker.leave(key, "this kind of adapter cannot be trained here: a LoRA is taken in its place", there)
        kind = "lora"
    if kind == "lora" and flag(arguments.pop("dora_wd", taker.get("dora_wd", False))):
        kind, key = "dora", "dora_wd"
    taker.put(key, "adapter_type", kind)
    preset = str(arguments.pop("preset", taker.get("LyCORIS_preset", ""))).lower()
    # kohya's scripts train attention and feed-forward, LyCORIS everything unless a preset says otherwise
    layers = _LAYERS.get(preset, "full" if is_lycoris else "attention-mlp")
    taker.put("LyCORIS_preset" if is_lycoris and preset else key, "layers", layers)
    locon = named.lower() in ("kohya locon",) or is_lycoris or module == "lycoris.kohya"
    if locon or not named:
        taker.plain({"conv_dim": "conv_rank", "conv_alpha": "conv_alpha"}, inert=(0, "0"))
    else:
        taker.pass_over("conv_dim", "conv_alpha")  # a standard LoRA has none, whatever the fields say
    if kind == "lokr":
        taker.plain({"factor": "lokr_factor", "decompose_both": "lokr_decompose_both"}, inert=(0,))
        taker.plain({"lokr_factor": "lokr_factor"}, inert=(0,))
    else:
        taker.pass_over("factor", "decompose_both", "lokr_factor")
        taker.taken.pop("lokr_factor", None)


def _base_loras(taker: Taker) -> None:
    """LoRAs that are merged into the base before training, each with its strength."""
    files, strengths = _parts(taker.get("base_weights")), _parts(taker.get("base_weights_multiplier"))
    if files:
        strengths += [1.0] * (len(files) - len(strengths))
        lines = [f"{file}:{number(strength, 1.0):g}" for file, strength in zip(files, strengths, strict=False)]
        taker.put("base_weights", "base_loras", lines)


def _rates(taker: Taker) -> None:
    """`unet_lr` counts before `learning_rate`. Without a word on it the text encoder learns there too."""
    general, image = number(taker.get("learning_rate")), number(taker.get("unet_lr"))
    if image or general:
        taker.put("unet_lr" if image else "learning_rate", "learning_rate", image or general)
    given = taker.get("text_encoder_lr")
    rates = [number(part) for part in _parts(given)]
    only_image = flag(taker.get("network_train_unet_only", False))
    cached = [key for key in ("cache_text_encoder_outputs", "sdxl_cache_text_encoder_outputs")
              if flag(taker.get(key, False))]  # fmt: skip
    if flag(taker.get("network_train_text_encoder_only", False)):
        taker.leave("network_train_text_encoder_only", "the image model always learns here")
    silent = given is None or (not any(rates) and not image)
    if only_image or cached or not (any(rates) or (silent and general)):
        key = "network_train_unet_only" if only_image else cached[0] if cached else "text_encoder_lr"
        taker.put(key, "train_text_encoder", False)
        return
    taker.put("text_encoder_lr", "train_text_encoder", True)
    taker.put("network_module (text encoder)", "text_encoder_layers", "attention-mlp")
    if rates and rates[0]:
        taker.put("text_encoder_lr (first)", "text_encoder_learning_rate", rates[0])
    if len(rates) > 1 and rates[1]:
        taker.put("text_encoder_lr (second)", "text_encoder_2_learning_rate", rates[1])


def pairs(taker: Taker, *keys: str) -> dict[str, str]:
    """The `name=value` entries of a list, or of a text with spaces between them."""
    found = {}
    for key in keys:
        given = taker.get(key)
        for entry in _ENTRY.findall(given) if isinstance(given, str) else _parts(given):
            name, equals, value = str(entry).partition("=")
            if equals:
                found[name.strip()] = value.strip().strip("\"'")
    return found


def _parts(value: Any) -> list[Any]:
    if isinstance(value, list | tuple):
        return list(value)
    return str(value).replace(",", " ").split() if value is not None else []
