"""An engine is made, broken off, mended, updated, moved and removed, by the real installer with tiny packages."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
import tarfile
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from project import device
from project.errors import BadInput, Cancelled, JobFailed
from project.runs.lock import OsLock
from project.runtime import environment, launch, machine, places
from project.runtime.progress import Control, Progress
from project.workspace import cache_dir, home
from tests.project.runtime.conftest import PC, Package

ROOT = Path(__file__).resolve().parents[3]


def value(python: Path | None, code: str) -> str:
    """What the engine's Python prints."""
    assert python is not None
    return subprocess.run([str(python), "-I", "-c", code], capture_output=True, text=True, check=True).stdout.strip()


def folders(place: Path) -> list[str]:
    """The environments in the engine's folder, and whatever else was left there."""
    return sorted(path.name for path in place.iterdir() if path.name != places.LOCK_FILE)


def test_an_engine_is_planned_made_and_found_again(package: Package) -> None:
    assert environment.state().status == "missing"
    plan = environment.plan(index=("http://127.0.0.1:1/simple",))
    assert plan.problem == ""
    assert plan.backend == "cpu"
    assert plan.folder == home() / "engine"
    assert plan.download_bytes == sum(wheel.size for wheel in package.wheels)
    assert plan.free_bytes is not None
    assert plan.kept_bytes < plan.disk_bytes < plan.free_bytes
    told: list[Progress] = []
    state = environment.make(plan, told.append)
    assert environment.plan().index == plan.index == ("http://127.0.0.1:1/simple",)
    assert (state.status, state.backend, state.begun) == ("ready", "cpu", False)
    assert value(state.python, "import tinyone, tinytwo; print(tinytwo.VERSION)") == "1.0"
    assert environment.state() == state
    phases = list(dict.fromkeys(one.phase for one in told))
    assert phases == ["python", "download", "install"]
    assert told[-1].done == told[-1].total > 0
    assert len(folders(plan.folder)) == 1
    asked = len(package.server.asked)
    assert environment.make(environment.plan()) == state
    assert len(package.server.asked) == asked


def test_the_engine_lives_without_the_package(package: Package) -> None:
    state = environment.make(environment.plan())
    (package.bundle / "python").rename(package.bundle / "gone")
    assert value(state.python, "import sys, tinyone; print(sys.prefix)") == str(state.python.parent.parent)  # type: ignore[union-attr]


def test_a_folder_of_ones_own_is_used_and_remembered(package: Package, tmp_path: Path) -> None:
    chosen = tmp_path / "引擎 of mine"
    state = environment.make(environment.plan(folder=chosen))
    assert state.folder == chosen
    assert environment.state().python == state.python
    assert str(chosen) in str(state.python)
    assert environment.plan().folder == chosen
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "photo.jpg").touch()
    assert environment.plan(folder=tmp_path / "full").folder == tmp_path / "full" / places.SUBFOLDER
    moved = environment.make(environment.plan(folder=tmp_path / "full"))
    assert moved.status == "ready"
    assert not chosen.exists()
    environment.remove()
    assert [path.name for path in (tmp_path / "full").iterdir()] == ["photo.jpg"]


def test_a_download_that_was_stopped_goes_on(package: Package, tmp_path: Path) -> None:
    control = Control()
    package.server.pause = 0.15

    def stop(now: Progress) -> None:
        if now.done:
            control.cancel()

    with pytest.raises(Cancelled):
        environment.make(environment.plan(folder=tmp_path / "elsewhere"), stop, control)
    state = environment.state()
    assert (state.status, state.begun, state.folder) == ("missing", True, tmp_path / "elsewhere")
    assert state.sentence == "Setting up the engine was interrupted. It can go on from there."
    left = environment.plan().download_bytes
    assert 0 < left < sum(wheel.size for wheel in package.wheels)
    package.server.asked.clear()
    package.server.pause = 0
    assert environment.make(environment.plan()).status == "ready"
    assert any(asked.startswith("bytes=") for _, asked in package.server.asked)
    assert environment.state().folder == tmp_path / "elsewhere"
    assert not environment.state().begun


KILLED = """
import os, sys
sys.frozen, sys._MEIPASS = True, {bundle!r}
from project.runtime import environment, machine
machine.look = lambda: machine.Machine("linux", "Debian", "x86_64", "A processor", 2, 8 << 30)
def tell(now):
    print(now.phase, now.done, flush=True)
print(environment.make(environment.plan(), tell).status, flush=True)
"""


