"""Take a finished run to other tools, and prove by an independent loader that the file is the trained adapter."""

import json
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import numpy as np
import torch

from engine import adapter, families
from engine.device import reserved
from engine.families.base import Abandoned, Family, Request
from engine.memory import place
from engine.preview import render
from engine.publish.export import check_name, export_diffusers, export_webui, lora_folder
from engine.publish.files import DIFFUSERS_NAME
from engine.publish.metadata import TrainingFacts
from engine.publish.read import read_adapter
from engine.publish.sidecar import preview_path, refuse_existing, sidecar_path
from engine.publish.verify import TestPicture, Verification, copy_without_adapters, render_picture, verify_file
from project import runs
from project.config import load_config
from project.dataset import load_picture
from project.errors import BadInput, JobFailed
from project.exports import check_place
from project.options import TEXTS, Config, PrecisionOptions
from project.runs.folder import FACTS
from project.runs.lease import Holder
from project.version import VERSION

DTYPES = {"auto": torch.float16, "fp16": torch.float16, "bf16": torch.bfloat16, "fp32": torch.float32}
USUAL_WEIGHT = 0.8
STEPS, GUIDANCE = 20, 5.0  # of the preview picture and of the comparison


Tell = Callable[[str, int, int], None]


@dataclass(frozen=True)
class Wishes:
    """How an export is to be: ``name`` is that of the file or folder (None: the run's).

    ``weight`` is the strength that WebUI offers, and for language models the one that is written into what is exported
    (None: 0.8 and 1). ``dtype`` "auto" is what suits the target. ``ollama_base`` is what a Modelfile builds on, empty =
    the base model's folder.
    """

    name: str | None = None
    weight: float | None = None
    prompt: str | None = None  # what the preview picture shows; None: the commonest caption
    dtype: str = "auto"
    overwrite: bool = False
    picture: Path | None = None  # taken as the preview picture; None: one is made
    trigger_word: str | None = None  # None: the run's
    ollama_base: str = ""


def no_news(_phase: str, _done: int = 0, _total: int = 0) -> None:
    """Tells nobody how far an export is."""


def export(run: Path, to: str, dest: Path, wishes: Wishes = Wishes(), tell: Tell = no_news) -> list[Path]:
    """Write the adapter of a finished run for one of the PLACES of its task; returns the files, the adapter first.

    The files are proven in a temporary folder before they reach ``dest``, so that a failure replaces nothing there.
    ``tell`` hears what is done and how far it is; what it raises ends the export. Raises BadInput for a run that has no
    result, for a place that does not fit its task and for files that are in the way, JobFailed when diffusers, loading
    the written file, does not draw the picture that the trained adapter draws.
    """
    config, facts, result = _finished(run)
    check_place(config.model.task_type, to)
    wishes, dest = replace(wishes, name=wishes.name or config.output.name), dest.expanduser()
    if config.model.task_type == TEXTS:
        return _export_text(config, facts, result, to, dest, wishes, tell)
    return _export_pictures(config, facts, result, to, dest, wishes, tell)


def _export_text(  # noqa: PLR0913
    config: Config, facts: TrainingFacts, result: Path, to: str, dest: Path, wishes: Wishes, tell: Tell
) -> list[Path]:
    from engine.text_export import TextRun, TextWishes, export_text

    strength = 1.0 if wishes.weight is None else wishes.weight
    own = TextWishes(str(wishes.name), strength, wishes.dtype, wishes.overwrite, wishes.ollama_base)
    return export_text(TextRun(config, facts, result), to, dest, own, tell)


def _export_pictures(  # noqa: PLR0913
    config: Config, facts: TrainingFacts, result: Path, to: str, dest: Path, wishes: Wishes, tell: Tell
) -> list[Path]:
    name, weight = str(wishes.name), USUAL_WEIGHT if wishes.weight is None else wishes.weight
    _refuse(to, dest, name, wishes.overwrite)
    picture = load_picture(wishes.picture.expanduser(), "#ffffff") if wishes.picture else None
    if wishes.trigger_word is not None:
        facts = replace(facts, trigger_phrase=wishes.trigger_word or None)
    tell("loading the model", 0, 0)
    family = families.load_for(config, place(PrecisionOptions()))
    weights = read_adapter(result, adapter.layers_of(family))
    pipeline = copy_without_adapters(family.pipeline())
    adapter.put_on(family, weights)
    words = wishes.prompt or _commonest(facts) or facts.trigger_phrase or ""
    if picture is None and to == "webui":
        request = Request(words, steps=STEPS, guidance=GUIDANCE)
        picture = render(family, request, weight or 1.0, partial(tell, "drawing the preview picture"))

    def write(folder: Path) -> list[Path]:
        dtype, overwrite = DTYPES[wishes.dtype], wishes.overwrite
        if to == "diffusers":
            return export_diffusers(weights, facts, folder, overwrite=overwrite, dtype=dtype)
        return export_webui(
            weights, facts, folder, name, picture, preferred_weight=weight, overwrite=overwrite, dtype=dtype
        )

    tell("checking the file", 0, 0)
    with tempfile.TemporaryDirectory() as aside:
        trial = write(Path(aside))[0]
        prove(trial, family, pipeline, words, tell)
        proven = trial.read_bytes()
    tell("writing the files", 0, 0)
    files = write(dest)
    if files[0].read_bytes() != proven:
        raise JobFailed(f"{files[0]} does not hold what was written to it: check the disk and export again")
    return files


