"""The header of a safetensors file: names, shapes and number types of its tensors and its texts, without torch.

The format: eight bytes with the header's length (little-endian), the header as JSON, then the tensors' bytes.
"""

import json
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from project.errors import BadInput

LARGEST_HEADER = 100_000_000  # bytes; the format's own limit
_NUMBERS = {"F64": "<d", "F32": "<f", "F16": "<e", "I64": "<q", "I32": "<i"}


@dataclass(frozen=True)
class TensorEntry:
    """One tensor: its number type as the format names it (F32, BF16 …), its shape, and where its bytes lie."""

    dtype: str
    shape: tuple[int, ...]
    start: int  # bytes from the beginning of the file
    end: int


@dataclass(frozen=True)
class TensorFile:
    """A file's header. `size` is the file's, in bytes."""

    path: Path
    size: int
    tensors: Mapping[str, TensorEntry]
    metadata: Mapping[str, str]

    def number(self, name: str) -> float | None:
        """The value of a tensor of one element; None for one that has more, or whose type is not plain."""
        entry = self.tensors.get(name)
        if entry is None or entry.dtype not in (*_NUMBERS, "BF16"):
            return None
        with open(self.path, "rb") as file:
            file.seek(entry.start)
            data = file.read(entry.end - entry.start)
        if entry.dtype == "BF16":
            data = b"\0\0" + data if len(data) == 2 else b""
        form = _NUMBERS.get(entry.dtype, "<f")
        return float(struct.unpack(form, data)[0]) if len(data) == struct.calcsize(form) else None


def read_header(path: Path) -> TensorFile:
    """The header of a safetensors file. Raises BadInput, one line that begins with the path, if it has none."""
    try:
        size = path.stat().st_size
        with open(path, "rb") as file:
            length = int.from_bytes(file.read(8), "little")
            if size < 8 or not 2 <= length <= min(LARGEST_HEADER, size - 8):
                raise BadInput(f"{path}: {_damage(size)}")
            header = json.loads(file.read(length))
    except FileNotFoundError:
        raise BadInput(f"{path}: there is no such file") from None
    except OSError as error:
        raise BadInput(f"{path}: the file cannot be read: {error.strerror or error}") from error
    except (ValueError, RecursionError):
        raise BadInput(f"{path}: {_damage(size)}") from None
    return _checked(path, size, 8 + length, header)


def _checked(path: Path, size: int, begin: int, header: Any) -> TensorFile:
    """The header's entries, if they are of the format and all their bytes are in the file."""
    try:
        texts = {str(key): str(value) for key, value in (header.pop("__metadata__", None) or {}).items()}
        tensors = {str(name): _entry(entry, begin) for name, entry in header.items()}
    except (AttributeError, KeyError, TypeError, ValueError):
        raise BadInput(f"{path}: {_damage(size)}") from None
    end = max((entry.end for entry in tensors.values()), default=begin)
    if end > size:
        raise BadInput(f"{path}: the file is cut off: it has {size} of {end} bytes; download or copy it again")
    return TensorFile(path, size, tensors, texts)


def _entry(entry: Mapping[str, Any], begin: int) -> TensorEntry:
    first, last = (int(offset) for offset in entry["data_offsets"])
    if not 0 <= first <= last:
        raise ValueError("offsets")
    return TensorEntry(str(entry["dtype"]), tuple(int(side) for side in entry["shape"]), begin + first, begin + last)


def _damage(size: int) -> str:
    return "the file is damaged or not a safetensors file; download or copy it again" if size else "the file is empty"
