"""The health of texts: what is found in them, and their lengths, counted once."""

import json
import random
from pathlib import Path
from typing import Any

import pytest

from project.options.text import TextOptions
from project.texts.encoding import Encoder
from project.texts.health import TextFinding, TextHealth, inspect
from project.texts.lengths import REFUSED, Bin, Lengths, histogram
from project.texts.listing import as_json, file_lines, health_lines
from project.texts.reading import look
from project.texts.writing import added, edited, moved, removed, write
from tests.project.text_models import write_model


def _talk(question: str, answer: str) -> dict[str, Any]:
    return {"prompt": question, "completion": answer}


def _health(tmp_path: Path, rows: list[Any], model: str = "qwen25", length: int = 256, **options: Any) -> TextHealth:
    lines = [row if isinstance(row, str) else json.dumps(row) for row in rows]
    (tmp_path / "texts").mkdir(exist_ok=True)
    (tmp_path / "texts" / "a.jsonl").write_text("\n".join(lines), encoding="utf-8")
    chosen = TextOptions(**options)
    encoder = Encoder.of_folder(write_model(tmp_path / model, model), chosen, length)
    return inspect(look(tmp_path / "texts", chosen), Lengths(encoder))


def _finding(health: TextHealth, code: str) -> TextFinding:
    (found,) = [finding for finding in health.findings if finding.code == code]
    return found


def test_good_texts_have_no_findings(tmp_path: Path) -> None:
    health = _health(tmp_path, [_talk(f"What is number {n}?", f"It is the number {n}.") for n in range(30)])
    assert health.findings == ()
    assert len(health.lengths) == 30
    assert health.tokens == sum(health.lengths)
    assert sum(each.count for each in health.histogram) == 30


def test_rows_that_are_left_out_are_problems_with_reasons(tmp_path: Path) -> None:
    rows = ["{", _talk("Q", ""), {"a": 1}, _talk("Q", "A"), {"chosen": "a", "rejected": "b"}, {"text": ""}]
    health = _health(tmp_path, rows)
    assert {finding.code: finding.rows for finding in health.findings if finding.level == "problem"} == {
        "broken": (0,), "answer": (1,), "shape": (2,), "preference": (4,), "empty": (5,),
    }  # fmt: skip
    assert _finding(health, "answer").remarks == {1: "has an empty answer"}
    assert list(health.lengths[:3]) == [REFUSED] * 3


def test_copies_and_contradictions_are_grouped(tmp_path: Path) -> None:
    rows = [_talk("Where?", "Here."), _talk("Who?", "Me."), _talk("where? ", "here."), _talk("Who?", "You.")]
    health = _health(tmp_path, rows)
    assert _finding(health, "duplicate").groups == ((0, 2),)
    assert _finding(health, "duplicate").title.startswith("1 row ")
    assert _finding(health, "question").groups == ((1, 3),)


def test_one_answer_to_everything_is_told(tmp_path: Path) -> None:
    rows = [_talk(f"Question {n}?", "I do not know." if n % 3 else f"Answer {n}.") for n in range(30)]
    assert len(_finding(_health(tmp_path, rows), "answer_repeated").rows) == 20


def test_marks_of_templates_and_addresses_are_told(tmp_path: Path) -> None:
    rows = [_talk("Q1", "A<|im_end|>"), _talk("Q2", "Write to a.b@example.org."), {"text": "### Human: as it is meant"}]
    health = _health(tmp_path, rows)
    assert _finding(health, "marks").rows == (0,)
    assert _finding(health, "mail").rows == (1,)


def test_long_rows_are_told_by_what_becomes_of_them(tmp_path: Path) -> None:
    rows = [_talk("word " * 400, "A"), {"text": "word " * 400}, _talk("Q", "A")]
    health = _health(tmp_path, rows)
    assert _finding(health, "long").rows == (0,)
    assert _finding(health, "parted").rows == (1,)
    assert _finding(health, "mixed").level == "warning"
    assert "tokens" in _finding(health, "long").remarks[0]


def test_what_a_template_refuses_is_a_problem_of_these_rows(tmp_path: Path) -> None:
    turns = [{"role": "user", "content": "a"}, {"role": "user", "content": "b"}, {"role": "assistant", "content": "c"}]
    health = _health(tmp_path, [{"messages": turns}, _talk("Q", "A")], "mistral")
    found = _finding(health, "refused")
    assert (found.rows, found.level) == ((0,), "problem")
    assert "must alternate" in found.remarks[0]
    assert _finding(_health(tmp_path, [_talk("Q", "A")], "base"), "template").level == "warning"


def test_lengths_are_counted_once_and_remembered(tmp_path: Path) -> None:
    folder = write_model(tmp_path / "model", "qwen25")
    path = tmp_path / "a.jsonl"
    path.write_text("".join(json.dumps(_talk(f"Q{n}", "word " * (n + 1))) + "\n" for n in range(40)))
    rows = list(look(path).rows)
    first = Lengths(Encoder.of_folder(folder, TextOptions(), 64), tmp_path / "cache")
    done: list[int] = []
    lengths = first.of(rows * 20, done.append)
    assert list(lengths[:40]) == first.encoder.lengths(rows)
    assert lengths[40:80] == lengths[:40]
    assert done == [256, 512, 768]
    first.save()

    again = Lengths(Encoder.of_folder(folder, TextOptions(), 64), tmp_path / "cache")
    again.encoder.lengths = _never  # type: ignore[method-assign]
    assert again.of(rows) == lengths[:40]
    prompted = TextOptions(system_prompt="Be brief and be kind.")
    other = Lengths(Encoder.of_folder(folder, prompted, 64), tmp_path / "cache")
    assert other.of(rows)[0] > lengths[0]
    next(iter((tmp_path / "cache").iterdir())).write_bytes(b"odd")
    assert Lengths(first.encoder, tmp_path / "cache").of(rows) == lengths[:40]


