"""Opening adapter files: good ones of every layout, and bad ones with one line that says what is wrong."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
import torch
from diffusers import StableDiffusionPipeline
from diffusers.training_utils import _collate_lora_metadata
from peft import LoraConfig, get_peft_model
from peft.utils import get_peft_model_state_dict
from safetensors.torch import save_file

from engine.publish.diffusers_layout import to_diffusers
from engine.publish.kohya import to_kohya
from engine.publish.peft_layers import collect, from_peft
from engine.publish.read import read_adapter, read_metadata
from engine.publish.verify import components_of
from engine.publish.weights import AdapterWeights, BaseModules, base_modules
from project.errors import BadInput
from tests.engine.publish.tiny_pipeline import lora, make_pipeline, random_adapter

KEY = "lora_unet_down_blocks_0_attentions_0_transformer_blocks_0_attn1_to_q"


@pytest.fixture(scope="module")
def pipeline() -> StableDiffusionPipeline:
    return make_pipeline()


@pytest.fixture(scope="module")
def base(pipeline: StableDiffusionPipeline) -> BaseModules:
    return base_modules(components_of(pipeline))


@pytest.fixture(scope="module")
def weights(pipeline: StableDiffusionPipeline) -> AdapterWeights:
    return random_adapter(pipeline, text_layers=("q_proj", "out_proj"), ranks=(2, 3), alphas=(6.0,))


def assert_same_deltas(one: AdapterWeights, other: AdapterWeights) -> None:
    first, second = dict(one.items()), dict(other.items())
    assert first.keys() == second.keys()
    for name, module in first.items():
        torch.testing.assert_close(lora(module).delta(), lora(second[name]).delta())


@pytest.mark.parametrize("layout", [to_kohya, to_diffusers])
@pytest.mark.parametrize("ending", [".safetensors", ".pt"])
def test_files_of_both_layouts(
    layout: Callable, ending: str, weights: AdapterWeights, base: BaseModules, tmp_path: Path
) -> None:
    path = tmp_path / f"Käse 猫{ending}"
    (save_file if ending == ".safetensors" else torch.save)(layout(weights), path)
    assert_same_deltas(read_adapter(path, base), weights)


def test_a_pickle_with_a_state_dict_in_it(weights: AdapterWeights, base: BaseModules, tmp_path: Path) -> None:
    path = tmp_path / "lora.ckpt"
    torch.save({"state_dict": to_kohya(weights), "epoch": 3}, path)
    assert_same_deltas(read_adapter(path, base), weights)
    assert read_metadata(path) == {}


@pytest.mark.parametrize("name", ["pytorch_lora_weights.safetensors", "my own name.safetensors"])
def test_a_folder_with_one_adapter(name: str, weights: AdapterWeights, base: BaseModules, tmp_path: Path) -> None:
    save_file(to_diffusers(weights), tmp_path / name)
    assert_same_deltas(read_adapter(tmp_path, base), weights)


def test_a_folder_that_peft_wrote(base: BaseModules, tmp_path: Path) -> None:
    config = LoraConfig(
        r=4,
        lora_alpha=6,
        use_rslora=True,
        target_modules=["to_q", "to_v"],
        rank_pattern={"attn2.to_v": 2},
        alpha_pattern={"attn2.to_v": 5},
        init_lora_weights=False,
    )
    model = get_peft_model(make_pipeline().unet, config)
    model.save_pretrained(tmp_path)
    read = read_adapter(tmp_path, base)
    expected = from_peft(model.base_model.model, "default")
    assert_same_deltas(read, AdapterWeights({"unet": expected}))
    assert {module.rank for module in read.part("unet").values()} == {2, 4}


def test_what_diffusers_itself_saves_with_its_header(base: BaseModules, tmp_path: Path) -> None:
    pipeline = make_pipeline()
    config = LoraConfig(r=4, lora_alpha=10, target_modules=["to_q"], init_lora_weights=False)
    pipeline.unet.add_adapter(config, "default")
    StableDiffusionPipeline.save_lora_weights(
        tmp_path,
        unet_lora_layers=get_peft_model_state_dict(pipeline.unet, adapter_name="default"),
        **_collate_lora_metadata({"unet": pipeline.unet}),
    )
    assert "lora_adapter_metadata" in read_metadata(tmp_path / "pytorch_lora_weights.safetensors")
    read = read_adapter(tmp_path, base)
    assert {module.scale for module in read.part("unet").values()} == {2.5}
    assert_same_deltas(read, collect({"unet": pipeline.unet}, "default"))


def test_half_precision_files_are_read_as_fp32(weights: AdapterWeights, base: BaseModules, tmp_path: Path) -> None:
    save_file({key: tensor.half() for key, tensor in to_kohya(weights).items()}, tmp_path / "half.safetensors")
    read = read_adapter(tmp_path / "half.safetensors", base)
    assert {lora(module).up.dtype for _, module in read.items()} == {torch.float32}
    for name, module in read.items():
        torch.testing.assert_close(
            lora(module).delta(), lora(dict(weights.items())[name]).delta(), rtol=0.02, atol=0.005
        )


def refusal(path: Path, base: BaseModules) -> str:
    """The one line with which a file is refused."""
    with pytest.raises(BadInput) as caught:
        read_adapter(path, base)
    line = str(caught.value)
    assert line.startswith(f"{path}: ")
    assert "\n" not in line
    return line


def test_files_that_are_not_there_or_not_whole(weights: AdapterWeights, base: BaseModules, tmp_path: Path) -> None:
    assert "no such file" in refusal(tmp_path / "missing.safetensors", base)
    assert "no LoRA file" in refusal(tmp_path, base)

    empty = tmp_path / "empty.safetensors"
    empty.touch()
    assert "empty" in refusal(empty, base)

    whole = tmp_path / "whole.safetensors"
    save_file(to_kohya(weights), whole)
    content = whole.read_bytes()
    for length in (5, 100, len(content) // 2, len(content) - 1):
        torn = tmp_path / "torn.safetensors"
        torn.write_bytes(content[:length])
        assert "damaged" in refusal(torn, base)
    assert "3 .safetensors files" in refusal(tmp_path, base)

    pointer = tmp_path / "pointer.safetensors"
    pointer.write_text("version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 12\n")
    assert "damaged or not a safetensors file" in refusal(pointer, base)


@pytest.mark.parametrize(
    ("tensors", "text"),
    [
        ({f"{KEY}.hada_w1_a": torch.ones(2, 2)}, "has no hada_w1_b"),
        ({f"{KEY}.lokr_w1": torch.ones(2, 2), f"{KEY}.alpha": torch.tensor(1.0)}, "has no lokr_w2_a"),
        ({f"{KEY}.lokr_w1": torch.ones(2, 2), f"{KEY}.lokr_w2": torch.ones(8, 8)}, "the layer is 32×32"),
        ({f"{KEY}.oft_blocks": torch.ones(2, 2)}, "an OFT adapter with a constraint"),
        ({f"{KEY}.oft_blocks": torch.ones(8, 4, 4), f"{KEY}.rescale": torch.ones(32, 1)}, "a rescale"),
        ({"unet.x.oft_R.weight": torch.ones(2, 2)}, "an OFT adapter of another kind"),
        ({f"{KEY}.hada_w1_a": torch.ones(2, 2), f"{KEY}.dora_scale": torch.ones(2)}, "a DoRA scale"),
        (
            {
                f"{KEY}.lora_down.weight": torch.ones(2, 32),
                f"{KEY}.lora_up.weight": torch.ones(32, 2),
                f"{KEY}.dora_scale": torch.ones(1, 32),
            },
            "a DoRA adapter of the older kind",
        ),
        ({f"{KEY}.lora_mid.weight": torch.ones(2, 2, 3, 3)}, "has no down weight"),
        ({f"{KEY}.diff": torch.ones(2, 2)}, "a full difference"),
        ({"unet.x.lora_A.weight": torch.ones(2, 2), "unet.x.lora_B.bias": torch.ones(2)}, "biases"),
        ({"model.diffusion_model.out.2.weight": torch.ones(2)}, "a whole model"),
        ({"conv_in.weight": torch.ones(2)}, "a whole model"),
        ({"emb_params": torch.ones(2, 768)}, "textual inversion"),
        ({"weight": torch.ones(2)}, r"not a LoRA file: it has no LoRA weights (its first key is weight)"),
        ({f"{KEY}.lora_down.weight": torch.ones(2, 32)}, f"incomplete: {KEY} has no up weight"),
        ({f"{KEY}.lora_up.weight": torch.ones(32, 2)}, f"incomplete: {KEY} has no down weight"),
        ({f"{KEY}.lora_down.weight": torch.ones(2, 32), f"{KEY}.nonsense": torch.ones(1)}, "cannot read the key"),
        ({f"{KEY}.lora_down.weight": torch.ones(2), f"{KEY}.lora_up.weight": torch.ones(2)}, "damaged"),
        (
            {f"{KEY}.lora_down.weight": torch.full((2, 32), torch.nan), f"{KEY}.lora_up.weight": torch.ones(32, 2)},
            "not finite",
        ),
        (
            {
                f"{KEY}.lora_down.weight": torch.ones(2, 32),
                f"{KEY}.lora_up.weight": torch.ones(32, 2),
                f"{KEY}.alpha": torch.ones(3),
            },
            "alpha is not one number",
        ),
    ],
)
def test_files_of_other_kinds_are_named(
    tensors: dict[str, torch.Tensor], text: str, base: BaseModules, tmp_path: Path
) -> None:
    path = tmp_path / "other.safetensors"
    save_file(tensors, path)
    assert text in refusal(path, base)


def test_a_file_for_another_base_model(base: BaseModules, tmp_path: Path) -> None:
    key = "lora_unet_down_blocks_3_attentions_0_proj_in"
    save_file(
        {f"{key}.lora_down.weight": torch.ones(2, 4), f"{key}.lora_up.weight": torch.ones(4, 2)}, tmp_path / "a.sft"
    )
    assert f"1 of 1 modules are not in it (for example {key})" in refusal(tmp_path / "a.sft", base)


class Hostile:
    """What a pickle can do to who opens it."""

    def __init__(self, victim: Path) -> None:
        self.victim = victim

    def __reduce__(self) -> tuple:
        return os.remove, (str(self.victim),)


@pytest.mark.parametrize("ending", [".pt", ".bin", ".ckpt"])
def test_a_pickle_that_would_run_something_is_not_opened(ending: str, base: BaseModules, tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.touch()
    path = tmp_path / f"hostile{ending}"
    torch.save({"weights": Hostile(victim)}, path)
    assert "can run programs" in refusal(path, base)
    assert victim.exists()


def test_other_pickles_that_are_no_lora(base: BaseModules, tmp_path: Path) -> None:
    path = tmp_path / "list.pt"
    torch.save([torch.ones(2)], path)
    assert "no named weights" in refusal(path, base)
    path.write_bytes(b"not a pickle at all")
    assert "pickle" in refusal(path, base)


@pytest.mark.parametrize(
    ("config", "text"),
    [
        ('{"peft_type": "LOHA"}', "LOHA"),
        ('{"lora_alpha": "x"}', "damaged"),
        ("[]", "not a mapping"),
        ("{", "cannot be read"),
    ],
)
def test_a_peft_folder_with_a_config_that_cannot_be_used(
    config: str, text: str, base: BaseModules, tmp_path: Path
) -> None:
    name = "base_model.model.down_blocks.0.attentions.0.transformer_blocks.0.attn1.to_q"
    tensors = {f"{name}.lora_A.weight": torch.ones(2, 32), f"{name}.lora_B.weight": torch.ones(32, 2)}
    save_file(tensors, tmp_path / "adapter_model.safetensors")
    (tmp_path / "adapter_config.json").write_text(config)
    assert text in refusal(tmp_path, base)
    (tmp_path / "adapter_config.json").write_text(json.dumps({"lora_alpha": 4, "peft_type": "LORA"}))
    assert len(read_adapter(tmp_path, base)) == 1


def test_the_header_of_a_damaged_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "torn.safetensors"
    path.write_bytes(b"\x10\0\0\0\0\0\0\0{")
    with pytest.raises(BadInput, match="damaged"):
        read_metadata(path)
