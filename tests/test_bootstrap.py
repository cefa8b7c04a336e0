"""The first start, in a small copy of the house whose requirements are tiny packages made here: no network needed."""

from __future__ import annotations

import ast
import base64
import hashlib
import os
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SYSTEM_PYTHON = str(Path(getattr(sys, "_base_executable", sys.executable)))
MANY = 1500  # files of the package that takes long enough to unpack to be killed in the middle

CLI = """
import importlib.metadata, sys
def main(arguments):
    print("PREFIX", sys.prefix)
    print("ARGUMENTS", *arguments)
    print("TINY", importlib.metadata.version("tiny-one"))
    return 7 if "fail" in arguments else 0
"""
# Stands for a machine that differs from this one, by what the interpreter finds there.
OTHER_MACHINE = """
import os, sys
class Absent:
    def find_spec(self, name, path=None, target=None):
        if name in os.environ.get("TEST_ABSENT", "").split():
            raise ModuleNotFoundError(name)
if "TEST_ABSENT" in os.environ:
    sys.meta_path.insert(0, Absent())
if "TEST_USER" in os.environ:
    os.geteuid = lambda: int(os.environ["TEST_USER"])
if "TEST_NO_LIBRARY" in os.environ:
    import ctypes
    def closed(name, *rest, **more):
        raise OSError(name)
    ctypes.CDLL = closed
if "TEST_VERSION" in os.environ:
    sys.version_info = tuple(map(int, os.environ["TEST_VERSION"].split("."))) + (0, "final", 0)
"""


def make_wheel(folder: Path, name: str, version: str, files: int = 1) -> None:
    """A wheel of one package with so many modules, written by hand: building one with a tool takes seconds."""
    info = f"{name}-{version}.dist-info"
    contents = {f"{name}/__init__.py": f"__version__ = {version!r}\n"}
    contents |= {f"{name}/part_{number}.py": f"number = {number}\n" for number in range(1, files)}
    contents[f"{info}/METADATA"] = f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n"
    contents[f"{info}/WHEEL"] = "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
    rows = []
    for path, text in contents.items():
        digest = base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).rstrip(b"=").decode()
        rows.append(f"{path},sha256={digest},{len(text.encode())}")
    contents[f"{info}/RECORD"] = "\n".join([*rows, f"{info}/RECORD,,"]) + "\n"
    with zipfile.ZipFile(folder / f"{name}-{version}-py3-none-any.whl", "w") as wheel:
        for path, text in contents.items():
            wheel.writestr(path, text)


