"""Take a finished run to other tools, and prove by an independent loader that the file is the trained adapter."""

import json
import tempfile
from dataclasses import dataclass
from pathlib import Path

import torch
from PIL import Image

from engine import adapter, families
from engine.families.base import Family, Request
from engine.memory import place
from engine.preview import render
from engine.publish.export import export_diffusers, export_webui, lora_folder
from engine.publish.files import DIFFUSERS_NAME
from engine.publish.metadata import TrainingFacts
from engine.publish.read import read_adapter
from engine.publish.sidecar import preview_path, refuse_existing, sidecar_path
from engine.publish.verify import TestPicture, Verification, copy_without_adapters, verify_file
from engine.session import FACTS
from project import runs
from project.config import load_config
from project.errors import BadInput, JobFailed
from project.options import Config, PrecisionOptions

DTYPES = {"fp16": torch.float16, "bf16": torch.bfloat16, "fp32": torch.float32}
STEPS, GUIDANCE = 20, 5.0  # of the preview picture and of the comparison


@dataclass(frozen=True)
class Wishes:
    """How an export is to be: ``weight`` is the strength that WebUI offers, ``name`` the file's (None: the run's)."""

    name: str | None = None
    weight: float = 0.8
    prompt: str | None = None  # what the preview picture shows; None: the commonest caption
    dtype: str = "fp16"
    overwrite: bool = False


def export(run: Path, to: str, dest: Path, wishes: Wishes = Wishes()) -> list[Path]:
    """Write the adapter of a finished run for ``webui`` or ``diffusers``; returns the files, the adapter first.

    The files are proven in a temporary folder before they reach ``dest``, so that a failure replaces nothing there.
    Raises BadInput for a run that has no result and for files that are in the way, JobFailed when diffusers, loading
    the written file, does not draw the picture that the trained adapter draws.
    """
    config, facts, result = _finished(run)
    name, dest = wishes.name or config.output.name, dest.expanduser()
    _refuse_taken(to, dest, name, wishes.overwrite)
    family = families.load(config.model, place(PrecisionOptions()))
    weights = read_adapter(result, adapter.layers_of(family))
    pipeline = copy_without_adapters(family.pipeline())
    adapter.put_on(family, weights)
    words = wishes.prompt or _commonest(facts) or config.data.trigger_word
    picture = render(family, Request(words, steps=STEPS, guidance=GUIDANCE), wishes.weight or 1.0)

    def write(folder: Path) -> list[Path]:
        dtype, overwrite = DTYPES[wishes.dtype], wishes.overwrite
        if to == "diffusers":
            return export_diffusers(weights, facts, folder, overwrite=overwrite, dtype=dtype)
        weight = wishes.weight
        return export_webui(
            weights, facts, folder, name, picture, preferred_weight=weight, overwrite=overwrite, dtype=dtype
        )

    with tempfile.TemporaryDirectory() as aside:
        trial = write(Path(aside))[0]
        prove(trial, family, pipeline, words)
        proven = trial.read_bytes()
    files = write(dest)
    if files[0].read_bytes() != proven:
        raise JobFailed(f"{files[0]} does not hold what was written to it: check the disk and export again")
    return files


def _refuse_taken(to: str, dest: Path, name: str, overwrite: bool) -> None:
    """Say that files are in the way before the model is loaded, not after."""
    if to == "webui":
        file = lora_folder(dest) / f"{name}.safetensors"
        refuse_existing([file, sidecar_path(file), preview_path(file)], overwrite=overwrite)
    else:
        refuse_existing([dest / DIFFUSERS_NAME], overwrite=overwrite)


def prove(file: Path, family: Family, pipeline: object, prompt: str) -> Verification:
    """Load ``file`` with diffusers into ``pipeline`` (which has no adapter) and compare with the attached adapter."""
    side = family.resolution
    test = TestPicture(prompt, side, side, steps=STEPS, guidance=GUIDANCE, negative_prompt="")
    request = Request(prompt, seed=test.seed, steps=STEPS, guidance=GUIDANCE, width=side, height=side)

    def reference() -> Image.Image:
        return render(family, request, 1.0)

    return verify_file(file, pipeline, adapter.collect(family), reference, test)


def _finished(run: Path) -> tuple[Config, TrainingFacts, Path]:
    folder = runs.RunFolder(run.expanduser())
    if not folder.config.is_file():
        raise BadInput(f"{run} is not a run folder: it has no config.yaml")
    config = load_config(folder.config)
    result = folder.result(config.output.name)
    if not result.is_file():
        raise BadInput(f"{run} has no finished LoRA yet ({result.name}): finish it with train --resume")
    try:
        facts = TrainingFacts.from_dict(json.loads((folder.path / FACTS).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError) as error:
        raise BadInput(f"{folder.path / FACTS} is missing or damaged: run train --resume to write it again") from error
    return config, facts, result


def _commonest(facts: TrainingFacts) -> str:
    """The commonest words of the captions: something that the adapter has surely seen."""
    tags = {tag: count for folder in facts.folders for tag, count in folder.tags.items()}
    return max(tags, key=lambda tag: (tags[tag], tag), default="")
