"""Put an adapter on a frozen base model, scale it, and read its weights back."""

import math
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import torch
from peft.tuners.lora import LoraLayer
from peft.tuners.tuners_utils import BaseTunerLayer
from torch import Tensor, nn

from engine.adapters import groups as grouping
from engine.adapters import layers, making, norms
from engine.adapters.initial import put_start
from engine.adapters.norms import Limited
from engine.adapters.strength import ScaledVariant, active_names
from engine.families.base import Model
from engine.optim import ParameterGroup
from engine.publish import peft_layers as publish
from engine.publish.peft_layers import START
from engine.publish.read import read_adapter
from engine.publish.weights import AdapterWeights, BaseModules, base_modules, in_files, in_model
from project.errors import BadInput
from project.options import AdapterOptions, OptimizerOptions

NAME = "default"


def attach(family: Model, options: AdapterOptions) -> None:
    """Add fp32 adapter layers to what makes the pictures or the texts and, when asked for, to text encoders.

    A new adapter changes nothing yet; its random half comes from the random state. With ``start_from`` the layers,
    ranks and weights are those of that file. Raises BadInput for layers that do not exist, for settings that do not go
    together and for a file that cannot be started from.
    """
    making.check(options)
    start = _start(family, options)
    for part, component in family.components.items():
        modules = start.part(part)
        if modules:
            own = {in_model(part, name, component): m for name, m in modules.items()}
            publish.attach(component, own, NAME)
            _go_on(component, options, trains=layers.learns(part, options))
        elif layers.learns(part, options):
            making.make(component, layers.chosen(part, component, options), options, NAME)


def _start(family: Model, options: AdapterOptions) -> AdapterWeights:
    """The weights to start from; none where a new adapter is wanted. Raises BadInput."""
    if not options.start_from:
        return AdapterWeights()
    weights = read_adapter(Path(options.start_from).expanduser(), layers_of(family))
    others = [kind for kind in weights.kinds() if kind != options.adapter_type]
    if others:
        raise BadInput(
            f"start_from {options.start_from} is of the kind {others[0]}, and adapter_type is {options.adapter_type}: "
            f"set adapter_type to {others[0]}, or start from another file"
        )
    return weights


def _go_on(component: nn.Module, options: AdapterOptions, trains: bool) -> None:
    """Make an adapter that was read from a file one that learns, or that only stays on while another part learns."""
    for layer in publish.tuner_layers(component).values():
        if isinstance(layer, LoraLayer) and options.lora_dropout:
            layer.lora_dropout[NAME] = nn.Dropout(options.lora_dropout)
        for held in ("rank_dropout", "module_dropout"):
            if not isinstance(layer, LoraLayer) and hasattr(layer, held):
                getattr(layer, held)[NAME] = getattr(options, held)
    making.add_dropout(component, options, NAME)
    for _, parameter in _own(component):
        parameter.requires_grad_(trains)


def _own(component: nn.Module) -> Iterator[tuple[str, nn.Parameter]]:
    """The adapter's parameters by their paths, in the component's order."""
    for name, parameter in component.named_parameters():
        path = name.split(".")
        if NAME in path and any(step.startswith(grouping.PREFIXES) for step in path):
            yield name, parameter


def trainable(component: nn.Module) -> list[nn.Parameter]:
    """The adapter's parameters of one component that learn, in a fixed order."""
    return [parameter for _, parameter in _own(component) if parameter.requires_grad]


def groups(family: Model, options: AdapterOptions, optimizing: OptimizerOptions) -> list[ParameterGroup]:
    """What learns, in groups by learning rate: a part each, and blocks that have a rate of their own."""
    learning = (
        (part, {name: parameter for name, parameter in _own(component) if parameter.requires_grad})
        for part, component in family.components.items()
    )
    return grouping.groups(learning, options, optimizing)


def collect(family: Model) -> AdapterWeights:
    """Copies of the adapter's weights, on the CPU in fp32."""
    return publish.collect(family.components, NAME)


def put_on(family: Model, weights: AdapterWeights) -> None:
    """Attach weights that were read from a file, each layer with its own kind, rank and alpha."""
    publish.apply(weights, family.components, NAME)


