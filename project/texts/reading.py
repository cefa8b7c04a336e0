"""Reading texts: a file or a folder of them, what its rows are, and what is wrong with which line.

Every record is looked at once; what is kept of it is its place and its shape. Rows are read again when they are asked
for, a block at a time.
"""

import itertools
import threading
from array import array
from bisect import bisect_right
from collections import Counter, OrderedDict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, overload

from project.dataset.listing import natural
from project.dataset.scan import IGNORED_FOLDERS
from project.errors import BadInput
from project.options.text import TextOptions
from project.texts import parquet
from project.texts.looks import Looks
from project.texts.records import Form, Span, scan
from project.texts.rows import CODES, SHAPES, Row, place, row_of
from project.texts.source import Source, Stamp, source_of, stamp_of, unreadable

KINDS = {
    ".txt": "plain", ".md": "plain", ".jsonl": "jsonl", ".ndjson": "jsonl", ".json": "json", ".csv": "csv",
    ".tsv": "csv", ".parquet": "parquet",
}  # fmt: skip
_PASSED_OVER = ("readme", "license", "licence", "changelog", "dataset_info", "dataset_infos", "dataset_dict", "state")
_BLOCK_ROWS, _BLOCK_BYTES, _BLOCKS_KEPT = 256, 1 << 20, 16
_MOST_NUMBERS, _MOST_PROBLEMS = 1000, 1000
_TELL_EVERY = 2000
CODE_NAMES, _SHAPE_NAMES = ("", *CODES), ("", *SHAPES)
Tell = Callable[[int, int], None]


@dataclass
class Problem:
    """Something because of which records are not trained. `numbers` are those of the first of them, `count` says how
    many there are; a whole file has none. `code` is one of rows.CODES, or "file"."""

    file: str
    code: str
    text: str
    numbers: list[int] = field(default_factory=list)
    count: int = 0

    @property
    def sentence(self) -> str:
        """The place and what is wrong there."""
        if not self.numbers:
            return f"{self.file}: {self.text}"
        where = place(self.file, self.numbers[0])
        if self.count > 1:
            more = [*map(str, self.numbers[1:6])]
            rest = f" and {self.count - 6} more" if self.count > 6 else ""
            where = f"{where.replace(', line ', ', lines ').replace(', row ', ', rows ')}, {', '.join(more)}{rest}"
            return f"{where}: each {self.text}"
        return f"{where}: {self.text}"


