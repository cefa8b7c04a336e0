"""A model is known by its tensors' names and shapes, and what is no model gets a sentence."""

from __future__ import annotations

import json
import struct
from pathlib import Path

import pytest

from project.errors import BadInput
from project.model_facts import ModelFacts, model_facts
from project.models import recognise

UNET = "model.diffusion_model."
ENDS = [UNET + n for n in ("time_embed.0.weight", "middle_block.0.in_layers.0.weight", "out.2.weight")]
VAE = ["first_stage_model." + n for n in (
    "encoder.conv_in.weight", "decoder.conv_out.weight", "quant_conv.weight", "post_quant_conv.weight")]  # fmt: skip
TEXT = {
    "sd15": ["cond_stage_model.transformer.text_model.final_layer_norm.weight"],
    "sd2": ["cond_stage_model.model.transformer.resblocks.0.ln_1.weight"],
    "sdxl": [
        "conditioner.embedders.0.transformer.text_model.final_layer_norm.weight",
        "conditioner.embedders.1.model.transformer.resblocks.0.ln_1.weight",
    ],
}


def write(path: Path, names: list[str], kind: str = "F16", channels: int = 4, texts: dict | None = None) -> Path:
    """A file of one number a tensor, but for the UNet's first, whose shape tells its input channels."""
    header: dict[str, object] = {"__metadata__": texts} if texts else {}
    size, at = {"F16": 2, "F32": 4, "BF16": 2}[kind], 0
    for name in names:
        shape = [1, channels, 1, 1] if name == UNET + "input_blocks.0.0.weight" else [1]
        length = size * (channels if len(shape) > 1 else 1)
        header[name] = {"dtype": kind, "shape": shape, "data_offsets": [at, at + length]}
        at += length
    data = json.dumps(header).encode()
    path.write_bytes(struct.pack("<Q", len(data)) + data + bytes(at))
    return path


def names_of(family: str) -> list[str]:
    return [*ENDS, UNET + "input_blocks.0.0.weight", *VAE, *TEXT[family]]


@pytest.mark.parametrize(
    ("family", "prediction", "resolution"), [("sd15", "epsilon", 512), ("sd2", "", 768), ("sdxl", "epsilon", 1024)]
)
def test_each_family(family: str, prediction: str, resolution: int, tmp_path: Path) -> None:
    path = write(tmp_path / "misleading-flux-lora.safetensors", names_of(family), "BF16")
    found = recognise(path)
    assert (found.family, found.reason, found.missing, found.layout) == (family, "", (), "single file")
    assert (found.prediction_type, found.resolution, found.precision) == (prediction, resolution, "bf16")
    assert (found.has_vae, found.has_text_encoder, found.has_ema) == (True, True, False)
    assert found.size == path.stat().st_size
    assert model_facts(str(path)) == ModelFacts(resolution, 8)


def test_marks_and_texts(tmp_path: Path) -> None:
    path = tmp_path / "a.safetensors"
    found = recognise(write(path, [*names_of("sdxl"), "v_pred", "ztsnr"]))
    assert (found.prediction_type, found.zero_terminal_snr) == ("v_prediction", True)
    texts = {"modelspec.prediction_type": "epsilon", "modelspec.resolution": "640x640"}
    found = recognise(write(path, names_of("sd2"), texts=texts))
    assert (found.prediction_type, found.resolution) == ("epsilon", 640)
    ema = "model_ema.diffusion_modelinput_blocks00weight"
    assert recognise(write(path, [*names_of("sd15"), ema])).has_ema


@pytest.mark.parametrize(
    ("names", "text"),
    [
        (["lora_unet_down_blocks_0.lora_down.weight"], "a LoRA"),
        (["double_blocks.0.img_attn.qkv.weight"], "FLUX"),
        ([UNET + "double_blocks.0.img_attn.qkv.weight"], "FLUX"),
        ([UNET + "joint_blocks.0.x_block.attn.qkv.weight"], "Stable Diffusion 3"),
        (["decoder.mid.block_1.conv1.weight", "encoder.conv_in.weight"], "a VAE alone"),
        (["text_model.encoder.layers.0.mlp.fc1.weight"], "a text encoder alone"),
        (["emb_params"], "embedding"),
        (["clip_l", "clip_g"], "embedding"),
        (["control_model.input_blocks.0.0.weight"], "ControlNet"),
        (["down_blocks.0.resnets.0.conv1.weight"], "UNet of a model folder"),
        ([*ENDS, "conditioner.embedders.0.model.ln_final.weight"], "refiner"),
        (["something.else"], "for example something.else"),
        ([], "no tensors"),
        ([*ENDS, UNET + "input_blocks.0.0.weight", *TEXT["sd15"]], "lacks the VAE"),
        ([*ENDS, UNET + "input_blocks.0.0.weight", *VAE, TEXT["sdxl"][0]], "lacks the text encoder"),
        ([*VAE, *TEXT["sd15"]], "VAE alone"),
    ],
)
def test_other_files_get_a_sentence(names: list[str], text: str, tmp_path: Path) -> None:
    found = recognise(write(tmp_path / "v1-5-pruned.safetensors", names))
    assert text in found.reason
    assert not found.trainable
    assert "\n" not in found.reason


def test_an_inpainting_model(tmp_path: Path) -> None:
    found = recognise(write(tmp_path / "a.safetensors", names_of("sd15"), channels=9))
    assert "inpainting" in found.reason
    assert found.family is None


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    whole = write(tmp_path / "a.safetensors", names_of("sd15")).read_bytes()
    bad = tmp_path / "bad.safetensors"
    for content in (b"", whole[:-3], whole[:40], struct.pack("<Q", 2**62) + b"{}", b"\x02" + bytes(7) + b"[]"):
        bad.write_bytes(content)
        with pytest.raises(BadInput, match=r"bad\.safetensors"):
            recognise(bad)
    with pytest.raises(BadInput, match="no such file"):
        recognise(tmp_path / "none")
    (tmp_path / "bad.ckpt").write_bytes(b"\x80\x04")
    with pytest.raises(BadInput, match="pickle"):
        recognise(tmp_path / "bad.ckpt")


def test_folders(tmp_path: Path) -> None:
    found = recognise(tmp_path)
    assert "no model_index.json" in found.reason
    write(tmp_path / "inside.safetensors", ["a"])
    assert "choose the file itself" in recognise(tmp_path).reason
    (tmp_path / "unet").mkdir()
    (tmp_path / "model_index.json").write_text('{"_class_name": "StableDiffusionPipeline"}')
    (tmp_path / "unet" / "config.json").write_text('{"in_channels": 9, "sample_size": 64}')
    assert "inpainting" in recognise(tmp_path).reason
    (tmp_path / "unet" / "config.json").write_text('{"in_channels": 4, "use_linear_projection": true}')
    found = recognise(tmp_path)
    assert (found.family, found.layout) == ("sd2", "folder")
    assert "lacks vae, text_encoder" in found.reason
