"""Written files are loaded back by diffusers' own loader: good ones pass, and wrong ones are found out."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from diffusers import StableDiffusionPipeline
from PIL import Image
from safetensors.torch import load_file, save_file

from engine.publish.files import write_diffusers, write_kohya
from engine.publish.kohya import to_kohya
from engine.publish.metadata import TrainingFacts
from engine.publish.peft_layers import apply, collect
from engine.publish.verify import (
    TestPicture,
    Tolerance,
    components_of,
    copy_without_adapters,
    has_adapters,
    picture_difference,
    render_picture,
    verify_file,
)
from engine.publish.weights import AdapterWeights
from project.errors import JobFailed
from tests.engine.publish.tiny_pipeline import ADAPTER, layer_kinds, lora, make_pipeline, random_adapter

FACTS = TrainingFacts("ink", 4, 6.0, 16, 16)
PICTURE = TestPicture("a red cat", 16, 16, steps=3)
ATTENTION = ("q_proj", "k_proj", "v_proj", "out_proj")
UNET = ("to_q", "to_k", "to_v", "to_out.0")

ADAPTERS: dict[str, dict[str, Any]] = {
    "unet only": {},
    "with text encoder": {"text_layers": ATTENTION},
    "ranks and alphas differ": {"text_layers": (*ATTENTION, "fc1"), "ranks": (2, 4, 3), "alphas": (6.0, 1.0, 0.1, 8.0)},
    "text encoder without out_proj": {"text_layers": ("q_proj", "v_proj")},
    "text encoder without out_proj, with mlp": {"text_layers": ("q_proj", "fc1"), "ranks": (2, 3)},
    "mlp of the text encoder alone": {"text_layers": ("fc1", "fc2")},
    "convolutions and all else": {
        "unet_layers": (*UNET, "ff.net.0.proj", "ff.net.2", "proj_in", "proj_out", "conv1", "conv2", "conv_shortcut",
                        "time_emb_proj", "conv", "conv_in", "conv_out", "linear_1", "linear_2"),
    },
}  # fmt: skip


class Trained:
    """A base model with an adapter trained on it, drawing as training does."""

    def __init__(self, **adapter: Any) -> None:
        self.pipeline = make_pipeline()
        apply(random_adapter(self.pipeline, **adapter), components_of(self.pipeline), ADAPTER)
        self.weights = collect(components_of(self.pipeline), ADAPTER)

    def draw(self) -> np.ndarray:
        return render_picture(self.pipeline, PICTURE)


@pytest.fixture(scope="module")
def trained() -> Trained:
    return Trained(text_layers=ATTENTION)


@pytest.fixture
def fresh() -> StableDiffusionPipeline:
    return make_pipeline()


@pytest.mark.parametrize("write", [write_kohya, write_diffusers])
@pytest.mark.parametrize("adapter", ADAPTERS)
def test_diffusers_draws_the_same_picture_with_the_file(
    adapter: str, write: Callable, fresh: StableDiffusionPipeline, tmp_path: Path
) -> None:
    trained = Trained(**ADAPTERS[adapter])
    path = tmp_path / "ink.safetensors"
    write(path, trained.weights, FACTS)
    base = render_picture(fresh, PICTURE)
    kinds, names = layer_kinds(fresh.unet) | layer_kinds(fresh.text_encoder), list(fresh.unet.state_dict())

    found = verify_file(path, fresh, trained.weights, trained.draw, PICTURE)

    assert found.modules >= len(trained.weights)
    assert found.largest_delta_error < 1e-5
    assert found.largest_difference < 0.05
    assert picture_difference(trained.draw(), base)[0] > 5
    # The pipeline is left as it was.
    assert not has_adapters(fresh)
    assert layer_kinds(fresh.unet) | layer_kinds(fresh.text_encoder) == kinds
    assert list(fresh.unet.state_dict()) == names
    assert (render_picture(fresh, PICTURE) == base).all()


@pytest.mark.parametrize("write", [write_kohya, write_diffusers])
@pytest.mark.parametrize("number_type", [torch.float16, torch.bfloat16])
def test_rounding_to_half_precision_is_within_the_tolerance(
    write: Callable, number_type: torch.dtype, trained: Trained, fresh: StableDiffusionPipeline, tmp_path: Path
) -> None:
    path = tmp_path / "ink.safetensors"
    write(path, trained.weights, FACTS, dtype=number_type)
    found = verify_file(path, fresh, trained.weights, trained.draw, PICTURE)
    assert 1e-5 < found.largest_delta_error < 0.01


def kohya_file(path: Path, trained: Trained, change: Callable[[dict[str, torch.Tensor]], object]) -> Path:
    """A file in kohya's layout after something went wrong with it."""
    tensors = to_kohya(trained.weights)
    change(tensors)
    save_file(tensors, path)
    return path


def drop_alpha(tensors: dict[str, torch.Tensor]) -> None:
    for key in [key for key in tensors if key.endswith(".alpha")]:
        del tensors[key]


def drop_text_encoder(tensors: dict[str, torch.Tensor]) -> None:
    for key in [key for key in tensors if key.startswith("lora_te")]:
        del tensors[key]


def change_one_value(tensors: dict[str, torch.Tensor]) -> None:
    key = next(key for key in tensors if key.endswith("lora_up.weight"))
    tensors[key] = tensors[key].clone()
    tensors[key][0, 0] += 0.05


