"""Text from the clipboard: what it is taken for, and in which file and under which names its rows come to stand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from project.errors import BadInput
from project.texts.history import TextHistory
from project.texts.pasted import adding, pasted_rows
from project.texts.reading import look

CHAT = {"messages": [{"role": "user", "content": "水墨画？"}, {"role": "assistant", "content": "Ink."}]}
PAIR = {"prompt": "Why?", "completion": "So."}


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("", []),
        (" \n\t", []),
        ("One line.\n\nAnother, with a comma\n", [{"text": "One line.\n\nAnother, with a comma"}]),
        (json.dumps(PAIR), [PAIR]),
        (json.dumps(PAIR, indent=2), [PAIR]),
        (json.dumps([PAIR, CHAT], ensure_ascii=False, indent=1), [PAIR, CHAT]),
        (f"\ufeff{json.dumps(CHAT)}\r\n\r\n{json.dumps(PAIR)}\r\n", [CHAT, PAIR]),
        ('prompt,completion\r\nWhy?,"So, \nthus."\r\n', [{"prompt": "Why?", "completion": "So, \nthus."}]),
        ("question\tanswer\n水？\t水。\n", [{"question": "水？", "answer": "水。"}]),
        ("Why?\tSo.\nHow?\tThus.\n", [PAIR, {"prompt": "How?", "completion": "Thus."}]),
        ('Why?\t"two\nlines"\n', [{"prompt": "Why?", "completion": "two\nlines"}]),
        ("Name, age\nKim, 4\n", [{"text": "Name, age\nKim, 4"}]),
        ("question,answer", [{"text": "question,answer"}]),
        ("{not JSON}", [{"text": "{not JSON}"}]),
        ("[1] A footnote.", [{"text": "[1] A footnote."}]),
        ("[1, 2, 3]", [{"text": "[1, 2, 3]"}]),
        ("\tindented\ncode()", [{"text": "\tindented\ncode()"}]),
    ],
)
def test_what_a_text_is_taken_for(text: str, values: list[dict[str, Any]]) -> None:
    rows = pasted_rows(text)
    assert [row.values for row in rows] == values
    assert not any(row.problem for row in rows)


def test_a_broken_line_among_rows_is_named_and_nothing_is_taken() -> None:
    with pytest.raises(BadInput, match="line 2 of what was pasted is no valid JSON"):
        pasted_rows(f'{json.dumps(PAIR)}\n{{"prompt": "half\n{json.dumps(PAIR)}\n')
    with pytest.raises(BadInput, match="line 3 of what was pasted has 3 fields"):
        pasted_rows("prompt,completion\na,b\na,b,c\n")


def pasted_into(folder: Path, text: str, near: int | None) -> list[tuple[str, Any]]:
    """Paste below a row of the folder; (file, values) of every row then."""
    found = look(folder)
    before = [row.values for row in found.entries]
    history = TextHistory(folder.parent / "history")
    after = history.do(found, "paste", adding(found, pasted_rows(text), None if near is None else found.entries[near]))
    fresh = look(folder)
    rows = [(row.file, row.values) for row in fresh.entries]
    assert sorted(map(str, rows)) == sorted(str((row.file, row.values)) for row in after.entries)
    history.undo(after)
    assert [row.values for row in look(folder).entries] == before
    return rows


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "texts").mkdir()
    return tmp_path / "texts"


def test_rows_come_below_the_marked_one_in_their_order(folder: Path) -> None:
    (folder / "a.jsonl").write_text(f"{json.dumps(PAIR)}\n{json.dumps(CHAT)}\n")
    text = '{"prompt": "1", "completion": "x"}\n{"prompt": "2", "completion": "y"}'
    rows = [values for _, values in pasted_into(folder, text, 0)]
    assert [row.get("prompt") for row in rows] == ["Why?", "1", "2", None]
    rows = [values for _, values in pasted_into(folder, text, None)]
    assert [row.get("prompt") for row in rows] == ["Why?", None, "1", "2"]


def test_rows_take_the_names_of_the_marked_one(folder: Path) -> None:
    (folder / "a.csv").write_text("id,question,answer\n7,What?,That.\n")
    rows = pasted_into(folder, json.dumps(PAIR), 0)
    assert rows[1] == ("a.csv", {"id": "", "question": "Why?", "answer": "So."})


def test_rows_that_a_table_has_no_columns_for_go_elsewhere(folder: Path) -> None:
    (folder / "a.csv").write_text("question,answer\nWhat?,That.\n")
    rows = pasted_into(folder, json.dumps(CHAT), 0)
    assert rows[1] == ("texts.jsonl", CHAT)
    (folder / "texts.jsonl").unlink()
    (folder / "b.jsonl").write_text(json.dumps(PAIR) + "\n")
    assert pasted_into(folder, "A plain text.", 0)[2] == ("b.jsonl", {"text": "A plain text."})


def test_an_empty_folder_and_a_plain_text_get_a_file_of_rows(folder: Path) -> None:
    assert pasted_into(folder, "One.\nTwo.", None) == [("texts.jsonl", {"text": "One.\nTwo."})]
    (folder / "texts.jsonl").unlink()
    (folder / "poem.txt").write_text("A poem.")
    assert ("texts.jsonl", PAIR) in pasted_into(folder, json.dumps(PAIR), 0)
