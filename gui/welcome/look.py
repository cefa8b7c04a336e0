"""What the welcome looks for in the background: the computer, the device that trains, what it can, and the engine."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from project.abilities import Ability
    from project.device import DeviceFacts
    from project.runtime.backends import Choice
    from project.runtime.environment import State
    from project.runtime.kinds import Backend
    from project.runtime.machine import Machine


@dataclass(frozen=True)
class Look:
    """All that is shown. `engine` is None where the app brings its own; `free_bytes` is None if unknown; `unused` is
    a sentence that says why the card is not trained on, empty if it is or nobody knows."""

    machine: Machine
    device: DeviceFacts
    abilities: list[Ability]
    free_bytes: int | None
    engine: State | None
    unused: str = ""


def look() -> Look:
    """Look at this computer; takes a part of a second, so: in the background."""
    from project.abilities import abilities, device_of
    from project.device import find_device
    from project.library import usual_place
    from project.runtime import environment, machine, places

    here, engine, unused = machine.look(), None, ""
    if places.shape() == "app":  # what counts is the engine that is there, or the best that can be
        engine, kinds = environment.state(), environment.choices()
        best: Backend = next((kind.backend for kind in kinds if kind.fits), "cpu")
        device = device_of(here, engine.backend or best)
        unused = _why_unused(here, device, kinds)
    else:
        device = find_device()
    return Look(here, device, abilities(device), machine.free_bytes(usual_place()), engine, unused)


def _why_unused(machine: Machine, device: DeviceFacts, kinds: list[Choice]) -> str:
    """What the kind of engine for the card says against it."""
    own = {"nvidia": "cuda", "amd": "rocm", "intel": "xpu", "apple": "mps"}
    if machine.card is None or device.kind != "cpu":
        return ""
    return next((kind.reason for kind in kinds if kind.backend == own[machine.card.maker] and not kind.fits), "")
