"""The Runs page on real run folders: listing, opening, comparing, editing in place, and taking runs away."""

from __future__ import annotations

import json
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QLineEdit, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from gui import theme
from gui.runs import RunsPage, facts
from gui.runs.model import SUMMARY
from gui.runs.watched import Watched
from project import runs
from project.config import parse_config, save_config
from project.library import Project
from project.runs.records import encode
from project.runs.summary import summarise

ANSWER_LATER = 50  # ms


@pytest.fixture
def project(tmp_path: Path) -> Project:
    (tmp_path / "project" / "runs").mkdir(parents=True)
    return Project(tmp_path / "project", "Ink")


@pytest.fixture
def page(qtbot: QtBot) -> Iterator[RunsPage]:
    page = RunsPage()
    qtbot.addWidget(page)
    page.resize(760, 740)
    page.show()
    yield page
    page.close_project()
    page.hide()


@pytest.fixture
def follow() -> Iterator[Callable[[Path], Watched]]:
    """Follows runs as the window does, until the test ends."""
    followed: list[Watched] = []

    def begin(folder: Path) -> Watched:
        followed.append(Watched(folder))
        return followed[-1]

    yield begin
    for watched in followed:
        if shiboken6.isValid(watched):
            watched.leave()


def make_run(
    project: Project, number: int, status: str = "finished", steps: int = 30, loss: float = 1, **settings: Any
) -> Path:
    folder = project.runs / f"2025-11-{number % 28 + 1:02d}_10-00-{number % 60:02d}_ink-{number}"
    folder.mkdir()
    config = {"output_dir": str(folder), "output_name": "ink", "train_data_dir": "sample", **settings}
    save_config(parse_config(config, "test"), folder / "config.yaml")
    t = 1_000_000.0 + number * 1000
    events: list[runs.Event] = [runs.Start(t=t, total_steps=30)]
    events += [runs.Step(step=n, loss=loss / n, lr=1e-4, t=t + n, seconds=1.0) for n in range(1, steps + 1)]
    checkpoint = folder / "checkpoints" / f"step-{steps:06d}"
    checkpoint.mkdir(parents=True)
    (checkpoint / "weights.bin").write_bytes(b"x" * 2_000_000)
    if status == "finished":
        events.append(runs.End(t=t + steps, status="finished", step=steps, result="ink.safetensors"))
        (folder / "ink.safetensors").write_bytes(b"x" * 1000)
    elif status == "stopped":
        events.append(runs.End(t=t + steps, status="stopped", step=steps))
    (folder / "events.jsonl").write_bytes(b"".join(encode(event) for event in events))
    return folder


def opened(page: RunsPage, project: Project, qtbot: QtBot, rows: int) -> None:
    page.open_project(project)
    qtbot.waitUntil(lambda: len(page.model.runs) == rows)


def shown_names(page: RunsPage) -> list[str]:
    rows = page.listing.list.filter
    return [rows.index(row, 0).data() for row in range(rows.rowCount())]


def editor(page: RunsPage) -> QLineEdit:
    """The field that is open in the list; closed ones linger until the next turn of the event loop."""
    return next(field for field in page.listing.list.findChildren(QLineEdit) if field.hasFocus())


def columns_in(widget: QWidget, colour: str) -> int:
    """How many columns of pixels have the colour somewhere: many if a curve is drawn in it, few for a dot."""
    picture = widget.grab().toImage()
    wanted = QColor(colour).rgb()
    ys = range(picture.height())
    return sum(any(picture.pixel(x, y) == wanted for y in ys) for x in range(0, picture.width(), 2))


def press(page: RunsPage, name: str) -> None:
    action = page.listing.actions_.actions[name]
    assert action.isEnabled(), name
    action.trigger()


def answer(qtbot: QtBot, button: Callable[[QMessageBox], None]) -> list[str]:
    """Answer the next question by one of its buttons; gives back what it said."""
    said: list[str] = []

    def look() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        said.append(box.text() + box.informativeText())
        button(box)

    QTimer.singleShot(ANSWER_LATER, look)
    return said


def agree(box: QMessageBox) -> None:
    next(b for b in box.buttons() if box.buttonRole(b) == QMessageBox.ButtonRole.AcceptRole).click()


