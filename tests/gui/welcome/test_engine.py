"""Setting up the engine in the window: what is asked and told, pause and stop, failure and retry, closing, removal.

The packages come from a server of this machine, in small. What the installer does with them is tested without a window.
"""

from __future__ import annotations

import random
import shutil
from collections import namedtuple
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox
from pytestqt.qtbot import QtBot

from gui.tab_order import stops
from gui.welcome import EngineDialog, EngineSetup, engine_form
from gui.window import Window
from project.runtime import download, environment, making, places, progress, stamps
from project.runtime.environment import Plan, State
from project.runtime.machine import this_system
from project.runtime.places import Chosen
from project.runtime.progress import Control, Tell
from project.settings import Settings
from project.version import VERSION
from tests.gui.open_window import open_window
from tests.project.runtime.small_index import Server, as_wheel, serving, write_lock, write_wheel

SIZE = 3_000_000  # bytes of the one package
WHEEL = "engine-1.0-py3-none-any.whl"
Usage = namedtuple("Usage", "total used free")


@pytest.fixture(autouse=True)
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """An index with one package, and the lock that names it."""
    folder = tmp_path / "served"
    write_wheel(folder, "engine", files={"engine/data.bin": random.Random(1).randbytes(SIZE)})
    monkeypatch.setattr(places, "locks_folder", lambda: tmp_path / "locks")
    monkeypatch.setattr(download, "WAITS", (0.01, 0.01))
    monkeypatch.setattr(progress, "TELL_EVERY", 0.0)
    monkeypatch.setattr(engine_form, "ASK_AFTER", 0)
    monkeypatch.setattr(environment, "make", fetched)
    with serving(folder) as started:
        wheel = as_wheel(folder / WHEEL, started.url, unpacked=2 * SIZE)
        write_lock(tmp_path / "locks" / f"cpu-{this_system()}.toml", [wheel])
        yield started


def fetched(plan: Plan, tell: Tell | None = None, control: Control | None = None) -> State:
    """As environment.make: the packages are fetched for real, and then count as installed."""
    assert plan.lock is not None
    with making.alone(plan.folder, tell, control or Control()):
        download.fetch(plan.lock.wheels("3.11"), plan.folder / "wheels", plan.index, tell, control or Control())
        pretend_installed(plan)
    places.save_chosen(Chosen("cpu", str(plan.folder), plan.index))
    return environment.state()


def pretend_installed(plan: Plan) -> None:
    assert plan.lock is not None
    folder = plan.folder / "cpu-1"
    python = folder / "venv" / ("python.exe" if this_system() == "windows" else "bin/python3")
    python.parent.mkdir(parents=True, exist_ok=True)
    python.touch()
    stamps.write_stamp(stamps.Stamp(folder, "cpu", plan.lock.digest, "3.11", VERSION, places.owner(), 2 * SIZE, "now"))


@pytest.fixture
def setup(qtbot: QtBot) -> Iterator[EngineSetup]:
    made = EngineSetup()
    yield made
    made.leave()


@pytest.fixture
def dialog(setup: EngineSetup, qtbot: QtBot) -> EngineDialog:
    """The dialog of a package whose engine is missing, with its plan made."""
    made = EngineDialog(setup, "app")
    qtbot.addWidget(made)
    made.show()
    planned(made, qtbot)
    return made


def planned(dialog: EngineDialog, qtbot: QtBot) -> Plan:
    qtbot.waitUntil(lambda: dialog.form.plan is not None and dialog.setup.state is not None, timeout=20_000)
    assert dialog.form.plan is not None
    return dialog.form.plan


def ready(dialog: EngineDialog, qtbot: QtBot) -> None:
    """Set it up."""
    with qtbot.waitSignal(dialog.setup.ended, timeout=20_000) as ended:
        dialog.main.click()
    assert ended.args is not None
    assert ended.args[0] == "success", ended.args
    assert dialog.setup.state is not None
    assert dialog.setup.state.status == "ready"


