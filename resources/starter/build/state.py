"""Resumable training state and one progress line, shared by the stages."""

import sys
import time
from pathlib import Path

import torch


def save_state(path: Path, step: int, **parts: object) -> None:
    """Write the named parts (anything with ``state_dict``) beside ``path`` and rename them into place."""
    aside = path.with_suffix(".tmp")
    torch.save({"step": step} | {name: part.state_dict() for name, part in parts.items()}, aside)
    aside.replace(path)


def load_state(path: Path, **parts: object) -> int:
    """Load the named parts if ``path`` exists; returns the step to go on with (0 for a fresh start)."""
    if not path.exists():
        return 0
    state = torch.load(path, weights_only=True)
    for name, part in parts.items():
        part.load_state_dict(state[name])
    return state["step"]


def report(stage: str, step: int, steps: int, start: int, began: float, loss: float) -> None:
    """One line every twenty-five steps: loss, speed and the time left."""
    if (step + 1) % 25 and step + 1 != steps:
        return
    speed = (step + 1 - start) / (time.time() - began)
    left = (steps - step - 1) / speed
    line = f"{stage} {step + 1}/{steps}  loss {loss:.4f}  {speed:.2f} steps/s  {left / 60:.1f} min left"
    print(line, file=sys.stderr, flush=True)
