"""The test questions asked now: of the training as it is, or of a finished run and its checkpoints."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from gui.chat.asking import USER
from gui.chat.source import AnswerSource
from gui.trying.choices import Choice
from project import runs
from project.config import load_config
from project.errors import AtelierError
from project.options import Config
from project.runs.history import result_step


@dataclass(frozen=True)
class Asked:
    """How a run asks its test questions, so that answers made later can stand beside its own. `last` is the step of
    its finished LoRA."""

    last: int = 0
    config: Config = field(default_factory=Config)

    @classmethod
    def of_run(cls, run: Path) -> Asked:
        """As its config says. Slow."""
        config = Config()
        with suppress(AtelierError):
            config = load_config(runs.RunFolder(run).config)
        return cls(result_step(run), config)

    def request(self, question: str, adapter: str, strength: float) -> runs.Ask:
        """A test question to an adapter; without one to the training as it is."""
        preview = self.config.preview
        return runs.Ask(
            id=uuid.uuid4().hex[:12],
            messages=((USER, question),),
            system=self.config.text.system_prompt,
            seed=preview.preview_seed,
            strength=strength,
            adapter=adapter,
            max_tokens=preview.question_tokens,
            temperature=preview.question_temperature,
            group=runs.QUESTIONS,
        )


def of_training(questions: Sequence[str], asked: Asked) -> list[tuple[int, runs.Ask]]:
    """All questions to the training as it is. It tells the steps itself."""
    return [(0, asked.request(question, "", 1.0)) for question in questions]


def missing(
    questions: Sequence[str], loras: Sequence[Choice], known: Collection[tuple[str, int]], asked: Asked
) -> list[tuple[int, runs.Ask]]:
    """(step, request) for each question that the base model (step 0) or a LoRA of a run has no answer to yet.

    The finished LoRA comes first, then the base model, then the checkpoints from the last to the first.
    """
    steps = {choice.step or asked.last: str(choice.adapter) for choice in reversed(loras)}
    order = sorted((step for step in steps if step), reverse=True)
    if not order:
        return []
    steps[0] = steps[order[0]]  # at strength 0 any is the base model
    return [
        (step, asked.request(question, steps[step], 1.0 if step else 0.0))
        for step in (order[0], 0, *order[1:])
        for question in questions
        if (question, step) not in known
    ]


class Questioning(QObject):
    """Asks the source, and tells of each answer with its step."""

    answered = Signal(object)  # a runs.Answer
    changed = Signal()  # how many are waited for
    warned = Signal(str)

    def __init__(self, source: AnswerSource, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.source = source
        self._steps: dict[str, int] = {}  # request id -> step of what is waited for
        source.answered_with.connect(self._came)
        for signal in (source.begun, source.settled, source.state_changed, source.dropped):
            signal.connect(self._look)
        source.warned.connect(self._warned)
        source.failed.connect(self._warned)

    @property
    def waiting(self) -> int:
        """How many answers are still to come."""
        return len(self._steps)

    def ask(self, wanted: Sequence[tuple[int, runs.Ask]], job: runs.PreviewJob) -> None:
        """Have these answered; what the source waited for before is replaced."""
        self._steps = {request.id: step for step, request in wanted}
        self.source.ask([request for _, request in wanted], job)
        self.changed.emit()

    def stop(self) -> None:
        """Give up what is waited for; what was answered stays."""
        if self._steps:
            self.source.cancel()
            self._look()

    def _came(self, answer: runs.Answer, _request: object) -> None:
        step = self._steps.pop(answer.id, None)
        if step is not None:
            if answer.reason != "stopped" and answer.adapter:  # a training tells of its answers itself
                self.answered.emit(replace(answer, step=step))
            self.changed.emit()

    def _warned(self, text: str) -> None:
        if self._steps:
            self._look()
            self.warned.emit(text)

    def _look(self, *_: object) -> None:
        """Another request may have taken the place of these."""
        kept = {name: step for name, step in self._steps.items() if name in self.source.pending}
        if kept != self._steps:
            self._steps = kept
            self.changed.emit()
