"""The window as a whole: pages and keys, what it remembers, projects in turn, and closing while something trains."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QProgressDialog, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from gui import engine_end, process, theme
from gui.window import Window
from project import library, runs
from project.library import Project
from project.settings import Settings, load_settings
from tests.gui.open_window import PAGES, make_project, open_window

ENGINE = Path(__file__).with_name("scripted_engine.py")


@pytest.fixture(autouse=True)
def _scripted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "engine_command", lambda: [sys.executable, str(ENGINE)])


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return make_project(tmp_path / "projects" / "ink", "Ink")


@pytest.fixture
def window(qtbot: QtBot, project: Project) -> Window:
    """A window that shows the project's pictures."""
    window = open_window(qtbot, Settings(preview_open=False))
    window.open_project(project, "dataset")
    return window


@pytest.fixture
def train(qtbot: QtBot) -> Iterator[Callable[[Window, Project], Path]]:
    """Starts a training that goes on until it is told to stop; ends those that the test leaves alive."""
    started: list[Path] = []

    def begin(window: Window, project: Project) -> Path:
        folder = project.runs / "2025-11-01_10-00-00_ink"
        folder.mkdir(parents=True)
        (folder / "script.json").write_text(json.dumps({"steps": 10_000, "seconds": 0.02}))
        started.append(folder)
        window.follow(folder, start_engine=True)
        qtbot.waitUntil(lambda: steps(window) > 3, timeout=10_000)
        return folder

    yield begin
    for folder in started:
        if runs.is_live(folder):
            engine_end.kill_holder(folder)


def steps(window: Window) -> int:
    return window.live.model.last_step if window.live.model is not None else 0


def shown(window: Window) -> str:
    """The page in front."""
    return next(key for key, page in window.pages.items() if page.isVisible())


def answer(text: str) -> list[str]:
    """Press a button of the question that comes up next; returns what was asked, once it was."""
    asked: list[str] = []

    def press() -> None:
        box = QApplication.activeModalWidget()
        if not isinstance(box, QMessageBox):
            QTimer.singleShot(20, press)
            return
        asked.append(box.text())
        next(button for button in box.buttons() if button.text().replace("&", "") == text).click()

    QTimer.singleShot(0, press)
    return asked


def last_status(folder: Path) -> str:
    return next((e.status for e in reversed(runs.EventReader(folder / "events.jsonl").poll())
                 if isinstance(e, runs.End)), "")  # fmt: skip


# --- pages and keys -------------------------------------------------------------------------------------------------


def test_rail_and_keys_lead_to_every_page(window: Window, qtbot: QtBot) -> None:
    for key in reversed(PAGES):
        qtbot.mouseClick(window.rail.button(key), Qt.MouseButton.LeftButton)
        assert shown(window) == key
    for number, key in enumerate(PAGES, 1):
        QTest.keyClick(window, Qt.Key(Qt.Key.Key_0.value + number), Qt.KeyboardModifier.ControlModifier)
        assert shown(window) == key
        assert window.rail.button(key).isChecked()


class Windows(QObject):
    """Notes everything that is shown as a window of its own."""

    def __init__(self, app: QApplication) -> None:
        super().__init__()
        self.seen: list[QObject] = []
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(watched)
        return False


def test_no_part_of_a_page_flashes_as_a_window(
    project: Project, train: Callable[[Window, Project], Path], qtbot: QtBot, qapp: QApplication
) -> None:
    windows = Windows(qapp)
    window = open_window(qtbot, Settings(preview_open=True, advanced=True))
    window.open_project(project, "home")
    for key in PAGES:
        window.show_page(key)
        qtbot.wait(150)
    window.set_preview_open(True)
    window.show_page("train")
    train(window, project)
    qtbot.wait(150)
    qapp.removeEventFilter(windows)
    assert windows.seen == [window]


