"""Take a finished run to other tools, and prove by an independent loader that the file is the trained adapter."""

import json
from dataclasses import dataclass
from pathlib import Path

import torch
from PIL import Image

from engine import adapter, families
from engine.families.base import Family, Request
from engine.memory import place
from engine.preview import render
from engine.publish.export import export_diffusers, export_webui
from engine.publish.metadata import TrainingFacts
from engine.publish.read import read_adapter
from engine.publish.verify import TestPicture, Verification, copy_without_adapters, verify_file
from engine.session import FACTS
from project import runs
from project.config import load_config
from project.errors import BadInput
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


def export(
    run: Path,
    to: str,
    dest: Path,
    wishes: Wishes = Wishes(),
) -> list[Path]:
    """Write the adapter of a finished run for ``webui`` or ``diffusers``; returns the files, the adapter first.

    Raises BadInput for a run that has no result and for files that are in the way, JobFailed when diffusers, loading
    the written file, does not draw the picture that the trained adapter draws; the files are then removed.
    """
    config, facts, result = _finished(run)
    family = families.load(config.model, place(PrecisionOptions()))
    weights = read_adapter(result, adapter.layers_of(family))
    pipeline = copy_without_adapters(family.pipeline())
    adapter.put_on(family, weights)

    words = wishes.prompt or _first_tag(facts) or config.data.trigger_word
    picture = render(family, Request(words, steps=STEPS, guidance=GUIDANCE), wishes.weight or 1.0)
    place_for, dtype = dest.expanduser(), DTYPES[wishes.dtype]
    if to == "webui":
        name = wishes.name or config.output.name
        files = export_webui(
            weights,
            facts,
            place_for,
            name,
            picture,
            preferred_weight=wishes.weight,
            overwrite=wishes.overwrite,
            dtype=dtype,
        )
    else:
        files = export_diffusers(weights, facts, place_for, overwrite=wishes.overwrite, dtype=dtype)
    try:
        prove(files[0], family, pipeline, words)
    except BaseException:
        for path in files:
            path.unlink(missing_ok=True)
        raise
    return files


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


def _first_tag(facts: TrainingFacts) -> str:
    """The commonest words of the captions: something that the adapter has surely seen."""
    tags = {tag: count for folder in facts.folders for tag, count in folder.tags.items()}
    return max(tags, key=lambda tag: (tags[tag], tag), default="")