@pytest.mark.parametrize("moment", ["python", "download", "install"])
def test_a_process_that_is_killed_leaves_what_the_next_one_finishes(package: Package, moment: str) -> None:
    package.server.pause = 0.05
    code = KILLED.format(bundle=str(package.bundle))
    process = subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert any(line.startswith(moment) for line in process.stdout)
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stdout.close()
    assert environment.state().begun
    package.server.pause = 0
    state = environment.make(environment.plan())
    assert state.status == "ready"
    assert (
        value(state.python, "import tinyone, tinytwo; print(len(open(tinytwo.__path__[0] + '/data.bin').read()))")
        == "200000"
    )
    assert len(folders(state.folder)) == 1


def test_two_at_once_make_one(package: Package) -> None:
    package.server.pause = 0.05
    code = KILLED.format(bundle=str(package.bundle))
    pair = [
        subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.PIPE, text=True) for _ in range(2)
    ]
    outputs = [process.communicate(timeout=60)[0] for process in pair]
    assert all(output.endswith("ready\n") for output in outputs)
    assert sum("waiting" in output for output in outputs) == 1
    assert sum(path == package.wheels[0].file for path, _ in package.server.asked) == 1


def test_a_damaged_engine_is_repaired_and_only_what_is_damaged_is_fetched(package: Package) -> None:
    state = environment.make(environment.plan())
    where = value(state.python, "import tinytwo; print(tinytwo.__path__[0])")
    data = Path(where, "data.bin")
    data.write_bytes(data.read_bytes()[:-1] + b"x")
    package.server.asked.clear()
    told: list[Progress] = []
    assert environment.repair(told.append).status == "ready"
    assert [path for path, _ in package.server.asked] == ["tinytwo-1.0-py3-none-any.whl"]
    assert data.read_bytes().endswith(b"0")
    assert "check" in {one.phase for one in told}


def test_an_engine_whose_python_is_gone_is_broken_and_repaired(package: Package) -> None:
    state = environment.make(environment.plan())
    assert state.python is not None
    for path in state.python.parent.glob("python*"):
        path.unlink()
    now = environment.state()
    assert (now.status, now.sentence) == ("broken", "The engine is damaged, its Python is gone. Repair it.")
    with pytest.raises(launch.NoEngine, match="Repair it"):
        launch.engine_command()
    assert value(environment.repair().python, "import tinyone; print(1)") == "1"


def test_a_new_version_asks_for_an_update_that_takes_the_place_of_the_old(package: Package) -> None:
    before = environment.make(environment.plan())
    package.release("2.0")
    state = environment.state()
    assert state.status == "outdated"
    assert state.sentence == "The engine is that of version 0.1.0 of the app. Update it."
    with pytest.raises(launch.NoEngine, match="Update it"):
        launch.engine_command()
    after = environment.update()
    assert after.status == "ready"
    assert value(after.python, "import tinytwo; print(tinytwo.VERSION)") == "2.0"
    assert before.python is not None
    assert not before.python.exists()
    assert len(folders(after.folder)) == 1


def test_a_failed_update_leaves_the_old_engine(package: Package) -> None:
    before = environment.make(environment.plan())
    package.release("2.0")
    package.server.status = {wheel.file: [404] * 9 for wheel in package.wheels}
    with pytest.raises(JobFailed):
        environment.update()
    assert environment.state().status == "outdated"
    assert value(before.python, "import tinytwo; print(tinytwo.VERSION)") == "1.0"


def test_two_versions_side_by_side_each_keep_their_engine(package: Package, monkeypatch: pytest.MonkeyPatch) -> None:
    older = environment.make(environment.plan())
    newer = package.bundle.with_name("newer app")
    shutil.copytree(package.bundle, newer, symlinks=True)
    monkeypatch.setattr(sys, "_MEIPASS", str(newer))
    newest = Package(newer, package.server)
    newest.release("2.0")
    state = environment.update()
    assert state.status == "ready"
    assert value(older.python, "import tinytwo; print(tinytwo.VERSION)") == "1.0"
    monkeypatch.setattr(sys, "_MEIPASS", str(package.bundle))
    assert environment.state().status == "ready"
    shutil.rmtree(package.bundle)
    monkeypatch.setattr(sys, "_MEIPASS", str(newer))
    environment.make(environment.plan())
    assert len(folders(state.folder)) == 1


def test_another_kind_of_engine_takes_the_place_of_the_first(package: Package, monkeypatch: pytest.MonkeyPatch) -> None:
    first = environment.make(environment.plan())
    package.release("3.0", ("tinythree",), backend="cuda", imports="tinythree")
    card = machine.Card("nvidia", "GeForce RTX 4090", 24 << 30, "580.65", (13, 0), (8, 9))
    monkeypatch.setattr(machine, "look", lambda: replace(PC, cards=(card,)))
    assert environment.state() == first
    assert environment.choices()[0].backend == "cuda"
    second = environment.make(environment.plan("cuda"))
    assert (second.status, second.backend) == ("ready", "cuda")
    assert value(second.python, "import tinythree; print(tinythree.VERSION)") == "3.0"
    assert folders(second.folder) == [second.python.parent.parent.parent.name]  # type: ignore[union-attr]


