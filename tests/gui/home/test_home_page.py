"""The Home page against real project folders: cards, keys, the menu's actions, dropping, and what is broken."""

from __future__ import annotations

import dataclasses
import json
import os
import shutil
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QInputDialog, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from gui.home import HomePage
from gui.home.card import Card
from project import library
from project.library import Project
from project.runs import RunLock
from project.workspace import home, sample_dataset


@pytest.fixture(autouse=True)
def _person(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "person"))


def make(parent: Path, name: str, **more: object) -> Project:
    project = library.create(parent, name, pictures=[], subject="style", **more)  # type: ignore[arg-type]
    library.remember(project.folder)
    return project


def show(qtbot: QtBot) -> HomePage:
    page = HomePage()
    qtbot.addWidget(page)
    page.resize(760, 740)
    with qtbot.waitExposed(page):
        page.show()
    settle(qtbot, page)
    return page


def settle(qtbot: QtBot, page: HomePage) -> None:
    """Wait until every project of the list has its card and was looked at."""

    def done() -> None:
        assert [card.folder for card in page.grid.cards] == library.known()
        assert all(card.facts is not None for card in page.grid.cards)
        assert not page.grid._looking

    qtbot.waitUntil(done, timeout=10_000)


def names(page: HomePage) -> list[str]:
    return [card.name() for card in page.grid.cards if not card.isHidden()]


def card_of(page: HomePage, project: Project) -> Card:
    card = page.grid.card(project.folder)
    assert card is not None
    return card


def drop(widget: QWidget, *places: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(place)) for place in places])
    where, copy = QPointF(widget.rect().center()), Qt.DropAction.CopyAction
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(widget, QDragEnterEvent(where.toPoint(), copy, data, buttons, keys))
    QApplication.sendEvent(widget, QDropEvent(where, copy, data, buttons, keys))


def answer(kind: type[QMessageBox] | type[QInputDialog], act: Callable[[QWidget], None]) -> None:
    """Answer the next modal question of that kind."""

    def look() -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, kind):
            act(box)
        else:
            QTimer.singleShot(20, look)

    QTimer.singleShot(20, look)


def press_yes(box: QWidget) -> None:
    buttons = box.findChildren(QPushButton)
    next(button for button in buttons if button.text() == "Move to trash").click()


# --- the list ---------------------------------------------------------------------------------------------------------


def test_without_projects_the_page_says_how_to_begin(qtbot: QtBot) -> None:
    page = show(qtbot)
    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.empty)
    with qtbot.waitSignal(page.grid.filled):
        page.sample_button.click()
    settle(qtbot, page)
    assert page.stack.currentWidget() is page.grid
    assert names(page) == ["Sample: line art"]
    card = page.grid.cards[0]
    assert card.lines()[0].startswith("28 pictures")
    assert card.lines()[1] == "Not trained yet"
    qtbot.waitUntil(lambda: card.images is not None and len(card.images) == 4)


