"""Reading texts: shapes, forms of files, encodings, and every wrong line named."""

import csv
import json
import random
from pathlib import Path
from typing import Any

import pyarrow
import pyarrow.parquet
import pytest

from project.errors import BadInput
from project.options.text import TextOptions
from project.texts.reading import TextSet, look, read_texts
from project.texts.rows import Message, row_of

TALK = [{"role": "user", "content": "Hello?"}, {"role": "assistant", "content": "Good day."}]


def _lines(path: Path, *rows: Any) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    text = "".join((row if isinstance(row, str) else json.dumps(row, ensure_ascii=False)) + "\n" for row in rows)
    path.write_text(text, encoding="utf-8")
    return path


def _told(found: TextSet) -> list[str]:
    return [problem.sentence for problem in found.problems]


@pytest.mark.parametrize(
    ("values", "shape", "turns"),
    [
        ({"text": "Once upon a time."}, "text", None),
        ({"instruction": "Say it.", "input": "Hi", "output": "It."}, "instruction", ["Say it.\n\nHi", "It."]),
        ({"instruction": "Say it.", "input": "", "output": "It.", "text": "all"}, "instruction", ["Say it.", "It."]),
        ({"instruction": "Q", "context": "C", "response": "A", "category": "x"}, "instruction", ["Q\n\nC", "A"]),
        ({"messages": TALK}, "messages", ["Hello?", "Good day."]),
        ({"messages": [{"role": "user", "content": [{"type": "text", "text": "Hello?"}]}, TALK[1]]}, "messages",
         ["Hello?", "Good day."]),
        ({"conversations": [{"from": "human", "value": "Hello?"}, {"from": "gpt", "value": "Hi."}]}, "messages",
         ["Hello?", "Hi."]),
        ({"conversations": json.dumps(TALK)}, "messages", ["Hello?", "Good day."]),
        ({"prompt": "P", "completion": "C"}, "prompt", ["P", "C"]),
        ({"prompt": TALK[:1], "completion": TALK[1:]}, "prompt", ["Hello?", "Good day."]),
        ({"Question": "P", " Answer ": "C"}, "prompt", ["P", "C"]),
        ({"input": "P", "output": 5}, "prompt", ["P", "5"]),
        ({"instruction": "Q", "output": "A", "history": [["q0", "a0"]]}, "instruction", ["q0", "a0", "Q", "A"]),
    ],
)  # fmt: skip
def test_the_shape_is_seen_from_the_names(values: dict[str, Any], shape: str, turns: list[str] | None) -> None:
    row = row_of("a.jsonl", 1, 0, values, {})
    assert (row.shape, row.problem) == (shape, "")
    messages = row.messages()
    assert (None if messages is None else [message.content for message in messages]) == turns
    if messages:
        assert [message.role for message in messages] == ["user", "assistant"] * (len(messages) // 2)
        assert row.answer == messages[-1].content


def test_a_system_prompt_and_other_roles_are_kept() -> None:
    row = row_of("a", 1, 0, {"system": "Be kind.", "prompt": "P", "completion": "C"}, {})
    assert (row.messages() or ())[0] == Message("system", "Be kind.")
    talk = [*TALK, {"from": "observation", "value": "12"}, {"from": "function_call", "value": "f()"}]
    assert [turn.role for turn in row_of("a", 1, 0, {"conversations": talk}, {}).messages() or ()] == [
        "user", "assistant", "tool", "assistant",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("values", "code", "said"),
    [
        ([1], "shape", "is a list, not an object"),
        ({"a": 1}, "shape", 'has a shape that is not known ("a")'),
        ({"text": "  \n"}, "empty", "holds no text"),
        ({"text": ["a"]}, "type", 'has a list as "text"'),
        ({"prompt": "P", "completion": " "}, "answer", "has an empty answer"),
        ({"prompt": "P", "completion": None}, "answer", "has an empty answer"),
        ({"instruction": "", "output": "A"}, "empty", "has no question"),
        ({"messages": []}, "empty", 'has no turns in "messages"'),
        ({"messages": "?"}, "type", "has no list of turns"),
        ({"messages": [3]}, "type", "turn 1 that is no object"),
        ({"messages": [{"content": "x"}]}, "type", "turn 1 without a role"),
        ({"messages": TALK[:1]}, "answer", "no turn of the assistant"),
        ({"messages": [TALK[0], {**TALK[1], "weight": 0}]}, "answer", "weight 0"),
        ({"messages": [{"role": "user", "content": [{"type": "image_url"}]}, TALK[1]]}, "type", "a picture"),
        ({"prompt": "P", "chosen": "A", "rejected": "B"}, "preference", "cannot be trained yet"),
    ],
)
def test_what_is_wrong_with_a_row_is_said(values: Any, code: str, said: str) -> None:
    row = row_of("a.jsonl", 1, 0, values, {})
    assert row.code == code
    assert said in row.problem


def test_columns_with_names_of_their_own_are_named_by_an_option(tmp_path: Path) -> None:
    path = _lines(tmp_path / "a.jsonl", {"Frage": "P", "Antwort": "C", "prompt": "not this"})
    assert look(path).problems
    options = TextOptions(text_columns=["Frage=prompt", "antwort=completion"])
    (row,) = read_texts(path, options).rows
    assert [turn.content for turn in row.messages() or ()] == ["P", "C"]
    assert row.with_part("completion", "D").values == {"Frage": "P", "Antwort": "D", "prompt": "not this"}


def test_the_wanted_shape_is_the_one_that_is_taken(tmp_path: Path) -> None:
    path = _lines(tmp_path / "a.jsonl", {"messages": TALK, "text": "all"}, {"messages": TALK})
    found = read_texts(path, TextOptions(text_format="text"))
    assert [row.text for row in found.rows] == ["all"]
    assert _told(found)[0].startswith("a.jsonl, line 2: is not of the shape text")


def test_every_form_of_file_gives_the_same_rows(tmp_path: Path) -> None:
    rows = [{"prompt": f"Frage {n}, «größer»?", "completion": f'Antwort\n"{n}", ja; gut'} for n in range(5)]
    _lines(tmp_path / "1.jsonl", *rows)
    _lines(tmp_path / "2.json", *rows)  # lines under the other name
    (tmp_path / "3.json").write_text(json.dumps(rows, indent=2), encoding="utf-8")
    (tmp_path / "4.json").write_text(json.dumps({"version": [1], "data": rows}), encoding="utf-8")
    (tmp_path / "5.json").write_text("\n".join(json.dumps(row, indent=1) for row in rows), encoding="utf-8")
    _lines(tmp_path / "6.jsonl", json.dumps(rows))
    for name, mark in (("7.csv", ","), ("8.csv", ";"), ("9.tsv", "\t")):
        with (tmp_path / name).open("w", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, ["prompt", "completion"], delimiter=mark)
            writer.writeheader()
            writer.writerows(rows)
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist(rows), tmp_path / "a.parquet", row_group_size=2)
    found = read_texts(tmp_path)
    assert found.problems == []
    by_file: dict[str, list[dict[str, Any]]] = {}
    for row in found.rows:
        by_file.setdefault(row.file, []).append(row.values)
    assert list(by_file) == sorted(by_file)
    assert len(by_file) == 10
    for name, values in by_file.items():
        assert values == rows, name
    assert found.rows[-1].values == rows[4]
    assert [row.values for row in found.rows[7:3:-2]] == [rows[2], rows[0]]


