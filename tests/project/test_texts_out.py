"""Texts taken out in the forms of other tools: each says what the rows say, and what a form cannot hold is named."""

from __future__ import annotations

import csv
import json
import os
from pathlib import Path
from typing import Any

import pytest

from project.errors import BadInput, JobFailed
from project.exchange.text_forms import ENDINGS, FORMS, TEXT_LAYOUTS
from project.exchange.texts_out import TextsOut, TextsTaken, take_texts_out
from project.texts.reading import TextSet, look


def turns(*said: str, system: str = "") -> list[dict[str, Any]]:
    """A conversation that begins with the person."""
    made = [{"role": ("user", "assistant")[number % 2], "content": words} for number, words in enumerate(said)]
    return [{"role": "system", "content": system}] * bool(system) + made


CHAT = {"messages": turns("水墨画？", "用墨画成的画。"), "id": 7}
LONG = {"messages": turns("Hi", 'Hello, "you"\nthere', "Bye", "Until then", system="Be kind.")}
ALPACA = {"instruction": "Shorten this.", "input": "Dear Sir", "output": "Hi, ="}
PAIR = {"prompt": "Why,\nthen?", "completion": "So\tand so."}
TOOLS = {
    "messages": [
        {"role": "user", "content": "Weather?"},
        {"role": "assistant", "content": "", "tool_calls": [{"function": {"name": "w", "arguments": "{}"}}]},
        {"role": "tool", "content": "sun"},
        {"role": "assistant", "content": "Sunny."},
    ],
    "tools": [{"type": "function", "function": {"name": "w"}}],
}
WEIGHED = {"messages": [*turns("a", "b"), {"role": "user", "content": "c"},
                        {"role": "assistant", "content": "d", "weight": 0}]}  # fmt: skip
TEXT = {"text": "A whole text.\n\nIn two parts."}
EMPTY = {"messages": turns("Why?", "")}
ALL = [CHAT, LONG, ALPACA, PAIR, TOOLS, WEIGHED, TEXT, EMPTY]


def texts(folder: Path, rows: list[Any]) -> TextSet:
    folder.mkdir(exist_ok=True)
    path = folder / "in.jsonl"
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return look(folder)


def out(found: TextSet, layout: str, dest: Path, **more: Any) -> TextsTaken:
    return take_texts_out(found, TextsOut(layout, dest, **more), lambda done, every: True)


def said(path: Path) -> list[Any]:
    """What the rows of a file say, as a training would read them."""
    return [[(turn.role, turn.content) for turn in row.messages() or ()] or row.text for row in look(path).rows]


def test_the_table_of_forms_and_their_code_agree() -> None:
    assert set(FORMS) == set(TEXT_LAYOUTS) == set(ENDINGS)


@pytest.mark.parametrize(
    ("layout", "fits"),
    [
        ("messages", [0, 1, 2, 3, 4, 5]),
        ("alpaca", [0, 1, 2, 3]),
        ("prompt", [0, 2, 3]),
        ("csv", [0, 2, 3]),
        ("jsonl", [0, 1, 2, 3, 4, 5, 6]),
    ],
)
def test_every_form_says_what_the_rows_say(tmp_path: Path, layout: str, fits: list[int]) -> None:
    found = texts(tmp_path / "in", ALL)
    expected = [said(tmp_path / "in")[place] for place in fits]
    for ending in ENDINGS[layout]:
        taken = out(found, layout, tmp_path / f"out{ending}")
        assert said(taken.place) == expected, ending
        assert (taken.rows, taken.lost) == (len(fits), len(ALL) - len(fits))
        assert [where for where, _ in taken.left_out] == [
            f"in.jsonl, line {place + 1}" for place in range(len(ALL)) if place not in fits
        ]
    assert "has an empty answer" in taken.left_out[-1][1]


def test_conversations_keep_tools_and_weights(tmp_path: Path) -> None:
    taken = out(texts(tmp_path / "in", [TOOLS, WEIGHED]), "messages", tmp_path / "out")
    assert taken.place.name == "out.jsonl"
    first, second = (json.loads(line) for line in taken.place.read_text().splitlines())
    assert first == TOOLS
    assert second == {**WEIGHED, "tools": []}


