"""The algebra under the LoRA tools, against products written out."""

from __future__ import annotations

import pytest
import torch

from engine.publish.weights import LoraModule
from engine.tools.lowrank import Cut, added, factor, shorten


def random_module(rank: int, shape: tuple[int, ...], alpha: float) -> LoraModule:
    out, inside, *kernel = shape
    up = torch.randn(out, rank, *([1] * len(kernel)))
    return LoraModule(torch.randn(rank, inside, *kernel), up, alpha)


def best_error(update: torch.Tensor, rank: int) -> float:
    """What Eckart and Young leave: the root of the squares of the singular values that are cut off."""
    values = torch.linalg.svdvals(update.flatten(1).double())
    return float(values[rank:].norm() / values.norm())


@pytest.mark.parametrize("shape", [(12, 9), (7, 20), (6, 5, 3, 3), (8, 4, 1, 1)])
def test_a_shorter_module_is_the_best_of_its_rank_and_says_what_it_lacks(shape: tuple[int, ...]) -> None:
    module = random_module(6, shape, alpha=3.0)
    short = shorten(module, Cut(rank=2))
    assert short.module.rank == 2
    assert short.module.down.shape[1:] == module.down.shape[1:]
    update = module.delta()
    lacking = float((short.module.delta() - update).norm() / update.norm())
    assert lacking == pytest.approx(best_error(update, 2), rel=1e-4)
    assert short.error == pytest.approx(lacking, rel=1e-4)
    assert short.size == pytest.approx(float(update.norm()), rel=1e-4)


def test_enough_rank_loses_nothing() -> None:
    module = random_module(4, (10, 11), alpha=8.0)
    same = shorten(module, Cut(rank=64))
    torch.testing.assert_close(same.module.delta(), module.delta(), rtol=1e-4, atol=1e-4)
    assert same.error == pytest.approx(0, abs=1e-6)


@pytest.mark.parametrize("allowed", [0.05, 0.3, 0.7])
def test_an_allowed_error_takes_the_smallest_rank_that_keeps_it(allowed: float) -> None:
    module = random_module(8, (16, 16), alpha=8.0)
    short = shorten(module, Cut(rank=8, error=allowed))
    assert short.error <= allowed
    if short.module.rank > 1:
        assert best_error(module.delta(), short.module.rank - 1) > allowed


@pytest.mark.parametrize("shape", [(9, 12), (12, 9), (6, 4, 3, 3)])
def test_factors_of_a_whole_update(shape: tuple[int, ...]) -> None:
    update = torch.randn(shape)
    whole = factor(update, Cut(rank=64))
    torch.testing.assert_close(whole.module.delta(), update, rtol=1e-4, atol=1e-4)
    part = factor(update, Cut(rank=3))
    assert part.module.rank == 3
    assert part.error == pytest.approx(best_error(update, 3), rel=1e-4)


def test_a_sum_of_modules_is_exact_and_its_ranks_add_up() -> None:
    one, other = random_module(3, (8, 6), alpha=6.0), random_module(2, (8, 6), alpha=0.5)
    both = added([(one, 0.5), (other, -1.25)])
    assert both.rank == 5
    torch.testing.assert_close(both.delta(), 0.5 * one.delta() - 1.25 * other.delta(), rtol=1e-4, atol=1e-4)


def test_an_update_of_zeros_stays_one() -> None:
    nothing = LoraModule(torch.zeros(4, 5), torch.zeros(6, 4), 4.0)
    short = shorten(nothing, Cut(rank=2, error=0.1))
    assert short.error == 0
    assert not short.module.delta().any()
