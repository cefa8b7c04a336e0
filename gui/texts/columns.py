"""The columns of the table by what the rows are, and a row as it is after one of its cells was changed."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QCoreApplication

from project.texts.rows import ASSISTANT, USER, Message, Row

translate = QCoreApplication.translate

PLACE, TURNS, TOKENS, TROUBLE = "place", "turns", "tokens", "trouble"
_PARTS = {
    "text": ("text",),
    "instruction": ("instruction", "input", "output"),
    "prompt": ("prompt", "completion"),
    "messages": ("question", "answer", TURNS),
}
_MIXED = ("question", "answer", TURNS)
WIDE = ("text", "instruction", "input", "output", "prompt", "completion", "question", "answer")  # share what is left
_ANSWERS = {"instruction": "output", "prompt": "completion"}
_QUESTIONS = {"instruction": "instruction", "prompt": "prompt", "text": "text"}


def columns_of(shapes: Counter[str], files: int) -> tuple[str, ...]:
    """The keys of the columns for rows of these shapes in so many files."""
    known = [shape for shape in shapes if shape in _PARTS]
    parts = _PARTS[known[0]] if len(known) == 1 else _MIXED
    return (*((PLACE,) if files > 1 else ()), *parts, TOKENS, TROUBLE)


def title(key: str) -> str:
    """The heading of a column, and the name of a part in the pane."""
    return {
        PLACE: translate("Columns", "Where"),
        "text": translate("Columns", "Text"),
        "instruction": translate("Columns", "Instruction"),
        "input": translate("Columns", "Input"),
        "output": translate("Columns", "Output"),
        "prompt": translate("Columns", "Prompt"),
        "completion": translate("Columns", "Completion"),
        "question": translate("Columns", "First question"),
        "answer": translate("Columns", "Last answer"),
        "system": translate("Columns", "System prompt"),
        TURNS: translate("Columns", "Turns"),
        TOKENS: translate("Columns", "Tokens"),
        TROUBLE: translate("Columns", "Problem"),
    }.get(key, key)


def role_title(role: str) -> str:
    """Who says a turn."""
    return {
        "system": translate("Roles", "System"),
        "user": translate("Roles", "User"),
        "assistant": translate("Roles", "Assistant"),
        "tool": translate("Roles", "Tool"),
    }.get(role, role)


def cell(row: Row, key: str) -> str:
    """What a cell of a part says, whole."""
    if key == PLACE:
        return row.place
    if not row.shape:
        first = key in ("text", "question", "instruction", "prompt")
        return ", ".join(f"{name}: {value}" for name, value in row.values.items()) if first else ""
    if key == TURNS:
        return str(len(row.messages() or ())) if row.shape == "messages" else ""
    if key == "answer":
        return row.answer if row.shape == "messages" else row.part(_ANSWERS.get(row.shape, ""))
    if key == "question":
        return row.question if row.shape == "messages" else row.part(_QUESTIONS.get(row.shape, ""))
    return row.part(key)


def editable(row: Row, key: str) -> bool:
    """Whether a cell of this row can be changed, as far as its file allows it."""
    if not row.shape or row.shape == "preference" or key not in WIDE:
        return False
    if row.shape != "messages" and key in ("question", "answer"):
        return key == "question" or row.shape in _ANSWERS
    return row.shape != "messages" or row.code != "type"


def with_cell(row: Row, key: str, text: str) -> Row:
    """The row with one cell changed."""
    if row.shape != "messages":
        key = {"answer": _ANSWERS, "question": _QUESTIONS}.get(key, {}).get(row.shape, key)
        return row.with_part(key, text)
    role = ASSISTANT if key == "answer" else USER
    turns = list(row.messages() or ())
    places = [place for place, turn in enumerate(turns) if turn.role == role]
    if not places:
        turns.append(Message(role, text))
    else:
        place = places[-1] if role == ASSISTANT else places[0]
        turns[place] = replace(turns[place], content=text)
    return row.with_messages(turns)


def blank(like: Row | None) -> dict[str, Any]:
    """The values of a new row in the manner of another one; a conversation of two turns without one."""
    if like is None or not like.shape or like.shape == "preference":
        return {"messages": [{"role": USER, "content": ""}, {"role": ASSISTANT, "content": ""}]}
    if like.shape == "messages":
        return dict(like.with_messages([Message(USER, ""), Message(ASSISTANT, "")]).values) | _emptied(
            like.values, skip=like.keys["messages"]
        )
    return _emptied(like.values)


def _emptied(values: Mapping[str, Any], skip: str = "") -> dict[str, Any]:
    """The same names without what stands there, so that a table gets all of its columns."""
    return {name: "" for name in values if name != skip}
