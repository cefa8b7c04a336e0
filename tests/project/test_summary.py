"""The list of runs: what is read of each, what is kept of the person's words, and that no damaged folder stops it."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from project import runs
from project.config import parse_config, save_config
from project.errors import BadInput
from project.runs.records import encode
from project.runs.summary import differing, find_live, rename_run, run_settings, set_note, summaries, summarise


def make_run(runs_dir: Path, name: str, *events: runs.Event, **settings: object) -> Path:
    folder = runs_dir / name
    folder.mkdir(parents=True)
    save_config(parse_config({"output_dir": str(folder), **settings}, "test"), folder / "config.yaml")
    (folder / "events.jsonl").write_bytes(b"".join(encode(event) for event in events))
    return folder


def steps(first: int, last: int, loss: float, t: float = 1000.0) -> list[runs.Step]:
    return [runs.Step(step=n, loss=loss, t=t + n) for n in range(first, last + 1)]


def test_a_finished_run(tmp_path: Path) -> None:
    folder = make_run(
        tmp_path,
        "2025-11-24_20-00-00_ink-style",
        runs.Start(t=1000, total_steps=60),
        *steps(1, 40, 0.9),
        runs.Preview(t=1041, id="a", path="previews/a.png", step=40),
        *steps(41, 60, 0.5),
        runs.End(t=1070, status="finished", step=60, result="ink.safetensors"),
        output_name="ink",
        lora_rank=4,
    )
    (folder / "ink.safetensors").write_bytes(b"x" * 1000)
    (folder / "previews").mkdir()
    (folder / "previews" / "a.png").write_bytes(b"picture")
    for step in (20, 60):
        (folder / "checkpoints" / f"step-{step:06d}").mkdir(parents=True)

    (found,) = summaries(tmp_path)

    assert (found.name, found.status, found.steps, found.total_steps) == ("ink style", "finished", 60, 60)
    assert found.final_loss == pytest.approx(0.5)  # the mean of the last twenty, not of all
    assert (found.started, found.seconds, found.restarts) == (1000, 70, 0)
    assert dict(found.changed) == {"lora_rank": 4}
    assert found.result == folder / "ink.safetensors"
    assert found.thumbnail == folder / "previews" / "a.png"
    assert [step for step, _ in found.checkpoints] == [20, 60]
    assert found.size > 1000
    assert not found.problem


def test_time_between_two_engines_is_not_time_at_work(tmp_path: Path) -> None:
    make_run(
        tmp_path,
        "run",
        runs.Start(t=1000, total_steps=100),
        *steps(1, 50, 0.5),
        runs.Start(t=90_000, total_steps=120),
        runs.Resumed(t=90_001, step=30),
        runs.Step(t=90_002, step=31, loss=0.25),
        runs.End(t=90_010, status="stopped", step=31),
    )

    (found,) = summaries(tmp_path)

    assert (found.status, found.restarts, found.seconds) == ("stopped", 1, 50 + 10)
    assert (found.steps, found.total_steps) == (31, 120)
    assert found.final_loss == pytest.approx((19 * 0.5 + 0.25) / 20)  # steps 12 to 30, and the new one


@pytest.mark.parametrize(
    ("last", "status"),
    [
        ([], "interrupted"),
        ([runs.End(t=9, status="stopped", step=2)], "stopped"),
        ([runs.ErrorEvent(t=9, message="the loss is no number"), runs.End(t=9, status="failed")], "failed"),
        ([runs.End(t=9, status="finished", step=2)], "finished"),
    ],
)
def test_how_a_run_ended(tmp_path: Path, last: list[runs.Event], status: str) -> None:
    folder = make_run(tmp_path, "run", runs.Start(t=1), *steps(1, 2, 0.1), *last)
    found = summarise(folder)
    assert found.status == status
    assert found.resumable == (status != "finished")
    assert found.message == ("the loss is no number" if status == "failed" else "")


def test_a_long_run_is_read_at_once(tmp_path: Path) -> None:
    memory = runs.Memory(used=1 << 30, reserved=2 << 30, total=8 << 30)
    line = encode(runs.Step(step=7, loss=0.125, lr=1e-4, t=1010, memory=memory, seconds=0.2))
    folder = make_run(tmp_path, "run", runs.Start(t=1000, total_steps=100_000))
    with (folder / "events.jsonl").open("ab") as file:
        file.write(line * 100_000)

    took = []
    for _ in range(5):
        began = time.process_time()
        found = summarise(folder)
        took.append(time.process_time() - began)

    assert found.final_loss == pytest.approx(0.125)
    assert min(took) < 0.2  # all of it takes a second


def test_start_and_preview_are_found_across_the_borders_of_blocks(tmp_path: Path) -> None:
    block = 1 << 20
    start, step = encode(runs.Start(t=5000, total_steps=9)), encode(runs.Step(step=3, loss=0.5, t=1003))
    for cut in range(1, 16, 3):
        folder = make_run(tmp_path / str(cut), "run", runs.Start(t=1000, total_steps=4))
        path = folder / "events.jsonl"
        filler = block - cut - path.stat().st_size
        lines = step * (filler // len(step))
        path.write_bytes(path.read_bytes() + lines + b" " * (filler - len(lines) - 1) + b"\n" + start + step)
        assert (summarise(folder).restarts, summarise(folder).total_steps) == (1, 9), cut


def test_what_differs_among_runs(tmp_path: Path) -> None:
    one = make_run(tmp_path, "one", lora_rank=4, learning_rate=2e-4, epochs=3)
    two = make_run(tmp_path, "two", lora_rank=16, learning_rate=2e-4)
    compared = [summarise(one), summarise(two)]
    assert differing(compared) == ["lora_rank", "epochs"]
    assert differing(compared[:1]) == []


def test_damaged_folders_are_told_of_and_others_passed_over(tmp_path: Path) -> None:
    good = make_run(tmp_path, "good", runs.Start(t=3))
    torn = make_run(tmp_path, "torn", runs.Start(t=2))
    (torn / "config.yaml").write_bytes(b"lora_rank: [1, {\xff")
    noise = make_run(tmp_path, "noise")
    (noise / "events.jsonl").write_bytes(b"\x00\xff" * 5000)
    gone = make_run(tmp_path, "gone", runs.Start(t=1))
    (gone / "config.yaml").unlink()
    (gone / "about.json").write_text("[not json")
    job = make_run(tmp_path, "job")
    runs.write_job(job, runs.PreviewJob())
    (tmp_path / "just a folder").mkdir()
    (tmp_path / "file.txt").write_text("x")

    found = {summary.folder: summary for summary in summaries(tmp_path)}

    assert set(found) == {good, torn, noise, gone}
    assert not found[good].problem
    assert "config.yaml of torn is damaged" in found[torn].problem
    assert "events.jsonl of noise is damaged" in found[noise].problem
    assert "config.yaml of gone is missing" in found[gone].problem
    assert not found[torn].resumable
    assert summaries(tmp_path / "not there") == []


def test_the_persons_name_and_note_stay(tmp_path: Path) -> None:
    folder = make_run(tmp_path, "run", runs.Start(t=1))
    rename_run(folder, "  The good one ")
    set_note(folder, "warmer than the first\nüber")
    found = summarise(folder)
    assert (found.name, found.note) == ("The good one", "warmer than the first\nüber")
    rename_run(folder, "")
    assert summarise(folder).name == "run"
    with pytest.raises(BadInput, match="gone"):
        set_note(tmp_path / "nowhere", "x")


def test_only_what_changed_is_read_again(tmp_path: Path) -> None:
    one, two = make_run(tmp_path, "one", runs.Start(t=2)), make_run(tmp_path, "two", runs.Start(t=1))
    before = summaries(tmp_path)
    with (two / "events.jsonl").open("ab") as file:
        file.write(encode(runs.Step(step=1, loss=0.5, t=3)))
    after = summaries(tmp_path, before)
    assert [summary.folder for summary in after] == [one, two]
    assert after[0] is before[0]
    assert after[1].steps == 1


def test_settings_to_use_again_have_no_places(tmp_path: Path) -> None:
    folder = make_run(tmp_path, "run", lora_rank=4, output_name="x")
    settings = run_settings(folder)
    assert settings["lora_rank"] == 4
    assert not {"output_dir", "output_name", "train_data_dir"} & set(settings)
    (folder / "config.yaml").unlink()
    with pytest.raises(BadInput, match="missing"):
        run_settings(folder)


def test_a_live_run_is_found(tmp_path: Path) -> None:
    make_run(tmp_path, "ended", runs.Start(t=1), runs.End(t=2, status="finished"))
    folder = make_run(tmp_path, "live", runs.Start(t=3, total_steps=10), *steps(1, 2, 0.5))
    assert find_live(tmp_path) is None
    hold = (
        "import sys; from pathlib import Path; from project.runs import RunLock\n"
        "with RunLock(Path(sys.argv[1])): print('held', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", hold, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=Path(__file__).parents[2],
    ) as engine:
        assert engine.stdout is not None
        assert engine.stdout.readline().strip() == b"held"
        assert find_live(tmp_path) == folder
        live = summarise(folder)
        assert live.status == "live"
        engine.communicate()
    assert find_live(tmp_path) is None
    assert summarise(folder, live).status == "interrupted"  # no file has changed
