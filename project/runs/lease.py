"""One job a device at a time: a lock for each device in the user's cache, and beside it who holds it."""

import json
import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from project.errors import BadInput
from project.runs.commands import Stop, send
from project.runs.lock import OsLock
from project.workspace import atomic_write, cache_dir

POLL = 0.2  # seconds between two tries
ASK_AGAIN = 10.0  # seconds after which a preview engine that still holds the device is asked once more


@dataclass(frozen=True)
class Holder:
    """Whose job a device does: the run folder, and "train", "preview" or "export". Empty if it cannot be known."""

    run: str = ""
    job: str = ""


@contextmanager
def lease(device: str, holder: Holder, still_wanted: Callable[[Holder], bool]) -> Iterator[bool]:
    """Hold a device within the block; False as its value if it was given up while waiting.

    A warm preview engine that has the device is asked to leave; any other job is waited for. ``still_wanted`` is called
    several times a second with whoever has it, and ends the waiting by returning False. The lock goes with its process,
    however that ends. Where no lock can be kept (a read-only cache) the device is taken without.
    """
    folder = cache_dir() / "devices"
    name = re.sub(r"[^\w.-]+", "-", device)
    lock, beside = OsLock(folder / f"{name}.lock"), folder / f"{name}.json"
    if not _take(lock, beside, still_wanted):
        yield False
        return
    with suppress(OSError):
        atomic_write(beside, json.dumps({"run": holder.run, "job": holder.job}))
    try:
        yield True
    finally:
        with suppress(OSError):
            beside.unlink()
        lock.release()


def _take(lock: OsLock, beside: Path, still_wanted: Callable[[Holder], bool]) -> bool:
    asked: dict[Holder, float] = {}
    try:
        lock.path.parent.mkdir(parents=True, exist_ok=True)
        while not lock.acquire():
            now = _read(beside)
            if now.job == "preview" and time.monotonic() - asked.get(now, -ASK_AGAIN) >= ASK_AGAIN:
                asked[now] = time.monotonic()
                with suppress(BadInput):
                    send(Path(now.run), Stop())
            if not still_wanted(now):
                return False
            time.sleep(POLL)
    except OSError:
        return True
    return True


def _read(path: Path) -> Holder:
    try:
        data = json.loads(path.read_bytes())
        return Holder(str(data["run"]), str(data["job"]))
    except (OSError, ValueError, KeyError, TypeError):
        return Holder()
