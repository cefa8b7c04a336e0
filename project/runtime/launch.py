"""With which command and environment an engine is started: from a checkout, from a small package, from a whole one."""

import os
import subprocess
import sys
from pathlib import Path

from project.errors import AtelierError, BadInput
from project.runtime import places

CONSOLE_NAME = "lora-atelier-cli"


class NoEngine(BadInput):
    """The package's engine is not set up, or cannot be used as it is; says what to do."""


def engine_command() -> list[str]:
    """How an engine is called, without the verb.

    A checkout takes this interpreter and main.py, a package that carries everything its own console program, a small
    one its engine's Python and the sources beside it. Raises NoEngine where that is not ready.
    """
    shape = places.shape()
    if shape == "source":
        return [sys.executable, str(places.source_folder() / "main.py")]
    if shape == "app":
        from project.runtime import environment  # what it takes is more than a window's first picture needs

        state = environment.state()
        if state.status != "ready":
            raise NoEngine(
                f"{state.sentence.rstrip('.')} (from the shell: {CONSOLE_NAME} engine {_remedy(state.status)})"
            )
        return [str(state.python), str(places.source_folder() / "main.py")]
    windowed = Path(sys.executable)
    console = windowed.with_name(CONSOLE_NAME + windowed.suffix)
    return [str(console if console.exists() else windowed)]


def engine_environment() -> dict[str, str]:
    """The environment of an engine: no set-up of its own, and without the library path of a packaged window."""
    settings = {"ATELIER_NO_SETUP": "1", "PYTHONUNBUFFERED": "1", "PYTHONIOENCODING": "utf-8"}
    shape = places.shape()
    if shape == "source":
        return {**os.environ, **settings}
    if shape == "app":  # packages of the person's own Python must not mix in, and the sources may be read-only
        settings |= {"PYTHONNOUSERSITE": "1", "PYTHONDONTWRITEBYTECODE": "1", "PYTHONUTF8": "1"}
    return {**clean_environment(), **settings}


def hand_over(arguments: list[str]) -> int:
    """Run a verb of the shell in the engine of a small package; returns its exit code, or never where exec is."""
    try:
        command, environment = [*engine_command(), *arguments], engine_environment()
    except AtelierError as error:
        print(f"error: {error}", file=sys.stderr)
        return error.exit_code
    try:
        if sys.platform == "win32":
            import signal

            signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the child's to answer
            return subprocess.call(command, env=environment)
        sys.stdout.flush()
        os.execve(command[0], command, environment)
    except OSError as error:
        print(f"error: the engine cannot start ({error.strerror or error}): repair it", file=sys.stderr)
        return 1


def clean_environment() -> dict[str, str]:
    """The environment for programs that are not part of the package: without its libraries and others' Python settings.

    PyInstaller keeps the library path that was there before it as LD_LIBRARY_PATH_ORIG.
    """
    environment = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("UV_", "PYTHON")) and name != "VIRTUAL_ENV"
    }
    if getattr(sys, "frozen", False):
        for name in ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH"):
            environment.pop(name, None)
            if before := environment.pop(f"{name}_ORIG", ""):
                environment[name] = before
    return environment


def _remedy(status: str) -> str:
    return {"missing": "install", "outdated": "update"}.get(status, "repair")
