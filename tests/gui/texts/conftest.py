"""A page on a small project of texts, read and judged."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gui.texts import TextsPage
from project import library
from project.library import Project
from project.schema import TEXTS

Opened = Callable[[], TextsPage]


def chat(question: str, answer: str) -> dict[str, object]:
    return {"messages": [{"role": "user", "content": question}, {"role": "assistant", "content": answer}]}


ROWS = [
    chat("What is a kettle?", "It boils water."),
    chat("水墨画是什么？", "用墨和水画成的画。"),
    chat("What is a kettle?", "It boils water."),
    chat("Why?", ""),
    chat("Tell me all " * 60, "No."),
]


def lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Five conversations: the first and the third are the same, the fourth lacks its answer, the last is long."""
    source = tmp_path / "faq.jsonl"
    source.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in ROWS), encoding="utf-8")
    return library.create(tmp_path / "projects", "FAQ", task=TEXTS, pictures=[source], settings={"max_seq_length": 128})


@pytest.fixture
def page(qtbot: QtBot, project: Project) -> TextsPage:
    shown = TextsPage()
    qtbot.addWidget(shown, before_close_func=lambda widget: widget.close_project())
    shown.resize(1000, 700)
    with qtbot.waitExposed(shown):
        shown.show()
    shown.open_project(project)
    qtbot.waitUntil(lambda: shown.health is not None)
    return shown


@pytest.fixture
def file(project: Project) -> Path:
    return project.images / "faq.jsonl"
