"""A second LoRA on a model that trains: how it looks, and that nothing of it is left."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch
from torch import nn

from engine import adapter, guest, preview
from engine.families.base import Family, Request
from engine.publish.files import write_kohya
from engine.publish.metadata import TrainingFacts
from engine.publish.weights import AdapterWeights
from project import runs
from project.errors import BadInput
from project.options import AdapterOptions
from tests.engine.publish.tiny_pipeline import make_pipeline, random_adapter
from tests.engine.small_world import (
    Recorded,
    assert_same_tensors,
    base_hash,
    config_of,
    load_tiny,
    result_tensors,
    steps_of,
)

REQUEST = Request("red box", seed=3, steps=2, guidance=2.0)
FACTS = TrainingFacts(output_name="x", rank=4, alpha=6.0, width=16, height=16, prediction_type="epsilon",
                      base_model_name="tiny")  # fmt: skip


@pytest.fixture(scope="module")
def weights() -> AdapterWeights:
    return random_adapter(make_pipeline(), text_layers=("q_proj", "fc1"), ranks=(2, 3), alphas=(6.0, 1.5))


@pytest.fixture
def lora(weights: AdapterWeights, tmp_path: Path) -> Path:
    write_kohya(tmp_path / "lora.safetensors", weights, FACTS)
    return tmp_path / "lora.safetensors"


def training(tiny_model: Path, text: bool) -> Family:
    family = load_tiny(tiny_model)
    adapter.attach(family, AdapterOptions(lora_rank=3, lora_dropout=0.2, train_text_encoder=text))
    for part in family.components.values():
        part.train(bool(adapter.trainable(part)))
    for parameter in adapter.trainable(family.components["unet"]):
        nn.init.normal_(parameter, std=0.3)
    return family


def everything(family: Family) -> list[object]:
    """All that a guest could change: modules, modes, parameters and what asks for gradients, scales."""
    found: list[object] = [base_hash(family)]
    for part in family.components.values():
        found += [(name, id(module), module.training, type(module)) for name, module in part.named_modules()]
        found += [(name, id(p), p.requires_grad, p.sum().item()) for name, p in part.named_parameters()]
        found += [sorted(part.__dict__), sorted(getattr(part, "peft_config", {}))]
        for module in part.modules():
            if hasattr(module, "scaling"):
                found.append((dict(module.scaling), list(module.active_adapters), module.disable_adapters))  # type: ignore[arg-type]
    return found


@pytest.mark.parametrize("text", [False, True])
@pytest.mark.parametrize("strength", [0.0, 0.7])
def test_a_guest_leaves_nothing_behind(text: bool, strength: float, tiny_model: Path, weights: AdapterWeights) -> None:
    family = training(tiny_model, text)
    before, own, state = everything(family), preview.render(family, REQUEST, 1.0).tobytes(), torch.get_rng_state()
    with guest.worn(family, weights):
        shown = preview.render(family, REQUEST, strength, name=guest.NAME).tobytes()
        assert preview.render(family, REQUEST, 1.0).tobytes() == own  # the trained one beside it
    assert everything(family) == before
    assert torch.equal(torch.get_rng_state(), state)
    assert preview.render(family, REQUEST, 1.0).tobytes() == own != shown


def test_a_guest_looks_as_it_does_alone(tiny_model: Path, weights: AdapterWeights) -> None:
    alone = load_tiny(tiny_model)
    adapter.put_on(alone, weights)
    family = training(tiny_model, text=True)
    with guest.worn(family, weights):
        for strength in (0.0, 0.5, 1.0):
            shown = preview.render(family, REQUEST, strength, name=guest.NAME)
            assert shown.tobytes() == preview.render(alone, REQUEST, strength).tobytes()


def test_a_guest_that_does_not_fit_leaves_nothing_behind(tiny_model: Path, weights: AdapterWeights) -> None:
    family = training(tiny_model, text=False)
    before = everything(family)
    name, module = next(iter(weights.part("text_encoder").items()))
    wrong = AdapterWeights(
        {"unet": weights.part("unet"), "text_encoder": {name.replace("layers.0", "layers.77"): module}}
    )
    with pytest.raises(BadInput, match="does not fit"), guest.worn(family, wrong):
        pytest.fail("it was put on")
    assert everything(family) == before


def test_the_shelf_reads_a_file_once_and_again_when_it_changed(lora: Path, tiny_model: Path) -> None:
    shelf = guest.Shelf(load_tiny(tiny_model))
    first = shelf.read(lora)
    assert shelf.read(lora) is first
    write_kohya(lora, random_adapter(make_pipeline(), ranks=(5,)), FACTS)
    assert shelf.read(lora) is not first
    with pytest.raises(BadInput):
        shelf.read(lora.with_name("none"))


def test_previews_of_other_loras_change_no_number(options: dict[str, object], lora: Path, tmp_path: Path) -> None:
    shared = {
        **options,
        "max_steps": 6,
        "output_name": "x",
        "lora_dropout": 0.3,
        "save_steps": 2,
        "learning_rate": 0.05,
    }
    plain = Recorded(config_of(**{**shared, "output_dir": tmp_path / "without"}))
    plain.train()
    run = Recorded(config_of(**{**shared, "output_dir": tmp_path / "with"}))
    saved = tmp_path / "with" / "checkpoints" / "step-000002"
    adapters = {1: str(lora), 2: "", 3: str(saved), 4: "/none", 5: str(lora)}

    def ask(event: runs.Event) -> None:
        if isinstance(event, runs.Step) and (path := adapters.get(event.step)) is not None:
            wanted = runs.PreviewRequest(id=f"p{event.step}", prompt="red box", steps=2, adapter=path, strength=0.8)
            run.waiting.append(wanted)

    run.hooks.append(ask)
    assert run.train() == "finished"
    made = {event.id: event for event in run.events if isinstance(event, runs.Preview)}
    assert sorted(made) == ["p1", "p2", "p3", "p5"]
    pictures = {name: (tmp_path / "with" / event.path).read_bytes() for name, event in made.items()}
    assert pictures["p1"] == pictures["p5"]
    assert pictures["p2"] == pictures["p3"] != pictures["p1"]  # the same weights, live and from the disk
    assert (made["p1"].adapter, made["p2"].adapter) == (str(lora), "")
    assert steps_of(run.events) == steps_of(plain.events)
    assert_same_tensors(result_tensors(tmp_path / "with"), result_tensors(tmp_path / "without"))
