"""What a LoRA file says of itself, from its header alone: kind, rank, base model, who made it, tags and settings."""

import base64
import binascii
import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import yaml  # type: ignore[import-untyped, unused-ignore]

from project.errors import BadInput
from project.options import STARTER_MODEL, all_options
from project.tensor_file import TensorFile, read_header

CONFIG_KEY = "atelier_config"  # the header's entry with our own settings, as YAML
SUFFIXES = (".safetensors", ".sft")
IN_FOLDERS = ("pytorch_lora_weights.safetensors", "adapter_model.safetensors")
PARTS = {"unet": "image model", "text_encoder": "text encoder", "text_encoder_2": "second text encoder"}

_PREFIXES = {
    "lora_unet_": "unet", "lora_te1_": "text_encoder", "lora_te2_": "text_encoder_2", "lora_te_": "text_encoder",
    "lycoris_unet_": "unet", "lycoris_te_": "text_encoder",
    "unet.": "unet", "text_encoder.": "text_encoder", "text_encoder_2.": "text_encoder_2",
    "transformer.": "transformer",
}  # fmt: skip
_TENSORS = {
    "lora_down.weight": "LoRA", "lora_up.weight": "LoRA", "lora_mid.weight": "LoRA",
    "lora_A.weight": "LoRA", "lora_B.weight": "LoRA", "lora.down.weight": "LoRA", "lora.up.weight": "LoRA",
    "lora_linear_layer.down.weight": "LoRA", "lora_linear_layer.up.weight": "LoRA",
    "dora_scale": "DoRA", "lora_magnitude_vector": "DoRA", "lora_magnitude_vector.weight": "DoRA",
    **dict.fromkeys(("hada_w1_a", "hada_w1_b", "hada_w2_a", "hada_w2_b", "hada_t1", "hada_t2"), "LoHa"),
    **dict.fromkeys(("lokr_w1", "lokr_w1_a", "lokr_w1_b", "lokr_w2", "lokr_w2_a", "lokr_w2_b", "lokr_t2"), "LoKr"),
    **dict.fromkeys(("oft_blocks", "oft_diag", "oft_R.weight"), "OFT"),
    "diff": "full difference", "diff_b": "full difference", "alpha": "",
}  # fmt: skip
_RANK_IN = ("lora_down.weight", "lora_A.weight", "lora.down.weight", "lora_linear_layer.down.weight", "hada_w1_b",
            "lokr_w2_b", "lokr_w1_b", "oft_blocks")  # fmt: skip
_CONTEXT = {768: "sd15", 1024: "sd2", 2048: "sdxl"}  # width of the text that an image model's attn2.to_k takes
_TITLES = {"sd15": "Stable Diffusion 1.x", "sd2": "Stable Diffusion 2.x", "sdxl": "Stable Diffusion XL"}
_OTHER_FAMILIES = ((r"double_blocks|single_blocks|single_transformer_blocks", "FLUX"), (r"joint_blocks", "SD 3"))
Number = TypeVar("Number", int, float)

_ALPHAS_READ = 32  # modules whose alpha is looked up: a file has one or a few values


@dataclass(frozen=True)
class LoraFile:
    """One LoRA file. `ranks` and `alphas` are the different values in it, the commonest first.

    `family` is a key of FAMILIES, or empty for a base model that this version does not train; `base_title` is for
    people. `settings` is our own config as YAML, if the file is ours.
    """

    path: Path
    size: int
    layout: str  # "kohya", "diffusers" or "peft"
    kind: str
    family: str
    base_title: str
    base_name: str
    parts: Mapping[str, int]
    ranks: tuple[int, ...]
    alphas: tuple[float, ...]
    precision: str
    made_with: str
    title: str
    trigger: str
    tags: Mapping[str, int]
    steps: int | None
    settings: str | None
    metadata: Mapping[str, str] = field(repr=False, default_factory=dict)

    def settings_mapping(self) -> dict[str, Any]:
        """Our own settings out of the header, without paths, which are those of another computer; empty if damaged."""
        try:
            values = yaml.safe_load(self.settings or "")
        except yaml.YAMLError:
            return {}
        paths = {info.key for info in all_options() if info.kind == "path" and info.key != "base_model"}
        known = values if isinstance(values, dict) else {}
        found = {str(key): value for key, value in known.items() if key not in paths}
        if found.get("base_model") != STARTER_MODEL:
            found.pop("base_model", None)
        return found

    def thumbnail(self) -> bytes | None:
        """The picture in the header, as an image file's bytes."""
        _, comma, data = self.metadata.get("modelspec.thumbnail", "").partition("base64,")
        try:
            return base64.b64decode(data, validate=True) if comma else None
        except (binascii.Error, ValueError):
            return None


