"""Translations in the form that Qt loads (.qm): beside the texts in a package, in the cache in a source checkout."""

from __future__ import annotations

import logging
import os
import subprocess
from contextlib import suppress
from pathlib import Path

import PySide6

from project.workspace import cache_dir

_log = logging.getLogger(__name__)
_LONGEST = 20  # seconds; it takes a tenth of one


def compiled(texts: Path) -> Path | None:
    """The .qm of a .ts file, made in the cache if there is none or an older one; None if none can be had."""
    packaged, kept = texts.with_suffix(".qm"), cache_dir() / "translations" / f"{texts.stem}.qm"
    tool = _tool()
    for path in (packaged, kept):
        if _is_newer(path, texts) or (path.is_file() and tool is None):
            return path
    if tool is None:
        _log.warning("%s is missing, and Qt's lrelease, which makes it, too", packaged)
        return None
    return _make(tool, texts, kept)


def _make(tool: Path, texts: Path, target: Path) -> Path | None:
    aside = target.with_name(f"{target.stem}.{os.getpid()}.tmp")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        subprocess.run(
            [str(tool), "-silent", str(texts), "-qm", str(aside)], check=True, capture_output=True, timeout=_LONGEST
        )
        os.replace(aside, target)
    except (OSError, subprocess.SubprocessError) as error:
        _log.warning("%s cannot be made: %s", target, error)
        with suppress(OSError):
            aside.unlink()
        return target if target.is_file() else None
    return target


def _tool() -> Path | None:
    """Qt's compiler of translations, which comes with PySide6 and not with a package of the app."""
    folder = Path(PySide6.__file__).parent
    return next((path for path in (folder / "lrelease", folder / "lrelease.exe") if path.is_file()), None)


def _is_newer(path: Path, texts: Path) -> bool:
    try:
        return path.stat().st_mtime >= texts.stat().st_mtime
    except OSError:
        return False
