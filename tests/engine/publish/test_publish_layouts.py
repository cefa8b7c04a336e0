"""The key names of kohya's and diffusers' layouts, written and read."""

from __future__ import annotations

import json

import pytest
import torch
from diffusers import StableDiffusionPipeline, UNet2DConditionModel
from torch import Tensor

from engine.publish.diffusers_layout import from_diffusers, to_diffusers
from engine.publish.kohya import from_kohya, readable_by_all, to_kohya
from engine.publish.peft_layers import apply, collect
from engine.publish.sgm_names import sgm_names
from engine.publish.verify import TestPicture, components_of, render_picture
from engine.publish.weights import AdapterWeights, BaseModules, LoraModule, base_modules
from project.errors import BadInput
from tests.engine.publish.tiny_pipeline import ADAPTER, lora, make_pipeline, random_adapter

PICTURE = TestPicture("a red cat", 16, 16, steps=3)
QUERY = "down_blocks.0.attentions.0.transformer_blocks.0.attn1.to_q"
OUT = "down_blocks.0.attentions.0.transformer_blocks.0.attn1.to_out.0"
TEXT = "text_model.encoder.layers.0.self_attn.q_proj"
TEXT_LAYERS = ("q_proj", "k_proj", "v_proj", "out_proj", "fc1", "fc2")
UNET_LAYERS = ("to_q", "to_out.0", "ff.net.0.proj", "ff.net.2", "proj_in", "conv1", "conv_shortcut", "time_emb_proj")


@pytest.fixture(scope="module")
def pipeline() -> StableDiffusionPipeline:
    return make_pipeline()


@pytest.fixture(scope="module")
def base(pipeline: StableDiffusionPipeline) -> BaseModules:
    return base_modules(components_of(pipeline))


@pytest.fixture(scope="module")
def mixed(pipeline: StableDiffusionPipeline) -> AdapterWeights:
    """An adapter in which rank and alpha differ from module to module."""
    return random_adapter(
        pipeline, unet_layers=UNET_LAYERS, text_layers=TEXT_LAYERS, ranks=(2, 4, 3), alphas=(1.0, 6.0, 0.1, 8.0)
    )


def halves(rank: int = 2, width: int = 32) -> tuple[Tensor, Tensor]:
    generator = torch.Generator().manual_seed(3)
    return torch.randn(rank, width, generator=generator), torch.randn(width, rank, generator=generator)


def assert_same_deltas(one: AdapterWeights, other: AdapterWeights) -> None:
    first, second = dict(one.items()), dict(other.items())
    assert first.keys() == second.keys()
    for name, module in first.items():
        torch.testing.assert_close(lora(module).delta(), lora(second[name]).delta())


def test_kohya_names_and_alpha() -> None:
    down, up = halves()
    module = LoraModule(down, up, 0.5)
    tensors = to_kohya(AdapterWeights({"unet": {OUT: module}, "text_encoder": {TEXT: module}}))
    unet = "lora_unet_down_blocks_0_attentions_0_transformer_blocks_0_attn1_to_out_0"
    text = "lora_te_text_model_encoder_layers_0_self_attn_q_proj"
    parts = ("lora_down.weight", "lora_up.weight", "alpha")
    assert set(tensors) == {f"{name}.{part}" for name in (unet, text) for part in parts}
    assert tensors[f"{unet}.alpha"].shape == ()
    assert tensors[f"{unet}.alpha"].item() == 0.5
    assert torch.equal(tensors[f"{unet}.lora_down.weight"], down)


def test_kohya_keeps_every_rank_and_alpha(mixed: AdapterWeights, base: BaseModules) -> None:
    back = from_kohya(to_kohya(mixed), base)
    for name, module in mixed.items():
        other = dict(back.items())[name]
        assert (other.rank, other.alpha) == (module.rank, module.alpha)
        assert torch.equal(lora(other).up, lora(module).up)
    assert len(back) == len(mixed)


