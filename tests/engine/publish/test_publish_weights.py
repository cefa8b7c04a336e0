"""Adapters between peft layers and the neutral form."""

from __future__ import annotations

import pytest
import torch
from diffusers import StableDiffusionPipeline
from peft import LoraConfig, inject_adapter_in_model
from peft.tuners.lora import LoraLayer
from torch import nn

from engine.publish.peft_layers import apply, attach, collect, from_peft
from engine.publish.verify import TestPicture, components_of, render_picture
from engine.publish.weights import (
    AdapterWeights,
    LoraModule,
    base_modules,
    fit,
    format_name,
    own_name,
    with_one_alpha,
)
from project.errors import BadInput
from tests.engine.publish.tiny_pipeline import ADAPTER, lora, make_pipeline, random_adapter

PICTURE = TestPicture("a red cat", 16, 16, steps=3)
TEXT_LAYERS = ("q_proj", "v_proj", "out_proj", "fc1")


@pytest.fixture
def pipeline() -> StableDiffusionPipeline:
    return make_pipeline()


def test_delta_is_the_product_times_alpha_over_rank() -> None:
    module = LoraModule(
        down=torch.tensor([[1.0, 2.0], [0.0, 1.0]]), up=torch.tensor([[1.0, 0.0], [3.0, 1.0]]), alpha=3.0
    )
    assert module.rank == 2
    assert module.scale == 1.5
    assert lora(module).delta().tolist() == [[1.5, 3.0], [4.5, 10.5]]


def test_delta_of_a_convolution_is_what_the_two_convolutions_do_together() -> None:
    generator = torch.Generator().manual_seed(0)
    down, up = torch.randn(2, 3, 3, 3, generator=generator), torch.randn(5, 2, 1, 1, generator=generator)
    picture = torch.randn(1, 3, 6, 6, generator=generator)
    one_after_the_other = nn.functional.conv2d(nn.functional.conv2d(picture, down, padding=1), up) * 4.0 / 2
    at_once = nn.functional.conv2d(picture, LoraModule(down, up, 4.0).delta(), padding=1)
    torch.testing.assert_close(at_once, one_after_the_other)


def test_an_adapter_survives_peft_with_every_rank_and_alpha(pipeline: StableDiffusionPipeline) -> None:
    weights = random_adapter(pipeline, text_layers=TEXT_LAYERS, ranks=(2, 4, 3), alphas=(1.0, 6.0, 0.1, 8.0))
    apply(weights, components_of(pipeline), ADAPTER)
    back = collect(components_of(pipeline), ADAPTER)
    assert dict(back.items()).keys() == dict(weights.items()).keys()
    for name, module in back.items():
        expected = dict(weights.items())[name]
        assert module.alpha == expected.alpha
        assert torch.equal(lora(module).down, lora(expected).down)
        assert torch.equal(lora(module).up, lora(expected).up)


def test_attached_layers_compute_the_base_plus_the_delta(pipeline: StableDiffusionPipeline) -> None:
    weights = random_adapter(pipeline, unet_layers=("to_q", "conv1", "proj_in"), ranks=(2, 3), alphas=(5.0, 1.0, 2.0))
    merged = make_pipeline()
    with torch.no_grad():
        for name, module in weights.part("unet").items():
            merged.unet.get_submodule(name).weight += lora(module).delta()
    apply(weights, components_of(pipeline), ADAPTER)
    difference = render_picture(pipeline, PICTURE) - render_picture(merged, PICTURE)
    assert abs(difference).max() < 0.05


def test_strength_zero_draws_the_base_models_picture_exactly(pipeline: StableDiffusionPipeline) -> None:
    base = render_picture(pipeline, PICTURE)
    apply(random_adapter(pipeline, text_layers=TEXT_LAYERS), components_of(pipeline), ADAPTER)
    assert abs(render_picture(pipeline, PICTURE) - base).mean() > 5
    pipeline.set_adapters([ADAPTER], [0.0])
    assert (render_picture(pipeline, PICTURE) == base).all()


