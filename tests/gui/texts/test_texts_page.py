"""The table of texts: what it shows, how changes reach the files, and what another program does there meanwhile."""

from __future__ import annotations

import json
from pathlib import Path

from PySide6.QtCore import QMimeData, QModelIndex, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.texts import TextsPage
from gui.texts.columns import TOKENS, TROUBLE
from gui.texts.side import LENGTHS
from gui.texts.side import TOKENS as TOKENS_FACE
from project import library
from project.library import Project
from project.schema import TEXTS
from project.workspace import sample_texts
from tests.gui.texts.conftest import ROWS, chat, lines


def at(page: TextsPage, line: int, key: str) -> QModelIndex:
    return page.model.index(line, page.model.columns.index(key))


def shown(page: TextsPage, line: int, key: str) -> str:
    return str(page.model.data(at(page, line, key)) or "")


def test_rows_show_their_turns_tokens_and_problems(page: TextsPage) -> None:
    assert page.model.columns == ("question", "answer", "turns", TOKENS, TROUBLE)
    assert page.model.rowCount() == 5
    assert shown(page, 1, "question") == "水墨画是什么？"
    assert shown(page, 1, "turns") == "2"
    assert int(shown(page, 4, TOKENS).replace(",", "")) > 128
    assert "empty answer" in shown(page, 3, TROUBLE)
    assert "Too long" in shown(page, 4, TROUBLE)
    assert shown(page, 1, TROUBLE) == ""


def test_chips_show_only_what_they_count(page: TextsPage) -> None:
    assert page.bars.buttons["duplicate"].text() == "Duplicates: 2"
    page.bars.buttons["duplicate"].click()
    assert [page.model.place(line) for line in range(page.model.rowCount())] == [0, 2]
    assert not page.bars.thin.isHidden()
    page.bars.buttons["answer"].click()
    assert [page.model.place(line) for line in range(page.model.rowCount())] == [3]
    page.bars.buttons["long"].click()
    assert page.model.place(0) == 4
    page.bars.buttons["all"].click()
    assert page.model.rowCount() == 5


def test_a_search_finds_words_in_any_turn_and_says_when_there_are_none(qtbot: QtBot, page: TextsPage) -> None:
    page.bars.search.setText("墨 画")
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)
    assert page.model.place(0) == 1
    page.bars.search.setText("nowhere")
    qtbot.waitUntil(lambda: page.rows.currentWidget() is page.nothing)
    page.nothing.button.click()
    qtbot.waitUntil(lambda: page.model.rowCount() == 5)


def test_a_cell_reaches_its_file_and_can_be_undone(qtbot: QtBot, page: TextsPage, file: Path) -> None:
    before = file.read_bytes()
    assert page.model.setData(at(page, 3, "answer"), "因为。")
    assert shown(page, 3, "answer") == "因为。"
    qtbot.waitUntil(lambda: json.loads(lines(file)[3])["messages"][1]["content"] == "因为。")
    qtbot.waitUntil(lambda: page.undo.isEnabled())
    qtbot.waitUntil(lambda: page.health is not None and "answer" not in page.bars.buttons)
    page.undo.click()
    qtbot.waitUntil(lambda: file.read_bytes() == before)
    qtbot.waitUntil(lambda: page.redo.isEnabled())
    page.redo.click()
    qtbot.waitUntil(lambda: "因为" in lines(file)[3])


def test_a_conversation_is_changed_turn_by_turn_in_the_pane(qtbot: QtBot, page: TextsPage, file: Path) -> None:
    page.view.choose(1)
    qtbot.waitUntil(lambda: len(page.side.editor.turns) == 2 and page.side.editor.place == 1)
    editor = page.side.editor
    editor.turns[1].text.setPlainText("一种画。")
    qtbot.waitUntil(lambda: "一种画" in lines(file)[1])
    editor.add_button.click()
    editor.turns[2].text.setPlainText("谢谢")
    editor.finish()
    qtbot.waitUntil(lambda: len(json.loads(lines(file)[1])["messages"]) == 3)
    assert json.loads(lines(file)[1])["messages"][2] == {"role": "user", "content": "谢谢"}
    assert [json.loads(line) for line in (lines(file)[0], lines(file)[4])] == [ROWS[0], ROWS[4]]