def test_without_runs_the_way_to_training_is_shown(page: RunsPage, project: Project, qtbot: QtBot) -> None:
    page.open_project(project)
    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.empty)
    with qtbot.waitSignal(page.train_wanted):
        page.empty.button.click()
    page._timer.setInterval(100)
    make_run(project, 1)  # one appears by itself
    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.listing)


def test_the_list_tells_what_matters(page: RunsPage, project: Project, qtbot: QtBot) -> None:
    make_run(project, 1, lora_rank=16)
    make_run(project, 2, "stopped", steps=12)
    broken = make_run(project, 3)
    (broken / "config.yaml").write_bytes(b"\xff{")
    opened(page, project, qtbot, 3)
    assert shown_names(page) == ["ink 3", "ink 2", "ink 1"]  # newest first
    spoken = page.listing.list.filter.index(2, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Finished" in spoken
    assert "Rank 16" in spoken
    assert "30 steps" in spoken
    assert "damaged" in page.listing.list.filter.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert page.listing.list.filter.index(1, 0).data(SUMMARY).status == "stopped"


def test_search_and_order(page: RunsPage, project: Project, qtbot: QtBot) -> None:
    for number, steps in ((1, 10), (2, 30), (3, 20)):
        make_run(project, number, steps=steps, lora_rank=4 * number)
    opened(page, project, qtbot, 3)
    page.listing.order.setCurrentIndex(page.listing.order.findData("loss"))
    assert shown_names(page) == ["ink 2", "ink 3", "ink 1"]
    page.listing.search.setText("rank 12")
    assert shown_names(page) == ["ink 3"]
    qtbot.keyClick(page.listing.search, Qt.Key.Key_Return)
    assert page.stack.currentWidget() is page.listing  # Return went to the list, and opened nothing
    assert [run.name for run in page.listing.list.selected()] == ["ink 3"]
    page.listing.search.setText("nothing like it")
    assert shown_names(page) == []
    assert page.listing.nothing.isVisible()


def test_two_hundred_runs(page: RunsPage, project: Project, qtbot: QtBot) -> None:
    first = make_run(project, 1, steps=5, lora_rank=16)
    for number in range(2, 201):
        shutil.copytree(first, project.runs / f"2025-10-01_10-00-00_ink-{number}")
    turns, began = 0, time.perf_counter()
    page.open_project(project)
    while len(page.model.runs) < 200:
        QApplication.processEvents()
        turns += 1
        assert time.perf_counter() - began < 60
        time.sleep(0.002)
    assert turns > 3  # the window answered meanwhile


def test_name_and_note_are_edited_in_place(page: RunsPage, project: Project, qtbot: QtBot) -> None:
    folder = make_run(project, 1)
    make_run(project, 2)
    opened(page, project, qtbot, 2)
    page.listing.select(folder)
    for part, text in (("rename", "The good one"), ("note", "warmer, ü")):
        press(page, part)
        field = editor(page)
        field.setText(text)
        qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: summarise(folder).note == "warmer, ü")
    assert summarise(folder).name == "The good one"
    assert "The good one" in shown_names(page)
    assert page.listing.list.selected()[0].folder == folder
    press(page, "rename")
    field = editor(page)
    qtbot.keyClicks(field, "no")
    page.model.change(folder, size=5)  # the row is painted anew while one types
    assert field.text() == "no"
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert "The good one" in shown_names(page)


def test_open_and_go_back(page: RunsPage, project: Project, qtbot: QtBot) -> None:
    folder = make_run(project, 1, "stopped", steps=12, lora_rank=16)
    opened(page, project, qtbot, 1)
    page.listing.select(folder)
    page.listing.list.setFocus()
    qtbot.keyClick(page.listing.list, Qt.Key.Key_Return)
    assert page.stack.currentWidget() is page.detail
    own = page.detail._own
    assert own is not None
    qtbot.waitUntil(lambda: own.model.last_step == 12)
    assert list(own.model.loss[:2]) == [1.0, 0.5]
    qtbot.waitUntil(lambda: page.detail.view.controls.state == "stopped")
    page.detail.note.setFocus()
    page.detail.note.setText("kept")
    qtbot.keyClick(page.detail.note, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: summarise(folder).note == "kept")
    qtbot.keyClick(page.detail.view, Qt.Key.Key_Escape)
    assert page.stack.currentWidget() is page.listing
    assert own.follower.isFinished()


