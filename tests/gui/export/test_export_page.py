"""The Export page: what it offers, what it refuses, how an export runs, ends and is taken back."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from gui import process
from gui.export import ExportPage
from gui.export import target as targets
from gui.export.target import Target
from gui.job_run import jobs_folder, remove_old_jobs
from project import runs
from project.config import parse_config, save_config
from project.library import Project
from project.options import TEXTS
from project.runs.records import encode

ENGINE = Path(__file__).with_name("scripted_export.py")


@pytest.fixture(autouse=True)
def _scripted(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """An engine of our own, and a computer on which nothing is found."""
    monkeypatch.setattr(process, "engine_command", lambda: [sys.executable, str(ENGINE)])
    monkeypatch.setenv("HOME", str(tmp_path / "user"))
    (tmp_path / "user").mkdir()


@pytest.fixture
def project(tmp_path: Path) -> Project:
    (tmp_path / "project" / "runs").mkdir(parents=True)
    return Project(tmp_path / "project", "Ink")


@pytest.fixture
def webui(tmp_path: Path) -> Path:
    """A WebUI in the person's home, its folder for LoRAs."""
    root = tmp_path / "user" / "stable-diffusion-webui"
    (root / "models" / "Lora").mkdir(parents=True)
    (root / "webui.py").write_text("")
    return root / "models" / "Lora"


@pytest.fixture
def page(qtbot: QtBot) -> Iterator[ExportPage]:
    page = ExportPage({})
    qtbot.addWidget(page)
    page.resize(760, 740)
    page.show()
    yield page
    page.close_project()
    page.hide()


def make_run(project: Project, name: str, finished: bool = True, previews: int = 0, **settings: Any) -> Path:
    folder = project.runs / name
    folder.mkdir()
    config = {"output_dir": str(folder), "output_name": name, "train_data_dir": "sample", **settings}
    save_config(parse_config(config, "test"), folder / "config.yaml")
    t = 1000.0 * len(list(project.runs.iterdir()))
    events: list[runs.Event] = [runs.Start(t=t, total_steps=2), runs.Step(step=1, loss=0.5, t=t + 1)]
    for number in range(previews):
        image = QImage(32, 32, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.red)
        (folder / "previews").mkdir(exist_ok=True)
        image.save(str(folder / "previews" / f"{number}.png"))
        events.append(runs.Preview(id=str(number), path=f"previews/{number}.png", prompt="a cat", t=t + 2 + number))
    if finished and settings.get("task_type") == TEXTS:
        events.append(runs.End(t=t + 20, status="finished", step=2, result=name))
        (folder / name).mkdir()
        (folder / name / "adapter_model.safetensors").write_bytes(b"x" * 100)
    elif finished:
        events.append(runs.End(t=t + 20, status="finished", step=2, result=f"{name}.safetensors"))
        (folder / f"{name}.safetensors").write_bytes(b"x" * 100)
    (folder / "events.jsonl").write_bytes(b"".join(encode(event) for event in events))
    return folder


def ready(page: ExportPage, project: Project, qtbot: QtBot) -> None:
    page.open_project(project)
    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.form_page)
    qtbot.waitUntil(lambda: not page._looking)


def take(page: ExportPage, folder: Path, qtbot: QtBot, kind: str = "") -> None:
    page.places.take(folder, kind)
    qtbot.waitUntil(lambda: (page.places.target() or Target("", "", Path())).folder.is_relative_to(folder))


def export(page: ExportPage, qtbot: QtBot) -> None:
    assert page.bar.export.isEnabled(), page.bar.text.text()
    page.bar.export.click()
    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.done, timeout=15_000)


def answer(role: QMessageBox.ButtonRole) -> list[str]:
    said: list[str] = []

    def look() -> None:
        box = QApplication.activeModalWidget()
        if not isinstance(box, QMessageBox):
            QTimer.singleShot(20, look)
            return
        said.append(box.informativeText())
        next(button for button in box.buttons() if box.buttonRole(button) == role).click()

    QTimer.singleShot(20, look)
    return said


