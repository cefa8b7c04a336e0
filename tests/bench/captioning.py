"""Captions of pictures beside the bare model: the same batches prepared and through the model, and nothing else.

The floor has its pictures decoded already, and makes no caption of what the model says. Both are taken in turns over
the same pictures in one process, by the clock: reading ahead is worth nothing in processor seconds, and everything to
who waits. The processor's own time stands beside, for machines that others share. The models have random weights and
the sizes of real ones, but for the one that comes with the app; that one is so small that decoding a picture takes
longer than looking at it, so its ratio says what decoding costs.
"""

from __future__ import annotations

import argparse
import itertools
import json
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
from project.captioning import STARTER_CLIP, CaptioningOptions, read_options
from project.dataset import load_picture

BATCH = 8
TAGGER = 8_300_000  # parameters of `tagger_model`


@dataclass(frozen=True)
class Result:
    """Medians of the rounds: pictures a second of the bare model and of ours, and our share of the bare one's speed, by
    the clock and in processor time."""

    model: str
    parameters: int
    bare: float
    ours: float
    ratio: float
    in_processor: float
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


def clip_model(folder: Path) -> str:
    """A random CLIP ViT-B/32, 151 M parameters, of which 88 M look at pictures."""
    import open_clip
    from safetensors.torch import save_file

    folder.mkdir()
    torch.manual_seed(0)
    tensors = open_clip.create_model("ViT-B-32").state_dict()
    save_file({name: value.contiguous() for name, value in tensors.items()}, folder / "open_clip_model.safetensors")
    config = {"model_cfg": open_clip.get_model_config("ViT-B-32"), "preprocess_cfg": {}}
    (folder / "open_clip_config.json").write_text(json.dumps(config))
    return str(folder)


def tagger_model(folder: Path) -> str:
    """A random convolutional tagger in the form of WD14's: 448 pixels, 2000 tags."""
    import numpy as np
    import onnx
    from onnx import TensorProto, helper, numpy_helper

    folder.mkdir()
    draw = np.random.default_rng(0)
    widths = (3, 64, 128, 256, 512, 1024)
    nodes, weights, last = [helper.make_node("Transpose", ["input"], ["c0"], perm=[0, 3, 1, 2])], [], "c0"
    for number, (before, after) in enumerate(itertools.pairwise(widths)):
        kernel = draw.normal(0, 0.02, (after, before, 3, 3)).astype(np.float32)
        weights.append(numpy_helper.from_array(kernel, f"w{number}"))
        conv, last = f"r{number}", f"c{number + 1}"
        nodes += [
            helper.make_node("Conv", [f"c{number}", f"w{number}"], [conv], strides=[2, 2], pads=[1, 1, 1, 1]),
            helper.make_node("Relu", [conv], [last]),
        ]
    weights.append(numpy_helper.from_array(draw.normal(0, 0.1, (1024, 2000)).astype(np.float32), "head"))
    nodes += [
        helper.make_node("ReduceMean", [last], ["mean"], axes=[2, 3], keepdims=0),
        helper.make_node("MatMul", ["mean", "head"], ["sum"]),
        helper.make_node("Sigmoid", ["sum"], ["output"]),
    ]
    taken = helper.make_tensor_value_info("input", TensorProto.FLOAT, ["n", 448, 448, 3])
    given = helper.make_tensor_value_info("output", TensorProto.FLOAT, ["n", 2000])
    graph = helper.make_graph(nodes, "tagger", [taken], [given], weights)
    onnx.save(
        helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)], ir_version=8), folder / "model.onnx"
    )
    rows = [f"{number},tag_{number},0,1" for number in range(2000)]
    (folder / "selected_tags.csv").write_text("\n".join(["tag_id,name,category,count", *rows]))
    return str(folder)


def bare(captioner: Any, pictures: list[Image.Image], options: CaptioningOptions) -> Callable[[], None]:
    """One pass of the bare model over decoded pictures, in the same batches and with the same arguments."""
    from engine.caption.ranking import Ranking
    from engine.caption.tagger import Tagger

    def once() -> None:
        for start in range(0, len(pictures), options.batch_size):
            batch = pictures[start : start + options.batch_size]
            if isinstance(captioner, Ranking):
                clip = captioner.clip
                clip.encoded(torch.stack([clip.prepared(picture) for picture in batch]))
            elif isinstance(captioner, Tagger):
                captioner.model.run(captioner.prepare(batch, [Context()] * len(batch)))
            else:
                inputs = captioner.processor(images=batch, return_tensors="pt").to(captioner.device)
                with torch.inference_mode():
                    out = captioner.model.generate(
                        **inputs, max_new_tokens=options.max_new_tokens, min_new_tokens=options.min_new_tokens
                    )
                captioner.words.batch_decode(out, skip_special_tokens=True)

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

    wall: dict[str, list[float]] = {"bare": [], "ours": []}
    processor: dict[str, list[float]] = {"bare": [], "ours": []}
    for number in range(rounds + 1):
        for key, run in (("bare", floor), ("ours", ours)):
            began = time.perf_counter(), time.process_time()
            run()
            if number:  # the first round warms up
                wall[key].append(time.perf_counter() - began[0])
                processor[key].append(time.process_time() - began[1])
    ratios, shares = (
        [one / other for one, other in zip(took["bare"], took["ours"], strict=True)] for took in (wall, processor)
    )
    inner: Any = getattr(getattr(captioner, "clip", captioner), "model", None)
    counted = isinstance(inner, torch.nn.Module)
    parameters = sum(weight.numel() for weight in inner.parameters()) if counted else TAGGER
    speed = {key: len(wanted) / statistics.median(times) for key, times in wall.items()}
    assert isinstance(captioner, Staged)
    medians = statistics.median(ratios), statistics.median(shares)
    return Result(name, parameters, speed["bare"], speed["ours"], *medians, (min(ratios), max(ratios)))


def main() -> int:
    """Measure and print a table, row by row; 1 if ours is below 90 % of a bare model of a real one's size."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench captioning", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="turns of the two (default 5)")
    parser.add_argument("--pictures", type=int, default=16, help="pictures in a turn (default 16)")
    parser.add_argument("--device", default="auto")
    parser.add_argument("--model", action="append", default=[], help="another model: a folder, or a file (repeatable)")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        os.environ["ATELIER_HOME"] = place
        folder = Path(place) / "pictures"
        make_pictures(folder, chosen.pictures)
        makers = {"blip": blip_model, "clip-vit-b-32": clip_model, "tagger": tagger_model}
        models = {name: make(Path(place) / name) for name, make in makers.items()}
        models |= {STARTER_CLIP: "", **{Path(model).name: model for model in chosen.model}}
        print(HEAD)
        results = []
        for name, model in models.items():
            results.append(measure(name, model, folder, chosen.rounds, chosen.device))
            print(row(results[-1]), flush=True)
    return 0 if all(result.ratio >= 0.9 for result in results if result.model != STARTER_CLIP) else 1


HEAD = (
    "| model | parameters | bare, pictures/s | LoRA Atelier | ratio | of rounds | in processor time |\n"
    "|---|---|---|---|---|---|---|"
)


def row(result: Result) -> str:
    """A row of a Markdown table."""
    return (
        f"| {result.model} | {result.parameters / 1e6:.1f} M | {result.bare:.2f} | {result.ours:.2f} | "
        f"**{result.ratio:.3f}** | {result.spread[0]:.3f} to {result.spread[1]:.3f} | {result.in_processor:.3f} |"
    )


if __name__ == "__main__":
    sys.exit(main())
