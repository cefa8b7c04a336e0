"""A caption is written so that a scan reads it, and what it replaces is never lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from project.dataset import forget_caption, likely_text, put_back, write_caption
from project.dataset.captions import read_beside
from project.errors import BadInput


@pytest.fixture
def cat(tmp_path: Path) -> Path:
    return tmp_path / "cat.png"


@pytest.mark.parametrize("text", ["a cat", "eine Katze, süß\nzweite Zeile", "一只猫", "  a cat \n"])
def test_what_is_written_is_read(cat: Path, text: str) -> None:
    write_caption(cat, text)
    assert read_beside(cat) == ("\n".join(line.strip() for line in text.strip().splitlines()), "cat.txt")


def test_the_text_file_wins_over_the_caption_file(cat: Path) -> None:
    cat.with_suffix(".caption").write_text("old")
    write_caption(cat, "new")
    assert read_beside(cat) == ("new", "cat.txt")
    assert cat.with_suffix(".caption").read_text() == "old"
    forget_caption(cat)
    assert read_beside(cat) == ("old", "cat.caption")


def test_an_empty_text_leaves_no_caption_and_loses_none(cat: Path) -> None:
    write_caption(cat, "a cat")
    cat.with_suffix(".caption").write_text("old")
    kept = write_caption(cat, " \n ")
    assert read_beside(cat) is None
    assert not cat.with_suffix(".txt").exists()
    assert kept is not None
    assert kept.read_text() == "old"
    put_back(kept)
    assert read_beside(cat) == ("old", "cat.caption")


def test_the_same_text_is_not_written_again(cat: Path) -> None:
    write_caption(cat, "a cat")
    stamp = cat.with_suffix(".txt").stat().st_mtime_ns
    write_caption(cat, "a cat\n")
    assert cat.with_suffix(".txt").stat().st_mtime_ns == stamp


def test_an_unreadable_file_is_only_replaced_when_asked_to_and_kept(cat: Path) -> None:
    foreign = "一只企鹅".encode("gb18030")
    cat.with_suffix(".txt").write_bytes(foreign)
    with pytest.raises(BadInput, match="UTF-8"):
        write_caption(cat, "a penguin")
    assert cat.with_suffix(".txt").read_bytes() == foreign
    assert likely_text(cat) == "一只企鹅"
    kept = write_caption(cat, "a penguin", replace_unreadable=True)
    assert kept == cat.with_name("cat.txt.bak")
    assert kept.read_bytes() == foreign
    assert read_beside(cat) == ("a penguin", "cat.txt")
    forget_caption(cat)
    put_back(kept)
    assert cat.with_suffix(".txt").read_bytes() == foreign


def test_a_kept_file_is_not_overwritten_by_the_next(cat: Path) -> None:
    names = []
    for number in (0xE9, 0xE8):
        cat.with_suffix(".txt").write_bytes(bytes([number]))
        kept = write_caption(cat, "x", replace_unreadable=True)
        assert kept is not None
        names.append(kept.name)
    assert names == ["cat.txt.bak", "cat.txt.bak2"]


def test_a_failed_write_puts_the_old_bytes_back(cat: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cat.with_suffix(".txt").write_bytes(b"\xe9")
    monkeypatch.setattr("os.fsync", _full)
    with pytest.raises(OSError, match="No space"):
        write_caption(cat, "new", replace_unreadable=True)
    assert cat.with_suffix(".txt").read_bytes() == b"\xe9"
    assert [path.name for path in cat.parent.iterdir()] == ["cat.txt"]


def _full(_: int) -> None:
    raise OSError(28, "No space left on device")
