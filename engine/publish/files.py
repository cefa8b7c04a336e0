"""Writes adapter files: the bytes of each layout, and files that are either whole on the disk or not there."""

from __future__ import annotations

import contextlib
import errno
import json
import os
from collections.abc import Mapping
from pathlib import Path

import safetensors.torch
import torch
from torch import Tensor

from engine.publish.diffusers_layout import to_diffusers
from engine.publish.kohya import readable_by_all, to_kohya
from engine.publish.metadata import TrainingFacts, build_metadata
from engine.publish.weights import AdapterWeights
from project.errors import BadInput, JobFailed
from project.workspace import sync_folder

DIFFUSERS_NAME = "pytorch_lora_weights.safetensors"
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def write_kohya(
    path: Path, weights: AdapterWeights, facts: TrainingFacts, *, dtype: torch.dtype = torch.float32
) -> None:
    """Writes one .safetensors file in kohya's layout, replacing what is there. Errors as for write_files."""
    write_files({path: kohya_bytes(weights, facts, dtype)})


def write_diffusers(
    path: Path, weights: AdapterWeights, facts: TrainingFacts, *, dtype: torch.dtype = torch.float32
) -> None:
    """Writes one .safetensors file in diffusers' layout, replacing what is there. Errors as for write_files."""
    write_files({path: diffusers_bytes(weights, facts, dtype)})


def kohya_bytes(
    weights: AdapterWeights, facts: TrainingFacts, dtype: torch.dtype = torch.float32, *, exact: bool = False
) -> bytes:
    """A file in kohya's layout, with metadata; weights as `dtype`, alphas as fp32. JobFailed if a value overflows.

    `exact` keeps every module as it is, where other readers would have all alphas alike.
    """
    tensors = to_kohya(readable_by_all(weights, alphas=not exact))
    kept = {key: tensor if key.endswith(".alpha") else _cast(key, tensor, dtype) for key, tensor in tensors.items()}
    return _serialise(kept, build_metadata(facts, kept))


def diffusers_bytes(weights: AdapterWeights, facts: TrainingFacts, dtype: torch.dtype = torch.float32) -> bytes:
    """A file in diffusers' layout, with metadata; weights as `dtype`. JobFailed if a value overflows."""
    tensors = {key: _cast(key, tensor, dtype) for key, tensor in to_diffusers(weights).items()}
    return _serialise(tensors, {"format": "pt", **build_metadata(facts, tensors)})


def _serialise(tensors: dict[str, Tensor], metadata: dict[str, str]) -> bytes:
    """A safetensors file that is the same for the same content: the library writes header texts in random order."""
    data = safetensors.torch.save(tensors, metadata)
    end = 8 + int.from_bytes(data[:8], "little")
    header = json.loads(data[8:end])
    header["__metadata__"] = dict(sorted(header["__metadata__"].items()))
    text = json.dumps(header, ensure_ascii=False, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    return len(text).to_bytes(8, "little") + text + bytes(data[end:])


def _cast(key: str, tensor: Tensor, dtype: torch.dtype) -> Tensor:
    cast = tensor.detach().to(device="cpu", dtype=dtype).contiguous()
    if not cast.isfinite().all():
        kind = str(dtype).removeprefix("torch.")
        raise JobFailed(f"{key} holds values that {kind} cannot hold; the adapter is not written")
    return cast


def write_files(contents: Mapping[Path, bytes]) -> None:
    """Writes all files or none: each beside its place under another name and forced to the disk, then all renamed.

    Folders that are missing are made. What is there is replaced. Raises BadInput if a place cannot be written to,
    JobFailed if there is no room; nothing of the new files is left behind then.
    """
    waiting: dict[Path, Path] = {}
    path = Path()
    try:
        for path, content in contents.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            beside = path.with_name(f".{path.name}.{os.getpid()}.part")
            waiting[path] = beside
            with beside.open("wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
        for path, beside in waiting.items():
            beside.replace(path)
        for folder in {path.parent for path in waiting}:
            sync_folder(folder)
    except OSError as error:
        if error.errno in _NO_ROOM:
            size = sum(len(content) for content in contents.values()) / 2**20
            raise JobFailed(f"{path}: no room on the disk; free {size:.1f} MiB or choose another folder") from error
        raise BadInput(f"{path}: cannot be written: {error.strerror or error}") from error
    finally:
        for beside in waiting.values():
            with contextlib.suppress(OSError):  # such as a name that is too long: told above
                beside.unlink(missing_ok=True)
