"""Training on a base in fewer bits: the path of a card, walked on the processor, for which bitsandbytes has kernels."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import torch
from bitsandbytes.nn.modules import Linear4bit, Linear8bitLt
from peft import PeftModel
from transformers import AutoModelForCausalLM

from engine import adapter
from engine.texts import quantised
from engine.train import begin
from project import runs
from tests.engine.language_models import save_language_model, write_texts
from tests.engine.small_world import Recorded, config_of


@pytest.fixture
def options(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """A run whose base may be in fewer bits although there is no card: only the refusal is lifted.

    A layout for answering alone, which newer processors get in evaluation and no card has, is left out.
    """
    monkeypatch.setattr(
        quantised, "settings", lambda bits, place: None if bits == "none" else quantised.config_of(bits, place)
    )
    monkeypatch.setattr("bitsandbytes.nn.modules.has_avx512bf16", lambda: False)
    model = save_language_model(tmp_path / "model", hidden_size=64, intermediate_size=128, head_dim=16)
    return {
        "task_type": "text-generation", "model_name_or_path": model, "max_seq_length": 96, "max_steps": 8,
        "train_data_dir": write_texts(tmp_path / "texts.jsonl"), "output_dir": tmp_path / "run", "output_name": "lora",
        "batch_size": 4, "learning_rate": 0.02, "scheduler": "constant", "bf16": False, "device": "cpu",
    }  # fmt: skip


@pytest.mark.parametrize(("bits", "kind"), [("4bit", Linear4bit), ("8bit", Linear8bitLt)])
def test_a_lora_learns_on_a_base_in_fewer_bits(bits: str, kind: type, options: dict[str, Any]) -> None:
    small = {**options, "base_quantization": bits, "gradient_checkpointing": True, "lora_target_modules": "all-linear"}
    session = begin(Recorded(config_of(**small)).job)
    layers = [m for m in session.family.components["language_model"].modules() if isinstance(m, kind)]
    assert len(layers) == 14
    assert not any(parameter.requires_grad for layer in layers for parameter in [layer.weight])
    assert adapter.layers_of(session.family).part("language_model")["model.layers.0.mlp.up_proj"] == (128, 64)
    run = Recorded(config_of(**small))
    assert run.train() == "finished"
    assert run.steps()[-1].loss < 0.9 * run.steps()[0].loss
    base = AutoModelForCausalLM.from_pretrained(options["model_name_or_path"]).eval()
    words = torch.arange(5, 30)[None]
    with torch.no_grad():
        before = base(words).logits
        after = PeftModel.from_pretrained(base, run.folder.result_folder("lora")).eval()(words).logits
    assert not torch.allclose(before, after, atol=0.05)


@pytest.mark.parametrize("kind", ["lora", "dora"])
def test_in_four_bits_it_resumes_exactly_too(kind: str, options: dict[str, Any], tmp_path: Path) -> None:
    small = {**options, "base_quantization": "4bit", "adapter_type": kind, "max_steps": 4}
    whole = Recorded(config_of(**{**small, "output_dir": tmp_path / "whole"}))
    assert whole.train() == "finished"
    first = Recorded(config_of(**small))
    first.hooks.append(lambda event: first.waiting.append(runs.Stop()) if isinstance(event, runs.Step) else None)
    assert first.train() == "stopped"
    second = Recorded(config_of(**small))
    assert second.train() == "finished"
    assert len(second.steps()) == 3
    ours, theirs = (run.folder.result_folder("lora") / "adapter_model.safetensors" for run in (second, whole))
    assert ours.read_bytes() == theirs.read_bytes()
