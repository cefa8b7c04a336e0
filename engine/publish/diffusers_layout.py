"""diffusers' and peft's key names: `unet.….lora_A.weight`, `text_encoder.text_model.….lora_B.weight`."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from torch import Tensor

from engine.publish.unsupported import refuse_other_kinds
from engine.publish.weights import (
    LANGUAGE,
    PARTS,
    TEXT_PREFIX,
    AdapterModule,
    AdapterWeights,
    BaseModules,
    LoraModule,
    fit,
    format_name,
    module_of,
)
from project.errors import BadInput

METADATA_KEY = "lora_adapter_metadata"

# What stands behind a module's name: peft's spelling, with or without an adapter's name in it, and diffusers' older
# ones; `to_q_lora` is from the time of attention processors, which also put `.processor` into the name.
_PEFT = re.compile(r"(?P<module>.+)\.lora_(?P<half>[AB])(?:\.[^.]+)?\.weight")
_OLDER = re.compile(r"(?P<module>.+)\.(?:lora|lora_linear_layer)\.(?P<half>down|up)\.weight")
_OLDEST = re.compile(r"(?P<module>.+\.to_(?:q|k|v|out))_lora\.(?P<half>down|up)\.weight")
_ALPHA = re.compile(r"(?P<module>.+)\.alpha")
_MAGNITUDE = re.compile(r"(?P<module>.+)\.lora_magnitude_vector(?:(?:\.[^.]+)?\.weight)?")
_HALVES = {"A": "down", "B": "up", "down": "down", "up": "up"}
_IN_CLIP = {"to_q": "q_proj", "to_k": "k_proj", "to_v": "v_proj", "to_out": "out_proj"}
_ATTENTION_IN_CLIP = tuple(_IN_CLIP.values())


def is_diffusers(keys: list[str]) -> bool:
    """Whether a file with these keys is in diffusers' or peft's layout, older spellings included."""
    return any(pattern.fullmatch(key) for key in keys for pattern in (_PEFT, _OLDER, _OLDEST))


def to_diffusers(weights: AdapterWeights) -> dict[str, Tensor]:
    """A LoRA or DoRA under diffusers' names. The layout has no alpha: a scale other than 1 is multiplied into lora_B.

    Raises BadInput for kinds that diffusers cannot load.
    """
    tensors: dict[str, Tensor] = {}
    for part, modules in weights.parts.items():
        # diffusers recognises a text encoder's keys by its attention layers; without any, only by the older spelling.
        older = part != "unet" and not any(name.endswith(_ATTENTION_IN_CLIP) for name in modules)
        down, up = ("lora_linear_layer.down", "lora_linear_layer.up") if older else ("lora_A", "lora_B")
        for name, module in modules.items():
            if not isinstance(module, LoraModule):
                raise BadInput("diffusers loads LoRA and DoRA only: export this adapter for a WebUI or ComfyUI instead")
            tensors[f"{part}.{name}.{down}.weight"] = module.down.contiguous()
            tensors[f"{part}.{name}.{up}.weight"] = _scaled_up(module)
            if module.magnitude is not None:
                row = (-1,) if module.down.dim() == 2 else (1, -1, 1, 1)
                # transformers, which loads those of text encoders, takes the vector by its parameter's whole name only
                end = "" if part == "unet" else ".weight"
                tensors[f"{part}.{name}.lora_magnitude_vector{end}"] = module.magnitude.reshape(row).contiguous()
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
    found, alphas = _gather(tensors)
    parts: dict[str, dict[str, AdapterModule]] = {}
    shown: dict[str, dict[str, str]] = {}
    unknown: list[str] = []
    for key, ends in found.items():
        place = _place(key, base)
        if place is None:
            unknown.append(key)
            continue
        part, name = place
        module = module_of(key, ends, alphas.get(key))
        if key not in alphas and isinstance(module, LoraModule):
            settings = PeftSettings.parse(header, f"{part}.") or PeftSettings.parse(header)
            settings = settings or PeftSettings.parse(adapter_config or {})
            if settings is not None:
                module = replace(module, alpha=settings.alpha_of(name, module.rank))
        parts.setdefault(part, {})[name] = module
        shown.setdefault(part, {})[name] = key
    if unknown:
        raise BadInput(
            f"this LoRA does not fit this base model: {len(unknown)} of {len(found)} modules are not in it "
            f"(for example {unknown[0]}); choose the base model that it was trained on"
        )
    fitted = {part: fit(parts[part], base.part(part), shown[part]) for part in base.parts if part in parts}
    return AdapterWeights(fitted, base.kohya_names())


def _gather(tensors: Mapping[str, Tensor]) -> tuple[dict[str, dict[str, Tensor]], dict[str, float]]:
    """The tensors of each module under the names that `module_of` knows, and the alphas that the file itself has."""
    found: dict[str, dict[str, Tensor]] = {}
    alphas: dict[str, float] = {}
    for key, tensor in tensors.items():
        if (alpha := _ALPHA.fullmatch(key)) and tensor.numel() == 1:
            alphas[_plain(alpha["module"])] = float(tensor.item())
        elif match := _PEFT.fullmatch(key) or _OLDEST.fullmatch(key) or _OLDER.fullmatch(key):
            end = f"lora_{_HALVES[match['half']]}.weight"
            found.setdefault(_plain(match["module"]), {})[end] = tensor
        elif match := _MAGNITUDE.fullmatch(key):
            found.setdefault(_plain(match["module"]), {})["dora_scale"] = tensor.flatten()
        else:
            raise BadInput(f"this version cannot read the key {key}")
    return found, alphas


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
    if component in PARTS:
        return f"{component}{dot}{_plain(rest)}"
    return module.removeprefix("base_model.model.").replace(".processor.", ".")


def _place(module: str, base: BaseModules) -> tuple[str, str] | None:
    """The part and the neutral name of a module in a file, or None if the base model has no such layer."""
    named, _, rest = module.partition(".")
    for part in (named,) if named in PARTS else PARTS:
        name = rest if named in PARTS else module
        stem, _, last = name.rpartition(".")
        if part in ("unet", LANGUAGE):
            candidates = [name, f"{name}.0"]  # `to_out_lora` means to_out.0
        else:
            name, stem = format_name(name), format_name(stem)
            candidates = [name, f"{stem}.{_IN_CLIP.get(last, last)}"]
        for candidate in candidates:
            if candidate in base.part(part):
                return part, candidate
    return None
