"""The record of edits, `<project>/originals/edits.json`: which picture came from which, so that it can be taken back.

The record only helps. Where it is missing or damaged, the files in `originals` themselves say what can be taken back.
"""

import json
import os
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePath, PurePosixPath
from typing import Any, Literal

from project.dataset.pictures import PICTURE_SUFFIXES
from project.dataset.scan import MASKS
from project.library import Project
from project.library.names import free_path
from project.retouch.edit import Edit, as_members, from_members
from project.workspace import atomic_write

Place = Literal["beside", "instead"]
_VERSION = 1
FILE = "edits.json"
_WRITE_EVERY = 1.0  # seconds, while many edits are done
EARLIER = ".earlier"  # versions between an original and the last edit of it


_changing = threading.RLock()


@dataclass(frozen=True)
class Applied:
    """An edit that was done. `picture` and `original` are file names within the picture folder, with forward slashes;
    `kept` and `kept_mask` lie in `originals` (empty: nothing had to be kept). The digests are of the files as the edit
    wrote them: a file that differs was worked on since, and is never thrown away."""

    picture: str
    original: str
    place: Place
    edit: Edit
    digest: str = ""
    mask_digest: str = ""
    caption_digest: str = ""
    kept: str = ""
    kept_mask: str = ""


@dataclass(frozen=True)
class Record:
    """All edits of a project, the oldest first, and where the person wants edits to go (empty: not asked yet)."""

    edits: tuple[Applied, ...] = ()
    place: str = ""
    unknown: dict[str, Any] = field(default_factory=dict)

    def of(self, picture: str) -> list[Applied]:
        """The edits by which a picture became what it is, the oldest first."""
        return [edit for edit in self.edits if edit.picture == picture]


class Book:
    """The record, held by whoever changes it. While many edits are done it is written once a second and at the end:
    what an end in between leaves out of it is found in `originals`."""

    def __init__(self, project: Project) -> None:
        self.record = read(project)
        self._project, self._written, self._open = project, time.monotonic(), False

    def put(self, record: Record) -> None:
        """The record is this from now on. Raises OSError, and then it is as it was."""
        before, self.record = self.record, record
        if self._open and time.monotonic() - self._written < _WRITE_EVERY:
            return
        try:
            write(self._project, record)
        except OSError:
            self.record = before
            raise
        self._written = time.monotonic()

    @contextmanager
    def kept_open(self) -> Iterator["Book"]:
        """Within this block it need not be written each time. Raises OSError at its end."""
        self._open = True
        try:
            yield self
        finally:
            self._open = False
            write(self._project, self.record)


@contextmanager
def changing(project: Project, book: Book | None = None) -> Iterator[Book]:
    """The record to be changed; nobody else changes it meanwhile. With a book it is that one."""
    with _changing:
        yield book if book is not None else Book(project)


def originals(project: Project) -> Path:
    """The folder that keeps untouched originals."""
    return project.folder / "originals"


def within(project: Project, picture: Path) -> str:
    """The name of a picture within the picture folder, with forward slashes. Raises ValueError if it lies outside."""
    return picture.absolute().relative_to(project.images.absolute()).as_posix()


def read(project: Project) -> Record:
    """What is known of edits. A damaged record is put aside; originals that it does not name are found all the same."""
    file = originals(project) / FILE
    found = Record()
    try:
        values = json.loads(file.read_bytes())
        found = _understood(values)
    except FileNotFoundError:
        pass
    except (OSError, ValueError, RecursionError, TypeError, AttributeError) as error:
        if not isinstance(error, OSError):
            with suppress(OSError):
                os.replace(file, free_path(file.with_name(f"{FILE}.damaged")))
    lost = _found_in(project, {edit.kept for edit in found.edits})
    return Record((*lost, *found.edits), found.place, found.unknown)


def write(project: Project, record: Record) -> None:
    """Keep the record, whole or not at all. Raises OSError."""
    place = originals(project)
    place.mkdir(parents=True, exist_ok=True)
    edits = [{**vars(each), "edit": as_members(each.edit)} for each in record.edits]
    values = {**record.unknown, "version": _VERSION, "place": record.place, "edits": edits}
    atomic_write(place / FILE, json.dumps(values, ensure_ascii=False) + "\n")


def edited(project: Project, pictures: Iterable[str]) -> set[str]:
    """Which of these pictures (names within the picture folder) are edits that can be taken back."""
    known = {edit.picture for edit in read(project).edits}
    return known.intersection(pictures)


def keep_place(project: Project, place: str) -> None:
    """Edits go there from now on. Raises OSError."""
    with changing(project) as book:
        book.put(replace(book.record, place=place))


def _understood(values: Any) -> Record:
    edits = []
    for members in values["edits"]:
        texts = {key: str(members.get(key) or "") for key in Applied.__dataclass_fields__ if key != "edit"}
        if texts["picture"] and texts["place"] in ("beside", "instead") and all(map(_inside, texts.values())):
            edits.append(Applied(**texts, edit=from_members(members.get("edit"))))  # type: ignore[arg-type]
    place = str(values.get("place") or "")
    unknown = {key: value for key, value in values.items() if key not in ("version", "place", "edits")}
    return Record(tuple(edits), place if place in ("beside", "instead") else "", unknown)


def _inside(name: str) -> bool:
    """Whether a name of the record stays where it belongs: nobody else's files are moved because a file says so."""
    path = PurePosixPath(name)
    return not path.is_absolute() and ".." not in path.parts and "\\" not in name


def _found_in(project: Project, known: set[str]) -> list[Applied]:
    """Originals as they lie in the folder, but for known ones, each with the picture that now stands in its place."""
    place, found = originals(project), []
    for folder, folders, names in os.walk(place):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        inside = PurePath(folder).relative_to(place).as_posix()
        for name in sorted(names):
            kept = name if inside == "." else f"{inside}/{name}"
            if kept in known:
                continue
            path = Path(folder, name)
            if path.suffix.lower() not in PICTURE_SUFFIXES or name.lower().endswith(MASKS):
                continue
            now = next((other for other in (kept, PurePosixPath(kept).with_suffix(".png").as_posix())
                        if (project.images / other).is_file()), kept)  # fmt: skip
            mask = PurePosixPath(kept).with_name(f"{path.stem}{MASKS[0]}").as_posix()
            kept_mask = mask if (place / mask).is_file() else ""
            found.append(Applied(now, kept, "instead", Edit(), kept=kept, kept_mask=kept_mask))
    return found
