"""What a CLIP model says of a set: by vectors that are made here, and once through `check` with a real, tiny model."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
import torch
from torch import Tensor
from torch.nn.functional import normalize

from engine import cli
from engine.data import Plan, buckets_for, find_pictures
from engine.health import FRAMINGS, one_framing, one_scene, strangers
from project.config import parse_config
from project.health import Finding, Item, Store, check_config
from project.health.record import Record
from project.validation import split
from tests.engine.small_world import load_tiny, write_dataset, write_picture
from tests.engine.test_scores import tiny_clip  # noqa: F401 - a fixture


def items(count: int) -> list[Item]:
    return [
        Item(f"/set/{n}.png", f"{n}.png", Record(width=64, height=64), "", "none", 1, 0, False) for n in range(count)
    ]


def names(findings: list[Finding]) -> list[list[str]]:
    return [[Path(file).name for file in finding.files] for finding in findings]


def around(centre: Tensor, count: int, noise: float) -> Tensor:
    return normalize(centre + noise * torch.randn(count, len(centre)), dim=1)


def test_a_set_of_one_scene() -> None:
    centre, other = normalize(torch.randn(2, 64), dim=1)
    mixed = torch.cat([around(centre, 8, 0.01), around(other, 4, 0.2)])
    assert names(list(one_scene(items(12), mixed))) == [[f"{n}.png" for n in range(8)]]
    assert list(one_scene(items(12), around(centre, 12, 0.2))) == []


def test_a_picture_that_does_not_belong() -> None:
    centre, other = normalize(torch.randn(2, 64), dim=1)
    mixed = torch.cat([around(centre, 11, 0.05), around(other, 1, 0.05)])
    assert names(list(strangers(items(12), mixed))) == [["11.png"]]
    assert list(strangers(items(12), around(centre, 12, 0.05))) == []


@pytest.mark.parametrize(("close", "told"), [(9, True), (6, False)])
def test_one_distance_only(close: int, told: bool) -> None:
    likeness = torch.rand(10, len(FRAMINGS)) * 0.1
    likeness[:close, 0] += 1
    likeness[close:, 3] += 1
    found = list(one_framing(items(10), likeness))
    assert [finding.code for finding in found] == (["one-framing"] if told else [])
    assert not told or found[0].title == "9 of 10 pictures look like close-ups"


@pytest.mark.parametrize(
    "options",
    [
        {},
        {"bucket": False, "resolution": 32},
        {"resolution": [32, 64], "bucket_step": 8},
        {"bucket_no_upscale": True, "max_aspect_ratio": 3.0, "resolution": 64},
        {"validate_every": 5, "validation_share": 0.3, "batch_size": 2, "seed": 7},
        {"concepts": True, "balance_concepts": True},
    ],
    ids=lambda options: " ".join(options) or "defaults",
)
def test_the_preview_of_the_buckets_is_what_a_training_does(
    options: dict[str, object], tiny_model: Path, tmp_path: Path
) -> None:
    data, other = tmp_path / "data", tmp_path / "other"
    for number, size in enumerate([(64, 64), (96, 64), (64, 128), (128, 40), (200, 64), (64, 70), (70, 64), (48, 48)]):
        write_picture(data / ("3_wide" if number % 3 else "") / f"{number}.png", size, caption=f"thing {number}")
        write_picture(other / f"{number}.png", size, "blue", f"other {number}")
    if options.get("concepts"):
        options = {**options, "concepts": [str(data), f"{other} | repeats=2"]}
    values = {"base_model": str(tiny_model), "train_data_dir": str(data), "min_size": 32, **options}
    config = parse_config(values, "test")
    health = check_config(config, Store(tmp_path / "cache"))
    family = load_tiny(tiny_model)
    found = find_pictures(config.data, family.resolution)
    regular = config.data.regular(picture.concept for picture in found.pictures)
    trained, held = split(found.pictures, config.validation, config.training.seed, regular)
    plan = Plan(trained, buckets_for(family, config.data), config.data, config.training)
    assert set(health.parts.held) == {str(picture.path) for picture in held}
    turns: Counter[tuple[int, int]] = Counter()
    for samples in plan.epoch(0):
        turns.update(sample.bucket for sample in samples)
        for sample in samples:
            (row,) = [bucket for bucket in health.buckets if bucket.size == sample.bucket]
            assert str(trained[sample.picture].path) in row.files
    assert turns == {bucket.size: bucket.turns for bucket in health.buckets}


def test_check_with_a_model(
    tiny_clip: Path,  # noqa: F811
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    data = write_dataset(tmp_path / "d", 9, (64, 64))
    assert cli.main(["check", "--input", str(data), "--clip", str(tiny_clip)]) == 0
    said = capsys.readouterr().out
    assert "look like" in said
    assert "health: " in said
