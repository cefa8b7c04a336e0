"""Cards and drivers as the systems tell of them: Linux's folders, the registry's values, NVIDIA's own library."""

from __future__ import annotations

import subprocess
import sys
import types
from pathlib import Path
from typing import Any

import pytest

from project.runtime import machine
from project.runtime.machine import Card, from_nvidia_smi, from_registry, linux_cards

GIB = 2**30


def plant(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text + "\n", encoding="utf-8")
    return folder


def test_this_computer_is_described_quickly_and_without_torch() -> None:
    code = (
        "import sys, time; began = time.monotonic(); from project.runtime import machine; here = machine.look();"
        "assert here.cores > 0 and here.memory_bytes > 1 << 28 and here.system_name and here.architecture, here;"
        "assert 'torch' not in sys.modules; assert time.monotonic() - began < 10"
    )
    root = Path(machine.__file__).parent.parent.parent
    subprocess.run([sys.executable, "-c", code], cwd=root, check=True)


def test_an_amd_card_is_known_with_its_chip(tmp_path: Path) -> None:
    cards = plant(
        tmp_path / "drm",
        {
            "card1/device/vendor": "0x1002",
            "card1/device/mem_info_vram_total": str(24 * GIB),
            "card1/device/product_name": "Radeon RX 7900 XTX",
            "card1/device/unique_id": "1af2c3d4e5f60718",
            "card1-DP-1/device/vendor": "0x1002",
        },
    )
    nodes = plant(
        tmp_path / "nodes",
        {
            "0/properties": "cpu_cores_count 16\ngfx_target_version 0",
            "1/properties": f"gfx_target_version 110000\nunique_id {int('1af2c3d4e5f60718', 16)}",
        },
    )
    (card,) = linux_cards(cards, nodes)
    assert (card.maker, card.name, card.memory_bytes, card.chip) == ("amd", "Radeon RX 7900 XTX", 24 * GIB, "gfx1100")


def test_a_card_beside_a_processors_own_graphics_keeps_its_chip(tmp_path: Path) -> None:
    cards = plant(
        tmp_path / "drm",
        {
            "card0/device/vendor": "0x1002",
            "card1/device/vendor": "0x1002",
            "card1/device/unique_id": "00ab",
        },
    )
    nodes = plant(
        tmp_path / "nodes",
        {
            "1/properties": "gfx_target_version 100306\nunique_id 0",
            "2/properties": "gfx_target_version 110000\nunique_id 171",
        },
    )
    assert [card.chip for card in linux_cards(cards, nodes)] == ["gfx1036", "gfx1100"]
    (cards / "card1" / "device" / "unique_id").write_text("ab\n", encoding="utf-8")
    assert [card.chip for card in linux_cards(cards, nodes)] == ["gfx1036", "gfx1100"]


@pytest.mark.parametrize(("version", "chip"), [("90010", "gfx90a"), ("100300", "gfx1030"), ("120001", "gfx1201")])
def test_chips_have_the_names_that_rocm_gives_them(tmp_path: Path, version: str, chip: str) -> None:
    cards = plant(tmp_path / "drm", {"card0/device/vendor": "0x1002"})
    nodes = plant(tmp_path / "nodes", {"1/properties": f"gfx_target_version {version}"})
    (card,) = linux_cards(cards, nodes)
    assert card.chip == chip
    assert card.memory_bytes is None
    assert card.name == "AMD graphics"


def test_a_card_without_a_driver_that_computes_says_so(tmp_path: Path) -> None:
    cards = plant(
        tmp_path / "drm",
        {"card0/device/vendor": "0x1002", "card1/device/vendor": "0x10de", "card2/device/vendor": "0x8086"},
    )
    found = linux_cards(cards, tmp_path / "none")
    assert [(card.maker, card.driver) for card in found] == [("amd", ""), ("nvidia", ""), ("intel", "")]


def test_an_intel_card_has_its_driver(tmp_path: Path) -> None:
    cards = plant(tmp_path / "drm", {"card0/device/vendor": "0x8086", "card0/device/device": "0x56A0"})
    (tmp_path / "drivers" / "xe").mkdir(parents=True)
    (cards / "card0" / "device" / "driver").symlink_to(tmp_path / "drivers" / "xe")
    assert linux_cards(cards, tmp_path / "none") == [Card("intel", "Intel graphics", driver="xe", chip="56a0")]


