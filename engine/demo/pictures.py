"""The whole job on what is built in: train the sample style, show it before and after, measure it, export it."""

import csv
import sys
import time
from pathlib import Path

import numpy as np
from PIL import Image

from engine import export, runner
from engine.families.base import Family, Request
from engine.preview import Source, open_source, render_batch
from engine.publish.files import write_files
from engine.publish.sidecar import png_bytes
from engine.sheets import grid
from engine.style import Style, recognised
from project.config import load_config
from project.errors import JobFailed
from project.workspace import resources, sample_dataset

STRENGTHS = (0.0, 0.25, 0.5, 0.75, 1.0)
RECOMMENDED = 1.0
STEPS, GUIDANCE, SEED = 14, 4.0, 7


def demo(output: Path) -> int:
    """Run it in the empty folder ``output``; 0 when the pictures moved to the style."""
    began = time.time()
    config = load_config(
        resources() / "presets" / "demo.yaml", [f"output_dir={output / 'run'}", "output_name=line-art"]
    )
    if runner.start(config) != "finished":
        return 1
    result = output / "run" / "line-art.safetensors"

    print("drawing the held-out prompts before and after …", file=sys.stderr)
    prompts, references = held_out()
    family = open_source(Source(config.model.base_model, result))
    columns = draw(family, prompts)
    sheet = grid(list(zip(*columns, strict=True)), prompts, [f"strength {value:g}" for value in STRENGTHS])
    write_files({output / "before-after.png": png_bytes(sheet)})
    distances = measure(columns)
    exported = export.export(output / "run", "webui", output / "export", export.Wishes(weight=RECOMMENDED))

    print("strength        " + "".join(f"{value:8.2f}" for value in STRENGTHS))
    print("style distance  " + "".join(f"{distance:8.2f}" for distance in distances))
    kept = [recognised(pictures, references) for pictures in columns]
    print("subjects kept   " + "".join(f"{number:5d}/{len(prompts)}" for number in kept))
    print(f"before/after    {output / 'before-after.png'}")
    print(f"LoRA            {result}")
    print(f"for WebUI       {exported[0]} (loaded back and compared)")
    print(f"run folder      {output / 'run'}")
    print(f"took            {time.time() - began:.0f} s")
    if not moved(distances):
        raise JobFailed("the pictures did not move towards the style; look at before-after.png and the loss in the run")
    return 0


def held_out() -> tuple[list[str], list[Image.Image]]:
    """Subjects that the sample dataset does not show, and what they look like in its style."""
    folder = resources() / "held_out"
    with open(folder / "prompts.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return [row["prompt"] for row in rows], [_picture(folder / row["filename"]) for row in rows]


def _picture(path: Path) -> Image.Image:
    with Image.open(path) as picture:
        picture.load()  # which closes the file
        return picture


def draw(family: Family, prompts: list[str]) -> list[list[Image.Image]]:
    """A list of pictures for each strength, the seed of a prompt the same in all."""
    requests = [Request(prompt, seed=SEED + row, steps=STEPS, guidance=GUIDANCE) for row, prompt in enumerate(prompts)]
    return [render_batch(family, requests, value) for value in STRENGTHS]


def measure(columns: list[list[Image.Image]]) -> list[float]:
    """The style distance at each strength, in units of the distance at strength 0."""
    sample = [_picture(path) for path in sorted(sample_dataset().glob("*.png"))]
    style = Style(sample, away=columns[0])
    return [style.distance(pictures) for pictures in columns]


def moved(distances: list[float]) -> bool:
    """Whether full strength is clearly nearer to the style than the base, and the way there goes down."""
    falls = np.diff(distances) < 0.05
    return distances[-1] < 0.7 * distances[0] and bool(falls.all())
