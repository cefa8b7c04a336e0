"""Every family of language models: it trains, resumes exactly, packs without a leak, and PEFT loads what it leaves."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import torch
from peft import PeftModel
from transformers import AutoModelForCausalLM

from engine import adapter, families
from engine.families.causal_lm import CausalLM
from engine.publish.read import read_adapter
from engine.texts.loader import TextLoader
from project import runs
from project.options import ModelOptions, TextOptions
from project.texts.encoding import Encoder
from project.texts.reading import read_texts
from tests.engine.language_models import KINDS, save_language_model, write_texts
from tests.engine.small_world import CPU, Recorded, config_of

EVERY = sorted(KINDS.keys() - {"recurrent_gemma"})  # which remembers, and so cannot be packed
Make = Callable[..., Recorded]


@pytest.fixture(scope="module")
def model_of(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """The folder of the tiny model of a kind, made once."""
    root = tmp_path_factory.mktemp("language-models")

    def made(kind: str) -> Path:
        return root / kind if (root / kind).exists() else save_language_model(root / kind, kind)

    return made


@pytest.fixture
def run_of(tmp_path: Path, model_of: Callable[[str], Path]) -> Make:
    """A run on the texts of a test; options come over short and quick ones."""
    texts = write_texts(tmp_path / "texts.jsonl")

    def made(kind: str, name: str = "run", **options: Any) -> Recorded:
        usual = {
            "task_type": "text-generation", "model_name_or_path": model_of(kind), "train_data_dir": texts,
            "output_dir": tmp_path / name, "output_name": "lora", "max_seq_length": 96, "max_steps": 6, "batch_size": 4,
            "learning_rate": 0.02, "scheduler": "constant", "bf16": False, "device": "cpu",
        }  # fmt: skip
        return Recorded(config_of(**{**usual, **options}))

    return made


def weights_of(run: Recorded) -> bytes:
    return (run.folder.result_folder("lora") / "adapter_model.safetensors").read_bytes()


def loaded(kind: str, model_of: Callable[[str], Path]) -> CausalLM:
    options = ModelOptions(task_type="text-generation", model_name_or_path=str(model_of(kind)))
    return families.load_language(options, CPU)


@pytest.mark.filterwarnings("ignore:fan_in_fan_out is set to False")  # peft turns it on for GPT-2's own layers
@pytest.mark.parametrize("kind", EVERY)
def test_the_loss_falls_and_peft_gives_the_same_logits(
    kind: str, run_of: Make, model_of: Callable[[str], Path]
) -> None:
    run = run_of(kind, max_steps=12, lora_alpha=12)
    assert run.train() == "finished"
    losses = [step.loss for step in run.steps()]
    assert losses[-1] < 0.9 * losses[0]
    words = torch.arange(5, 30)[None]
    base = AutoModelForCausalLM.from_pretrained(model_of(kind)).eval()
    with torch.no_grad():
        untrained = base(words).logits
        theirs = PeftModel.from_pretrained(base, run.folder.result_folder("lora")).eval()(words).logits
    ours = loaded(kind, model_of)
    adapter.put_on(ours, read_adapter(run.folder.result_folder("lora"), adapter.layers_of(ours)))
    with adapter.evaluating(ours):
        assert torch.allclose(theirs, ours.logits(words), rtol=1e-5, atol=1e-4)
    assert not torch.allclose(theirs, untrained, atol=0.05)


@pytest.mark.parametrize("kind", EVERY)
def test_a_resumed_run_leaves_the_bytes_of_one_that_was_not_stopped(kind: str, run_of: Make) -> None:
    settings = {"lora_dropout": 0.1, "neftune_alpha": 5, "packing": True, "batch_size": 2, "max_seq_length": 64}
    whole = run_of(kind, "whole", **settings)
    assert whole.train() == "finished"
    first = run_of(kind, "parts", **settings)
    first.hooks.append(
        lambda event: first.waiting.append(runs.Stop()) if isinstance(event, runs.Step) and event.step == 3 else None
    )
    assert first.train() == "stopped"
    second = run_of(kind, "parts", **settings)
    assert second.train() == "finished"
    assert [step.step for step in second.steps()] == [4, 5, 6]
    assert weights_of(second) == weights_of(whole)
    assert [step.loss for step in first.steps() + second.steps()] == [step.loss for step in whole.steps()]


@pytest.mark.parametrize("kind", EVERY)
def test_packed_texts_have_the_loss_of_texts_alone(kind: str, model_of: Callable[[str], Path], tmp_path: Path) -> None:
    model = loaded(kind, model_of)
    assert model.keeps_texts_apart()
    encoder = Encoder.of_folder(model_of(kind), TextOptions(), 96)
    texts = [encoder.encode(row) for row in read_texts(write_texts(tmp_path / "texts.jsonl")).rows]
    loader = TextLoader(texts, encoder.pad_id)
    with torch.no_grad():
        alone = [model.total(loader.batch([(number,)])) for number in range(len(texts))]
        together = model.total(loader.batch([(0, 3, 5), (1, 2), (4, 6, 7)]))
    assert torch.isclose(sum(alone, torch.tensor(0.0)), together, rtol=1e-5)
