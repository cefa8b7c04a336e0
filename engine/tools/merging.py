"""Put LoRAs into a model for good: a new checkpoint of the same layout, with only their layers changed."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import torch
from safetensors import SafetensorError, safe_open
from safetensors.torch import save_file
from torch import Tensor

from engine.publish.weights import AdapterModule, AdapterWeights
from engine.tools.base import BaseWeights
from project.errors import BadInput, JobFailed
from project.tensor_file import read_header

Tell = Callable[[str, int, int], None]
Merge = Sequence[tuple[AdapterWeights, float]]


def merge(base: BaseWeights, loras: Merge, output: Path, dtype: torch.dtype | None, tell: Tell) -> dict[str, float]:
    """Write ``base`` with the LoRAs added, each at its strength, to ``output``, a file or folder as the base is.

    ``dtype`` None keeps each tensor's own. Returns by how much each layer changed, relative to its size. Raises
    BadInput for a place that cannot be written, JobFailed if the written file does not hold the sum.
    """
    changes = _by_file(base, loras)
    _room(base.path, output)
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        tempfile.TemporaryFile(dir=output.parent).close()  # before minutes of work, not after
    except OSError as error:
        raise BadInput(f"{output}: cannot be written: {error.strerror or error}") from error
    changed: dict[str, float] = {}
    try:
        if base.single:
            _write(base.path, output, changes.get(base.path, {}), (dtype, tell, changed))
        else:
            _write_folder(base.path, output, changes, (dtype, tell, changed))
    except (OSError, SafetensorError) as error:
        reason = getattr(error, "strerror", None) or error
        raise JobFailed(f"{output} could not be written ({reason}): make room or choose another place") from error
    return changed


_Change = tuple[str, int | None, Callable[[Tensor], Tensor]]


def _by_file(base: BaseWeights, loras: Merge) -> dict[Path, dict[str, list[_Change]]]:
    """What is to be added to which tensor of which file: (layer, third of the rows, the sum of the updates)."""
    layers: dict[tuple[str, str], list[tuple[AdapterModule, float]]] = defaultdict(list)
    for weights, strength in loras:
        for part, modules in weights.parts.items():
            for name, module in modules.items():
                layers[part, name].append((module, strength))
    found: dict[Path, dict[str, list[_Change]]] = defaultdict(lambda: defaultdict(list))
    for (part, name), several in layers.items():
        place = base.places[part][name]

        def add(weight: Tensor, several: Sequence[tuple[AdapterModule, float]] = tuple(several)) -> Tensor:
            start = weight.float()
            for module, strength in several:
                weight = weight.float() + strength * module.update(start)
            return weight

        found[place.file][place.key.name].append((f"{part}.{name}", place.key.third, add))
    return found


def _write_folder(
    source: Path, output: Path, changes: Mapping[Path, Mapping[str, list[_Change]]],
    wishes: tuple[torch.dtype | None, Tell, dict[str, float]],
) -> None:  # fmt: skip
    """Copy a model folder, with the files that change written anew. Appears under its name only when it is whole."""
    aside = output.with_name(f".writing-{output.name}")
    shutil.rmtree(aside, ignore_errors=True)
    try:
        shutil.copytree(source, aside, ignore=lambda folder, names: [n for n in names if Path(folder, n) in changes])
        for file, tensors in changes.items():
            _write(file, aside / file.relative_to(source), tensors, wishes)
        shutil.rmtree(output, ignore_errors=True)
        os.rename(aside, output)
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _write(
    source: Path, output: Path, changes: Mapping[str, list[_Change]],
    wishes: tuple[torch.dtype | None, Tell, dict[str, float]],
) -> None:  # fmt: skip
    """One file with its tensors changed; read back and compared before it gets its name."""
    dtype, tell, changed = wishes
    tensors: dict[str, Tensor] = {}
    with safe_open(source, framework="pt") as file:
        keys, texts = list(file.keys()), file.metadata()
        for number, key in enumerate(keys):
            tell("merging", number, len(keys))
            tensor = file.get_tensor(key)
            for layer, third, add in changes.get(key, ()):
                tensor, share = _added(tensor, third, add)
                changed[layer] = share
            wanted = dtype if dtype is not None and tensor.is_floating_point() else tensor.dtype
            tensors[key] = tensor.to(wanted).contiguous()
    aside = output.with_name(f".writing-{output.name}")
    try:
        tell("writing the files", 0, 0)
        save_file(tensors, aside, metadata=texts)
        _compare(aside, tensors, changes.keys(), output)
        os.replace(aside, output)
    finally:
        aside.unlink(missing_ok=True)


def _added(tensor: Tensor, third: int | None, add: Callable[[Tensor], Tensor]) -> tuple[Tensor, float]:
    """The tensor with an update on it, or on one third of its rows, and how much that changed it."""
    if third is None:
        made = add(tensor)
        before = tensor.float()
    else:
        parts = list(tensor.chunk(3))
        before = parts[third].float()
        made = add(parts[third])
        parts[third] = made.to(tensor.dtype)
    size = float(before.norm())
    share = float((made - before).norm()) / size if size else 0.0
    return (made.to(tensor.dtype) if third is None else torch.cat(parts)), share


def _compare(written: Path, tensors: Mapping[str, Tensor], changed: object, shown: Path) -> None:
    if read_header(written).tensors.keys() != tensors.keys():
        raise JobFailed(f"{shown} does not hold what was written to it: check the disk and try again")
    with safe_open(written, framework="pt") as file:
        for key in changed:  # type: ignore[attr-defined]
            if not torch.equal(file.get_tensor(key), tensors[key]):
                raise JobFailed(f"{shown} does not hold what was written to it: check the disk and try again")


def _room(source: Path, output: Path) -> None:
    """Raise BadInput when the disk has no room for a second model."""
    size = source.stat().st_size if source.is_file() else sum(
        path.stat().st_size for path in source.rglob("*") if path.is_file()
    )  # fmt: skip
    folder = next(parent for parent in (output.parent, *output.parent.parents) if parent.exists())
    free = shutil.disk_usage(folder).free
    if free < size:
        raise BadInput(f"{output.parent} has {free / 1e9:.1f} GB free, the model takes {size / 1e9:.1f} GB: make room")
