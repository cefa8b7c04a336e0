"""Captions by model on the Dataset page: the job, the review, and what is written in the end."""

from __future__ import annotations

import errno
import os
import sys
import time
from pathlib import Path

import numpy as np
import onnx
import pytest
from onnx import TensorProto, helper, numpy_helper
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialogButtonBox, QMessageBox
from pytestqt.qtbot import QtBot

from gui import process
from gui.dataset.captioning.memory import recall, recall_job
from gui.dataset.captioning.option_form import OptionForm
from gui.dataset.captioning.panel import CaptioningPanel
from gui.dataset.captioning.phrase_field import PhraseField
from gui.dataset.captioning.results import Result, ResultModel
from gui.dataset.captioning.setup import spread
from gui.dataset.captioning.work import Pace, about_picture
from gui.dataset.entries import Entry
from project import runs
from project.captioning import all_options, keys_of, read_options
from project.captioning.phrases import load_bank
from tests.gui.dataset.conftest import Desk

ENGINE = Path(__file__).with_name("scripted_captioner.py")


@pytest.fixture
def panel(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> CaptioningPanel:
    """The panel, open, with an engine that follows a script."""
    monkeypatch.setattr(process, "engine_command", lambda: [sys.executable, str(ENGINE)])
    desk.page.making.show_captions()
    panel = desk.page.making.captions
    assert panel is not None
    assert panel.isVisible()
    desk.until(lambda: panel.setup.project is not None)
    return panel


def run(desk: Desk, panel: CaptioningPanel, **values: object) -> None:
    """Start with these options and wait for the end."""
    panel.setup.form.set_values({"mode": "replace", **values})
    panel.setup.start.click()
    desk.until(lambda: not panel.work.active)


def row(panel: CaptioningPanel, name: str) -> Result:
    return next(result for result in panel.model.rows if result.entry.path.stem == name)


def answer(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    """What the person presses in the next question."""

    def press(box: QMessageBox) -> int:
        next(button for button in box.buttons() if text in button.text()).click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", press)


def test_captions_are_made_reviewed_and_written_as_one_step(desk: Desk, panel: CaptioningPanel) -> None:
    before = {name: desk.written(name) for name in ("banana", "bear", "bell", "butterfly", "cactus", "carrot")}
    told: list[str] = []
    panel.work.told.connect(lambda text, done, total: told.append(text))
    run(desk, panel)
    assert any("“bells-3” has the device" in text for text in told)
    assert "6 of 6 pictures" in told[-1]
    assert panel.review.isVisible()
    assert len(panel.model.rows) == 6
    assert {name: desk.written(name) for name in before} == before  # nothing is written unasked
    assert (row(panel, "bell").warning, row(panel, "bell").ready) == ("It is damaged.", False)
    assert row(panel, "bear").warning == "“blood” was left out."
    assert not row(panel, "cactus").changes
    counts = panel.model.counts()
    assert (counts["changed"], counts["warnings"], counts["empty"]) == (4, 2, 0)
    # leave one out by key, edit another
    places = panel.review.list
    places.setCurrentIndex(panel.model.index(panel.model.rows.index(row(panel, "banana"))))
    QTest.keyClick(places, Qt.Key.Key_Space)
    assert not row(panel, "banana").taken
    QTest.keyClick(places, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert row(panel, "banana").taken
    QTest.keyClick(places, Qt.Key.Key_Space)
    places.setCurrentIndex(panel.model.index(panel.model.rows.index(row(panel, "carrot"))))
    QTest.keyClick(places, Qt.Key.Key_F2)
    places.editor.selectAll()
    QTest.keyClicks(places.editor, "by hand")
    assert "3" in panel.review.apply.text()
    panel.review.apply.click()
    desk.until(lambda: desk.written("carrot") == "by hand" and desk.written("butterfly") == "made, butterfly ü 墨")
    assert desk.written("banana") == before["banana"]
    assert row(panel, "carrot").applied
    assert panel.unapplied() == 0
    desk.page.collection.undo.undo()
    desk.until(lambda: {name: desk.written(name) for name in before} == before)
    desk.until(lambda: not row(panel, "carrot").applied)
    assert not desk.page.collection.undo.canUndo()  # it was one step


def test_what_changes_meanwhile_is_not_overwritten_unasked(desk: Desk, panel: CaptioningPanel) -> None:
    run(desk, panel)
    desk.edit("carrot", "typed meanwhile")
    (desk.folder / "butterfly.txt").write_text("from elsewhere", encoding="utf-8")
    desk.until(lambda: row(panel, "carrot").stale and row(panel, "butterfly").stale)
    panel.apply()
    desk.until(lambda: desk.written("banana") == "made, banana ü 墨")
    assert (desk.written("carrot"), desk.written("butterfly")) == ("typed meanwhile", "from elsewhere")
    panel.model.take([row(panel, "carrot")], True)  # wanted all the same
    panel.apply()
    desk.until(lambda: desk.written("carrot") == "made, carrot ü 墨")
    desk.page.collection.undo.undo()
    desk.until(lambda: desk.written("carrot") == "typed meanwhile")
    panel.review.list.put_back_wanted.emit([row(panel, "banana")])  # one picture, after all were applied
    desk.until(lambda: desk.written("banana") == "banana" and desk.written("bear") == "made, bear ü 墨")


def test_a_failure_says_why_cancel_keeps_what_was_made_and_closing_asks(
    desk: Desk, panel: CaptioningPanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not panel.setup.start.isEnabled()  # all have a caption, and only empty ones are filled
    assert "another mode" in panel.setup.problem.text()
    panel.setup.form.set_values({"mode": "append"})
    panel.setup.model.set_value("broken")
    desk.until(lambda: "no such model" in panel.setup.problem.text())
    panel.begin(panel.setup.entries())
    desk.until(lambda: not panel.work.active)
    assert panel.banner.text() == "broken is no model: name another"
    assert panel.setup.isVisible()
    panel.setup.model.set_value("starter-clip")
    panel.setup.try_few.click()
    desk.until(lambda: not panel.work.active)
    assert [result.entry.path.stem for result in panel.model.rows] == ["banana", "cactus", "bell"]
    answer(monkeypatch, "Discard")
    panel.discard()
    panel.setup.form.set_values({"mode": "replace", "seed": 7})
    panel.setup.model.set_value("blip-large")  # one that takes a seed
    panel.setup.start.click()
    desk.until(lambda: len(panel.model.rows) == 2 and "of 6 pictures" in panel.run_bar.text.text())
    panel.run_bar.processor_wanted.emit()  # as who waits for the graphics card may wish
    desk.until(lambda: not panel.work.active)
    assert len(panel.model.rows) == 6
    panel.discard()
    panel.setup.start.click()
    desk.until(lambda: len(panel.model.rows) == 2 and "of 6 pictures" in panel.run_bar.text.text())
    assert panel.run_bar.isVisible()
    assert "this ends" in desk.page.at_risk()
    panel.run_bar.cancel.click()
    desk.until(lambda: not panel.work.active)
    assert "Cancelled after 2 of 6" in panel.banner.text()
    assert panel.unapplied() == 2
    assert desk.page.at_risk() == ""  # they are offered again
    answer(monkeypatch, "Cancel")
    panel.close_panel()
    assert panel.isVisible()
    assert panel.unapplied() == 2
    answer(monkeypatch, "Apply")
    panel.close_panel()
    assert not panel.isVisible()
    desk.until(lambda: desk.written("bear") == "made, bear ü 墨")
    assert recall(desk.project.folder, "captions")["model"] == "blip-large"


def reopened(desk: Desk) -> CaptioningPanel:
    """Close the project, open it again, and show what is offered."""
    desk.page.close_project()
    desk.page.open_project(desk.project)
    desk.until(lambda: "not applied yet" in desk.page.banner.text())
    desk.page.banner.action.click()
    panel = desk.page.making.captions
    assert panel is not None
    desk.until(lambda: panel.isVisible() and not panel.work.active)
    return panel


def test_what_nobody_applied_is_offered_when_the_project_is_opened_again(desk: Desk, panel: CaptioningPanel) -> None:
    run(desk, panel)
    job = recall_job(desk.project.folder)
    assert job is not None
    panel = reopened(desk)
    assert {result.entry.path.stem for result in panel.model.ready()} == {"banana", "bear", "butterfly", "carrot"}
    assert row(panel, "bell").warning == "It is damaged."
    desk.page.close_project()
    desk.page.open_project(desk.project)
    desk.until(lambda: "not applied yet" in desk.page.banner.text())
    desk.edit("carrot", "typed since")
    desk.page.banner.action.click()
    desk.until(lambda: not panel.work.active and len(panel.model.ready()) == 4)
    assert row(panel, "carrot").before == "typed since"  # shown beside what stands there now
    panel.apply()
    desk.until(lambda: desk.written("bear") == "made, bear ü 墨" and recall_job(desk.project.folder) is None)
    assert not job.exists()
    desk.page.close_project()
    desk.page.open_project(desk.project)
    desk.until(lambda: desk.page.making._offered)
    desk.qtbot.wait(300)
    assert "not applied yet" not in desk.page.banner.text()


def test_captions_that_cannot_be_written_are_shown_as_such_and_offered_again(
    desk: Desk, panel: CaptioningPanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, content: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))

    run(desk, panel)
    monkeypatch.setattr("project.dataset.writing.atomic_write", full)
    panel.apply()
    desk.until(lambda: desk.page.collection.unsaved() == 4)
    assert "No space left on device" in desk.page.banner.text()
    assert "4 captions could not be written yet" in desk.page.at_risk()
    desk.page.close_project()
    desk.page.open_project(desk.project)
    desk.until(lambda: desk.page.banner.text().startswith("4 captions that a model made"))
    assert desk.written("bear") == "bear face"
    monkeypatch.undo()
    desk.page.banner.action.click()
    desk.until(lambda: not panel.work.active and len(panel.model.ready()) == 4)
    panel.apply()
    desk.until(lambda: desk.written("bear") == "made, bear ü 墨" and recall_job(desk.project.folder) is None)


def test_an_engine_that_outlived_its_window_is_followed_again(desk: Desk, panel: CaptioningPanel) -> None:
    panel.setup.form.set_values({"mode": "replace", "seed": 7})
    panel.setup.model.set_value("blip-large")
    panel.setup.start.click()
    desk.until(lambda: len(panel.model.rows) == 2 and recall_job(desk.project.folder) is not None)
    run = panel.work.run
    assert run is not None
    run.leave()  # as if the window had died: nobody told the engine to stop
    panel.work.run = None
    desk.page.close_project()
    desk.page.open_project(desk.project)
    desk.until(lambda: "not applied yet" in desk.page.banner.text())
    desk.page.banner.action.click()
    desk.until(lambda: panel.work.active and len(panel.model.rows) == 2)
    assert runs.is_live(run.folder)
    panel.run_bar.cancel.click()
    desk.until(lambda: not panel.work.active)
    assert "Cancelled after 2 of 6" in panel.banner.text()
    assert len(panel.model.ready()) == 2


def test_ten_thousand_results_stay_fluid() -> None:
    entries = [Entry(f"/p/{number}.png", f"{number}.png", (), (0, 0)) for number in range(10_000)]
    model = ResultModel()
    began = time.process_time()
    for start in range(0, 10_000, 500):
        model.add(Result(entry, "", "a", "a") for entry in entries[start : start + 500])
        model.counts()
    model.take(model.rows, False)
    model.show_filter("changed")
    model.look_again({entry.file: entry for entry in entries})
    model.undo()
    assert (len(model.rows), len(model.ready())) == (10_000, 10_000)
    assert time.process_time() - began < 5


def test_form_gives_the_options_that_count(qtbot: object) -> None:
    form = OptionForm(all_options())
    form.set_values(
        {
            "prompt": "What is\n{name}?",
            "temperature": 0.7,
            "must_have": ["red", "big"],
            "threshold": 0.2,
            "mode": "append",
        }
    )
    form.show_keys(keys_of("captioner"), advanced=False)
    options = read_options(form.settings())
    assert (options.prompt, options.temperature, options.must_have, options.mode) == (
        "What is {name}?", 0.7, ["red", "big"], "append",
    )  # fmt: skip
    assert options.threshold == 0.35  # of taggers
    form.show_keys(keys_of("tagger"), advanced=True)
    assert read_options(form.settings()).threshold == 0.2


def test_own_phrases_are_written_and_what_is_wrong_is_told_at_once(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ATELIER_HOME", str(tmp_path))
    field = PhraseField("zh-Hans")
    qtbot.addWidget(field)
    qtbot.waitUntil(lambda: field.list.count() == 3)
    assert (field.text(), field.list.currentText()) == ("zh-Hans", "简体中文")
    field.put("en")
    assert (field.text(), field.list.currentText()) == ("en", "English")
    field.edit.click()
    dialog = field.dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: "apple" in dialog.bank.toPlainText() and bool(dialog.own.toPlainText()))
    save = dialog.buttons.button(QDialogButtonBox.StandardButton.Save)
    dialog.own.setPlainText("[sujet]\ncat\n")
    qtbot.waitUntil(lambda: dialog.problem.text().startswith('line 2: "sujet" is no category'))
    save.click()
    assert not dialog.file.exists()
    dialog.reject()
    assert dialog.isVisible()  # what is typed is not thrown away by one Esc
    dialog.own.setPlainText("language = tlh\n[subject]\ncat = vIghro'\n")
    save.click()
    qtbot.waitUntil(lambda: field.list.findData("tlh") >= 0)
    assert [phrase.writes for phrase in load_bank("tlh").phrases] == ["vIghro'"]


def test_pace_counts_from_the_first_picture() -> None:
    pace = Pace()
    pace.note(0, 100.0)
    assert pace.speed() is None
    pace.note(10, 105.0)
    assert (pace.speed(), pace.left(30)) == (2.0, 10.0)
    warning = runs.Warning_(message="/a/b.png: it is odd", path="/a/b.png")
    assert about_picture(warning) == "It is odd."
    entries = [Entry(f"{number}.png", "", (), (0, 0)) for number in range(7)]
    assert [entry.file for entry in spread(entries, 3)] == ["0.png", "2.png", "4.png"]


def tiny_tagger(folder: Path) -> Path:
    """A tagger in the published form: it is sure of "white background", whatever it sees."""
    folder.mkdir()
    weights = np.zeros((3, 3), np.float32)
    bias = np.array([-9, 9, -9], np.float32)  # the rating, and two tags
    graph = helper.make_graph(
        [
            helper.make_node("ReduceMean", ["input"], ["mean"], axes=[1, 2], keepdims=0),
            helper.make_node("MatMul", ["mean", "weights"], ["sum"]),
            helper.make_node("Add", ["sum", "bias"], ["raw"]),
            helper.make_node("Sigmoid", ["raw"], ["output"]),
        ],
        "tagger",
        [helper.make_tensor_value_info("input", TensorProto.FLOAT, ["batch", 32, 32, 3])],
        [helper.make_tensor_value_info("output", TensorProto.FLOAT, ["batch", 3])],
        [numpy_helper.from_array(weights, "weights"), numpy_helper.from_array(bias, "bias")],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)], ir_version=8)
    onnx.save(model, folder / "model.onnx")
    rows = ["tag_id,name,category,count", "1,general,9,10", "2,white_background,0,9", "3,red_hair,0,8"]
    (folder / "selected_tags.csv").write_text("\n".join(rows) + "\n")
    return folder


def test_a_real_engine_tags_what_is_selected(desk: Desk, tmp_path: Path) -> None:
    desk.page.making.show_captions()
    panel = desk.page.making.captions
    assert panel is not None
    desk.until(lambda: panel.setup.project is not None)
    names = ("bell", "carrot")
    desk.select(*names)
    panel.setup.model.set_value(str(tiny_tagger(tmp_path / "tagger")))
    panel.setup.form.set_values({"mode": "append", "trigger_word": "sks"})
    desk.until(lambda: panel.setup.model.kind() == "tagger" and "2" in panel.setup.start.text())
    panel.setup.start.click()
    desk.until(lambda: not panel.work.active, 60_000)
    assert panel.banner.text() == ""
    assert [result.after for result in panel.model.rows] == [f"sks, {name}, white background" for name in names]
    panel.apply()
    desk.until(lambda: [desk.written(name) for name in names] == [f"sks, {name}, white background" for name in names])
