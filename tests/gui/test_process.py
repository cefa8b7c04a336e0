"""Following runs: real processes that hold real locks and write real events, started, watched, lost and found again."""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest
from pytestqt.qtbot import QtBot

from gui import engine_end, process
from gui.process import RunFollower
from project import runs
from project.runtime import launch

ENGINE = Path(__file__).with_name("scripted_engine.py")


@pytest.fixture(autouse=True)
def _scripted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "engine_command", lambda: [sys.executable, str(ENGINE)])


class Watched:
    """A follower with everything that it said."""

    def __init__(self, run: Path, start: bool) -> None:
        self.events: list[runs.Event] = []
        self.batches: list[int] = []
        self.states: list[str] = []
        self.failures: list[str] = []
        self.follower = RunFollower(run, start_engine=start)
        self.follower.arrived.connect(self._arrived)
        self.follower.state_changed.connect(self.states.append)
        self.follower.failed.connect(self.failures.append)
        self.follower.start()

    def _arrived(self, events: list[runs.Event]) -> None:
        self.events += events
        self.batches.append(len(events))

    @property
    def state(self) -> str:
        return self.states[-1] if self.states else "new"

    def steps(self) -> list[int]:
        return [event.step for event in self.events if isinstance(event, runs.Step)]


@pytest.fixture
def run(tmp_path: Path) -> Iterator[Path]:
    """A run folder whose engine, if one is left, is ended after the test."""
    folder = tmp_path / "run ü"
    folder.mkdir()
    yield folder
    deadline = time.monotonic() + 5
    while runs.is_live(folder) and time.monotonic() < deadline:
        engine_end.kill_holder(folder)
        time.sleep(0.05)


Watch = Callable[..., Watched]


@pytest.fixture
def watch(run: Path) -> Iterator[Watch]:
    """Follow the run, with a script for the engine."""
    watched: list[Watched] = []

    def begin(start: bool = True, **script: Any) -> Watched:
        (run / "script.json").write_text(json.dumps(script))
        watched.append(Watched(run, start))
        return watched[-1]

    yield begin
    for one in watched:
        one.follower.leave()


def test_a_run_is_started_and_shown_to_its_end(watch: Watch, qtbot: QtBot) -> None:
    one = watch(steps=12)
    qtbot.waitUntil(lambda: one.state == "finished")
    assert one.states in (["starting", "live", "finished"], ["starting", "finished"])
    assert one.steps() == list(range(1, 13))
    assert not one.failures


def test_history_comes_first_in_batches_and_whole(run: Path, watch: Watch, qtbot: QtBot) -> None:
    with runs.EventLog(run / "events.jsonl") as log:
        log.write(runs.Start(total_steps=12_345))
        for step in range(1, 12_346):
            log.write(runs.Step(step=step, loss=0.5))
        log.write(runs.End(status="finished", step=12_345))
    one = watch(start=False)
    qtbot.waitUntil(lambda: one.state == "finished")
    assert one.steps() == list(range(1, 12_346))
    assert max(one.batches) <= process.BATCH + process.PIECE
    assert len(one.batches) >= 3


def test_a_torn_line_waits_for_its_end(run: Path, watch: Watch, qtbot: QtBot) -> None:
    path = run / "events.jsonl"
    with runs.EventLog(path) as log:
        log.write(runs.Step(step=1, loss=0.5))
        log.write(runs.Step(step=2, loss=0.25))
    whole = path.read_bytes()
    path.write_bytes(whole[:-10])
    one = watch(start=False)
    qtbot.waitUntil(lambda: one.steps() == [1])
    with path.open("ab") as file:
        file.write(whole[-10:])
    qtbot.waitUntil(lambda: one.steps() == [1, 2])