def work(
    folder: runs.RunFolder,
    job: runs.ExportJob,
    emit: Callable[[runs.Event], None],
    commands: Callable[[], list[runs.Command]],
) -> tuple[str, str]:
    """Do an export that a run folder describes; returns ("finished", the adapter's path), or ("stopped", "")."""
    wishes = _wishes(job)

    def not_stopped() -> bool:
        return not any(isinstance(command, runs.Stop) for command in commands())

    def tell(phase: str, done: int, total: int) -> None:
        if not not_stopped():
            raise Abandoned("the export was stopped")
        emit(runs.Phase(name=phase, done=done, total=total))

    emit(runs.Start(job="export", name=job.name or Path(job.run).name, version=VERSION))
    holder = Holder(str(folder.path.absolute()), "export")
    with reserved("auto", holder, emit, not_stopped) as held:
        if not held:
            return "stopped", ""
        try:
            files = export(Path(job.run), job.to, Path(job.dest), wishes, tell)
        except Abandoned:
            return "stopped", ""
    for number, file in enumerate(files):
        emit(runs.Written(path=str(file.absolute()), checked=number == 0 or file.suffix == ".gguf"))
    return "finished", str(files[0].absolute())


def _wishes(job: runs.ExportJob) -> Wishes:
    if job.dtype not in DTYPES:
        raise BadInput(f"an export as {job.dtype} is not known: use {', '.join(DTYPES)}")
    return Wishes(
        name=job.name or None,
        weight=job.weight,
        prompt=job.prompt or None,
        dtype=job.dtype,
        overwrite=job.overwrite,
        picture=Path(job.picture) if job.picture else None,
        trigger_word=job.trigger_word,
        ollama_base=job.ollama_base,
    )


def _refuse(to: str, dest: Path, name: str, overwrite: bool) -> None:
    """Say that a name cannot be used or files are in the way before the model is loaded, not after."""
    if to == "webui":
        check_name(name)
        file = lora_folder(dest) / f"{name}.safetensors"
        refuse_existing([file, sidecar_path(file), preview_path(file)], overwrite=overwrite)
    else:
        refuse_existing([dest / DIFFUSERS_NAME], overwrite=overwrite)


def prove(file: Path, family: Family, pipeline: object, prompt: str, tell: Tell = no_news) -> Verification:
    """Load ``file`` with diffusers into ``pipeline`` (which has no adapter) and compare with the attached adapter."""
    side = family.resolution
    test = TestPicture(prompt, side, side, steps=STEPS, guidance=GUIDANCE, negative_prompt="")

    def reference() -> np.ndarray:
        """Drawn as the other loader draws: without clip skip and long prompts, which a file knows nothing of."""
        tell("checking the file", 0, 0)
        with adapter.evaluating(family), adapter.strength(family, 1.0):
            return render_picture(family.pipeline(), test)

    return verify_file(file, pipeline, adapter.collect(family), reference, test)


def _finished(run: Path) -> tuple[Config, TrainingFacts, Path]:
    folder = runs.RunFolder(run.expanduser())
    if not folder.config.is_file():
        raise BadInput(f"{run} is not a run folder: it has no config.yaml")
    config = load_config(folder.config)
    result = folder.outcome(config.output.name)
    if result is None:
        raise BadInput(f"{run} has no finished LoRA yet ({config.output.name}): finish it with train --resume")
    try:
        facts = TrainingFacts.from_dict(json.loads((folder.path / FACTS).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError) as error:
        raise BadInput(f"{folder.path / FACTS} is missing or damaged: run train --resume to write it again") from error
    return config, facts, result


def _commonest(facts: TrainingFacts) -> str:
    """The commonest words of the captions: something that the adapter has surely seen."""
    tags = {tag: count for folder in facts.folders for tag, count in folder.tags.items()}
    return max(tags, key=lambda tag: (tags[tag], tag), default="")