class House:
    """A copy of the door and the set-up in a folder of its own, with pip held to the wheels beside it."""

    def __init__(self, folder: Path, wheels: Path) -> None:
        self.folder = folder
        self.venv = folder / ".venv"
        self.python = self.venv / "bin" / "python"
        self.site = self.venv / "lib" / f"python{sys.version_info[0]}.{sys.version_info[1]}" / "site-packages"
        kept = {
            name: value for name, value in os.environ.items() if not name.startswith(("ATELIER_", "PIP_", "PYTHON"))
        }
        self.environment = {
            **kept,
            "PIP_CONFIG_FILE": os.devnull,
            "PIP_NO_INDEX": "1",
            "PIP_FIND_LINKS": str(wheels),
            "PYTHONPATH": str(folder / "other"),
        }

    def plant(self, requirements: str) -> House:
        (self.folder / "engine").mkdir(parents=True)
        (self.folder / "engine" / "__init__.py").touch()
        (self.folder / "engine" / "cli.py").write_text(CLI, encoding="utf-8")
        (self.folder / "other").mkdir()
        (self.folder / "other" / "sitecustomize.py").write_text(OTHER_MACHINE, encoding="utf-8")
        (self.folder / "requirements.txt").write_text(requirements, encoding="utf-8")
        (self.folder / "requirements-dev.txt").write_text("-r requirements.txt\ntiny-dev==1.0\n", encoding="utf-8")
        for name in ("main.py", "bootstrap.py"):
            shutil.copy(ROOT / name, self.folder)
        return self

    def begin(self, *arguments: str, python: str = SYSTEM_PYTHON, **variables: str) -> subprocess.Popen[str]:
        """Start the door in a session of its own, so that it can be killed with everything that it started."""
        return subprocess.Popen(
            [python, str(self.folder / "main.py"), *(arguments or ("demo",))],
            cwd=self.folder.parent,
            env={**self.environment, **variables},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    def start(self, *arguments: str, python: str = SYSTEM_PYTHON, **variables: str) -> Finished:
        return Finished(self.begin(*arguments, python=python, **variables))

    def installed(self) -> set[str]:
        return {path.name.removesuffix(".dist-info") for path in self.site.glob("tiny_*.dist-info")}


class Finished:
    """How a start ended: exit code and what it printed."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.out, self.err = process.communicate(timeout=300)
        self.code = process.returncode
        self.ours = [line for line in self.err.splitlines() if line.startswith("LoRA Atelier: ")]

    @property
    def last(self) -> str:
        return self.err.strip().splitlines()[-1] if self.err.strip() else ""


@pytest.fixture(scope="module")
def wheels(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheels")
    make_wheel(folder, "tiny_one", "1.0")
    make_wheel(folder, "tiny_one", "1.1")
    make_wheel(folder, "tiny_dev", "1.0")
    make_wheel(folder, "tiny_many", "1.0", MANY)
    return folder


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory, wheels: Path) -> tuple[House, Finished]:
    """A house after its first start; tests copy it, and leave it as it is."""
    house = House(tmp_path_factory.mktemp("first") / "house", wheels).plant("# what it takes\ntiny-one==1.0  # one\n")
    return house, house.start("demo", "--output", "a b")


@pytest.fixture
def settled(first: tuple[House, Finished], wheels: Path, tmp_path: Path) -> House:
    """A house of its own for the test, already set up."""
    shutil.copytree(first[0].folder, tmp_path / "house", symlinks=True)
    return House(tmp_path / "house", wheels)


@pytest.fixture
def bare(wheels: Path, tmp_path: Path) -> House:
    """A house before its first start."""
    return House(tmp_path / "house", wheels).plant("tiny-one==1.0\n")


def wait_until(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + 120
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.002)


def kill(process: subprocess.Popen[str]) -> None:
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate()


def forbid_pip(house: House) -> None:
    """From here on any use of pip ends with an error that a test sees."""
    (house.site / "pip" / "__main__.py").write_text("raise SystemExit('pip was used')\n", encoding="utf-8")


def test_first_start_sets_up_and_goes_on(first: tuple[House, Finished]) -> None:
    house, start = first
    assert start.code == 0, start.err
    assert start.out.splitlines() == [f"PREFIX {house.venv}", "ARGUMENTS demo --output a b", "TINY 1.0"]
    assert "installed tiny_one-1.0" in start.err
    assert house.installed() == {"tiny_one-1.0"}
    assert not (house.folder / ".venv.unfinished").exists()
    assert not (house.venv / "tmp").exists()


def test_second_start_does_not_touch_pip(settled: House) -> None:
    forbid_pip(settled)
    start = settled.start("fail")
    assert (start.code, start.err) == (7, "")
    inside = settled.start(python=str(settled.python))
    assert (inside.code, inside.err) == (0, "")
    assert f"PREFIX {settled.venv}" in inside.out


def test_changed_requirements_are_installed_also_from_inside(settled: House) -> None:
    (settled.folder / "requirements.txt").write_text("tiny-one==1.1\n", encoding="utf-8")
    start = settled.start(python=str(settled.python))
    assert start.code == 0, start.err
    assert "TINY 1.1" in start.out
    assert settled.installed() == {"tiny_one-1.1"}


def test_tests_need_more_than_the_app(settled: House) -> None:
    script = "import bootstrap, sys; bootstrap.ensure('tests'); import tiny_dev; print(sys.prefix)"
    command = [SYSTEM_PYTHON, "-c", script]
    for _ in range(2):
        done = subprocess.run(command, cwd=settled.folder, env=settled.environment, capture_output=True, text=True)
        assert done.stdout.strip() == str(settled.venv), done.stderr
        forbid_pip(settled)
    assert settled.start().code == 0


def test_a_start_killed_while_unpacking_is_mended(settled: House) -> None:
    (settled.folder / "requirements.txt").write_text("tiny-one==1.0\ntiny-many==1.0\n", encoding="utf-8")
    process = settled.begin()
    package = settled.site / "tiny_many"
    wait_until(lambda: package.is_dir() and sum(1 for _ in package.iterdir()) > MANY // 10)
    kill(process)
    # The worst that a kill leaves: pip takes this for installed, and half of it is not there.
    unpacked = len(list(package.glob("*.py")))
    assert unpacked < MANY
    info = settled.site / "tiny_many-1.0.dist-info"
    info.mkdir(exist_ok=True)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: tiny-many\nVersion: 1.0\n", encoding="utf-8")
    start = settled.start()
    assert start.code == 0, start.err
    assert len(list(package.glob("*.py"))) == MANY


def test_a_cut_file_is_mended_after_an_interruption(settled: House) -> None:
    (settled.site / "tiny_one" / "__init__.py").write_text("", encoding="utf-8")
    (settled.folder / ".venv.unfinished").touch()
    assert settled.start().code == 0
    assert "1.0" in (settled.site / "tiny_one" / "__init__.py").read_text(encoding="utf-8")


def test_an_environment_without_its_python_is_made_anew_even_after_a_kill(settled: House) -> None:
    settled.python.unlink()
    settled.python.symlink_to("/nowhere/python3")
    pip = settled.site / "pip"
    process = settled.begin()
    wait_until(lambda: not pip.exists())
    wait_until(pip.exists)
    kill(process)
    assert not list(settled.venv.glob("*.stamp"))
    start = settled.start()
    assert start.code == 0, start.err
    assert start.out.splitlines()[0] == f"PREFIX {settled.venv}"


def test_two_first_starts_at_once_wait_for_each_other(settled: House) -> None:
    (settled.folder / "requirements.txt").write_text("tiny-one==1.1\ntiny-many==1.0\n", encoding="utf-8")
    one = settled.begin()
    wait_until((settled.folder / ".venv.unfinished").exists)
    two = settled.start()
    assert (two.code, Finished(one).code) == (0, 0)
    assert two.ours == ["LoRA Atelier: another set-up is under way in this folder; waiting for it."]


def test_a_filled_environment_is_taken_as_it_is(settled: House) -> None:
    for stamp in settled.venv.glob("*.stamp"):
        stamp.unlink()
    forbid_pip(settled)
    start = settled.start()
    assert (start.code, start.err) == (0, "")


def test_the_running_environment_is_taken_when_it_has_the_packages(
    settled: House, wheels: Path, tmp_path: Path
) -> None:
    other = House(tmp_path / "other house", wheels).plant("tiny-one==1.0\n")
    start = other.start(python=str(settled.python))
    assert (start.code, start.err) == (0, "")
    assert f"PREFIX {settled.venv}" in start.out
    assert not other.venv.exists()


def test_no_set_up_when_told_so(bare: House) -> None:
    start = bare.start(ATELIER_NO_SETUP="1")
    assert start.code == 1
    assert "PackageNotFoundError" in start.err
    assert not bare.venv.exists()


def test_pip_failure_is_one_line_and_the_next_start_mends_it(settled: House) -> None:
    (settled.folder / "requirements.txt").write_text("tiny-one==9.9\n", encoding="utf-8")
    failed = settled.start()
    assert failed.code == 1
    assert "Traceback" not in failed.err
    assert "  pip: ERROR: No matching distribution found for tiny-one==9.9" in failed.err
    assert failed.last == "LoRA Atelier: pip could not install the packages (exit code 1); its last lines are above."
    (settled.folder / "requirements.txt").write_text("tiny-one==1.1\n", encoding="utf-8")
    assert settled.start().code == 0


def test_no_network_is_one_line(settled: House) -> None:
    (settled.folder / "requirements.txt").write_text("tiny-one==9.9\n", encoding="utf-8")
    unreachable = {"PIP_NO_INDEX": "0", "PIP_INDEX_URL": "http://127.0.0.1:9/simple", "PIP_RETRIES": "1"}
    start = settled.start(**unreachable)
    assert start.code == 1
    assert start.last.startswith("LoRA Atelier: the package index does not answer.")


def test_ctrl_c_is_one_line(settled: House) -> None:
    (settled.folder / "requirements.txt").write_text("tiny-one==1.0\ntiny-many==1.0\n", encoding="utf-8")
    process = settled.begin()
    wait_until((settled.folder / ".venv.unfinished").exists)
    os.killpg(process.pid, signal.SIGINT)
    start = Finished(process)
    assert start.code == 130
    assert start.last == "LoRA Atelier: set-up interrupted. The next start goes on with it."


@pytest.mark.parametrize("version", ["3.10", "3.13"])
def test_an_unfit_python_is_refused_in_one_line(bare: House, version: str) -> None:
    start = bare.start(TEST_VERSION=version)
    assert start.code == 2
    assert start.err.count("\n") == 1
    assert "Python 3.11 or 3.12 is needed" in start.err
    assert not bare.venv.exists()


def test_missing_venv_module_names_the_one_command(bare: House) -> None:
    start = bare.start(TEST_ABSENT="ensurepip", TEST_USER="1000")
    assert start.code == 2
    package = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
    assert start.last.startswith("LoRA Atelier: system packages are missing.")
    assert start.last.endswith(package)
    assert "sudo apt-get install" in start.last
    assert not bare.venv.exists()


def test_root_installs_missing_system_packages(bare: House, tmp_path: Path) -> None:
    tools = tmp_path / "tools"
    tools.mkdir()
    (tools / "apt-get").write_text(f"#!/bin/sh\necho \"$@\" >>'{tools}/calls'\n", encoding="utf-8")
    (tools / "apt-get").chmod(0o755)
    start = bare.start(TEST_ABSENT="ensurepip", TEST_NO_LIBRARY="1", TEST_USER="0", PATH=f"{tools}:/usr/bin:/bin")
    update, install = (tools / "calls").read_text(encoding="utf-8").splitlines()
    assert update.endswith("update")
    assert install.startswith("install -y")
    assert {"libegl1", "libgl1", "libglib2.0-0"} <= set(install.split())
    assert "Installing system packages with apt-get" in start.err
    assert start.code == 2, "this apt-get installs nothing, and a person has to be told so"


def test_missing_qt_libraries_stop_the_tests_but_not_the_verbs(settled: House) -> None:
    (settled.folder / "requirements.txt").write_text("tiny-one==1.1\n", encoding="utf-8")
    machine = {"TEST_NO_LIBRARY": "1", "TEST_USER": "1000"}
    verb = settled.start(**machine)
    assert (verb.code, "TINY 1.1" in verb.out) == (0, True)
    assert "Warning: the window will not open" in verb.err
    command = [SYSTEM_PYTHON, "-c", "import bootstrap; bootstrap.ensure('tests')"]
    environment = {**settled.environment, **machine}
    tests = subprocess.run(command, cwd=settled.folder, env=environment, capture_output=True, text=True)
    assert tests.returncode == 2
    assert "libegl1" in tests.stderr.splitlines()[-1]


@pytest.mark.parametrize("arguments", [[], ["--project", "mine"]])
def test_a_window_that_qt_could_not_open_is_refused_in_one_line(settled: House, arguments: list[str]) -> None:
    machine = {**settled.environment, "TEST_NO_LIBRARY": "1", "TEST_USER": "1000"}
    machine.pop("QT_QPA_PLATFORM", None)
    command = [SYSTEM_PYTHON, str(settled.folder / "main.py"), *arguments]
    done = subprocess.run(command, cwd=settled.folder, env=machine, capture_output=True, text=True)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "sudo apt-get install" in done.stderr
    assert "libxcb-cursor0" in done.stderr


@pytest.mark.parametrize("name", ["main.py", "bootstrap.py", "tests/__main__.py"])
def test_old_pythons_can_read_what_refuses_them(name: str) -> None:
    ast.parse((ROOT / name).read_text(encoding="utf-8"), feature_version=(3, 8))
