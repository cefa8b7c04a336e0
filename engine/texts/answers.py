"""Answer questions with a loaded language model: token by token, at any strength of an adapter."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

import torch
from torch import Tensor
from transformers import GenerationConfig
from transformers.generation.streamers import BaseStreamer

from engine import adapter
from engine.answering import Answerer
from engine.families.base import Abandoned
from engine.families.causal_lm import CausalLM
from engine.inbox import Inbox
from project import runs
from project.errors import BadInput
from project.options import TextOptions
from project.texts.encoding import Encoder
from project.texts.rows import ASSISTANT, SYSTEM, USER, Message
from project.texts.template import TemplateRefusal

BETWEEN = 0.1  # seconds between two pieces of an answer
LONGEST = 1 << 20  # tokens of a conversation, for models that name no limit of their own
_TORN = "\ufffd"  # what an unfinished character is decoded to


class TextAnswers(Answerer[CausalLM]):
    """Answers by the model's own chat template, with the code that encodes the texts of a training.

    ``options`` name the template and the system prompt of questions that bring none; ``date`` is told to templates that
    ask for today's.
    """

    takes = runs.Ask
    out_of_memory = "ask for a shorter answer, begin a new conversation, or close other programs that use the card"

    def __init__(  # noqa: PLR0913
        self,
        family: CausalLM,
        folder: runs.RunFolder,
        emit: Callable[[runs.Event], None],
        inbox: Inbox,
        trains: bool,
        options: TextOptions,
        date: datetime | None = None,
    ) -> None:
        super().__init__(family, folder, emit, inbox, trains)
        self.options, self.date = options, date

    @cached_property
    def encoder(self) -> Encoder:
        """Read when the first question comes; a system prompt is a turn like others here."""
        plain = self.options.model_copy(update={"system_prompt": ""})
        return Encoder.of_folder(self.family.path, plain, LONGEST, self.date)

    def show(self, wanted: runs.Ask, step: int) -> None:
        """Stream an answer as events; one that is given up after its first words is kept as far as it came."""
        began = time.perf_counter()
        ids = self._prompt(wanted)
        name, value = self.dress(wanted)
        self.emit(runs.Phase(name="answering", total=wanted.max_tokens, detail=wanted.id))
        tell = None if wanted.group == runs.QUESTIONS else self.emit  # nobody sits and waits for those
        stream = Stream(self.encoder, wanted.id, tell, self.inbox.unwanted)
        try:
            reason = generate(self.family, self.encoder, ids, wanted, (name, value), stream)
        except Abandoned:
            if not stream.text.strip():
                raise
            reason = "stopped"
        keys = ("id", "question", "strength", "seed", "adapter", "group")
        self.emit(
            runs.Answer(
                **{key: getattr(wanted, key) for key in keys},
                text=stream.text.strip(),
                done=True,
                step=step,
                tokens=len(stream.ids),
                seconds=time.perf_counter() - began,
                reason=reason,
            )
        )

    def _prompt(self, wanted: runs.Ask) -> list[int]:
        """The tokens of the conversation. Raises BadInput for one that cannot be answered."""
        _check(wanted)
        encoder = self.encoder
        if encoder.problem:
            raise BadInput(encoder.problem)
        system = self.options.system_prompt if wanted.system is None else wanted.system
        turns = [Message(role, content) for role, content in wanted.messages]
        if system.strip():
            turns.insert(0, Message(SYSTEM, system))
        try:
            ids = encoder.prompt(turns)
        except TemplateRefusal as error:
            raise BadInput(
                f"the chat template of {encoder.words.name} does not take this conversation: {error}"
            ) from error
        if len(ids) >= encoder.max_length:
            raise BadInput(
                f"the conversation has {len(ids)} tokens, and {encoder.words.name} reads at most {encoder.max_length}: "
                "begin a new one, or ask more briefly"
            )
        return ids


def _check(wanted: runs.Ask) -> None:
    """Raise BadInput for a question that no model could answer."""
    roles = [message[0] for message in wanted.messages if len(message) == 2]
    if len(roles) != len(wanted.messages) or roles != [(USER, ASSISTANT)[place % 2] for place in range(len(roles))]:
        raise BadInput("a conversation is made of user and assistant in turn, and begins with user")
    if len(roles) % 2 == 0 or not wanted.question.strip():
        raise BadInput("there is no question: type one")
    if not 1 <= wanted.max_tokens <= LONGEST:
        raise BadInput(f"{wanted.max_tokens} tokens cannot be the longest answer: use 1 or more")
    limits = {"temperature": (0.0, 10.0), "top_p": (0.0, 1.0), "top_k": (0, 1 << 31), "repetition_penalty": (0.1, 10.0)}
    for name, (least, most) in limits.items():
        if not least <= getattr(wanted, name) <= most:
            raise BadInput(f"{name} {getattr(wanted, name):g} is out of range: use {least:g} to {most:g}")


@dataclass
class Stream(BaseStreamer):
    """Takes tokens from transformers and tells them as pieces of text, a few times a second.

    ``unwanted`` says why nobody waits for the answer any more, empty while somebody does.
    """

    encoder: Encoder
    name: str
    emit: Callable[[runs.Event], None] | None
    unwanted: Callable[[], str]
    ids: list[int] = field(default_factory=list)
    text: str = ""
    reason: str = "length"
    _told: float = field(default_factory=time.perf_counter)
    _begun: bool = False

    def __post_init__(self) -> None:
        marked = self.encoder.stop_text
        self._stop = marked if marked and self.encoder.token(marked) < 0 else ""

    def put(self, value: Tensor) -> None:
        """A token; the first call brings the prompt. Raises Abandoned, or _Over at words that end an answer."""
        if reason := self.unwanted():
            raise Abandoned(reason)
        if not self._begun:
            self._begun = True
            return
        token = int(value.flatten()[-1])
        if token in self.encoder.end_ids:
            self.reason = "end"
            return
        self.ids.append(token)
        now = time.perf_counter()
        if self._stop or now - self._told >= BETWEEN:
            self._tell(now)

    def end(self) -> None:
        """Nothing more comes."""
        self._tell(time.perf_counter(), last=True)

    def _tell(self, now: float, last: bool = False) -> None:
        whole = self.encoder.decode(self.ids)
        over = bool(self._stop) and self._stop in whole
        if over:
            whole = whole.partition(self._stop)[0]
        if not last and not over:
            if now - self._told < BETWEEN:
                return
            whole = self._held_back(whole)
        piece = whole[len(self.text) :] if whole.startswith(self.text) else ""
        self.text = whole
        if piece and self.emit is not None:
            self._told = now
            self.emit(runs.Answer(id=self.name, text=piece))
        if over:
            self.reason = "end"
            if not last:
                raise _Over

    def _held_back(self, text: str) -> str:
        """Without the end that may still become something else: half a character, or half of what ends an answer."""
        text = text.rstrip(_TORN)
        for size in range(min(len(self._stop) - 1, len(text)), 0, -1):
            if text.endswith(self._stop[:size]):
                return text[:-size]
        return text


class _Over(Exception):
    """The answer is over, and transformers does not know it."""


def generate(
    family: CausalLM,
    encoder: Encoder,
    ids: Sequence[int],
    wanted: runs.Ask,
    worn: tuple[str, float],
    stream: Stream,
) -> str:
    """Generate what comes after ``ids`` with the adapter ``worn`` (its name and strength); why it ended.

    The random state, the model's modes and its own settings for generating are as before afterwards.
    """
    prompt = torch.tensor([list(ids)], device=family.device)
    settings = GenerationConfig(
        max_new_tokens=min(wanted.max_tokens, encoder.max_length - len(ids)),
        do_sample=wanted.temperature > 0,
        repetition_penalty=float(wanted.repetition_penalty),
        eos_token_id=list(encoder.end_ids) or None,
        pad_token_id=encoder.pad_id,
        **({"temperature": float(wanted.temperature), "top_p": float(wanted.top_p), "top_k": int(wanted.top_k)}
           if wanted.temperature > 0 else {}),
    )  # fmt: skip
    with adapter.evaluating(family), adapter.strength(family, worn[1], worn[0]), _own_chance(family, settings):
        torch.manual_seed(wanted.seed)
        with suppress(_Over):
            family.model.generate(
                prompt, attention_mask=torch.ones_like(prompt), generation_config=settings, streamer=stream
            )
    return stream.reason


@contextmanager
def _own_chance(family: CausalLM, settings: GenerationConfig) -> Iterator[None]:
    """Within the block nothing of the model's own settings counts, and chance leaves the random state alone."""
    device = family.device
    before = family.model.generation_config
    family.model.generation_config = settings
    try:
        with torch.random.fork_rng([device] if device.type == "cuda" else []):
            yield
    finally:
        family.model.generation_config = before
