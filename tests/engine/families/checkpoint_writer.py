"""Tiny random models of each family, as folders and as the single files that people download.

The writer goes from diffusers' modules to the names of latent-diffusion and generative-models by the order of the
layers, so it shares nothing with the converters that the code under test uses.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import torch
from diffusers import (
    AutoencoderKL,
    DDIMScheduler,
    EulerDiscreteScheduler,
    StableDiffusionPipeline,
    StableDiffusionXLPipeline,
    UNet2DConditionModel,
)
from safetensors.torch import save_file
from torch import Tensor, nn
from transformers import CLIPTextConfig, CLIPTextModel, CLIPTextModelWithProjection, CLIPTokenizer

from project.workspace import resources

SIDE = 16  # pixels that the tiny models make
RESNET = {
    "norm1": "in_layers.0", "conv1": "in_layers.2", "time_emb_proj": "emb_layers.1", "norm2": "out_layers.0",
    "conv2": "out_layers.3", "conv_shortcut": "skip_connection",
}  # fmt: skip


@dataclass
class Tiny:
    """The parts of one model."""

    family: str
    unet: Any
    vae: Any
    texts: list[Any]
    tokenizers: list[Any]
    scheduler: Any
    extra: dict[str, Tensor] = field(default_factory=dict)

    def save_folder(self, path: Path) -> Path:
        common = {"vae": self.vae, "unet": self.unet, "scheduler": self.scheduler}
        common |= {"text_encoder": self.texts[0], "tokenizer": self.tokenizers[0]}
        if self.family == "sdxl":
            pipeline = StableDiffusionXLPipeline(
                **common, text_encoder_2=self.texts[1], tokenizer_2=self.tokenizers[1], add_watermarker=False
            )
        else:
            pipeline = StableDiffusionPipeline(
                **common, safety_checker=None, feature_extractor=None, requires_safety_checker=False
            )
        pipeline.save_pretrained(path)
        return path

    def state(self) -> dict[str, Tensor]:
        """All tensors under the names of a single file."""
        found = {f"model.diffusion_model.{name}": t for name, t in unet_names(self.unet).items()}
        found |= {f"first_stage_model.{name}": t for name, t in vae_names(self.vae.state_dict()).items()}
        if self.family == "sd15":
            found |= clip_names(self.texts[0], "cond_stage_model.transformer.text_model.")
        elif self.family == "sd2":
            found |= open_clip_names(self.texts[0], "cond_stage_model.model.", spare_layer=True)
        else:
            found |= clip_names(self.texts[0], "conditioner.embedders.0.transformer.text_model.")
            found |= open_clip_names(self.texts[1].text_model, "conditioner.embedders.1.model.")
            projection = self.texts[1].text_projection.weight
            found["conditioner.embedders.1.model.text_projection"] = projection.T.contiguous()
        found["alphas_cumprod"] = torch.linspace(1, 0, 1000)
        return {**found, **self.extra}

    def save_file(self, path: Path, *, dtype: torch.dtype | None = None, side: int = SIDE, **texts: str) -> Path:
        state = {n: t.detach().to(dtype) if dtype and t.is_floating_point() else t for n, t in self.state().items()}
        metadata = {"modelspec.resolution": f"{side}x{side}", **{f"modelspec.{k}": v for k, v in texts.items()}}
        save_file({name: tensor.contiguous() for name, tensor in state.items()}, path, metadata)
        return path


def make_tiny(family: str, seed: int = 0) -> Tiny:
    with torch.random.fork_rng():
        torch.manual_seed(seed)
        return {"sd15": _sd15, "sd2": _sd2, "sdxl": _sdxl}[family]()


def _sd15() -> Tiny:
    scheduler = DDIMScheduler(beta_start=0.00085, beta_end=0.012, beta_schedule="scaled_linear", clip_sample=False,
                              set_alpha_to_one=False, steps_offset=1)  # fmt: skip
    return Tiny("sd15", _unet(32, attention_head_dim=8), _vae(), [_clip(32)], [tokenizer()], scheduler)


def _sd2() -> Tiny:
    scheduler = DDIMScheduler(beta_start=0.00085, beta_end=0.012, beta_schedule="scaled_linear", clip_sample=False,
                              set_alpha_to_one=False, steps_offset=1, prediction_type="v_prediction")  # fmt: skip
    unet = _unet(32, attention_head_dim=[1, 1], use_linear_projection=True)
    return Tiny("sd2", unet, _vae(), [_clip(32, act="gelu")], [tokenizer("!")], scheduler)


def _sdxl() -> Tiny:
    unet = UNet2DConditionModel(
        sample_size=SIDE // 2, block_out_channels=(32, 64), layers_per_block=1, cross_attention_dim=32 + 64,
        down_block_types=("DownBlock2D", "CrossAttnDownBlock2D"), up_block_types=("CrossAttnUpBlock2D", "UpBlock2D"),
        attention_head_dim=[1, 1], transformer_layers_per_block=[1, 2], use_linear_projection=True,
        addition_embed_type="text_time", addition_time_embed_dim=256, projection_class_embeddings_input_dim=48 + 1536,
    )  # fmt: skip
    scheduler = EulerDiscreteScheduler(
        beta_start=0.00085, beta_end=0.012, beta_schedule="scaled_linear", timestep_spacing="leading", steps_offset=1
    )
    second = CLIPTextModelWithProjection(_clip_config(64, "gelu", 48)).eval()
    return Tiny("sdxl", unet.eval(), _vae(0.13025), [_clip(32), second], [tokenizer(), tokenizer("!")], scheduler)


def _unet(context: int, **more: Any) -> UNet2DConditionModel:
    return UNet2DConditionModel(
        sample_size=SIDE // 2, block_out_channels=(32, 64), layers_per_block=1, cross_attention_dim=context,
        down_block_types=("CrossAttnDownBlock2D", "DownBlock2D"), up_block_types=("UpBlock2D", "CrossAttnUpBlock2D"),
        **more,
    ).eval()  # fmt: skip


def _vae(scaling: float = 0.18215) -> AutoencoderKL:
    return AutoencoderKL(
        block_out_channels=(32, 64), down_block_types=("DownEncoderBlock2D",) * 2,
        up_block_types=("UpDecoderBlock2D",) * 2, layers_per_block=1, scaling_factor=scaling,
    ).eval()  # fmt: skip


def _clip_config(width: int, act: str, projection: int) -> CLIPTextConfig:
    return CLIPTextConfig(
        vocab_size=49408, hidden_size=width, intermediate_size=37, num_hidden_layers=3, num_attention_heads=1,
        hidden_act=act, projection_dim=projection, bos_token_id=0, eos_token_id=2, pad_token_id=1,
    )  # fmt: skip


def _clip(width: int, act: str = "quick_gelu") -> CLIPTextModel:
    return CLIPTextModel(_clip_config(width, act, width)).eval()


def tokenizer(pad: str = "<|endoftext|>") -> CLIPTokenizer:
    folder = resources() / "models" / "tokenizer"
    return CLIPTokenizer(
        vocab=str(folder / "vocab.json"), merges=str(folder / "merges.txt"), pad_token=pad, model_max_length=77
    )


def _put(into: dict[str, Tensor], name: str, module: nn.Module, words: dict[str, str] | None = None) -> None:
    for own, tensor in module.state_dict().items():
        first, _, rest = own.partition(".")
        into[f"{name}.{(words or {}).get(first, first)}.{rest}"] = tensor


def unet_names(unet: Any) -> dict[str, Tensor]:
    """In the order in which latent-diffusion numbers its blocks."""
    found: dict[str, Tensor] = {}
    _put(found, "time_embed", unet.time_embedding, {"linear_1": "0", "linear_2": "2"})
    if getattr(unet, "add_embedding", None) is not None:
        _put(found, "label_emb.0", unet.add_embedding, {"linear_1": "0", "linear_2": "2"})
    found |= {f"input_blocks.0.0.{n}": t for n, t in unet.conv_in.state_dict().items()}
    number = 1
    for block in unet.down_blocks:
        for layer, resnet in enumerate(block.resnets):
            _put(found, f"input_blocks.{number}.0", resnet, RESNET)
            if hasattr(block, "attentions"):
                _put(found, f"input_blocks.{number}.1", block.attentions[layer])
            number += 1
        if block.downsamplers:
            _put(found, f"input_blocks.{number}.0", block.downsamplers[0], {"conv": "op"})
            number += 1
    _put(found, "middle_block.0", unet.mid_block.resnets[0], RESNET)
    _put(found, "middle_block.1", unet.mid_block.attentions[0])
    _put(found, "middle_block.2", unet.mid_block.resnets[1], RESNET)
    number = 0
    for block in unet.up_blocks:
        for layer, resnet in enumerate(block.resnets):
            _put(found, f"output_blocks.{number}.0", resnet, RESNET)
            place = 1
            if hasattr(block, "attentions"):
                _put(found, f"output_blocks.{number}.1", block.attentions[layer])
                place = 2
            if block.upsamplers and layer == len(block.resnets) - 1:
                _put(found, f"output_blocks.{number}.{place}", block.upsamplers[0])
            number += 1
    found |= {f"out.0.{n}": t for n, t in unet.conv_norm_out.state_dict().items()}
    found |= {f"out.2.{n}": t for n, t in unet.conv_out.state_dict().items()}
    return found


def vae_names(state: dict[str, Tensor]) -> dict[str, Tensor]:
    blocks = 1 + max(int(name.split(".")[2]) for name in state if name.startswith("decoder.up_blocks."))
    found = {}
    for name, tensor in state.items():
        if ".attentions.0." in name and name.endswith("weight") and tensor.dim() == 2:
            tensor = tensor[:, :, None, None]
        parts = name.split(".")
        if "up_blocks" in parts:
            parts[2] = str(blocks - 1 - int(parts[2]))
        new = ".".join(parts)
        for old, other in (
            ("mid_block.resnets.0", "mid.block_1"), ("mid_block.resnets.1", "mid.block_2"),
            ("mid_block.attentions.0", "mid.attn_1"), ("down_blocks", "down"), ("up_blocks", "up"),
            ("resnets", "block"), ("downsamplers.0", "downsample"), ("upsamplers.0", "upsample"),
            ("conv_shortcut", "nin_shortcut"), ("conv_norm_out", "norm_out"), ("group_norm", "norm"),
            ("to_q", "q"), ("to_k", "k"), ("to_v", "v"), ("to_out.0", "proj_out"),
        ):  # fmt: skip
            new = new.replace(old, other)
        found[new] = tensor
    return found


def clip_names(encoder: nn.Module, prefix: str) -> dict[str, Tensor]:
    found = {prefix + name: tensor for name, tensor in encoder.state_dict().items()}
    found[f"{prefix}embeddings.position_ids"] = torch.arange(77)[None]
    return found


def open_clip_names(encoder: Any, prefix: str, spare_layer: bool = False) -> dict[str, Tensor]:
    found = {
        "token_embedding.weight": encoder.embeddings.token_embedding.weight,
        "positional_embedding": encoder.embeddings.position_embedding.weight,
        "ln_final.weight": encoder.final_layer_norm.weight,
        "ln_final.bias": encoder.final_layer_norm.bias,
        "logit_scale": torch.tensor(4.6),
    }
    layers = list(encoder.encoder.layers)
    for number, layer in enumerate([*layers, layers[0]] if spare_layer else layers):
        at = f"transformer.resblocks.{number}"
        attention = layer.self_attn
        rows = (attention.q_proj, attention.k_proj, attention.v_proj)
        found[f"{at}.attn.in_proj_weight"] = torch.cat([row.weight for row in rows])
        found[f"{at}.attn.in_proj_bias"] = torch.cat([row.bias for row in rows])
        for own, module in (
            ("attn.out_proj", attention.out_proj), ("ln_1", layer.layer_norm1), ("ln_2", layer.layer_norm2),
            ("mlp.c_fc", layer.mlp.fc1), ("mlp.c_proj", layer.mlp.fc2),
        ):  # fmt: skip
            found |= {f"{at}.{own}.weight": module.weight, f"{at}.{own}.bias": module.bias}
    if spare_layer:
        width = encoder.final_layer_norm.weight.shape[0]
        found["text_projection"] = torch.randn(width, width)
    return {prefix + name: tensor.detach().clone() for name, tensor in found.items()}


def averaged(state: dict[str, Tensor]) -> dict[str, Tensor]:
    """The same UNet once more as averaged weights, each a half of the trained one."""
    prefix = "model.diffusion_model."
    found = {
        f"model_ema.diffusion_model{name.removeprefix(prefix).replace('.', '')}": tensor / 2
        for name, tensor in state.items()
        if name.startswith(prefix)
    }
    return {**found, "model_ema.decay": torch.tensor(0.9999), "model_ema.num_updates": torch.tensor(1)}
