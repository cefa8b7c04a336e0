"""What the LyCORIS library makes of a written file: the second opinion on kinds that diffusers cannot load."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

from engine.publish.kohya import to_kohya
from engine.publish.weights import AdapterWeights, base_layers, in_model
from project.errors import JobFailed


def updates(path: Path, weights: AdapterWeights, components: Mapping[str, nn.Module]) -> dict[str, Tensor]:
    """By LyCORIS' own reading of a file in kohya's layout: what it adds to each layer that `weights` names, in fp32.

    The components carry no adapter. Raises JobFailed where LyCORIS finds no module for a layer.
    """
    from lycoris.modules import get_module, make_module  # type: ignore[import-untyped]  # it takes seconds to import, and is seldom needed

    tensors = {name: tensor.float() for name, tensor in load_file(path).items()}
    keys = dict(zip(dict(weights.items()), _stems(to_kohya(weights)), strict=True))
    found = {}
    for part, modules in weights.parts.items():
        layers = base_layers(components[part])
        for name, trained in modules.items():
            own = in_model(part, name, components[part])
            layer = _in_fp32(layers[own])
            key = keys[f"{part}.{name}"]
            kind, parameters = get_module(tensors, key)
            if kind is None:
                raise JobFailed(f"{path}: LyCORIS finds no adapter for {name} in the written file; do not use it")
            if trained.kind in ("loha", "lokr"):
                update = _by_functions(trained.kind, list(parameters))
            else:
                update = make_module(kind, parameters, key, layer).get_merged_weight()[0] - layer.weight
            found[f"{part}.{name}"] = update.detach().reshape(layers[own].weight.shape)
    return found


@torch.no_grad()
def _by_functions(kind: str, parameters: list[Tensor | None]) -> Tensor:
    """The update of a LoHa or LoKr by LyCORIS' functions.

    Its modules are of no use here: in lycoris 4.1 those of LoHa and LoKr apply their scale twice when they are merged,
    and that of LoKr guesses the factors of a layer from the tensors, at times wrongly.
    """
    from lycoris.functional import loha, lokr  # type: ignore[import-untyped]

    if kind == "loha":
        w1_up, w1_down, w2_up, w2_down, core_1, core_2, alpha, _ = parameters
        assert w1_down is not None
        scale = w1_down.shape[0] if alpha is None else alpha
        scale = torch.as_tensor(float(scale) / w1_down.shape[0])
        made: Tensor = loha.diff_weight(w1_down, w1_up, w2_down, w2_up, core_1, core_2, gamma=scale)
        return made
    w1, w1_a, w1_b, w2, w2_a, w2_b, _, core, alpha, _ = parameters
    made = lokr.diff_weight(w1, w1_a, w1_b, w2, w2_a, w2_b, core, gamma=1.0 if alpha is None else float(alpha))
    return made


def _stems(keys: Mapping[str, Tensor]) -> list[str]:
    """The names of the modules in the order of the keys."""
    return list(dict.fromkeys(key.partition(".")[0] for key in keys))


def _in_fp32(layer: nn.Linear | nn.Conv2d) -> nn.Module:
    """A layer's twin on the CPU; only its weight matters."""
    if isinstance(layer, nn.Linear):
        twin: nn.Linear | nn.Conv2d = nn.Linear(layer.in_features, layer.out_features, bias=False, device="meta")
    else:
        twin = nn.Conv2d(layer.in_channels, layer.out_channels, 1, bias=False, device="meta")
    # lycoris takes a kernel's size from the layer
    if isinstance(twin, nn.Conv2d) and isinstance(layer, nn.Conv2d):
        twin.kernel_size = layer.kernel_size
    twin.weight = nn.Parameter(layer.weight.detach().to("cpu", torch.float32), requires_grad=False)
    return twin


@contextmanager
def merged(components: Mapping[str, nn.Module], changes: Mapping[str, Tensor]) -> Iterator[None]:
    """Have updates in the weights of the components within the block, and exactly the old weights after it."""
    kept: list[tuple[nn.Linear | nn.Conv2d, Tensor]] = []
    try:
        for part, component in components.items():
            for name, layer in base_layers(component).items():
                update = changes.get(f"{part}.{name}")
                update = changes.get(f"{part}.text_model.{name}") if update is None else update
                if update is not None:
                    weight = layer.weight.data
                    kept.append((layer, weight))
                    layer.weight.data = (weight.float() + update.to(weight.device)).to(weight.dtype)
        yield
    finally:
        for layer, weight in kept:
            layer.weight.data = weight
