"""The neutral form of an adapter, between peft layers in memory and the layouts in which files keep it.

An adapter has parts, one for each component of the model that it changes: `unet`, `text_encoder`, `text_encoder_2`,
or `language_model`. Every module keeps its own rank and alpha. Modules are keyed by their dotted path: in the UNet as
diffusers names it, in a language model as transformers does, in a text encoder as file formats name it, that is with
the `text_model.` prefix, whether or not the loaded model has that attribute (transformers 5 flattened it away).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from torch import nn

from engine.publish.modules import AdapterModule, LohaModule, LokrModule, LoraModule, OftModule, module_of, size_text
from engine.publish.sgm_names import sgm_names
from project.errors import BadInput

__all__ = [
    "LANGUAGE", "PARTS", "AdapterModule", "AdapterWeights", "BaseModules", "LohaModule", "LokrModule", "LoraModule",
    "OftModule", "base_modules", "fit", "format_name", "in_files", "in_model", "module_of", "own_name",
    "with_one_alpha",
]  # fmt: skip

LANGUAGE = "language_model"
PARTS = ("unet", "text_encoder", "text_encoder_2", LANGUAGE)
_PLAIN = ("unet", LANGUAGE)  # parts whose layers have the same names in files and in the loaded model
TEXT_PREFIX = "text_model."
_BESIDE = ("text_projection",)  # of a text encoder, but not in its text_model


@dataclass(frozen=True)
class AdapterWeights:
    """A whole adapter: the modules of each part, keyed as this file's docstring says.

    `kohya_names` are the names of modules in kohya's layout, by `PART.NAME`, for a base model that has others than
    Stable Diffusion 1.x and 2.x: BaseModules.kohya_names() gives them.
    """

    parts: Mapping[str, dict[str, AdapterModule]] = field(default_factory=dict)
    kohya_names: Mapping[str, str] = field(default_factory=dict, compare=False)

    def __len__(self) -> int:
        return sum(len(modules) for modules in self.parts.values())

    def part(self, name: str) -> dict[str, AdapterModule]:
        """The modules of a part; none where the adapter leaves it alone."""
        return self.parts.get(name, {})

    def items(self) -> Iterator[tuple[str, AdapterModule]]:
        """All modules, their names led by the part's and a dot."""
        for part, modules in self.parts.items():
            for name, module in modules.items():
                yield f"{part}.{name}", module

    def kinds(self) -> list[str]:
        """The kinds of the modules, the commonest first."""
        return [kind for kind, _ in Counter(module.kind for _, module in self.items()).most_common()]


@dataclass(frozen=True)
class BaseModules:
    """What a base model offers to adapt: the weight shape of each linear and convolution layer, by part and name."""

    parts: Mapping[str, Mapping[str, tuple[int, ...]]]

    def part(self, name: str) -> Mapping[str, tuple[int, ...]]:
        """The layers of a part; none where the model has no such part."""
        return self.parts.get(name, {})

    def kohya_names(self) -> dict[str, str]:
        """The names of all layers in kohya's layout by `PART.NAME`; empty where the plain ones of SD 1.x hold.

        A model with two text encoders is SDXL: kohya's scripts train it on the original code's UNet, whose names for
        the blocks they keep, and they number the text encoders.
        """
        if "text_encoder_2" not in self.parts:
            return {}
        unet = {name: sgm for sgm, name in sgm_names(self.part("unet").keys()).items()}
        names = {f"unet.{name}": f"lora_unet_{_flat(unet.get(name, name))}" for name in self.part("unet")}
        for part, prefix in (("text_encoder", "lora_te1_"), ("text_encoder_2", "lora_te2_")):
            names |= {f"{part}.{name}": prefix + _flat(name) for name in self.part(part)}
        return names


def _flat(name: str) -> str:
    return name.replace(".", "_")


def base_modules(components: Mapping[str, nn.Module]) -> BaseModules:
    """Lists the adaptable layers of loaded components; adapters that they already carry are looked through."""
    return BaseModules(
        {
            part: {in_files(part, name): shape for name, shape in layer_shapes(module).items()}
            for part, module in components.items()
        }
    )


