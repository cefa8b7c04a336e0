"""The conversations of a project with its language model: a file each, in the folder `chats`, and how one talks."""

import dataclasses
import datetime
import json
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar, TypeVar

from project.errors import BadInput
from project.runs.records import Record, decode
from project.workspace import atomic_write

FOLDER = "chats"
MANNER = "manner.json"

R = TypeVar("R", bound=Record)
_LARGEST = 1 << 24  # bytes; a conversation is some pages of text


@dataclass(frozen=True)
class Manner:
    """How answers are made, apart from the LoRA and its strength; the members are as those of the command `Ask`."""

    system: str = ""
    seed: int = 42
    temperature: float = 0.7
    top_p: float = 0.95
    top_k: int = 0
    repetition_penalty: float = 1.0
    max_tokens: int = 256


@dataclass(frozen=True, kw_only=True)
class Kept(Record):
    """The manner that a project was talked to last. `own_system` tells a system prompt that was typed in the chat from
    the one that the project trains with, which may change."""

    kind: ClassVar[str] = "manner"
    manner: Manner
    own_system: bool = False


@dataclass(frozen=True, kw_only=True)
class Said(Record):
    """An answer and what made it. `name` is what the LoRA is called, `adapter` its file or folder; strength 0 is the
    base model. `step` is that of the training that answered, `reason` why the answer ended, as the event `Answer` has
    it. `manner` is how it was made; None = that was not noted."""

    text: str
    strength: float = 0.0
    seed: int = 0
    name: str = ""
    adapter: str = ""
    step: int = 0
    tokens: int = 0
    seconds: float = 0.0
    reason: str = ""
    manner: Manner | None = None

    @property
    def is_base(self) -> bool:
        """Whether the base model said it."""
        return self.strength == 0


@dataclass(frozen=True, kw_only=True)
class Turn(Record):
    """A question and what was answered to it, the newest last."""

    question: str
    answers: tuple[Said, ...] = ()

    def newest(self, base: bool) -> Said | None:
        """The last answer of the base model, or of the LoRA."""
        return next((said for said in reversed(self.answers) if said.is_base == base), None)


@dataclass(frozen=True, kw_only=True)
class Chat(Record):
    """A conversation. `t` is when it began; its file is named after that."""

    kind: ClassVar[str] = "chat"
    system: str = ""
    turns: tuple[Turn, ...] = ()

    @property
    def title(self) -> str:
        """Its first question in one line."""
        return " ".join(self.turns[0].question.split()) if self.turns else ""


def save_chat(project: Path, chat: Chat) -> None:
    """Write a conversation, whole or not at all. Raises BadInput."""
    _write(_path(project, chat), chat)


def save_manner(project: Path, manner: Manner, trained_system: str) -> None:
    """Remember how a project is talked to. Its training has the system prompt `trained_system`. Raises BadInput."""
    _write(project / FOLDER / MANNER, Kept(manner=manner, own_system=manner.system != trained_system))


def load_manner(project: Path, trained_system: str) -> Manner:
    """How a project was talked to last; the usual manner if that is not known."""
    found = _decoded(project / FOLDER / MANNER, Kept)
    if found is None:
        return Manner(system=trained_system)
    return found.manner if found.own_system else dataclasses.replace(found.manner, system=trained_system)


def list_chats(project: Path, most: int = 50) -> list[Chat]:
    """The conversations, newest first. What cannot be read is passed over."""
    found: list[Chat] = []
    for path in sorted((project / FOLDER).glob("[0-9]*.json"), reverse=True):
        chat = _decoded(path, Chat)
        if chat is not None and chat.turns:
            found.append(chat)
        if len(found) == most:
            break
    return found


def delete_chat(project: Path, chat: Chat) -> None:
    """Delete a conversation, if it is there. Raises BadInput."""
    path = _path(project, chat)
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise BadInput(f"{path} cannot be deleted ({error.strerror or error})") from error


def _path(project: Path, chat: Chat) -> Path:
    began = datetime.datetime.fromtimestamp(chat.t)
    return project / FOLDER / f"{began:%Y-%m-%d_%H-%M-%S-%f}.json"


def _write(path: Path, record: Record) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        content = json.dumps({"kind": record.kind, **dataclasses.asdict(record)}, ensure_ascii=False, indent=1)
        atomic_write(path, content.encode(errors="replace"))
    except OSError as error:
        raise BadInput(f"{path} cannot be written ({error.strerror or error})") from error


def _decoded(path: Path, kind: type[R]) -> R | None:
    try:
        if path.stat().st_size > _LARGEST:
            return None
        found = decode(path.read_bytes(), {kind.kind: kind})
    except OSError:
        return None
    return found if isinstance(found, kind) else None
