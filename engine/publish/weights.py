"""The neutral form of a LoRA, between peft layers in memory and the layouts in which files keep it.

Every module keeps its own rank and alpha. Modules are keyed by their dotted path: in the UNet as diffusers names it,
in the text encoder as file formats name it, that is with the `text_model.` prefix, whether or not the loaded
CLIPTextModel has that attribute (transformers 5 flattened it away).
"""

from __future__ import annotations

import math
import re
import warnings
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

import torch
from torch import Tensor, nn

from project.errors import BadInput

TEXT_PREFIX = "text_model."


@dataclass(frozen=True)
class LoraModule:
    """One low-rank update: `down` [r, in] or [r, in, kh, kw], `up` [out, r] or [out, r, 1, 1], and its alpha."""

    down: Tensor
    up: Tensor
    alpha: float

    @property
    def rank(self) -> int:
        """Number of rows of `down`."""
        return self.down.shape[0]

    @property
    def scale(self) -> float:
        """The factor of up·down: alpha / rank."""
        return self.alpha / self.rank

    def delta(self) -> Tensor:
        """What the module adds to the base weight at strength 1, in fp32: [out, in] or [out, in, kh, kw]."""
        product = self.up.float().flatten(1) @ self.down.float().flatten(1) * self.scale
        return product.reshape(self.up.shape[0], *self.down.shape[1:])


@dataclass(frozen=True)
class AdapterWeights:
    """A whole LoRA: its modules in the UNet and in the text encoder, keyed as this file's first sentence says."""

    unet: dict[str, LoraModule] = field(default_factory=dict)
    text_encoder: dict[str, LoraModule] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.unet) + len(self.text_encoder)

    def items(self) -> Iterator[tuple[str, LoraModule]]:
        """All modules, their names led by `unet.` or `text_encoder.`."""
        for name, module in self.unet.items():
            yield f"unet.{name}", module
        for name, module in self.text_encoder.items():
            yield f"text_encoder.{name}", module


@dataclass(frozen=True)
class BaseModules:
    """What a base model offers to adapt: the weight shape of each linear and convolution layer, by neutral name."""

    unet: Mapping[str, tuple[int, ...]]
    text_encoder: Mapping[str, tuple[int, ...]] = field(default_factory=dict)


def base_modules(unet: nn.Module, text_encoder: nn.Module | None = None) -> BaseModules:
    """Lists the adaptable layers of loaded components; adapters that they already carry are looked through."""
    text = {} if text_encoder is None else _layer_shapes(text_encoder)
    return BaseModules(_layer_shapes(unet), {format_name(name): shape for name, shape in text.items()})


def _layer_shapes(component: nn.Module) -> dict[str, tuple[int, ...]]:
    """The weight shapes of linear and convolution layers by the component's own paths, adapter layers left out."""
    from peft.tuners.tuners_utils import BaseTunerLayer

    shapes: dict[str, tuple[int, ...]] = {}
    inside_adapters: tuple[str, ...] = ()
    for name, module in component.named_modules():
        if isinstance(module, BaseTunerLayer):
            inside_adapters += (f"{name}.",)
            layer = module.get_base_layer()
        elif name.startswith(inside_adapters):
            continue
        else:
            layer = module
        if isinstance(layer, (nn.Linear, nn.Conv2d)):
            shapes[name] = tuple(layer.weight.shape)
    return shapes


def format_name(own_name: str) -> str:
    """A text encoder layer's name in files, from its path in the loaded model."""
    return own_name if own_name.startswith(TEXT_PREFIX) else TEXT_PREFIX + own_name


def own_name(name_in_files: str, text_encoder: nn.Module) -> str:
    """A text encoder layer's path in the loaded model, from its name in files."""
    return name_in_files if hasattr(text_encoder, "text_model") else name_in_files.removeprefix(TEXT_PREFIX)


