"""What does not go together: each rule speaks where it should, says what to set, and is silent otherwise."""

from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from project.config import parse_config
from project.device import DeviceFacts
from project.lint import ORDER, Facts, facts_of, lint
from project.options import all_options

CARD = DeviceFacts("cuda", "a card", 12 << 30, "0")
AMD = DeviceFacts("rocm", "a card", 12 << 30, "0")
CPU = DeviceFacts("cpu", "a processor", 16 << 30)
KEYS = {info.key for info in all_options()}

SD15 = {"family": "sd15", "prediction": "epsilon", "resolution": 512}
SDXL = {"family": "sdxl", "prediction": "epsilon", "resolution": 1024}
VELOCITY = {"family": "sd2", "prediction": "v_prediction", "resolution": 768}


def found(values: dict[str, Any], **facts: Any) -> list[Any]:
    known = {**SD15, "pictures": 40, "captioned": 40, "steps": 400, "device": CARD, **facts}
    return lint(parse_config({"base_model": "/models/x", **values}, "test"), Facts(**known))


@pytest.mark.parametrize("facts", [SD15, SDXL, VELOCITY, {"family": "", "prediction": "", "resolution": 0}])
def test_a_plain_config_is_fine(facts: dict[str, Any]) -> None:
    assert found({}, **facts) == []


@pytest.mark.parametrize(
    ("severity", "key", "values", "facts"),
    [
        # optimizer and rate
        ("hint", "optimizer", {"optimizer": "AdamW8bit"}, {"device": CPU}),
        ("warning", "optimizer", {"optimizer": "PagedAdamW8bit"}, {"device": CPU}),
        ("warning", "optimizer", {"optimizer": "PagedAdamW"}, {"device": AMD}),
        ("warning", "learning_rate", {"optimizer": "Prodigy", "learning_rate": 2e-4}, {}),
        ("warning", "learning_rate", {"optimizer": "DAdaptAdam", "learning_rate": 1e-3}, {}),
        ("warning", "scheduler", {"optimizer": "ScheduleFreeAdamW", "scheduler": "cosine"}, {}),
        ("warning", "lora_plus_ratio", {"optimizer": "Prodigy", "lora_plus_ratio": 16}, {}),
        ("warning", "lora_plus_ratio", {"learning_rate": 5e-3, "lora_plus_ratio": 16}, {}),
        ("warning", "lora_alpha", {"lora_rank": 32, "lora_alpha": 1, "learning_rate": 1e-4}, {}),
        ("warning", "lora_alpha", {"lora_rank": 64, "lora_alpha": 64, "rslora": True}, {}),
        ("warning", "text_encoder_learning_rate", {"train_text_encoder": True, "learning_rate": 4e-4}, {}),
        ("warning", "train_text_encoder", {"train_text_encoder": True}, {"pictures": 8}),
        ("warning", "ema_decay", {"ema": True, "ema_decay": 0.9999}, {}),
        ("warning", "ema", {"ema": True, "optimizer": "ScheduleFreeAdamW", "scheduler": "constant"}, {}),
        ("warning", "min_lr", {"min_lr": 1}, {}),
        ("hint", "warmup_share", {"warmup_share": 0.1, "warmup_steps": 10}, {}),
        # noise and loss
        ("error", "zero_terminal_snr", {"zero_terminal_snr": True}, {}),
        ("warning", "noise_offset", {"zero_terminal_snr": True, "noise_offset": 0.05}, VELOCITY),
        ("warning", "prediction_type", {"prediction_type": "epsilon"}, VELOCITY),
        ("warning", "prediction_type", {"prediction_type": "epsilon"}, {**VELOCITY, "prediction": ""}),
        ("warning", "min_snr_gamma", {"loss_weighting": "p2", "min_snr_gamma": 5}, {}),
        ("warning", "min_snr_gamma", {"min_snr_gamma": 0.1}, {}),
        ("warning", "loss_weighting", {"loss_weighting": "debiased", "loss_type": "huber"}, {}),
        ("warning", "noise_offset", {"noise_offset": 0.05, "pyramid_noise_iterations": 6}, {}),
        ("warning", "noise_offset", {"noise_offset": 0.5}, {}),
        ("warning", "input_perturbation", {"input_perturbation": 0.8}, {}),
        ("warning", "timestep_min", {"timestep_min": 900, "timestep_max": 950}, {}),
        ("hint", "fp16", {"fp16": True}, SDXL),
        # the adapter
        ("error", "fp16", {"fp16": True}, {"device": CPU}),
        ("warning", "lora_dropout", {"lora_init": "pissa", "lora_dropout": 0.1}, {}),
        ("error", "lora_init", {"lora_init": "pissa", "adapter_type": "dora"}, {}),
        ("error", "lora_init", {"lora_init": "loftq"}, {}),
        ("error", "rank_dropout", {"adapter_type": "dora", "rank_dropout": 0.1}, {}),
        ("hint", "conv_rank", {"layers": "custom", "lora_target_modules": ["to_q", "conv1"]}, {}),
        ("hint", "conv_rank", {"conv_rank": 64}, {}),
        ("warning", "clip_skip", {"clip_skip": 3}, SDXL),
        ("hint", "text_encoder_2_learning_rate", {"text_encoder_2_learning_rate": 1e-5}, {}),
        ("warning", "max_norm", {"adapter_type": "oft", "max_norm": 1}, {}),
        ("hint", "lora_rank", {"lora_rank": 256, "lora_alpha": 256}, {}),
        # pictures and captions
        ("hint", "caption_shuffle", {"caption_shuffle": True}, {}),
        ("hint", "train_text_encoder", {"train_text_encoder": True}, {}),
        ("warning", "tag_dropout", {"tag_dropout": 0.8}, {}),
        ("hint", "keep_tokens", {"keep_tokens": 1}, {}),
        ("warning", "reg_weight", {"reg_data_dir": "/reg", "reg_weight": 0}, {}),
        ("warning", "trigger_word", {"reg_data_dir": "/reg"}, {"captioned": 0}),
        ("error", "mask_dir", {"mask_source": "folder"}, {}),
        ("warning", "mask_source", {"mask_source": "masklabel"}, {"masks": 0}),
        ("warning", "mask_floor", {"mask_source": "alpha", "mask_floor": 1}, {}),
        ("warning", "resolution", {"resolution": 512}, SDXL),
        ("hint", "batch_size", {"batch_size": 4}, {"buckets": (20, 3)}),
        ("hint", "validate_every", {}, {"steps": 2000}),
        ("warning", "validation_dir", {"validate_every": 50}, {"pictures": 14}),
        ("warning", "validate_every", {"validate_every": 500}, {}),
    ],
)
def test_each_rule(severity: str, key: str, values: dict[str, Any], facts: dict[str, Any]) -> None:
    findings = found(values, **facts)
    (one,) = [finding for finding in findings if (finding.severity, finding.keys[0]) == (severity, key)]
    assert set(one.keys) <= KEYS
    assert one.text.endswith(".")
    assert findings == sorted(findings, key=lambda finding: ORDER.index(finding.severity))


