"""The words that belong to a picture, and where they come from.

In order: `NAME.txt`, `NAME.caption`, the table given as `metadata_path`, the `metadata.csv` and then the
`metadata.jsonl` in the picture's own folder or in one above it inside the dataset. An empty caption counts as none. A
caption may have several lines; they are kept.
"""

import csv
import io
import json
import os
import stat
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from project.errors import BadInput

CAPTION_SUFFIXES = (".txt", ".caption")
TABLE_NAMES = ("metadata.csv", "metadata.jsonl")
_FILE_COLUMNS = ("filename", "file_name", "file", "image")
_TEXT_COLUMNS = ("prompt", "text", "caption")
LONGEST = 4 << 20  # bytes of a caption: a file of more is called .txt and is something else
LARGEST_TABLE = 256 << 20  # bytes, for a million pictures or so

csv.field_size_limit(LONGEST)  # a cell may hold as much as a file


class CaptionError(Exception):
    """A caption or a table that cannot be read; the text says why."""


@dataclass
class Table:
    """The captions of one metadata file by the name of the picture, relative to the table's folder."""

    path: Path
    captions: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    used: set[str] = field(default_factory=set)

    def find(self, picture: Path, root: Path, by_name: bool) -> str | None:
        """The caption of a picture: by its path from the table's folder, by its path from the dataset, or by its name
        alone, which only tells the pictures apart if no other one is called so."""
        candidates = [
            picture.relative_to(folder).as_posix()
            for folder in (self.path.parent, root)
            if picture.is_relative_to(folder)
        ]
        for name in map(normal, [*candidates, picture.name] if by_name else candidates):
            if name in self.captions:
                self.used.add(name)
                return self.captions[name]
        return None

    def unused(self) -> list[str]:
        """The names for which no picture asked."""
        return sorted(set(self.captions) - self.used)


def normal(name: str) -> str:
    """A relative file name in one spelling: forward slashes, no leading ./, composed letters (macOS parts them)."""
    return unicodedata.normalize("NFC", name.strip().replace("\\", "/")).removeprefix("./")


def read_beside(picture: Path) -> tuple[str, str] | None:
    """(caption, file name) of a picture from the file beside it. Raises CaptionError."""
    for suffix in CAPTION_SUFFIXES:
        path = picture.with_suffix(suffix)
        if os.path.isfile(path) and (caption := tidy(read_text(path))):  # Path.is_file raises for a long name
            return caption, path.name
    return None


def sound(text: str) -> str:
    """Text without the halves of letters that JSON can name and no file can hold."""
    return text.encode("utf-8", "replace").decode()


def tidy(text: str) -> str:
    """A caption without the white space around it and around its lines, with one kind of line end."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")  # splitlines() knows signs that are none here
    return "\n".join(line.strip() for line in lines).strip()


def read_text(path: Path, most: int = LONGEST) -> str:
    """A text file of at most ``most`` bytes as UTF-8, or as the UTF-16 that Windows Notepad marks.

    Raises CaptionError, also for what is no file: reading from a pipe would wait for ever.
    """
    try:
        data = read_bytes(path, most)
        return data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    except UnicodeDecodeError:
        raise CaptionError(f"{path.name} is not UTF-8 text: save it as UTF-8") from None
    except OSError as error:
        raise CaptionError(f"{path.name} cannot be read ({error.strerror or error})") from None


def read_bytes(path: Path, most: int = LONGEST) -> bytes:
    """A file of at most ``most`` bytes. Raises OSError, and CaptionError for a larger one and for what is no file."""
    facts = path.stat()
    if not stat.S_ISREG(facts.st_mode) and not stat.S_ISDIR(facts.st_mode):
        raise CaptionError(f"{path.name} is no file, only called like one: remove it")
    if facts.st_size > most:
        raise CaptionError(f"{path.name} is too large for text ({facts.st_size >> 20:,} MB): remove or rename it")
    return path.read_bytes()


def read_given(path: Path) -> Table:
    """The table that `metadata_path` names. Raises BadInput if it holds no caption at all."""
    if not path.is_file():
        raise BadInput(f"{path}: there is no such metadata file")
    try:
        table = read_table(path)
    except CaptionError as error:
        raise BadInput(f"{path.parent}: {error}") from None
    if not table.captions:
        raise BadInput(f"{path}: no caption found in it; {_expected(path)}")
    return table


def read_table(path: Path) -> Table:
    """A metadata.csv or metadata.jsonl. Raises CaptionError; bad lines only give notes."""
    table = Table(path)
    text = read_text(path, LARGEST_TABLE)
    rows = _json_lines(text, table) if path.suffix.lower() in (".jsonl", ".json") else _csv_rows(text, path)
    repeated = 0
    for name, caption in rows:
        key = normal(name)
        repeated += key in table.captions
        table.captions.setdefault(key, tidy(sound(caption)))
    if repeated:
        table.notes.append(f"{path.name}: {repeated} pictures are named more than once; the first caption counts")
    return table


def _csv_rows(text: str, path: Path) -> Iterator[tuple[str, str]]:
    first = text.split("\n", 1)[0]
    delimiter = next((mark for mark in ",;\t" if mark in first), ",")
    try:
        reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
        columns = {(name or "").strip().lower(): name for name in reader.fieldnames or []}
        file_column = next((columns[name] for name in _FILE_COLUMNS if name in columns), None)
        text_column = next((columns[name] for name in _TEXT_COLUMNS if name in columns), None)
        if file_column is None or text_column is None:
            raise CaptionError(f"{path.name} cannot be used; {_expected(path)}")
        for row in reader:
            if row[file_column] and row[text_column]:
                yield row[file_column], row[text_column]
    except csv.Error as error:
        raise CaptionError(f"{path.name} is not readable as CSV ({error})") from None


def _json_lines(text: str, table: Table) -> Iterator[tuple[str, str]]:
    bad = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            name = next(row[key] for key in _FILE_COLUMNS if isinstance(row.get(key), str))
            caption = next(row[key] for key in _TEXT_COLUMNS if isinstance(row.get(key), str))
        except (ValueError, AttributeError, StopIteration, RecursionError):
            bad.append(number)
            continue
        yield name, caption
    if bad:
        listed = ", ".join(map(str, bad[:5])) + (" ..." if len(bad) > 5 else "")
        table.notes.append(
            f"{table.path.name}: {len(bad)} lines are passed over (line {listed}); {_expected(table.path)}"
        )


def _expected(path: Path) -> str:
    if path.suffix.lower() == ".csv":
        return 'its first line must be "filename,prompt"'
    return 'each line must be like {"file_name": "cat.png", "text": "a cat"}'