def test_two_runs_in_one_chart(page: RunsPage, project: Project, qtbot: QtBot) -> None:
    one, two = make_run(project, 1, lora_rank=4), make_run(project, 2, steps=20, loss=4.0)
    opened(page, project, qtbot, 2)
    page.listing.list.selectAll()
    press(page, "compare")
    assert page.stack.currentWidget() is page.compare
    qtbot.waitUntil(lambda: [w.model.last_step for w in page.compare._watched] == [20, 30])
    assert [run.folder for run in page.compare.shown] == [two, one]
    qtbot.waitUntil(lambda: all(columns_in(page.compare, colour) > 100 for colour in theme.tokens().series[:2]))
    followers = [watched.follower for watched in page.compare._watched]
    qtbot.keyClick(page.compare.view, Qt.Key.Key_Escape)
    assert page.stack.currentWidget() is page.listing
    assert all(follower.isFinished() for follower in followers)


def test_what_goes_to_other_pages(page: RunsPage, project: Project, qtbot: QtBot) -> None:
    done, stopped = make_run(project, 1, lora_rank=16), make_run(project, 2, "stopped", steps=12)
    opened(page, project, qtbot, 2)
    page.listing.select(done)
    with qtbot.waitSignal(page.settings_wanted) as signal:
        press(page, "settings")
    assert signal.args[0]["lora_rank"] == 16
    assert "output_dir" not in signal.args[0]
    with qtbot.waitSignal(page.export_wanted) as signal:
        press(page, "export")
    assert signal.args == [done]
    with qtbot.waitSignal(page.preview_wanted) as signal:
        press(page, "preview")
    assert signal.args == [done, None]
    assert not page.listing.actions_.actions["resume"].isEnabled()
    page.listing.select(stopped)
    assert not page.listing.actions_.actions["export"].isEnabled()
    with qtbot.waitSignal(page.resume_wanted) as signal:
        press(page, "resume")
    assert signal.args == [stopped]
    with qtbot.waitSignal(page.preview_wanted) as signal:
        press(page, "preview")
    assert signal.args == [stopped, stopped / "checkpoints" / "step-000012"]


def test_delete_goes_to_the_trash(page: RunsPage, project: Project, qtbot: QtBot, tmp_path: Path) -> None:
    going, staying = make_run(project, 1), make_run(project, 2)
    opened(page, project, qtbot, 2)
    page.listing.select(going)
    answer(qtbot, lambda box: box.escapeButton().click())
    press(page, "delete")
    assert going.exists()
    said = answer(qtbot, agree)
    press(page, "delete")
    qtbot.waitUntil(lambda: len(page.model.runs) == 1)
    assert "ink.safetensors" in said[0]
    assert not going.exists()
    assert staying.exists()
    trash = list(tmp_path.rglob("events.jsonl"))
    assert any("Trash" in str(path) and going.name in str(path) for path in trash)
    assert page.banner.kind == "success"


def test_only_the_checkpoints_are_deleted(page: RunsPage, project: Project, qtbot: QtBot) -> None:
    folder = make_run(project, 1)
    opened(page, project, qtbot, 1)
    page.listing.select(folder)
    said = answer(qtbot, agree)
    press(page, "free")
    qtbot.waitUntil(lambda: not (folder / "checkpoints").exists())
    qtbot.waitUntil(lambda: bool(page.banner.text()))
    assert "2.0 MB" in said[0]
    assert "2.0 MB" in page.banner.text()
    assert (folder / "ink.safetensors").exists()
    qtbot.waitUntil(lambda: not page.listing.actions_.actions["free"].isEnabled())


