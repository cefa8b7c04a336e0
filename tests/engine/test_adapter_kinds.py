"""Every kind of adapter: it learns, its strength means one thing, its file says what was learned, and it resumes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import torch
from torch import Tensor

from engine import adapter, guest, preview
from engine.families.base import Batch, Family, Request
from engine.publish import lycoris_reading
from engine.publish.files import write_kohya
from engine.publish.metadata import TrainingFacts
from engine.publish.read import read_adapter
from engine.publish.verify import TestPicture, copy_without_adapters, verify_file
from engine.publish.weights import base_layers
from project.errors import BadInput
from project.options import AdapterOptions, TechniqueOptions
from tests.engine.small_world import Recorded, assert_same_tensors, base_hash, config_of, load_tiny, result_tensors

REQUEST = Request("red box", seed=3, steps=2, guidance=2.0)
FACTS = TrainingFacts("x", 4, 4.0, 16, 16)
TARGETS = ["to_q", "to_k", "conv1", "proj_in"]  # matrices and kernels of both sizes
KINDS: dict[str, dict[str, Any]] = {
    "lora": {"conv_rank": 3, "conv_alpha": 1.0, "train_text_encoder": True},
    "gaussian": {"rslora": True, "lora_rank": 9, "lora_alpha": 3.0, "lora_init": "gaussian"},
    "dora": {"adapter_type": "dora", "train_text_encoder": True},
    "loha": {"adapter_type": "loha", "train_text_encoder": True},
    "lokr of whole halves": {"adapter_type": "lokr", "lora_rank": 64, "lora_alpha": 3.0},
    "lokr of small halves": {"adapter_type": "lokr", "lora_rank": 1, "lokr_decompose_both": True, "lokr_factor": 4},
    "oft": {"adapter_type": "oft", "train_text_encoder": True},
    "pissa": {"lora_init": "pissa"},
    "olora": {"lora_init": "olora", "lora_alpha": 2.0},
}


def options_of(kind: str, **more: Any) -> AdapterOptions:
    return AdapterOptions.model_validate({"lora_target_modules": TARGETS, "lora_rank": 4, **KINDS[kind], **more})


def batch() -> Batch:
    generator = torch.Generator().manual_seed(5)
    sizes = torch.tensor([[16.0, 16, 0, 0, 16, 16]])
    return Batch(
        latents=torch.randn(1, 4, 8, 8, generator=generator), captions=["red box"], embeddings=None, sizes=sizes
    )


def loss_of(family: Family) -> Tensor:
    """The loss of one picture at one noise and noise level."""
    torch.manual_seed(11)
    return family.loss(batch(), TechniqueOptions())


def learn(family: Family, options: AdapterOptions, steps: int = 4) -> list[float]:
    """Attach an adapter and take steps on one picture; returns the losses."""
    torch.manual_seed(1)
    adapter.attach(family, options)
    parameters = [p for component in family.components.values() for p in adapter.trainable(component)]
    optimizer = torch.optim.AdamW(parameters, lr=0.02)
    losses = []
    for _ in range(steps):
        loss = loss_of(family)
        losses.append(loss.item())
        loss.backward()
        optimizer.step()
        optimizer.zero_grad()
    return losses


def picture(family: Family, strength: float, name: str = adapter.NAME) -> Tensor:
    image = preview.render(family, REQUEST, strength, name=name)
    return torch.frombuffer(bytearray(image.tobytes()), dtype=torch.uint8).float()


def output(family: Family, strength: float) -> Tensor:
    """What the image model says at one point, with the adapter at a strength."""
    with adapter.evaluating(family), adapter.strength(family, strength):
        embeddings = {name: tensor for name, tensor in family.embed(["red box"]).items()}
        one = batch()
        return family.predict(one.latents, torch.tensor([300]), embeddings, one.sizes)


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_from_training_to_another_reader(kind: str, tiny_model: Path, tmp_path: Path) -> None:
    family = load_tiny(tiny_model)
    untouched, base = base_hash(family), family.sample([REQUEST])[0].tobytes()
    losses = learn(family, options_of(kind))
    assert losses[-1] < losses[0]
    assert losses[0] == pytest.approx(float(loss_of(load_tiny(tiny_model))), rel=1e-4)  # a new adapter changes nothing
    assert base_hash(family) == untouched
    whole, none = picture(family, 1.0), picture(family, 0.0)
    assert none.numpy().tobytes() == torch.frombuffer(bytearray(base), dtype=torch.uint8).float().numpy().tobytes()
    assert (whole - none).abs().mean() > 0.3

    weights = adapter.collect(family)
    expected = "lora" if kind in ("gaussian", "pissa", "olora") else kind.split()[0]
    assert weights.kinds() == [expected]
    path = tmp_path / "x.safetensors"
    write_kohya(path, weights, FACTS)
    read = read_adapter(path, adapter.layers_of(family))
    other = load_tiny(tiny_model)
    adapter.put_on(other, read)
    torch.testing.assert_close(output(other, 1.0), output(family, 1.0), rtol=1e-4, atol=1e-4)
    half, full, zero = (output(other, strength) for strength in (0.5, 1.0, 0.0))
    assert torch.equal(zero, output(family, 0.0))
    assert 0.1 < float((half - zero).norm() / (full - zero).norm()) < 0.95

    clean = load_tiny(tiny_model)
    assert_lycoris_agrees(path, clean, family)
    test = TestPicture(REQUEST.prompt, 16, 16, negative_prompt="", seed=3, steps=2, guidance=2.0)
    found = verify_file(path, copy_without_adapters(clean.pipeline()), weights, lambda: render(family), test)
    assert found.modules >= len(weights)
    assert found.largest_difference <= 2


def render(family: Family) -> Any:
    return preview.render(family, REQUEST, 1.0)


def assert_lycoris_agrees(path: Path, clean: Family, family: Family) -> None:
    """LyCORIS' reading of the file is the update that the neutral form says, layer by layer."""
    weights = adapter.collect(family)
    changes = lycoris_reading.updates(path, weights, clean.components)
    for part, modules in weights.parts.items():
        layers = base_layers(clean.components[part])
        for name, module in modules.items():
            update = module.update(layers[name if part == "unet" else name.removeprefix("text_model.")].weight)
            assert update.abs().sum() > 0, name
            torch.testing.assert_close(changes[f"{part}.{name}"], update.detach(), rtol=1e-3, atol=1e-5, msg=name)


