"""Where answers to requests come from: the project's running training, or else its own warm engine.

Requests carry an id, and what comes back is told apart by it: what was replaced meanwhile is waited for by nobody.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from gui.language import translated
from gui.process import RunFollower
from gui.run_model import RunModel
from gui.trying.warm_engine import WarmEngine
from project import runs


class Source(QObject):
    """Takes requests; what comes back is `heard`. The newest request replaces what waits and what is in work."""

    settled = Signal()  # nothing is waited for any more
    warned = Signal(str)  # one request failed
    failed = Signal(str)  # nothing can be answered at all
    dropped = Signal()  # the training that was to answer ended
    state_changed = Signal(str)  # "training", "asleep", "loading", "waiting", "ready", "failed"

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._engine: WarmEngine | None = None
        self._live: RunFollower | None = None
        self._since = 0.0
        self._pending: OrderedDict[str, runs.Request] = OrderedDict()
        self._last: tuple[list[runs.Request], runs.PreviewJob] | None = None
        self._cut_off: OrderedDict[str, runs.Request] = OrderedDict()
        self._tried_again = False
        self._broken = False
        self._told_state = ""

    def heard(self, run: Path, event: runs.Event) -> None:
        """An event of the run folder `run` that is no refusal: extended by what shows it."""

    @property
    def state(self) -> str:
        """Who would answer now, and how ready it is."""
        if self._live is not None:
            return "training"
        if self._broken:
            return "failed"
        return self._engine.state if self._engine is not None else "asleep"

    @property
    def pending(self) -> list[str]:
        """The ids of the requests that are still to be answered."""
        return list(self._pending)

    @property
    def waiting(self) -> int:
        """How many answers are still to come."""
        return len(self._pending)

    def open(self, previews: Path) -> None:
        """Answer for a project from now on."""
        self.close()
        self._since = time.time()
        self._engine = WarmEngine(previews, self)
        self._engine.arrived.connect(self._engine_tells)
        self._engine.state_changed.connect(self._tell_state)
        self._engine.gone.connect(self._engine_gone)
        self._engine.refused.connect(self._give_up)

    def close(self) -> None:
        """Let the project go: its engine leaves, its lock comes free."""
        self.set_live_run(None, None)
        self._pending.clear()
        self._cut_off.clear()
        self._last, self._broken = None, False
        if self._engine is not None:
            self._engine.leave()
            self._engine.deleteLater()
            self._engine = None

    def set_live_run(self, follower: RunFollower | None, model: RunModel | None) -> None:
        """Use a training that runs, or with None the own engine again. A card is never filled twice."""
        if follower is self._live:
            return
        if self._live is not None:
            with suppress(RuntimeError, TypeError):  # its Qt side may be gone already
                self._live.arrived.disconnect(self._training_tells)
        self._live = follower
        self._broken = False
        if follower is not None:
            follower.arrived.connect(self._training_tells)
            if self._engine is not None:
                self._engine.stop()
            for request in self._pending.values():
                follower.send(request)
        elif self._pending or self._cut_off:
            self._pending.clear()
            self._cut_off.clear()
            self.dropped.emit()
        self._tell_state()

    def ask(self, requests: Sequence[runs.Request], job: runs.PreviewJob) -> None:
        """Have requests answered. `job` names the base model and the device for the own engine."""
        self._last = (list(requests), job)
        self._pending = OrderedDict((request.id, request) for request in requests)
        self._cut_off.clear()
        self._tried_again = self._broken = False
        self._deliver()
        self._tell_state()

    def try_again(self) -> None:
        """Ask once more for what could not be answered."""
        if self._last is not None:
            self.ask(*self._last)

    def cancel(self) -> None:
        """Give up what is waited for."""
        self._cut_off.clear()
        if not self._pending:
            return
        first = next(iter(self._pending.values()))
        self._pending.clear()
        name = first.group or first.id
        if self._live is not None:
            self._live.send(runs.Cancel(id=name))
        elif self._engine is not None:
            self._engine.cancel(name)
        self.settled.emit()

    def answered(self, name: str) -> runs.Request | None:
        """Take a request off those that are waited for; None if it is none of them. `mind_end` follows."""
        self._tried_again = False
        return self._pending.pop(name, None)

    def mind_end(self, request: runs.Request | None) -> None:
        """Tell that nothing is waited for any more, if the last one was answered just now."""
        if request is not None and not self._pending:
            self.settled.emit()

    def cut_off(self, name: str) -> runs.Request | None:
        """A request that is waited for will not be answered, since the engine was told to leave: another one has to."""
        request = self._pending.pop(name, None)
        if request is not None:
            self._cut_off[name] = request
            if not self._pending:
                self.settled.emit()
        return request

    def _deliver(self) -> None:
        assert self._last is not None
        wanted = list(self._pending.values())
        if self._live is not None:
            for request in wanted:
                self._live.send(request)
        elif self._engine is not None:
            self._engine.ask(wanted, self._last[1])

    def _training_tells(self, events: list[runs.Event]) -> None:
        if self._live is not None:
            self._hear(self._live.folder.path, events, current=True)

    def _engine_tells(self, events: list[runs.Event]) -> None:
        if self._engine is not None:
            self._hear(self._engine.folder, events, current=self._live is None)

    def _hear(self, run: Path, events: list[runs.Event], *, current: bool) -> None:
        """`current`: these events come from whom the requests went to, so that a refusal is an answer."""
        for event in events:
            if event.t < self._since:
                continue  # history
            if not isinstance(event, runs.Warning_):
                self.heard(run, event)
            elif current and event.path in self._pending:
                self._refusal(event)

    def _refusal(self, event: runs.Warning_) -> None:
        if event.code == "preview":
            request = self._pending.pop(event.path)
            self.warned.emit(translated(event.message))
            self.mind_end(request)
        elif event.code == "preview-cancelled":
            self.cut_off(event.path)

    def _engine_gone(self, why: str) -> None:
        if self._live is not None:
            return
        if why:
            self._give_up(why)
            return
        self._pending = OrderedDict([*self._cut_off.items(), *self._pending.items()])
        self._cut_off.clear()
        if self._pending and not self._tried_again:  # it left just before it was asked
            self._tried_again = True
            self._deliver()
        elif self._pending:
            self._give_up(self.tr("The preview engine left before it answered."))

    def _give_up(self, why: str) -> None:
        self._pending.clear()
        self._broken = True
        self._tell_state()
        self.failed.emit(why)

    def _tell_state(self) -> None:
        if self.state != self._told_state:
            self._told_state = self.state
            self.state_changed.emit(self.state)