def paired(key: str, down: Tensor | None, up: Tensor | None, alpha: float | None) -> LoraModule:
    """Makes a module of the two halves that a file has under `key`; without alpha its scale is 1.

    Raises BadInput if a half is missing, if one is no matrix or kernel, or if a value is NaN or infinite.
    """
    if down is None or up is None:
        raise BadInput(f"the file is incomplete: {key} has no {'down' if down is None else 'up'} weight")
    if down.dim() < 2 or up.dim() < 2 or 0 in (*down.shape, *up.shape):
        raise BadInput(f"the file is damaged: {key} has weights of the sizes {_size(down.shape)} and {_size(up.shape)}")
    module = LoraModule(down.float(), up.float(), float(down.shape[0]) if alpha is None else alpha)
    if not (module.down.isfinite().all() and module.up.isfinite().all() and math.isfinite(module.alpha)):
        raise BadInput(f"the file holds values that are not finite numbers, for example in {key}")
    return module


def from_peft(component: nn.Module, adapter_name: str) -> dict[str, LoraModule]:
    """Reads an adapter out of a component's peft layers, by the component's own paths, as fp32 copies on the CPU.

    A rank-stabilised adapter (scale alpha / √r) comes out with the alpha that gives the same scale as alpha / r. A
    strength that is set on the layers at the moment does not count. Raises BadInput for what is not a plain LoRA.
    """
    from peft.tuners.lora import LoraLayer

    modules: dict[str, LoraModule] = {}
    for name, layer in component.named_modules():
        if not isinstance(layer, LoraLayer):
            continue
        if adapter_name in layer.lora_variant or adapter_name in layer.lora_embedding_A:
            raise BadInput(f"{name} is adapted by something else than a plain LoRA, which cannot be written to a file")
        if adapter_name not in layer.lora_A:
            continue
        if layer.lora_B[adapter_name].bias is not None:
            raise BadInput(f"{name} has a LoRA with a bias, which the file formats cannot hold")
        alpha = float(layer.lora_alpha[adapter_name])
        if layer.use_rslora[adapter_name]:
            alpha *= math.sqrt(layer.r[adapter_name])
        down, up = (_copy(part[adapter_name].weight) for part in (layer.lora_A, layer.lora_B))
        modules[name] = LoraModule(down=down, up=up, alpha=alpha)
    return modules


def _copy(weight: Tensor) -> Tensor:
    return weight.detach().to(device="cpu", dtype=torch.float32, copy=True).contiguous()


def attach(component: nn.Module, modules: Mapping[str, LoraModule], adapter_name: str) -> None:
    """Adds an adapter to a component as peft layers with fp32 weights, and makes it the active one.

    `modules` is keyed by the component's own paths; exactly these layers are adapted, each with its own rank and
    alpha. Raises BadInput if a layer is missing or has another size, ValueError if the adapter's name is taken.
    """
    from peft import LoraConfig, inject_adapter_in_model
    from peft.tuners.lora import LoraLayer

    if adapter_name in getattr(component, "peft_config", {}):
        raise ValueError(f"the adapter name {adapter_name!r} is already in use")
    if not modules:
        return
    modules = fit(modules, _layer_shapes(component))
    rank = Counter(module.rank for module in modules.values()).most_common(1)[0][0]
    alpha = Counter(module.alpha for module in modules.values()).most_common(1)[0][0]
    # peft matches names as regular expressions and by suffix: only anchored and escaped patterns mean one layer.
    exactly = {name: f"^{re.escape(name)}" for name in modules}
    config = LoraConfig(
        r=rank,
        lora_alpha=alpha,
        rank_pattern={exactly[name]: module.rank for name, module in modules.items() if module.rank != rank},
        alpha_pattern={exactly[name]: module.alpha for name, module in modules.items() if module.alpha != alpha},
        target_modules="|".join(re.escape(name) for name in modules),
        init_lora_weights=False,
    )
    # On the meta device: no layer is filled with random numbers, so the caller's random state stays as it is.
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Already found a `peft_config`")  # a second adapter is meant
        inject_adapter_in_model(config, component, adapter_name, low_cpu_mem_usage=True)
    if hasattr(component, "_hf_peft_config_loaded"):
        # Without it set_adapters() and delete_adapters() of diffusers and transformers refuse to work.
        component.__dict__["_hf_peft_config_loaded"] = True
    layers = {name: layer for name, layer in component.named_modules() if isinstance(layer, LoraLayer)}
    for name, module in modules.items():
        layer = layers[name]
        device = layer.get_base_layer().weight.device
        for part, weight in ((layer.lora_A, module.down), (layer.lora_B, module.up)):
            trains = part[adapter_name].weight.requires_grad
            value = weight.detach().to(device=device, dtype=torch.float32, copy=True).contiguous()
            part[adapter_name].weight = nn.Parameter(value, requires_grad=trains)