def test_diffusers_names_have_the_scale_in_b() -> None:
    down, up = halves()
    tensors = to_diffusers(
        AdapterWeights({"unet": {OUT: LoraModule(down, up, 1.0)}, "text_encoder": {TEXT: LoraModule(down, up, 2.0)}})
    )
    assert set(tensors) == {
        f"{name}.{half}.weight" for name in (f"unet.{OUT}", f"text_encoder.{TEXT}") for half in ("lora_A", "lora_B")
    }
    assert torch.equal(tensors[f"unet.{OUT}.lora_B.weight"], up * 0.5)
    assert torch.equal(tensors[f"text_encoder.{TEXT}.lora_B.weight"], up)


@pytest.mark.parametrize("layout", ["kohya", "diffusers", "kohya for all"])
def test_pictures_are_the_same_after_a_round_trip(layout: str, mixed: AdapterWeights, base: BaseModules) -> None:
    trained, loaded = make_pipeline(), make_pipeline()
    apply(mixed, components_of(trained), ADAPTER)
    weights = collect(components_of(trained), ADAPTER)
    if layout == "diffusers":
        back = from_diffusers(to_diffusers(weights), base)
    else:
        back = from_kohya(to_kohya(readable_by_all(weights) if layout == "kohya for all" else weights), base)
    assert_same_deltas(back, mixed)
    apply(back, components_of(loaded), ADAPTER)
    expected = render_picture(trained, PICTURE)
    assert abs(render_picture(make_pipeline(), PICTURE) - expected).mean() > 5
    assert abs(render_picture(loaded, PICTURE) - expected).max() < 0.05


def test_what_is_added_for_other_readers_is_not_read_back(pipeline: StableDiffusionPipeline, base: BaseModules) -> None:
    weights = random_adapter(pipeline, text_layers=("q_proj", "fc1"))
    complete = readable_by_all(weights)
    (added,) = complete.part("text_encoder").keys() - weights.part("text_encoder").keys()
    assert added == "text_model.encoder.layers.0.self_attn.out_proj"
    assert not lora(complete.part("text_encoder")[added]).delta().any()
    assert_same_deltas(from_kohya(to_kohya(complete), base), weights)


def test_kohya_without_alpha_has_scale_one_and_te1_means_te(base: BaseModules) -> None:
    down, up = halves()
    key = "lora_te1_text_model_encoder_layers_0_self_attn_q_proj"
    read = from_kohya({f"{key}.lora_down.weight": down, f"{key}.lora_up.weight": up}, base)
    assert read.part("text_encoder")[TEXT].scale == 1
    assert not read.part("unet")


@pytest.mark.parametrize("number_type", [torch.float32, torch.float16, torch.float64])
def test_alpha_is_the_decimal_that_was_meant(number_type: torch.dtype, base: BaseModules) -> None:
    down, up = halves()
    key = "lora_unet_" + QUERY.replace(".", "_")
    alpha = torch.tensor([0.1], dtype=number_type)
    read = from_kohya({f"{key}.lora_down.weight": down, f"{key}.lora_up.weight": up, f"{key}.alpha": alpha}, base)
    assert read.part("unet")[QUERY].alpha == 0.1


def test_kohya_in_sgm_names(base: BaseModules) -> None:
    down, up = halves()
    keys = {
        "lora_unet_input_blocks_1_1_transformer_blocks_0_attn1_to_q": QUERY,
        "lora_unet_output_blocks_2_1_transformer_blocks_0_attn2_to_out_0": (
            "up_blocks.1.attentions.0.transformer_blocks.0.attn2.to_out.0"
        ),
    }
    tensors = {f"{key}.{half}.weight": value for key in keys for half, value in (("lora_down", down), ("lora_up", up))}
    assert set(from_kohya(tensors, base).part("unet")) == set(keys.values())


