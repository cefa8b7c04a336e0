"""The memory that a training of a language model takes on a card, and the numbers that its adapter has.

Weights and layers are counted from the headers of the model's own files. What a token's way back holds follows
Korthikanti et al., "Reducing Activation Recomputation in Large Transformer Models" (2022), without what fused attention
does not keep. It was not measured for every card: the numbers err on the high side.
"""

import math
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from project.errors import BadInput
from project.estimate.memory import optimizer_bytes
from project.models import located
from project.models.language import read_config, weight_files
from project.options import Config
from project.options.adapter import ALL_LINEAR
from project.options.model import STARTER_MODEL
from project.tensor_file import read_header
from project.workspace import starter_text_model

_GIB = 2**30
_CONTEXT = 0.8  # GiB that CUDA, the allocator's slack and the screen take
_BITS = {"none": 0.0, "8bit": 1.03, "4bit": 0.53}  # bytes of a quantised number with its scales; 0: as it is computed
_ATTENTION = ("attn", "attention")
_PLAIN, _TWICE = 14, 1  # numbers of the hidden size that a layer keeps for a token: plain, and computed twice
_INNER = 4  # and numbers of the feed-forward size, where nothing is computed twice
_LOGITS = 10  # bytes of a word's logit: in 16 bits, in 32, and its gradient


@dataclass(frozen=True)
class Sizes:
    """A language model in numbers. `linear` has (outputs, inputs) of each linear layer but the last, by its name."""

    parameters: int
    hidden: int
    inner: int
    layers: int
    words: int
    linear: dict[str, tuple[int, int]] = field(default_factory=dict)


def sizes_of(model: str) -> Sizes | None:
    """The sizes of a folder, a name on the hub or "starter"; None where nothing can be read. Unchanged ones once."""
    folder = starter_text_model() if model in ("", STARTER_MODEL) else Path(located(model))
    try:
        return _read(folder, (folder / "config.json").stat().st_mtime_ns)
    except (OSError, BadInput):
        return None


@lru_cache(maxsize=8)
def _read(folder: Path, _: int) -> Sizes | None:
    config = read_config(folder)
    shapes = {name: entry.shape for file in weight_files(folder) for name, entry in read_header(file).tensors.items()}
    hidden = int(config.get("hidden_size") or config.get("n_embd") or 0)
    if not shapes or not hidden:
        return None
    linear = {
        name.removesuffix(".weight"): (shape[0], shape[1])
        for name, shape in shapes.items()
        if len(shape) == 2 and name.endswith(".weight") and "embed" not in name and not name.startswith("lm_head")
    }
    return Sizes(
        parameters=sum(map(math.prod, shapes.values())),
        hidden=hidden,
        inner=int(config.get("intermediate_size") or 4 * hidden),
        layers=int(config.get("num_hidden_layers") or config.get("n_layer") or 1),
        words=int(config.get("vocab_size") or 0),
        linear=linear,
    )


def text_memory_needed(
    config: Config, longest: int = 0, twice: bool | None = None, sizes: Sizes | None = None
) -> float | None:
    """GiB that a run takes on a card at the most, roughly; None where the model's sizes are not known.

    `longest` is the longest text in tokens (0: as long as `max_seq_length` lets it be), `twice` asks for things
    computed twice (None: as the config says), `sizes` are those of a model that is not here (None: the config's own).
    """
    sizes = sizes or sizes_of(config.model.model_name_or_path)
    if sizes is None:
        return None
    precision = config.precision
    twice = precision.gradient_checkpointing if twice is None else twice
    each = 4 if precision.fp16 is False and precision.bf16 is False else 2
    weights = model_bytes(sizes, config.model.base_quantization, each)
    room = config.model.max_seq_length
    tokens = config.training.batch_size * (room if config.text.packing else min(longest or room, room))
    if twice:
        one_layer = _PLAIN * sizes.hidden + _INNER * sizes.inner
        kept = (sizes.layers * _TWICE * sizes.hidden + one_layer) * each
    else:
        kept = sizes.layers * (_PLAIN * sizes.hidden + _INNER * sizes.inner) * each
    adapter = text_adapter_numbers(config, sizes) * (8 + optimizer_bytes(config))
    return _CONTEXT + (weights + adapter + tokens * (kept + sizes.words * _LOGITS)) / _GIB


def model_bytes(sizes: Sizes, bits: str, each: int) -> float:
    """The frozen model: in fewer bits the linear layers alone, embeddings and norms stay as they are computed."""
    if not _BITS[bits]:
        return float(sizes.parameters * each)
    linear = sum(out * inputs for out, inputs in sizes.linear.values())
    return linear * _BITS[bits] + (sizes.parameters - linear) * each


def text_adapter_numbers(config: Config, sizes: Sizes | None = None) -> float:
    """How many numbers the adapter has: for each chosen layer its rank times inputs and outputs together."""
    sizes = sizes or sizes_of(config.model.model_name_or_path)
    if sizes is None:
        return 0.0
    named = config.adapter.language_targets
    if any(name.lower() == ALL_LINEAR for name in named):
        chosen = list(sizes.linear)
    elif named:
        chosen = [layer for layer in sizes.linear if any(f".{name}." in f".{layer}." for name in named)]
    else:
        chosen = [layer for layer in sizes.linear if any(word in layer for word in _ATTENTION)]
    return config.adapter.lora_rank * float(sum(sum(sizes.linear[layer]) for layer in chosen))
