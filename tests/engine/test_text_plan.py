"""Which texts stand in which batch, and what a batch holds of them."""

from __future__ import annotations

import random

import pytest
import torch

from engine.families.causal_lm import IGNORED, chosen
from engine.texts.loader import TextLoader, targets_of
from engine.texts.plan import TextPlan
from project.options import TextOptions, TrainingOptions
from project.texts.encoding import Encoded

LENGTHS = random.Random(4).choices(range(3, 91), k=101)


def plan_of(packing: bool = False, group_by_length: bool = True, **training: int) -> TextPlan:
    options = TextOptions(packing=packing, group_by_length=group_by_length)
    return TextPlan(LENGTHS, 96, options, TrainingOptions.model_validate(training), packing)


@pytest.mark.parametrize("packing", [False, True])
@pytest.mark.parametrize("size", [1, 4])
def test_every_epoch_has_each_text_once_and_in_another_order(packing: bool, size: int) -> None:
    plan = plan_of(packing, batch_size=size, epochs=2)
    epochs = [plan.epoch(number) for number in range(2)]
    for batches in epochs:
        assert len(batches) == plan.batches_per_epoch
        assert sorted(text for batch in batches for row in batch for text in row) == list(range(101))
        assert max(map(len, batches)) <= size
    assert epochs[0] != epochs[1]
    assert plan.epoch(0) == epochs[0]
    assert plan_of(packing, batch_size=size, seed=43).epoch(0) != epochs[0]


def test_batches_of_like_length_waste_little() -> None:
    def filled(plan: TextPlan) -> int:
        return sum(max(LENGTHS[row[0]] for row in batch) * len(batch) for batch in plan.epoch(0))

    grouped = plan_of(batch_size=8)
    assert filled(grouped) < 1.35 * sum(LENGTHS)
    assert filled(plan_of(batch_size=8, group_by_length=False)) > 1.5 * sum(LENGTHS)
    first, second = ({frozenset(batch) for batch in grouped.epoch(number)} for number in range(2))
    assert len(first & second) <= 2, "the next epoch puts other texts together"


def test_steps_go_on_from_any_place() -> None:
    plan = plan_of(batch_size=4, gradient_accumulation_steps=3, epochs=2)
    every = list(plan.steps(0))
    assert [step for step, _, _ in every] == list(range(plan.total_steps))
    assert plan.total_steps == 2 * plan.steps_per_epoch == 2 * 9
    assert list(plan.steps(5)) == every[5:]
    assert [len(batches) for _, _, batches in every[:9]] == [3] * 8 + [2]


def encoded(*ids: int, learned: int) -> Encoded:
    """A text whose last tokens are learned."""
    return Encoded(list(ids), [place >= len(ids) - learned for place in range(len(ids))])


def test_a_target_is_the_next_token_where_that_is_learned() -> None:
    assert targets_of(encoded(5, 6, 7, 8, learned=2)).tolist() == [IGNORED, 7, 8, IGNORED]
    assert targets_of(encoded(5, 6, learned=2)).tolist() == [6, IGNORED], "nothing stands before the first one"


def test_a_batch_of_packed_texts_counts_each_from_zero() -> None:
    loader = TextLoader([encoded(1, 2, 3, learned=1), encoded(4, 5, learned=1), encoded(6, 7, 8, 9, learned=3)], 0)
    batch = loader.batch([(0, 1), (2,)])
    assert batch.ids.tolist() == [[1, 2, 3, 4, 5], [6, 7, 8, 9, 0]]
    assert batch.positions is not None
    assert batch.positions.tolist() == [[0, 1, 2, 0, 1], [0, 1, 2, 3, 0]]
    assert batch.targets.tolist() == [
        [IGNORED, 3, IGNORED, 5, IGNORED],  # the end of the first text is not told the beginning of the second
        [7, 8, 9, IGNORED, IGNORED],
    ]
    assert batch.count == 5
    assert loader.batch([(0,), (1,)]).positions is None
    assert loader.shares([[(0, 1)], [(2,)]]) == pytest.approx([2 / 5, 3 / 5])


def test_only_places_with_a_target_are_computed() -> None:
    places, targets = chosen(torch.tensor([[IGNORED, 3, IGNORED, 5], [7, IGNORED, IGNORED, IGNORED]]))
    assert places.tolist() == [[1, 3], [0, 0]]
    assert targets.tolist() == [[3, 5], [7, IGNORED]]