class TextFile:
    """One file of the data: where each of its records stands, and what it is.

    `name` is its path within the data with forward slashes; `form` is None for Parquet, which is read only.
    """

    def __init__(self, path: Path, name: str, options: TextOptions) -> None:
        self.path, self.name, self.options = path, name, options
        self.kind = KINDS[path.suffix.lower()]
        self.form: Form | None = None
        self.source: Source | None = None
        self.stamp: Stamp = (0, 0, 0)
        self.starts, self.ends, self.numbers = array("Q"), array("Q"), array("Q")
        self.shapes, self.codes = bytearray(), bytearray()
        self.problems: list[Problem] = []
        self.told: dict[int, str] = {}  # what the scan itself says of a record
        self.looks: Looks | None = None  # what was noted of the records, as far as somebody looked at them
        self._guard = threading.RLock()
        self._groups: list[int] = []
        self._kept: OrderedDict[int, list[Row]] = OrderedDict()
        self._known: dict[tuple[str, str], Problem] = {}

    def __len__(self) -> int:
        return len(self.numbers)

    @property
    def writable(self) -> bool:
        """Whether its rows can be changed in place."""
        return self.source is not None and self.source.usual

    def unchanged(self) -> bool:
        """Whether the file is there as it was read."""
        try:
            return stamp_of(self.path) == self.stamp
        except OSError:
            return False

    def read(self, tell: Tell | None = None) -> None:
        """Look at every record. Raises BadInput if the file as a whole cannot be read."""
        try:
            self.stamp = stamp_of(self.path)
        except OSError as error:
            raise unreadable(self.path, error) from error
        renamed = self.options.renamed()
        for index, (span, values, problem) in enumerate(self._records()):
            self.starts.append(span.start)
            self.ends.append(span.end)
            self.numbers.append(span.number)
            self._take(self._row(index, values, renamed, problem))
            if tell is not None and index % _TELL_EVERY == 0:
                tell(span.start, self.stamp[0])

    def put(self, data: bytes, start: int, number: int) -> None:
        """Take in one more record, which was written to this place of the file."""
        if self.looks is not None:
            self.looks.extend(1)
        values, problem = _parsed(self.form or Form("plain"), data)
        self.starts.append(start)
        self.ends.append(start + len(data))
        self.numbers.append(number)
        self._take(self._row(len(self) - 1, values, self.options.renamed(), problem))

    def _take(self, row: Row) -> None:
        self.shapes.append(_SHAPE_NAMES.index(row.shape))
        self.codes.append(CODE_NAMES.index(row.code))
        if row.problem:
            self._note(row)

    def shape(self, index: int) -> str:
        """The shape of a record, known without reading it."""
        return _SHAPE_NAMES[self.shapes[index]]

    def rows(self, first: int, last: int) -> list[Row]:
        """The rows from `first` up to before `last`. Raises BadInput if the file was changed since it was read."""
        found: list[Row] = []
        last = min(last, len(self))
        with self._guard:
            while first < last:
                block, offset = self._block(first)
                part = block[offset : offset + last - first]
                found += part
                first += len(part)
        return found

    def looked_at(self) -> Looks:
        """What is known of each record, after a look at those that nobody has looked at. Raises BadInput."""
        for _ in self.look_at():
            pass
        assert self.looks is not None
        return self.looks

    def look_at(self) -> Iterator[int]:
        """Look at records as `looked_at` does; gives the place of each before it is looked at."""
        if self.looks is None:
            looks = Looks()
            looks.extend(len(self))
            self.looks = looks
        looks = self.looks
        for index in range(len(self)):
            if not looks.flags[index]:
                yield index
                looks.note(index, self.rows(index, index + 1)[0])

    def raw(self, index: int) -> bytes:
        """The record as it stands in the file. Raises BadInput."""
        with self.current().open() as file:
            file.seek(self.starts[index])
            return file.read(self.ends[index] - self.starts[index])

    def current(self) -> Source:
        """The file, which is still as it was read. Raises BadInput if it is not, or if its rows cannot be changed."""
        if self.source is None:
            raise BadInput(f"{self.name} is a Parquet file: its rows cannot be changed in place")
        if self.source.changed():
            raise BadInput(f"{self.name} was changed by another program since it was read: read the texts again")
        return self.source

    def _records(self) -> Iterator[tuple[Span, Any, str]]:
        """(place, values, what is wrong) of each record."""
        if self.kind == "parquet":
            self._groups = list(itertools.accumulate(parquet.groups(self.path), initial=0))
            for index, values in enumerate(parquet.rows(self.path)):
                yield Span(index, index, index + 1), values, ""
            return
        self.source = source_of(self.path)
        self.form, spans = scan(self.source, self.kind)
        with self.source.open() as file:
            for index, span in enumerate(spans):
                if span.problem:
                    self.told[index] = span.problem
                    yield span, None, span.problem
                    continue
                file.seek(span.start)
                yield span, *_parsed(self.form, file.read(span.end - span.start))

    def _row(self, index: int, values: Any, renamed: dict[str, str], problem: str) -> Row:
        number = self.numbers[index]
        if problem:
            return Row(self.name, number, "", {}, {}, index, "broken", problem)
        return row_of(self.name, number, index, values, renamed, self.options.text_format)

    def _block(self, index: int) -> tuple[list[Row], int]:
        """A block of rows and where in it the row stands."""
        for start, rows in self._kept.items():
            if start <= index < start + len(rows):
                self._kept.move_to_end(start)
                return rows, index - start
        if self.kind == "parquet":
            start, rows = index, self._parquet_rows(index)
        else:
            start, rows = index, self._text_rows(index)
        self._kept[start] = rows
        while len(self._kept) > _BLOCKS_KEPT:
            self._kept.popitem(last=False)
        return rows, 0

    def _text_rows(self, first: int) -> list[Row]:
        last, limit = first + 1, self.starts[first] + _BLOCK_BYTES
        while last < len(self) and last - first < _BLOCK_ROWS and self.ends[last] < limit:
            last += 1
        renamed, found = self.options.renamed(), []
        with self.current().open() as file:
            for index in range(first, last):
                if index in self.told:
                    found.append(self._row(index, None, renamed, self.told[index]))
                    continue
                file.seek(self.starts[index])
                values, problem = _parsed(self.form or Form("plain"), file.read(self.ends[index] - self.starts[index]))
                found.append(self._row(index, values, renamed, problem))
        return found

    def _parquet_rows(self, first: int) -> list[Row]:
        group = bisect_right(self._groups, first) - 1
        count = min(_BLOCK_ROWS, self._groups[group + 1] - first)
        rows = parquet.part(self.path, group, first - self._groups[group], count)
        renamed = self.options.renamed()
        return [self._row(first + place, values, renamed, "") for place, values in enumerate(rows)]

    def tell_problems(self) -> None:
        """Put together anew what is wrong with which record."""
        self.problems, self._known = [], {}
        for index, code in enumerate(self.codes):
            if code:
                self._note(self.rows(index, index + 1)[0])

    def _note(self, row: Row) -> None:
        known = self._known.get((row.code, row.problem))
        if known is None:
            if len(self.problems) >= _MOST_PROBLEMS:
                last = self.problems[-1]
                last.text, last.numbers, last.count = "there are more lines with problems", [], last.count + 1
                return
            known = self._known[row.code, row.problem] = Problem(self.name, row.code, row.problem)
            self.problems.append(known)
        known.count += 1
        if len(known.numbers) < _MOST_NUMBERS:
            known.numbers.append(row.number)


