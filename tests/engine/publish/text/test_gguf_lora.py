"""GGUF adapters: names, metadata and order of rows as llama.cpp reads them, the same update, and clear refusals."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import gguf
import pytest
import torch

from engine.publish.modules import LoraModule
from engine.publish.text.gguf_lora import (
    ARCHITECTURES,
    About,
    architecture_of,
    check_gguf,
    gguf_lora,
    in_halves,
    in_pairs,
    write_gguf,
)
from engine.publish.weights import LANGUAGE
from project.errors import BadInput, JobFailed
from tests.engine.language_models import save_language_model
from tests.engine.publish.text.finished_run import adapted, uneven, weights_of

KINDS = {
    "llama": "llama", "mistral": "llama", "qwen2": "qwen2", "qwen3": "qwen3", "gemma2": "gemma2", "gemma3": "gemma3",
    "phi3": "phi3", "glm4": "glm4",
}  # fmt: skip


def read(path: Path) -> tuple[dict[str, Any], dict[str, torch.Tensor]]:
    """(metadata, tensors in fp32) of a file."""
    reader = gguf.GGUFReader(path)
    tensors = {
        found.name: torch.from_numpy(gguf.dequantize(found.data, found.tensor_type).copy()).float()
        for found in reader.tensors
    }
    return {key: found.contents() for key, found in reader.fields.items()}, tensors


@pytest.mark.parametrize("kind", KINDS)
def test_the_file_holds_the_update_of_every_layer(kind: str, tmp_path: Path) -> None:
    base = save_language_model(tmp_path / kind, kind)
    config = json.loads((base / "config.json").read_text())
    weights = uneven(weights_of(adapted(base)))
    file = tmp_path / "lora.gguf"
    write_gguf(file, gguf_lora(weights.part(LANGUAGE), config, About("manner", base="tiny")), torch.float32)
    said, tensors = read(file)
    assert said["general.architecture"] == KINDS[kind]
    assert (said["general.type"], said["adapter.type"], said["general.name"]) == ("adapter", "lora", "manner")
    assert len(tensors) == 2 * len(weights)
    names = gguf.get_tensor_name_map(ARCHITECTURES[config["model_type"]].arch, 2)
    for layer, module in weights.part(LANGUAGE).items():
        name = names.get_name(layer)
        down, up = tensors[f"{name}.weight.lora_a"], tensors[f"{name}.weight.lora_b"]
        heads = {"q_proj": config["num_attention_heads"], "k_proj": config["num_key_value_heads"]}
        if KINDS[kind] == "llama" and (end := layer.rpartition(".")[2]) in heads:
            up = in_halves(up, heads[end])
        assert isinstance(module, LoraModule)
        # llama.cpp: alpha / rank of the pair, one alpha for the file
        torch.testing.assert_close(up @ down * said["adapter.lora.alpha"] / len(down), module.delta())


def test_rotary_rows_are_put_in_pairs() -> None:
    """Transformers turns row i of a head with row i + size/2; after the reordering these two follow each other."""
    rows = torch.arange(12.0)[:, None]  # two heads of six
    assert in_pairs(rows, 2).flatten().tolist() == [0, 3, 1, 4, 2, 5, 6, 9, 7, 10, 8, 11]
    assert torch.equal(in_halves(in_pairs(rows, 2), 2), rows)


@pytest.mark.parametrize(("dtype", "kind"), [(torch.float16, "F16"), (torch.bfloat16, "BF16")])
def test_number_formats(dtype: torch.dtype, kind: str, tmp_path: Path) -> None:
    base = save_language_model(tmp_path / "base", "qwen2")
    content = gguf_lora(weights_of(adapted(base)).part(LANGUAGE), {"model_type": "qwen2", "num_hidden_layers": 2,
                                                                   "num_attention_heads": 4})  # fmt: skip
    write_gguf(tmp_path / "lora.gguf", content, dtype)
    reader = gguf.GGUFReader(tmp_path / "lora.gguf")
    assert {found.tensor_type.name for found in reader.tensors} == {kind}
    _, tensors = read(tmp_path / "lora.gguf")
    for name, tensor in content.tensors.items():
        assert torch.equal(tensors[name], tensor.to(dtype).float())


def test_what_llama_cpp_cannot_use_is_refused(tmp_path: Path) -> None:
    base = save_language_model(tmp_path / "llama", "llama")
    config = json.loads((base / "config.json").read_text())
    with pytest.raises(BadInput, match="DoRA"):
        gguf_lora(weights_of(adapted(base, use_dora=True)).part(LANGUAGE), config)
    plain = weights_of(adapted(base)).part(LANGUAGE)
    with pytest.raises(BadInput, match=r"falcon_mamba.*peft or merged"):
        gguf_lora(plain, config | {"model_type": "falcon_mamba"})
    with pytest.raises(BadInput, match="no place for a LoRA on model\\.gate"):
        gguf_lora({"model.gate": next(iter(plain.values()))}, config)
    head = LoraModule(torch.ones(2, 32), torch.ones(len("x" * 260), 2), 2.0)
    assert "output.weight.lora_a" in gguf_lora({"lm_head": head}, config).tensors
    with pytest.raises(BadInput, match="shares with its embeddings"):
        gguf_lora({"lm_head": head}, config | {"tie_word_embeddings": True})


def test_numbers_that_are_too_large_for_the_format_are_said(tmp_path: Path) -> None:
    large = {"model.layers.0.self_attn.v_proj": LoraModule(torch.full((2, 4), 1e6), torch.ones(4, 2), 2.0)}
    config = {"model_type": "qwen2", "num_hidden_layers": 1, "num_attention_heads": 2}
    with pytest.raises(JobFailed, match="fp32"):
        write_gguf(tmp_path / "lora.gguf", gguf_lora(large, config), torch.float16)


def test_a_damaged_file_is_noticed(tmp_path: Path) -> None:
    module = LoraModule(torch.randn(2, 32), torch.randn(32, 2), 2.0)
    config = {"model_type": "qwen2", "num_hidden_layers": 1, "num_attention_heads": 2}
    content = gguf_lora({"model.layers.0.self_attn.v_proj": module}, config)
    file = tmp_path / "lora.gguf"
    write_gguf(file, content, torch.float32)
    data = bytearray(file.read_bytes())
    data[-3] ^= 1
    file.write_bytes(data)
    with pytest.raises(JobFailed, match="lora_b"):
        check_gguf(file, content, torch.float32)
    file.write_bytes(data[: len(data) // 2])
    with pytest.raises(JobFailed, match="read back"):
        check_gguf(file, content, torch.float32)


def test_every_architecture_has_its_layers_in_the_table() -> None:
    for kind in ARCHITECTURES:
        known = architecture_of({"model_type": kind})
        names = gguf.get_tensor_name_map(known.arch, 1)
        fused = kind in ("phi3",)
        ends = ("qkv_proj",) if fused else ("q_proj", "k_proj", "v_proj")
        for end in (*ends, "o_proj"):
            assert names.get_name(f"model.layers.0.self_attn.{end}"), (kind, end)
