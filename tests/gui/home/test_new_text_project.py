"""A new project of texts: what is told of them before it is made, what is made, and the sample."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gui.home import HomePage
from gui.home.new_project import NewProjectDialog
from project import library
from project.schema import PICTURES, TEXTS


@pytest.fixture
def dialog(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> NewProjectDialog:
    monkeypatch.setenv("HOME", str(tmp_path / "person"))
    shown = NewProjectDialog()
    qtbot.addWidget(shown)
    shown.show()
    qtbot.waitUntil(lambda: shown.suggestion is not None and shown.place is not None)
    return shown


@pytest.fixture
def faq(tmp_path: Path) -> Path:
    """A folder with three good rows of two shapes, an empty answer and a broken line."""
    folder = tmp_path / "faq"
    folder.mkdir()
    lines = [json.dumps({"instruction": f"问题 {n}", "output": f"答案 {n}"}, ensure_ascii=False) for n in range(2)]
    lines += [json.dumps({"instruction": "nothing", "output": ""}), "{broken"]
    (folder / "a.jsonl").write_text("\n".join(lines), encoding="utf-8")
    (folder / "b.csv").write_text("question,answer\nHow are you?,Fine\n", encoding="utf-8")
    (folder / "photo.png").write_bytes(b"no text")
    return folder


def test_what_was_detected_is_told_before_the_project_is_made(
    qtbot: QtBot, dialog: NewProjectDialog, faq: Path
) -> None:
    dialog.add_places([faq], TEXTS)
    assert dialog.task == TEXTS
    qtbot.waitUntil(lambda: dialog.texts.count == 3)
    assert "Alpaca" in dialog.texts.shape.text()
    assert "2 rows are left out" in dialog.texts.trouble.full_text()
    assert "a.jsonl, line 3" in dialog.texts.trouble.full_text()
    assert "line 4" in dialog.texts.shape.toolTip()
    assert "问题 0" in dialog.texts.example.full_text()
    assert dialog.pictures.isHidden()
    qtbot.waitUntil(lambda: dialog.suggestion is not None and dialog.suggestion.preset == "niche-terms")
    qtbot.waitUntil(lambda: "3 rows are few" in dialog.suggestion_text.text())
    dialog.text_subject.cards["writing"].click()
    qtbot.waitUntil(lambda: dialog.suggestion is not None and dialog.suggestion.preset == "writing-style")


def test_the_texts_are_copied_and_the_originals_stay(qtbot: QtBot, dialog: NewProjectDialog, faq: Path) -> None:
    before = {path.name: path.read_bytes() for path in faq.iterdir()}
    dialog.add_places([faq], TEXTS)
    qtbot.waitUntil(dialog.create_button.isEnabled)
    qtbot.waitUntil(lambda: dialog.suggestion is not None and dialog.suggestion.preset == "niche-terms")
    with qtbot.waitSignal(dialog.created, timeout=10_000) as made:
        dialog.create_button.click()
    assert made.args is not None
    project = library.load(made.args[0].folder)
    assert (project.task, project.pictures, project.preset, project.subject) == (TEXTS, "texts", "niche-terms", "terms")
    assert sorted(path.name for path in project.images.iterdir()) == ["a.jsonl", "b.csv"]
    assert {path.name: path.read_bytes() for path in faq.iterdir()} == before
    card = library.summary(project.folder)
    assert (card.files, card.trouble) == (2, "")
    assert card.excerpt[0].startswith("问题 0")


def test_a_folder_can_be_used_where_it_is(qtbot: QtBot, dialog: NewProjectDialog, faq: Path) -> None:
    dialog.add_places([faq], TEXTS)
    dialog.texts.how.button("link").click()
    assert "into the originals" in dialog.texts.how_label.text()
    qtbot.waitUntil(dialog.create_button.isEnabled)
    with qtbot.waitSignal(dialog.created, timeout=10_000) as made:
        dialog.create_button.click()
    assert made.args is not None
    assert made.args[0].images == faq


def test_what_holds_no_texts_is_refused(qtbot: QtBot, dialog: NewProjectDialog, tmp_path: Path) -> None:
    gone = tmp_path / "gone.jsonl"
    dialog.add_places([gone], TEXTS)
    qtbot.waitUntil(lambda: "gone.jsonl" in dialog.banner.text())
    assert dialog.texts.places == []
    dialog.set_task(PICTURES)
    assert dialog.banner.text() == ""
    assert dialog.texts.isHidden()


def test_dropped_texts_begin_a_project_of_texts_and_the_sample_opens(qtbot: QtBot, faq: Path) -> None:
    page = HomePage()
    qtbot.addWidget(page)
    page.show()
    page.open_places([faq / "a.jsonl", faq / "b.csv"])
    qtbot.waitUntil(lambda: page.dialog is not None and page.dialog.task == TEXTS)
    assert page.dialog is not None
    page.dialog.reject()
    with qtbot.waitSignal(page.project_chosen, timeout=10_000) as opened:
        page.texts_button.click()
    assert opened.args is not None
    project = opened.args[0]
    assert (project.task, project.sample) == (TEXTS, True)
    assert len(project.settings["test_questions"]) == 3
    with qtbot.waitSignal(page.project_chosen, timeout=10_000) as again:
        page.texts_button.click()
    assert again.args is not None
    assert again.args[0].folder == project.folder
