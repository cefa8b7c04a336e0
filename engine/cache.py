"""Latents and text embeddings on disk: made once, found again by content, made again when damaged."""

import hashlib
import os
from collections.abc import Callable
from pathlib import Path

from safetensors import SafetensorError, safe_open
from safetensors.torch import save
from torch import Tensor

from project.workspace import atomic_write

FORMAT = "1"  # part of every key: raise it when what is stored changes its meaning


def key_of(*parts: object) -> str:
    """A key that changes when any part does."""
    return hashlib.sha256("\x1f".join([FORMAT, *map(str, parts)]).encode()).hexdigest()


class TensorCache:
    """One tensor a file under ``folder`` (None: memory only); up to ``budget`` bytes stay in memory as well."""

    def __init__(self, folder: Path | None, budget: int = 1 << 30) -> None:
        self.folder = folder
        self.budget = budget
        self.memory: dict[str, Tensor] = {}
        self.made = 0  # how many entries were computed rather than found

    def get(self, key: str, make: Callable[[], Tensor]) -> Tensor:
        """The tensor under ``key``, from memory, disk or ``make``. A cache that cannot be written is done without."""
        if key in self.memory:
            return self.memory[key]
        tensor = self._read(key)
        if tensor is None:
            tensor = make().contiguous()
            self.made += 1
            self._write(key, tensor)
        size = tensor.numel() * tensor.element_size()
        if size <= self.budget:
            self.budget -= size
            self.memory[key] = tensor
        return tensor

    def __contains__(self, key: str) -> bool:
        return key in self.memory or (self.folder is not None and self._path(key).is_file())

    def _path(self, key: str) -> Path:
        assert self.folder is not None
        return self.folder / key[:2] / f"{key}.safetensors"

    def _read(self, key: str) -> Tensor | None:
        if self.folder is None:
            return None
        path = self._path(key)
        try:
            with safe_open(path, framework="pt") as file:
                tensor: Tensor = file.get_tensor("data")
                if (file.metadata() or {}).get("digest") == _digest(tensor):
                    return tensor
        except (OSError, SafetensorError):
            pass
        return None

    def _write(self, key: str, tensor: Tensor) -> None:
        if self.folder is None:
            return
        try:
            path = self._path(key)
            path.parent.mkdir(parents=True, exist_ok=True)
            atomic_write(path, save({"data": tensor}, metadata={"digest": _digest(tensor)}))
        except OSError:
            self.folder = None  # read-only or full: go on without it


def _digest(tensor: Tensor) -> str:
    return hashlib.blake2b(tensor.contiguous().view(-1).numpy().tobytes(), digest_size=16).hexdigest()


class FileHashes:
    """sha256 of files' contents, remembered while their size and time of change stay."""

    def __init__(self) -> None:
        self.known: dict[tuple[str, int, int], str] = {}

    def of(self, path: Path) -> str:
        stat = os.stat(path)
        mark = (str(path), stat.st_size, stat.st_mtime_ns)
        if mark not in self.known:
            with open(path, "rb") as file:
                self.known[mark] = hashlib.file_digest(file, "sha256").hexdigest()
        return self.known[mark]
