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
from project.settings import Settings, load_settings, save_settings
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
