"""Where captions that the shell makes are kept: a text file beside each picture, a table, or nowhere.

Whatever ends a job, what is made by then stays, and what somebody else wrote meanwhile is never written over.
"""

from __future__ import annotations

import errno
import os
import sys
import tempfile
import time
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Protocol

from engine.caption.pipeline import Captioned, Wanted
from project.captioning.table import CaptionTable, open_table
from project.dataset import list_pictures, write_caption
from project.dataset.captions import CaptionError, normal, read_beside
from project.dataset.writing import csv_table
from project.errors import BadInput, JobFailed
from project.library import Project
from project.words.journal import Change, Journal, Step
from project.workspace import atomic_write

KEEP_EVERY = 20.0  # seconds between two writings of the table
NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO)  # no other caption can be written either
CHANGED = "its caption was changed meanwhile, so it is left alone"


class Keeping(Protocol):
    """Takes captions as they are made."""

    def put(self, one: Captioned) -> str:
        """Keep a caption; returns why not, if this one cannot be. Raises JobFailed where none can be any more."""
        ...

    def close(self) -> Sequence[str]:
        """Bring everything to the disk, and return what is to be told of single captions. Raises JobFailed."""
        ...


class Shown:
    """Printed, and written nowhere."""

    def put(self, one: Captioned) -> str:
        print(f"{one.wanted.name}: {one.caption}", flush=True)
        return ""

    def close(self) -> Sequence[str]:
        return ()


class Beside:
    """As NAME.txt beside each picture, at once. In a project all of them are one step of its history."""

    def __init__(self, wanted: Iterable[Wanted], project: Project | None, title: str) -> None:
        """Raises BadInput for a folder that cannot be written to."""
        self.journal = Journal(project.folder / "history") if project is not None else None
        self.title = title
        self.changes: list[Change] = []
        for folder in {one.path.parent: None for one in wanted}:
            if not os.access(folder, os.W_OK):
                raise BadInput(f"{folder} is read-only: name a table elsewhere with --output, or allow writing there")

    def put(self, one: Captioned) -> str:
        wanted, caption = one.wanted, one.caption or ""
        try:
            now = read_beside(wanted.path)
            if now is not None and now[0] != wanted.existing:
                return f"{wanted.path}: {CHANGED}"
            write_caption(wanted.path, caption)
        except (CaptionError, BadInput) as error:
            return f"{wanted.path}: {error}"
        except OSError as error:
            reason = error.strerror or str(error)
            if error.errno in NO_ROOM:
                raise JobFailed(
                    f"{wanted.path}: its caption cannot be written ({reason}): those before it are kept, "
                    "and the same command goes on with the others"
                ) from error
            return f"{wanted.path}: its caption cannot be written ({reason})"
        self.changes.append(Change(wanted.name, wanted.existing, caption, wanted.source))
        return ""

    def close(self) -> Sequence[str]:
        """The step is noted in the end only: how many captions belong to it is not known before."""
        if self.journal is not None:
            self.journal.append(Step(self.title, tuple(self.changes)))
        return ()


class InTable:
    """In a table filename,prompt, which is written now and then, and in the end.

    It is read anew each time: rows that another program changed meanwhile stay as that wrote them.
    """

    def __init__(self, table: CaptionTable, folder: Path) -> None:
        """Raises BadInput for a place that cannot be written to."""
        self.path, self.folder = table.path, folder
        place = self.path if self.path.exists() else self.path.parent
        if not os.access(place, os.W_OK) or not os.access(self.path.parent, os.W_OK):
            raise BadInput(f"{place} is read-only: name another --output")
        self.names = set(table.captions)
        self.known = table.captions  # as they were when they were read or written here
        self.new: dict[str, str] = {}
        self.overtaken: list[str] = []
        self.written, self.kept = time.monotonic(), 0

    def put(self, one: Captioned) -> str:
        self.new[known_as(one.wanted.name, self.path, self.names, self.folder)] = one.caption or ""
        if time.monotonic() - self.written > KEEP_EVERY:
            self._write()
        return ""

    def close(self) -> Sequence[str]:
        if len(self.new) > self.kept:
            try:
                self._write()
            except BadInput as error:
                raise JobFailed(f"{error}; {self._rescued()}") from error
        return [f"{name}: {CHANGED}" for name in self.overtaken]

    def _write(self) -> None:
        table = open_table(self.path)
        now = table.captions
        for name in [name for name in self.new if now.get(normal(name), "") != self.known.get(normal(name), "")]:
            del self.new[name]
            self.overtaken.append(name)
        table.with_captions(self.new).write()
        self.known = {**self.known, **{normal(name): text.strip() for name, text in self.new.items()}}
        self.written, self.kept = time.monotonic(), len(self.new)

    def _rescued(self) -> str:
        """Put what was made where there is room: hours of work may lie in it."""
        text = csv_table(self.new.items())
        place = Path(tempfile.gettempdir()) / f"{self.path.stem}-{time.strftime('%Y%m%d-%H%M%S')}.csv"
        try:
            atomic_write(place, text)
        except OSError:
            sys.stdout.write(text)
            return "the captions that were made are printed above"
        return f"{len(self.new)} captions that were made lie in {place}"


def told_by(table: CaptionTable, folder: Path) -> Mapping[str, str]:
    """The captions of the table, by the names of the pictures within the folder."""
    captions = table.captions
    names = [listed.name for listed in list_pictures(folder, stamps=False).pictures]
    return {name: captions.get(normal(known_as(name, table.path, captions, folder)), "") for name in names}


def known_as(name: str, table: Path, known: Iterable[str], folder: Path) -> str:
    """What a table calls a picture: by its path from the table's own folder if it has that, else from the dataset."""
    path, base = (folder / name).absolute(), table.absolute().parent
    beside = path.relative_to(base).as_posix() if path.is_relative_to(base) else name
    return beside if normal(beside) in known else name
