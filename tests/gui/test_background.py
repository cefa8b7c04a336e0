"""Work off the GUI thread: where it runs, where its result arrives, and what happens when its owner is gone."""

from __future__ import annotations

import threading
import time

import pytest
import shiboken6
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from gui import background
from project.errors import BadInput


def test_result_arrives_in_the_gui_thread(qtbot: QtBot) -> None:
    owner = QObject()
    seen: list[object] = []

    def work() -> int:
        seen.append(threading.current_thread())
        return 7

    background.run(owner, work, lambda result: seen.extend([result, threading.current_thread()]))
    qtbot.waitUntil(lambda: len(seen) == 3)
    assert seen[1:] == [7, threading.main_thread()]
    assert seen[0] is not threading.main_thread()


def test_error_arrives_with_its_type(qtbot: QtBot) -> None:
    owner = QObject()
    errors: list[Exception] = []

    def work() -> None:
        raise BadInput("the folder is gone")

    background.run(owner, work, None, errors.append)
    qtbot.waitUntil(lambda: bool(errors))
    assert isinstance(errors[0], BadInput)
    assert background.readable(errors[0]) == "the folder is gone"


def test_result_for_a_widget_that_is_gone_is_dropped(qtbot: QtBot) -> None:
    owner, go = QObject(), threading.Event()
    seen: list[object] = []
    background.run(owner, go.wait, seen.append)
    shiboken6.delete(owner)
    go.set()
    other = QObject()
    background.run(other, lambda: time.sleep(0.05), lambda _: seen.append("later"))
    qtbot.waitUntil(lambda: "later" in seen)
    qtbot.wait(50)
    assert seen == ["later"]


def test_the_loop_turns_while_work_goes_on(qtbot: QtBot) -> None:
    owner, turns = QObject(), 0
    done: list[None] = []
    background.run(owner, lambda: time.sleep(0.2), done.append)
    while not done:
        qtbot.wait(10)
        turns += 1
    assert turns > 5


@pytest.mark.parametrize(
    ("error", "text"),
    [
        (FileNotFoundError(2, "No such file or directory", "/a/b.png"), "/a/b.png: No such file or directory"),
        (OSError("strange"), "strange"),
        (MemoryError(), "There is not enough memory. Close other programs and try again."),
        (ValueError("bad"), "ValueError: bad"),
    ],
)
def test_readable(error: Exception, text: str) -> None:
    assert background.readable(error) == text
