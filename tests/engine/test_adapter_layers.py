"""Which layers get an adapter and how large it is, what it starts from, and what keeps it small."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import torch
from torch import nn

from engine import adapter, families
from engine.adapters import dropout, layers
from engine.adapters.norms import limit
from engine.families.base import Family
from engine.publish.files import write_diffusers, write_kohya
from engine.publish.metadata import TrainingFacts
from engine.publish.peft_layers import attach, inject, tuner_layers
from engine.publish.weights import LoraModule, base_layers
from project.errors import BadInput
from project.options import AdapterOptions, ModelOptions, OptimizerOptions, base_lora
from tests.engine.publish.tiny_pipeline import lora, random_adapter
from tests.engine.small_world import CPU, load_tiny

FACTS = TrainingFacts("x", 4, 4.0, 16, 16)


@pytest.fixture
def family(tiny_model: Path) -> Family:
    return load_tiny(tiny_model)


def options_of(**values: Any) -> AdapterOptions:
    return AdapterOptions.model_validate(values)


def chosen(family: Family, part: str = "unet", **values: Any) -> dict[str, tuple[int, float]]:
    found = layers.chosen(part, family.components[part], options_of(**values))
    return {name: (size.rank, size.alpha) for name, size in found.items()}


def last_steps(names: Any) -> set[str]:
    return {name.rpartition(".")[2] for name in names}


def test_presets_and_patterns(family: Family) -> None:
    attention = chosen(family)
    assert all(size == (8, 8.0) for size in attention.values())
    assert {name.rsplit("attn", 1)[1][2:] for name in attention} == {"to_q", "to_k", "to_v", "to_out.0"}
    mlp = chosen(family, layers="attention-mlp")
    assert last_steps(mlp.keys() - attention.keys()) == {"proj", "2", "proj_in", "proj_out"}  # ff.net.0.proj, ff.net.2
    full = chosen(family, layers="full", conv_rank=4, conv_alpha=2.0)
    assert set(full) == set(base_layers(family.components["unet"]))
    assert {full["conv_in"], full["up_blocks.0.upsamplers.0.conv"]} == {(4, 2.0)}
    assert full["time_embedding.linear_1"] == (8, 8.0)
    locon = chosen(family, conv_rank=4)
    assert last_steps(locon.keys() - attention.keys()) == {"conv1", "conv2", "conv_shortcut", "conv"}
    assert locon["mid_block.resnets.0.conv1"] == (4, 4.0)

    cross = chosen(family, lora_target_modules=["attn2"], exclude_modules=["mid_block", "to_out"])
    assert cross
    assert all(".attn2." in name and "mid" not in name and "to_out" not in name for name in cross)
    assert chosen(family, layers="custom", lora_target_modules=[r"re:attn1\.to_[qk]$"]).keys() == {
        name for name in attention if name.endswith(("attn1.to_q", "attn1.to_k"))
    }
    first = {name for name in attention if name.startswith("down_blocks.0.attentions.0.")}
    for block in ("down_blocks.0", "IN01", "input_blocks.1", "down_blocks.*.attentions.0"):
        assert first <= chosen(family, lora_target_modules=[block]).keys(), block


def test_ranks_by_block_and_of_text_encoders(family: Family) -> None:
    sizes = chosen(family, lora_rank=8, lora_alpha=4.0, block_ranks=["MID=16", "up_blocks.*.attn2=2", "down_blocks=0"])
    assert {size for name, size in sizes.items() if name.startswith("mid")} == {(16, 8.0)}
    assert {size for name, size in sizes.items() if name.startswith("up") and "attn2" in name} == {(2, 1.0)}
    assert {size for name, size in sizes.items() if name.startswith("up") and "attn1" in name} == {(8, 4.0)}
    assert not any(name.startswith("down") for name in sizes)
    text = chosen(family, "text_encoder", lora_rank=8, lora_alpha=4.0, text_encoder_rank=6)
    assert set(text.values()) == {(6, 3.0)}
    both = chosen(
        family, "text_encoder", text_encoder_layers="attention-mlp", text_encoder_rank=4, text_encoder_alpha=1
    )
    assert set(both.values()) == {(4, 1.0)}
    assert {name.rpartition(".")[2] for name in both} == {"q_proj", "k_proj", "v_proj", "out_proj", "fc1", "fc2"}


@pytest.mark.parametrize(
    ("values", "text"),
    [
        ({"block_ranks": ["nowhere=4"]}, "block_ranks: no layer .* is called nowhere"),
        ({"exclude_modules": ["to_z"]}, "exclude_modules: no layer .* is called to_z"),
        ({"lora_target_modules": ["re:("]}, "lora_target_modules: .* is not a regular expression"),
        ({"exclude_modules": ["attn1", "attn2"]}, "nothing is left to train"),
    ],
)
def test_patterns_that_mean_nothing_are_named(values: dict[str, Any], text: str, family: Family) -> None:
    with pytest.raises(BadInput, match=text):
        chosen(family, **values)


@pytest.mark.parametrize("wrong", [{"block_ranks": "mid_block"}, {"block_ranks": "mid_block=2000"},
                                   {"block_learning_rates": "mid_block=fast"}, {"lokr_factor": 0}])  # fmt: skip
def test_options_with_wrong_values_are_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="must be"):
        options_of(**wrong)


def test_learning_rates_make_groups(family: Family) -> None:
    options = options_of(
        train_text_encoder=True, text_encoder_learning_rate=3e-5, block_learning_rates=["mid_block=1e-5", "IN01=2e-5"]
    )
    adapter.attach(family, options)
    groups = adapter.groups(family, options, OptimizerOptions())
    assert {(group.name, group.lr) for group in groups} == {
        ("unet", None), ("unet at 1e-05", 1e-5), ("unet at 2e-05", 2e-5), ("text_encoder", 3e-5)
    }  # fmt: skip
    by_name = {group.name: group.parameters for group in groups}
    assert all(name.startswith("mid_block.") for name in by_name["unet at 1e-05"])
    every = [id(p) for group in groups for p in group.parameters.values()]
    expected = [id(p) for component in family.components.values() for p in adapter.trainable(component)]
    assert sorted(every) == sorted(expected)
    plain = adapter.groups(family, options_of(train_text_encoder=True), OptimizerOptions())
    assert [(group.name, group.lr) for group in plain] == [("unet", None), ("text_encoder", None)]
    assert [id(p) for group in plain for p in group.parameters.values()] == expected


@pytest.mark.parametrize("write", [write_kohya, write_diffusers])
def test_a_training_starts_from_a_file(write: Any, family: Family, tiny_model: Path, tmp_path: Path) -> None:
    weights = random_adapter(family.pipeline(), unet_layers=("to_q", "conv1"), text_layers=("q_proj", "out_proj"))
    path = tmp_path / "begun.safetensors"
    write(path, weights, FACTS)
    adapter.attach(family, options_of(start_from=str(path), lora_rank=2, rank_dropout=0.1, lora_dropout=0.1))
    found = dict(adapter.collect(family).items())
    assert {name: module.rank for name, module in found.items()} == dict.fromkeys(dict(weights.items()), 4)
    for name, module in weights.items():
        torch.testing.assert_close(lora(found[name]).delta(), lora(module).delta())
    assert adapter.trainable(family.components["text_encoder"]) == []  # it stays on, and does not learn
    assert len(adapter.trainable(family.components["unet"])) == 2 * len(weights.part("unet"))
    again = load_tiny(tiny_model)
    adapter.attach(again, options_of(start_from=str(path), train_text_encoder=True))
    assert len(adapter.trainable(again.components["text_encoder"])) == 2 * len(weights.part("text_encoder"))
    with pytest.raises(BadInput, match=r"is of the kind lora, and adapter_type is loha: set adapter_type to lora"):
        adapter.attach(load_tiny(tiny_model), options_of(start_from=str(path), adapter_type="loha"))


@pytest.mark.parametrize("kind", ["lora", "loha"])
def test_loras_are_merged_into_the_base_when_it_is_loaded(kind: str, tiny_model: Path, tmp_path: Path) -> None:
    family = load_tiny(tiny_model)
    adapter.attach(family, options_of(adapter_type=kind, lora_target_modules=["to_q", "conv1"], lora_rank=2))
    for component in family.components.values():
        for parameter in adapter.trainable(component):
            parameter.data += 0.2
    path = tmp_path / "base:lora.safetensors"
    write_kohya(path, adapter.collect(family), FACTS)
    merged = families.load(ModelOptions(base_model=str(tiny_model), base_loras=[f"{path}:0.5"]), CPU)
    plain = load_tiny(tiny_model)
    modules = adapter.collect(family).part("unet")
    before, after = (base_layers(each.components["unet"]) for each in (plain, merged))
    for name, layer in before.items():
        expected = layer.weight + 0.5 * modules[name].update(layer.weight) if name in modules else layer.weight
        torch.testing.assert_close(after[name].weight, expected, rtol=1e-5, atol=1e-6)
    with pytest.raises(BadInput, match=r"base_loras: .*no such file"):
        families.load(ModelOptions(base_model=str(tiny_model), base_loras=["/none"]), CPU)
    assert base_lora("C:\\a.safetensors") == ("C:\\a.safetensors", 1.0)
    assert base_lora("a.safetensors:-0.5") == ("a.safetensors", -0.5)


@pytest.mark.parametrize("kind", ["lora", "loha", "lokr", "oft"])
def test_what_grew_beyond_the_largest_norm_is_scaled_down(kind: str, family: Family) -> None:
    adapter.attach(family, options_of(adapter_type=kind, lora_target_modules=["to_q", "conv1"], lora_rank=2))
    for parameter in adapter.trainable(family.components["unet"]):
        parameter.data += 0.3 * torch.randn_like(parameter)
    small = next(iter(adapter.trainable(family.components["unet"])))
    small.data *= 0
    before = adapter.collect(family).part("unet")
    layers_ = base_layers(family.components["unet"])
    found = limit(list(family.components.values()), adapter.NAME, 0.5)
    modules = adapter.collect(family).part("unet")
    norms = {name: float(m.update(layers_[name].weight).norm()) for name, m in modules.items()}
    if kind == "oft":
        norms = {name: float(m.tensors()["oft_blocks"].norm()) for name, m in modules.items()}
    assert max(norms.values()) == pytest.approx(0.5, rel=1e-4)
    assert min(norms.values()) == 0
    assert found.scaled == sum(norm > 0.4999 for norm in norms.values()) > 0
    assert found.mean == pytest.approx(sum(norms.values()) / len(norms), rel=1e-3)
    if kind == "lora":  # both factors took the same share
        name = max(norms, key=lambda one: norms[one])
        pairs = zip(modules[name].tensors().values(), before[name].tensors().values(), strict=True)
        down, up = (float(now.norm() / then.norm()) for now, then in pairs)
        assert down == pytest.approx(up, rel=1e-4)


def test_dropout_of_ranks_and_of_whole_layers() -> None:
    model = nn.ModuleDict({"a": nn.Linear(6, 4), "b": nn.Conv2d(6, 4, 3, stride=2, padding=1)})
    attach(model, {"a": LoraModule(torch.ones(8, 6), torch.ones(4, 8), 8.0)}, "x")
    inject(model, {"b": (8, 8.0)}, "x", init_lora_weights=False)
    inputs = {"a": torch.randn(5, 6), "b": torch.randn(5, 6, 7, 7)}
    for name in inputs:
        layer: Any = tuner_layers(model)[name]
        layer.eval()
        x = inputs[name]
        plain, base = layer(x), layer.base_layer(x)
        dropout.add(layer, "x", 0.0, ranks=0.5, whole=0.5)
        assert torch.equal(layer(x), plain)  # nothing is left out of a preview
        layer.train()
        drawn = []
        for seed in range(24):
            torch.manual_seed(seed)
            drawn.append(layer(x))
        torch.manual_seed(0)
        assert torch.equal(layer(x), drawn[0])
        left_out = [torch.equal(one, base) for one in drawn]
        assert 4 < sum(left_out) < 20
        kept = torch.stack([one for one, out in zip(drawn, left_out, strict=True) if not out])
        assert not torch.equal(kept[0], kept[1])
        if name == "a":  # what is left of 8 equal ranks, doubled, is so many quarters of the update
            steps = ((kept - base) / (plain - base) * 4).round(decimals=3)
            assert torch.equal(steps, steps.round())
