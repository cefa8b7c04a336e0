"""Where each record of a text file stands: lines of JSON, elements of a JSON list, rows of a table, whole texts.

Only places are kept, so that a file of a gigabyte takes as little memory as it has rows.
"""

import csv
import io
import json
import mmap
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, BinaryIO

from project.texts.source import Source

LONGEST = 64 << 20  # bytes of one record
LARGE_TEXT, TEXT_PART = 1 << 20, 256 << 10  # from which size a plain text is parted, and into what
_MOST_RECOVERIES = 20
_TOKENS = re.compile(rb'"[^"\\]*(?:\\.[^"\\]*)*"|[\[\]{},]', re.DOTALL)
_SPACE = re.compile(rb"[ \t\r\n]*")
_CONTAINERS = re.compile(rb'"(?:data|train|rows|examples|items|dataset|records)"')
_BLANK_LINE = re.compile(rb"\n[ \t]*\r?\n")
csv.field_size_limit(LONGEST)


@dataclass(frozen=True, slots=True)
class Span:
    """Bytes of one record in the file as UTF-8, and its number as a person counts (from 1). A `problem` says at once
    that it cannot be read."""

    start: int
    end: int
    number: int
    problem: str = ""


@dataclass(frozen=True)
class Form:
    """How the records of one file are written. `delimiter` and `header` belong to tables."""

    kind: str  # jsonl, json, csv or plain
    delimiter: str = ","
    header: tuple[str, ...] = ()

    def parse(self, data: bytes) -> Any:
        """The record in these bytes. Raises ValueError with half a sentence that says what is wrong."""
        try:
            text = data.decode()
        except UnicodeDecodeError as error:
            raise ValueError(f"holds bytes that are no UTF-8 text (column {error.start + 1})") from None
        if self.kind == "plain":
            return {"text": text}
        if self.kind == "csv":
            return self._cells(text)
        try:
            return json.loads(text)
        except json.JSONDecodeError as error:
            reason = error.msg[:1].lower() + error.msg[1:]
            where = f"line {error.lineno} of it, column {error.colno}" if error.lineno > 1 else f"column {error.colno}"
            raise ValueError(f"is no valid JSON ({reason}, {where})") from None
        except (ValueError, RecursionError) as error:
            reason = "too deep" if isinstance(error, RecursionError) else str(error).split(";")[0][:80]
            raise ValueError(f"is no valid JSON ({reason})") from None

    def _cells(self, text: str) -> dict[str, str]:
        try:
            rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=self.delimiter, strict=True))
        except csv.Error as error:
            raise ValueError(f"is no valid row of a table ({error})") from None
        cells = rows[0] if rows else []
        if len(rows) > 1 or len(cells) > len(self.header):
            raise ValueError(f"has {len(cells)} fields, and the first line names {len(self.header)}")
        return dict(zip(self.header, cells + [""] * (len(self.header) - len(cells)), strict=True))


def scan(source: Source, kind: str) -> tuple[Form, Iterator[Span]]:
    """The form of a file and the places of its records. Raises BadInput if it cannot be opened."""
    if kind in ("jsonl", "json"):
        with source.open() as file:
            file.seek(source.start)
            first = _first_letter(file)
        if kind == "jsonl" and first != b"[":
            return Form("jsonl"), _lines(source)
        return Form("json"), _elements(source)
    if kind == "csv":
        form = _table_form(source)
        return form, _table_rows(source, form)
    return Form("plain"), _texts(source)


@contextmanager
def mapped(source: Source) -> Iterator[Any]:
    """A file's UTF-8 text as something that slices and searches like bytes."""
    with source.open() as file:
        if isinstance(file, io.BytesIO):
            yield file.getvalue()
            return
        try:
            view = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except (ValueError, OSError):  # an empty file, or a system that cannot
            yield file.read()
            return
        with view:
            yield view


def _first_letter(file: BinaryIO) -> bytes:
    while chunk := file.read(4096):
        if stripped := chunk.strip():
            return stripped[:1]
    return b""


def _lines(source: Source) -> Iterator[Span]:
    with source.open() as file:
        file.seek(source.start)
        place, number = source.start, 0
        while line := file.readline(LONGEST + 1):
            number += 1
            start, place = place, place + len(line)
            long = len(line) > LONGEST
            while long and not line.endswith(b"\n") and (line := file.readline(1 << 20)):
                place += len(line)
            if long:
                yield Span(start, start, number, f"is longer than {LONGEST >> 20} MB")
            elif bare := line.strip():
                ahead = len(line) - len(line.lstrip())
                yield Span(start + ahead, start + ahead + len(bare), number)


def _elements(source: Source) -> Iterator[Span]:
    """The elements of the list that a file holds, or of the list in its outer object; without one, every object that
    stands in it, which is how several programs write lines of JSON."""
    with mapped(source) as data:
        begin = _behind_space(data, source.start)
        outer = data[begin : begin + 1]
        inside = 1
        if outer == b"{":
            inside, begin = _container(data, begin)
        yield from _parts(data, begin, inside)


def _container(data: Any, begin: int) -> tuple[int, int]:
    """(1, where the list of rows begins in the outer object), or (0, `begin`) if that is a row itself."""
    depth = 0
    for token in _TOKENS.finditer(data, begin):
        mark = token[0]
        if mark in b"{[":
            depth += 1
        elif mark in b"}]":
            depth -= 1
            if not depth:
                break
        elif depth == 1 and _CONTAINERS.fullmatch(mark):
            behind = _behind_space(data, token.end())
            if data[behind : behind + 1] == b":":
                behind = _behind_space(data, behind + 1)
                if data[behind : behind + 1] == b"[":
                    return 1, behind
    return 0, begin


