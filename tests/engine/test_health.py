"""What a CLIP model says of a set: by vectors that are made here, and once through `check` with a real, tiny model."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch
from torch import Tensor
from torch.nn.functional import normalize

from engine import cli
from engine.health import FRAMINGS, one_framing, one_scene, strangers
from project.health import Finding, Item
from project.health.record import Record
from tests.engine.small_world import write_dataset
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
