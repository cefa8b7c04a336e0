"""A run to look at: its controls, its live charts and its log; or the charts of several runs."""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QSplitter, QVBoxLayout, QWidget

from gui import theme
from gui.process import RunFollower
from gui.run_model import RunModel
from gui.run_view.controls import Controls
from gui.run_view.log import LogView
from gui.widgets import Banner
from project import runs

if TYPE_CHECKING:
    from gui.run_view.charts import Charts

__all__ = ["RunView", "load_charts"]


def load_charts() -> None:
    """Load the library that draws charts. To be called in a thread before the first run is shown."""
    importlib.import_module("gui.run_view.charts")


class RunView(QWidget):
    """Shows a run that a model holds, and steers it through a follower if there is one. It owns neither."""

    use_requested = Signal()  # the person wants the shown run's settings on the Train page

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model: RunModel | None = None
        self._follower: RunFollower | None = None
        self.banner = Banner()
        self.controls = Controls()
        self._charts: Charts | None = None
        self._card = QFrame()
        self.log = LogView()
        self._split = QSplitter(Qt.Orientation.Vertical)
        self._lay_out()
        self._connect()

    def show_run(self, model: RunModel, follower: RunFollower | None, folder: Path) -> None:
        """Show one run. Without a follower its state is what its events say."""
        self._let_go()
        self._model, self._follower = model, follower
        self.controls.show()
        self.log.show()
        self.banner.clear()
        self.controls.show_model(model, steerable=follower is not None)
        self.charts.show_run(model)
        self.log.show_run(model, runs.RunFolder(folder).log)
        model.changed.connect(self._refresh)
        if follower is not None:
            follower.state_changed.connect(self._set_state)
            follower.failed.connect(self._show_failure)
            follower.refused.connect(self._show_refusal)
            self._set_state(follower.state)
            if follower.failure:
                self._show_failure(follower.failure)
        else:
            self._refresh()

    def show_runs(self, compared: Sequence[tuple[str, RunModel]]) -> None:
        """Compare runs in one set of charts."""
        self._let_go()
        self.banner.clear()
        self.controls.hide()
        self.log.hide()
        self.charts.show_runs(compared)

    @property
    def charts(self) -> Charts:
        """The charts, made when they are first needed: their library takes as long to load as the rest of the app."""
        if self._charts is None:
            from gui.run_view.charts import Charts

            self._charts = Charts()
            self._charts.message.connect(self._show_message)
            self._inside.addWidget(self._charts)
        return self._charts

    def _let_go(self) -> None:
        """Stop listening to the run that was shown; whoever owns it may have deleted it."""
        if self._model is not None and shiboken6.isValid(self._model):
            self._model.changed.disconnect(self._refresh)
        if self._follower is not None and shiboken6.isValid(self._follower):
            self._follower.state_changed.disconnect(self._set_state)
            self._follower.failed.disconnect(self._show_failure)
            self._follower.refused.disconnect(self._show_refusal)
        self._model = self._follower = None

    def _lay_out(self) -> None:
        theme.role(self._card, "card")
        inside = self._inside = QVBoxLayout(self._card)
        inside.setContentsMargins(theme.S, theme.S, theme.S, theme.S)
        self._split.addWidget(self._card)
        self.log.setContentsMargins(0, theme.S, 0, 0)
        self._split.addWidget(self.log)
        self._split.setStretchFactor(0, 5)
        self._split.setStretchFactor(1, 2)
        self._split.setSizes([500, 170])
        self._split.setCollapsible(0, False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.M)
        column.addWidget(self.banner)
        column.addWidget(self.controls)
        column.addWidget(self._split, 1)

    def _connect(self) -> None:
        controls = self.controls
        controls.pause_wanted.connect(lambda: self._send(runs.Pause()))
        controls.resume_wanted.connect(lambda: self._send(runs.Resume()))
        controls.save_wanted.connect(lambda: self._send(runs.Save()))
        controls.stop_wanted.connect(lambda: self._send(runs.Stop()))
        controls.continue_wanted.connect(self._continue)
        controls.force_wanted.connect(self._force)
        controls.use_wanted.connect(self.use_requested)

    def _send(self, command: runs.Command) -> None:
        if self._follower is not None:
            self._follower.send(command)

    def _continue(self) -> None:
        self.banner.clear()
        if self._follower is not None:
            self._follower.restart_engine()

    def _force(self) -> None:
        if self._follower is not None:
            self._follower.force_stop()

    def _refresh(self) -> None:
        if self._model is None:
            return
        if self._follower is None:
            end = self._model.end
            self.controls.set_state(end.status if end else "interrupted" if self._model.start else "new")
        self.controls.show_progress()
        self.log.refresh()

    def _set_state(self, state: str) -> None:
        before = self.controls.state
        self.controls.set_state(state)
        if state in ("starting", "live") and before not in ("starting", "live", "paused"):
            self.banner.clear()
        if state == "interrupted" and not self.banner.text():
            self.banner.show_message(
                self.tr("This run broke off: its engine is gone. What was saved is not lost."), "warning"
            )
        self._refresh()

    def _show_failure(self, message: str) -> None:
        self.controls.give_up_waiting()
        self.banner.show_message(message, "error", self.tr("Try again"), self._continue)

    def _show_refusal(self, message: str) -> None:
        self.controls.give_up_waiting()
        self.banner.show_message(message, "error")

    def _show_message(self, text: str, kind: str) -> None:
        self.banner.show_message(text, kind)
