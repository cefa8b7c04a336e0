"""The run folder: its lock among real processes, making it ready, and what became of a run."""

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from project.errors import BadInput
from project.runs import (
    Checkpoint,
    End,
    ErrorEvent,
    Event,
    EventLog,
    Phase,
    Resumed,
    RunFolder,
    RunLock,
    Start,
    Step,
    Warning_,
    is_live,
    prepare_run,
    state,
)

HOLDER = """
import pathlib, sys, time
from project.runs import RunLock
RunLock(pathlib.Path(sys.argv[1])).acquire()
print("held", flush=True)
time.sleep(60)
"""

FORKER = """
import os, pathlib, sys, time
from project.runs import RunLock
RunLock(pathlib.Path(sys.argv[1])).acquire()
child = os.fork()
if child == 0:
    time.sleep(60)
    os._exit(0)
print(child, flush=True)
time.sleep(60)
"""


def _start(script: str, run_dir: Path) -> tuple[subprocess.Popen, str]:
    process = subprocess.Popen([sys.executable, "-c", script, str(run_dir)], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    return process, process.stdout.readline().strip()


def _end(process: subprocess.Popen) -> None:
    process.kill()
    process.wait()
    if process.stdout:
        process.stdout.close()


def _log(run_dir: Path, *events: Event) -> None:
    with EventLog(RunFolder(run_dir).events) as log:
        for event in events:
            log.write(event)


def test_a_living_engine_keeps_others_out_and_a_killed_one_does_not(tmp_path: Path) -> None:
    engine, said = _start(HOLDER, tmp_path)
    try:
        assert said == "held"
        assert is_live(tmp_path)
        assert state(tmp_path) == "live"
        with pytest.raises(BadInput, match="in use by a living process"):
            RunLock(tmp_path).acquire()
        with pytest.raises(BadInput, match="in use by a living process"):
            prepare_run(tmp_path, resume=True)
    finally:
        _end(engine)
    assert not is_live(tmp_path)
    with RunLock(tmp_path):
        assert is_live(tmp_path)
    assert not is_live(tmp_path)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork")
def test_a_forked_worker_does_not_keep_its_dead_engines_lock(tmp_path: Path) -> None:
    engine, child = _start(FORKER, tmp_path)
    try:
        assert is_live(tmp_path)
        _end(engine)
        assert not is_live(tmp_path)
        RunLock(tmp_path).acquire().release()
    finally:
        os.kill(int(child), 9)


def test_asking_after_the_own_lock_does_not_drop_it(tmp_path: Path) -> None:
    lock = RunLock(tmp_path).acquire()
    assert is_live(tmp_path)
    assert state(tmp_path) == "live"
    with pytest.raises(BadInput, match="in use"):
        RunLock(tmp_path).acquire()
    (tmp_path / "link").symlink_to(tmp_path)
    assert is_live(tmp_path / "link")
    probe = "import sys, pathlib, project.runs as r; sys.exit(7 if r.is_live(pathlib.Path(sys.argv[1])) else 8)"
    assert subprocess.run([sys.executable, "-c", probe, str(tmp_path)], check=False).returncode == 7
    lock.release()
    lock.release()
    assert subprocess.run([sys.executable, "-c", probe, str(tmp_path)], check=False).returncode == 8


def test_a_probe_at_the_wrong_moment_does_not_turn_an_engine_away(tmp_path: Path) -> None:
    script = (
        "import pathlib, sys\n"
        "from project.runs import is_live\n"
        "print('probing', flush=True)\n"
        "while True: is_live(pathlib.Path(sys.argv[1]))\n"
    )
    RunLock(tmp_path).acquire().release()
    prober, _ = _start(script, tmp_path)
    try:
        for _ in range(30):
            RunLock(tmp_path).acquire().release()
    finally:
        _end(prober)


def test_asking_makes_no_file(tmp_path: Path) -> None:
    assert not is_live(tmp_path)
    assert not is_live(tmp_path / "none")
    assert state(tmp_path / "none") == "new"
    assert list(tmp_path.iterdir()) == []


def test_a_lock_that_cannot_be_made_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="cannot be locked"):
        RunLock(tmp_path / "none").acquire()


