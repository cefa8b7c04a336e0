"""The undo history of captions on disk: what was changed from what to what, and how much of it is undone at present.

`history/steps.jsonl` in the project only grows, a line at a time, each flushed to the disk, so a process may be killed
at any moment: a torn line is passed over. A step that is appended after an undo takes the place of what was undone.
Steps are known by an identity of their own, so that two windows on one project, and the removal of old steps, cannot
mix up the position.
"""

import base64
import datetime
import json
import os
import secrets
import threading
import time
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from project.errors import JobFailed
from project.runs.lock import OsLock
from project.workspace import atomic_write

FILE_NAME, LOCK_NAME = "steps.jsonl", "lock"
_MARK_NAME, _TYPING_NAME = "unfinished.json", "typing.json"
VERSION = 1
MOST_STEPS, MOST_BYTES = 200, 20 << 20
_MOST_LINES = 3 * MOST_STEPS
_LONG = 1 << 15  # bytes from which a step is packed
_PATIENCE = 5.0  # seconds for another window's write
_Stamp = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Change:
    """One caption before and after. `file`: the picture, relative to the dataset with forward slashes. `source`: the
    name of the file in which the former caption stood, "none" without one. `problem` says why that could not be read,
    and `kept` is the name under which its bytes were kept. `exact` are the bytes of a file that the app would have
    written otherwise, each as the character of its number."""

    file: str
    before: str
    after: str
    source: str = ""
    problem: str = ""
    kept: str = ""
    exact: str = ""

    def undone(self) -> "Change":
        """The change that takes this one back."""
        return Change(self.file, self.after, self.before, f"{PurePosixPath(self.file).stem}.txt")


