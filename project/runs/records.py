"""Typed records as lines of JSON: how they are written, read back and followed while another process appends."""

import dataclasses
import json
import math
import types
import typing
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, ClassVar


@dataclasses.dataclass(frozen=True, kw_only=True)
class Record:
    """One line of a run folder's files. `kind` names its class, `t` is the time of writing in unix seconds."""

    kind: ClassVar[str] = ""

    t: float = 0.0


_LARGEST = (1 << 63) - 1  # what an array of numbers can hold

_to_json = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode


def encode(record: Record) -> bytes:
    """A record as one line with its end. Numbers that are not finite become null, which JSON can hold."""
    return _to_json({"kind": record.kind, **_plain(record)}).encode(errors="replace") + b"\n"


def decode(line: bytes, classes: Mapping[str, type[Record]]) -> Record | None:
    """The record of a line, or None if the line is not one: unknown kind, other types, damaged text."""
    try:
        data = json.loads(line)
        kind = classes.get(data["kind"])
        return kind(**_arguments(kind, data)) if kind else None
    except (ValueError, TypeError, KeyError, OverflowError, RecursionError):
        return None


def read_new(path: Path, offset: int) -> tuple[list[bytes], int]:
    """The whole lines after a byte offset, and the offset after them. A last line without its end waits.

    The file is opened and closed each time (on Windows an open reader keeps its writer from replacing it). A file that
    became shorter is another file and is read from its start; one that is not there has no lines.
    """
    try:
        with path.open("rb", buffering=0) as file:
            if file.seek(0, 2) < offset:
                offset = 0
            file.seek(offset)
            data = file.read()
    except FileNotFoundError:
        return [], 0
    except PermissionError:  # Windows, for the moment in which another process replaces or deletes it
        return [], offset
    end = data.rfind(b"\n") + 1
    return data[:end].splitlines(), offset + end


def last_byte(path: Path) -> bytes:
    """The last byte of a file; empty if there is none."""
    try:
        with path.open("rb") as file:
            if file.seek(0, 2) == 0:
                return b""
            file.seek(-1, 2)
            return file.read(1)
    except FileNotFoundError:
        return b""


def _plain(record: Any) -> dict[str, Any]:
    """The members of a record as JSON has them."""
    members: dict[str, Any] = {}
    for name, value in vars(record).items():
        if type(value) is float:
            members[name] = value if math.isfinite(value) else None
        else:
            members[name] = _plain(value) if dataclasses.is_dataclass(value) else value
    return members


@cache
def _members(kind: Any) -> list[tuple[str, Any, Any]]:
    """(name, plain type, hint) of each member of a class; a value of just the plain type needs no second look."""
    hints = typing.get_type_hints(kind)
    return [(field.name, _options(hints[field.name])[0], hints[field.name]) for field in dataclasses.fields(kind)]


def _options(hint: Any) -> tuple[Any, ...]:
    return typing.get_args(hint) if isinstance(hint, types.UnionType) else (hint,)


def _arguments(kind: Any, data: Mapping[str, Any]) -> dict[str, Any]:
    """The constructor's arguments out of a line's object; members that the class does not know are left out."""
    arguments = {}
    for name, plain, hint in _members(kind):
        if name in data:
            value = data[name]
            if type(value) is int and not -_LARGEST <= value <= _LARGEST:
                raise OverflowError(f"{name} is a larger number than anything counts")
            arguments[name] = value if type(value) is plain else _typed(value, hint)
    return arguments


def _typed(value: Any, hint: Any) -> Any:
    """The value as the hinted type. Raises TypeError if it is of another one."""
    options = _options(hint)
    if value is None and type(None) in options:
        return None
    hint = options[0]
    if typing.get_origin(hint) is tuple and isinstance(value, list):
        inner = typing.get_args(hint)[0]
        return tuple(one if type(one) is inner else _typed(one, inner) for one in value)
    if hint is float:
        if value is None:
            return math.nan
        if type(value) is int:
            return float(value)
    elif dataclasses.is_dataclass(hint) and isinstance(hint, type) and isinstance(value, dict):
        return hint(**_arguments(hint, value))
    raise TypeError(f"{value!r} is not a {hint}")
