"""Does a tool's job: reads the files, calls the tool, writes what it made, and reports what it cost."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import torch

from engine.families.base import Abandoned
from engine.publish.read import read_adapter
from engine.publish.sidecar import refuse_existing
from engine.publish.weights import AdapterWeights, BaseModules
from engine.tools import lora_tools, merging
from engine.tools.base import BaseWeights, open_base
from engine.tools.checking import check
from engine.tools.lora_tools import Worked
from engine.tools.lowrank import Cut
from engine.tools.writing import LAYOUTS, Form, layers_without_base, write
from project import runs
from project.errors import BadInput
from project.lora_file import LoraFile, read_lora
from project.options import STARTER_MODEL
from project.version import VERSION
from project.workspace import starter_model

Tell = Callable[[str, int, int], None]
DTYPES = {"fp16": torch.float16, "bf16": torch.bfloat16, "fp32": torch.float32}
WORST = 12  # layers that a report lists
STRONGEST = 100  # beyond this a strength is a slip of the finger


@dataclass(frozen=True)
class Outcome:
    """The files that a tool wrote, and what is to be told."""

    files: tuple[Path, ...]
    report: runs.Report


def do(job: runs.ToolJob, tell: Tell) -> Outcome:
    """Do the job; nothing is replaced unless it is to be. Raises BadInput for what cannot be read or written.

    What ``tell`` raises ends the work, and leaves no file.
    """
    if job.tool not in TOOLS:
        raise BadInput(f'"{job.tool}" is no tool: use {", ".join(TOOLS)}')
    if not job.inputs:
        raise BadInput("no file is named: name the LoRA to work on")
    if job.tool != "check":
        if not job.output:
            raise BadInput("the file to write is not named")
        refuse_existing([_output(job)], overwrite=job.overwrite)
    return TOOLS[job.tool](job, tell)


def work(
    folder: runs.RunFolder,
    job: runs.ToolJob,
    emit: Callable[[runs.Event], None],
    commands: Callable[[], list[runs.Command]],
) -> tuple[str, str]:
    """Do the job of a run folder; returns ("finished", the file), or ("stopped", "").

    Tools compute on the processor and beside a training: they reserve no device.
    """

    def not_stopped() -> bool:
        return not any(isinstance(command, runs.Stop) for command in commands())

    def tell(phase: str, done: int, total: int) -> None:
        if not not_stopped():
            raise Abandoned("the work was stopped")
        emit(runs.Phase(name=phase, done=done, total=total))

    emit(runs.Start(job=job.tool, name=Path(job.output or job.inputs[0]).stem, version=VERSION))
    try:
        outcome = do(job, tell)
    except Abandoned:
        return "stopped", ""
    emit(outcome.report)
    for file in outcome.files:
        emit(runs.Written(path=str(file.absolute()), checked=True))
    return "finished", str(outcome.files[0].absolute()) if outcome.files else ""


# --- the tools --------------------------------------------------------------------------------------------------------


def _resize(job: runs.ToolJob, tell: Tell) -> Outcome:
    read = _read(job, tell)
    lora, weights = read.loras[0]
    worked = lora_tools.resize(weights, read.layers, _cut(job), tell)
    before = _span([module.rank for _, module in weights.items()])
    lines = (f"Rank {before} became {_span(worked.ranks())}.", _lost(worked))
    return _written(job, worked.weights, read.layers, lora.metadata, _costs("Resized", worked, lines))


def _combine(job: runs.ToolJob, tell: Tell) -> Outcome:
    read = _read(job, tell)
    if len(read.loras) < 2:
        raise BadInput("combining takes two LoRAs or more: name another")
    strengths = _strengths(job, len(read.loras))
    cut = _cut(job) if "rank" in _settings(job) else None
    worked = lora_tools.combine(
        [(weights, s) for (_, weights), s in zip(read.loras, strengths, strict=True)], read.layers, cut, tell
    )
    names = ", ".join(f"{lora.path.stem} at {s:g}" for (lora, _), s in zip(read.loras, strengths, strict=True))
    lines = (f"Combined: {names}.", f"The rank is {_span(worked.ranks())}.",
             _lost(worked) if cut else "Nothing is lost: the ranks add up.")  # fmt: skip
    return _written(job, worked.weights, read.layers, read.loras[0][0].metadata, _costs("Combined", worked, lines))


def _convert(job: runs.ToolJob, tell: Tell) -> Outcome:
    read = _read(job, tell)
    lora, weights = read.loras[0]
    layout = _settings(job).get("layout", "kohya")
    lines = (f"{lora.layout} became {layout}, {lora.precision} became {job.dtype}.",)
    report = runs.Report(title="Converted", lines=lines)
    return _written(job, weights, read.layers, lora.metadata, report)


def _extract(job: runs.ToolJob, tell: Tell) -> Outcome:
    base, tuned = _base(job), open_base(_model(job.inputs[0]))
    settings = _settings(job)
    conv_rank = settings.get("conv_rank", "0")
    if not conv_rank.isdecimal() or int(conv_rank) > 1024:
        raise BadInput(f"the rank of convolutions is from 0 to 1024, not {conv_rank}")
    worked = lora_tools.extract(base, tuned, _cut(job), int(conv_rank), tell)
    lines = (f"The LoRA changes {len(worked.errors)} layers, rank {_span(worked.ranks())}.", _lost(worked))
    return _written(job, worked.weights, base.modules(), {}, _costs("Extracted", worked, lines))


def _merge(job: runs.ToolJob, tell: Tell) -> Outcome:
    base, read = _base(job), _read(job, tell)
    strengths = _strengths(job, len(read.loras))
    output = _output(job)
    dtype = None if job.dtype == "same" else DTYPES[job.dtype]
    if output.exists() and output.samefile(base.path):
        raise BadInput(f"{output} is the base model itself, which would be lost: choose another name")
    loras = [(weights, strength) for (_, weights), strength in zip(read.loras, strengths, strict=True)]
    changed = merging.merge(base, loras, output, dtype, tell)
    most = sorted(changed.items(), key=lambda entry: -entry[1])[:WORST]
    report = runs.Report(
        title="Merged",
        lines=(f"{len(changed)} layers changed; the file was read back and holds the sum.",),
        columns=("layer", "changed by"),
        rows=tuple((name, f"{share:.2%}") for name, share in most),
    )
    return Outcome((output,), report)


def _check(job: runs.ToolJob, tell: Tell) -> Outcome:
    tell("checking the file", 0, 0)
    path = Path(job.inputs[0]).expanduser()
    return Outcome((), check(path, _base(job) if job.base else None))


TOOLS: Mapping[str, Callable[[runs.ToolJob, Tell], Outcome]] = {
    "check": _check, "combine": _combine, "convert": _convert, "extract": _extract, "merge": _merge, "resize": _resize,
}  # fmt: skip


# --- what they share --------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Read:
    """The job's LoRAs, and the layers of the base model that they are for."""

    loras: list[tuple[LoraFile, AdapterWeights]]
    layers: BaseModules


