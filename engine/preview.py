"""Pictures with an adapter at any strength, the base loaded once."""

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from tqdm import tqdm

from engine import adapter, families
from engine.families.base import Family, Request
from engine.memory import place
from engine.publish.files import write_files
from engine.publish.read import read_adapter
from engine.publish.sidecar import png_bytes
from engine.sheets import grid
from project import runs
from project.config import parse_config
from project.errors import BadInput
from project.options import PICTURES, Config, PrecisionOptions


def render(
    family: Family,
    request: Request,
    strength: float,
    on_step: Callable[[int, int], None] | None = None,
    name: str = adapter.NAME,
) -> Image.Image:
    """One picture of the loaded model with its adapter ``name`` scaled by ``strength``.

    Uses only the request's own seed: the global random state, the adapter's scale and the modules' modes are as before.
    """
    with adapter.evaluating(family), adapter.strength(family, strength, name):
        return family.sample([request], on_step)[0]


def render_batch(family: Family, requests: list[Request], strength: float) -> list[Image.Image]:
    """Pictures of several requests of one size at once: faster, and equal to single ones but for rounding."""
    with adapter.evaluating(family), adapter.strength(family, strength):
        return family.sample(requests)


@dataclass(frozen=True)
class Source:
    """What a preview is made from."""

    base_model: str
    lora: Path | None
    device: str = "auto"
    settings: tuple[str, ...] = ()  # how the base model is read, as "key=value"


def reading(base_model: str, settings: Sequence[str], task: str = PICTURES) -> Config:
    """A config that says how a base model is read. Raises BadInput for other options, and for wrong values."""
    entries = dict(entry.partition("=")[::2] for entry in settings)
    other = next((key for key in entries if key not in runs.READING), None)
    if other is not None:
        raise BadInput(f"{other} does not say how a model is read: use {', '.join(runs.READING)}")
    key = "base_model" if task == PICTURES else "model_name_or_path"
    return parse_config({**entries, "task_type": task, key: base_model}, "preview")


def open_source(source: Source) -> Family:
    """Load the base and, if there is one, the LoRA file (ours, kohya's or diffusers' layout)."""
    config = reading(source.base_model, source.settings)
    family = families.load_for(config, place(PrecisionOptions(device=source.device)))
    if source.lora is not None:
        adapter.put_on(family, read_adapter(source.lora, adapter.layers_of(family)))
    return family


def strengths(
    family: Family, request: Request, values: list[float], on_step: Callable[[int, int], None] | None = None
) -> Iterator[tuple[float, Image.Image]]:
    """The same request at several strengths, without loading anything again."""
    for value in values:
        yield value, render(family, request, value, on_step)


def write_strengths(source: Source, request: Request, values: list[float], output: Path) -> None:
    """Render a request at each strength into one PNG: a single picture, or a row with the strengths above it.

    Raises BadInput for a size that the model cannot make and for an output that is not a PNG or cannot be written.
    """
    if output.suffix.lower() != ".png":
        raise BadInput(f"{output}: the picture is written as PNG, so its name must end in .png")
    family = open_source(source)
    for side in (request.width, request.height):
        if side < 0 or side % family.granularity:
            raise BadInput(f"{side} pixels do not fit this model: use a multiple of {family.granularity}")
    total = request.steps * len(values)
    with tqdm(total=total, unit="step", file=sys.stderr, leave=False, dynamic_ncols=True) as bar:
        pictures = [picture for _, picture in strengths(family, request, values, lambda *_: bar.update())]
    sheet = pictures[0]
    if len(pictures) > 1:
        cell = max(128, min(512, pictures[0].width))
        sheet = grid([pictures], [request.prompt], [f"{value:g}" for value in values], cell)
    write_files({output: png_bytes(sheet)})
