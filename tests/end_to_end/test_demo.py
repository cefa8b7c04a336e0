"""The main job as a newcomer runs it: it must learn the style, keep the subjects, and hand over a working file."""

import json
import re
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import torch
from diffusers import StableDiffusionPipeline
from PIL import Image
from safetensors import safe_open

from engine.demo.pictures import held_out, moved
from engine.publish.verify import picture_difference
from engine.style import Style, recognised
from project import runs
from project.workspace import resources, sample_dataset, starter_model

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, subprocess.CompletedProcess[str]]:
    """One real run of the demo, for all tests of this file."""
    output = tmp_path_factory.mktemp("demo") / "out"
    command = [sys.executable, str(ROOT / "main.py"), "demo", "--output", str(output)]
    return output, subprocess.run(command, cwd=output.parent, capture_output=True, text=True, check=False)


def _row(text: str, name: str) -> list[str]:
    line = next(line for line in text.splitlines() if line.startswith(name))
    return line.removeprefix(name).split()


def test_it_ends_well_and_says_where_everything_is(finished: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    output, done = finished
    assert done.returncode == 0, done.stderr[-2000:]
    for path in ("before-after.png", "run/line-art.safetensors", "export/line-art.safetensors"):
        assert (output / path).is_file()
        assert str(output / path) in done.stdout
    assert "Traceback" not in done.stderr
    assert re.search(r"loss \d\.\d+", done.stderr)


def test_the_style_arrives_with_strength(finished: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    _, done = finished
    distances = [float(number) for number in _row(done.stdout, "style distance")]
    assert distances[0] == pytest.approx(1.0)
    assert distances[-1] < 0.6
    assert distances[2] < distances[0]
    assert distances == sorted(distances, reverse=True)


def test_the_subjects_stay(finished: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    _, done = finished
    kept = [int(entry.split("/")[0]) for entry in _row(done.stdout, "subjects kept")]
    assert kept[-1] >= 9


def test_the_loss_fell(finished: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    output, _ = finished
    losses = [event.loss for event in runs.EventReader(output / "run" / "events.jsonl").poll()
              if isinstance(event, runs.Step)]  # fmt: skip
    assert len(losses) == 490
    assert np.mean(losses[-50:]) < 0.6 * np.mean(losses[:20])


def test_diffusers_draws_the_style_with_the_exported_file(
    finished: tuple[Path, subprocess.CompletedProcess[str]],
) -> None:
    output, _ = finished
    pipeline = StableDiffusionPipeline.from_pretrained(starter_model(), torch_dtype=torch.float32, safety_checker=None)
    pipeline.set_progress_bar_config(disable=True)
    prompts, references = held_out()

    def draw() -> list[Image.Image]:
        generators = [torch.Generator().manual_seed(7 + row) for row in range(len(prompts))]
        return pipeline(prompts, num_inference_steps=10, guidance_scale=4.0, generator=generators).images

    before = draw()
    pipeline.load_lora_weights(output / "export", weight_name="line-art.safetensors")
    after = draw()
    style = Style([Image.open(path) for path in sorted(sample_dataset().glob("*.png"))], away=before)
    assert style.distance(after) < 0.7
    assert recognised(after, references) >= 8
    assert picture_difference(before[0], after[0])[0] > 5


def test_the_exported_files_are_what_a_webui_reads(finished: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    output, _ = finished
    with safe_open(output / "export" / "line-art.safetensors", framework="pt") as file:
        header, keys = file.metadata(), list(file.keys())
    assert header["ss_v2"] == "False"
    assert header["ss_output_name"] == "line-art"
    assert header["modelspec.architecture"] == "stable-diffusion-v1/lora"
    assert all(key.startswith("lora_unet_") for key in keys)
    side = json.loads((output / "export" / "line-art.json").read_text(encoding="utf-8"))
    assert side["sd version"] == "SD1"
    with Image.open(output / "export" / "line-art.png") as picture:
        assert picture.size == (64, 64)


def test_pictures_that_do_not_move_are_a_failure() -> None:
    assert moved([1.0, 0.9, 0.8, 0.6, 0.4])
    assert not moved([1.0, 1.0, 0.99, 0.98, 0.97])
    assert not moved([1.0, 0.8, 0.5, 0.9, 0.6])


def test_the_held_out_subjects_are_not_in_the_sample() -> None:
    shown = {path.read_text(encoding="utf-8").strip() for path in sample_dataset().glob("*.txt")}
    prompts, references = held_out()
    assert 24 <= len(shown) <= 32
    assert len(prompts) == len(references) == 12
    assert not shown & set(prompts)
    assert recognised(references, references) == 12


def test_the_starter_is_small_and_whole() -> None:
    import hashlib

    lines = (starter_model() / "SHA256SUMS").read_text(encoding="utf-8").split("\n")
    entries = [line.split("  ") for line in lines if line]
    assert entries
    for digest, name in entries:
        assert hashlib.sha256((starter_model() / name).read_bytes()).hexdigest() == digest
    assert sum((starter_model() / name).stat().st_size for _, name in entries) < 25_000_000
    assert (resources() / "held_out").is_dir()
