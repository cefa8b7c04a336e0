"""The app's settings: kept over a restart, forgiving towards what stands in the file."""

from __future__ import annotations

import errno
import json
import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from project.errors import BadInput
from project.settings import Settings, Unread, load_settings, read_settings, save_settings
from project.version import VERSION
from project.workspace import home


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ATELIER_HOME", str(tmp_path / "家"))


def test_the_first_start_has_defaults() -> None:
    settings = load_settings()
    assert settings == Settings()
    assert (settings.theme, settings.last_page, settings.preview_open) == ("system", "home", True)
    assert not home().exists()


def test_settings_come_back_with_keys_of_others() -> None:
    home().mkdir()
    (home() / "settings.json").write_text('{"theme": "dark", "from_the_future": {"a": [1]}}')
    settings = replace(load_settings(), export_places={"webui": "/盘/webui"})
    save_settings(settings)
    assert load_settings() == settings
    assert json.loads((home() / "settings.json").read_bytes())["from_the_future"] == {"a": [1]}


def test_a_wrong_value_costs_only_itself() -> None:
    home().mkdir()
    (home() / "settings.json").write_text('{"theme": "dark", "preview_width": "wide", "export_places": [1]}')
    settings = load_settings()
    assert (settings.theme, settings.preview_width, settings.export_places) == ("dark", 340, {})


@pytest.mark.parametrize("content", [b"{", b"[1]", b"\xff\xfe", b""])
def test_a_damaged_file_is_kept_aside(content: bytes) -> None:
    home().mkdir()
    (home() / "settings.json").write_bytes(content)
    assert load_settings() == Settings()
    (kept,) = home().glob("settings.json.damaged-*")
    assert kept.read_bytes() == content
    save_settings(Settings(theme="light"))
    assert load_settings().theme == "light"


def test_a_good_file_and_none_are_no_matter_of_words() -> None:
    assert read_settings()[1] is None
    save_settings(Settings(theme="dark"))
    assert read_settings() == (Settings(theme="dark"), None)


def test_what_was_not_read_is_named_and_the_former_file_kept() -> None:
    home().mkdir()
    content = b'{"theme": 3, "preview_width": 999999, "last_page": "runs"}'
    (home() / "settings.json").write_bytes(content)
    settings, unread = read_settings()
    assert settings == Settings(last_page="runs")
    assert unread is not None
    assert unread.names == ("theme", "preview_width")
    assert unread.kept is not None
    assert unread.kept.read_bytes() == content
    assert read_settings()[1] == unread  # a second start before a save makes no second copy
    save_settings(settings)
    assert read_settings() == (settings, None)
    assert unread.kept.read_bytes() == content


def test_a_damaged_file_is_told_with_its_new_place() -> None:
    home().mkdir()
    (home() / "settings.json").write_bytes(b"{")
    _, unread = read_settings()
    assert unread is not None
    assert unread.kept is not None
    assert (unread.names, unread.kept.read_bytes()) == ((), b"{")


def test_a_newer_version_beside_this_one_keeps_what_is_its_own() -> None:
    home().mkdir()
    newer = {"version": "99.1.0", "theme": {"day": "light"}, "last_page": "runs", "from_the_future": [1]}
    (home() / "settings.json").write_text(json.dumps(newer))
    settings, unread = read_settings()
    assert unread == Unread(("theme",), None, "99.1.0")
    save_settings(replace(settings, last_page="train"))
    written = json.loads((home() / "settings.json").read_bytes())
    assert (written["theme"], written["from_the_future"]) == ({"day": "light"}, [1])
    assert (written["last_page"], written["version"]) == ("train", "99.1.0")
    save_settings(replace(settings, theme="dark"))  # what the person chooses here counts
    assert load_settings().theme == "dark"


def test_an_older_file_is_read_and_marked_with_this_version() -> None:
    home().mkdir()
    (home() / "settings.json").write_text('{"theme": "dark", "version": "0.0.1"}')
    settings, unread = read_settings()
    assert (settings.theme, unread) == ("dark", None)
    save_settings(settings)
    assert json.loads((home() / "settings.json").read_bytes())["version"] == VERSION


def test_a_disk_that_refuses_is_said_and_the_old_settings_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    save_settings(Settings(theme="dark"))

    def replace(*_: Any) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", replace)
        with pytest.raises(BadInput, match="no room left"):
            save_settings(Settings(theme="light"))
    assert load_settings().theme == "dark"
    assert [path.name for path in home().iterdir()] == ["settings.json"]
