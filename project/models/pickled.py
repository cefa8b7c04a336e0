"""The names inside a .ckpt, read from the pickle's opcodes: nothing of it is run."""

import pickletools
import zipfile
from io import BytesIO
from pathlib import Path

from project.errors import BadInput

LARGEST = 64_000_000  # bytes of opcodes; a full SD checkpoint has under one million
# What torch.load(weights_only=True) builds tensors with; anything else in a file is not needed for weights.
ALLOWED_MODULES = ("torch", "torch._utils", "collections", "torch.storage", "torch.serialization", "torch._tensor")
ALLOWED_OTHERS = ("_codecs encode", "numpy.core.multiarray scalar", "numpy dtype", "numpy._core.multiarray scalar")


def read_names(path: Path) -> tuple[set[str], str]:
    """(names of tensors, the first foreign thing that the pickle would call, or ""). Raises BadInput if damaged."""
    names: set[str] = set()
    foreign = ""
    try:
        stream = BytesIO(_opcodes(path))
        while stream.tell() < stream.getbuffer().nbytes and not any("." in name for name in names):
            text, other = _scan(stream)
            names |= text
            foreign = foreign or other
    except OSError as error:
        raise BadInput(f"{path}: the file cannot be read: {error.strerror or error}") from error
    except (ValueError, LookupError, StopIteration, RuntimeError, zipfile.BadZipFile):
        raise BadInput(f"{path}: the pickle file is damaged or no checkpoint; download or copy it again") from None
    return {name for name in names if "." in name or name in ("v_pred", "ztsnr")}, foreign


def _opcodes(path: Path) -> bytes:
    """The pickle itself: data.pkl of torch's zip files, the beginning of older files."""
    if path.stat().st_size == 0:
        raise BadInput(f"{path}: the file is empty")
    if not zipfile.is_zipfile(path):
        with open(path, "rb") as file:
            return file.read(LARGEST)
    with zipfile.ZipFile(path) as archive:
        inside = next(info for info in archive.infolist() if info.filename.endswith("data.pkl"))
        with archive.open(inside) as file:
            return file.read(LARGEST)


def _scan(stream: BytesIO) -> tuple[set[str], str]:
    texts: list[str] = []
    foreign = ""
    for opcode, argument, _ in pickletools.genops(stream):
        if opcode.name in ("BINUNICODE", "SHORT_BINUNICODE", "UNICODE", "BINUNICODE8"):
            texts.append(str(argument))
        called = None
        if opcode.name in ("GLOBAL", "INST"):
            called = str(argument)
        elif opcode.name == "STACK_GLOBAL":
            called = " ".join(texts[-2:])
        if called and not _allowed(called):
            foreign = foreign or called.replace(" ", ".")
    return set(texts), foreign


def _allowed(called: str) -> bool:
    module = called.split(" ")[0]
    return (module in ALLOWED_MODULES and " load" not in called) or called in ALLOWED_OTHERS
