"""A run folder as a finished training of a tiny language model leaves it, with an adapter of random weights."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path
from typing import Any

import torch
from peft import LoraConfig, PeftModel, get_peft_model
from transformers import AutoModelForCausalLM

from engine.publish.metadata import TrainingFacts
from engine.publish.peft_layers import from_peft
from engine.publish.peft_layout import write_peft
from engine.publish.weights import LANGUAGE, AdapterWeights, LoraModule, base_modules
from project.config import parse_config, save_config
from project.options import TEXTS
from project.runs import RunFolder
from project.runs.folder import FACTS

IDS = torch.tensor([[5, 17, 90, 33, 7, 64, 101, 12, 77, 3, 45, 60]])


def adapted(folder: Path, seed: int = 1, **settings: Any) -> PeftModel:
    """The model of a folder with a LoRA of PEFT's own on it, of random weights."""
    model = AutoModelForCausalLM.from_pretrained(folder, dtype=torch.float32)
    torch.manual_seed(seed)
    values = {"r": 4, "lora_alpha": 6, "target_modules": "all-linear", "init_lora_weights": False} | settings
    found: PeftModel = get_peft_model(model, LoraConfig(**values)).eval()
    return found


def weights_of(model: PeftModel) -> AdapterWeights:
    """The adapter in the neutral form."""
    return AdapterWeights({LANGUAGE: from_peft(model.base_model.model, "default")})


def uneven(weights: AdapterWeights) -> AdapterWeights:
    """The same with ranks and alphas of their own for every third layer."""
    modules = dict(weights.part(LANGUAGE))
    for name in list(modules)[::3]:
        module = modules[name]
        assert isinstance(module, LoraModule)
        modules[name] = dataclasses.replace(module, down=module.down[:2], up=module.up[:, :2], alpha=5.0)
    return AdapterWeights({LANGUAGE: modules})


@torch.no_grad()
def logits(model: Any, ids: torch.Tensor = IDS) -> torch.Tensor:
    """What a model of transformers says of each next token."""
    found: torch.Tensor = model.eval()(ids).logits.float()
    return found


def finish(run: Path, base: Path, weights: AdapterWeights, **options: Any) -> Path:
    """Write config.yaml, facts.json and the result, all that an export reads."""
    run.mkdir(parents=True, exist_ok=True)
    values = {"task_type": TEXTS, "model_name_or_path": str(base), "output_dir": str(run), "output_name": "manner",
              "train_data_dir": "sample", "max_seq_length": 64}  # fmt: skip
    save_config(parse_config(values | options, "test"), run / "config.yaml")
    architecture = json.loads((base / "config.json").read_text())["model_type"]
    facts = TrainingFacts(output_name="manner", rank=4, alpha=6, width=0, height=0, architecture=architecture,
                          base_model_name=base.name, started_at=1_740_000_000.0, steps=12,
                          further={"num_train_texts": 8, "max_seq_length": 64})  # fmt: skip
    (run / FACTS).write_text(json.dumps(facts.to_dict()))
    model = AutoModelForCausalLM.from_pretrained(base)
    write_peft(RunFolder(run).result_folder("manner"), weights, base_modules({LANGUAGE: model}), base.name)
    return run