def add_a_layer(tensors: dict[str, torch.Tensor]) -> None:
    tensors["lora_unet_conv_in.lora_down.weight"] = torch.ones(1, 4, 3, 3)
    tensors["lora_unet_conv_in.lora_up.weight"] = torch.ones(32, 1, 1, 1)


def add_a_nonsense_key(tensors: dict[str, torch.Tensor]) -> None:
    tensors["lora_unet_conv_in.nonsense"] = torch.ones(1)


@pytest.mark.parametrize(
    ("change", "text"),
    [
        (drop_alpha, "does not hold what was trained"),
        (drop_text_encoder, "leaves out 8 of 40 modules"),
        (change_one_value, "does not hold what was trained"),
        (add_a_layer, "was not trained: unet.conv_in"),
        (add_a_nonsense_key, "diffusers cannot load"),
    ],
)
def test_a_wrong_file_is_found_out(
    change: Callable, text: str, trained: Trained, fresh: StableDiffusionPipeline, tmp_path: Path
) -> None:
    path = kohya_file(tmp_path / "wrong.safetensors", trained, change)
    base = render_picture(fresh, PICTURE)
    with pytest.raises(JobFailed, match=text) as caught:
        verify_file(path, fresh, trained.weights, trained.draw, PICTURE)
    assert "\n" not in str(caught.value)
    assert not has_adapters(fresh)
    assert (render_picture(fresh, PICTURE) == base).all()


def test_a_torn_file_is_found_out(trained: Trained, fresh: StableDiffusionPipeline, tmp_path: Path) -> None:
    path = tmp_path / "ink.safetensors"
    write_kohya(path, trained.weights, FACTS)
    path.write_bytes(path.read_bytes()[:-10])
    with pytest.raises(JobFailed, match="diffusers cannot load"):
        verify_file(path, fresh, trained.weights, trained.draw, PICTURE)


def test_files_with_one_alpha_per_module_would_be_misread_by_diffusers(
    fresh: StableDiffusionPipeline, tmp_path: Path
) -> None:
    """What write_kohya avoids: the day that this file passes, its rewriting of alphas can go."""
    trained = Trained(alphas=(6.0, 1.0, 3.0))
    path = kohya_file(tmp_path / "mixed.safetensors", trained, lambda tensors: None)
    with pytest.raises(JobFailed, match="does not hold what was trained"):
        verify_file(path, fresh, trained.weights, trained.draw, PICTURE)


def test_another_picture_is_found_out_where_the_weights_are_right(
    trained: Trained, fresh: StableDiffusionPipeline, tmp_path: Path
) -> None:
    path = tmp_path / "ink.safetensors"
    write_kohya(path, trained.weights, FACTS)
    for reference in (trained.draw() + 2, np.zeros((8, 8, 3)), np.full((16, 16, 3), np.nan)):
        with pytest.raises(JobFailed, match="draws another picture"):
            verify_file(path, fresh, trained.weights, partial(np.copy, reference), PICTURE)
    spot = trained.draw()
    spot[0, 0] += 60
    with pytest.raises(JobFailed, match="draws another picture"):
        verify_file(path, fresh, trained.weights, lambda: spot, PICTURE)
    verify_file(path, fresh, trained.weights, lambda: spot, PICTURE, tolerance=Tolerance(mean=1.0, largest=100.0))


def test_an_image_can_be_the_reference(trained: Trained, fresh: StableDiffusionPipeline, tmp_path: Path) -> None:
    path = tmp_path / "ink.safetensors"
    write_diffusers(path, trained.weights, FACTS)
    image = Image.fromarray(trained.draw().round().astype(np.uint8))
    assert verify_file(path, fresh, trained.weights, lambda: image, PICTURE).largest_difference < 0.6


def test_a_copy_of_a_training_pipeline_has_no_adapter_and_takes_none_away(tmp_path: Path) -> None:
    trained = Trained(text_layers=ATTENTION)
    before = trained.draw()
    copy = copy_without_adapters(trained.pipeline)
    assert not has_adapters(copy)
    assert has_adapters(trained.pipeline)
    assert (render_picture(copy, PICTURE) == render_picture(make_pipeline(), PICTURE)).all()
    path = tmp_path / "ink.safetensors"
    write_kohya(path, trained.weights, FACTS)
    verify_file(path, copy, trained.weights, trained.draw, PICTURE)
    assert (trained.draw() == before).all()


def test_a_pipeline_that_has_an_adapter_cannot_be_the_check(trained: Trained, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="must not have an adapter"):
        verify_file(tmp_path / "x", trained.pipeline, trained.weights, trained.draw, PICTURE)


def test_rendering_leaves_the_random_state(fresh: StableDiffusionPipeline) -> None:
    before = torch.get_rng_state()
    first = render_picture(fresh, PICTURE)
    assert torch.equal(torch.get_rng_state(), before)
    assert (render_picture(fresh, PICTURE) == first).all()


def test_an_untrained_adapter_passes(fresh: StableDiffusionPipeline, tmp_path: Path) -> None:
    trained = Trained()
    for module in trained.weights.part("unet").values():
        lora(module).up.zero_()
    zero = AdapterWeights({"unet": trained.weights.part("unet")})
    path = tmp_path / "ink.safetensors"
    write_diffusers(path, zero, FACTS)
    assert not any(tensor.any() for key, tensor in load_file(path).items() if "lora_B" in key)
    found = verify_file(path, fresh, zero, lambda: render_picture(make_pipeline(), PICTURE), PICTURE)
    assert found.largest_delta_error == 0