def test_removing_leaves_nothing_and_no_engine_is_started(package: Package) -> None:
    environment.make(environment.plan())
    assert environment.remove().status == "missing"
    assert not (home() / "engine").exists()
    assert not (home() / "engine.json").exists()
    with pytest.raises(launch.NoEngine, match=r"not set up yet .*engine install"):
        launch.engine_command()
    assert environment.remove().status == "missing"
    with pytest.raises(BadInput, match="set it up first"):
        environment.repair()
    with pytest.raises(BadInput, match="set it up first"):
        environment.update()


def test_an_engine_at_work_is_neither_removed_nor_repaired_nor_deleted_under_it(package: Package) -> None:
    before = environment.make(environment.plan())
    device = cache_dir() / "devices" / "cpu.lock"
    device.parent.mkdir(parents=True)
    lock = OsLock(device)
    assert lock.acquire()
    try:
        for action in (environment.remove, environment.repair):
            with pytest.raises(BadInput, match="an engine is at work"):
                action()
        package.release("2.0")
        assert environment.update().status == "ready"
        assert value(before.python, "import tinytwo; print(tinytwo.VERSION)") == "1.0"
    finally:
        lock.release()
    package.release("3.0")
    control = Control()
    control.cancel()
    with pytest.raises(Cancelled):
        environment.make(environment.plan(), None, control)
    environment.tidy()
    assert len(folders(before.folder)) == 3
    package.release("2.0")
    environment.make(environment.plan())
    assert len(folders(before.folder)) == 1
    assert environment.state().status == "ready"


def test_what_was_at_work_is_deleted_at_the_next_look(package: Package) -> None:
    made = environment.make(environment.plan())
    shutil.copytree(made.folder / folders(made.folder)[0], made.folder / "cpu-former", symlinks=True)
    (made.folder / ".removing-1234" / "deep").mkdir(parents=True)
    environment.tidy()
    assert environment.state() == made
    assert len(folders(made.folder)) == 1


# --- without network --------------------------------------------------------------------------------------------------


def pack(package: Package, to: Path, kind: str) -> Path:
    files = [package.server.folder / wheel.file for wheel in package.wheels]
    if kind == "folder":
        (to / "some" / "where").mkdir(parents=True)
        for file in files:
            shutil.copy(file, to / "some" / "where")
        return to
    to.mkdir()
    if kind == "zip":
        with zipfile.ZipFile(to / "wheels.zip", "w") as archive:
            for file in files:
                archive.write(file, f"wheels/{file.name}")
        return to / "wheels.zip"
    with tarfile.open(to / "wheels.tar.gz", "w:gz") as tar:
        for file in files:
            tar.add(file, f"wheels/{file.name}")
    return to / "wheels.tar.gz"


@pytest.mark.parametrize("kind", ["folder", "zip", "tar"])
def test_wheels_from_a_folder_or_an_archive_need_no_network(package: Package, tmp_path: Path, kind: str) -> None:
    source = pack(package, tmp_path / "stick 盘", kind)
    plan = environment.plan(wheels=source)
    assert plan.problem == ""
    assert plan.download_bytes == 0
    state = environment.make(plan)
    assert value(state.python, "import tinyone, tinytwo; print(1)") == "1"
    assert package.server.asked == []
    assert source.exists()
    assert len(folders(state.folder)) == 1


def test_a_folder_without_a_wheel_names_it(package: Package, tmp_path: Path) -> None:
    source = pack(package, tmp_path / "stick", "folder")
    (source / "some" / "where" / "tinytwo-1.0-py3-none-any.whl").unlink()
    plan = environment.plan(wheels=source)
    assert plan.problem == (
        f"{source} lacks tinytwo-1.0-py3-none-any.whl: it has to hold every wheel of this version and kind of engine"
    )
    with pytest.raises(BadInput, match="lacks tinytwo"):
        environment.make(plan)


def test_a_wrong_wheel_is_refused(package: Package, tmp_path: Path) -> None:
    source = pack(package, tmp_path / "stick", "folder")
    path = source / "some" / "where" / "tinytwo-1.0-py3-none-any.whl"
    path.write_bytes(path.read_bytes()[:-1] + b"x")
    with pytest.raises(JobFailed, match="is not the file that this version was made with"):
        environment.make(environment.plan(wheels=source))


@pytest.mark.parametrize("content", [None, b"", b"neither a zip nor a tar"])
def test_what_is_no_archive_is_said(package: Package, tmp_path: Path, content: bytes | None) -> None:
    source = tmp_path / "wheels.zip"
    if content is not None:
        source.write_bytes(content)
    problem = environment.plan(wheels=source).problem
    assert problem.startswith(str(source))
    assert "is not there" in problem or "is neither a folder nor a whole zip or tar archive" in problem


