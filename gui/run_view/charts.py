"""Live charts of one run, or of several to compare: they follow the models, the mouse and the keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import shiboken6
from PySide6.QtCore import QEvent, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QVBoxLayout, QWidget

from gui import background, theme
from gui.run_model import RunModel
from gui.run_view.bar import DEFAULT_SMOOTHING, ChartBar
from gui.run_view.chart_file import snapshot, write_table
from gui.run_view.legend import Legend
from gui.run_view.lines import RunLines
from gui.run_view.span import Span
from gui.run_view.stack import Stack
from gui.widgets import EmptyState

FRAME = 16  # milliseconds between two pictures at least
KEY_ZOOM = 1.5
KEY_PAN = 0.15  # of the view


class Charts(QWidget):
    """Shows the numbers of runs as they grow."""

    message = Signal(str, str)  # text and kind: what became of a file that was to be saved

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Charts"))
        self._runs: list[RunLines] = []
        self._smoothing = DEFAULT_SMOOTHING
        self._titled: tuple[object, ...] = ()
        self._cursor: float | None = None
        self._look_changed = False
        self.span = Span()
        self.bar = ChartBar()
        self.legend = Legend()
        self.stack = Stack()
        self._empty = EmptyState(
            "chart", self.tr("No points yet"), self.tr("The first points appear after the first step.")
        )
        self._pages = QStackedWidget()
        self._pages.addWidget(self._empty)
        self._pages.addWidget(self.stack)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.XS)
        column.addWidget(self.bar)
        column.addWidget(self.legend)
        column.addWidget(self._pages, 1)
        self._frame = QTimer(self)
        self._frame.setSingleShot(True)
        self._frame.timeout.connect(self.draw)
        self._connect()
        self._connect_keys()

    def show_run(self, model: RunModel) -> None:
        """Show one run with its marks."""
        self.show_runs([("", model)])

    def show_runs(self, runs: Sequence[tuple[str, RunModel]]) -> None:
        """Show runs by name, each in its colour, from their first to their last step."""
        for former in self._runs:
            if shiboken6.isValid(former.model):  # its owner may have deleted it
                former.model.changed.disconnect(self.draw_soon)
        self.stack.clear()
        self._runs = [RunLines(name, model, index, self._smoothing) for index, (name, model) in enumerate(runs)]
        for run in self._runs:
            run.model.changed.connect(self.draw_soon)
        self.span.reset()
        self.legend.show_runs(self._runs)
        self._titled = ()
        self.draw()

    def draw(self) -> None:
        """Bring the picture up to date, if it is seen."""
        self._frame.stop()
        if self._look_changed:
            self._refresh_look()
        filled = any(len(run.model.steps) for run in self._runs)
        self._pages.setCurrentWidget(self.stack if filled else self._empty)
        if not filled or not self.isVisible():
            return
        for run in self._runs:
            run.pull()
        shown = [run.model.steps for run in self._runs if run.shown and len(run.model.steps)]
        if shown:
            begun = [run.model.validations[0].step for run in self._runs if run.shown and run.model.validations]
            self.span.set_whole(min([*begun, *(steps[0] for steps in shown)]), max(steps[-1] for steps in shown))
        first = self._runs[0].model
        told = (
            len(self._runs),
            first.on_card,
            first.validations[-1].perplexity if first.validations else None,
            self.stack.by_noise,
        )
        if told != self._titled:
            self._titled = told
            self.stack.set_titles(self._runs)
        self.stack.draw(self._runs, self.span.now())

    def draw_soon(self) -> None:
        if not self._frame.isActive():
            self._frame.start(FRAME)

    def reset_view(self) -> None:
        """Show everything, and what comes."""
        self.span.reset()
        self.draw_soon()

    def set_view(self, left: float, right: float) -> None:
        """Show the steps between two, and stay there."""
        self.span.show(left, right)
        self.draw_soon()

    def save_picture(self, path: Path) -> None:
        """Write what is seen as a PNG, in the background."""
        image, message = self.stack.picture(), self.tr("the picture could not be written")

        def work() -> None:
            if not image.save(str(path)):
                raise OSError(0, message, str(path))

        self._write(path, work)

    def save_table(self, path: Path) -> None:
        """Write the numbers of the shown runs as CSV, in the background."""
        runs, smoothing = [(run.name, snapshot(run.model)) for run in self._runs if run.shown], self._smoothing
        self._write(path, lambda: write_table(path, runs, smoothing))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange) and hasattr(self, "_frame"):
            self._look_changed = True  # its parts hear of the new palette after this
            self.draw_soon()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.draw_soon()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.draw_soon()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.bar.view_menu.popup(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrow keys lead the crosshair from point to point."""
        sides = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        side = sides.get(Qt.Key(event.key()))
        if side is None or not self._runs:
            super().keyPressEvent(event)
            return
        left, right = self.span.now()
        step = self._cursor if self._cursor is not None else right
        step += side * max(self.stack.markings.steps_in(4), 1)
        self._point(min(max(step, left), right), None)

    def _refresh_look(self) -> None:
        self._look_changed = False
        self._titled = ()
        self.stack.set_look()
        self.bar.refresh_look()
        self.legend.refresh_look()

    def _write(self, path: Path, work: Callable[[], None]) -> None:
        def done(_: None) -> None:
            self.message.emit(self.tr("Saved as {path}").format(path=path), "success")

        def failed(error: Exception) -> None:
            self.message.emit(background.readable(error), "error")

        background.run(self, work, done, failed)

    def _hover(self, place: QPointF) -> None:
        left, right = self.stack.span_pixels()
        if left <= place.x() <= right:
            self._point(self.stack.markings.step_at(place.x()), place)
        else:
            self._leave()

    def _point(self, step: float, place: QPointF | None) -> None:
        """Put the crosshair at a step, and the box beside it."""
        found = [(run, values) for run in self._runs if run.shown and (values := run.at(step)) is not None]
        if not found:
            return
        at = float(found[0][1].step) if len(found) == 1 else step
        self._cursor = at if place is None else step
        self.stack.point(at)
        if place is None:
            place = QPointF(self.stack.markings.x_of(at), self.stack.height() / 4)
        self.stack.box.show_values(found, self.stack.markings.marks_near(at), place.toPoint())

    def _leave(self) -> None:
        self._cursor = None
        self.stack.point(None)

    def _zoom(self, factor: float, x: float) -> None:
        self.span.zoom(factor, self.stack.markings.step_at(x))
        self.draw_soon()

    def _pan(self, pixels: float) -> None:
        self.span.pan(-self.stack.markings.steps_in(pixels))
        self.draw_soon()

    def _choose(self, left: float, right: float) -> None:
        self.set_view(self.stack.markings.step_at(left), self.stack.markings.step_at(right))

    def _show_band(self, left: float, right: float) -> None:
        self.stack.show_band((left, right))

    def _drop_band(self) -> None:
        self.stack.show_band(None)

    def _smooth(self, weight: float) -> None:
        self._smoothing = weight
        for run in self._runs:
            run.set_smoothing(weight)
        self.draw_soon()

    def _set_logarithmic(self, on: bool) -> None:
        self.stack.plots["loss"].set_logarithmic(on)
        self.draw_soon()

    def _show_by_noise(self, on: bool) -> None:
        self.stack.by_noise = on
        self.draw_soon()

    def _show_charts(self, chosen: set[str]) -> None:
        self.stack.show_charts(chosen)
        self.draw_soon()

    def _ask_picture(self) -> None:
        self._ask(self.tr("Save the charts as a picture"), "charts.png", self.tr("Pictures (*.png)"), self.save_picture)

    def _ask_table(self) -> None:
        self._ask(self.tr("Save the numbers as a table"), "charts.csv", self.tr("Tables (*.csv)"), self.save_table)

    def _ask(self, title: str, name: str, kinds: str, save: Callable[[Path], None]) -> None:
        if self._pages.currentWidget() is self._empty:
            self.message.emit(self.tr("There is nothing to save yet: the first points come soon."), "info")
            return
        chosen, _ = QFileDialog.getSaveFileName(self, title, name, kinds)
        if chosen:
            path = Path(chosen)
            save(path if path.suffix else path.with_suffix(Path(name).suffix))

    def _connect(self) -> None:
        bar, pointer = self.bar, self.stack.pointer
        bar.smoothing_changed.connect(self._smooth)
        bar.logarithmic_changed.connect(self._set_logarithmic)
        bar.charts_changed.connect(self._show_charts)
        bar.by_noise_changed.connect(self._show_by_noise)
        bar.marks_changed.connect(self.stack.show_kinds)
        bar.reset_wanted.connect(self.reset_view)
        bar.picture_wanted.connect(self._ask_picture)
        bar.table_wanted.connect(self._ask_table)
        self.legend.changed.connect(self.draw_soon)
        pointer.hovered.connect(self._hover)
        pointer.left.connect(self._leave)
        pointer.band_moved.connect(self._show_band)
        pointer.band_dropped.connect(self._drop_band)
        pointer.band_chosen.connect(self._choose)
        pointer.panned.connect(self._pan)
        pointer.zoomed.connect(self._zoom)
        pointer.reset.connect(self.reset_view)

    def _connect_keys(self) -> None:
        keys: dict[str, Callable[[], None]] = {
            "R": self.reset_view,
            "L": self.bar.logarithmic.toggle,
            "N": self.bar.by_noise.toggle,
            "+": self._zoom_in,
            "-": self._zoom_out,
            "Shift+Left": self._go_left,
            "Shift+Right": self._go_right,
            "Ctrl+S": self._ask_picture,
        }
        for key, act in keys.items():
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _zoom_in(self) -> None:
        self._zoom(1 / KEY_ZOOM, sum(self.stack.span_pixels()) / 2)

    def _zoom_out(self) -> None:
        self._zoom(KEY_ZOOM, sum(self.stack.span_pixels()) / 2)

    def _go_left(self) -> None:
        first, last = self.stack.span_pixels()
        self._pan((last - first) * KEY_PAN)

    def _go_right(self) -> None:
        first, last = self.stack.span_pixels()
        self._pan(-(last - first) * KEY_PAN)
