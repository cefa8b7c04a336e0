"""The LoRAs that a project offers to be tried out: finished runs, their checkpoints, the training of now, a file."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from project.errors import AtelierError
from project.options.model import STARTER_MODEL
from project.runs import RunFolder, reading
from project.runs.folder import PEFT_WEIGHTS
from project.runs.summary import best_step, run_name
from project.schema import TEXTS
from project.yaml_text import read_mapping

_STEP = re.compile(r"step-(\d+)")


@dataclass(frozen=True)
class Choice:
    """A LoRA to preview. `kind`: "base" (none), "live", "result", "checkpoint" or "file"; `run` is its run folder."""

    kind: str
    base_model: str
    adapter: Path | None = None
    run: Path | None = None
    step: int = 0
    best: bool = False  # of the checkpoints, the one with the lowest validation
    settings: tuple[str, ...] = ()  # how the base model is read, as a PreviewJob holds it

    @property
    def key(self) -> tuple[str, Path | None]:
        """What tells it from the others, whatever step the training has reached."""
        return self.kind, self.adapter or self.run


def run_choices(runs_dir: Path, base_model: str) -> list[Choice]:
    """What the project's runs offer, newest run first; each finished LoRA before its checkpoints, the latest first."""
    found: list[tuple[float, list[Choice]]] = []
    try:
        folders = [entry for entry in runs_dir.iterdir() if entry.is_dir() and not entry.name.startswith(".")]
    except OSError:
        return []
    for folder in folders:
        choices = list(_of_run(folder, base_model))
        if choices:
            found.append((_time(folder), choices))
    found.sort(key=lambda pair: pair[0], reverse=True)
    return [choice for _, choices in found for choice in choices]


def run_names(runs_dir: Path) -> dict[Path, str]:
    """The names by which runs are shown, by their folders."""
    try:
        return {folder: run_name(folder) for folder in runs_dir.iterdir() if folder.is_dir()}
    except OSError:
        return {}


def base_of_run(folder: Path, otherwise: str) -> str:
    """The base model that a run was trained on, from its frozen config."""
    try:
        values, _ = read_mapping(RunFolder(folder).config)
    except AtelierError:
        return otherwise
    texts = values.get("task_type") == TEXTS
    value = values.get("model_name_or_path" if texts else "base_model")
    return value if isinstance(value, str) and value else STARTER_MODEL if texts else otherwise


def reading_of_run(folder: Path) -> tuple[str, ...]:
    """How a run's base model is read, from its frozen config."""
    try:
        return reading(read_mapping(RunFolder(folder).config)[0])
    except AtelierError:
        return ()


def _of_run(folder: Path, otherwise: str) -> Iterator[Choice]:
    base, settings = base_of_run(folder, otherwise), reading_of_run(folder)
    try:
        results = sorted((*folder.glob("*.safetensors"), *_result_folders(folder)), key=_time, reverse=True)
        saved = sorted(_checkpoints(RunFolder(folder).checkpoints), reverse=True)
    except OSError:
        return
    for result in results:
        yield Choice("result", base, result, folder, settings=settings)
    best = best_step(folder) if saved else None
    for step, place in saved:
        yield Choice("checkpoint", base, place, folder, step, best=step == best, settings=settings)


def _result_folders(folder: Path) -> Iterator[Path]:
    """The finished LoRAs of a language model, which are folders."""
    for entry in folder.iterdir():
        if (entry / PEFT_WEIGHTS).is_file():
            yield entry


def _checkpoints(folder: Path) -> Iterator[tuple[int, Path]]:
    if folder.is_dir():
        for entry in folder.iterdir():
            if (match := _STEP.fullmatch(entry.name)) and entry.is_dir():
                yield int(match[1]), entry


def _time(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0