def test_a_strength_set_at_the_moment_is_not_exported(pipeline: StableDiffusionPipeline) -> None:
    weights = random_adapter(pipeline)
    apply(weights, components_of(pipeline), ADAPTER)
    pipeline.set_adapters([ADAPTER], [0.25])
    assert {module.scale for module in from_peft(pipeline.unet, ADAPTER).values()} == {1.5}


def test_a_rank_stabilised_adapter_comes_out_with_its_true_scale() -> None:
    model = nn.Sequential(nn.Linear(8, 8))
    inject_adapter_in_model(LoraConfig(r=4, lora_alpha=6, use_rslora=True, target_modules=["0"]), model, ADAPTER)
    (module,) = from_peft(model, ADAPTER).values()
    assert module.scale == pytest.approx(6 / 2)


@pytest.mark.parametrize(
    ("config", "layer"),
    [
        (LoraConfig(r=2, lora_bias=True, target_modules=["0"]), nn.Linear(8, 8)),
        (LoraConfig(r=2, target_modules=["0"]), nn.Embedding(8, 8)),
    ],
)
def test_what_is_no_plain_lora_is_refused(config: LoraConfig, layer: nn.Module) -> None:
    model = nn.Sequential(layer)
    inject_adapter_in_model(config, model, ADAPTER)
    with pytest.raises(BadInput):
        from_peft(model, ADAPTER)


def test_only_the_named_layers_are_adapted() -> None:
    # By suffix, `proj` would also mean `inner.proj`; as a pattern, `a.b` would also mean `aXb`.
    model = nn.ModuleDict({"proj": nn.Linear(4, 4), "inner": nn.ModuleDict({"proj": nn.Linear(4, 4)})})
    model["a"] = nn.ModuleDict({"b": nn.Linear(4, 4)})
    model["aXb"] = nn.Linear(4, 4)
    generator = torch.Generator().manual_seed(0)

    def module(rank: int, alpha: float) -> LoraModule:
        return LoraModule(torch.randn(rank, 4, generator=generator), torch.randn(4, rank, generator=generator), alpha)

    attach(model, {"proj": module(1, 2.0), "a.b": module(3, 1.0)}, ADAPTER)
    assert [name for name, layer in model.named_modules() if isinstance(layer, LoraLayer)] == ["proj", "a.b"]
    attach(model, {"inner.proj": module(2, 7.0), "proj": module(3, 5.0)}, "second")
    assert {name: (m.rank, m.alpha) for name, m in from_peft(model, "second").items()} == {
        "proj": (3, 5.0),
        "inner.proj": (2, 7.0),
    }
    assert from_peft(model, ADAPTER)["proj"].rank == 1


def test_attaching_leaves_the_random_state_and_keeps_fp32_on_a_half_precision_base() -> None:
    model = nn.Sequential(nn.Linear(4, 4).half())
    before = torch.get_rng_state()
    attach(model, {"0": LoraModule(torch.full((2, 4), 1e-9), torch.ones(4, 2), 2.0)}, ADAPTER)
    assert torch.equal(torch.get_rng_state(), before)
    weight = model.get_parameter(f"0.lora_A.{ADAPTER}.weight")
    assert weight.dtype == torch.float32
    assert weight.requires_grad
    assert weight[0, 0].item() == pytest.approx(1e-9)


def test_a_name_that_is_taken_is_refused(pipeline: StableDiffusionPipeline) -> None:
    weights = random_adapter(pipeline)
    attach(pipeline.unet, weights.part("unet"), ADAPTER)
    with pytest.raises(ValueError, match="already in use"):
        attach(pipeline.unet, weights.part("unet"), ADAPTER)


def test_text_weights_without_a_text_encoder_are_refused(pipeline: StableDiffusionPipeline) -> None:
    with pytest.raises(BadInput, match="text encoder"):
        apply(random_adapter(pipeline, text_layers=TEXT_LAYERS), {"unet": pipeline.unet}, ADAPTER)


