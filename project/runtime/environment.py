"""The engine's environment as a whole: its state, the plan of a new one, and making, mending and removing it.

An environment is a folder named after its lock. It counts when its last file, the stamp, is there; until then the next
try goes on with it, and the former environment stays in use. So nothing is ever half replaced, whenever a process dies.
"""

from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from project.errors import AtelierError, BadInput
from project.runs.lock import OsLock
from project.runtime import backends, download, installer, locks, machine, making, places, removing, stamps
from project.runtime.backends import Choice
from project.runtime.kinds import Backend, System
from project.runtime.locks import Lock
from project.runtime.obstacles import obstacle
from project.runtime.places import Chosen
from project.runtime.progress import Control, Progress, Tell

Status = Literal["missing", "ready", "outdated", "broken"]

_INTERRUPTED = "Setting up the engine was interrupted. It can go on from there."


@dataclass(frozen=True)
class State:
    """What there is of an engine.

    "ready" can be started; "outdated" is of another version of the app, "broken" lacks files. `begun` says that a
    making was interrupted, and the next one goes on from there. `sentence` is for the person: what is, and what to do.
    """

    status: Status
    sentence: str
    backend: Backend | Literal[""]
    folder: Path
    python: Path | None = None
    size_bytes: int = 0
    begun: bool = False


@dataclass(frozen=True)
class Plan:
    """What making an engine takes. Sizes are bytes.

    `download_bytes` is what is still to be fetched, `disk_bytes` what the disk must have free for it now, `kept_bytes`
    what the engine takes when it is done, `free_bytes` what is free (None: unknown). `problem` is one sentence if it
    cannot be made so, and empty if it can.
    """

    backend: Backend
    folder: Path
    download_bytes: int = 0
    disk_bytes: int = 0
    kept_bytes: int = 0
    free_bytes: int | None = None
    problem: str = ""
    index: tuple[str, ...] = ()
    wheels: Path | None = None
    lock: Lock | None = None


def choices() -> list[Choice]:
    """The kinds of engine for this computer, the best one first. Raises JobFailed if a lock is damaged."""
    return backends.choices(machine.look(), places.locks_folder())


def state() -> State:
    """What there is, read from a few small files: what only `repair` finds, a damaged package, is not looked for.

    Never raises.
    """
    now, begun = _state(places.load_chosen()), places.load_begun()
    if begun is None:
        return now
    with suppress(OSError):
        if stamps.begun(begun.place) and now.status == "missing":
            return replace(now, sentence=_INTERRUPTED, backend=begun.backend, folder=begun.place, begun=True)
        return replace(now, begun=now.begun or stamps.begun(begun.place))
    return now


def plan(
    backend: Backend | None = None,
    folder: Path | None = None,
    index: tuple[str, ...] | None = None,
    wheels: Path | None = None,
) -> Plan:
    """What it takes to make an engine; None stands for what was begun or chosen, else for the best and the usual.

    `index` are addresses of package indexes to ask before the public one (mirrors), `wheels` is a folder or an archive
    of wheels to take everything from, without network. Looks at the disk: not for the thread of a window.
    """
    chosen, here = places.load_begun() or places.load_chosen(), machine.look()
    offered = {choice.backend: choice for choice in backends.choices(here, places.locks_folder())}
    if backend is None:
        best: list[Backend] = [choice.backend for choice in offered.values() if choice.fits]
        backend = chosen.backend or (best or ["cpu"])[0]
    place = places.engine_folder(folder) if folder else chosen.place
    made = Plan(backend, place, index=chosen.index if index is None else index, wheels=wheels)
    made = replace(made, lock=backends.lock_for(backend, here, places.locks_folder()))
    if not offered[backend].fits or made.lock is None:
        return replace(made, problem=offered[backend].reason)
    order = _order(made)
    need = making.need(order)
    return replace(
        made,
        download_bytes=need.download,
        disk_bytes=need.disk,
        kept_bytes=need.kept,
        free_bytes=machine.free_bytes(place),
        problem=obstacle(order, need),
    )


def make(plan: Plan, tell: Tell | None = None, control: Control | None = None) -> State:
    """Make the engine that is planned, or go on with one that was begun, and use it from then on.

    Returns soon if it is there. A second process waits for the first. The engine that was used before is deleted after
    the new one is whole. Raises BadInput for the plan's problem, JobFailed for what fails on the way, Cancelled; each
    leaves what there is for the next try, and the former engine as it was.
    """
    control, order = control or Control(), _order(plan)
    folder = "" if plan.folder == places.default_folder() else str(plan.folder)
    chosen = Chosen(plan.backend, folder, plan.index)
    with making.alone(plan.folder, tell, control):
        places.save_begun(chosen)
        stamp = making.complete(order, tell, control)
        former = places.load_chosen()
        places.save_chosen(chosen)
        removing.clean_up(plan.folder, stamp)
    if former.place != plan.folder and former.place.is_dir():
        removing.leave(former.place)
    return state()


