"""The pass over a set: what is known is not decoded again, and the records survive what happens to their file."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from project.dataset.listing import list_pictures
from project.health import Progress, Store
from project.health.inspection import inspect
from project.health.record import Record, packed, unpacked
from tests.project.test_health import save, scene


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for number in range(4):
        save(scene(number, (96, 96)), tmp_path / "images" / f"{number}.png")
    return tmp_path / "images"


def pictures(folder: Path) -> list[tuple[str, tuple[int, int]]]:
    return [(one.file, one.stamp) for one in list_pictures(folder).pictures]


def test_only_new_and_changed_pictures_are_decoded(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store(tmp_path / "cache", tmp_path)
    first = inspect(pictures(folder), store)
    assert len(first) == 4
    looked: list[str] = []

    def counted(path: Path) -> Record:
        looked.append(path.name)
        return Record(width=1, height=1)

    monkeypatch.setattr("project.health.inspection.look", counted)
    assert inspect(pictures(folder), store) == first
    assert looked == []
    save(scene(9, (120, 96)), folder / "2.png")
    save(scene(8, (96, 96)), folder / "new.png")
    (folder / "0.png").unlink()
    again = inspect(pictures(folder), store)
    assert sorted(looked) == ["2.png", "new.png"]
    assert len(again) == 4
    assert {name for name, _ in Store(tmp_path / "cache").read()} == {
        f"images/{name}.png" for name in ("1", "2", "3", "new")
    }


def test_a_moved_project_keeps_its_records(folder: Path, tmp_path: Path) -> None:
    inspect(pictures(folder), Store(tmp_path / "cache", tmp_path))
    moved = tmp_path / "moved"
    moved.mkdir()
    folder.rename(moved / "images")
    (tmp_path / "cache").rename(moved / "cache")
    store = Store(moved / "cache", moved)
    stop = threading.Event()
    stop.set()  # nothing may be decoded
    assert len(inspect(pictures(moved / "images"), store, stop=stop)) == 4


def test_a_stopped_pass_goes_on_where_it_was(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store, stop = Store(tmp_path / "cache"), threading.Event()
    monkeypatch.setattr("project.health.inspection._TELL_SECONDS", -1.0)
    steps: list[Progress] = []

    def tell(progress: Progress) -> None:
        steps.append(progress)
        if progress.done == 1:
            stop.set()

    some = inspect(pictures(folder), store, tell, stop)
    assert len(some) < 4
    assert len(Store(tmp_path / "cache").read()) == len(some)
    assert len(inspect(pictures(folder), store)) == 4


@pytest.mark.parametrize("content", [b"", b"no database at all", b"SQLite format 3\0" + b"\xff" * 4000])
def test_a_damaged_file_is_made_anew(content: bytes, tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.file.write_bytes(content)
    assert store.read() == {}
    record = Record(width=3, height=4, mode="RGB", border=(1, 2, 3), dhash=2**64 - 1)
    assert store.write({("a.png", (1, 2)): record})
    assert Store(tmp_path).read() == {("a.png", (1, 2)): record}


def test_a_place_that_cannot_be_written_is_done_without(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    store = Store(tmp_path / "file" / "cache")
    assert len(inspect(pictures(folder), store)) == 4
    assert Store(tmp_path / "file" / "cache").read() == {}


def test_two_processes_write_at_once(tmp_path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from project.health.store import Store\n"
        "from project.health.record import Record\n"
        "for n in range(30): assert Store(Path(sys.argv[1])).write({(f'{sys.argv[2]}{n}', (1, 1)): Record(width=n)})"
    )
    other = subprocess.Popen([sys.executable, "-c", script, str(tmp_path), "a"])
    written = 0
    while other.poll() is None:
        written += 1
        time.sleep(0.02)
        assert Store(tmp_path).write({(f"b{written}", (1, 1)): Record(width=written)})
    assert other.returncode == 0
    assert len(Store(tmp_path).read()) == 30 + written


def test_a_record_comes_back_as_it_was() -> None:
    record = Record(10, 20, mode="RGB", dhash=123, sharpness=1.5, border=(9, 8, 7), spread=2.5, cells="ff00aa")
    assert unpacked(packed(record)) == record
    with pytest.raises(ValueError, match="no record"):
        unpacked("[1, 2]")
