"""Each of the 75 presets for goal, family and card: right by the schema, without errors, and small enough."""

import itertools

import pytest

from project.advice import recommend
from project.config import parse_config
from project.device import DeviceFacts
from project.estimate import memory_needed
from project.lint import Facts, lint
from project.options import FAMILIES
from project.presets import CARDS, GOALS, card_of, find_preset, fitted, recipe
from project.workspace import starter_model


def test_every_recipe_is_valid_fits_its_card_and_says_why() -> None:
    for goal, family, gigabytes in itertools.product(GOALS, FAMILIES, CARDS):
        made, card = recipe(goal, family, gigabytes), card_of(gigabytes)
        config = parse_config({**made.values, "base_model": "/some/model", "family": family}, "recipe")
        found = lint(config, Facts(family=family, device=card, pictures=40, steps=1500))
        assert [one for one in found if one.severity == "error"] == []
        warned = [one.text for one in found if one.severity == "warning"]
        assert not warned or (family == "sdxl" and gigabytes == 6 and config.data.resolution == 512)
        assert made.fits
        assert memory_needed(config) <= card.gigabytes
        assert made.reasons
        assert all(one[0].isupper() or one.startswith("8 GB") or one[0].isdigit() for one in made.reasons)
        assert all(one.endswith(".") for one in made.reasons)
        assert len(set(made.reasons)) == len(made.reasons)


def test_what_families_and_cards_change() -> None:
    assert recipe("style", "sdxl", 12).values["learning_rate"] == pytest.approx(1e-4)
    assert recipe("style", "sdxl", 12).values["noise_offset"] == pytest.approx(0.0357)
    assert "resolution" not in recipe("character", "sdxl", 12).values
    assert recipe("character", "sd15", 12).values["resolution"] == 768
    assert recipe("object", "sd2", 12).values["learning_rate"] == pytest.approx(1.5e-4)
    small, large = recipe("style", "sdxl", 8).values, recipe("style", "sd15", 24).values
    assert (small["gradient_checkpointing"], small["encode_first"], small["batch_size"]) == (True, True, 1)
    assert (large["batch_size"], large["learning_rate"]) == (4, pytest.approx(4e-4))  # the root of the batch
    halved = recipe("character", "sd15", 6).values
    assert halved["batch_size"] * halved["gradient_accumulation_steps"] == 2


def test_more_memory_is_needed_for_more() -> None:
    def needed(**values: object) -> float:
        return memory_needed(parse_config({"base_model": "/m", "family": "sdxl", **values}, "test"))

    plain = needed()
    assert needed(gradient_checkpointing=True) < plain < needed(batch_size=2)
    assert needed(encode_first=True) < plain
    assert needed(encode_first=True, caption_shuffle=True) == plain
    assert needed(resolution=512) < plain < needed(resolution=1536)
    assert needed(fp16=False, bf16=False) > 1.5 * plain
    assert (
        needed(lora_rank=256, optimizer="Adafactor")
        < needed(lora_rank=256)
        < needed(lora_rank=256, optimizer="Prodigy")
    )
    assert needed(lora_rank=64, layers="full", conv_rank=32) > needed(lora_rank=64)
    assert needed(family="sd15") < needed(family="sd2") < plain


def test_a_preset_on_a_known_model_is_composed(tmp_path: object) -> None:
    folder = str(starter_model())  # the layout of SD 1.x, and not called "starter"
    fit = fitted(find_preset("art-style"), folder, card_of(24))
    assert fit.values == recipe("style", "sd15", 24).values
    assert fit.notes == recipe("style", "sd15", 24).reasons
    on_processor = fitted(find_preset("art-style"), folder, DeviceFacts("cpu", "a processor", 16 << 30))
    assert on_processor.values["batch_size"] == 1
    few = recommend("style", 20, card_of(24), folder)
    assert few.changes.get("batch_size", 1) == 1
    assert any("too few for batches of 4" in one for one in few.reasons)
    many = recommend("style", 60, card_of(24), folder)
    assert many.changes["batch_size"] == 4
    assert recommend("character", 60, card_of(6), folder).preset == "character"
