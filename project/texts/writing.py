"""Changing texts where they stand: records edited, added, removed and moved, everything else left as it was.

A file is written anew as a whole or not at all. A record that is not what it was when it was read is never replaced.
"""

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from project.errors import BadInput, JobFailed
from project.options.text import TextOptions
from project.texts.reading import KINDS, TextFile, TextSet
from project.texts.records import Form
from project.texts.rows import Row, place, row_of
from project.texts.source import Source, stamp_of
from project.workspace import atomic_write

_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Change:
    """One record before and after, as it stands in its file. Without `before` it is new and comes to the place
    `index`; without `after` it is removed from there. `index` counts from 0, after the changes that come earlier."""

    file: str
    index: int
    before: str | None
    after: str | None

    @property
    def inverse(self) -> "Change":
        """What takes it back."""
        return Change(self.file, self.index, self.after, self.before)


def edited(found: TextSet, row: Row, values: Mapping[str, Any]) -> Change:
    """Put other values in the place of a row's. Raises BadInput where its file cannot be changed."""
    file = file_of(found, row.file)
    before = raw_text(file, row.index)
    return Change(row.file, row.index, before, formed(file.form or Form("plain"), values, before))


def edited_raw(found: TextSet, name: str, index: int, before: str, text: str) -> Change:
    """Put other words in the place of a record as it stands in its file. A line of JSON Lines may stay broken; anything
    else that is no whole record would break what follows. Raises BadInput for that, and for what is gone."""
    file = file_of(found, name)
    near = sorted(range(len(file)), key=lambda spot: abs(spot - index))
    at = next((spot for spot in near if raw_text(file, spot) == before), None)
    if at is None:
        raise BadInput(f"{name}: the line was changed or removed by another program: what you typed was not written")
    row, lines = read_raw(file, text), file.form is not None and file.form.kind == "jsonl"
    after = one_line(text) if lines else text.strip("\r\n")
    if not after.strip():
        raise BadInput(f"{place(name, file.numbers[at])}: an empty line is no row: remove the row instead")
    if row.code == "broken" and not lines:
        raise BadInput(f"{place(name, file.numbers[at])}: what you typed {row.problem}, so it was not written")
    return Change(name, at, before, after)


def read_raw(file: TextFile, text: str) -> Row:
    """The row that words would be as a record of a file, with what is wrong with it."""
    form = file.form or Form("plain")
    try:
        values = form.parse(_bytes(one_line(text) if form.kind == "jsonl" else text.strip("\r\n")))
    except ValueError as error:
        return Row(file.name, 1, "", {}, {}, 0, "broken", str(error))
    return row_of(file.name, 1, 0, values, file.options.renamed(), file.options.text_format)


def one_line(text: str) -> str:
    """Words without line ends, which part the records of JSON Lines."""
    return " ".join(text.splitlines()).strip()


def raw_text(file: TextFile, index: int) -> str:
    """A record as it stands in its file. Raises BadInput if it cannot be changed there."""
    return file.raw(index).decode(errors="surrogateescape")


def added(found: TextSet, name: str, index: int, values: Mapping[str, Any]) -> Change:
    """Put a new record before the one at `index` of the file `name`, which is made if it is not there."""
    file = next((file for file in found.files if file.name == name), None)
    if file is None:
        kind = KINDS.get(Path(name).suffix.lower(), "")
        if kind not in ("jsonl", "plain"):
            raise BadInput(f"{name}: new files of texts are .jsonl or .txt files")
        return Change(name, 0, None, formed(Form(kind), values, ""))
    like = raw_text(file, min(index, len(file) - 1)) if len(file) else ""
    if file.kind == "plain":
        raise BadInput(f"{name} is one text: add a file of its own for another one")
    return Change(name, min(index, len(file)), None, formed(file.form or Form("plain"), values, like))


def removed(found: TextSet, row: Row) -> Change:
    """Take a record out of its file. Of several in one step the last ones must come first."""
    return Change(row.file, row.index, raw_text(file_of(found, row.file), row.index), None)


def moved(found: TextSet, row: Row, index: int) -> list[Change]:
    """Put a record to another place of its file: to that which it then has."""
    raw = raw_text(file_of(found, row.file), row.index)
    return [Change(row.file, row.index, raw, None), Change(row.file, index, None, raw)]


def file_of(found: TextSet, name: str) -> TextFile:
    """A file by its name. Raises BadInput if there is none."""
    for file in found.files:
        if file.name == name:
            return file
    raise BadInput(f"{name} is not among the texts any more: read them again")


def write(found: TextSet, changes: Sequence[Change], options: TextOptions | None = None) -> TextSet:
    """Make changes in order and return what the texts are then; `found` still describes what was.

    Raises BadInput, before anything is written, if a file was changed since it was read or a record is not what its
    change says, and JobFailed if a file cannot be written.
    """
    plans: dict[str, _Plan] = {}
    for change in changes:
        if change.file not in plans:
            plans[change.file] = _Plan.of(found, change.file, options or TextOptions())
        plans[change.file].take(change)
    written = {name: plan.write() for name, plan in plans.items()}
    files = [written.pop(file.name, file) for file in found.files]
    files += written.values()
    kept = [file for file in files if file is not None]
    others = [problem for problem in found.problems if problem.code == "file"]
    return TextSet(found.folder, kept, others, list(found.notes))