def layer_shapes(component: nn.Module) -> dict[str, tuple[int, ...]]:
    """The weight shapes of linear and convolution layers by the component's own paths, adapter layers left out."""
    return {name: _shape(layer) for name, layer in base_layers(component).items()}


def _shape(layer: nn.Linear | nn.Conv2d) -> tuple[int, ...]:
    """A layer's own shape: weights in 4 bits are stored as a column of bytes."""
    if isinstance(layer, nn.Linear):
        return layer.out_features, layer.in_features
    return tuple(layer.weight.shape)


def base_layers(component: nn.Module) -> dict[str, nn.Linear | nn.Conv2d]:
    """The linear and convolution layers of a component by its own paths, looked up beneath the adapters on them."""
    from peft.tuners.tuners_utils import BaseTunerLayer

    layers: dict[str, nn.Linear | nn.Conv2d] = {}
    inside_adapters: tuple[str, ...] = ()
    for name, module in component.named_modules():
        if name.startswith(inside_adapters):
            continue
        layer = module
        if isinstance(module, BaseTunerLayer):
            inside_adapters += (f"{name}.",)
            layer = module.get_base_layer()
        if isinstance(layer, (nn.Linear, nn.Conv2d)):
            layers[name] = layer
    return layers


def in_files(part: str, own: str) -> str:
    """A layer's name in the neutral form, from its path in the loaded part."""
    return own if part in _PLAIN else format_name(own)


def in_model(part: str, name: str, component: nn.Module) -> str:
    """A layer's path in the loaded part, from its name in the neutral form."""
    return name if part in _PLAIN else own_name(name, component)


def format_name(own_name: str) -> str:
    """A text encoder layer's name in files, from its path in the loaded model."""
    return own_name if own_name.startswith((TEXT_PREFIX, *_BESIDE)) else TEXT_PREFIX + own_name


def own_name(name_in_files: str, component: nn.Module) -> str:
    """A text encoder layer's path in the loaded model, from its name in files."""
    return name_in_files if hasattr(component, "text_model") else name_in_files.removeprefix(TEXT_PREFIX)


def fit(
    modules: Mapping[str, AdapterModule],
    shapes: Mapping[str, tuple[int, ...]],
    shown_names: Mapping[str, str] | None = None,
) -> dict[str, AdapterModule]:
    """Checks modules against the layers that they are meant for, and gives each the number of axes of its layer.

    Some tools write a 1×1 convolution as a matrix or the reverse. `shown_names` are the names that the reader of an
    error knows the modules by. Raises BadInput saying how many do not fit, with an example.
    """
    fitted: dict[str, AdapterModule] = {}
    misfits: list[str] = []
    for name, module in modules.items():
        shown = (shown_names or {}).get(name, name)
        shape = shapes.get(name)
        found = None if shape is None else module.fitted(shape)
        if found is not None:
            fitted[name] = found
        elif shape is None:
            misfits.append(f"{shown} is not in it")
        else:
            sizes = " and ".join(size_text(tensor.shape) for tensor in module.tensors().values())
            misfits.append(f"{shown} has the sizes {sizes}, the layer is {size_text(shape)}")
    if misfits:
        raise BadInput(
            f"this LoRA does not fit this base model: {len(misfits)} of {len(modules)} modules do not fit "
            f"(for example {misfits[0]}); choose the base model that it was trained on"
        )
    return fitted


def with_one_alpha(modules: Mapping[str, AdapterModule]) -> dict[str, AdapterModule]:
    """Gives all LoRA modules the alpha that most of them have; `up` takes the difference, so that no delta changes.

    For readers that know one alpha per component, as diffusers' reader of kohya's layout does.
    """
    alphas = Counter(module.alpha for module in modules.values() if isinstance(module, LoraModule) and module.alpha)
    if not alphas:
        return dict(modules)
    alpha = alphas.most_common(1)[0][0]
    return {
        name: replace(module, up=module.up * (module.alpha / alpha), alpha=alpha)
        if isinstance(module, LoraModule) and module.alpha != alpha
        else module
        for name, module in modules.items()
    }
