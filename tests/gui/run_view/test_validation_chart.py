"""The validation in the charts: thick, by noise level, with its best step; training loss steps back behind it."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from gui import theme
from gui.run_model import RunModel
from gui.run_view.charts import Charts
from project import runs


def measured(step: int, loss: float) -> runs.Validation:
    return runs.Validation(step=step, loss=loss, bands=(loss + 0.3, loss, loss, loss - 0.3), pictures=2)


def test_the_validation_is_what_the_chart_says_of_quality(qtbot: QtBot) -> None:
    charts = Charts()
    qtbot.addWidget(charts)
    charts.resize(760, 420)
    charts.show()
    model = RunModel()
    model.feed([runs.Start(total_steps=30, device="cuda:0"), measured(0, 0.9)])
    for step in range(1, 31):
        model.feed([runs.Step(step=step, loss=1 / step, lr=1e-4, seconds=0.5)])
        if step % 10 == 0:
            model.feed([measured(step, 0.5 + abs(step - 20) / 100)])
    charts.show_run(model)
    charts.draw()
    plot = charts.stack.plots["loss"]
    assert plot._curves["0 validated"].xData.tolist() == [0, 10, 20, 30]  # also before the first step
    assert charts.span.now()[0] == 0
    thick, smoothed = (plot._curves[key].opts["pen"] for key in ("0 validated", "0 smoothed"))
    assert thick.widthF() > smoothed.widthF()
    assert smoothed.color().name() != theme.tokens().series[0]  # paler than without a validation
    assert [plot._curves[f"0 band {band}"].yData[0] for band in range(4)] == [1.2, 0.9, 0.9, 0.6000000000000001]
    star, label = plot._stars["0 best"]
    assert (star.data["x"][0], star.data["y"][0]) == (20, 0.5)
    assert "20" in label.toPlainText()
    assert "held-back" in plot.title.text()
    assert "does not measure" in plot.title.toolTip()
    charts.bar.by_noise.toggle()  # without the lines by noise level
    charts.draw()
    assert not len(plot._curves["0 band 0"].getData()[0])
    assert "noise level" not in plot.title.text()
    charts._point(20, None)
    assert "Held-back pictures" in charts.stack.box.text()
    model.feed([runs.Resumed(step=10)])  # what came after is void: the best is another
    charts.draw()
    assert (star.data["x"][0], star.data["y"][0]) == (10, 0.6)
    charts.hide()