def _never(rows: object) -> list[int]:
    raise AssertionError("these were counted before")


@pytest.mark.parametrize(
    ("lengths", "bins"),
    [
        ([], []),
        ([7, 7], [Bin(7, 7, 2)]),
        ([REFUSED, 3, 5], [Bin(3, 3, 1), Bin(4, 4, 0), Bin(5, 5, 1)]),
        ([0, 99, 100, 119], [Bin(0, 9, 1), *(Bin(n, n + 9, 0) for n in range(10, 90, 10)), Bin(90, 99, 1),
                             Bin(100, 109, 1), Bin(110, 119, 1)]),
    ],
)  # fmt: skip
def test_a_histogram_has_round_bins_without_gaps(lengths: list[int], bins: list[Bin]) -> None:
    assert histogram(lengths) == bins


def test_a_histogram_never_has_too_many_bins() -> None:
    for most in (1, 9, 12, 13, 99, 100, 1234, 99999):
        for least in (0, 1, most // 2, most):
            found = histogram([least, most])
            assert len(found) <= 12
            assert found[0].first <= least
            assert found[-1].last >= most
            assert sum(each.count for each in found) == 2


def test_the_shell_names_every_line_and_programs_get_the_same(tmp_path: Path) -> None:
    rows = ["{", _talk("Q", ""), _talk("Q1", "A"), _talk("Q1", "A"), _talk("word " * 300, "x")]
    health = _health(tmp_path, rows)
    said = list(file_lines(health.found))
    assert said[0] == "ok    a.jsonl  3 rows, prompt and completion; 2 left out"
    assert said[1].startswith("skip  a.jsonl, line 1  is no valid JSON")
    assert said[2] == "skip  a.jsonl, line 2  has an empty answer"
    said = list(health_lines(health))
    assert "          a.jsonl, line 3; a.jsonl, line 4" in said
    assert any(line.endswith("over the limit") for line in said)
    assert said[-1] == "health: 2 problems, 2 warnings, 1 hint"
    content = json.loads(as_json(health))
    assert content["trained"] == 3
    assert {finding["code"] for finding in content["findings"]} == {"broken", "answer", "duplicate", "few", "long"}


def _same(one: TextHealth, other: TextHealth) -> None:
    assert one.findings == other.findings
    assert one.lengths == other.lengths


@pytest.mark.parametrize("name", ["a.jsonl", "a.json", "a.csv"])
def test_after_changes_only_new_rows_are_looked_at_and_the_findings_are_those_of_a_fresh_look(
    tmp_path: Path, name: str
) -> None:
    chance = random.Random(3)
    lines = [
        _talk(f"Q{n % 7}", chance.choice(("A", "a  ", "B", "", "me@example.org", "<|im_end|>"))) for n in range(40)
    ]
    folder = tmp_path / "texts"
    folder.mkdir()
    if name.endswith(".csv"):
        rows = "".join(f"{line['prompt']},{line['completion']}\n" for line in lines)
        (folder / name).write_text(f"prompt,completion\n{rows}")
    else:
        dumped = [json.dumps(line) for line in lines]
        (folder / name).write_text("[" + ",".join(dumped) + "]" if name.endswith(".json") else "\n".join(dumped))
    encoder = Encoder.of_folder(write_model(tmp_path / "model", "qwen25"), TextOptions(), 64)
    found = look(folder)
    _same(inspect(found, Lengths(encoder)), inspect(look(folder), Lengths(encoder)))
    for step in range(12):
        size = len(found.entries)
        row = found.entries[chance.randrange(size)]
        values = _talk(f"Q{chance.randrange(7)}", chance.choice(("A", "", "C", f"me{step}@example.org")))
        kind = chance.choice(("add", "edit", "move", "remove"))
        if kind == "add":
            changes = [added(found, name, chance.randint(0, size), values)]
        elif kind == "edit":
            changes = [edited(found, row, values)]
        elif kind == "move":
            changes = moved(found, row, chance.randrange(size))
        else:
            changes = [removed(found, row)]
        found = write(found, changes)
        _same(inspect(found, Lengths(encoder)), inspect(look(folder), Lengths(encoder)))
        found = write(found, [edited(found, found.entries[0], values)])
        assert list(found.files[0].look_at()) == [0]


def test_a_file_that_did_not_change_is_not_looked_at_again(tmp_path: Path) -> None:
    for name in ("a.jsonl", "b.jsonl"):
        (tmp_path / name).write_text('{"text": "The same."}\n{"text": "half\n')
    found = look(tmp_path)
    before = inspect(found)
    (tmp_path / "b.jsonl").write_text('{"text": "Another."}\n')
    again = look(tmp_path, known=found.files)
    assert [list(file.look_at()) for file in again.files] == [[], [0]]
    assert "duplicate" in [finding.code for finding in before.findings]
    assert "duplicate" not in [finding.code for finding in inspect(again).findings]
    _same(inspect(again), inspect(look(tmp_path)))