def answer(text: str) -> list[str]:
    """Press a button of the next question; returns what it said, once it was asked."""
    asked: list[str] = []

    def press() -> None:
        box = QApplication.activeModalWidget()
        if not isinstance(box, QMessageBox):
            QTimer.singleShot(20, press)
            return
        asked.append(box.text() + box.informativeText())
        next(button for button in box.buttons() if button.text().replace("&", "") == text).click()

    QTimer.singleShot(0, press)
    return asked


# --- before -----------------------------------------------------------------------------------------------------------


def test_what_fits_is_chosen_and_what_it_takes_is_said_first(dialog: EngineDialog) -> None:
    buttons = dialog.form.buttons()
    assert buttons["cpu"].isChecked()
    assert not buttons["cuda"].isEnabled()
    assert buttons["cuda"].toolTip().endswith(".")  # why not
    assert "3.0 MB to download" in dialog.form.need.text()
    assert "free" in dialog.form.need.text()
    assert dialog.form.place.full_text() == str(places.default_folder())
    assert dialog.main.isEnabled()
    assert dialog.main.text() == "Set up"


def test_a_full_disk_is_said_before_anything_is_fetched(
    dialog: EngineDialog, server: Server, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(10**9, 10**9, 1000))
    dialog.form.ask()
    planned(dialog, qtbot)
    assert dialog.form.problem.isVisible()
    assert "free" in dialog.form.problem.text()
    assert not dialog.main.isEnabled()
    assert server.asked == []


def test_another_folder_is_taken_and_kept(dialog: EngineDialog, tmp_path: Path, qtbot: QtBot) -> None:
    chosen = tmp_path / "engine 引擎"
    chosen.mkdir()
    dialog.form.set_folder(chosen)
    assert planned(dialog, qtbot).folder == chosen
    ready(dialog, qtbot)
    assert (chosen / "cpu-1").is_dir()
    assert places.load_chosen().place == chosen


def test_a_mirror_is_asked_first(dialog: EngineDialog, server: Server, qtbot: QtBot) -> None:
    server.pages["simple/engine/"] = f'<a href="{server.url}/{WHEEL}">{WHEEL}</a>'
    dialog.form.network.click()
    dialog.form.mirror.setText(f"{server.url}/simple")
    assert planned(dialog, qtbot).index == (f"{server.url}/simple",)
    ready(dialog, qtbot)
    assert server.asked[0][0] == "simple/engine/"


def test_an_address_that_is_none_is_said_at_once_or_when_it_is_asked(dialog: EngineDialog, qtbot: QtBot) -> None:
    dialog.form.mirror.setText("my mirror")
    plan = planned(dialog, qtbot)
    if plan.problem:
        return
    with qtbot.waitSignal(dialog.setup.ended, timeout=20_000):
        dialog.main.click()
    assert "is no address of a package index" in dialog.banner.text()
    assert dialog.banner.kind == "error"


def test_a_folder_of_wheels_needs_no_download(dialog: EngineDialog, server: Server, qtbot: QtBot) -> None:
    dialog.form.set_wheels(server.folder)
    assert planned(dialog, qtbot).wheels == server.folder
    assert "download" not in dialog.form.need.text()
    assert not dialog.form.mirror.isEnabled()
    dialog.form.set_wheels(None)
    assert planned(dialog, qtbot).wheels is None
    assert "download" in dialog.form.need.text()


def test_the_source_says_that_it_has_its_own(setup: EngineSetup, qtbot: QtBot) -> None:
    dialog = EngineDialog(setup, "source")
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: bool(dialog.form.buttons()), timeout=20_000)
    assert "own environment" in dialog.title.text()
    assert dialog.main.isHidden()
    assert not dialog.form.isEnabled()


# --- at work ----------------------------------------------------------------------------------------------------------


