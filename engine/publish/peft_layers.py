"""Adapters between the neutral form and the peft layers of a loaded model."""

from __future__ import annotations

import math
import re
import warnings
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import torch
from peft import LoHaConfig, LoKrConfig, LoraConfig, inject_adapter_in_model
from peft.tuners.loha import layer as loha
from peft.tuners.loha.layer import LoHaLayer
from peft.tuners.lokr import layer as lokr
from peft.tuners.lokr.layer import LoKrLayer
from peft.tuners.lora import LoraLayer
from peft.tuners.tuners_utils import BaseTunerLayer
from torch import Tensor, nn

from engine.publish.oft_layer import OftLayer
from engine.publish.weights import (
    AdapterModule,
    AdapterWeights,
    LohaModule,
    LokrModule,
    LoraModule,
    OftModule,
    base_modules,
    fit,
    in_files,
    in_model,
    layer_shapes,
)
from project.errors import BadInput

START = "_start"  # behind an adapter's name: what a LoRA began as, taken off it again (see adapters/initial.py)
_BASE = ".base_layer"
_LOHA = ("w1_a", "w1_b", "w2_a", "w2_b", "t1", "t2")
_LOKR = ("w1", "w1_a", "w1_b", "w2", "w2_a", "w2_b", "t2")


def tuner_layers(component: nn.Module) -> dict[str, BaseTunerLayer]:
    """All adapter layers of a component by the paths that its layers have without adapters, `#` for one beneath."""
    return {
        name.replace(_BASE, "#"): layer
        for name, layer in component.named_modules()
        if isinstance(layer, BaseTunerLayer)
    }


def from_peft(component: nn.Module, adapter_name: str) -> dict[str, AdapterModule]:
    """Reads an adapter out of a component's layers, by the component's own paths, as fp32 copies on the CPU.

    A rank-stabilised adapter (scale alpha / √r) comes out with the alpha that gives the same scale as alpha / r. A
    strength that is set on the layers at the moment does not count. Raises BadInput for what no file can hold.
    """
    modules: dict[str, AdapterModule] = {}
    for shown, layer in tuner_layers(component).items():
        name = shown.rstrip("#")
        if isinstance(layer, LoraLayer):
            found: AdapterModule | None = _lora_of(name, layer, adapter_name)
        elif isinstance(layer, LoHaLayer) and adapter_name in layer.hada_w1_a:
            found = LohaModule(alpha=float(layer.alpha[adapter_name]), **_tensors(layer, "hada_", _LOHA, adapter_name))
        elif isinstance(layer, LoKrLayer) and adapter_name in layer.r:
            found = LokrModule(alpha=float(layer.alpha[adapter_name]), **_tensors(layer, "lokr_", _LOKR, adapter_name))
            found = replace(found, alpha=1.0) if found.w1 is not None and found.w2 is not None else found
        elif isinstance(layer, OftLayer) and adapter_name in layer.oft_blocks:
            found = OftModule(_copy(layer.oft_blocks[adapter_name]))
        else:
            found = None
        if found is not None:
            modules[name] = found
    return modules


def _tensors(layer: nn.Module, prefix: str, names: tuple[str, ...], adapter_name: str) -> dict[str, Any]:
    found = {name: getattr(layer, prefix + name) for name in names}
    return {name: _copy(held[adapter_name]) for name, held in found.items() if adapter_name in held}


def _lora_of(name: str, layer: LoraLayer, adapter_name: str) -> LoraModule | None:
    if adapter_name in layer.lora_embedding_A or (
        adapter_name in layer.lora_variant and adapter_name not in layer.lora_magnitude_vector
    ):
        raise BadInput(f"{name} is adapted by something else than a LoRA, which cannot be written to a file")
    if adapter_name not in layer.lora_A:
        return None
    if layer.lora_B[adapter_name].bias is not None:
        raise BadInput(f"{name} has a LoRA with a bias, which the file formats cannot hold")
    alpha = float(layer.lora_alpha[adapter_name])
    if layer.use_rslora[adapter_name]:
        alpha *= math.sqrt(layer.r[adapter_name])
    down, up = (_copy(part[adapter_name].weight) for part in (layer.lora_A, layer.lora_B))
    if (start := adapter_name + START) in layer.lora_A:
        # The update is B·A - B0·A0: one LoRA of twice the rank, and of twice the alpha, so that the scale is the same.
        down = torch.cat([down, _copy(layer.lora_A[start].weight)])
        up, alpha = torch.cat([up, _copy(layer.lora_B[start].weight)], dim=1), alpha * 2
    magnitude = None
    if adapter_name in layer.lora_magnitude_vector:
        magnitude = _copy(layer.lora_magnitude_vector[adapter_name].weight).flatten()
    return LoraModule(down=down, up=up, alpha=alpha, magnitude=magnitude)


