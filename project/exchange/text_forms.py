"""A row of texts in the forms that other tools read: what it becomes there, or why that form cannot hold it."""

from collections.abc import Callable, Sequence
from typing import Any

from project.texts.rows import ASSISTANT, SYSTEM, USER, Message, Row

TEXT_LAYOUTS = {
    "messages": "conversations with role and content, as OpenAI and most trainers take them",
    "alpaca": "instruction, input and output, with history where there is one",
    "prompt": "prompt and completion",
    "csv": "a table with the columns prompt and completion, or text, for spreadsheets",
    "text": "one plain text, the rows parted by two empty lines",
    "jsonl": "the rows as they are, with every name and value",
}
ENDINGS = {  # of each layout, the usual one first; .json holds one list
    "messages": (".jsonl", ".json"),
    "alpaca": (".json", ".jsonl"),
    "prompt": (".jsonl", ".json"),
    "csv": (".csv", ".tsv"),
    "text": (".txt", ".md"),
    "jsonl": (".jsonl", ".json"),
}
Values = dict[str, Any]


class NotInForm(ValueError):
    """Why a form cannot hold a row, as half a sentence that follows its place."""


def as_messages(row: Row) -> Values:
    """OpenAI's form: all turns with what belongs to them, and the descriptions of tools."""
    turns = _turns(row)
    values: Values = {"messages": [{"role": turn.role, "content": turn.content, **turn.more} for turn in turns]}
    return values | ({"tools": row.tools} if row.tools else {})


def as_alpaca(row: Row) -> Values:
    """Alpaca's form: the last question and answer, with `history` for those before them and `system`."""
    if row.shape == "instruction" and "history" not in row.values:
        return _with_system(row.part("system"), {name: row.part(name) for name in ("instruction", "input", "output")})
    system, pairs = _pairs(row)
    asked, said = pairs[-1]
    values: Values = {"instruction": asked, "input": "", "output": said}
    if pairs[:-1]:
        values["history"] = [list(pair) for pair in pairs[:-1]]
    return _with_system(system, values)


def as_prompt(row: Row) -> Values:
    """One question and its answer."""
    system, pairs = _pairs(row)
    if len(pairs) > 1:
        raise NotInForm(f"has {len(pairs)} answers, and this form takes one")
    return _with_system(system, {"prompt": pairs[0][0], "completion": pairs[0][1]})


def as_text(row: Row) -> Values:
    """What it says, without who says it."""
    return {"text": row.text}


def as_it_is(row: Row) -> Values:
    """Every name and value as it stands in its file."""
    return row.values


FORMS: dict[str, Callable[[Row], Values]] = {
    "messages": as_messages,
    "alpaca": as_alpaca,
    "prompt": as_prompt,
    "csv": as_prompt,
    "text": as_text,
    "jsonl": as_it_is,
}


def _with_system(system: str, values: Values) -> Values:
    return {"system": system, **values} if system.strip() else values


def _turns(row: Row) -> Sequence[Message]:
    turns = row.messages()
    if turns is None:
        raise NotInForm("is a plain text, which has no question and answer")
    return turns


def _pairs(row: Row) -> tuple[str, list[tuple[str, str]]]:
    """(system prompt, questions with their answers). Raises NotInForm where the turns are no such pairs."""
    turns = list(_turns(row))
    system = turns.pop(0).content if turns and turns[0].role == SYSTEM else ""
    if any(turn.role not in (USER, ASSISTANT) for turn in turns) or row.tools or any(map(_calls, turns)):
        raise NotInForm("has turns of tools or of others, which only conversations can hold")
    if any(not turn.learned for turn in turns if turn.role == ASSISTANT):
        raise NotInForm("has answers that are not to be learned, which only conversations can mark")
    pairs = [(asked.content, said.content) for asked, said in zip(turns[::2], turns[1::2], strict=False)]
    roles = [turn.role for turn in turns]
    if not pairs or roles != [USER, ASSISTANT] * len(pairs):
        raise NotInForm("does not go from question to answer in turns")
    return system, pairs


def _calls(turn: Message) -> bool:
    return bool(turn.more.get("tool_calls"))
