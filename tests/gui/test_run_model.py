"""The model of a run: arrays that grow, points that are taken back, marks, and the time that is left."""

from __future__ import annotations

import math

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from gui.run_model import RunModel
from project import runs


def steps(first: int, last: int, loss: float = 0.5) -> list[runs.Event]:
    return [
        runs.Step(step=step, loss=loss, lr=1e-4, epoch=step // 10, seconds=0.5, memory=runs.Memory(used=5))
        for step in range(first, last + 1)
    ]


def test_points_grow_over_many_feeds(qtbot: QtBot) -> None:
    model = RunModel()
    for first in range(1, 5001, 7):
        model.feed(steps(first, min(first + 6, 5000)))
    assert model.steps.tolist() == list(range(1, 5001))
    assert np.all(model.loss == 0.5)
    assert np.all(model.speed == 2)
    assert model.last_step == 5000


def test_a_resume_takes_back_what_came_after(qtbot: QtBot) -> None:
    model = RunModel()
    model.feed([runs.Start(total_steps=40), *steps(1, 20), runs.Checkpoint(step=20, path="x")])
    model.feed([*steps(21, 30, 9.0), runs.Checkpoint(step=30, path="y"), runs.Preview(id="p", path="p", step=30)])
    before = model.dropped
    model.feed([runs.Start(total_steps=40), runs.Resumed(step=20)])
    assert model.steps[-1] == 20
    assert model.last_step == 20
    assert [checkpoint.step for checkpoint in model.checkpoints] == [20]
    assert not model.previews
    assert [(mark.step, mark.kind) for mark in model.marks] == [(20, "checkpoint"), (20, "resume")]
    assert model.dropped == before + 1
    model.feed(steps(21, 25, 1.0))
    assert model.loss[-1] == 1.0
    assert len(model.steps) == 25


def test_steps_that_come_again_without_a_word_replace_the_former(qtbot: QtBot) -> None:
    model = RunModel()
    model.feed(steps(1, 10))
    model.feed(steps(1, 3, 7.0))
    assert model.steps.tolist() == [1, 2, 3]
    assert np.all(model.loss == 7.0)


def test_a_loss_that_is_no_number_is_a_gap(qtbot: QtBot) -> None:
    model = RunModel()
    model.feed([*steps(1, 2), runs.Step(step=3, loss=math.nan), *steps(4, 5)])
    assert np.isnan(model.loss[2])
    assert np.isfinite(model.loss[[0, 1, 3, 4]]).all()
    assert np.isnan(model.used[2])  # no memory was told


def test_time_left_is_of_the_speed_of_late(qtbot: QtBot) -> None:
    model = RunModel()
    assert model.seconds_left() is None
    slow = [runs.Step(step=step, loss=1, seconds=60) for step in range(1, 11)]
    model.feed([runs.Start(total_steps=200), *slow, *steps(11, 100)])
    assert model.seconds_left() == pytest.approx(50)
    model.feed([runs.End(status="finished", step=200)])
    assert model.seconds_left() is None


def test_warnings_and_errors_are_kept_and_an_error_is_void_after_a_new_start(qtbot: QtBot) -> None:
    model = RunModel()
    model.feed([*steps(1, 3), runs.Warning_(message="small"), runs.Warning_(message="c", code="preview-cancelled")])
    model.feed([runs.ErrorEvent(message="broken"), runs.End(status="failed", step=3)])
    assert [warning.message for warning in model.warnings] == ["small"]
    assert [error.message for error in model.errors] == ["broken"]
    assert model.end is not None
    model.feed([runs.Start(total_steps=5)])
    assert not model.errors
    assert model.end is None


def test_phases_pass_and_are_told_once_in_the_course(qtbot: QtBot) -> None:
    model = RunModel()
    model.feed([runs.Phase(name="encoding", done=count, total=9) for count in range(9)])
    assert model.phase is not None
    assert model.phase.done == 8
    assert len(model.course) == 1
    model.feed(steps(1, 1))
    assert model.phase is None


def test_changed_comes_at_most_ten_times_a_second_and_always_at_last(qtbot: QtBot) -> None:
    model = RunModel()
    told: list[int] = []
    model.changed.connect(lambda: told.append(len(model.steps)))
    for step in range(1, 61):
        model.feed(steps(step, step))
        qtbot.wait(5)
    qtbot.waitUntil(lambda: told[-1] == 60)
    assert len(told) <= 12


def test_previews_are_told_one_by_one(qtbot: QtBot) -> None:
    model = RunModel()
    told: list[object] = []
    model.event_arrived.connect(told.append)
    preview = runs.Preview(id="1", path="p.png", step=1)
    model.feed([*steps(1, 1), preview, runs.Warning_(message="w")])
    assert told == [preview]


def test_without_a_card_the_memory_is_that_of_the_process(qtbot: QtBot) -> None:
    model = RunModel()
    model.feed([runs.Start(device="cpu")])
    assert not model.on_card
    model.feed([runs.Start(device="cuda:0")])
    assert model.on_card
