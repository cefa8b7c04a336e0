"""Captions of pictures beside the bare model: the same batches through processor and `generate`, and nothing else.

The floor has its pictures decoded already. Both are taken in turns over the same pictures in one process, in wall
seconds: reading ahead is worth nothing in processor seconds, and everything to who waits.
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from PIL import Image, ImageDraw

from engine.caption.base import Context, Staged
from engine.caption.opening import open_captioner
from engine.caption.pipeline import captioned
from engine.caption.work import choose
from engine.memory import pick_device
from project import runs
from project.captioning import CaptioningOptions, read_options, starter_clip
from project.dataset import load_picture

BATCH = 8


@dataclass(frozen=True)
class Result:
    """Medians of the rounds: pictures a second of the bare model and of ours, and of our share of the bare one."""

    model: str
    parameters: int
    bare: float
    ours: float
    ratio: float
    spread: tuple[float, float]


def make_pictures(folder: Path, count: int) -> None:
    """JPEG pictures of about a megapixel."""
    draw = random.Random(0)
    folder.mkdir()
    for number in range(count):
        width, height = draw.choice([(1024, 1024), (1216, 832), (832, 1216)])
        picture = Image.new("RGB", (width, height), _colour(draw))
        pencil = ImageDraw.Draw(picture)
        for _ in range(60):
            x, y = draw.randrange(width), draw.randrange(height)
            pencil.ellipse((x, y, x + draw.randrange(300), y + draw.randrange(300)), fill=_colour(draw))
        picture.save(folder / f"{number}.jpg", quality=88)


def _colour(draw: random.Random) -> tuple[int, ...]:
    return tuple(draw.randrange(256) for _ in range(3))


def blip_model(folder: Path) -> str:
    """A random BLIP with 22 M parameters."""
    from transformers import (
        BertTokenizerFast,
        BlipConfig,
        BlipForConditionalGeneration,
        BlipImageProcessor,
        BlipProcessor,
    )

    folder.mkdir()
    words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "[DEC]", *(f"w{number}" for number in range(8000))]
    (folder / "vocab.txt").write_text("\n".join(words))
    tokenizer = BertTokenizerFast(vocab=str(folder / "vocab.txt"), bos_token="[DEC]")
    sizes = {"hidden_size": 384, "intermediate_size": 1536, "num_hidden_layers": 4, "num_attention_heads": 6}
    config = BlipConfig(
        text_config={**sizes, "vocab_size": len(words), "encoder_hidden_size": 384, "bos_token_id": 5,
                     "eos_token_id": 3, "sep_token_id": 3, "pad_token_id": 0},
        vision_config={**sizes, "num_hidden_layers": 6, "image_size": 224, "patch_size": 16},
    )  # fmt: skip
    torch.manual_seed(0)
    BlipForConditionalGeneration(config).save_pretrained(folder)
    BlipProcessor(BlipImageProcessor(size={"height": 224, "width": 224}), tokenizer).save_pretrained(folder)
    return str(folder)


def bare(captioner: Any, pictures: list[Image.Image], options: CaptioningOptions) -> Callable[[], None]:
    """One pass of the bare model over decoded pictures, in the same batches and with the same arguments."""
    from engine.caption.captioners import TransformersCaptioner

    contexts = [Context(seed=number) for number in range(len(pictures))]

    def once() -> None:
        for start in range(0, len(pictures), options.batch_size):
            batch = pictures[start : start + options.batch_size]
            if isinstance(captioner, TransformersCaptioner):
                inputs = captioner.processor(images=batch, return_tensors="pt").to(captioner.device)
                with torch.inference_mode():
                    out = captioner.model.generate(
                        **inputs, max_new_tokens=options.max_new_tokens, min_new_tokens=options.min_new_tokens
                    )
                captioner.words.batch_decode(out, skip_special_tokens=True)
            else:
                captioner.describe(batch, contexts[start : start + options.batch_size])

    return once


def measure(name: str, model: str, folder: Path, rounds: int, device: str) -> Result:
    """Caption the folder as a job does, and let the bare model do the same, in turns."""
    options = read_options([f"batch_size={BATCH}", "max_new_tokens=20", "min_new_tokens=20", "mode=replace"], model)
    captioner = open_captioner(options, pick_device(device), lambda *_: None)
    wanted, _ = choose((), folder, options)
    floor = bare(captioner, [load_picture(one.path, "#ffffff") for one in wanted], options)
    log = runs.EventLog(folder.parent / f"{name}.jsonl")

    def ours() -> None:
        for batch in captioned(captioner, wanted, options, lambda: True):
            for one in batch:
                assert one.caption is not None, one.problem
                log.write(runs.CaptionEvent(path=one.wanted.name, caption=one.caption))

    took: dict[str, list[float]] = {"bare": [], "ours": []}
    for number in range(rounds + 1):
        for key, run in (("bare", floor), ("ours", ours)):
            began = time.perf_counter()
            run()
            if number:  # the first round warms up
                took[key].append(time.perf_counter() - began)
    ratios = [one / other for one, other in zip(took["bare"], took["ours"], strict=True)]
    inner = getattr(captioner, "model", None) or getattr(getattr(captioner, "clip", None), "model", None)
    parameters = sum(weight.numel() for weight in inner.parameters()) if isinstance(inner, torch.nn.Module) else 0
    speed = {key: len(wanted) / statistics.median(times) for key, times in took.items()}
    assert isinstance(captioner, Staged) or name != "blip"
    return Result(name, parameters, speed["bare"], speed["ours"], statistics.median(ratios), (min(ratios), max(ratios)))


def main() -> int:
    """Measure and print one table; 1 if ours is below 90 % of the bare model."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench captioning", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="turns of the two (default 5)")
    parser.add_argument("--pictures", type=int, default=32, help="pictures in a turn (default 32)")
    parser.add_argument("--device", default="auto")
    parser.add_argument("--model", action="append", default=[], help="another model: a folder, or a file (repeatable)")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        os.environ["ATELIER_HOME"] = place
        folder = Path(place) / "pictures"
        make_pictures(folder, chosen.pictures)
        models = {"blip": blip_model(Path(place) / "blip")}
        if any(starter_clip().glob("*.safetensors")):
            models["starter-clip"] = ""
        models |= {Path(model).name: model for model in chosen.model}
        results = [measure(name, model, folder, chosen.rounds, chosen.device) for name, model in models.items()]
    print(table(results))
    return 0 if all(result.ratio >= 0.9 for result in results) else 1


def table(results: list[Result]) -> str:
    """One Markdown row a model."""
    lines = [
        "| model | parameters | bare, pictures/s | LoRA Atelier | ratio | of rounds |",
        "|---|---|---|---|---|---|",
    ]
    lines += [
        f"| {r.model} | {r.parameters / 1e6:.1f} M | {r.bare:.2f} | {r.ours:.2f} | **{r.ratio:.3f}** | "
        f"{r.spread[0]:.3f} to {r.spread[1]:.3f} |"
        for r in results
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
