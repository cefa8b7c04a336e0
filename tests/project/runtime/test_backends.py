"""Which engine fits which computer, and the sentence where none does."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from project.errors import JobFailed
from project.runtime.backends import Choice, choices, lock_for
from project.runtime.kinds import Backend, System
from project.runtime.machine import Card, Machine
from tests.project.runtime.small_index import write_lock

PC = Machine("linux", "Debian GNU/Linux 12", "x86_64", "Some processor", 8, 32 << 30)
RTX = Card("nvidia", "GeForce RTX 4090", 24 << 30, "580.65", (13, 0), (8, 9))
RADEON = Card("amd", "Radeon RX 7900 XTX", 24 << 30, "amdgpu", chip="gfx1100")
ARC = Card("intel", "Arc A770", None, "xe", chip="56a0")
CUDA = 'cuda = "13.0"\ncapability = "7.5"'


@pytest.fixture
def locks(tmp_path: Path) -> Path:
    for name in ("cuda-linux", "rocm-linux", "xpu-linux", "cpu-linux", "cpu-windows", "mps-macos"):
        write_lock(tmp_path / f"{name}.toml", [], head=CUDA if name.startswith("cuda") else "")
    return tmp_path


def judged(machine: Machine, locks: Path) -> dict[str, Choice]:
    return {choice.backend: choice for choice in choices(machine, locks)}


@pytest.mark.parametrize(
    ("cards", "system", "architecture", "best"),
    [
        ((RTX,), "linux", "x86_64", "cuda"),
        ((RADEON,), "linux", "x86_64", "rocm"),
        ((ARC,), "linux", "x86_64", "xpu"),
        ((ARC, RTX), "linux", "x86_64", "cuda"),
        ((), "linux", "x86_64", "cpu"),
        ((RTX,), "windows", "x86_64", "cpu"),
        ((Card("apple", "Apple M3", 16 << 30, "24.0"),), "macos", "arm64", "mps"),
    ],
)
def test_the_best_comes_first(
    locks: Path, cards: tuple[Card, ...], system: System, architecture: str, best: Backend
) -> None:
    found = choices(replace(PC, cards=cards, system=system, architecture=architecture), locks)
    assert found[0].backend == best
    assert found[0].fits
    assert len(found) == 5
    assert all(choice.reason.endswith(".") for choice in found)


def test_a_driver_that_is_too_old_is_named_with_what_to_do(locks: Path) -> None:
    found = choices(replace(PC, cards=(replace(RTX, driver="550.54.14", cuda=(12, 4)),)), locks)
    cuda = next(choice for choice in found if choice.backend == "cuda")
    assert not cuda.fits
    assert cuda.reason == (
        "The NVIDIA driver 550.54.14 serves up to CUDA 12.4, and CUDA 13.0 is needed: update the driver, or take the "
        "processor."
    )
    assert found[0].backend == "cpu"


def test_a_card_that_is_too_old_is_named(locks: Path) -> None:
    pascal = replace(RTX, name="GeForce GTX 1080", capability=(6, 1))
    reason = judged(replace(PC, cards=(pascal,)), locks)["cuda"].reason
    assert "GeForce GTX 1080 is too old" in reason
    assert "6.1" in reason
    assert "7.5" in reason
    assert judged(replace(PC, cards=(pascal, RTX)), locks)["cuda"].fits


def test_graphics_that_the_packages_have_no_code_for_are_not_offered(locks: Path) -> None:
    old = Card("intel", "UHD Graphics 630", None, "i915", chip="3e92")
    choice = judged(replace(PC, cards=(old,)), locks)["xpu"]
    assert not choice.fits
    assert choice.reason.startswith("UHD Graphics 630 is not of the kinds that train")
    write_lock(locks / "rocm-linux.toml", [], head='chips = ["gfx1100"]')
    own = replace(RADEON, name="AMD graphics", chip="gfx1036")
    choice = judged(replace(PC, cards=(own,)), locks)["rocm"]
    assert (
        choice.reason == "AMD graphics has the chip gfx1036, which the packages are not made for. Take the processor."
    )
    assert judged(replace(PC, cards=(own, RADEON)), locks)["rocm"].fits


def test_an_older_macos_is_asked_to_update(locks: Path) -> None:
    write_lock(locks / "mps-macos.toml", [], head='macos = "14.0"')
    mac = Machine("macos", "macOS 13.6", "arm64", "Apple M1", 8, 8 << 30, (Card("apple", "Apple M1"),), (13, 6))
    choice = judged(mac, locks)["mps"]
    assert choice.reason == "macOS 14.0 or later is needed, and this is 13.6: update the system."
    assert not any(choice.fits for choice in choices(mac, locks))
    assert judged(replace(mac, version=(14, 0)), locks)["mps"].fits


@pytest.mark.parametrize(("card", "backend"), [(RTX, "cuda"), (RADEON, "rocm"), (ARC, "xpu")])
def test_a_card_without_a_driver_asks_for_one(locks: Path, card: Card, backend: str) -> None:
    choice = judged(replace(PC, cards=(replace(card, driver="", cuda=None),)), locks)[backend]
    assert not choice.fits
    assert "driver" in choice.reason
    assert "start the app again" in choice.reason


def test_a_card_that_this_version_has_no_packages_for_is_said(locks: Path) -> None:
    (locks / "rocm-linux.toml").unlink()
    choice = judged(replace(PC, cards=(RADEON,)), locks)["rocm"]
    assert not choice.fits
    assert choice.reason == "Radeon RX 7900 XTX is here, but this version has no packages for it on this system."


def test_the_processor_borrows_the_packages_of_a_card_where_it_has_none(locks: Path) -> None:
    (locks / "cpu-linux.toml").unlink()
    choice = judged(PC, locks)["cpu"]
    assert choice.fits
    assert "those of a card" in choice.reason
    lent = lock_for("cpu", PC, locks)
    assert lent is not None
    assert lent.backend == "cuda"


def test_a_processor_without_packages_is_said(locks: Path) -> None:
    found = choices(replace(PC, architecture="arm64"), locks)
    assert not any(choice.fits for choice in found)
    assert {choice.reason for choice in found} == {"There are packages for x86_64 processors, and this one is arm64."}


@pytest.mark.parametrize("text", ["not toml [", "[tool]\n", 'packages = [{ name = "x" }]\n[tool.lora-atelier]\n'])
def test_a_damaged_lock_is_said(locks: Path, text: str) -> None:
    (locks / "cpu-linux.toml").write_text(text, encoding="utf-8")
    with pytest.raises(JobFailed, match=r"cpu-linux.toml is damaged .*: install the app again"):
        choices(PC, locks)
