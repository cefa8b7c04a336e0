"""Locked requirements of the engine: for one kind of card on one system every wheel, with its address, size and hash.

The files are `packaging/locks/<backend>-<system>.toml`, in the standard form of pylock.toml (PEP 751), with a table of
ours that says what the wheels need. `packaging/lock.py` writes them.
"""

import hashlib
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from project.errors import JobFailed
from project.runtime.kinds import BACKENDS, Backend, System, Version

PYTHONS = ("3.11", "3.12")  # which the wheels of a lock are for, the preferred one first


@dataclass(frozen=True)
class Wheel:
    """A package's file. `size` and `unpacked` are bytes; `url` is its public address."""

    name: str
    version: str
    file: str
    url: str
    size: int
    sha256: str
    unpacked: int

    def fits(self, python: str) -> bool:
        """Whether Python 3.N takes it, by the tags in the file's name (PEP 425)."""
        interpreters, abis = self.file.removesuffix(".whl").split("-")[-3:-1]
        minor = int(python.split(".")[1])
        for tag in interpreters.split("."):
            if tag in ("py3", f"py3{minor}", f"cp3{minor}"):
                return True
            stable = re.fullmatch(r"cp3(\d+)", tag)
            if stable and int(stable[1]) <= minor and "abi3" in abis.split("."):
                return True
        return False


@dataclass(frozen=True)
class Lock:
    """The packages of one backend on one system.

    `digest` names the content. `cuda` is the CUDA that an NVIDIA driver must serve, `capability` the oldest compute
    capability whose code is in the wheels, both None where they do not matter. `longest` is the longest path of a
    file in site-packages, in characters. `imports` are the modules that a whole environment can import. `macos` is the
    oldest version that the wheels run on, `chips` are those of AMD's that they have code for, empty for any.
    """

    backend: Backend
    system: System
    digest: str
    packages: tuple[Wheel, ...]
    cuda: Version | None = None
    capability: Version | None = None
    longest: int = 0
    imports: tuple[str, ...] = ()
    macos: Version | None = None
    chips: tuple[str, ...] = ()

    def wheels(self, python: str) -> tuple[Wheel, ...]:
        """One wheel for each package under this Python ("3.11")."""
        chosen: dict[str, Wheel] = {}
        for wheel in self.packages:
            if wheel.fits(python):
                chosen.setdefault(wheel.name, wheel)
        return tuple(chosen.values())

    def pythons(self) -> tuple[str, ...]:
        """The Pythons that every package has a wheel for."""
        names = {wheel.name for wheel in self.packages}
        return tuple(python for python in PYTHONS if {wheel.name for wheel in self.wheels(python)} == names)


def file_of(backend: Backend, system: System, folder: Path) -> Path:
    """Where the lock of a backend lies among the locks of `folder`."""
    return folder / f"{backend}-{system}.toml"


def available(system: System, folder: Path) -> tuple[Backend, ...]:
    """The backends that there are locks for."""
    return tuple(backend for backend in BACKENDS if file_of(backend, system, folder).is_file())


def load(backend: Backend, system: System, folder: Path) -> Lock | None:
    """The lock of a backend, None if this version has none. Raises JobFailed if the file is damaged."""
    path = file_of(backend, system, folder)
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise JobFailed(f"{path} cannot be read ({error.strerror or error}): install the app again") from error
    try:
        table = tomllib.loads(content.decode("utf-8"))
        ours = table["tool"]["lora-atelier"]
        return Lock(
            backend,
            system,
            hashlib.sha256(content).hexdigest(),
            tuple(_wheel(package, one) for package in table["packages"] for one in package["wheels"]),
            _version(ours.get("cuda")),
            _version(ours.get("capability")),
            int(ours.get("longest-path", 0)),
            tuple(map(str, ours.get("imports", ()))),
            _version(ours.get("macos")),
            tuple(map(str, ours.get("chips", ()))),
        )
    except (ValueError, KeyError, TypeError) as error:
        raise JobFailed(f"{path} is damaged ({error}): install the app again") from error


def digest(backend: Backend, system: System, folder: Path) -> str:
    """The name of a lock's content, without reading it further. Raises OSError."""
    return hashlib.sha256(file_of(backend, system, folder).read_bytes()).hexdigest()


def _wheel(package: dict[str, Any], one: dict[str, Any]) -> Wheel:
    url = str(one["url"])
    unpacked = package.get("tool", {}).get("lora-atelier", {}).get("unpacked", {})
    file = url.rsplit("/", 1)[-1].replace("%2B", "+")
    size = int(one["size"])
    # Without a figure of its own: packages of libraries that were measured take about twice their wheel.
    return Wheel(
        str(package["name"]),
        str(package["version"]),
        file,
        url,
        size,
        str(one["hashes"]["sha256"]),
        int(unpacked.get(file, 2 * size)),
    )


def _version(text: str | None) -> Version | None:
    if text is None:
        return None
    major, _, minor = text.partition(".")
    return int(major), int(minor or 0)