def test_nothing_to_export(page: ExportPage, project: Project, qtbot: QtBot) -> None:
    page.open_project(project)
    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.empty)


def test_an_export_from_beginning_to_end(page: ExportPage, project: Project, qtbot: QtBot, webui: Path) -> None:
    make_run(project, "ink", previews=2, trigger_word="inkcat")
    page.places.look()
    ready(page, project, qtbot)
    qtbot.waitUntil(lambda: page.places.target() is not None)  # the only tool that was found is chosen
    qtbot.waitUntil(lambda: page.pictures.picture() is not None)
    assert page.pictures.picture() == project.runs / "ink" / "previews" / "1.png"  # the newest
    assert (page.form.name.text(), page.form.trigger.text(), page.form.weight.value()) == ("ink", "inkcat", 1.0)
    page.form.weight.setValue(0.8)
    phases: list[str] = []
    with qtbot.waitSignal(page.places_changed, timeout=15_000) as places:
        page.bar.export.click()
        qtbot.waitUntil(lambda: page._export is not None)
        assert page._export is not None
        page._export.progressed.connect(lambda phase, done, total: phases.append(phase))
        qtbot.waitUntil(lambda: page.stack.currentWidget() is page.done, timeout=15_000)
    assert places.args == [{str(webui): "a1111"}]
    assert "drawing the preview picture" in phases
    assert sorted(path.name for path in webui.iterdir()) == ["ink.json", "ink.png", "ink.safetensors"]
    assert (webui / "ink.json").read_text() == f"0.8 inkcat fp16 {project.runs / 'ink' / 'previews' / '1.png'}"
    qtbot.mouseClick(page.done.copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "inkcat, <lora:ink:0.8>"
    assert "Automatic1111" in page.done.how.text()
    page.done.once_more.click()
    assert page.stack.currentWidget() is page.form_page


def test_comfyui_is_recognised(page: ExportPage, project: Project, qtbot: QtBot, tmp_path: Path) -> None:
    root = tmp_path / "tool"
    (root / "models" / "loras").mkdir(parents=True)
    (root / "comfy").mkdir()
    make_run(project, "ink", trigger_word="inkcat")
    ready(page, project, qtbot)
    take(page, root, qtbot)
    assert "This is ComfyUI" in page.places.sentence.text()
    assert str(root / "models" / "loras") in page.places.sentence.text()
    export(page, qtbot)
    assert (root / "models" / "loras" / "ink.safetensors").exists()
    assert page.done.prompt.text() == "inkcat"


def test_a_folder_for_diffusers(page: ExportPage, project: Project, qtbot: QtBot, tmp_path: Path) -> None:
    make_run(project, "ink")
    ready(page, project, qtbot)
    take(page, tmp_path / "out", qtbot, targets.DIFFUSERS)
    assert page._picture_card.isHidden()
    assert not page.form.name.isEnabled()
    page.form.name.setText("what: ever")  # is not used
    export(page, qtbot)
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["pytorch_lora_weights.safetensors"]
    assert "load_lora_weights" in page.done.prompt.text()


def test_a_dropped_folder_is_a_place(page: ExportPage, project: Project, qtbot: QtBot, tmp_path: Path) -> None:
    make_run(project, "ink")
    ready(page, project, qtbot)
    (tmp_path / "drop").mkdir()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "drop"))])
    drop = QDropEvent(
        QPointF(QPoint(50, 50)),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    page.dropEvent(drop)
    qtbot.waitUntil(lambda: page.places.target() is not None)
    assert page.places.target() == Target("folder", "drop", tmp_path / "drop")


@pytest.mark.parametrize(
    ("name", "says"),
    [("", "Give"), ("a:b", ":"), ("a/b", "/"), (" a", "space"), ("a.", "dot"), ("con", "Windows"), ("a>b", ">")],
)
def test_names_that_are_refused(name: str, says: str, page: ExportPage, project: Project, qtbot: QtBot) -> None:
    make_run(project, "ink")
    ready(page, project, qtbot)
    take(page, project.folder, qtbot)
    assert page.bar.export.isEnabled()
    page.form.name.setText(name)
    assert says in page.form.problem.text()
    assert page.form.problem.isVisible()
    assert not page.bar.export.isEnabled()
    page.form.name.setText("fine-2")
    assert not page.form.problem.isVisible()


def test_an_existing_file_is_never_replaced_without_asking(
    page: ExportPage, project: Project, qtbot: QtBot, tmp_path: Path
) -> None:
    make_run(project, "ink")
    place = tmp_path / "out"
    place.mkdir()
    (place / "ink.json").write_text("precious")
    (place / "ink-2.png").write_text("taken too")
    ready(page, project, qtbot)
    take(page, place, qtbot)

    said = answer(QMessageBox.ButtonRole.RejectRole)
    page.bar.export.click()
    qtbot.waitUntil(lambda: bool(said) and not page._checking)
    assert "ink.json" in said[0]
    assert "ink.safetensors" not in said[0]
    assert page._export is None
    assert sorted(path.name for path in place.iterdir()) == ["ink-2.png", "ink.json"]

    answer(QMessageBox.ButtonRole.AcceptRole)  # keep both
    export(page, qtbot)
    assert (place / "ink.json").read_text() == "precious"
    assert (place / "ink-3.safetensors").exists()

    page.done.once_more.click()
    page.form.name.setText("ink")
    answer(QMessageBox.ButtonRole.DestructiveRole)
    export(page, qtbot)
    assert (place / "ink.json").read_text() != "precious"


def test_a_place_that_cannot_be_written_to(page: ExportPage, project: Project, qtbot: QtBot, tmp_path: Path) -> None:
    make_run(project, "ink")
    ready(page, project, qtbot)
    (tmp_path / "file").write_text("x")
    for place, says in ((Path("/proc/loras"), "cannot"), (tmp_path / "file" / "loras", "is a file")):
        if sys.platform == "win32" and place.parts[1] == "proc":
            continue
        page.places._taken(Target("folder", "x", place))
        page.banner.clear()
        page.bar.export.click()
        qtbot.waitUntil(lambda: bool(page.banner.text()))
        assert says in page.banner.text() or "Nothing can be written" in page.banner.text()
        assert page._export is None
        assert page.bar.export.isEnabled()


@pytest.mark.parametrize(("manner", "says"), [("fail", "the disk is full"), ("die", "ended in the middle")])
def test_what_goes_wrong_is_said(
    manner: str, says: str, page: ExportPage, project: Project, qtbot: QtBot, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    make_run(project, "ink")
    ready(page, project, qtbot)
    take(page, tmp_path, qtbot)
    monkeypatch.setenv("SCRIPT_EXPORT", manner)
    page.bar.export.click()
    qtbot.waitUntil(lambda: bool(page.banner.text()), timeout=15_000)
    assert says in page.banner.text()
    assert page._export is None
    monkeypatch.delenv("SCRIPT_EXPORT")
    page.banner.action.click()  # try again
    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.done, timeout=15_000)


def test_cancel(
    page: ExportPage, project: Project, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_run(project, "ink")
    ready(page, project, qtbot)
    (tmp_path / "out").mkdir()
    take(page, tmp_path / "out", qtbot)
    monkeypatch.setenv("SCRIPT_EXPORT", "slow")
    page.bar.export.click()
    qtbot.waitUntil(lambda: "of 500" in page.bar.text.text(), timeout=15_000)
    assert page.bar.cancel.isVisible()
    page.bar.cancel.click()
    qtbot.waitUntil(lambda: "cancelled" in page.banner.text(), timeout=15_000)
    assert list((tmp_path / "out").iterdir()) == []
    assert page.bar.export.isEnabled()


def test_unfinished_runs_say_what_they_lack(page: ExportPage, project: Project, qtbot: QtBot) -> None:
    ready_run, open_run = make_run(project, "done"), make_run(project, "open", finished=False)
    broken = make_run(project, "broken", finished=False)
    (broken / "config.yaml").write_bytes(b"\xff{")
    ready(page, project, qtbot)
    texts = [page.source.box.itemText(row) for row in range(page.source.box.count())]
    assert sum("finish it first" in text for text in texts) == 2
    page.choose(open_run)
    qtbot.waitUntil(lambda: bool(page.banner.text()))
    assert "no finished LoRA yet" in page.banner.text()
    run = page.source.run()
    assert run is not None
    assert run.folder == ready_run


def test_the_wanted_run_is_chosen(page: ExportPage, project: Project, qtbot: QtBot) -> None:
    first, second = make_run(project, "first", base_model="/models/large"), make_run(project, "second")
    page.open_project(project)
    page.choose(first)
    qtbot.waitUntil(lambda: (run := page.source.run()) is not None and run.folder == first)
    assert page.form.weight.value() == 0.8  # not the starter model
    page.choose(second)
    qtbot.waitUntil(lambda: page.form.name.text() == "second")


def test_places_are_remembered_and_forgotten(qtbot: QtBot, tmp_path: Path, project: Project, webui: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
    page = ExportPage({str(tmp_path / "one"): "folder", str(tmp_path / "two"): "diffusers", "/gone/away": "folder"})
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: len(page.places.cards) == 3)
    assert [card.target.folder for card in page.places.cards] == [tmp_path / "one", tmp_path / "two", webui]
    chosen = page.places.target()
    assert chosen is not None
    assert chosen.folder == tmp_path / "one"
    with qtbot.waitSignal(page.places_changed) as signal:
        qtbot.keyClick(page.places.cards[0], Qt.Key.Key_Delete)
    assert str(tmp_path / "one") not in signal.args[0]
    assert len(page.places.cards) == 2
    used = targets.with_latest({"a": "folder", "b": "folder"}, Target("comfyui", "ComfyUI", Path("b")))
    assert list(used.items()) == [("b", "comfyui"), ("a", "folder")]
    page.hide()


def test_old_jobs_are_removed() -> None:
    old, new = jobs_folder() / "old", jobs_folder() / "new"
    for folder in (old, new):
        folder.mkdir(parents=True)
        (folder / "job.json").write_text("{}")
    os.utime(old, (time.time() - 100_000, time.time() - 100_000))
    remove_old_jobs()
    assert not old.exists()
    assert new.exists()


def test_the_ready_texts(tmp_path: Path) -> None:
    place = Target("forge", "Forge WebUI", tmp_path)
    assert place.ready_text("ink", 0.8, "inkcat") == "inkcat, <lora:ink:0.8>"
    assert place.ready_text("ink", 1.0, "") == "<lora:ink:1>"
    assert Target("comfyui", "ComfyUI", tmp_path).ready_text("ink", 0.8, "") == ""


def text_run(project: Project, name: str = "pirate", **settings: Any) -> Path:
    return make_run(project, name, task_type=TEXTS, **settings)


@pytest.mark.parametrize(
    ("kind", "file", "line"),
    [
        ("peft", "Pirate 1", 'PeftModel.from_pretrained(base, "{0}")'),
        ("merged", "Pirate 1-merged", 'AutoModelForCausalLM.from_pretrained("{0}")'),
        ("gguf", "Pirate 1.gguf", 'llama-cli -m base-model.gguf --lora "{0}"'),
        ("ollama", "Pirate 1-ollama", 'ollama create pirate-1 -f "{0}/Modelfile"'),
    ],
)
def test_a_language_model_is_exported(
    kind: str, file: str, line: str, page: ExportPage, project: Project, qtbot: QtBot, tmp_path: Path
) -> None:
    text_run(project)
    ready(page, project, qtbot)
    assert page._place_card.isHidden()
    assert page._picture_card.isHidden()
    assert page.form.trigger.isHidden()
    assert page.text_places.cards.keys() == {"peft", "merged", "gguf", "ollama"}
    assert page.form.weight.value() == 1
    page.text_places.take(tmp_path / "out")
    page.text_places.choose_kind(kind)
    page.form.name.setText("Pirate 1")
    page.form.weight.setValue(0.7)
    assert page.form.ollama_base.isVisible() == (kind == "ollama")
    page.form.ollama_base.setText("llama3.2:1b")
    assert file in page.bar.text.text()
    with qtbot.waitSignal(page.places_changed, timeout=15_000) as places:
        page.bar.export.click()
        qtbot.waitUntil(lambda: page.stack.currentWidget() is page.done, timeout=15_000)
    assert places.args == [{str(tmp_path / "out"): kind}]
    written = tmp_path / "out" / file
    assert written.exists()
    text = (written if written.is_file() else written / "Modelfile").read_text()
    assert text.split() == ["0.7", "auto"] + ["llama3.2:1b"] * (kind == "ollama")
    assert line.format(written.as_posix()) in page.done.prompt.text()
    page.done.copy.click()
    assert QGuiApplication.clipboard().text() == page.done.prompt.text()
    page.done.once_more.click()
    answer(QMessageBox.ButtonRole.AcceptRole)  # it is there: keep both
    export(page, qtbot)
    assert (tmp_path / "out" / file.replace("Pirate 1", "Pirate 1-2")).exists()


def test_exports_of_texts_lie_in_the_project_until_a_folder_is_chosen(
    page: ExportPage, project: Project, qtbot: QtBot, tmp_path: Path
) -> None:
    text_run(project)
    ready(page, project, qtbot)
    target = page.text_places.target()
    assert target is not None
    assert target.folder == project.folder / "exports"
    export(page, qtbot)
    assert page.text_places.places == {}  # another project has a folder of its own
    (tmp_path / "drop").mkdir()
    page.done.once_more.click()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "drop"))])
    drop = QDropEvent(
        QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    page.dropEvent(drop)
    target = page.text_places.target()
    assert target is not None
    assert target.folder == tmp_path / "drop"


def test_the_room_for_a_whole_model_is_told(page: ExportPage, project: Project, qtbot: QtBot, tmp_path: Path) -> None:
    model = tmp_path / "model"
    model.mkdir()
    header = json.dumps({"w": {"dtype": "F16", "shape": [1000, 1000], "data_offsets": [0, 2_000_000]}}).encode()
    (model / "model.safetensors").write_bytes(len(header).to_bytes(8, "little") + header + bytes(2_000_000))
    (model / "config.json").write_text(json.dumps({"model_type": "llama", "architectures": ["LlamaForCausalLM"]}))
    text_run(project, model_name_or_path=str(model))
    ready(page, project, qtbot)
    page.text_places.choose_kind("merged")
    qtbot.waitUntil(lambda: "about 2.0 MB" in page.bar.text.text())
    assert "the disk has" in page.bar.text.text()
    page.form.dtype.setCurrentIndex(page.form.dtype.findData("fp32"))
    qtbot.waitUntil(lambda: "about 4.0 MB" in page.bar.text.text())


def test_pictures_and_texts_have_their_own_targets(
    page: ExportPage, project: Project, qtbot: QtBot, tmp_path: Path
) -> None:
    pictures, texts = make_run(project, "ink"), text_run(project)
    ready(page, project, qtbot)
    assert page.source.choose(pictures)
    assert page.text_places.isHidden() or page._text_card.isHidden()
    assert page.form.trigger.isVisible()
    assert page.form.wishes().dtype == "fp16"
    assert page.source.choose(texts)
    assert page._place_card.isHidden()
    assert page.form.wishes().dtype == "auto"