def test_a_live_run_moves_and_is_never_deleted(
    page: RunsPage, project: Project, qtbot: QtBot, follow: Callable[[Path], Watched]
) -> None:
    folder = make_run(project, 1, "open", steps=3)
    lock = runs.RunLock(folder)
    lock.acquire()
    opened(page, project, qtbot, 1)
    window = follow(folder)
    try:
        page.set_live(folder, window.model, window.follower)
        qtbot.waitUntil(lambda: window.follower.state == "live")
        page.listing.select(folder)
        for name in ("delete", "free", "resume"):
            assert not page.listing.actions_.actions[name].isEnabled()
        with (folder / "events.jsonl").open("ab") as file:
            file.write(encode(runs.Step(step=4, loss=0.01, t=1_001_004.0)))
        qtbot.waitUntil(lambda: page.model.index(0).data(SUMMARY).steps == 4)
        page.open_run(folder)
        assert page.detail._own is None  # the window's own view is shown
        assert page.detail.view._model is window.model
    finally:
        lock.release()
    qtbot.waitUntil(lambda: page.model.runs[0].status == "interrupted")


def test_the_window_takes_over_what_the_detail_began(
    page: RunsPage, project: Project, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    import sys

    from gui import process

    engine = Path(__file__).parents[1] / "scripted_engine.py"
    monkeypatch.setattr(process, "engine_command", lambda: [sys.executable, str(engine)])
    folder = make_run(project, 1, "stopped", steps=12)
    (folder / "script.json").write_text(json.dumps({"steps": 30, "seconds": 0.02}))
    opened(page, project, qtbot, 1)
    page.open_run(folder)
    qtbot.waitUntil(lambda: page.detail.view.controls.state == "stopped")
    with qtbot.waitSignal(page.resume_wanted, timeout=15_000) as signal:
        page.detail.view.controls.continue_wanted.emit()
    assert signal.args == [folder]
    qtbot.waitUntil(lambda: not runs.is_live(folder), timeout=15_000)


def test_a_run_that_vanishes_while_open(page: RunsPage, project: Project, qtbot: QtBot) -> None:
    folder = make_run(project, 1)
    make_run(project, 2)
    opened(page, project, qtbot, 2)
    page.open_run(folder)
    folder.rename(project.folder / "elsewhere")
    page.refresh()
    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.listing)
    assert "gone" in page.banner.text()


def test_another_project_is_another_list(page: RunsPage, project: Project, qtbot: QtBot, tmp_path: Path) -> None:
    make_run(project, 1)
    opened(page, project, qtbot, 1)
    other = Project(tmp_path / "other", "Other")
    page.close_project()
    page.open_project(other)
    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.empty)
    assert page.model.runs == []


def test_rows_show_their_picture(page: RunsPage, project: Project, qtbot: QtBot) -> None:
    folder = make_run(project, 1)
    image = QImage(40, 40, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    (folder / "previews").mkdir()
    image.save(str(folder / "previews" / "a.png"))
    opened(page, project, qtbot, 1)

    def red() -> bool:
        rect = page.listing.list.visualRect(page.listing.list.filter.index(0, 0))
        shot = page.listing.list.viewport().grab(QRect(rect.topLeft() + QPoint(40, 40), rect.bottomRight())).toImage()
        return shot.pixelColor(2, 2) == Qt.GlobalColor.red

    qtbot.waitUntil(red)


def test_settings_as_chips() -> None:
    assert facts.setting_text("lora_rank", 16).endswith("16")
    assert facts.value_text("/models/some/model") == "model"
    assert facts.value_text(0.0001) == "0.0001"
    changed = {"seed": 1, "lora_rank": 4, "epochs": 3, "preview_prompts": ["x"]}
    assert facts.setting_names(changed) == ["epochs", "lora_rank", "seed"]
    assert facts.setting_names(changed, first=["seed"]) == ["seed", "epochs", "lora_rank"]


def test_models_may_die_before_the_page(
    page: RunsPage, project: Project, qtbot: QtBot, follow: Callable[[Path], Watched]
) -> None:
    """The window lets go of the live run before it closes the project on the pages."""
    folder = make_run(project, 1, "open", steps=3)
    opened(page, project, qtbot, 1)
    window = follow(folder)
    page.set_live(folder, window.model, window.follower)
    page.open_run(folder)
    window.leave()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not shiboken6.isValid(window.model)
    run = page.model.summary(folder)
    assert run is not None
    assert run.steps == 3
    page.open_run(folder)
    own = page.detail._own
    assert own is not None
    qtbot.waitUntil(lambda: own.model.last_step == 3)
    page.close_project()