def test_alpaca_has_the_names_that_trainers_look_for(tmp_path: Path) -> None:
    taken = out(texts(tmp_path / "in", [ALPACA, LONG]), "alpaca", tmp_path / "out")
    assert taken.place.name == "out.json"
    assert json.loads(taken.place.read_text(encoding="utf-8")) == [
        {**ALPACA, "system": "", "history": []},
        {"instruction": "Bye", "input": "", "output": "Until then", "system": "Be kind.",
         "history": [["Hi", 'Hello, "you"\nthere']]},
    ]  # fmt: skip


def test_a_table_opens_in_a_spreadsheet(tmp_path: Path) -> None:
    place = out(texts(tmp_path / "in", [CHAT, PAIR]), "csv", tmp_path / "out.csv").place
    assert place.read_bytes().startswith(b"\xef\xbb\xbfprompt,completion\r\n")
    with place.open(encoding="utf-8-sig", newline="") as file:
        assert list(csv.DictReader(file)) == [{"prompt": "水墨画？", "completion": "用墨画成的画。"}, PAIR]
    only_texts = texts(tmp_path / "in", [TEXT, TEXT])
    assert said(out(only_texts, "csv", tmp_path / "texts.csv").place) == [TEXT["text"]] * 2


def test_a_plain_text_has_the_rows_one_below_the_other(tmp_path: Path) -> None:
    place = out(texts(tmp_path / "in", [CHAT, TEXT]), "text", tmp_path / "out").place
    assert place.read_text(encoding="utf-8") == "水墨画？\n\n用墨画成的画。\n\n\nA whole text.\n\nIn two parts.\n"


def test_only_the_chosen_rows_are_taken(tmp_path: Path) -> None:
    found = texts(tmp_path / "in", ALL)
    taken = out(found, "jsonl", tmp_path / "out", only=[6, 0, 0])
    assert [json.loads(line) for line in taken.place.read_text(encoding="utf-8").splitlines()] == [CHAT, TEXT]
    with pytest.raises(BadInput, match=r"in\.jsonl, line 7 is a plain text"):
        out(found, "prompt", tmp_path / "none", only=[6])
    assert not (tmp_path / "none.jsonl").exists()


def test_places_that_will_not_do_are_refused_and_nothing_is_written(tmp_path: Path) -> None:
    found = texts(tmp_path / "in", [CHAT])
    for dest, words in (
        (tmp_path / "in" / "in.jsonl", "lies among the texts"),
        (tmp_path, "is a folder"),
        (tmp_path / "out.parquet", "is written as .jsonl or .json"),
    ):
        with pytest.raises(BadInput, match=words):
            out(found, "messages", dest)
    (tmp_path / "there.jsonl").write_text("mine")
    with pytest.raises(BadInput, match="is there already"):
        out(found, "messages", tmp_path / "there.jsonl")
    assert (tmp_path / "there.jsonl").read_text() == "mine"
    out(found, "messages", tmp_path / "there.jsonl", overwrite=True)
    assert len(said(tmp_path / "there.jsonl")) == 1
    with pytest.raises(BadInput, match="stopped"):
        take_texts_out(found, TextsOut("messages", tmp_path / "stopped"), lambda done, every: False)
    with pytest.raises(BadInput, match="is no form of texts"):
        out(found, "yaml", tmp_path / "out")
    assert sorted(os.listdir(tmp_path)) == ["in", "there.jsonl"]


def test_rows_that_change_while_they_are_written_are_not_called_done(tmp_path: Path) -> None:
    found = texts(tmp_path / "in", [CHAT, PAIR])

    def meddle(done: int, every: int) -> bool:
        (tmp_path / "in" / "in.jsonl").write_text(json.dumps(PAIR) + "\n" + json.dumps(PAIR) + "\n")
        return True

    with pytest.raises((BadInput, JobFailed)):
        take_texts_out(found, TextsOut("messages", tmp_path / "out"), meddle)
    assert os.listdir(tmp_path) == ["in"]


def test_half_characters_are_escaped_in_json_and_named_elsewhere(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "in.jsonl").write_text('{"prompt": "a\\ud83d", "completion": "b"}\n' + json.dumps(PAIR) + "\n")
    found = look(tmp_path / "in")
    assert out(found, "messages", tmp_path / "out").rows == 2
    taken = out(found, "csv", tmp_path / "out.csv")
    assert taken.left_out == [("in.jsonl, line 1", "has halves of characters, which only JSON can hold")]
