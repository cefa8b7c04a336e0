"""The notice of a newer version: off at first, asked for once a day, quiet, and silent about everything that fails."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gui.tab_order import stops
from gui.updates import ReleaseDialog, UpdateNotice, UpdateSettings
from gui.window import Window
from project.settings import Settings, load_settings
from project.updates import DAY
from tests.gui.open_window import open_window

PAGE = "https://example.org/releases/9.0"


@pytest.fixture
def address(tmp_path: Path) -> str:
    """A file that names a newer version."""
    file = tmp_path / "release.json"
    file.write_text(json.dumps({"version": "9.0", "notes": "Faster.", "page": PAGE}), encoding="utf-8")
    return file.as_uri()


def noticed(qtbot: QtBot, **settings: object) -> tuple[Window, UpdateNotice]:
    """A window that has looked, if it may."""
    window = open_window(qtbot, Settings(preview_open=False, welcomed=True, **settings))  # type: ignore[arg-type]
    notice = window.dialogs.notice()
    notice.look()
    return window, notice


def told(notice: UpdateNotice, qtbot: QtBot) -> ReleaseDialog:
    qtbot.waitUntil(lambda: not notice.link.isHidden())
    notice.link.click()
    (dialog,) = notice._window.findChildren(ReleaseDialog)
    return dialog


def test_it_is_off_until_it_is_turned_on(address: str, qtbot: QtBot) -> None:
    assert not Settings().updates
    window, notice = noticed(qtbot, updates_address=address)
    qtbot.wait(200)
    assert notice.link.isHidden()
    assert window.settings.updates_checked == 0.0


def test_a_newer_version_is_a_few_words_in_the_status_line(
    address: str, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url))
    window, notice = noticed(qtbot, updates=True, updates_address=address)
    dialog = told(notice, qtbot)
    assert notice.link.text() == "Version 9.0 is out"
    assert not window.banner.text()
    assert not window.notice.text()
    dialog.page.click()
    assert opened == [QUrl(PAGE)]
    assert not notice.link.isHidden()  # until it is passed over, or that version is here


def test_a_version_is_passed_over_for_good(address: str, qtbot: QtBot) -> None:
    window, notice = noticed(qtbot, updates=True, updates_address=address)
    told(notice, qtbot).skip.click()
    assert notice.link.isHidden()
    qtbot.waitUntil(lambda: load_settings().updates_skipped == "9.0")
    _, second = noticed(qtbot, updates=True, updates_address=address, updates_skipped="9.0")
    qtbot.wait(300)
    assert second.link.isHidden()
    window.close()


def test_it_looks_once_a_day(address: str, qtbot: QtBot) -> None:
    _, recent = noticed(qtbot, updates=True, updates_address=address, updates_checked=time.time() - DAY / 2)
    qtbot.wait(300)
    assert recent.link.isHidden()
    window, due = noticed(qtbot, updates=True, updates_address=address, updates_checked=time.time() - 2 * DAY)
    qtbot.waitUntil(lambda: not due.link.isHidden())
    assert time.time() - window.settings.updates_checked < 60


@pytest.mark.parametrize("content", [None, b"{", b'{"version": "new"}'], ids=["not there", "torn", "another form"])
def test_what_fails_is_only_in_the_log(
    content: bytes | None, tmp_path: Path, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    file = tmp_path / "release.json"
    if content is not None:
        file.write_bytes(content)
    window, notice = noticed(qtbot, updates=True, updates_address=file.as_uri())
    qtbot.waitUntil(lambda: "no news of updates" in caplog.text)
    assert notice.link.isHidden()
    assert not window.banner.text()
    assert not window.notice.text()


def test_notes_from_outside_are_shown_as_they_are(tmp_path: Path, qtbot: QtBot) -> None:
    file = tmp_path / "release.json"
    file.write_text(json.dumps({"version": "9.0", "notes": "<img src='file:///etc/passwd'>"}), encoding="utf-8")
    _, notice = noticed(qtbot, updates=True, updates_address=file.as_uri())
    dialog = told(notice, qtbot)
    notes = next(label for label in dialog.findChildren(type(notice._window.status.time)) if "<img" in label.text())
    assert notes.textFormat() == Qt.TextFormat.PlainText
    assert dialog.page.isHidden()  # it names none


# --- the settings -----------------------------------------------------------------------------------------------------


@pytest.fixture
def dialog(qtbot: QtBot) -> UpdateSettings:
    made = UpdateSettings(Settings())
    qtbot.addWidget(made)
    made.show()
    return made


def test_turned_on_in_the_menu_it_is_kept_and_looks_at_once(address: str, qtbot: QtBot) -> None:
    window = open_window(qtbot, Settings(preview_open=False, welcomed=True))
    window.dialogs.open("updates")
    dialog = window.dialogs.shown
    assert isinstance(dialog, UpdateSettings)
    assert not dialog.on.isChecked()
    dialog.on.click()
    dialog.address.setText(f" {address} ")
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert window.dialogs.shown is None
    qtbot.waitUntil(lambda: not window.dialogs.notice().link.isHidden())
    qtbot.waitUntil(lambda: load_settings().updates)
    assert load_settings().updates_address == address


@pytest.mark.parametrize("address", ["", "http://example.org/release.json", "release.json"])
def test_an_address_that_will_not_be_asked_is_told_before_it_is_saved(address: str, dialog: UpdateSettings) -> None:
    saved: list[object] = []
    dialog.taken.connect(saved.append)
    dialog.on.click()
    dialog.address.setText(address)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert "https://" in dialog.answer.text()
    assert saved == []


def test_look_now_says_what_is_there_or_why_not(
    dialog: UpdateSettings, address: str, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog.address.setText(address)
    dialog.now.click()
    qtbot.waitUntil(lambda: "9.0" in dialog.answer.text())
    dialog.address.setText((tmp_path / "nothing.json").as_uri())
    assert dialog.answer.text() == ""
    dialog.now.click()
    qtbot.waitUntil(lambda: "cannot be had" in dialog.answer.text())
    assert dialog.now.isEnabled()


def test_everything_is_reached_by_tab_and_named(dialog: UpdateSettings) -> None:
    dialog.address.setText("https://example.org/release.json")
    reached = list(stops(dialog))
    assert [reached.index(widget) for widget in (dialog.on, dialog.address, dialog.now)] == [0, 1, 2]
    assert dialog.address.accessibleName()
