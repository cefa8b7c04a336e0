"""Adapters for SDXL: the names in its files, both spellings read, and diffusers' own reading of what is written."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
import torch
from diffusers import UNet2DConditionModel
from torch import nn
from transformers import CLIPTextConfig, CLIPTextModel, CLIPTextModelWithProjection

from engine import adapter, families, preview
from engine.families.base import Request
from engine.publish.diffusers_layout import from_diffusers
from engine.publish.files import write_diffusers, write_kohya
from engine.publish.kohya import from_kohya, to_kohya
from engine.publish.metadata import TrainingFacts
from engine.publish.read import read_adapter, read_tensors
from engine.publish.verify import TestPicture, copy_without_adapters, verify_file
from engine.publish.weights import AdapterWeights, BaseModules, LoraModule, base_modules
from project.options import AdapterOptions, ModelOptions
from tests.engine.small_world import CPU

FACTS = TrainingFacts("x", 4, 4.0, 16, 16)

# Names of modules in files that kohya's scripts and LyCORIS wrote for SDXL, and the layers of diffusers that they mean.
REAL = {
    "lora_unet_input_blocks_4_1_transformer_blocks_0_attn1_to_q": (
        "unet.down_blocks.1.attentions.0.transformer_blocks.0.attn1.to_q"
    ),
    "lora_unet_input_blocks_5_1_proj_in": "unet.down_blocks.1.attentions.1.proj_in",
    "lora_unet_input_blocks_7_1_transformer_blocks_9_attn2_to_k": (
        "unet.down_blocks.2.attentions.0.transformer_blocks.9.attn2.to_k"
    ),
    "lora_unet_input_blocks_8_1_transformer_blocks_3_ff_net_0_proj": (
        "unet.down_blocks.2.attentions.1.transformer_blocks.3.ff.net.0.proj"
    ),
    "lora_unet_middle_block_1_transformer_blocks_0_attn1_to_out_0": (
        "unet.mid_block.attentions.0.transformer_blocks.0.attn1.to_out.0"
    ),
    "lora_unet_middle_block_1_proj_out": "unet.mid_block.attentions.0.proj_out",
    "lora_unet_output_blocks_0_1_transformer_blocks_0_attn1_to_v": (
        "unet.up_blocks.0.attentions.0.transformer_blocks.0.attn1.to_v"
    ),
    "lora_unet_output_blocks_5_1_transformer_blocks_1_ff_net_2": (
        "unet.up_blocks.1.attentions.2.transformer_blocks.1.ff.net.2"
    ),
    "lora_unet_input_blocks_1_0_in_layers_2": "unet.down_blocks.0.resnets.0.conv1",
    "lora_unet_input_blocks_3_0_op": "unet.down_blocks.0.downsamplers.0.conv",
    "lora_unet_input_blocks_4_0_skip_connection": "unet.down_blocks.1.resnets.0.conv_shortcut",
    "lora_unet_input_blocks_8_0_emb_layers_1": "unet.down_blocks.2.resnets.1.time_emb_proj",
    "lora_unet_middle_block_2_out_layers_3": "unet.mid_block.resnets.1.conv2",
    "lora_unet_output_blocks_2_2_conv": "unet.up_blocks.0.upsamplers.0.conv",
    "lora_unet_output_blocks_8_0_in_layers_2": "unet.up_blocks.2.resnets.2.conv1",
    "lora_unet_time_embed_0": "unet.time_embedding.linear_1",
    "lora_unet_label_emb_0_2": "unet.add_embedding.linear_2",
    "lora_te1_text_model_encoder_layers_11_self_attn_q_proj": (
        "text_encoder.text_model.encoder.layers.11.self_attn.q_proj"
    ),
    "lora_te2_text_model_encoder_layers_31_mlp_fc1": "text_encoder_2.text_model.encoder.layers.31.mlp.fc1",
}


@cache
def real_base() -> BaseModules:
    """The layers of the real SDXL, without weights."""
    with torch.device("meta"):
        unet = UNet2DConditionModel(
            block_out_channels=(320, 640, 1280),
            down_block_types=("DownBlock2D", "CrossAttnDownBlock2D", "CrossAttnDownBlock2D"),
            up_block_types=("CrossAttnUpBlock2D", "CrossAttnUpBlock2D", "UpBlock2D"),
            transformer_layers_per_block=(1, 2, 10),
            attention_head_dim=(5, 10, 20),
            cross_attention_dim=2048,
            use_linear_projection=True,
            addition_embed_type="text_time",
            addition_time_embed_dim=256,
            projection_class_embeddings_input_dim=2816,
        )
        small = {"vocab_size": 8, "hidden_size": 8, "intermediate_size": 8, "num_attention_heads": 1}
        parts: dict[str, nn.Module] = {
            "unet": unet,
            "text_encoder": CLIPTextModel(CLIPTextConfig(num_hidden_layers=12, **small)),
            "text_encoder_2": CLIPTextModelWithProjection(CLIPTextConfig(num_hidden_layers=32, **small)),
        }
        return base_modules(parts)


def test_the_names_of_real_files_for_sdxl() -> None:
    base = real_base()
    names = base.kohya_names()
    assert {names[layer]: layer for layer in REAL.values()} == REAL
    assert len(set(names.values())) == len(names)
    assert not any("down_blocks" in name or "mid_block_" in name for name in names.values())
    # kohya's default, without convolutions: 722 modules of the UNet in every SDXL LoRA of its scripts
    ends = ("to_q", "to_k", "to_v", "to_out.0", "ff.net.0.proj", "ff.net.2", "proj_in", "proj_out")
    assert sum(name.endswith(ends) for name in base.part("unet")) == 722


def test_both_spellings_of_sdxl_are_read() -> None:
    base = real_base()
    parts: dict[str, dict] = {}
    for layer in REAL.values():
        part, _, name = layer.partition(".")
        shape = base.part(part)[name]
        up = torch.ones(shape[0], 2, *(1,) * (len(shape) - 2))
        parts.setdefault(part, {})[name] = LoraModule(torch.ones(2, *shape[1:]), up, 1.0)
    weights = AdapterWeights(parts, base.kohya_names())
    tensors = to_kohya(weights)
    assert {key.partition(".")[0] for key in tensors} == set(REAL)
    plain = to_kohya(AdapterWeights(parts))  # diffusers' names for the blocks, as some tools write them
    assert "lora_unet_down_blocks_1_attentions_0_transformer_blocks_0_attn1_to_q.alpha" in plain
    for written in (tensors, plain):
        read = from_kohya(written, base)
        assert {name for name, _ in read.items()} == set(REAL.values())
        assert read.kohya_names == weights.kohya_names


@pytest.fixture(scope="module")
def sdxl(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from tests.engine.families.checkpoint_writer import make_tiny

    return make_tiny("sdxl").save_folder(tmp_path_factory.mktemp("sdxl") / "model")


@pytest.mark.parametrize("kind", ["lora", "dora"])
def test_an_sdxl_adapter_goes_to_other_readers_and_back(kind: str, sdxl: Path, tmp_path: Path) -> None:
    family = families.load(ModelOptions(base_model=str(sdxl)), CPU)
    options = {"adapter_type": kind, "layers": "attention-mlp", "train_text_encoder": True, "conv_rank": 2}
    options |= {"text_encoder_2_rank": 3, "lora_rank": 4, "lora_alpha": 2.0}
    adapter.attach(family, AdapterOptions.model_validate(options))
    generator = torch.Generator().manual_seed(1)
    for component in family.components.values():
        for parameter in adapter.trainable(component):
            parameter.data += 0.1 * torch.randn(parameter.shape, generator=generator)
    weights = adapter.collect(family)
    assert set(weights.parts) == {"unet", "text_encoder", "text_encoder_2"}
    assert {module.rank for module in weights.part("text_encoder_2").values()} == {3}

    pipeline = copy_without_adapters(family.pipeline())
    request = Request("red box", seed=0, steps=2, guidance=2.0, width=16, height=16)
    test = TestPicture(request.prompt, 16, 16, negative_prompt="", steps=2, guidance=2.0)
    for write in (write_kohya, write_diffusers):
        path = tmp_path / f"{write.__name__}.safetensors"
        write(path, weights, FACTS)
        found = verify_file(path, pipeline, weights, lambda: preview.render(family, request, 1.0), test)
        assert found.modules >= len(weights)
        assert found.largest_delta_error < 1e-4
        read = read_adapter(path, adapter.layers_of(family))
        assert {name for name, _ in read.items()} == {name for name, _ in weights.items()}
    keys = {key.partition("_text")[0] for key in read_tensors(tmp_path / "write_kohya.safetensors")[0] if "_te" in key}
    assert keys == {"lora_te1", "lora_te2"}
    if kind == "lora":
        tensors, metadata = read_tensors(tmp_path / "write_diffusers.safetensors")
        assert any(key.startswith("text_encoder_2.text_model.encoder") for key in tensors)
        assert len(from_diffusers(tensors, adapter.layers_of(family), metadata)) == len(weights)
