"""What a device can train, in words: it agrees with the estimates and with what the Train page would warn of."""

from __future__ import annotations

from typing import Any

import pytest

from project.abilities import _LANGUAGE_MODELS, Ability, abilities, device_of
from project.device import DeviceFacts
from project.options import FAMILIES, PICTURES, TEXTS
from project.presets import card_of
from project.runtime.machine import Card, Machine

GIB = 2**30
RANK = ("no", "small", "saving", "well")


def on(device: DeviceFacts) -> dict[str, Ability]:
    return {one.title: one for one in abilities(device)}


def test_every_family_and_some_language_models_are_judged_on_any_device() -> None:
    for device in (
        card_of(8),
        card_of(8, "rocm"),
        DeviceFacts("mps", "m", 16 * GIB),
        DeviceFacts("cpu", "c", 16 * GIB),
    ):
        found = abilities(device)
        assert [one.title for one in found if one.task == PICTURES] == [family.title for family in FAMILIES.values()]
        assert sum(one.task == TEXTS for one in found) >= 4


def test_eight_gigabytes_train_the_small_families_well_and_the_large_one_by_saving() -> None:
    found = on(card_of(8))
    assert found["Stable Diffusion 1.x"].level == "well"
    large = found["Stable Diffusion XL"]
    assert (large.level, "twice" in large.ways) == ("saving", True)
    assert found["Qwen3 32B"].level == "no"


def test_what_is_promised_fits_and_what_is_refused_does_not() -> None:
    for gigabytes in (4, 6, 8, 12, 16, 24, 48, 80):
        device = card_of(gigabytes)
        for one in abilities(device):
            assert (one.gigabytes <= device.gigabytes) == (one.level != "no"), (gigabytes, one)


def test_more_memory_never_trains_less() -> None:
    before = {title: 0 for title in on(card_of(4))}
    for gigabytes in (4, 6, 8, 10, 12, 16, 24, 40, 80):
        now = {title: RANK.index(one.level) for title, one in on(card_of(gigabytes)).items()}
        assert all(now[title] >= before[title] for title in now), gigabytes
        before = now
    assert set(before.values()) <= {RANK.index("saving"), RANK.index("well")}  # 80 GB train everything


def test_bits_are_saved_only_where_there_are_kernels_for_it() -> None:
    nvidia, amd = on(card_of(12)), on(card_of(12, "rocm"))
    assert "base4bit" in nvidia["Qwen3 8B"].ways
    assert amd["Qwen3 8B"].level == "no"
    assert not any("8bit" in way or "4bit" in way for one in amd.values() for way in one.ways)


def test_a_processor_is_slow_and_never_promises_more_than_its_memory() -> None:
    small, large = on(DeviceFacts("cpu", "c", 8 * GIB)), on(DeviceFacts("cpu", "c", 64 * GIB))
    assert small["Stable Diffusion XL"].level == "no"
    assert large["Stable Diffusion XL"].level == "slow"
    assert {one.level for one in (*small.values(), *large.values())} <= {"slow", "no"}


def test_small_pictures_name_their_size() -> None:
    found = on(card_of(6))["Stable Diffusion XL"]
    assert (found.level, found.side) == ("small", 512)


@pytest.mark.parametrize("model", _LANGUAGE_MODELS, ids=lambda model: model.name)
def test_the_sizes_of_language_models_are_those_of_their_names(model: Any) -> None:
    billions = float(model.name.split()[-1].removesuffix("B"))
    assert model.sizes().parameters / 1e9 == pytest.approx(billions, rel=0.06)


def test_the_device_is_that_of_the_engine_and_not_whatever_card_there_is() -> None:
    cards = (Card("nvidia", "RTX 3060", 12 * GIB, "550.1", (12, 4)), Card("intel", "UHD"))
    machine = Machine("windows", "Windows 11", "x86_64", "Ryzen", 8, 16 * GIB, cards)
    assert device_of(machine, "cuda") == DeviceFacts("cuda", "RTX 3060", 12 * GIB)
    assert device_of(machine, "cpu") == DeviceFacts("cpu", "Ryzen", 16 * GIB)
    assert device_of(machine, "rocm").kind == "cpu"  # there is none
    assert device_of(machine, "xpu").kind == "cpu"  # the engine does not train there


def test_nothing_is_promised_on_a_card_of_unknown_memory() -> None:
    assert abilities(DeviceFacts("rocm", "AMD graphics", 0)) == []
