"""A base model's layers on disk, read one at a time: from a diffusers folder or from a single-file checkpoint."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from safetensors import safe_open
from torch import Tensor

from engine.publish.weights import BaseModules
from engine.tools.sgm_layers import Key, text_keys, unet_keys
from project.errors import BadInput
from project.tensor_file import TensorEntry, read_header

PARTS = ("unet", "text_encoder", "text_encoder_2")
_EMBEDDINGS = re.compile(r"embedding|embeddings|logit_scale|norm")


@dataclass(frozen=True)
class Place:
    """Where one layer's weight lies."""

    file: Path
    key: Key


@dataclass(frozen=True)
class BaseWeights:
    """The linear and convolution layers of a model, by part and by the names that adapters use for them."""

    path: Path
    single: bool
    places: Mapping[str, Mapping[str, Place]]
    shapes: Mapping[str, Mapping[str, tuple[int, ...]]]

    def modules(self) -> BaseModules:
        """What an adapter can sit on in this model."""
        return BaseModules({part: dict(shapes) for part, shapes in self.shapes.items()})

    def weight(self, part: str, name: str) -> Tensor:
        """One layer's weight as it is stored, [out, in] or [out, in, kh, kw]."""
        place = self.places[part][name]
        with safe_open(place.file, framework="pt") as file:
            tensor: Tensor = file.get_tensor(place.key.name)
        return tensor if place.key.third is None else tensor.chunk(3)[place.key.third]


def open_base(path: Path) -> BaseWeights:
    """A model's layers, from headers alone. Raises BadInput for what is no Stable Diffusion model."""
    places = _in_folder(path) if path.is_dir() else _in_file(path)
    if not places.get("unet"):
        raise BadInput(f"{path}: this holds no Stable Diffusion model: give a model folder or a checkpoint")
    headers = {file: read_header(file).tensors for file in {p.file for part in places.values() for p in part.values()}}
    shapes = {
        part: {name: _shape(headers[place.file][place.key.name], place.key) for name, place in layers.items()}
        for part, layers in places.items()
    }
    layers = {part: {name for name, shape in known.items() if len(shape) in (2, 4)} for part, known in shapes.items()}
    return BaseWeights(
        path,
        not path.is_dir(),
        {part: {name: places[part][name] for name in names} for part, names in layers.items()},
        {part: {name: shapes[part][name] for name in names} for part, names in layers.items()},
    )


def _shape(entry: TensorEntry, key: Key) -> tuple[int, ...]:
    return entry.shape if key.third is None else (entry.shape[0] // 3, *entry.shape[1:])


def _in_file(path: Path) -> dict[str, dict[str, Place]]:
    if path.suffix.lower() == ".ckpt" and path.is_file():
        raise BadInput(f"{path}: the tools read .safetensors files only: take that version of this model")
    keys = read_header(path).tensors.keys()
    found = {"unet": unet_keys(keys), **text_keys(keys)}
    return {part: {name: Place(path, key) for name, key in layers.items()} for part, layers in found.items()}


def _in_folder(path: Path) -> dict[str, dict[str, Place]]:
    found: dict[str, dict[str, Place]] = {}
    for part in PARTS:
        layers = {}
        for file in weight_files(path / part):
            for key in read_header(file).tensors:
                name = key.removesuffix(".weight")
                if name != key and not _EMBEDDINGS.search(name.rpartition(".")[2]):
                    layers[_named(part, name)] = Place(file, Key(key))
        if layers:
            found[part] = layers
    return found


def weight_files(folder: Path) -> list[Path]:
    """The weights of one part of a model folder: whole, or in shards; fp32 before a variant."""
    files = sorted(folder.glob("*.safetensors"))
    plain = [file for file in files if ".fp16" not in file.name]
    return plain or files


def _named(part: str, name: str) -> str:
    return name if part == "unet" or name.startswith("text_model.") else f"text_model.{name}"
