"""The log: sentences, the newest first, errors on top with their details, filtering, copying, and the raw file."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from gui.run_model import RunModel
from gui.run_view.log import LogView
from project import runs

NOON = time.mktime((2026, 3, 1, 12, 3, 22, 0, 0, -1))


@pytest.fixture
def log(qtbot: QtBot) -> LogView:
    log = LogView()
    qtbot.addWidget(log)
    log.resize(700, 300)
    log.show()
    return log


def lines(log: LogView) -> list[str]:
    return [log.entries.index(row).data() for row in range(log.entries.rowCount())]


def begun(*events: runs.Event) -> RunModel:
    model = RunModel()
    model.feed([runs.Start(total_steps=10, pictures=3, device="cpu", t=NOON), *events])
    return model


def test_events_are_sentences_with_their_time_and_the_newest_is_first(log: LogView, tmp_path: Path) -> None:
    model = begun(runs.Checkpoint(step=100, path="x", t=NOON))
    log.show_run(model, tmp_path / "log.txt")
    assert lines(log) == [
        "12:03:22   Checkpoint saved after step 100",
        "12:03:22   Training begins: 3 pictures, 10 steps on cpu",
    ]
    model.feed([runs.End(status="stopped", step=5, t=NOON)])
    log.refresh()
    assert lines(log)[0] == "12:03:22   Stopped after step 5"


def test_an_error_is_on_top_with_its_details(log: LogView, tmp_path: Path) -> None:
    model = begun(runs.ErrorEvent(message="the disk is full", detail="Traceback\n  line 3", t=NOON))
    log.show_run(model, tmp_path / "log.txt")
    assert log.error.isVisible()
    assert log.error.text.text() == "the disk is full"
    assert not log.error.detail.isVisible()
    log.error.more.click()
    assert log.error.detail.isVisible()
    assert "line 3" in log.error.detail.toPlainText()
    model.feed([runs.Start(total_steps=10)])
    log.refresh()
    assert not log.error.isVisible()


def test_warnings_are_counted_and_alone_on_their_page(log: LogView, tmp_path: Path) -> None:
    model = begun(runs.Warning_(message="cat.png is small", t=NOON), runs.Paused(step=1, t=NOON))
    log.show_run(model, tmp_path / "log.txt")
    assert log.choice.button("warnings").text() == "Warnings (1)"
    log.choice.button("warnings").click()
    assert lines(log) == ["12:03:22   cat.png is small"]
    model.feed([runs.Paused(step=2), runs.Warning_(message="dog.png is small", t=NOON)])
    log.refresh()
    assert lines(log) == ["12:03:22   dog.png is small", "12:03:22   cat.png is small"]


def test_lines_are_filtered_and_copied(log: LogView, tmp_path: Path, qtbot: QtBot) -> None:
    log.show_run(begun(*(runs.Checkpoint(step=step, path="x", t=NOON) for step in (1, 2, 3))), tmp_path / "log.txt")
    log.filter.setText("STEP 2")
    qtbot.waitUntil(lambda: len(lines(log)) == 1)
    log.filter.clear()
    qtbot.waitUntil(lambda: len(lines(log)) == 4)
    log.copy.click()
    assert QGuiApplication.clipboard().text().splitlines()[-1] == "12:03:22   Checkpoint saved after step 3"
    log.list.setCurrentIndex(log.entries.index(1))
    log.copy.click()
    assert QGuiApplication.clipboard().text() == "12:03:22   Checkpoint saved after step 2"


def test_the_raw_log_is_read_and_followed(log: LogView, tmp_path: Path, qtbot: QtBot) -> None:
    file = tmp_path / "log.txt"
    file.write_bytes(b"x" * 300_000 + b"\nlast line\n 1%\r 9% done\n")
    log.show_run(begun(), file)
    log.choice.button("raw").click()
    qtbot.waitUntil(lambda: "last line" in log.raw.toPlainText())
    assert log.raw.toPlainText().splitlines() == ["last line", " 9% done"]
    with file.open("a") as more:
        more.write("and more\n")
    qtbot.waitUntil(lambda: "and more" in log.raw.toPlainText())
    log.choice.button("course").click()


def test_ten_thousand_warnings_do_not_stop_the_window(log: LogView, tmp_path: Path, qtbot: QtBot) -> None:
    model = begun(*(runs.Warning_(message=f"picture {number} is small", t=NOON) for number in range(10_000)))
    began = time.process_time()
    log.show_run(model, tmp_path / "log.txt")
    log.list.scrollToBottom()
    log.grab()
    assert time.process_time() - began < 5
    assert log.entries.rowCount() == 10_001
