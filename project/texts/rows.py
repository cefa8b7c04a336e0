"""A row of text data: which shape it has, where its parts stand, and what it says as a conversation or as one text."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from hashlib import blake2b
from types import MappingProxyType
from typing import Any

SHAPES = {
    "text": "plain text",
    "instruction": "instruction and output",
    "messages": "conversation",
    "prompt": "prompt and completion",
    "preference": "preference pair",
}
SYSTEM, USER, ASSISTANT, TOOL = "system", "user", "assistant", "tool"
_NAMES: dict[str, tuple[str, ...]] = {
    "text": ("text", "content", "document"),
    "instruction": ("instruction",),
    "input": ("input", "context"),
    "output": ("output", "response", "completion", "answer", "reply"),
    "system": ("system", "system_prompt"),
    "messages": ("messages", "conversations", "conversation"),
    "prompt": ("prompt", "question", "query", "user", "input"),
    "completion": ("completion", "answer", "response", "reply", "assistant", "output", "target"),
}
_PARTS = {  # of each shape, the answer last; those in brackets of _MAY may be missing
    "messages": ("messages",),
    "instruction": ("instruction", "output"),
    "prompt": ("prompt", "completion"),
    "text": ("text",),
}
_MAY = {"messages": ("system",), "instruction": ("system", "input"), "prompt": ("system",), "text": ()}
_ROLES = {
    "human": USER, "gpt": ASSISTANT, "chatgpt": ASSISTANT, "bot": ASSISTANT, "model": ASSISTANT, "bing": ASSISTANT,
    "ai": ASSISTANT, "function_call": ASSISTANT, "observation": TOOL, "function_response": TOOL, "function": TOOL,
}  # fmt: skip
_EXPECTED = (
    'it needs "text", or "messages", or "instruction" and "output", or "prompt" and "completion"; text_columns can '
    "name others"
)


class RowError(ValueError):
    """What is wrong with a row, as half a sentence that follows its place. `code` is one of CODES."""

    def __init__(self, code: str, text: str) -> None:
        super().__init__(text)
        self.code = code


CODES = {
    "broken": "cannot be read",
    "shape": "of no known shape",
    "type": "with something in the place of text",
    "empty": "without any text",
    "answer": "without an answer",
    "preference": "of preference pairs, which cannot be trained yet",
}


@dataclass(frozen=True, slots=True)
class Message:
    """One turn. `role` is system, user, assistant, tool or what the file says. `more` holds what a template may read
    besides, such as tool_calls, name and reasoning_content; `weight` 0 in it means that the turn is not learned."""

    role: str
    content: str
    more: Mapping[str, Any] = field(default_factory=dict, hash=False)

    @property
    def empty(self) -> bool:
        """Whether nothing is said, nor a tool called."""
        return not self.content.strip() and not self.more.get("tool_calls")

    @property
    def learned(self) -> bool:
        """Whether it is an answer that is to be learned."""
        return self.role == ASSISTANT and self.more.get("weight", 1) != 0


@dataclass(frozen=True, slots=True)
class Row:
    """One record of a file.

    `file` is its path within the data with forward slashes, `number` the line where it begins (the place in the list
    for JSON and Parquet), both as a person counts; `index` counts the file's records from 0. `values` is the record as
    it stands there, and `keys` says which of its names holds which part. `problem` is empty for a row that can be
    trained; `code` is one of CODES.
    """

    file: str
    number: int
    shape: str
    values: dict[str, Any]
    keys: Mapping[str, str] = field(default_factory=dict)
    index: int = 0
    code: str = ""
    problem: str = ""

    @property
    def place(self) -> str:
        """Where it stands, for a person."""
        return place(self.file, self.number)

    def part(self, name: str) -> str:
        """One part, such as "prompt" or "output", as text; empty where the row has none."""
        return _plain(self.values.get(self.keys.get(name, "")))

    @property
    def text(self) -> str:
        """All that it says: a plain text itself, of a conversation the turns one below the other."""
        if self.shape == "text":
            return self.part("text")
        return "\n\n".join(message.content for message in self.messages() or () if message.content)

    @property
    def answer(self) -> str:
        """The last answer, or the text itself."""
        if self.shape == "text":
            return self.part("text")
        turns = [message.content for message in self.messages() or () if message.role == ASSISTANT]
        return turns[-1] if turns else ""

    @property
    def question(self) -> str:
        """What the person says first; empty for plain text."""
        return next((m.content for m in self.messages() or () if m.role == USER), "")

    def messages(self) -> tuple[Message, ...] | None:
        """The turns; None for plain text and for rows of no known shape."""
        try:
            return conversation(self.shape, self.values, self.keys)
        except RowError:
            return ()

    @property
    def tools(self) -> list[dict[str, Any]]:
        """The descriptions of tools that the conversation may call."""
        found = _parsed(self.values.get("tools"))
        return [tool for tool in found if isinstance(tool, dict)] if isinstance(found, list) else []

    def with_part(self, name: str, text: str) -> "Row":
        """The row with one part changed, judged anew; other names are kept. A part that it lacks gets our name."""
        values = dict(self.values)
        key = self.keys.get(name, name)
        if key in values or text:
            values[key] = text
        return _again(self, values)

    def with_messages(self, messages: Sequence[Message]) -> "Row":
        """The row of shape "messages" with other turns, in the manner in which they stand (OpenAI or ShareGPT)."""
        key = self.keys["messages"]
        as_text = isinstance(self.values[key], str)
        before = _parsed(self.values[key])
        before = before if isinstance(before, list) else []
        turns = written(messages, before)
        values: dict[str, Any] = dict(self.values)
        values[key] = json.dumps(turns, ensure_ascii=False) if as_text else turns
        return _again(self, values)


def place(file: str, number: int) -> str:
    """Where a row stands, for a person."""
    return f"{file}, {'row' if file.lower().endswith(('.json', '.parquet')) else 'line'} {number}"


def content_key(row: Row) -> int:
    """A number of 64 bits for what a row holds, wherever it stands."""
    content = json.dumps([row.shape, row.values], default=str).encode()
    return int.from_bytes(blake2b(content, digest_size=8).digest(), "little")


def row_of(file: str, number: int, index: int, values: Any, renamed: Mapping[str, str], wanted: str = "auto") -> Row:
    """The row that a record is, with its shape and what is wrong with it.

    `renamed` says what columns with names of their own hold, `wanted` is the shape to take or "auto".
    """
    if not isinstance(values, dict):
        kind = {list: "a list", str: "a text", type(None): "nothing"}.get(type(values), "a number")
        return Row(file, number, "", {}, {}, index, "shape", f'is {kind}, not an object such as {{"text": "..."}}')
    shape, keys = shape_of(values, renamed, wanted)
    try:
        _judge(shape, values, keys, wanted)
    except RowError as error:
        return Row(file, number, shape, values, keys, index, error.code, str(error))
    return Row(file, number, shape, values, keys, index)


def shape_of(
    values: Mapping[str, Any], renamed: Mapping[str, str], wanted: str = "auto"
) -> tuple[str, Mapping[str, str]]:
    """(shape, which name holds which part). The shape is "" where the names say nothing."""
    return _shape(tuple(values), tuple(renamed.items()), wanted)


@lru_cache(maxsize=256)
def _shape(
    columns: tuple[str, ...], renamed: tuple[tuple[str, str], ...], wanted: str
) -> tuple[str, Mapping[str, str]]:
    names = {str(key).strip().casefold(): key for key in columns}
    given = {part: key for theirs, part in renamed if (key := names.get(theirs.strip().casefold())) is not None}
    names = {name: key for name, key in names.items() if key not in given.values()}

    def find(part: str) -> str | None:
        return given.get(part) or next((names[name] for name in _NAMES[part] if name in names), None)

    if wanted == "auto" and "chosen" in names and "rejected" in names:
        return "preference", MappingProxyType({"chosen": names["chosen"], "rejected": names["rejected"]})
    for shape, parts in _PARTS.items():
        if wanted not in ("auto", shape):
            continue
        found = {part: find(part) for part in parts}
        if all(found.values()) and len(set(found.values())) == len(parts):
            keys = {part: key for part, key in found.items() if key}
            keys |= {part: key for part in _MAY[shape] if (key := find(part)) and key not in keys.values()}
            return shape, MappingProxyType(keys)
    return "", MappingProxyType({})


def conversation(shape: str, values: Mapping[str, Any], keys: Mapping[str, str]) -> tuple[Message, ...] | None:
    """The turns of a record; None for plain text. Raises RowError for what is no conversation."""
    if shape not in ("messages", "instruction", "prompt"):
        return None
    system = text_of(values, keys, "system")
    turns = [Message(SYSTEM, system)] if system.strip() else []
    if shape == "messages":
        own = _turns(values[keys["messages"]], keys["messages"])
        return tuple(own if any(turn.role == SYSTEM for turn in own) else turns + own)
    for user, assistant in _history(values.get("history")):
        turns += [Message(USER, user), Message(ASSISTANT, assistant)]
    if shape == "instruction":
        parts = [text_of(values, keys, "instruction"), text_of(values, keys, "input")]
        turns.append(Message(USER, "\n\n".join(part for part in parts if part.strip())))
        turns.append(Message(ASSISTANT, text_of(values, keys, "output")))
        return tuple(turns)
    for part, role in (("prompt", USER), ("completion", ASSISTANT)):
        value = values[keys[part]]
        if isinstance(value, list):
            turns += _turns(value, keys[part])
        else:
            turns.append(Message(role, text_of(values, keys, part)))
    return tuple(turns)


def text_of(values: Mapping[str, Any], keys: Mapping[str, str], part: str) -> str:
    """One part as text. Raises RowError for a list or an object."""
    value = values.get(keys.get(part, ""))
    if isinstance(value, list | dict):
        raise RowError(
            "type", f'has {"a list" if isinstance(value, list) else "an object"} as "{keys[part]}", not text'
        )
    return _plain(value)


def written(messages: Sequence[Message], before: Sequence[Any]) -> list[dict[str, Any]]:
    """Turns as they stand in a file, in the manner of those that stood there before."""
    first = next((turn for turn in before if isinstance(turn, dict)), {})
    role_key, text_key = ("from", "value") if "from" in first else ("role", "content")
    spoken = {_role(turn[role_key]): turn[role_key] for turn in before if isinstance(turn, dict) and role_key in turn}
    if role_key == "from":
        spoken = {USER: "human", ASSISTANT: "gpt", **spoken}
    return [{role_key: spoken.get(m.role, m.role), text_key: m.content, **m.more} for m in messages]


def _again(row: Row, values: dict[str, Any]) -> Row:
    renamed = {key: part for part, key in row.keys.items()}
    found = row_of(row.file, row.number, row.index, values, renamed, row.shape or "auto")
    return replace(found, index=row.index)


def _judge(shape: str, values: Mapping[str, Any], keys: Mapping[str, str], wanted: str) -> None:
    """Raises RowError for a row that cannot be trained."""
    if shape == "preference":
        raise RowError("preference", "is a preference pair (chosen, rejected): these cannot be trained yet")
    if not shape:
        listed = ", ".join(f'"{str(key)[:40]}"' for key in list(values)[:8]) or "no names"
        if wanted != "auto":
            what = f"is not of the shape {wanted} ({listed})"
            raise RowError("shape", f"{what}: set text_format to auto, or say with text_columns what its names hold")
        raise RowError("shape", f"has a shape that is not known ({listed}): {_EXPECTED}")
    if shape == "text":
        if not text_of(values, keys, "text").strip():
            raise RowError("empty", "holds no text")
        return
    if shape != "messages" and _plainly_whole(values, keys):
        return
    _judge_turns(shape, conversation(shape, values, keys) or ())


def _judge_turns(shape: str, turns: Sequence[Message]) -> None:
    if not any(turn.content.strip() for turn in turns):
        raise RowError("empty", "holds no text")
    learned = [turn for turn in turns if turn.role == ASSISTANT]
    if not learned:
        raise RowError("answer", "has no turn of the assistant to learn from")
    if any(turn.empty for turn in learned):
        raise RowError("answer", "has an empty answer")
    if not any(turn.learned for turn in learned):
        raise RowError("answer", "has only answers of weight 0, from which nothing is learned")
    if shape != "messages" and not any(turn.role == USER and turn.content.strip() for turn in turns):
        raise RowError("empty", "has no question")


def _plainly_whole(values: Mapping[str, Any], keys: Mapping[str, str]) -> bool:
    """Whether all parts of a record are texts and none is empty, which saves a closer look at most rows."""
    if "history" in values:
        return False
    for part, key in keys.items():
        value = values[key]
        if not isinstance(value, str) or (part not in ("input", "system") and not value.strip()):
            return False
    return True


def _turns(value: Any, key: str) -> list[Message]:
    turns = _parsed(value)
    if not isinstance(turns, list):
        raise RowError("type", f'has no list of turns as "{key}"')
    if not turns:
        raise RowError("empty", f'has no turns in "{key}"')
    return [_message(turn, number) for number, turn in enumerate(turns, 1)]


def _message(turn: Any, number: int) -> Message:
    if not isinstance(turn, dict):
        raise RowError("type", f"has a turn {number} that is no object with a role and a content")
    role = turn.get("role", turn.get("from"))
    key = "content" if "content" in turn or "value" not in turn else "value"
    if not isinstance(role, str) or not role.strip():
        raise RowError("type", f"has a turn {number} without a role")
    more = {name: value for name, value in turn.items() if name not in ("role", "from", key) and value is not None}
    return Message(_role(role), _content(turn.get(key), number), more)


def _content(value: Any, number: int) -> str:
    """The text of a turn, which OpenAI's form may give in parts."""
    if isinstance(value, list):
        texts = []
        for part in value:
            text = part.get("text") if isinstance(part, dict) else part
            if not isinstance(text, str):
                raise RowError("type", f"has a turn {number} with a picture or another thing that is no text")
            texts.append(text)
        return "".join(texts)
    if isinstance(value, dict):
        raise RowError("type", f"has a turn {number} with an object as its content, not text")
    return _plain(value)


def _history(value: Any) -> list[tuple[str, str]]:
    """Earlier turns in pairs, as some instruction sets have them."""
    pairs = _parsed(value)
    if not isinstance(pairs, list):
        return []
    return [(str(p[0]), str(p[1])) for p in pairs if isinstance(p, list | tuple) and len(p) == 2]


def _role(name: Any) -> str:
    known = str(name).strip().lower()
    return _ROLES.get(known, known)


def _parsed(value: Any) -> Any:
    """A list that stands as JSON in a column of a table, or the value itself."""
    if isinstance(value, str) and value.lstrip().startswith("["):
        try:
            return json.loads(value)
        except (ValueError, RecursionError):
            return value
    return value


def _plain(value: Any) -> str:
    if isinstance(value, str):
        return value
    if value is None or isinstance(value, list | dict):
        return ""
    return json.dumps(value) if isinstance(value, bool | int | float) else str(value)
