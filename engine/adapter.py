"""Put a LoRA on a frozen base model, scale it, and read its weights back."""

import math
from collections.abc import Iterator
from contextlib import contextmanager

import torch
from peft import LoraConfig, inject_adapter_in_model
from peft.tuners.lora import LoraLayer
from peft.tuners.tuners_utils import BaseTunerLayer
from torch import nn

from engine.families.base import Family
from engine.publish import weights as publish
from engine.publish.weights import AdapterWeights, BaseModules
from project.errors import BadInput
from project.options import AdapterOptions

NAME = "default"


def _inject(component: nn.Module, rank: int, alpha: float, dropout: float, targets: list[str], key: str) -> None:
    layers = [f".{name}" for name, layer in component.named_modules() if isinstance(layer, (nn.Linear, nn.Conv2d))]
    unknown = [target for target in targets if not any(name.endswith(f".{target}") for name in layers)]
    if unknown:
        raise BadInput(f"{key}: no layer of this base model that can be trained is called {', '.join(unknown)}")
    config = LoraConfig(r=rank, lora_alpha=alpha, lora_dropout=dropout, target_modules=targets, init_lora_weights=True)
    try:
        inject_adapter_in_model(config, component, NAME)
    except ValueError as error:
        raise BadInput(f"{key}: {', '.join(targets)} cannot be trained ({str(error).splitlines()[0]})") from error
    for name, parameter in component.named_parameters():
        if "lora_" in name:
            parameter.data = parameter.data.float()


def attach(family: Family, options: AdapterOptions) -> None:
    """Add fp32 LoRA layers to the UNet and, when asked for, to the text encoder. B starts at zero, A from the seed.

    Raises BadInput when there is a target name that no linear or convolution layer has.
    """
    rank, alpha, dropout = options.lora_rank, options.lora_alpha, options.lora_dropout
    _inject(family.components["unet"], rank, alpha, dropout, options.lora_target_modules, "lora_target_modules")
    if options.train_text_encoder:
        targets = options.text_encoder_target_modules
        _inject(family.components["text_encoder"], rank, alpha, dropout, targets, "text_encoder_target_modules")


def trainable(component: nn.Module) -> list[nn.Parameter]:
    """The adapter's parameters of one component, in a fixed order."""
    return [parameter for name, parameter in component.named_parameters() if "lora_" in name]


def collect(family: Family) -> AdapterWeights:
    """Copies of the adapter's weights, on the CPU in fp32."""
    return publish.collect(family.components["unet"], family.components["text_encoder"], NAME)


def put_on(family: Family, weights: AdapterWeights) -> None:
    """Attach weights that were read from a file, each layer with its own rank and alpha."""
    publish.apply(weights, family.components["unet"], family.components["text_encoder"], NAME)


def layers_of(family: Family) -> BaseModules:
    """What an adapter can sit on in this base model."""
    return publish.base_modules(family.components["unet"], family.components["text_encoder"])


def _layers(family: Family) -> Iterator[BaseTunerLayer]:
    for component in family.components.values():
        yield from (module for module in component.modules() if isinstance(module, BaseTunerLayer))


@contextmanager
def strength(family: Family, value: float, name: str = NAME) -> Iterator[None]:
    """Use the adapter ``name`` alone within the block, scaled by ``value``; what learns and how is as before after it.

    At 0 no adapter takes part, so the result is exactly the base model's.
    """
    layers = list(_layers(family))
    was = [(dict(layer.scaling), list(layer.active_adapters)) for layer in layers]
    learning = [(parameter, parameter.requires_grad) for layer in layers for parameter in layer.parameters()]
    for layer in layers:
        layer.set_adapter([name])
        layer.enable_adapters(value != 0)
        layer.set_scale(name, value)
    try:
        yield
    finally:
        for layer, (scaling, active) in zip(layers, was, strict=True):
            layer.enable_adapters(True)
            layer.set_adapter(active)
            layer.scaling.update(scaling)
        for parameter, learns in learning:
            parameter.requires_grad_(learns)


@contextmanager
def evaluating(family: Family) -> Iterator[None]:
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


def restore(family: Family, weights: AdapterWeights) -> None:
    """Copy saved weights into the attached adapter. Raises ValueError when they belong to other layers or ranks."""
    there, saved = dict(collect(family).items()), dict(weights.items())
    if there.keys() != saved.keys():
        raise ValueError("other layers were adapted")
    for name, module in saved.items():
        same_alpha = math.isclose(module.alpha, there[name].alpha, rel_tol=1e-6)  # files hold it in fp32
        if module.down.shape != there[name].down.shape or not same_alpha:
            raise ValueError("rank or alpha was another")
    for part, component in family.components.items():
        for path, layer in component.named_modules():
            if isinstance(layer, LoraLayer):
                own = publish.format_name(path) if part == "text_encoder" else path
                module = saved[f"{part}.{own}"]
                layer.lora_A[NAME].weight.data.copy_(module.down)
                layer.lora_B[NAME].weight.data.copy_(module.up)