def test_what_is_typed_is_kept_when_another_row_is_marked_or_the_project_closes(
    qtbot: QtBot, page: TextsPage, file: Path
) -> None:
    page.view.choose(0)
    qtbot.waitUntil(lambda: page.side.editor.place == 0)
    page.side.editor.turns[1].text.setPlainText("For tea.")
    page.view.choose(1)
    qtbot.waitUntil(lambda: "For tea." in lines(file)[0])
    qtbot.waitUntil(lambda: page.side.editor.place == 1)
    page.side.editor.turns[0].text.setPlainText("什么？")
    page.close_project()
    assert "什么？" in lines(file)[1]


def test_rows_are_added_removed_and_brought_back(qtbot: QtBot, page: TextsPage, file: Path) -> None:
    page.view.choose(1)
    page.add_row.click()
    qtbot.waitUntil(lambda: len(lines(file)) == 6)
    assert json.loads(lines(file)[2]) == chat("", "")
    qtbot.waitUntil(lambda: page.model.rowCount() == 6 and page.view.places() == [2])
    qtbot.keyClick(page.view, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: len(lines(file)) == 5)
    qtbot.waitUntil(lambda: "duplicate" in page.bars.buttons)
    page.show_chip("duplicate")
    page.bars.thin.click()
    qtbot.waitUntil(lambda: len(lines(file)) == 4)
    qtbot.waitUntil(lambda: page.model.rowCount() == 4)
    page.work.undo()
    qtbot.waitUntil(lambda: [json.loads(line) for line in lines(file)] == ROWS)


def test_another_programs_change_is_shown_and_an_edit_lands_in_the_right_row(
    qtbot: QtBot, page: TextsPage, file: Path
) -> None:
    page.work.set_active(False)
    content = lines(file)
    file.write_text("\n".join([json.dumps(chat("New", "first")), *content]) + "\n", encoding="utf-8")
    assert page.model.setData(at(page, 1, "answer"), "一种画。")
    qtbot.waitUntil(lambda: "一种画" in lines(file)[2])
    assert json.loads(lines(file)[0]) == chat("New", "first")
    qtbot.waitUntil(lambda: page.model.rowCount() == 6)
    page.work.set_active(True)
    file.write_text("\n".join(lines(file)[:2]) + "\n", encoding="utf-8")
    qtbot.waitUntil(lambda: page.model.rowCount() == 2 and "faq.jsonl" in page.banner.text())


def test_what_cannot_be_written_can_be_copied(qtbot: QtBot, page: TextsPage, file: Path) -> None:
    page.work.set_active(False)
    file.write_text(json.dumps(chat("Only", "this")) + "\n", encoding="utf-8")
    page.model.setData(at(page, 1, "answer"), "my words")
    qtbot.waitUntil(lambda: "not written" in page.banner.text())
    assert json.loads(lines(file)[0]) == chat("Only", "this")
    page.banner.action.click()
    assert QApplication.clipboard().text() == "my words"
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)


def test_the_pane_shows_what_is_learned_after_the_models_own_template(qtbot: QtBot, page: TextsPage) -> None:
    page.view.choose(0)
    page.side.show_face(TOKENS_FACE)
    qtbot.waitUntil(lambda: page.side.tokens.picture is not None and page.side.tokens.picture.tokens > 0)
    picture = page.side.tokens.picture
    assert picture is not None
    (pieces,) = picture.parts
    assert "".join(piece.text for piece in pieces if piece.learned) == "It boils water.<|end|>"
    assert picture.learned == sum(piece.learned for piece in pieces)
    assert "<|user|>" in page.side.tokens.text.toPlainText()
    assert str(picture.learned) in page.side.tokens.counts.text()
    assert "dot" not in page.side.tokens.counts.text()
    page.view.choose(1)  # Chinese, of which this tokenizer needs several tokens a letter
    qtbot.waitUntil(lambda: "dot is one more token" in page.side.tokens.counts.text())
    page.view.choose(3)
    qtbot.waitUntil(lambda: "empty answer" in page.side.tokens.note.text())