def repair(tell: Tell | None = None, control: Control | None = None) -> State:
    """Compare every file of the engine with its hash, get what is damaged again, and say what there is then.

    Raises as `make` does, and BadInput if there is nothing to mend or an engine is at work.
    """
    control, now = control or Control(), state()
    if not now.backend or (now.status == "missing" and not now.begun):
        raise BadInput("there is no engine to repair: set it up first")
    removing.refuse_at_work()
    order = _order(plan(now.backend, now.folder))
    with making.alone(order.folder, tell, control):
        making.loosen(order, tell, control)
    return make(plan(now.backend, now.folder), tell, control)


def update(tell: Tell | None = None, control: Control | None = None) -> State:
    """Make the engine that this version of the app wants; the former one goes when it is whole. Raises as `make`."""
    now = state()
    if not now.backend or now.status == "missing":
        raise BadInput("there is no engine to update: set it up first")
    return make(plan(now.backend, now.folder), tell, control)


def remove(tell: Tell | None = None) -> State:
    """Delete the engine with all that was fetched for it; projects, models and settings stay.

    Raises BadInput if an engine is at work, JobFailed if files cannot be deleted.
    """
    removing.refuse_at_work()
    begun = places.load_begun()
    for place in {places.load_chosen().place, *([begun.place] if begun else [])}:
        if place.is_dir():
            with making.alone(place, tell, Control()):
                if tell is not None:
                    tell(Progress("remove"))
                removing.remove_all(place)
            removing.remove_place(place)
    places.forget_chosen()
    return state()


def tidy() -> None:
    """Delete environments that something took the place of while they were at work. Never raises; may take minutes.

    Nothing is deleted while a set-up waits for being gone on with.
    """
    chosen = places.load_chosen()
    if places.load_begun() is not None:
        return
    with suppress(AtelierError, OSError):
        now = _state(chosen)
        current = next((one for one in stamps.stamped(now.folder) if places.python_in(one.venv) == now.python), None)
        lock = OsLock(now.folder / places.LOCK_FILE)
        if now.status == "ready" and current and lock.acquire():
            try:
                removing.clean_up(now.folder, current)
            finally:
                lock.release()


def collect(
    backend: Backend, system: System, folder: Path, index: tuple[str, ...] = (), tell: Tell | None = None,
    control: Control | None = None,
) -> int:  # fmt: skip
    """Fetch every wheel of a kind of engine into a folder, for a computer without network; returns the bytes.

    Raises BadInput if this version has no packages for it, JobFailed, Cancelled.
    """
    lock = locks.load(backend, system, places.locks_folder())
    if lock is None:
        raise BadInput(f"this version has no packages for {backend} under {system}")
    base = installer.find_base(lock) if places.shape() == "app" else None
    wheels = lock.wheels(base.version) if base else lock.packages
    download.fetch(wheels, folder, index, tell, control or Control())
    return sum(wheel.size for wheel in wheels)


def _order(plan: Plan) -> making.Order:
    """The plan as something to make. Raises BadInput for its problem."""
    if plan.problem or plan.lock is None:
        raise BadInput(plan.problem or "this version has no packages for this computer")
    return making.Order(plan.lock, plan.folder, plan.index, plan.wheels)


def _state(chosen: Chosen) -> State:
    place = chosen.place
    try:
        wanted, found, begun = _wanted(chosen), stamps.stamped(place), stamps.begun(place)
    except OSError as error:
        text = (
            f"The engine's folder {place} cannot be read ({error.strerror or error}): connect its disk, or set the "
            "engine up in another folder."
        )
        return State("broken", text, chosen.backend, place)
    current = next((stamp for stamp in found if stamp.digest in wanted), None)
    newest = current or max(found, key=lambda stamp: stamp.made, default=None)
    if newest is None and begun:
        return State("missing", _INTERRUPTED, chosen.backend, place, begun=True)
    if newest is None:
        return State("missing", "The engine is not set up yet.", chosen.backend, place)
    python = places.python_in(newest.venv)
    there = State("ready", "The engine is ready.", chosen.backend or newest.backend, place, python, newest.size, begun)
    if python is None:
        return replace(there, status="broken", sentence="The engine is damaged, its Python is gone. Repair it.")
    if newest is not current:
        text = f"The engine is that of version {newest.app} of the app. Update it."
        return replace(there, status="outdated", sentence=text)
    return there


def _wanted(chosen: Chosen) -> set[str]:
    """The digest of the lock that this version makes the chosen engine from; of all locks if the choice was lost.

    Raises OSError.
    """
    folder, system = places.locks_folder(), machine.this_system()
    kinds = [chosen.backend] if chosen.backend else locks.available(system, folder)
    names = {backends.lending(kind, system, folder) for kind in kinds}
    return {locks.digest(name, system, folder) for name in names if name}
