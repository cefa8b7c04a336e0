"""Opens any adapter file that this version can load, whatever its layout, and says in one line why it cannot."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import torch
from safetensors import SafetensorError, safe_open
from torch import Tensor

from engine.publish.diffusers_layout import from_diffusers, is_diffusers
from engine.publish.kohya import from_kohya, is_kohya
from engine.publish.unsupported import refuse_other_kinds, refuse_what_is_no_adapter
from engine.publish.weights import AdapterWeights, BaseModules
from project.errors import BadInput

IN_FOLDERS = (
    "pytorch_lora_weights.safetensors",
    "adapter_model.safetensors",
    "pytorch_lora_weights.bin",
    "adapter_model.bin",
)
PICKLES = (".pt", ".bin", ".ckpt", ".pth")
SAFETENSORS = (".safetensors", ".sft")


def read_adapter(path: Path, base: BaseModules) -> AdapterWeights:
    """Reads a LoRA in kohya's, diffusers' or peft's layout from a file, or from a folder that holds one.

    A pickle is opened with weights only, so that it can run nothing. Raises BadInput, one line that begins with the
    path, if there is no such file, if it is empty, damaged, of another kind, or if it does not fit `base`.
    """
    file = adapter_file(path)
    try:
        tensors, metadata = read_tensors(file)
        keys = list(tensors)
        if is_kohya(keys):
            return from_kohya(tensors, base)
        if is_diffusers(keys):
            return from_diffusers(tensors, base, metadata, _adapter_config(file))
        refuse_other_kinds(keys)
        refuse_what_is_no_adapter(keys)
    except BadInput as error:
        raise BadInput(f"{path}: {error}") from error
    raise AssertionError("refuse_what_is_no_adapter returned")


def adapter_file(path: Path) -> Path:
    """The adapter file that a path means: the file itself, or the one in a folder. Raises BadInput if there is none."""
    if path.is_file():
        return path
    if not path.is_dir():
        raise BadInput(f"{path}: there is no such file")
    for name in IN_FOLDERS:
        if (path / name).is_file():
            return path / name
    files = sorted(file for file in path.iterdir() if file.suffix in SAFETENSORS and file.is_file())
    if len(files) == 1:
        return files[0]
    what = f"{len(files)} .safetensors files, name the one to load" if files else "no LoRA file"
    raise BadInput(f"{path}: the folder holds {what}")


def read_metadata(file: Path) -> dict[str, str]:
    """The header texts of a safetensors file; empty for a pickle. Raises BadInput if the file cannot be read."""
    if file.suffix.lower() in PICKLES:
        return {}
    try:
        with safe_open(file, framework="pt") as opened:
            return dict(opened.metadata() or {})
    except (SafetensorError, OSError) as error:
        raise BadInput(f"{file}: {_damage(error)}") from error


def read_tensors(file: Path) -> tuple[dict[str, Tensor], dict[str, str]]:
    """All tensors of a file, on the CPU, and the texts of its header. Raises BadInput, without the path in its line."""
    try:
        if file.stat().st_size == 0:
            raise BadInput("the file is empty")
        if file.suffix.lower() in PICKLES:
            return _read_pickle(file), {}
        with safe_open(file, framework="pt", device="cpu") as opened:
            keys = opened.keys()
            return {key: opened.get_tensor(key) for key in keys}, dict(opened.metadata() or {})
    except (SafetensorError, OSError) as error:
        raise BadInput(_damage(error)) from error


def _damage(error: Exception) -> str:
    if isinstance(error, OSError) and error.strerror:
        return f"the file cannot be read: {error.strerror}"
    return "the file is damaged or not a safetensors file; download or copy it again"


def _read_pickle(file: Path) -> dict[str, Tensor]:
    try:
        content = torch.load(file, map_location="cpu", weights_only=True)
    except OSError:
        raise
    except Exception as error:  # a hostile or torn pickle can raise anything
        raise BadInput(
            "the file is a pickle that holds more than weights, or is damaged; it is not opened, because a pickle can "
            "run programs; ask for a .safetensors file"
        ) from error
    if isinstance(content, dict) and isinstance(content.get("state_dict"), dict):
        content = content["state_dict"]
    if not isinstance(content, dict):
        raise BadInput("this is not a LoRA file: it holds no named weights")
    return {str(key): value for key, value in content.items() if isinstance(value, Tensor)}


def _adapter_config(file: Path) -> Mapping[str, Any] | None:
    """peft's adapter_config.json beside its adapter_model file; None where there is none."""
    config = file.with_name("adapter_config.json")
    if not config.is_file():
        return None
    try:
        values = json.loads(config.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise BadInput(f"{config.name} beside it cannot be read: {error}") from error
    if not isinstance(values, dict):
        raise BadInput(f"{config.name} beside it is not a mapping")
    return values
