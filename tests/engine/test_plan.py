"""Which picture comes when, mirrored or not, cut where, with which words: all of it decided by the seed alone."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
import torch
from PIL import Image

from engine.data import CROPS, Plan, Sample, buckets_for, find_pictures, fit, pixels
from engine.families.base import Family
from project.buckets import Buckets
from project.dataset import Picture
from project.errors import BadInput
from project.options import DataOptions, TrainingOptions
from tests.engine.small_world import load_tiny, write_dataset, write_picture

SQUARE, WIDE = (64, 64), (96, 32)


def pictures(squares: int = 7, wide: int = 4, repeats: int = 1) -> list[Picture]:
    made = [Picture(Path(f"s{n}.png"), f"square, {n}, a, b, c", "", 640, 640, repeats) for n in range(squares)]
    return made + [Picture(Path(f"w{n}.png"), f"wide, {n}, a, b, c", "", 960, 320) for n in range(wide)]


def plan_of(members: list[Picture] | None = None, data: dict[str, object] | None = None, **training: object) -> Plan:
    training = {"batch_size": 3, "epochs": 4, "seed": 5, **training}
    return Plan(
        members or pictures(), Buckets(((SQUARE, WIDE),)), DataOptions.model_validate(data or {}),
        TrainingOptions.model_validate(training),
    )  # fmt: skip


def flat(epoch: list[list[Sample]]) -> list[Sample]:
    return [sample for batch in epoch for sample in batch]


EVERYTHING = {
    "horizontal_flip": True, "random_crop": True, "caption_shuffle": True, "caption_dropout": 0.3,
    "trigger_word": "zxq",
}  # fmt: skip


def test_an_epoch_is_a_pure_function_of_the_seed() -> None:
    one, same, other = (plan_of(data=EVERYTHING, seed=seed) for seed in (5, 5, 6))
    same.epoch(3)  # what was asked before does not matter
    torch.manual_seed(1)
    assert one.epoch(1) == same.epoch(1)
    assert one.epoch(1) != one.epoch(2)
    assert one.epoch(1) != other.epoch(1)


def test_each_picture_comes_once_an_epoch_times_its_repeats() -> None:
    plan = plan_of(pictures(repeats=3))
    for number in range(3):
        counts = Counter(sample.picture for sample in flat(plan.epoch(number)))
        assert counts == {n: 3 if n < 7 else 1 for n in range(11)}


def test_a_batch_holds_one_bucket_and_at_most_its_size() -> None:
    plan = plan_of()
    for batch in plan.epoch(0):
        assert len({sample.bucket for sample in batch}) == 1
        assert 1 <= len(batch) <= 3
    assert {sample.bucket for sample in flat(plan.epoch(0))} == {SQUARE, WIDE}
    assert len(plan.epoch(0)) == plan.batches_per_epoch == 3 + 2


def test_buckets_come_in_a_mixed_order() -> None:
    orders = {tuple(batch[0].bucket for batch in plan_of().epoch(number)) for number in range(10)}
    assert len(orders) > 1


@pytest.mark.parametrize("accumulate", [1, 2, 4])
@pytest.mark.parametrize("start", [0, 1, 4, 7, 11])
def test_a_resumed_iteration_is_the_tail_of_the_whole_one(accumulate: int, start: int) -> None:
    plan = plan_of(data=EVERYTHING, gradient_accumulation_steps=accumulate)
    whole = list(plan.steps(0))
    assert len(whole) == plan.total_steps
    again = plan_of(data=EVERYTHING, gradient_accumulation_steps=accumulate)
    assert list(again.steps(start)) == whole[start:]


def test_accumulation_takes_whole_batches_and_never_crosses_an_epoch() -> None:
    plan = plan_of(gradient_accumulation_steps=2)
    assert plan.steps_per_epoch == 3
    assert plan.total_steps == 12
    for step, epoch, batches in plan.steps(0):
        assert epoch == step // 3
        assert len(batches) == (1 if step % 3 == 2 else 2)
    first = [batch for step, _, batches in plan.steps(0) if step < 3 for batch in batches]
    assert first == plan.epoch(0)


@pytest.mark.parametrize("steps", [1, 5, 7, 100])
def test_max_steps_ends_training_whatever_the_epochs_say(steps: int) -> None:
    plan = plan_of(max_steps=steps)
    assert plan.total_steps == steps
    assert [step for step, _, _ in plan.steps(0)] == list(range(steps))
    assert list(plan.steps(steps)) == []


def test_half_of_the_samples_are_mirrored() -> None:
    plan = plan_of(data={"horizontal_flip": True}, epochs=60)
    flips = [sample.flip for number in range(60) for sample in flat(plan.epoch(number))]
    assert 0.4 < sum(flips) / len(flips) < 0.6
    assert not any(sample.flip for sample in flat(plan_of().epoch(0)))


def test_every_crop_place_is_used() -> None:
    plan = plan_of(data={"random_crop": True})
    crops = {sample.crop for number in range(20) for sample in flat(plan.epoch(number))}
    assert crops == set(range(1, CROPS + 1))
    assert {sample.crop for sample in flat(plan_of().epoch(0))} == {0}


def test_shuffled_captions_keep_their_tags_and_the_first_ones_in_place() -> None:
    plan = plan_of(data={"caption_shuffle": True, "keep_tokens": 2})
    seen = set()
    for number in range(10):
        for sample in flat(plan.epoch(number)):
            tags = sample.caption.split(", ")
            was = plan.pictures[sample.picture].caption.split(", ")
            assert tags[:2] == was[:2]
            assert sorted(tags) == sorted(was)
            seen.add(tuple(tags[2:]))
    assert len(seen) == 6  # all orders of three


@pytest.mark.parametrize("share", [0.0, 0.3, 1.0])
def test_the_share_of_dropped_captions(share: float) -> None:
    plan = plan_of(data={"caption_dropout": share, "trigger_word": "zxq"})
    captions = [sample.caption for number in range(50) for sample in flat(plan.epoch(number))]
    assert captions.count("") / len(captions) == pytest.approx(share, abs=0.06 if 0 < share < 1 else 0)


def test_the_trigger_word_is_put_in_front_of_captions_that_lack_it() -> None:
    bare = Picture(Path("a.png"), "", "none", 640, 640)
    has = Picture(Path("b.png"), "a box, ZXQ", "", 640, 640)
    lacks = Picture(Path("c.png"), "a box", "", 640, 640)
    plan = plan_of([bare, has, lacks], {"trigger_word": "zxq"})
    captions = {sample.picture: sample.caption for sample in flat(plan.epoch(0))}
    assert captions == {0: "zxq", 1: "a box, ZXQ", 2: "zxq, a box"}


# --- pixels -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [(640, 640), (97, 33), (31, 500), (64, 64), (1000, 65)])
@pytest.mark.parametrize("crop", range(CROPS + 1))
def test_a_picture_of_any_shape_fills_its_bucket(size: tuple[int, int], crop: int) -> None:
    for bucket in (SQUARE, WIDE, (32, 96)):
        cut = fit(Image.new("RGB", size, "red"), bucket, crop, "name")
        assert cut.size == bucket
        assert cut.getcolors() == [(bucket[0] * bucket[1], (255, 0, 0))]  # no black border


def test_crops_move_and_stay_for_their_number_and_name() -> None:
    wide = Image.linear_gradient("L").rotate(90).resize((300, 64)).convert("RGB")
    cuts = {crop: fit(wide, SQUARE, crop, "name").tobytes() for crop in range(CROPS + 1)}
    assert len(set(cuts.values())) == CROPS + 1
    assert fit(wide, SQUARE, 2, "name").tobytes() == cuts[2]
    assert fit(wide, SQUARE, 2, "other").tobytes() != cuts[2]


def test_without_random_crop_the_middle_is_taken() -> None:
    wide = Image.new("RGB", (192, 64), "red")
    wide.paste("blue", (64, 0, 128, 64))
    cut = fit(wide, SQUARE, 0, "")
    assert cut.getcolors() == [(64 * 64, (0, 0, 255))]


def test_pixels_go_from_minus_one_to_one() -> None:
    image = Image.new("RGB", (3, 2), (0, 255, 51))
    got = pixels(image)
    assert got.shape == (3, 2, 3)
    assert got[:, 0, 0].tolist() == pytest.approx([-1, 1, -0.6])


# --- the model's own numbers ------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def family(tiny_model: Path) -> Family:
    return load_tiny(tiny_model)


def test_buckets_of_a_model(family: Family) -> None:
    assert (family.resolution, family.granularity) == (16, 4)
    (own,) = buckets_for(family, DataOptions(bucket_step=0, max_aspect_ratio=1.0)).sets
    assert (16, 16) in own
    assert all(width == height and width % 4 == 0 for width, height in own)
    (shapes,) = buckets_for(family, DataOptions(bucket_step=8, resolution=64)).sets
    assert (64, 64) in shapes
    assert all(width % 8 == 0 and height % 8 == 0 and width * height <= 64 * 64 for width, height in shapes)
    assert buckets_for(family, DataOptions(bucket=False, resolution="64x32")).sets == (((64, 32),),)


def test_pictures_under_the_model_s_resolution_are_left_out_unless_set(tmp_path: Path) -> None:
    write_dataset(tmp_path, 2, (64, 64))
    write_picture(tmp_path / "small.png", (40, 40), "red", "small")
    found = find_pictures(DataOptions(train_data_dir=str(tmp_path)), resolution=64)
    assert [skipped.path.name for skipped in found.skipped] == ["small.png"]
    assert "40x40" in found.skipped[0].reason
    everything = find_pictures(DataOptions(train_data_dir=str(tmp_path), min_size=32), resolution=64)
    assert len(everything.pictures) == 3


def test_a_dataset_must_be_named() -> None:
    with pytest.raises(BadInput, match="train_data_dir is missing"):
        find_pictures(DataOptions(), 64)


def test_the_sample_dataset_is_there_under_its_name() -> None:
    found = find_pictures(DataOptions(train_data_dir="sample"), 64)
    assert len(found.pictures) >= 24
    assert not found.skipped
