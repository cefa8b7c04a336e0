"""Calls uv, which makes the virtual environment and unpacks the wheels into it, and finds the Python for it."""

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from project.errors import JobFailed
from project.runtime import files, places
from project.runtime.launch import clean_environment
from project.runtime.locks import Lock, Wheel
from project.runtime.machine import NO_WINDOW
from project.runtime.progress import Control

_LOOK_EVERY = 0.1  # seconds between two looks whether uv is done or is to stop
_BUSY_TRIES = 3  # of a uv that met a file which another program held


@dataclass(frozen=True)
class Base:
    """A Python to make the environment from: the interpreter, its version ("3.11"), and the folder to copy, if any.

    A package's own Python is copied beside the environment, so that neither an update nor a move of the app breaks it.
    """

    python: Path
    version: str
    prefix: Path | None = None

    @property
    def size(self) -> int:
        """The bytes that its copy takes."""
        if self.prefix is None:
            return 0
        return sum(path.stat().st_size for path in self.prefix.rglob("*") if path.is_file() and not path.is_symlink())


def find_base(lock: Lock) -> Base | None:
    """A Python on this computer that the lock has wheels for: the package's, the running one, or the system's."""
    fitting = lock.pythons()
    if (bundled := places.bundled_python()) and (version := version_of(bundled)) in fitting:
        prefix = bundled.parent if sys.platform == "win32" else bundled.parent.parent
        return Base(bundled, version, prefix)
    running = "{}.{}".format(*sys.version_info[:2])
    if places.shape() == "source" and running in fitting:
        return Base(Path(getattr(sys, "_base_executable", sys.executable)), running)
    for version in fitting:
        with suppress(JobFailed):
            found = _answer(["python", "find", "--no-python-downloads", "--no-project", "--system", version])
            if version_of(Path(found)) == version:
                return Base(Path(found), version)
    return None


def get_base(lock: Lock, folder: Path, control: Control) -> Base:
    """A Python that uv downloads into a folder, where the computer has none that fits. Raises JobFailed, Cancelled."""
    version = lock.pythons()[0]
    extra = {"UV_PYTHON_INSTALL_DIR": str(folder), "UV_PYTHON_DOWNLOADS": "automatic"}
    try:
        run(["python", "install", "--no-cache", version], control, extra)
    except JobFailed as error:
        text = f"this computer has no Python {' or '.join(lock.pythons())}, and none could be fetched ({error})"
        raise JobFailed(f"{text}: install one and try again") from error
    found = _answer(["python", "find", "--no-project", "--managed-python", version], extra)
    return Base(Path(found), version)


def make_venv(base: Path, folder: Path, control: Control) -> None:
    """Make an empty virtual environment, in place of what is there. Raises JobFailed, Cancelled."""
    # With its cache uv would leave what it learnt of the Python in the person's home, where no removal takes it away.
    run(["venv", "--clear", "--no-project", "--no-cache", "--python", str(base), str(folder)], control, {})


def install(wheels: Sequence[Wheel], paths: Sequence[Path], venv: Path, work: Path, control: Control) -> None:
    """Unpack wheels into the virtual environment, over what is there; `work` is a folder on the same disk.

    Raises JobFailed, Cancelled.
    """
    python = places.python_in(venv)
    with files.readable(work):
        work.mkdir(parents=True, exist_ok=True)
        lines = [f"{wheel.name}=={wheel.version} --hash=sha256:{wheel.sha256}\n" for wheel in wheels]
        listed = work / "requirements.txt"
        listed.write_text("".join(lines), encoding="utf-8")
    folders = dict.fromkeys(str(path.parent) for path in paths)
    arguments = [
        "pip",
        "install",
        "--python",
        str(python),
        "--no-deps",
        "--no-index",
        "--offline",
        "--compile-bytecode",
    ]
    arguments += ["--require-hashes", "--reinstall", "-r", str(listed)]
    arguments += [part for folder in folders for part in ("--find-links", folder)]
    # A slow disk may take minutes for byte code; that is no reason to give up.
    run(arguments, control, {"UV_CACHE_DIR": str(work / "cache"), "UV_COMPILE_BYTECODE_TIMEOUT": "0"})