def layers_of(family: Model) -> BaseModules:
    """What an adapter can sit on in this base model."""
    return base_modules(family.components)


def limit_norms(family: Model, most: float) -> Limited:
    """Scale down what is larger than ``most`` (Frobenius norm of a layer's update), as kohya's scripts do."""
    return norms.limit(list(family.components.values()), NAME, most)


def _layers(family: Model) -> Iterator[BaseTunerLayer]:
    for component in family.components.values():
        yield from (module for module in component.modules() if isinstance(module, BaseTunerLayer))


@contextmanager
def strength(family: Model, value: float, name: str = NAME) -> Iterator[None]:
    """Use the adapter ``name`` alone within the block, scaled by ``value``; what learns and how is as before after it.

    A strength multiplies what the adapter adds to each layer's weight, whatever its kind. At 0 no adapter takes part,
    so the result is exactly the base model's.
    """
    layers = list(_layers(family))
    was = [(dict(layer.scaling), list(layer.active_adapters)) for layer in layers]
    variants = [dict(layer.lora_variant) if isinstance(layer, LoraLayer) else {} for layer in layers]
    learning = [(parameter, parameter.requires_grad) for layer in layers for parameter in layer.parameters()]
    for layer, own in zip(layers, variants, strict=True):
        layer.set_adapter(active_names(layer, name))
        layer.enable_adapters(value != 0)
        if name in own:
            layer.lora_variant[name] = ScaledVariant(own[name], value)
        else:
            for each in active_names(layer, name):
                layer.set_scale(each, value)
    try:
        yield
    finally:
        for layer, (scaling, active), own in zip(layers, was, variants, strict=True):
            layer.enable_adapters(True)
            layer.set_adapter(active)
            layer.scaling.update(scaling)
            if own:
                layer.lora_variant.update(own)
        for parameter, learns in learning:
            parameter.requires_grad_(learns)


@contextmanager
def evaluating(family: Model) -> Iterator[None]:
    """Dropout off within the block, and the modes as they were after it."""
    modes = {name: component.training for name, component in family.components.items()}
    for component in family.components.values():
        component.eval()
    try:
        with torch.no_grad():
            yield
    finally:
        for name, component in family.components.items():
            component.train(modes[name])


def restore(family: Model, weights: AdapterWeights) -> None:
    """Copy saved weights into the attached adapter. Raises ValueError when they belong to other layers or ranks."""
    there, saved = dict(collect(family).items()), dict(weights.items())
    if there.keys() != saved.keys():
        raise ValueError("other layers were adapted")
    for name, module in saved.items():
        own = there[name]
        sizes = {key: tensor.shape for key, tensor in module.tensors().items()}
        same_alpha = math.isclose(module.alpha, own.alpha, rel_tol=1e-6)  # files hold it in fp32
        if sizes != {key: tensor.shape for key, tensor in own.tensors().items()} or not same_alpha:
            raise ValueError("rank or alpha was another")
    for part, component in family.components.items():
        for path, layer in publish.tuner_layers(component).items():
            name = path.rstrip("#")
            held = weights.part(part).get(in_files(part, name))
            if held is not None:
                _copy_into(layer, held.tensors())


def _copy_into(layer: Any, tensors: dict[str, Tensor]) -> None:
    if not isinstance(layer, LoraLayer):
        for key, tensor in tensors.items():
            getattr(layer, key)[NAME].data.copy_(tensor)
        return
    down, up = tensors["lora_down.weight"], tensors["lora_up.weight"]
    if NAME + START in layer.lora_A:
        rank = layer.r[NAME]
        put_start(layer, NAME, down[rank:], up[:, rank:])
        down, up = down[:rank], up[:, :rank]
    layer.lora_A[NAME].weight.data.copy_(down)
    layer.lora_B[NAME].weight.data.copy_(up)
    if "dora_scale" in tensors:
        held = layer.lora_magnitude_vector[NAME].weight
        held.data.copy_(tensors["dora_scale"].reshape(held.shape))
