"""The editor of the concepts: cards for lines, edited, moved, removed and undone; nothing typed is lost."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from gui.train.concept_fields import ConceptsEditor
from gui.train.form import Form
from gui.train.state import FormState

LINES = ["/dogs | repeats=1.5 | weight=0.5 | trigger_word=rexdog", "/cats | regularisation", "/x | samples=200"]


def test_concepts_are_edited_moved_removed_and_undone(
    qtbot: QtBot, form: Form, state: FormState, monkeypatch: pytest.MonkeyPatch
) -> None:
    state.set_value("concepts", LINES)
    row = form.row("concepts")
    assert row is not None
    editor = row.editor
    assert isinstance(editor, ConceptsEditor)
    assert editor.value() == LINES
    first = editor.cards[0]
    assert (first.folder.text(), first.repeats.text(), first.weight.text()) == ("/dogs", "1.5", "0.5")
    state.seal()
    first.repeats.selectAll()
    qtbot.keyClicks(first.repeats, "2")
    assert state.value("concepts")[0] == "/dogs | repeats=2 | weight=0.5 | trigger_word=rexdog"
    qtbot.mouseClick(first.down, Qt.MouseButton.LeftButton)
    assert [line.split()[0] for line in state.value("concepts")] == ["/cats", "/dogs", "/x"]
    qtbot.mouseClick(editor.cards[2].gone, Qt.MouseButton.LeftButton)
    assert len(editor.cards) == 2
    state.undo_stack.undo()
    assert len(editor.cards) == 3
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "/new")
    qtbot.mouseClick(editor.add, Qt.MouseButton.LeftButton)
    assert state.value("concepts")[-1] == "/new"
    while state.undo_stack.canUndo():
        state.undo_stack.undo()
    assert editor.value() == []


def test_what_is_wrong_in_a_card_stays_and_is_told(qtbot: QtBot, form: Form, state: FormState) -> None:
    state.set_value("concepts", ["/dogs"])
    row = form.row("concepts")
    assert row is not None
    assert isinstance(row.editor, ConceptsEditor)
    card = row.editor.cards[0]
    card.weight.selectAll()
    qtbot.keyClicks(card.weight, "much")
    assert card.weight.text() == "much"
    assert 'weight must be a number from 0 to 1000, not "much"' in row.note()
