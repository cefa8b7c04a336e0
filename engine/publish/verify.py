"""Loads a written adapter file by a second path, diffusers' or LyCORIS' own, and compares it with what was trained."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
import torch
from PIL import Image
from safetensors import SafetensorError, safe_open
from torch import Tensor, nn

from engine.latent_diffusion import pictures_of
from engine.publish import lycoris_reading
from engine.publish.kohya import is_kohya
from engine.publish.peft_layers import collect, strip
from engine.publish.weights import PARTS, AdapterModule, AdapterWeights, LoraModule, base_layers, in_model
from project.errors import JobFailed

if TYPE_CHECKING:
    from diffusers import StableDiffusionPipeline, StableDiffusionXLPipeline

    Pipeline: TypeAlias = StableDiffusionPipeline | StableDiffusionXLPipeline

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
    pipeline: Pipeline,
    weights: AdapterWeights,
    render_reference: Callable[[], Image.Image | np.ndarray],
    picture: TestPicture,
    *,
    tolerance: Tolerance = Tolerance(),
) -> Verification:
    """Checks that a foreign reader, loading `path`, has the trained weights and draws the trained adapter's picture.

    The reader is diffusers, and LyCORIS for kinds that diffusers cannot load. `pipeline` carries no adapter, and
    carries none afterwards; its components are freshly loaded, or from copy_without_adapters. `weights` is the trained
    adapter, and `render_reference` draws `picture` with it where it was trained: an image, or an array [height, width,
    3] of 0…255, as render_picture gives. Raises JobFailed if the file cannot be loaded, if a weight update is off by
    more than the file's number type explains, or if the pictures differ by more than `tolerance`; ValueError if
    `pipeline` has an adapter already.
    """
    if has_adapters(pipeline):
        raise ValueError("the pipeline for the check must not have an adapter")
    # diffusers leaves the scale of a DoRA out where it reads kohya's layout; its own layout it reads whole.
    if weights.kinds() in ([], ["lora"]) or not _in_kohya_layout(path):
        reader = "diffusers"
        modules, worst, drawn = _by_diffusers(path, pipeline, weights, picture)
    else:
        reader = "LyCORIS"
        modules, worst, drawn = _by_lycoris(path, pipeline, weights, picture)
    mean, largest = picture_difference(drawn, render_reference())
    if not (mean <= tolerance.mean and largest <= tolerance.largest):  # NaN is never within a tolerance
        raise JobFailed(
            f"{path}: {reader} draws another picture with the written file than the training does: they differ by "
            f"{mean:.2f} of 255 on average and {largest:.1f} at most; do not use the file"
        )
    return Verification(modules, worst, mean, largest)


def _in_kohya_layout(path: Path) -> bool:
    try:
        with safe_open(path, framework="pt") as file:
            return is_kohya(list(file.keys()))
    except (SafetensorError, OSError):
        return False


def components_of(pipeline: Pipeline) -> dict[str, nn.Module]:
    """The components of a pipeline that adapters attach to."""
    found = {part: getattr(pipeline, part, None) for part in PARTS}
    return {part: component for part, component in found.items() if isinstance(component, nn.Module)}


def _by_diffusers(
    path: Path, pipeline: Pipeline, weights: AdapterWeights, picture: TestPicture
) -> tuple[int, float, np.ndarray]:
    """(modules, the largest relative error of an update, the picture) as diffusers loads the file."""
    components = components_of(pipeline)
    try:
        with _quiet():
            try:
                pipeline.load_lora_weights(
                    str(path), adapter_name=ADAPTER_NAME, local_files_only=True, use_safetensors=True
                )
            except Exception as error:  # whatever a foreign loader raises means that the file is not usable there
                raise JobFailed(f"{path}: diffusers cannot load the written file: {_one_line(error)}") from error
            loaded = collect(components, ADAPTER_NAME)
        found = {name: module.update(_base(components, name)) for name, module in loaded.items()}
        worst = _compare_weights(path, weights, found, components, "diffusers")
        return len(loaded), worst, render_picture(pipeline, picture)
    finally:
        pipeline.unload_lora_weights()


def _by_lycoris(
    path: Path, pipeline: Pipeline, weights: AdapterWeights, picture: TestPicture
) -> tuple[int, float, np.ndarray]:
    """The same as LyCORIS reads the file, drawn with the updates in the weights themselves."""
    components = components_of(pipeline)
    with _quiet():
        try:
            found = lycoris_reading.updates(path, weights, components)
        except (RuntimeError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise JobFailed(f"{path}: LyCORIS cannot load the written file: {_one_line(error)}") from error
    worst = _compare_weights(path, weights, found, components, "LyCORIS")
    with lycoris_reading.merged(components, found):
        return len(found), worst, render_picture(pipeline, picture)


def _base(components: Mapping[str, nn.Module], name: str) -> Tensor:
    """The base weight of a layer, by its part's and neutral name, on the CPU."""
    part, _, rest = name.partition(".")
    own = in_model(part, rest, components[part])
    return base_layers(components[part])[own].weight.detach().float().cpu()


