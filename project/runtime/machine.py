"""What this computer is: system, processor, memory, disk, and its graphics cards with their drivers.

Asked of the drivers and the system, without torch. What cannot be found out is None or empty, never a guess.
"""

import os
import platform
import re
import shutil
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil

from project.device import apple_chip, processor, with_nvml
from project.runtime.kinds import Maker, System, Version

NO_WINDOW: int = getattr(subprocess, "CREATE_NO_WINDOW", 0)  # under Windows a console's program would open one

_CARDS = Path("/sys/class/drm")
_PCI_MAKERS: dict[str, Maker] = {"0x10de": "nvidia", "0x1002": "amd", "0x8086": "intel"}
_TITLES: dict[Maker, str] = {"nvidia": "NVIDIA", "amd": "AMD", "intel": "Intel", "apple": "Apple"}
_KFD = Path("/sys/class/kfd/kfd/topology/nodes")
_DISPLAY_CLASS = r"SYSTEM\CurrentControlSet\Control\Class\{4d36e968-e325-11ce-bfc1-08002be10318}"


@dataclass(frozen=True)
class Card:
    """A graphics card or chip.

    `memory_bytes` is its own memory, for Apple the computer's. `driver` is the driver's version, empty if there is none
    that computes; `cuda` the highest CUDA that an NVIDIA driver serves, `capability` what the card itself can do
    (NVIDIA's compute capability), `chip` AMD's name of the chip as ROCm has it ("gfx1100"), or Intel's device number
    ("56a0").
    """

    maker: Maker
    name: str
    memory_bytes: int | None = None
    driver: str = ""
    cuda: Version | None = None
    capability: Version | None = None
    chip: str = ""


@dataclass(frozen=True)
class Machine:
    """A computer. `cards` is sorted, the one to train on first; sizes are bytes. `version` is that of macOS."""

    system: System
    system_name: str
    architecture: str
    processor: str
    cores: int
    memory_bytes: int | None
    cards: tuple[Card, ...] = ()
    version: Version | None = None

    @property
    def card(self) -> Card | None:
        """The card to train on; None if there is none."""
        return self.cards[0] if self.cards else None


def look() -> Machine:
    """This computer, in well under a second. Never raises: what cannot be asked is not there."""
    facts = processor()
    return Machine(
        this_system(),
        _system_name(),
        architecture(),
        facts.name,
        os.cpu_count() or 1,
        facts.memory_bytes or None,
        tuple(sorted(_cards(), key=_worth, reverse=True)),
        _macos_version(),
    )


def this_system() -> System:
    """The operating system, in the word that names the locks."""
    return "windows" if sys.platform == "win32" else "macos" if sys.platform == "darwin" else "linux"


def architecture() -> str:
    """The processor's kind: x86_64 or arm64, and whatever the system calls a rarer one."""
    name = platform.machine().lower()
    return {"amd64": "x86_64", "x64": "x86_64", "aarch64": "arm64"}.get(name, name)


def free_bytes(folder: Path) -> int | None:
    """The free bytes on the disk where a folder lies or would be made; None if it cannot be asked."""
    for place in (folder, *folder.parents):
        if place.exists():
            with suppress(OSError):
                return shutil.disk_usage(place).free
            return None
    return None


def memory_now() -> int | None:
    """The bytes of the computer's memory that programs can still have; None if it cannot be asked."""
    with suppress(Exception):
        return int(psutil.virtual_memory().available)
    return None


def _worth(card: Card) -> tuple[bool, bool, int]:
    """What computes goes before what only shows, and a maker that torch knows well before the others."""
    return bool(card.driver), card.maker in ("nvidia", "apple"), card.memory_bytes or 0


def _cards() -> list[Card]:
    cards = list(_quietly(_nvidia_cards))
    if apple := _quietly(_apple_cards):
        return [*cards, *apple]
    found = _quietly(windows_cards) if sys.platform == "win32" else _quietly(linux_cards)
    return cards + [card for card in found if card.maker != "nvidia" or not cards]


def _quietly(find: Any) -> list[Card]:
    try:
        return list(find())
    except Exception:  # drivers and their bindings fail in ways of their own
        return []


# --- NVIDIA -----------------------------------------------------------------------------------------------------------


def _nvidia_cards() -> list[Card]:
    try:
        return with_nvml(_ask_nvml)
    except Exception:
        return from_nvidia_smi(_nvidia_smi())


