"""The schema: what every option declares, and what its values are read as."""

import re
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from project.options import (
    BOTH,
    FAMILIES,
    PICTURES,
    SECTIONS,
    STARTER_MODEL,
    TEXTS,
    AdapterOptions,
    Config,
    DataOptions,
    ModelOptions,
    OptimizerOptions,
    OptionInfo,
    OutputOptions,
    PrecisionOptions,
    PreviewOptions,
    Section,
    TrainingOptions,
    all_options,
)

OPTIONS = {info.key: info for info in all_options()}


def test_no_two_sections_share_a_key() -> None:
    keys = [info.key for info in all_options()]
    assert len(keys) == len(set(keys)) == sum(len(kind.model_fields) for _, kind in SECTIONS.values())
    assert set(SECTIONS) == set(Config.model_fields)


@pytest.mark.parametrize("info", OPTIONS.values(), ids=list(OPTIONS))
def test_every_option_is_ready_for_a_form(info: OptionInfo) -> None:
    assert info.title
    assert info.tooltip.endswith(".")
    assert info.title[0].isupper()
    if info.kind in ("integer", "number"):
        assert info.minimum is not None
        assert info.maximum is not None
        assert info.minimum <= info.default <= info.maximum
    if info.choices:
        assert info.default in [choice.value for choice in info.choices]
        assert all(choice.meaning for choice in info.choices)
    if info.applies_when:
        assert info.applies_when[0] in OPTIONS


def test_kinds_come_from_the_types() -> None:
    kinds = {key: OPTIONS[key].kind for key in ("bucket", "fp16", "seed", "lora_alpha", "optimizer", "resolution")}
    expected = {"bucket": "switch", "fp16": "switch", "seed": "integer", "lora_alpha": "number"}
    assert kinds == {**expected, "optimizer": "choice", "resolution": "size"}
    assert OPTIONS["fp16"].optional
    assert not OPTIONS["bucket"].optional


def test_each_task_has_options_of_its_own() -> None:
    tasks = {key: OPTIONS[key].task for key in ("lora_rank", "train_data_dir", "resolution", "ema", "packing", "vae")}
    assert tasks == {"lora_rank": BOTH, "train_data_dir": BOTH, "resolution": PICTURES, "ema": BOTH,
                     "packing": TEXTS, "vae": PICTURES}  # fmt: skip
    assert OPTIONS["seed"].serves(TEXTS)
    assert not OPTIONS["resolution"].serves(TEXTS)
    words = ModelOptions(task_type=TEXTS, base_model="/pictures", model_name_or_path="/words")
    assert (words.base, words.model_copy(update={"task_type": PICTURES}).base) == ("/words", "/pictures")
    assert ModelOptions(task_type=TEXTS).base == STARTER_MODEL


def test_named_layers_of_a_language_model_are_taken_and_those_of_pictures_are_not() -> None:
    assert AdapterOptions().language_targets == []
    assert AdapterOptions(lora_target_modules=["all-linear"]).language_targets == ["all-linear"]


def test_the_families_are_the_choices_of_one_option() -> None:
    assert [choice.value for choice in OPTIONS["family"].choices] == ["auto", *FAMILIES]


def test_defaults_are_valid_and_their_own() -> None:
    for section, (_, kind) in SECTIONS.items():
        assert kind.model_validate(kind().model_dump()) == getattr(Config(), section)
    assert AdapterOptions().lora_target_modules is not AdapterOptions().lora_target_modules


def test_text_is_read_by_the_type_of_the_option() -> None:
    read = TrainingOptions.model_validate({"batch_size": "4", "max_steps": "1e3"})
    assert (read.batch_size, read.max_steps) == (4, 1000)
    steps = OptimizerOptions.model_validate({"learning_rate": "2e-4", "optimizer": "adamw", "scheduler": "COSINE"})
    assert (steps.learning_rate, steps.optimizer, steps.scheduler) == (2e-4, "AdamW", "cosine")
    assert DataOptions.model_validate({"trigger_word": "  no ", "bucket": "no"}).model_dump()["trigger_word"] == "no"


def test_a_key_without_value_means_the_default() -> None:
    assert TrainingOptions.model_validate({"batch_size": None, "max_steps": None}) == TrainingOptions()


