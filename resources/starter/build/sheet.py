"""Draw contact sheets of a built starter model: the fifty everyday subjects at three seeds, and every look of a few.

python resources/starter/build/sheet.py --model resources/starter --output docs/images
"""

import argparse
import sys
from pathlib import Path

import torch
from PIL import Image

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))

from diffusers import StableDiffusionPipeline
from pictures import LOOKS, caption
from subjects import EVERYDAY

from engine.sheets import grid

SEEDS = (1, 2, 3)
SHOWN = ("red apple", "cat face", "house", "car", "tulip", "fish")


def draw(pipeline: StableDiffusionPipeline, prompts: list[str], seed: int, steps: int) -> list[Image.Image]:
    pictures = []
    for start in range(0, len(prompts), 25):
        some = prompts[start : start + 25]
        generators = [torch.Generator().manual_seed(seed * 1000 + start + i) for i in range(len(some))]
        pictures += pipeline(some, num_inference_steps=steps, guidance_scale=4.0, generator=generators).images
    return pictures


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--output", type=Path, required=True)
    parser.add_argument("--steps", type=int, default=20)
    arguments = parser.parse_args()
    arguments.output.mkdir(parents=True, exist_ok=True)
    pipeline = StableDiffusionPipeline.from_pretrained(arguments.model, torch_dtype=torch.float32, safety_checker=None)
    pipeline.set_progress_bar_config(disable=True)
    prompts = list(EVERYDAY.values())
    found = [draw(pipeline, prompts, seed, arguments.steps) for seed in SEEDS]
    blocks = []
    for start in range(0, len(prompts), 10):
        rows = [pictures[start : start + 10] for pictures in found]
        names = [name.replace("smiling face with ", "face, ") for name in prompts[start : start + 10]]
        blocks.append(grid(rows, [f"seed {seed}" for seed in SEEDS], names, cell=96))
    sheet = Image.new("RGB", (blocks[0].width, sum(block.height for block in blocks)), "white")
    for number, block in enumerate(blocks):
        sheet.paste(block, (0, number * block.height))
    sheet.save(arguments.output / "starter-everyday.png", optimize=True)

    looks = [(style, ground) for style, ground, _ in LOOKS]
    rows = [draw(pipeline, [caption(name, *look) for look in looks], 1, arguments.steps) for name in SHOWN]
    names = [" ".join(part for part in look if part) for look in looks]
    grid(rows, list(SHOWN), names, cell=96).save(arguments.output / "starter-looks.png", optimize=True)


if __name__ == "__main__":
    main()
