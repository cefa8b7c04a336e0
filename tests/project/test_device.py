"""The device is found without torch, quickly, and whatever is broken."""

import subprocess
import sys
import time
import types
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psutil
import pytest

from project import device
from project.device import DeviceFacts, amd_card, find_device, memory_now, nvidia_card, processor

GIB = 2**30


class Driver(types.ModuleType):
    """What NVIDIA's library answers on a computer with the cards given: (name, id, bytes)."""

    def __init__(self, *cards: tuple[str, str, int]) -> None:
        super().__init__("pynvml")
        self.cards, self.open = cards, 0

    def nvmlInit(self) -> None:
        self.open += 1

    def nvmlShutdown(self) -> None:
        self.open -= 1

    def nvmlDeviceGetCount(self) -> int:
        return len(self.cards)

    def nvmlDeviceGetHandleByIndex(self, index: int) -> int:
        return index

    def nvmlDeviceGetHandleByUUID(self, uuid: str) -> int:
        return next(number for number, card in enumerate(self.cards) if card[1] == uuid)

    def nvmlDeviceGetName(self, handle: int) -> str:
        return self.cards[handle][0]

    def nvmlDeviceGetMemoryInfo(self, handle: int) -> Any:
        return types.SimpleNamespace(used=GIB, total=self.cards[handle][2])


@pytest.fixture
def driver(monkeypatch: pytest.MonkeyPatch) -> Driver:
    fake = Driver(("GeForce GT 710", "GPU-a", 2 * GIB), ("GeForce RTX 4090", "GPU-b", 24 * GIB))
    monkeypatch.setitem(sys.modules, "pynvml", fake)
    monkeypatch.delenv("CUDA_VISIBLE_DEVICES", raising=False)
    return fake


def test_the_card_with_the_most_memory_is_taken(driver: Driver) -> None:
    assert nvidia_card() == DeviceFacts("cuda", "GeForce RTX 4090", 24 * GIB, "1")
    assert driver.open == 0


@pytest.mark.parametrize(
    ("visible", "name"),
    [
        ("0", "GeForce GT 710"),
        ("1,0", "GeForce RTX 4090"),
        ("GPU-a", "GeForce GT 710"),
        ("", None),
        ("-1", None),
        ("7", None),
    ],
)
def test_hidden_cards_do_not_count(
    driver: Driver, monkeypatch: pytest.MonkeyPatch, visible: str, name: str | None
) -> None:
    monkeypatch.setenv("CUDA_VISIBLE_DEVICES", visible)
    card = nvidia_card()
    assert (card.name if card else None) == name
    if card:
        assert memory_now(card) == (GIB, card.memory_bytes)


def test_a_driver_that_fails_is_no_card(driver: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(device, "_torch_builds", lambda: {"cuda"})

    def broken() -> None:
        raise OSError("the driver does not answer")

    monkeypatch.setattr(driver, "nvmlInit", broken)
    assert find_device().kind == "cpu"
    assert memory_now(DeviceFacts("cuda", "gone", 8 * GIB, "0")) == (0, 8 * GIB)


def test_a_card_that_this_torch_cannot_use_does_not_count(
    driver: Driver, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    facts = tmp_path / "version.py"
    kinds = {}
    for name, cuda, hip in (("cpu", "None", "None"), ("nvidia", "'13.0'", "None"), ("amd", "None", "'6.4'")):
        facts.write_text(f"__version__ = '2.14'\ncuda: Optional[str] = {cuda}\nhip: Optional[str] = {hip}\n")
        kinds[name] = device._torch_builds(facts)
    assert kinds == {"cpu": {"mps"}, "nvidia": {"mps", "cuda"}, "amd": {"mps", "rocm"}}
    monkeypatch.setattr(device, "_torch_builds", lambda: kinds["cpu"])
    assert find_device().kind == "cpu"
    monkeypatch.setattr(device, "_torch_builds", lambda: kinds["nvidia"])
    assert find_device().name == "GeForce RTX 4090"


def test_an_amd_card_as_linux_describes_it(tmp_path: Path) -> None:
    for number, name, total in (("card0", "", 512 << 20), ("card1", "Radeon RX 7900 XTX", 24 * GIB)):
        place = tmp_path / number / "device"
        place.mkdir(parents=True)
        (place / "mem_info_vram_total").write_text(f"{total}\n")
        (place / "mem_info_vram_used").write_text("1048576\n")
        if name:
            (place / "product_name").write_text(f"{name}\n")
    (tmp_path / "card2" / "device").mkdir(parents=True)
    (tmp_path / "card2" / "device" / "mem_info_vram_total").write_text("nonsense")
    card = amd_card(tmp_path)
    assert card is not None
    assert (card.kind, card.name, card.memory_bytes) == ("rocm", "Radeon RX 7900 XTX", 24 * GIB)
    assert memory_now(card) == (1 << 20, 24 * GIB)
    assert amd_card(tmp_path / "nothing") is None


def test_the_processor_has_a_name_and_the_computer_s_memory(tmp_path: Path) -> None:
    cpuinfo = tmp_path / "cpuinfo"
    cpuinfo.write_text("processor\t: 0\nmodel name\t: Some   CPU  @ 3.2GHz\nmodel name\t: Other\n")
    assert processor(cpuinfo).name == "Some CPU @ 3.2GHz"
    assert processor(cpuinfo).memory_bytes == psutil.virtual_memory().total
    assert processor(tmp_path / "none").name


def fastest(call: Callable[[], object]) -> float:
    """The seconds of the fastest of some calls: other programs on the computer slow the rest down."""
    taken = []
    for _ in range(10):
        began = time.perf_counter()
        call()
        taken.append(time.perf_counter() - began)
    return min(taken)


def test_finding_is_fast_and_memory_is_read() -> None:
    found = find_device()
    assert fastest(find_device) < 0.05
    used, total = memory_now(found)
    assert 0 < used < total


def test_no_torch_comes_along() -> None:
    code = "import sys, project.device as d; d.find_device(); sys.exit('torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