def test_without_a_project_there_is_only_home(qtbot: QtBot) -> None:
    window = open_window(qtbot, Settings(preview_open=False))
    window.show_page("home")
    assert [key for key in PAGES if window.rail.button(key).isEnabled()] == ["home", "tools"]
    QTest.keyClick(window, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    assert shown(window) == "home"


def test_f9_hides_and_shows_the_preview(window: Window) -> None:
    for is_open in (True, False, True):
        QTest.keyClick(window, Qt.Key.Key_F9)
        assert window.settings.preview_open is is_open
        assert window.preview is not None
        assert window.preview.isVisible() is is_open


def test_an_empty_export_page_leads_to_training(window: Window, qtbot: QtBot) -> None:
    window.show_page("export")
    page = window.pages["export"]
    button = page.empty.button  # type: ignore[attr-defined]
    qtbot.waitUntil(button.isVisible)
    button.click()
    assert shown(window) == "train"


# --- what is remembered ---------------------------------------------------------------------------------------------


def test_the_theme_is_applied_and_remembered(window: Window, qtbot: QtBot) -> None:
    look = next(button for button in window.rail.findChildren(QToolButton) if button.menu() is not None)
    choice: dict[str, QAction] = {action.data(): action for action in look.menu().actions()}
    try:
        choice["dark"].trigger()
        assert theme.tokens().dark
        qtbot.waitUntil(lambda: load_settings().theme == "dark")
        choice["light"].trigger()
        assert not theme.tokens().dark
    finally:
        window.set_theme("light")


def test_a_second_window_is_as_the_first_was_left(window: Window, project: Project, qtbot: QtBot) -> None:
    window.resize(1100, 700)
    window.set_preview_open(True)
    window.show_page("train")
    window.close()
    qtbot.waitUntil(lambda: load_settings().last_page == "train")
    second = open_window(qtbot, load_settings())
    second.begin()
    qtbot.waitUntil(lambda: second.project is not None)
    assert second.project == project
    assert shown(second) == "train"
    assert second.height() == 700  # the test's screen is too narrow for a width of its own
    qtbot.waitUntil(lambda: second.preview is not None and second.preview.isVisible())


def test_a_killed_app_has_its_page_and_project_on_disk(window: Window, project: Project, qtbot: QtBot) -> None:
    window.show_page("runs")
    qtbot.waitUntil(lambda: load_settings().last_page == "runs")
    assert load_settings().last_project == str(project.folder)


def test_the_first_start_opens_the_sample_ready_to_train(qtbot: QtBot) -> None:
    window = open_window(qtbot, Settings(preview_open=False))
    window.begin()
    qtbot.waitUntil(lambda: window.project is not None, timeout=10_000)
    assert window.project is not None
    assert window.project.folder == library.sample_project().folder
    assert shown(window) == "train"
    assert "Welcome" in window.banner.text()


def test_a_project_that_is_gone_is_told_at_home(tmp_path: Path, qtbot: QtBot) -> None:
    window = open_window(qtbot, Settings(last_project=str(tmp_path / "gone"), last_page="train", preview_open=False))
    window.begin()
    qtbot.waitUntil(lambda: "gone" in window.banner.text())
    assert shown(window) == "home"


def test_a_crash_is_told_and_the_window_stays(window: Window, caplog: pytest.LogCaptureFixture) -> None:
    error = RuntimeError("the cat sat on the keyboard")
    window.report_crash(RuntimeError, error, None)
    assert "the cat sat on the keyboard" in window.banner.text()
    assert window.banner.kind == "error"
    assert window.isVisible()
    assert "the cat sat on the keyboard" in caplog.text


def test_the_status_line_shows_device_and_job(
    window: Window, project: Project, train: Callable[[Window, Project], Path], qtbot: QtBot
) -> None:
    assert window.status.job.isHidden()
    window.status.begin()
    qtbot.waitUntil(lambda: "memory in use" in window.status.device.full_text(), timeout=10_000)
    train(window, project)
    qtbot.waitUntil(lambda: "of 10" in window.status.job.text())
    assert window.status.bar.value() > 0
    assert window.status.bar.isVisible()
    window.status.job.click()
    assert shown(window) == "train"


# --- closing and changing projects while something trains -----------------------------------------------------------


def test_keeping_the_training_closes_the_window_only(
    window: Window, project: Project, train: Callable[[Window, Project], Path], qtbot: QtBot
) -> None:
    folder = train(window, project)
    asked = answer("Keep training")
    window.close()
    assert "training is running" in asked[0]
    qtbot.waitUntil(lambda: not window.isVisible())
    assert runs.is_live(folder)
    second = open_window(qtbot, Settings(last_project=str(project.folder), preview_open=False))
    second.begin()
    qtbot.waitUntil(lambda: second.live.at_work and steps(second) > 5, timeout=10_000)
    assert second.live.folder == folder


def test_stopping_saves_then_closes(
    window: Window, project: Project, train: Callable[[Window, Project], Path], qtbot: QtBot
) -> None:
    folder = train(window, project)
    answer("Stop and save")
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=10_000)
    qtbot.waitUntil(lambda: not runs.is_live(folder))
    assert last_status(folder) == "stopped"
    assert list((folder / "checkpoints").glob("step-*"))


def test_cancel_keeps_the_window_and_the_training(
    window: Window, project: Project, train: Callable[[Window, Project], Path], qtbot: QtBot
) -> None:
    folder = train(window, project)
    asked = answer("Cancel")
    window.close()
    assert asked
    assert window.isVisible()
    count = steps(window)
    qtbot.waitUntil(lambda: steps(window) > count)
    assert runs.is_live(folder)


def test_staying_while_it_stops_keeps_the_window(
    window: Window, project: Project, train: Callable[[Window, Project], Path], qtbot: QtBot
) -> None:
    folder = train(window, project)
    answer("Stop and save")
    window.close()
    waiting = window.findChild(QProgressDialog)
    assert waiting is not None
    stay = waiting.findChild(QPushButton)
    assert stay is not None
    assert stay.text() == "Stay here"
    stay.click()
    qtbot.waitUntil(lambda: not runs.is_live(folder), timeout=10_000)
    qtbot.wait(400)
    assert window.isVisible()


def test_another_project_can_be_opened_while_one_trains_and_coming_back_attaches(
    window: Window, project: Project, train: Callable[[Window, Project], Path], tmp_path: Path, qtbot: QtBot
) -> None:
    folder = train(window, project)
    other = make_project(tmp_path / "projects" / "ü other", "Other")
    window.open_project(other, "dataset")
    assert window.live.follower is None
    assert window.status.job.isHidden()
    qtbot.wait(200)
    assert runs.is_live(folder)
    window.open_project(project, "train")
    qtbot.waitUntil(lambda: window.live.at_work and steps(window) > 5, timeout=10_000)
    assert window.live.folder == folder
    model = window.live.model
    assert model is not None
    assert list(model.steps[:5]) == [1, 2, 3, 4, 5]
