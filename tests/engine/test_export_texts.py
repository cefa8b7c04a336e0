"""`export-dataset` of texts: the form, the exit code, and what is told of rows that do not fit."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from engine import cli
from project import library
from project.schema import TEXTS

ROWS = [{"Frage": "水？", "Antwort": "水。"}, {"prompt": "Why?", "completion": ""}, {"text": "A text."}]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "in" / "a.jsonl"
    path.parent.mkdir()
    path.write_text("".join(json.dumps(row) + "\n" for row in ROWS), encoding="utf-8")
    return path


def export(*arguments: object) -> int:
    return cli.main(["export-dataset", *map(str, arguments)])


def test_a_project_goes_out_with_its_own_names_of_columns(
    tmp_path: Path, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    columns = {"text_columns": "Frage=prompt,Antwort=completion"}
    project = library.create(tmp_path / "projects", "FAQ", task=TEXTS, pictures=[file], settings=columns)
    out = tmp_path / "out.jsonl"
    assert export("--input", project.folder, "--to", "prompt", "--dest", out) == 1
    said = capsys.readouterr()
    assert said.out == f"1 row is in {out}\n"
    assert said.err.splitlines() == [
        "left out a.jsonl, line 2: has an empty answer",
        "left out a.jsonl, line 3: is a plain text, which has no question and answer",
    ]
    assert json.loads(out.read_text(encoding="utf-8")) == {"prompt": "水？", "completion": "水。"}


def test_a_file_and_a_folder_of_texts_go_out(tmp_path: Path, file: Path) -> None:
    file.write_text('{"text": "One."}\n{"text": "Two."}\n')
    for source in (file, file.parent):
        assert export("--input", source, "--to", "csv", "--dest", tmp_path / "out", "--overwrite") == 0
        assert (tmp_path / "out.csv").read_text(encoding="utf-8-sig") == "text\nOne.\nTwo.\n"


def test_forms_of_the_other_task_and_places_that_are_gone_are_one_sentence(
    tmp_path: Path, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures" / "a.png").write_bytes(b"")
    for source, form, words in (
        (file, "kohya", "is a form of pictures"),
        (tmp_path / "pictures", "alpaca", "is a form of texts"),
        (tmp_path / "nowhere", "alpaca", "no such file or folder"),
    ):
        assert export("--input", source, "--to", form, "--dest", tmp_path / "out") == 2
        said = capsys.readouterr().err
        assert words in said
        assert said.count("\n") == 1