def test_it_is_paused_and_goes_on(dialog: EngineDialog, server: Server, qtbot: QtBot) -> None:
    server.pause = 0.02
    dialog.main.click()
    qtbot.waitUntil(lambda: dialog.setup.progress is not None and dialog.setup.progress.done > 200_000, timeout=20_000)
    assert "of 3.0 MB" in dialog.progress.amount.text()
    assert dialog.progress.item.full_text() == WHEEL
    dialog.progress.hold.click()
    assert dialog.progress.phase.text() == "Paused"
    qtbot.wait(200)  # the piece that was on its way
    now = dialog.setup.progress
    qtbot.wait(300)
    assert dialog.setup.progress == now
    server.pause = 0.0
    with qtbot.waitSignal(dialog.setup.ended, timeout=20_000):
        dialog.progress.hold.click()
    assert dialog.setup.state is not None
    assert dialog.setup.state.status == "ready"
    assert "ready" in dialog.banner.text()


def test_what_was_stopped_goes_on_where_it_was(dialog: EngineDialog, server: Server, qtbot: QtBot) -> None:
    server.pause = 0.02
    dialog.main.click()
    qtbot.waitUntil(lambda: dialog.setup.progress is not None and dialog.setup.progress.done > 500_000, timeout=20_000)
    with qtbot.waitSignal(dialog.setup.ended, timeout=10_000):
        dialog.progress.stop.click()
    assert dialog.form.isVisible()
    assert planned(dialog, qtbot).download_bytes < SIZE
    server.pause = 0.0
    ready(dialog, qtbot)
    assert int(server.asked[-1][1].removeprefix("bytes=").rstrip("-")) > 400_000


def test_a_failure_is_one_sentence_and_can_be_tried_again(dialog: EngineDialog, server: Server, qtbot: QtBot) -> None:
    server.instead[WHEEL] = b"<html>log in to the hotel's network</html>".ljust(SIZE)
    server.status[WHEEL] = [503] * 20
    with qtbot.waitSignal(dialog.setup.ended, timeout=20_000):
        dialog.main.click()
    assert dialog.banner.kind == "error"
    assert dialog.banner.text() == dialog.setup.failure
    assert not dialog.banner.text()[0].islower()
    assert dialog.banner.text().endswith(".")
    assert "\n" not in dialog.banner.text()
    server.instead.clear()
    server.status.clear()
    with qtbot.waitSignal(dialog.setup.ended, timeout=20_000) as ended:
        dialog.banner.action.click()
    assert ended.args is not None
    assert ended.args[0] == "success"


# --- in the window ----------------------------------------------------------------------------------------------------


