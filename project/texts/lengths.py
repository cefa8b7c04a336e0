"""How many tokens rows have: counted once, remembered by content, and shown as a histogram."""

import struct
from array import array
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from project.texts.encoding import Encoder
from project.texts.rows import Row, content_key
from project.workspace import atomic_write

REFUSED = -1  # the length of a row that the chat template does not take
_RECORD = struct.Struct("<Qi")
_BATCH = 256
_FILES_KEPT = 4
Tell = Callable[[int], None]


class Lengths:
    """The lengths of rows as one encoder counts them. `folder` keeps them for the next time, if it is given; what lies
    there may be deleted at any time. Not for several threads at once."""

    def __init__(self, encoder: Encoder, folder: Path | None = None) -> None:
        self.encoder = encoder
        self._file = folder / f"lengths-{encoder.fingerprint}.bin" if folder else None
        self._known: dict[int, int] = {}
        self._new = False
        if self._file is not None:
            with suppress(OSError):
                data = self._file.read_bytes()
                self._known = dict(_RECORD.iter_unpack(data[: len(data) // _RECORD.size * _RECORD.size]))

    def of(self, rows: Iterable[Row], tell: Tell | None = None) -> "array[int]":
        """Tokens of each row before it is cut or parted; REFUSED for one that cannot be encoded. Only rows whose
        content is new are counted. `tell` gets the number of rows done, and may raise to end it."""
        found = array("i")
        batch: list[Row] = []
        for row in rows:
            batch.append(row)
            if len(batch) == _BATCH:
                found.extend(self._counted(batch))
                batch.clear()
                if tell is not None:
                    tell(len(found))
        found.extend(self._counted(batch))
        return found

    def of_noted(self, keys: Sequence[int], row_at: Callable[[int], Row], tell: Tell | None = None) -> "array[int]":
        """The same for rows whose content_key is known: `row_at` gives the row of one of these, if it is new."""
        new = [index for index, key in enumerate(keys) if key not in self._known]
        self.of((row_at(index) for index in new), tell)
        return array("i", (self._known[key] for key in keys))

    def save(self) -> None:
        """Keep what was counted. What cannot be written is counted again another time."""
        if self._file is None or not self._new:
            return
        with suppress(OSError):
            self._file.parent.mkdir(parents=True, exist_ok=True)
            atomic_write(self._file, b"".join(_RECORD.pack(*entry) for entry in self._known.items()))
            self._new = False
            others = sorted(self._file.parent.glob("lengths-*.bin"), key=lambda path: -path.stat().st_mtime_ns)
            for old in others[_FILES_KEPT:]:
                old.unlink()

    def _counted(self, rows: Sequence[Row]) -> list[int]:
        keys = [content_key(row) for row in rows]
        new = {key: row for key, row in zip(keys, rows, strict=True) if key not in self._known}
        if new:
            self._new = True
            self._known.update(zip(new, self.encoder.lengths(list(new.values())), strict=True))
        return [self._known[key] for key in keys]


@dataclass(frozen=True)
class Bin:
    """Rows of `first` to `last` tokens, both included."""

    first: int
    last: int
    count: int


def histogram(lengths: Sequence[int], most_bins: int = 12) -> list[Bin]:
    """Bins of a round width from the shortest row to the longest; none without rows."""
    real = [length for length in lengths if length >= 0]
    if not real:
        return []
    least, most = min(real), max(real)
    width = next(width for width in _round_widths() if most // width - least // width < most_bins)
    first = least // width
    counts = [0] * (most // width - first + 1)
    for length in real:
        counts[length // width - first] += 1
    return [Bin((first + i) * width, (first + i + 1) * width - 1, count) for i, count in enumerate(counts)]


def _round_widths() -> Iterable[int]:
    scale = 1
    while True:
        yield from (scale, 2 * scale, 5 * scale)
        scale *= 10
