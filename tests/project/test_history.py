"""The history of preview pictures: which are found, in which order, and what is left out."""

from __future__ import annotations

import time
from pathlib import Path

from project import runs
from project.runs.history import preview_history


def made(run: Path, name: str, t: float, **settings: object) -> Path:
    """Let a run have made a picture at a time."""
    picture = run / "previews" / f"{name}.png"
    picture.parent.mkdir(parents=True, exist_ok=True)
    picture.write_bytes(b"png")
    event = runs.Preview(id=name, path=f"previews/{name}.png", t=t, **settings)  # type: ignore[arg-type]
    with runs.EventLog(run / "events.jsonl") as log:
        log.write(event)
    return picture


def test_pictures_of_the_engine_and_of_all_runs_come_newest_first(tmp_path: Path) -> None:
    previews, all_runs = tmp_path / "previews", tmp_path / "runs"
    made(previews, "one", 10, prompt="a fox", strength=0.5)
    made(all_runs / "first", "two", 30)
    made(all_runs / "second", "three", 20, step=7)
    made(previews, "four", 40)
    history = preview_history(previews, all_runs)
    assert [record.event.id for record in history] == ["four", "two", "three", "one"]
    assert [record.run.name for record in history] == ["previews", "first", "second", "previews"]
    assert history[-1].event.prompt == "a fox"
    assert history[-1].event.strength == 0.5
    assert history[2].path == all_runs / "second" / "previews" / "three.png"


def test_nothing_there_is_an_empty_history(tmp_path: Path) -> None:
    assert preview_history(tmp_path / "none", tmp_path / "neither") == []


def test_missing_pictures_and_other_lines_are_passed_over(tmp_path: Path) -> None:
    run = tmp_path / "runs" / "one"
    made(run, "kept", 1)
    made(run, "gone", 2).unlink()
    with runs.EventLog(run / "events.jsonl") as log:
        log.write(runs.Step(step=1, loss=0.5))
    with (run / "events.jsonl").open("ab") as file:
        file.write(b'{"kind":"preview","id":\n\xff\xfe"kind":"preview"\n{"kind":"preview","id":"torn')
    assert [record.event.id for record in preview_history(tmp_path / "previews", tmp_path / "runs")] == ["kept"]


def test_a_picture_that_was_made_again_counts_once_with_its_newest_settings(tmp_path: Path) -> None:
    run = tmp_path / "previews"
    made(run, "step-10", 1, seed=1)
    made(run, "step-10", 2, seed=2)
    history = preview_history(run, tmp_path / "runs")
    assert [record.event.seed for record in history] == [2]


def test_the_cap_keeps_the_newest_of_hundreds_and_long_runs_are_fast(tmp_path: Path) -> None:
    run = tmp_path / "runs" / "long"
    for number in range(300):
        made(run, f"picture-{number:03d}", float(number))
    step = b'{"kind":"step","t":1.0,"step":1,"loss":0.5,"epoch":0,"lr":0.0001,"memory":null,"seconds":0.1}\n'
    events = run / "events.jsonl"
    events.write_bytes(step * 60_000 + events.read_bytes() + step * 60_000)  # more than one block on either side
    began = time.process_time()
    history = preview_history(tmp_path / "previews", tmp_path / "runs", cap=120)
    assert time.process_time() - began < 5
    assert [record.event.id for record in history] == [f"picture-{number:03d}" for number in range(299, 179, -1)]
