"""Trainings on texts before they start: steps, memory, disk, what does not go together, and the presets."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import pytest

from project.config import parse_config
from project.device import DeviceFacts
from project.errors import BadInput
from project.estimate import estimate_texts, text_findings, text_memory_needed
from project.estimate.text_memory import sizes_of, text_adapter_numbers
from project.lint import Facts, lint
from project.options import TEXTS, Config
from project.presets import every_preset, find_preset, fitted, read_preset, save_preset
from project.texts.packing import packed

CARD = DeviceFacts("cuda", "a card", 8 << 30, "0")
LARGE = DeviceFacts("cuda", "a large card", 80 << 30, "0")
CPU = DeviceFacts("cpu", "a processor", 16 << 30)
LENGTHS = [30, 40, 50, 60] * 25


def config_of(**values: Any) -> Config:
    return parse_config({"task_type": TEXTS, "output_dir": "/tmp/run", **values}, "test")


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder whose files say what a model of a billion parameters has, without holding them."""
    folder = tmp_path_factory.mktemp("model")
    config = {"model_type": "llama", "architectures": ["LlamaForCausalLM"], "hidden_size": 2048, "vocab_size": 32000,
              "intermediate_size": 8192, "num_hidden_layers": 16, "max_position_embeddings": 4096}  # fmt: skip
    (folder / "config.json").write_text(json.dumps(config))
    shapes = {"model.embed_tokens.weight": (32000, 2048)}
    for layer in range(16):
        place = f"model.layers.{layer}"
        shapes |= {f"{place}.self_attn.{name}_proj.weight": (2048, 2048) for name in "qkvo"}
        shapes |= {f"{place}.mlp.{name}_proj.weight": (8192, 2048) for name in ("gate", "up")}
        shapes[f"{place}.mlp.down_proj.weight"] = (2048, 8192)
    header: dict[str, Any] = {}
    end = 0
    for name, (rows, columns) in shapes.items():
        header[name] = {"dtype": "BF16", "shape": [rows, columns], "data_offsets": [end, end + rows * columns * 2]}
        end += rows * columns * 2
    text = json.dumps(header).encode()
    with (folder / "model.safetensors").open("wb") as file:
        file.write(len(text).to_bytes(8, "little") + text)
        file.truncate(8 + len(text) + end)  # a hole: it takes no room on the disk
    return folder


def test_sizes_come_from_the_headers(model: Path) -> None:
    sizes = sizes_of(str(model))
    assert sizes is not None
    assert sizes.parameters == 32000 * 2048 + 16 * (4 * 2048**2 + 3 * 2048 * 8192)
    assert len(sizes.linear) == 16 * 7
    small = config_of(model_name_or_path=str(model), lora_rank=4)
    assert text_adapter_numbers(small) == 4 * 16 * 4 * (2048 + 2048)
    every = config_of(model_name_or_path=str(model), lora_rank=4, lora_target_modules="all-linear")
    assert text_adapter_numbers(every) == 4 * 16 * (4 * 4096 + 3 * (2048 + 8192))
    some = config_of(model_name_or_path=str(model), lora_rank=1, lora_target_modules="q_proj, layers.3")
    assert text_adapter_numbers(some) == 15 * 4096 + 4 * 4096 + 3 * 10240


def test_memory_falls_with_what_saves_memory(model: Path) -> None:
    def needed(**values: Any) -> float:
        found = text_memory_needed(config_of(model_name_or_path=str(model), max_seq_length=2048, **values))
        assert found is not None
        return found

    plain = needed(batch_size=4)
    assert plain > needed(batch_size=4, gradient_checkpointing=True) > needed(gradient_checkpointing=True)
    bits = [needed(gradient_checkpointing=True, base_quantization=kind) for kind in ("none", "8bit", "4bit")]
    assert bits[0] > bits[1] > bits[2]
    assert bits[0] - bits[2] == pytest.approx(16 * (4 * 2048**2 + 3 * 2048 * 8192) * 1.47 / 2**30, rel=0.01)
    assert text_memory_needed(config_of(model_name_or_path="/nowhere")) is None


def test_a_run_that_does_not_fit_is_told_with_what_helps(model: Path) -> None:
    config = config_of(model_name_or_path=str(model), batch_size=8, learning_rate=1e-4)
    lengths = [2000] * 100
    found = text_findings(config, lengths, estimate_texts(config, lengths, device=CARD), CARD, None)
    memory = next(one for one in found if one.keys == ("gradient_checkpointing",))
    assert "4 bits" in memory.text
    assert "computing twice" in memory.text
    roomy = text_findings(config, lengths, estimate_texts(config, lengths, device=LARGE), LARGE, None)
    assert not any(one.keys == ("gradient_checkpointing",) for one in roomy)


def test_names_of_layers_that_the_model_lacks_are_told_with_the_nearest(model: Path) -> None:
    def said(targets: str) -> list[str]:
        config = config_of(model_name_or_path=str(model), lora_target_modules=targets, learning_rate=1e-4)
        found = text_findings(config, LENGTHS, estimate_texts(config, LENGTHS), LARGE, None)
        return [finding.text for finding in found if finding.keys == ("lora_target_modules",)]

    assert said("q_prj, down_proj") == [
        "No layer of this base model that can be trained is called q_prj; it has q_proj, v_proj, o_proj."
    ]
    assert "it has q_proj, k_proj, v_proj, o_proj" in said("nothing_like_it")[0]
    for right in ("all-linear", "q_proj, layers.3", "re:[qv]_proj$", "mlp.*_proj"):
        assert said(right) == []