def find_uv() -> Path:
    """The installer: the package's, or one on this computer. Raises JobFailed."""
    named = os.environ.get("ATELIER_UV")
    beside = Path(sys.executable).with_name("uv.exe" if sys.platform == "win32" else "uv")
    on_path = shutil.which("uv")
    for path in (named, places.bundled_uv(), beside, on_path):
        if path and Path(path).is_file():
            return Path(path)
    text = "pip install uv" if places.shape() == "source" else "install the app again"
    raise JobFailed(f"the installer uv is missing: {text}")


def run(arguments: Sequence[str], control: Control, extra: dict[str, str]) -> None:
    """Run uv until it is done; one that met a busy file is run again. Raises JobFailed with its reason, Cancelled."""
    for attempt in range(_BUSY_TRIES):
        code, errors = _run(arguments, control, extra)
        if code == 0:
            return
        text = "\n".join(errors)
        if "os error 28" in text or "No space left" in text or "os error 112" in text:
            raise JobFailed("the disk is full: free some space and try again, it goes on from here")
        if not any(f"(os error {number})" in text for number in (5, 32, 13)) or attempt == _BUSY_TRIES - 1:
            break
        control.sleep(1.0)
    raise JobFailed(f"uv {arguments[0]} failed: {_reason(errors)}")


def _run(arguments: Sequence[str], control: Control, extra: dict[str, str]) -> tuple[int, list[str]]:
    try:
        process = subprocess.Popen(
            [str(find_uv()), "--no-config", "--color", "never", "--no-progress", *arguments],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            env={**clean_environment(), "UV_PYTHON_DOWNLOADS": "never", **extra},
            encoding="utf-8",
            errors="replace",
            creationflags=NO_WINDOW,
        )
    except OSError as error:
        raise JobFailed(
            f"the installer uv cannot be started ({error.strerror or error}): install the app again"
        ) from error
    errors: list[str] = []
    reader = threading.Thread(target=lambda: errors.extend(process.stderr or ()), daemon=True)
    reader.start()
    try:
        while process.poll() is None:
            with suppress(subprocess.TimeoutExpired):
                process.wait(_LOOK_EVERY)
            if control.cancelled:
                control.check()
    finally:
        if process.poll() is None:
            process.terminate()
            with suppress(subprocess.TimeoutExpired):
                process.wait(10)
            process.kill()
        reader.join(5)
        if process.stderr:
            process.stderr.close()
    return process.returncode, [line.strip() for line in errors if line.strip()]


def _answer(arguments: Sequence[str], extra: dict[str, str] | None = None) -> str:
    """What uv prints. Raises JobFailed."""
    try:
        done = subprocess.run(
            [str(find_uv()), "--no-config", "--no-cache", *arguments], capture_output=True, timeout=60, check=True,
            env={**clean_environment(), **(extra or {})}, creationflags=NO_WINDOW,
        )  # fmt: skip
    except (OSError, subprocess.SubprocessError) as error:
        raise JobFailed(f"uv does not answer ({error})") from error
    return done.stdout.decode("utf-8", "replace").strip()


def version_of(python: Path) -> str:
    """A Python's version as "3.11"; empty if it does not start."""
    with suppress(OSError):
        return _version_of(python, python.stat().st_mtime_ns)
    return ""


@lru_cache
def _version_of(python: Path, _: int) -> str:
    code = "import sys; print('{}.{}'.format(*sys.version_info[:2]))"
    try:
        done = subprocess.run(
            [str(python), "-I", "-c", code], capture_output=True, timeout=60, check=True, env=clean_environment(),
            creationflags=NO_WINDOW,
        )  # fmt: skip
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout.decode("ascii", "replace").strip()


def _reason(lines: list[str]) -> str:
    """What uv says of an error: the line that begins with error:, and the last of its causes, which says most."""
    errors = [line.removeprefix("error:").strip() for line in lines if line.startswith("error:")]
    causes = [line.removeprefix("cause:").strip() for line in lines if line.startswith("cause:")]
    return ": ".join([*errors[-1:], *causes[-1:]]) or (lines[-1] if lines else "it said nothing")
