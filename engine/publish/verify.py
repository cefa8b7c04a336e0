"""Loads a written adapter file by a second path, diffusers' own loader, and compares it with what was trained."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
from PIL import Image
from safetensors import safe_open
from torch import nn

from engine.publish.weights import AdapterWeights, LoraModule, collect
from project.errors import JobFailed

if TYPE_CHECKING:
    from diffusers import StableDiffusionPipeline

ADAPTER_NAME = "atelier_verification"


@dataclass(frozen=True)
class TestPicture:
    """What to render for the comparison. Sizes in pixels."""

    __test__ = False  # pytest takes every class of such a name for a test

    prompt: str
    width: int
    height: int
    negative_prompt: str | None = None
    seed: int = 0
    steps: int = 8
    guidance: float = 5.0


@dataclass(frozen=True)
class Tolerance:
    """How far the two pictures may be apart, in steps of 0…255: on average, and at the worst value."""

    mean: float = 1.0
    largest: float = 48.0


@dataclass(frozen=True)
class Verification:
    """What was compared: modules, the largest error of a weight delta relative to its size, and the pictures."""

    modules: int
    largest_delta_error: float
    mean_difference: float
    largest_difference: float


def verify_file(
    path: Path,
    pipeline: StableDiffusionPipeline,
    weights: AdapterWeights,
    render_reference: Callable[[], Image.Image | np.ndarray],
    picture: TestPicture,
    *,
    tolerance: Tolerance = Tolerance(),
) -> Verification:
    """Checks that diffusers, loading `path`, has the trained weights and draws the picture of the trained adapter.

    `pipeline` carries no adapter, and carries none afterwards; its components are freshly loaded, or from
    copy_without_adapters. `weights` is the trained adapter, and `render_reference` draws `picture` with it where it was
    trained: an image, or an array [height, width, 3] of 0…255, as render_picture gives. Raises JobFailed if diffusers
    cannot load the file, if a weight delta is off by more than the file's number type explains, or if the pictures
    differ by more than `tolerance`; ValueError if `pipeline` has an adapter already.
    """
    if has_adapters(pipeline):
        raise ValueError("the pipeline for the check must not have an adapter")
    try:
        with _quiet():
            try:
                pipeline.load_lora_weights(
                    str(path), adapter_name=ADAPTER_NAME, local_files_only=True, use_safetensors=True
                )
            except Exception as error:  # whatever a foreign loader raises means that the file is not usable there
                raise JobFailed(f"{path}: diffusers cannot load the written file: {_one_line(error)}") from error
            loaded = collect(pipeline.unet, pipeline.text_encoder, ADAPTER_NAME)
        worst = _compare_weights(path, weights, loaded, _number_types(path, pipeline))
        drawn = render_picture(pipeline, picture)
    finally:
        pipeline.unload_lora_weights()
    mean, largest = picture_difference(drawn, render_reference())
    if not (mean <= tolerance.mean and largest <= tolerance.largest):  # NaN is never within a tolerance
        raise JobFailed(
            f"{path}: diffusers draws another picture with the written file than the training does: they differ by "
            f"{mean:.2f} of 255 on average and {largest:.1f} at most; do not use the file"
        )
    return Verification(len(loaded), worst, mean, largest)


def render_picture(pipeline: StableDiffusionPipeline, picture: TestPicture) -> np.ndarray:
    """Draws a picture from a fixed seed: fp64 [height, width, 3] in 0…255. The global random state is not used."""
    pipeline.set_progress_bar_config(disable=True)
    with torch.no_grad():
        output = pipeline(
            picture.prompt,
            negative_prompt=picture.negative_prompt,
            num_inference_steps=picture.steps,
            guidance_scale=picture.guidance,
            width=picture.width,
            height=picture.height,
            generator=torch.Generator("cpu").manual_seed(picture.seed),
            output_type="np",
        )
    return np.asarray(output.images[0], dtype=np.float64) * 255


def picture_difference(one: Image.Image | np.ndarray, other: Image.Image | np.ndarray) -> tuple[float, float]:
    """Mean and largest absolute difference of two pictures in 0…255; infinite if their sizes differ."""
    first, second = (
        np.asarray(picture.convert("RGB") if isinstance(picture, Image.Image) else picture, dtype=np.float64)
        for picture in (one, other)
    )
    if first.shape != second.shape:
        return float("inf"), float("inf")
    difference = np.abs(first - second)
    return float(difference.mean()), float(difference.max())


def has_adapters(pipeline: StableDiffusionPipeline) -> bool:
    """Whether a UNet or text encoder of a pipeline carries peft layers."""
    from peft.tuners.tuners_utils import BaseTunerLayer

    components = [pipeline.unet, pipeline.text_encoder]
    return any(isinstance(layer, BaseTunerLayer) for part in components if part for layer in part.modules())


def copy_without_adapters(pipeline: StableDiffusionPipeline) -> StableDiffusionPipeline:
    """A pipeline with copies of the UNet and the text encoder, stripped of adapters; it shares the other components."""
    components: dict[str, Any] = dict(pipeline.components)
    for name in ("unet", "text_encoder"):
        if isinstance(components[name], nn.Module):
            components[name] = deepcopy(components[name])
    copied = type(pipeline)(**components, requires_safety_checker=False)
    copied.set_progress_bar_config(disable=True)
    copied.unload_lora_weights()
    return copied


def _compare_weights(
    path: Path, trained: AdapterWeights, loaded: AdapterWeights, number_types: list[torch.dtype]
) -> float:
    """The largest relative error of a module's delta. Raises JobFailed where rounding to number_types is no excuse."""
    expected, found = dict(trained.items()), dict(loaded.items())
    missing = [name for name in expected if name not in found]
    if missing:
        raise JobFailed(
            f"{path}: diffusers leaves out {len(missing)} of {len(expected)} modules of the written file "
            f"(for example {missing[0]}); do not use the file"
        )
    extra = [name for name, module in found.items() if name not in expected and module.delta().any()]
    if extra:
        raise JobFailed(f"{path}: the written file changes a layer that was not trained: {extra[0]}")
    worst = 0.0
    for name, module in expected.items():
        delta = module.delta()
        size = float(delta.norm())
        error = float((found[name].delta() - delta).norm()) if found[name].delta().shape == delta.shape else np.inf
        if not error <= _rounding(module, number_types):
            raise JobFailed(
                f"{path}: the written file does not hold what was trained: {name} differs by {error / (size or 1):.1%} "
                "of its size; do not use the file"
            )
        worst = max(worst, error / size if size else 0.0)
    return worst