class Rows(Sequence[Row]):
    """Rows of several files in one sequence. They are read when they are asked for."""

    def __init__(self, files: Sequence[TextFile], usable: bool) -> None:
        self._files = files
        self._chosen = (
            [array("Q", (i for i, code in enumerate(f.codes) if not code)) for f in files] if usable else None
        )
        sizes = map(len, self._chosen if self._chosen is not None else files)
        self._ends = list(itertools.accumulate(sizes))

    def __len__(self) -> int:
        return self._ends[-1] if self._ends else 0

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> list[Row]: ...
    def __getitem__(self, index: int | slice) -> Row | list[Row]:
        if isinstance(index, slice):
            return [self[place] for place in range(*index.indices(len(self)))]
        if index < 0:
            index += len(self)
        if not 0 <= index < len(self):
            raise IndexError(index)
        file, place = self.place(index)
        return file.rows(place, place + 1)[0]

    def place(self, index: int) -> tuple[TextFile, int]:
        """(file, which of its records) of a row."""
        which = bisect_right(self._ends, index)
        place = index - (self._ends[which - 1] if which else 0)
        return self._files[which], self._chosen[which][place] if self._chosen is not None else place

    def __iter__(self) -> Iterator[Row]:
        for index in range(len(self)):
            yield self[index]


class TextSet:
    """Texts that were read. `rows` are those that can be trained, `entries` all of them, also those with a problem.
    `notes` are what a person should know though it stops nothing."""

    def __init__(self, folder: Path, files: Sequence[TextFile], problems: list[Problem], notes: list[str]) -> None:
        self.folder, self.files = folder, tuple(files)
        self.problems = [*problems, *(problem for file in files for problem in file.problems)]
        self.rows, self.entries = Rows(self.files, True), Rows(self.files, False)
        self.notes = notes

    def shapes(self) -> Counter[str]:
        """How many usable rows there are of each shape."""
        counts: Counter[str] = Counter()
        for file in self.files:
            pairs = zip(file.shapes, file.codes, strict=True)
            counts.update(_SHAPE_NAMES[shape] for shape, code in pairs if not code)
        return counts

    def changed(self) -> list[str]:
        """The files that were changed, or removed, since they were read."""
        return [file.name for file in self.files if not file.unchanged()]


def read_texts(path: Path, options: TextOptions | None = None, tell: Tell | None = None) -> TextSet:
    """Read a file, or a folder and the folders in it. `tell` is called with bytes done and in all.

    Raises BadInput if nothing in it can be trained; what is wrong with single files and lines stands in `problems`.
    """
    found = look(path, options, tell)
    if not found.rows:
        raise BadInput(nothing(path, found))
    return found