def test_pause_go_on_save_and_stop(watch: Watch, qtbot: QtBot) -> None:
    one = watch(steps=10_000, seconds=0.02, save_steps=0)
    qtbot.waitUntil(lambda: one.state == "live" and len(one.steps()) > 2)
    one.follower.send(runs.Pause())
    qtbot.waitUntil(lambda: one.state == "paused")
    count = len(one.steps())
    qtbot.wait(150)
    assert len(one.steps()) == count
    one.follower.send(runs.Resume())
    qtbot.waitUntil(lambda: one.state == "live" and len(one.steps()) > count)
    one.follower.send(runs.Save())
    qtbot.waitUntil(lambda: any(isinstance(event, runs.Checkpoint) for event in one.events))
    one.follower.send(runs.Stop())
    qtbot.waitUntil(lambda: one.state == "stopped")
    one.follower.restart_engine()
    qtbot.waitUntil(lambda: one.state == "live")
    assert any(isinstance(event, runs.Resumed) for event in one.events)


def test_a_command_sent_while_the_engine_starts_is_not_lost(watch: Watch, qtbot: QtBot) -> None:
    one = watch(steps=10_000, seconds=0.02, start_delay=0.5)
    one.follower.send(runs.PreviewRequest(id="early", prompt="an apple"))
    qtbot.waitUntil(lambda: any(isinstance(e, runs.Preview) and e.id == "early" for e in one.events))


def test_a_killed_engine_is_interrupted_and_can_go_on(run: Path, watch: Watch, qtbot: QtBot) -> None:
    one = watch(steps=60, seconds=0.02)
    qtbot.waitUntil(lambda: len(one.steps()) > 12)
    os.kill(holder(run), signal.SIGKILL)
    qtbot.waitUntil(lambda: one.state == "interrupted")
    qtbot.waitUntil(lambda: len(one.failures) == 1)
    assert "memory" in one.failures[0]
    one.follower.restart_engine()
    qtbot.waitUntil(lambda: one.state == "finished")
    assert one.steps()[-1] == 60


def test_an_engine_that_someone_else_started_and_that_dies_is_interrupted(
    run: Path, watch: Watch, qtbot: QtBot
) -> None:
    first = watch(steps=10_000, seconds=0.02)
    qtbot.waitUntil(lambda: len(first.steps()) > 3)
    first.follower.leave()
    second = watch(start=False)
    qtbot.waitUntil(lambda: second.state == "live")
    os.kill(holder(run), signal.SIGKILL)
    qtbot.waitUntil(lambda: second.state == "interrupted")
    assert not second.failures


def test_an_engine_that_cannot_start_says_why(watch: Watch, qtbot: QtBot) -> None:
    one = watch(loud="Traceback\nModuleNotFoundError: No module named 'diffusers.models'", exit=1)
    qtbot.waitUntil(lambda: bool(one.failures))
    assert one.state == "failed"
    assert "could not start" in one.failures[0]
    assert "diffusers is missing" in one.failures[0]
    assert "Traceback" in one.failures[0]