def _read(job: runs.ToolJob, tell: Tell) -> _Read:
    """The job's LoRAs. Raises BadInput if they are for different base models."""
    layers = _base(job).modules() if job.base else None
    found = []
    for number, text in enumerate(job.inputs):
        tell("reading", number, len(job.inputs))
        path = Path(text).expanduser()
        lora = read_lora(path)
        layers = layers or _layers_of(lora)
        found.append((lora, read_adapter(path, layers)))
    families = {lora.family for lora, _ in found if lora.family}
    if len(families) > 1:
        titles = " and ".join(sorted({lora.base_title for lora, _ in found}))
        raise BadInput(f"these LoRAs are for different base models ({titles}): use LoRAs for one")
    assert layers is not None
    return _Read(found, layers)


def _layers_of(lora: LoraFile) -> BaseModules:
    """The layers of a base model that was not named: the starter's if the file says so, else those of its family."""
    return open_base(starter_model()).modules() if lora.base_name == STARTER_MODEL else layers_without_base(lora)


def _base(job: runs.ToolJob) -> BaseWeights:
    if not job.base:
        raise BadInput("the base model is not named: name its file or folder")
    return open_base(_model(job.base))


def _model(text: str) -> Path:
    return starter_model() if text == "starter" else Path(text).expanduser()


def _settings(job: runs.ToolJob) -> dict[str, str]:
    pairs = (entry.partition("=") for entry in job.settings)
    return {key: value for key, _, value in pairs}


def _cut(job: runs.ToolJob) -> Cut:
    settings = _settings(job)
    try:
        rank, error = int(settings.get("rank", "1024")), float(settings.get("error", "0"))
    except ValueError:
        raise BadInput("a rank is a whole number and an error a share such as 0.05") from None
    if not 1 <= rank <= 1024 or not 0 <= error < 1:
        raise BadInput("a rank is from 1 to 1024, and an error from 0 to just below 1")
    return Cut(rank, error)


def _strengths(job: runs.ToolJob, count: int) -> list[float]:
    given = list(job.strengths) or [1.0] * count
    if len(given) == 1:
        given *= count
    if len(given) != count:
        raise BadInput(f"{len(given)} strengths are given for {count} LoRAs: give one for each, or one for all")
    if not all(abs(strength) <= STRONGEST for strength in given):  # NaN is never within
        raise BadInput(f"a strength is a number from -{STRONGEST} to {STRONGEST}; 1 is the whole LoRA")
    return given


def _output(job: runs.ToolJob) -> Path:
    path = Path(job.output).expanduser()
    folder = job.tool == "merge" and job.base and _model(job.base).is_dir()
    return path if folder or path.suffix == ".safetensors" else path.with_name(f"{path.name}.safetensors")


def _written(
    job: runs.ToolJob, weights: AdapterWeights, layers: BaseModules, texts: Mapping[str, str], report: runs.Report
) -> Outcome:
    layout = _settings(job).get("layout", "kohya")
    if layout not in LAYOUTS or job.dtype not in DTYPES:
        raise BadInput(f"a LoRA as {layout} in {job.dtype} cannot be written: use {' or '.join(LAYOUTS)}, and fp16, "
                       "bf16 or fp32")  # fmt: skip
    path = _output(job)
    write(path, weights, layers, texts, Form(layout, DTYPES[job.dtype]))
    return Outcome((path,), report)


def _costs(title: str, worked: Worked, lines: tuple[str, ...]) -> runs.Report:
    worst = sorted(worked.errors.items(), key=lambda entry: -entry[1][0] * entry[1][1])[:WORST]
    modules = dict(worked.weights.items())
    rows = tuple((name, str(modules[name].rank), f"{error:.2%}") for name, (error, _) in worst)
    return runs.Report(title=title, lines=lines, columns=("layer", "rank", "lost"), rows=rows)


def _lost(worked: Worked) -> str:
    return f"{worked.error:.2%} of the effect is lost, all layers together."


def _span(ranks: list[int]) -> str:
    return str(min(ranks)) if min(ranks) == max(ranks) else f"{min(ranks)} to {max(ranks)}"