def test_plain_files_are_a_text_each_and_what_is_about_the_data_is_passed_over(tmp_path: Path) -> None:
    for name, text in (("a/one.txt", "First.\n\nStill."), ("two.md", "# Two"), ("README.md", "About."), ("x.pdf", "%")):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    (tmp_path / ".hidden.txt").write_text("no")
    (tmp_path / "cache").mkdir()
    (tmp_path / "cache" / "c.txt").write_text("no")
    found = read_texts(tmp_path)
    assert [(row.file, row.text) for row in found.rows] == [("a/one.txt", "First.\n\nStill."), ("two.md", "# Two")]
    assert any("README.md: passed over" in note for note in found.notes)
    assert any(".pdf (1)" in note for note in found.notes)


def test_a_large_text_is_parted_at_empty_lines_and_nothing_is_lost(tmp_path: Path) -> None:
    text = "\n\n".join(f"Absatz {n} " + "ü" * 3000 for n in range(400))
    (tmp_path / "long.txt").write_text(text, encoding="utf-8")
    rows = list(read_texts(tmp_path).rows)
    assert len(rows) > 3
    assert "".join(row.text for row in rows) == text
    assert all(row.text.startswith("Absatz") for row in rows)
    assert rows[1].number == text[: len(rows[0].text)].count("\n") + 1