class _Item(NamedTuple):
    """A record of the file to be: which one it was, -1 for a new one, and its words where these are other ones."""

    former: int
    text: str | None = None


@dataclass
class _Plan:
    """What becomes of one file: its records in their order."""

    file: TextFile
    is_new: bool
    order: list[_Item] = field(default_factory=list)

    @classmethod
    def of(cls, found: TextSet, name: str, options: TextOptions) -> "_Plan":
        known = next((file for file in found.files if file.name == name), None)
        if known is not None:
            if not known.current().usual:
                encoding = known.source.encoding if known.source else ""
                raise BadInput(f"{name} is written as {encoding}: save it as UTF-8 to change it here")
            return cls(known, False, list(map(_Item, range(len(known)))))
        path = found.folder / name
        if path.exists():
            raise BadInput(f"{name} is there already: read the texts again")
        file = TextFile(path, name, options)
        file.form = Form(file.kind)
        return cls(file, True)

    def take(self, change: Change) -> None:
        if change.before is None:
            self.order.insert(min(change.index, len(self.order)), _Item(-1, change.after or ""))
            return
        if self.text(change.index) != change.before:
            raise BadInput(
                f"{self.file.name}: record {change.index + 1} is not what it was any more, so it is left as it is: "
                "read the texts again"
            )
        if change.after is None:
            del self.order[change.index]
        else:
            self.order[change.index] = _Item(self.order[change.index].former, change.after)

    def text(self, index: int) -> str | None:
        """The record at a place now; None where there is none."""
        if not 0 <= index < len(self.order):
            return None
        item = self.order[index]
        return raw_text(self.file, item.former) if item.text is None else item.text

    def write(self) -> TextFile | None:
        """Write the file and say what it is then; None for a plain text that is removed."""
        file = self.file
        try:
            if file.kind == "plain" and not self.order:
                file.path.unlink(missing_ok=True)
                return None
            written = _Written(file, self.order, self.is_new)
            if self.is_new:
                file.path.parent.mkdir(parents=True, exist_ok=True)
            atomic_write(file.path, written.parts())
            written.found.stamp = stamp_of(file.path)
        except OSError as error:
            raise JobFailed(f"{file.path} cannot be written ({error.strerror or error})") from error
        encoding = file.source.encoding if file.source else "utf-8"
        written.found.source = Source(file.path, encoding, written.found.stamp)
        written.found.tell_problems()
        return written.found


class _Written:
    """A file as it is put together: its bytes, and where each record comes to stand in them."""

    def __init__(self, file: TextFile, order: Sequence[_Item], is_new: bool) -> None:
        self.file, self.order = file, order
        self.found = TextFile(file.path, file.name, file.options)
        self.found.form = file.form
        self.found.looks = file.looks.fresh() if file.looks is not None else None
        self.is_new = is_new
        self._by_count = file.form is not None and file.form.kind == "json"
        self._place, self._line = 0, 1

    def parts(self) -> Iterator[bytes]:
        """The bytes of the new file, in order."""
        if self.is_new:
            yield from self._all(_Frame(b"", b"\n" if self.file.kind != "plain" else b"", b"\n"), None)
            return
        with self.file.current().open() as source:
            yield from self._all(_frame(self.file, source), source)

    def _all(self, frame: "_Frame", source: Any) -> Iterator[bytes]:
        yield self._counted(frame.head)
        index = 0
        while index < len(self.order):
            item = self.order[index]
            if index:
                yield self._counted(self._between(frame, source, self.order[index - 1], item))
            last = index
            if item.text is not None:
                data = _bytes(item.text)
                self.found.put(data, self._place, self._number())
                yield self._counted(data)
            else:
                while last + 1 < len(self.order) and self.order[last + 1] == (item.former + last + 1 - index, None):
                    last += 1
                yield from self._run(source, item.former, item.former + last - index)
            index = last + 1
        yield frame.tail

    def _run(self, source: Any, first: int, last: int) -> Iterator[bytes]:
        """Records that follow each other as before, copied with what stands between them."""
        file, found = self.file, self.found
        shift, lines = self._place - file.starts[first], self._line - file.numbers[first]
        for index in range(first, last + 1):
            if index in file.told:
                found.told[len(found)] = file.told[index]
            number = len(found) + 1 if self._by_count else file.numbers[index] + lines
            found.starts.append(file.starts[index] + shift)
            found.ends.append(file.ends[index] + shift)
            found.numbers.append(number)
        found.shapes += file.shapes[first : last + 1]
        found.codes += file.codes[first : last + 1]
        if found.looks is not None and file.looks is not None:
            found.looks.take_over(file.looks, first, last + 1)
        source.seek(file.starts[first])
        left = file.ends[last] - file.starts[first]
        while left and (chunk := source.read(min(left, _CHUNK))):
            left -= len(chunk)
            yield self._counted(chunk)

    def _between(self, frame: "_Frame", source: Any, before: _Item, after: _Item) -> bytes:
        if before.former >= 0 and after.former == before.former + 1:
            start, end = self.file.ends[before.former], self.file.starts[after.former]
            source.seek(start)
            gap: bytes = source.read(end - start)
            return gap
        return frame.gap

    def _number(self) -> int:
        return len(self.found) + 1 if self._by_count else self._line

    def _counted(self, data: bytes) -> bytes:
        self._place += len(data)
        self._line += data.count(b"\n")
        return data


