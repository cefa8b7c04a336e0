"""Text from the clipboard as rows: JSON, a table, or else one plain text; and where among the texts they fit."""

import csv
import io
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from project.errors import BadInput
from project.options.text import TextOptions
from project.texts.reading import TextFile, TextSet, look
from project.texts.rows import Row, row_of, shape_of
from project.texts.writing import Change, added

NEW_FILE = "texts.jsonl"
_DELIMITERS = "\t;,"


def pasted_rows(text: str, options: TextOptions | None = None) -> list[Row]:
    """What a text says as rows; none if it is empty. What is not clearly JSON or a table is one plain text. Raises
    BadInput with the line that cannot be read, where the others can."""
    options = options or TextOptions()
    text = text.lstrip("\ufeff")
    if not text.strip():
        return []
    rows = _json_rows(text, options) if text.lstrip()[:1] in "{[" else _table_rows(text, options)
    return rows or [row_of(NEW_FILE, 1, 0, {"text": text.strip("\r\n")}, {})]


def adding(found: TextSet, rows: Sequence[Row], near: Row | None) -> list[Change]:
    """The changes that put rows below `near`, or into another file that takes them, or into a new one."""
    fits = [file for file in found.files if all(_takes(file, _values(row, near, file)) for row in rows)]
    file = next((file for file in fits if near is not None and file.name == near.file), fits[-1] if fits else None)
    if file is None:
        name, index = new_name(found), 0
    else:
        name = file.name
        index = near.index + 1 if near is not None and near.file == name else len(file)
    # The last one first: each then comes to stand before the one that follows it.
    return [added(found, name, index, _values(row, near, file)) for row in reversed(rows)]


def new_name(found: TextSet) -> str:
    """A name for a file of rows that is not there yet."""
    taken = {file.name.casefold() for file in found.files}
    number, name = 1, NEW_FILE
    while name.casefold() in taken or (found.folder / name).exists():
        number += 1
        name = f"texts-{number}.jsonl"
    return name


def _takes(file: TextFile, values: dict[str, Any]) -> bool:
    if not file.writable or file.kind == "plain" or file.form is None:
        return False
    return file.kind != "csv" or all(name in file.form.header for name, value in values.items() if value)


def _values(row: Row, near: Row | None, file: TextFile | None) -> dict[str, Any]:
    """A row's values under the names that its new neighbour has for the same parts."""
    like = near is not None and file is not None and near.file == file.name and near.shape == row.shape
    if near is None or not like or row.shape == "messages":
        return row.values
    if set(row.values) != set(row.keys.values()) or not set(row.keys) <= set(near.keys):
        return row.values
    return dict.fromkeys(near.values, "") | {near.keys[part]: row.part(part) for part in row.keys}


def _json_rows(text: str, options: TextOptions) -> list[Row]:
    """The rows of JSON Lines, of a list, or of objects one behind the other; none where it is something else."""
    lines = _read(text, ".jsonl", options)
    for rows in (lines, _read(text, ".json", options)):
        if all(row.values for row in rows):  # what is broken, or no object, has none
            return rows
    broken = next((row for row in lines if not row.values), None)
    if broken is not None and any(row.values for row in lines):
        raise BadInput(f"line {broken.number} of what was pasted {broken.problem}: nothing of it was added")
    return []


def _table_rows(text: str, options: TextOptions) -> list[Row]:
    """The rows of a table whose first line names columns that are known, or of two columns from a spreadsheet."""
    head = text.lstrip().split("\n", 1)[0].strip()
    delimiter = max(_DELIMITERS, key=head.count)
    if delimiter not in head:
        return []
    names = dict.fromkeys(name.strip() for name in next(csv.reader([head], delimiter=delimiter), []))
    if shape_of(names, options.renamed(), options.text_format)[0]:
        rows = _read(text.lstrip(), ".csv", options)
        if broken := next((row for row in rows if row.code == "broken"), None):
            raise BadInput(f"line {broken.number} of what was pasted {broken.problem}: nothing of it was added")
        return rows
    return _pairs(text) if delimiter == "\t" else []


def _pairs(text: str) -> list[Row]:
    """Two columns without names, as a spreadsheet copies them: a question and its answer."""
    try:
        cells = [row for row in csv.reader(io.StringIO(text, newline=""), delimiter="\t", strict=True) if any(row)]
    except csv.Error:
        return []
    if not all(len(row) == 2 and all(map(str.strip, row)) for row in cells):
        return []
    return [row_of(NEW_FILE, 1, 0, {"prompt": asked, "completion": said}, {}) for asked, said in cells]


def _read(text: str, suffix: str, options: TextOptions) -> list[Row]:
    """The rows that the reader of files finds in a text."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"pasted{suffix}"
        path.write_bytes(text.encode(errors="replace"))
        return list(look(path, options).entries)
