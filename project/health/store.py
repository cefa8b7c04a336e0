"""Keeps the records of a folder's pictures on disk, so that only new and changed ones are decoded again.

It is one SQLite file. SQLite's own journal and locks keep it whole when a process is killed, or two write at once; what
cannot be read or written is done without, since everything in it can be measured again.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from project.dataset.listing import Caption, Stamp
from project.health.record import VERSION, Record, packed, unpacked

FILE = "records.sqlite"
_WAIT = 10.0  # seconds for another process that writes
_TABLE = "CREATE TABLE IF NOT EXISTS records (name TEXT PRIMARY KEY, written INTEGER, bytes INTEGER, record TEXT)"

Key = tuple[str, Stamp]  # a picture's name, and when its file was written and its size


class Store:
    """The records in one folder. Pictures inside `root` are known by their path within it, so that it may be moved."""

    def __init__(self, folder: Path, root: Path | None = None) -> None:
        self.file = folder / FILE
        self._root = root
        self._kept: dict[Key, Record] | None = None
        self.captions: dict[str, tuple[object, Caption]] = {}  # by file, with the state of the files they stand in

    def read(self) -> dict[Key, Record]:
        """Every record that is there; none where the file is missing, damaged or of another version.

        What was read once, or written since, is remembered.
        """
        if self._kept is None:
            self._kept = self._read()
        return dict(self._kept)

    def _read(self) -> dict[Key, Record]:
        with suppress(sqlite3.Error, OSError, ValueError), self._open() as base:
            rows = base.execute("SELECT name, written, bytes, record FROM records").fetchall()
            return {(name, (written, size)): unpacked(text) for name, written, size, text in rows}
        return {}

    def write(self, records: Mapping[Key, Record]) -> bool:
        """Keep records, in place of older ones of the same pictures. False if it could not be done."""
        names = {name for name, _ in records}
        self._kept = {key: record for key, record in self.read().items() if key[0] not in names} | dict(records)
        rows = [(name, *stamp, packed(record)) for (name, stamp), record in records.items()]
        for _ in range(2):
            try:
                with self._open() as base, base:
                    base.executemany("INSERT OR REPLACE INTO records VALUES (?, ?, ?, ?)", rows)
                return True
            except sqlite3.OperationalError:  # locked for too long, or no room
                return False
            except sqlite3.DatabaseError:  # damaged: begin anew
                with suppress(OSError):
                    self.file.unlink()
            except OSError:
                return False
        return False

    def keep_only(self, names: Iterable[str]) -> None:
        """Forget all other pictures."""
        names = set(names)
        self._kept = {key: record for key, record in self.read().items() if key[0] in names}
        with suppress(sqlite3.Error, OSError), self._open() as base, base:
            known: set[str] = {name for (name,) in base.execute("SELECT name FROM records")}
            gone = known.difference(names)
            base.executemany("DELETE FROM records WHERE name = ?", [(name,) for name in gone])

    def name(self, file: str) -> str:
        """What a picture is called in here."""
        root = f"{self._root}/" if self._root is not None else ""
        return file.removeprefix(root).encode("utf-8", "backslashreplace").decode()  # SQLite takes Unicode only

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        self.file.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(self.file, timeout=_WAIT)) as base:
            base.execute("PRAGMA synchronous = OFF")  # it is a cache: nothing waits for the disk
            (version,) = base.execute("PRAGMA user_version").fetchone()
            if version != VERSION:
                with base:
                    base.execute("DROP TABLE IF EXISTS records")
                    base.execute(_TABLE)
                    base.execute(f"PRAGMA user_version = {VERSION:d}")
            yield base
