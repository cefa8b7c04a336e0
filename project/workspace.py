"""Where things lie on this computer, and how a file is written so that no crash leaves half of it."""

import os
import secrets
import sys
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

_REPLACE_TRIES = 20  # of 50 ms each: on Windows an open reader blocks a replace for a moment


def home() -> Path:
    """What the app keeps for a user: settings and the list of projects. ATELIER_HOME moves it. Not created here."""
    if moved := os.environ.get("ATELIER_HOME"):
        return Path(moved).expanduser()
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "LoRA Atelier"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "LoRA Atelier"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "lora-atelier"


def cache_dir() -> Path:
    """What may be deleted at any time: caches and the locks of devices. Under ATELIER_HOME if that is set."""
    if os.environ.get("ATELIER_HOME") or sys.platform == "win32":
        return home() / "cache"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "LoRA Atelier"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "lora-atelier"


def resources() -> Path:
    """The folder `resources` of the repository, or of the package, which keeps it with the sources, when this runs from
    one."""
    packaged = getattr(sys, "_MEIPASS", None)
    return (Path(packaged) / "source" if packaged else Path(__file__).resolve().parent.parent) / "resources"


def starter_model() -> Path:
    """The embedded base model, a folder in diffusers layout."""
    return resources() / "starter"


def starter_text_model() -> Path:
    """The embedded language model, a folder in transformers' layout."""
    return resources() / "starter_text"


def sample_texts() -> Path:
    """The embedded texts in a distinct manner."""
    return resources() / "sample_text"


def sample_dataset() -> Path:
    """The embedded pictures with their captions."""
    return resources() / "sample"


def atomic_write(path: Path, content: str | bytes | Iterable[bytes]) -> None:
    """Write a file whole or not at all: to another name in the same folder, to the disk, then renamed into place.

    Text is written as UTF-8 with the line ends that it has; a large file may come in parts. Raises OSError, or what
    making the parts raises; the former file is then untouched.
    """
    parts = [content.encode() if isinstance(content, str) else content] if isinstance(content, str | bytes) else content
    aside = path.with_name(f".{path.name[:40]}.{os.getpid()}.{secrets.token_hex(4)}.tmp")
    try:
        with aside.open("xb") as file:
            file.writelines(parts)
            file.flush()
            os.fsync(file.fileno())
        _replace(aside, path)
    except BaseException as error:
        with suppress(OSError):
            aside.unlink()
        if isinstance(error, OSError) and error.errno is not None:
            raise OSError(error.errno, error.strerror, str(path)) from error  # the other name says nothing to anyone
        raise
    sync_folder(path.parent)


def _replace(source: Path, target: Path) -> None:
    for attempt in range(_REPLACE_TRIES):
        try:
            os.replace(source, target)
            return
        except PermissionError:
            if os.name != "nt" or attempt == _REPLACE_TRIES - 1:
                raise
            time.sleep(0.05)


def sync_folder(folder: Path) -> None:
    """Make a rename last through a power cut, where the system can."""
    if sys.platform == "win32":
        return
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
