"""The model picker: what it lists and in which order, what can be taken, and how more models come in."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QImage
from pytestqt.qtbot import QtBot

from gui.home.new_project import NewProjectDialog
from gui.model_picker import ModelPicker
from gui.train.filling import misfits
from gui.train.picked_fields import ModelEditor, VaeEditor
from gui.train.row import make_editor
from project import models
from project.library import load
from project.models import Entry
from project.models.model_file import ModelFile
from project.options import OptionInfo, all_options
from project.workspace import starter_model
from tests.project.test_language_models import folder_of

FOLDER = Path("/models")
ENTRIES = [
    Entry(ModelFile(FOLDER / "big.safetensors", family="sdxl", precision="fp16", size=6_900_000_000), "base"),
    Entry(ModelFile(FOLDER / "墨.safetensors", family="sd15", precision="fp32", size=4_200_000_000), "base"),
    Entry(ModelFile(FOLDER / "a-torn.safetensors", reason="the file is cut off"), "broken"),
    Entry(ModelFile(FOLDER / "vae.safetensors", title="a VAE alone", reason="it is a VAE alone"), "vae"),
    Entry(ModelFile(FOLDER / "style.safetensors", title="a LoRA", reason="it is a LoRA"), "lora"),
]


def option(key: str) -> OptionInfo:
    return next(info for info in all_options() if info.key == key)


@pytest.fixture
def picker(qtbot: QtBot) -> ModelPicker:
    shown = ModelPicker("/models/big.safetensors")
    qtbot.addWidget(shown)
    shown.show()
    qtbot.waitUntil(lambda: "No other models" in shown.note.text())
    shown._all_found(ENTRIES)
    return shown


def names(picker: ModelPicker) -> list[str]:
    return [row.name for row in picker.list.rows]


def test_models_are_listed_searched_and_sorted_with_the_unfit_last(qtbot: QtBot, picker: ModelPicker) -> None:
    assert names(picker) == ["Starter (built in)", "big", "墨", "a-torn"]
    assert picker.marked() is not None
    assert picker.marked().name == "big"  # type: ignore[union-attr]
    assert picker.list.rows[1].badges == ("SDXL", "fp16", "6.9 GB")
    picker.order.setCurrentIndex(picker.order.findData("family"))
    picker.order.activated.emit(1)
    assert names(picker) == ["Starter (built in)", "墨", "big", "a-torn"]
    qtbot.keyClicks(picker.words, "sdxl fp16")
    assert names(picker) == ["big"]
    picker.words.setText("torn")
    assert not picker.take_button.isEnabled()
    assert "The file is cut off" in str(picker.list.data(picker.list.index(0, 0), Qt.ItemDataRole.ToolTipRole))
    qtbot.keyClick(picker.words, Qt.Key.Key_Return)
    assert picker.banner.text() == "The file is cut off"
    assert picker.isVisible()


def test_the_keyboard_takes_a_model(qtbot: QtBot, picker: ModelPicker) -> None:
    picker.words.setFocus()
    qtbot.keyClick(picker.words, Qt.Key.Key_Down)
    qtbot.keyClick(picker.words, Qt.Key.Key_Return)
    assert picker.result()
    assert picker.value == str(FOLDER / "墨.safetensors")
    assert picker.facts.startswith("Stable Diffusion 1.x · fp32 · 4.2 GB")


def test_only_vaes_are_offered_as_vae(qtbot: QtBot) -> None:
    picker = ModelPicker("", "vae")
    qtbot.addWidget(picker)
    qtbot.waitUntil(lambda: bool(picker.note.text()) and "Looking" not in picker.note.text())
    picker._all_found(ENTRIES)
    assert names(picker) == ["The model’s own", "vae"]
    assert picker.list.rows[1].usable


def test_language_models_are_offered_and_others_judged(qtbot: QtBot, tmp_path: Path) -> None:
    llama = folder_of(tmp_path / "all" / "tiny-llama")
    bert = folder_of(tmp_path / "all" / "bert", model_type="bert", architectures=["BertForMaskedLM"])
    folder_of(tmp_path / "all" / "packed", quantization_config={"quant_method": "gptq"})
    shutil.copytree(starter_model(), tmp_path / "all" / "pictures")
    picker = ModelPicker("starter", "language")
    qtbot.addWidget(picker)
    picker.show()
    picker.add_folder(tmp_path / "all")
    qtbot.waitUntil(lambda: "tiny-llama" in names(picker))
    rows = {row.name: row for row in picker.list.rows}
    assert not {"pictures", "bert"} & set(rows)
    assert (rows["tiny-llama"].usable, rows["tiny-llama"].badges[0]) == (True, "Llama")
    assert not rows["packed"].usable
    assert "take the original" in rows["packed"].reason
    picker.take_path(bert)
    qtbot.waitUntil(lambda: "not a causal language model" in picker.banner.text())
    picker.take_path(tmp_path / "all" / "pictures")
    qtbot.waitUntil(lambda: "pictures: this is no language model" in picker.banner.text())
    with qtbot.waitSignal(picker.accepted):
        picker.take_path(llama)
    assert picker.value == str(llama)
    assert picker.facts.startswith("Llama · ")


def test_a_folder_is_added_a_model_dropped_is_taken_and_another_file_refused(
    qtbot: QtBot, picker: ModelPicker, tmp_path: Path
) -> None:
    shutil.copytree(starter_model(), tmp_path / "mine" / "tiny")
    torn = tmp_path / "torn.safetensors"
    torn.write_bytes(b"\x10")

    def drop(path: Path) -> None:
        from PySide6.QtCore import QMimeData

        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path))])
        nothing = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
        picker.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, *nothing))

    drop(torn)
    qtbot.waitUntil(lambda: picker.banner.text().startswith("torn.safetensors: "))
    drop(tmp_path / "mine")
    qtbot.waitUntil(lambda: "tiny" in names(picker))
    assert models.added_folders() == [tmp_path / "mine"]
    with qtbot.waitSignal(picker.accepted):
        drop(tmp_path / "mine" / "tiny")
    assert picker.value == str(tmp_path / "mine" / "tiny")


def test_a_download_shows_progress_stops_and_arrives(
    qtbot: QtBot, picker: ModelPicker, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The network cannot exist here: `tests/project/test_models.py` downloads from a server of its own."""
    place = tmp_path / "home-of-hub" / "name"

    def get(name: str, tell: object, stop: object, token: str | None) -> Path:
        tell(models.Progress(500, 1000, 100.0, "unet/weights"))  # type: ignore[operator]
        for _ in range(500):
            if stop.is_set():  # type: ignore[attr-defined]
                raise models.Cancelled("stopped")
            time.sleep(0.01)
            if token == "t":
                shutil.copytree(starter_model(), place)
                return place
        raise AssertionError

    monkeypatch.setattr(models, "get", get)
    bar = picker.hub
    bar.open()
    assert not bar.get.isEnabled()
    bar.name.setText("owner/name")
    qtbot.keyClick(bar.name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "500 B of 1 kB" in bar.text.text())
    assert bar.progress.value() == 500
    bar.cancel.click()
    qtbot.waitUntil(lambda: not bar.working)
    assert "goes on from here" in bar.text.text()
    bar.token.setText("t")
    bar.get.click()
    qtbot.waitUntil(lambda: "is here" in picker.banner.text())
    qtbot.waitUntil(lambda: (row := picker.marked()) is not None and row.value == str(place))