def test_what_is_no_card_of_a_known_maker_is_left_out(tmp_path: Path) -> None:
    cards = plant(tmp_path / "drm", {"card0/device/vendor": "0x1af4", "renderD128/device/vendor": "0x1002"})
    assert linux_cards(cards, tmp_path / "none") == []
    assert linux_cards(tmp_path / "nowhere", tmp_path / "none") == []


def test_windows_tells_of_adapters_in_its_registry() -> None:
    values: dict[str, Any] = {
        "MatchingDeviceId": r"pci\ven_1002&dev_744c",
        "DriverDesc": "AMD Radeon RX 7900 XTX",
        "HardwareInformation.qwMemorySize": 24 * GIB,
        "DriverVersion": "32.0.12033.1030",
    }
    assert from_registry(values) == Card("amd", "AMD Radeon RX 7900 XTX", 24 * GIB, "32.0.12033.1030")
    values |= {"MatchingDeviceId": r"PCI\VEN_8086&DEV_56A0", "DriverDesc": "Intel(R) Arc(TM) A770"}
    values["HardwareInformation.qwMemorySize"] = (16 * GIB).to_bytes(8, "little")
    assert from_registry(values) == Card("intel", "Intel(R) Arc(TM) A770", 16 * GIB, "32.0.12033.1030", chip="56a0")
    assert from_registry({"MatchingDeviceId": r"root\basicdisplay"}) is None
    assert from_registry({}) is None


SMI = """
Timestamp                                 : Thu Jan  1 00:00:00 2026
Driver Version                            : 550.54.14
CUDA Version                              : 12.4

Attached GPUs                             : 2
GPU 00000000:01:00.0
    Product Name                          : NVIDIA GeForce RTX 3060
    FB Memory Usage
        Total                             : 12288 MiB
        Reserved                          : 230 MiB
    BAR1 Memory Usage
        Total                             : 256 MiB
GPU 00000000:02:00.0
    Product Name                          : NVIDIA GeForce GT 710
    FB Memory Usage
        Total                             : N/A
"""


def test_nvidias_own_program_is_read_where_its_library_is_silent() -> None:
    assert from_nvidia_smi(SMI) == [
        Card("nvidia", "NVIDIA GeForce RTX 3060", 12 * GIB, "550.54.14", (12, 4)),
        Card("nvidia", "NVIDIA GeForce GT 710", None, "550.54.14", (12, 4)),
    ]
    assert from_nvidia_smi("NVIDIA-SMI has failed because it couldn't communicate with the NVIDIA driver.") == []


class Driver(types.ModuleType):
    """What NVIDIA's library answers; there is none on a computer without such a card."""

    def __init__(self) -> None:
        super().__init__("pynvml")

    def nvmlInit(self) -> None: ...

    def nvmlShutdown(self) -> None: ...

    def nvmlSystemGetCudaDriverVersion_v2(self) -> int:
        return 13020

    def nvmlSystemGetDriverVersion(self) -> str:
        return "595.10"

    def nvmlDeviceGetCount(self) -> int:
        return 2

    def nvmlDeviceGetHandleByIndex(self, index: int) -> int:
        return index

    def nvmlDeviceGetCudaComputeCapability(self, handle: int) -> list[int]:
        return [[7, 5], [12, 0]][handle]

    def nvmlDeviceGetName(self, handle: int) -> str | bytes:
        return (b"GeForce RTX 2060", "GeForce RTX 5090")[handle]

    def nvmlDeviceGetMemoryInfo(self, handle: int) -> Any:
        return types.SimpleNamespace(total=(6 * GIB, 32 * GIB)[handle])


def test_nvidias_library_tells_driver_cuda_and_capability(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pynvml", Driver())
    cards = [card for card in machine.look().cards if card.maker == "nvidia"]
    assert cards == [
        Card("nvidia", "GeForce RTX 5090", 32 * GIB, "595.10", (13, 2), (12, 0)),
        Card("nvidia", "GeForce RTX 2060", 6 * GIB, "595.10", (13, 2), (7, 5)),
    ]


def test_free_bytes_are_those_of_the_disk_even_before_the_folder_is_there(tmp_path: Path) -> None:
    free = machine.free_bytes(tmp_path / "not" / "yet")
    assert free is not None
    assert free > 0
