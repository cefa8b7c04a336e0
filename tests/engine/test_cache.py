"""Encoded pictures and captions: found again, made again when damaged or stale, and never other than freshly made."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import torch
from PIL import Image

from engine.cache import FileHashes, TensorCache, key_of
from engine.data import Loader, Plan, buckets_for, find_pictures
from engine.families.base import Batch
from project import runs
from project.options import Config
from tests.engine.small_world import (
    Recorded,
    assert_same_tensors,
    config_of,
    load_tiny,
    result_tensors,
    save_tiny_model,
    write_dataset,
    write_picture,
)

AUGMENTED = {"horizontal_flip": True, "random_crop": True}


def loader_of(config: Config, folder: Path | None) -> Loader:
    family = load_tiny(Path(config.model.base_model))
    found = find_pictures(config.data, family.resolution)
    plan = Plan(found.pictures, buckets_for(family, config.data), config.data, config.training)
    return Loader(plan, family, folder, text_cached=True)


def epoch_of(loader: Loader, number: int = 0) -> list[Batch]:
    return [loader.batch(samples) for samples in loader.plan.epoch(number)]


def made(loader: Loader) -> tuple[int, int]:
    return loader.latents.made, loader.texts.made


def assert_same(one: list[Batch], other: list[Batch]) -> None:
    for mine, theirs in zip(one, other, strict=True):
        assert torch.equal(mine.latents, theirs.latents)
        assert mine.captions == theirs.captions
        assert mine.embeddings is not None
        assert theirs.embeddings is not None
        assert mine.embeddings.keys() == theirs.embeddings.keys()
        assert all(torch.equal(value, theirs.embeddings[name]) for name, value in mine.embeddings.items())


@pytest.fixture
def config(options: dict[str, object]) -> Config:
    return config_of(**options, **AUGMENTED)


def entries(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.safetensors"))


def test_a_second_run_encodes_nothing_and_gets_the_same_numbers(config: Config, tmp_path: Path) -> None:
    first = loader_of(config, tmp_path / "cache")
    fresh = epoch_of(first)
    assert made(first) == (5, 5)
    assert len(entries(tmp_path / "cache")) == 10
    second = loader_of(config, tmp_path / "cache")
    assert_same(epoch_of(second), fresh)
    assert made(second) == (0, 0)
    assert_same(epoch_of(loader_of(config, None)), fresh)  # nor does the cache change anything


def test_a_training_run_after_another_encodes_nothing(
    options: dict[str, object], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shared = {**options, "cache_dir": tmp_path / "shared"}
    assert Recorded(config_of(**shared)).train() == "finished"
    before = {path: path.stat().st_mtime_ns for path in entries(tmp_path / "shared")}
    assert before

    def refuse(*_: object) -> None:
        raise AssertionError("something was encoded again")

    monkeypatch.setattr("engine.families.sd15.StableDiffusion.encode_picture", refuse)
    monkeypatch.setattr("engine.families.sd15.StableDiffusion.encode_caption", refuse)
    assert Recorded(config_of(**{**shared, "output_dir": tmp_path / "other"})).train() == "finished"
    assert {path: path.stat().st_mtime_ns for path in entries(tmp_path / "shared")} == before


def test_entries_are_in_memory_the_second_time(config: Config) -> None:
    loader = loader_of(config, None)
    first = epoch_of(loader)
    assert_same(epoch_of(loader), first)
    assert made(loader) == (5, 5)


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: b"",
        lambda data: data[: len(data) // 2],
        lambda data: data[:-1],
        lambda data: data[:40],
        lambda data: data[:-3] + bytes([data[-3] ^ 4]) + data[-2:],
        lambda data: b"nonsense" * 20,
        lambda data: data[:9] + b"\xff" + data[10:],
    ],
    ids=["empty", "half", "one short", "header cut", "bit flipped", "nonsense", "header damaged"],
)
def test_a_damaged_entry_is_made_again(damage: object, config: Config, tmp_path: Path) -> None:
    fresh = epoch_of(loader_of(config, tmp_path))
    whole = {path: path.read_bytes() for path in entries(tmp_path)}
    for path, data in whole.items():
        path.write_bytes(damage(data))  # type: ignore[operator]
    again = loader_of(config, tmp_path)
    assert_same(epoch_of(again), fresh)
    assert made(again) == (5, 5)
    assert {path: path.read_bytes() for path in entries(tmp_path)} == whole  # and written over the damaged ones


def test_a_folder_in_the_place_of_an_entry_is_done_without(config: Config, tmp_path: Path) -> None:
    fresh = epoch_of(loader_of(config, tmp_path))
    for path in entries(tmp_path):
        path.unlink()
        path.mkdir()
    assert_same(epoch_of(loader_of(config, tmp_path)), fresh)


def test_a_changed_picture_is_encoded_again(options: dict[str, object], tmp_path: Path) -> None:
    data = write_dataset(tmp_path / "data", 3)
    config = config_of(**{**options, "train_data_dir": data})
    before = epoch_of(loader_of(config, tmp_path / "cache"))
    write_picture(data / "01-blue.png", (32, 32), "pink")
    later = loader_of(config, tmp_path / "cache")
    after = epoch_of(later)
    assert made(later) == (1, 0)
    changed = [not torch.equal(a.latents, b.latents) for a, b in zip(before, after, strict=True)]
    assert any(changed)


def test_a_picture_with_another_name_is_found_by_its_content(options: dict[str, object], tmp_path: Path) -> None:
    data = write_dataset(tmp_path / "data", 3)
    config = config_of(**{**options, "train_data_dir": data})
    epoch_of(loader_of(config, tmp_path / "cache"))
    for path in list(data.iterdir()):
        path.rename(path.with_name(f"z{path.name}"))
    later = loader_of(config, tmp_path / "cache")
    epoch_of(later)
    assert made(later) == (0, 0)


def test_another_model_does_not_take_what_the_first_encoded(options: dict[str, object], tmp_path: Path) -> None:
    epoch_of(loader_of(config_of(**options), tmp_path / "cache"))
    other = save_tiny_model(tmp_path / "other", seed=1)
    later = loader_of(config_of(**{**options, "base_model": other}), tmp_path / "cache")
    epoch_of(later)
    assert made(later) == (5, 5)


@pytest.mark.parametrize(
    ("change", "again"),
    [
        ({"resolution": 40}, (5, 0)),
        ({"background_color": "#000000"}, (5, 0)),
        ({"trigger_word": "zxq"}, (0, 5)),
        ({"seed": 7}, (0, 0)),
        ({"batch_size": 5}, (0, 0)),
    ],
    ids=lambda value: "-".join(value) if isinstance(value, dict) else "",
)
def test_what_changes_an_entry_changes_its_key(
    change: dict[str, object], again: tuple[int, int], options: dict[str, object], tmp_path: Path
) -> None:
    epoch_of(loader_of(config_of(**options), tmp_path / "cache"))
    later = loader_of(config_of(**{**options, **change}), tmp_path / "cache")
    epoch_of(later)
    assert made(later) == again


def test_mirrored_and_cropped_latents_have_entries_of_their_own(options: dict[str, object], tmp_path: Path) -> None:
    data = tmp_path / "data"
    write_picture(data / "a.png", (96, 32), "red", "a box")
    config = config_of(**{**options, "train_data_dir": data, "bucket": False}, **AUGMENTED)
    loader = loader_of(config, tmp_path / "cache")
    shown = {}
    for number in range(60):
        for samples in loader.plan.epoch(number):
            shown[samples[0].flip, samples[0].crop] = loader.batch(samples).latents[0]
    assert len(shown) == loader.latents.made == 8
    distinct = {tensor.numpy().tobytes() for tensor in shown.values()}
    assert len(distinct) > 4


def test_a_mirrored_picture_is_the_mirrored_pixels_encoded(options: dict[str, object], tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    write_picture(one / "a.png", (32, 32), "red", "a box")
    other.mkdir()
    Image.open(one / "a.png").transpose(Image.Transpose.FLIP_LEFT_RIGHT).save(other / "a.png")
    flipping = loader_of(config_of(**{**options, "train_data_dir": one, "horizontal_flip": True}), None)
    plain = loader_of(config_of(**{**options, "train_data_dir": other}), None)
    number = next(n for n in range(20) if flipping.plan.epoch(n)[0][0].flip)
    assert torch.equal(epoch_of(flipping, number)[0].latents, epoch_of(plain)[0].latents)


def test_a_cache_that_cannot_be_written_is_done_without(
    options: dict[str, object], config: Config, tmp_path: Path
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    loader = loader_of(config, blocked / "cache")
    assert_same(epoch_of(loader), epoch_of(loader_of(config, None)))
    assert Recorded(config_of(**{**options, "cache_dir": blocked / "cache"})).train() == "finished"


def test_a_read_only_cache_still_serves(config: Config, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fresh = epoch_of(loader_of(config, tmp_path))
    entries(tmp_path)[0].unlink()

    def refuse(*_: object) -> None:
        raise PermissionError("read-only")

    monkeypatch.setattr("engine.cache.atomic_write", refuse)
    again = loader_of(config, tmp_path)
    assert_same(epoch_of(again), fresh)
    assert sum(made(again)) == 1


def test_memory_holds_no_more_than_its_budget() -> None:
    cache = TensorCache(None, budget=100)
    for name in "abc":
        cache.get(name, lambda: {"data": torch.zeros(10)})
    assert set(cache.memory) == {"a", "b"}
    assert "a" in cache
    assert "c" not in cache
    cache.get("c", lambda: {"data": torch.zeros(10)})
    assert cache.made == 4


def test_keys_do_not_run_into_each_other() -> None:
    assert key_of("a", "bc") != key_of("ab", "c")
    assert key_of("a", 1) == key_of("a", 1)


def test_a_file_s_hash_follows_its_content(tmp_path: Path) -> None:
    hashes, path = FileHashes(), tmp_path / "file"
    path.write_bytes(b"one")
    first = hashes.of(path)
    path.write_bytes(b"two")
    os.utime(path, ns=(1, 1))
    assert hashes.of(path) != first


def test_encoding_everything_first_changes_no_number(options: dict[str, object], tmp_path: Path) -> None:
    """The image model comes onto the device when all pictures are encoded; what is learned is the same."""
    results = []
    for first in (False, True):
        run = Recorded(
            config_of(**{**options, "output_dir": tmp_path / str(first), "cache": False}, encode_first=first)
        )
        told: list[tuple[int, int]] = []
        run.hooks.append(
            lambda event, told=told: (
                told.append((event.done, event.total))  # type: ignore[misc]
                if isinstance(event, runs.Phase) and event.name == "encoding"
                else None
            )
        )
        assert run.train() == "finished"
        assert told == ([(number, 5) for number in range(5)] if first else [])
        results.append(result_tensors(tmp_path / str(first)))
    assert_same_tensors(*results)
