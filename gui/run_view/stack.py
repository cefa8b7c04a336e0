"""The charts one over the other: draws runs for a range of steps, and tells steps from pixels."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtGui import QColor, QFont, QImage
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui import theme
from gui.run_view.lines import CHARTS, LINES, RunLines
from gui.run_view.markings import Markings
from gui.run_view.plot import Plot, mixed, pen
from gui.run_view.pointer import Pointer
from gui.run_view.values import ValuesBox
from project.validation import VALIDATION_BANDS

FROM_ZERO = ("lr", "memory", "speed")
HEIGHTS = {"loss": (90, 5), "lr": (46, 2), "memory": (46, 2), "speed": (52, 2)}  # least pixels, share of the rest
FAINT, FAINT_AMONG = 0.4, 0.28  # how much of its colour the raw line has: alone, and among several runs

AWAY = 0.55  # the same of the training's smoothed line where a validation says more
VALIDATION, THICK = 1, 2.4  # its colour among the theme's series, and the width of its line
BAND = 0.45  # and of the lines by noise level
STRONG, CALM = 1.6, 1_200  # width of a smoothed line, and the points up to which painting that is quick


class Stack(QWidget):
    """Four plots over one axis, with a sheet of marks and crosshair over them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.markings = Markings()
        self.plots = {key: Plot(key, key in FROM_ZERO, self.markings) for key in CHARTS}
        self.pointer = Pointer(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for key, plot in self.plots.items():
            least, share = HEIGHTS[key]
            plot.setMinimumHeight(least)
            column.addWidget(plot, share)
            self.pointer.watch(plot.viewport())
        self.box = ValuesBox(self)
        self._marked: tuple[int, int, int] | None = None
        self.by_noise = True  # whether the validation is also drawn by noise level
        self.plots["loss"].explain(self._loss_explained())
        self.show_charts(set(CHARTS))
        self.set_look()

    def clear(self) -> None:
        """Forget what was drawn."""
        for plot in self.plots.values():
            plot.clear_curves()
        self._marked = None
        self.point(None)

    def draw(self, runs: Sequence[RunLines], view: tuple[float, float]) -> None:
        """Show runs between two steps."""
        left, right = self.span_pixels()
        self.markings.view, self.markings.edges = view, (left, right)
        look = theme.tokens()
        shown = [plot for plot in self.plots.values() if not plot.isHidden()]
        for plot in shown:
            plot.begin()
            self._draw_lines(plot, runs, look)
            plot.finish(*view)
        self._set_marks(runs)

    def show_charts(self, chosen: set[str]) -> None:
        """Which of the charts are shown; the lowest names the steps."""
        shown = [key for key in CHARTS if key in chosen]
        for key, plot in self.plots.items():
            plot.setVisible(key in chosen)
            plot.show_steps_below(key == shown[-1])
            plot.uppermost = key == shown[0]

    def set_titles(self, runs: Sequence[RunLines]) -> None:
        """Name the charts and what their colours mean."""
        look = theme.tokens()
        alone = runs[0] if len(runs) == 1 else None
        for key, (name, legend) in self._titles(alone).items():
            keys = "".join(f'&nbsp;&nbsp;&nbsp;<span style="color:{colour}">▬</span> {text}' for text, colour in legend)
            self.plots[key].show_title(
                f'<span style="color:{look.text};font-weight:600">{name}</span>'
                f'<span style="color:{look.muted}">{keys}</span>'
            )

    def set_look(self) -> None:
        """Take the theme's colours and the font."""
        look = theme.tokens()
        font = QFont(self.font())
        font.setPointSizeF(max(font.pointSizeF() * 0.85, 7))
        for plot in self.plots.values():
            plot.set_look(look, font)

    def span_pixels(self) -> tuple[int, int]:
        """The left and the right edge of the curves."""
        plot = next(plot for plot in self.plots.values() if not plot.isHidden())
        area = plot.area().translated(plot.pos())
        return area.left(), area.left() + max(area.width(), 1)

    def point(self, step: float | None) -> None:
        """Put the crosshair at a step, or take it away."""
        former, self.markings.cursor = self.markings.cursor, step
        if former == step:
            return
        for plot in self.plots.values():
            for place in (former, step):
                if place is not None:
                    plot.update_strip(self.markings.x_of(place))
        if step is None:
            self.box.hide()

    def show_band(self, band: tuple[float, float] | None) -> None:
        """Tint the range in pixels that is being chosen."""
        self.markings.band = band
        self._update_plots()

    def show_kinds(self, kinds: set[str]) -> None:
        """Which kinds of marks are shown."""
        self.markings.kinds = kinds
        self._update_plots()

    def picture(self) -> QImage:
        """What is seen, at twice the resolution."""
        self.point(None)
        image = QImage(self.size() * 2, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(2)
        self.render(image)
        return image

    def _draw_lines(self, plot: Plot, runs: Sequence[RunLines], look: theme.Tokens) -> None:
        left, right = self.markings.view
        pixels = max(plot.area().width(), 100)
        several = len(runs) > 1
        validated = any(run.model.validations for run in runs)
        for key, line in LINES.items():
            if line.chart != plot.key or (several and not line.compared):
                continue
            strength = (FAINT_AMONG if several else FAINT) if line.faint else 1.0
            if validated and line.chart == "loss":
                strength *= AWAY
            for run in runs:
                colour = look.series[(run.index if several else line.series) % len(look.series)]
                x, y = run.drawn(key, left, right, pixels)
                width = STRONG if key == "smoothed" and len(x) <= CALM and not validated else 1
                plot.draw(f"{run.index} {key}", x, y, pen(mixed(colour, look.surface, strength), width))
        if plot.key == "memory":
            self._draw_capacity(plot, runs, look)
        if plot.key == "loss":
            for run in runs:
                colour = look.series[run.index % len(look.series) if several else VALIDATION]
                self._draw_validation(plot, run, mixed(colour, look.surface, 1.0), alone=not several)

    def _draw_validation(self, plot: Plot, run: RunLines, colour: QColor, alone: bool) -> None:
        """The loss on held-back pictures: thick, with its points, a star at the best, and fine lines by noise level."""
        look = theme.tokens()
        faint = pen(mixed(colour.name(), look.surface, BAND))
        bands = run.bands() if alone and self.by_noise else []
        for number in range(max(len(bands), VALIDATION_BANDS)):
            points = bands[number] if number < len(bands) else (np.empty(0), np.empty(0))
            plot.draw(f"{run.index} band {number}", *points, faint)
        x, y = run.validation()
        plot.draw(f"{run.index} validated", x, y, pen(colour, THICK))
        plot.draw_dots(f"{run.index} validation", x, y, pen(colour))
        best = run.best()
        text = self.tr("best: step {step}").format(step=best[0]) if best and alone else ""
        plot.draw_star(f"{run.index} best", best, text, colour)

    def _loss_explained(self) -> str:
        return self.tr(
            "The loss on held-back pictures says which step is best: lower is better. Training loss does not measure "
            "quality: it wavers with the noise of each step, and it falls on while a LoRA learns its pictures by heart."
        )

    def _draw_capacity(self, plot: Plot, runs: Sequence[RunLines], look: theme.Tokens) -> None:
        capacity = max((run.capacity() for run in runs), default=0.0)
        level = np.array([capacity, capacity]) if capacity else np.empty(0)
        ends = np.array(self.markings.view) if capacity else np.empty(0)
        plot.draw("total", ends, level, pen(mixed(look.danger, look.surface, 0.8), dashed=True))

    def _set_marks(self, runs: Sequence[RunLines]) -> None:
        model = runs[0].model if len(runs) == 1 else None
        state = (id(model), len(model.marks), model.dropped) if model else (0, 0, 0)
        if state != self._marked:
            self._marked = state
            self.markings.set_marks(model.marks if model else [])
            self._update_plots()

    def _update_plots(self) -> None:
        for plot in self.plots.values():
            plot.viewport().update()

    def _titles(self, alone: RunLines | None) -> dict[str, tuple[str, list[tuple[str, str]]]]:
        look = theme.tokens()
        colours = {key: look.series[line.series] for key, line in LINES.items()}
        loss, rate, speed = self.tr("Loss"), self.tr("Learning rate"), self.tr("Speed, steps a second")
        memory = self.tr("Memory of the card, GB")
        if alone is not None and not alone.model.on_card:
            memory = self.tr("Memory of the process, GB")
        if alone is None:
            return {"loss": (loss, []), "lr": (rate, []), "memory": (self.tr("Memory, GB"), []), "speed": (speed, [])}
        share = AWAY if alone.model.validations else 1.0
        losses = [
            (self.tr("training, each step"), mixed(colours["loss"], look.surface, FAINT * share).name()),
            (self.tr("training, smoothed"), mixed(colours["smoothed"], look.surface, share).name()),
        ]
        if alone.model.validations:
            held = look.series[VALIDATION]
            of_pictures = self.tr("held-back pictures: the measure of quality")
            of_texts = self.tr("held-back rows: perplexity {now}, the measure of quality")
            newest = alone.model.validations[-1].perplexity
            losses.insert(0, (of_texts.format(now=f"{newest:.3g}") if alone.of_texts else of_pictures, held))
            if self.by_noise and any(event.bands for event in alone.model.validations):
                fine = mixed(held, look.surface, BAND).name()
                losses.insert(1, (self.tr("by noise level, little to much"), fine))
        parts = [
            (self.tr("used"), colours["used"]),
            (self.tr("reserved"), colours["reserved"]),
            (self.tr("all there is"), look.danger),
        ]
        return {
            "loss": (loss, losses),
            "lr": (rate, []),
            "memory": (memory, parts if alone.model.on_card else []),
            "speed": (speed, []),
        }
