"""Repainting charts of 1,000,000 steps, all four with smoothed lines, beside a bare pyqtgraph plot of one line.

The floor is one `PlotWidget` with the loss alone and pyqtgraph's own peak downsampling. Both are repainted in turns
while a point arrives each time, as in a live run. Times are CPU milliseconds of the window's thread, from the arrival
of the point to the painted picture: a busy machine stretches the clock, not these.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from project import runs

SIZE = (900, 450)
FRAME = 1000 / 60


@dataclass(frozen=True)
class Result:
    """CPU milliseconds a repaint: medians, and our 95th percentile."""

    points: int
    floor: float
    ours: float
    ours_p95: float
    zoomed: float
    smoothing: float


def measure(points: int, rounds: int) -> Result:
    """Repaint both in turns. Needs the application to exist."""
    import pyqtgraph as pg

    from gui.run_view.charts import Charts

    model, loss = _model(points)
    charts = Charts()
    charts.resize(*SIZE)
    charts.show_run(model)
    charts.show()
    bare = pg.PlotWidget()
    bare.resize(*SIZE)
    curve = bare.plot(pen=pg.mkPen("b", width=1))
    curve.setDownsampling(auto=True, method="peak")
    curve.setClipToView(True)
    bare.show()
    _paint()
    steps = np.arange(1.0, points + rounds + 1)

    def ours(number: int) -> None:
        model.feed([runs.Step(step=points + number + 1, loss=0.2, lr=1e-4, seconds=0.5, memory=_memory())])
        charts.draw()
        _paint()

    def floor(number: int) -> None:
        curve.setData(steps[: points + number], loss[: points + number])
        _paint()

    times: dict[str, list[float]] = {"ours": [], "floor": []}
    for number in range(rounds):
        times["floor"].append(_timed(lambda number=number: floor(number)))  # type: ignore[misc]
        times["ours"].append(_timed(lambda number=number: ours(number)))  # type: ignore[misc]
    zoomed = [_timed(lambda place=place: _zoom(charts, place, points)) for place in np.linspace(0.1, 0.8, 20)]  # type: ignore[misc]
    smoothing = [_timed(lambda value=value: _smooth(charts, value)) for value in (50, 95, 0, 90)]  # type: ignore[misc]
    charts.close()
    bare.close()
    return Result(
        points,
        statistics.median(times["floor"]),
        statistics.median(times["ours"]),
        float(np.percentile(times["ours"], 95)),
        statistics.median(zoomed),
        statistics.median(smoothing),
    )


def table(results: list[Result]) -> str:
    """One Markdown row a length."""
    lines = [
        "| steps | one bare line | LoRA Atelier, 7 lines | p95 | ratio | zooming | moving the smoothing |",
        "|---|---|---|---|---|---|---|",
    ]
    lines += [
        f"| {r.points:,} | {r.floor:.1f} ms | **{r.ours:.1f} ms** | {r.ours_p95:.1f} | {r.ours / r.floor:.2f} | "
        f"{r.zoomed:.1f} ms | {r.smoothing:.1f} ms |"
        for r in results
    ]
    return "\n".join(lines)


def _model(points: int) -> tuple:
    """A run of many noisy steps, and its losses with room for those to come."""
    from gui.run_model import RunModel

    random = np.random.default_rng(0)
    loss = (
        0.1 + 0.4 * np.exp(-np.arange(points + 10_000) / (points / 5)) + np.abs(random.normal(0, 0.05, points + 10_000))
    )
    model = RunModel()
    model.feed([runs.Start(total_steps=points, device="cuda:0")])
    for first in range(0, points, 5_000):
        model.feed(
            runs.Step(step=step + 1, loss=loss[step], lr=1e-4, seconds=0.4 + 0.2 * loss[step], memory=_memory())
            for step in range(first, min(first + 5_000, points))
        )
    return model, loss


def _memory() -> runs.Memory:
    return runs.Memory(used=5 << 30, reserved=6 << 30, total=8 << 30)


def _paint() -> None:
    """Let the event loop paint what was changed."""
    from PySide6.QtWidgets import QApplication

    QApplication.processEvents()


def _zoom(charts, place: float, points: int) -> None:  # type: ignore[no-untyped-def]
    charts.span.show(points * place, points * (place + 0.1))
    charts.draw()
    _paint()


def _smooth(charts, value: int) -> None:  # type: ignore[no-untyped-def]
    charts.bar.slider.setValue(value)
    charts.draw()
    _paint()


def _timed(work: Callable[[], None]) -> float:
    began = time.thread_time()
    work()
    return (time.thread_time() - began) * 1000


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.bench charts", description=__doc__)
    parser.add_argument("--points", type=int, nargs="+", default=[10_000, 100_000, 1_000_000])
    parser.add_argument("--rounds", type=int, default=100)
    arguments = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from gui import theme
    from gui.app import make_application

    app = make_application(["bench"])
    theme.apply(app, "light")
    results = [measure(points, arguments.rounds) for points in arguments.points]
    print(table(results))
    return 0 if all(result.ours <= FRAME for result in results) else 1


if __name__ == "__main__":
    sys.exit(main())