# --- bad input --------------------------------------------------------------------------------------------------------


def test_too_little_room_is_said_before_anything_is_fetched(package: Package) -> None:
    lock = package.bundle / "source" / "packaging" / "locks" / "cpu-linux.toml"
    lock.write_text(lock.read_text(encoding="utf-8").replace("300000", str(10**15)), encoding="utf-8")
    plan = environment.plan()
    assert plan.problem.startswith(
        f"The engine needs {plan.disk_bytes / 1e9:.1f} GB on the disk of {plan.folder}, and "
    )
    assert plan.disk_bytes > 10**15
    with pytest.raises(BadInput, match="choose a folder on another disk"):
        environment.make(plan)
    assert package.server.asked == []


def test_a_folder_that_cannot_be_written_is_said(package: Package, tmp_path: Path) -> None:
    problem = environment.plan(folder=Path("/proc/engine")).problem
    assert problem.startswith("/proc cannot be written to (")
    assert problem.endswith("): choose another folder for the engine")
    (tmp_path / "file").touch()
    assert (
        environment.plan(folder=tmp_path / "file").problem
        == f"{tmp_path / 'file'} is a file: choose a folder for the engine"
    )


def test_a_path_that_is_too_long_for_windows_is_said(package: Package, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine, "this_system", lambda: "windows")
    lock = package.bundle / "source" / "packaging" / "locks" / "cpu-linux.toml"
    text = lock.read_text(encoding="utf-8")
    lock.write_text(text.replace("imports =", "longest-path = 137\nimports ="), encoding="utf-8")
    # 259 characters less \\cpu-12345678\\venv\\Lib\\site-packages\\ and the longest file
    assert environment.plan(folder=Path("/tmp/" + "x" * 80)).problem == ""
    problem = environment.plan(folder=Path("/tmp/" + "x" * 81)).problem
    assert "is too long a path for Windows: choose a folder of at most 85 characters" in problem


def test_an_index_that_is_no_address_is_said(package: Package) -> None:
    assert "is no address of a package index" in environment.plan(index=("pypi.org",)).problem


def test_the_card_counts_that_the_engine_was_built_for(package: Package, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(device, "nvidia_card", lambda: device.DeviceFacts("cuda", "GeForce RTX 4090", 24 << 30))
    assert device.find_device().kind == "cuda"
    for build, kind in (("None", "cpu"), ("'13.0'", "cuda")):
        package.release(f"1.{len(build)}", ("torch",), imports="torch", facts=f"cuda: str = {build}\n")
        environment.make(environment.plan())
        assert device.find_device().kind == kind


def test_a_card_that_is_not_there_is_said(package: Package) -> None:
    plan = environment.plan("cuda")
    assert plan.problem == "No NVIDIA graphics were found in this computer."
    with pytest.raises(BadInput, match="No NVIDIA"):
        environment.make(plan)


def test_lost_settings_find_the_engine_again_and_a_lost_stamp_finishes_it(package: Package) -> None:
    state = environment.make(environment.plan())
    settings = home() / "engine.json"
    for text in ("", "[]", "{", '{"backend": "quantum", "folder": 3, "index": "x"}', '{"later": {"a": 1}}'):
        settings.write_text(text, encoding="utf-8")
        assert environment.state().status == "ready"
    settings.write_text('{"backend": "cpu", "later": 1}', encoding="utf-8")
    assert environment.state() == state
    (stamp,) = state.folder.glob("*/made.json")
    for text in ("", "[]", "{", '{"backend": "cpu"}'):
        stamp.write_text(text, encoding="utf-8")
        assert environment.state().status == "missing"
    package.server.asked.clear()
    assert environment.make(environment.plan()).status == "ready"
    assert package.server.asked == []


def test_an_engine_that_cannot_be_loaded_says_why(package: Package) -> None:
    package.release("1.1", imports="tinyone missing_library")
    with pytest.raises(JobFailed, match="cannot be loaded: ModuleNotFoundError: No module named 'missing_library'"):
        environment.make(environment.plan())
    assert environment.state().status == "missing"


def test_wheels_for_another_computer_are_collected_and_used_there(package: Package, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    assert environment.collect("cpu", "linux", stick) == sum(wheel.size for wheel in package.wheels)
    assert sorted(path.name for path in stick.iterdir()) == [wheel.file for wheel in package.wheels]
    assert environment.plan(wheels=stick).problem == ""
    with pytest.raises(BadInput, match="this version has no packages for rocm under windows"):
        environment.collect("rocm", "windows", stick)
