"""What uv says of what it cannot do reaches the person as one line."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest

from project.errors import Cancelled, JobFailed
from project.runtime import installer, places
from project.runtime.progress import Control
from tests.project.runtime.small_index import as_wheel, write_wheel


def test_a_python_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(JobFailed, match="No interpreter found at path `/nowhere/python`"):
        installer.make_venv(Path("/nowhere/python"), tmp_path / "venv", Control())
    assert installer.version_of(Path("/nowhere/python")) == ""


def test_a_wrong_wheel_is_named_and_the_right_one_goes_over_what_is_there(tmp_path: Path) -> None:
    venv, work = tmp_path / "venv", tmp_path / "work"
    installer.make_venv(Path(sys.executable), venv, Control())
    assert installer.version_of(places.python_in(venv) or Path()) == "{}.{}".format(*sys.version_info[:2])
    path = write_wheel(tmp_path / "wheels", "small")
    wheel = as_wheel(path, "")
    with pytest.raises(JobFailed, match=r"Hash mismatch for `small==1\.0`"):
        installer.install([replace(wheel, sha256="0" * 64)], [path], venv, work, Control())
    (site,) = venv.glob("lib/python3*/site-packages")
    (site / "small").mkdir()
    (site / "small" / "__init__.py").write_text("torn", encoding="utf-8")
    installer.install([wheel], [path], venv, work, Control())
    assert (site / "small" / "__init__.py").read_text(encoding="utf-8") == "VERSION = '1.0'\n"


def test_nothing_is_left_in_the_folders_of_the_person(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_CACHE_HOME", str(home / "cache"))
    for name in ("UV_CACHE_DIR", "UV_NO_CACHE"):
        monkeypatch.delenv(name, raising=False)
    version = "{}.{}".format(*sys.version_info[:2])
    assert installer._answer(["python", "find", "--no-project", "--system", version])
    venv, work = tmp_path / "venv", tmp_path / "work"
    installer.make_venv(Path(sys.executable), venv, Control())
    path = write_wheel(tmp_path / "wheels", "small")
    installer.install([as_wheel(path, "")], [path], venv, work, Control())
    assert list(home.iterdir()) == []


def test_a_stop_ends_the_installer(tmp_path: Path) -> None:
    control = Control()
    control.cancel()
    with pytest.raises(Cancelled):
        installer.make_venv(Path(sys.executable), tmp_path / "venv", control)


def test_an_installer_that_is_missing_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("ATELIER_UV", raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    with pytest.raises(JobFailed, match="the installer uv is missing: pip install uv"):
        installer.find_uv()