def test_two_hundred_projects_with_chinese_names_are_searched(qtbot: QtBot, tmp_path: Path) -> None:
    for number in range(200):
        folder = tmp_path / "项目" / f"水彩画{number}"
        (folder / "images").mkdir(parents=True)
        (folder / "project.yaml").write_text(f"name: 水彩画{number}", encoding="utf-8")
    listed = [str(tmp_path / "项目" / f"水彩画{number}") for number in range(200)]
    home().mkdir()
    (home() / "projects.json").write_text(json.dumps({"projects": listed}))
    page = HomePage()
    qtbot.addWidget(page)
    page.resize(760, 740)
    page.show()
    made = [0]
    while made[-1] < 200:
        QApplication.processEvents()
        made.append(len(page.grid.cards))
    assert max(after - before for before, after in pairwise(made)) < 20, "cards are made a few at a time"
    settle(qtbot, page)
    assert not page.search_field.isHidden()
    qtbot.keyClick(page, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    page.search_field.setText("画19")
    assert names(page) == [f"水彩画{number}" for number in range(200) if str(number).startswith("19")]
    page.search_field.setText("nothing like this")
    assert page.stack.currentWidget() is page.nothing_found


def test_arrow_keys_go_to_the_neighbours_and_enter_opens(qtbot: QtBot, tmp_path: Path) -> None:
    projects = [make(tmp_path, f"p{number}") for number in range(8)]
    page = show(qtbot)
    cards = page.grid.cards
    assert names(page) == [f"p{number}" for number in reversed(range(8))]
    cards[0].setFocus()
    for key, expected in [
        (Qt.Key.Key_Right, 1), (Qt.Key.Key_Down, 4), (Qt.Key.Key_Down, 7), (Qt.Key.Key_Down, 7), (Qt.Key.Key_Up, 4),
        (Qt.Key.Key_Left, 3), (Qt.Key.Key_End, 7), (Qt.Key.Key_Right, 7), (Qt.Key.Key_Home, 0), (Qt.Key.Key_Up, 0),
    ]:  # fmt: skip
        focused = QApplication.focusWidget()
        assert focused is not None
        qtbot.keyClick(focused, key)
        assert QApplication.focusWidget() is cards[expected], key
    with qtbot.waitSignal(page.project_chosen) as chosen:
        qtbot.keyClick(cards[0], Qt.Key.Key_Return)
    assert chosen.args == [projects[7]]
    with qtbot.waitSignal(page.project_chosen) as chosen:
        qtbot.mouseDClick(cards[3], Qt.MouseButton.LeftButton)
    assert chosen.args == [projects[4]]


def test_the_page_looks_again_when_it_is_shown(qtbot: QtBot, tmp_path: Path) -> None:
    project = make(tmp_path, "one")
    page = show(qtbot)
    page.hide()
    library.rename(project, "two")
    other = make(tmp_path, "three")
    page.show()
    qtbot.waitUntil(lambda: names(page) == ["three", "two"])
    assert page.grid.cards[0].folder == other.folder


# --- actions ----------------------------------------------------------------------------------------------------------


def test_rename_and_duplicate_by_key(qtbot: QtBot, tmp_path: Path) -> None:
    project = make(tmp_path, "one")
    page = show(qtbot)

    def type_name(box: QWidget) -> None:
        assert isinstance(box, QInputDialog)
        assert box.textValue() == "one"
        box.setTextValue("Zwölf")
        box.accept()

    answer(QInputDialog, type_name)
    with qtbot.waitSignal(page.project_changed) as changed:
        qtbot.keyClick(card_of(page, project), Qt.Key.Key_F2)
    assert changed.args is not None
    assert changed.args[0].name == library.load(project.folder).name == "Zwölf"
    qtbot.waitUntil(lambda: names(page) == ["Zwölf"])
    qtbot.keyClick(card_of(page, project), Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: names(page) == ["Zwölf copy", "Zwölf"])
    assert page.banner.kind == "success"
    qtbot.waitUntil(lambda: page.focusWidget() is page.grid.cards[0])


def test_removing_from_the_list_deletes_nothing_and_can_be_taken_back(qtbot: QtBot, tmp_path: Path) -> None:
    project = make(tmp_path, "one")
    page = show(qtbot)
    qtbot.keyClick(card_of(page, project), Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.empty)
    assert project.file.exists()
    page.banner.action.click()
    qtbot.waitUntil(lambda: names(page) == ["one"])


def test_deleting_moves_to_the_trash_and_spares_linked_pictures(qtbot: QtBot, tmp_path: Path) -> None:
    pictures = tmp_path / "pics"
    shutil.copytree(sample_dataset(), pictures)
    project = library.create(tmp_path, "one", pictures=[pictures], link=True, subject="style")
    library.remember(project.folder)
    page = show(qtbot)
    said: list[str] = []

    def agree(box: QWidget) -> None:
        assert isinstance(box, QMessageBox)
        said.append(box.informativeText())
        press_yes(box)

    answer(QMessageBox, agree)
    with qtbot.waitSignal(page.project_gone) as gone:
        qtbot.keyClick(card_of(page, project), Qt.Key.Key_Delete, Qt.KeyboardModifier.ShiftModifier)
    assert gone.args == [project.folder]
    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.empty)
    assert "stay where they are" in said[0]
    assert not project.folder.exists()
    assert len(list(pictures.glob("*.png"))) == 28
    trashed = Path(os.environ["XDG_DATA_HOME"]) / "Trash" / "files" / "one" / "project.yaml"
    assert trashed.is_file()
    assert library.known() == []


def test_a_project_that_trains_is_not_deleted(qtbot: QtBot, tmp_path: Path) -> None:
    project = make(tmp_path, "one")
    run = project.runs / "now"
    run.mkdir(parents=True)
    page = show(qtbot)
    with RunLock(run):
        page.grid.wanted.emit(card_of(page, project), "trash")
        qtbot.waitUntil(lambda: "Stop the training first" in page.banner.text())
    assert project.file.exists()


def test_the_menu_has_every_action_with_its_key(qtbot: QtBot, tmp_path: Path) -> None:
    project = make(tmp_path, "one")
    page = show(qtbot)
    card_of(page, project).more.click()
    menu = page._menu
    assert menu is not None
    shown = {action.objectName(): action.shortcut().toString() for action in menu.actions() if action.objectName()}
    assert shown == {
        "open": "Return", "rename": "F2", "duplicate": "Ctrl+D", "show": "", "remove": "Del", "trash": "Shift+Del",
    }  # fmt: skip
    with qtbot.waitSignal(page.project_chosen):
        next(action for action in menu.actions() if action.objectName() == "open").trigger()
    menu.close()


