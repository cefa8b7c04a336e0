"""The lock that an engine holds while it lives: the operating system frees it, however the engine ends.

POSIX record locks (lockf) rather than flock: a forked worker that outlives its engine would keep a flock. Their price:
a process that holds one loses it when it closes ANY handle of the file, so the holder never opens its own lock file
again; `_held` says what this process holds.
"""

import errno
import os
import sys
import threading
import time
from pathlib import Path

from project.errors import BadInput

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

FILE_NAME = "engine.lock"
_PATIENCE = 0.5  # seconds; a probe by another process holds the lock for an instant
_guard = threading.Lock()
_held: dict[str, int] = {}  # lock file -> the process that holds it; a forked child inherits the entry, not the lock


class OsLock:
    """A lock on a file, held by one process at a time."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._handle: int | None = None

    def acquire(self) -> bool:
        """Take the lock. False if another process, or another place in this one, holds it. Raises OSError."""
        name = _name(self.path)
        with _guard:  # threads share the process's locks, so the system does not keep them apart
            if _held.get(name) == os.getpid():
                return False
            _held[name] = os.getpid()
        try:
            self._handle = _locked(self.path)
        finally:
            if self._handle is None:
                _held.pop(name, None)
        return self._handle is not None

    def release(self) -> None:
        """Free the lock; nothing happens if it is not held."""
        if self._handle is None:
            return
        _unlock(self._handle)
        os.close(self._handle)
        self._handle = None
        _held.pop(_name(self.path), None)


class RunLock:
    """The lock of a run folder: whoever holds it is the run's one engine."""

    def __init__(self, run_dir: Path) -> None:
        self.run_dir = run_dir
        self._lock = OsLock(run_dir / FILE_NAME)

    def acquire(self) -> "RunLock":
        """Take the lock. Raises BadInput if a living process has it or the file cannot be made."""
        try:
            taken = self._lock.acquire()
        except OSError as error:
            raise BadInput(f"{self.run_dir} cannot be locked ({error.strerror or error})") from error
        if not taken:
            raise BadInput(f"{self.run_dir} is in use by a living process: stop it first, or choose another output_dir")
        return self

    def release(self) -> None:
        self._lock.release()

    def __enter__(self) -> "RunLock":
        return self.acquire()

    def __exit__(self, *_: object) -> None:
        self.release()


def is_locked(path: Path) -> bool:
    """Whether a living process holds the lock file. A file that cannot be opened for writing counts as free."""
    if _held.get(_name(path)) == os.getpid():
        return True
    try:
        handle = os.open(path, os.O_RDWR)
    except OSError:
        return False
    try:
        if not _try_lock(handle):
            return True
        _unlock(handle)
        return False
    except OSError:
        return False
    finally:
        os.close(handle)


def is_live(run_dir: Path) -> bool:
    """Whether an engine is at work in the run folder, this process included."""
    return is_locked(run_dir / FILE_NAME)


def _name(path: Path) -> str:
    return os.path.normcase(os.path.realpath(path))


def _locked(path: Path) -> int | None:
    """A handle of the file that has the lock, None if another process keeps it. Raises OSError."""
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
    deadline = time.monotonic() + _PATIENCE
    try:
        while not _try_lock(handle):
            if time.monotonic() > deadline:
                os.close(handle)
                return None
            time.sleep(0.02)
    except OSError:
        os.close(handle)
        raise
    return handle


def _try_lock(handle: int) -> bool:
    """Lock the first byte without waiting. False if another process has it."""
    try:
        if sys.platform == "win32":
            os.lseek(handle, 0, os.SEEK_SET)
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.lockf(handle, fcntl.LOCK_EX | fcntl.LOCK_NB, 1)
    except OSError as error:
        if error.errno in (errno.EACCES, errno.EAGAIN, errno.EDEADLK):
            return False
        raise
    return True


def _unlock(handle: int) -> None:
    if sys.platform == "win32":
        os.lseek(handle, 0, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)
    else:
        fcntl.lockf(handle, fcntl.LOCK_UN, 1)
