"""The trash: where things go, also on an account that has none yet, and what is said when nothing can go there."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from gui.trash import move_to_trash


def test_the_trash_of_a_fresh_account_is_made(tmp_path: Path) -> None:
    data = Path(os.environ["XDG_DATA_HOME"])
    data.rmdir()
    folder = tmp_path / "run"
    folder.mkdir()
    (folder / "config.yaml").write_text("x", encoding="utf-8")
    place = move_to_trash(folder)
    assert not folder.exists()
    assert (place / "config.yaml").read_text(encoding="utf-8") == "x"
    assert place.is_relative_to(data)


def test_what_is_not_there_is_an_error_with_a_reason(tmp_path: Path) -> None:
    with pytest.raises(OSError, match=r"\w"):
        move_to_trash(tmp_path / "nothing")
