"""Configs as YAML: the format that others use, errors with line numbers, and the way back to YAML."""

from pathlib import Path
from typing import Any

import pytest

from project.config import (
    changed,
    check_trainable,
    config_to_yaml,
    load_config,
    parse_config,
    save_config,
    to_mapping,
    without_effect,
)
from project.errors import BadInput
from project.options import Config

EXAMPLE = """\
train_data_dir: ./data/style_train
metadata_path: ./data/style_train/metadata.csv
base_model: ./models/Stable-diffusion/v1-5-pruned.safetensors
lora_rank: 8
lora_alpha: 8
lora_dropout: 0.1
batch_size: 4
epochs: 10
learning_rate: 2e-4
optimizer: AdamW
scheduler: cosine
output_dir: ./output/my_style_lora
save_steps: 100
log_dir: ./output/my_style_lora/logs
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config.yaml"


def _load(file: Path, text: str | bytes, *overrides: str) -> Config:
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return load_config(file, overrides)


def _error(file: Path, text: str | bytes, *overrides: str) -> str:
    with pytest.raises(BadInput) as caught:
        _load(file, text, *overrides)
    message = str(caught.value)
    assert "\n" not in message
    assert caught.value.exit_code == 2
    return message.replace(str(file), "FILE")


def test_the_config_of_lora_scripts_runs_unchanged(file: Path) -> None:
    config = _load(file, EXAMPLE + "resolution: 768x768\nfp16: true\nseed: 7\n")
    assert config.data.train_data_dir == "./data/style_train"
    assert config.data.size == (768, 768)
    assert config.model.base_model == "./models/Stable-diffusion/v1-5-pruned.safetensors"
    assert (config.adapter.lora_rank, config.adapter.lora_alpha, config.adapter.lora_dropout) == (8, 8.0, 0.1)
    assert config.optimizing.learning_rate == 2e-4
    assert (config.training.batch_size, config.training.epochs, config.training.seed) == (4, 10, 7)
    assert config.output.log_dir == "./output/my_style_lora/logs"
    assert config.precision.fp16 is True
    check_trainable(config, "FILE")


def test_an_empty_file_is_all_defaults(file: Path) -> None:
    assert _load(file, "") == _load(file, "# nothing\n") == Config()


def test_windows_text_is_read(file: Path) -> None:
    assert _load(file, b"\xef\xbb\xbfbatch_size: 3\r\ntrigger_word: z\xc3\xa9bre\r\n").data.trigger_word == "zébre"


def test_text_stays_as_it_was_written(file: Path) -> None:
    text = (
        "trigger_word: no\noutput_name: 007\nbase_model: 2024-01-01\nnegative_prompt: 1_0\npreview_prompts: [on, 1e3]\n"
    )
    config = _load(file, text)
    assert (config.data.trigger_word, config.output.output_name) == ("no", "007")
    assert (config.model.base_model, config.preview.negative_prompt) == ("2024-01-01", "1_0")
    assert config.preview.preview_prompts == ["on", "1e3"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("epochs: 1\nlerning_rate: 1\n", 'FILE, line 2: unknown key "lerning_rate"; did you mean "learning_rate"?'),
        ("network_dim: 8\n", 'FILE, line 1: unknown key "network_dim"; did you mean "lora_rank"?'),
        ("Batch-Size: 8\n", 'FILE, line 1: unknown key "Batch-Size"; did you mean "batch_size"?'),
        ("zzz: 8\n", 'FILE, line 1: unknown key "zzz"; docs/configuration.md lists the keys'),
        ("training:\n  epochs: 1\n", "options stand side by side, without sections"),
        ("# a\n\nbatch_size: 0\n", "FILE, line 3: batch_size must be a whole number from 1 to 1024 (examples), not"),
        ("epochs: many\n", 'FILE, line 1: epochs must be a whole number from 1 to 100000 (epochs), not "many"'),
        ("epochs: [1, 2]\n", "FILE, line 1: epochs must be a whole number"),
        ("epochs: {a: 1}\n", "FILE, line 1: epochs must be a whole number"),
        ("learning_rate: .nan\n", "FILE, line 1: learning_rate must be a number from"),
        ("bucket: maybe\n", 'FILE, line 1: bucket must be true or false, not "maybe"'),
        ("optimizer: AdamV\n", 'FILE, line 1: optimizer: "AdamV" is no optimizer that can be used here; did you mean'),
        ("task_type: music\n", "FILE, line 1: task_type must be "),
        ("bf16: true\nseed: 1\nfp16: true\n", "FILE, line 3: fp16 and bf16 cannot both be on"),
        ("seed: 1\nseed: 2\n", 'FILE, line 2: "seed" stands here again, first in line 1'),
        ("background_color: #ffffff\n", "FILE, line 1: background_color is empty, because # begins a comment"),
        ("lora_target_modules: [[a]]\n", "FILE, line 1: lora_target_modules must be one value or a plain list"),
        ("preview_prompts: {a: b}\n", "FILE, line 1: preview_prompts must be a list of texts"),
        ("a: [\n", "not readable as YAML"),
        ("seed: 1\n\tepochs: 1\n", "FILE, line 2: not readable as YAML"),
        ("- 1\n", "FILE, line 1: a config is a list of `key: value` lines"),
        ("just words\n", "FILE, line 1: a config is a list"),
        ("? [a]\n: b\n", "FILE, line 1: a key must be a plain word"),
        ("seed: 1\n--- \nseed: 2\n", "not readable as YAML"),
        ("seed: \x07\n", "FILE: not readable as YAML"),
        (b"seed: 1\ntrigger_word: \xff\n", "FILE, line 2: the config is not UTF-8 text"),
        ("seed: &a [*a]\n", "FILE, line 1"),
        ("x" * (2 << 20), "FILE: this is no config"),
    ],
)
def test_bad_configs_are_told_in_one_line(file: Path, text: Any, message: str) -> None:
    assert message in _error(file, text)


def test_of_several_errors_the_first_in_the_file_is_told(file: Path) -> None:
    assert "line 1: seed" in _error(file, "seed: x\nlora_rank: x\nbatch_size: x\n")


def test_a_deep_or_swelling_yaml_does_no_harm(file: Path) -> None:
    assert "FILE" in _error(file, "seed: " + "[" * 5000)
    swelling = "a: &a [x,x]\n" + "".join(
        f"{name}: &{name} [{','.join([f'*{before}'] * 9)}]\n"
        for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    assert "FILE" in _error(file, swelling)


def test_tags_construct_nothing(file: Path, tmp_path: Path) -> None:
    _load(file, f'preview_prompts: !!python/object/apply:os.mkdir ["{tmp_path / "made"}"]\n')
    assert not (tmp_path / "made").exists()


def test_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no such config file"):
        load_config(tmp_path / "none.yaml")
    with pytest.raises(BadInput, match="cannot be read"):
        load_config(tmp_path)


def test_overrides_win_over_the_file(file: Path) -> None:
    config = _load(
        file,
        EXAMPLE,
        "batch_size=2",
        " learning_rate = 5e-5",
        "trigger_word=a: b",
        "background_color=#102030",
        "lora_target_modules=to_q,to_v",
        "preview_prompts=[a cat, 'red, blue']",
        "negative_prompt=[broken",
        "log_dir=",
        'output_name="quoted"',
    )
    assert (config.training.batch_size, config.optimizing.learning_rate) == (2, 5e-5)
    assert (config.data.trigger_word, config.data.background_color) == ("a: b", "#102030")
    assert config.adapter.lora_target_modules == ["to_q", "to_v"]
    assert config.preview.preview_prompts == ["a cat", "red, blue"]
    assert config.preview.negative_prompt == "[broken"
    assert (config.output.log_dir, config.output.output_name) == ("", "quoted")


@pytest.mark.parametrize(
    ("override", "message"),
    [
        ("batch_size=0", "--set batch_size=0: batch_size must be"),
        ("lerning_rate=1", '--set lerning_rate=1: unknown key "lerning_rate"; did you mean "learning_rate"?'),
        ("batch_size", "--set batch_size: write it as key=value"),
        ("seed=[[1]]", "--set seed=[[1]] must be one value"),
        (f"output_name={'n' * 300}", "output_name must be shorter"),
        ("optimizer_args=eps=1e999", "eps of AdamW must be a number, not 1e999"),
    ],
)
def test_bad_overrides_are_told_as_such(file: Path, override: str, message: str) -> None:
    assert message in _error(file, EXAMPLE, override)


def test_a_saved_config_loads_as_it_was(file: Path, tmp_path: Path) -> None:
    texts = [
        "\udcff",
        "no",
        "a: b # c",
        "two\nlines",
        "'quoted\"",
        "ünï 🐱",
        "{x}",
        "- dash",
        "null",
        "~",
        "1e5",
        "x" * 300,
    ]
    config = _load(file, EXAMPLE, "bf16=true", "resolution=768x512", "learning_rate=1.2345678901234567e-05")
    config = changed(config, {"preview_prompts": texts, "trigger_word": "null", "negative_prompt": "a: [b"})
    save_config(config, tmp_path / "saved.yaml")
    assert load_config(tmp_path / "saved.yaml") == config
    assert config.preview.preview_prompts == texts
    assert config.optimizing.learning_rate == 1.2345678901234567e-05
    assert sorted(path.name for path in tmp_path.iterdir()) == ["config.yaml", "saved.yaml"]


def test_the_saved_config_holds_every_option_under_its_group() -> None:
    text = config_to_yaml(Config())
    assert all(f"\n{key}:" in text for key in to_mapping(Config()))
    assert "# Previews\n" in text


def test_saving_where_one_cannot_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="cannot be written"):
        save_config(Config(), tmp_path / "none" / "config.yaml")
    assert list(tmp_path.iterdir()) == []


def test_python_values_are_taken_like_text() -> None:
    config = parse_config(
        {"batch_size": 2, "learning_rate": "2e-4", "fp16": False, "lora_target_modules": ["a"]}, "form"
    )
    assert config.optimizing.learning_rate == 2e-4
    with pytest.raises(BadInput, match="form, line 9: batch_size must be"):
        parse_config({"batch_size": 0}, "form", {"batch_size": 9})
    with pytest.raises(BadInput, match="form: batch_size must be"):
        parse_config({"batch_size": 0}, "form")


def test_changes_are_checked_again() -> None:
    config = changed(Config(), {"seed": 5})
    assert config.training.seed == 5
    assert Config().training.seed != 5
    with pytest.raises(BadInput, match='unknown key "sead"; did you mean "seed"'):
        changed(config, {"sead": 1})


def test_training_needs_pictures_and_a_place() -> None:
    with pytest.raises(BadInput, match="train_data_dir is missing"):
        check_trainable(Config(), "c.yaml")
    with pytest.raises(BadInput, match="output_dir is missing"):
        check_trainable(parse_config({"train_data_dir": "sample"}, "c.yaml"), "c.yaml")


def test_options_that_do_not_apply_are_named() -> None:
    config = parse_config({"model_name_or_path": "llama", "bucket_step": 16, "bucket": False, "seed": 1}, "x")
    sentences = without_effect(config)
    assert len(sentences) == 2
    assert sentences[0].startswith("model_name_or_path has no effect")
    assert sentences[1] == "bucket_step has no effect: it applies only when bucket is true"
    assert without_effect(Config()) == []


def test_values_below_count_where_the_file_says_nothing(tmp_path: Path) -> None:
    path = tmp_path / "config.yaml"
    path.write_text("lora_rank: 4\n", encoding="utf-8")
    config = load_config(path, ["epochs=3"], {"lora_rank": 16, "lora_alpha": 16, "epochs": 15})
    assert (config.adapter.lora_rank, config.adapter.lora_alpha, config.training.epochs) == (4, 16, 3)
