"""What a LoRA file's header tells without torch: made by hand with the names that the tools use."""

from __future__ import annotations

import base64
import json
import struct
from pathlib import Path

import pytest

from project.errors import BadInput
from project.lora_file import CONFIG_KEY, read_lora
from project.tensor_file import LARGEST_HEADER, read_header

Shapes = dict[str, tuple[int, ...]]


def write(path: Path, shapes: Shapes, texts: dict[str, str] | None = None, alpha: float = 4.0) -> Path:
    """A safetensors file of fp32 zeros; each `.alpha` holds a number."""
    header: dict[str, object] = {"__metadata__": texts} if texts else {}
    body = b""
    for name, shape in shapes.items():
        data = struct.pack("<f", alpha) if name.endswith(".alpha") else bytes(4 * _count(shape))
        header[name] = {"dtype": "F32", "shape": list(shape), "data_offsets": [len(body), len(body) + len(data)]}
        body += data
    text = json.dumps(header).encode()
    path.write_bytes(struct.pack("<Q", len(text)) + text + body)
    return path


def _count(shape: tuple[int, ...]) -> int:
    count = 1
    for side in shape:
        count *= side
    return count


def kohya(module: str, rank: int, inside: int, kernel: tuple[int, ...] = ()) -> Shapes:
    down = (rank, inside, *kernel)
    return {f"{module}.lora_down.weight": down, f"{module}.lora_up.weight": (8, rank, *([1] * len(kernel))),
            f"{module}.alpha": ()}  # fmt: skip


CROSS = "transformer_blocks_0_attn2_to_k"


@pytest.mark.parametrize(
    ("shapes", "kind", "layout", "family", "ranks"),
    [
        (kohya(f"lora_unet_down_blocks_0_attentions_0_{CROSS}", 4, 768), "LoRA", "kohya", "sd15", (4,)),
        (kohya(f"lora_unet_down_blocks_0_attentions_0_{CROSS}", 4, 1024), "LoRA", "kohya", "sd2", (4,)),
        (kohya(f"lora_unet_input_blocks_4_1_{CROSS}", 16, 2048), "LoRA", "kohya", "sdxl", (16,)),
        (kohya(f"lora_unet_input_blocks_4_1_{CROSS}", 4, 2048) | kohya("lora_unet_input_blocks_1_0_in_layers_2", 2, 8,
         (3, 3)), "LoCon", "kohya", "sdxl", (4, 2)),
        ({"unet.down_blocks.0.attentions.0.transformer_blocks.0.attn2.to_k.lora_A.weight": (8, 2048),
          "unet.down_blocks.0.attentions.0.transformer_blocks.0.attn2.to_k.lora_B.weight": (64, 8)},
         "LoRA", "diffusers", "sdxl", (8,)),
        ({"base_model.model.x.lora_A.default.weight": (8, 20), "base_model.model.x.lora_B.default.weight": (6, 8)},
         "LoRA", "peft", "", (8,)),
        (kohya("lora_te2_text_model_encoder_layers_0_mlp_fc1", 4, 40), "LoRA", "kohya", "sdxl", (4,)),
        (kohya(f"lora_unet_x_{CROSS}", 4, 768) | {f"lora_unet_x_{CROSS}.dora_scale": (8, 1)}, "DoRA", "kohya", "sd15",
         (4,)),
        ({"lora_unet_x.hada_w1_a": (8, 3), "lora_unet_x.hada_w1_b": (3, 5), "lora_unet_x.hada_w2_a": (8, 3),
          "lora_unet_x.hada_w2_b": (3, 5)}, "LoHa", "kohya", "", (3,)),
        ({"lora_unet_x.lokr_w1": (4, 4), "lora_unet_x.lokr_w2_a": (8, 3), "lora_unet_x.lokr_w2_b": (3, 5)}, "LoKr",
         "kohya", "", (3,)),
        ({"lora_unet_double_blocks_0_img_attn_qkv.lora_down.weight": (16, 3072),
          "lora_unet_double_blocks_0_img_attn_qkv.lora_up.weight": (9216, 16)}, "LoRA", "kohya", "", (16,)),
    ],
)  # fmt: skip
def test_kind_layout_and_base_come_from_names_and_shapes(
    shapes: Shapes, kind: str, layout: str, family: str, ranks: tuple[int, ...], tmp_path: Path
) -> None:
    found = read_lora(write(tmp_path / "a.safetensors", shapes))
    assert (found.kind, found.layout, found.family, found.ranks) == (kind, layout, family, ranks)


