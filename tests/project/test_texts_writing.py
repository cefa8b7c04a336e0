"""Changing texts in place: only what is meant changes, nothing is lost, and every step can be taken back."""

import json
import os
import random
from pathlib import Path
from typing import Any

import pyarrow
import pyarrow.parquet
import pytest

from project.errors import BadInput, JobFailed
from project.options.text import TextOptions
from project.texts.history import TextHistory
from project.texts.reading import TextFile, TextSet, look
from project.texts.rows import Row
from project.texts.writing import Change, added, edited, moved, removed, write

FORMS = {
    "a.jsonl": b'{"prompt": "P0", "completion": "C0", "id": 0}\n\n{"prompt":"P1","completion":"\\u00e9","id":1}\r\n'
    b'{"prompt": "P2", broken\n{"prompt": "P3", "completion": "\xe7\x8c\xab", "id": 1.50}',
    "b.json": b'{\n  "made by": "hand",\n  "data": [\n    {\n      "prompt": "P0",\n      "completion": "C0"\n    },\n'
    b'    {"prompt": "P1", "completion": "C1"},\n    {\n      "prompt": "P2",\n      "completion": ""\n    }\n  ]\n}\n',
    "c.csv": b'id,prompt,completion\r\n0,P0,"C0, yes"\r\n1,"P1\r\nmore",C1\r\n2,P2,C2\r\n',
    "d.csv": b'"prompt";"completion"\n"P0";"C0"\n"P1";"C1"\n',
    "e.jsonl": b'[{"prompt": "P0", "completion": "C0"}, {"prompt": "P1", "completion": "C1"}]',
    "f.json": b'\xef\xbb\xbf{"prompt": "P0", "completion": "C0"}\n{"prompt": "P1", "completion": "C1"}\n',
}


def _state(file: TextFile) -> list[Any]:
    problems = [(problem.code, problem.text, problem.numbers) for problem in file.problems]
    return [
        file.starts.tolist(),
        file.ends.tolist(),
        file.numbers.tolist(),
        bytes(file.shapes),
        bytes(file.codes),
        problems,
    ]


def _values(found: TextSet) -> list[dict[str, Any]]:
    return [row.values for row in found.entries]


def _same_as_on_disk(found: TextSet) -> None:
    """What is known without reading is what a reading finds."""
    again = look(found.folder)
    assert [file.name for file in again.files] == sorted(file.name for file in found.files)
    for file in again.files:
        known = next(other for other in found.files if other.name == file.name)
        assert _state(known) == _state(file), file.name
        assert known.rows(0, len(known)) == file.rows(0, len(file))


def _edit(found: TextSet, row: Row, part: str, text: str) -> TextSet:
    return write(found, [edited(found, row, row.with_part(part, text).values)])


