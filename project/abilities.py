"""What a device can train: each family of image models and each size of language model, and how.

The memory is what the estimates and the presets say of a run, so nothing here is promised that the Train page would
then warn of.
"""

from dataclasses import dataclass
from typing import Any, Literal

from project.config import parse_config
from project.device import DeviceFacts, Kind
from project.estimate.memory import memory_needed
from project.estimate.text_memory import Sizes, text_memory_needed
from project.options import FAMILIES, PICTURES, TEXTS, Config
from project.presets import find_preset
from project.presets.recipe import composed
from project.runtime.kinds import Backend, Maker
from project.runtime.machine import Machine

Level = Literal["well", "saving", "small", "slow", "no"]
Way = Literal["twice", "encode_first", "optimizer8bit", "base8bit", "base4bit"]

_MAKERS: dict[Backend, Maker] = {"cuda": "nvidia", "rocm": "amd", "mps": "apple"}
_PRESETS = {PICTURES: "art-style", TEXTS: "writing-style"}
_SHARED = 0.7  # of memory that the device shares with the system and other programs: what a training may take
_PICTURE_SAVINGS: tuple[tuple[dict[str, Any], tuple[Way, ...]], ...] = (
    ({}, ()),
    ({"gradient_checkpointing": True}, ("twice",)),
    ({"gradient_checkpointing": True, "encode_first": True}, ("twice", "encode_first")),
)
_TEXT_SAVINGS: tuple[tuple[dict[str, Any], tuple[Way, ...]], ...] = (
    ({}, ()),
    ({"gradient_checkpointing": True}, ("twice",)),
    ({"gradient_checkpointing": True, "base_quantization": "8bit"}, ("twice", "base8bit")),
    ({"gradient_checkpointing": True, "base_quantization": "4bit"}, ("twice", "base4bit")),
)


@dataclass(frozen=True)
class Ability:
    """Whether a device trains a kind of model. `gigabytes` (GiB) is what the run takes, in the least way if "no".

    "well" without saving memory; "saving" in the `ways`; "small" only with pictures of `side` pixels; "slow" without a
    graphics card; "no" where the memory is not enough.
    """

    task: str  # PICTURES or TEXTS
    title: str
    level: Level
    gigabytes: float
    ways: tuple[Way, ...] = ()
    side: int = 0


@dataclass(frozen=True)
class _Published:
    """A published language model that stands for its size: the numbers of its config.json."""

    name: str
    hidden: int
    inner: int
    layers: int
    queries: int  # the width of all query heads together, and of all key heads
    keys: int
    words: int
    tied: bool = False  # the words' embeddings are also the last layer

    def sizes(self) -> Sizes:
        parts = {"q": (self.queries, self.hidden), "k": (self.keys, self.hidden), "v": (self.keys, self.hidden),
                 "o": (self.hidden, self.queries), "gate": (self.inner, self.hidden), "up": (self.inner, self.hidden),
                 "down": (self.hidden, self.inner)}  # fmt: skip
        rooms = {name: "self_attn" if name in "qkvo" else "mlp" for name in parts}
        linear = {
            f"model.layers.{layer}.{rooms[name]}.{name}_proj": shape
            for layer in range(self.layers)
            for name, shape in parts.items()
        }
        embeddings = self.words * self.hidden * (1 if self.tied else 2)
        parameters = embeddings + sum(out * inputs for out, inputs in linear.values())
        return Sizes(parameters, self.hidden, self.inner, self.layers, self.words, linear)


_LANGUAGE_MODELS = (
    _Published("Qwen3 1.7B", 2048, 6144, 28, 2048, 1024, 151_936, tied=True),
    _Published("Qwen3 4B", 2560, 9728, 36, 4096, 1024, 151_936, tied=True),
    _Published("Qwen3 8B", 4096, 12_288, 36, 4096, 1024, 151_936),
    _Published("Qwen3 14B", 5120, 17_408, 40, 5120, 1024, 151_936),
    _Published("Qwen3 32B", 5120, 25_600, 64, 8192, 1024, 151_936),
)


