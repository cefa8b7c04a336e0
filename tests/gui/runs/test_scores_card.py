"""The table of a run's checkpoints: the best one marked, copies warned of, and the job that scores."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from gui.runs.detail import Detail
from gui.trying.choices import run_choices
from project import runs
from project.config import parse_config, save_config
from project.runs.scores import Scores, StepScore, read_scores, write_scores
from project.runs.summary import best_step, summarise


@pytest.fixture
def run(tmp_path: Path) -> Path:
    """A finished run with three checkpoints, of which the second is best."""
    folder = runs.RunFolder(tmp_path / "runs" / "ink")
    folder.path.mkdir(parents=True)
    save_config(parse_config({"train_data_dir": "sample", "output_dir": str(folder.path)}, "test"), folder.config)
    with runs.EventLog(folder.events) as log:
        log.write(runs.Start(total_steps=30, device="cpu", pictures=4))
        for step in range(1, 31):
            log.write(runs.Step(step=step, loss=1 / step, lr=1e-4, seconds=0.1))
            if step % 10 == 0:
                log.write(runs.Validation(step=step, loss=0.5 + abs(step - 20) / 100, pictures=1))
                folder.checkpoint(step).mkdir(parents=True)
                log.write(runs.Checkpoint(step=step, path=f"checkpoints/step-{step:06d}"))
        log.write(runs.End(status="finished", step=30))
    return folder.path


def texts(detail: Detail, column: int) -> list[str]:
    table = detail.scores.table
    items = [table.item(row, column) for row in range(table.rowCount())]
    return [item.text().strip() if item else "" for item in items]


def test_the_best_checkpoint_is_marked_everywhere(run: Path, qtbot: QtBot) -> None:
    summary = summarise(run)
    assert summary.best == best_step(run) == 20
    assert [choice.step for choice in run_choices(run.parent, "starter") if choice.best] == [20]
    detail = Detail()
    qtbot.addWidget(detail)
    detail.show()
    detail.show_run(summary, None)
    qtbot.waitUntil(lambda: texts(detail, 1) == ["0.6000", "0.5000", "0.6000"])
    assert texts(detail, 0) == ["10", "20 ★ best", "30"]
    assert detail.scores.isVisible()
    menu = detail.actions_.menu(detail, ("preview",))
    inner = next(found for action in menu.actions() if isinstance(found := action.menu(), QMenu))
    assert [action.text() for action in inner.actions()] == ["After step 30", "After step 20 ★ best", "After step 10"]
    with qtbot.waitSignal(detail.checkpoint_wanted) as wanted:
        detail.scores.table.activated.emit(detail.scores.table.model().index(1, 0))
    assert wanted.args == [run, run / "checkpoints" / "step-000020"]
    write_scores(
        run, Scores((StepScore(step=30, previews=1, nearest=0.97, nearest_picture="bear.png", copied=True),))
    )  # fmt: skip
    detail.show_run(summary, None)
    qtbot.waitUntil(lambda: texts(detail, 4)[2:] == ["0.97 copy?"])
    assert texts(detail, 5)[2] == "bear.png"
    assert "copies" in detail.scores.notes.text()
    assert "CLIP" in detail.scores.notes.text()
    detail.leave()
    detail.hide()


def test_the_button_scores_in_an_engine_of_its_own(run: Path, qtbot: QtBot) -> None:
    detail = Detail()
    qtbot.addWidget(detail)
    detail.show()
    detail.show_run(summarise(run), None)
    assert read_scores(run) is None
    detail.scores.score.click()
    assert detail.scores.progress.isVisible()
    assert not detail.scores.score.isVisible()
    assert detail.scores.job is not None
    assert detail.scores.job.job == runs.ScoreJob(run=str(run))
    detail.scores.cancel.click()
    qtbot.waitUntil(lambda: detail.scores.job is None, timeout=15_000)
    assert detail.scores.score.isVisible()
    detail.leave()
    detail.hide()