def test_sgm_names_of_stable_diffusion_1() -> None:
    with torch.device("meta"):
        unet = UNet2DConditionModel(cross_attention_dim=768)
    shapes = base_modules({"unet": unet}).part("unet")
    names = sgm_names(shapes)
    # Names from the original checkpoint, v1-5-pruned: its blocks are counted through in one row.
    known = {
        "input_blocks.0.0": "conv_in",
        "input_blocks.1.1.proj_in": "down_blocks.0.attentions.0.proj_in",
        "input_blocks.3.0.op": "down_blocks.0.downsamplers.0.conv",
        "input_blocks.4.0.skip_connection": "down_blocks.1.resnets.0.conv_shortcut",
        "input_blocks.5.1.transformer_blocks.0.ff.net.0.proj": (
            "down_blocks.1.attentions.1.transformer_blocks.0.ff.net.0.proj"
        ),
        "input_blocks.11.0.out_layers.3": "down_blocks.3.resnets.1.conv2",
        "middle_block.0.in_layers.2": "mid_block.resnets.0.conv1",
        "middle_block.1.proj_out": "mid_block.attentions.0.proj_out",
        "middle_block.2.emb_layers.1": "mid_block.resnets.1.time_emb_proj",
        "output_blocks.2.1.conv": "up_blocks.0.upsamplers.0.conv",
        "output_blocks.3.1.proj_in": "up_blocks.1.attentions.0.proj_in",
        "output_blocks.5.2.conv": "up_blocks.1.upsamplers.0.conv",
        "output_blocks.11.1.transformer_blocks.0.attn2.to_k": (
            "up_blocks.3.attentions.2.transformer_blocks.0.attn2.to_k"
        ),
        "time_embed.2": "time_embedding.linear_2",
        "out.2": "conv_out",
    }
    assert known.items() <= names.items()
    assert sorted(names.values()) == sorted(shapes)


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("lora_unet_double_blocks_0_img_attn_qkv", "FLUX"),
        ("lora_unet_input_blocks_7_1_transformer_blocks_9_attn1_to_q", "SDXL"),
        ("lora_te2_text_model_encoder_layers_0_mlp_fc1", "SDXL"),
        ("lora_unet_down_blocks_7_attentions_0_proj_in", "does not fit"),
    ],
)
def test_kohya_names_that_the_base_model_lacks(key: str, text: str, base: BaseModules) -> None:
    down, up = halves()
    good = "lora_unet_" + QUERY.replace(".", "_")
    tensors = {f"{k}.lora_{half}.weight": t for k in (good, key) for half, t in (("down", down), ("up", up))}
    with pytest.raises(BadInput, match=f"1 of 2 modules .*{key}.*") as caught:
        from_kohya(tensors, base)
    assert text in str(caught.value)


def test_a_lora_for_a_wider_text_encoder_does_not_fit(base: BaseModules) -> None:
    key = "lora_unet_down_blocks_0_attentions_0_transformer_blocks_0_attn2_to_k"
    tensors = {f"{key}.lora_down.weight": torch.ones(2, 1024), f"{key}.lora_up.weight": torch.ones(32, 2)}
    with pytest.raises(BadInput, match=r"1 of 1 modules do not fit .*2×1024 and 32×2, the layer is 32×32"):
        from_kohya(tensors, base)


OLD_SPELLINGS = {
    f"unet.{QUERY}.lora.down.weight": f"unet.{QUERY}.lora.up.weight",
    f"unet.{QUERY}.lora_A.default.weight": f"unet.{QUERY}.lora_B.default.weight",
    f"{QUERY}.lora_A.weight": f"{QUERY}.lora_B.weight",
    f"base_model.model.{QUERY}.lora_A.weight": f"base_model.model.{QUERY}.lora_B.weight",
    f"unet.base_model.model.{QUERY}.lora_A.weight": f"unet.base_model.model.{QUERY}.lora_B.weight",
    f"unet.{QUERY.replace('attn1.to_q', 'attn1.processor.to_q_lora')}.down.weight": (
        f"unet.{QUERY.replace('attn1.to_q', 'attn1.processor.to_q_lora')}.up.weight"
    ),
}


@pytest.mark.parametrize(("down_key", "up_key"), OLD_SPELLINGS.items())
def test_other_spellings_of_diffusers_and_peft_for_the_unet(down_key: str, up_key: str, base: BaseModules) -> None:
    down, up = halves()
    read = from_diffusers({up_key: up, down_key: down}, base)
    assert torch.equal(lora(read.part("unet")[QUERY]).delta(), up @ down)


