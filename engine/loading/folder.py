"""Load a base model from a folder in diffusers' layout."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import diffusers
import torch
from diffusers import AutoencoderKL, SchedulerMixin, StableDiffusionPipeline, UNet2DConditionModel
from transformers import CLIPTextModel, CLIPTextModelWithProjection, CLIPTokenizer

from project.models import ModelFile
from project.models.folder import weight_files

TEXT = {"text_encoder": ("tokenizer", CLIPTextModel), "text_encoder_2": ("tokenizer_2", CLIPTextModelWithProjection)}


def load(found: ModelFile, vae: AutoencoderKL | None, weights: torch.dtype) -> tuple[Any, ...]:
    """(UNet, autoencoder, text encoders, tokenizers, sampler). Raises what the libraries raise, and ValueError for
    weights that lack."""
    path = found.path
    unet = whole(UNet2DConditionModel.from_pretrained(path, torch_dtype=weights, **at(path, "unet")), "unet")
    vae = vae or vae_from(path, "vae")
    encoders: list[Any] = []
    tokenizers = []
    for part, (words, kind) in list(TEXT.items())[: 2 if found.family == "sdxl" else 1]:
        encoders.append(whole(kind.from_pretrained(path, dtype=weights, **at(path, part)), part))
        tokenizers.append(CLIPTokenizer.from_pretrained(path, subfolder=words, local_files_only=True))
        check_vocabulary(tokenizers[-1], encoders[-1])
    return unet, vae, tuple(encoders), tuple(tokenizers), _sampler(path)


def vae_from(path: Path, part: str) -> AutoencoderKL:
    """The autoencoder of a folder, in fp32 whatever its file has; ``part`` "" means that the folder is one."""
    return whole(AutoencoderKL.from_pretrained(path, torch_dtype=torch.float32, **at(path, part)), "vae")


def at(path: Path, part: str) -> dict[str, Any]:
    """Where a part's weights are: on this computer, safetensors, the fp16 variant only where no other is."""
    files = weight_files(path / part)
    where: dict[str, Any] = {"local_files_only": True, "use_safetensors": True, "output_loading_info": True}
    if files and ".fp16" in files[0].name:
        where["variant"] = "fp16"
    return {**where, "subfolder": part} if part else where


def whole(loaded: tuple[Any, Mapping[str, Any]], part: str) -> Any:
    """The loaded part. Raises ValueError when its file lacked weights, which would then be random ones."""
    module, report = loaded
    if missing := sorted(report["missing_keys"]):
        raise ValueError(f"{part} lacks {len(missing)} weights, for example {missing[0]}")
    return module


def check_vocabulary(tokenizer: CLIPTokenizer, text_encoder: CLIPTextModel) -> None:
    """Raise ValueError for a tokenizer that came out empty, as without its files, or that does not fit."""
    if len(tokenizer) < 3 or len(tokenizer) > text_encoder.config.vocab_size:
        raise ValueError("the tokenizer has no vocabulary, or not that of the text encoder")


def _sampler(path: Path) -> SchedulerMixin:
    kind = getattr(diffusers, StableDiffusionPipeline.load_config(path)["scheduler"][1])
    return kind.from_pretrained(path, subfolder="scheduler", local_files_only=True)