def _copy(weight: Tensor) -> Tensor:
    return weight.detach().to(device="cpu", dtype=torch.float32, copy=True).contiguous()


def collect(components: Mapping[str, nn.Module], adapter_name: str) -> AdapterWeights:
    """Reads an adapter out of the layers of a model's components; one that it leaves alone is no part of it."""
    parts = {}
    for part, component in components.items():
        modules = from_peft(component, adapter_name)
        if modules:
            parts[part] = {in_files(part, k): v for k, v in modules.items()}
    return AdapterWeights(parts, base_modules(components).kohya_names())


def apply(weights: AdapterWeights, components: Mapping[str, nn.Module], adapter_name: str) -> None:
    """Adds an adapter to a model's components as peft layers.

    Raises BadInput if it does not fit, or if it has weights for a component that is not there.
    """
    for part, modules in weights.parts.items():
        if modules and part not in components:
            raise BadInput(f"this LoRA changes the {part.replace('_', ' ')}, and none is loaded")
    for part, component in components.items():
        own = {in_model(part, name, component): m for name, m in weights.part(part).items()}
        attach(component, own, adapter_name)


def attach(component: nn.Module, modules: Mapping[str, AdapterModule], adapter_name: str) -> None:
    """Adds an adapter to a component as peft layers with fp32 weights, and makes it the active one.

    `modules` is keyed by the component's own paths; exactly these layers are adapted, each with its own rank and
    alpha. Raises BadInput if a layer is missing or has another size, ValueError if the adapter's name is taken.
    """
    if adapter_name in adapter_names(component):
        raise ValueError(f"the adapter name {adapter_name!r} is already in use")
    if not modules:
        return
    modules = fit(modules, layer_shapes(component))
    for magnitude in (False, True):
        loras = {name: m for name, m in modules.items() if isinstance(m, LoraModule) and m.kind == _KINDS[magnitude]}
        if loras:
            _attach_loras(component, loras, adapter_name)
    for name, module in modules.items():
        if not isinstance(module, LoraModule):
            _attach_other(component, name, module, adapter_name)
    if hasattr(component, "_hf_peft_config_loaded"):
        # Without it set_adapters() and delete_adapters() of diffusers and transformers refuse to work.
        component.__dict__["_hf_peft_config_loaded"] = True


_KINDS = {False: "lora", True: "dora"}


def adapter_names(component: nn.Module) -> set[str]:
    """The names of the adapters that a component has on it."""
    return {name for layer in tuner_layers(component).values() for name in layer._get_available_adapters()}


def inject(component: nn.Module, sizes: Mapping[str, tuple[int, float]], adapter_name: str, **settings: Any) -> None:
    """Put new LoRA layers on exactly the named layers, each with its (rank, alpha); `settings` go to peft's config."""
    rank = Counter(rank for rank, _ in sizes.values()).most_common(1)[0][0]
    alpha = Counter(alpha for _, alpha in sizes.values()).most_common(1)[0][0]
    low_cpu_mem_usage = settings.pop("low_cpu_mem_usage", False)
    # peft matches names as regular expressions and by suffix: only anchored and escaped patterns mean one layer.
    exactly = {name: f"^{re.escape(name)}" for name in sizes}
    config = LoraConfig(
        r=rank,
        lora_alpha=alpha,
        rank_pattern={exactly[name]: own for name, (own, _) in sizes.items() if own != rank},
        alpha_pattern={exactly[name]: own for name, (_, own) in sizes.items() if own != alpha},
        target_modules="|".join(re.escape(name) for name in sizes),
        **settings,
    )
    with warnings.catch_warnings(), _without_others(component, sizes):
        warnings.filterwarnings("ignore", message="Already found a `peft_config`")  # a second adapter is meant
        inject_adapter_in_model(config, component, adapter_name, low_cpu_mem_usage=low_cpu_mem_usage)


@contextmanager
def _without_others(component: nn.Module, names: Collection[str]) -> Iterator[None]:
    """Have adapters of other kinds off these layers, and around them again afterwards: peft puts a LoRA on no other."""
    off = []
    for name in names:
        layer = component.get_submodule(name)
        if isinstance(layer, BaseTunerLayer) and not isinstance(layer, LoraLayer):
            parent, _, child = name.rpartition(".")
            off.append((component.get_submodule(parent), child, layer))
            setattr(component.get_submodule(parent), child, layer.base_layer)
    try:
        yield
    finally:
        for parent_layer, child, layer in off:
            layer.base_layer = getattr(parent_layer, child)
            setattr(parent_layer, child, layer)


