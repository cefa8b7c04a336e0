"""The locks that are shipped, and how a wheel's name is read."""

from __future__ import annotations

import hashlib
import re
import tomllib
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from project.runtime import locks
from project.runtime.kinds import BACKENDS
from project.runtime.locks import PYTHONS, Lock, Wheel

ROOT = Path(__file__).resolve().parents[3]
SHIPPED = sorted((ROOT / "packaging" / "locks").glob("*.toml"))


def shipped(path: Path) -> Lock:
    backend, system = path.stem.split("-")
    found = locks.load(backend, system, path.parent)  # type: ignore[arg-type]
    assert found is not None
    return found


def pins() -> dict[str, str]:
    """The releases of requirements.txt that the engine takes."""
    text = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    found = dict(re.findall(r"^([\w.-]+)==([\w.]+)", text, re.M))
    return {
        name.lower().replace("_", "-"): version
        for name, version in found.items()
        if not name.startswith(("PyS", "pyq"))
    }


def test_there_are_locks_for_each_system() -> None:
    assert {path.stem.split("-")[1] for path in SHIPPED} == {"linux", "windows", "macos"}
    assert {path.stem.split("-")[0] for path in SHIPPED} <= set(BACKENDS)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_lock_holds_what_the_requirements_pin(path: Path) -> None:
    held = {wheel.name: wheel.version.partition("+")[0] for wheel in shipped(path).packages}
    wanted = pins()
    if path.stem.endswith("macos"):
        wanted.pop("bitsandbytes")
    assert {name: held.get(name) for name in wanted} == wanted, "run packaging/lock.py"
    assert not any(name.startswith(("pyside", "pyqtgraph")) for name in held)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_every_package_has_one_public_verified_wheel_for_each_python(path: Path) -> None:
    lock = shipped(path)
    assert lock.pythons() == PYTHONS
    assert lock.longest < 160, "the engine's folder would have no room under Windows"
    for wheel in lock.packages:
        parts = urlsplit(wheel.url)
        assert (parts.scheme, parts.hostname) in {("https", host) for host in HOSTS}, wheel.url
        assert re.fullmatch("[0-9a-f]{64}", wheel.sha256)
        assert wheel.size > 0
        assert wheel.unpacked > 0
        assert wheel.file.endswith(".whl")


HOSTS = ("files.pythonhosted.org", "download.pytorch.org", "download-r2.pytorch.org")


def test_the_card_lock_names_what_the_driver_must_serve() -> None:
    lock = shipped(ROOT / "packaging" / "locks" / "cuda-linux.toml")
    runtime = next(wheel.version for wheel in lock.packages if wheel.name == "nvidia-cuda-runtime")
    assert lock.cuda is not None
    assert runtime.startswith(f"{lock.cuda[0]}.{lock.cuda[1]}.")
    assert lock.capability is not None


def wheel(file: str) -> Wheel:
    return Wheel(file.split("-")[0], "1", file, "", 1, "", 1)


@pytest.mark.parametrize(
    ("file", "fits"),
    [
        ("a-1-py3-none-any.whl", "3.11 3.12"),
        ("a-1-py2.py3-none-any.whl", "3.11 3.12"),
        ("a-1-cp311-cp311-manylinux_2_17_x86_64.manylinux2014_x86_64.whl", "3.11"),
        ("a-1-cp312-cp312-win_amd64.whl", "3.12"),
        ("a-1-cp39-abi3-macosx_11_0_arm64.whl", "3.11 3.12"),
        ("a-1-cp312-abi3-win_amd64.whl", "3.12"),
        ("a-1-1build-cp311-none-win_amd64.whl", "3.11"),
        ("a-1-cp310-cp310-win_amd64.whl", ""),
        ("a-1-py2-none-any.whl", ""),
    ],
)
def test_a_wheel_says_which_python_it_is_for(file: str, fits: str) -> None:
    assert [python for python in PYTHONS if wheel(file).fits(python)] == fits.split()


def test_a_lock_is_named_by_its_content() -> None:
    path = SHIPPED[0]
    assert shipped(path).digest == hashlib.sha256(path.read_bytes()).hexdigest()
    assert tomllib.loads(path.read_text(encoding="utf-8"))["lock-version"] == "1.0"
