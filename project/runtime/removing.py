"""Deletes what is no longer needed in the engine's folder, and never an environment that is at work."""

import secrets
import shutil
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from project.errors import BadInput, JobFailed
from project.runs.lock import is_locked
from project.runtime import files, places
from project.runtime.making import DOWNLOADS, WORK
from project.runtime.places import LOCK_FILE
from project.runtime.stamps import BEGUN, STAMP, Stamp, stamped
from project.workspace import cache_dir

_GOING = ".removing-"


def at_work() -> bool:
    """Whether an engine of this person has a device at this moment: its files must not change under it."""
    return any(is_locked(path) for path in (cache_dir() / "devices").glob("*.lock"))


def refuse_at_work() -> None:
    """Raise BadInput if an engine is at work."""
    if at_work():
        raise BadInput("an engine is at work: wait for its end, or stop the training and close the previews first")


def clean_up(place: Path, current: Stamp) -> None:
    """Delete what served the making of `current`, and the environments that it takes the place of.

    One that another installation of the app made, and that is still there, stays: two versions may lie side by side.
    What cannot be deleted now is left for the next time.
    """
    for name in (DOWNLOADS, WORK):
        shutil.rmtree(place / name, ignore_errors=True)
    if not at_work():
        with suppress(OSError):
            _let_go(folder for folder in _replaceable(place) if folder != current.folder)


def remove_all(place: Path) -> None:
    """Delete this installation's environments and what was fetched for them. Raises JobFailed if files stay."""
    with files.readable(place):
        _let_go(_replaceable(place))


def remove_place(place: Path) -> None:
    """Delete the engine's folder itself, if nothing of the person's lies in it."""
    with suppress(OSError):
        (place / LOCK_FILE).unlink()
        place.rmdir()


def leave(place: Path) -> None:
    """Delete what this installation made in a folder that is no longer the engine's, as far as it can be deleted."""
    with suppress(OSError, JobFailed):
        if not at_work():
            _let_go(_replaceable(place))
            remove_place(place)


def _replaceable(place: Path) -> list[Path]:
    """Environments of this installation, of ones that are gone, and unfinished ones; and what was being deleted."""
    others = {stamp.folder for stamp in stamped(place) if stamp.owner != places.owner() and Path(stamp.owner).exists()}
    return [path for path in place.iterdir() if _is_ours(path) and path not in others]


def _is_ours(path: Path) -> bool:
    environment = (path / STAMP).is_file() or (path / BEGUN).is_file()
    return path.is_dir() and (environment or path.name in (DOWNLOADS, WORK) or path.name.startswith(_GOING))


def _let_go(folders: Iterable[Path]) -> None:
    """Rename first: Windows refuses that for a folder in use, before any of its files is gone. Raises OSError."""
    for folder in list(folders):
        if not folder.exists():
            continue
        going = folder
        if not folder.name.startswith(_GOING):
            going = folder.with_name(f"{_GOING}{secrets.token_hex(4)}")
            files.move(folder, going)
        files.delete(going)
