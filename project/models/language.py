"""What a language model folder in transformers' layout holds, from its config and its weights' headers."""

import json
import math
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from project.errors import BadInput
from project.models.judge import precision
from project.models.model_file import ModelFile
from project.schema import PICTURES, TEXTS
from project.tensor_file import read_header

CAUSAL = "ForCausalLM"
_CAUSAL = (CAUSAL, "GPT2LMHeadModel")  # how the names of their classes end
# What files of a tokenizer there must be: any one of these.
TOKENIZERS = ("tokenizer.json", "tokenizer.model", "vocab.json", "tekken.json", "spiece.model")
# Names for people, by what transformers calls the architecture; others are shown as they are.
TITLES = {
    "llama": "Llama", "qwen2": "Qwen 2", "qwen2_moe": "Qwen 2 MoE", "qwen3": "Qwen 3", "qwen3_moe": "Qwen 3 MoE",
    "glm": "GLM-4", "glm4": "GLM-4", "glm4_moe": "GLM-4 MoE", "chatglm": "ChatGLM", "mistral": "Mistral",
    "mixtral": "Mixtral", "gemma": "Gemma", "gemma2": "Gemma 2", "gemma3_text": "Gemma 3", "phi": "Phi",
    "phi3": "Phi 3", "gpt2": "GPT-2", "gpt_neox": "GPT-NeoX", "falcon": "Falcon", "smollm3": "SmolLM 3",
    "olmo2": "OLMo 2", "granite": "Granite", "deepseek_v3": "DeepSeek V3", "internlm2": "InternLM 2",
}  # fmt: skip
# Where configs of different architectures say how many tokens the model reads at most.
_LENGTHS = ("max_position_embeddings", "n_positions", "max_sequence_length", "seq_length")
_OWN_BITS = "bitsandbytes"  # the one kind of weights in fewer bits that can be trained on here


def is_language_folder(path: Path) -> bool:
    """Whether a folder has a config as transformers writes them, and no pipeline of diffusers."""
    if (path / "model_index.json").exists():
        return False
    config = read_config(path)
    return bool(config.get("architectures") or config.get("model_type")) and "_class_name" not in config


def recognise_language(path: Path) -> ModelFile:
    """The facts of such a folder; `reason` says why it cannot be trained as a causal language model."""
    config = read_config(path)
    architecture = str(config.get("model_type", ""))
    files = weight_files(path)
    found = ModelFile(
        path,
        "folder",
        title=TITLES.get(architecture, architecture or "a model without a name"),
        size=sum(file.stat().st_size for file in files),
        task=TEXTS if _kind(config).endswith(_CAUSAL) else PICTURES,
        architecture=architecture,
        context_length=next((int(config[key]) for key in _LENGTHS if isinstance(config.get(key), int)), 0),
    )
    try:
        headers = [read_header(file).tensors for file in files]
    except BadInput as error:
        return replace(found, reason=f"its weights cannot be read ({str(error).removeprefix(f'{path}').lstrip('/')})")
    tensors = {name: entry for header in headers for name, entry in header.items()}
    found = replace(
        found,
        parameters=sum(math.prod(entry.shape) for entry in tensors.values()),
        precision=precision(entry.dtype for entry in tensors.values()),
    )
    return replace(found, reason=_reason(path, config, files))


def why_not_trained(model: ModelFile) -> str:
    """Why a model cannot be trained on texts, as half a sentence; empty if it can."""
    if model.task == TEXTS and not model.reason:
        return ""
    path = model.path
    if path.is_dir() and not (path / "model_index.json").exists() and not read_config(path):
        return "its config.json is missing or cannot be read: give the folder that holds config, weights and tokenizer"
    return model.reason or f"it is {model.title}, which makes pictures: set task_type to text-to-image for it"


def read_config(path: Path, name: str = "config.json") -> Mapping[str, Any]:
    """A config of the folder; empty where there is none that can be read."""
    try:
        config = json.loads((path / name).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return config if isinstance(config, dict) else {}


def weight_files(path: Path) -> list[Path]:
    """The whole safetensors file, or its shards; [] if there is none."""
    whole = path / "model.safetensors"
    return [whole] if whole.is_file() else sorted(path.glob("model-*-of-*.safetensors"))


def _kind(config: Mapping[str, Any]) -> str:
    return str((config.get("architectures") or [""])[0])


def _reason(path: Path, config: Mapping[str, Any], files: list[Path]) -> str:
    kind = _kind(config)
    if not kind.endswith(_CAUSAL):
        if config.get("auto_map"):
            return (
                f"it is a {kind or 'model'} that brings code of its own, which is never run: take the version for "
                "transformers (for ChatGLM the models whose names end with -hf)"
            )
        what = f"a {kind}" if kind else "a model whose config.json names no architecture"
        return f"it is {what}, not a causal language model (…{CAUSAL})"
    if not files:
        if list(path.glob("*.bin")):
            return "its weights are there only as pickle files (.bin): take the .safetensors version of this model"
        return "it has no weights (model.safetensors): download or copy the folder again"
    if missing := _missing_shards(path):
        return f"{missing} of its weight files are missing: download or copy the folder again"
    if not any((path / name).is_file() for name in TOKENIZERS):
        return "it has no tokenizer (tokenizer.json): download or copy the folder again"
    method = (config.get("quantization_config") or {}).get("quant_method", "")
    if method and method != _OWN_BITS:
        return (
            f"its weights are held in fewer bits by {method}, on which nothing can be trained: take the original and "
            "set base_quantization"
        )
    return ""


def _missing_shards(path: Path) -> int:
    """How many of the files that the index names are not there."""
    try:
        index = json.loads((path / "model.safetensors.index.json").read_text(encoding="utf-8"))
        names = set(index["weight_map"].values())
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return 0
    return sum(not (path / str(name)).is_file() for name in names) if not (path / "model.safetensors").is_file() else 0