def _parts(data: Any, begin: int, inside: int) -> Iterator[Span]:
    """The values at this depth. What is left open at the end of the file is told as one."""
    depth = number = 0
    start = begin if not inside else -1
    for token in _TOKENS.finditer(data, begin):
        mark = token[0]
        if mark in b"{[":
            depth += 1
            if depth == inside == 1 and start < 0:
                start = token.end()
        elif mark in b"}]":
            depth -= 1
            if depth < inside or (not inside and not depth):
                end = token.start() if inside else token.end()
                if (span := _trimmed(data, start, end, number + 1)) is not None:
                    yield span
                    number += 1
                if inside:
                    return
                start = end
        elif mark == b"," and depth == inside:
            span = _trimmed(data, start, token.start(), number + 1)
            if span is not None or inside:
                number += 1
                yield span or Span(token.start(), token.start(), number, "is missing between two commas")
            start = token.end()
    yield from _left_open(data, max(start, begin), number + 1)


def _left_open(data: Any, start: int, number: int) -> Iterator[Span]:
    if (span := _trimmed(data, start, len(data), number)) is not None:
        line = data[: span.start].count(b"\n") + 1
        yield Span(span.start, span.end, number, f"is cut off (line {line}): the file ends in the middle of it")


def _behind_space(data: Any, place: int) -> int:
    found = _SPACE.match(data, place)
    return found.end() if found else place


def _trimmed(data: Any, start: int, end: int, number: int) -> Span | None:
    start = min(_behind_space(data, start), end)
    while end > start and data[end - 1] in b" \t\r\n":
        end -= 1
    if end - start > LONGEST:
        return Span(start, start, number, f"is longer than {LONGEST >> 20} MB")
    return Span(start, end, number) if end > start else None


def _table_form(source: Source) -> Form:
    with source.open() as file:
        file.seek(source.start)
        line = file.readline(1 << 20).decode(errors="replace")
    bare = line.rstrip("\r\n")
    counts = {mark: bare.count(mark) for mark in ",;\t"}
    delimiter = max(counts, key=lambda mark: counts[mark])
    try:
        header = next(csv.reader([bare], delimiter=delimiter), [])
    except csv.Error:
        header = bare.split(delimiter)
    return Form("csv", delimiter, tuple(name.strip() for name in header))


class _Counted:
    """Lines for the csv module, with the place behind the last one that it took."""

    def __init__(self, file: BinaryIO, place: int, number: int) -> None:
        self.file, self.place, self.number = file, place, number

    def __iter__(self) -> "_Counted":
        return self

    def __next__(self) -> str:
        line = self.file.readline(LONGEST)
        if not line:
            raise StopIteration
        self.place += len(line)
        self.number += 1
        return line.decode(errors="surrogateescape")


def _table_rows(source: Source, form: Form) -> Iterator[Span]:
    with source.open() as file:
        file.seek(source.start)
        head = len(file.readline(1 << 20))
        lines = _Counted(file, source.start + head, 1)
        recoveries = 0
        while True:
            reader = csv.reader(lines, delimiter=form.delimiter, strict=True)
            start, number = lines.place, lines.number + 1
            try:
                for cells in reader:
                    if any(cell.strip() for cell in cells):
                        yield Span(start, _line_end(file, start, lines.place), number)
                    start, number = lines.place, lines.number + 1
                return
            except csv.Error as error:
                recoveries += 1
                far = lines.number - number > 0
                reason = "a quote is opened and never closed" if "unexpected end" in str(error) else str(error)
                file.seek(start)
                lines = _Counted(file, start, number - 1)
                next(lines)
                lost = "" if recoveries < _MOST_RECOVERIES or not far else "; nothing behind it is read"
                yield Span(start, _line_end(file, start, lines.place), number, f"is no row of a table ({reason}{lost})")
                if lost:
                    return


def _line_end(file: BinaryIO, start: int, end: int) -> int:
    """The end of a record without its line end; the reader goes on where it was."""
    here = file.tell()
    ahead = max(start, end - 2)
    file.seek(ahead)
    tail = file.read(end - ahead)
    file.seek(here)
    return end - (len(tail) - len(tail.rstrip(b"\r\n")))


def _texts(source: Source) -> Iterator[Span]:
    """The text of a file; a long one in parts that end at an empty line, or at the end of a line."""
    with mapped(source) as data:
        start, end, number = source.start, len(data), 1
        if end - start <= LARGE_TEXT:
            yield Span(start, end, 1)
            return
        while start < end:
            stop = min(start + TEXT_PART, end)
            if stop < end:
                found = _BLANK_LINE.search(data, stop, min(stop + TEXT_PART, end))
                line = found.end() if found else data.find(b"\n", stop, stop + TEXT_PART) + 1
                stop = line or _letter(data, stop)
            if data[start:stop].strip():
                yield Span(start, stop, number)
            number += data[start:stop].count(b"\n")
            start = stop


def _letter(data: Any, place: int) -> int:
    """The place, or the first behind it where a character begins."""
    while place < len(data) and data[place] & 0xC0 == 0x80:
        place += 1
    return place
