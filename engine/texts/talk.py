"""Talk to a language model from the shell: which model a LoRA belongs to, and its answers as they come."""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from engine import adapter, checkpoint, families
from engine.inbox import Inbox
from engine.memory import place
from engine.preview import reading
from engine.publish.peft_layout import CONFIG
from engine.publish.read import read_adapter
from engine.texts.answers import TextAnswers
from project import runs
from project.config import load_config
from project.errors import BadInput, JobFailed
from project.options import TEXTS, PrecisionOptions, TextOptions
from project.texts.rows import ASSISTANT, USER


@dataclass(frozen=True)
class Voice:
    """Who answers: a base model, how it is read, the LoRA on it (None: none), and how it is used to be spoken to."""

    base: str
    lora: Path | None = None
    settings: tuple[str, ...] = ()
    text: TextOptions = field(default_factory=TextOptions)


def find_voice(lora: Path | None, base: str = "") -> Voice:
    """What is meant by a run folder, a checkpoint in one, its result, or any folder in PEFT's layout.

    ``base`` stands above what they say. Raises BadInput for a folder that holds no LoRA or names no base model.
    """
    if lora is None:
        return Voice(base or "starter")
    lora = lora.expanduser()
    folder = next(
        (place for place in (lora, lora.parent, lora.parent.parent) if (place / "config.yaml").is_file()), None
    )
    if folder is not None:
        config = load_config(folder / "config.yaml")
        if config.model.task_type != TEXTS:
            raise BadInput(f"{folder} trained on pictures: use the verb preview for it")
        found = _of_run(runs.RunFolder(folder), config.output.name) if folder == lora else lora
        settings = runs.reading(config.model.model_dump() | config.text.model_dump())
        return Voice(base or config.model.base, found, settings, config.text)
    if not lora.exists():
        raise BadInput(f"{lora}: there is no such folder")
    named = base or _base_named_in(lora)
    if not named:
        raise BadInput(f"{lora} does not say which model it belongs to: name it with --base")
    return Voice(named, lora)


def _of_run(folder: runs.RunFolder, name: str) -> Path:
    """The finished LoRA of a run, or else its newest checkpoint."""
    result = folder.outcome(name)
    if result is not None:
        return result
    found = checkpoint.latest(folder.checkpoints)
    if found is None:
        raise BadInput(f"{folder.path} has neither a finished LoRA nor a checkpoint yet: train it further")
    return folder.checkpoint(found[0].step)


def _base_named_in(folder: Path) -> str:
    with suppress(OSError, ValueError, AttributeError):
        return str(json.loads((folder / CONFIG).read_text(encoding="utf-8")).get("base_model_name_or_path") or "")
    return ""


class Talk:
    """A conversation for each strength, each going on from its own answers."""

    def __init__(self, voice: Voice, strengths: Sequence[float], device: str = "auto") -> None:
        """Load the model and the LoRA. Raises BadInput."""
        config = reading(voice.base, voice.settings, TEXTS)
        family = families.load_language(config.model, place(PrecisionOptions(device=device)))
        if voice.lora is not None:
            adapter.put_on(family, read_adapter(voice.lora, adapter.layers_of(family)))
        self._tell: Callable[[str], None] = lambda _: None
        self._heard: list[runs.Answer] = []
        self._failure = ""
        self.strengths = list(strengths)
        self.said: dict[float, list[tuple[str, str]]] = {value: [] for value in strengths}
        inbox = Inbox(lambda: [], self._hear)
        here = runs.RunFolder(Path())  # nothing is written
        self._answers = TextAnswers(family, here, self._hear, inbox, trains=True, options=voice.text)

    def ask(self, question: str, strength: float, how: runs.Ask, tell: Callable[[str], None]) -> runs.Answer:
        """The answer at a strength, in the manner of ``how``; ``tell`` gets its pieces. Raises JobFailed.

        An answer that the person breaks off is not part of the conversation.
        """
        self._tell, self._heard, self._failure = tell, [], ""
        turns = (*self.said[strength], (USER, question))
        self._answers.answer(replace(how, id=uuid.uuid4().hex, messages=turns, strength=strength))
        if not self._heard:
            raise JobFailed(self._failure)
        self.said[strength] = [*turns, (ASSISTANT, self._heard[-1].text)]
        return self._heard[-1]

    def clear(self) -> None:
        """Begin anew."""
        self.said = {value: [] for value in self.strengths}

    def _hear(self, event: runs.Event) -> None:
        if isinstance(event, runs.Answer) and event.done:
            self._heard.append(event)
        elif isinstance(event, runs.Answer):
            self._tell(event.text)
        elif isinstance(event, runs.Warning_):
            self._failure = event.message
