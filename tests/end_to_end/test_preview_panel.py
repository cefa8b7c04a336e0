"""The preview panel with the real engine: the starter model, a LoRA file, and the same pictures made headless."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image
from PySide6.QtCore import Qt, QThreadPool
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui import theme
from gui.preview import PreviewPanel
from project import runs
from project.library import Project
from project.runs.history import PreviewRecord

ROOT = Path(__file__).resolve().parents[2]
PROMPT, STEPS, SEED = "a red apple", 4, 7

# In a process of its own, since the window's has no torch: a LoRA with random weights on every layer that is trained,
# and the pictures that it makes without a window.
MAKE = """
import sys
from pathlib import Path
import torch
from engine import adapter, families, preview
from engine.families.base import Request
from engine.memory import place
from engine.publish.files import write_kohya
from engine.publish.metadata import TrainingFacts
from project.options import AdapterOptions, ModelOptions, PrecisionOptions

lora, prompt, seed, steps = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
torch.manual_seed(0)
family = families.load(ModelOptions(base_model="starter"), place(PrecisionOptions(device="cpu")))
adapter.attach(family, AdapterOptions())
for parameter in adapter.trainable(family.components["unet"]):
    torch.nn.init.normal_(parameter, std=0.1)
write_kohya(lora, adapter.collect(family), TrainingFacts("random", rank=8, alpha=8, width=64, height=64))
source = preview.open_source(preview.Source("starter", lora, "cpu"))
request = Request(prompt, "", seed, steps, 5.0, 0, 0)
for strength, picture in preview.strengths(source, request, [0.0, 0.8]):
    picture.save(lora.with_name(f"{strength}.png"))
"""


@pytest.fixture(scope="module")
def lora(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A LoRA in the run folder of a project; beside it, what it draws at 0 and at 0.8."""
    run = tmp_path_factory.mktemp("project") / "runs" / "2026-01-05_random"
    run.mkdir(parents=True)
    path = run / "random.safetensors"
    subprocess.run([sys.executable, "-c", MAKE, str(path), PROMPT, str(SEED), str(STEPS)], cwd=ROOT, check=True)
    return path


def pixels(path: Path) -> NDArray[np.uint8]:
    with Image.open(path) as picture:
        return np.asarray(picture.convert("RGB"))


def difference(one: NDArray[np.uint8], other: NDArray[np.uint8]) -> float:
    return float(np.abs(one.astype(int) - other.astype(int)).mean())


def test_strengths_differ_and_are_what_the_engine_makes_without_a_window(
    qtbot: QtBot, qapp: QApplication, lora: Path
) -> None:
    theme.apply(qapp, "light")
    folder = lora.parents[2]
    settings = {"preview_prompts": [PROMPT], "preview_steps": STEPS, "preview_seed": SEED, "device": "cpu"}
    project = Project(folder, "Project", settings=settings)
    panel = PreviewPanel()
    qtbot.addWidget(panel)
    panel.resize(340, 740)
    panel.show()
    made: dict[float, PreviewRecord] = {}
    panel.picture_made.connect(lambda record: made.update({record.event.strength: record}))
    try:
        panel.open_project(project)
        qtbot.waitUntil(lambda: panel.picker.choice().adapter == lora and bool(panel.form.prompt.toPlainText()))
        qtbot.mouseClick(panel.render_button, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: 0.8 in made or bool(panel.notice.text()), timeout=120_000)
        assert panel.notice.text() == ""
        panel.strength.slider.setValue(30)
        qtbot.waitUntil(lambda: 1.5 in made or bool(panel.notice.text()), timeout=60_000)
        assert panel.notice.text() == ""
        assert panel.source.state == "ready"

        base, weak, strong = (pixels(made[strength].path) for strength in (0.0, 0.8, 1.5))
        assert difference(base, pixels(lora.with_name("0.0.png"))) < 0.5
        assert difference(weak, pixels(lora.with_name("0.8.png"))) < 0.5
        assert difference(base, weak) > 3
        assert difference(weak, strong) > 3
        assert list(made) == [0.0, 0.8, 1.5]
    finally:
        panel.shutdown()
        QThreadPool.globalInstance().waitForDone(10_000)
    qtbot.waitUntil(lambda: not runs.is_live(project.previews), timeout=30_000)
