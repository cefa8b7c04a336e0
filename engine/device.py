"""Have the device to oneself: the lease of the device that a job computes on, and what is told while it waits."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import torch

from engine.memory import pick_device
from project import runs
from project.runs.lease import Holder, lease

_DOES = {"train": "trains", "preview": "draws previews", "export": "exports", "caption": "captions pictures",
         "mask": "masks pictures"}  # fmt: skip


@contextmanager
def reserved(
    wanted: str, holder: Holder, emit: Callable[[runs.Event], None], still_wanted: Callable[[], bool]
) -> Iterator[bool]:
    """Hold the device that the option ``device`` means; False as its value if ``still_wanted`` ended the waiting.

    Raises BadInput for a device that is not there.
    """
    told: set[Holder] = set()

    def go_on(now: Holder) -> bool:
        if now not in told:
            told.add(now)
            emit(runs.Phase(name="waiting for the device", detail=now.run))
            emit(runs.Warning_(message=_sentence(now), code="waiting", path=now.run))
        return still_wanted()

    with lease(_name(pick_device(wanted)), holder, go_on) as held:
        yield held


@contextmanager
def reserved_by_shell(wanted: str, job: str, folder: Path) -> Iterator[None]:
    """The same for a verb of the shell, which waits until it is interrupted."""

    def emit(event: runs.Event) -> None:
        if isinstance(event, runs.Warning_):
            print(f"note: {event.message} (Ctrl-C gives up)", file=sys.stderr, flush=True)

    with reserved(wanted, Holder(str(folder.absolute()), job), emit, lambda: True):
        yield


def _sentence(now: Holder) -> str:
    if now.job == "preview":
        return "the device is in use by a preview, which was asked to leave; this goes on in a moment"
    who = f"{now.run}, which {_DOES.get(now.job, 'works')} on it" if now.run else "another job"
    return f"the device is in use by {who}; this goes on when that is done"


def _name(device: torch.device) -> str:
    """A name that is the same in every process, whatever cards each of them sees."""
    if device.type == "cuda":
        return f"cuda-{torch.cuda.get_device_properties(device).uuid}"
    return device.type
