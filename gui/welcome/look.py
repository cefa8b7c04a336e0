"""What the welcome looks for in the background: the computer, the device that trains, what it can, and the engine."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from project.abilities import Ability
    from project.device import DeviceFacts
    from project.runtime.environment import State
    from project.runtime.machine import Machine


@dataclass(frozen=True)
class Look:
    """All that is shown. `engine` is None where the app brings its own; sizes are bytes, None if unknown."""

    machine: Machine
    device: DeviceFacts
    abilities: list[Ability]
    free_bytes: int | None
    engine: State | None


def look() -> Look:
    """Look at this computer; takes a part of a second, so: in the background."""
    from project.abilities import abilities
    from project.device import find_device
    from project.library import usual_place
    from project.runtime import environment, machine, places

    device = find_device()
    return Look(
        machine.look(),
        device,
        abilities(device),
        machine.free_bytes(usual_place()),
        environment.state() if places.shape() == "app" else None,
    )
