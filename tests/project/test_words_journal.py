"""The undo history on disk: nothing that happens to the file or to the process loses more than the last line."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from project.errors import JobFailed
from project.words import journal as module
from project.words.journal import Change, Conflict, Journal, Step, conflicts

ROOT = Path(__file__).resolve().parents[2]


def step(number: int | str, size: int = 1) -> Step:
    changes = tuple(Change(f"set/{index}.png", f"before {number}", f"after {number}", "0.txt") for index in range(size))
    return Step(f"step {number}", changes)


def titles(journal: Journal) -> list[str]:
    return [each.title.removeprefix("step ") for each in journal.steps()]


def test_steps_and_position_outlast_the_program(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "history")
    assert (journal.steps(), journal.position) == ((), 0)
    made = [step(number) for number in range(3)]
    for each in made:
        journal.append(each)
    journal.set_position(1)
    again = Journal(tmp_path / "history")
    assert (list(again.steps()), again.position) == (made, 1)
    again.append(step("new"))
    third = Journal(tmp_path / "history")
    assert (titles(third), third.position) == (["0", "new"], 2)
    third.set_position(0)
    assert Journal(tmp_path / "history").position == 0


def test_texts_come_back_as_they_were(tmp_path: Path) -> None:
    odd = Step(
        "“odd”\n",
        (Change("ünï/猫 \udcff.png", "a\n\n|||“猫”\x00\u2028", "", "metadata.csv", "not UTF-8", "x.txt.bak"),),
    )
    large = Step("large", tuple(Change(f"{number}.png", "a photo of a dog " * 20, "猫" * 50) for number in range(400)))
    journal = Journal(tmp_path)
    journal.append(odd)
    journal.append(large)
    assert Journal(tmp_path).steps() == (odd, large)
    assert journal.file.stat().st_size < 40_000


@pytest.mark.parametrize(
    "torn", [b'{"id": "x", "title": "st', b"\x00\x00\x00", b'{"at": "nothing"}', b"[1]", b'{"packed": "AAAA"}']
)
def test_a_torn_line_is_passed_over(tmp_path: Path, torn: bytes) -> None:
    journal = Journal(tmp_path)
    journal.append(step(1))
    with journal.file.open("ab") as file:
        file.write(torn)
    again = Journal(tmp_path)
    assert (titles(again), again.damaged) == (["1"], 1)
    again.append(step(2))
    third = Journal(tmp_path)
    assert (titles(third), third.position, third.damaged) == (["1", "2"], 2, 1)


def test_whatever_is_cut_off_or_spoiled_the_rest_is_read(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    for number in range(6):
        journal.append(step(number))
    journal.set_position(4)
    data = journal.file.read_bytes()
    for cut in range(0, len(data), 37):
        journal.file.write_bytes(data[:cut])
        found = titles(Journal(tmp_path))
        assert found == [str(number) for number in range(len(found))]
        journal.file.write_bytes(data[:cut] + b"\xff{" + data[cut + 5 :])
        assert len(Journal(tmp_path).steps()) >= 4


def test_a_killed_process_loses_at_most_what_it_was_writing(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from project.words.journal import *\n"
        "journal = Journal(Path(sys.argv[1]))\n"
        "for number in range(100000):\n"
        "    journal.append(Step(str(number), tuple(Change(f'{i}.png', str(number), 'x' * 40) for i in range(50))))\n"
        "    print(number, flush=True)\n"
    )
    process = subprocess.Popen([sys.executable, "-c", code, str(tmp_path)], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    said = -1
    for line in process.stdout:
        said = int(line)
        if said >= 15:
            break
    process.send_signal(signal.SIGKILL) if hasattr(signal, "SIGKILL") else process.kill()
    said = max([said, *map(int, process.stdout.read().split())])
    process.stdout.close()
    process.wait()
    journal = Journal(tmp_path)
    found = [int(each.title) for each in journal.steps()]
    assert found == list(range(len(found)))
    assert len(found) > said
    journal.append(step("after"))
    assert Journal(tmp_path).steps()[-1].title == "step after"


def test_two_windows_add_to_one_history(tmp_path: Path) -> None:
    one, other = Journal(tmp_path), Journal(tmp_path)
    one.append(step("a"))
    assert other.changed()
    other.append(step("b"))
    assert not other.changed()
    assert one.changed()
    assert titles(other) == ["a", "b"]
    one.set_position(0)
    assert (titles(one), one.position) == (["a", "b"], 0)
    other.set_position(1)
    assert Journal(tmp_path).position == 1
    one.append(step("c"))
    assert titles(Journal(tmp_path)) == ["a", "c"]
    other.set_position(2)  # of a step that is no longer there
    assert Journal(tmp_path).position == 2
    assert titles(other) == ["a", "c"]


def test_many_writers_at_once_lose_nothing(tmp_path: Path) -> None:
    def write(name: str) -> None:
        journal = Journal(tmp_path)
        for number in range(5):
            journal.append(step(f"{name}{number}"))

    threads = [threading.Thread(target=write, args=(name,)) for name in "abc"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(titles(Journal(tmp_path))) == sorted(f"{name}{number}" for name in "abc" for number in range(5))


def test_the_history_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_STEPS", 5)
    monkeypatch.setattr(module, "_MOST_LINES", 12)
    monkeypatch.setattr(module, "MOST_BYTES", 3000)
    journal = Journal(tmp_path)
    for number in range(40):
        journal.append(step(number))
        journal.set_position(journal.position - 1)
        journal.set_position(journal.position + 1)
        assert journal.file.stat().st_size <= 3000
        assert len(journal.file.read_bytes().splitlines()) <= 13
    assert titles(journal)[-1] == "39"
    assert titles(Journal(tmp_path)) == titles(journal)
    assert 2 <= len(journal.steps()) <= 5
    assert journal.position == len(journal.steps())
    journal.append(step("huge", 500))
    assert titles(Journal(tmp_path))[-1] == "huge"
    journal.clear()
    assert (titles(Journal(tmp_path)), journal.position) == ([], 0)


def test_a_deleted_history_begins_anew(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "history")
    journal.append(step(1))
    for path in (tmp_path / "history").iterdir():
        path.unlink()
    (tmp_path / "history").rmdir()
    journal.append(step(2))
    assert titles(journal) == titles(Journal(tmp_path / "history")) == ["2"]


def test_a_newer_versions_history_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "steps.jsonl"
    earlier = Journal(tmp_path)
    path.write_text(json.dumps({"history": 99}) + '\n{"whatever": 1}\n', encoding="utf-8")
    before = path.read_bytes()
    journal = Journal(tmp_path)
    assert "newer version" in journal.problem
    journal.append(step(1))
    journal.set_position(1)
    journal.clear()
    earlier.append(step(2))
    assert "newer version" in earlier.problem
    assert path.read_bytes() == before
    assert journal.steps() == ()


def test_what_cannot_be_written_is_said(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "history")
    (tmp_path / "history").write_text("a file where the folder should be", encoding="utf-8")
    with pytest.raises(JobFailed, match="history"):
        journal.append(step(1))
    assert "cannot be read" in Journal(tmp_path / "history").problem
    (tmp_path / "other" / "steps.jsonl").mkdir(parents=True)
    unreadable = Journal(tmp_path / "other")
    assert "cannot be read" in unreadable.problem
    assert os.listdir(tmp_path / "other") == ["steps.jsonl"]


def test_a_caption_that_somebody_else_changed_is_a_conflict() -> None:
    done = Step("x", (Change("a.png", "1", "2"), Change("b.png", "1", "2"), Change("c.png", "1", "2")))
    assert conflicts(done, {"a.png": "2", "b.png": "2", "c.png": "1"}) == []
    assert conflicts(done, {"a.png": "2", "b.png": "3"}) == [
        Conflict("b.png", "2", "3"), Conflict("c.png", "2", None),
    ]  # fmt: skip
    assert conflicts(done, {"a.png": "1", "b.png": "2", "c.png": "x"}.get, forward=True) == [
        Conflict("c.png", "1", "x")
    ]


def test_undoing_a_step_leaves_what_somebody_else_added_since(tmp_path: Path) -> None:
    mine, theirs = step("mine"), step("theirs")
    window, shell = Journal(tmp_path), Journal(tmp_path)
    window.append(mine)
    shell.append(theirs)
    window.move(mine.id, -1)
    again = Journal(tmp_path)
    assert titles(again) == ["mine", "theirs", "mine"]
    assert again.position == 3
    assert again.steps()[2].changes == (Change("set/0.png", "after mine", "before mine", "0.txt"),)
    window.move(again.steps()[2].id, -1)
    window.move(theirs.id, -1)
    assert Journal(tmp_path).position == 1
    window.move(theirs.id, 1)
    assert (titles(Journal(tmp_path)), Journal(tmp_path).position) == (["mine", "theirs", "mine"], 2)


def test_a_step_that_was_being_written_or_undone_is_known_afterwards(tmp_path: Path) -> None:
    journal, one = Journal(tmp_path), step(1, 2)
    journal.begin(one.id, False)
    assert Journal(tmp_path).unfinished() is None  # killed before anything was written
    journal.append(one)
    assert Journal(tmp_path).unfinished() == (one, False)
    journal.begin(one.id, True)
    assert Journal(tmp_path).unfinished() is None
    journal.move(one.id, -1)
    assert Journal(tmp_path).unfinished() == (one, True)
    journal.end()
    assert Journal(tmp_path).unfinished() is None
