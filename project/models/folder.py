"""What a model folder in diffusers' layout holds, from its configs and its weights' headers."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from project.errors import BadInput
from project.models.judge import precision
from project.models.model_file import ModelFile
from project.options.model import FAMILIES
from project.tensor_file import read_header

PARTS = {
    "sd15": ("unet", "vae", "text_encoder", "tokenizer", "scheduler"),
    "sd2": ("unet", "vae", "text_encoder", "tokenizer", "scheduler"),
    "sdxl": ("unet", "vae", "text_encoder", "text_encoder_2", "tokenizer", "tokenizer_2", "scheduler"),
}
PIPELINES = ("StableDiffusionPipeline", "StableDiffusionXLPipeline")
WEIGHTS = ("unet", "vae", "text_encoder", "text_encoder_2")


def recognise_folder(path: Path) -> ModelFile:
    """The facts of a folder; `reason` says what is wrong with one that is no model of a known family."""
    found = {"path": path, "layout": "folder"}
    if not (path / "model_index.json").is_file():
        reason = "it has no model_index.json, so it is not a model folder in diffusers layout"
        files = sorted(path.glob("*.safetensors"))
        if files:
            reason += f"; to train on {files[0].name}, choose the file itself"
        return ModelFile(**found, title="a folder without a model", reason=reason)  # type: ignore[arg-type]
    try:
        index, unet = _config(path / "model_index.json"), _config(path / "unet" / "config.json")
    except (OSError, ValueError):
        kind = _kind(path)
        reason = "model_index.json or unet/config.json is missing or cannot be read"
        if kind and kind not in PIPELINES:
            reason = f"it is a {kind}, not {_known()}"
        return ModelFile(**found, title=kind or "a damaged model folder", reason=reason)  # type: ignore[arg-type]
    return _judged(path, str(index.get("_class_name", "")), index, unet)


def _judged(path: Path, kind: str, index: Mapping[str, Any], unet: Mapping[str, Any]) -> ModelFile:
    channels = unet.get("in_channels", 4)
    refiner = kind.startswith("StableDiffusionXL") and not (index.get("text_encoder") or [None])[0]
    if kind not in PIPELINES or channels != 4 or refiner:
        what = kind or "model of an unnamed kind"
        if channels == 9:
            what = "n inpainting model (its UNet has 9 input channels)"
        elif refiner:
            what = "SDXL refiner, which is no model of its own"
        reason = f"it is a{'' if what.startswith('n ') else ' '}{what}, not {_known()}"
        return ModelFile(path, "folder", title=what, reason=reason)
    family = family_of(unet)
    parts = PARTS[family]
    missing = tuple(part for part in parts if not (path / part).is_dir())
    files = {part: weight_files(path / part) for part in WEIGHTS if (path / part).is_dir() and part in parts}
    bare = [part for part, found in files.items() if not found]
    resolution, granularity = _sizes(path, unet)
    schedule = _schedule(path)
    return ModelFile(
        path,
        "folder",
        family,
        FAMILIES[family].title,
        _precision(files),
        sum(file.stat().st_size for found in files.values() for file in found),
        str(schedule.get("prediction_type", "epsilon")) if schedule else "",
        bool(schedule.get("rescale_betas_zero_snr", False)),
        has_vae="vae" not in missing,
        has_text_encoder=not any(part.startswith("text_encoder") for part in missing),
        missing=missing,
        resolution=resolution,
        granularity=granularity,
        reason=_reason(path, missing, bare),
    )


def family_of(unet: Mapping[str, Any]) -> str:
    """SDXL by its embedding of sizes; SD 2.x by the matrices around its attention, which are convolutions in SD 1.x."""
    if unet.get("addition_embed_type") == "text_time":
        return "sdxl"
    return "sd2" if unet.get("use_linear_projection") else "sd15"


def _reason(path: Path, missing: tuple[str, ...], bare: list[str]) -> str:
    if missing:
        return f"the folder lacks {', '.join(missing)}"
    for part in bare:
        if list((path / part).glob("*.bin")):
            return f"its {part} is there only as a pickle file (.bin): take the .safetensors version of this model"
        return f"its {part} has no weights: download or copy the folder again"
    return ""


def weight_files(part: Path) -> list[Path]:
    """The weights of one part: its whole or sharded safetensors file, else the fp16 variant's; [] if there is none."""
    for variant in ("", ".fp16"):
        for stem in ("diffusion_pytorch_model", "model"):
            if (part / f"{stem}{variant}.safetensors").is_file():
                return [part / f"{stem}{variant}.safetensors"]
            shards = sorted(part.glob(f"{stem}{variant}-*-of-*.safetensors"))
            if shards:
                return shards
    return []


def _precision(files: Mapping[str, list[Path]]) -> str:
    kinds: list[str] = []
    for file in (file for found in files.values() for file in found):
        try:
            kinds += [entry.dtype for entry in read_header(file).tensors.values()]
        except BadInput:  # the loader will say it
            continue
    return precision(kinds)


def _sizes(path: Path, unet: Mapping[str, Any]) -> tuple[int, int]:
    """(resolution, granularity) in pixels; (0, 64) when the configs do not tell.

    The autoencoder halves the picture once a block but for the last, and so does the UNet the latents.
    """
    try:
        vae = _config(path / "vae" / "config.json")
        scale = 2 ** (len(vae["block_out_channels"]) - 1)
        return int(unet["sample_size"]) * scale, scale * 2 ** (len(unet["block_out_channels"]) - 1)
    except (OSError, ValueError, KeyError, TypeError):
        return 0, 64


def _schedule(path: Path) -> Mapping[str, Any]:
    try:
        return _config(path / "scheduler" / "scheduler_config.json")
    except (OSError, ValueError):
        return {}


def _kind(path: Path) -> str:
    try:
        return str(_config(path / "model_index.json").get("_class_name", ""))
    except (OSError, ValueError):
        return ""


def _known() -> str:
    return " or ".join(family.title for family in FAMILIES.values())


def _config(path: Path) -> dict[str, Any]:
    data = json.loads(path.read_text(encoding="utf-8"))
    if not isinstance(data, dict):
        raise ValueError(f"{path} holds no config")
    return data