def test_the_form_and_a_new_project_take_the_choice(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def choose(picker: ModelPicker) -> int:
        picker.value, picker.facts = str(starter_model()), "SD · fp16"
        picker.done(1)
        return 1

    monkeypatch.setattr(ModelPicker, "exec", choose)
    editor, vae = make_editor(option("base_model")), make_editor(option("vae"))
    assert isinstance(editor, ModelEditor)
    assert isinstance(vae, VaeEditor)
    for one in (editor, vae):
        qtbot.addWidget(one)
        one.set_value("")
    editor.field.setCurrentIndex(editor.field.count() - 1)
    with qtbot.waitSignal(editor.changed) as caught:
        editor.field.activated.emit(editor.field.currentIndex())
    assert caught.args == [str(starter_model())]
    assert editor.meaning() == "SD · fp16"
    with qtbot.waitSignal(vae.changed):
        vae.browse.click()
    dialog = NewProjectDialog()
    qtbot.addWidget(dialog)
    dialog._choose_model()
    assert dialog.model_label.full_text() == "SD · fp16"
    picture = tmp_path / "p.png"
    QImage(64, 64, QImage.Format.Format_RGB32).save(str(picture))
    dialog.name_field.setText("Mine")
    dialog.set_place(tmp_path)
    dialog.add_places([picture])
    qtbot.waitUntil(dialog.create_button.isEnabled)
    with qtbot.waitSignal(dialog.created) as made:
        dialog.make_project()
    assert load(made.args[0].folder).base_model == str(starter_model())


def test_what_does_not_fit_another_model_is_found(tmp_path: Path) -> None:
    values = {info.key: info.default for info in all_options()}
    assert misfits(values | {"resolution": 1024}, "starter")["resolution"] == 0
    assert misfits(values | {"learning_rate": 1e-3}, str(tmp_path)) == {"learning_rate": values["learning_rate"]}
    assert misfits(values, str(tmp_path)) == {}
