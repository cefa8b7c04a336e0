"""Settings of another tool on the Train page: the dialog, what it fills, one step to undo."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QTableWidget, QWidget
from pytestqt.qtbot import QtBot

from gui.train import TrainPage
from gui.train.importing import ImportDialog
from project.library import Project

SETTINGS = """
pretrained_model_name_or_path = "/models/v1-5-pruned.safetensors"
train_data_dir = "/elsewhere/pictures"
reg_data_dir = "/elsewhere/reg"
output_name = "theirs"
network_module = "networks.lora"
network_dim = 24
network_alpha = 12
unet_lr = 2e-4
max_train_epochs = 7
face_crop_aug_range = "2.0,4.0"
"""


def drop(target: QWidget, path: Path) -> bool:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    facts = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    enter = QDragEnterEvent(QPoint(5, 5), *facts)
    enter.ignore()
    QApplication.sendEvent(target, enter)
    if enter.isAccepted():
        QApplication.sendEvent(target, QDropEvent(QPointF(5, 5), *facts))
    return enter.isAccepted()


def rows(table: QTableWidget) -> dict[str, tuple[str, str]]:
    cells = [[table.item(row, column) for column in range(3)] for row in range(table.rowCount())]
    texts = [[cell.text() if cell else "" for cell in row] for row in cells]
    return {first: (second, third) for first, second, third in texts}


def dropped(qtbot: QtBot, page: TrainPage, target: QWidget, path: Path) -> ImportDialog:
    before = page.import_dialog
    assert drop(target, path)
    qtbot.waitUntil(lambda: page.import_dialog is not before)
    dialog = page.import_dialog
    assert dialog is not None
    return dialog


def test_settings_of_another_tool_are_shown_then_used_in_one_step(
    qtbot: QtBot, open_page: Callable[..., TrainPage], project: Project, tmp_path: Path
) -> None:
    page = open_page(project)
    before, steps = dict(page.state.draft.values), page.state.undo_stack.count()
    path = tmp_path / "config.toml"
    path.write_text(SETTINGS)
    dialog = dropped(qtbot, page, page, path)
    taken, left = rows(dialog.taken), rows(dialog.left)
    assert taken["Rank"] == ("24", "network_dim")
    assert taken["Epochs"] == ("7 epochs", "max_train_epochs")
    assert "Regularisation folder" not in taken, "the picture folders are the project's"
    assert left["face_crop_aug_range"][1].endswith(".")
    assert page.state.draft.values == before, "nothing changes before Use"

    dialog.folders.setChecked(True)
    assert rows(dialog.taken)["Data folder"][0] == "/elsewhere/pictures"
    dialog.folders.setChecked(False)
    dialog.use.click()
    values = page.state.draft.values
    assert (values["lora_rank"], values["lora_alpha"], values["epochs"]) == (24, 12.0, 7)
    assert values["base_model"] == "/models/v1-5-pruned.safetensors"
    assert (values["reg_data_dir"], values["concepts"]) == ("", [])
    assert values["output_name"] == before["output_name"], "the LoRA's name is the project's"
    assert page.state.undo_stack.count() == steps + 1
    assert "config.toml" in page.banner.text()
    page.banner.action.click()
    assert page.state.draft.values == before

    again = dropped(qtbot, page, page.setup.presets, path)
    again.folders.setChecked(True)
    again.use.click()
    assert page.state.draft.values["concepts"] == ["/elsewhere/pictures"]
    assert page.state.draft.values["reg_data_dir"] == "/elsewhere/reg"
    qtbot.waitUntil(lambda: not page.saver.pending, timeout=10_000)


def test_a_file_without_settings_is_refused_in_a_sentence_and_cancel_changes_nothing(
    qtbot: QtBot, open_page: Callable[..., TrainPage], project: Project, tmp_path: Path
) -> None:
    page = open_page(project)
    before = page.state.draft
    strange = tmp_path / "package.json"
    strange.write_text(json.dumps({"name": "left-pad", "version": "1.0"}))
    assert drop(page, strange)
    qtbot.waitUntil(lambda: "holds no settings" in page.banner.text())
    assert page.banner.kind == "error"
    assert not drop(page, tmp_path / "picture.bmp"), "only files that may hold settings are taken"
    strange.write_text(json.dumps({"LoRA_type": "Standard", "network_dim": 4, "learning_rate": 1e-4}))
    dialog = dropped(qtbot, page, page, strange)
    assert "kohya_ss" in dialog.imported.tool
    dialog.reject()
    assert page.state.draft is before
    entries = [action.text() for action in page.setup.presets.import_button.menu().actions()]
    assert any("another tool" in text for text in entries)
