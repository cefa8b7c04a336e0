"""The page Tools: files are looked into, tools say what they need, and a real engine does what is asked for."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
import torch
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot
from safetensors.torch import save_file

from gui.tools import ToolsPage
from gui.tools.page import job_of
from gui.tools.tool_form import ORDER
from project.library import Project
from project.lora_file import CONFIG_KEY, read_lora

LAYER = "lora_unet_down_blocks_0_attentions_0_transformer_blocks_0_attn1_to_q"


def write_lora(path: Path, rank: int = 4, settings: str = "") -> Path:
    """A LoRA for one layer of Stable Diffusion 1.5."""
    generator = torch.Generator().manual_seed(rank)
    tensors = {
        f"{LAYER}.lora_down.weight": torch.randn(rank, 320, generator=generator),
        f"{LAYER}.lora_up.weight": torch.randn(320, rank, generator=generator),
        f"{LAYER}.alpha": torch.tensor(float(rank)),
    }
    texts = {"ss_base_model_version": "sd_v1", "modelspec.trigger_phrase": "墨", "ss_steps": "1200"}
    save_file(tensors, path, metadata={**texts, **({CONFIG_KEY: settings} if settings else {})})
    return path


@pytest.fixture
def page(qtbot: QtBot) -> Iterator[ToolsPage]:
    page = ToolsPage()
    qtbot.addWidget(page)
    page.resize(820, 760)
    page.show()
    yield page
    page.close_project()
    page.hide()


def drop(widget: ToolsPage, *paths: Path) -> bool:
    """What Qt tells the page when files are dragged onto it and let go; whether it takes them."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(50, 50), copy, data, left, none)
    enter.ignore()
    QApplication.sendEvent(widget, enter)
    if enter.isAccepted():
        QApplication.sendEvent(widget, QDropEvent(QPointF(50, 50), copy, data, left, none))
    return enter.isAccepted()


def open_files(page: ToolsPage, qtbot: QtBot, *paths: Path) -> None:
    for path in paths:
        wanted = page.files.count() + 1
        page.open_files([path])
        qtbot.waitUntil(partial(lambda wanted: page.files.count() == wanted, wanted))


def test_a_dropped_file_says_what_it_is(page: ToolsPage, qtbot: QtBot, tmp_path: Path) -> None:
    assert page.empty.isVisible()
    assert not drop(page, tmp_path / "picture.png")
    assert drop(page, write_lora(tmp_path / "ink.safetensors"))
    qtbot.waitUntil(lambda: page.files.count() == 1)
    assert not page.empty.isVisible()
    shown = [label.text() for label in page.about.findChildren(QLabel)]
    assert "LoRA, kohya, fp32" in shown
    assert "4, alpha 4" in shown
    assert "墨" in shown
    assert any("1,200 steps" in text for text in shown)
    assert not page.about.settings.isVisible()


def test_a_file_that_is_none_is_explained_and_the_rest_stays(page: ToolsPage, qtbot: QtBot, tmp_path: Path) -> None:
    open_files(page, qtbot, write_lora(tmp_path / "ink.safetensors"))
    broken = tmp_path / "broken.safetensors"
    broken.write_bytes(b"nothing")
    drop(page, broken)
    qtbot.waitUntil(lambda: "damaged" in page.banner.text())
    assert page.files.count() == 1


def test_what_can_be_begun_with_a_file(page: ToolsPage, qtbot: QtBot, tmp_path: Path) -> None:
    open_files(page, qtbot, write_lora(tmp_path / "ours.safetensors", settings="lora_rank: 4\n"))
    assert page.about.settings.isVisible()
    assert not page.about.preview.isEnabled()  # there is no project
    (tmp_path / "project" / "runs").mkdir(parents=True)
    page.open_project(Project(tmp_path / "project", "Ink"))
    asked: list[object] = []
    page.preview_wanted.connect(asked.append)
    page.start_wanted.connect(asked.append)
    page.settings_wanted.connect(asked.append)
    for button in (page.about.preview, page.about.start, page.about.settings):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    lora = read_lora(tmp_path / "ours.safetensors")
    assert asked[0] == lora.path
    assert [getattr(one, "path", None) for one in asked[1:]] == [lora.path, lora.path]


