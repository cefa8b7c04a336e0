"""What goes wrong around the app: it stays up, says what is wrong where the person looks, and loses nothing."""

from __future__ import annotations

import errno
import io
import json
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QThreadPool, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from gui import engine_end, process
from gui.preview import PreviewPanel
from gui.preview.asking import PictureSettings
from gui.preview.request_form import RequestForm
from gui.process import RunFollower
from gui.window import Window
from project import library, runs
from project.library import Project
from project.settings import Settings, load_settings
from project.workspace import home
from tests.gui.open_window import leave, make_project, open_window, settle

ENGINE = Path(__file__).with_name("scripted_engine.py")
BROKEN = {
    "torch": ("raise ModuleNotFoundError(\"No module named 'torch'\")", "the package torch is missing"),
    "killed": ("import os, signal; os.kill(os.getpid(), signal.SIGKILL)", "memory was full"),
    "no memory": ("raise RuntimeError('CUDA out of memory. Tried to allocate 2 GiB')", "not enough memory"),
}


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return make_project(tmp_path / "projects" / "ink", "Ink")


@pytest.fixture(autouse=True)
def _scripted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "engine_command", lambda: [sys.executable, str(ENGINE)])


def window_on(qtbot: QtBot, project: Project, page: str, preview: bool = False) -> Window:
    window = open_window(qtbot, Settings(preview_open=preview))
    window.set_preview_open(preview)
    window.open_project(project, page)
    return window


def shown(window: Window, key: str) -> Any:
    window.show_page(key)
    return window.pages[key]


def wait(qtbot: QtBot, condition: Callable[[], object], seconds: float = 10) -> None:
    qtbot.waitUntil(lambda: bool(condition()), timeout=int(seconds * 1000))


