"""The page: the draft on disk, what a run will take, starting one, older settings, the current run, and its keys."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.run_model import RunModel
from gui.train import TrainPage
from project import library, runs
from project.config import load_config, to_mapping
from project.library import Project


def test_the_form_shows_the_project(open_page: Callable[..., TrainPage], project: Project) -> None:
    page = open_page(project)
    assert page.state.value("epochs") == 30
    assert page.state.value("trigger_word") == "inkstyle"
    assert page.state.value("output_name") == "my_ink_style"
    assert not page.saver.pending, "opening changes nothing on disk"
    assert str(project.images) in page.setup.form.note.text()


def test_changes_are_on_disk_within_a_second_and_keep_what_others_wrote(
    qtbot: QtBot, open_page: Callable[..., TrainPage], project: Project
) -> None:
    page = open_page(project)
    library.save(library.rename(project, "Renamed meanwhile"))
    with qtbot.waitSignal(page.project_changed, timeout=5000) as caught:
        page.state.set_value("learning_rate", 3e-4)
        page.state.set_value("trigger_word", "brushwork")
    saved = library.load(project.folder)
    assert caught.args == [saved]
    assert saved.name == "Renamed meanwhile"
    assert saved.trigger_word == "brushwork"
    assert saved.settings["learning_rate"] == 3e-4
    assert saved.settings["from_the_future"] == 7
    assert "trigger_word" not in saved.settings


def test_closing_saves_what_waits(qtbot: QtBot, open_page: Callable[..., TrainPage], project: Project) -> None:
    page = open_page(project)
    page.state.set_value("epochs", 4)
    page.close_project()
    qtbot.waitUntil(lambda: not page.saver.pending)
    assert library.load(project.folder).settings["epochs"] == 4


def test_a_project_that_cannot_be_written_says_so(
    qtbot: QtBot, open_page: Callable[..., TrainPage], project: Project
) -> None:
    page = open_page(project)
    project.file.write_text("{{{", encoding="utf-8")
    page.state.set_value("epochs", 4)
    qtbot.waitUntil(lambda: "damaged" in page.banner.text())
    assert page.banner.kind == "error"
    assert page.state.value("epochs") == 4


def test_the_summary_follows_the_form(qtbot: QtBot, open_page: Callable[..., TrainPage], project: Project) -> None:
    page = open_page(project)
    summary = page.setup.summary
    assert (summary.steps.value.text(), summary.steps.note.text()) == ("90", "30 epochs, 3 pictures")
    page.state.set_value("epochs", 1)
    qtbot.waitUntil(lambda: summary.steps.value.text() == "3")
    assert summary.time.value.text() == "under a minute"
    assert summary.disk.note.text().endswith("free")
    assert any("very few" in line.text() for line in summary.warnings)


def test_a_folder_without_a_model_is_named(
    qtbot: QtBot, open_page: Callable[..., TrainPage], project: Project, tmp_path: Path
) -> None:
    page = open_page(project)
    page.state.set_value("base_model", str(tmp_path / "nothing"))
    summary = page.setup.summary
    qtbot.waitUntil(lambda: any("holds no model" in line.text() for line in summary.warnings))
    page.state.undo_stack.undo()


def test_small_pictures_do_not_count(qtbot: QtBot, open_page: Callable[..., TrainPage], project: Project) -> None:
    page = open_page(project)
    page.state.set_value("min_size", 4096)
    summary = page.setup.summary
    qtbot.waitUntil(lambda: not summary.start_button.isEnabled())
    assert "All pictures are too small" in summary.blocked.text()
    assert summary.warnings[0].text() == "3 pictures are smaller than 4096 pixels and will be skipped."


def test_an_error_blocks_start_and_leads_to_its_field(
    qtbot: QtBot, open_page: Callable[..., TrainPage], project: Project
) -> None:
    page = open_page(project)
    page.state.set_value("seed", "luck")
    summary = page.setup.summary
    assert not summary.start_button.isEnabled()
    assert "Some settings are not right yet" in summary.start_button.toolTip()
    assert ">Seed<" in summary.errors.text()
    with qtbot.assertNotEmitted(page.run_started, wait=100):
        summary.errors.label.linkActivated.emit("seed")
    row = page.setup.form.row("seed")
    qtbot.waitUntil(lambda: (row := page.setup.form.row("seed")) is not None and row.isVisible())
    assert row is None or row.isVisible()
    page.state.reset("seed")
    assert summary.start_button.isEnabled()


def test_without_pictures_nothing_starts(qtbot: QtBot, open_page: Callable[..., TrainPage], project: Project) -> None:
    shutil.rmtree(project.images)
    project.images.mkdir()
    page = open_page(project)
    assert "There are no pictures" in page.setup.summary.blocked.text()
    assert not page.setup.summary.start_button.isEnabled()


def test_a_vanished_picture_folder_is_named(
    qtbot: QtBot, open_page: Callable[..., TrainPage], project: Project
) -> None:
    page = open_page(project)
    shutil.rmtree(project.images)
    page.hide()
    page.show()
    qtbot.waitUntil(lambda: "no such picture folder" in page.setup.summary.blocked.text())
    assert not page.setup.summary.start_button.isEnabled()


def test_start_writes_the_config_that_the_form_shows(
    qtbot: QtBot, open_page: Callable[..., TrainPage], project: Project
) -> None:
    page = open_page(project)
    page.state.set_value("learning_rate", 5e-4)
    page.state.set_value("resolution", 64)
    with qtbot.waitSignal(page.run_started, timeout=10_000) as caught:
        page.setup.summary.start_button.click()
        assert not page.setup.summary.start_button.isEnabled()
    folder = caught.args[0]
    assert isinstance(folder, Path)
    assert folder.parent == project.runs
    frozen = to_mapping(load_config(runs.RunFolder(folder).config))
    shown = page.state.mapping()
    assert {key: frozen[key] for key in shown} == shown
    assert frozen["train_data_dir"] == str(project.images)
    assert frozen["output_dir"] == str(folder)
    assert page.setup.summary.start_button.isEnabled()


def test_a_start_that_fails_says_why(qtbot: QtBot, open_page: Callable[..., TrainPage], project: Project) -> None:
    page = open_page(project)
    project.runs.write_text("in the way", encoding="utf-8")
    page.start()
    qtbot.waitUntil(lambda: bool(page.banner.text()), timeout=10_000)
    assert page.banner.kind == "error"
    assert page.setup.summary.start_button.isEnabled()


def test_keys(qtbot: QtBot, open_page: Callable[..., TrainPage], project: Project) -> None:
    page = open_page(project)
    page.activateWindow()
    page.setup.toolbar.undo.setFocus()
    row = page.setup.form.row("trigger_word")
    assert row is not None
    row.focus_editor()
    field = row.editor.focusProxy()
    assert field is not None
    qtbot.keyClicks(field, "X")
    assert page.state.value("trigger_word") == "Xinkstyle"
    qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert page.state.value("trigger_word") == "inkstyle"
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(field, Qt.Key.Key_Z, both)
    assert page.state.value("trigger_word") == "Xinkstyle"
    qtbot.keyClick(field, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.focusWidget() is page.setup.toolbar.search
    qtbot.keyClicks(page.setup.toolbar.search, "seed")
    assert page.setup.form.words == ["seed"]
    qtbot.keyClick(page.setup.toolbar.search, Qt.Key.Key_Escape)
    assert page.setup.form.words == []
    with qtbot.waitSignal(page.run_started, timeout=10_000):
        qtbot.keyClick(page.setup.toolbar.search, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_the_level_is_told_to_the_window(qtbot: QtBot, open_page: Callable[..., TrainPage], project: Project) -> None:
    page = open_page(project)
    with qtbot.waitSignal(page.advanced_changed) as caught:
        page.setup.toolbar.level.button("advanced").click()
    assert caught.args == [True]
    assert open_page(project, advanced=True).setup.form.advanced


def test_settings_of_an_older_run_fill_the_form_and_can_be_undone(
    qtbot: QtBot, open_page: Callable[..., TrainPage], project: Project
) -> None:
    page = open_page(project)
    page.use_settings({"lora_rank": 64, "output_dir": "/elsewhere", "output_name": "old", "warp": 9}, "Tuesday's run")
    assert page.state.value("lora_rank") == 64
    assert page.state.value("epochs") == 10, "what the run does not name had its default"
    assert page.state.value("output_name") == "my_ink_style"
    assert "Tuesday's run" in page.banner.text()
    assert "warp" in page.banner.text()
    page.banner.action.click()
    assert page.state.value("epochs") == 30
    assert page.banner.text() == ""


def test_the_banners_undo_goes_when_something_else_changes(
    open_page: Callable[..., TrainPage], project: Project
) -> None:
    page = open_page(project)
    page.use_settings({"lora_rank": 64})
    assert page.banner.text()
    page.state.set_value("epochs", 5)
    assert page.banner.text() == ""


def test_the_current_run_has_a_face_of_its_own(
    qtbot: QtBot, open_page: Callable[..., TrainPage], project: Project
) -> None:
    page = open_page(project)
    assert page.faces.isHidden()
    with qtbot.waitSignal(page.run_started, timeout=10_000) as caught:
        page.start()
    folder = caught.args[0]
    model = RunModel(page)
    page.show_live(model, None, folder)
    assert not page.faces.isHidden()
    assert page.stack.currentWidget() is page.run_view
    page.faces.button("setup").click()
    assert page.stack.currentWidget() is page.setup
    page.state.set_value("epochs", 2)
    page.faces.button("live").click()
    assert page.run_view is not None
    page.run_view.use_requested.emit()
    qtbot.waitUntil(lambda: page.state.value("epochs") == 30)
    assert page.stack.currentWidget() is page.setup
    page.close_project()
    assert page.faces.isHidden()


def test_another_project_brings_its_own_values(
    qtbot: QtBot, open_page: Callable[..., TrainPage], project: Project, tmp_path: Path
) -> None:
    page = open_page(project)
    page.state.set_value("epochs", 3)
    other = Project(tmp_path / "other", "Other", settings={"epochs": 8})
    other.images.mkdir(parents=True)
    library.save(other)
    page.close_project()
    page.open_project(other)
    assert page.state.value("epochs") == 8
    assert not page.state.undo_stack.canUndo()
    qtbot.waitUntil(lambda: not page.saver.pending)
    assert library.load(project.folder).settings["epochs"] == 3
    assert library.load(other.folder).settings["epochs"] == 8