@dataclass(frozen=True)
class _Frame:
    """What stands before, behind and between the records of a file."""

    head: bytes
    tail: bytes
    gap: bytes


def _frame(file: TextFile, source: Any) -> _Frame:
    size = file.stamp[0]
    if not len(file):
        return _empty_frame(file, source.read())
    head = source.read(file.starts[0])
    source.seek(file.ends[-1])
    tail = source.read(size - file.ends[-1])
    if file.kind == "plain":
        return _Frame(head, tail, b"")
    source.seek(file.ends[0])
    gap = source.read(file.starts[1] - file.ends[0]) if len(file) > 1 else b""
    if not gap:
        listed = re.search(rb"\[(\s*)\Z", head)
        gap = b"," + listed[1] if listed else b"\r\n" if b"\r\n" in head + tail else b"\n"
    return _Frame(head, tail, gap)


def _empty_frame(file: TextFile, content: bytes) -> _Frame:
    """The frame of a file without records: an empty list, a table with a header only, or nothing at all."""
    if file.kind == "csv" and content.strip():
        return _Frame(content if content.endswith(b"\n") else content + b"\n", b"", b"\n")
    begin = file.source.start if file.source else 0
    mark, content = content[:begin], content[begin:]
    if file.kind == "json" or content.strip().startswith(b"["):
        opened, closed = content.rfind(b"["), content.rfind(b"]")
        if 0 <= opened < closed and not content[opened + 1 : closed].strip():
            return _Frame(mark + content[: opened + 1] + b"\n", b"\n" + content[closed:], b",\n")
        if content.strip():
            raise BadInput(f"{file.name} holds no list that a row could be added to")
        return _Frame(mark + b"[\n", b"\n]\n", b",\n")
    return _Frame(mark, b"" if file.kind == "plain" else b"\n", b"" if file.kind == "plain" else b"\n")


def formed(form: Form, values: Mapping[str, Any], like: str) -> str:
    """Values as a record of this form, written in the manner of the record `like`. Raises BadInput for a name that a
    table has no column for."""
    if form.kind == "plain":
        return str(values.get("text", ""))
    if form.kind == "csv":
        return _table_row(form, values, like)
    escaped = like.isascii() and "\\u" in like
    if form.kind == "json" and "\n" in like:
        return _indented(values, like, escaped)
    compact = '": ' not in like and '":' in like
    return _dumped(values, escaped, separators=(",", ":") if compact else (", ", ": "))


def _table_row(form: Form, values: Mapping[str, Any], like: str) -> str:
    missing = [name for name, value in values.items() if name not in form.header and value not in ("", None)]
    if missing:
        raise BadInput(f'the table has no column "{missing[0]}": add it to its first line')
    cells = [values.get(name, "") for name in form.header]
    cells = [cell if isinstance(cell, str) else json.dumps(cell, ensure_ascii=False) for cell in cells]
    quoting = csv.QUOTE_ALL if like.startswith('"') and _quoted(form, like) else csv.QUOTE_MINIMAL
    return _cells(form, cells, quoting)


def _quoted(form: Form, like: str) -> bool:
    """Whether a row has all of its cells in quotes."""
    try:
        return like == _cells(form, list(form.parse(like.encode()).values()), csv.QUOTE_ALL)
    except (ValueError, AttributeError):
        return False


def _cells(form: Form, cells: Sequence[str], quoting: Any) -> str:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=form.delimiter, lineterminator="\r\n", quoting=quoting).writerow(cells)
    return text.getvalue().removesuffix("\r\n")


def _indented(values: Mapping[str, Any], like: str, escaped: bool) -> str:
    inner = re.search(r"\n([ \t]*)", like)
    outer = re.search(r"\n([ \t]*)[}\]]\Z", like)
    deep, shallow = inner[1] if inner else "  ", outer[1] if outer else ""
    step = deep.removeprefix(shallow) or "  "
    return _dumped(values, escaped, indent=step).replace("\n", "\n" + shallow)


def _dumped(values: Mapping[str, Any], escaped: bool, **form: Any) -> str:
    text = json.dumps(values, ensure_ascii=escaped, **form)
    try:
        text.encode()
    except UnicodeEncodeError:  # halves of characters, which only an escape can write
        text = json.dumps(values, **form)
    return text


def _bytes(text: str) -> bytes:
    """A record as it stands in the file, with bytes that are no UTF-8 as they were."""
    try:
        return text.encode(errors="surrogateescape")
    except UnicodeEncodeError:
        return text.encode(errors="replace")