def _ask_nvml(nvml: Any) -> list[Card]:
    level = nvml.nvmlSystemGetCudaDriverVersion_v2()
    cards = []
    for number in range(int(nvml.nvmlDeviceGetCount())):
        handle = nvml.nvmlDeviceGetHandleByIndex(number)
        major, minor = nvml.nvmlDeviceGetCudaComputeCapability(handle)
        card = Card(
            "nvidia",
            _text(nvml.nvmlDeviceGetName(handle)),
            int(nvml.nvmlDeviceGetMemoryInfo(handle).total),
            _text(nvml.nvmlSystemGetDriverVersion()),
            (level // 1000, level % 1000 // 10),  # 13020 is 13.2
            (int(major), int(minor)),
        )
        cards.append(card)
    return cards


def _text(value: Any) -> str:
    return value.decode(errors="replace") if isinstance(value, bytes) else str(value)


def _nvidia_smi() -> str:
    """What NVIDIA's own program tells, where its library does not answer us. Raises OSError."""
    done = subprocess.run(["nvidia-smi", "-q"], capture_output=True, timeout=15, check=True, creationflags=NO_WINDOW)
    return done.stdout.decode(errors="replace")


def from_nvidia_smi(report: str) -> list[Card]:
    """The cards in the text of `nvidia-smi -q`."""
    head, *parts = re.split(r"^GPU [0-9A-F]+:.*$", report, flags=re.M)
    driver = re.search(r"Driver Version\s*:\s*([\d.]+)", head)
    level = re.search(r"CUDA Version\s*:\s*(\d+)\.(\d+)", head)
    cards = []
    for part in parts:
        name = re.search(r"Product Name\s*:\s*(.+)", part)
        memory = re.search(r"FB Memory Usage\s*\n\s*Total\s*:\s*(\d+) MiB", part)
        card = Card(
            "nvidia",
            name[1].strip() if name else "NVIDIA graphics card",
            int(memory[1]) << 20 if memory else None,
            driver[1] if driver else "",
            (int(level[1]), int(level[2])) if level else None,
        )
        cards.append(card)
    return cards


# --- the others -------------------------------------------------------------------------------------------------------


def _apple_cards() -> list[Card]:
    chip = apple_chip()
    return [Card("apple", processor().name or chip.name, chip.memory_bytes, driver=platform.release())] if chip else []


def linux_cards(cards: Path = _CARDS, nodes: Path = _KFD) -> list[Card]:
    """The cards that Linux describes below `cards`; `nodes` is where AMD's compute driver lists its own.

    A card of NVIDIA here is one that has no driver of NVIDIA's, or `nvidia-smi` would have told of it.
    """
    chips = _amd_chips(nodes)
    found = []
    for device in sorted(cards.glob("card[0-9]*/device")):
        if "-" in device.parent.name:  # a connector of a card
            continue
        maker = _PCI_MAKERS.get(_read(device / "vendor").lower())
        if maker is None:
            continue
        driver = (device / "driver").resolve().name if (device / "driver").exists() else ""
        memory = _read(device / "mem_info_vram_total")
        name = _read(device / "product_name") or f"{_TITLES[maker]} graphics"
        chip = _chip(device, maker, chips)
        computes = {"amd": bool(chips), "intel": driver in ("xe", "i915"), "nvidia": False}[maker]
        found.append(
            Card(maker, name, int(memory) if memory.isdecimal() else None, driver=driver if computes else "", chip=chip)
        )
    return found


def _chip(device: Path, maker: Maker, chips: dict[str, str]) -> str:
    if maker == "intel":
        return _read(device / "device").removeprefix("0x").lower()
    if maker != "amd":
        return ""
    number = (
        _read(device / "unique_id").lower().removeprefix("0x").lstrip("0") or "0"
    )  # a processor's own graphics have none
    only = next(iter(chips.values())) if len(set(chips.values())) == 1 else ""
    return chips.get(number, only)


def _amd_chips(nodes: Path) -> dict[str, str]:
    """The chips that AMD's compute driver serves: a card's own number (hexadecimal) and the chip's name.

    ``gfx_target_version`` is 10000 * major + 100 * minor + step, as the kernel's kfd_topology.c writes it.
    """
    chips = {}
    for file in nodes.glob("*/properties"):
        facts = dict(line.split(None, 1) for line in _read(file).splitlines() if " " in line)
        version = int(facts.get("gfx_target_version", "0"))
        if version:  # 0 is the processor
            chip = f"gfx{version // 10000}{version // 100 % 100}{version % 100:x}"
            chips[f"{int(facts.get('unique_id', '0')):x}"] = chip
    return chips


def windows_cards() -> list[Card]:
    """The display adapters in the registry of Windows."""
    found: list[Card] = []
    if sys.platform == "win32":
        import winreg

        with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, _DISPLAY_CLASS) as adapters:
            for number in range(winreg.QueryInfoKey(adapters)[0]):
                with suppress(OSError), winreg.OpenKey(adapters, winreg.EnumKey(adapters, number)) as key:
                    values = {}
                    for index in range(winreg.QueryInfoKey(key)[1]):
                        name, value, _ = winreg.EnumValue(key, index)
                        values[name] = value
                    if card := from_registry(values):
                        found.append(card)
    return found


def from_registry(values: dict[str, Any]) -> Card | None:
    """The card that the values of a display adapter's key describe; None for what is no card (remote screens)."""
    device = str(values.get("MatchingDeviceId", "")).lower()
    maker = next((maker for code, maker in _PCI_MAKERS.items() if f"ven_{code[2:]}" in device), None)
    if maker is None:
        return None
    memory = values.get("HardwareInformation.qwMemorySize")
    if isinstance(memory, bytes):
        memory = int.from_bytes(memory, "little")
    # NVIDIA's own library would have answered if this driver could compute.
    driver = "" if maker == "nvidia" else str(values.get("DriverVersion", ""))
    name = str(values.get("DriverDesc", "")) or f"{_TITLES[maker]} graphics"
    number = device.partition("dev_")[2][:4] if maker == "intel" else ""
    return Card(maker, name, memory if isinstance(memory, int) and memory > 0 else None, driver, chip=number)


def _read(path: Path) -> str:
    with suppress(OSError):
        return path.read_text(encoding="utf-8", errors="replace").strip()
    return ""


def _macos_version() -> Version | None:
    with suppress(ValueError):
        major, _, rest = platform.mac_ver()[0].partition(".")
        return int(major), int(rest.partition(".")[0] or 0)
    return None


def _system_name() -> str:
    with suppress(Exception):
        if sys.platform == "darwin":
            return f"macOS {platform.mac_ver()[0]}"
        if sys.platform == "win32":
            # 10.0.22000 was the first Windows 11, which still calls itself 10.
            build = sys.getwindowsversion().build
            return f"Windows {11 if platform.release() == '10' and build >= 22000 else platform.release()}"
        return platform.freedesktop_os_release()["PRETTY_NAME"]
    return f"{platform.system()} {platform.release()}"
