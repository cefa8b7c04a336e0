"""How engines end: why one that said nothing is gone, in words for a person, and how one that hangs is ended."""

from __future__ import annotations

import os
import re
import signal
import struct
import sys
from contextlib import suppress
from pathlib import Path

import psutil
from PySide6.QtCore import QCoreApplication

from gui.language import translated
from project.runs.lock import FILE_NAME
from project.runtime import places

TAIL = 1 << 14  # bytes of log.txt that are looked through
LINES = 6  # of them shown
CONTROL = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")  # colours and cursor moves of a terminal
MEMORY_SIGNS = ("MemoryError", "OutOfMemoryError", "out of memory", "Cannot allocate memory", "bad_alloc")

translate = QCoreApplication.translate


def last_lines(log: Path, after: int = 0, count: int = LINES) -> list[str]:
    """The last lines of a log that hold text, from a byte offset on; a progress bar as it was drawn last."""
    try:
        with log.open("rb") as file:
            end = file.seek(0, 2)
            file.seek(max(min(after, end), end - TAIL))
            text = file.read().decode(errors="replace")
    except OSError:
        return []
    drawn = (line.rstrip().rsplit("\r", 1)[-1] for line in CONTROL.sub("", text).split("\n"))
    return [line.rstrip() for line in drawn if line.strip()][-count:]


def why_it_ended(code: int, log: Path, after: int, *, started: bool) -> str:
    """One readable sentence on an engine that ended with an exit code and without a word.

    `after` is where its own part of the log begins; `started` says whether it had begun its work. If not, the last
    lines of its log follow.
    """
    lines = last_lines(log, after)
    reason = _reason(code, lines, log)
    if started:
        text = translate("engine", "The engine ended in the middle of its work: {reason}").format(reason=reason)
    else:
        text = translate("engine", "The engine could not start: {reason}").format(reason=reason)
    plain = [line for line in lines if translated(line.removeprefix("error: ")) not in text]
    shown = [] if started else plain
    return "\n".join([text, *([""] if shown else []), *shown])


def _reason(code: int, lines: list[str], log: Path) -> str:
    last = lines[-1].removeprefix("error: ") if lines else ""
    missing = next((found for line in lines if (found := re.search(r"No module named '([\w.]+)'", line))), None)
    if missing:
        text = translate("engine", "the package {name} is missing. Close the app and start it again: that sets it up.")
        if places.shape() != "source":
            text = translate("engine", "the package {name} is missing. Repair the engine, or install the app again.")
        return text.format(name=missing[1].split(".")[0])
    if any(sign in line for line in lines for sign in MEMORY_SIGNS):
        return translate(
            "engine", "there is not enough memory. Choose a smaller batch or resolution, or close other programs."
        )
    if any("No space left on device" in line for line in lines):
        return translate("engine", "the disk is full. Make room and try again.")
    if sys.platform != "win32" and code == -signal.SIGKILL:
        return translate(
            "engine", "the system ended it, probably because the memory was full. Close other programs and try again."
        )
    if code < 0:
        words = translate("engine", "it crashed ({name}). What it said last is in {log}.")
        return words.format(name=_signal_name(-code), log=log)
    if last:
        return translated(last)
    return translate("engine", "it left without a word (exit code {code}).").format(code=code)


def _signal_name(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return str(number)


def kill_holder(run_dir: Path) -> bool:
    """End the process that holds a run's lock at this moment, with what it started. False if there is none."""
    holder = _lock_holder(run_dir / FILE_NAME)
    pid = holder if holder is not None else _by_command_line(run_dir)
    if not pid or pid == os.getpid():
        return False
    with suppress(psutil.Error):
        process = psutil.Process(pid)
        family = [process, *process.children(recursive=True)]
        for member in family:
            with suppress(psutil.NoSuchProcess):
                member.kill()
        return True
    return False


def _lock_holder(lock: Path) -> int | None:
    """Whom the system names as the holder of a lock; 0 if it is free, None where the system does not tell."""
    if sys.platform == "win32":
        return None
    import fcntl

    mac = sys.platform == "darwin"
    question = (0, 1, 0, fcntl.F_WRLCK, os.SEEK_SET) if mac else (fcntl.F_WRLCK, os.SEEK_SET, 0, 1, 0)
    layout = "qqihh" if mac else "hhqqi0q"
    try:
        handle = os.open(lock, os.O_RDWR)
    except OSError:
        return None
    try:
        answer = struct.unpack(layout, fcntl.fcntl(handle, fcntl.F_GETLK, struct.pack(layout, *question)))
    except OSError:
        return None
    finally:
        os.close(handle)
    kind, pid = (answer[3], answer[2]) if mac else (answer[0], answer[4])
    return 0 if kind == fcntl.F_UNLCK else int(pid)


def _by_command_line(run_dir: Path) -> int:
    """The process that was told to work on a run folder; 0 if there is none."""
    folder = os.path.normcase(str(run_dir.absolute()))
    for process in psutil.process_iter(["pid", "cmdline"]):
        words = [os.path.normcase(word) for word in process.info["cmdline"] or []]
        if folder in words and "work" in words and "--run" in words:
            return int(process.info["pid"])
    return 0
