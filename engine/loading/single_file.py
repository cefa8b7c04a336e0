"""Load a base model from one checkpoint file: the names of latent-diffusion (SD 1.x, 2.x) or generative-models (SDXL).

diffusers' converters rename the tensors; configs come from the tensors' shapes and the tokenizer from `resources`.
"""

import re
from typing import Any

import diffusers
import torch
from diffusers import AutoencoderKL, SchedulerMixin, UNet2DConditionModel
from diffusers.loaders.single_file_utils import (
    convert_ldm_clip_checkpoint,
    convert_ldm_unet_checkpoint,
    convert_open_clip_checkpoint,
)
from torch import Tensor, nn
from transformers import CLIPTextConfig, CLIPTextModel, CLIPTextModelWithProjection, CLIPTokenizer

from engine.loading.averaged import dotted
from engine.loading.fill import filled
from engine.loading.folder import check_vocabulary
from engine.loading.shapes import clip_config, published, unet_config
from engine.loading.tensors import open_tensors, within
from engine.loading.vae import vae_of
from project.models import ModelFile
from project.models.judge import AVERAGED, TEXT, UNET, VAE, judge
from project.workspace import resources

Tensors = dict[str, Tensor]
OPEN_CLIP_LAYERS = 23  # of the 24 that SD 2.x's files hold; the last one is not used


def load(found: ModelFile, vae: AutoencoderKL | None, weights: torch.dtype) -> tuple[Any, ...]:
    """(UNet, autoencoder, text encoders, tokenizers, sampler). Raises ValueError or BadInput."""
    tensors = open_tensors(found.path)
    if found.layout == "pickle":  # only now are its shapes known
        known = {name: (tuple(tensor.shape), "") for name, tensor in tensors.items()}
        found = judge(found.path, known, {})
        if found.reason and not (vae is not None and found.missing == ("vae",)):
            raise ValueError(found.reason)
    family = str(found.family)
    vae = vae or vae_of(within(tensors, VAE), family)
    scale = 2 ** (len(vae.config.block_out_channels) - 1)
    unet = _unet(tensors, family, found.resolution, scale, weights)
    encoders, tokenizers = [], []
    for part, prefix in TEXT[family].items():
        encoders.append(_text_encoder(within(tensors, prefix), family, part, weights))
        tokenizers.append(_tokenizer(family, part, encoders[-1].config.max_position_embeddings))
        check_vocabulary(tokenizers[-1], encoders[-1])
    return unet, vae, tuple(encoders), tuple(tokenizers), _sampler(family)


def _unet(tensors: Tensors, family: str, resolution: int, scale: int, weights: torch.dtype) -> UNet2DConditionModel:
    """The weights that were trained; the averaged ones (EMA) only where the file has no others."""
    own = within(tensors, UNET) or dotted(within(tensors, AVERAGED + "diffusion_model"))
    config = unet_config(own, family, resolution, scale)
    renamed = convert_ldm_unet_checkpoint({UNET + name: tensor for name, tensor in own.items()}, config)
    if len(renamed) != len(own):
        raise ValueError(f"the UNet has {len(own) - len(renamed)} weights that are not known")
    return filled(lambda: UNet2DConditionModel.from_config(config), renamed, "unet", weights)


def _text_encoder(tensors: Tensors, family: str, part: str, weights: torch.dtype) -> Any:
    """A text encoder from CLIP's names, or from OpenCLIP's, whose attention is one matrix and has its own words."""
    kind = CLIPTextModelWithProjection if part == "text_encoder_2" else CLIPTextModel
    if any(".resblocks." in name or name.startswith("transformer.") for name in tensors):
        tensors = _from_open_clip(tensors, family)
    else:
        prefix = "cond_stage_model.transformer."
        tensors = convert_ldm_clip_checkpoint({prefix + name: tensor for name, tensor in tensors.items()})
    bare = {name.removeprefix("text_model."): tensor for name, tensor in tensors.items()}
    bare = {name: tensor for name, tensor in bare.items() if not name.endswith("position_ids")}
    if kind is CLIPTextModel:
        bare.pop("text_projection.weight", None)  # some merges carry it along
    config = CLIPTextConfig(**clip_config(bare, family, part))
    if kind is CLIPTextModelWithProjection:
        inside = {"text_projection.weight"}
        bare = {name if name in inside else f"text_model.{name}": tensor for name, tensor in bare.items()}
    return filled(lambda: kind(config), bare, part, weights)


def _from_open_clip(tensors: Tensors, family: str) -> Tensors:
    """transformers' names; SD 2.x leaves out OpenCLIP's last layer and its projection."""
    tensors = dict(tensors)
    if family == "sd2":
        layers = 1 + max(int(m[1]) for m in (re.match(r"transformer\.resblocks\.(\d+)\.", n) for n in tensors) if m)
        last = f"transformer.resblocks.{layers - 1}."
        if layers != OPEN_CLIP_LAYERS:
            tensors = {name: tensor for name, tensor in tensors.items() if not name.startswith(last)}
        tensors.pop("text_projection", None)
    prefix = "conditioner.embedders.1.model."  # the converter knows layers to leave out by SD 2.x's prefix
    width = tensors["ln_final.weight"].shape[0]
    shell = nn.Module()
    shell.config = CLIPTextConfig(hidden_size=width)
    named = {prefix + name: tensor for name, tensor in tensors.items() if name not in ("logit_scale", "attn_mask")}
    return convert_open_clip_checkpoint(shell, named, prefix=prefix)


def _tokenizer(family: str, part: str, length: int) -> CLIPTokenizer:
    """CLIP's words; OpenCLIP's encoders were trained with "!" (number 0) behind a caption, CLIP's with its end mark."""
    folder = resources() / "models" / "tokenizer"
    filling = "!" if family == "sd2" or part == "text_encoder_2" else "<|endoftext|>"
    return CLIPTokenizer(
        vocab=str(folder / "vocab.json"),
        merges=str(folder / "merges.txt"),
        pad_token=filling,
        model_max_length=length,
    )


def _sampler(family: str) -> SchedulerMixin:
    config = published(family, "scheduler")
    return getattr(diffusers, config["_class_name"]).from_config(config)
