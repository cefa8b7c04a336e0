"""The test questions: kept in the project, and their answers over time, from the past and from a live training."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from gui import engine_end, process
from gui.chat import ChatPanel
from gui.chat.answer_table import AnswerTable
from gui.preview import PreviewPanel
from gui.run_model import RunModel
from project import library, runs
from project.library import Project
from project.runs.history import question_history, result_step
from project.settings import Settings
from tests.gui.chat.conftest import asked
from tests.gui.open_window import leave, make_project, open_window, settle
from tests.gui.test_accessible import backwards, clashes, nameless

Sent = Callable[[], list[runs.Ask]]
SCRIPTED = Path(__file__).parents[1] / "scripted_engine.py"


def table_of(table: AnswerTable) -> list[list[str]]:
    """The headings with a corner, and below the rows with their questions."""
    model = table.model()
    steps = [str(model.headerData(column, Qt.Orientation.Horizontal)) for column in range(model.columnCount())]
    rows = [
        [
            str(model.headerData(row, Qt.Orientation.Vertical)),
            *(str(model.index(row, column).data() or "") for column in range(len(steps))),
        ]
        for row in range(model.rowCount())
    ]
    return [["", *steps], *rows]


WHOLE = [
    ["", "Base model", "Step 50", "Step 100"],
    ["What is a dog?", "a dog after 0", "a dog after 50", "woof"],
    ["怎么退货？", "第0步", "第50步", ""],
]


def test_answers_that_a_resume_made_void_are_left_out(run: Path) -> None:
    found = [(answer.step, answer.text) for answer in question_history(run)]
    assert found == [(0, "a dog after 0"), (0, "第0步"), (50, "a dog after 50"), (50, "第50步"), (100, "woof")]


def test_a_result_has_the_step_of_its_weights(run: Path, tmp_path: Path) -> None:
    assert result_step(run) == 100
    (run / "facts.json").write_text('{"steps": 50}')  # it was ended early, and the best checkpoint taken
    assert result_step(run) == 50
    assert result_step(tmp_path / "none") == 0


def test_answers_stand_in_columns_by_step(panel: ChatPanel, qtbot: QtBot) -> None:
    panel.show_tab("questions")
    qtbot.waitUntil(lambda: panel.questions.table.rowCount() == 2)
    table = panel.questions.table
    assert table_of(table) == WHOLE
    assert "2026-01-05_shop" in panel.questions.title.full_text()
    table.selectAll()
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().splitlines()[0] == "a dog after 0\ta dog after 50\twoof"
    panel.questions.expand.click()
    (dialog,) = panel.questions.findChildren(QDialog)
    (large,) = dialog.findChildren(AnswerTable)
    assert table_of(large) == WHOLE
    dialog.close()


def test_long_answers_are_seen_whole(panel: ChatPanel, qtbot: QtBot) -> None:
    panel.show_tab("questions")
    qtbot.waitUntil(lambda: panel.questions.table.rowCount() == 2)
    before = panel.questions.table.rowHeight(0)
    panel.questions.table.show_answers([asked(0, "What is a dog?", "a dog is a pet " * 20)])
    assert panel.questions.table.rowHeight(0) > 3 * before


def test_questions_are_kept_in_the_project(panel: ChatPanel, project: Project, qtbot: QtBot) -> None:
    panel.show_tab("questions")
    told: list[Project] = []
    panel.project_changed.connect(told.append)
    panel.questions.questions.setFocus()
    QTest.keyClicks(panel.questions.questions, "What is a cat?")
    QTest.keyClick(panel.questions.questions, Qt.Key.Key_Return)
    panel.questions.table.setFocus()
    qtbot.waitUntil(lambda: bool(told))
    assert told[-1].settings == {"test_questions": ["What is a cat?"]}
    qtbot.waitUntil(lambda: library.load(project.folder).settings == told[-1].settings)
    panel.questions.questions.clear()
    panel.close_project()
    qtbot.waitUntil(lambda: library.load(project.folder).settings == {})


def write(panel: ChatPanel, *questions: str) -> None:
    panel.show_tab("questions")
    panel.questions.questions.setPlainText("\n".join(questions))


def test_what_a_run_has_not_answered_is_asked_now_and_stays(
    panel: ChatPanel, make_panel: Callable[[Project], ChatPanel], project: Project, run: Path, sent: Sent, qtbot: QtBot
) -> None:
    write(panel, "What is a dog?", "怎么退货？", "new?")
    qtbot.waitUntil(lambda: panel.questions.table.rowCount() == 2)
    (run / "config.yaml").write_text(
        f"task_type: text-generation\nmodel_name_or_path: /models/small\noutput_dir: {run}\ntrain_data_dir: {run}\n"
        "question_tokens: 33\npreview_seed: 5\nsystem_prompt: be brief\n"
    )
    panel.questions.ask.click()
    qtbot.waitUntil(lambda: table_of(panel.questions.table)[1:] == FILLED, timeout=15_000)
    qtbot.waitUntil(lambda: panel.questions.ask.text() == "Ask now")
    asks = sent()
    assert [(ask.question, ask.strength, Path(ask.adapter).name) for ask in asks] == [
        ("怎么退货？", 1.0, "shop"), ("new?", 1.0, "shop"), ("new?", 0.0, "shop"), ("new?", 1.0, "step-000050"),
    ]  # fmt: skip
    assert {(ask.seed, ask.max_tokens, ask.temperature, ask.system) for ask in asks} == {(5, 33, 0.0, "be brief")}
    panel.questions.ask.click()
    qtbot.waitUntil(lambda: "answered already" in panel.questions.notice.text())
    assert len(sent()) == 4
    panel.shutdown()
    moved = replace(project, folder=project.folder.rename(project.folder.with_name("moved")))
    again = make_panel(moved)
    again.show_tab("questions")
    qtbot.waitUntil(lambda: table_of(again.questions.table)[1:] == FILLED)


FILLED = [
    ["What is a dog?", "a dog after 0", "a dog after 50", "woof"],
    ["怎么退货？", "第0步", "第50步", "at 1 with 5 after 1"],
    ["new?", "at 0 with 5 after 1", "at 1 with 5 after 1", "at 1 with 5 after 1"],
]


def test_asking_now_can_be_stopped_and_the_chat_goes_before_it(panel: ChatPanel, sent: Sent, qtbot: QtBot) -> None:
    assert panel.questions.ask.isEnabled() is False
    assert "Write a question first" in panel.questions.ask.toolTip()
    write(panel, "slow one", "slow two")
    panel.questions.ask.click()
    qtbot.waitUntil(lambda: panel.questions.ask.text() == "Stop (6)", timeout=15_000)
    panel.questions.ask.click()
    assert panel.questions.ask.text() == "Ask now"
    panel.questions.ask.click()
    qtbot.waitUntil(lambda: panel.questions.ask.text() == "Stop (6)", timeout=15_000)
    panel.show_tab("chat")
    panel.face.entry.setPlainText("quick")
    panel.talking.send()
    assert panel.questions.ask.text() == "Ask now"
    qtbot.waitUntil(lambda: len(panel.talking.chat.turns[0].answers) == 2, timeout=15_000)
    assert len(table_of(panel.questions.table)) == 3


def test_a_refused_question_is_told_where_it_was_asked(panel: ChatPanel, qtbot: QtBot) -> None:
    write(panel, "refuse")
    panel.questions.ask.click()
    qtbot.waitUntil(lambda: panel.questions.notice.text() == "the answer failed: out of memory", timeout=15_000)
    assert panel.face.notice.text() == ""


@pytest.mark.parametrize(("width", "columns"), [(306, 1), (600, 3)])
def test_as_many_columns_as_fit_are_seen_whole(width: int, columns: int, qtbot: QtBot) -> None:
    table = AnswerTable()
    qtbot.addWidget(table)
    table.resize(width, 400)
    table.show()
    table.show_answers([asked(step, "What is a dog?", "a dog " * 60) for step in (0, 50)])
    table.show_answers([asked(step, "What is a dog?", "a dog " * 60) for step in (0, 50, 100)])
    qtbot.waitUntil(lambda: table.columnAt(0) == 3 - columns)
    assert table.columnViewportPosition(3 - columns) == 0
    right = table.columnViewportPosition(2) + table.columnWidth(2)
    assert 0 <= table.viewport().width() - right < columns


def test_columns_stay_whole_when_the_panel_grew_while_it_was_not_seen(panel: ChatPanel, qtbot: QtBot) -> None:
    table, steps = panel.questions.table, (0, 20, 40, 60)
    panel.show_tab("questions")
    for count in (3, 4):
        table.show_answers([asked(step, what, "a dog " * 30) for step in steps[:count] for what in ("a?", "b?", "c?")])
    qtbot.waitUntil(lambda: table.columnAt(0) == 3)
    panel.show_tab("chat")
    panel.resize(620, 740)
    panel.show_tab("questions")
    qtbot.waitUntil(lambda: table.columnViewportPosition(1) == 0)
    assert 0 <= table.viewport().width() - table.columnViewportPosition(3) - table.columnWidth(3) < 3


def test_questions_of_another_page_come_in(panel: ChatPanel, project: Project) -> None:
    changed = Project(**{**vars(project), "settings": {"test_questions": ["a?", "b?"]}})
    panel.update_project(changed)
    assert panel.questions.lines() == ["a?", "b?"]


def test_a_live_training_answers_and_its_questions_come_as_they_are_asked(
    panel: ChatPanel, project: Project, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(process, "engine_command", lambda: [sys.executable, str(SCRIPTED)])
    folder = project.runs / "2026-02-01_live"
    folder.mkdir()
    (folder / "script.json").write_text(json.dumps({"steps": 100_000, "seconds": 0.02}))
    follower, model = process.RunFollower(folder, start_engine=True), RunModel()
    follower.arrived.connect(model.feed)
    follower.start()
    try:
        qtbot.waitUntil(lambda: model.last_step > 1, timeout=15_000)
        panel.set_live_run(follower, model)
        qtbot.waitUntil(lambda: panel.face.picker.choice().kind == "live")
        panel.face.entry.setPlainText("hello")
        panel.talking.send()
        qtbot.waitUntil(lambda: len(panel.talking.chat.turns[0].answers) == 2, timeout=10_000)
        lora = panel.talking.chat.turns[0].newest(base=False)
        assert lora is not None
        assert (lora.text, lora.adapter, lora.step > 1) == ("hello answered by the training", "", True)
        assert f"step {lora.step}" in panel.face.transcript.turns[0].card(False).who.full_text()
        write(panel, "now?")
        panel.questions.ask.click()
        qtbot.waitUntil(lambda: ["now?", "now? answered by the training"] in table_of(panel.questions.table))
        (mine,) = [answer for answer in model.answers if answer.question == "now?"]
        assert (mine.adapter, mine.step > 1) == ("", True)
        model.answers.clear()
        model.feed([asked(50, "What is a dog?", "a dog"), runs.Answer(id="p", text="a piece")])
        qtbot.waitUntil(lambda: table_of(panel.questions.table)[1:] == [["What is a dog?", "a dog"]])
        assert not [event for event in model.course if isinstance(event, runs.Answer) and not event.done]
    finally:
        panel.set_live_run(None, None)
        follower.leave()
        engine_end.kill_holder(folder)


def test_the_window_has_the_panel_of_the_project_s_task(
    project: Project, run: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    window = open_window(qtbot, Settings(preview_open=True))
    try:
        window.set_preview_open(True)
        assert window.findChildren(PreviewPanel) == [window.preview]
        window.open_project(project, "home")
        settle(app)
        (chat,) = window.findChildren(ChatPanel)
        assert chat.isVisible()
        window.preview_run(run, None)
        qtbot.waitUntil(chat.talking.has_lora)
        chat.face.more.setChecked(True)
        settle(app)
        for tab in ("chat", "questions"):
            chat.show_tab(tab)
            settle(app)
            assert not nameless(chat)
            assert not backwards(chat)
            assert not clashes(window)
        window.open_project(make_project(tmp_path / "ink", "Ink"), "home")
        settle(app)
        assert window.findChildren(PreviewPanel)[-1] is window.preview
        assert not chat.isVisible()
    finally:
        leave(window)
