"""What this computer trains on: the card or the processor, its name and its memory, found without loading torch."""

import importlib.metadata
import os
import platform
import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, TypeVar

import psutil

Kind = Literal["cuda", "rocm", "mps", "cpu"]

Answer = TypeVar("Answer")

_CARDS = Path("/sys/class/drm")


@dataclass(frozen=True)
class DeviceFacts:
    """A device. `memory_bytes` is the card's own memory, or the computer's where there is no card of its own.

    `place` is where its memory is read again: the number or id of an NVIDIA card, the folder of an AMD one.
    """

    kind: Kind
    name: str
    memory_bytes: int
    place: str = ""

    @property
    def is_card(self) -> bool:
        """Whether half floats are trained on it: torch calls AMD's cards cuda too."""
        return self.kind in ("cuda", "rocm")

    @property
    def gigabytes(self) -> float:
        """The memory in GiB."""
        return self.memory_bytes / 2**30


def find_device() -> DeviceFacts:
    """The device that a run with `device: auto` takes. Never raises: what cannot be asked is not there."""
    builds = _torch_builds()
    for build, find in (("cuda", nvidia_card), ("rocm", amd_card), ("mps", apple_chip)):
        if build in builds:
            with suppress(Exception):  # drivers and their bindings fail in ways of their own
                if found := find():
                    return found
    return processor()


def memory_now(device: DeviceFacts) -> tuple[int, int]:
    """(used, total) bytes of the device's memory at this moment, by all programs. Never raises."""
    with suppress(Exception):
        if device.kind == "cuda":
            return with_nvml(lambda nvml: _nvidia_memory(nvml, device.place))
        if device.kind == "rocm":
            card = Path(device.place)
            return _number(card / "mem_info_vram_used"), _number(card / "mem_info_vram_total")
    if device.is_card:
        return 0, device.memory_bytes
    memory = psutil.virtual_memory()
    return int(memory.total - memory.available), int(memory.total)


def nvidia_card() -> DeviceFacts | None:
    """The NVIDIA card that torch takes first: the one with the most memory of those that are not hidden from it."""

    def look(nvml: Any) -> DeviceFacts | None:
        cards = []
        for card in _visible(nvml, os.environ.get("CUDA_VISIBLE_DEVICES")):
            name = nvml.nvmlDeviceGetName(_handle(nvml, card))
            text = name.decode(errors="replace") if isinstance(name, bytes) else str(name)
            cards.append(DeviceFacts("cuda", text, _nvidia_memory(nvml, card)[1], card))
        return max(cards, key=lambda card: card.memory_bytes) if cards else None

    return with_nvml(look)


def amd_card(cards: Path = _CARDS) -> DeviceFacts | None:
    """The AMD card with the most memory, as Linux describes it in `cards`."""
    found = []
    for total in cards.glob("card*/device/mem_info_vram_total"):
        with suppress(OSError, ValueError):
            named = total.parent / "product_name"
            name = named.read_text(encoding="utf-8", errors="replace").strip() if named.is_file() else ""
            found.append(DeviceFacts("rocm", name or "AMD graphics card", _number(total), str(total.parent)))
    return max(found, key=lambda card: card.memory_bytes) if found else None


def apple_chip() -> DeviceFacts | None:
    """An Apple chip, whose graphics share the computer's memory."""
    if (platform.system(), platform.machine()) != ("Darwin", "arm64"):
        return None
    return DeviceFacts("mps", "Apple graphics", psutil.virtual_memory().total)


def processor(cpuinfo: Path = Path("/proc/cpuinfo")) -> DeviceFacts:
    """The processor and the computer's memory."""
    name = ""
    with suppress(OSError):
        found = re.search(r"^model name\s*:\s*(.+)$", cpuinfo.read_text(encoding="utf-8", errors="replace"), re.M)
        name = " ".join(found[1].split()) if found else ""
    return DeviceFacts("cpu", name or platform.processor() or platform.machine() or "CPU", _machine_memory())


def _machine_memory() -> int:
    with suppress(Exception):
        return int(psutil.virtual_memory().total)
    return 0


def _torch_builds(facts: Path | None = None) -> set[str]:
    """The kinds of cards that the installed torch was built for, read from its version file; all, if there is none.

    A card counts for nothing if the torch beside it was built without it: the run would take the processor.
    """
    try:
        text = (facts or _torch_facts()).read_text(encoding="utf-8")
    except (importlib.metadata.PackageNotFoundError, OSError, ValueError):
        return {"cuda", "rocm", "mps"}
    built = {name for name in ("cuda", "hip") if re.search(rf"^{name}\b[^=\n]*=\s*['\"]", text, re.M)}
    return {"mps"} | ({"cuda"} if "cuda" in built else set()) | ({"rocm"} if "hip" in built else set())


def _torch_facts() -> Path:
    """The version file of the torch that an engine takes; in a small package that is not where this process lies."""
    from project.runtime import places

    if places.shape() == "app":
        from project.runtime import environment, records

        if python := environment.state().python:
            return records.site_packages(python.parent.parent) / "torch" / "version.py"
    return Path(str(importlib.metadata.distribution("torch").locate_file("torch/version.py")))


def with_nvml(ask: Callable[[Any], Answer]) -> Answer:
    """What NVIDIA's library answers. It raises where there is no driver."""
    import pynvml

    pynvml.nvmlInit()
    try:
        return ask(pynvml)
    finally:
        pynvml.nvmlShutdown()


def _visible(nvml: Any, wanted: str | None) -> list[str]:
    """The cards that torch may take first: any, or the first that CUDA_VISIBLE_DEVICES lists by number or by id."""
    count = int(nvml.nvmlDeviceGetCount())
    if wanted is None:
        return [str(number) for number in range(count)]
    first = wanted.split(",")[0].strip()
    known = first.startswith(("GPU-", "MIG-")) or (first.isdecimal() and int(first) < count)
    return [first] if known else []


def _handle(nvml: Any, card: str) -> Any:
    return nvml.nvmlDeviceGetHandleByIndex(int(card)) if card.isdecimal() else nvml.nvmlDeviceGetHandleByUUID(card)


def _nvidia_memory(nvml: Any, card: str) -> tuple[int, int]:
    memory = nvml.nvmlDeviceGetMemoryInfo(_handle(nvml, card))
    return int(memory.used), int(memory.total)


def _number(path: Path) -> int:
    return int(path.read_text(encoding="ascii"))
