"""The charts as a person uses them: what they draw, crosshair, zooming by mouse and keys, marks, saved files."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui import theme
from gui.run_model import RunModel
from gui.run_view.charts import Charts
from project import runs


def model_of(last: int, device: str = "cuda:0", seed: int = 0) -> RunModel:
    random = np.random.default_rng(seed)
    memory = runs.Memory(used=3 << 30, reserved=4 << 30, total=8 << 30)
    model = RunModel()
    model.feed([runs.Start(total_steps=last, device=device)])
    model.feed(
        [
            runs.Step(step=step, loss=1 / step + random.random() * 0.1, lr=1e-4, seconds=0.5, memory=memory)
            for step in range(1, last + 1)
        ]
    )
    return model


@pytest.fixture
def charts(qtbot: QtBot) -> Charts:
    charts = Charts()
    qtbot.addWidget(charts)
    charts.resize(760, 420)
    charts.show()
    qtbot.waitExposed(charts)
    return charts


def drawn(charts: Charts, chart: str, key: str) -> np.ndarray:
    charts.draw()
    return charts.stack.plots[chart]._curves[key].yData


def move_mouse(charts: Charts, step: float) -> None:
    plot = charts.stack.plots["loss"]
    viewport = plot.viewport()
    x = charts.stack.markings.x_of(step) - plot.x()
    QTest.mouseMove(viewport, QPoint(1, 60))
    QTest.mouseMove(viewport, QPoint(x, 60))


def test_without_points_a_line_says_when_they_come(charts: Charts) -> None:
    charts.show_run(RunModel())
    assert charts._empty.isVisible()
    assert "after the first step" in charts._empty.text.text()


def test_new_points_come_into_view_by_themselves(charts: Charts, qtbot: QtBot) -> None:
    model = model_of(50)
    charts.show_run(model)
    assert not charts._empty.isVisible()
    model.feed([runs.Step(step=51, loss=123.0)])
    qtbot.waitUntil(lambda: float(np.nanmax(charts.stack.plots["loss"]._curves["0 loss"].yData)) == 123.0)
    assert charts.span.now()[1] > 51


def test_a_moved_view_stays_and_r_shows_everything_again(charts: Charts, qtbot: QtBot) -> None:
    model = model_of(400)
    charts.show_run(model)
    charts.set_view(100, 150)
    model.feed([runs.Step(step=401, loss=9.0)])
    qtbot.wait(150)
    assert charts.span.now() == (100, 150)
    charts.setFocus()
    qtbot.keyClick(charts, Qt.Key.Key_R)
    assert charts.span.follows
    charts.set_view(100, 150)
    QTest.mouseDClick(
        charts.stack.plots["lr"].viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(200, 20)
    )
    assert charts.span.follows


def test_dragging_zooms_into_the_band_and_shift_moves_it(charts: Charts) -> None:
    charts.show_run(model_of(1000))
    viewport = charts.stack.plots["loss"].viewport()
    left, right = (QPoint(charts.stack.markings.x_of(step), 50) for step in (200, 400))
    button = Qt.MouseButton.LeftButton
    QTest.mousePress(viewport, button, Qt.KeyboardModifier.NoModifier, left)
    QTest.mouseMove(viewport, right)
    QTest.mouseRelease(viewport, button, Qt.KeyboardModifier.NoModifier, right)
    assert charts.span.now() == pytest.approx((200, 400), abs=3)
    charts.draw()
    QTest.mousePress(viewport, button, Qt.KeyboardModifier.ShiftModifier, QPoint(400, 50))
    QTest.mouseMove(viewport, QPoint(350, 50))
    QTest.mouseRelease(viewport, button, Qt.KeyboardModifier.ShiftModifier, QPoint(350, 50))
    now = charts.span.now()
    assert now[0] > 205
    assert now[1] - now[0] == pytest.approx(200, abs=3)


def test_the_wheel_zooms_around_the_mouse(charts: Charts) -> None:
    charts.show_run(model_of(1000))
    place = QPointF(charts.stack.markings.x_of(300), 50)
    viewport = charts.stack.plots["memory"].viewport()
    event = QWheelEvent(
        place, viewport.mapToGlobal(place), QPoint(), QPoint(0, 240), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(viewport, event)
    left, right = charts.span.now()
    assert right - left < 800
    assert left < 300 < right


def test_the_crosshair_tells_the_values_of_its_step(charts: Charts) -> None:
    model = model_of(100)
    charts.show_run(model)
    move_mouse(charts, 40)
    told = charts.stack.box.text()
    assert charts.stack.box.isVisible()
    assert ">40<" in told
    assert f"{model.loss[39]:.4g}" in told
    assert "3.00 GB used, 4.00 reserved, of 8.0" in told
    assert "2.00 steps/s" in told
    QApplication.sendEvent(charts.stack.plots["loss"].viewport(), QEvent(QEvent.Type.Leave))
    assert not charts.stack.box.isVisible()


def test_the_arrow_keys_lead_the_crosshair(charts: Charts, qtbot: QtBot) -> None:
    charts.show_run(model_of(20))
    charts.setFocus()
    qtbot.keyClick(charts, Qt.Key.Key_Left)
    qtbot.keyClick(charts, Qt.Key.Key_Left)
    assert charts.stack.box.isVisible()
    assert ">19<" in charts.stack.box.text() or ">18<" in charts.stack.box.text()


def test_marks_are_named_at_the_crosshair_and_can_be_hidden(charts: Charts, qtbot: QtBot) -> None:
    model = model_of(100)
    model.feed([runs.Checkpoint(step=100, path="x"), runs.Warning_(message="<b>small</b> picture")])
    charts.show_run(model)
    move_mouse(charts, 100)
    assert "Checkpoint after step 100" in charts.stack.box.text()
    assert "&lt;b&gt;small" in charts.stack.box.text()
    charts.bar.mark_actions["checkpoint"].setChecked(False)
    move_mouse(charts, 100)
    assert "Checkpoint" not in charts.stack.box.text()


def test_ten_thousand_marks_are_painted_in_an_instant(charts: Charts, qtbot: QtBot) -> None:
    model = model_of(100)
    model.feed([runs.Warning_(message=f"w{number}") for number in range(10_000)])
    charts.show_run(model)
    assert len(charts.stack.markings.marks_near(100)) == 10_000
    move_mouse(charts, 100)
    assert "9996 more" in charts.stack.box.text()


def test_a_resume_takes_points_out_of_the_curves(charts: Charts) -> None:
    model = model_of(300)
    model.feed([runs.Step(step=301, loss=77.0)])
    charts.show_run(model)
    assert np.nanmax(drawn(charts, "loss", "0 loss")) == 77.0
    model.feed([runs.Resumed(step=200)])
    assert np.nanmax(drawn(charts, "loss", "0 loss")) < 2
    assert len(drawn(charts, "loss", "0 smoothed")) == 200


def test_a_loss_that_is_no_number_is_drawn_as_a_gap(charts: Charts) -> None:
    model = model_of(10)
    model.feed([runs.Step(step=11, loss=float("nan")), runs.Step(step=12, loss=0.5)])
    charts.show_run(model)
    assert np.isnan(drawn(charts, "loss", "0 loss")[10])
    for key in ("0 loss", "0 smoothed"):
        assert np.isfinite(drawn(charts, "loss", key)[11])


def test_smoothing_and_the_logarithmic_axis_change_the_curves(charts: Charts, qtbot: QtBot) -> None:
    charts.show_run(model_of(200))
    strong = np.array(drawn(charts, "loss", "0 smoothed"))
    charts.bar.slider.setValue(0)
    np.testing.assert_array_equal(drawn(charts, "loss", "0 smoothed"), drawn(charts, "loss", "0 loss"))
    assert not np.array_equal(strong, drawn(charts, "loss", "0 smoothed"))
    linear = np.array(drawn(charts, "loss", "0 loss"))
    charts.setFocus()
    qtbot.keyClick(charts, Qt.Key.Key_L)
    np.testing.assert_allclose(drawn(charts, "loss", "0 loss"), np.log10(linear))


def test_charts_can_be_hidden_but_not_all(charts: Charts) -> None:
    charts.show_run(model_of(20))
    for key in ("lr", "memory", "speed", "loss"):
        charts.bar.chart_actions[key].setChecked(False)
    assert [key for key, plot in charts.stack.plots.items() if plot.isVisible()] == ["loss"]
    charts.draw()


def test_the_card_has_reserved_memory_and_a_limit_and_the_process_has_not(charts: Charts) -> None:
    charts.show_run(model_of(20, "cuda:0"))
    assert drawn(charts, "memory", "total").tolist() == [8, 8]
    assert len(drawn(charts, "memory", "0 reserved")) == 20
    charts.show_run(model_of(20, "cpu"))
    charts.draw()
    assert set(charts.stack.plots["memory"]._curves) == {"0 used"}
    assert "process" in charts.stack.plots["memory"].title.text()


def test_several_runs_are_compared_by_name_and_can_be_hidden(charts: Charts) -> None:
    charts.show_runs([("rank 8", model_of(50)), ("rank 16", model_of(80, seed=1))])
    assert [button.text() for button in charts.legend.buttons] == ["rank 8", "rank 16"]
    assert len(drawn(charts, "loss", "1 smoothed")) == 80
    move_mouse(charts, 20)
    assert "rank 16" in charts.stack.box.text()
    charts.legend.buttons[1].click()
    assert not len(drawn(charts, "loss", "1 smoothed"))
    assert len(drawn(charts, "loss", "0 smoothed")) == 50
    charts.show_run(model_of(5))
    assert not charts.legend.isVisible()


def test_colours_follow_the_theme(charts: Charts, qapp: QApplication, qtbot: QtBot) -> None:
    charts.show_run(model_of(50))
    light = charts.grab().toImage().pixelColor(400, 250)
    try:
        theme.apply(qapp, "dark")
        qtbot.wait(60)
        dark = charts.grab().toImage().pixelColor(400, 250)
    finally:
        theme.apply(qapp, "light")
    assert light.lightness() > 200
    assert dark.lightness() < 80


def test_a_picture_is_saved_at_twice_the_resolution(charts: Charts, qtbot: QtBot, tmp_path: Path) -> None:
    charts.show_run(model_of(50))
    with qtbot.waitSignal(charts.message, timeout=5000) as told:
        charts.save_picture(tmp_path / "charts.png")
    assert told.args is not None
    assert told.args[1] == "success"
    assert QImage(str(tmp_path / "charts.png")).width() == charts.stack.width() * 2


def test_a_table_has_every_step_and_all_columns(charts: Charts, qtbot: QtBot, tmp_path: Path) -> None:
    model = model_of(30)
    model.feed([runs.Step(step=31, loss=float("nan"))])
    charts.show_run(model)
    with qtbot.waitSignal(charts.message, timeout=5000):
        charts.save_table(tmp_path / "charts.csv")
    with (tmp_path / "charts.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 31
    assert float(rows[29]["loss"]) == pytest.approx(model.loss[29])
    assert rows[0]["memory_reserved_bytes"] == str(4 << 30)
    assert rows[30]["loss"] == rows[30]["memory_used_bytes"] == ""


def test_a_place_that_cannot_be_written_is_told(charts: Charts, qtbot: QtBot, tmp_path: Path) -> None:
    charts.show_run(model_of(5))
    for save in (charts.save_table, charts.save_picture):
        with qtbot.waitSignal(charts.message, timeout=5000) as told:
            save(tmp_path / "nowhere" / "x.png")
        assert told.args is not None
        assert told.args[1] == "error"


def test_a_million_points_are_drawn_as_few(charts: Charts) -> None:
    model = RunModel()
    model._table = np.zeros((9, 1_000_000))
    model._table[0] = np.arange(1, 1_000_001)
    model._table[1] = np.random.default_rng(0).random(1_000_000)
    model._table[1, 700_000] = 40.0
    model._rows, model.last_step = 1_000_000, 1_000_000
    charts.show_run(model)
    raw = drawn(charts, "loss", "0 loss")
    assert len(raw) < 6000
    assert raw.max() == 40.0


def test_the_lines_of_the_ground_move_with_the_numbers(charts: Charts) -> None:
    model = model_of(40)
    charts.show_run(model)
    charts.grab()
    model.feed([runs.Step(step=step, loss=3.0, lr=2e-4) for step in range(41, 101)])
    charts.draw()
    plot = charts.stack.plots["loss"]
    area, image = plot.area(), plot.grab().toImage()
    ground = image.pixelColor(area.right() - 3, area.bottom() - 2)
    value, y = plot.axes["left"].places()[1]
    row = area.top() + round(y)
    assert 0 < value < 3
    assert image.pixelColor(area.right() - 3, row) != ground
    assert image.pixelColor(area.right() - 3, row - 2) == ground
