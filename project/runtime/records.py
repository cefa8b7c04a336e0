"""What lies in an environment's site-packages: which packages are whole, by the list of files that each brings.

The list is RECORD in the package's .dist-info folder: path, hash and size of every file (PEP 376, PEP 427).
"""

import csv
import hashlib
import os
import re
import shutil
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from project.runtime.locks import Wheel
from project.runtime.progress import Control, Meter, Tell

_END = ".dist-info"


def site_packages(venv: Path) -> Path:
    """The folder of a virtual environment that packages go into."""
    if (venv / "Lib").is_dir() and not (venv / "lib" / "python3").exists() and os.name == "nt":
        return venv / "Lib" / "site-packages"
    found = sorted(venv.glob("lib/python3*/site-packages"))
    return found[0] if found else venv / "lib" / "site-packages"


def key(wheel: Wheel) -> str:
    """What a wheel's package is called in site-packages: name and version."""
    return _normal("-".join(wheel.file.split("-")[:2]))


def installed(venv: Path) -> set[str]:
    """The packages whose list of files was written: the installer writes it last."""
    return {_normal(one.name.removesuffix(_END)) for one in _folders(venv) if (one / "RECORD").is_file()}


def forget_damaged(venv: Path, control: Control, tell: Tell | None = None, *, hashes: bool = False) -> list[str]:
    """Drop the lists of packages that lack a file or have a changed one, so that they are installed again.

    By sizes, in a second or two; with ``hashes`` every byte is read. Returns the packages. Raises OSError, Cancelled.
    """
    lists = {folder: list(_listed(folder)) for folder in _folders(venv)}
    meter = Meter("check", sum(file.size for listed in lists.values() for file in listed), tell, control)
    damaged = []
    for folder, listed in lists.items():
        meter.begin(folder.name.removesuffix(_END))
        whole = bool(listed)
        for file in listed:
            whole = whole and file.is_whole(hashes)
            meter.add(file.size)
        if not whole:
            damaged.append(folder.name.removesuffix(_END))
            shutil.rmtree(folder)
    return damaged


@dataclass(frozen=True)
class _File:
    path: Path
    size: int
    sha256: str

    def is_whole(self, hashes: bool) -> bool:
        try:
            if self.path.stat().st_size != self.size:
                return False
            if not hashes or not self.sha256:
                return True
            with self.path.open("rb") as file:
                digest = hashlib.file_digest(file, "sha256").digest()
        except OSError:
            return False
        return urlsafe_b64encode(digest).decode().rstrip("=") == self.sha256


def _listed(folder: Path) -> Iterator[_File]:
    """The files of a package. Those without a size are its list itself and byte code, which may be absent."""
    text = ""
    with suppress(OSError):
        text = (folder / "RECORD").read_text(encoding="utf-8", errors="replace")
    for row in csv.reader(text.splitlines()):
        if len(row) == 3 and row[2].isdecimal():
            yield _File(folder.parent / row[0], int(row[2]), row[1].removeprefix("sha256="))


def _folders(venv: Path) -> list[Path]:
    site = site_packages(venv)
    return sorted(site.glob(f"*{_END}")) if site.is_dir() else []


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "_", name).lower()
