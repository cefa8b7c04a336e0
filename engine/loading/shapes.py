"""The configs of a model's parts from the shapes of its tensors.

`resources/models` has the published configs; what the tensors say otherwise (widths, depths, where attention is)
replaces their entries, so that a pruned or a tiny model loads like the published one. Numbers of groups and of
attention heads leave no trace in the tensors: they follow the published rules.
"""

import json
import re
from collections.abc import Mapping
from typing import Any

from torch import Tensor

from project.workspace import resources

Tensors = Mapping[str, Tensor]
HEAD = 64  # channels of an attention head, in every text encoder and in the UNets of SD 2.x and SDXL


def published(family: str, part: str) -> dict[str, Any]:
    name = "scheduler_config.json" if part == "scheduler" else "config.json"
    return json.loads((resources() / "models" / family / part / name).read_text(encoding="utf-8"))


def unet_config(tensors: Tensors, family: str, resolution: int, scale: int) -> dict[str, Any]:
    """Of a UNet with the names of latent-diffusion, without prefix. ``scale``: pixels a latent is wide."""
    blocks = 1 + max(int(name.split(".")[1]) for name in tensors if name.startswith("input_blocks."))
    levels = 1 + sum(bool(re.fullmatch(r"input_blocks\.\d+\.0\.op\.weight", name)) for name in tensors)
    layers = blocks // levels - 1
    channels, depths = [], []
    for level in range(levels):
        first = 1 + level * (layers + 1)
        channels.append(tensors[f"input_blocks.{first}.0.out_layers.3.weight"].shape[0])
        depths.append(_depth(tensors, f"input_blocks.{first}.1."))
    middle = _depth(tensors, "middle_block.1.")
    config = published(family, "unet")
    config |= {
        "sample_size": resolution // scale,
        "in_channels": tensors["input_blocks.0.0.weight"].shape[1],
        "out_channels": tensors["out.2.weight"].shape[0],
        "block_out_channels": channels,
        "layers_per_block": layers,
        "down_block_types": ["CrossAttnDownBlock2D" if depth else "DownBlock2D" for depth in depths],
        "up_block_types": ["CrossAttnUpBlock2D" if depth else "UpBlock2D" for depth in reversed(depths)],
        "cross_attention_dim": _context(tensors),
    }
    if family == "sdxl":
        pooled = config["projection_class_embeddings_input_dim"] = tensors["label_emb.0.0.weight"].shape[1]
        pooled -= 6 * config["addition_time_embed_dim"]
        if pooled <= 0:
            raise ValueError("the UNet's label embedding is too narrow for SDXL's six sizes")
    if "transformer_layers_per_block" in config or max(*depths, middle) > 1:
        config["transformer_layers_per_block"] = [depth or 1 for depth in depths[:-1]] + [depths[-1] or middle]
    if isinstance(config["attention_head_dim"], list):
        config["attention_head_dim"] = [max(1, width // HEAD) for width in channels]
    return config


def _depth(tensors: Tensors, prefix: str) -> int:
    """Transformer blocks behind a prefix."""
    found = {name.split(".transformer_blocks.")[1].split(".")[0] for name in tensors if _is_block(name, prefix)}
    return len(found)


def _is_block(name: str, prefix: str) -> bool:
    return name.startswith(prefix) and ".transformer_blocks." in name


def _context(tensors: Tensors) -> int:
    """The width of the text that cross-attention takes."""
    return next(tensor.shape[1] for name, tensor in tensors.items() if name.endswith(".attn2.to_k.weight"))


def vae_config(tensors: Tensors, family: str) -> dict[str, Any]:
    """Of an autoencoder, with the names of latent-diffusion or of diffusers, without prefix."""
    down, block = ("down_blocks", "resnets") if "encoder.down_blocks.0.resnets.0.conv1.weight" in tensors else (
        "down", "block")  # fmt: skip
    pattern = re.compile(rf"encoder\.{down}\.(\d+)\.{block}\.(\d+)\.conv1\.weight")
    found = [(int(m[1]), int(m[2])) for m in map(pattern.fullmatch, tensors) if m]
    if not found:
        raise ValueError("it holds no autoencoder of Stable Diffusion")
    levels, layers = 1 + max(found)[0], 1 + max(layer for _, layer in found)
    config = published(family, "vae")
    config |= {
        "block_out_channels": [tensors[f"encoder.{down}.{n}.{block}.0.conv1.weight"].shape[0] for n in range(levels)],
        "down_block_types": ["DownEncoderBlock2D"] * levels,
        "up_block_types": ["UpDecoderBlock2D"] * levels,
        "layers_per_block": layers,
        "latent_channels": tensors["decoder.conv_in.weight"].shape[1],
        "in_channels": tensors["encoder.conv_in.weight"].shape[1],
        "out_channels": tensors["decoder.conv_out.weight"].shape[0],
    }
    return config


def clip_config(tensors: Tensors, family: str, part: str) -> dict[str, Any]:
    """Of a text encoder with the names of transformers, without the prefix ``text_model.``."""
    words, places = tensors["embeddings.token_embedding.weight"], tensors["embeddings.position_embedding.weight"]
    layers = 1 + max(int(name.split(".")[2]) for name in tensors if name.startswith("encoder.layers."))
    config = published(family, part)
    config |= {
        "vocab_size": words.shape[0],
        "hidden_size": words.shape[1],
        "max_position_embeddings": places.shape[0],
        "num_hidden_layers": layers,
        "intermediate_size": tensors["encoder.layers.0.mlp.fc1.weight"].shape[0],
        "num_attention_heads": max(1, words.shape[1] // HEAD),
    }
    if "text_projection.weight" in tensors:
        config["projection_dim"] = tensors["text_projection.weight"].shape[0]
    return config
