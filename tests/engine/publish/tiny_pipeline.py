"""A random Stable Diffusion 1.x pipeline small enough to render in a fraction of a second, and adapters for it."""

from __future__ import annotations

from collections.abc import Mapping

import torch
from diffusers import AutoencoderKL, DDIMScheduler, StableDiffusionPipeline, UNet2DConditionModel
from torch import nn
from transformers import CLIPTextConfig, CLIPTextModel, CLIPTokenizer

from engine.publish.verify import components_of
from engine.publish.weights import AdapterModule, AdapterWeights, LoraModule, base_modules

ADAPTER = "trained"
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def make_pipeline(seed: int = 0) -> StableDiffusionPipeline:
    """The architecture of Stable Diffusion 1.x, four orders of magnitude smaller, with random weights."""
    with torch.random.fork_rng():
        torch.manual_seed(seed)
        unet = UNet2DConditionModel(
            sample_size=8,
            block_out_channels=(32, 64),
            layers_per_block=1,
            down_block_types=("CrossAttnDownBlock2D", "DownBlock2D"),
            up_block_types=("UpBlock2D", "CrossAttnUpBlock2D"),
            cross_attention_dim=32,
            attention_head_dim=8,
            norm_num_groups=8,
        )
        vae = AutoencoderKL(
            block_out_channels=(8, 16),
            down_block_types=("DownEncoderBlock2D",) * 2,
            up_block_types=("UpDecoderBlock2D",) * 2,
            norm_num_groups=4,
        )
        vocabulary = {token: number for number, token in enumerate(["<|startoftext|>", "<|endoftext|>", *LETTERS])}
        vocabulary |= {f"{letter}</w>": len(vocabulary) + number for number, letter in enumerate(LETTERS)}
        config = CLIPTextConfig(
            vocab_size=len(vocabulary),
            hidden_size=32,
            intermediate_size=37,
            num_hidden_layers=2,
            num_attention_heads=4,
            bos_token_id=0,
            eos_token_id=1,
            pad_token_id=1,
        )
        text_encoder = CLIPTextModel(config)
    tokenizer = CLIPTokenizer(vocab=vocabulary, merges=[], model_max_length=77)
    scheduler = DDIMScheduler(clip_sample=False, set_alpha_to_one=False, steps_offset=1)
    pipeline = StableDiffusionPipeline(
        vae=vae,
        text_encoder=text_encoder.eval(),
        tokenizer=tokenizer,
        unet=unet.eval(),
        scheduler=scheduler,
        safety_checker=None,
        feature_extractor=None,
        requires_safety_checker=False,
    )
    pipeline.set_progress_bar_config(disable=True)
    return pipeline


def random_module(shape: tuple[int, ...], rank: int, alpha: float, generator: torch.Generator) -> LoraModule:
    """A module for a layer with this weight shape, strong enough to change pictures."""
    down = torch.randn(rank, *shape[1:], generator=generator) * 0.3
    up = torch.randn(shape[0], rank, *(1,) * (len(shape) - 2), generator=generator) * 0.3
    return LoraModule(down, up, alpha)


def lora(module: AdapterModule) -> LoraModule:
    """The module as the plain LoRA that it is."""
    assert isinstance(module, LoraModule)
    return module


def random_adapter(
    pipeline: StableDiffusionPipeline,
    *,
    unet_layers: tuple[str, ...] = ("to_q", "to_k", "to_v", "to_out.0"),
    text_layers: tuple[str, ...] = (),
    ranks: tuple[int, ...] = (4,),
    alphas: tuple[float, ...] = (6.0,),
    seed: int = 1,
) -> AdapterWeights:
    """An adapter for the layers whose names end so; ranks and alphas go round."""
    generator = torch.Generator().manual_seed(seed)
    base = base_modules(components_of(pipeline))

    def modules(shapes: Mapping[str, tuple[int, ...]], endings: tuple[str, ...]) -> dict[str, AdapterModule]:
        names = [name for name in shapes if name.endswith(endings)] if endings else []
        return {
            name: random_module(shapes[name], ranks[n % len(ranks)], alphas[n % len(alphas)], generator)
            for n, name in enumerate(names)
        }

    text = modules(base.part("text_encoder"), text_layers)
    return AdapterWeights({"unet": modules(base.part("unet"), unet_layers)} | ({"text_encoder": text} if text else {}))


def layer_kinds(component: nn.Module) -> set[str]:
    """The class names of all layers of a component."""
    return {type(module).__name__ for module in component.modules()}
