"""Writes a LoRA as a GGUF adapter for llama.cpp and what builds on it, and reads the file back to prove it.

Names of tensors are those of the `gguf` package's own table; metadata and the order of rows are as llama.cpp reads
them (`src/llama-adapter.cpp`): scale = `adapter.lora.alpha` / rank of the pair, for every pair the same alpha.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import gguf
import numpy as np
import torch
from torch import Tensor

from engine.publish.modules import AdapterModule, LoraModule
from engine.publish.weights import with_one_alpha
from project.errors import BadInput, JobFailed

_NUMBERS = {
    torch.float32: (gguf.GGMLQuantizationType.F32, gguf.LlamaFileType.ALL_F32),
    torch.float16: (gguf.GGMLQuantizationType.F16, gguf.LlamaFileType.MOSTLY_F16),
    torch.bfloat16: (gguf.GGMLQuantizationType.BF16, gguf.LlamaFileType.MOSTLY_BF16),
}


@dataclass(frozen=True)
class Architecture:
    """How llama.cpp knows an architecture. `pairs`: it wants the rows of q and k in rotary pairs, not halves."""

    arch: gguf.MODEL_ARCH
    pairs: bool = False

    @property
    def name(self) -> str:
        return gguf.MODEL_ARCH_NAMES[self.arch]


_ARCH = gguf.MODEL_ARCH
# By what transformers calls it (config.json's model_type). Here are those whose linear layers llama.cpp keeps as they
# are, apart from the order of q's and k's rows; each was compared with llama.cpp's own converter.
ARCHITECTURES = {
    "llama": Architecture(_ARCH.LLAMA, pairs=True),
    "mistral": Architecture(_ARCH.LLAMA, pairs=True),
    "granite": Architecture(_ARCH.GRANITE, pairs=True),
    "smollm3": Architecture(_ARCH.SMOLLM3, pairs=True),
    "qwen2": Architecture(_ARCH.QWEN2),
    "qwen3": Architecture(_ARCH.QWEN3),
    "gemma": Architecture(_ARCH.GEMMA),
    "gemma2": Architecture(_ARCH.GEMMA2),
    "gemma3_text": Architecture(_ARCH.GEMMA3),
    "phi3": Architecture(_ARCH.PHI3),
    "glm": Architecture(_ARCH.CHATGLM),
    "glm4": Architecture(_ARCH.GLM4),
    "olmo2": Architecture(_ARCH.OLMO2),
    "cohere": Architecture(_ARCH.COMMAND_R),
    "cohere2": Architecture(_ARCH.COHERE2),
    "starcoder2": Architecture(_ARCH.STARCODER2),
    "stablelm": Architecture(_ARCH.STABLELM),
    "ernie4_5": Architecture(_ARCH.ERNIE4_5),
    "seed_oss": Architecture(_ARCH.SEED_OSS),
}


@dataclass(frozen=True)
class About:
    """What the file says of itself beside its weights; empty texts are left out."""

    name: str = ""
    description: str = ""
    base: str = ""
    licence: str = ""


@dataclass(frozen=True)
class GgufLora:
    """The content of a GGUF adapter: tensors by name, `NAME.weight.lora_a` [r, in] and `.lora_b` [out, r], in fp32."""

    architecture: Architecture
    alpha: float
    tensors: Mapping[str, Tensor]
    about: About = field(default=About())


def gguf_lora(
    modules: Mapping[str, AdapterModule], config: Mapping[str, Any], about: About = About(), strength: float = 1.0
) -> GgufLora:
    """The GGUF form of an adapter, keyed by the layers' paths in transformers' model, of which `config` is the config.

    `strength` is written into the adapter. Raises BadInput for an architecture, a kind of adapter or a layer that
    llama.cpp cannot use.
    """
    own = config.get("text_config") or config
    architecture = architecture_of(own)
    loras = _plain(modules)
    blocks = int(own.get("num_hidden_layers", 0))
    names = gguf.get_tensor_name_map(architecture.arch, blocks)
    tensors: dict[str, Tensor] = {}
    alpha = 1.0
    for layer, module in loras.items():
        name = names.get_name(layer.replace("language_model.", ""))
        if name is None:
            raise BadInput(f"llama.cpp has no place for a LoRA on {layer}: export to peft or merged instead")
        if layer.endswith("lm_head") and own.get("tie_word_embeddings"):
            raise BadInput(
                "the adapter changes lm_head, which this base model shares with its embeddings, and llama.cpp cannot "
                "tell the two apart: export to peft or merged instead"
            )
        alpha, up = module.alpha, module.up * strength
        if architecture.pairs and (heads := _rotary_heads(layer, own)):
            up = in_pairs(up, heads)
        tensors[f"{name}.weight.lora_a"], tensors[f"{name}.weight.lora_b"] = module.down, up
    return GgufLora(architecture, alpha, tensors, about)


def architecture_of(config: Mapping[str, Any]) -> Architecture:
    """How llama.cpp knows the architecture of a model's config. Raises BadInput for one that is not supported."""
    kind = str(config.get("model_type", ""))
    if kind not in ARCHITECTURES:
        raise BadInput(
            f"GGUF adapters can be written for {', '.join(ARCHITECTURES)}, and this base model is {kind or 'unnamed'}: "
            "export to peft or merged instead"
        )
    return ARCHITECTURES[kind]


