"""Where answers come from: the words as they are made, and the whole answer at the end."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal

from gui.trying.source import Source
from project import runs


class AnswerSource(Source):
    """Takes questions and tells of answers."""

    begun = Signal(object)  # the Ask that is answered now
    piece_came = Signal(str, object)  # new words, and their Ask
    answered_with = Signal(object, object)  # the Answer, and the Ask if it is one that is waited for

    def heard(self, run: Path, event: runs.Event) -> None:
        if isinstance(event, runs.Phase) and event.name == "answering" and event.detail in self._pending:
            self.begun.emit(self._pending[event.detail])
        elif isinstance(event, runs.Answer) and not event.done:
            if event.id in self._pending:
                self.piece_came.emit(event.text, self._pending[event.id])
        elif isinstance(event, runs.Answer):
            if event.reason == "stopped" and self.cut_off(event.id) is not None:
                return  # nobody stopped it here: the engine was told to leave, and another one has to answer
            request = self.answered(event.id)
            self.answered_with.emit(event, request)
            self.mind_end(request)