def _rounding(module: LoraModule, number_types: list[torch.dtype]) -> float:
    """The largest error (Frobenius norm) that a delta can have from rounding its factors to these number types.

    With relative rounding u and smallest step s, a factor F of n values moves by at most u‖F‖ + s√n, and a product by
    ‖dU‖‖D‖ + ‖U‖‖dD‖ + ‖dU‖‖dD‖. The scale may sit in either factor before rounding. fp32 matrix products add 1e-5.
    """
    scale = abs(module.scale)
    down, up = float(module.down.float().norm()), float(module.up.float().norm())
    down_error = up_error = 0.0
    for number_type in number_types:
        kind = torch.finfo(number_type)
        step = kind.smallest_normal * kind.eps
        down_error += kind.eps * down + step * module.down.numel() ** 0.5
        up_error += kind.eps * up + step * module.up.numel() ** 0.5 * max(1.0, 1 / scale if scale else 1.0)
    product = up_error * down + up * down_error + up_error * down_error + 1e-5 * up * down
    return scale * product


def _number_types(path: Path, pipeline: StableDiffusionPipeline) -> list[torch.dtype]:
    """The number types through which the weights went: the file's, and those of the components that they are now in."""
    with safe_open(path, framework="pt") as file:
        keys = [key for key in file.keys() if not key.endswith(".alpha")]  # noqa: SIM118  (it is not iterable)
        types = {file.get_tensor(key).dtype for key in keys}
    types |= {part.dtype for part in (pipeline.unet, pipeline.text_encoder) if part is not None}
    return [kind for kind in types if kind.is_floating_point]


@contextmanager
def _quiet() -> Iterator[None]:
    """Silences the warnings and progress bars of a load that is a check: what is wrong is said in one line later."""
    from diffusers.utils import logging as diffusers_logging
    from transformers.utils import logging as transformers_logging

    levels = diffusers_logging.get_verbosity(), transformers_logging.get_verbosity()
    bars = transformers_logging.is_progress_bar_enabled()
    diffusers_logging.set_verbosity(diffusers_logging.CRITICAL)
    transformers_logging.set_verbosity(transformers_logging.CRITICAL)
    transformers_logging.disable_progress_bar()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        diffusers_logging.set_verbosity(levels[0])
        transformers_logging.set_verbosity(levels[1])
        if bars:
            transformers_logging.enable_progress_bar()


def _one_line(error: Exception) -> str:
    return (str(error).strip() or type(error).__name__).splitlines()[0][:300]
