"""The Modelfile with which Ollama makes a model of its own out of a base model and a GGUF adapter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from engine.publish.text.chat_form import ChatForm
from project.errors import BadInput
from project.exports import ollama_name

NAME = "Modelfile"
_QUOTES = '"""'


@dataclass(frozen=True)
class Modelfile:
    """Its content. `base` is a folder, a GGUF file or a model of Ollama's, `adapter` a file beside it.

    `stops` are texts at which an answer ends, `context` is in tokens, `notes` are lines for whoever reads it.
    """

    name: str
    base: str
    adapter: str
    form: ChatForm
    system: str = ""
    stops: Sequence[str] = ()
    temperature: float | None = None
    context: int = 0
    notes: Sequence[str] = field(default=())

    def text(self) -> str:
        """The file. Raises BadInput for a text that it cannot hold."""
        lines = [f"# Make the model:  ollama create {ollama_name(self.name)} -f {NAME}"]
        lines += [f"# {line}" for note in self.notes for line in note.splitlines()]
        lines += [
            f"FROM {_value(self.base)}",
            f"ADAPTER ./{self.adapter}",
            f"TEMPLATE {_QUOTES}{self.form.go()}{_QUOTES}",
        ]
        if self.system:
            lines.append(f"SYSTEM {_value(self.system)}")
        lines += [f"PARAMETER stop {_value(stop)}" for stop in self.stops]
        if self.temperature is not None:
            lines.append(f"PARAMETER temperature {self.temperature:g}")
        if self.context:
            lines.append(f"PARAMETER num_ctx {self.context}")
        return "\n".join(lines) + "\n"


def _value(text: str) -> str:
    """A text as the value of an instruction. Ollama takes quotes off the ends and knows no escapes."""
    plain = "\n" not in text and text == text.strip() and not text.startswith('"')
    if plain:
        return text
    if '"' not in text:
        return f'"{text}"'
    if _QUOTES in text or text.endswith('"'):
        raise BadInput(f"a Modelfile cannot hold this text, for its quotation marks: {text[:60]}…")
    return f"{_QUOTES}{text}{_QUOTES}"