@pytest.mark.parametrize("name", list(FORMS))
def test_an_edit_changes_one_record_and_no_other_byte(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(FORMS[name])
    found = look(path)
    for place, row in enumerate(list(found.entries)):
        if row.code == "broken":
            continue
        raw = found.files[0].raw(place)
        start = found.files[0].starts[place]
        after = _edit(found, row, "completion", 'new, "ü"\n\\n')
        data = path.read_bytes()
        assert data[:start] == FORMS[name][:start]
        assert data.endswith(FORMS[name][start + len(raw) :])
        changed = after.entries[place]
        assert changed.values == row.values | {changed.keys["completion"]: 'new, "ü"\n\\n'}
        _same_as_on_disk(after)
        path.write_bytes(FORMS[name])
        found = look(path)


def test_a_record_is_written_in_the_manner_of_the_former_one(tmp_path: Path) -> None:
    for name, place, expected in (
        ("a.jsonl", 0, '{"prompt": "P0", "completion": "ü", "id": 0}'),
        ("a.jsonl", 1, '{"prompt":"P1","completion":"\\u00fc","id":1}'),
        ("b.json", 0, '{\n      "prompt": "P0",\n      "completion": "ü"\n    }'),
        ("b.json", 1, '{"prompt": "P1", "completion": "ü"}'),
        ("c.csv", 1, '1,"P1\r\nmore",ü'),
        ("d.csv", 1, '"P1";"ü"'),
    ):
        (tmp_path / name).write_bytes(FORMS[name])
        found = look(tmp_path / name)
        _edit(found, found.entries[place], "completion", "ü")
        assert expected.encode() in (tmp_path / name).read_bytes(), name


@pytest.mark.parametrize("name", list(FORMS))
def test_rows_are_added_removed_and_moved_and_a_step_back_restores_them(tmp_path: Path, name: str) -> None:
    path = tmp_path / "texts" / name
    path.parent.mkdir()
    path.write_bytes(FORMS[name])
    first = look(path.parent)
    before = _values(first)
    history = TextHistory(tmp_path / "history")
    new = {"prompt": "N", "completion": "neu"}

    found = history.do(first, "add a row", [added(first, name, 1, new)])
    _same_as_on_disk(found)
    assert _values(found)[1] | new == _values(found)[1]
    assert [*_values(found)[:1], *_values(found)[2:]] == before
    last = len(found.entries)
    found = history.do(found, "add another", [added(found, name, last, new)])
    _same_as_on_disk(found)
    assert found.entries[last].part("prompt") == "N"
    found = history.do(found, "move it", moved(found, found.entries[last], 0))
    _same_as_on_disk(found)
    assert found.entries[0].part("prompt") == "N"
    rows = list(found.entries)
    found = history.do(found, "remove all", [removed(found, row) for row in reversed(rows)])
    _same_as_on_disk(found)
    assert len(found.entries) == 0

    for title in ("remove all", "move it", "add another", "add a row"):
        assert history.undoable == title
        found = history.undo(found)
        _same_as_on_disk(found)
    assert _values(found) == before
    assert history.undoable == ""
    again = TextHistory(tmp_path / "history")
    assert again.redoable == "add a row"
    assert len(again.redo(found).entries) == len(before) + 1


def test_any_order_of_changes_leaves_what_a_reading_finds(tmp_path: Path) -> None:
    """Random steps over all forms; every state is what the disk says, and taking all back gives the first rows."""
    chance = random.Random(5)
    for name, data in FORMS.items():
        (tmp_path / "t").mkdir(exist_ok=True)
        for old in (tmp_path / "t").iterdir():
            old.unlink()
        (tmp_path / "t" / name).write_bytes(data)
        found = look(tmp_path / "t")
        first = _values(found)
        history = TextHistory(tmp_path / f"history-{name}")
        for step in range(15):
            size = len(found.entries)
            row = found.entries[chance.randrange(size)] if size else None
            kind = chance.choice(("add", "edit", "move", "remove"))
            if kind == "add" or row is None:
                values = {"prompt": f"N{step}", "completion": chance.choice(("ü", "a\nb", ""))}
                changes = [added(found, name, chance.randint(0, size), values)]
            elif kind == "edit":
                changes = [edited(found, row, {"prompt": f"E{step}", "completion": "x" * step})]
            elif kind == "move":
                changes = moved(found, row, chance.randrange(size))
            else:
                changes = [removed(found, row)]
            found = history.do(found, kind, changes)
            _same_as_on_disk(found)
        while history.undoable:
            found = history.undo(found)
        assert _values(found) == first, name
        _same_as_on_disk(found)


def test_plain_texts_are_files(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_bytes("\ufeffErster Text.\r\n".encode())
    found = look(tmp_path)
    found = _edit(found, found.rows[0], "text", "Neuer Text.")
    assert (tmp_path / "one.txt").read_bytes() == "\ufeffNeuer Text.".encode()
    change = added(found, "more/two.txt", 0, {"text": "Zweiter."})
    found = write(found, [change])
    assert (tmp_path / "more" / "two.txt").read_text() == "Zweiter."
    assert [row.text for row in found.rows] == ["Neuer Text.", "Zweiter."]
    found = write(found, [change.inverse])
    assert not (tmp_path / "more" / "two.txt").exists()
    assert [row.text for row in found.rows] == ["Neuer Text."]


def test_a_set_may_begin_with_nothing(tmp_path: Path) -> None:
    found = look(tmp_path)
    found = write(found, [added(found, "texts.jsonl", 0, {"prompt": "P", "completion": "C"})])
    found = write(found, [added(found, "texts.jsonl", 1, {"prompt": "Q", "completion": "D"})])
    assert [row.question for row in found.rows] == ["P", "Q"]
    _same_as_on_disk(found)


def test_what_another_program_wrote_since_is_never_lost(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(FORMS["a.jsonl"])
    found = look(tmp_path)
    change = edited(found, found.rows[0], {"prompt": "mine"})
    theirs = FORMS["a.jsonl"].replace(b"C0", b"theirs")
    path.write_bytes(theirs)
    with pytest.raises(BadInput, match="changed by another program"):
        write(found, [change])
    assert path.read_bytes() == theirs
    with pytest.raises(BadInput, match="not what it was"):
        write(look(tmp_path), [change])  # the file was read again, but the change is about the former words
    assert path.read_bytes() == theirs


def test_a_step_is_not_taken_back_over_another_ones_words(tmp_path: Path) -> None:
    path = tmp_path / "t" / "a.jsonl"
    path.parent.mkdir()
    path.write_bytes(FORMS["a.jsonl"])
    history = TextHistory(tmp_path / "history")
    found = look(path.parent)
    history.do(found, "edit", [edited(found, found.rows[0], {"prompt": "mine", "completion": "C"})])
    path.write_bytes(path.read_bytes().replace(b"mine", b"theirs"))
    with pytest.raises(BadInput, match="not what it was"):
        history.undo(look(path.parent))
    assert b"theirs" in path.read_bytes()
    assert history.undoable == "edit"


def test_a_step_that_cannot_be_written_leaves_no_trace(tmp_path: Path) -> None:
    folder = tmp_path / "t"
    folder.mkdir()
    (folder / "a.jsonl").write_bytes(FORMS["a.jsonl"])
    found = look(folder)
    history = TextHistory(tmp_path / "history")
    wrong = [edited(found, found.rows[0], {"prompt": "x"}), Change("a.jsonl", 2, "never stood there", "y")]
    with pytest.raises(BadInput):
        history.do(found, "two at once", wrong)
    assert (folder / "a.jsonl").read_bytes() == FORMS["a.jsonl"]
    assert history.undoable == ""
    blocked = folder / "sub"
    blocked.write_text("a file where a folder should be")
    with pytest.raises(JobFailed, match="cannot be written"):
        history.do(found, "add", [added(found, "sub/b.jsonl", 0, {"text": "t"})])
    assert history.undoable == ""
    assert sorted(os.listdir(folder)) == ["a.jsonl", "sub"]


def test_what_cannot_be_changed_says_so(tmp_path: Path) -> None:
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist([{"text": "t"}]), tmp_path / "a.parquet")
    (tmp_path / "b.csv").write_text("text\nt\n")
    (tmp_path / "c.jsonl").write_bytes('{"text": "größer"}\n'.encode("utf-16"))
    found = look(tmp_path)
    rows = {row.file: row for row in found.rows}
    with pytest.raises(BadInput, match="Parquet file: its rows cannot be changed"):
        edited(found, rows["a.parquet"], {"text": "u"})
    with pytest.raises(BadInput, match='no column "more"'):
        edited(found, rows["b.csv"], {"text": "t", "more": "x"})
    with pytest.raises(BadInput, match="save it as UTF-8"):
        write(found, [edited(found, rows["c.jsonl"], {"text": "u"})])
    with pytest.raises(BadInput, match=r"are \.jsonl or \.txt files"):
        added(found, "new.csv", 0, {"text": "u"})


def test_the_other_rows_of_a_large_file_stay(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    rows = [{"prompt": f"P{n}", "completion": "C" * 500} for n in range(8000)]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    found = look(path)
    found = _edit(found, found.rows[4000], "completion", "short")
    rows[4000]["completion"] = "short"
    assert [json.loads(line) for line in path.read_text().splitlines()] == rows
    assert _values(found) == rows


def test_options_hold_for_files_that_are_changed(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("Frage,Antwort\nP,C\n")
    options = TextOptions(text_columns=["Frage=prompt", "Antwort=completion"])
    found = look(tmp_path, options)
    row = found.rows[0]
    found = write(found, [edited(found, row, row.with_part("completion", "D").values)], options)
    assert [row.answer for row in found.rows] == ["D"]
    assert (tmp_path / "a.csv").read_text() == "Frage,Antwort\nP,D\n"
