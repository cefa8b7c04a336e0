"""Makes an environment in its folder, or goes on with one: Python, wheels, unpacking, a trial, and last the stamp."""

import datetime
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from project.errors import JobFailed
from project.runs.lock import OsLock
from project.runtime import download, files, installer, offline, places, records
from project.runtime.launch import clean_environment
from project.runtime.locks import Lock, Wheel
from project.runtime.machine import NO_WINDOW
from project.runtime.places import LOCK_FILE
from project.runtime.progress import Control, Meter, Progress, Tell
from project.runtime.stamps import BEGUN, STAMP, Stamp, stamped, write_stamp
from project.version import VERSION
from project.workspace import atomic_write

DOWNLOADS = "wheels"
WORK = ".work"
RESERVE = 512 << 20  # bytes that stay free beside an environment
_BYTECODE = 1.1  # an environment with its byte code on the disk, as a multiple of the unpacked wheels; measured 1.07
_TOGETHER = 64 << 20  # bytes of wheels that are unpacked in one call: large ones alone, so that progress shows
_LOOK_EVERY = 0.2  # seconds between two looks whether another process is done


@dataclass(frozen=True)
class Order:
    """What to make: the lock's packages in a folder, fetched by these indexes or taken from a folder or archive."""

    lock: Lock
    folder: Path
    index: tuple[str, ...] = ()
    wheels: Path | None = None

    @property
    def environment(self) -> Path:
        """The environment's own folder."""
        return self.folder / f"{self.lock.backend}-{self.lock.digest[:8]}"

    @property
    def venv(self) -> Path:
        return self.environment / "venv"

    @property
    def downloads(self) -> Path:
        return self.folder / DOWNLOADS


@dataclass(frozen=True)
class Need:
    """Bytes: still to fetch, free on the disk while it is made, kept when it is done; and the wheels still needed."""

    download: int
    disk: int
    kept: int
    wheels: tuple[Wheel, ...]


def need(order: Order) -> Need:
    """What is still needed, with what an interrupted try left counted in."""
    base = installer.find_base(order.lock)
    wheels = order.lock.wheels(base.version if base else order.lock.pythons()[0])
    python = base.size if base else 0
    kept = int(sum(wheel.unpacked for wheel in wheels) * _BYTECODE) + python
    left = _left(order, wheels)
    fetched = sum(download.have(wheel, order.downloads) for wheel in left)
    # Wheels go as they are unpacked, the large ones first: what counts is the moment when both take the most.
    stays = 0 if order.wheels is not None and order.wheels.is_dir() else 1
    waiting, unpacked, peak = sum(wheel.size for wheel in left) * stays, 0, 0
    for wheel in left:
        unpacked += int(wheel.unpacked * _BYTECODE)
        peak = max(peak, waiting + unpacked)
        waiting -= wheel.size * stays
    disk = max(0, peak - fetched) + (0 if (order.environment / "python").is_dir() else python)
    to_fetch = 0 if order.wheels else sum(wheel.size for wheel in left) - fetched
    return Need(to_fetch, disk + RESERVE if left else 0, kept, tuple(left))


@contextmanager
def alone(folder: Path, tell: Tell | None, control: Control) -> Iterator[None]:
    """One process at a time works in the engine's folder; another one waits. Raises JobFailed, Cancelled."""
    with files.readable(folder):
        folder.mkdir(parents=True, exist_ok=True)
        lock = OsLock(folder / LOCK_FILE)
        while not lock.acquire():
            if tell is not None:
                tell(Progress("waiting"))
            control.sleep(_LOOK_EVERY)
    try:
        yield
    finally:
        lock.release()


def whole(order: Order) -> Stamp | None:
    """The stamp of the environment if it is there and has its Python. Raises OSError."""
    there = next((stamp for stamp in stamped(order.folder) if stamp.folder == order.environment), None)
    return there if there and there.digest == order.lock.digest and places.python_in(order.venv) else None