def test_lengths_are_shown_and_a_bar_shows_its_rows(qtbot: QtBot, page: TextsPage) -> None:
    page.side.show_face(LENGTHS)
    histogram = page.side.histogram
    assert sum(each.count for each in histogram.bins) == 4
    assert histogram.limit == 128
    assert 0 < histogram.limit_x() < histogram.width()
    qtbot.keyClick(histogram, Qt.Key.Key_Right)
    for _ in histogram.bins:
        qtbot.keyClick(histogram, Qt.Key.Key_Right)
    qtbot.keyClick(histogram, Qt.Key.Key_Return)
    assert [page.model.place(line) for line in range(page.model.rowCount())] == [4]


def test_files_are_dropped_and_originals_stay(qtbot: QtBot, page: TextsPage, project: Project, tmp_path: Path) -> None:
    table = tmp_path / "more.csv"
    table.write_text("question,answer\nHow?,So\n", encoding="utf-8")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(table))])
    page.dropEvent(
        QDropEvent(
            QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        )
    )
    qtbot.waitUntil(lambda: page.model.rowCount() == 6)
    assert page.model.columns[0] == "place"
    qtbot.waitUntil(lambda: shown(page, 5, "answer") == "So")
    page.model.setData(at(page, 5, "answer"), "Thus")
    copied = project.images / "more.csv"
    qtbot.waitUntil(lambda: "Thus" in copied.read_text(encoding="utf-8"))
    assert "Thus" not in table.read_text(encoding="utf-8")


def test_an_empty_project_takes_a_first_row(qtbot: QtBot, page: TextsPage, tmp_path: Path) -> None:
    blank = library.create(tmp_path / "others", "Blank", task=TEXTS, pictures=[])
    page.open_project(blank)
    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.empty)
    page.add_row.click()
    qtbot.waitUntil(lambda: (blank.images / "texts.jsonl").is_file())
    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.full and len(page.side.editor.turns) == 2)


def test_many_rows_are_read_only_where_they_are_looked_at(qtbot: QtBot, page: TextsPage, tmp_path: Path) -> None:
    """The table asks for a few blocks of twenty thousand rows, and for others when it is scrolled there."""
    big = tmp_path / "big.jsonl"
    with big.open("w", encoding="utf-8") as file:
        file.writelines(
            json.dumps({"prompt": f"question {n}", "completion": f"answer {n}"}) + "\n" for n in range(20_000)
        )
    project = library.create(tmp_path / "others", "Big", task=TEXTS, pictures=[big])
    page.open_project(project)
    qtbot.waitUntil(lambda: page.model.rowCount() == 20_000, timeout=10_000)
    qtbot.waitUntil(lambda: shown(page, 0, "prompt") == "question 0")
    assert len(page.model._blocks) < 4
    page.view.scrollToBottom()
    qtbot.waitUntil(lambda: shown(page, 19_999, "completion") == "answer 19999")
    assert len(page.model._blocks) < 8


def test_the_sample_is_without_problems(qtbot: QtBot, page: TextsPage) -> None:
    page.open_project(library.sample_texts_project())
    rows = sum(len(lines(path)) for path in sample_texts().glob("*.jsonl"))
    qtbot.waitUntil(lambda: page.health is not None and page.model.rowCount() == rows)
    assert page.health is not None
    assert not page.health.count("problem")


def test_a_plain_text_is_changed_again_and_again_without_a_quarrel(
    qtbot: QtBot, page: TextsPage, tmp_path: Path
) -> None:
    source = tmp_path / "poem.txt"
    source.write_text("One line.\nAnother.\n", encoding="utf-8")
    page.open_project(library.create(tmp_path / "others", "Poem", task=TEXTS, pictures=[source]))
    qtbot.waitUntil(lambda: "text" in page.side.editor.parts)
    assert page.project is not None
    written = page.project.images / "poem.txt"
    for words in ("第一行\n\n", "第一行\n第二行\n"):
        page.side.editor.parts["text"].setPlainText(words)
        page.side.editor.finish()
        qtbot.waitUntil(lambda words=words: written.read_text(encoding="utf-8").split() == words.split())  # type: ignore[misc]
    assert page.banner.text() == ""
