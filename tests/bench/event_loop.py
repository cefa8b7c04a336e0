"""The window's event loop while a run of 20 events a second is followed and a gallery of 10,000 pictures loads.

A watchdog, a timer of one millisecond, notes how long each turn of the loop lasted and how much of that the window's
thread worked. The floor is the same watchdog over an empty window, in the same process, before and after.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QWidget

from gui import theme
from gui.app import make_application
from gui.dataset import DatasetPage
from gui.process import RunFollower
from gui.run_model import RunModel
from gui.run_view import RunView
from project.library import Project
from tests.bench.gallery import make_pictures

ENGINE = Path(__file__).resolve().parents[1] / "gui" / "scripted_engine.py"
SECONDS = 15.0
BLOCKED = 50.0  # milliseconds that 99.9 % of the turns stay under


@dataclass(frozen=True)
class Turns:
    """Turns of an event loop in milliseconds: by the clock, and of them the thread's own work."""

    clock: np.ndarray
    work: np.ndarray


class Watchdog:
    """Measures the turns of the event loop that it runs."""

    def watch(self, seconds: float) -> Turns:
        clock, work = [], []
        last, worked = time.perf_counter(), time.thread_time()

        def beat() -> None:
            nonlocal last, worked
            now, done = time.perf_counter(), time.thread_time()
            clock.append((now - last) * 1000)
            work.append((done - worked) * 1000)
            last, worked = now, done

        timer = QTimer()
        timer.timeout.connect(beat)
        timer.start(1)
        loop = QEventLoop()
        QTimer.singleShot(round(seconds * 1000), loop.quit)
        loop.exec()
        timer.stop()
        return Turns(np.array(clock), np.array(work))


@dataclass(frozen=True)
class Result:
    """What the watchdog saw, and that there was something to see."""

    floor: Turns
    ours: Turns
    events: int
    pictures: int


def measure(seconds: float, pictures: int) -> Result:
    """Watch an empty window, then the busy one. Needs the application to exist."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        make_pictures(folder, pictures)
        run = folder / "run"
        run.mkdir()
        plan = {"steps": 1_000_000, "seconds": 0.05, "save_steps": 40}
        (run / "script.json").write_text(json.dumps(plan), encoding="utf-8")
        engine = subprocess.Popen([sys.executable, str(ENGINE), "work", "--run", str(run)])
        try:
            empty = QMainWindow()
            empty.show()
            floor = Watchdog().watch(seconds / 3)
            empty.close()
            return _busy(run, Project(folder=folder, name="many"), seconds, floor)
        finally:
            engine.kill()
            engine.wait()


def _busy(run: Path, project: Project, seconds: float, floor: Turns) -> Result:
    stage = QWidget()
    stage.resize(1600, 900)
    row = QHBoxLayout(stage)
    view, page = RunView(), DatasetPage()
    row.addWidget(view, 1)
    row.addWidget(page, 1)
    model, follower = RunModel(), RunFollower(run)
    follower.arrived.connect(model.feed)
    view.show_run(model, follower, run)
    stage.show()
    QApplication.processEvents()
    follower.start()
    Watchdog().watch(1.0)
    before = model.last_step
    page.open_project(project)
    ours = Watchdog().watch(seconds)
    events, listed = model.last_step - before, page.grid.model().rowCount()
    page.close_project()
    follower.leave()
    stage.close()
    stage.deleteLater()
    return Result(floor, ours, events, listed)


def table(result: Result) -> str:
    """The figures in Markdown."""
    head = f"| {result.events:,} events, {result.pictures:,} pictures | 50 % | 99 % | 99.9 % | most | turns |"
    rows = [
        ("empty window, clock", result.floor.clock),
        ("empty window, its thread's work", result.floor.work),
        ("LoRA Atelier, clock", result.ours.clock),
        ("LoRA Atelier, its thread's work", result.ours.work),
    ]
    lines = [head, "|---|---|---|---|---|---|"]
    for name, turns in rows:
        figures = " | ".join(f"{np.percentile(turns, share):.1f} ms" for share in (50, 99, 99.9, 100))
        lines.append(f"| {name} | {figures} | {len(turns):,} |")
    return "\n".join(lines)


def main() -> int:
    """Measure and print one table; 1 if the loop was blocked too long."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench event-loop", description=__doc__)
    parser.add_argument("--seconds", type=float, default=SECONDS)
    parser.add_argument("--pictures", type=int, default=10_000)
    arguments = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = make_application(["bench"])
    theme.apply(app, "light")
    result = measure(arguments.seconds, arguments.pictures)
    print(table(result))
    return 0 if np.percentile(result.ours.work, 99.9) <= BLOCKED else 1


if __name__ == "__main__":
    sys.exit(main())