def test_the_names_in_a_run_folder(tmp_path: Path) -> None:
    run = RunFolder(tmp_path)
    names = {
        "config.yaml": run.config,
        "events.jsonl": run.events,
        "commands.jsonl": run.commands,
        "engine.lock": run.lock,
        "checkpoints": run.checkpoints,
        "checkpoints/step-000100": run.checkpoint(100),
        "previews": run.previews,
        "tensorboard": run.tensorboard,
        "log.txt": run.log,
        "cat.v1.safetensors": run.result("cat.v1"),
    }
    assert all(path == tmp_path / name for name, path in names.items())


def test_a_new_run_folder_is_made_with_those_above_it(tmp_path: Path) -> None:
    run = prepare_run(tmp_path / "a" / "b ü", resume=False)
    assert run.path.is_dir()
    assert list(run.path.iterdir()) == []
    assert prepare_run(run.path, resume=False) == run
    assert prepare_run(tmp_path / "c", resume=True).path.is_dir()


def test_what_file_managers_leave_does_not_fill_a_folder(tmp_path: Path) -> None:
    (tmp_path / ".DS_Store").touch()
    prepare_run(tmp_path, resume=False)


def test_a_folder_with_a_run_is_taken_only_to_resume(tmp_path: Path) -> None:
    RunFolder(tmp_path).config.touch()
    with pytest.raises(BadInput, match="is not empty: choose another output_dir, or continue its run with --resume"):
        prepare_run(tmp_path, resume=False)
    assert prepare_run(tmp_path, resume=True) == RunFolder(tmp_path)


def test_foreign_files_are_never_mixed_with_a_run(tmp_path: Path) -> None:
    (tmp_path / "holiday.jpg").touch()
    with pytest.raises(BadInput, match="holds files but no run"):
        prepare_run(tmp_path, resume=True)
    assert [path.name for path in tmp_path.iterdir()] == ["holiday.jpg"]


def test_folders_that_cannot_be_used_are_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    for path in (tmp_path / "file", tmp_path / "file" / "below", tmp_path / ("x" * 300), tmp_path / "nul\0"):
        with pytest.raises(BadInput, match="cannot be used as a run folder") as caught:
            prepare_run(path, resume=False)
        assert "\n" not in str(caught.value)

    def denied(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("tempfile.TemporaryFile", denied)
    with pytest.raises(BadInput, match=r"cannot be used as a run folder \(Permission denied\)"):
        prepare_run(tmp_path / "read only", resume=False)


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        ([], "new"),
        ([Start()], "interrupted"),
        ([Start(), Step(step=1, loss=1.0)], "interrupted"),
        ([Start(), End(status="finished")], "finished"),
        ([Start(), End(status="finished"), Warning_(message="late")], "finished"),
        ([Start(), End(status="failed")], "failed"),
        ([Start(), End(status="stopped")], "interrupted"),
        ([Start(), ErrorEvent(message="x")], "failed"),
        ([Start(), ErrorEvent(message="x"), End(status="failed")], "failed"),
        ([Start(), End(status="finished"), Start(), Resumed(step=1)], "interrupted"),
        ([Start(), ErrorEvent(message="x"), Start(), Checkpoint(step=1, path="c")], "interrupted"),
        ([Phase(name="loading")], "interrupted"),
    ],
)
def test_what_became_of_a_run(tmp_path: Path, events: Any, expected: str) -> None:
    _log(tmp_path, *events)
    assert state(tmp_path) == expected


def test_a_torn_end_is_no_end(tmp_path: Path) -> None:
    _log(tmp_path, Start(), Step(step=1, loss=1.0), End(status="finished"))
    path = RunFolder(tmp_path).events
    path.write_bytes(path.read_bytes()[:-5])
    assert state(tmp_path) == "interrupted"


def test_the_state_of_a_long_run_is_known_at_once(tmp_path: Path) -> None:
    line = b'{"kind":"step","t":1,"step":1,"loss":0.5,"epoch":0,"lr":0.0001,"memory":null,"seconds":0.1}\n'
    RunFolder(tmp_path).events.write_bytes(line * 200000)
    _log(tmp_path, End(status="finished"))
    started = time.process_time()
    assert state(tmp_path) == "finished"
    assert time.process_time() - started < 0.5