def test_what_the_header_says(tmp_path: Path) -> None:
    shapes = kohya("lora_unet_mid_block_x", 4, 32) | kohya("lora_te_text_model_encoder_layers_0_mlp_fc1", 4, 32)
    texts = {
        "ss_base_model_version": "sdxl_base_v1-0", "ss_sd_model_name": "mine.safetensors", "ss_steps": "1200",
        "ss_output_name": "ink", "modelspec.trigger_phrase": "inkstyle", "modelspec.title": "Ink style",
        "ss_tag_frequency": json.dumps({"a": {"cat": 3, "猫": 1}, "b": {"cat": 2}}),
        "modelspec.thumbnail": "data:image/png;base64," + base64.b64encode(b"picture").decode(),
        CONFIG_KEY: "base_model: starter\nlora_rank: 4\ntrain_data_dir: secret\n",
    }  # fmt: skip
    found = read_lora(write(tmp_path / "a.safetensors", shapes, texts))
    assert (found.family, found.base_name, found.steps) == ("sdxl", "mine.safetensors", 1200)
    assert (found.title, found.trigger, found.made_with) == ("Ink style", "inkstyle", "LoRA Atelier")
    assert found.tags == {"cat": 5, "猫": 1}
    assert list(found.tags) == ["cat", "猫"]
    assert found.parts == {"unet": 1, "text_encoder": 1}
    assert found.alphas == (4.0,)
    assert found.thumbnail() == b"picture"
    assert found.settings_mapping() == {"base_model": "starter", "lora_rank": 4}


def test_a_damaged_entry_costs_only_itself(tmp_path: Path) -> None:
    texts = {"ss_tag_frequency": "{broken", "modelspec.thumbnail": "data:image/png;base64,###", "ss_steps": "many",
             CONFIG_KEY: "[: broken"}  # fmt: skip
    found = read_lora(write(tmp_path / "a.safetensors", kohya("lora_unet_x", 2, 4), texts))
    assert (found.tags, found.thumbnail(), found.steps, found.settings_mapping()) == ({}, None, None, {})
    assert found.title == "a"


def test_a_folder_means_the_file_in_it(tmp_path: Path) -> None:
    write(tmp_path / "adapter_model.safetensors", kohya("lora_unet_x", 2, 4))
    write(tmp_path / "other.safetensors", kohya("lora_unet_x", 3, 4))
    assert read_lora(tmp_path).ranks == (2,)
    (tmp_path / "adapter_model.safetensors").unlink()
    assert read_lora(tmp_path).ranks == (3,)
    write(tmp_path / "third.safetensors", kohya("lora_unet_x", 3, 4))
    with pytest.raises(BadInput, match=r"2 \.safetensors files"):
        read_lora(tmp_path)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "the file is empty"),
        (b"short", "damaged"),
        (struct.pack("<Q", LARGEST_HEADER + 1) + b"{}", "damaged"),
        (struct.pack("<Q", 2) + b"[]", "damaged"),
        (struct.pack("<Q", 9) + b"not json ", "damaged"),
        (struct.pack("<Q", 7) + b'{"a":1}', "damaged"),
        (struct.pack("<Q", 2) + b"{}", "no LoRA weights"),
    ],
)
def test_what_is_no_such_file(content: bytes, says: str, tmp_path: Path) -> None:
    path = tmp_path / "a.safetensors"
    path.write_bytes(content)
    with pytest.raises(BadInput, match=says) as caught:
        read_lora(path)
    assert str(caught.value).startswith(str(path))


def test_other_files_are_named(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no such file"):
        read_lora(tmp_path / "none.safetensors")
    with pytest.raises(BadInput, match="a whole model"):
        read_lora(write(tmp_path / "a.safetensors", {"model.diffusion_model.out.2.weight": (4, 4)}))
    with pytest.raises(BadInput, match="textual inversion"):
        read_lora(write(tmp_path / "b.safetensors", {"emb_params": (4, 4)}))
    (tmp_path / "c.pt").write_bytes(b"x")
    with pytest.raises(BadInput, match="pickle"):
        read_lora(tmp_path / "c.pt")
    whole = write(tmp_path / "d.safetensors", kohya("lora_unet_x", 2, 4)).read_bytes()
    (tmp_path / "d.safetensors").write_bytes(whole[:-8])
    with pytest.raises(BadInput, match="cut off"):
        read_header(tmp_path / "d.safetensors")
