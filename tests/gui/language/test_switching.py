"""Another language at once: another window takes the place of this one, and nothing else changes."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from gui import language, process
from gui.speaking_window import SpeakingWindow
from gui.window import Window
from project import library, runs
from project.library import Project
from project.settings import Settings, load_settings
from tests.gui.open_window import leave, make_project

ENGINE = Path(__file__).parents[1] / "scripted_engine.py"


@pytest.fixture
def spoken(qapp: QApplication, qtbot: QtBot) -> Iterator[SpeakingWindow]:
    """A window in English, as the app opens it."""
    holder = SpeakingWindow(qapp, Settings(preview_open=False, language="en", welcomed=True))
    holder.window.show()
    yield holder
    leave(holder.window)
    holder.window.close()
    holder.window.deleteLater()
    holder.deleteLater()
    language.apply(qapp, language.ENGLISH)


def choose(qtbot: QtBot, holder: SpeakingWindow, setting: str) -> Window:
    """Choose a language in the menu; the window that then stands there."""
    before = holder.window
    action = next(one for one in before.rail._languages.actions() if one.data() == setting)
    action.trigger()
    qtbot.waitUntil(lambda: holder.window is not before, timeout=20_000)
    return holder.window


def opened(qtbot: QtBot, holder: SpeakingWindow, project: Project, page: str) -> Window:
    window = holder.window
    window.open_project(project, page)
    qtbot.waitUntil(lambda: window.project is project and page in window.pages)
    return window


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return make_project(tmp_path / "projects" / "ink", "Ink")


def test_the_same_project_and_page_in_both_langu(qtbot: QtBot, spoken: SpeakingWindow, project: Project) -> None:
    old = opened(qtbot, spoken, project, "train")
    assert old.rail.button("train").text() == "Train"
    size = old.size()
    window = choose(qtbot, spoken, "zh_CN")
    qtbot.waitUntil(lambda: window.project is not None and "train" in window.pages, timeout=20_000)
    assert window.project is not None
    assert window.project.folder == project.folder
    assert window.rail.button("train").isChecked()
    assert window.rail.button("train").text() == "训练"
    assert window.pages["train"].title.text() == "训练"
    assert window.isVisible()
    assert window.size() == size
    back = choose(qtbot, spoken, "en")
    assert back.rail.button("train").text() == "Train"
    qtbot.waitUntil(lambda: back.project is not None, timeout=20_000)


def test_it_is_remembered(qtbot: QtBot, spoken: SpeakingWindow, project: Project) -> None:
    opened(qtbot, spoken, project, "dataset")
    window = choose(qtbot, spoken, "zh_CN")
    qtbot.waitUntil(lambda: load_settings().language == "zh_CN", timeout=20_000)
    assert window.settings.language == "zh_CN"
    checked = [action.data() for action in window.rail._languages.actions() if action.isChecked()]
    assert checked == ["zh_CN"]
    qtbot.waitUntil(lambda: window.project is not None, timeout=20_000)


def test_what_was_typed_is_there_afterwards(qtbot: QtBot, spoken: SpeakingWindow, project: Project) -> None:
    old = opened(qtbot, spoken, project, "train")
    state = old.pages["train"].state  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: state.value("trigger_word") == "inkstyle", timeout=20_000)
    state.set_value("epochs", 77)
    window = choose(qtbot, spoken, "zh_CN")
    qtbot.waitUntil(lambda: "train" in window.pages and window.project is not None, timeout=20_000)
    shown = window.pages["train"].state  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: shown.value("epochs") == 77, timeout=20_000)
    assert library.load(project.folder).settings["epochs"] == 77


def test_a_training_goes_on_and_is_followed(
    qtbot: QtBot, spoken: SpeakingWindow, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(process, "engine_command", lambda: [sys.executable, str(ENGINE)])
    old = opened(qtbot, spoken, project, "train")
    folder = project.runs / "2025-11-01_10-00-00_ink"
    folder.mkdir(parents=True)
    (folder / "script.json").write_text(json.dumps({"steps": 10_000, "seconds": 0.02}))
    try:
        old.follow(folder, start_engine=True)
        qtbot.waitUntil(lambda: old.live.model is not None and old.live.model.last_step > 3, timeout=20_000)
        assert old.live.model is not None
        engines = _engines(folder)
        reached = old.live.model.last_step
        window = choose(qtbot, spoken, "zh_CN")
        qtbot.waitUntil(lambda: (model := window.live.model) is not None and model.last_step > reached, timeout=20_000)
        assert _engines(folder) == engines
        assert window.live.at_work
    finally:
        runs.send(folder, runs.Stop())
        qtbot.waitUntil(lambda: not _engines(folder), timeout=30_000)


def _engines(folder: Path) -> list[int]:
    found = psutil.process_iter(["pid", "cmdline"])
    return [one.info["pid"] for one in found if str(folder.absolute()) in (one.info["cmdline"] or [])]


def test_who_would_lose_something_is_asked_first(
    qtbot: QtBot, spoken: SpeakingWindow, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = opened(qtbot, spoken, project, "dataset")
    monkeypatch.setattr(window.pages["dataset"], "at_risk", lambda: "Two captions are not written.")
    asked: list[str] = []

    def no(box: QMessageBox) -> int:
        asked.append(box.informativeText())
        return 0

    monkeypatch.setattr(QMessageBox, "exec", no)
    action = next(one for one in window.rail._languages.actions() if one.data() == "zh_CN")
    action.trigger()
    qtbot.waitUntil(lambda: bool(asked))
    assert asked == ["Two captions are not written."]
    assert spoken.window is window
    assert window.rail.button("train").text() == "Train"
    assert [one.data() for one in window.rail._languages.actions() if one.isChecked()] == ["en"]


def test_another_name_for_the_language_in_force_needs_no_other_window(
    qtbot: QtBot, spoken: SpeakingWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(language, "chosen", lambda setting: "en")
    window = spoken.window
    next(one for one in window.rail._languages.actions() if one.data() == language.SYSTEM).trigger()
    qtbot.waitUntil(lambda: window.settings.language == language.SYSTEM)
    assert spoken.window is window
