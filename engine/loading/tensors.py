"""Open a checkpoint's tensors, mapped into memory, without running anything that a file holds."""

import pickle
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file
from torch import Tensor

from project.errors import BadInput
from project.models.recognise import PICKLES, SAFER


def open_tensors(path: Path) -> dict[str, Tensor]:
    """The tensors of a .safetensors or a pickled checkpoint by name. Raises BadInput for a pickle that needs more than
    torch's own loader of weights allows."""
    if path.suffix.lower() not in PICKLES:
        return dict(load_file(path))
    try:
        content = _unpickled(path)
    except (pickle.UnpicklingError, EOFError, AttributeError, ImportError, KeyError) as error:
        raise BadInput(f"{path} is a pickle file that holds more than weights or is damaged: {SAFER}") from error
    while isinstance(content, dict) and isinstance(content.get("state_dict"), dict):
        content = content["state_dict"]
    if not isinstance(content, dict):
        raise BadInput(f"{path} holds no checkpoint")
    return {str(name): tensor for name, tensor in content.items() if isinstance(tensor, Tensor)}


def _unpickled(path: Path) -> Any:
    try:
        return torch.load(path, map_location="cpu", weights_only=True, mmap=True)
    except RuntimeError:  # files of torch before 1.6 cannot be mapped
        return torch.load(path, map_location="cpu", weights_only=True)


def within(tensors: dict[str, Tensor], prefix: str) -> dict[str, Tensor]:
    """The tensors behind a prefix, by the rest of their names."""
    return {name.removeprefix(prefix): tensor for name, tensor in tensors.items() if name.startswith(prefix)}
