"""The LoRA on a frozen base: what it changes, what it never changes, and how it is scaled."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import torch
from torch import nn

from engine import adapter, families, preview
from engine.families.base import Family, Request
from engine.publish.weights import AdapterWeights
from project.errors import BadInput
from project.options import AdapterOptions, ModelOptions
from tests.engine.publish.tiny_pipeline import lora, random_adapter
from tests.engine.small_world import CPU, Recorded, adapter_tensors, base_hash, config_of, load_tiny

REQUEST = Request("red box", seed=3, steps=2, guidance=2.0)


@pytest.fixture
def family(tiny_model: Path) -> Family:
    return load_tiny(tiny_model)


def strong(family: Family) -> AdapterWeights:
    return random_adapter(family.pipeline(), text_layers=("q_proj",), ranks=(2, 3), alphas=(6.0, 1.5))


def picture(family: Family, strength: float) -> bytes:
    return preview.render(family, REQUEST, strength).tobytes()


def layers(component: nn.Module) -> list[str]:
    return sorted(name for name, _ in component.named_parameters() if "lora_A" in name)


def test_a_new_adapter_changes_nothing(family: Family) -> None:
    before = family.sample([REQUEST])[0].tobytes()
    adapter.attach(family, AdapterOptions(lora_rank=3, train_text_encoder=True))
    assert picture(family, 1.0) == before
    found = dict(adapter.collect(family).items())
    assert all(module.rank == 3 and module.alpha == 8.0 for module in found.values())
    assert all(lora(module).down.abs().sum() > 0 and lora(module).up.abs().sum() == 0 for module in found.values())


def test_an_adapter_is_fp32_whatever_the_base_is(tiny_model: Path) -> None:
    family = families.load(ModelOptions(base_model=str(tiny_model)), replace(CPU, weights=torch.bfloat16))
    adapter.attach(family, AdapterOptions(train_text_encoder=True))
    for component in family.components.values():
        assert {parameter.dtype for parameter in adapter.trainable(component)} == {torch.float32}
        assert {p.dtype for name, p in component.named_parameters() if "lora_" not in name} == {torch.bfloat16}


def test_only_the_adapter_asks_for_gradients(family: Family) -> None:
    adapter.attach(family, AdapterOptions())
    unet = family.components["unet"]
    assert {name for name, p in unet.named_parameters() if p.requires_grad} == {
        name for name, _ in unet.named_parameters() if "lora_" in name
    }
    assert len(adapter.trainable(unet)) == 2 * len(layers(unet)) > 0
    assert not any(p.requires_grad for p in family.components["text_encoder"].parameters())
    assert adapter.trainable(family.components["text_encoder"]) == []


def test_the_default_targets_are_all_of_the_attention(family: Family) -> None:
    adapter.attach(family, AdapterOptions())
    adapted = {name.split(".lora_A")[0].rsplit("attn", 1)[1][2:] for name in layers(family.components["unet"])}
    assert adapted == {"to_q", "to_k", "to_v", "to_out.0"}


def test_other_targets(family: Family) -> None:
    adapter.attach(family, AdapterOptions(lora_target_modules=["to_q", "ff.net.2", "conv1"]))
    names = layers(family.components["unet"])
    for target in ("to_q", "ff.net.2", "conv1"):
        assert any(f".{target}.lora_A" in name for name in names), target
    assert not any(".to_k." in name for name in names)


@pytest.mark.parametrize("wrong", [["to_z"], ["to_q", "to_z"], ["norm1"]], ids=["none", "one of two", "no layer"])
def test_an_unknown_target_is_named(wrong: list[str], family: Family) -> None:
    with pytest.raises(BadInput, match=f"lora_target_modules.*{wrong[-1]}") as caught:
        adapter.attach(family, AdapterOptions(lora_target_modules=wrong))
    assert "\n" not in str(caught.value)


def test_an_unknown_text_target_is_named(family: Family) -> None:
    with pytest.raises(BadInput, match=r"text_encoder_target_modules.*r_proj"):
        adapter.attach(family, AdapterOptions(train_text_encoder=True, text_encoder_target_modules=["r_proj"]))


def test_strength_zero_is_exactly_the_base_and_the_scale_comes_back(family: Family) -> None:
    base = family.sample([REQUEST])[0].tobytes()
    adapter.put_on(family, strong(family))
    full = picture(family, 1.0)
    assert full != base
    assert picture(family, 0.0) == base
    assert picture(family, 1.0) == full
    half = picture(family, 0.5)
    assert half not in (base, full)
    assert family.sample([REQUEST])[0].tobytes() == full  # outside of a block the adapter acts fully


def test_strength_scales_each_layer_s_own_alpha_over_rank(family: Family, tiny_model: Path) -> None:
    weights = strong(family)
    adapter.put_on(family, weights)
    twice = AdapterWeights(
        {
            part: {name: replace(lora(module), alpha=module.alpha * 2) for name, module in own.items()}
            for part, own in weights.parts.items()
        }
    )
    other = load_tiny(tiny_model)
    adapter.put_on(other, twice)
    one, two = (torch.frombuffer(bytearray(data), dtype=torch.uint8).float() for data in (
        picture(family, 2.0), picture(other, 1.0)))  # fmt: skip
    assert (one - two).abs().max() <= 1


def test_a_strength_that_is_left_by_an_error_is_restored(family: Family) -> None:
    adapter.put_on(family, strong(family))
    full = picture(family, 1.0)
    with pytest.raises(RuntimeError, match="left"), adapter.evaluating(family), adapter.strength(family, 0.3):
        raise RuntimeError("left")
    assert family.sample([REQUEST])[0].tobytes() == full


def test_modes_and_gradients_after_a_preview_are_those_of_training(family: Family) -> None:
    adapter.attach(family, AdapterOptions(lora_dropout=0.5))
    unet = family.components["unet"]
    unet.train()
    asked = {name for name, p in unet.named_parameters() if p.requires_grad}
    for strength in (0.0, 0.7):
        preview.render(family, REQUEST, strength)
        assert all(module.training for module in unet.modules())
        assert {name for name, p in unet.named_parameters() if p.requires_grad} == asked
    assert not family.components["text_encoder"].training


def test_collected_weights_are_copies_that_can_be_restored(family: Family) -> None:
    adapter.attach(family, AdapterOptions(lora_rank=4, lora_alpha=0.7, train_text_encoder=True))
    saved = adapter.collect(family)
    before = {name: tensor.clone() for name, tensor in adapter_tensors(family).items()}
    for component in family.components.values():
        for parameter in adapter.trainable(component):
            parameter.data += 1
    assert any(not torch.equal(before[name], tensor) for name, tensor in adapter_tensors(family).items())
    adapter.restore(family, saved)
    assert all(torch.equal(before[name], tensor) for name, tensor in adapter_tensors(family).items())


@pytest.mark.parametrize("other", [{"lora_rank": 2}, {"lora_alpha": 3}, {"lora_target_modules": ["to_q"]}])
def test_weights_of_another_adapter_are_not_restored(
    other: dict[str, object], family: Family, tiny_model: Path
) -> None:
    adapter.attach(family, AdapterOptions())
    second = load_tiny(tiny_model)
    adapter.attach(second, AdapterOptions.model_validate(other))
    with pytest.raises(ValueError, match=r"adapted|rank or alpha"):
        adapter.restore(family, adapter.collect(second))


# --- through a real training ------------------------------------------------------------------------------------------


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> list[Family]:
    """The family that a training loads."""
    from engine import families

    found: list[Family] = []
    load = families.load

    def keep(*arguments: object) -> Family:
        found.append(load(*arguments))  # type: ignore[arg-type]
        return found[-1]

    monkeypatch.setattr("engine.tasks.pictures.families.load", keep)
    return found


@pytest.mark.usefixtures("fp32")
@pytest.mark.parametrize("text", [False, True], ids=["unet", "with text encoder"])
def test_the_base_stays_frozen_and_what_is_trained_moves(
    text: bool, options: dict[str, object], seen: list[Family], tiny_model: Path
) -> None:
    untouched = base_hash(load_tiny(tiny_model))
    stronger = {"train_text_encoder": text, "weight_decay": 0.5, "learning_rate": 0.01}
    run = Recorded(config_of(**{**options, **stronger}))
    assert run.train() == "finished"
    family = seen[-1]
    assert base_hash(family) == untouched
    moved = {name.split(".")[0] for name, module in adapter.collect(family).items() if lora(module).up.abs().sum() > 0}
    assert moved == ({"unet", "text_encoder"} if text else {"unet"})
    assert all(lora(module).up.abs().sum() > 0 for _, module in adapter.collect(family).items())