def _plain(modules: Mapping[str, AdapterModule]) -> dict[str, LoraModule]:
    """The modules as LoRAs with one alpha for all. Raises BadInput for other kinds."""
    for name, module in modules.items():
        if not isinstance(module, LoraModule) or module.magnitude is not None:
            kind = "DoRA" if module.kind == "dora" else module.kind
            raise BadInput(f"GGUF holds plain LoRA only, and this adapter is {kind} ({name}): export to merged instead")
    return {name: module for name, module in with_one_alpha(modules).items() if isinstance(module, LoraModule)}


def _rotary_heads(layer: str, config: Mapping[str, Any]) -> int:
    """The heads of a layer whose outputs are turned by position; 0 for the others."""
    heads = int(config["num_attention_heads"])
    if layer.endswith("q_proj"):
        return heads
    return int(config.get("num_key_value_heads") or heads) if layer.endswith("k_proj") else 0


def in_pairs(rows: Tensor, heads: int) -> Tensor:
    """Rows [heads·size, …] of which transformers turns number i with i + size/2, reordered so that those two follow."""
    return rows.unflatten(0, (heads, 2, -1)).transpose(1, 2).reshape(rows.shape)


def in_halves(rows: Tensor, heads: int) -> Tensor:
    """Undoes `in_pairs`."""
    return rows.unflatten(0, (heads, -1, 2)).transpose(1, 2).reshape(rows.shape)


def write_gguf(path: Path, content: GgufLora, dtype: torch.dtype = torch.float16) -> None:
    """Write the file and read it back. Raises JobFailed where numbers do not fit or the file is not what was meant."""
    kind, file_type = _NUMBERS[dtype]
    data = {name: _numbers(name, tensor, kind) for name, tensor in content.tensors.items()}
    writer = gguf.GGUFWriter(path, content.architecture.name)
    writer.add_type(gguf.GGUFType.ADAPTER)
    writer.add_string(gguf.Keys.Adapter.TYPE, "lora")
    writer.add_float32(gguf.Keys.Adapter.LORA_ALPHA, content.alpha)
    _describe(writer, content.about)
    writer.add_file_type(file_type)
    writer.add_quantization_version(gguf.GGML_QUANT_VERSION)
    for name, numbers in data.items():
        writer.add_tensor(name, numbers, raw_dtype=kind)
    try:
        writer.write_header_to_file()
        writer.write_kv_data_to_file()
        writer.write_tensors_to_file()
    finally:
        writer.close()
    check_gguf(path, content, dtype)


def _numbers(name: str, tensor: Tensor, kind: gguf.GGMLQuantizationType) -> np.ndarray:
    """A tensor in the file's numbers; bf16 as pairs of bytes."""
    exact = tensor.detach().to(device="cpu", dtype=torch.float32).contiguous().numpy()
    with np.errstate(over="ignore"):  # told below
        numbers = gguf.quantize(exact, kind)
    if not np.isfinite(gguf.dequantize(numbers, kind)).all():
        raise JobFailed(f"{name} holds values that {kind.name} cannot hold: export with --dtype fp32")
    return numbers


def _describe(writer: gguf.GGUFWriter, about: About) -> None:
    if about.name:
        writer.add_name(about.name)
    if about.description:
        writer.add_description(about.description)
    if about.licence:
        writer.add_license(about.licence)
    if about.base:
        writer.add_base_model_count(1)
        writer.add_base_model_name(0, about.base)


def check_gguf(path: Path, content: GgufLora, dtype: torch.dtype) -> None:
    """Compare a file with what it should hold, number by number. Raises JobFailed naming the first difference."""
    kind, _ = _NUMBERS[dtype]
    try:
        reader = gguf.GGUFReader(path)
    except (OSError, ValueError, IndexError) as error:
        raise JobFailed(f"{path.name} cannot be read back ({error}): export again") from error
    said = {key: found.contents() for key, found in reader.fields.items()}
    meant = {
        gguf.Keys.General.ARCHITECTURE: content.architecture.name,
        gguf.Keys.General.TYPE: gguf.GGUFType.ADAPTER,
        gguf.Keys.Adapter.TYPE: "lora",
        gguf.Keys.Adapter.LORA_ALPHA: float(np.float32(content.alpha)),
    }
    wrong = [key for key, value in meant.items() if said.get(key) != value]
    found = {tensor.name: tensor for tensor in reader.tensors}
    wrong += sorted(content.tensors.keys() ^ found.keys())
    for name, tensor in content.tensors.items():
        if name in found and not (
            found[name].tensor_type == kind
            and tuple(reversed(found[name].shape.tolist())) == tuple(tensor.shape)
            and np.array_equal(found[name].data, _numbers(name, tensor, kind))
        ):
            wrong.append(name)
    if wrong:
        raise JobFailed(f"{path.name} does not hold what was written to it ({wrong[0]}): export again")
