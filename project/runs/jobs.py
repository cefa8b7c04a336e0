"""What an engine is to do in a run folder when it is not to train: job.json, written by the app, read by the engine."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

from project.errors import BadInput
from project.runs.folder import RunFolder
from project.runs.records import Record, decode, encode
from project.schema import PICTURES
from project.workspace import atomic_write

VERSION = 1
READING = (
    "family", "prediction_type", "vae", "clip_skip", "max_token_length", "base_loras", "zero_terminal_snr",
    "base_quantization", "chat_template",
)  # fmt: skip
_NOTHING = (None, "", 0, False, "auto", "none")


def reading(values: Mapping[str, Any]) -> tuple[str, ...]:
    """Those of the settings of a project or a run that say how its base model is read, as a PreviewJob holds them."""
    found = ((key, values.get(key)) for key in READING)
    listed = ((key, ",".join(map(str, value)) if isinstance(value, list) else value) for key, value in found)
    return tuple(f"{key}={value}" for key, value in listed if value not in _NOTHING)


@dataclass(frozen=True, kw_only=True)
class Job(Record):
    """A job that is not a training. `version` is that of the file's form."""

    version: int = VERSION


@dataclass(frozen=True, kw_only=True)
class PreviewJob(Job):
    """Keep a base model loaded and answer requests with it: previews, or questions where `task` is text-generation.

    `settings` are options of READING, as "key=value", that say how the model is read.
    """

    kind: ClassVar[str] = "preview"
    base_model: str = "starter"
    device: str = "auto"
    settings: tuple[str, ...] = ()
    task: str = PICTURES


@dataclass(frozen=True, kw_only=True)
class ExportJob(Job):
    """Write the LoRA of the finished run in the folder `run` where other tools find it.

    `to` is one of the PLACES of `project.exports`, `dest` the folder to write to. `weight` is the strength that tools
    offer or, of a language model, the one that is written into what is exported; None = the usual one. Empty: `name` is
    the run's, `prompt` a caption that is common in the dataset, `picture` a new picture of `prompt`, `ollama_base` the
    base model's folder.
    `trigger_word` None = the run's, empty = none. `dtype` "auto" = what suits the target.
    """

    kind: ClassVar[str] = "export"
    run: str
    to: str
    dest: str
    name: str = ""
    weight: float | None = None
    prompt: str = ""
    picture: str = ""
    trigger_word: str | None = None
    dtype: str = "auto"
    overwrite: bool = False
    ollama_base: str = ""


@dataclass(frozen=True, kw_only=True)
class ToolJob(Job):
    """Do something with LoRA files without training.

    `tool` is a key of TOOLS. `inputs` are files, each with its entry in `strengths` where strengths count; `base` is a
    base model, `settings` are the tool's own, as "key=value".
    """

    kind: ClassVar[str] = "tool"
    tool: str
    inputs: tuple[str, ...] = ()
    strengths: tuple[float, ...] = ()
    base: str = ""
    output: str = ""
    dtype: str = "fp16"
    settings: tuple[str, ...] = ()
    overwrite: bool = False


@dataclass(frozen=True, kw_only=True)
class ScoreJob(Job):
    """Score the checkpoints of the run in the folder `run`; `clip` is a CLIP model, empty = the run's own choice."""

    kind: ClassVar[str] = "score"
    run: str
    clip: str = ""


@dataclass(frozen=True, kw_only=True)
class CaptionJob(Job):
    """Caption `pictures` by a model: none named = all of `folder`, the dataset's, from which relative paths count.

    `table` is the one that `metadata_path` names, empty without. `settings` are CaptioningOptions as "key=value".
    Captions are told as events, and written by whoever asked.
    """

    kind: ClassVar[str] = "caption"
    pictures: tuple[str, ...] = ()
    folder: str = ""
    table: str = ""
    model: str = ""
    settings: tuple[str, ...] = ()
    device: str = "auto"


@dataclass(frozen=True, kw_only=True)
class MaskJob(Job):
    """Make masks for `pictures`: none named = all of `folder`, from which relative paths count.

    `method` is a key of `project.masking.METHODS`, `model` a file, a folder or a name (empty: the first at hand),
    `settings` are MaskingOptions as "key=value". The mask of picture number i is written as `masks/<i>-<name>.png` in
    the run folder, and put beside the picture by whoever asked.
    """

    kind: ClassVar[str] = "mask"
    pictures: tuple[str, ...] = ()
    folder: str = ""
    method: str
    model: str = ""
    settings: tuple[str, ...] = ()
    device: str = "auto"


TOOLS = ("check", "combine", "convert", "extract", "merge", "resize")
JOBS: dict[str, type[Record]] = {
    kind.kind: kind for kind in (PreviewJob, ExportJob, ToolJob, ScoreJob, CaptionJob, MaskJob)
}


def write_job(run_dir: Path, job: Job) -> Path:
    """Write the job into a run folder, which is made if it is missing; returns the file. Raises BadInput."""
    path = RunFolder(run_dir).job
    try:
        run_dir.mkdir(parents=True, exist_ok=True)
        atomic_write(path, encode(job))
    except OSError as error:
        raise BadInput(f"{path} cannot be written ({error.strerror or error})") from error
    return path


def read_job(run_dir: Path) -> PreviewJob | ExportJob | ToolJob | ScoreJob | CaptionJob | MaskJob | None:
    """The job of a run folder, None if it is a training. Raises BadInput for one that is damaged or too new."""
    path = RunFolder(run_dir).job
    try:
        line = path.read_bytes()
        data = json.loads(line)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise BadInput(f"{path} cannot be read ({error.strerror or error})") from error
    except (ValueError, RecursionError):
        data = None
    version = data.get("version") if isinstance(data, dict) else None
    if isinstance(version, int) and version > VERSION:
        raise BadInput(f"{path} was written by a newer version of LoRA Atelier: update this one")
    job = decode(line, JOBS)
    if not isinstance(job, PreviewJob | ExportJob | ToolJob | ScoreJob | CaptionJob | MaskJob):
        raise BadInput(f"{path} is damaged: delete it and begin again")
    return job
