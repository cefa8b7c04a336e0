"""The chat: what Enter, the slider and Esc do, whose words stand where, and what stays in the project."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gui.chat import ChatPanel
from gui.chat.thoughts import part
from gui.chat.transcript import WIDE
from project import runs
from project.chats import Manner, list_chats, load_manner
from project.library import Project

Sent = Callable[[], list[runs.Ask]]


def ask(panel: ChatPanel, question: str) -> None:
    """Type a question and press Enter."""
    panel.face.entry.setFocus()
    panel.face.entry.setPlainText(question)
    QTest.keyClick(panel.face.entry, Qt.Key.Key_Return)


def settled(panel: ChatPanel, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not panel.source.waiting, timeout=15_000)


def shown(panel: ChatPanel) -> list[dict[bool, str]]:
    """The words on the cards that are to be seen, by turn: of the base model (True) and of the LoRA."""
    return [
        {card.base: card.words.text() for card in turn.cards() if not card.isHidden()}
        for turn in panel.face.transcript.turns
    ]


def move(panel: ChatPanel, strength: float) -> None:
    panel.face.strength.slider.setValue(round(strength * 20))


def test_both_answer_at_the_same_seed(panel: ChatPanel, sent: Sent, run: Path, qtbot: QtBot) -> None:
    ask(panel, "What is a dog?")
    assert panel.face.entry.toPlainText() == ""
    settled(panel, qtbot)
    assert shown(panel) == [{True: "at 0 with 42 after 1", False: "at 0.8 with 42 after 1"}]
    lora, base = sent()
    assert (lora.adapter, lora.group) == (str(run / "shop"), base.group)
    assert (base.adapter, base.strength) == ("", 0)
    job = runs.read_job(panel.project.previews)  # type: ignore[union-attr]
    assert isinstance(job, runs.PreviewJob)
    assert (job.task, job.base_model) == ("text-generation", "/models/small")
    heads = [card.who.full_text() for card in panel.face.transcript.turns[0].cards()]
    assert heads == ["Base model", "LoRA 0.80 · 2026-01-05_shop"]
    assert "seed 42" in panel.face.transcript.turns[0].card(True).foot.text()


def test_shift_enter_begins_a_line_and_nothing_is_sent(panel: ChatPanel) -> None:
    panel.face.entry.setPlainText("one")
    panel.face.entry.moveCursor(panel.face.entry.textCursor().MoveOperation.End)
    height = panel.face.entry.height()
    QTest.keyClick(panel.face.entry, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClicks(panel.face.entry, "two")
    assert panel.face.entry.toPlainText() == "one\ntwo"
    assert panel.face.entry.height() > height
    assert not panel.face.transcript.turns
    ask(panel, "  \n ")
    assert not panel.face.transcript.turns


def test_each_side_goes_on_from_its_own_answers(panel: ChatPanel, sent: Sent, qtbot: QtBot) -> None:
    for question in ("one", "two"):
        ask(panel, question)
        settled(panel, qtbot)
    lora, base = sent()[2:]
    assert base.messages == (("user", "one"), ("assistant", "at 0 with 42 after 1"), ("user", "two"))
    assert lora.messages[1] == ("assistant", "at 0.8 with 42 after 1")


def test_the_slider_asks_the_lora_again_and_what_is_known_is_not_asked(
    panel: ChatPanel, sent: Sent, qtbot: QtBot
) -> None:
    ask(panel, "one")
    settled(panel, qtbot)
    move(panel, 1.25)
    qtbot.waitUntil(lambda: shown(panel)[0].get(False) == "at 1.25 with 42 after 1", timeout=10_000)
    settled(panel, qtbot)
    move(panel, 0.8)
    qtbot.waitUntil(lambda: shown(panel)[0].get(False) == "at 0.8 with 42 after 1", timeout=10_000)
    assert [request.strength for request in sent()] == [0.8, 0, 1.25]
    move(panel, 0)
    qtbot.waitUntil(lambda: shown(panel) == [{True: "at 0 with 42 after 1"}], timeout=10_000)
    assert len(sent()) == 3


def test_again_takes_the_next_seed(panel: ChatPanel, sent: Sent, qtbot: QtBot) -> None:
    ask(panel, "one")
    settled(panel, qtbot)
    panel.face.again.click()
    settled(panel, qtbot)
    assert shown(panel) == [{True: "at 0 with 43 after 1", False: "at 0.8 with 43 after 1"}]
    assert [request.seed for request in sent()] == [42, 42, 43, 43]
    assert len(panel.talking.chat.turns[0].answers) == 4


def test_esc_stops_and_what_was_said_is_kept(panel: ChatPanel, qtbot: QtBot) -> None:
    ask(panel, "slow")
    qtbot.waitUntil(lambda: shown(panel)[0].get(False, "").startswith("at 0.8"), timeout=15_000)
    assert not panel.face.stop.isHidden()
    QTest.keyClick(panel.face.entry, Qt.Key.Key_Escape)
    settled(panel, qtbot)
    (said,) = panel.talking.chat.turns[0].answers
    assert (said.reason, said.strength) == ("stopped", 0.8)
    assert said.text in "at 0.8 with 42 after 1"
    assert panel.face.stop.isHidden()
    assert "stopped" in panel.face.transcript.turns[0].card(False).foot.text()
    ask(panel, "next")
    settled(panel, qtbot)
    assert shown(panel)[1][False] == "at 0.8 with 42 after 3"


def test_a_new_question_leaves_the_one_in_work(panel: ChatPanel, qtbot: QtBot) -> None:
    ask(panel, "slow")
    qtbot.waitUntil(lambda: bool(shown(panel)[0].get(False)), timeout=15_000)
    ask(panel, "quick")
    settled(panel, qtbot)
    assert [len(turn.answers) for turn in panel.talking.chat.turns] == [1, 2]


def test_the_base_model_can_be_left_out(panel: ChatPanel, sent: Sent, qtbot: QtBot) -> None:
    panel.face.beside.setChecked(False)
    ask(panel, "one")
    settled(panel, qtbot)
    assert shown(panel) == [{False: "at 0.8 with 42 after 1"}]
    panel.face.beside.setChecked(True)
    qtbot.waitUntil(lambda: len(sent()) == 2)
    settled(panel, qtbot)
    assert shown(panel)[0][True] == "at 0 with 42 after 1"


def test_a_refusal_is_one_sentence_and_the_chat_goes_on(panel: ChatPanel, qtbot: QtBot) -> None:
    ask(panel, "refuse")
    settled(panel, qtbot)
    assert panel.face.notice.text() == "the answer failed: out of memory"
    assert panel.face.transcript.turns[0].card(False).foot.text() == "not answered"
    ask(panel, "one")
    settled(panel, qtbot)
    assert panel.face.notice.text() == ""
    assert shown(panel)[1][True] == "at 0 with 42 after 1"


def test_an_engine_that_dies_is_told_and_can_be_tried_again(panel: ChatPanel, qtbot: QtBot) -> None:
    ask(panel, "die")
    qtbot.waitUntil(lambda: bool(panel.face.notice.text()), timeout=20_000)
    assert panel.face.notice.action.text() == "Try again"
    assert panel.face.stop.isHidden()
    ask(panel, "one")
    settled(panel, qtbot)
    assert shown(panel)[1][False] == "at 0.8 with 42 after 1"


def test_another_lora_answers_the_same_question(panel: ChatPanel, sent: Sent, run: Path, qtbot: QtBot) -> None:
    ask(panel, "one")
    settled(panel, qtbot)
    panel.choose(run, run / "checkpoints" / "step-000050")
    qtbot.waitUntil(lambda: len(sent()) == 3, timeout=10_000)
    settled(panel, qtbot)
    assert sent()[-1].adapter.endswith("step-000050")
    assert "step 50" in panel.face.transcript.turns[0].card(False).who.full_text()


def test_without_a_lora_the_base_model_answers(
    make_panel: Callable[[Project], ChatPanel], project: Project, sent: Sent, qtbot: QtBot
) -> None:
    panel = make_panel(project)
    assert not panel.face.strength.isEnabled()
    assert "Train a LoRA first" in panel.face.strength.toolTip()
    ask(panel, "one")
    settled(panel, qtbot)
    assert shown(panel) == [{True: "at 0 with 42 after 1"}]
    (request,) = sent()
    assert request.strength == 0


def test_the_manner_is_what_the_fields_say(panel: ChatPanel, sent: Sent, qtbot: QtBot) -> None:
    form = panel.face.manner
    form.system.setPlainText("be brief")
    form.temperature.setValue(0)
    form.top_k.setValue(7)
    form.longest.setValue(33)
    form.penalty.setValue(1.1)
    form.top_p.setValue(0.5)
    ask(panel, "one")
    settled(panel, qtbot)
    request = sent()[0]
    assert (request.system, request.temperature, request.top_k, request.max_tokens) == ("be brief", 0, 7, 33)
    assert (request.repetition_penalty, request.top_p) == (1.1, 0.5)


def test_conversations_stay_in_the_project(
    panel: ChatPanel, make_panel: Callable[[Project], ChatPanel], project: Project, qtbot: QtBot
) -> None:
    ask(panel, "first 问题")
    settled(panel, qtbot)
    panel.new_button.click()
    assert not panel.face.transcript.turns
    assert not panel.new_button.isEnabled()
    ask(panel, "second")
    settled(panel, qtbot)
    qtbot.waitUntil(lambda: [chat.title for chat in list_chats(project.folder)] == ["second", "first 问题"])
    qtbot.waitUntil(lambda: [len(c.turns[0].answers) for c in list_chats(project.folder)] == [2, 2])
    panel.shutdown()
    other = make_panel(project)
    menu = other.history_menu(list_chats(project.folder))
    titles = [action.text().partition("\t")[0] for action in menu.actions() if not action.isSeparator()]
    assert titles == ["second", "first 问题"]
    menu.actions()[1].trigger()
    assert shown(other) == [{True: "at 0 with 42 after 1", False: "at 0.8 with 42 after 1"}]
    other.delete_shown()
    qtbot.waitUntil(lambda: [chat.title for chat in list_chats(project.folder)] == ["second"])
    assert not other.face.transcript.turns


def test_an_answer_is_copied(panel: ChatPanel, qtbot: QtBot) -> None:
    ask(panel, "one")
    settled(panel, qtbot)
    panel.face.transcript.turns[0].card(False).copy.click()
    assert QGuiApplication.clipboard().text() == "at 0.8 with 42 after 1"


@pytest.mark.parametrize(("width", "beside"), [(340, False), (WIDE + 100, True)])
def test_answers_stand_side_by_side_where_there_is_room(
    width: int, beside: bool, panel: ChatPanel, qtbot: QtBot
) -> None:
    panel.resize(width, 740)
    ask(panel, "one")
    settled(panel, qtbot)
    base, lora = panel.face.transcript.turns[0].cards()
    qtbot.waitUntil(lambda: (base.y() == lora.y()) == beside)
    assert (base.x() < lora.x()) == beside


def test_thoughts_are_folded_away_and_go_on_with_the_conversation(panel: ChatPanel, sent: Sent, qtbot: QtBot) -> None:
    ask(panel, "think")
    settled(panel, qtbot)
    card = panel.face.transcript.turns[0].card(False)
    assert shown(panel)[0][False] == "at 0.8 with 42 after 1"
    assert card.thoughts.text() == "let me see"
    assert not card.thoughts.isVisible()
    card.fold.click()
    assert card.thoughts.isVisible()
    card.copy.click()
    assert QGuiApplication.clipboard().text() == "at 0.8 with 42 after 1"
    whole = "<think> let me see </think> at 0.8 with 42 after 1"
    said = panel.talking.chat.turns[0].newest(base=False)
    assert said is not None
    assert said.text == whole
    ask(panel, "two")
    settled(panel, qtbot)
    assert sent()[2].messages[1] == ("assistant", whole)
    assert not panel.face.transcript.turns[1].card(False).fold.isVisible()


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("plain", ("", "plain", False)),
        ("<think>\none", ("one", "", True)),
        ("<think>\none\n</think>\n\ntwo", ("one", "two", False)),
        ("one</think>two", ("one", "two", False)),
        ("<think></think>two", ("", "two", False)),
        ("a <think> in words", ("", "a <think> in words", False)),
    ],
)
def test_thoughts_are_told_from_the_answer(text: str, parts: tuple[str, str, bool]) -> None:
    assert part(text) == parts


def test_how_one_talks_is_remembered(
    panel: ChatPanel, make_panel: Callable[[Project], ChatPanel], project: Project, qtbot: QtBot
) -> None:
    form = panel.face.manner
    form.temperature.setValue(0.25)
    form.system.setPlainText("be brief")
    form.seed.setValue(7)
    panel.shutdown()
    qtbot.waitUntil(lambda: load_manner(project.folder, "").seed == 7)
    other = make_panel(project)
    qtbot.waitUntil(lambda: other.face.manner.manner() == Manner(system="be brief", seed=7, temperature=0.25))


def test_the_system_prompt_of_the_training_is_followed_until_one_is_typed(panel: ChatPanel, project: Project) -> None:
    trained = replace(project, settings={"system_prompt": "be kind"})
    panel.update_project(trained)
    assert panel.face.manner.manner().system == "be kind"
    panel.face.manner.system.setPlainText("be brief")
    panel.update_project(replace(project, settings={"system_prompt": "be loud"}))
    assert panel.face.manner.manner().system == "be brief"


def test_another_temperature_asks_again(panel: ChatPanel, sent: Sent, qtbot: QtBot) -> None:
    ask(panel, "one")
    settled(panel, qtbot)
    move(panel, 1.25)
    qtbot.waitUntil(lambda: len(sent()) == 3, timeout=10_000)
    settled(panel, qtbot)
    panel.face.manner.temperature.setValue(0)
    move(panel, 0.8)
    qtbot.waitUntil(lambda: len(sent()) == 5, timeout=10_000)
    assert [(request.strength, request.temperature) for request in sent()[3:]] == [(0.8, 0), (0, 0)]
