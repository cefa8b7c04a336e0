"""Reports of what broke: readable files in the app's own folder, which nothing sends anywhere.

An unforeseen error is written when it happens. What ends the whole process (a fault in a library, a fatal message of
Qt) is written by Python's faulthandler into a file that the next start finds.
"""

import datetime
import faulthandler
import os
import platform
import re
import sys
import traceback
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import IO

from project.version import VERSION
from project.workspace import atomic_write, home

_MOST = 20  # reports that are kept
_LOG_LINES = 40
_TAIL = 1 << 15  # bytes of a log that are looked at
_NATIVE = "native-"  # files of faulthandler; the rest of the name is the process and the time
_LONGEST = 200_000  # characters of a report: a recursion without end has long tracebacks

_watched: tuple[IO[str], Path] | None = None


def reports_folder() -> Path:
    """Where the reports lie. Not created here."""
    return home() / "crashes"


def write_report(
    happened: str, facts: Mapping[str, str] | None = None, logs: Mapping[str, Path] | None = None
) -> Path | None:
    """Write a report and return its place; None where the disk does not take it.

    `happened` is the traceback; `facts` are more lines for the head ("Qt": "6.11"), `logs` files of which the last
    lines are put below, by their headings. The person's home folder and name stand in none of it.
    """
    now = datetime.datetime.now()
    head = {
        "LoRA Atelier": f"{VERSION} ({_shape()})",
        "System": f"{_system()}, {platform.machine()}",
        "Python": platform.python_version(),
        **(facts or {}),
    }
    width = max(map(len, head)) + 2
    parts = [
        f"LoRA Atelier crash report, {now:%Y-%m-%d %H:%M:%S}",
        "This file was sent to nobody. If you want help, read it and send it yourself.",
        "\n".join(f"{key + ':':{width}}{value}" for key, value in head.items()),
        "--- what happened ---\n" + _cut(happened.strip()),
    ]
    for title, path in (logs or {}).items():
        if lines := _last_lines(path):
            parts.append(f"--- {title}: the last lines of {path} ---\n" + "\n".join(lines))
    try:
        reports_folder().mkdir(parents=True, exist_ok=True)
        path = _free_name(now)
        atomic_write(path, without_person("\n\n".join(parts)) + "\n")
    except OSError:
        return None
    _tidy()
    return path


def traceback_text(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> str:
    """An error with its way through the code, as Python prints it."""
    return "".join(traceback.format_exception(kind, error, trace))


def last_line(error: BaseException) -> str:
    """An error as one line."""
    return traceback.format_exception_only(error)[-1].strip()


def without_person(text: str) -> str:
    """A text with ~ for the home folder, and without the person's name as a folder's name elsewhere."""
    folder = str(Path.home())
    forms = {folder, folder.replace("\\", "/"), folder.replace("\\", "\\\\"), os.path.realpath(folder)}
    for form in sorted(forms, key=len, reverse=True):
        if len(form) > 1:
            text = re.sub(re.escape(form) + r"(?![\w-])", "~", text, flags=re.IGNORECASE if os.name == "nt" else 0)
    with suppress(Exception):  # a person without a name in the system's lists
        import getpass

        text = re.sub(rf"(?<=[\\/]){re.escape(getpass.getuser())}(?=[\\/])", "~", text)
    return text


# --- what ends the process --------------------------------------------------------------------------------------------


def watch_native() -> None:
    """Let a fault that ends this process leave its stacks in a file. Does nothing where that cannot be written."""
    global _watched
    if _watched is not None:
        return
    with suppress(OSError):
        reports_folder().mkdir(parents=True, exist_ok=True)
        path = reports_folder() / f"{_NATIVE}{os.getpid()}-{datetime.datetime.now():%Y-%m-%d_%H-%M-%S}.txt"
        file = path.open("w", encoding="utf-8")
        faulthandler.enable(file)
        _watched = file, path


def note_native(text: str) -> None:
    """Put a sentence before the stacks: what a library said last, before it ends the process."""
    if _watched is not None:
        with suppress(OSError, ValueError):
            _watched[0].write(text.rstrip() + "\n")
            _watched[0].flush()


def unwatch_native() -> None:
    """The process ends as it should: take the file away."""
    global _watched
    if _watched is None:
        return
    faulthandler.disable()
    file, path = _watched
    _watched = None
    with suppress(OSError):
        file.close()
        path.unlink()


def former_crash(facts: Mapping[str, str] | None = None) -> Path | None:
    """The report of a process that broke down before this one was started, the newest if there are several.

    Each is told of once.
    """
    found = None
    for path in sorted(reports_folder().glob(f"{_NATIVE}*.txt"), key=_age):
        number = path.name.removeprefix(_NATIVE).split("-", 1)[0]
        if (_watched is not None and path == _watched[1]) or _lives(number):
            continue
        with suppress(OSError):
            text = path.read_text(encoding="utf-8", errors="replace")
            path.unlink()  # before the report: two windows that start together tell of it once
            if text.strip():
                found = write_report(text, facts, {"the app": home() / "app.log"}) or found
    return found


def _lives(number: str) -> bool:
    """Whether a process is there: one that wrote stacks and lives on was not ended by what it wrote."""
    import psutil

    with suppress(psutil.Error, ValueError):
        process = psutil.Process(int(number))
        return process.status() != psutil.STATUS_ZOMBIE
    return False


def _age(path: Path) -> float:
    with suppress(OSError):
        return path.stat().st_mtime
    return 0.0


def _shape() -> str:
    return "packaged" if getattr(sys, "frozen", False) else "from source"


def _system() -> str:
    with suppress(OSError, KeyError, AttributeError):
        return platform.freedesktop_os_release()["PRETTY_NAME"]
    return platform.platform()


def _free_name(now: datetime.datetime) -> Path:
    name = f"crash-{now:%Y-%m-%d_%H-%M-%S}-{now.microsecond // 1000:03d}"
    path, number = reports_folder() / f"{name}.txt", 1
    while path.exists():
        number += 1
        path = path.with_name(f"{name}-{number}.txt")
    return path


def _cut(text: str) -> str:
    """A text of bearable length: its beginning and its end."""
    half = _LONGEST // 2
    return text if len(text) <= _LONGEST else f"{text[:half]}\n…\n{text[-half:]}"


def _last_lines(path: Path) -> list[str]:
    with suppress(OSError), path.open("rb") as file:
        file.seek(max(0, file.seek(0, 2) - _TAIL))
        text = file.read().decode(errors="replace")
        return [line.rstrip().rsplit("\r", 1)[-1] for line in text.split("\n") if line.strip()][-_LOG_LINES:]
    return []


def _tidy() -> None:
    """Keep the newest reports."""
    for old in sorted(reports_folder().glob("crash-*.txt"), key=_age)[:-_MOST]:
        with suppress(OSError):
            old.unlink()
