"""Which kinds of engine fit a computer, the best one first, and why another does not."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from project.runtime import locks
from project.runtime.kinds import BACKENDS, Backend, Maker, System
from project.runtime.locks import Lock
from project.runtime.machine import Card, Machine

TITLES: dict[Backend, str] = {
    "cuda": "NVIDIA graphics card (CUDA)",
    "rocm": "AMD graphics card (ROCm)",
    "xpu": "Intel graphics card (XPU)",
    "mps": "Apple chip (MPS)",
    "cpu": "Processor, without a graphics card",
}
_MAKERS: dict[Backend, Maker] = {"cuda": "nvidia", "rocm": "amd", "xpu": "intel", "mps": "apple"}
_MAKER_TITLES: dict[Maker, str] = {"nvidia": "NVIDIA", "amd": "AMD", "intel": "Intel", "apple": "Apple"}
# How the numbers begin of the Intel graphics that PyTorch supports: Arc A and B, Core Ultra's own, Data Center Max.
_INTEL = ("56", "e2", "7d", "64", "b0", "0bd")
_PACKAGED = {"linux": "x86_64", "windows": "x86_64", "macos": "arm64"}


@dataclass(frozen=True)
class Choice:
    """A kind of engine. `fits` says whether it works here; `reason` is one sentence: what it uses, or what is amiss."""

    backend: Backend
    title: str
    fits: bool
    reason: str


def choices(machine: Machine, folder: Path) -> list[Choice]:
    """Every kind of engine, those that fit first and the best of them at the top; `folder` is that of the locks.

    Raises JobFailed if a lock is damaged.
    """
    found = [_judge(backend, machine, locks.load(backend, machine.system, folder)) for backend in BACKENDS]
    without_own = not any(choice.fits and choice.backend == "cpu" for choice in found)
    if without_own and (lent := _for_the_processor(machine, folder)):
        found = [*(choice for choice in found if choice.backend != "cpu"), lent]
    return sorted(found, key=lambda choice: not choice.fits)


def lending(backend: Backend, system: System, folder: Path) -> Backend | None:
    """The backend whose lock a backend is made from: its own, and for the processor, where that has none, a card's,
    which works on the processor too. None if there is neither.
    """
    there = locks.available(system, folder)
    lenders: tuple[Backend, ...] = ("cpu", "cuda", "mps") if backend == "cpu" else (backend,)
    return next((name for name in lenders if name in there), None)


def lock_for(backend: Backend, machine: Machine, folder: Path) -> Lock | None:
    """The lock that a backend is made from; None if this version has none. Raises JobFailed if it is damaged."""
    name = lending(backend, machine.system, folder)
    return locks.load(name, machine.system, folder) if name else None


def _for_the_processor(machine: Machine, folder: Path) -> Choice | None:
    lock = lock_for("cpu", machine, folder)
    if lock is None or machine.architecture != _PACKAGED[machine.system] or _old_system(machine, lock):
        return None
    return Choice(
        "cpu",
        TITLES["cpu"],
        True,
        "It trains on the processor, slowly. This version has no smaller packages for it, so it takes those of a card.",
    )


def _judge(backend: Backend, machine: Machine, lock: Lock | None) -> Choice:
    title, packaged = TITLES[backend], _PACKAGED[machine.system]
    if machine.architecture != packaged:
        kind = machine.architecture or "unknown"
        return Choice(backend, title, False, f"There are packages for {packaged} processors, and this one is {kind}.")
    if backend == "cpu":
        if lock is None:
            return Choice(backend, title, False, "This version has no packages for the processor alone.")
        return Choice(backend, title, True, "It trains on the processor: good for trying out, slow for real models.")
    maker = _MAKERS[backend]
    if lock is not None and (old := _old_system(machine, lock)):
        return Choice(backend, title, False, old)
    cards = [card for card in machine.cards if card.maker == maker]
    if not cards:
        return Choice(backend, title, False, f"No {_MAKER_TITLES[maker]} graphics were found in this computer.")
    if lock is None:
        text = f"{cards[0].name} is here, but this version has no packages for it on this system."
        return Choice(backend, title, False, text)
    card = next((card for card in cards if not _trouble(card, lock)), cards[0])
    trouble = _trouble(card, lock)
    return Choice(backend, title, not trouble, trouble or f"It trains on {card.name}.")


def _old_system(machine: Machine, lock: Lock) -> str:
    if lock.macos is None or machine.version is None or machine.version >= lock.macos:
        return ""
    own, needed = (".".join(map(str, version)) for version in (machine.version, lock.macos))
    return f"macOS {needed} or later is needed, and this is {own}: update the system."


def _trouble(card: Card, lock: Lock) -> str:
    """Why the packages of a lock do not work on a card, as one sentence; empty if they do."""
    return _TROUBLES[card.maker](card, lock)


def _nvidia(card: Card, lock: Lock) -> str:
    if not card.driver:
        return f"{card.name} has no NVIDIA driver: install the newest one from nvidia.com and start the app again."
    if lock.cuda and (card.cuda is None or card.cuda[0] < lock.cuda[0]):
        served = f"up to CUDA {card.cuda[0]}.{card.cuda[1]}" if card.cuda else "no CUDA that we know"
        needed = f"{lock.cuda[0]}.{lock.cuda[1]}"
        return (
            f"The NVIDIA driver {card.driver} serves {served}, and CUDA {needed} is needed: update the driver, or take "
            "the processor."
        )
    if lock.capability and card.capability and card.capability < lock.capability:
        own, needed = (".".join(map(str, version)) for version in (card.capability, lock.capability))
        return f"{card.name} is too old: it has compute capability {own}, and {needed} is needed. Take the processor."
    return ""


def _amd(card: Card, lock: Lock) -> str:
    if not card.driver:
        return f"{card.name} has no driver that computes (amdgpu with /dev/kfd): install it and start the app again."
    if lock.chips and card.chip and card.chip not in lock.chips:
        return f"{card.name} has the chip {card.chip}, which the packages are not made for. Take the processor."
    return ""


def _intel(card: Card, _: Lock) -> str:
    if not card.chip.startswith(_INTEL):
        return f"{card.name} is not of the kinds that train (Arc, Core Ultra and Data Center Max). Take the processor."
    if not card.driver:
        return f"{card.name} has no driver that computes: install Intel's and start the app again."
    return ""


def _apple(_: Card, __: Lock) -> str:
    return ""


_TROUBLES: dict[Maker, Callable[[Card, Lock], str]] = {
    "nvidia": _nvidia,
    "amd": _amd,
    "intel": _intel,
    "apple": _apple,
}
