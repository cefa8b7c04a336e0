"""Where preview pictures come from, and which of them are known already.

A picture that was replaced meanwhile is kept in the history and shown to nobody. A picture without the LoRA is
remembered, since the strength does not change it.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable, Sequence
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from gui.trying.source import Source
from project import runs
from project.runs.history import PreviewRecord, preview_record

REMEMBERED = 400  # requests whose pictures can be found again


class _Asked(NamedTuple):
    request: runs.PreviewRequest
    base_model: str


class PreviewSource(Source):
    """Takes requests and tells of pictures."""

    picture_made = Signal(object, object)  # PreviewRecord, and the PreviewRequest if it is one that is waited for
    progressed = Signal(int, int, object)  # denoising steps done and to do, of this PreviewRequest

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._asked: OrderedDict[str, _Asked] = OrderedDict()
        self._known: OrderedDict[Hashable, PreviewRecord] = OrderedDict()

    def close(self) -> None:
        super().close()
        self._asked.clear()
        self._known.clear()

    def render(self, requests: Sequence[runs.PreviewRequest], job: runs.PreviewJob) -> None:
        """Have pictures made. `job` names the base model and the device for the own engine."""
        for request in requests:
            self._asked[request.id] = _Asked(request, job.base_model)
        while len(self._asked) > REMEMBERED:
            self._asked.popitem(last=False)
        self.ask(requests, job)

    def known(self, request: runs.PreviewRequest, base_model: str) -> PreviewRecord | None:
        """A picture that was made earlier in this session with just these settings, if its file is still there."""
        record = self._known.get(_key(request, base_model))
        return record if record is not None and record.path.exists() else None

    def heard(self, run: Path, event: runs.Event) -> None:
        if isinstance(event, runs.Preview):
            self._picture(preview_record(run, event))
        elif isinstance(event, runs.Phase) and event.name == "rendering" and event.detail in self._pending:
            self.progressed.emit(event.done, event.total, self._pending[event.detail])

    def _picture(self, record: PreviewRecord) -> None:
        asked = self._asked.get(record.event.id)
        if asked is not None:
            self._remember(asked, record)
        request = self.answered(record.event.id)
        self.picture_made.emit(record, request)
        self.mind_end(request)

    def _remember(self, asked: _Asked, record: PreviewRecord) -> None:
        """Pictures at strength 0 and those of a LoRA that lies on disk; a training's own weights move on."""
        if asked.request.strength == 0 or asked.request.adapter:
            self._known[_key(*asked)] = record
            while len(self._known) > REMEMBERED:
                self._known.popitem(last=False)


def _key(request: runs.PreviewRequest, base_model: str) -> Hashable:
    adapter = request.adapter if request.strength else ""
    size = (request.width, request.height)
    sampling = (request.seed, request.steps, request.guidance)
    return request.prompt, request.negative, *sampling, *size, request.strength, adapter, base_model
