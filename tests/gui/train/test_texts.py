"""The Train page of a project of texts: its own fields, presets and forecast, what is kept, and the run that starts."""

from __future__ import annotations

import json
import math
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gui.train import TrainPage
from project import library
from project.config import load_config
from project.library import Project
from project.runs import RunFolder
from project.schema import PICTURES, TEXTS
from project.workspace import sample_texts


@pytest.fixture
def project() -> Project:
    return library.sample_texts_project()


@pytest.fixture
def page(qtbot: QtBot, project: Project) -> TrainPage:
    shown = TrainPage(advanced=True)
    qtbot.addWidget(shown, before_close_func=lambda widget: widget.close_project())
    shown.show()
    shown.open_project(project)
    qtbot.waitUntil(shown.setup.summary.start_button.isEnabled, timeout=10_000)
    return shown


def test_only_fields_and_presets_of_texts_are_shown(qtbot: QtBot, page: TrainPage) -> None:
    wanted = page.setup.form.wanted()
    assert {"model_name_or_path", "max_seq_length", "train_on", "packing", "test_questions", "lora_rank"} <= wanted
    assert not wanted & {"base_model", "resolution", "trigger_word", "task_type", "noise_offset", "preview_prompts"}
    qtbot.waitUntil(lambda: bool(page.setup.presets.presets))
    assert {preset.task for preset in page.setup.presets.presets} == {TEXTS}
    assert page.setup.presets.card("writing-style") is not None
    qtbot.waitUntil(lambda: page.setup.presets._suggested == "writing-style")


def test_the_forecast_counts_texts(qtbot: QtBot, page: TrainPage) -> None:
    rows = sum(len(path.read_text(encoding="utf-8").splitlines()) for path in sample_texts().glob("*.jsonl"))
    qtbot.waitUntil(lambda: page._outlook is not None)
    outlook = page._outlook
    assert outlook is not None
    assert (outlook.task, outlook.pictures) == (TEXTS, rows)
    assert outlook.estimate.steps == outlook.estimate.epochs * math.ceil(rows / page.state.value("batch_size"))
    assert f"{rows} texts" in page.setup.summary.steps.note.text()
    assert "texts" in page.setup.form.note.text()


def test_a_run_gets_the_projects_texts_and_model(qtbot: QtBot, page: TrainPage, project: Project) -> None:
    with qtbot.waitSignal(page.run_started, timeout=10_000) as started:
        page.start()
    assert started.args is not None
    config = load_config(RunFolder(started.args[0]).config)
    assert config.model.task_type == TEXTS
    assert Path(config.data.train_data_dir) == project.images
    assert config.model.max_seq_length == project.settings["max_seq_length"]
    assert config.model.base == "starter"


def test_a_chosen_model_is_kept_as_the_projects(
    qtbot: QtBot, page: TrainPage, project: Project, tmp_path: Path
) -> None:
    page.state.set_value("model_name_or_path", str(tmp_path / "no-model"))
    qtbot.waitUntil(lambda: library.load(project.folder).base_model == str(tmp_path / "no-model"))
    assert "model_name_or_path" not in library.load(project.folder).settings
    qtbot.waitUntil(lambda: "no-model" in page.setup.summary.blocked.text())
    assert not page.setup.summary.start_button.isEnabled()


def test_a_model_that_cannot_be_trained_and_rows_of_which_none_can_stop_the_start(
    qtbot: QtBot, page: TrainPage, tmp_path: Path
) -> None:
    (tmp_path / "bert").mkdir()
    (tmp_path / "bert" / "config.json").write_text('{"architectures": ["BertForMaskedLM"], "model_type": "bert"}')
    page.state.set_value("model_name_or_path", str(tmp_path / "bert"))
    qtbot.waitUntil(lambda: "not a causal language model" in page.setup.summary.blocked.text(), timeout=10_000)
    assert not page.setup.summary.start_button.isEnabled()
    (tmp_path / "broken.jsonl").write_text('{"text": "half\n{\n')
    page.open_project(library.create(tmp_path / "projects", "Broken", task=TEXTS, pictures=[tmp_path / "broken.jsonl"]))
    qtbot.waitUntil(lambda: "None of the 2 rows can be trained" in page.setup.summary.blocked.text(), timeout=10_000)
    assert not page.setup.summary.start_button.isEnabled()


def test_no_texts_and_a_folder_that_is_gone_are_told(qtbot: QtBot, page: TrainPage, tmp_path: Path) -> None:
    blank = library.create(tmp_path / "projects", "Blank", task=TEXTS, pictures=[])
    page.open_project(blank)
    qtbot.waitUntil(lambda: "no texts to train" in page.setup.summary.blocked.text())
    (blank.images / "one.jsonl").write_text(json.dumps({"prompt": "a", "completion": "b"}) + "\n", encoding="utf-8")
    page._soon.start()
    qtbot.waitUntil(page.setup.summary.start_button.isEnabled)
    assert "1 text" in page.setup.summary.steps.note.text()


def test_another_projects_task_changes_the_fields(qtbot: QtBot, page: TrainPage, tmp_path: Path) -> None:
    drawings = library.create(tmp_path / "projects", "Ink", pictures=[], subject="style")
    page.open_project(drawings)
    assert page.state.task == PICTURES
    assert "model_name_or_path" not in page.setup.form.wanted()
    qtbot.waitUntil(lambda: {preset.task for preset in page.setup.presets.presets} == {PICTURES})
    qtbot.waitUntil(page.setup.form.ready)
    row = page.setup.form.row("model_name_or_path")
    assert row is None or row.isHidden()
