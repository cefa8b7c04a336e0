"""A project of texts in the window: its page stands behind Dataset, and all of it can be used without a mouse."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from gui.dataset import DatasetPage
from gui.texts import TextsPage
from gui.texts.side import LENGTHS, ROW, TOKENS
from project import library
from project.settings import Settings
from tests.gui.open_window import make_project, open_window
from tests.gui.test_accessible import backwards, clashes, nameless


def test_the_page_follows_the_task_of_the_project(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, Settings())
    window.open_project(library.sample_texts_project(), "dataset")
    page = window._stack.currentWidget()
    assert isinstance(page, TextsPage)
    assert not window.rail.button("health").isEnabled()
    assert "Dataset page" in window.rail.button("health").toolTip()
    window.show_page("health")
    assert window._stack.currentWidget() is page
    assert window.rail.button("dataset").isChecked()
    qtbot.waitUntil(lambda: page.health is not None)
    window.open_project(make_project(tmp_path / "ink", "Ink"), "dataset")
    assert isinstance(window._stack.currentWidget(), DatasetPage)
    assert window.rail.button("health").isEnabled()
    assert page.project is None
    assert page.model.rowCount() == 0
    window.open_project(library.sample_texts_project(), "dataset")
    assert window._stack.currentWidget() is page
    qtbot.waitUntil(lambda: page.health is not None)


def test_everything_on_the_page_has_a_name_a_place_and_a_key_of_its_own(qtbot: QtBot) -> None:
    window = open_window(qtbot, Settings())
    window.open_project(library.sample_texts_project(), "dataset")
    page = window.pages["texts"]
    assert isinstance(page, TextsPage)
    qtbot.waitUntil(lambda: page.health is not None and len(page.side.editor.turns) == 2)
    for face in (ROW, TOKENS, LENGTHS):
        page.side.show_face(face)
        qtbot.wait(50)
        assert not nameless(page)
        assert not backwards(page)
        assert not clashes(window)