def test_the_names_of_a_text_encoder_in_files_have_its_prefix(pipeline: StableDiffusionPipeline) -> None:
    in_files = "text_model.encoder.layers.0.self_attn.q_proj"
    loaded = own_name(in_files, pipeline.text_encoder)
    assert isinstance(pipeline.text_encoder.get_submodule(loaded), nn.Linear)
    assert format_name(loaded) == format_name(in_files) == in_files
    older = nn.ModuleDict()
    older.text_model = nn.ModuleDict()
    assert own_name(in_files, older) == in_files


def test_the_layers_of_a_base_model_are_the_same_with_an_adapter_on_it(pipeline: StableDiffusionPipeline) -> None:
    before = base_modules(components_of(pipeline))
    assert before.part("unet")["down_blocks.0.attentions.0.transformer_blocks.0.attn2.to_k"] == (32, 32)
    assert before.part("text_encoder")["text_model.encoder.layers.1.mlp.fc1"] == (37, 32)
    apply(random_adapter(pipeline, text_layers=TEXT_LAYERS), components_of(pipeline), ADAPTER)
    assert base_modules(components_of(pipeline)) == before


def test_modules_of_another_size_do_not_fit() -> None:
    fits = LoraModule(torch.ones(2, 4), torch.ones(6, 2), 2.0)
    shapes = {"one": (6, 4), "two": (6, 8), "three": (6, 4)}
    assert lora(fit({"one": fits}, shapes)["one"]).down.shape == (2, 4)
    torn = LoraModule(torch.ones(2, 4), torch.ones(6, 3), 2.0)
    with pytest.raises(BadInput, match=r"3 of 4 modules .*TWO has the sizes 2×4 and 6×2, the layer is 6×8"):
        fit({"one": fits, "two": fits, "three": torn, "four": fits}, shapes, {"two": "TWO"})


@pytest.mark.parametrize(("axes_in_file", "shape"), [(2, (6, 4, 1, 1)), (4, (6, 4))])
def test_one_by_one_convolutions_and_matrices_are_the_same(axes_in_file: int, shape: tuple[int, ...]) -> None:
    ones = (1,) * (axes_in_file - 2)
    module = LoraModule(torch.ones(2, 4, *ones), torch.ones(6, 2, *ones), 2.0)
    fitted = fit({"layer": module}, {"layer": shape})["layer"]
    assert lora(fitted).delta().shape == shape


def test_one_alpha_for_all_changes_no_delta(pipeline: StableDiffusionPipeline) -> None:
    weights = random_adapter(pipeline, ranks=(2, 4, 3), alphas=(1.0, 6.0, 6.0, 0.5))
    same = with_one_alpha(weights.part("unet"))
    assert {module.alpha for module in same.values()} == {6.0}
    for name, module in same.items():
        torch.testing.assert_close(lora(module).delta(), lora(weights.part("unet")[name]).delta())
    assert with_one_alpha({}) == {}


def test_one_alpha_where_some_modules_are_switched_off_by_alpha_zero() -> None:
    halves = torch.ones(1, 2), torch.ones(2, 1)
    same = with_one_alpha(
        {"off": LoraModule(*halves, 0.0), "off too": LoraModule(*halves, 0.0), "on": LoraModule(*halves, 4.0)}
    )
    assert lora(same["off"]).delta().tolist() == [[0.0, 0.0], [0.0, 0.0]]
    assert lora(same["on"]).delta().tolist() == [[4.0, 4.0], [4.0, 4.0]]


def test_length_counts_the_modules_of_both_components() -> None:
    module = LoraModule(torch.ones(1, 2), torch.ones(2, 1), 1.0)
    assert len(AdapterWeights({"unet": {"a": module}, "text_encoder": {"a": module, "b": module}})) == 3
