"""The numbers behind the curves: smoothing by its definition, reduction to the extremes, the range in view."""

from __future__ import annotations

import numpy as np
import pytest

from gui.run_view.series import GROUP, Series, Smoother
from gui.run_view.span import CLOSEST, Span


def by_definition(values: np.ndarray, weight: float) -> np.ndarray:
    total = share = 0.0
    smooth = []
    for value in values:
        known = np.isfinite(value)
        total = total * weight + (value if known else 0)
        share = share * weight + known
        smooth.append(total / share if known else np.nan)
    return np.array(smooth)


@pytest.mark.parametrize("weight", [0.05, 0.5, 0.9, 0.99])
def test_smoothing_is_the_corrected_average_however_it_is_fed(weight: float) -> None:
    values = np.random.default_rng(1).random(9000)
    values[[3, 4, 5000]] = np.nan
    at_once, piecewise = Smoother(weight), Smoother(weight)
    at_once.take(values)
    for end in (1, 2, 700, 4096, 4097, 9000):
        piecewise.take(values[:end])
    np.testing.assert_allclose(at_once.values, by_definition(values, weight), rtol=1e-9)
    np.testing.assert_allclose(piecewise.values, at_once.values, rtol=1e-9)


def test_no_smoothing_is_the_values_themselves() -> None:
    values = np.array([3.0, np.nan, 1.0])
    smoother = Smoother(0)
    smoother.take(values)
    np.testing.assert_array_equal(smoother.values, values)


def test_gaps_at_the_beginning_do_no_harm() -> None:
    smoother = Smoother(0.9)
    smoother.take(np.array([np.nan, np.nan, 2.0]))
    assert np.isnan(smoother.values[:2]).all()
    assert smoother.values[2] == pytest.approx(2.0)


@pytest.mark.parametrize("count", [1, 50, 5_000, 300_001])
def test_no_peak_is_lost_at_any_zoom(count: int) -> None:
    values = np.random.default_rng(2).random(count)
    peak = count * 2 // 3
    values[peak], values[peak // 2] = 50.0, -50.0
    x = np.arange(1.0, count + 1)
    series = Series()
    for end in sorted({1, min(70, count), count // 2, count}):
        series.set(x[:end], values[:end], max(0, min(end, count // 2) - 1) if end == count else 0)
    for pixels in (1, 37, 900):
        seen_x, seen_y = series.visible(0, count + 1, pixels)
        assert seen_y.max() == 50.0 if peak != peak // 2 else seen_y.min() == -50.0
        assert seen_y.min() == values.min()
        assert len(seen_x) == len(seen_y) <= max(6 * pixels, 2 * GROUP)
        assert np.all(np.diff(seen_x) >= 0)


def test_a_close_view_has_just_its_points_and_one_beyond() -> None:
    series = Series()
    x = np.arange(1.0, 1001)
    series.set(x, x * 2, 0)
    seen_x, seen_y = series.visible(100, 110, 900)
    assert seen_x.tolist() == list(range(99, 112))
    assert seen_y.tolist() == [2 * value for value in seen_x]


def test_points_that_were_taken_back_are_gone() -> None:
    series = Series()
    x = np.arange(1.0, 10_001)
    series.set(x, np.full(10_000, 9.0), 0)
    series.set(x[:5_000], np.full(5_000, 1.0), 0)
    assert series.visible(0, 20_000, 10)[1].max() == 1.0


def test_missing_values_leave_a_gap_only_where_all_are_missing() -> None:
    series = Series()
    values = np.full(6400, 1.0)
    values[:640] = np.nan
    values[1000] = np.nan
    series.set(np.arange(6400.0), values, 0)
    seen = series.visible(0, 6400, 100)[1]
    assert np.isnan(seen[:20]).all()
    assert np.isfinite(seen[20:]).all()


def test_the_view_follows_until_it_is_moved_and_again_after_a_reset() -> None:
    span = Span()
    span.set_whole(1, 100)
    assert span.follows
    span.show(20, 40)
    span.set_whole(1, 500)
    assert span.now() == (20, 40)
    span.reset()
    assert span.now()[1] > 500


def test_zooming_keeps_its_step_and_stays_within_the_whole() -> None:
    span = Span()
    span.set_whole(1, 1000)
    span.zoom(0.5, 250)
    left, right = span.now()
    assert (250 - left) / (right - left) == pytest.approx(250 / 1010, abs=0.01)
    for _ in range(30):
        span.zoom(0.5, 250)
    left, right = span.now()
    assert right - left == pytest.approx(CLOSEST)
    span.pan(-10_000)
    assert span.now()[0] == 0
    for _ in range(30):
        span.zoom(2, 3)
    assert span.follows
