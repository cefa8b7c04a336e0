"""What a run is told while it lives: the closed list of commands, how they are sent, and how the engine hears them."""

import dataclasses
import os
import time
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar, cast

from project.errors import BadInput
from project.runs.records import Record, decode, encode, last_byte, read_new

FILE_NAME = "commands.jsonl"


@dataclass(frozen=True, kw_only=True)
class Command(Record):
    """A wish of the app or the shell. `t` is set when it is sent."""


@dataclass(frozen=True, kw_only=True)
class Pause(Command):
    """Wait after the current step."""

    kind: ClassVar[str] = "pause"


@dataclass(frozen=True, kw_only=True)
class Resume(Command):
    """Go on after a pause."""

    kind: ClassVar[str] = "resume"


@dataclass(frozen=True, kw_only=True)
class Stop(Command):
    """Save a checkpoint and end."""

    kind: ClassVar[str] = "stop"


@dataclass(frozen=True, kw_only=True)
class Save(Command):
    """Save a checkpoint now and go on."""

    kind: ClassVar[str] = "save"


@dataclass(frozen=True, kw_only=True)
class PreviewRequest(Command):
    """Make a picture, with everything that it needs.

    `adapter` is a LoRA file or a checkpoint folder; empty = the weights as they are trained now, and no adapter where
    nothing is trained. `width` and `height` are in pixels, 0 = the model's own. `strength` scales the adapter: 0 is the
    base model's picture. Requests of one `group` are all answered, in their order; one of another group, or of none,
    replaces everything that waits and the picture in work.
    """

    kind: ClassVar[str] = "preview"
    id: str
    prompt: str
    negative: str = ""
    seed: int = 42
    steps: int = 20
    guidance: float = 5.0
    strength: float = 1.0
    width: int = 0
    height: int = 0
    adapter: str = ""
    group: str = ""


@dataclass(frozen=True, kw_only=True)
class Ask(Command):
    """Answer the last of `messages`, which are (role, content) in turn and begin after the system prompt.

    `system` None = the system prompt that the training has. `temperature` 0 = always the likeliest token; `top_k` 0 and
    `top_p` 1 leave all tokens in, `repetition_penalty` 1 none out. `max_tokens` is the longest answer. `adapter`,
    `strength`, `seed` and `group` are as those of a PreviewRequest.
    """

    kind: ClassVar[str] = "ask"
    id: str
    messages: tuple[tuple[str, str], ...]
    system: str | None = None
    seed: int = 42
    strength: float = 1.0
    adapter: str = ""
    max_tokens: int = 256
    temperature: float = 0.7
    top_p: float = 0.95
    top_k: int = 0
    repetition_penalty: float = 1.0
    group: str = ""

    @property
    def question(self) -> str:
        """What is to be answered."""
        return self.messages[-1][1] if self.messages else ""


REQUESTS = (PreviewRequest, Ask)
Request = PreviewRequest | Ask


@dataclass(frozen=True, kw_only=True)
class Cancel(Command):
    """Drop preview requests, the picture in work included: those whose id or group is `id`, all of them if empty."""

    kind: ClassVar[str] = "cancel"
    id: str = ""


COMMANDS: dict[str, type[Command]] = {kind.kind: kind for kind in (Pause, Resume, Stop, Save, *REQUESTS, Cancel)}


def send(run_dir: Path, command: Command) -> Command:
    """Append a command as one whole line to a run's commands.jsonl and return it as sent. Raises BadInput."""
    if not command.t:
        command = dataclasses.replace(command, t=time.time())
    path = run_dir / FILE_NAME
    line = encode(command)
    try:
        if last_byte(path) not in (b"", b"\n"):
            line = b"\n" + line
        flags = os.O_APPEND | os.O_CREAT | os.O_WRONLY | getattr(os, "O_BINARY", 0)
        file = os.open(path, flags, 0o666)
        try:
            written = os.write(file, line)
        finally:
            os.close(file)
    except OSError as error:
        raise BadInput(f"{run_dir}: the command cannot be sent ({error.strerror or error})") from error
    if written < len(line):
        raise BadInput(f"{run_dir}: the command cannot be sent (the disk is full)")
    return command


class CommandReader:
    """Hears the commands that are sent after it was made; older ones were meant for an engine that is gone.

    An engine that takes a while to come up gives `since`, in unix seconds: what was sent from then on is heard too.
    """

    def __init__(self, run_dir: Path, since: float | None = None) -> None:
        self.path = run_dir / FILE_NAME
        self.since = since or 0.0
        self.offset = self.path.stat().st_size if since is None and self.path.exists() else 0

    def poll(self) -> list[Command]:
        """The commands since the last poll. Lines that are no known command are passed over."""
        lines, self.offset = read_new(self.path, self.offset)
        heard = [cast(Command, command) for line in lines if (command := decode(line, COMMANDS)) is not None]
        return [command for command in heard if command.t >= self.since]
