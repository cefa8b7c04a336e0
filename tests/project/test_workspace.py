"""Where things lie, and that a file is written whole or not at all."""

import os
import sys
from pathlib import Path

import pytest

from project import workspace


def test_one_variable_moves_all_that_is_kept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ATELIER_HOME", str(tmp_path / "elsewhere"))
    assert workspace.home() == tmp_path / "elsewhere"
    assert workspace.cache_dir() == tmp_path / "elsewhere" / "cache"
    assert not workspace.home().exists()


@pytest.mark.parametrize(
    ("platform", "home", "cache"),
    [
        ("linux", "data/lora-atelier", "cache/lora-atelier"),
        ("win32", "local/LoRA Atelier", "local/LoRA Atelier/cache"),
        ("darwin", "me/Library/Application Support/LoRA Atelier", "me/Library/Caches/LoRA Atelier"),
    ],
)
def test_each_system_has_its_own_place(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, platform: str, home: str, cache: str
) -> None:
    monkeypatch.delenv("ATELIER_HOME", raising=False)
    for name, folder in (("XDG_DATA_HOME", "data"), ("XDG_CACHE_HOME", "cache"), ("LOCALAPPDATA", "local")):
        monkeypatch.setenv(name, str(tmp_path / folder))
    monkeypatch.setattr(Path, "home", lambda: tmp_path / "me")
    monkeypatch.setattr(sys, "platform", platform)
    assert workspace.home() == tmp_path / home
    assert workspace.cache_dir() == tmp_path / cache


def test_resources_are_found_in_the_repository_and_in_a_package(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert workspace.resources() == Path(__file__).resolve().parents[2] / "resources"
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert workspace.starter_model() == tmp_path / "source" / "resources" / "starter"
    assert workspace.sample_dataset() == tmp_path / "source" / "resources" / "sample"


def test_a_file_is_written_and_replaced(tmp_path: Path) -> None:
    path = tmp_path / "ünï.txt"
    workspace.atomic_write(path, "first\r\n")
    assert path.read_bytes() == b"first\r\n"
    workspace.atomic_write(path, b"\x00\xff")
    assert path.read_bytes() == b"\x00\xff"
    assert list(tmp_path.iterdir()) == [path]


def test_a_failed_write_leaves_the_old_file_and_no_litter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "kept.txt"
    workspace.atomic_write(path, "old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        workspace.atomic_write(path, "new")
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_the_written_file_has_the_usual_permissions(tmp_path: Path) -> None:
    (tmp_path / "plain").write_text("x")
    workspace.atomic_write(tmp_path / "atomic", "x")
    assert (tmp_path / "atomic").stat().st_mode == (tmp_path / "plain").stat().st_mode
