"""Whole files of texts: copied in, converted so that they can be changed, and both taken back without a loss."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow
import pyarrow.parquet
import pytest

from project.errors import BadInput, JobFailed
from project.library.texts import plan_added
from project.texts.history import TextHistory
from project.texts.reading import TextSet, look
from project.texts.writing import edited

CHAT = {"messages": [{"role": "user", "content": "水墨画？"}, {"role": "assistant", "content": "Ink."}]}


class World:
    """A project of one file of texts, and its history."""

    def __init__(self, root: Path) -> None:
        self.root, self.texts = root, root / "texts"
        self.texts.mkdir(parents=True)
        (self.texts / "a.jsonl").write_text(json.dumps(CHAT) + "\n", encoding="utf-8")
        self.found = look(self.texts)
        self.history = self.reopened()

    def reopened(self) -> TextHistory:
        return TextHistory(self.root / "history", None, self.root)

    def state(self) -> dict[str, bytes]:
        return {path.relative_to(self.texts).as_posix(): path.read_bytes() for path in sorted(self.texts.rglob("*.*"))}

    def put(self, name: str, data: bytes) -> TextSet:
        (self.texts / name).write_bytes(data)
        self.found = look(self.texts)
        return self.found

    def convert(self, name: str) -> tuple[str, Path]:
        file = next(file for file in self.found.files if file.name == name)
        self.found, new, kept = self.history.convert(self.found, "Conversion", file)
        return new, kept

    def values(self) -> list[Any]:
        return [row.values for row in self.found.entries]


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path / "project")


def test_files_come_in_as_one_step_that_can_be_taken_back_after_a_restart(world: World, tmp_path: Path) -> None:
    (tmp_path / "more" / "deep").mkdir(parents=True)
    (tmp_path / "more" / "a.jsonl").write_text('{"text": "another a"}\n')
    (tmp_path / "more" / "deep" / "b.txt").write_text("B")
    before = world.state()
    sources = plan_added(world.texts, [tmp_path / "more"])
    found = world.history.bring(world.found, "Adding", sources)
    assert sorted(sources) == ["a-2.jsonl", "deep/b.txt"]
    assert [file.name for file in found.files] == ["a-2.jsonl", "a.jsonl", "deep/b.txt"]
    after = world.state()
    again = world.reopened()
    assert again.undoable == "Adding"
    found = again.undo(found)
    assert world.state() == before
    assert len(found.entries) == 1
    assert (world.root / "removed" / "b.txt").read_text() == "B"
    found = again.redo(found)
    assert world.state() == after
    assert len(found.entries) == 3
    assert (tmp_path / "more" / "deep" / "b.txt").read_text() == "B"


def test_changes_in_a_file_that_came_in_are_kept_when_it_goes_and_comes_back(world: World, tmp_path: Path) -> None:
    (tmp_path / "b.jsonl").write_text('{"text": "one"}\n')
    found = world.history.bring(world.found, "Adding", plan_added(world.texts, [tmp_path / "b.jsonl"]))
    (world.texts / "b.jsonl").write_text('{"text": "one"}\n{"text": "by another program"}\n')
    found = world.history.undo(look(world.texts))
    assert len(found.entries) == 1
    assert len(world.history.redo(found).entries) == 3


def test_two_files_of_one_name_do_not_meet_where_they_lie_aside(world: World, tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text("first")
    found = world.history.bring(world.found, "One", plan_added(world.texts, [tmp_path / "b.txt"]))
    found = world.history.undo(found)
    (tmp_path / "b.txt").write_text("second")
    found = world.history.bring(found, "Two", plan_added(world.texts, [tmp_path / "b.txt"]))
    found = world.history.undo(found)
    assert (world.root / "removed" / "b.txt").read_text() == "first"
    world.history.redo(found)
    assert (world.texts / "b.txt").read_text() == "second"


def test_a_file_in_the_way_stops_a_step_before_anything_moves(world: World, tmp_path: Path) -> None:
    for name in ("b.txt", "c.txt"):
        (tmp_path / name).write_text(name)
    sources = plan_added(world.texts, [tmp_path / "b.txt", tmp_path / "c.txt"])
    found = world.history.undo(world.history.bring(world.found, "Adding", sources))
    (world.texts / "c.txt").write_text("theirs")
    with pytest.raises(BadInput, match=r"c\.txt is there already"):
        world.history.redo(found)
    assert not (world.texts / "b.txt").exists()
    assert (world.texts / "c.txt").read_text() == "theirs"
    (world.texts / "c.txt").unlink()
    (world.root / "removed" / "b.txt").unlink()
    with pytest.raises(BadInput, match=r"b\.txt cannot be brought back"):
        world.history.redo(found)
    assert world.history.redoable == "Adding"


def test_a_copy_that_fails_leaves_no_file_and_no_step(world: World, tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text("b")
    before = world.state()
    with pytest.raises(JobFailed, match="cannot be written"):
        world.history.bring(world.found, "Adding", {"b.txt": tmp_path / "b.txt", "c.txt": tmp_path / "gone.txt"})
    assert world.state() == before
    assert world.history.undoable == ""


def test_a_parquet_file_becomes_lines_of_json_with_every_value(world: World) -> None:
    rows = [
        {**CHAT, "id": 7, "day": date(2026, 1, 2), "share": 0.5, "raw": b"bytes"},
        {**CHAT, "id": None, "day": None, "share": float("nan"), "raw": b"\xff\xfe"},
    ]
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist(rows), world.texts / "b.parquet")
    world.found = look(world.texts)
    before = world.state()
    new, kept = world.convert("b.parquet")
    assert (new, kept) == ("b.jsonl", world.root / "originals" / "b.parquet")
    assert kept.read_bytes() == before["b.parquet"]
    assert world.values()[1:] == [
        {**CHAT, "id": 7, "day": "2026-01-02", "share": 0.5, "raw": "bytes"},
        {**CHAT, "id": None, "day": None, "share": None, "raw": "//4="},
    ]
    assert all(file.writable for file in world.found.files)
    row = world.found.entries[1]
    changed = row.with_messages([turn for turn in row.messages() or ()][:1])
    world.found = world.history.do(world.found, "edit", [edited(world.found, row, changed.values)])
    world.found = world.history.undo(world.found)
    world.found = world.history.undo(world.found)
    assert world.state() == before
    world.found = world.history.redo(world.found)
    assert sorted(world.state()) == ["a.jsonl", "b.jsonl"]


@pytest.mark.parametrize(
    ("name", "new", "text", "encoding", "values"),
    [
        ("b.csv", "b.jsonl", 'prompt,completion\nGrün?,"Ja, für dich"\n', "cp1252",
         [{"prompt": "Grün?", "completion": "Ja, für dich"}]),
        ("a.json", "a-2.jsonl", '[{"text": "水墨画"}, {"text": "钟"}]', "utf-16", [{"text": "水墨画"}, {"text": "钟"}]),
        ("poem.txt", "poem.txt", "第一行\n第二行\n", "gb18030", [{"text": "第一行\n第二行\n"}]),
    ],
)  # fmt: skip
def test_a_file_in_another_encoding_becomes_one_that_can_be_changed(
    world: World, name: str, new: str, text: str, encoding: str, values: list[Any]
) -> None:
    found = world.put(name, text.encode(encoding))
    assert not next(file for file in found.files if file.name == name).writable
    before = world.state()
    assert world.convert(name)[0] == new
    assert [row.values for row in world.found.entries if row.file == new] == values
    assert all(file.writable for file in world.found.files)
    assert (world.root / "originals" / name).read_bytes() == before[name]
    world.found = world.history.undo(world.found)
    assert world.state() == before
    world.found = world.history.redo(world.found)
    assert [row.values for row in world.found.entries if row.file == new] == values


def test_a_broken_line_is_not_lost_by_a_conversion(world: World) -> None:
    world.put("b.jsonl", '{"text": "größer"}\n{"text": "halb\n{"text": "weiß"}\n'.encode("cp1252"))
    new, _ = world.convert("b.jsonl")
    assert (world.texts / new).read_text(encoding="utf-8").splitlines() == [
        '{"text": "größer"}',
        '{"text": "halb',
        '{"text": "weiß"}',
    ]
    assert [row.code for row in world.found.entries][-3:] == ["", "broken", ""]


def test_only_files_that_changed_are_read_again(world: World) -> None:
    world.put("b.jsonl", b'{"text": "one"}\n')
    found = look(world.texts, known=world.found.files)
    assert list(found.files) == list(world.found.files)
    (world.texts / "b.jsonl").write_bytes(b'{"text": "one"}\n{"text": "two"}\n')
    again = look(world.texts, known=found.files)
    assert [file is other for file, other in zip(again.files, found.files, strict=True)] == [True, False]
    assert len(again.entries) == 3