@pytest.mark.parametrize("kind", ["dora", "lokr", "oft", "loha"])
def test_half_the_strength_is_half_the_update_of_a_layer(kind: str) -> None:
    """Whatever the kind: y(s) = y(0) + s · (y(1) - y(0)), for a matrix and a kernel with bias."""
    from engine.publish.modules import LohaModule, LokrModule, LoraModule, OftModule
    from engine.publish.peft_layers import attach

    torch.manual_seed(0)
    model = torch.nn.ModuleDict({"a": torch.nn.Linear(6, 8), "b": torch.nn.Conv2d(6, 8, 3, padding=1)})
    for name, inside in (("a", 6), ("b", 54)):
        kernel = (3, 3) if name == "b" else ()
        down, up = torch.randn(2, 6, *kernel), torch.randn(8, 2, *(1,) * len(kernel))
        module = {
            "dora": LoraModule(down, up, 3.0, torch.rand(8) + 0.5),
            "loha": LohaModule(
                torch.randn(8, 2), torch.randn(2, inside), torch.randn(8, 2), torch.randn(2, inside), 1.0
            ),
            "lokr": LokrModule(4.0, w1=torch.randn(2, 2), w2_a=torch.randn(4, 2), w2_b=torch.randn(2, inside // 2)),
            "oft": OftModule(torch.randn(2, 4, 4)),
        }[kind]
        layer: Any = model[name]
        x = torch.randn(3, 6) if name == "a" else torch.randn(3, 6, 5, 5)
        plain, weight = layer(x), layer.weight.detach().clone()
        attach(model, {name: module}, f"{kind}{name}")
        if name == "a":  # SDXL's pipeline asks a layer that may wear an adapter
            assert model.get_submodule(name).in_features == 6
        family = type("One", (), {"components": {"unet": model}})()
        got = []
        for strength in (0.0, 0.5, 1.0):
            with adapter.strength(family, strength, f"{kind}{name}"):
                got.append(model.get_submodule(name)(x))
        assert torch.equal(got[0], plain)
        torch.testing.assert_close(got[1], (got[0] + got[2]) / 2, rtol=1e-4, atol=1e-5)
        changed = weight + module.update(weight)
        bias = layer.bias
        said = torch.nn.functional.linear(x, changed, bias) if name == "a" else torch.nn.functional.conv2d(
            x, changed, bias, padding=1)  # fmt: skip
        torch.testing.assert_close(got[2], said, rtol=1e-4, atol=1e-4)


@pytest.mark.parametrize("kind", ["dora", "loha", "lokr of small halves", "oft", "pissa"])
def test_a_resumed_run_is_the_uninterrupted_one(kind: str, options: dict[str, object], tmp_path: Path) -> None:
    own = {**KINDS[kind], "lora_target_modules": "to_q, conv1", "lora_rank": 2, "module_dropout": 0.3, "max_norm": 0.0}
    if kind == "loha":
        own |= {"rank_dropout": 0.3, "max_norm": 0.5, "block_ranks": "mid_block=3"}
    shared = {**options, **own, "output_name": "x", "learning_rate": 0.03, "scheduler": "constant"}
    whole = Recorded(config_of(**{**shared, "max_steps": 4, "output_dir": tmp_path / "whole"}))
    whole.train()
    Recorded(config_of(**{**shared, "max_steps": 2, "output_dir": tmp_path / "parts"})).train()
    (tmp_path / "parts" / "x.safetensors").unlink()
    second = Recorded(config_of(**{**shared, "max_steps": 4, "output_dir": tmp_path / "parts"}))
    assert second.train() == "finished"
    assert len(second.steps()) == 2
    assert_same_tensors(result_tensors(tmp_path / "parts"), result_tensors(tmp_path / "whole"))


@pytest.mark.parametrize(("trained", "worn"), [("lora", "lokr of small halves"), ("loha", "dora"), ("oft", "lora")])
def test_a_guest_of_any_kind_leaves_nothing_behind(trained: str, worn: str, tiny_model: Path) -> None:
    visitor = load_tiny(tiny_model)
    learn(visitor, options_of(worn), steps=2)
    weights = adapter.collect(visitor)
    family = load_tiny(tiny_model)
    learn(family, options_of(trained), steps=2)
    before = [(name, id(module)) for part in family.components.values() for name, module in part.named_modules()]
    own = picture(family, 1.0)
    with guest.worn(family, weights):
        assert torch.equal(picture(family, 0.7, guest.NAME), picture(visitor, 0.7))
        assert torch.equal(picture(family, 1.0), own)
    after = [(name, id(module)) for part in family.components.values() for name, module in part.named_modules()]
    assert after == before
    assert torch.equal(picture(family, 1.0), own)


def test_a_pissa_begins_as_the_principal_part_and_its_file_holds_what_was_learned(tiny_model: Path) -> None:
    from engine.adapters.initial import olora, pissa

    weight = torch.randn(12, 8, generator=torch.Generator().manual_seed(2))
    down, up = pissa(weight, 3, 0.5)
    u, values, v = torch.linalg.svd(weight, full_matrices=False)
    torch.testing.assert_close(0.5 * up @ down, u[:, :3] @ torch.diag(values[:3]) @ v[:3], rtol=1e-4, atol=1e-5)
    down, up = olora(weight, 3, 1.0)
    torch.testing.assert_close(up.T @ up, torch.eye(3), rtol=1e-4, atol=1e-5)
    torch.testing.assert_close(up @ down, torch.linalg.qr(weight)[0][:, :3] @ torch.linalg.qr(weight)[1][:3])

    family = load_tiny(tiny_model)
    learn(family, options_of("pissa"), steps=1)
    assert {module.rank for _, module in adapter.collect(family).items()} == {8}


@pytest.mark.parametrize(
    ("wrong", "text"),
    [
        ({"lora_init": "loftq"}, "4 bits"),
        ({"lora_init": "pissa", "adapter_type": "dora"}, "lora_init pissa goes with adapter_type lora alone"),
        ({"adapter_type": "dora", "rank_dropout": 0.1}, "rank_dropout does not go with DoRA"),
    ],
)
def test_what_does_not_go_together_is_said(wrong: dict[str, Any], text: str, tiny_model: Path) -> None:
    with pytest.raises(BadInput, match=text) as caught:
        adapter.attach(load_tiny(tiny_model), AdapterOptions.model_validate(wrong))
    assert "\n" not in str(caught.value)
