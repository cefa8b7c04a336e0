"""Where preview pictures come from: the project's running training, or else its own warm engine.

Requests carry an id, and what comes back is told apart by it: a picture that was replaced meanwhile is kept in the
history and shown to nobody. A picture without the LoRA is remembered, since the strength does not change it.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Hashable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from gui.preview.warm_engine import WarmEngine
from gui.process import RunFollower
from gui.run_model import RunModel
from project import runs
from project.runs.history import PreviewRecord, preview_record

REMEMBERED = 400  # requests whose pictures can be found again


class _Asked(NamedTuple):
    request: runs.PreviewRequest
    base_model: str


class PreviewSource(QObject):
    """Takes requests and tells of pictures. The newest request replaces what waits and what is being made."""

    picture_made = Signal(object, object)  # PreviewRecord, and the PreviewRequest if it is one that is waited for
    progressed = Signal(int, int, object)  # denoising steps done and to do, of this PreviewRequest
    settled = Signal()  # nothing is waited for any more
    warned = Signal(str)  # one picture failed
    failed = Signal(str)  # no picture can be made at all
    dropped = Signal()  # the training that was to make the picture ended
    state_changed = Signal(str)  # "training", "asleep", "loading", "waiting", "ready", "failed"

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._engine: WarmEngine | None = None
        self._live: RunFollower | None = None
        self._since = 0.0
        self._pending: OrderedDict[str, runs.PreviewRequest] = OrderedDict()
        self._last: tuple[list[runs.PreviewRequest], runs.PreviewJob] | None = None
        self._cut_off: OrderedDict[str, runs.PreviewRequest] = OrderedDict()
        self._tried_again = False
        self._asked: OrderedDict[str, _Asked] = OrderedDict()
        self._known: OrderedDict[Hashable, PreviewRecord] = OrderedDict()
        self._broken = False
        self._told_state = ""

    @property
    def state(self) -> str:
        """Who would make a picture now, and how ready it is."""
        if self._live is not None:
            return "training"
        if self._broken:
            return "failed"
        return self._engine.state if self._engine is not None else "asleep"

    @property
    def pending(self) -> list[str]:
        """The ids of the requests whose pictures are still to come."""
        return list(self._pending)

    @property
    def waiting(self) -> int:
        """How many pictures are still to come."""
        return len(self._pending)

    def open(self, previews: Path) -> None:
        """Make pictures for a project from now on."""
        self.close()
        self._since = time.time()
        self._engine = WarmEngine(previews, self)
        self._engine.arrived.connect(self._engine_tells)
        self._engine.state_changed.connect(self._tell_state)
        self._engine.gone.connect(self._engine_gone)
        self._engine.refused.connect(self._refused)

    def close(self) -> None:
        """Let the project go: its engine leaves, its lock comes free."""
        self.set_live_run(None, None)
        self._pending.clear()
        self._cut_off.clear()
        self._asked.clear()
        self._known.clear()
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

    def render(self, requests: Sequence[runs.PreviewRequest], job: runs.PreviewJob) -> None:
        """Have pictures made. `job` names the base model and the device for the own engine."""
        self._last = (list(requests), job)
        self._pending = OrderedDict((request.id, request) for request in requests)
        self._cut_off.clear()
        for request in requests:
            self._asked[request.id] = _Asked(request, job.base_model)
        while len(self._asked) > REMEMBERED:
            self._asked.popitem(last=False)
        self._tried_again = self._broken = False
        self._deliver()
        self._tell_state()

    def try_again(self) -> None:
        """Ask once more for what could not be made."""
        if self._last is not None:
            self.render(*self._last)

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

    def known(self, request: runs.PreviewRequest, base_model: str) -> PreviewRecord | None:
        """A picture that was made earlier in this session with just these settings, if its file is still there."""
        record = self._known.get(_key(request, base_model))
        return record if record is not None and record.path.exists() else None

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
            if isinstance(event, runs.Preview):
                self._picture(preview_record(run, event))
            elif isinstance(event, runs.Phase) and event.name == "rendering" and event.detail in self._pending:
                self.progressed.emit(event.done, event.total, self._pending[event.detail])
            elif isinstance(event, runs.Warning_) and current and event.path in self._pending:
                self._refusal(event)

    def _picture(self, record: PreviewRecord) -> None:
        asked = self._asked.get(record.event.id)
        if asked is not None:
            self._remember(asked, record)
        request = self._pending.pop(record.event.id, None)
        self._tried_again = False
        self.picture_made.emit(record, request)
        if request is not None and not self._pending:
            self.settled.emit()

    def _refusal(self, event: runs.Warning_) -> None:
        if event.code not in ("preview", "preview-cancelled"):
            return
        request = self._pending.pop(event.path)
        if event.code == "preview":
            self.warned.emit(event.message)
        else:  # the person gave up nothing, so the engine was told to leave: another one has to make it
            self._cut_off[request.id] = request
        if not self._pending:
            self.settled.emit()

    def _remember(self, asked: _Asked, record: PreviewRecord) -> None:
        """Pictures at strength 0 and those of a LoRA that lies on disk; a training's own weights move on."""
        if asked.request.strength == 0 or asked.request.adapter:
            self._known[_key(*asked)] = record
            while len(self._known) > REMEMBERED:
                self._known.popitem(last=False)

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
            self._give_up(self.tr("The preview engine left before the picture was made."))

    def _refused(self, why: str) -> None:
        self._give_up(why)

    def _give_up(self, why: str) -> None:
        self._pending.clear()
        self._broken = True
        self._tell_state()
        self.failed.emit(why)

    def _tell_state(self) -> None:
        if self.state != self._told_state:
            self._told_state = self.state
            self.state_changed.emit(self.state)


def _key(request: runs.PreviewRequest, base_model: str) -> Hashable:
    adapter = request.adapter if request.strength else ""
    size = (request.width, request.height)
    sampling = (request.seed, request.steps, request.guidance)
    return request.prompt, request.negative, *sampling, *size, request.strength, adapter, base_model
