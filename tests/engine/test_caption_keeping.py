"""Where captions of the shell are kept: one step of a project, nobody's words overwritten, none lost on a full disk."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from engine import cli
from engine.caption import keeping
from engine.caption.base import Context
from engine.caption.keeping import Beside, InTable
from engine.caption.pipeline import Captioned, Wanted
from project import library
from project.captioning.table import open_table
from project.errors import BadInput, JobFailed
from project.words.journal import Journal


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three pictures, the first with a caption."""
    folder = tmp_path / "pictures"
    folder.mkdir()
    for name in "abc":
        Image.new("RGB", (32, 32), "red").save(folder / f"{name}.png")
    (folder / "a.txt").write_text("old\n")
    return folder


def made(folder: Path, name: str, before: str = "") -> Captioned:
    return Captioned(Wanted(folder / name, name, before, Context()), f"new {name}")


def full(path: Path, content: object) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))


def test_captions_in_a_project_are_one_step_and_begin_with_its_trigger_word(folder: Path, tmp_path: Path) -> None:
    project = library.create(tmp_path, "Set", pictures=[folder], trigger_word="zqx")
    (project.images / "metadata.csv").write_text("filename,prompt\nb.png,from the table\n")
    call = ["caption", "--input", str(project.folder), "--mode", "append", "--device", "cpu", "--set", "threshold=1"]
    assert cli.main(call) == 0
    written = {path.stem: path.read_text().strip() for path in project.images.glob("*.txt")}
    assert written["a"].startswith("zqx, old, ")
    assert written["b"].startswith("zqx, from the table, ")
    (step,) = Journal(project.folder / "history").steps()
    assert {change.file: change.after for change in step.changes} == {
        f"{key}.png": text for key, text in written.items()
    }
    assert {change.file: (change.before, change.source) for change in step.changes} == {
        "a.png": ("old", "a.txt"), "b.png": ("from the table", "metadata.csv"), "c.png": ("", "none"),
    }  # fmt: skip
    assert cli.main([*call[:2], str(project.images), *call[3:], "--trigger", "other"]) == 0  # the same project
    assert (project.images / "c.txt").read_text().startswith("other, zqx, ")
    assert len(Journal(project.folder / "history").steps()) == 2


def test_a_caption_that_somebody_wrote_meanwhile_is_left_alone(folder: Path) -> None:
    kept = Beside([made(folder, "a.png").wanted], None, "")
    (folder / "a.txt").write_text("typed meanwhile\n")
    assert "changed meanwhile" in kept.put(made(folder, "a.png", "old"))
    (folder / "b.txt").write_bytes(b"\xff\xfe\xff")
    assert "UTF-16" in kept.put(made(folder, "b.png")) or "UTF-8" in kept.put(made(folder, "b.png"))
    assert kept.put(made(folder, "c.png")) == ""
    assert [(folder / f"{name}.txt").read_bytes() for name in "abc"] == [
        b"typed meanwhile\n", b"\xff\xfe\xff", b"new c.png\n",
    ]  # fmt: skip
    table = folder / "table.csv"
    table.write_text("filename,prompt\na.png,old\nb.png,\n")
    rows = InTable(open_table(table), folder)
    table.write_text("filename,prompt\na.png,old\nb.png,by hand\nelse.png,added\n")
    for name in ("a.png", "b.png", "c.png"):
        assert rows.put(made(folder, name)) == ""
    assert rows.close() == [f"b.png: {keeping.CHANGED}"]
    assert table.read_text() == "filename,prompt\na.png,new a.png\nb.png,by hand\nelse.png,added\nc.png,new c.png\n"


def test_the_table_is_written_now_and_then_and_its_own_rows_are_no_conflict(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "KEEP_EVERY", 0.0)
    rows = InTable(open_table(folder / "table.csv"), folder)
    for name in ("a.png", "b.png"):
        rows.put(made(folder, name))
        assert f"{name},new {name}" in (folder / "table.csv").read_text()
    assert rows.close() == []


def test_a_full_disk_ends_the_work_and_what_was_made_is_kept(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    kept, rows = Beside([], None, ""), InTable(open_table(folder / "table.csv"), folder)
    assert kept.put(made(folder, "b.png")) == rows.put(made(folder, "b.png")) == ""
    monkeypatch.setattr("project.dataset.writing.atomic_write", full)
    monkeypatch.setattr("project.captioning.table.atomic_write", full)
    with pytest.raises(JobFailed, match=r"No space left on device\): those before it are kept"):
        kept.put(made(folder, "c.png"))
    with pytest.raises(JobFailed, match="captions that were made lie in") as told:
        rows.close()
    rescued = Path(str(told.value).rpartition("lie in ")[2])
    assert rescued.read_text() == "filename,prompt\nb.png,new b.png\n"
    assert (folder / "b.txt").read_text() == "new b.png\n"


@pytest.mark.parametrize(
    "keep", [lambda folder: Beside([made(folder, "a.png").wanted], None, ""),
             lambda folder: InTable(open_table(folder / "table.csv"), folder)],
)  # fmt: skip
def test_a_read_only_folder_is_told_before_the_work(
    keep: Callable[[Path], object], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: False)  # as root may write everywhere
    with pytest.raises(BadInput, match="is read-only"):
        keep(folder)
