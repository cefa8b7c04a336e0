"""A run in its view: a real process followed from start to end, steered by its buttons, lost, and left."""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from gui import engine_end, process
from gui.process import RunFollower
from gui.run_model import RunModel
from gui.run_view import RunView
from project import runs

ENGINE = Path(__file__).resolve().parents[1] / "scripted_engine.py"


class Shown:
    """A view of one run, with its model and its follower."""

    def __init__(self, qtbot: QtBot, folder: Path, **script: Any) -> None:
        (folder / "script.json").write_text(json.dumps(script))
        self.folder = folder
        self.view = RunView()
        qtbot.addWidget(self.view)
        self.view.resize(700, 640)
        self.view.show()
        self.model = RunModel(self.view)
        self.follower = RunFollower(folder, start_engine=True, parent=self.view)
        self.follower.arrived.connect(self.model.feed)
        self.view.show_run(self.model, self.follower, folder)
        self.follower.start()


@pytest.fixture
def show(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    monkeypatch.setattr(process, "engine_command", lambda: [sys.executable, str(ENGINE)])
    shown: list[Shown] = []

    def begin(**script: Any) -> Shown:
        shown.append(Shown(qtbot, tmp_path, **script))
        return shown[-1]

    yield begin
    for one in shown:
        one.follower.leave()
    engine_end.kill_holder(tmp_path)


def test_a_run_is_seen_from_start_to_end(show: Any, qtbot: QtBot) -> None:
    one = show(steps=40, seconds=0.01)
    qtbot.waitUntil(lambda: one.view.controls.chip.text() == "Finished")
    qtbot.waitUntil(lambda: len(one.model.steps) == 40)
    qtbot.waitUntil(lambda: one.view.charts.stack.isVisible())
    qtbot.waitUntil(lambda: "Finished after" in one.view.log.entries.index(0).data())
    assert one.view.banner.text() == ""


def test_the_buttons_steer_the_engine(show: Any, qtbot: QtBot) -> None:
    one = show(steps=100_000, seconds=0.01)
    controls = one.view.controls
    qtbot.waitUntil(lambda: controls.state == "live" and len(one.model.steps) > 3)
    controls.pause.click()
    qtbot.waitUntil(lambda: controls.state == "paused")
    controls.pause.click()
    qtbot.waitUntil(lambda: controls.state == "live")
    controls.save.click()
    qtbot.waitUntil(lambda: not controls.asked and bool(one.model.checkpoints))
    controls.stop.click()
    qtbot.waitUntil(lambda: controls.state == "stopped")
    controls.pause.click()
    qtbot.waitUntil(lambda: controls.state == "live")


def test_a_killed_engine_is_told_and_goes_on_with_one_click(show: Any, qtbot: QtBot) -> None:
    one = show(steps=60, seconds=0.02)
    qtbot.waitUntil(lambda: len(one.model.steps) > 12)
    os.kill(engine_end._lock_holder(one.folder / "engine.lock") or 0, signal.SIGKILL)
    qtbot.waitUntil(lambda: one.view.controls.chip.text() == "Interrupted")
    qtbot.waitUntil(lambda: "middle of its work" in one.view.banner.text())
    one.view.controls.pause.click()
    qtbot.waitUntil(lambda: one.view.controls.chip.text() == "Finished")
    assert one.view.banner.text() == ""
    qtbot.waitUntil(lambda: one.model.steps.tolist() == list(range(1, 61)))


def test_an_engine_that_cannot_start_is_told_where_the_person_looks(show: Any, qtbot: QtBot) -> None:
    one = show(loud="error: no space for the model", exit=2)
    qtbot.waitUntil(lambda: one.view.banner.text() != "")
    assert one.view.banner.text() == "The engine could not start: no space for the model"
    assert one.view.controls.chip.text() == "Failed"


def test_another_run_in_the_same_view_hears_nothing_of_the_first(show: Any, qtbot: QtBot) -> None:
    one = show(steps=100_000, seconds=0.01)
    qtbot.waitUntil(lambda: one.view.controls.state == "live")
    other = RunModel(one.view)
    other.feed([runs.Start(total_steps=5), runs.Step(step=5, loss=1.0), runs.End(status="finished", step=5)])
    one.view.show_run(other, None, one.folder)
    qtbot.wait(300)
    assert one.view.controls.chip.text() == "Finished"
    one.view.show_runs([("a", other), ("b", one.model)])
    assert not one.view.controls.isVisible()
    assert not one.view.log.isVisible()
    one.view.show_run(one.model, one.follower, one.folder)
    assert one.view.controls.chip.text() == "Training"


def test_at_twenty_events_a_second_the_window_answers(show: Any, qtbot: QtBot) -> None:
    one = show(steps=100_000, seconds=0.05, save_steps=20)
    qtbot.waitUntil(lambda: one.view.controls.state == "live" and len(one.model.steps) > 3)
    turns: list[float] = []  # the thread's own work in each turn of the event loop: others' load does not count
    last = time.thread_time()

    def beat() -> None:
        nonlocal last
        now = time.thread_time()
        turns.append(now - last)
        last = now

    timer = QTimer(one.view)
    timer.timeout.connect(beat)
    timer.start(1)
    before = len(one.model.steps)
    qtbot.wait(10_000)
    timer.stop()
    turns.sort()
    assert len(one.model.steps) - before > 100
    assert turns[int(len(turns) * 0.999)] < 0.05
