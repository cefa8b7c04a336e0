"""diffusers' and peft's key names: `unet.….lora_A.weight`, `text_encoder.text_model.….lora_B.weight`."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from torch import Tensor

from engine.publish.unsupported import refuse_other_kinds
from engine.publish.weights import TEXT_PREFIX, AdapterWeights, BaseModules, LoraModule, fit, format_name, paired
from project.errors import BadInput

METADATA_KEY = "lora_adapter_metadata"

# What stands behind a module's name: peft's spelling, with or without an adapter's name in it, and diffusers' older
# ones; `to_q_lora` is from the time of attention processors, which also put `.processor` into the name.
_PEFT = re.compile(r"(?P<module>.+)\.lora_(?P<half>[AB])(?:\.[^.]+)?\.weight")
_OLDER = re.compile(r"(?P<module>.+)\.(?:lora|lora_linear_layer)\.(?P<half>down|up)\.weight")
_OLDEST = re.compile(r"(?P<module>.+\.to_(?:q|k|v|out))_lora\.(?P<half>down|up)\.weight")
_ALPHA = re.compile(r"(?P<module>.+)\.alpha")
_HALVES = {"A": "down", "B": "up", "down": "down", "up": "up"}
_IN_CLIP = {"to_q": "q_proj", "to_k": "k_proj", "to_v": "v_proj", "to_out": "out_proj"}
_ATTENTION_IN_CLIP = tuple(_IN_CLIP.values())


def is_diffusers(keys: list[str]) -> bool:
    """Whether a file with these keys is in diffusers' or peft's layout, older spellings included."""
    return any(pattern.fullmatch(key) for key in keys for pattern in (_PEFT, _OLDER, _OLDEST))


def to_diffusers(weights: AdapterWeights) -> dict[str, Tensor]:
    """A LoRA under diffusers' names. The layout has no alpha: a scale other than 1 is multiplied into lora_B."""
    # diffusers recognises a text encoder's keys by its attention layers; without any, only by the older spelling.
    mlp_only = not any(name.endswith(_ATTENTION_IN_CLIP) for name in weights.text_encoder)
    down, up = ("lora_linear_layer.down", "lora_linear_layer.up") if mlp_only else ("lora_A", "lora_B")
    tensors: dict[str, Tensor] = {}
    for name, module in weights.unet.items():
        tensors[f"unet.{name}.lora_A.weight"] = module.down.contiguous()
        tensors[f"unet.{name}.lora_B.weight"] = _scaled_up(module)
    for name, module in weights.text_encoder.items():
        tensors[f"text_encoder.{name}.{down}.weight"] = module.down.contiguous()
        tensors[f"text_encoder.{name}.{up}.weight"] = _scaled_up(module)
    return tensors


def _scaled_up(module: LoraModule) -> Tensor:
    return module.up.contiguous() if module.scale == 1 else module.up * module.scale


@dataclass(frozen=True)
class PeftSettings:
    """The part of a peft LoRA config that the scale depends on."""

    alpha: float
    alpha_pattern: Mapping[str, float]
    rank_stabilised: bool

    @classmethod
    def parse(cls, config: Mapping[str, Any], prefix: str = "") -> PeftSettings | None:
        """Reads a config's values, each key led by `prefix`; None if it says nothing of a LoRA's alpha.

        Raises BadInput for a config of another kind of adapter or with values of the wrong type.
        """
        values = {key.removeprefix(prefix): value for key, value in config.items() if key.startswith(prefix)}
        if values.get("peft_type", "LORA") != "LORA":
            raise BadInput(f"this is an adapter of the kind {values['peft_type']}, which this version cannot load")
        if values.get("use_dora"):
            raise BadInput("this is a DoRA adapter, which this version cannot load; it loads plain LoRA files only")
        if "lora_alpha" not in values:
            return None
        try:
            return cls(
                alpha=float(values["lora_alpha"]),
                alpha_pattern={str(key): float(value) for key, value in (values.get("alpha_pattern") or {}).items()},
                rank_stabilised=bool(values.get("use_rslora", False)),
            )
        except (TypeError, ValueError, AttributeError) as error:
            raise BadInput(f"the adapter's config is damaged: {error}") from error

    def alpha_of(self, module: str, rank: int) -> float:
        """The alpha that gives `module` its scale as alpha / rank; patterns match a name or its end, as in peft."""
        alpha = self.alpha
        names = (module, module.removeprefix(TEXT_PREFIX))
        for pattern, value in self.alpha_pattern.items():
            try:
                if any(re.match(rf"(.*\.)?({pattern})$", name) for name in names):
                    alpha = value
                    break
            except re.error as error:
                raise BadInput(f"the adapter's config is damaged: {pattern!r} is not a pattern") from error
        return alpha * math.sqrt(rank) if self.rank_stabilised else alpha


