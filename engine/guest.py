"""Wear a second LoRA on a loaded model for a while, and take it off so that nothing is other than before."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from peft.tuners.tuners_utils import BaseTunerLayer
from torch import nn

from engine import adapter
from engine.families.base import Model
from engine.publish import peft_layers as publish
from engine.publish.read import adapter_file, read_adapter
from engine.publish.weights import AdapterWeights

NAME = "guest"
KEPT = 4  # adapters whose weights stay in memory; one has some ten megabytes


class Shelf:
    """Reads adapters for one base model and keeps the weights of the last few."""

    def __init__(self, family: Model) -> None:
        self.family = family
        self._kept: dict[tuple[str, int, int], AdapterWeights] = {}

    def read(self, path: Path) -> AdapterWeights:
        """The weights in a LoRA file or a checkpoint folder, read again if it changed. Raises BadInput."""
        file = adapter_file(path)
        found = file.stat()
        key = (os.path.abspath(file), found.st_mtime_ns, found.st_size)
        weights = self._kept.pop(key, None)
        if weights is None:
            weights = read_adapter(path, adapter.layers_of(self.family))
        self._kept[key] = weights
        while len(self._kept) > KEPT:
            del self._kept[next(iter(self._kept))]
        return weights


@contextmanager
def worn(family: Model, weights: AdapterWeights) -> Iterator[None]:
    """Have the adapter ``NAME`` on the model within the block, beside one that is trained.

    Afterwards the modules, their modes, what asks for gradients, active adapters and scales are those of before. Raises
    BadInput for weights that do not fit.
    """
    parts = list(family.components.values())
    before = [_Before(part) for part in parts]
    try:
        publish.apply(weights, family.components, NAME)
        yield
    finally:
        for was in before:
            was.restore()


class _Before:
    """What a component was like before the guest came."""

    def __init__(self, part: nn.Module) -> None:
        self.part = part
        self.learning = [(parameter, parameter.requires_grad) for parameter in part.parameters()]
        self.modes = [(module, module.training) for module in part.modules()]
        self.layers = {
            name: module
            for name, module in part.named_modules()
            if isinstance(module, nn.Linear | nn.Conv2d | BaseTunerLayer)
        }
        self.active = {id(layer): _active(layer) for layer in self.layers.values() if isinstance(layer, BaseTunerLayer)}
        self.flags = {key: part.__dict__[key] for key in ("_hf_peft_config_loaded",) if key in part.__dict__}
        configs = part.__dict__.get("peft_config")
        self.configs = None if configs is None else dict(configs)

    def restore(self) -> None:
        part = self.part
        for name, layer in self.layers.items():  # outer ones come first, so that the paths of inner ones hold again
            if part.get_submodule(name) is not layer:
                parent, _, child = name.rpartition(".")
                setattr(part.get_submodule(parent), child, layer)
            if isinstance(layer, BaseTunerLayer):
                layer.set_adapter(self.active[id(layer)])
                layer.delete_adapter(NAME)
        part.__dict__.pop("peft_config", None)
        if self.configs is not None:
            part.__dict__["peft_config"] = self.configs
        part.__dict__.pop("_hf_peft_config_loaded", None)
        part.__dict__.update(self.flags)
        for module, mode in self.modes:
            module.training = mode
        for parameter, learns in self.learning:
            parameter.requires_grad_(learns)


def _active(layer: BaseTunerLayer) -> list[str]:
    names: list[str] = layer.active_adapters
    return list(names)