def test_steps_are_counted_as_the_engine_counts_them() -> None:
    assert estimate_texts(config_of(batch_size=4, epochs=3), LENGTHS).steps == 75
    held = config_of(batch_size=4, epochs=3, validate_every=5, validation_share=0.2)
    assert estimate_texts(held, LENGTHS).steps == 60
    packed_rows = config_of(packing=True, max_seq_length=90, epochs=1)
    assert estimate_texts(packed_rows, LENGTHS).steps == len(packed(LENGTHS, 90, random.Random(3))) == 50
    assert estimate_texts(config_of(max_steps=7), LENGTHS).steps == 7
    assert estimate_texts(config_of(), []).steps == 0


def test_packed_rows_hold_each_text_once_and_no_row_is_over_full() -> None:
    lengths = [*random.Random(1).choices(range(1, 121), k=300), 500]
    rows = packed(lengths, 128, random.Random(2))
    assert sorted(number for row in rows for number in row) == list(range(301))
    assert all(sum(lengths[number] for number in row) <= 128 or len(row) == 1 for row in rows)
    assert len(rows) <= 1.05 * (sum(lengths[:-1]) / 128) + 2
    assert len(packed(lengths, 128, random.Random(9))) == len(rows)
    assert packed(lengths, 128, random.Random(9)) != rows


def test_what_may_go_wrong_is_said_before() -> None:
    def told(lengths: list[int], **values: Any) -> str:
        config = config_of(**values)
        estimate = estimate_texts(config, lengths, device=CPU)
        return " ".join(finding.text for finding in text_findings(config, lengths, estimate, CPU, 10 << 30))

    assert "very few" in told([40] * 8)
    assert "lose something" in told([40] * 50 + [400] * 50, max_seq_length=128)
    assert "never comes together" in told([40] * 40, batch_size=64)
    assert "saves every" in told(LENGTHS, max_steps=20, save_steps=500)
    assert "vae has no effect" in told(LENGTHS, vae="/some/vae")
    assert told(LENGTHS, learning_rate=1e-3) == ""


@pytest.mark.parametrize(
    ("severity", "key", "values", "facts"),
    [
        ("error", "adapter_type", {"adapter_type": "lokr"}, {}),
        ("error", "base_quantization", {"base_quantization": "4bit"}, {"device": CPU}),
        ("error", "base_quantization", {"base_quantization": "8bit", "device": "cpu"}, {}),
        ("error", "lora_init", {"base_quantization": "4bit", "lora_init": "pissa"}, {}),
        ("warning", "neftune_alpha", {"neftune_alpha": 40}, {}),
        ("warning", "learning_rate", {"learning_rate": 5e-3}, {}),
        ("hint", "batch_size", {"packing": True, "batch_size": 16}, {}),
        ("hint", "max_seq_length", {"max_seq_length": 8192}, {"context": 4096}),
        ("hint", "save_steps", {"test_questions": ["why?"], "save_steps": 0}, {}),
        ("error", "fp16", {"fp16": True}, {"device": CPU}),
    ],
)
def test_rules_speak_where_they_should(severity: str, key: str, values: dict[str, Any], facts: dict[str, Any]) -> None:
    found = lint(config_of(**values), Facts(**{"device": CARD, **facts}))
    assert (severity, key) in [(finding.severity, finding.keys[0]) for finding in found]


def test_a_plain_config_is_fine_and_pictures_keep_their_own_rules() -> None:
    assert lint(config_of(), Facts(device=CARD)) == []
    assert lint(config_of(base_quantization="4bit"), Facts(device=CARD)) == []
    assert lint(config_of(zero_terminal_snr=True), Facts(device=CARD)) == []


def test_each_task_has_its_presets() -> None:
    texts = [preset.name for preset in every_preset(TEXTS)]
    assert texts == ["niche-terms", "customer-service", "writing-style", "low-memory-text"]
    assert not set(texts) & {preset.name for preset in every_preset()}
    terms = find_preset("niche-terms")
    assert (terms.task, terms.values["lora_rank"], terms.values["train_on"]) == (TEXTS, 8, "answers")
    assert find_preset("low-memory-text").values["base_quantization"] == "4bit"
    for preset in every_preset(TEXTS):
        assert lint(config_of(**preset.values), Facts(device=CARD)) == []
        assert preset.purpose


def test_presets_of_texts_fit_small_models_and_other_devices() -> None:
    on_card = fitted(find_preset("low-memory-text"), "/some/model", CARD)
    assert on_card.values == find_preset("low-memory-text").values
    assert on_card.notes == []
    on_processor = fitted(find_preset("low-memory-text"), "starter", CPU)
    assert "base_quantization" not in on_processor.values
    assert "optimizer" not in on_processor.values
    assert len(on_processor.notes) == 3
    assert fitted(find_preset("customer-service"), "starter", CPU).values["max_seq_length"] == 512


def test_a_saved_preset_keeps_its_task(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ATELIER_HOME", str(tmp_path / "home"))
    saved = save_preset("Ours", "", {"lora_rank": 4, "system_prompt": "of one project"}, TEXTS)
    assert saved in every_preset(TEXTS)
    assert saved not in every_preset()
    assert read_preset(saved.path).task == TEXTS
    assert read_preset(saved.path).values == {"lora_rank": 4}
    (tmp_path / "odd.yaml").write_text("preset:\n  task: music\nepochs: 1\n")
    with pytest.raises(BadInput, match="the task of a preset is"):
        read_preset(tmp_path / "odd.yaml")