def collect(unet: nn.Module, text_encoder: nn.Module | None, adapter_name: str) -> AdapterWeights:
    """Reads an adapter out of the peft layers of a UNet and, if it is there too, of a text encoder."""
    text = {} if text_encoder is None else from_peft(text_encoder, adapter_name)
    return AdapterWeights(
        unet=from_peft(unet, adapter_name),
        text_encoder={format_name(name): module for name, module in text.items()},
    )


def apply(weights: AdapterWeights, unet: nn.Module, text_encoder: nn.Module | None, adapter_name: str) -> None:
    """Adds a LoRA to a UNet and to a text encoder as peft layers.

    Raises BadInput if it does not fit, or if it has text encoder weights and there is no text encoder.
    """
    attach(unet, weights.unet, adapter_name)
    if not weights.text_encoder:
        return
    if text_encoder is None:
        raise BadInput("this LoRA changes the text encoder, and none is loaded")
    attach(
        text_encoder,
        {own_name(name, text_encoder): module for name, module in weights.text_encoder.items()},
        adapter_name,
    )


def fit(
    modules: Mapping[str, LoraModule],
    shapes: Mapping[str, tuple[int, ...]],
    shown_names: Mapping[str, str] | None = None,
) -> dict[str, LoraModule]:
    """Checks modules against the layers that they are meant for, and gives each the number of axes of its layer.

    Some tools write a 1×1 convolution as a matrix or the reverse. `shown_names` are the names that the reader of an
    error knows the modules by. Raises BadInput saying how many do not fit, with an example.
    """
    fitted: dict[str, LoraModule] = {}
    misfits: list[str] = []
    for name, module in modules.items():
        shown = (shown_names or {}).get(name, name)
        shape = shapes.get(name)
        if shape is None:
            misfits.append(f"{shown} is not in it")
            continue
        reshaped = _with_axes(module, len(shape))
        is_pair = reshaped.up.dim() == len(shape) and reshaped.up.shape[1] == reshaped.rank
        if is_pair and (reshaped.up.shape[0], *reshaped.down.shape[1:]) == shape:
            fitted[name] = reshaped
        else:
            sizes = f"{_size(module.down.shape)} and {_size(module.up.shape)}"
            misfits.append(f"{shown} has the sizes {sizes}, the layer is {_size(shape)}")
    if misfits:
        raise BadInput(
            f"this LoRA does not fit this base model: {len(misfits)} of {len(modules)} modules do not fit "
            f"(for example {misfits[0]}); choose the base model that it was trained on"
        )
    return fitted


def _with_axes(module: LoraModule, axes: int) -> LoraModule:
    def reshape(weight: Tensor) -> Tensor:
        if weight.dim() == 2 and axes == 4:
            return weight[:, :, None, None]
        if weight.dim() == 4 and axes == 2 and tuple(weight.shape[2:]) == (1, 1):
            return weight[:, :, 0, 0]
        return weight

    return replace(module, down=reshape(module.down), up=reshape(module.up))


def _size(shape: tuple[int, ...]) -> str:
    return "×".join(str(length) for length in shape)


def with_one_alpha(modules: Mapping[str, LoraModule]) -> dict[str, LoraModule]:
    """Gives all modules the alpha that most of them have; `up` takes the difference, so that no delta changes.

    For readers that know one alpha per component, as diffusers' reader of kohya's layout does.
    """
    alphas = Counter(module.alpha for module in modules.values() if module.alpha != 0)
    if not alphas:
        return dict(modules)
    alpha = alphas.most_common(1)[0][0]
    return {
        name: module if module.alpha == alpha else LoraModule(module.down, module.up * (module.alpha / alpha), alpha)
        for name, module in modules.items()
    }
