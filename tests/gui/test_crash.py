"""Something breaks in the window: it stays open, a report lies on the disk, and whoever looks is told."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialogButtonBox
from pytestqt.qtbot import QtBot

from gui import crash
from gui.crash import CrashDialog
from gui.window import Window
from project import crashes
from project.settings import Settings
from tests.gui.open_window import open_window

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[Window]:
    """A window that is told of what breaks."""
    before = sys.excepthook, threading.excepthook
    window = open_window(qtbot, Settings(preview_open=False, welcomed=True))
    crash.tell_in(window)
    yield window
    sys.excepthook, threading.excepthook = before


class Button(QObject):
    clicked = Signal(str)


def reports() -> list[Path]:
    return sorted(crashes.reports_folder().glob("crash-*.txt"))


def dialogs(window: Window) -> list[CrashDialog]:
    return [one for one in window.findChildren(CrashDialog) if one.isVisible()]


def test_a_broken_slot_leaves_the_window_a_report_and_a_dialog(window: Window, qtbot: QtBot) -> None:
    def break_it(what: str) -> None:
        raise RuntimeError(f"the {what} sat on the keyboard")

    button = Button()
    button.clicked.connect(break_it)
    button.clicked.emit("cat")
    qtbot.waitUntil(lambda: bool(dialogs(window)))
    assert window.isVisible()
    (report,) = reports()
    text = report.read_text(encoding="utf-8")
    assert "RuntimeError: the cat sat on the keyboard" in text
    assert "in break_it" in text
    assert "Qt:" in text
    dialog = dialogs(window)[0]
    assert dialog.text.toPlainText() == text
    dialog.copy.click()
    assert QGuiApplication.clipboard().text() == text
    dialog.findChildren(QDialogButtonBox)[0].rejected.emit()
    assert not dialogs(window)
    assert "the cat sat on the keyboard" in window.banner.text()


def test_what_breaks_again_and_again_is_told_once(window: Window, qtbot: QtBot) -> None:
    def paint() -> None:
        raise ValueError("no such colour")

    button = Button()
    button.clicked.connect(paint)
    for _ in range(50):
        button.clicked.emit("")
    qtbot.waitUntil(lambda: bool(dialogs(window)))
    assert len(dialogs(window)) == len(reports()) == 1
    button.clicked.disconnect()
    button.clicked.connect(lambda: [][1])
    button.clicked.emit("")
    qtbot.waitUntil(lambda: len(reports()) == 2)  # something else: a report and the banner
    assert len(dialogs(window)) == 1
    assert "IndexError" in window.banner.text()


def test_what_breaks_in_a_thread_is_told_in_the_window(window: Window, qtbot: QtBot) -> None:
    def work() -> None:
        raise OSError("the disk went away")

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: "the disk went away" in window.banner.text())
    assert "in work" in reports()[0].read_text(encoding="utf-8")


def test_the_log_of_the_training_that_is_shown_is_in_the_report(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "log.txt").write_text("loading the model\nstep 3 of 9\n", encoding="utf-8")
    monkeypatch.setattr(window.live, "folder", tmp_path)
    window.report_crash(RuntimeError, RuntimeError("broken"), None)
    text = reports()[0].read_text(encoding="utf-8")
    assert "step 3 of 9" in text
    assert "log.txt" in text


def test_a_disk_that_takes_no_report_costs_only_the_report(window: Window) -> None:
    crashes.reports_folder().parent.mkdir(parents=True, exist_ok=True)
    crashes.reports_folder().write_text("in the way")
    window.report_crash(RuntimeError, RuntimeError("broken"), None)
    assert "broken" in window.banner.text()
    assert not dialogs(window)


def test_a_way_out_is_no_crash(window: Window, qtbot: QtBot) -> None:
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    qtbot.wait(50)
    assert reports() == []
    assert not window.banner.text()


APP = """
from PySide6.QtCore import qInstallMessageHandler
from gui import app, crash
crash.watch()
qInstallMessageHandler(crash.take_message)
qt = app.make_application(["x"])
{end}
"""


def run(end: str, platform: str = "offscreen") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", APP.format(end=end)], cwd=ROOT, env={**os.environ, "QT_QPA_PLATFORM": platform},
        capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip


def test_a_process_that_qt_ended_is_told_of_at_the_next_start(qtbot: QtBot) -> None:
    assert run("", platform="no-such-screen").returncode != 0
    window = open_window(qtbot, Settings(preview_open=False, welcomed=True))
    window.dialogs.begin(asked_for=True, unread=None)
    qtbot.waitUntil(lambda: "last time" in window.notice.text(), timeout=10_000)
    text = reports()[0].read_text(encoding="utf-8")
    assert "Qt: This application failed to start" in text  # Qt's last words
    assert "in make_application" in text  # and where it was
    window.notice.action.click()
    assert len(dialogs(window)) == 1


def test_what_breaks_before_there_is_a_window_is_told_to_the_shell() -> None:
    done = run("raise RuntimeError('no window yet')")
    assert done.returncode == 1
    assert "no window yet" in done.stderr
    assert str(reports()[0]) in done.stderr


def test_an_app_that_ends_as_it_should_leaves_nothing() -> None:
    assert run("crash.unwatch()").returncode == 0
    assert list(crashes.reports_folder().iterdir()) == []