# --- what is broken ---------------------------------------------------------------------------------------------------


def test_a_damaged_project_is_repaired_from_its_card(qtbot: QtBot, tmp_path: Path) -> None:
    project = make(tmp_path, "one")
    project.file.write_text("name: one\nbroken: [")
    page = show(qtbot)
    card = card_of(page, project)
    assert card.facts is not None
    assert card.facts.trouble == "damaged"
    qtbot.keyClick(card, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "is damaged" in page.banner.text())
    repair = card.findChild(QPushButton, "repair")
    assert repair is not None
    with qtbot.waitSignal(page.project_changed):
        repair.click()
    qtbot.waitUntil(lambda: card.facts is not None and not card.facts.trouble)
    assert library.load(project.folder).name == "one"
    assert list(project.folder.glob("project.yaml.damaged-*"))


def test_a_moved_project_and_moved_pictures_are_located(qtbot: QtBot, tmp_path: Path) -> None:
    pictures = tmp_path / "pics"
    shutil.copytree(sample_dataset(), pictures)
    moved = make(tmp_path, "moved")
    linked = library.create(tmp_path, "linked", pictures=[pictures], link=True, subject="style")
    library.remember(linked.folder)
    moved.folder.rename(tmp_path / "elsewhere")
    pictures.rename(tmp_path / "other pics")
    page = show(qtbot)
    assert [card.facts and card.facts.trouble for card in page.grid.cards] == ["no-pictures", "gone"]
    page.locate(card_of(page, moved), tmp_path / "pics that are no project")
    qtbot.waitUntil(lambda: "is no project" in page.banner.text())
    with qtbot.waitSignal(page.project_changed):
        page.locate(card_of(page, moved), tmp_path / "elsewhere")
    settle(qtbot, page)
    with qtbot.waitSignal(page.project_changed):
        page.locate(card_of(page, linked), tmp_path / "other pics")
    qtbot.waitUntil(lambda: [card.facts and card.facts.trouble for card in page.grid.cards] == ["", ""])
    assert library.known() == [linked.folder, tmp_path / "elsewhere"]


# --- dropping and opening ---------------------------------------------------------------------------------------------


def test_dropping_a_project_opens_it_even_where_it_was_moved(qtbot: QtBot, tmp_path: Path) -> None:
    project = make(tmp_path, "one")
    page = show(qtbot)
    moved = project.folder.rename(tmp_path / "移动了")
    with qtbot.waitSignal(page.project_chosen) as chosen:
        drop(page, moved)
    assert chosen.args == [dataclasses.replace(project, folder=moved)]
    assert page.dialog is None


def test_dropping_pictures_makes_a_project_end_to_end(qtbot: QtBot, tmp_path: Path) -> None:
    pictures = tmp_path / "图片"
    shutil.copytree(sample_dataset(), pictures)
    page = show(qtbot)
    drop(page, pictures)
    qtbot.waitUntil(lambda: page.dialog is not None and page.dialog.pictures.count == 28)
    dialog = page.dialog
    assert dialog is not None
    assert dialog.name_field.text() == "图片"
    qtbot.waitUntil(lambda: dialog.suggestion is not None and bool(dialog.place_label.full_text()))
    qtbot.keyClicks(dialog.name_field, "Line art")
    with qtbot.waitSignal(page.project_chosen, timeout=10_000) as chosen:
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert chosen.args is not None
    project = chosen.args[0]
    assert project.folder == library.default_place() / "Line art"
    assert len(list(project.images.glob("*.png"))) == len(list(project.images.glob("*.txt"))) == 28
    assert project.preset
    qtbot.waitUntil(lambda: names(page) == ["Line art"])
    qtbot.waitUntil(lambda: page.dialog is None)


def test_what_is_no_picture_is_said(qtbot: QtBot, tmp_path: Path) -> None:
    page = show(qtbot)
    (tmp_path / "notes.pdf").write_text("words")
    drop(page, tmp_path / "notes.pdf")
    qtbot.waitUntil(lambda: "There are no pictures or texts there" in page.banner.text())
    assert page.dialog is None


def test_opening_a_folder_of_pictures_offers_a_project(qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / "pics"
    folder.mkdir()
    Image.new("RGB", (64, 64)).save(folder / "a.png")
    page = show(qtbot)
    page.open_folder(folder)
    qtbot.waitUntil(lambda: "not a project" in page.banner.text())
    page.banner.action.click()
    qtbot.waitUntil(lambda: page.dialog is not None and page.dialog.pictures.count == 1)
    assert page.dialog is not None
    page.dialog.reject()
    qtbot.waitUntil(lambda: page.dialog is None)
