"""Files whose rows cannot be changed in place, written anew so that they can: Parquet, and what is not UTF-8.

Rows become JSON Lines with every name and value; a plain text stays one, in UTF-8.
"""

import base64
import json
import math
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from project.texts.reading import TextFile, TextSet
from project.texts.rows import Row

_AT_A_TIME = 256


def converted_name(found: TextSet, file: TextFile) -> str:
    """The name of the copy: with the ending of its kind, and a number where that name is taken."""
    path = PurePosixPath(file.name)
    suffix = path.suffix if file.kind == "plain" else ".jsonl"
    taken = {other.name.casefold() for other in found.files if other is not file}
    number, name = 1, path.with_suffix(suffix)
    while name.as_posix().casefold() in taken or (name.as_posix() != file.name and (found.folder / name).exists()):
        number += 1
        name = path.with_name(f"{path.stem}-{number}{suffix}")
    return name.as_posix()


def converted(file: TextFile) -> Iterator[bytes]:
    """The bytes of the copy. A record that cannot be read keeps its words as a line, to be mended there."""
    if file.kind == "plain":
        source = file.source
        assert source is not None
        with source.open() as opened:
            yield opened.read()
        return
    for first in range(0, len(file), _AT_A_TIME):
        lines = [_line(file, row) for row in file.rows(first, first + _AT_A_TIME)]
        yield "".join(f"{line}\n" for line in lines if line).encode(errors="replace")


def _line(file: TextFile, row: Row) -> str:
    if row.code != "broken":
        return as_json(row.values)
    source = file.source
    assert source is not None
    with source.open() as opened:
        opened.seek(file.starts[row.index])
        raw = opened.read(file.ends[row.index] - file.starts[row.index])
    return " ".join(raw.decode(errors="replace").split())


def as_json(values: Any) -> str:
    """A record as one line of JSON; dates and numbers that JSON does not know become texts, missing ones null."""
    try:
        text = json.dumps(values, ensure_ascii=False, allow_nan=False, default=_told)
        text.encode()  # halves of characters can only be escaped
    except ValueError:
        return json.dumps(_without_nan(values), default=_told)
    return text


def _told(value: Any) -> str:
    if isinstance(value, bytes):
        try:
            return value.decode()
        except UnicodeDecodeError:
            return base64.b64encode(value).decode()
    return str(value)


def _without_nan(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _without_nan(each) for name, each in value.items()}
    if isinstance(value, list):
        return [_without_nan(each) for each in value]
    return None if isinstance(value, float) and not math.isfinite(value) else value