@pytest.mark.parametrize(
    "stem",
    [
        f"text_encoder.{TEXT}.lora_linear_layer",
        f"text_encoder.{TEXT.removeprefix('text_model.')}.lora",
        f"text_encoder.{TEXT.replace('q_proj', 'to_q_lora')}",
    ],
)
def test_other_spellings_of_diffusers_for_the_text_encoder(stem: str, base: BaseModules) -> None:
    down, up = halves()
    read = from_diffusers({f"{stem}.down.weight": down, f"{stem}.up.weight": up}, base)
    assert torch.equal(lora(read.part("text_encoder")[TEXT]).delta(), up @ down)


def test_the_oldest_spelling_of_to_out(base: BaseModules) -> None:
    down, up = halves()
    stem = "unet.down_blocks.0.attentions.0.transformer_blocks.0.attn1.processor.to_out_lora"
    assert set(from_diffusers({f"{stem}.down.weight": down, f"{stem}.up.weight": up}, base).part("unet")) == {OUT}


def test_a_text_encoder_whose_mlp_alone_is_adapted_is_read_back(
    pipeline: StableDiffusionPipeline, base: BaseModules
) -> None:
    weights = random_adapter(pipeline, text_layers=("fc1", "fc2"))
    assert_same_deltas(from_diffusers(to_diffusers(weights), base), weights)


def test_alpha_keys_in_diffusers_names(base: BaseModules) -> None:
    down, up = halves()
    tensors = {f"unet.{QUERY}.lora_A.weight": down, f"unet.{QUERY}.lora_B.weight": up}
    tensors[f"unet.{QUERY}.alpha"] = torch.tensor(5.0)
    assert from_diffusers(tensors, base).part("unet")[QUERY].scale == 2.5


def test_the_header_that_newer_diffusers_writes(base: BaseModules) -> None:
    down, up = halves()
    tensors = {
        f"{part}.{name}.{half}.weight": value
        for part, name in (("unet", QUERY), ("unet", OUT), ("text_encoder", TEXT))
        for half, value in (("lora_A", down), ("lora_B", up))
    }
    header = {
        "unet.r": 2,
        "unet.lora_alpha": 8,
        "unet.alpha_pattern": {"attn1.to_out.0": 1},
        "unet.peft_type": "LORA",
        "text_encoder.r": 2,
        "text_encoder.lora_alpha": 4,
        "text_encoder.use_rslora": True,
    }
    read = from_diffusers(tensors, base, {"lora_adapter_metadata": json.dumps(header)})
    assert read.part("unet")[QUERY].scale == 4
    assert read.part("unet")[OUT].scale == 0.5
    assert read.part("text_encoder")[TEXT].scale == pytest.approx(4 / 2**0.5)


@pytest.mark.parametrize(
    "header", ['{"unet.lora_alpha": [1]}', "[1]", "{", '{"lora_alpha": 1, "alpha_pattern": {"(": 2}}']
)
def test_a_damaged_header_is_refused(header: str, base: BaseModules) -> None:
    down, up = halves()
    tensors = {f"unet.{QUERY}.lora_A.weight": down, f"unet.{QUERY}.lora_B.weight": up}
    with pytest.raises(BadInput, match="damaged"):
        from_diffusers(tensors, base, {"lora_adapter_metadata": header})


def test_diffusers_names_that_the_base_model_lacks(base: BaseModules) -> None:
    down, up = halves()
    tensors = {
        f"{name}.{half}.weight": value
        for name in (f"unet.{QUERY}", "text_encoder_2.text_model.encoder.layers.0.mlp.fc1", "transformer.x.attn.to_q")
        for half, value in (("lora_A", down), ("lora_B", up))
    }
    with pytest.raises(BadInput, match=r"2 of 3 modules are not in it .*text_encoder_2"):
        from_diffusers(tensors, base)
