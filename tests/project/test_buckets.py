"""Aspect-ratio buckets: areas, multiples, symmetry, and the choice for a picture."""

from typing import Any

import pytest

from project.buckets import assign, make_buckets
from project.errors import BadInput


@pytest.mark.parametrize("resolution", [(512, 512), (768, 512), (64, 64), (1024, 1024), (96, 96), (640, 960)])
@pytest.mark.parametrize("step", [8, 32, 64])
@pytest.mark.parametrize("aspect", [1.0, 1.5, 2.0, 4.0])
def test_buckets_keep_area_step_and_shape(resolution: Any, step: int, aspect: float) -> None:
    buckets = make_buckets(resolution, step, aspect)
    assert buckets == sorted(set(buckets))
    for width, height in buckets:
        assert width % step == height % step == 0
        assert 0 < width * height <= resolution[0] * resolution[1]
        assert max(width, height) <= aspect * min(width, height)
        assert (height, width) in buckets


def test_the_resolution_itself_is_a_bucket() -> None:
    assert (512, 512) in make_buckets((512, 512), 64, 2)
    assert (768, 512) in make_buckets((768, 512), 64, 2)
    assert make_buckets((64, 64), 64, 2) == [(64, 64)]


def test_known_buckets() -> None:
    assert make_buckets((512, 512), 64, 2) == [(384, 640), (448, 576), (512, 512), (576, 448), (640, 384)]
    assert make_buckets((64, 64), 8, 2) == [(48, 80), (56, 72), (64, 64), (72, 56), (80, 48)]


def test_a_step_larger_than_the_resolution_is_refused() -> None:
    with pytest.raises(BadInput, match="lower bucket_step"):
        make_buckets((64, 64), 128, 2)


def test_only_squares_are_left_when_no_shape_is_allowed() -> None:
    assert make_buckets((768, 512), 64, 1) == [(576, 576)]


@pytest.mark.parametrize(
    ("size", "bucket"),
    [
        ((1000, 1000), (512, 512)),
        ((10, 10), (512, 512)),
        ((400, 300), (576, 448)),
        ((300, 400), (448, 576)),
        ((1600, 900), (640, 384)),
        ((9999, 10), (640, 384)),
        ((10, 9999), (384, 640)),
    ],
)
def test_a_picture_goes_where_it_fits_best(size: Any, bucket: Any) -> None:
    assert assign(size[0], size[1], make_buckets((512, 512), 64, 2)) == bucket


def test_ties_are_broken_the_same_way_each_time() -> None:
    assert assign(100, 100, [(32, 32), (64, 64), (48, 48)]) == (64, 64)
    assert assign(100, 100, [(64, 32), (32, 64)]) == assign(100, 100, [(32, 64), (64, 32)]) == (32, 64)
