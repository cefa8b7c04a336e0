"""What a run puts on the disk: checkpoints, the encoded pictures, previews and logs."""

import shutil
from pathlib import Path

from project.estimate.memory import adapter_numbers, model_kind
from project.estimate.pace import picture_size
from project.options import Config
from project.plan import Length

_CHECKPOINT = 3.1  # a LoRA, and the optimizer's two numbers for each of its
# Bytes of latents for each pixel: 4 channels of fp32 at 1/4 or 1/8 of the size.
_LATENT = {"starter": 1.0}
_USUAL_LATENT = 0.25
_CAPTION = {"starter": 16 * 128 * 4, "sd15": 77 * 768 * 4, "sd2": 77 * 1024 * 4, "sdxl": (77 * 2048 + 1280) * 4}
_CROPS, _BLOCK = 4, 4096
_PREVIEW = 2  # bytes of a PNG for each pixel
_STEP = 400  # bytes of events and TensorBoard for each step


def disk_needed(config: Config, pictures: int, run: Length) -> int:
    """The bytes that a run leaves behind at the most, its share of the cache included."""
    checkpoints = adapter_bytes(config) * _CHECKPOINT * (_checkpoints(config, run.total_steps) + 1)  # one is being made
    pixels = picture_size(config)[0] * picture_size(config)[1]
    previews = planned_previews(config, run.total_steps) * pixels * _PREVIEW
    logs = run.total_steps * _STEP
    return int(checkpoints + adapter_bytes(config) + _cache(config, pictures, pixels) + previews + logs)


def adapter_bytes(config: Config) -> int:
    """The size of the finished LoRA file: rough, and right for the usual layers."""
    return int(adapter_numbers(config) * 4) + 40_000  # the names of the layers


def planned_previews(config: Config, steps: int) -> int:
    """How many preview pictures are made on the way."""
    every = config.preview.preview_every
    return steps // every * len(config.preview.preview_prompts) if every else 0


def free_space(path: Path) -> int | None:
    """The free bytes of the disk on which a folder lies or will lie; None if it cannot be asked."""
    for place in (path, *path.absolute().parents):
        try:
            return shutil.disk_usage(place).free
        except FileNotFoundError:
            continue
        except OSError:
            return None
    return None


def _checkpoints(config: Config, steps: int) -> int:
    every, keep = config.output.save_steps, config.output.keep_checkpoints
    made = -(-steps // every) if every else 1
    return min(made, keep) if keep else made


def _cache(config: Config, pictures: int, pixels: int) -> int:
    if not config.data.cache:
        return 0
    model = model_kind(config)
    variants = (2 if config.data.horizontal_flip else 1) * (_CROPS if config.data.random_crop else 1)
    latents = pictures * variants * _blocks(pixels * _LATENT.get(model, _USUAL_LATENT))
    kept = not config.adapter.train_text_encoder and not config.data.caption_shuffle
    return latents + (pictures * _blocks(_CAPTION[model]) if kept else 0)


def _blocks(size: float) -> int:
    """Small files take whole blocks of the disk; each entry has a header."""
    return -(-int(size + 300) // _BLOCK) * _BLOCK
