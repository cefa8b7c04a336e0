"""Texts come into the table and files become ones that can be changed: each a step that can be taken back."""

from __future__ import annotations

import json
from pathlib import Path

import pyarrow
import pyarrow.parquet
import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.texts import TextsPage
from gui.texts.take_out import TextsOutDialog
from project import library
from project.library import Project
from project.schema import TEXTS
from tests.gui.texts.conftest import ROWS, chat, lines


def files(project: Project) -> list[str]:
    return sorted(path.name for path in project.images.iterdir())


def test_added_files_go_and_come_back_as_one_step(
    qtbot: QtBot, page: TextsPage, project: Project, tmp_path: Path
) -> None:
    for name in ("more.txt", "faq.jsonl"):
        (tmp_path / "in" / name).parent.mkdir(exist_ok=True)
        (tmp_path / "in" / name).write_text('{"text": "more"}', encoding="utf-8")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "in" / name)) for name in ("more.txt", "faq.jsonl")])
    QApplication.clipboard().setMimeData(data)
    page.exchange.paste()
    qtbot.waitUntil(lambda: page.model.rowCount() == 7)
    assert files(project) == ["faq-2.jsonl", "faq.jsonl", "more.txt"]
    assert "2 files" in page.banner.text()
    qtbot.waitUntil(lambda: "Adding of files" in page.undo.toolTip())
    page.undo.click()
    qtbot.waitUntil(lambda: page.model.rowCount() == 5)
    assert files(project) == ["faq.jsonl"]
    qtbot.waitUntil(lambda: page.redo.isEnabled())
    page.redo.click()
    qtbot.waitUntil(lambda: page.model.rowCount() == 7)
    assert files(project) == ["faq-2.jsonl", "faq.jsonl", "more.txt"]


def test_pasted_text_comes_below_the_marked_row(qtbot: QtBot, page: TextsPage, file: Path) -> None:
    page.view.choose(1)
    QApplication.clipboard().setText(json.dumps(chat("钟？", "A clock.")))
    page.view.setFocus()
    qtbot.keyClick(page.view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(lines(file)) == 6)
    assert json.loads(lines(file)[2]) == chat("钟？", "A clock.")
    qtbot.waitUntil(lambda: page.model.rowCount() == 6 and page.view.places() == [2])
    QApplication.clipboard().setText("Two plain\nlines, with a comma.")
    page.exchange.paste()
    qtbot.waitUntil(lambda: len(lines(file)) == 7)
    assert json.loads(lines(file)[3]) == {"text": "Two plain\nlines, with a comma."}
    for count in (6, 5):
        qtbot.waitUntil(lambda: page.undo.isEnabled() and not page.work.busy)
        page.undo.click()
        qtbot.waitUntil(lambda count=count: len(lines(file)) == count)  # type: ignore[misc]
    assert [json.loads(line) for line in lines(file)] == ROWS


def test_what_cannot_be_pasted_is_said_and_nothing_is_written(qtbot: QtBot, page: TextsPage, file: Path) -> None:
    before = file.read_bytes()
    broken = f'{json.dumps(ROWS[0])}\n{{"messages": [\n'
    QApplication.clipboard().setText(broken)
    page.exchange.paste()
    qtbot.waitUntil(lambda: "Line 2 of what was pasted is no valid JSON" in page.banner.text())
    assert file.read_bytes() == before
    page.banner.action.click()
    assert QApplication.clipboard().text() == broken
    QApplication.clipboard().setText("  ")
    page.exchange.paste()
    assert "no text in the clipboard" in page.banner.text()


@pytest.fixture
def table(qtbot: QtBot, page: TextsPage, tmp_path: Path) -> Path:
    """A project of one Parquet file is open; the file's place."""
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist(ROWS), tmp_path / "data.parquet")
    project = library.create(tmp_path / "others", "Table", task=TEXTS, pictures=[tmp_path / "data.parquet"])
    page.open_project(project)
    qtbot.waitUntil(lambda: page.side.editor.row is not None and page.side.editor.row.file == "data.parquet")
    return project.images / "data.parquet"


def test_a_parquet_file_is_converted_and_then_changed(qtbot: QtBot, page: TextsPage, table: Path) -> None:
    before, new = table.read_bytes(), table.with_suffix(".jsonl")
    assert "read only" in page.side.place.full_text()
    assert page.side.convert.isVisible()
    assert page.side.convert.text() == "Convert to JSONL"
    page.side.convert.click()
    qtbot.waitUntil(lambda: new.is_file() and page.side.convert.isHidden())
    kept = table.parent.parent / "originals" / "data.parquet"
    assert str(kept) in page.banner.text()
    assert kept.read_bytes() == before
    assert not table.exists()
    qtbot.waitUntil(lambda: page.side.editor.turns[1].text.isEnabled())
    page.side.editor.turns[1].text.setPlainText("因为。")
    page.side.editor.finish()
    qtbot.waitUntil(lambda: "因为。" in lines(new)[0])
    page.work.undo()
    page.work.undo()
    qtbot.waitUntil(lambda: table.is_file() and not new.exists())
    assert table.read_bytes() == before
    qtbot.waitUntil(lambda: page.side.convert.isVisible())


