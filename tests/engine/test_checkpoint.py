"""Checkpoints on disk: whole or not taken, the newest that verifies first, and no more of them than wanted."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from engine import checkpoint
from engine.checkpoint import Progress, latest, prune, read, write
from project.errors import JobFailed

FILES = {"adapter.safetensors": b"weights" * 50, "state.pt": b"moments" * 70}


def steps(root: Path) -> list[int]:
    return sorted(int(path.name.removeprefix("step-")) for path in root.glob("step-*"))


def test_what_is_written_is_read(tmp_path: Path) -> None:
    root = tmp_path / "checkpoints"
    folder = write(root, Progress(7, 0.25), FILES)
    assert folder.name == "step-000007"
    assert read(folder) == (Progress(7, 0.25), FILES)
    assert latest(root) == (Progress(7, 0.25), FILES)
    assert [path.name for path in root.iterdir()] == ["step-000007"]


def test_nothing_to_take(tmp_path: Path) -> None:
    assert latest(tmp_path) is None
    assert latest(tmp_path / "none") is None
    (tmp_path / "step-000001").mkdir()
    (tmp_path / ".writing-000002").mkdir()
    assert latest(tmp_path) is None


def _flip(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


@pytest.mark.parametrize(
    "damage",
    [
        lambda folder: _flip(folder / "adapter.safetensors"),
        lambda folder: _flip(folder / "state.pt"),
        lambda folder: (folder / "state.pt").unlink(),
        lambda folder: (folder / "state.pt").write_bytes(FILES["state.pt"][:-1]),
        lambda folder: (folder / "manifest.json").unlink(),
        lambda folder: (folder / "manifest.json").write_text('{"step": 4'),
        lambda folder: (folder / "manifest.json").write_text("[]"),
        lambda folder: (folder / "manifest.json").write_text('{"step": 4, "average_loss": 0, "files": 3}'),
        lambda folder: (folder / "manifest.json").write_bytes(b"\xff\xfe"),
        lambda folder: (shutil.rmtree(folder), folder.write_bytes(b"a file")),  # type: ignore[func-returns-value]
    ],
)
def test_a_damaged_checkpoint_is_passed_over(damage: Callable[[Path], object], tmp_path: Path) -> None:
    write(tmp_path, Progress(2, 0.5), FILES)
    damage(write(tmp_path, Progress(4, 0.5), FILES))
    found = latest(tmp_path)
    assert found is not None
    assert found[0].step == 2


def test_the_newest_is_told_by_its_number_not_by_its_spelling(tmp_path: Path) -> None:
    for step in (999999, 1000000, 20):
        write(tmp_path, Progress(step, 0.0), FILES)
    found = latest(tmp_path)
    assert found is not None
    assert found[0].step == 1000000
    prune(tmp_path, 2, 1000000)
    assert steps(tmp_path) == [999999, 1000000]


def test_only_the_last_ones_are_kept(tmp_path: Path) -> None:
    for step in range(1, 7):
        write(tmp_path, Progress(step, 0.0), FILES)
    (tmp_path / ".writing-000007").mkdir()
    prune(tmp_path, 0, 6)
    assert steps(tmp_path) == [1, 2, 3, 4, 5, 6]
    assert not (tmp_path / ".writing-000007").exists()
    prune(tmp_path, 2, 6)
    assert steps(tmp_path) == [5, 6]


def test_damaged_ones_from_a_later_step_never_push_out_the_one_just_written(tmp_path: Path) -> None:
    for step in (9, 10):
        write(tmp_path, Progress(step, 0.0), FILES)
    _flip(tmp_path / "step-000010" / "state.pt")
    prune(tmp_path, 1, 9)
    assert steps(tmp_path) == [9]


def test_a_damaged_checkpoint_of_the_same_step_is_replaced(tmp_path: Path) -> None:
    _flip(write(tmp_path, Progress(3, 0.0), FILES) / "state.pt")
    assert read(write(tmp_path, Progress(3, 0.0), FILES)) == (Progress(3, 0.0), FILES)


def test_a_failed_write_leaves_the_former_ones_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, Progress(1, 0.0), FILES)
    through, calls = checkpoint._write_through, []

    def full(path: Path, content: bytes) -> None:
        calls.append(path)
        if len(calls) == 2:
            path.write_bytes(content[:5])
            raise OSError(28, "No space left on device")
        through(path, content)

    monkeypatch.setattr(checkpoint, "_write_through", full)
    with pytest.raises(JobFailed, match=r"step 2.*No space left.*--resume"):
        write(tmp_path, Progress(2, 0.0), FILES)
    assert [path.name for path in tmp_path.iterdir()] == ["step-000001"]
    found = latest(tmp_path)
    assert found is not None
    assert found[0].step == 1


def test_the_manifest_names_every_file_with_its_hash(tmp_path: Path) -> None:
    folder = write(tmp_path, Progress(1, 0.5), FILES)
    manifest = json.loads((folder / "manifest.json").read_text())
    assert set(manifest["files"]) == set(FILES)
    assert all(len(digest) == 64 for digest in manifest["files"].values())