@pytest.fixture
def window(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Window:
    monkeypatch.setattr(places, "shape", lambda: "app")
    monkeypatch.setattr(places, "bundled_python", lambda: None)
    return open_window(qtbot, Settings(preview_open=False, welcomed=True))


def shown(window: Window) -> QDialog | None:
    return window.dialogs.shown


def begun_in(window: Window, server: Server, qtbot: QtBot) -> EngineDialog:
    server.pause = 0.03
    window.dialogs.open("engine")
    dialog = window.dialogs.shown
    assert isinstance(dialog, EngineDialog)
    planned(dialog, qtbot)
    dialog.main.click()
    qtbot.waitUntil(lambda: dialog.setup.progress is not None and dialog.setup.progress.done > 100_000, timeout=20_000)
    return dialog


def test_a_closed_dialog_stops_nothing_and_the_status_line_leads_back(
    window: Window, server: Server, qtbot: QtBot
) -> None:
    dialog = begun_in(window, server, qtbot)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert shown(window) is None
    link = window.dialogs._engine_link
    qtbot.waitUntil(lambda: link.text().endswith("%") and link.text() != "Engine: 0 %", timeout=10_000)
    link.click()
    again = shown(window)
    assert isinstance(again, EngineDialog)
    again.close()
    server.pause = 0.0
    qtbot.waitUntil(lambda: "ready" in window.notice.text(), timeout=20_000)
    assert link.isHidden()


def test_closing_the_app_asks_and_the_next_start_says_that_it_can_go_on(
    window: Window, server: Server, qtbot: QtBot
) -> None:
    begun_in(window, server, qtbot)
    asked = answer("Cancel")
    assert not window.close()
    assert "being set up" in asked[0]
    assert window.dialogs.setup().working
    answer("Close and go on later")
    assert window.close()
    assert window.dialogs.setup().progress is None
    second = open_window(qtbot, Settings(preview_open=False, welcomed=True))
    second.dialogs.begin(asked_for=False, unread=None)
    qtbot.waitUntil(lambda: "engine" in second.notice.text(), timeout=10_000)
    assert second.notice.action.text() == "Engine…"


def test_a_training_that_finds_no_engine_leads_to_its_setting_up(window: Window, tmp_path: Path, qtbot: QtBot) -> None:
    folder = tmp_path / "runs" / "2026-01-01_10-00-00_ink"
    folder.mkdir(parents=True)
    window.follow(folder, start_engine=True)
    qtbot.waitUntil(lambda: "not set up" in window.notice.text(), timeout=10_000)
    window.notice.action.click()
    assert isinstance(shown(window), EngineDialog)
    window.live.leave()


def test_an_app_that_the_system_ends_lets_go_of_the_work(window: Window, server: Server, qtbot: QtBot) -> None:
    begun_in(window, server, qtbot)
    setup = window.dialogs.setup()
    QCoreApplication.instance().aboutToQuit.emit()  # type: ignore[union-attr]
    assert not setup.working


def test_removing_asks_and_says_how_much_becomes_free(dialog: EngineDialog, qtbot: QtBot) -> None:
    ready(dialog, qtbot)
    assert dialog.actions_.isVisible()
    assert dialog.form.isHidden()
    asked = answer("Cancel")
    dialog.actions_.remove.click()
    assert "6.0 MB" in asked[0]
    assert dialog.setup.state is not None
    assert dialog.setup.state.status == "ready"
    answer("Remove")
    with qtbot.waitSignal(dialog.setup.ended, timeout=10_000):
        dialog.actions_.remove.click()
    assert environment.state().status == "missing"
    assert not (places.default_folder() / "cpu-1").exists()
    assert dialog.form.isVisible()


def test_an_engine_of_another_version_is_updated(
    dialog: EngineDialog, server: Server, tmp_path: Path, qtbot: QtBot
) -> None:
    ready(dialog, qtbot)
    assert dialog.main.isHidden()
    newer = write_wheel(server.folder, "engine", "2.0")
    write_lock(tmp_path / "locks" / f"cpu-{this_system()}.toml", [as_wheel(newer, server.url)])
    dialog.setup.refresh()
    qtbot.waitUntil(lambda: dialog.setup.state is not None and dialog.setup.state.status == "outdated", timeout=10_000)
    assert dialog.main.text() == "Update"
    ready(dialog, qtbot)
    assert server.asked[-1][0] == "engine-2.0-py3-none-any.whl"


def test_choosing_another_engine_can_be_left_again(dialog: EngineDialog, qtbot: QtBot) -> None:
    ready(dialog, qtbot)
    dialog.actions_.change.click()
    assert dialog.form.isVisible()
    assert dialog.actions_.isHidden() or not dialog.actions_.change.isVisible()
    dialog.close_button.click()
    assert dialog.isVisible()
    assert dialog.form.isHidden()
    dialog.close_button.click()
    assert dialog.isHidden()


def test_everything_is_reached_by_tab_and_named(dialog: EngineDialog) -> None:
    dialog.form.network.click()
    reached = list(stops(dialog))
    form = dialog.form
    for widget in (form.buttons()["cpu"], form.change, form.network, form.mirror, form.choose_folder, dialog.main):
        assert widget in reached
        assert widget.toolTip() or widget.accessibleName()