def test_a_program_that_is_not_there_is_a_message(
    run: Path, watch: Watch, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(process, "engine_command", lambda: [str(run / "nothing")])
    one = watch()
    qtbot.waitUntil(lambda: bool(one.failures))
    assert one.state == "failed"
    assert "could not start" in one.failures[0]


def test_a_failure_that_the_engine_tells_is_not_told_twice(watch: Watch, qtbot: QtBot) -> None:
    one = watch(fail="cat.png cannot be read")
    qtbot.waitUntil(lambda: one.state == "failed")
    qtbot.wait(300)
    assert not one.failures


def test_leaving_leaves_the_engine_at_work_and_a_second_look_shows_every_point(
    run: Path, watch: Watch, qtbot: QtBot
) -> None:
    first = watch(steps=10_000, seconds=0.01)
    qtbot.waitUntil(lambda: len(first.steps()) > 5)
    began = time.monotonic()
    first.follower.leave()
    assert time.monotonic() - began < 20, "it waited for the engine, which works for 100 s"
    assert runs.is_live(run)
    qtbot.wait(200)
    second = watch(start=False)
    qtbot.waitUntil(lambda: len(second.steps()) > len(first.steps()) + 5)
    steps = second.steps()
    assert steps == list(range(1, len(steps) + 1))
    assert second.state == "live"


def test_the_engine_is_in_a_session_of_its_own(run: Path, watch: Watch, qtbot: QtBot) -> None:
    one = watch(steps=10_000, seconds=0.02)
    qtbot.waitUntil(lambda: len(one.steps()) > 1)
    assert os.getsid(holder(run)) != os.getsid(0)


def test_an_engine_that_does_not_listen_is_ended_by_force(run: Path, watch: Watch, qtbot: QtBot) -> None:
    first = watch(steps=10_000, seconds=0.02, deaf=True)
    qtbot.waitUntil(lambda: len(first.steps()) > 1)
    first.follower.leave()
    second = watch(start=False)
    qtbot.waitUntil(lambda: second.state == "live")
    pid = holder(run)
    second.follower.force_stop()
    qtbot.waitUntil(lambda: second.state == "interrupted")
    qtbot.waitUntil(lambda: not psutil.pid_exists(pid))  # reaped, no zombie


def test_a_folder_that_cannot_be_written_is_told(run: Path, watch: Watch, qtbot: QtBot) -> None:
    one = watch(start=False)
    refused: list[str] = []
    one.follower.refused.connect(refused.append)
    (run / "commands.jsonl").mkdir()
    one.follower.send(runs.Save())
    qtbot.waitUntil(lambda: bool(refused))
    assert "cannot be sent" in refused[0]


def test_a_package_without_an_engine_says_what_to_do(
    watch: Watch, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "app" / "source").mkdir(parents=True)
    (tmp_path / "app" / "source" / "main.py").touch()
    monkeypatch.setenv("ATELIER_HOME", str(tmp_path / "home"))
    monkeypatch.setattr(process, "engine_command", launch.engine_command)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path / "app"), raising=False)
    one = watch()
    qtbot.waitUntil(lambda: one.state == "failed")
    assert "The engine is not set up yet" in one.failures[0]


def test_the_packaged_library_path_does_not_reach_an_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setenv("LD_LIBRARY_PATH", "/opt/app/_internal")
    monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", "/usr/local/lib")
    assert launch.engine_environment()["LD_LIBRARY_PATH"] == "/usr/local/lib"
    monkeypatch.delenv("LD_LIBRARY_PATH_ORIG")
    assert "LD_LIBRARY_PATH" not in launch.engine_environment()


@pytest.mark.parametrize(
    ("code", "log", "told"),
    [
        (-9, "loading", "the memory was full"),
        (1, "torch.OutOfMemoryError: CUDA out of memory. Tried to allocate", "not enough memory"),
        (1, "OSError: [Errno 28] No space left on device", "the disk is full"),
        (2, "error: /data/cats: there is no such folder", "/data/cats: there is no such folder"),
        (3, "", "exit code 3"),
        (-11, "x", "SIGSEGV"),
    ],
)
def test_why_an_engine_ended_is_in_words(tmp_path: Path, code: int, log: str, told: str) -> None:
    (tmp_path / "log.txt").write_text("from an earlier start: No module named 'former'\n" + log)
    after = len("from an earlier start: No module named 'former'\n")
    message = engine_end.why_it_ended(code, tmp_path / "log.txt", after, started=False)
    assert told in message
    assert "former" not in message


def test_a_progress_bar_is_one_line_of_the_log(tmp_path: Path) -> None:
    (tmp_path / "log.txt").write_bytes(b"\x1b[31mred\x1b[0m\n\n 1%\r 2%\r 3% done\n")
    assert engine_end.last_lines(tmp_path / "log.txt") == ["red", " 3% done"]


def holder(run: Path) -> int:
    """The process that holds a run's lock."""
    pid = engine_end._lock_holder(run / "engine.lock")
    assert pid
    return pid
