"""Drives the real app on a screen of its own and writes a PNG of every page and dialog, for people to look at.

    python -m tests.end_to_end.screenshots OUTPUT [--mode light dark] [--size 1280x800] [--scale 1] [--steps 150]
        [--part texts]

Without a DISPLAY it starts Xvfb. The project trains the starter model for a minute, so the pictures are real.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QEventLoop, QThreadPool, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from gui import app, closing, language, theme
from gui.model_picker import ModelPicker
from gui.shortcuts import ShortcutsDialog
from gui.window import Window
from project import library, runs
from project.library import Project
from project.settings import Settings
from project.workspace import sample_dataset
from tests.end_to_end.bench_pictures import show_bench
from tests.end_to_end.text_pictures import show_texts
from tests.end_to_end.welcome_pictures import show_welcome

DISPLAY = ":97"


class Stage:
    """The app, somebody who drives it, and a camera."""

    def __init__(self, output: Path, mode: str, size: tuple[int, int], steps: int, only: str) -> None:
        self.output, self.mode, self.steps, self.only = output, mode, steps, only
        self.window = Window(Settings(preview_open=True))
        self.window.resize(*size)
        self.window.show()
        self.window.status.begin()
        self.window.set_preview_open(True)

    def until(self, condition: Callable[[], object], seconds: float = 120) -> None:
        end = time.monotonic() + seconds
        while not condition():
            if time.monotonic() > end:
                raise TimeoutError(f"waited {seconds:.0f} s in vain")
            self.rest(0.05)

    def rest(self, seconds: float = 0.6) -> None:
        loop = QEventLoop()
        QTimer.singleShot(int(seconds * 1000), loop.quit)
        loop.exec()

    def shot(self, name: str, widget: QWidget | None = None) -> None:
        """Wait until everything is drawn, then write OUTPUT/MODE/NAME.png."""
        if self.only and self.only not in name:
            return
        self.rest()
        path = self.output / self.mode / f"{name}.png"
        path.parent.mkdir(parents=True, exist_ok=True)
        (widget or self.window).grab().save(str(path))
        print(path, flush=True)

    def page(self, key: str) -> Any:
        self.window.show_page(key)
        return self.window.pages[key]

    def leave(self) -> None:
        """Close the window, and wait for what it started."""
        previews = self.window.project.previews if self.window.project is not None else None
        self.window.close()
        QThreadPool.globalInstance().waitForDone(10_000)
        self.until(lambda: previews is None or not runs.is_live(previews), 30)
        self.window.deleteLater()
        QCoreApplication.processEvents()


def make_projects(folder: Path) -> list[Project]:
    """A few projects as a person collects them, one of them without its folder and one damaged."""
    names = {
        "Grandma’s watercolours": "style",
        "水墨画": "style",
        "Biscuit the dog": "character",
        "Red kettle": "object",
    }
    pictures = sorted(sample_dataset().glob("*.png"))
    made = []
    for number, (name, subject) in enumerate(names.items()):
        chosen = [path for path in pictures[number * 5 : number * 5 + 9]]
        words = [path.with_suffix(".txt") for path in chosen]
        made.append(library.create(folder, name, pictures=[*chosen, *words], subject=subject))
    for project in made:
        library.remember(project.folder)
    chinese = made[1].images
    for path, text in zip(sorted(chinese.glob("*.txt")), ("水墨画，一只蝴蝶", "水墨画，钟", "仙人掌"), strict=False):
        path.write_text(text, encoding="utf-8")
    shutil.rmtree(made[2].folder)
    made[3].file.write_text("name: [", encoding="utf-8")
    return made


def show_empty(stage: Stage, folder: Path) -> None:
    stage.page("home")
    stage.shot("home-empty")
    blank = library.create(folder, "New one", pictures=[], subject="style")
    stage.window.open_project(blank, "dataset")
    for key in ("dataset", "train", "runs", "export", "tools"):
        stage.page(key)
        stage.rest()
        stage.shot(f"{key}-empty")


def show_home(stage: Stage, folder: Path) -> None:
    make_projects(folder)
    home = stage.page("home")
    home.refresh()
    stage.rest(1.5)
    stage.shot("home")
    home.new_project()
    stage.until(lambda: home.dialog is not None and home.dialog.isVisible())
    stage.shot("new-project-empty", home.dialog)
    home.dialog.name_field.setText("Ink drawings")
    home.dialog.add_places([sample_dataset()])
    stage.rest(1.5)
    stage.shot("new-project", home.dialog)
    home.dialog.reject()
    stage.rest()


def show_dataset(stage: Stage, project: Project) -> None:
    (project.images / "broken.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    shutil.copy(sample_dataset() / "bell.png", project.images / "no-caption.png")
    stage.window.open_project(project, "dataset")
    page = stage.page("dataset")
    stage.until(lambda: page.collection.model.rowCount() >= 30)
    stage.rest(1.5)
    stage.shot("dataset")
    entry = page.collection.model.rows[1]
    stage.until(lambda: entry.loaded)
    page.grid.edit_wanted.emit(entry)
    stage.shot("dataset-editing")
    page.editing.finish()
    page.grid.open_wanted.emit(page.collection.model.rows[4])
    stage.rest()
    stage.shot("dataset-large")
    page.viewer.close_view()
    (project.images / "broken.png").unlink()
    (project.images / "no-caption.png").unlink()


def make_models(folder: Path) -> Path:
    """Base models of every family at tiny width, as a folder of downloads looks; one is broken."""
    from tests.engine.families.checkpoint_writer import make_tiny

    folder.mkdir(parents=True)
    make_tiny("sd15").save_file(folder / "watercolour-mix-v4.safetensors")
    make_tiny("sd2").save_file(folder / "v2-1_768.safetensors")
    make_tiny("sdxl").save_folder(folder / "水墨画 XL")
    (folder / "half-a-download.safetensors").write_bytes(b"\x00" * 400)
    return folder


def show_picker(stage: Stage, models: Path) -> None:
    picker = ModelPicker("starter", parent=stage.window)
    picker.show()
    stage.rest(1)
    stage.shot("picker-empty", picker)
    picker.add_folder(models)
    stage.until(lambda: picker.list.rowCount() >= 4)
    stage.rest(1)
    stage.shot("picker", picker)
    picker._open_hub()
    stage.shot("picker-hub", picker)
    picker.reject()


def show_settings(stage: Stage, project: Project) -> None:
    page = stage.page("train")
    stage.rest(2)
    stage.shot("train")
    page.setup.area.verticalScrollBar().setValue(480)
    stage.shot("train-scrolled")
    page.setup.toolbar.show_level(True)
    page.setup._set_advanced(True)
    stage.until(page.setup.form.ready)
    page.state.set_value("concepts", [str(project.images), f"{project.folder / 'dogs'} | repeats=2 | regularisation"])
    page.state.set_value("timestep_sampling", "sigmoid")
    page.state.set_value("train_text_encoder", True)
    for key in ("vae", "concepts", "caption_shuffle", "mask_source", "adapter_type", "block_ranks", "start_from",
                "text_encoder_learning_rate", "optimizer", "loss_type", "timestep_sampling", "ema", "validate_every",
                "preview_prompts"):  # fmt: skip
        page.setup.go_to(key)
        stage.rest(0.3)
        stage.shot(f"train-at-{key}")
    for _ in range(3):
        page.state.undo_stack.undo()
    page.setup._search("learning")
    stage.rest()
    stage.shot("train-search")
    page.setup._search("network_dim")
    stage.rest()
    stage.shot("train-search-kohya")
    page.setup._search("")
    page.state.set_value("learning_rate", 7)
    stage.rest(1)
    page.setup.go_to("learning_rate")
    stage.shot("train-error")
    page.state.undo_stack.undo()
    page.setup._set_advanced(False)


def show_training(stage: Stage, project: Project) -> Path:
    page = stage.page("train")
    third = max(1, stage.steps // 3)
    wanted = {"max_steps": stage.steps, "save_steps": third, "preview_every": third, "validate_every": third}
    for key, value in wanted.items():
        page.state.set_value(key, value)
    stage.rest(1)
    stage.until(page.setup.summary.start_button.isEnabled)
    page.start()
    live = stage.window.live
    try:
        stage.until(lambda: live.model is not None and live.model.last_step > stage.steps // 2, 600)
    finally:
        stage.shot("train-live")
    box = QTimer()
    box.setSingleShot(True)
    box.timeout.connect(lambda: _shoot_and_close(stage, "closing"))
    box.start(800)
    closing.ask(stage.window)
    stage.until(lambda: live.follower is not None and live.follower.state == "finished", 600)
    panel: Any = stage.window.preview
    stage.until(lambda: panel.source.waiting, 30)
    stage.until(lambda: not panel.source.waiting)
    stage.shot("train-finished")
    assert live.folder is not None
    return live.folder


def _shoot_and_close(stage: Stage, name: str) -> None:
    dialog = QApplication.activeModalWidget()
    if isinstance(dialog, QDialog):
        stage.shot(name, dialog)
        dialog.reject()


def show_preview(stage: Stage, run: Path) -> None:
    panel: Any = stage.window.preview
    stage.page("dataset")
    stage.until(lambda: panel.picker.choice().adapter is not None)
    panel.form.prompt.setPlainText("umbrella")
    panel.render_button.click()
    stage.rest(1)
    stage.shot("preview-busy")
    stage.until(lambda: not panel.source.waiting)
    stage.shot("preview")
    panel.strip_button.click()
    stage.rest(0.5)
    stage.until(lambda: not panel.source.waiting)
    stage.shot("preview-strengths")
    panel.history_button.click()
    stage.shot("preview-history")


def show_runs(stage: Stage, project: Project, run: Path) -> None:
    for number in range(2):
        other = run.with_name(f"{run.name}-{number}")
        shutil.copytree(run, other, ignore=shutil.ignore_patterns("engine.lock"))
        lines = (other / "events.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)
        (other / "events.jsonl").write_text("".join(lines[: len(lines) * (number + 1) // 3]), encoding="utf-8")
    page = stage.page("runs")
    page.refresh()
    stage.until(lambda: len(page.model.runs if hasattr(page.model, "runs") else [1, 2, 3]) >= 3)
    stage.rest(1)
    stage.shot("runs")
    page.open_run(run)
    stage.rest(1.5)
    stage.shot("run-detail")
    card = page.detail.scores
    card.start()
    stage.rest(1)
    stage.shot("run-scoring")
    stage.until(lambda: card.job is None)
    stage.rest(1)
    stage.shot("run-scored")
    page.show_list()
    page.listing.list.selectAll()
    page.listing.actions_.actions["compare"].trigger()
    stage.rest(1.5)
    stage.shot("runs-compare")
    page.show_list()


def show_export(stage: Stage, folder: Path) -> None:
    root = folder / "stable-diffusion-webui"
    (root / "models" / "Lora").mkdir(parents=True)
    (root / "webui.py").write_text("", encoding="utf-8")
    page = stage.page("export")
    stage.until(lambda: page.source.run() is not None)
    page.places.take(root)
    stage.until(lambda: page.places.target() is not None)
    stage.shot("export")
    page.bar.export.click()
    stage.rest(4)
    stage.shot("export-busy")
    stage.until(lambda: page.stack.currentWidget() is page.done or page.banner.text())
    stage.shot("export-done")


def show_tools(stage: Stage, run: Path) -> None:
    page = stage.page("tools")
    page.open_files(sorted(run.glob("*.safetensors")))
    stage.until(lambda: page.files.count() > 0)
    stage.shot("tools")
    page.choice.button("resize").click()
    page.form.rank.setValue(2)
    page.begin()
    stage.until(lambda: page.job is None)
    stage.shot("tools-resized")


def show_rest(stage: Stage) -> None:
    dialog = ShortcutsDialog(stage.window)
    dialog.show()
    stage.shot("shortcuts", dialog)
    dialog.close()
    stage.window.tell("The disk is full: make room, then go on with Resume.", "error", "Show the folder")
    stage.page("runs")
    stage.shot("error")


def drive(output: Path, mode: str, size: tuple[int, int], steps: int, only: str, part: str = "") -> None:
    """One round through the app, or through a part of it, with a home that is thrown away after it."""
    with tempfile.TemporaryDirectory(prefix="atelier-shots-") as home:
        os.environ["ATELIER_HOME"] = home
        folder = Path(home) / "projects"
        stage = Stage(output, mode, size, steps, only)
        if part == "texts":
            show_texts(stage, folder / "handed over")
            stage.leave()
            return
        show_empty(stage, folder)
        show_home(stage, folder)
        show_welcome(stage)
        project = library.sample_project()
        show_dataset(stage, project)
        show_bench(stage, project)
        if part == "short":
            stage.leave()
            return
        show_picker(stage, make_models(Path(home) / "stable-diffusion"))
        show_settings(stage, project)
        run = show_training(stage, project)
        show_preview(stage, run)
        show_runs(stage, project, run)
        show_export(stage, Path(home))
        show_tools(stage, run)
        show_texts(stage, folder / "handed over")
        show_rest(stage)
        stage.leave()


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("output", type=Path)
    parser.add_argument("--mode", nargs="+", choices=("light", "dark"), default=["light", "dark"])
    parser.add_argument("--size", default="1280x800")
    parser.add_argument("--scale", default="1", help="as QT_SCALE_FACTOR")
    parser.add_argument("--steps", type=int, default=150, help="how long the training is")
    parser.add_argument("--language", default="en", help="en, zh_CN, or another one that there is")
    parser.add_argument("--only", default="", help="write only the pictures whose names have this in them")
    parser.add_argument("--part", default="", choices=("", "short", "texts"),
                        help="short: only what needs no training; texts: only a project of texts")  # fmt: skip
    chosen = parser.parse_args()
    screen = None
    if not os.environ.get("DISPLAY") and os.environ.get("QT_QPA_PLATFORM") != "offscreen":
        screen = subprocess.Popen(["Xvfb", DISPLAY, "-screen", "0", "4000x2400x24", "-nolisten", "tcp"])
        os.environ["DISPLAY"] = DISPLAY
        time.sleep(1)
    os.environ["QT_SCALE_FACTOR"] = chosen.scale
    width, height = map(int, chosen.size.split("x"))
    try:
        qt = app.make_application(["screenshots"])
        language.apply(qt, chosen.language)
        for mode in chosen.mode:
            theme.apply(qt, mode)
            drive(chosen.output.absolute(), mode, (width, height), chosen.steps, chosen.only, chosen.part)
    finally:
        if screen is not None:
            screen.terminate()
            screen.wait()
    return 0


if __name__ == "__main__":
    sys.exit(main())