def test_broken_lines_are_named_and_the_others_are_read(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    good = {"prompt": "P", "completion": "C"}
    _lines(path, good, '{"prompt": "P", "completion": ', good, "", '{"prompt": "P" "x"}', good, '{"text": "half')
    found = read_texts(path)
    assert [row.number for row in found.rows] == [1, 3, 6]
    told = _told(found)
    assert told[0].startswith("a.jsonl, line 2: is no valid JSON")
    assert told[1] == "a.jsonl, line 5: is no valid JSON (expecting ',' delimiter, column 16)"
    assert told[2].startswith("a.jsonl, line 7: is no valid JSON")
    assert [entry.number for entry in found.entries] == [1, 2, 3, 5, 6, 7]
    assert found.entries[1].code == "broken"
    assert found.files[0].raw(1) == b'{"prompt": "P", "completion":'


def test_a_broken_list_and_a_broken_table_lose_only_what_is_broken(tmp_path: Path) -> None:
    row = '{"prompt": "P", "completion": "C"}'
    (tmp_path / "a.json").write_text(f'[{row}, {{"prompt": }}, {row},\n {row}, {{"prompt": "cut o')
    (tmp_path / "b.csv").write_text('prompt,completion\nP,C\nP,C,D\n"P,C\nP,"C"x\nP,C\n')
    found = read_texts(tmp_path)
    assert [(row.file, row.number) for row in found.rows] == [
        ("a.json", 1), ("a.json", 3), ("a.json", 4), ("b.csv", 2), ("b.csv", 6),
    ]  # fmt: skip
    told = _told(found)
    assert told[0].startswith("a.json, row 2: is no valid JSON")
    assert told[1] == "a.json, row 5: is cut off (line 2): the file ends in the middle of it"
    assert told[2] == "b.csv, line 3: has 3 fields, and the first line names 2"
    assert "b.csv, lines 4, 5: each is no row of a table" in told[3]


def test_rows_with_the_same_fault_are_told_together(tmp_path: Path) -> None:
    _lines(tmp_path / "a.jsonl", *[{"prompt": "P", "completion": ""}] * 3000, {"text": "one"})
    found = read_texts(tmp_path)
    (problem,) = found.problems
    assert problem.sentence == "a.jsonl, lines 1, 2, 3, 4, 5, 6 and 2994 more: each has an empty answer"
    assert problem.count == 3000


def test_rows_of_several_shapes_are_told(tmp_path: Path) -> None:
    _lines(tmp_path / "a.jsonl", {"text": "t"}, {"messages": TALK}, {"messages": TALK})
    found = read_texts(tmp_path)
    assert found.shapes() == {"messages": 2, "text": 1}
    assert "2 of the shape conversation, 1 of the shape plain text" in found.notes[0]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "gb18030"])
def test_encodings_of_usual_programs_are_read(tmp_path: Path, encoding: str) -> None:
    said = "Grüße, naïve Straße für Ängste." if encoding != "gb18030" else "合同的截止日期是星期五。你好，世界。"
    for name, content in (
        ("a.jsonl", json.dumps({"prompt": said, "completion": "C"}, ensure_ascii=False) + "\n"),
        ("b.csv", f'prompt,completion\n"{said}",C\n'),
        ("c.json", json.dumps([{"prompt": said, "completion": "C"}], ensure_ascii=False)),
        ("d.txt", said),
    ):
        (tmp_path / name).write_bytes(content.encode(encoding))
    found = read_texts(tmp_path)
    assert [row.part("prompt") or row.text for row in found.rows] == [said] * 4
    assert found.problems == []
    unusual = encoding not in ("utf-8", "utf-8-sig")
    assert any(f"was read as {encoding}" in note for note in found.notes) == unusual
    assert all(file.writable != unusual for file in found.files)