def device_of(machine: Machine, backend: Backend) -> DeviceFacts:
    """What an engine of this kind trains on in a computer: the maker's first card, else the processor."""
    maker = _MAKERS.get(backend)
    card = next((card for card in machine.cards if card.maker == maker), None)
    if card is None:
        return DeviceFacts("cpu", machine.processor or "CPU", machine.memory_bytes or 0)
    kind: Kind = "cuda" if maker == "nvidia" else "rocm" if maker == "amd" else "mps"
    return DeviceFacts(kind, card.name, card.memory_bytes or 0)


def abilities(device: DeviceFacts) -> list[Ability]:
    """What can be trained on a device, image models first, each task's from small to large; none if nobody knows its
    memory. Takes a tenth of a second: for the background."""
    if not device.memory_bytes:
        return []
    pictures = [_pictures_on(device, family) for family in FAMILIES]
    return pictures + [_texts_on(device, model) for model in _LANGUAGE_MODELS]


def _pictures_on(device: DeviceFacts, family: str) -> Ability:
    title = FAMILIES[family].title
    if not device.is_card:
        return _pictures_without_card(device, family)
    recipe = composed(find_preset(_PRESETS[PICTURES]), family, device)
    config = _of_family(recipe.values, family)
    ways: list[Way] = []
    if config.precision.gradient_checkpointing:
        ways.append("twice")
    if config.precision.encode_first:
        ways.append("encode_first")
    if config.optimizing.optimizer.lower().endswith("8bit"):
        ways.append("optimizer8bit")
    side = max(config.data.size or (0,))
    small = 0 < side < FAMILIES[family].resolution
    level: Level = "no" if not recipe.fits else "small" if small else "saving" if ways else "well"
    return Ability(PICTURES, title, level, memory_needed(config), tuple(ways), side if small else 0)


def _pictures_without_card(device: DeviceFacts, family: str) -> Ability:
    """On a processor or an Apple chip: in 32 bits, in memory that others need too."""
    values = {**find_preset(_PRESETS[PICTURES]).values, "fp16": False, "bf16": False, "batch_size": 1, "resolution": 0}
    needed: float = 0.0
    used: tuple[Way, ...] = ()
    for saving, ways in _PICTURE_SAVINGS:
        used = ways
        needed = memory_needed(_of_family({**values, **saving}, family))
        if needed <= _free(device):
            break
    return _judged(device, PICTURES, FAMILIES[family].title, needed, used)


def _texts_on(device: DeviceFacts, model: _Published) -> Ability:
    sizes = model.sizes()
    values = {**find_preset(_PRESETS[TEXTS]).values, "batch_size": 1, "task_type": TEXTS}
    if not device.is_card:
        values |= {"fp16": False, "bf16": False}
    needed: float = 0.0
    used: tuple[Way, ...] = ()
    for saving, ways in _TEXT_SAVINGS:
        if "base_quantization" in saving and device.kind != "cuda":
            break
        needed = text_memory_needed(parse_config({**values, **saving}, "abilities"), sizes=sizes) or 0.0
        used = ways
        if needed <= _free(device):
            break
    return _judged(device, TEXTS, model.name, needed, used)


def _judged(device: DeviceFacts, task: str, title: str, needed: float, ways: tuple[Way, ...]) -> Ability:
    if needed > _free(device):
        return Ability(task, title, "no", needed, ways)
    if device.kind == "cpu":
        return Ability(task, title, "slow", needed, ways)
    return Ability(task, title, "saving" if ways else "well", needed, ways)


def _free(device: DeviceFacts) -> float:
    """GiB that a training may take."""
    return device.gigabytes * (1.0 if device.is_card else _SHARED)


def _of_family(values: dict[str, Any], family: str) -> Config:
    return parse_config({**values, "base_model": f"a model of {family}", "family": family}, "abilities")
