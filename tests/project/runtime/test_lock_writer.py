"""The script that writes the locks: what it takes of uv's answer, and what it adds."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from project.runtime import locks
from tests.project.runtime.small_index import Server, as_wheel, serving, write_wheel

SCRIPT = Path(__file__).resolve().parents[3] / "packaging" / "lock.py"


@pytest.fixture(scope="module")
def lock() -> ModuleType:
    spec = importlib.util.spec_from_file_location("lock_writer", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    write_wheel(tmp_path, "aa", "1.0", {"aa/deep/er/module.py": b"x = 1\n", "aa/data.bin": b"\0" * 600_000})
    with serving(tmp_path) as started:
        yield started


PUBLIC = "https://files.pythonhosted.org/packages/00"


def package(name: str, *files: str, version: str = "1.0", host: str = PUBLIC) -> dict[str, Any]:
    wheels = [{"url": f"{host}/{file}", "size": 10, "hashes": {"sha256": file.ljust(64, "0")}} for file in files]
    return {"name": name, "version": version, "wheels": wheels}


def test_a_wheel_is_measured_without_being_fetched_whole(lock: ModuleType, server: Server, tmp_path: Path) -> None:
    wheel = as_wheel(tmp_path / "aa-1.0-py3-none-any.whl", server.url)
    unpacked, longest = lock.contents({"url": wheel.url, "size": wheel.size})
    assert unpacked > 600_000
    assert longest == len("aa/deep/er/__pycache__/module.cpython-312.pyc")
    assert all(asked for _, asked in server.asked)
    assert len(server.asked) < wheel.size / lock.RemoteFile.BLOCK


def test_a_server_without_ranges_is_said(lock: ModuleType, server: Server, tmp_path: Path) -> None:
    server.ranges = False
    wheel = as_wheel(tmp_path / "aa-1.0-py3-none-any.whl", server.url)
    with pytest.raises(lock.Failed, match="is not served in parts"):
        lock.contents({"url": wheel.url, "size": wheel.size})


def test_compiled_parts_go_before_none(lock: ModuleType) -> None:
    both = package("aa", "aa-1.0-py3-none-any.whl", "aa-1.0-cp311-cp311-win_amd64.whl")
    assert lock.best(both, "3.11")["url"].endswith("cp311-win_amd64.whl")


@pytest.mark.parametrize(
    ("held", "words"),
    [
        (package("aa", "aa-1.0-py3-none-any.whl", host="http://10.0.0.1/mirror"), "is not a public address"),
        (package("aa"), "has no wheel"),
        ({"name": "aa", "version": "1", "wheels": [{"url": f"{PUBLIC}/a.whl", "hashes": {}}]}, "gives no sha256"),
    ],
)
def test_what_may_not_stand_in_a_lock_is_refused(lock: ModuleType, held: dict[str, Any], words: str) -> None:
    with pytest.raises(lock.Failed, match=words):
        lock.best(held, "3.11")


def test_what_is_written_is_what_the_app_reads(lock: ModuleType, tmp_path: Path) -> None:
    packages = {
        "nvidia-cuda-runtime": package(
            "nvidia-cuda-runtime", "nvidia_cuda_runtime-13.0.96-py3-none-any.whl", version="13.0.96"
        ),
        "torch": package("torch", "torch-2.14.1-cp311-cp311-x.whl", "torch-2.14.1-cp312-cp312-x.whl", version="2.14.1"),
    }
    known = {wheel["hashes"]["sha256"]: (1000, 50) for one in packages.values() for wheel in one["wheels"]}
    (tmp_path / "cuda-linux.toml").write_text(lock.written("cuda-linux", packages, known), encoding="utf-8")
    read = locks.load("cuda", "linux", tmp_path)
    assert read is not None
    assert (read.cuda, read.capability, read.longest, read.macos) == ((13, 0), (7, 5), 50, None)
    assert [wheel.file for wheel in read.wheels("3.12")] == [
        "nvidia_cuda_runtime-13.0.96-py3-none-any.whl", "torch-2.14.1-cp312-cp312-x.whl",
    ]  # fmt: skip
    assert {wheel.unpacked for wheel in read.packages} == {1000}
    assert lock.sizes_of(tmp_path) == known
    assert lock.pins_of(tmp_path, upgrade=False) == {"nvidia-cuda-runtime": "13.0.96", "torch": "2.14.1"}
    assert lock.pins_of(tmp_path, upgrade=True) == {}


def test_builds_for_a_card_tell_their_cuda_under_windows(lock: ModuleType) -> None:
    torch = {"torch": package("torch", "torch-2.14.1-cp311-cp311-win_amd64.whl", version="2.14.1+cu130")}
    assert lock.cuda(torch) == {"cuda": "13.0", "capability": "7.5"}
    assert lock.cuda({"torch": package("torch", "t.whl", version="2.14.1+cpu")}) == {}


def test_the_oldest_macos_is_that_of_the_most_demanding_wheel(lock: ModuleType) -> None:
    packages = {
        "a": package("a", "a-1-cp311-cp311-macosx_10_9_x86_64.macosx_11_0_arm64.whl"),
        "b": package("b", "b-1-cp311-cp311-macosx_14_0_arm64.whl"),
        "c": package("c", "c-1-py3-none-any.whl"),
    }
    assert lock.systems(packages) == {"macos": "14.0"}
    assert lock.systems({"c": packages["c"]}) == {}


def test_the_window_is_no_part_of_an_engine(lock: ModuleType) -> None:
    held = " ".join(lock.engine_requirements()).lower()
    assert "torch==" in held
    assert "pyside" not in held
    assert "pyqtgraph" not in held
