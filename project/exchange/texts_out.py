"""Writes texts in a form that other tools read, and reads them back before they are called done."""

import csv
import io
import json
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import Any

from project.errors import BadInput, JobFailed
from project.exchange.text_forms import ENDINGS, FORMS, NotInForm
from project.texts.converting import as_json
from project.texts.reading import TextSet, look
from project.texts.rows import Row, place

_NAMED = 1000  # rows that are left out and told one by one
_TELL_EVERY = 200
_ROOM = 256 << 10  # bytes that are written at a time
Tell = Callable[[int, int], bool]


@dataclass(frozen=True)
class TextsOut:
    """What is wished for: a form of TEXT_LAYOUTS, the file that it goes to, and which places of the set's entries, all
    of them if `only` is None."""

    layout: str
    dest: Path
    only: Sequence[int] | None = None
    overwrite: bool = False


@dataclass
class TextsTaken:
    """What was written: the file and how many rows. `left_out` names the first rows that the form cannot hold, each
    with its reason; `lost` counts all of them."""

    place: Path
    rows: int = 0
    lost: int = 0
    left_out: list[tuple[str, str]] = field(default_factory=list)


def take_texts_out(found: TextSet, wish: TextsOut, tell: Tell) -> TextsTaken:
    """Write the rows that can be trained, or those of them that are wished for, into one file.

    It is written aside, read back, and only then put in its place. `tell(done, all)` answers False to stop. Raises
    BadInput for a place that is taken, lies among the texts or has another ending, and where no row fits the form;
    JobFailed for a full disk or a copy that does not read back the same.
    """
    if wish.layout not in FORMS:
        raise BadInput(f'"{wish.layout}" is no form of texts: use {", ".join(FORMS)}')
    taken = TextsTaken(_free(found, wish))
    job = _Job(found, wish, taken, tell)
    job.look_through()
    if not taken.rows:
        what = f": {taken.left_out[0][0]} {taken.left_out[0][1]}" if taken.left_out else ""
        raise BadInput(f"no row can be written in this form{what}")
    try:
        with tempfile.TemporaryDirectory(prefix=".taking-", dir=taken.place.parent) as folder:
            aside = Path(folder) / taken.place.name
            with aside.open("wb") as file:
                file.writelines(job.parts())
                file.flush()
                os.fsync(file.fileno())
            job.read_back(aside)
            os.replace(aside, taken.place)
    except OSError as error:
        raise JobFailed(f"{taken.place} could not be written ({error.strerror or error})") from error
    return taken


def _free(found: TextSet, wish: TextsOut) -> Path:
    """The file that is written. Raises BadInput."""
    dest = wish.dest.expanduser().absolute()
    endings = ENDINGS[wish.layout]
    if not dest.suffix and not dest.is_dir():
        dest = dest.with_suffix(endings[0])
    if dest.is_dir():
        raise BadInput(f"{dest} is a folder: name the file in it, such as {dest / f'texts{endings[0]}'}")
    if dest.suffix.lower() not in endings:
        raise BadInput(f"{dest.name}: this form is written as {' or '.join(endings)}")
    if any(dest == file.path for file in found.files) or (
        len(found.files) != 1 and dest.resolve().is_relative_to(found.folder.resolve())
    ):
        raise BadInput(f"{dest} lies among the texts, which would then hold everything twice: choose another place")
    if dest.exists() and not wish.overwrite:
        raise BadInput(f"{dest} is there already: choose another name")
    try:
        dest.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BadInput(f"{dest.parent} cannot be made ({error.strerror or error}): choose another place") from error
    return dest


