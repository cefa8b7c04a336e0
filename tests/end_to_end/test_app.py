"""The app as a person uses it, with the real engine and the starter model: dropped pictures to exported LoRA."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import psutil
import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QThreadPool, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from safetensors.numpy import load_file

from gui import theme
from gui.window import Window
from project import library, runs
from project.library import Project
from project.settings import Settings, load_settings
from project.workspace import sample_dataset

ROOT = Path(__file__).resolve().parents[2]
WAIT = 180_000  # ms: an engine on a busy machine
NAMES = ("banana", "bell", "cactus", "cloud", "doughnut", "ghost", "key", "bear")


@pytest.fixture(autouse=True)
def _person(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A person with an empty home of their own."""
    for name in ("ATELIER_HOME", "XDG_DATA_HOME", "HOME"):
        folder = tmp_path / name.lower()
        folder.mkdir()
        monkeypatch.setenv(name, str(folder))
    monkeypatch.setenv("OMP_NUM_THREADS", "2")


class Person:
    """Somebody in front of the window."""

    def __init__(self, qtbot: QtBot, window: Window) -> None:
        self.qtbot, self.window = qtbot, window

    def until(self, condition: Callable[[], object], timeout: int = WAIT) -> None:
        self.qtbot.waitUntil(lambda: bool(condition()), timeout=timeout)

    def press(self, button: object) -> None:
        self.until(button.isEnabled, 20_000)  # type: ignore[attr-defined]
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    @property
    def project(self) -> Project:
        assert self.window.project is not None
        return self.window.project

    def state(self) -> str:
        follower = self.window.live.follower
        return follower.state if follower is not None else ""

    def steps(self) -> int:
        model = self.window.live.model
        return model.last_step if model is not None else 0


def open_window(qtbot: QtBot, settings: Settings) -> Person:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply(app, "light")
    window = Window(settings)
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.show()
    window.set_preview_open(True)
    return Person(qtbot, window)


@pytest.fixture
def person(qtbot: QtBot) -> Iterator[Person]:
    someone = open_window(qtbot, load_settings())
    yield someone
    close(someone)


def close(someone: Person) -> None:
    """Close the window, and see that no engine and no thread is left."""
    window = someone.window
    if window.live.at_work and window.live.follower is not None:
        window.live.follower.send(runs.Stop())
        someone.until(lambda: not window.live.at_work)
    folders = [window.project.previews] if window.project else []
    window.close()
    assert QThreadPool.globalInstance().waitForDone(20_000)
    someone.until(lambda: not any(runs.is_live(folder) for folder in folders))