def test_a_broken_line_is_seen_and_mended_in_the_pane(qtbot: QtBot, page: TextsPage, file: Path) -> None:
    page.work.set_active(False)
    broken = '{"messages": [{"role": "user", "content": "Hi"} {"role": "assistant", "content": "钟"}]}'
    file.write_text("\n".join([*lines(file)[:2], broken, *lines(file)[2:]]) + "\n", encoding="utf-8")
    page.work.reread()
    qtbot.waitUntil(lambda: page.model.rowCount() == 6)
    page.view.choose(2)
    editor = page.side.editor
    qtbot.waitUntil(lambda: editor.raw is not None)
    assert editor.raw is not None
    assert editor.raw.text.toPlainText() == broken
    assert "is no valid JSON (expecting ',' delimiter, column 49)" in editor.raw.verdict.text()
    editor.raw.text.setPlainText(broken.replace("} {", "}, {") + ",")
    assert "extra data" in editor.raw.verdict.text()
    editor.raw.text.setPlainText(broken.replace("} {", "}, {"))
    assert "can be trained" in editor.raw.verdict.text()
    qtbot.waitUntil(lambda: lines(file)[2] == broken.replace("} {", "}, {"))
    qtbot.waitUntil(lambda: len(editor.turns) == 2 and editor.raw is None)
    qtbot.waitUntil(lambda: page.undo.isEnabled())
    page.undo.click()
    qtbot.waitUntil(lambda: lines(file)[2] == broken)
    qtbot.waitUntil(lambda: editor.raw is not None)


def test_a_line_that_stays_broken_is_kept_as_it_was_typed(qtbot: QtBot, page: TextsPage, file: Path) -> None:
    page.work.set_active(False)
    file.write_text("\n".join(['{"text": "half', *lines(file)]) + "\n", encoding="utf-8")
    page.work.reread()
    qtbot.waitUntil(lambda: page.model.rowCount() == 6)
    page.view.choose(0)
    qtbot.waitUntil(lambda: page.side.editor.raw is not None)
    assert page.side.editor.raw is not None
    page.side.editor.raw.text.setPlainText('{"text":\n"half and half')
    page.view.choose(1)
    qtbot.waitUntil(lambda: lines(file)[0] == '{"text": "half and half')
    assert len(lines(file)) == 6


def test_an_element_that_would_break_a_list_is_not_written(qtbot: QtBot, page: TextsPage, tmp_path: Path) -> None:
    source = tmp_path / "list.json"
    source.write_text('[{"text": "one"}, {"text": two}, {"text": "three"}]', encoding="utf-8")
    project = library.create(tmp_path / "others", "List", task=TEXTS, pictures=[source])
    page.open_project(project)
    qtbot.waitUntil(lambda: page.model.rowCount() == 3)
    page.view.choose(1)
    qtbot.waitUntil(lambda: page.side.editor.raw is not None)
    assert page.side.editor.raw is not None
    page.side.editor.raw.text.setPlainText('{"text": "two"]')
    page.view.choose(2)
    qtbot.waitUntil(lambda: "so it was not written" in page.banner.text())
    written = project.images / "list.json"
    assert written.read_bytes() == source.read_bytes()
    page.banner.action.click()
    assert QApplication.clipboard().text() == '{"text": "two"]'
    page.view.choose(1)
    qtbot.waitUntil(lambda: page.side.editor.raw is not None)
    page.side.editor.raw.text.setPlainText('{"text": "two"}')
    page.side.editor.finish()
    qtbot.waitUntil(lambda: written.read_text() == source.read_text().replace("two", '"two"'))


def test_marked_shown_or_all_rows_go_out(qtbot: QtBot, page: TextsPage, tmp_path: Path) -> None:
    def opened() -> TextsOutDialog:
        page.out.click()
        qtbot.waitUntil(lambda: any(not each.isHidden() for each in page.findChildren(TextsOutDialog)))
        return next(each for each in page.findChildren(TextsOutDialog) if not each.isHidden())

    def written(dialog: TextsOutDialog, name: str) -> list[str]:
        dialog.place.setText(str(tmp_path / "out" / name))
        dialog.go.click()
        qtbot.waitUntil(lambda: name in dialog.message.text())
        dialog.close()
        return lines(tmp_path / "out" / name)

    dialog = opened()
    assert dialog.only.isHidden()
    assert dialog.filtered.isHidden()
    dialog.layouts.buttons()[2].setChecked(True)
    assert dialog.place.text().endswith("FAQ-prompt.jsonl")
    assert len(written(dialog, "all.jsonl")) == 4
    assert "1 was left out, such as faq.jsonl, line 4, which has an empty answer." in dialog.message.text()
    page.show_chip("duplicate")
    page.view.selectAll()
    dialog = opened()
    assert dialog.only.isChecked()
    dialog.filtered.setChecked(True)
    assert not dialog.only.isChecked()
    assert [json.loads(line) for line in written(dialog, "shown.jsonl")] == [ROWS[0], ROWS[2]]
    page.show_all()
    page.view.choose(1)
    dialog = opened()
    assert dialog.only.isHidden()
    dialog.place.setText(str(tmp_path / "out" / "all.jsonl"))
    dialog.go.click()
    qtbot.waitUntil(lambda: "there already" in dialog.message.text())
    dialog.close()


def test_what_was_typed_just_now_goes_out(qtbot: QtBot, page: TextsPage, tmp_path: Path) -> None:
    page.view.choose(0)
    qtbot.waitUntil(lambda: page.side.editor.place == 0)
    page.side.editor.turns[1].text.setPlainText("For tea.")
    page.out.click()
    qtbot.waitUntil(lambda: bool(page.findChildren(TextsOutDialog)))
    [dialog] = page.findChildren(TextsOutDialog)
    dialog.place.setText(str(tmp_path / "out.jsonl"))
    dialog.go.click()
    qtbot.waitUntil(lambda: "out.jsonl" in dialog.message.text())
    assert "For tea." in lines(tmp_path / "out.jsonl")[0]
    dialog.close()