class _Job:
    """The rows on their way: looked through, written and read back, without holding them all."""

    def __init__(self, found: TextSet, wish: TextsOut, taken: TextsTaken, tell: Tell) -> None:
        self.found, self.layout, self.taken, self._tell = found, wish.layout, taken, tell
        self.places: Sequence[int] = range(len(found.entries)) if wish.only is None else sorted(set(wish.only))
        self.names: dict[str, None] = {}  # of all columns, in order
        self.said = blake2b()  # of what the written rows say
        self._told = 0
        self._plain = self.layout == "csv" and all(map(self._is_text, self.places))

    def look_through(self) -> None:
        """Find out which rows fit, and which names they have together."""
        for row in self._rows():
            try:
                values = self._values(row)
            except NotInForm as error:
                self._leave_out(row, str(error))
                continue
            self.taken.rows += 1
            if self.layout != "jsonl":
                self.names.update(dict.fromkeys(values))
            self.said.update(_said(row, self.layout))

    def parts(self) -> Iterator[bytes]:
        """The bytes of the file."""
        room = io.StringIO(newline="")
        for piece in self._pieces():
            room.write(piece)
            if room.tell() > _ROOM:
                yield room.getvalue().encode(errors="replace")
                room.seek(0)
                room.truncate()
        yield room.getvalue().encode(errors="replace")

    def read_back(self, path: Path) -> None:
        """See whether the file says what the rows say. Raises JobFailed."""
        if self.layout == "text":
            return
        kept = self.found.files[0].options if self.layout == "jsonl" else None  # names of its own stay there
        again, said = look(path, kept), blake2b()
        for row in again.rows:
            said.update(_said(row, self.layout))
        if len(again.rows) != self.taken.rows or said.digest() != self.said.digest():
            raise JobFailed(f"{self.taken.place.name} does not read back the same: nothing was written")

    def _pieces(self) -> Iterator[str]:
        rows = self._fitting()
        if self.layout == "text":
            yield from (("\n\n\n" if number else "") + values["text"].strip("\n") for number, values in enumerate(rows))
            yield "\n"
        elif self.layout == "csv":
            yield from _table(self.names, rows, self.taken.place.suffix.lower() == ".tsv")
        elif self.taken.place.suffix.lower() == ".json":
            yield from ((",\n" if number else "[\n") + as_json(values) for number, values in enumerate(rows))
            yield "\n]\n"
        else:
            yield from (as_json(values) + "\n" for values in rows)

    def _fitting(self) -> Iterator[dict[str, Any]]:
        """The values of the rows that fit. Each has the same names, since some readers take them from the first."""
        for row in self._rows():
            try:
                values = self._values(row)
            except NotInForm:
                continue
            empty: dict[str, Any] = {name: [] if name in ("history", "tools") else "" for name in self.names}
            yield {**empty, **values}

    def _values(self, row: Row) -> dict[str, Any]:
        """What a row becomes. Raises NotInForm."""
        values = FORMS["text" if self._plain else self.layout](row)
        if self.layout in ("csv", "text"):
            try:
                "".join(values.values()).encode()
            except UnicodeEncodeError:
                raise NotInForm("has halves of characters, which only JSON can hold") from None
        return values

    def _is_text(self, index: int) -> bool:
        file, record = self.found.entries.place(index)
        return bool(file.codes[record]) or file.shape(record) == "text"

    def _rows(self) -> Iterator[Row]:
        """The chosen rows that can be trained."""
        total = 2 * len(self.places)
        for index in self.places:
            if self._told % _TELL_EVERY == 0 and not self._tell(self._told, total):
                raise BadInput("the export was stopped; nothing was written")
            self._told += 1
            row = self.found.entries[index]
            if row.problem:
                if self._told <= len(self.places):
                    self._leave_out(row, row.problem)
                continue
            yield row

    def _leave_out(self, row: Row, reason: str) -> None:
        self.taken.lost += 1
        if len(self.taken.left_out) < _NAMED:
            self.taken.left_out.append((place(row.file, row.number), reason))


def _said(row: Row, layout: str) -> bytes:
    """What a row says, for a comparison."""
    turns = row.messages()
    if turns is None or layout == "jsonl":
        said: Any = row.text
    elif layout == "messages":
        said = [[turn.role, turn.content, dict(turn.more)] for turn in turns]
    else:
        said = [[turn.role, turn.content] for turn in turns]
    return json.dumps(said, default=str).encode()


def _table(names: Iterable[str], rows: Iterator[dict[str, Any]], tabs: bool) -> Iterator[str]:
    """A table with a byte order mark, by which spreadsheets know that it is UTF-8."""
    names = list(names)
    line = io.StringIO(newline="")
    writer = csv.writer(line, delimiter="\t" if tabs else ",", lineterminator="\r\n")
    writer.writerow(names)
    yield "\ufeff" + line.getvalue()
    for values in rows:
        line.seek(0)
        line.truncate()
        writer.writerow([values[name] for name in names])
        yield line.getvalue()