def read_lora(path: Path) -> LoraFile:
    """Look into a LoRA file, or a folder that holds one. Raises BadInput with what the file is instead."""
    file = lora_in(path)
    header = read_header(file)
    split = {name: _split(name) for name in header.tensors}
    found = {name: parts for name, parts in split.items() if parts is not None}
    if not any(tensor != "alpha" for _, tensor in found.values()):
        raise BadInput(f"{path}: this is not a LoRA file: it has no LoRA weights{_instead(header.tensors)}")
    modules = {module for module, _ in found.values()}
    family, base_title = _base(header, found)
    texts = header.metadata
    return LoraFile(
        path=file,
        size=header.size,
        layout=_layout(header),
        kind=_kind(header, found),
        family=family,
        base_title=base_title,
        base_name=_known(texts, "ss_sd_model_name"),
        parts=dict(Counter(_part(module) for module in sorted(modules))),
        ranks=_common(_ranks(header, found)),
        alphas=_common(_alphas(header, found)),
        precision=_precision(header),
        made_with=_maker(texts),
        title=_known(texts, "modelspec.title", "ss_output_name") or file.stem,
        trigger=_known(texts, "modelspec.trigger_phrase"),
        tags=_tags(texts),
        steps=_whole(texts.get("ss_steps", "")),
        settings=texts.get(CONFIG_KEY),
        metadata=texts,
    )


def lora_in(path: Path) -> Path:
    """The LoRA file that a path means. Raises BadInput for a pickle and for a folder without one."""
    if path.is_dir():
        file = next((path / name for name in IN_FOLDERS if (path / name).is_file()), None)
        files = [file] if file else sorted(p for p in path.iterdir() if p.suffix.lower() in SUFFIXES and p.is_file())
        if len(files) != 1:
            what = f"{len(files)} .safetensors files, name the one that is meant" if files else "no LoRA file"
            raise BadInput(f"{path}: the folder holds {what}")
        return files[0]
    if path.suffix.lower() in (".pt", ".bin", ".ckpt", ".pth"):
        raise BadInput(f"{path}: this is a pickle, which has no header to look into: convert it to .safetensors first")
    return path


def _split(name: str) -> tuple[str, str] | None:
    """(module, tensor) of a key, as its layout names them; None for what is no adapter's."""
    plain = re.sub(r"\.(lora_[AB]|lora_magnitude_vector)\.(?!weight$)[^.]+(?=\.weight$|$)", r".\1", name)
    for tensor in sorted(_TENSORS, key=len, reverse=True):
        if plain.endswith(f".{tensor}"):
            return plain.removesuffix(f".{tensor}").removeprefix("base_model.model."), tensor
    return None


def _part(module: str) -> str:
    return next((part for prefix, part in _PREFIXES.items() if module.startswith(prefix)), "unet")


def _layout(header: TensorFile) -> str:
    names = header.tensors
    if any(name.startswith(("lora_unet_", "lora_te", "lycoris_")) for name in names):
        return "kohya"
    return "peft" if any(name.startswith("base_model.model.") for name in names) else "diffusers"


def _kind(header: TensorFile, found: Mapping[str, tuple[str, str]]) -> str:
    kinds = {_TENSORS[tensor] for _, tensor in found.values()} - {""}
    for kind in ("LoHa", "LoKr", "OFT", "DoRA", "full difference"):
        if kind in kinds:
            return kind
    convolves = any(
        tensor in _RANK_IN and len(header.tensors[name].shape) == 4 and header.tensors[name].shape[2] > 1
        for name, (_, tensor) in found.items()
    )
    return "LoCon" if convolves else "LoRA"


