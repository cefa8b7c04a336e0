"""A table of captions that is added to: every row and column that is there stays, and captions come and change."""

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from project.dataset.captions import CaptionError, normal, read_table, read_text
from project.dataset.writing import csv_table
from project.errors import BadInput
from project.workspace import atomic_write

_FILE_COLUMNS = ("filename", "file_name", "file", "image")
_TEXT_COLUMNS = ("prompt", "text", "caption")


@dataclass(frozen=True)
class CaptionTable:
    """A metadata.csv: its columns, its rows by column, and what parts them. `captions` are by picture."""

    path: Path
    columns: tuple[str, ...] = ("filename", "prompt")
    rows: tuple[Mapping[str, str], ...] = ()
    delimiter: str = ","

    @property
    def captions(self) -> dict[str, str]:
        """The captions by the names of the pictures, in one spelling."""
        found: dict[str, str] = {}
        for row in self.rows:
            found.setdefault(normal(row[self._file]), row[self._text].strip())
        return found

    def with_captions(self, captions: Mapping[str, str]) -> "CaptionTable":
        """The table with these captions by name; names that it lacks come at its end, in their order."""
        new = {normal(name): (name, text) for name, text in captions.items()}
        rows = []
        for row in self.rows:
            _, text = new.get(key := normal(row[self._file]), ("", None))
            rows.append(row if text is None else {**row, self._text: text})
            if text is not None:
                captions = {name: words for name, words in captions.items() if normal(name) != key}
        blank = dict.fromkeys(self.columns, "")
        rows += [{**blank, self._file: name, self._text: text} for name, text in captions.items()]
        return replace(self, rows=tuple(rows))

    def write(self) -> None:
        """Write the file whole or not at all. Raises BadInput."""
        text = io.StringIO(newline="")
        if self.columns == ("filename", "prompt") and self.delimiter == ",":
            text.write(csv_table((row["filename"], row["prompt"]) for row in self.rows))
        else:
            table = csv.DictWriter(text, self.columns, delimiter=self.delimiter, lineterminator="\n")
            table.writeheader()
            table.writerows(self.rows)
        try:
            atomic_write(self.path, text.getvalue())
        except (OSError, UnicodeEncodeError) as error:
            raise BadInput(f"{self.path} cannot be written ({getattr(error, 'strerror', None) or error})") from error

    @property
    def _file(self) -> str:
        return _column(self.columns, _FILE_COLUMNS)

    @property
    def _text(self) -> str:
        return _column(self.columns, _TEXT_COLUMNS)


def open_table(path: Path) -> CaptionTable:
    """The table at a path, empty if there is none yet. Raises BadInput for one that cannot be added to unharmed."""
    if path.suffix.lower() != ".csv":
        raise BadInput(f"{path}: captions are written as a table .csv, such as metadata.csv")
    if not path.exists():
        if not path.parent.is_dir():
            raise BadInput(f"{path.parent}: there is no such folder")
        return CaptionTable(path)
    try:
        read_table(path)  # the columns are there
        text = read_text(path)
    except CaptionError as error:
        raise BadInput(f"{error}: name another --output, or put it right") from None
    delimiter = next((mark for mark in ",;\t" if mark in text.split("\n", 1)[0]), ",")
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter, restval="", strict=True)
    try:
        columns, rows = tuple(name or "" for name in reader.fieldnames or ()), list(reader)
    except csv.Error as error:
        raise BadInput(f"{path} is not readable as CSV ({error}): name another --output, or put it right") from None
    if len(set(columns)) < len(columns) or any(None in row for row in rows):
        raise BadInput(f"{path} has rows with more columns than its first line: name another --output")
    return CaptionTable(path, columns, tuple(rows), delimiter)


def _column(columns: tuple[str, ...], wanted: tuple[str, ...]) -> str:
    by_name = {name.strip().lower(): name for name in columns}
    return next(by_name[name] for name in wanted if name in by_name)
