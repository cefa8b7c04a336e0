"""Latents and text embeddings on disk: made once, found again by content, made again when damaged."""

import hashlib
import os
from collections.abc import Callable, Mapping
from pathlib import Path

from safetensors import SafetensorError, safe_open
from safetensors.torch import save
from torch import Tensor

from project.workspace import atomic_write

FORMAT = "2"  # part of every key: raise it when what is stored changes its meaning


def key_of(*parts: object) -> str:
    """A key that changes when any part does."""
    return hashlib.sha256("\x1f".join([FORMAT, *map(str, parts)]).encode()).hexdigest()


class TensorCache:
    """Tensors by name, an entry a file under ``folder`` (None: memory only); up to ``budget`` bytes stay in memory."""

    def __init__(self, folder: Path | None, budget: int = 1 << 30) -> None:
        self.folder = folder
        self.writable = folder is not None
        self.budget = budget
        self.memory: dict[str, dict[str, Tensor]] = {}
        self.made = 0  # how many entries were computed rather than found

    def get(self, key: str, make: Callable[[], Mapping[str, Tensor]]) -> dict[str, Tensor]:
        """The tensors under ``key``, from memory, disk or ``make``. A cache that cannot be written is done without."""
        if key in self.memory:
            return self.memory[key]
        tensors = self._read(key)
        if tensors is None:
            tensors = {name: tensor.contiguous() for name, tensor in make().items()}
            self.made += 1
            self._write(key, tensors)
        size = sum(tensor.nbytes for tensor in tensors.values())
        if size <= self.budget:
            self.budget -= size
            self.memory[key] = tensors
        return tensors

    def __contains__(self, key: str) -> bool:
        return key in self.memory or (self.folder is not None and self._path(key).is_file())

    def _path(self, key: str) -> Path:
        assert self.folder is not None
        return self.folder / key[:2] / f"{key}.safetensors"

    def _read(self, key: str) -> dict[str, Tensor] | None:
        if self.folder is None:
            return None
        path = self._path(key)
        try:
            with safe_open(path, framework="pt") as file:
                names = file.keys()
                tensors = {name: file.get_tensor(name) for name in names}
                if tensors and (file.metadata() or {}).get("digest") == _digest(tensors):
                    return tensors
        except (OSError, SafetensorError):
            pass
        return None

    def _write(self, key: str, tensors: Mapping[str, Tensor]) -> None:
        if not self.writable:
            return
        try:
            path = self._path(key)
            path.parent.mkdir(parents=True, exist_ok=True)
            atomic_write(path, save(dict(tensors), metadata={"digest": _digest(tensors)}))
        except OSError:
            self.writable = False  # read-only or full: what is there still serves


def _digest(tensors: Mapping[str, Tensor]) -> str:
    digest = hashlib.blake2b(digest_size=16)
    for name, tensor in sorted(tensors.items()):
        digest.update(name.encode())
        digest.update(tensor.contiguous().view(-1).numpy().tobytes())
    return digest.hexdigest()


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
