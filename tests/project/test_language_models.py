"""Folders of language models: what they are, and why one cannot be trained, without loading anything."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from safetensors.numpy import save_file

from project.models import recognise, scan
from project.schema import PICTURES, TEXTS


def folder_of(
    place: Path, *, weights: str = "model.safetensors", tokenizer: str = "tokenizer.json", **config: Any
) -> Path:
    place.mkdir(parents=True)
    made = {"model_type": "llama", "architectures": ["LlamaForCausalLM"], "max_position_embeddings": 4096} | config
    (place / "config.json").write_text(json.dumps(made))
    if weights:
        tensors = {
            "model.embed_tokens.weight": np.zeros((10, 4), np.float16),
            "lm_head.weight": np.ones((10, 4), np.float16),
        }
        save_file(tensors, place / weights)
    if tokenizer:
        (place / tokenizer).write_text("{}")
    return place


@pytest.mark.parametrize(
    ("model_type", "kind", "title"),
    [
        ("llama", "LlamaForCausalLM", "Llama"),
        ("qwen3", "Qwen3ForCausalLM", "Qwen 3"),
        ("glm4", "Glm4ForCausalLM", "GLM-4"),
        ("gemma2", "Gemma2ForCausalLM", "Gemma 2"),
        ("phi3", "Phi3ForCausalLM", "Phi 3"),
        ("newcomer", "NewcomerForCausalLM", "newcomer"),
    ],
)
def test_a_folder_is_known_by_its_config_and_headers(tmp_path: Path, model_type: str, kind: str, title: str) -> None:
    found = recognise(folder_of(tmp_path / "x", model_type=model_type, architectures=[kind]))
    assert (found.task, found.architecture, found.title, found.reason) == (TEXTS, model_type, title, "")
    assert (found.parameters, found.context_length, found.precision, found.family) == (80, 4096, "fp16", None)


@pytest.mark.parametrize(
    ("made", "words"),
    [
        ({"architectures": ["BertForMaskedLM"], "model_type": "bert"}, "BertForMaskedLM, not a causal language model"),
        ({"architectures": ["ChatGLMModel"], "auto_map": {"AutoModel": "x.Y"}}, "brings code of its own.*-hf"),
        ({"architectures": None, "model_type": "llama"}, "names no architecture"),
        ({"weights": ""}, "no weights"),
        ({"tokenizer": ""}, "no tokenizer"),
        ({"quantization_config": {"quant_method": "gptq"}}, "fewer bits by gptq.*take the original"),
    ],
)
def test_what_cannot_be_trained_says_why(tmp_path: Path, made: dict[str, Any], words: str) -> None:
    found = recognise(folder_of(tmp_path / "x", **made))
    assert not found.trainable
    assert re.search(words, found.reason), found.reason


def test_pickles_and_missing_shards_are_told(tmp_path: Path) -> None:
    pickled = folder_of(tmp_path / "pickled", weights="")
    (pickled / "pytorch_model.bin").write_bytes(b"x")
    assert ".safetensors version" in recognise(pickled).reason
    sharded = folder_of(tmp_path / "sharded", weights="model-00001-of-00002.safetensors")
    index = {"weight_map": {"a": "model-00001-of-00002.safetensors", "b": "model-00002-of-00002.safetensors"}}
    (sharded / "model.safetensors.index.json").write_text(json.dumps(index))
    assert recognise(sharded).reason.startswith("1 of its weight files are missing")


def test_damaged_weights_are_told(tmp_path: Path) -> None:
    place = folder_of(tmp_path / "x")
    (place / "model.safetensors").write_bytes(b"\x10\x00\x00\x00\x00\x00\x00\x00nonsense")
    assert "cannot be read" in recognise(place).reason


def test_language_models_are_found_beside_others(tmp_path: Path) -> None:
    folder_of(tmp_path / "words")
    folder_of(tmp_path / "masked", architectures=["BertForMaskedLM"], model_type="bert")
    kinds = {entry.name: (entry.kind, entry.usable, entry.file.task) for entry in scan([tmp_path])}
    assert kinds == {"words": ("language", True, TEXTS), "masked": ("other", False, PICTURES)}