def _attach_loras(component: nn.Module, modules: Mapping[str, LoraModule], adapter_name: str) -> None:
    sizes = {name: (module.rank, module.alpha) for name, module in modules.items()}
    dora = any(module.magnitude is not None for module in modules.values())
    # On the meta device: no layer is filled with random numbers, so the caller's random state stays as it is.
    inject(component, sizes, adapter_name, init_lora_weights=False, use_dora=dora, low_cpu_mem_usage=True)
    layers = {name: layer for name, layer in component.named_modules() if isinstance(layer, LoraLayer)}
    for name, module in modules.items():
        layer = layers[name] if name in layers else layers[name + _BASE]
        device = layer.get_base_layer().weight.device
        for part, weight in ((layer.lora_A, module.down), (layer.lora_B, module.up)):
            trains = part[adapter_name].weight.requires_grad
            part[adapter_name].weight = nn.Parameter(_on(weight, device), requires_grad=trains)
        if module.magnitude is not None:
            held = layer.lora_magnitude_vector[adapter_name]
            shape, trains = held.weight.shape, held.weight.requires_grad
            held.weight = nn.Parameter(_on(module.magnitude, device).reshape(shape), requires_grad=trains)


def _on(weight: Tensor, device: torch.device) -> Tensor:
    return weight.detach().to(device=device, dtype=torch.float32, copy=True).contiguous()


def _attach_other(component: nn.Module, name: str, module: AdapterModule, adapter_name: str) -> None:
    """Put a LoHa, LoKr or OFT with these weights on one layer."""
    with torch.device("meta"):  # what peft fills with random numbers is thrown away
        layer: Any = add_layer(component, name, module.kind, (module.rank, module.alpha), adapter_name)
    device = layer.get_base_layer().weight.device
    for held in (getattr(layer, attribute) for attribute in layer.adapter_layer_names):
        if adapter_name in held:
            del held[adapter_name]
    for key, weight in module.tensors().items():
        getattr(layer, key)[adapter_name] = nn.Parameter(_on(weight, device))
    if isinstance(module, LokrModule):
        layer.scaling[adapter_name] = module.scale
        layer.alpha[adapter_name] = module.scale * layer.r[adapter_name]


def add_layer(
    component: nn.Module,
    name: str,
    kind: str,
    size: tuple[int, float],
    adapter_name: str,
    **settings: Any,
) -> BaseTunerLayer:
    """Put a new LoHa, LoKr or OFT of (rank, alpha) on one layer, around what is there, and make it the active one.

    `settings` go to peft's config; of them OFT has `module_dropout` alone.
    """
    rank, alpha = size
    there: Any = component.get_submodule(name)
    base = there.get_base_layer() if isinstance(there, BaseTunerLayer) else there
    flat = isinstance(base, nn.Linear)
    parent, _, child = name.rpartition(".")
    layer: Any
    if kind == "oft":
        layer = there if isinstance(there, OftLayer) else OftLayer(there)
        out = base.weight.shape[0]
        side = block_side(out, rank)
        layer.add(adapter_name, torch.zeros(out // side, side, side, device=base.weight.device), **settings)
    else:
        kinds: dict[str, tuple[type, Callable[..., Any], Callable[..., Any]]] = {
            "loha": (LoHaLayer, LoHaConfig, loha.Linear if flat else loha.Conv2d),
            "lokr": (LoKrLayer, LoKrConfig, lokr.Linear if flat else lokr.Conv2d),
        }
        own, config, make = kinds[kind]
        chosen = config(r=rank, alpha=alpha, **settings)
        if own in type(there).__mro__:
            there.update_layer(adapter_name, rank, alpha, config=chosen)
            layer = there
        else:
            layer = make(there, adapter_name, config=chosen, r=rank, alpha=alpha)
    if layer is not there:
        setattr(component.get_submodule(parent), child, layer)
        layer.train(there.training)
    if kind == "lokr" and adapter_name in layer.lokr_w1 and adapter_name in layer.lokr_w2:
        layer.alpha[adapter_name] = layer.r[adapter_name]  # no rank: the scale is 1 for all readers of such files
        layer.scaling[adapter_name] = 1.0
    layer.set_adapter([adapter_name])
    return layer


def block_side(out: int, most: int) -> int:
    """The side of OFT's blocks: the largest divisor of a layer's outputs that is not above `most`."""
    return max(side for side in range(1, min(most, out) + 1) if out % side == 0)


def strip(component: nn.Module) -> None:
    """Take all adapters of a component off, so that its own layers stand in their places."""
    for name, layer in list(component.named_modules()):
        if isinstance(layer, BaseTunerLayer) and _BASE not in name:
            parent, _, child = name.rpartition(".")
            setattr(component.get_submodule(parent), child, layer.get_base_layer())
    component.__dict__.pop("peft_config", None)
    if "_hf_peft_config_loaded" in component.__dict__:
        component.__dict__["_hf_peft_config_loaded"] = False