def look(
    path: Path, options: TextOptions | None = None, tell: Tell | None = None, known: Sequence[TextFile] = ()
) -> TextSet:
    """The same, also where nothing can be trained: a folder without any file gives an empty set. Files of `known` that
    were not changed since are taken as they are. Raises BadInput for a path that is not there or that is a file of
    another kind."""
    options = options or TextOptions()
    path = path.expanduser()
    if path.is_file():
        if path.suffix.lower() not in KINDS:
            raise BadInput(f"{path}: texts are read from {', '.join(KINDS)}, not from {path.suffix or 'such a file'}")
        paths, folder = [path], path.parent
        notes: list[str] = []
    elif path.is_dir():
        folder = path
        paths, notes = _listed(path)
    else:
        raise BadInput(f"{path}: there is no such file or folder of texts")
    files, problems = [], []
    done, total = 0, sum(file.stat().st_size for file in paths if file.exists())
    former = {file.path: file for file in known if file.options == options}
    for each in paths:
        if (file := former.get(each)) is not None and file.unchanged():
            files.append(file)
            done += file.stamp[0]
            notes += _file_notes(file)
            continue
        file = TextFile(each, each.relative_to(folder).as_posix(), options)
        before = done

        def told(here: int, size: int, before: int = before) -> None:
            if tell is not None:
                tell(before + here, total)

        try:
            file.read(told)
        except BadInput as error:
            problems.append(Problem(file.name, "file", str(error).removeprefix(f"{each}: ").removeprefix(f"{each} ")))
            continue
        files.append(file)
        done += file.stamp[0]
        notes += _file_notes(file)
    if tell is not None:
        tell(total, total)
    found = TextSet(folder, files, problems, notes)
    notes += _mixed(found)
    return found


def text_files(folder: Path) -> list[Path]:
    """The files of a folder and the folders in it that `look` would read. Raises BadInput."""
    return _listed(folder)[0]


def _parsed(form: Form, data: bytes) -> tuple[Any, str]:
    try:
        return form.parse(data), ""
    except ValueError as error:
        return None, str(error)


def _listed(folder: Path) -> tuple[list[Path], list[str]]:
    """The text files below a folder in natural order, and what is passed over."""
    found: list[Path] = []
    others: Counter[str] = Counter()
    passed: list[str] = []
    try:
        for path in _walk(folder):
            name = path.relative_to(folder).as_posix()
            if path.suffix.lower() not in KINDS:
                others[path.suffix.lower() or "no ending"] += 1
            elif path.stem.lower() in _PASSED_OVER:
                passed.append(name)
            else:
                found.append(path)
    except OSError as error:
        raise unreadable(folder, error) from error
    if not found and passed:
        found, passed = [folder / name for name in passed], []
    notes = [f"{', '.join(sorted(passed))}: passed over, being about the data and not of it"] if passed else []
    if others:
        listed = ", ".join(f"{suffix} ({count})" for suffix, count in others.most_common(5))
        notes.append(f"files of other kinds are passed over: {listed}")
    return sorted(found, key=lambda path: natural(path.relative_to(folder).as_posix())), notes


def _walk(folder: Path) -> Iterator[Path]:
    for path in folder.iterdir():
        if path.name.startswith("."):
            continue
        if path.is_dir():
            ignored = path.name.lower() in IGNORED_FOLDERS or (path / "CACHEDIR.TAG").exists()
            if not ignored and not path.is_symlink() and not (path / "events.jsonl").exists():
                yield from _walk(path)
        else:
            yield path


def _file_notes(file: TextFile) -> list[str]:
    if file.source is None or file.source.usual:
        return []
    return [f"{file.name} was read as {file.source.encoding}: save it as UTF-8 to change it here"]


def _mixed(found: TextSet) -> list[str]:
    """What is to be said where rows of several shapes stand side by side."""
    shapes = found.shapes()
    if len(shapes) < 2:
        return []
    listed = ", ".join(f"{count} of the shape {SHAPES[shape]}" for shape, count in shapes.most_common())
    return [f"the rows have several shapes: {listed}; all are trained, so look whether this is meant"]


def nothing(path: Path, found: TextSet) -> str:
    """The sentence for a set of which no row can be trained."""
    if found.problems:
        more = len(found.problems) - 1
        rest = f" (and {more} more {'problem' if more == 1 else 'problems'})" if more else ""
        return f"{path}: nothing in it can be trained; {found.problems[0].sentence}{rest}"
    if path.is_file():
        return f"{path}: there is no row in it"
    return f"{path}: there are no texts in it; it may hold {', '.join(KINDS)} files"
