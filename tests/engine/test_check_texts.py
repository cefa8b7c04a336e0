"""`check` of texts: what a training would make of them, file by file and line by line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from engine import cli
from tests.project.text_models import write_model

GOOD = [{"prompt": f"What is {n}?", "completion": f"It is the number {n}."} for n in range(25)]


def _write(path: Path, *lines: object) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join((line if isinstance(line, str) else json.dumps(line)) + "\n" for line in lines))
    return path


def _check(*arguments: object) -> int:
    return cli.main(["check", "--input", *map(str, arguments)])


def test_good_texts_are_all_trained(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _write(tmp_path / "data" / "a.jsonl", *GOOD)
    assert _check(tmp_path / "data", "--set", "task_type=text-generation", "--set", "max_seq_length=128") == 0
    said = capsys.readouterr()
    assert said.err == ""
    lines = said.out.splitlines()
    assert lines[0] == "ok    a.jsonl  25 rows, prompt and completion"
    assert any(line.startswith("tokens") for line in lines)
    assert lines[-1] == "health: 0 problems, 0 warnings, 0 hints"


def test_each_line_that_is_left_out_is_named_with_its_reason(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = _write(tmp_path / "a.jsonl", *GOOD, '{"prompt": "half', {"prompt": "Q", "completion": " "})
    report = tmp_path / "report.json"
    assert _check(path, "--json", report) == 1  # a file of rows is about texts by itself
    lines = capsys.readouterr().out.splitlines()
    assert lines[1].startswith("skip  a.jsonl, line 26  is no valid JSON")
    assert lines[2] == "skip  a.jsonl, line 27  has an empty answer"
    assert json.loads(report.read_text())["trained"] == 25


def test_what_cannot_be_trained_at_all_is_one_sentence_and_code_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "empty").mkdir()
    for place in (tmp_path / "empty", tmp_path / "nowhere", _write(tmp_path / "a.jsonl", "{")):
        assert _check(place, "--set", "task_type=text-generation") == 2
        said = capsys.readouterr().err
        assert said.startswith("error: ")
        assert said.count("\n") == 1


def test_an_unsuited_template_and_a_missing_model_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = _write(tmp_path / "a.jsonl", *GOOD)
    model = write_model(tmp_path / "model", "qwen25", chat_template="{{ nothing.at.all }}")
    assert _check(path, "--set", f"model_name_or_path={model}") == 1
    assert "problem The chat template cannot be used" in capsys.readouterr().out
    assert _check(path, "--set", f"model_name_or_path={tmp_path / 'none'}") == 0
    assert "Tokens are not counted" in capsys.readouterr().out


def test_a_model_that_cannot_be_trained_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = _write(tmp_path / "a.jsonl", *GOOD)
    model = write_model(tmp_path / "model", "llama3")
    for config, words in (
        ({"model_type": "bert", "architectures": ["BertForMaskedLM"]}, "not a causal language model"),
        ({"model_type": "llama", "architectures": ["LlamaForCausalLM"]}, "it has no weights"),
        (None, "its config.json is missing or cannot be read"),
    ):
        (model / "config.json").write_text(json.dumps(config) if config else "{")
        assert _check(path, "--set", f"model_name_or_path={model}") == 1
        lines = capsys.readouterr().out.splitlines()
        at = lines.index("problem The base model cannot be trained")
        assert words in lines[at + 1]


def test_a_project_of_texts_is_checked_by_its_own_settings(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _write(tmp_path / "project" / "texts" / "a.jsonl", {"Frage": "Q", "Antwort": "A"})
    _write(tmp_path / "project" / "history" / "steps.jsonl", {"text": "no text of the set"})
    (tmp_path / "project" / "project.yaml").write_text(
        "name: P\ntask: text-generation\npictures: texts\n"
        "settings:\n  text_columns: Frage=prompt, Antwort=completion\n  max_seq_length: 64\n"
    )
    assert _check(tmp_path / "project") == 0
    assert "ok    a.jsonl  1 row, prompt and completion" in capsys.readouterr().out
