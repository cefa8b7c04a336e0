"""The memory that a run takes on a card, and the numbers that an adapter has, by model family and options.

Weights are counted from the published sizes of the models. What a picture's way back holds was not measured for every
card: the numbers err on the high side.
"""

from dataclasses import dataclass

from project.estimate.pace import picture_size
from project.model_family import family_of_config, is_starter
from project.options import Config

_GIB = 2**30
_CONTEXT = 0.7  # GiB that CUDA, the allocator's slack and the screen take
_AREA = 512 * 512  # pixels of the picture that the numbers are for


@dataclass(frozen=True)
class _Size:
    """Parameters in millions, GiB for a picture of 512×512 (its way back plain and computed twice, its encoding), and
    the numbers of a LoRA of rank 1 on attention, on the other layers, and on the text encoders' attention."""

    unet: float
    texts: float
    plain: float
    twice: float
    encoding: float
    attention: float
    others: float
    text_attention: float


_VAE = 84  # millions, computed in 32 bits
_SIZES = {
    "sd15": _Size(860, 123, 2.5, 0.9, 0.45, 192_000, 210_000, 74_000),
    "sd2": _Size(866, 340, 2.5, 0.9, 0.45, 200_000, 215_000, 188_000),
    "sdxl": _Size(2567, 817, 2.5, 0.25, 0.45, 1_380_000, 1_350_000, 402_000),
    "starter": _Size(3, 1, 0.5, 0.2, 0.1, 19_500, 21_000, 2_050),
}
# Bytes that an optimizer keeps for each trained number; two floats where nothing else is known.
_STATE = {"adafactor": 0.1, "lion": 4, "lion8bit": 1, "adamw8bit": 2, "pagedadamw": 0, "pagedadamw8bit": 0,
          "prodigy": 16, "came": 4.2, "ademamix": 12, "ademamix8bit": 3, "sgd": 4, "muon": 4}  # fmt: skip
_USUAL_STATE = 8.0
_USUAL_TARGETS = 4


def memory_needed(config: Config, twice: bool | None = None) -> float:
    """GiB that a run takes on a card at the most, roughly: models, adapter, and what a picture's way back needs.

    `twice` asks for things computed twice (None: as the config says). A family that nobody knows counts as SD 1.x.
    """
    size, precision = _size(config), config.precision
    twice = precision.gradient_checkpointing if twice is None else twice
    full = precision.fp16 is False and precision.bf16 is False
    each = (4 if full else 2) / 1024**3 * 1e6  # GiB for a million parameters
    width, height = picture_size(config)
    areas = width * height / _AREA
    way_back = config.training.batch_size * areas * (size.twice if twice else size.plain) * (1.8 if full else 1.0)
    encoders = size.texts * each + _VAE * 4e6 / _GIB
    adapter = adapter_numbers(config) * (8 + optimizer_bytes(config)) / _GIB
    learning = size.unet * each + adapter + way_back
    if encodes_first(config):
        return _CONTEXT + max(learning, encoders + areas * size.encoding)
    return _CONTEXT + encoders + max(learning, size.unet * each + adapter + areas * size.encoding)


def encodes_first(config: Config) -> bool:
    """Whether all encoding is done before the image model comes onto the card, so that the encoders are not on it."""
    data = config.data
    varied = data.caption_shuffle or data.tag_dropout > 0 or data.caption_wildcards or data.color_jitter > 0
    return config.precision.encode_first and not (varied or data.random_crop or config.adapter.train_text_encoder)


def adapter_numbers(config: Config) -> float:
    """How many numbers the adapter has, roughly; right for a LoRA on the usual layers."""
    size, options = _size(config), config.adapter
    share = len(options.lora_target_modules) / _USUAL_TARGETS
    of_rank = {"attention": size.attention * share, "custom": size.attention * share}
    per_rank = of_rank.get(options.layers, size.attention + size.others)
    numbers = options.lora_rank * per_rank + options.conv_rank * (size.attention + size.others) * 0.6
    if options.train_text_encoder:
        text_share = len(options.text_encoder_target_modules) / _USUAL_TARGETS
        rank = options.text_encoder_rank or options.lora_rank
        numbers += (
            rank * size.text_attention * text_share * (1 if options.text_encoder_layers != "attention-mlp" else 2.5)
        )
    return numbers * (0.15 if options.adapter_type == "lokr" else 2.0 if options.adapter_type == "loha" else 1.0)


def model_kind(config: Config) -> str:
    """ "starter", or a key of FAMILIES; SD 1.x where nobody knows."""
    return "starter" if is_starter(config.model.base_model) else family_of_config(config) or "sd15"


def _size(config: Config) -> _Size:
    return _SIZES[model_kind(config)]


def optimizer_bytes(config: Config) -> float:
    """Bytes that the optimizer keeps for each trained number."""
    return _STATE.get(config.optimizing.optimizer.lower(), _USUAL_STATE)