class Disk:
    """A folder on a disk that takes nothing as long as `trouble` is set."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, folder: Path, trouble: int) -> None:
        self.folder, self.trouble = str(folder), trouble
        real_open, real_mkdir, real_replace = io.open, os.mkdir, os.replace

        def opened(path: Any, mode: str = "r", *rest: Any, **more: Any) -> Any:
            if set(mode) & set("wax+"):
                self.refuse(path)
            return real_open(path, mode, *rest, **more)

        def mkdir(path: Any, *rest: Any, **more: Any) -> None:
            self.refuse(path)
            real_mkdir(path, *rest, **more)

        def replace(source: Any, target: Any, **more: Any) -> None:
            self.refuse(target)
            real_replace(source, target, **more)

        monkeypatch.setattr(io, "open", opened)
        monkeypatch.setattr(os, "mkdir", mkdir)
        monkeypatch.setattr(os, "replace", replace)

    def refuse(self, path: Any) -> None:
        if self.trouble and isinstance(path, str | os.PathLike) and os.fspath(path).startswith(self.folder):
            raise OSError(self.trouble, os.strerror(self.trouble), os.fspath(path))


# --- the disk -------------------------------------------------------------------------------------------------------


def test_settings_that_a_full_disk_refuses_are_told_of_and_kept_later(
    qtbot: QtBot, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = window_on(qtbot, project, "train")
    page = shown(window, "train")
    wait(qtbot, page.setup.summary.start_button.isEnabled)
    disk = Disk(monkeypatch, project.folder, errno.ENOSPC)
    page.state.set_value("learning_rate", 0.002)
    wait(qtbot, lambda: "could not be kept" in page.banner.text())
    assert "no room left" in page.banner.text()
    assert "lost" in page.at_risk()
    disk.trouble = 0
    wait(qtbot, lambda: library.load(project.folder).settings.get("learning_rate") == 0.002)
    wait(qtbot, lambda: "kept again" in page.banner.text())
    assert page.at_risk() == ""


def test_the_last_values_reach_the_disk_even_when_the_window_closes_at_once(qtbot: QtBot, project: Project) -> None:
    window = window_on(qtbot, project, "train")
    page = shown(window, "train")
    wait(qtbot, page.setup.summary.start_button.isEnabled)
    page.state.set_value("learning_rate", 0.002)
    page.saver.flush()  # this one is being written when the next one is typed
    page.state.set_value("learning_rate", 0.003)
    leave(window)
    assert QThreadPool.globalInstance().waitForDone(5000)  # as the app does when it ends; no event is handled any more
    assert library.load(project.folder).settings["learning_rate"] == 0.003


def test_a_run_that_the_disk_refuses_says_what_can_be_done(
    qtbot: QtBot, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = window_on(qtbot, project, "train")
    page = shown(window, "train")
    wait(qtbot, page.setup.summary.start_button.isEnabled)
    Disk(monkeypatch, project.runs, errno.EROFS)
    page.start()
    wait(qtbot, page.banner.text)
    assert "Read-only file system" in page.banner.text()
    assert "copy the project" in page.banner.text()
    assert "Run folder" not in page.banner.text()  # nothing that can be chosen here
    assert page.setup.summary.start_button.isEnabled()


def test_a_caption_that_cannot_be_written_is_named_and_kept(
    qtbot: QtBot, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = shown(window_on(qtbot, project, "dataset"), "dataset")
    wait(qtbot, lambda: page.collection.model.rows and page.collection.model.rows[0].loaded)
    entry = page.collection.model.rows[0]
    disk = Disk(monkeypatch, project.images, errno.ENOSPC)
    page.grid.edit_wanted.emit(entry)
    page.grid.editor.setPlainText("precious words")
    page.editing.finish()
    wait(qtbot, lambda: "could not be saved" in page.banner.text())
    assert f"{entry.path.with_suffix('.txt')}: No space left" in page.banner.text()
    assert ".tmp" not in page.banner.text()
    disk.trouble = 0
    wait(qtbot, lambda: entry.path.with_suffix(".txt").read_text() == "precious words\n")
    wait(qtbot, lambda: page.at_risk() == "")


@pytest.mark.parametrize("name", ["settings.json", "projects.json"])
@pytest.mark.parametrize("damage", ["folder", "noise"])
def test_the_app_starts_without_its_own_files(
    qtbot: QtBot, qapp: QApplication, project: Project, name: str, damage: str
) -> None:
    home().mkdir(parents=True)
    if damage == "folder":
        (home() / name).mkdir()
    else:
        (home() / name).write_bytes(b"\xff\x00{{")
    window = open_window(qtbot, load_settings())
    window.open_project(project, "home")
    window.save_settings()
    settle(qapp)
    assert window.project == project
    assert load_settings().last_project == str(project.folder)
    assert library.known()[0] == project.folder
    assert list(home().glob(f"{name}.damaged-*"))  # what it was is kept


def test_numbers_out_of_all_bounds_in_the_settings_count_as_their_defaults(qtbot: QtBot) -> None:
    home().mkdir(parents=True)
    odd = {"preview_width": -(10**12), "thumbnail_size": 10**12, "theme": "purple", "window_geometry": "ü!"}
    (home() / "settings.json").write_text(json.dumps(odd))
    settings = load_settings()
    assert (settings.preview_width, settings.thumbnail_size) == (340, 160)
    window = open_window(qtbot, settings)
    assert window.page("dataset")


# --- pictures -------------------------------------------------------------------------------------------------------


@pytest.mark.skipif(sys.platform == "win32", reason="links and pipes are made otherwise there")
def test_a_pipe_and_a_link_in_a_circle_among_the_pictures_stop_nothing(
    qtbot: QtBot, project: Project, qapp: QApplication
) -> None:
    os.mkfifo(project.images / "pipe.png")
    (project.images / "circle.png").symlink_to("circle.png")
    window = window_on(qtbot, project, "dataset")
    model = shown(window, "dataset").collection.model
    wait(qtbot, lambda: len(model.rows) == 5 and all(entry.check is not None for entry in model.rows))
    skipped = {entry.path.name for entry in model.rows if entry.check.reason}
    assert skipped == {"pipe.png", "circle.png"}
    page = shown(window, "train")
    wait(qtbot, page.setup.summary.start_button.isEnabled)
    settle(qapp)


# --- presets --------------------------------------------------------------------------------------------------------


def test_a_dropped_preset_of_a_newer_version_is_explained(qtbot: QtBot, project: Project, tmp_path: Path) -> None:
    newer = tmp_path / "tomorrow.yaml"
    newer.write_text("preset:\n  version: 99\n  title: Tomorrow\nlora_rank: 8\n")
    page = shown(window_on(qtbot, project, "train"), "train")
    wait(qtbot, lambda: page.setup.presets.cards)
    bar, data = page.setup.presets, QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(newer))])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(bar, QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, data, buttons, keys))
    QApplication.sendEvent(bar, QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, buttons, keys))
    wait(qtbot, page.banner.text)
    assert "or newer" in page.banner.text()
    assert "update the app" in page.banner.text()
    assert all(card.preset.title != "Tomorrow" for card in bar.cards)


# --- projects in turn -----------------------------------------------------------------------------------------------


def test_a_run_that_is_ready_only_after_another_project_was_opened_does_not_begin_there(
    qtbot: QtBot, qapp: QApplication, project: Project, tmp_path: Path
) -> None:
    other = make_project(tmp_path / "projects" / "other", "Other")
    window = window_on(qtbot, project, "train")
    page = shown(window, "train")
    wait(qtbot, page.setup.summary.start_button.isEnabled)
    page.start()
    window.open_project(other, "train")
    wait(qtbot, page.setup.summary.start_button.isEnabled)
    settle(qapp, 0.5)
    assert window.live.folder is None
    assert list(project.runs.glob("*")) == []  # and no empty run is left behind


def test_projects_in_quick_turn_leave_only_the_last_one(
    qtbot: QtBot, qapp: QApplication, project: Project, tmp_path: Path
) -> None:
    few = make_project(tmp_path / "projects" / "few", "Few")
    (few.images / "bell.png").unlink()
    window = window_on(qtbot, project, "dataset", preview=True)
    for key in ("train", "runs", "export", "dataset"):
        for one in (project, few):
            window.open_project(one, key)
            qapp.processEvents()
    rows = shown(window, "dataset").collection.model
    wait(qtbot, lambda: len(rows.rows) == 2)
    settle(qapp, 0.5)
    assert len(rows.rows) == 2
    assert {page.project.folder for page in window.pages.values() if page.project} == {few.folder}


# --- engines --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", list(BROKEN))
def test_an_engine_that_cannot_start_says_why_on_the_page(
    qtbot: QtBot, project: Project, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, kind: str
) -> None:
    script = tmp_path / "broken.py"
    script.write_text(BROKEN[kind][0])
    monkeypatch.setattr(process, "engine_command", lambda: [sys.executable, str(script)])
    window = window_on(qtbot, project, "train")
    page = shown(window, "train")
    wait(qtbot, page.setup.summary.start_button.isEnabled)
    page.start()
    wait(qtbot, lambda: window.live.follower is not None and window.live.follower.state == "failed")
    wait(qtbot, page.run_view.banner.text)
    assert BROKEN[kind][1] in page.run_view.banner.text()
    page.show_setup()
    wait(qtbot, page.setup.summary.start_button.isEnabled)


def test_who_comes_late_to_a_failure_is_told_too(
    qtbot: QtBot, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(process, "engine_command", lambda: [str(project.folder / "no-such-program")])
    window = window_on(qtbot, project, "dataset")
    folder = project.runs / "one"
    folder.mkdir(parents=True)
    window.follow(folder, start_engine=True)
    wait(qtbot, lambda: window.live.follower is not None and window.live.follower.state == "failed")
    page = shown(window, "train")
    assert "could not start" in page.run_view.banner.text()


# --- runs -----------------------------------------------------------------------------------------------------------


def damaged_run(project: Project) -> Path:
    """A run of three steps, and lines as a damaged disk or another program may leave them."""
    folder = project.runs / "2025-01-01_a"
    folder.mkdir(parents=True)
    with runs.EventLog(folder / "events.jsonl") as log:
        log.write(runs.Start(total_steps=20, epochs=2, device="cpu", pictures=3))
        for step in (1, 2, 3):
            log.write(runs.Step(step=step, loss=1 / step, lr=1e-4))
    lines = (folder / "events.jsonl").read_text().splitlines()
    for old, new in (
        ('"step":3', '"step":1e400'), ('"step":3', '"step":' + "9" * 30), ('"loss":0.33', '"loss":' + "9" * 400 + "."),
        ('"lr":0.0001', '"lr":' + "9" * 400), ('"t":', '"t":"x","u":'), ('"step":3', '"step":true'),
    ):  # fmt: skip
        lines.append(lines[3].replace(old, new))
    noise = b"\0\0\n[]\nnull\n{}\n\xff\xfe\n" + b"[" * 10_000 + b'\n{"kind":'
    (folder / "events.jsonl").write_bytes("\n".join(lines).encode() + b"\n" + noise)
    return folder


def test_a_run_with_damaged_events_is_listed_and_opened(qtbot: QtBot, qapp: QApplication, project: Project) -> None:
    folder = damaged_run(project)
    (project.runs / "2025-01-02_b").mkdir()
    (project.runs / "2025-01-02_b" / "events.jsonl").write_bytes(b"")
    window = window_on(qtbot, project, "runs")
    page = shown(window, "runs")
    wait(qtbot, lambda: page.model.summary(folder) is not None)
    page.open_run(folder)
    wait(qtbot, lambda: page.stack.currentWidget() is page.detail)
    settle(qapp, 0.5)
    assert page.banner.text() == ""
    assert page.model.summary(folder).steps == 3


def test_a_run_folder_that_is_deleted_while_it_is_shown(qtbot: QtBot, project: Project) -> None:
    folder = damaged_run(project)
    page = shown(window_on(qtbot, project, "runs"), "runs")
    wait(qtbot, lambda: page.model.summary(folder) is not None)
    page.open_run(folder)
    shutil.rmtree(folder)
    wait(qtbot, lambda: page.stack.currentWidget() is not page.detail)
    assert "gone" in page.banner.text()


def test_a_failure_is_forgotten_when_the_engine_is_started_again(
    qtbot: QtBot, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = project.runs / "one"
    folder.mkdir(parents=True)
    (folder / "script.json").write_text(json.dumps({"steps": 3}))
    monkeypatch.setattr(process, "engine_command", lambda: [str(project.folder / "no-such-program")])
    follower = RunFollower(folder, start_engine=True)
    follower.start()
    try:
        wait(qtbot, lambda: follower.failure)
        monkeypatch.setattr(process, "engine_command", lambda: [sys.executable, str(ENGINE)])
        follower.restart_engine()
        wait(qtbot, lambda: follower.state == "finished")
        assert follower.failure == ""
    finally:
        engine_end.kill_holder(folder)
        follower.leave()


# --- closing in the middle, and numbers that no field can hold -------------------------------------------------------


@pytest.mark.parametrize("doing", ["loading", "starting", "rendering"])
def test_the_window_closes_in_the_middle_of_everything(
    qtbot: QtBot, qapp: QApplication, project: Project, doing: str
) -> None:
    window = window_on(qtbot, project, "dataset" if doing == "loading" else "train", preview=True)
    if doing == "starting":
        page = shown(window, "train")
        wait(qtbot, page.setup.summary.start_button.isEnabled)
        page.start()
    elif doing == "rendering":
        assert isinstance(window.preview, PreviewPanel)
        window.preview.form.prompt.setPlainText("a cat")
        window.preview.render_button.click()
    leave(window)
    assert not window.isVisible()
    assert QThreadPool.globalInstance().waitForDone(5000)
    settle(qapp)
    assert not runs.is_live(project.previews)
    assert not [folder for folder in project.runs.glob("*") if runs.is_live(folder)]


def test_a_preview_with_impossible_settings_fills_the_form_all_the_same(qtbot: QtBot) -> None:
    form = RequestForm()
    qtbot.addWidget(form)
    form.set_settings(PictureSettings("cat", steps=10**30, width=-(10**30), height=10**30))
    assert (form.steps.value(), form.width_field.value(), form.height_field.value()) == (200, 0, 4096)


def test_a_run_whose_folder_is_gone_is_not_made_anew_by_continue(qtbot: QtBot, project: Project) -> None:
    folder = project.runs / "gone"
    follower = RunFollower(folder, start_engine=True)
    follower.start()
    try:
        wait(qtbot, lambda: follower.state == "failed")
        assert f"{folder} is gone" in follower.failure
        assert not folder.exists()
    finally:
        follower.leave()


def test_closing_while_a_project_is_made_opens_nothing_any_more(
    qtbot: QtBot, qapp: QApplication, project: Project
) -> None:
    window = window_on(qtbot, project, "home")
    page = shown(window, "home")
    page.new_project()
    wait(qtbot, lambda: page.dialog is not None and page.dialog.isVisible())
    page.dialog.name_field.setText("Second")
    page.dialog.set_place(project.folder.parent)
    page.dialog.add_places([project.images])
    wait(qtbot, page.dialog.create_button.isEnabled)
    page.dialog.create_button.click()
    leave(window)
    assert QThreadPool.globalInstance().waitForDone(5000)
    settle(qapp)
    assert window.project is None
    assert (project.folder.parent / "Second" / "project.yaml").exists()  # made whole, and listed
    assert project.folder.parent / "Second" in library.known()


def test_a_damaged_last_project_can_be_repaired_where_it_is_told(qtbot: QtBot, project: Project) -> None:
    project.file.write_text("name: [", encoding="utf-8")
    window = open_window(qtbot, Settings(last_project=str(project.folder), preview_open=False))
    window.begin()
    wait(qtbot, window.banner.text)
    button = next(one for one in window.banner.findChildren(QPushButton) if one.text() == "Repair")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    wait(qtbot, lambda: window.project)
    assert list(project.folder.glob("project.yaml.damaged-*"))