def render_picture(pipeline: Pipeline, picture: TestPicture) -> np.ndarray:
    """Draws a picture from a fixed seed: fp64 [height, width, 3] in 0…255. The global random state is not used.

    The latents are decoded here: the autoencoder stays in fp32 beside a UNet in fewer bits, which pipelines do not
    allow for.
    """
    pipeline.set_progress_bar_config(disable=True)
    with torch.no_grad():
        latents = pipeline(
            picture.prompt,
            negative_prompt=picture.negative_prompt,
            num_inference_steps=picture.steps,
            guidance_scale=picture.guidance,
            width=picture.width,
            height=picture.height,
            generator=torch.Generator("cpu").manual_seed(picture.seed),
            output_type="latent",
        ).images
    return pictures_of(pipeline.vae, latents)[0].cpu().double().numpy() * 255


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


def has_adapters(pipeline: Pipeline) -> bool:
    """Whether a component of a pipeline carries peft layers."""
    from peft.tuners.tuners_utils import BaseTunerLayer

    parts = components_of(pipeline).values()
    return any(isinstance(layer, BaseTunerLayer) for part in parts for layer in part.modules())


def copy_without_adapters(pipeline: Pipeline) -> Pipeline:
    """A pipeline with copies of what adapters attach to, stripped of adapters; it shares the other components."""
    components: dict[str, Any] = dict(pipeline.components)
    for name in components_of(pipeline):
        components[name] = deepcopy(components[name])
        strip(components[name])
    kept = ("requires_safety_checker", "force_zeros_for_empty_prompt")
    settings = {key: pipeline.config[key] for key in kept if key in pipeline.config}
    if "force_zeros_for_empty_prompt" in settings:
        settings["add_watermarker"] = False
    copied = type(pipeline)(**components, **settings)
    copied.set_progress_bar_config(disable=True)
    return copied


def _compare_weights(
    path: Path,
    trained: AdapterWeights,
    found: Mapping[str, Tensor],
    components: Mapping[str, nn.Module],
    reader: str,
) -> float:
    """The largest relative error of an update [out, in, ...]. Raises JobFailed where rounding is no excuse for it."""
    expected = dict(trained.items())
    missing = [name for name in expected if name not in found]
    if missing:
        raise JobFailed(
            f"{path}: {reader} leaves out {len(missing)} of {len(expected)} modules of the written file "
            f"(for example {missing[0]}); do not use the file"
        )
    extra = [name for name, update in found.items() if name not in expected and update.any()]
    if extra:
        raise JobFailed(f"{path}: the written file changes a layer that was not trained: {extra[0]}")
    number_types = _number_types(path, components)
    worst = 0.0
    for name, module in expected.items():
        base = _base(components, name)
        update = module.update(base)
        size = float(update.norm())
        error = float((found[name] - update).norm()) if found[name].shape == update.shape else np.inf
        if not error <= _rounding(module, base, number_types):
            raise JobFailed(
                f"{path}: the written file does not hold what was trained: {name} differs by {error / (size or 1):.1%} "
                "of its size; do not use the file"
            )
        worst = max(worst, error / size if size else 0.0)
    return worst


def _rounding(module: AdapterModule, base: Tensor, number_types: list[torch.dtype]) -> float:
    """The largest error (Frobenius norm) that an update can have from rounding its factors to these number types.

    For a LoRA: with relative rounding u and smallest step s, a factor F of n values moves by at most u‖F‖ + s√n, and a
    product by ‖dU‖‖D‖ + ‖U‖‖dD‖ + ‖dU‖‖dD‖. The scale may sit in either factor before rounding. fp32 matrix products
    add 1e-5. For the other kinds: four times what rounding their tensors does to the update, and 1e-5 of all sizes.
    """
    if not isinstance(module, LoraModule) or module.magnitude is not None:
        update = module.update(base)
        moved = 0.0
        for number_type in number_types:
            rounded = module.changed(partial(_rounded, number_type))
            moved += float((rounded.update(base.to(number_type).float()) - update).norm())
        return 4 * moved + 1e-5 * (float(update.norm()) + float(base.norm()))
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


def _rounded(number_type: torch.dtype, tensor: Tensor) -> Tensor:
    return tensor.to(number_type).float()


def _number_types(path: Path, components: Mapping[str, nn.Module]) -> list[torch.dtype]:
    """The number types through which the weights went: the file's, and those of the components that they are now in."""
    with safe_open(path, framework="pt") as file:
        keys = [key for key in file.keys() if not key.endswith(".alpha")]  # noqa: SIM118  (it is not iterable)
        types = {file.get_tensor(key).dtype for key in keys}
    types |= {next(part.parameters()).dtype for part in components.values()}
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
