"""How long a step takes: as earlier runs on this computer measured it, or a guess for the device."""

import os
import statistics
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from project.config import load_config
from project.device import DeviceFacts
from project.errors import BadInput
from project.model_facts import model_facts
from project.model_family import family_of_config
from project.options import FAMILIES, STARTER_MODEL, Config
from project.runs import EVENTS, EventReader, Phase, RunFolder, Start, Step
from project.runs.records import decode

MEASURED = "measured on this computer"
GUESSED = "a guess for this device"

_TAIL = 1 << 15  # bytes of a log: about the last hundred steps
_HEAD = 1 << 13
_FEWEST, _MOST = 5, 60  # steps that a median is taken of
_LOOKED_AT = 40  # runs, from the newest on
IMPORTS = 5.0  # seconds in which the engine loads its libraries, before its first event
CONSTANT = 2 * 64 * 64  # pixels: what a step costs whatever stands in it, as so many pixels more
_OWN_SIZE = 512 * 512
_CHECKPOINTING = 1.35

# Seconds for one picture of 512×512 through SD 1.5, by the card's memory in GiB, for want of knowing its speed.
_CARDS = ((40, 0.1), (20, 0.2), (11, 0.4), (7.5, 0.6), (0, 0.9))
_APPLE = 1.5
_CORE = 45.0  # seconds of one processor core
_STARTER = {
    "cpu": 0.08,
    "mps": 0.1,
    "cuda": 0.05,
    "rocm": 0.05,
}  # seconds for one picture of 64×64 through the starter model


@dataclass(frozen=True)
class Pace:
    """How fast a run goes. `start_seconds` pass before its first step."""

    seconds_per_step: float
    start_seconds: float
    basis: str


def measured_pace(runs_dirs: Iterable[Path], config: Config, device: DeviceFacts | None = None) -> Pace | None:
    """The pace of the most similar earlier run of the same model and precision; None if there is none.

    `runs_dirs` are the folders in which runs lie. A run with other batches or sizes is scaled by its pixels; one with
    the same comes first, then the newest. With a `device`, runs on another kind do not count.
    """
    found: list[tuple[float, Pace]] = []
    for folder in newest(runs_dirs)[:_LOOKED_AT]:
        with suppress(BadInput, OSError):
            earlier = load_config(folder.config)
            if _alike(earlier, config) and (pace := pace_of(folder, device)):
                scale = work(config) / work(earlier)
                found.append((scale, Pace(pace.seconds_per_step * scale, pace.start_seconds, MEASURED)))
                if scale == 1:
                    return found[-1][1]
    return min(found, key=lambda pair: max(pair[0], 1 / pair[0]))[1] if found else None


def guessed_pace(config: Config, device: DeviceFacts) -> Pace:
    """What the pace may be on a device, when nothing was measured. Right to a factor of two or three."""
    extra = _CHECKPOINTING if config.precision.gradient_checkpointing else 1.0
    kind = "cpu" if config.precision.device == "cpu" else device.kind
    if config.model.base_model == STARTER_MODEL:
        return Pace(_STARTER[kind] * extra * work(config) / (CONSTANT + 64 * 64), 3 + IMPORTS, GUESSED)
    if kind == "cpu":
        one = _CORE / (os.cpu_count() or 1)
    elif kind == "mps":
        one = _APPLE
    else:
        one = next(seconds for gigabytes, seconds in _CARDS if device.gigabytes >= gigabytes)
    return Pace(one * extra * work(config) / _OWN_SIZE, 15 + IMPORTS, GUESSED)


def work(config: Config) -> float:
    """The size of a step in pixels, with what every batch costs besides."""
    width, height = picture_size(config)
    training = config.training
    return training.gradient_accumulation_steps * (CONSTANT + training.batch_size * width * height)


def picture_size(config: Config) -> tuple[int, int]:
    """The resolution of a config in pixels, the model's own where none is set."""
    if config.data.size:
        return config.data.size
    facts = model_facts(config.model.base_model)
    own = facts.resolution if facts else FAMILIES[family_of_config(config) or "sd15"].resolution
    return own, own


def _alike(one: Config, other: Config) -> bool:
    same_model = _place(one.model.base_model) == _place(other.model.base_model)
    return same_model and one.precision == other.precision and one.adapter.train_text_encoder == (
        other.adapter.train_text_encoder
    )  # fmt: skip


def _place(base_model: str) -> str:
    return base_model if base_model == STARTER_MODEL else str(Path(base_model).expanduser().absolute())


def newest(runs_dirs: Iterable[Path]) -> list[RunFolder]:
    """The runs in these folders, the newest first."""
    dated = []
    for parent in runs_dirs:
        with suppress(OSError):
            for path in parent.iterdir():
                folder = RunFolder(path)
                with suppress(OSError):
                    dated.append((folder.events.stat().st_mtime, folder))
    return [folder for _, folder in sorted(dated, key=lambda pair: pair[0], reverse=True)]


def pace_of(folder: RunFolder, device: DeviceFacts | None) -> Pace | None:
    """What a run's log says: its beginning, and the last steps, which no encoding of pictures slows down."""
    reader = EventReader(folder.events)
    reader.offset = max(0, folder.events.stat().st_size - _TAIL)
    steps = [event.seconds for event in reader.poll() if isinstance(event, Step) and event.seconds > 0][-_MOST:]
    if len(steps) < _FEWEST:
        return None
    begin, where = _beginning(folder.events)
    if device is not None and where and where != ("cuda" if device.is_card else device.kind):
        return None
    return Pace(statistics.median(steps), begin + IMPORTS, MEASURED)


def _beginning(events: Path) -> tuple[float, str]:
    """The seconds from the first event to the training, and the kind of device that the run was on."""
    with events.open("rb") as file:
        lines = file.read(_HEAD).splitlines()
    began, ready, where = 0.0, 0.0, ""
    for event in filter(None, (decode(line, EVENTS) for line in lines)):
        began = began or event.t
        if isinstance(event, Start):
            where = event.device.split(":")[0]
        if isinstance(event, Phase) and event.name == "training":
            ready = event.t
            break
    return max(0.0, min(ready - began, 600.0)), where
