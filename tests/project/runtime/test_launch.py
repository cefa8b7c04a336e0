"""An engine is started alike from a checkout, a small package and a whole one, and verbs find their way to it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import main
from project.runtime import environment, launch, places
from tests.project.runtime.conftest import Package

ROOT = Path(__file__).resolve().parents[3]


def test_a_checkout_takes_its_own_python_and_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", "/somewhere")
    monkeypatch.setenv("LD_LIBRARY_PATH", "/usr/local/lib")
    assert places.shape() == "source"
    assert launch.engine_command() == [sys.executable, str(ROOT / "main.py")]
    assert launch.engine_environment() == {
        **os.environ, "ATELIER_NO_SETUP": "1", "PYTHONUNBUFFERED": "1", "PYTHONIOENCODING": "utf-8",
    }  # fmt: skip


def test_a_whole_package_takes_its_console_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    windowed, console = tmp_path / "lora-atelier", tmp_path / "lora-atelier-cli"
    windowed.touch()
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path / "_internal"), raising=False)
    monkeypatch.setattr(sys, "executable", str(windowed))
    assert places.shape() == "cpu"
    assert launch.engine_command() == [str(windowed)]
    console.touch()
    assert launch.engine_command() == [str(console)]


def test_a_small_package_takes_the_engine_and_leaks_nothing_of_its_own(
    package: Package, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = environment.make(environment.plan())
    command = launch.engine_command()
    assert command == [str(made.python), str(package.bundle / "source" / "main.py")]
    monkeypatch.setenv("LD_LIBRARY_PATH", str(package.bundle))
    monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", "/usr/local/lib")
    monkeypatch.setenv("PYTHONPATH", str(package.bundle))
    monkeypatch.setenv("PYTHONHOME", "/nowhere")
    environment_ = launch.engine_environment()
    assert environment_["LD_LIBRARY_PATH"] == "/usr/local/lib"
    assert "PYTHONPATH" not in environment_
    assert "PYTHONHOME" not in environment_
    assert environment_["ATELIER_NO_SETUP"] == "1"
    done = subprocess.run([*command, "train", "a b"], env=environment_, capture_output=True, text=True, check=True)
    assert done.stdout.strip().endswith("'train', 'a b']")


def test_without_a_library_path_of_the_persons_none_is_left(package: Package, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LD_LIBRARY_PATH", str(package.bundle))
    monkeypatch.delenv("LD_LIBRARY_PATH_ORIG", raising=False)
    assert "LD_LIBRARY_PATH" not in launch.engine_environment()


def test_a_verb_without_an_engine_says_how_to_get_one(package: Package, capsys: pytest.CaptureFixture[str]) -> None:
    assert main.main(["demo"]) == 2
    told = capsys.readouterr().err
    assert told == "error: The engine is not set up yet (from the shell: lora-atelier-cli engine install)\n"


def test_the_verb_sets_up_tells_and_removes(package: Package, capsys: pytest.CaptureFixture[str]) -> None:
    assert main.main(["engine"]) == 0
    told = capsys.readouterr().out
    assert "The engine is not set up yet." in told
    assert "+ cpu " in told
    assert "- cuda  No NVIDIA graphics were found in this computer." in told
    assert main.main(["engine", "install", "--dry-run"]) == 0
    assert "to download 0.4 MB" in capsys.readouterr().out
    assert environment.state().status == "missing"
    assert main.main(["engine", "install"]) == 0
    told, errors = capsys.readouterr()
    assert told.endswith("The engine is ready.\n")
    assert errors.splitlines() == ["preparing Python", "downloading", "installing"]
    assert main.main(["engine", "repair"]) == 0
    assert main.main(["engine", "update"]) == 0
    assert main.main(["engine", "remove"]) == 0
    assert environment.state().status == "missing"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ("repair", "there is no engine to repair: set it up first"),
        ("update", "there is no engine to update: set it up first"),
        ("repair --backend cpu", "`engine install` changes what was chosen"),
        ("install --backend cuda", "No NVIDIA graphics were found in this computer."),
        ("install --index pypi.org", "is no address of a package index"),
        ("install --wheels /nowhere.zip", "/nowhere.zip is not there"),
        ("collect", "engine collect needs --wheels"),
        ("collect --backend rocm --wheels x", "this version has no packages for rocm under linux"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(
    package: Package, capsys: pytest.CaptureFixture[str], arguments: str, words: str
) -> None:
    assert main.main(["engine", *arguments.split()]) == 2
    (line,) = capsys.readouterr().err.splitlines()[-1:]
    assert line.startswith("error: ")
    assert words in line


def test_a_checkout_has_the_verb_too(tmp_path: Path) -> None:
    environment_ = {**os.environ, "ATELIER_NO_SETUP": "1", "ATELIER_HOME": str(tmp_path)}
    command = [sys.executable, str(ROOT / "main.py"), "engine"]
    done = subprocess.run(command, env=environment_, capture_output=True, text=True, check=True)
    assert "This engine is part of the installation" in done.stdout
