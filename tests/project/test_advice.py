"""The advice on pictures and texts: the preset for what is trained, few or many of them, small and large cards, and
no card at all."""

import json
from typing import Any

import pytest

from project.advice import SMALL_CARD, Advice, recommend, recommend_for_texts
from project.config import parse_config
from project.device import DeviceFacts
from project.estimate import estimate, helpful_warnings, text_memory_needed
from project.options import TEXTS, Config
from project.presets import SUBJECTS, find_preset
from project.presets.subjects import TEXT_SUBJECTS

GIB = 2**30
CPU = DeviceFacts("cpu", "Some CPU", 16 * GIB)
MAC = DeviceFacts("mps", "Apple graphics", 16 * GIB)
CARDS = {size: DeviceFacts("cuda", f"Card of {size} GB", int(size * 0.99 * GIB), "0") for size in (4, 6, 8, 12, 16, 24)}
LARGE_CARD = DeviceFacts("cuda", "Card of 80 GB", 80 * GIB, "0")
LARGE = "/models/sd15"


def config_of(advice: Advice, base_model: str) -> Config:
    values = {**find_preset(advice.preset).values, **advice.changes, "base_model": base_model}
    return parse_config(values, "advice")


@pytest.mark.parametrize(("subject", "preset"), [(key, subject.preset) for key, subject in SUBJECTS.items()])
def test_the_preset_is_that_of_the_subject(subject: str, preset: str) -> None:
    for base_model, device in (("starter", CPU), (LARGE, CARDS[12])):
        assert recommend(subject, 60, device, base_model).preset == preset


def test_an_unknown_subject_is_something_else() -> None:
    assert recommend("spaceship", 60, CPU).preset == recommend("concept", 60, CPU).preset


def test_the_sample_on_the_starter_model_is_the_art_style_at_the_starter_s_rate() -> None:
    advice = recommend("style", 28, CPU)
    assert advice.preset == "art-style"
    assert advice.changes == {"learning_rate": 1e-3, "min_snr_gamma": 0.0}
    config = config_of(advice, "starter")
    assert (config.adapter.lora_rank, config.training.epochs) == (16, 15)
    assert estimate(config, 28).steps == 420


@pytest.mark.parametrize("pictures", [1, 6, 14])
def test_few_pictures_get_dropout_and_few_epochs(pictures: int) -> None:
    advice = recommend("style", pictures, CARDS[12], LARGE)
    assert advice.preset == "small-dataset"
    config = config_of(advice, LARGE)
    assert config.training.epochs == 6
    assert config.adapter.lora_dropout == 0.2
    assert any(f"You have {pictures} picture" in reason for reason in advice.reasons)


def test_fifteen_pictures_are_not_few() -> None:
    assert recommend("style", 15, CARDS[12], LARGE).preset == "art-style"


@pytest.mark.parametrize("pictures", [40, 100, 200, 400, 1000, 2500])
def test_a_run_looks_at_a_sensible_number_of_pictures(pictures: int) -> None:
    for subject in SUBJECTS:
        config = config_of(recommend(subject, pictures, CARDS[12], LARGE), LARGE)
        assert 800 <= config.training.epochs * pictures <= 3200


def test_more_pictures_never_mean_more_epochs() -> None:
    for base_model, device in (("starter", CPU), (LARGE, CARDS[12])):
        epochs = [
            config_of(recommend("style", pictures, device, base_model), base_model).training.epochs
            for pictures in (30, 60, 100, 150, 400, 1000, 5000)
        ]
        assert epochs == sorted(epochs, reverse=True)
        assert epochs[-1] >= 1


@pytest.mark.parametrize("size", [4, 6])
def test_a_small_card_saves_memory(size: int) -> None:
    for pictures in (5, 30):
        advice = recommend("character", pictures, CARDS[size], LARGE)
        config = config_of(advice, LARGE)
        assert advice.preset == "low-memory"
        assert config.precision.fp16 is True
        assert config.precision.gradient_checkpointing
        assert config.training.batch_size == 1
        assert (config.training.gradient_accumulation_steps == 1) == (pictures == 5)
        assert CARDS[size].name in advice.reasons[0]


def test_a_large_card_looks_at_more_pictures_at_a_time() -> None:
    plain, large = (config_of(recommend("style", 60, CARDS[size], LARGE), LARGE) for size in (8, 24))
    assert plain.training.batch_size == 1
    assert large.training.batch_size == 4
    assert large.optimizing.learning_rate == pytest.approx(2 * plain.optimizing.learning_rate)


def test_a_middling_card_computes_twice_what_would_not_fit() -> None:
    assert CARDS[8].gigabytes > SMALL_CARD
    small, large = (config_of(recommend("character", 60, CARDS[size], LARGE), LARGE) for size in (8, 24))
    assert small.precision.gradient_checkpointing
    assert small.data.resolution == large.data.resolution == 768
    assert not large.precision.gradient_checkpointing


