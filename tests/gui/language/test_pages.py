"""Nothing on a page stays in English when Chinese is spoken."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from gui import language
from gui.window import Window
from project import library
from project.settings import Settings
from tests.gui.open_window import PAGES, leave, make_project

_ENGLISH = re.compile(r"[a-z]{2,},? [a-z]{2,},? [a-z]{2,}")
_NAMES = re.compile(r"[/\\]|<tt>.*?</tt>|https?:\S+")  # paths, keys and addresses


@pytest.fixture
def window(qapp: QApplication, qtbot: QtBot) -> Iterator[Window]:
    language.apply(qapp, "zh_CN")
    window = Window(Settings(preview_open=True, advanced=True))
    qtbot.addWidget(window, before_close_func=leave)
    window.show()
    yield window
    language.apply(qapp, language.ENGLISH)


def texts(widget: QWidget) -> Iterator[str]:
    """All that a widget says: on it, about it, and in its list."""
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
    if isinstance(widget, QLineEdit):
        yield widget.placeholderText()
    yield from (widget.toolTip(), widget.accessibleName(), widget.accessibleDescription())
    if isinstance(widget, QComboBox):
        for row in range(widget.count()):
            yield widget.itemText(row)
            yield str(widget.itemData(row, Qt.ItemDataRole.ToolTipRole) or "")


def english(window: Window) -> list[str]:
    found = []
    for widget in [window, *window.findChildren(QWidget)]:
        for text in texts(widget):
            for line in re.sub(r"<(?!tt)[^>]*>", "\n", text).split("\n"):
                if _ENGLISH.search(line) and not _NAMES.search(line):
                    found.append(f"{type(widget).__name__}: {line}")
    return sorted(set(found))


def test_pages_of_pictures(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    project = make_project(tmp_path / "projects" / "ink", "水墨")
    window.open_project(project, "dataset")
    for key in PAGES:
        window.show_page(key)
        qtbot.waitUntil(lambda key=key: window.pages[key].isVisible())  # type: ignore[misc]
    page = window.pages["health"]
    qtbot.waitUntil(lambda: page.results.summary.title.text() != "", timeout=60_000)  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: not page.results.busy(), timeout=60_000)  # type: ignore[attr-defined]
    train = window.pages["train"]
    qtbot.waitUntil(lambda: train.setup.presets.cards != [], timeout=60_000)  # type: ignore[attr-defined]
    assert not english(window)


def test_pages_of_texts(window: Window, qtbot: QtBot) -> None:
    project = library.sample_texts_project()
    window.open_project(project, "dataset")
    for key in ("dataset", "train", "runs", "export"):
        window.show_page(key)
    page = window.pages["texts"]
    qtbot.waitUntil(lambda: page.health is not None, timeout=60_000)  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: window.pages["train"].setup.presets.cards != [], timeout=60_000)  # type: ignore[attr-defined]
    samples = [text for text in english(window) if "Welcome" not in text]  # what the sample's shopkeeper says
    assert not samples


def test_an_english_sentence_would_be_seen(window: Window) -> None:
    window.tell("this was forgotten by everybody", "info")
    assert any("this was forgotten" in text for text in english(window))