@pytest.mark.parametrize("tool", ORDER)
def test_each_tool_says_what_it_needs_before_it_begins(
    tool: str, page: ToolsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    open_files(page, qtbot, write_lora(tmp_path / "ink.safetensors"))
    qtbot.mouseClick(page.choice.button(tool), Qt.MouseButton.LeftButton)
    needs = {"combine": "two LoRA files", "merge": "base model", "extract": "fine-tuned model"}.get(tool, "")
    assert needs in page.note.text()
    assert page.run.isEnabled() == (not needs)
    wish = page.form.wish()
    assert wish.tool == tool
    if tool in ("resize", "convert"):
        assert Path(wish.output).parent == tmp_path  # a name beside the file is suggested
        assert wish.output != str(tmp_path / "ink.safetensors")


def test_the_base_model_is_suggested_where_the_file_tells_of_it(page: ToolsPage, qtbot: QtBot, tmp_path: Path) -> None:
    open_files(page, qtbot, write_lora(tmp_path / "ours.safetensors", settings="base_model: starter\n"))
    assert page.form.base.text() == "starter", "its layers are not those of the usual models"
    open_files(page, qtbot, write_lora(tmp_path / "away.safetensors", settings="base_model: /not/here.safetensors\n"))
    assert page.form.base.text() == ""


def test_marked_files_and_strengths_reach_the_job(page: ToolsPage, qtbot: QtBot, tmp_path: Path) -> None:
    one, other = write_lora(tmp_path / "one.safetensors"), write_lora(tmp_path / "other.safetensors", 2)
    open_files(page, qtbot, one, other)
    page.files.selectAll()
    qtbot.mouseClick(page.choice.button("combine"), Qt.MouseButton.LeftButton)
    page.form._boxes[0].setValue(0.5)
    job = job_of(page.form.wish(), overwrite=False)
    assert (job.inputs, job.strengths) == ((str(other), str(one)), (0.5, 1.0))
    assert job.settings == ("layout=kohya",)
    page.form.keep_all.setCurrentIndex(1)
    assert "rank=16" in page.form.wish().settings


def test_a_person_s_file_name_is_not_overruled(page: ToolsPage, qtbot: QtBot, tmp_path: Path) -> None:
    open_files(page, qtbot, write_lora(tmp_path / "ink.safetensors"))
    page._choose("resize")
    page.form.output.put(str(tmp_path / "mine.safetensors"))
    page.form.rank.setValue(2)
    assert page.form.wish().output == str(tmp_path / "mine.safetensors")
    page.form.output.put("")
    page.form.rank.setValue(3)
    assert page.form.wish().output.endswith("rank3.safetensors")


def test_the_engine_resizes_and_the_report_is_shown(page: ToolsPage, qtbot: QtBot, tmp_path: Path) -> None:
    open_files(page, qtbot, write_lora(tmp_path / "ink.safetensors"))
    page._choose("resize")
    page.form.rank.setValue(2)
    qtbot.mouseClick(page.run, Qt.MouseButton.LeftButton)
    assert page.cancel.isVisible()
    assert not page.form.isEnabled()
    qtbot.waitUntil(lambda: page.job is None, timeout=90_000)
    assert page.banner.text() == ""
    assert "of the effect is lost" in page.report.text.text()
    assert page.report.table.rowCount() == 1
    written = page.report.file
    assert written is not None
    assert read_lora(written).ranks == (2,)
    qtbot.mouseClick(page.report.open, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.files.count() == 2)
    assert page.about.lora is not None
    assert page.about.lora.path == written