def test_without_a_card_a_large_model_gets_a_trial_and_a_warning() -> None:
    advice = recommend("style", 40, CPU, LARGE)
    assert advice.preset == "fast-trial"
    assert config_of(advice, LARGE).data.resolution == 256
    assert "no graphics card" in advice.reasons[0]
    assert any("slow" in reason for reason in advice.reasons)


@pytest.mark.parametrize("base_model", ["starter", LARGE])
@pytest.mark.parametrize("device", [CPU, MAC, *CARDS.values()], ids=lambda device: device.name)
@pytest.mark.parametrize("pictures", [5, 9, 12, 15, 20, 28, 49, 60, 300])
def test_the_advice_stands_its_own_warnings(base_model: str, device: DeviceFacts, pictures: int) -> None:
    for subject in SUBJECTS:
        advice = recommend(subject, pictures, device, base_model)
        config = config_of(advice, base_model)
        assert not (config.precision.fp16 and not device.is_card)
        expected = estimate(config, pictures, device=device)
        warnings = helpful_warnings(config, pictures, expected, device, 1 << 40)
        unavoidable = ("are very few", "slow to train without a graphics card", "add more pictures", "will take")
        assert [one for one in warnings if not any(part in one for part in unavoidable)] == []


def test_reasons_are_sentences_and_each_change_has_one() -> None:
    for subject in SUBJECTS:
        for pictures in (0, 1, 12, 28, 400):
            for base_model, device in (("starter", CPU), (LARGE, CPU), (LARGE, CARDS[6]), (LARGE, CARDS[24])):
                advice = recommend(subject, pictures, device, base_model)
                assert all(reason[0].isupper() and reason[-1] in ".!" for reason in [*advice.reasons, *advice.notes])
                assert len(set(advice.reasons)) == len(advice.reasons)
                assert len(advice.reasons) + len(advice.notes) >= 1 + bool(advice.changes)
                preset = find_preset(advice.preset).complete()
                assert all(preset[key] != value for key, value in advice.changes.items())


def test_no_pictures_yet() -> None:
    advice = recommend("style", 0, CPU)
    assert advice.preset == "art-style"
    assert "no pictures yet" in advice.reasons[-1]


@pytest.fixture(scope="module")
def language_model(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A folder that says that it holds a model of seven billion parameters, as a hole in its file."""
    folder, width, inner = tmp_path_factory.mktemp("language model"), 4096, 11008
    config = {"model_type": "llama", "hidden_size": width, "vocab_size": 32_000, "intermediate_size": inner,
              "num_hidden_layers": 32, "max_position_embeddings": 8192}  # fmt: skip
    (folder / "config.json").write_text(json.dumps(config))
    shapes = {"model.embed_tokens.weight": (32_000, width)}
    for layer in range(32):
        shapes |= {f"model.layers.{layer}.self_attn.{name}_proj.weight": (width, width) for name in "qkvo"}
        shapes |= {f"model.layers.{layer}.mlp.{name}_proj.weight": (inner, width) for name in ("up", "gate", "down")}
    header: dict[str, Any] = {}
    end = 0
    for name, (rows, columns) in shapes.items():
        header[name] = {"dtype": "BF16", "shape": [rows, columns], "data_offsets": [end, end + 2 * rows * columns]}
        end += 2 * rows * columns
    text = json.dumps(header).encode()
    with (folder / "model.safetensors").open("wb") as file:
        file.write(len(text).to_bytes(8, "little") + text)
        file.truncate(8 + len(text) + end)
    return str(folder)


@pytest.mark.parametrize(("subject", "preset"), TEXT_SUBJECTS.items())
def test_texts_get_the_preset_of_their_subject(subject: str, preset: str) -> None:
    advice = recommend_for_texts(subject, 300, CPU)
    assert advice.preset == preset
    assert advice.reasons == [find_preset(preset).purpose]
    assert advice.changes["learning_rate"] > find_preset(preset).values["learning_rate"]  # the starter model is small
    assert recommend_for_texts("spaceship", 300, CPU).preset == "writing-style"


def test_few_texts_are_said_to_be_few() -> None:
    assert recommend_for_texts("terms", 49, CPU).reasons[-1].startswith("49 rows are few")
    assert recommend_for_texts("terms", 1, CPU).reasons[-1].startswith("1 row is little")
    for enough in (0, 50):
        assert len(recommend_for_texts("terms", enough, CPU).reasons) == 1


def test_a_language_model_gets_what_its_card_has_the_memory_for(language_model: str) -> None:
    for size, preset in ((8, "low-memory-text"), (12, "low-memory-text"), (24, "customer-service")):
        advice = recommend_for_texts("service", 300, CARDS[size], language_model)
        assert advice.preset == preset
        assert CARDS[size].name in " ".join(advice.reasons)
        values = {**find_preset(preset).values, **advice.changes, "model_name_or_path": language_model}
        config = parse_config({**values, "task_type": TEXTS}, "advice")
        assert config.precision.gradient_checkpointing
        needed = text_memory_needed(config)
        assert needed is not None
        assert needed < CARDS[size].gigabytes
    assert recommend_for_texts("service", 300, LARGE_CARD, language_model).changes == {}