def test_one_damaged_line_of_a_good_file_is_named(tmp_path: Path) -> None:
    good = json.dumps({"prompt": "Größe", "completion": "猫"}, ensure_ascii=False).encode() + b"\n"
    (tmp_path / "a.jsonl").write_bytes(good + b'{"prompt": "\xff\xfe", "completion": "C"}\n' + good)
    found = read_texts(tmp_path)
    assert len(found.rows) == 2
    assert _told(found) == ["a.jsonl, line 2: holds bytes that are no UTF-8 text (column 13)"]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.docx", b"PK", "texts are read from .txt"),
        ("a.jsonl", b"", "there is no row in it"),
        ("a.json", b"[]", "there is no row in it"),
        ("a.parquet", b"PAR1 no", "damaged"),
        ("a.txt", b"\x00\x01\x02", "no text file"),
        ("a.jsonl", b'{"a": 1}\n', "nothing in it can be trained; a.jsonl, line 1: has a shape"),
    ],
)
def test_what_holds_nothing_is_refused_in_one_sentence(tmp_path: Path, name: str, content: bytes, said: str) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(BadInput, match=said) as caught:
        read_texts(tmp_path / name)
    assert "\n" not in str(caught.value)
    with pytest.raises(BadInput, match="no such file or folder"):
        read_texts(tmp_path / "nowhere")


def test_a_file_that_changed_since_is_not_read_at_old_places(tmp_path: Path) -> None:
    path = _lines(tmp_path / "a.jsonl", *[{"text": f"t{n}"} for n in range(5)])
    found = read_texts(path)
    assert found.changed() == []
    _lines(path, {"text": "another"})
    assert found.changed() == ["a.jsonl"]
    with pytest.raises(BadInput, match="changed by another program"):
        list(found.rows)


def test_a_row_takes_other_parts_and_turns_and_keeps_its_manner() -> None:
    row = row_of("a", 1, 0, {"id": 7, "instruction": "Q", "output": "A"}, {})
    assert row.with_part("output", "B").values == {"id": 7, "instruction": "Q", "output": "B"}
    assert row.with_part("input", "I").values == {"id": 7, "instruction": "Q", "output": "A", "input": "I"}
    assert row.with_part("output", "").code == "answer"
    share = row_of("a", 1, 0, {"conversations": [{"from": "human", "value": "x"}, {"from": "gpt", "value": "y"}]}, {})
    changed = share.with_messages([Message("user", "new"), Message("assistant", "text")])
    assert changed.values == {"conversations": [{"from": "human", "value": "new"}, {"from": "gpt", "value": "text"}]}


def test_nothing_that_files_may_hold_makes_reading_fail(tmp_path: Path) -> None:
    """Files that are cut, mixed and damaged at random are read or told, and rows can always be asked for again."""
    chance = random.Random(11)
    rows = [{"prompt": f"P{n} «ü»", "completion": "C\n" * (n % 3)} for n in range(6)] + [
        {"messages": TALK},
        {"text": "t"},
    ]
    whole = {
        "jsonl": "\n".join(json.dumps(row) for row in rows).encode(),
        "json": json.dumps({"data": rows}, indent=1, ensure_ascii=False).encode(),
        "csv": b'prompt;completion\n"a;b";c\n"x\ny";"z ""q"""\n1;2\n',
        "txt": "Größe\n\n猫".encode(),
    }
    pieces = [
        b'"',
        b"[",
        b"]",
        b"{",
        b"}",
        b",",
        b"\\",
        b"\n",
        b"\r",
        b"\x00",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        b"null",
        b"\xf0\x9f",
    ]
    for turn in range(400):
        kind = chance.choice(list(whole))
        data = bytearray(whole[kind])
        for _ in range(chance.randint(1, 6)):
            place = chance.randrange(len(data) + 1)
            if chance.random() < 0.5:
                data[place:place] = chance.choice(pieces)
            else:
                del data[place : place + chance.choice((1, 1, 5, 40))]
        path = tmp_path / f"{turn}.{kind}"
        path.write_bytes(data)
        try:
            found = look(path)
        except BadInput:  # no text at all
            continue
        entries = list(found.entries)
        assert len(entries) == sum(map(len, found.files))
        assert sum(bool(entry.problem) for entry in entries) == sum(p.count for p in found.problems if p.code != "file")
        for entry in entries:
            assert bool(entry.problem) == bool(entry.code)
            assert isinstance(entry.text + entry.question + entry.answer, str)
