"""The panel's own manners: history, choices, fields, keys, and files that go in and out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QWheelEvent
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from gui.preview import PreviewPanel
from gui.preview.asking import PictureSettings
from gui.preview.decoding import ENLARGED, read_picture
from gui.preview.large_view import LargeView
from project.library import Project
from tests.gui.preview.conftest import settled


def render(qtbot: QtBot, panel: PreviewPanel) -> None:
    panel.rendering.render_picture()
    qtbot.waitUntil(lambda: settled(panel) and panel.stage.right is not None, timeout=15_000)


def test_history_survives_a_restart_and_gives_its_settings(
    qtbot: QtBot, panel: PreviewPanel, project: Project, make_panel: Callable[[Project], PreviewPanel], run: Path
) -> None:
    panel.form.set_settings(PictureSettings("a bear", "blur", 7, 12, 3.5))
    panel.strength.set_value(1.1)
    render(qtbot, panel)
    assert panel.history.count() == 2
    panel.shutdown()

    again = make_panel(project)
    qtbot.waitUntil(lambda: again.history.count() == 2)
    again.set_prompt("something else")
    again.history_button.click()
    assert again.history.isVisible()
    newest = again.history.records()[0]
    assert newest.event.strength == 1.1
    assert "a bear" in again.history.item(0).toolTip()
    assert "ink at 1.10" in again.history.item(0).toolTip()
    again.history.shown.emit(newest)
    qtbot.waitUntil(lambda: settled(again))
    assert again.stage.right == newest
    assert again.stage.left is not None
    assert again.stage.left.event.strength == 0
    assert again.form.settings().prompt == "something else"
    assert again.from_history.isVisible()
    again.use_button.click()
    made = again.form.settings()
    assert (made.prompt, made.negative, made.seed, made.steps, made.guidance) == ("a bear", "blur", 7, 12, 3.5)
    assert again.strength.value() == 1.1
    assert again.picker.choice().adapter == run / "ink.safetensors"
    assert not again.from_history.isVisible()


def test_a_picture_is_copied_dragged_out_and_deleted(qtbot: QtBot, panel: PreviewPanel, tmp_path: Path) -> None:
    render(qtbot, panel)
    panel.history_button.click()
    record = panel.history.records()[0]
    panel.history.setCurrentRow(0)
    qtbot.keyClick(panel.history, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    clipboard = QGuiApplication.clipboard()
    qtbot.waitUntil(lambda: not clipboard.image().isNull())
    assert clipboard.image().width() == 64
    dragged = panel.history.mimeData([panel.history.item(0)])
    assert [url.toLocalFile() for url in dragged.urls()] == [str(record.path)]
    qtbot.keyClick(panel.history, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: panel.history.count() == 1)
    assert not record.path.exists()
    assert panel.stage.right is None
    assert panel.stage.left is not None


def test_the_menu_of_a_picture_has_all_that_can_be_done(qtbot: QtBot, panel: PreviewPanel) -> None:
    render(qtbot, panel)
    menu = panel.history.menu_for(panel.history.records()[0])
    texts = [action.text() for action in menu.actions() if action.text()]
    assert texts == [
        "Show", "Use these settings", "Copy", "Save as…", "Show in folder", "Move to the trash",
    ]  # fmt: skip
    panel.form.prompt.clear()
    menu.actions()[1].trigger()
    assert panel.form.prompt.toPlainText() == "a fox in the snow"


def test_choose_takes_a_run_and_its_checkpoint(qtbot: QtBot, panel: PreviewPanel, project: Project, run: Path) -> None:
    other = project.runs / "2026-01-04_other"
    other.mkdir()
    (other / "other.safetensors").write_bytes(b"weights")
    panel.choose(other)
    qtbot.waitUntil(lambda: panel.picker.choice().run == other)
    assert panel.picker.choice().kind == "result"
    panel.choose(run, run / "checkpoints" / "step-000050")
    qtbot.waitUntil(lambda: panel.picker.choice().step == 50)
    assert panel.picker.currentText() == "2026-01-05_ink, step 50"
    panel.choose(run)
    qtbot.waitUntil(lambda: panel.picker.choice().adapter == run / "ink.safetensors")


def test_a_file_from_anywhere_can_be_previewed(
    qtbot: QtBot, make_panel: Callable[[Project], PreviewPanel], project: Project, tmp_path: Path
) -> None:
    panel = make_panel(project)
    assert not panel.strength.isEnabled()
    file = tmp_path / "elsewhere.safetensors"
    file.write_bytes(b"weights")
    panel.picker.open_file(file)
    panel.picker.chosen.emit()
    assert panel.strength.isEnabled()
    assert panel.picker.currentText() == "elsewhere.safetensors"
    render(qtbot, panel)
    assert panel.stage.right is not None
    assert panel.stage.right.event.adapter == str(file)


def test_the_wheel_moves_the_slider_only_with_focus(qtbot: QtBot, panel: PreviewPanel) -> None:
    slider = panel.strength.slider

    def turn() -> None:
        middle = QPointF(slider.rect().center())
        wheel = QWheelEvent(
            middle, slider.mapToGlobal(middle), QPoint(), QPoint(0, 120),
            Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(slider, wheel)

    slider.blockSignals(True)
    panel.form.prompt.setFocus()
    turn()
    assert panel.strength.value() == 0.8
    slider.setFocus()
    qtbot.waitUntil(slider.hasFocus)
    turn()
    assert panel.strength.value() > 0.8
    slider.blockSignals(False)


def test_the_large_view_opens_and_closes(qtbot: QtBot, panel: PreviewPanel) -> None:
    render(qtbot, panel)
    qtbot.keyClick(panel.stage.view, Qt.Key.Key_Return)
    large = panel.stage.findChild(LargeView)
    assert isinstance(large, QDialog)
    assert large.view.image(True) is not None
    assert large.view.divider == panel.stage.view.divider
    qtbot.keyClick(large, Qt.Key.Key_Escape)
    assert not large.isVisible()


def test_the_model_says_which_sizes_it_makes(qtbot: QtBot, panel: PreviewPanel) -> None:
    qtbot.waitUntil(lambda: panel.form.width_field.text() == "64" or panel.form.width_field.text() == "128")
    assert panel.form.settings().width == 0
    panel.form.more.click()
    assert panel.form.extra.isVisible()
    panel.form.width_field.setValue(256)
    assert panel.form.settings().width == 256


def test_small_pictures_are_enlarged_and_broken_ones_are_no_picture(tmp_path: Path) -> None:
    Image.new("RGB", (64, 32), "red").save(tmp_path / "small.png")
    Image.new("RGB", (600, 300), "red").save(tmp_path / "large.png")
    (tmp_path / "broken.png").write_bytes(b"no picture")
    small, large = read_picture(tmp_path / "small.png"), read_picture(tmp_path / "large.png")
    assert small is not None
    assert (small.width(), small.height()) == (ENLARGED, ENLARGED // 2)
    assert large is not None
    assert large.width() == 600
    assert read_picture(tmp_path / "broken.png") is None
    assert read_picture(tmp_path / "none.png") is None


def test_it_can_be_as_narrow_as_it_says(qtbot: QtBot, panel: PreviewPanel) -> None:
    panel.form.more.click()
    panel.history_button.setEnabled(True)
    panel.resize(300, 640)
    QApplication.processEvents()
    assert panel.width() == 300
    inside = panel.scroll_area.widget()
    assert inside is not None
    assert inside.width() <= panel.scroll_area.viewport().width()


def test_any_height_is_fine(qtbot: QtBot, panel: PreviewPanel) -> None:
    """Heights follow the width, so a scroll bar must not take any: at some height it would come and go for ever."""
    render(qtbot, panel)
    widths = set()
    for height in range(500, 1000, 7):
        panel.resize(340, height)
        QApplication.processEvents()
        widths.add(panel.form.width())
    assert len(widths) == 1
