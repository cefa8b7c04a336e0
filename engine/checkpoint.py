"""Checkpoints: written aside, hashed, renamed into place; the newest that verifies is taken."""

import hashlib
import io
import json
import os
import shutil
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from safetensors import SafetensorError
from safetensors.torch import load

from engine import adapter, optim
from engine.ema import Average
from engine.families.base import Model
from engine.publish.files import kohya_bytes
from engine.publish.kohya import from_kohya
from engine.publish.metadata import TrainingFacts
from project.errors import BadInput, JobFailed
from project.workspace import sync_folder

MANIFEST = "manifest.json"
ADAPTER = "adapter.safetensors"  # kohya's layout in fp32, so that each checkpoint is also a usable LoRA
STATE = "state.pt"


@dataclass(frozen=True)
class Progress:
    """Where training stands: ``step`` optimizer steps are done."""

    step: int = 0
    average_loss: float = 0.0


def folder_of(root: Path, step: int) -> Path:
    return root / f"step-{step:06d}"


def write(root: Path, progress: Progress, files: dict[str, bytes]) -> Path:
    """Write named files as the checkpoint of a step. Raises JobFailed when the disk does not take them.

    Each file and the folder reach the disk before the rename, so the name ``step-N`` never stands for half of it.
    """
    final = folder_of(root, progress.step)
    if read(final) is not None:  # a resumed run comes by with the same numbers
        return final
    aside = root / f".writing-{progress.step:06d}"
    try:
        root.mkdir(parents=True, exist_ok=True)
        shutil.rmtree(aside, ignore_errors=True)
        aside.mkdir()
        for name, content in files.items():
            _write_through(aside / name, content)
        digests = {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}
        manifest = {"step": progress.step, "average_loss": progress.average_loss, "files": digests}
        _write_through(aside / MANIFEST, json.dumps(manifest, indent=1).encode())
        shutil.rmtree(final, ignore_errors=True)
        os.rename(aside, final)
        sync_folder(root)
    except OSError as error:
        shutil.rmtree(aside, ignore_errors=True)
        reason = error.strerror or str(error)
        raise JobFailed(
            f"the checkpoint of step {progress.step} could not be written ({reason}); earlier checkpoints are intact: "
            f"make room on the disk of {root} and go on with --resume"
        ) from error
    return final


def _write_through(path: Path, content: bytes) -> None:
    with open(path, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def read(folder: Path) -> tuple[Progress, dict[str, bytes]] | None:
    """The files of one checkpoint, or None when anything in it is missing or damaged."""
    try:
        manifest = json.loads((folder / MANIFEST).read_bytes())
        files = {name: (folder / name).read_bytes() for name in manifest["files"]}
        progress = Progress(int(manifest["step"]), float(manifest["average_loss"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None
    whole = all(hashlib.sha256(files[name]).hexdigest() == digest for name, digest in manifest["files"].items())
    return (progress, files) if whole else None


def latest(root: Path) -> tuple[Progress, dict[str, bytes]] | None:
    """The newest checkpoint that verifies; damaged ones are passed over."""
    for folder in reversed(_by_step(root)):
        found = read(folder)
        if found is not None:
            return found
    return None


def _by_step(root: Path) -> list[Path]:
    """The checkpoints, damaged ones included, from the oldest to the newest."""
    return sorted(
        (path for path in root.glob("step-*") if path.name[5:].isdigit()), key=lambda path: int(path.name[5:])
    )


def prune(root: Path, keep: int, step: int, spared: Collection[int] = ()) -> None:
    """Delete all but the newest ``keep`` checkpoints up to ``step``, which was just written (0 keeps all).

    Those of the steps ``spared`` stay too. What interrupted saves left behind goes as well, and so do checkpoints of
    later steps: the run went back behind them because they did not verify.
    """
    folders = _by_step(root)
    later = [folder for folder in folders if int(folder.name[5:]) > step]
    older = folders[: len(folders) - len(later)][:-keep] if keep else []
    older = [folder for folder in older if int(folder.name[5:]) not in spared]
    for folder in [*root.glob(".writing-*"), *later, *older]:
        shutil.rmtree(folder, ignore_errors=True)


def pack(
    family: Model, optimizer: Any, schedule: Any, scaler: Any, facts: TrainingFacts, average: Average
) -> dict[str, bytes]:
    """Everything that an exact resume needs. Random numbers need nothing: they are drawn from the seed and the step.

    The adapter's file holds the averaged weights where an average is kept: they are what is used.
    """
    state = {"optimizer": optimizer.state_dict(), "schedule": schedule.state_dict()}
    if scaler is not None:
        state["scaler"] = scaler.state_dict()
    if (averaged := average.state()) is not None:
        state["ema"] = averaged
    buffer = io.BytesIO()
    torch.save(state, buffer)
    with average.worn():
        return {ADAPTER: kohya_bytes(adapter.collect(family), facts, exact=True), STATE: buffer.getvalue()}


def unpack(
    files: dict[str, bytes], family: Model, optimizer: Any, schedule: Any, scaler: Any, average: Average
) -> None:
    """Put a checkpoint's state into live objects. Raises JobFailed when it belongs to another adapter.

    Learning rates, weight decay and other arguments stay those of the config, which a resumed run may have changed; of
    the schedule only its place is taken.
    """
    try:
        adapter.restore(family, from_kohya(load(files[ADAPTER]), adapter.layers_of(family)))
        state = torch.load(io.BytesIO(files[STATE]), weights_only=True, map_location="cpu")
        average.load(state.get("ema"))
        optim.restore_schedule(schedule, optimizer, state["schedule"])
        saved = state["optimizer"]
        groups = optim.restore_groups(optimizer, saved["param_groups"])
        optimizer.load_state_dict({**saved, "param_groups": groups})
        if scaler is not None:
            scaler.load_state_dict(state["scaler"])
    except (KeyError, ValueError, SafetensorError, RuntimeError, BadInput) as error:
        raise JobFailed(f"the checkpoint does not fit this run's settings ({str(error).splitlines()[0]})") from error
