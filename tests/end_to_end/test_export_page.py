"""From a trained run to a WebUI's folder with the real engine: the page exports, and the file loads."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QThreadPool
from pytestqt.qtbot import QtBot
from safetensors import safe_open

from gui import theme
from gui.export import ExportPage
from project.library import Project

MAIN = Path(__file__).resolve().parents[2] / "main.py"


@pytest.fixture
def page(qtbot: QtBot, qapp: object) -> Iterator[ExportPage]:
    theme.apply(qapp, "light")  # type: ignore[arg-type]
    page = ExportPage({})
    qtbot.addWidget(page)
    page.show()
    yield page
    page.close_project()
    page.hide()
    QThreadPool.globalInstance().waitForDone()


def test_a_trained_run_reaches_a_webui(page: ExportPage, qtbot: QtBot, tmp_path: Path) -> None:
    project = Project(tmp_path / "project", "Ink")
    config = tmp_path / "config.yaml"
    run = project.runs / "tiny"
    config.write_text(
        "train_data_dir: sample\nbase_model: starter\nmax_steps: 4\nlora_rank: 2\ntrigger_word: inkcat\n"
        f"output_name: tiny\noutput_dir: {json.dumps(str(run))}\n"
    )
    command = [sys.executable, str(MAIN), "train", "--config", str(config)]
    done = subprocess.run(command, capture_output=True, text=True, env={**os.environ, "ATELIER_NO_SETUP": "1"})
    assert done.returncode == 0, done.stderr
    root = tmp_path / "stable-diffusion-webui"
    loras = root / "models" / "Lora"
    loras.mkdir(parents=True)
    (root / "webui.py").write_text("")

    page.open_project(project)
    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.form_page)
    page.places.take(root)
    qtbot.waitUntil(lambda: (place := page.places.target()) is not None and place.folder == loras)
    page.bar.export.click()
    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.done or bool(page.banner.text()), timeout=600_000)

    assert not page.banner.text()
    assert sorted(path.name for path in loras.iterdir()) == ["tiny.json", "tiny.png", "tiny.safetensors"]
    with safe_open(loras / "tiny.safetensors", framework="numpy") as file:
        keys = list(file.keys())
        assert any(key.startswith("lora_unet_") and key.endswith("lora_down.weight") for key in keys)
        assert file.metadata()["ss_output_name"] == "tiny"
    assert json.loads((loras / "tiny.json").read_text())["activation text"] == "inkcat"
    assert page.done.prompt.text() == "inkcat, <lora:tiny:1>"
    checked = [page.done._grid.itemAtPosition(row, 2).widget().text() for row in range(3)]  # type: ignore[union-attr]
    assert checked[0] == "loaded back and checked"
