"""Which layers of a component get an adapter, with what rank and alpha, and at which learning rate.

Layers are meant by patterns, as `project.layer_names` reads them. A UNet's layers answer to the names of the original
code too (`input_blocks.4`), and to the short ones that the WebUIs have for its blocks (`IN04`, `MID`, `OUT03`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from torch import nn

from engine.adapters import language_layers
from engine.publish.sgm_names import sgm_names
from engine.publish.weights import LANGUAGE, base_layers
from project.errors import BadInput
from project.layer_names import meaning, no_such_layer
from project.options import AdapterOptions

MAIN = ("unet", LANGUAGE)  # what makes the pictures or the texts: it always learns
ATTENTION = ["to_q", "to_k", "to_v", "to_out.0"]
TEXT_ATTENTION = ["q_proj", "k_proj", "v_proj", "out_proj"]
_TRANSFORMER = [*ATTENTION, "ff.net.0.proj", "ff.net.2", "proj_in", "proj_out"]
_TIME = ["time_emb_proj", "linear_1", "linear_2"]  # and label embeddings, where a model has them
_BLOCK = re.compile(r"(IN|OUT|MID)(\d*)", re.IGNORECASE)
_ORIGINAL = {"IN": "input_blocks.", "OUT": "output_blocks.", "MID": "middle_block"}


@dataclass(frozen=True)
class Chosen:
    """One layer that gets an adapter."""

    rank: int
    alpha: float


def learns(part: str, options: AdapterOptions) -> bool:
    """Whether a component is trained at all."""
    if part in MAIN:
        return True
    return options.train_text_encoder and (part == "text_encoder" or options.train_text_encoder_2)


def chosen(part: str, component: nn.Module, options: AdapterOptions) -> dict[str, Chosen]:
    """The layers of a component that get an adapter, in the component's order.

    Raises BadInput for a pattern that no linear or convolution layer answers to.
    """
    layers: dict[str, nn.Module] = {
        name: layer for name, layer in base_layers(component).items() if not _is_projection(part, name)
    }
    if part == LANGUAGE:
        layers = language_layers.adaptable(component, layers)
    names = _Names(part, layers)
    key, patterns = _targets(part, options)
    every = language_layers.all_meant(component, layers, options) if part == LANGUAGE else set()
    found = every or names.matching(patterns, key)
    if options.conv_rank and part == "unet":
        full = options.layers == "full"
        found |= {name for name, layer in layers.items() if _is_locon(name, layer) or (full and _is_kernel(layer))}
    found -= names.matching(options.exclude_modules, "exclude_modules") if options.exclude_modules else set()
    ranks = _by_layer(names, options.block_ranks, "block_ranks") if part in MAIN else {}
    sizes = {}
    for name in (name for name in layers if name in found):
        size = _size(part, layers[name], options)
        if name in ranks:
            size = Chosen(int(ranks[name]), size.alpha / size.rank * int(ranks[name]))
        if size.rank:
            sizes[name] = size
    if not sizes:
        raise BadInput(f"{key}: nothing is left to train in the {part.replace('_', ' ')}; take out an exclusion")
    return sizes


def rates(part: str, layers: Iterable[str], options: AdapterOptions) -> dict[str, float]:
    """The learning rates of the layers that have one of their own, by `block_learning_rates`."""
    if part not in MAIN or not options.block_learning_rates:
        return {}
    return _by_layer(_Names(part, layers), options.block_learning_rates, "block_learning_rates")


def _targets(part: str, options: AdapterOptions) -> tuple[str, list[str]]:
    """The option that says which layers of a part, and its patterns. A preset gives way to names that were given."""
    if part == LANGUAGE:
        return "lora_target_modules", options.language_targets
    if part == "unet":
        if options.layers in ("attention", "custom"):
            return "lora_target_modules", options.lora_target_modules
        return "layers", _TRANSFORMER if options.layers == "attention-mlp" else [*_TRANSFORMER, *_TIME]
    if options.text_encoder_layers == "attention-mlp":
        return "text_encoder_layers", [*TEXT_ATTENTION, "fc1", "fc2"]
    return "text_encoder_target_modules", options.text_encoder_target_modules


def _is_kernel(layer: nn.Module) -> bool:
    return isinstance(layer, nn.Conv2d) and layer.kernel_size != (1, 1)


def _is_locon(name: str, layer: nn.Module) -> bool:
    """Whether kohya's scripts train a layer where convolutions have a rank: those of residual and sampling blocks."""
    inside = any(block in name for block in (".resnets.", ".downsamplers.", ".upsamplers."))
    return inside and isinstance(layer, nn.Conv2d)


def _is_projection(part: str, name: str) -> bool:
    """The text projection beside the second text encoder's layers, which no tool knows an adapter for."""
    return part != "unet" and name.startswith("text_projection")


def _size(part: str, layer: nn.Module, options: AdapterOptions) -> Chosen:
    if part in MAIN:
        if _is_kernel(layer) and options.conv_rank:
            return Chosen(options.conv_rank, options.conv_alpha or float(options.conv_rank))
        return Chosen(options.lora_rank, options.lora_alpha)
    rank, alpha = options.text_encoder_rank, options.text_encoder_alpha
    if part == "text_encoder_2":
        rank, alpha = options.text_encoder_2_rank or rank, options.text_encoder_2_alpha or alpha
    rank = rank or options.lora_rank
    return Chosen(rank, alpha or options.lora_alpha / options.lora_rank * rank)


class _Names:
    """The layers of a component under all the names that a pattern may mean them by."""

    def __init__(self, part: str, layers: Iterable[str]) -> None:
        self.names = {name: [name] for name in layers}
        if part == "unet":
            for original, name in sgm_names(self.names.keys()).items():
                self.names[name].append(original)

    def matching(self, patterns: list[str], key: str) -> set[str]:
        """The layers that any pattern means. Raises BadInput for patterns that mean none."""
        found: set[str] = set()
        unknown = []
        for pattern in patterns:
            means = meaning(_original(pattern), key)
            some = {name for name, known in self.names.items() if any(means(one) for one in known)}
            found |= some
            unknown += [] if some else [pattern]
        if unknown:
            raise BadInput(f"{key}: {no_such_layer(unknown, self.names)}")
        return found


def _original(pattern: str) -> str:
    """The pattern with a short name of the WebUIs written out."""
    short = _BLOCK.fullmatch(pattern)
    return _ORIGINAL[short[1].upper()] + (str(int(short[2])) if short[2] else "") if short else pattern


def _by_layer(names: _Names, entries: list[str], key: str) -> dict[str, float]:
    """The value of each layer that an entry `pattern=value` means; a later entry wins over an earlier one."""
    found: dict[str, float] = {}
    for entry in entries:
        pattern, _, value = entry.rpartition("=")
        found |= dict.fromkeys(names.matching([pattern.strip()], key), float(value))
    return found
