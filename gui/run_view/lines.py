"""One run's lines in the charts: what each chart draws of its model, kept at hand as the model grows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from gui.run_model import Numbers, RunModel
from gui.run_view.series import NOTHING, Series, Smoother

GIGABYTE = 2**30  # as makers of cards count


@dataclass(frozen=True)
class Line:
    """A line of a chart: where its numbers come from, and how it is drawn."""

    chart: str
    column: str
    scale: float = 1.0
    smooth: bool = False
    faint: bool = False
    series: int = 0  # of the theme's chart colours, when only one run is shown
    compared: bool = True  # drawn when several runs are compared


LINES = {
    "loss": Line("loss", "loss", faint=True),
    "smoothed": Line("loss", "loss", smooth=True),
    "lr": Line("lr", "lr", series=1),
    "reserved": Line("memory", "reserved", scale=1 / GIGABYTE, series=5, compared=False),
    "used": Line("memory", "used", scale=1 / GIGABYTE, series=2),
    "pace": Line("speed", "speed", faint=True, series=4, compared=False),
    "speed": Line("speed", "speed", smooth=True, series=4),
}
CHARTS = ("loss", "lr", "memory", "speed")
PACE_WEIGHT = 0.9


@dataclass(frozen=True)
class Values:
    """What a run had at one step. What is not known is NaN."""

    step: int
    epoch: int
    loss: float
    smoothed: float
    lr: float
    used: float
    reserved: float
    total: float
    speed: float
    validation: float = np.nan


class RunLines:
    """The series of one run. `index` is its place among the compared ones, which is its colour."""

    def __init__(self, name: str, model: RunModel, index: int, smoothing: float) -> None:
        self.name, self.model, self.index = name, model, index
        self.shown = True
        self.series = {key: Series() for key in LINES}
        self._smoothers = {"smoothed": Smoother(smoothing), "speed": Smoother(PACE_WEIGHT)}
        self._count = 0
        self._dropped = model.dropped

    def set_smoothing(self, weight: float) -> None:
        self._smoothers["smoothed"].set_weight(weight)

    def pull(self) -> None:
        """Take what the model has got, or what it took back, since the last time."""
        if self.model.dropped != self._dropped:
            self._dropped, self._count = self.model.dropped, 0
            for smoother in self._smoothers.values():
                smoother.clear()
        steps = self.model.steps
        for key, line in LINES.items():
            values = self.model.column(line.column)
            first = self._count
            if line.smooth:
                first = min(self._smoothers[key].take(values), first)
                values = self._smoothers[key].values
            if first < len(steps) or len(self.series[key].x) != len(steps):
                self.series[key].set(steps, values, first)
        self._count = len(steps)

    def drawn(self, key: str, left: float, right: float, pixels: int) -> tuple[Numbers, Numbers]:
        """The points of a line between two steps, as many as the screen can show."""
        if not self.shown or not self.applies(key):
            return NOTHING, NOTHING
        x, y = self.series[key].visible(left, right, pixels)
        scale = LINES[key].scale
        return x, y if scale == 1 else y * scale

    def applies(self, key: str) -> bool:
        """Without a card there is only the memory of the process."""
        return key != "reserved" or self.model.on_card

    @property
    def of_texts(self) -> bool:
        """Whether the validations are of texts, whose loss is in nats for each token."""
        return any(event.perplexity for event in self.model.validations)

    def validation(self) -> tuple[Numbers, Numbers]:
        """The steps and losses of the validations."""
        found = self.model.validated.validations if self.shown else ()
        if not found:
            return NOTHING, NOTHING
        points = np.array([(event.step, event.loss) for event in found])
        return points[:, 0], points[:, 1]

    def bands(self) -> list[tuple[Numbers, Numbers]]:
        """The same for each range of noise levels, from little noise to much."""
        found = [event for event in self.model.validated.validations if event.bands] if self.shown else []
        count = max((len(event.bands) for event in found), default=0)
        whole = [event for event in found if len(event.bands) == count]
        steps = np.array([float(event.step) for event in whole])
        return [(steps, np.array([event.bands[band] for event in whole])) for band in range(count)]

    def best(self) -> tuple[int, float] | None:
        """(step, loss) of the best validation."""
        best = self.model.validated.best if self.shown else None
        return (best.step, best.loss) if best else None

    def capacity(self) -> float:
        """The card's whole memory in gigabytes; 0 without a card."""
        total = self.model.total
        if not self.shown or not self.model.on_card or not len(total) or not np.isfinite(total[-1]):
            return 0.0
        return float(total[-1]) / GIGABYTE

    def at(self, step: float) -> Values | None:
        """The numbers of the step that is nearest."""
        steps = self.model.steps
        if not len(steps):
            return None
        index = int(np.searchsorted(steps, step))
        if index == len(steps) or (index and step - steps[index - 1] < steps[index] - step):
            index -= 1
        column: Callable[[str], float] = lambda name: float(self.model.column(name)[index])  # noqa: E731
        smooth = self._smoothers["smoothed"].values
        return Values(
            step=int(steps[index]),
            epoch=int(column("epoch")),
            loss=column("loss"),
            smoothed=float(smooth[index]) if index < len(smooth) else np.nan,
            lr=column("lr"),
            used=column("used"),
            reserved=column("reserved"),
            total=column("total"),
            speed=column("speed"),
            validation=self._validation_near(int(steps[index])),
        )

    def _validation_near(self, step: int) -> float:
        """That of the newest validation up to a step."""
        return next((event.loss for event in reversed(self.model.validated.validations) if event.step <= step), np.nan)