def drop(widget: object, paths: list[Path]) -> None:
    """What Qt tells a widget when files are dragged onto it and let go."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    place, copy = QPoint(200, 200), Qt.DropAction.CopyAction
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(widget, QDragEnterEvent(place, copy, data, buttons, keys))  # type: ignore[arg-type]
    QApplication.sendEvent(widget, QDropEvent(QPointF(place), copy, data, buttons, keys))  # type: ignore[arg-type]


def pixels(path: Path) -> np.ndarray:
    with Image.open(path) as picture:
        return np.asarray(picture.convert("RGB")).astype(int)


def test_from_dropped_pictures_to_an_exported_lora(person: Person, tmp_path: Path) -> None:
    make_project(person, tmp_path / "my pictures")
    edit_a_caption_and_undo_it(person)
    folder = train_with_a_pause_and_a_stop(person)
    go_on_through_a_killed_engine(person, folder)
    look_at_two_strengths(person, folder)
    export_to_a_webui(person, tmp_path / "stable-diffusion-webui")
    assert person.window.banner.text() == ""


def make_project(person: Person, pictures: Path) -> None:
    """By pictures that are dropped onto the page Home."""
    window = person.window
    window.show_page("home")
    pictures.mkdir()
    for name in NAMES:
        for suffix in (".png", ".txt"):
            shutil.copy(sample_dataset() / f"{name}{suffix}", pictures)
    home: Any = window.pages["home"]
    drop(home, sorted(pictures.iterdir()))
    person.until(lambda: home.dialog is not None and home.dialog.isVisible())
    dialog = home.dialog
    dialog.name_field.setText("Ink")
    person.press(dialog.create_button)
    person.until(lambda: window.project is not None and window.project.name == "Ink")
    assert len(list(person.project.images.glob("*.png"))) == len(NAMES)


def edit_a_caption_and_undo_it(person: Person) -> None:
    dataset: Any = person.window.page("dataset")
    caption = person.project.images / "bell.txt"
    picture = str(caption.with_suffix(".png"))
    model, grid = dataset.collection.model, dataset.grid
    person.until(lambda: picture in model.entries and model.entries[picture].loaded, 20_000)
    before = caption.read_text(encoding="utf-8")
    grid.choose(picture)
    QTest.keyClick(grid, Qt.Key.Key_F2)
    QTest.keyClick(grid.editor, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(grid.editor, "a brass bell")
    QTest.keyClick(grid.editor, Qt.Key.Key_Return)
    person.until(lambda: caption.read_text(encoding="utf-8").strip() == "a brass bell", 10_000)
    person.press(dataset.undo)
    person.until(lambda: caption.read_text(encoding="utf-8").strip() == before.strip(), 10_000)


def train_with_a_pause_and_a_stop(person: Person) -> Path:
    """Returns the run folder of a training that was stopped before its end."""
    person.window.show_page("train")
    train: Any = person.window.pages["train"]
    wanted = {
        "epochs": 30,
        "batch_size": 4,
        "learning_rate": 1e-3,
        "save_steps": 10,
        "lora_rank": 8,
        "preview_every": 0,
    }
    for key, value in wanted.items():
        train.state.set_value(key, value)
    person.press(train.setup.summary.start_button)
    person.until(lambda: person.steps() >= 3)
    controls = train.run_view.controls
    person.press(controls.pause)
    person.until(lambda: person.state() == "paused")
    rested = person.steps()
    person.qtbot.wait(700)
    assert person.steps() == rested
    person.press(controls.pause)
    person.until(lambda: person.state() == "live" and person.steps() > rested)
    person.press(controls.stop)
    person.until(lambda: person.state() == "stopped")
    folder = person.window.live.folder
    assert folder is not None
    assert list((folder / "checkpoints").glob("step-*"))
    return folder


def go_on_through_a_killed_engine(person: Person, folder: Path) -> None:
    """The window outlives its engine, the run goes on to its end, and the chart shows every step once."""
    train: Any = person.window.pages["train"]
    controls, before = train.run_view.controls, person.steps()
    person.press(controls.pause)
    person.until(lambda: person.state() == "live" and person.steps() > before)
    engine_of(folder).kill()
    person.until(lambda: person.state() == "interrupted", 20_000)
    person.press(controls.pause)
    person.until(lambda: person.state() == "finished")
    model = person.window.live.model
    assert model is not None
    assert list(model.steps) == list(range(1, model.total_steps + 1))
    assert np.mean(model.loss[-15:]) < np.mean(model.loss[:15])
    person.qtbot.wait(300)
    assert drawn(train.run_view.charts) > 300


def drawn(charts: QWidget) -> int:
    """How many pixels of a chart have the colour of the smoothed loss."""
    image, wanted = charts.grab().toImage(), QColor(theme.tokens().series[0]).rgb()
    return sum(image.pixel(x, y) == wanted for x in range(image.width()) for y in range(image.height()))


def look_at_two_strengths(person: Person, folder: Path) -> None:
    panel: Any = person.window.preview
    result = next(folder.glob("*.safetensors"))
    made: dict[float, Path] = {}
    panel.picture_made.connect(lambda record: made.update({record.event.strength: record.path}))
    person.until(lambda: panel.picker.choice().adapter == result)
    panel.form.prompt.setPlainText("umbrella")
    person.press(panel.render_button)
    person.until(lambda: len(made) == 2 or panel.notice.text())
    assert panel.notice.text() == ""
    without, strong = (pixels(made[strength]) for strength in sorted(made))
    assert np.abs(without - strong).mean() > 4


def export_to_a_webui(person: Person, root: Path) -> None:
    (root / "models" / "Lora").mkdir(parents=True)
    (root / "webui.py").write_text("", encoding="utf-8")
    person.window.show_page("export")
    page: Any = person.window.pages["export"]
    person.until(lambda: page.source.run() is not None)
    drop(page, [root])
    person.until(lambda: page.places.target() is not None)
    person.press(page.bar.export)
    person.until(lambda: page.stack.currentWidget() is page.done or page.banner.text())
    assert page.banner.text() == ""
    written = sorted((root / "models" / "Lora").iterdir())
    assert [path.suffix for path in written] == [".json", ".png", ".safetensors"]
    assert any("lora_down" in key for key in load_file(written[-1]))


def engine_of(folder: Path) -> psutil.Process:
    """The process that works in a run folder, by its command line."""
    found = [
        process
        for process in psutil.process_iter(["cmdline"])
        if "work" in (process.info["cmdline"] or []) and str(folder) in (process.info["cmdline"] or [])
    ]
    assert len(found) == 1
    return found[0]


# A window in a process of its own that starts a training and then waits to be killed.
APP = """
import sys
from dataclasses import replace
from pathlib import Path
from gui import app, theme
from gui.window import Window
from project import library
from project.settings import load_settings
qt = app.make_application(["app"])
theme.apply(qt, "light")
window = Window(replace(load_settings(), preview_open=False))
window.show()
window.open_project(library.load(Path(sys.argv[1])), "train")
window.follow(Path(sys.argv[2]), start_engine=True)
window.live.progressed.connect(lambda: print("STEP", window.live.model.last_step, flush=True))
qt.exec()
"""


def test_a_killed_app_leaves_the_training_alive_and_the_next_one_shows_every_point(
    qtbot: QtBot, tmp_path: Path
) -> None:
    from project.config import parse_config
    from project.runs.start import freeze

    project = library.create(tmp_path, "Ink", pictures=[sample_dataset()], subject="style")
    run = library.new_run_dir(project, "long")
    options = {"train_data_dir": project.images, "output_dir": run, "max_steps": 4000, "batch_size": 1, "save_steps": 0}
    freeze(parse_config({key: str(value) for key, value in options.items()}, "test"))
    app = subprocess.Popen(
        [sys.executable, "-c", APP, str(project.folder), str(run)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert app.stdout is not None
    for line in app.stdout:
        if line.startswith("STEP") and int(line.split()[1]) >= 3:
            break
    os.kill(app.pid, signal.SIGKILL)
    app.wait()
    app.stdout.close()
    time.sleep(1)
    assert runs.is_live(run)

    person = open_window(qtbot, load_settings())
    try:
        person.window.open_project(library.load(project.folder), "train")
        person.until(lambda: person.state() == "live" and person.steps() >= 6)
        model = person.window.live.model
        assert model is not None
        assert list(model.steps) == list(range(1, model.last_step + 1))
    finally:
        close(person)
    assert runs.state(run) == "interrupted"


def test_first_start_opens_the_sample_project_ready_to_train(person: Person) -> None:
    window = person.window
    window.begin()
    person.until(lambda: window.project is not None)
    assert person.project.sample
    assert "Start training" in window.banner.text()
    train: Any = window.pages["train"]
    person.until(lambda: train.setup.summary.start_button.isEnabled(), 20_000)
    assert len(list(person.project.images.glob("*.png"))) == 28
    window.save_settings()
    QThreadPool.globalInstance().waitForDone()
    assert load_settings().last_project == str(person.project.folder)
