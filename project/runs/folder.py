"""The run folder: the names of what lies in it, how it is made ready, and what its files say became of the run."""

import os
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from project.errors import BadInput
from project.runs import commands, lock
from project.runs.events import EVENTS, End, ErrorEvent, Phase, Warning_
from project.runs.records import decode

State = Literal["new", "live", "finished", "failed", "interrupted"]

FACTS = "facts.json"  # of the finished LoRA, such as the step whose weights it has
PEFT_WEIGHTS = "adapter_model.safetensors"  # the weights within a result folder, as PEFT names them

_TAIL = 1 << 18  # bytes of events.jsonl that are read to know how a run ended
_LITTER = {".ds_store", "thumbs.db", "desktop.ini"}  # what file managers leave in any folder


@dataclass(frozen=True)
class RunFolder:
    """The paths of one run. Each file has one writer: see the design of the run folder."""

    path: Path

    @property
    def config(self) -> Path:
        return self.path / "config.yaml"

    @property
    def job(self) -> Path:
        """What an engine does here instead of training; not there = it trains."""
        return self.path / "job.json"

    @property
    def owner(self) -> Path:
        """The lock that an app holds while it wants the preview engine of this folder to stay."""
        return self.path / "owner.lock"

    @property
    def events(self) -> Path:
        return self.path / "events.jsonl"

    @property
    def commands(self) -> Path:
        return self.path / commands.FILE_NAME

    @property
    def lock(self) -> Path:
        return self.path / lock.FILE_NAME

    @property
    def checkpoints(self) -> Path:
        return self.path / "checkpoints"

    @property
    def previews(self) -> Path:
        return self.path / "previews"

    @property
    def tensorboard(self) -> Path:
        return self.path / "tensorboard"

    @property
    def log(self) -> Path:
        return self.path / "log.txt"

    def checkpoint(self, step: int) -> Path:
        """The folder of the checkpoint after an optimizer step: checkpoints/step-000100."""
        return self.checkpoints / f"step-{step:06d}"

    def result(self, name: str) -> Path:
        """The finished LoRA file of that name, where pictures were trained."""
        return self.path / f"{name}.safetensors"

    def result_folder(self, name: str) -> Path:
        """The finished LoRA as a folder of that name in PEFT's layout, where a language model was trained."""
        return self.path / name

    def outcome(self, name: str) -> Path | None:
        """What a finished training left under that name, file or folder; None where there is nothing yet."""
        file, folder = self.result(name), self.result_folder(name)
        if file.is_file():
            return file
        return folder if (folder / PEFT_WEIGHTS).is_file() else None


def prepare_run(output_dir: Path, resume: bool) -> RunFolder:
    """Make the run folder, or take an existing one with `resume`.

    Raises BadInput if a living process uses it, if it holds files and is not to be resumed, if it holds files but no
    run, and if it cannot be written.
    """
    folder = RunFolder(output_dir)
    try:
        if lock.is_live(output_dir):
            raise BadInput(f"{output_dir} is in use by a living process: stop it first, or choose another output_dir")
        present = _contents(output_dir)
        if present and not resume:
            raise BadInput(f"{output_dir} is not empty: choose another output_dir, or continue its run with --resume")
        if present and not _is_run(folder):
            raise BadInput(f"{output_dir} holds files but no run, so nothing can be resumed: choose another output_dir")
        output_dir.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=output_dir):
            pass
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise BadInput(f"{output_dir} cannot be used as a run folder ({reason}): choose another output_dir") from error
    return folder


def _contents(directory: Path) -> list[str]:
    """What lies in a folder, apart from litter; nothing if it is not there. Raises OSError if it is not a folder."""
    try:
        return sorted(name for name in os.listdir(directory) if name.lower() not in _LITTER)
    except FileNotFoundError:
        return []


def _is_run(folder: RunFolder) -> bool:
    traces = (folder.config, folder.events, folder.commands, folder.lock, folder.checkpoints, folder.log)
    return any(trace.exists() for trace in traces)


def state(run_dir: Path) -> State:
    """What became of a run: `live` while an engine holds it, else what its last event says.

    A run without an end, and one that the user stopped, is `interrupted`: it may be resumed. `new` has no events yet.
    """
    if lock.is_live(run_dir):
        return "live"
    lines = _last_lines(RunFolder(run_dir).events)
    for line in reversed(lines):
        event = decode(line, EVENTS)
        if event is None or isinstance(event, Warning_ | Phase):
            continue
        if isinstance(event, ErrorEvent):
            return "failed"
        if isinstance(event, End):
            return "finished" if event.status == "finished" else "failed" if event.status == "failed" else "interrupted"
        return "interrupted"
    return "interrupted" if lines else "new"


def ended_at(run_dir: Path) -> float:
    """When the last engine that ended its work here did so, in unix seconds; 0 if none did."""
    ends = (decode(line, EVENTS) for line in reversed(_last_lines(RunFolder(run_dir).events)))
    return next((event.t for event in ends if isinstance(event, End)), 0.0)


def _last_lines(path: Path) -> list[bytes]:
    try:
        with path.open("rb") as file:
            file.seek(max(0, file.seek(0, 2) - _TAIL))
            return file.read().splitlines()
    except OSError:
        return []