@pytest.mark.parametrize(
    ("values", "facts"),
    [
        ({"optimizer": "Prodigy"}, {}),  # the default rate becomes 1
        ({"optimizer": "Prodigy", "learning_rate": 1}, {}),
        ({"optimizer": "ScheduleFreeAdamW", "scheduler": "constant"}, {}),
        ({"optimizer": "AdamW8bit"}, {}),
        ({"lora_rank": 32, "lora_alpha": 1, "learning_rate": 1e-3}, {}),
        ({"zero_terminal_snr": True}, VELOCITY),
        ({"noise_offset": 0.05, "min_snr_gamma": 5}, {}),
        ({"clip_skip": 2}, SDXL),
        ({"ema": True, "ema_decay": 0.99}, {}),
        ({"validate_every": 50, "early_stop": 5}, {"pictures": 15}),
        ({"resolution": 768}, SDXL),
        ({"batch_size": 4}, {"buckets": (20, 8)}),
        ({"mask_source": "masklabel"}, {"masks": 3}),
        ({"zero_terminal_snr": True, "resolution": 64}, {"family": "", "prediction": "", "resolution": 0}),
    ],
)
def test_what_goes_together_is_not_complained_of(values: dict[str, Any], facts: dict[str, Any]) -> None:
    assert found(values, **facts) == []


def test_facts_of_a_config_come_from_the_disk(tmp_path: Path) -> None:
    for name in ("a.png", "b.png", "a-masklabel.png"):
        Image.new("RGB", (64, 64)).save(tmp_path / name)
    (tmp_path / "a.txt").write_text("a fox")
    facts = facts_of(parse_config({"train_data_dir": str(tmp_path), "max_steps": 7}, "test"))
    assert (facts.pictures, facts.captioned, facts.masks, facts.steps) == (2, 1, 1, 7)
    assert (facts.family, facts.resolution, facts.starter) == ("sd15", 64, True)
    unknown = facts_of(parse_config({"base_model": "/nowhere", "train_data_dir": "/nowhere"}, "test"))
    assert (unknown.family, unknown.prediction, unknown.pictures) == ("", "", None)