@dataclass(frozen=True, slots=True)
class Step:
    """What one action changed. `id` and `when` (ISO, UTC) are given when it is made."""

    title: str
    changes: tuple[Change, ...]
    id: str = field(default_factory=lambda: secrets.token_hex(6))
    when: str = field(default_factory=lambda: datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds"))


@dataclass(frozen=True, slots=True)
class Conflict:
    """A caption that is not what the history expects: `found` is None if the picture is gone."""

    file: str
    expected: str
    found: str | None


def conflicts(
    step: Step, current: Mapping[str, str] | Callable[[str], str | None], forward: bool = False
) -> list[Conflict]:
    """The captions that another program, or another window, changed since: undoing the step would lose their text.

    `current` gives the present caption of a file. `forward`: the step is to be done again rather than undone.
    """
    read = current.get if isinstance(current, Mapping) else current
    found = []
    for change in step.changes:
        expected, now = change.before if forward else change.after, read(change.file)
        wanted = change.after if forward else change.before
        if now is None or now not in (expected, wanted):
            found.append(Conflict(change.file, expected, now))
    return found


class Journal:
    """The history of one project. It is read when it is made; `reload` reads it again. Methods may be called from any
    thread. `problem` says in one line why nothing is kept, `damaged` how many lines could not be read."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.file = folder, folder / FILE_NAME
        self.problem, self.damaged = "", 0
        self._guard = threading.RLock()
        self._steps: list[Step] = []
        self._position = self._lines = 0
        self._stamp: _Stamp | None = None
        self.reload()

    @property
    def position(self) -> int:
        """How many steps are done; those behind it can be done again."""
        return self._position

    def steps(self) -> tuple[Step, ...]:
        """All steps, the oldest first; undone ones are at the end."""
        with self._guard:
            return tuple(self._steps)

    def changed(self) -> bool:
        """Whether somebody else wrote since this was read."""
        return self._stamp_now() != self._stamp

    def reload(self) -> None:
        """Read the history as it is on the disk now. A file that cannot be read at all is said, not raised."""
        with self._guard:
            self._take(_Reading())
            try:
                stamp = self._stamp_now()
                data = self.file.read_bytes() if stamp is not None else b""
            except OSError as error:
                self.problem = f"{self.file} cannot be read ({error.strerror or error}): undo ends with the app"
                return
            self._take(_read(data))
            self._stamp = stamp
            if self.problem:
                self.problem = f"{self.file} {self.problem}"

    def append(self, step: Step) -> None:
        """Keep a step that was done just now; undone ones are forgotten. Raises JobFailed if it cannot be written."""
        if not step.changes or self.problem:
            return
        with self._writing() as free:
            if not free:
                return
            self._put(_line(step))
            self._steps[self._position :] = [step]
            del self._steps[:-MOST_STEPS]
            self._position = len(self._steps)
            self._shorten()

    def set_position(self, done: int) -> None:
        """Keep that so many steps are done, as `steps()` last listed them. Raises JobFailed."""
        known = self.steps()
        name = known[done - 1].id if 0 < done <= len(known) else ""
        if self.problem or done == self._position or not known:
            return
        with self._writing() as free:
            place = next((index + 1 for index, step in enumerate(self._steps) if step.id == name), 0)
            if not free or (name and not place):
                return  # another window has forgotten this step
            self._put(json.dumps({"at": name}).encode())
            self._position = place
            self._shorten()

    def move(self, name: str, step: int) -> None:
        """A step was undone (-1) or done again (1). Where somebody else has added steps meanwhile, that is a new step:
        theirs stay done. Raises JobFailed."""
        if self.changed():
            self.reload()
        known = self.steps()
        place = next((number for number, each in enumerate(known) if each.id == name), None)
        if place is None:
            return
        done = place + (step > 0)
        if done == self._position + step:
            self.set_position(done)
        else:
            each = known[place]
            changes = each.changes if step > 0 else tuple(change.undone() for change in each.changes)
            self.append(Step(each.title, changes))

    def begin(self, name: str, undo: bool) -> None:
        """Note that the files of a step are being written, until `end`. A disk that takes no note is no hindrance."""
        with suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            atomic_write(self.folder / _MARK_NAME, json.dumps({"step": name, "undo": undo}))

    def end(self) -> None:
        """All files are written."""
        with suppress(OSError):
            (self.folder / _MARK_NAME).unlink(missing_ok=True)

    def unfinished(self) -> tuple[Step, bool] | None:
        """The step during which the app was ended, and whether it was being undone."""
        with suppress(OSError, ValueError, AttributeError):
            mark = json.loads((self.folder / _MARK_NAME).read_bytes())
            name, undo = mark.get("step"), bool(mark.get("undo"))
            for place, step in enumerate(self.steps()):
                if step.id == name and (place >= self._position) == undo:
                    return step, undo
        return None

    def begin_typing(self, title: str, change: Change) -> None:
        """Note the caption that is being typed, whose drafts reach the disk, until `end_typing`."""
        with suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            atomic_write(self.folder / _TYPING_NAME, json.dumps({"title": title, "change": asdict(change)}))

    def end_typing(self) -> None:
        with suppress(OSError):
            (self.folder / _TYPING_NAME).unlink(missing_ok=True)

    def typed(self) -> Step | None:
        """The caption that was being typed when the app was ended, as a step from which `after` is missing."""
        with suppress(OSError, ValueError, KeyError, TypeError, AttributeError):
            note = json.loads((self.folder / _TYPING_NAME).read_bytes())
            return _step({"title": note["title"], "id": secrets.token_hex(6), "changes": [note["change"]]})
        return None

    def clear(self) -> None:
        """Forget everything. Raises JobFailed."""
        if self.problem:
            return
        with self._writing() as free:
            if free:
                self._steps, self._position = [], 0
                self._rewrite()

    @contextmanager
    def _writing(self) -> Iterator[bool]:
        """One writer at a time, who knows what the others wrote before; False if that is nothing to add to."""
        with self._guard:
            try:
                self.folder.mkdir(parents=True, exist_ok=True)
                lock = OsLock(self.folder / LOCK_NAME)
                _acquire(lock)
                try:
                    if self.changed():
                        self.reload()
                    yield not self.problem
                    self._stamp = self._stamp_now()
                finally:
                    lock.release()
            except OSError as error:
                reason = error.strerror or error
                text = f"The undo history {self.file} cannot be written ({reason}): the step is forgotten with the app"
                raise JobFailed(text) from error

    def _put(self, line: bytes) -> None:
        before = b"" if self._whole() else b"\n"
        if self._stamp is None:
            before = json.dumps({"history": VERSION}).encode() + b"\n"
        with self.file.open("ab") as file:
            file.write(before + line + b"\n")
            file.flush()
            os.fsync(file.fileno())
        self._lines += 1

    def _whole(self) -> bool:
        """Whether the file ends with a whole line."""
        if self._stamp is None or not self._stamp[0]:
            return True
        with self.file.open("rb") as file:
            file.seek(-1, os.SEEK_END)
            return file.read(1) == b"\n"

    def _shorten(self) -> None:
        """Let old steps go where the file has grown too long; the newest one stays whatever its size."""
        if self._lines <= _MOST_LINES and self.file.stat().st_size <= MOST_BYTES:
            return
        size = 0
        for index in range(len(self._steps) - 1, -1, -1):
            size += len(_line(self._steps[index]))
            if size > MOST_BYTES * 3 // 4 and index < len(self._steps) - 1:
                del self._steps[: index + 1]
                self._position = max(0, self._position - index - 1)
                break
        self._rewrite()

    def _rewrite(self) -> None:
        lines = [json.dumps({"history": VERSION}).encode(), *map(_line, self._steps)]
        if self._position < len(self._steps):
            name = self._steps[self._position - 1].id if self._position else ""
            lines.append(json.dumps({"at": name}).encode())
        atomic_write(self.file, b"\n".join(lines) + b"\n")
        self._lines = len(lines)

    def _stamp_now(self) -> _Stamp | None:
        try:
            facts = self.file.stat()
        except FileNotFoundError:
            return None
        return facts.st_size, facts.st_mtime_ns, facts.st_ino

    def _take(self, found: "_Reading") -> None:
        self._steps, self._position, self._lines = found.steps[-MOST_STEPS:], found.position, found.lines
        self._position = max(0, self._position - max(0, len(found.steps) - MOST_STEPS))
        self.problem, self.damaged, self._stamp = found.problem, found.damaged, None


@dataclass
class _Reading:
    steps: list[Step] = field(default_factory=list)
    position: int = 0
    lines: int = 0
    damaged: int = 0
    problem: str = ""

    def line(self, text: bytes) -> None:
        """Take one line in. Raises ValueError, KeyError or TypeError for one that is damaged."""
        values = json.loads(text)
        if "packed" in values:
            values = json.loads(zlib.decompress(base64.b64decode(values["packed"])))
        if "history" in values:
            if int(values["history"]) > VERSION:
                self.problem = "was written by a newer version of LoRA Atelier: undo ends with the app"
        elif "at" in values:
            names = ["", *(step.id for step in self.steps)]
            self.position = names.index(values["at"])
        else:
            self.steps[self.position :] = [_step(values)]
            self.position = len(self.steps)


def _read(data: bytes) -> _Reading:
    found = _Reading()
    for line in data.split(b"\n"):
        if not line.strip():
            continue
        found.lines += 1
        try:
            found.line(line)
        except (ValueError, KeyError, TypeError, RecursionError, zlib.error):
            found.damaged += 1
        if found.problem:
            return _Reading(problem=found.problem)
    return found


def _step(values: Any) -> Step:
    changes = tuple(Change(*(str(change.get(name, "")) for name in Change.__slots__)) for change in values["changes"])
    if not all(change.file for change in changes):
        raise ValueError("a change names no file")
    return Step(str(values["title"]), changes, str(values["id"]), str(values.get("when", "")))


def _line(step: Step) -> bytes:
    """A step as one line; a long one is packed, since captions shrink to a fifth."""
    values = asdict(step)
    values["changes"] = [{name: value for name, value in change.items() if value} for change in values["changes"]]
    text = json.dumps(values).encode()
    if len(text) < _LONG:
        return text
    return json.dumps({"packed": base64.b64encode(zlib.compress(text, 6)).decode()}).encode()


def _acquire(lock: OsLock) -> None:
    end = time.monotonic() + _PATIENCE
    while not lock.acquire():
        if time.monotonic() > end:
            raise TimeoutError(110, "another window holds it")
        time.sleep(0.02)
