"""One job a device at a time: who waits, who is asked to leave, and what a killed holder leaves behind."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from project import runs
from project.runs.lease import Holder, lease
from project.workspace import cache_dir

ROOT = Path(__file__).resolve().parents[2]
HOLDS = """
import sys
from pathlib import Path
from project import runs
from project.runs.lease import Holder, lease
run, job = sys.argv[1:]
commands = runs.CommandReader(Path(run))
with lease("cpu", Holder(run, job), lambda now: True) as held:
    print(held, flush=True)
    while sys.stdin.readline():
        if any(isinstance(command, runs.Stop) for command in commands.poll()):
            break
"""


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ATELIER_HOME", str(tmp_path / "home"))


@contextmanager
def held_elsewhere(run: Path, job: str) -> Iterator[subprocess.Popen[str]]:
    """Another process that holds the device; each line to it makes it look at its commands."""
    run.mkdir()
    process = subprocess.Popen([sys.executable, "-c", HOLDS, str(run), job], stdin=-1, stdout=-1, text=True, cwd=ROOT)
    with process:
        assert process.stdout is not None
        assert process.stdout.readline() == "True\n"
        try:
            yield process
        finally:
            process.kill()


def nudge(process: subprocess.Popen[str]) -> None:
    assert process.stdin is not None
    if process.poll() is None:
        process.stdin.write("\n")
        process.stdin.flush()


def test_a_free_device_is_taken_at_once_and_given_back(tmp_path: Path) -> None:
    for _ in range(2):
        with lease("cuda-GPU:1/2", Holder("r", "train"), lambda now: pytest.fail("it waited")) as held:
            assert held
            assert [file.name for file in (cache_dir() / "devices").iterdir() if runs.is_locked(file)]
    assert not [file for file in (cache_dir() / "devices").iterdir() if runs.is_locked(file)]


def test_devices_do_not_wait_for_each_other() -> None:
    with (
        lease("cpu", Holder("a", "train"), lambda now: False) as one,
        lease("mps", Holder("b", "train"), lambda now: False) as two,
    ):
        assert one
        assert two


def test_a_training_is_waited_for_and_never_told_to_stop(tmp_path: Path) -> None:
    seen: list[Holder] = []
    with held_elsewhere(tmp_path / "run", "train") as process:

        def until_it_is_killed(now: Holder) -> bool:
            seen.append(now)
            if len(seen) == 3:
                process.kill()
            return True

        with lease("cpu", Holder("mine", "train"), until_it_is_killed) as held:
            assert held
    assert set(seen[:3]) == {Holder(str(tmp_path / "run"), "train")}
    assert not (tmp_path / "run" / "commands.jsonl").exists()


def test_a_preview_engine_is_asked_to_leave(tmp_path: Path) -> None:
    with held_elsewhere(tmp_path / "run", "preview") as process:

        def nudging(now: Holder) -> bool:
            nudge(process)
            return True

        with lease("cpu", Holder("mine", "train"), nudging) as held:
            assert held
        assert process.wait(10) == 0
    assert (tmp_path / "run" / "commands.jsonl").read_text().count("stop") == 1


def test_waiting_can_be_given_up(tmp_path: Path) -> None:
    with held_elsewhere(tmp_path / "run", "train"), lease("cpu", Holder("m", "train"), lambda now: False) as held:
        assert not held


def test_where_no_lock_can_be_kept_the_device_is_taken_without(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("not a folder")
    with lease("cpu", Holder("m", "train"), lambda now: False) as held:
        assert held


def test_a_holder_that_cannot_be_read_is_nobody(tmp_path: Path) -> None:
    seen: list[Holder] = []

    def give_up(now: Holder) -> bool:
        seen.append(now)
        return False

    with held_elsewhere(tmp_path / "run", "train"):
        (cache_dir() / "devices" / "cpu.json").write_text("{")
        with lease("cpu", Holder("m", "train"), give_up) as held:
            assert not held
    assert seen == [Holder()]
