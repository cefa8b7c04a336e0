"""Load an autoencoder that comes by itself: from a folder, or from a file in either layout."""

from pathlib import Path

import torch
from diffusers import AutoencoderKL
from diffusers.loaders.single_file_utils import convert_ldm_vae_checkpoint
from torch import Tensor

from engine.loading.fill import filled
from engine.loading.folder import vae_from
from engine.loading.shapes import vae_config
from engine.loading.tensors import open_tensors, within
from project.models.judge import VAE


def load_vae(path: Path, family: str) -> AutoencoderKL:
    """In fp32. ``path``: a VAE's own folder, a model folder with one in it, or a file.

    Raises ValueError or BadInput.
    """
    if not path.exists():
        raise ValueError("it does not exist")
    if path.is_dir():
        return vae_from(path, "vae" if (path / "vae" / "config.json").is_file() else "")
    tensors = open_tensors(path)
    return vae_of(within(tensors, VAE) or tensors, family)


def vae_of(tensors: dict[str, Tensor], family: str) -> AutoencoderKL:
    """The autoencoder that these tensors are, in latent-diffusion's or in diffusers' names, without prefix."""
    config = vae_config(tensors, family)
    parts = ("encoder.", "decoder.", "quant_conv.", "post_quant_conv.")  # a training's file also has its loss
    own = {name: tensor for name, tensor in tensors.items() if name.startswith(parts)}
    if "encoder.down_blocks.0.resnets.0.conv1.weight" not in own:
        own = convert_ldm_vae_checkpoint(own, config)
    return filled(lambda: AutoencoderKL.from_config(config), own, "vae", torch.float32)