def from_diffusers(
    tensors: Mapping[str, Tensor],
    base: BaseModules,
    metadata: Mapping[str, str] | None = None,
    adapter_config: Mapping[str, Any] | None = None,
) -> AdapterWeights:
    """Reads diffusers' or peft's layout. Keys without a component's name are matched to the layers of the base model.

    Alpha is taken from `.alpha` keys, else from the header's `lora_adapter_metadata`, else from `adapter_config`
    (peft's adapter_config.json), else the scale is 1. Raises BadInput for another kind of adapter, for half a module,
    and for modules that the base model lacks or has in another size.
    """
    refuse_other_kinds(tensors)
    header = _header(metadata or {})
    halves: dict[str, dict[str, Tensor]] = {}
    alphas: dict[str, float] = {}
    for key, tensor in tensors.items():
        if (alpha := _ALPHA.fullmatch(key)) and tensor.numel() == 1:
            alphas[_plain(alpha["module"])] = float(tensor.item())
        elif match := _PEFT.fullmatch(key) or _OLDEST.fullmatch(key) or _OLDER.fullmatch(key):
            halves.setdefault(_plain(match["module"]), {})[_HALVES[match["half"]]] = tensor
        else:
            raise BadInput(f"this version cannot read the key {key}")

    found: dict[str, dict[str, LoraModule]] = {"unet": {}, "text_encoder": {}}
    shown: dict[str, str] = {}
    unknown: list[str] = []
    for module, parts in halves.items():
        place = _place(module, base)
        if place is None:
            unknown.append(module)
            continue
        component, name = place
        lora = paired(module, parts.get("down"), parts.get("up"), alphas.get(module))
        if module not in alphas:
            settings = PeftSettings.parse(header, f"{component}.") or PeftSettings.parse(header)
            settings = settings or PeftSettings.parse(adapter_config or {})
            if settings is not None:
                lora = LoraModule(lora.down, lora.up, settings.alpha_of(name, lora.rank))
        found[component][name] = lora
        shown[name] = module
    if unknown:
        raise BadInput(
            f"this LoRA does not fit this base model: {len(unknown)} of {len(halves)} modules are not in it "
            f"(for example {unknown[0]}); choose the base model that it was trained on"
        )
    return AdapterWeights(
        unet=fit(found["unet"], base.unet, shown), text_encoder=fit(found["text_encoder"], base.text_encoder, shown)
    )


def _header(metadata: Mapping[str, str]) -> Mapping[str, Any]:
    """The peft config, keys led by the component's name, that newer diffusers writes into the file's header."""
    text = metadata.get(METADATA_KEY)
    if not text:
        return {}
    try:
        header = json.loads(text)
    except ValueError as error:
        raise BadInput(f"the file's header entry {METADATA_KEY} is damaged: {error}") from error
    if not isinstance(header, dict):
        raise BadInput(f"the file's header entry {METADATA_KEY} is damaged: it is not a mapping")
    return header


def _plain(module: str) -> str:
    """A module's name without what peft and attention processors put around it."""
    component, dot, rest = module.partition(".")
    if component in ("unet", "text_encoder"):
        return f"{component}{dot}{_plain(rest)}"
    return module.removeprefix("base_model.model.").replace(".processor.", ".")


def _place(module: str, base: BaseModules) -> tuple[str, str] | None:
    """The component and the neutral name of a module in a file, or None if the base model has no such layer."""
    if not module.startswith("text_encoder."):
        name = module.removeprefix("unet.")
        for candidate in (name, f"{name}.0"):  # `to_out_lora` means to_out.0
            if candidate in base.unet:
                return "unet", candidate
    if not module.startswith("unet."):
        name = format_name(module.removeprefix("text_encoder."))
        stem, _, last = name.rpartition(".")
        for candidate in (name, f"{stem}.{_IN_CLIP.get(last, last)}"):
            if candidate in base.text_encoder:
                return "text_encoder", candidate
    return None
