"""Engines as the window knows them: a QThread that starts one, follows its run folder and passes commands on.

The process is never the window's hostage. It has a session of its own and writes its output into the run folder, so it
works on when the window closes or dies, and whoever opens the folder later sees the same run. Whether it lives is asked
of the lock that it holds, never of a process number.
"""

from __future__ import annotations

import queue
import subprocess
import sys
import threading
import time
from collections.abc import Iterable
from enum import Enum, auto
from pathlib import Path
from typing import cast

from PySide6.QtCore import QObject, QThread, Signal

from gui.engine_end import kill_holder, why_it_ended
from gui.language import translated
from project import runs
from project.errors import AtelierError
from project.runs.events import EVENTS
from project.runs.records import decode, read_new
from project.runtime.launch import engine_command, engine_environment

BATCH = 5_000  # events in one signal: what a slot handles without the window being felt to wait
PIECE = 250  # lines between two moments in which the window's thread may have its turn
BRISK, CALM, IDLE = 0.05, 0.2, 1.0  # seconds between two looks: while something is expected, at work, after the end
BRISK_FOR = 5.0  # seconds of brisk looks after a start or a command
HANDOVER = 20.0  # seconds that a new engine waits for a former one to let go of the folder


class _Wish(Enum):
    RESTART = auto()
    FORCE_STOP = auto()
    LEAVE = auto()


def start_detached(command: list[str], log: Path) -> subprocess.Popen[bytes]:
    """Start a process that outlives this one, its output appended to a file. Raises OSError."""
    log.parent.mkdir(parents=True, exist_ok=True)
    flags = 0
    if sys.platform == "win32":
        # A hidden console rather than none: what the engine itself starts would otherwise open a visible one.
        flags = subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.CREATE_NO_WINDOW
    with log.open("ab") as output:
        child = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            cwd=Path(command[-1]).parent if Path(command[-1]).is_file() else None,
            env=engine_environment(),
            creationflags=flags,
            start_new_session=sys.platform != "win32",
        )
    # Someone has to wait for it, or it stays in the process table as long as the window is open.
    threading.Thread(target=child.wait, name="wait for an engine", daemon=True).start()
    return child


