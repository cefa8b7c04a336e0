"""Captions as their options vary them, masks at the latents' size, what each picture's loss counts, and fair turns."""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path

import pytest
import torch
from PIL import Image

from engine.data import Loader, Plan, buckets_for, find_pictures
from engine.data.captions import caption_for
from project.buckets import Buckets
from project.dataset import Picture
from project.dataset.wildcards import balanced
from project.options import DataOptions, TrainingOptions
from tests.engine.small_world import config_of, load_tiny, write_picture


def captions(text: str, **values: object) -> Counter[str]:
    data = DataOptions.model_validate(values)
    return Counter(caption_for(text, data, random.Random(seed)) for seed in range(300))


def test_lines_are_variants_only_when_asked() -> None:
    assert set(captions("a cat\na dog")) == {"a cat\na dog"}
    assert set(captions("a cat\na dog", caption_variants="first")) == {"a cat"}
    drawn = captions("a cat\na dog", caption_variants="random")
    assert set(drawn) == {"a cat", "a dog"}
    assert min(drawn.values()) > 100


def test_wildcards_nest_and_are_plain_text_when_off() -> None:
    text = "a {red|{light|dark} blue} box"
    assert set(captions(text)) == {text}
    assert set(captions(text, caption_wildcards=True)) == {"a red box", "a light blue box", "a dark blue box"}
    assert balanced(text)
    assert not balanced("a {red|blue box")
    assert not balanced("} a {")


def test_fixed_tags_are_neither_shuffled_nor_dropped() -> None:
    drawn = captions("a, b, c, d", caption_shuffle=True, keep_tokens=1, tag_dropout=0.5)
    assert all(caption.startswith("a") for caption in drawn)
    left = sum(caption.count(", ") * count for caption, count in drawn.items())
    assert left / (300 * 3) == pytest.approx(0.5, abs=0.06)
    marked = captions("a, b ||| c, d ||| e", caption_shuffle=True, keep_tokens_separator="|||")
    assert set(marked) == {"a, b, c, d, e", "a, b, d, c, e"}
    assert set(captions("a, b ||| c", keep_tokens_separator="|||")) == {"a, b, c"}
    assert set(captions("a, b; c", caption_shuffle=True, caption_separator=";")) == {"a, b; c", "c; a, b"}


def test_words_around_a_caption_and_what_is_left_of_a_dropped_one() -> None:
    around = {"caption_prefix": "photo of", "caption_suffix": ", night", "trigger_word": "zx"}
    assert set(captions("a cat", **around)) == {"zx, photo of a cat, night"}
    assert set(captions("a cat", **around, caption_dropout=1, caption_dropout_to="trigger")) == {"zx"}
    assert set(captions("a cat", **around, caption_dropout=1)) == {""}


def test_a_fraction_gives_every_picture_its_extra_turn_in_time() -> None:
    pictures = [Picture(Path(f"{n}.png"), "", "", 64, 64) for n in range(6)]
    data = DataOptions(train_data_dir="main", concepts=["main | repeats=1.5"])
    plan = Plan(pictures, Buckets((((64, 64),),)), data, TrainingOptions(batch_size=2))
    each = [Counter(s.picture for batch in plan.epoch(n) for s in batch) for n in range(4)]
    assert all(sum(counts.values()) == 9 for counts in each)
    assert sum(each, Counter()) == dict.fromkeys(range(6), 6)
    again = Plan(pictures, Buckets((((64, 64),),)), data, TrainingOptions(batch_size=2))
    assert again.epoch(3) == plan.epoch(3)


def test_masks_follow_their_picture_and_weights_their_concept(tiny_model: Path, tmp_path: Path) -> None:
    for folder in ("main", "reg"):
        write_picture(tmp_path / folder / "a.png", (64, 32), "red", "a box")
    mask = Image.new("L", (64, 32), 0)
    mask.paste(255, (0, 0, 24, 32))  # of the 32 that are cut out, columns 16 to 48, the first 8
    mask.save(tmp_path / "main" / "a-masklabel.png")
    config = config_of(
        base_model=tiny_model, train_data_dir=tmp_path / "main", reg_data_dir=tmp_path / "reg", reg_weight=0.5,
        mask_source="masklabel", mask_floor=0.1, bucket=False, resolution=32, horizontal_flip=True, batch_size=2,
        trigger_word="zx", concepts=f"[{tmp_path / 'main'} | weight=3]",
    )  # fmt: skip
    family = load_tiny(tiny_model)
    found = find_pictures(config.data, family.resolution)
    loader = Loader(Plan(found.pictures, buckets_for(family, config.data), config.data, config.training), family,
                    tmp_path / "cache", text_cached=False)  # fmt: skip
    seen = set()
    for number in range(6):
        (samples,) = loader.plan.epoch(number)
        batch = loader.batch(samples)
        assert batch.masks is not None
        assert batch.weights is not None
        assert batch.masks.shape == (2, 1, *batch.latents.shape[2:])
        side = batch.latents.shape[-1]
        for row, sample in enumerate(samples):
            regular = sample.picture == 1
            assert sample.caption == ("a box" if regular else "zx, a box")
            assert float(batch.weights[row]) == (0.5 if regular else 3.0)
            line = torch.full((side,), 0.1)
            line[: side // 4] = 1.0
            line = torch.ones(side) if regular else line.flip(0) if sample.flip else line
            seen.add((regular, sample.flip))
            assert torch.allclose(batch.masks[row, 0], line.expand(side, side), atol=0.02)
    assert {(False, True), (False, False)} <= seen
    (tmp_path / "main" / "a-masklabel.png").unlink()
    assert float(loader.batch(samples).masks.min()) == 1.0  # type: ignore[union-attr]


def test_transparent_parts_are_masked(tiny_model: Path, tmp_path: Path) -> None:
    image = Image.new("RGBA", (32, 32), (255, 0, 0, 255))
    image.paste((0, 0, 0, 0), (0, 16, 32, 32))
    image.save(tmp_path / "a.png")
    Image.new("RGB", (32, 32), "red").save(tmp_path / "b.png")
    config = config_of(base_model=tiny_model, train_data_dir=tmp_path, mask_source="alpha", bucket=False, resolution=32,
                       color_jitter=0.2)  # fmt: skip
    family = load_tiny(tiny_model)
    found = find_pictures(config.data, family.resolution)
    assert [picture.mask is None for picture in found.pictures] == [False, True]
    plan = Plan(found.pictures, buckets_for(family, config.data), config.data, config.training)
    loader = Loader(plan, family, None, text_cached=False)
    for number in range(20):
        for (sample,) in plan.epoch(number):
            masks = loader.batch([sample]).masks
            if sample.picture == 1:
                assert masks is None
            else:
                assert masks is not None
                half = masks.shape[-2] // 2
                assert float(masks[..., :half, :].min()) > 0.98
                assert float(masks[..., half:, :].max()) < 0.02
    assert 6 <= loader.latents.made <= 10  # each picture in its own colours and four others