def complete(order: Order, tell: Tell | None, control: Control) -> Stamp:
    """Make the environment whole, wherever a former try ended; returns its stamp.

    Raises BadInput for wheels that are not there, JobFailed, Cancelled.
    """
    with files.readable(order.folder):
        if (there := whole(order)) is not None:
            return there
        order.environment.mkdir(exist_ok=True)
        (order.environment / STAMP).unlink(missing_ok=True)
        atomic_write(order.environment / BEGUN, "{}\n")
    version = _python(order, tell, control)
    wheels = order.lock.wheels(version)
    with files.readable(order.folder):
        records.forget_damaged(order.venv, control)
    left = _left(order, wheels)
    if order.wheels is not None:
        paths = offline.take(left, order.wheels, order.downloads, tell, control)
    else:
        paths = download.fetch(left, order.downloads, order.index, tell, control)
    _unpack(order, left, paths, tell, control)
    with files.readable(order.folder):
        lost = records.forget_damaged(order.venv, control)
    if lost or _left(order, wheels):
        raise JobFailed(
            f"files of the engine vanished while it was made, perhaps by a virus scanner: allow the folder "
            f"{order.folder} there and try again"
        )
    _try_out(order)
    size = int(sum(wheel.unpacked for wheel in wheels) * _BYTECODE)
    now = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
    stamp = Stamp(order.environment, order.lock.backend, order.lock.digest, version, VERSION, places.owner(), size, now)
    with files.readable(order.folder):
        write_stamp(stamp)
        (order.environment / BEGUN).unlink(missing_ok=True)
    return stamp


def loosen(order: Order, tell: Tell | None, control: Control) -> list[str]:
    """Look at every byte of the environment and forget what is damaged, so that `complete` gets it again.

    Returns the names of the damaged packages. Raises JobFailed, Cancelled.
    """
    with files.readable(order.folder):
        if not order.environment.is_dir():
            return []
        atomic_write(order.environment / BEGUN, "{}\n")
        (order.environment / STAMP).unlink(missing_ok=True)  # from here on it counts as unfinished
        return records.forget_damaged(order.venv, control, tell, hashes=True)


def _left(order: Order, wheels: Iterable[Wheel]) -> list[Wheel]:
    """The wheels that are not installed, the largest first."""
    there = records.installed(order.venv)
    return sorted((wheel for wheel in wheels if records.key(wheel) not in there), key=lambda wheel: -wheel.size)


def _python(order: Order, tell: Tell | None, control: Control) -> str:
    """Make the virtual environment unless it works; returns its Python's version. Raises JobFailed, Cancelled."""
    there = places.python_in(order.venv)
    if there and (version := installer.version_of(there)) in order.lock.pythons():
        return version
    if tell is not None:
        tell(Progress("python"))
    own = order.environment / "python"
    with files.readable(order.folder):
        files.delete(own)
    base = installer.find_base(order.lock) or installer.get_base(order.lock, own, control)
    python = base.python
    if base.prefix is not None:
        with files.readable(own):
            aside = own.with_name("python.new")
            files.delete(aside)
            shutil.copytree(base.prefix, aside, symlinks=True)
            files.move(aside, own)
        python = own / base.python.relative_to(base.prefix)
    installer.make_venv(python, order.venv, control)
    return base.version


def _unpack(
    order: Order, wheels: Sequence[Wheel], paths: Mapping[str, Path], tell: Tell | None, control: Control
) -> None:
    """Install the wheels, a few at a time; those that were fetched for it are deleted as they go."""
    meter = Meter("install", sum(wheel.unpacked for wheel in wheels), tell, control)
    work = order.folder / WORK
    for batch in _batches(wheels):
        meter.begin(batch[0].name if len(batch) == 1 else f"{batch[0].name} … {batch[-1].name}")
        here = [paths[wheel.file] for wheel in batch]
        try:
            installer.install(batch, here, order.venv, work, control)
        finally:
            shutil.rmtree(work, ignore_errors=True)  # its files are links to those of the environment
        for path in here:
            if path.parent == order.downloads:
                path.unlink(missing_ok=True)
        meter.add(sum(wheel.unpacked for wheel in batch))


def _batches(wheels: Sequence[Wheel]) -> Iterator[list[Wheel]]:
    batch: list[Wheel] = []
    for wheel in wheels:
        if batch and sum(one.size for one in batch) + wheel.size > _TOGETHER:
            yield batch
            batch = []
        batch.append(wheel)
    if batch:
        yield batch


def _try_out(order: Order) -> None:
    """Import what the lock names: only the system can say whether it has the libraries for it. Raises JobFailed."""
    code = "import importlib, sys; [importlib.import_module(name) for name in sys.argv[1:]]"
    try:
        done = subprocess.run(
            [str(places.python_in(order.venv)), "-I", "-c", code, *order.lock.imports],
            capture_output=True, timeout=600, env=clean_environment(), creationflags=NO_WINDOW,
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired) as error:
        raise JobFailed(f"the engine's Python does not start ({error}): repair the engine") from error
    if done.returncode:
        last = (done.stderr.decode("utf-8", "replace").strip().splitlines() or ["no word"])[-1]
        hint = ""
        if sys.platform == "win32" and "DLL" in last:
            hint = ". Install Microsoft's Visual C++ Redistributable (vc_redist.x64.exe) and try again"
        raise JobFailed(f"the engine is there but cannot be loaded: {last}{hint}")