class RunFollower(QThread):
    """Reads what a run tells, says what became of it, and starts and nurses its engine."""

    arrived = Signal(object)  # list[runs.Event]: the whole history first, in batches. `list` would copy each time
    caught_up = Signal()  # the history that lay there has been read once
    state_changed = Signal(str)  # new, starting, live, paused, finished, stopped, failed, interrupted
    failed = Signal(str)  # an engine could not start, or died without a word; with the last lines of its log
    refused = Signal(str)  # a command could not be written

    def __init__(self, run_dir: Path, *, start_engine: bool = False, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.folder = runs.RunFolder(run_dir)
        self.state = "new"
        self.failure = ""  # what `failed` said last, for those who come to look later
        self._wishes: queue.SimpleQueue[runs.Command | _Wish] = queue.SimpleQueue()
        self._leaving = threading.Event()
        self._offset = 0
        self._child: subprocess.Popen[bytes] | None = None
        self._log_before = 0
        self._heard = True  # the engine that we started has said something, so it also listens
        self._held: list[runs.Command] = []
        self._story = _Story()
        self._wanted_until = time.monotonic() + HANDOVER if start_engine else 0.0
        self._brisk_until = 0.0

    def send(self, command: runs.Command) -> None:
        """Pass a command to the engine; one that is just being started gets it as soon as it listens."""
        self._wishes.put(command)

    def restart_engine(self) -> None:
        """Start the engine (again), unless one is at work."""
        self._wishes.put(_Wish.RESTART)

    def force_stop(self) -> None:
        """End the engine at once, whatever it is doing. What it saved stays."""
        self._wishes.put(_Wish.FORCE_STOP)

    def leave(self) -> None:
        """Stop following, after the commands sent so far are written. The engine lives on."""
        self._leaving.set()
        self._wishes.put(_Wish.LEAVE)
        self.wait()

    def run(self) -> None:
        """The thread: look, tell, wait for a wish."""
        self._brisk_until = time.monotonic() + BRISK_FOR
        first = True
        while True:
            self._look()
            if first and not self._leaving.is_set():
                first = False
                self.caught_up.emit()
            if not self._obey():
                return

    def _look(self) -> None:
        """One look at the folder. The lock is asked before the events: a free one means that all are written."""
        held = runs.is_live(self.folder.path)
        self._start_if_wanted(held)
        code = self._child.poll() if self._child else None
        self._read()
        if self._held and self._heard:
            waiting, self._held = self._held, []
            self._write(waiting)
        if code is not None:
            self._child_ended(code, held)
        self._tell_state(held)

    def _read(self) -> None:
        try:
            lines, self._offset = read_new(self.folder.events, self._offset)
        except OSError:  # a drive that is away for a moment: the next look finds what was missed
            return
        batch: list[runs.Event] = []
        for first in range(0, len(lines), PIECE):
            if self._leaving.is_set():
                return
            for line in lines[first : first + PIECE]:
                if (event := decode(line, EVENTS)) is not None:
                    batch.append(cast(runs.Event, event))
            if len(batch) >= BATCH:
                self._pass_on(batch)
                batch = []
            if len(lines) > PIECE:
                time.sleep(0.0005)  # gives the interpreter to the window's thread, which else waits for its turn
        if batch:
            self._pass_on(batch)

    def _pass_on(self, events: list[runs.Event]) -> None:
        self._story.hear(events)
        self._heard = True
        self.arrived.emit(events)

    def _obey(self) -> bool:
        """Wait for a wish until the next look is due. False when it is time to leave."""
        now = time.monotonic()
        pause = BRISK if now < self._brisk_until or self._wanted_until else CALM
        if self.state in ("finished", "stopped", "failed", "new") and now >= self._brisk_until:
            pause = IDLE
        try:
            wish = self._wishes.get(timeout=pause)
            while True:
                if wish is _Wish.LEAVE:
                    return False
                self._grant(wish)
                wish = self._wishes.get_nowait()
        except queue.Empty:
            return True

    def _grant(self, wish: runs.Command | _Wish) -> None:
        self._brisk_until = time.monotonic() + BRISK_FOR
        if isinstance(wish, runs.Command):
            if self._heard and not self._wanted_until:
                self._write([wish])
            else:
                self._held.append(wish)
        elif wish is _Wish.RESTART:
            self._wanted_until = time.monotonic() + HANDOVER
            self.failure = ""
        elif wish is _Wish.FORCE_STOP:
            self._end_by_force()

    def _write(self, commands: Iterable[runs.Command]) -> None:
        try:
            for command in commands:
                runs.send(self.folder.path, command)
        except AtelierError as error:
            self.refused.emit(translated(str(error)))

    def _start_if_wanted(self, held: bool) -> None:
        if not self._wanted_until:
            return
        if held:
            leaving = bool(self._story.ended)  # a former engine that said goodbye and still holds the folder
            if not leaving or time.monotonic() > self._wanted_until:
                self._wanted_until = 0.0
                self._heard = True
            return
        self._wanted_until = 0.0
        self._brisk_until = time.monotonic() + BRISK_FOR
        if not self.folder.path.is_dir():
            self._give_up(self.tr("{folder} is gone: it was moved or deleted.").format(folder=self.folder.path))
            return
        self._read()  # what lies there is history, not an answer of the new engine
        try:
            self._log_before = self.folder.log.stat().st_size if self.folder.log.exists() else 0
            command = [*engine_command(), "work", "--run", str(self.folder.path.absolute())]
            self._child = start_detached(command, self.folder.log)
        except OSError as error:
            reason = error.strerror or str(error)
            self._give_up(self.tr("The engine could not start: {reason}").format(reason=reason))
            return
        except AtelierError as error:
            self._give_up(self.tr("The engine could not start: {reason}").format(reason=translated(str(error))))
            return
        self._heard = False
        self._story.begin()

    def _child_ended(self, code: int, held: bool) -> None:
        """Our process is gone: after its last word that is its own affair; without one, say why."""
        self._child = None
        spoke, self._heard = self._heard, True
        self._held.clear()
        if held or self._story.ended or self._story.error:
            return
        message = why_it_ended(code, self.folder.log, self._log_before, started=spoke)
        if spoke:
            self._tell_failure(message)
        else:
            self._give_up(message)

    def _give_up(self, message: str) -> None:
        self._story.never_began = True
        self._tell_failure(message)

    def _tell_failure(self, message: str) -> None:
        self.failure = message
        self.failed.emit(message)

    def _end_by_force(self) -> None:
        if self._child is not None and self._child.poll() is None:
            self._child.kill()
        else:
            kill_holder(self.folder.path)

    def _tell_state(self, held: bool) -> None:
        alive = held or self._child is not None or bool(self._wanted_until)
        state = self._story.state(alive=alive, answered=self._heard and not self._wanted_until)
        if state != self.state:
            self.state = state
            self.state_changed.emit(state)


class _Story:
    """What the events so far say of a run's state."""

    def __init__(self) -> None:
        self.ended = ""
        self.error = False
        self.paused = False
        self.begun = False
        self.never_began = False

    def begin(self) -> None:
        """An engine was started: what a former one said no longer holds."""
        self.ended, self.error, self.paused, self.never_began = "", False, False, False

    def hear(self, events: Iterable[runs.Event]) -> None:
        for event in events:
            if isinstance(event, runs.Step | runs.Resumed):
                self.paused = False
            elif isinstance(event, runs.Start):
                self.begin()
            elif isinstance(event, runs.Paused):
                self.paused = True
            elif isinstance(event, runs.ErrorEvent):
                self.error = True
            elif isinstance(event, runs.End):
                self.ended = event.status
            self.begun = True

    def state(self, *, alive: bool, answered: bool) -> str:
        if self.ended:
            return self.ended if self.ended in ("finished", "stopped") else "failed"
        if alive:
            return "starting" if not answered else "paused" if self.paused else "live"
        if self.error or self.never_began:
            return "failed"
        return "interrupted" if self.begun else "new"
