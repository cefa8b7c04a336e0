"""The new project's dialog: what it suggests, what it refuses, and that a cancelled project leaves nothing."""

from __future__ import annotations

import errno
import shutil
import threading
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.home.new_project import NewProjectDialog
from gui.home.suggestion import trigger_for
from project import library
from project.workspace import sample_dataset


@pytest.fixture
def dialog(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> NewProjectDialog:
    monkeypatch.setenv("HOME", str(tmp_path / "person"))
    shown = NewProjectDialog()
    qtbot.addWidget(shown)
    with qtbot.waitExposed(shown):
        shown.open()
    qtbot.waitUntil(lambda: shown.suggestion is not None and shown.place is not None)
    return shown


def add(qtbot: QtBot, dialog: NewProjectDialog, *places: Path) -> None:
    dialog.add_places(list(places))
    qtbot.waitUntil(lambda: dialog.pictures.count is not None)


def test_it_asks_for_a_name_first(qtbot: QtBot, dialog: NewProjectDialog) -> None:
    assert QApplication.focusWidget() is dialog.name_field
    assert not dialog.create_button.isEnabled()
    qtbot.keyClicks(dialog.name_field, "My cat")
    assert dialog.create_button.isEnabled()
    qtbot.waitUntil(lambda: dialog.place_label.full_text().endswith("LoRA Atelier/My cat"))
    dialog.trigger_button.click()
    assert dialog.trigger_field.text() == "mycat"


def test_the_advice_follows_subject_and_number(qtbot: QtBot, dialog: NewProjectDialog) -> None:
    add(qtbot, dialog, sample_dataset() / "bear.png", sample_dataset() / "bell.png")
    qtbot.waitUntil(lambda: dialog.suggestion is not None and dialog.suggestion.preset == "small-dataset")
    assert dialog.suggestion is not None
    assert "2 pictures" in dialog.suggestion_text.text()
    add(qtbot, dialog, sample_dataset())
    qtbot.waitUntil(lambda: dialog.suggestion is not None and dialog.suggestion.preset == "art-style")
    assert dialog.suggestion_title.text() == "We suggest: Art style"
    dialog.subject.cards["style"].setFocus()
    qtbot.keyClick(dialog.subject.cards["style"], Qt.Key.Key_Right)
    assert dialog.subject.value() == "character"
    qtbot.waitUntil(lambda: dialog.suggestion is not None and dialog.suggestion.preset == "character")
    assert "Character" in dialog.suggestion_title.text()


def test_every_subject_has_a_suggestion() -> None:
    from gui.home.subjects import SubjectChoice
    from project.presets import SUBJECTS

    choice = SubjectChoice()
    assert list(choice.cards) == list(SUBJECTS)
    choice.deleteLater()


def test_only_one_folder_can_be_linked(qtbot: QtBot, dialog: NewProjectDialog, tmp_path: Path) -> None:
    folder = tmp_path / "pics"
    shutil.copytree(sample_dataset(), folder)
    add(qtbot, dialog, folder)
    dialog.pictures.how.button("link").click()
    assert dialog.pictures.link()
    add(qtbot, dialog, sample_dataset() / "bear.png")
    assert not dialog.pictures.link()
    assert not dialog.pictures.how.isEnabled()
    dialog.pictures.clear()
    assert dialog.pictures.count == 0
    add(qtbot, dialog, folder)
    dialog.pictures.how.button("link").click()
    with qtbot.waitSignal(dialog.created) as created:
        dialog.make_project()
    assert created.args is not None
    assert created.args[0].images == folder
    assert created.args[0].name == "pics"


def test_pictures_that_cannot_be_opened_are_refused_at_once(
    qtbot: QtBot, dialog: NewProjectDialog, tmp_path: Path
) -> None:
    (tmp_path / "bad.png").write_bytes(b"no png")
    dialog.add_places([tmp_path / "bad.png"])
    qtbot.waitUntil(lambda: "no picture here that can be opened" in dialog.banner.text())
    assert dialog.pictures.places == []


def test_a_full_disk_is_said_and_the_answers_stay(
    qtbot: QtBot, dialog: NewProjectDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog.name_field.setText("Cats")
    add(qtbot, dialog, sample_dataset())

    def copyfile(_: Any, target: Any) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", str(target))

    with monkeypatch.context() as patch:
        patch.setattr(shutil, "copyfile", copyfile)
        dialog.make_project()
        qtbot.waitUntil(lambda: "no room left" in dialog.banner.text())
    assert not library.default_place().exists()
    assert dialog.create_button.isEnabled()
    with qtbot.waitSignal(dialog.created):
        dialog.make_project()
    assert library.load(library.default_place() / "Cats").preset


def test_a_cancelled_project_leaves_nothing(
    qtbot: QtBot, dialog: NewProjectDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog.name_field.setText("Cats")
    add(qtbot, dialog, sample_dataset())
    copying, go_on, real = threading.Event(), threading.Event(), shutil.copyfile

    def copyfile(source: Any, target: Any) -> Any:
        copying.set()
        go_on.wait(10)
        return real(source, target)

    monkeypatch.setattr(shutil, "copyfile", copyfile)
    dialog.make_project()
    qtbot.waitUntil(copying.is_set)
    assert not dialog.progress.isHidden()
    with qtbot.waitSignal(dialog.rejected):
        dialog.reject()
        assert dialog.isVisible(), "it closes when nothing is left behind"
        go_on.set()
    assert not library.default_place().exists()
    assert library.known() == []


def test_the_chosen_folder_is_remembered_and_a_taken_name_gets_a_number(
    qtbot: QtBot, dialog: NewProjectDialog, tmp_path: Path
) -> None:
    library.create(tmp_path / "mine", "Cats", pictures=[], subject="style")
    dialog.set_place(tmp_path / "mine")
    dialog.name_field.setText("Cats")
    qtbot.waitUntil(lambda: dialog.place_label.full_text() == str(tmp_path / "mine" / "Cats-2"))
    with qtbot.waitSignal(dialog.created):
        dialog.make_project()
    assert (tmp_path / "mine" / "Cats-2" / "project.yaml").is_file()
    qtbot.waitUntil(lambda: library.usual_place() == tmp_path / "mine")


@pytest.mark.parametrize(
    ("name", "word"),
    [("My Cat!", "mycat"), ("Großmutter Ähre", "grossmutterahre"), ("水彩", "水彩"), ("2024", ""), ("", "")],
)
def test_trigger_words(name: str, word: str) -> None:
    assert trigger_for(name) == word