@pytest.mark.parametrize(
    ("value", "size", "kept"),
    [
        (0, None, 0),
        ("0", None, 0),
        (512, (512, 512), 512),
        ("768x768", (768, 768), "768x768"),
        (" 768 X 512 ", (768, 512), "768x512"),
        (None, None, 0),
    ],
)
def test_resolution(value: Any, size: Any, kept: Any) -> None:
    options = DataOptions.model_validate({"resolution": value})
    assert options.size == size
    assert options.resolution == kept


@pytest.mark.parametrize("value", ["100", "0x512", "x512", "512x", "9999", "-512", "512x512x3", 512.5, True, "16"])
def test_impossible_resolutions(value: Any) -> None:
    with pytest.raises(ValidationError, match="resolution"):
        DataOptions.model_validate({"resolution": value})


@pytest.mark.parametrize(
    ("value", "color"), [("#FFF", "#ffffff"), ("000000", "#000000"), ("white", "#ffffff"), ("#1a2B3c", "#1a2b3c")]
)
def test_colors(value: Any, color: str) -> None:
    assert DataOptions(background_color=value).background_color == color


def test_lists_may_be_written_as_text() -> None:
    assert AdapterOptions.model_validate({"lora_target_modules": "to_q, to_k"}).lora_target_modules == ["to_q", "to_k"]
    prompts = PreviewOptions.model_validate({"preview_prompts": "a cat, red\n\n a dog "}).preview_prompts
    assert prompts == ["a cat, red", "a dog"]


@pytest.mark.parametrize(
    ("kind", "values", "message"),
    [
        (TrainingOptions, {"batch_size": 0}, "greater than or equal to 1"),
        (TrainingOptions, {"batch_size": True}, "not true or false"),
        (TrainingOptions, {"batch_size": 1.5}, "batch_size"),
        (OptimizerOptions, {"learning_rate": float("nan")}, "finite"),
        (OptimizerOptions, {"learning_rate": "inf"}, "finite"),
        (OptimizerOptions, {"optimizer": "AdamV"}, "Adam"),
        (TrainingOptions, {"lerning_rate": 1}, "Extra inputs"),
        (AdapterOptions, {"lora_dropout": 1.1}, "less than or equal"),
        (AdapterOptions, {"lora_target_modules": []}, "at least one"),
        (DataOptions, {"background_color": "reddish"}, "colour"),
        (DataOptions, {"bucket_step": 12}, "multiple of 8"),
        (DataOptions, {"train_data_dir": ["a"]}, "train_data_dir"),
        (ModelOptions, {"task_type": "music"}, '"text-to-image"'),
        (PrecisionOptions, {"fp16": True, "bf16": True}, "cannot both be on"),
        (PrecisionOptions, {"device": "gpu"}, "cuda:N"),
        (OutputOptions, {"output_name": "a/b"}, "plain file name"),
        (OutputOptions, {"output_name": "con"}, "plain file name"),
    ],
)
def test_wrong_values_are_refused(kind: type[Section], values: Any, message: str) -> None:
    with pytest.raises(ValidationError, match=re.escape(message)):
        kind.model_validate(values)


def test_precision_keeps_unset_apart_from_off() -> None:
    assert PrecisionOptions().fp16 is None
    assert PrecisionOptions.model_validate({"fp16": "false", "bf16": "no"}).bf16 is False
    assert PrecisionOptions(device="CUDA:1").device == "cuda:1"


def test_the_result_is_named_after_the_run_unless_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert OutputOptions(output_dir="./output/my_style_lora").name == "my_style_lora"
    assert OutputOptions(output_dir="x", output_name="cat.safetensors").name == "cat"
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    assert OutputOptions(output_dir=".").name == "here"


def test_tensorboard_goes_into_the_run_unless_told_otherwise() -> None:
    assert OutputOptions(output_dir="run").tensorboard_dir.as_posix() == "run/tensorboard"
    assert OutputOptions(output_dir="run", log_dir="logs").tensorboard_dir.as_posix() == "logs"


def test_sections_cannot_be_changed_by_whoever_gets_them() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        setattr(TrainingOptions(), "batch_size", 3)  # noqa: B010 - written out, the type checker refuses it too
