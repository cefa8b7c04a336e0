"""Presets on the page: choosing, saving, importing and what happens to changed values."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.train import TrainPage
from gui.train.preset_card import PresetCard
from project import library, presets
from project.library import Project
from project.presets import Preset


def card(page: TrainPage, name: str) -> PresetCard:
    found = page.setup.presets.card(name)
    assert found is not None, name
    return found


def settled(qtbot: QtBot, page: TrainPage) -> None:
    qtbot.waitUntil(lambda: not page.saver.pending, timeout=10_000)


def test_choosing_replaces_values_says_so_and_can_be_undone(
    qtbot: QtBot, open_page: Callable[..., TrainPage], project: Project
) -> None:
    page = open_page(project)
    page.state.set_value("lora_rank", 100)
    chosen = card(page, "art-style")
    qtbot.mouseClick(chosen, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.state.preset == "art-style")
    assert chosen.property("chosen") == "true"
    assert page.state.value("lora_rank") == 16
    assert page.state.value("trigger_word") == "inkstyle"
    assert "“Art style” is in use. It replaced 2 values" in page.banner.text()
    page.banner.action.click()
    assert page.state.value("lora_rank") == 100
    assert page.state.value("epochs") == 30
    assert page.state.preset == ""
    assert page.banner.text() == ""
    settled(qtbot, page)


def test_suggested_preset_brings_what_fits_the_pictures(
    qtbot: QtBot, open_page: Callable[..., TrainPage], project: Project
) -> None:
    page = open_page(project)
    suggested = [one for one in page.setup.presets.cards if not one.suggested.isHidden()]
    assert [one.preset.name for one in suggested] == ["small-dataset"], "three pictures are few"
    assert "3 pictures" in suggested[0].toolTip()
    qtbot.keyClick(suggested[0], Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.state.preset == "small-dataset")
    assert page._seen.advice is not None
    for key, value in page._seen.advice.changes.items():
        assert page.state.value(key) == value
        assert page.state.differs(key)
    settled(qtbot, page)
    assert library.load(project.folder).preset == "small-dataset"


def test_a_project_opens_with_its_preset_and_changes(
    qtbot: QtBot, open_page: Callable[..., TrainPage], project: Project
) -> None:
    page = open_page(project)
    page.choose_preset(card(page, "object").preset)
    qtbot.waitUntil(lambda: page.state.preset == "object")
    page.state.set_value("epochs", 77)
    settled(qtbot, page)
    values = page.state.mapping()
    again = open_page(library.load(project.folder))
    qtbot.waitUntil(lambda: again.state.preset == "object")
    assert again.state.mapping() == values
    assert again.state.differing() == page.state.differing()
    assert "epochs" in again.state.differing()
    assert card(again, "object").is_chosen


def test_values_stay_when_the_preset_is_gone(
    qtbot: QtBot, open_page: Callable[..., TrainPage], project: Project
) -> None:
    own = presets.save_preset("Mine", "", {"lora_rank": 48, "epochs": 9})
    page = open_page(project)
    page.choose_preset(own)
    qtbot.waitUntil(lambda: page.state.preset == own.name)
    settled(qtbot, page)
    values = page.state.mapping()
    presets.delete_preset(own)
    assert open_page(library.load(project.folder)).state.mapping() == values


def test_saving_keeps_the_values_as_a_preset_of_ones_own(
    qtbot: QtBot, open_page: Callable[..., TrainPage], project: Project
) -> None:
    page = open_page(project)
    page.state.set_value("lora_rank", 20)
    page.setup.presets.ask_to_save()
    dialog = page.setup.presets.dialog
    assert dialog is not None
    assert not dialog.save.isEnabled()
    qtbot.keyClicks(dialog.title, "Pencil")
    qtbot.keyClicks(dialog.purpose, "For sketches.")
    dialog.save.click()
    qtbot.waitUntil(lambda: any(one.preset.title == "Pencil" for one in page.setup.presets.cards))
    saved = presets.find_preset("Pencil")
    assert (saved.values["lora_rank"], saved.purpose) == (20, "For sketches.")
    assert "trigger_word" not in saved.values
    assert page.state.preset == saved.name
    assert page.state.differing() == []
    assert "Pencil" in page.banner.text()
    settled(qtbot, page)


def test_a_preset_with_wrong_values_is_not_saved(open_page: Callable[..., TrainPage], project: Project) -> None:
    page = open_page(project)
    page.state.set_value("lora_rank", "much")
    page.setup.presets.ask_to_save()
    assert page.setup.presets.dialog is None
    assert page.banner.kind == "error"
    page.state.undo_stack.undo()


def test_a_title_that_is_taken_is_refused_where_one_looks(
    qtbot: QtBot, open_page: Callable[..., TrainPage], project: Project
) -> None:
    page = open_page(project)
    page.setup.presets.save("Art style", "")
    qtbot.waitUntil(lambda: "already a preset" in page.banner.text())
    assert page.banner.kind == "error"


def drop(page: TrainPage, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    facts = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    enter = QDragEnterEvent(QPoint(5, 5), *facts)
    QApplication.sendEvent(page.setup.presets, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(page.setup.presets, QDropEvent(QPointF(5, 5), *facts))


def test_a_dropped_file_is_imported(
    qtbot: QtBot, open_page: Callable[..., TrainPage], project: Project, tmp_path: Path
) -> None:
    page = open_page(project)
    path = tmp_path / "friend.yaml"
    path.write_text("preset: {version: 1, title: From a friend}\nlora_rank: 12\n", encoding="utf-8")
    drop(page, path)
    qtbot.waitUntil(lambda: "From a friend" in page.banner.text())
    assert page.banner.kind == "success"
    assert [one.preset.title for one in page.setup.presets.cards][-1] == "From a friend"


def test_a_preset_of_a_newer_version_is_refused_readably(
    qtbot: QtBot, open_page: Callable[..., TrainPage], project: Project, tmp_path: Path
) -> None:
    page = open_page(project)
    path = tmp_path / "future.yaml"
    path.write_text("preset: {version: 99, made_with: 9.0, title: Future}\nwarp: 1\n", encoding="utf-8")
    count = len(page.setup.presets.cards)
    drop(page, path)
    qtbot.waitUntil(lambda: "update the app" in page.banner.text())
    assert page.banner.kind == "error"
    assert len(page.setup.presets.cards) == count


def test_own_presets_have_a_menu_and_can_be_exported(
    qtbot: QtBot, open_page: Callable[..., TrainPage], project: Project, tmp_path: Path
) -> None:
    own = presets.save_preset("Mine", "For me.", {"lora_rank": 48})
    page = open_page(project)
    titles = {action.text().split("\t")[0] for action in card(page, own.name).make_menu().actions()}
    assert {"Rename…", "Delete…", "Export as YAML…"} <= titles
    built_in = {action.text().split("\t")[0] for action in card(page, "object").make_menu().actions()}
    assert "Delete…" not in built_in
    page.setup.presets.export_to(own, tmp_path / "mine")
    qtbot.waitUntil(lambda: "was written" in page.banner.text())
    assert presets.read_preset(tmp_path / "mine.yaml").values == {"lora_rank": 48}


@pytest.mark.parametrize("width", [480, 760, 1400])
def test_cards_fill_the_width_in_even_rows(
    qtbot: QtBot, open_page: Callable[..., TrainPage], project: Project, width: int
) -> None:
    page = open_page(project)
    page.resize(width, 740)
    bar = page.setup.presets
    qtbot.waitUntil(lambda: max(one.geometry().right() for one in bar.cards) >= bar.width() - 8)
    assert all(one.width() >= 150 for one in bar.cards)
    assert len({one.width() for one in bar.cards}) <= 2


def test_preset_is_what_the_card_gives(open_page: Callable[..., TrainPage], project: Project) -> None:
    page = open_page(project)
    assert all(isinstance(one.preset, Preset) and one.accessibleName() for one in page.setup.presets.cards)