def _base(header: TensorFile, found: Mapping[str, tuple[str, str]]) -> tuple[str, str]:
    """(family, title) of the base model: what the header says, else what the shapes tell."""
    said = f"{header.metadata.get('ss_base_model_version', '')} {header.metadata.get('modelspec.architecture', '')}"
    patterns = (("sdxl", r"sdxl|diffusion-xl"), ("sd2", r"sd_v2|diffusion-v2"), ("sd15", r"sd_v1|sd_1\.5|diffusion-v1"))
    for pattern, title in _OTHER_FAMILIES:
        if any(re.search(pattern, name) for name in header.tensors):
            return "", title
    for family, pattern in patterns:
        if re.search(pattern, said):
            return family, _TITLES[family]
    for name, (module, tensor) in found.items():
        if re.search(r"attn2[._]to_k$", module) and tensor in (*_RANK_IN[:4], "hada_w1_b"):
            family = _CONTEXT.get(header.tensors[name].shape[1], "")
            if family:
                return family, _TITLES[family]
    if any(_part(module) == "text_encoder_2" for module, _ in found.values()):
        return "sdxl", _TITLES["sdxl"]
    return "", said.split()[0] if said.strip() else "unknown"


def _ranks(header: TensorFile, found: Mapping[str, tuple[str, str]]) -> list[int]:
    return [header.tensors[name].shape[0] for name, (_, tensor) in found.items()
            if tensor in _RANK_IN and header.tensors[name].shape]  # fmt: skip


def _alphas(header: TensorFile, found: Mapping[str, tuple[str, str]]) -> list[float]:
    names = [name for name, (_, tensor) in found.items() if tensor == "alpha"][:_ALPHAS_READ]
    return [value for name in names if (value := header.number(name)) is not None]


def _common(values: Iterable[Number]) -> tuple[Number, ...]:
    return tuple(value for value, _ in Counter(values).most_common())


def _precision(header: TensorFile) -> str:
    kinds = {entry.dtype for entry in header.tensors.values() if len(entry.shape) > 1}
    names = {"F32": "fp32", "F16": "fp16", "BF16": "bf16"}
    return names.get(next(iter(kinds)), next(iter(kinds))) if len(kinds) == 1 else "mixed"


def _maker(texts: Mapping[str, str]) -> str:
    if CONFIG_KEY in texts:
        return "LoRA Atelier"
    if "ot_config" in texts or "ot_revision" in texts or "ot_branch" in texts:
        return "OneTrainer"
    if "ai-toolkit" in texts.get("software", ""):
        return "ai-toolkit"
    if any(key.startswith("ss_") for key in texts):
        return "kohya's scripts, or a tool that writes as they do"
    return "diffusers" if "lora_adapter_metadata" in texts else ""


def _known(texts: Mapping[str, str], *keys: str) -> str:
    return next((texts[key] for key in keys if texts.get(key) not in (None, "", "None")), "")


def _tags(texts: Mapping[str, str]) -> dict[str, int]:
    """How often each tag occurs in the captions, over all folders, the commonest first."""
    try:
        folders = json.loads(texts.get("ss_tag_frequency", "{}"))
        counts: Counter[str] = Counter()
        for tags in folders.values():
            counts.update({str(tag).strip(): int(number) for tag, number in tags.items()})
    except (ValueError, AttributeError, TypeError):
        return {}
    return dict(counts.most_common())


def _whole(text: str) -> int | None:
    return int(text) if text.isdigit() else None


def _instead(names: Iterable[str]) -> str:
    listed = list(names)
    if any(name.startswith(("model.diffusion_model.", "down_blocks.", "conv_in.")) for name in listed):
        return "; it looks like a whole model, which is given as the base model"
    if any(name in ("emb_params", "clip_l", "clip_g") for name in listed):
        return "; it looks like a textual inversion embedding"
    return f" (its first tensor is {listed[0]})" if listed else ""
