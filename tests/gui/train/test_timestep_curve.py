"""The picture of the timesteps: it follows the settings, says in words what it shows, and is drawn as they say."""

from __future__ import annotations

from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from gui import theme
from gui.train.state import FormState
from gui.train.timestep_curve import BINS, TimestepCurve
from project.options import TechniqueOptions
from project.timesteps import curve


def inked(picture: TimestepCurve) -> list[bool]:
    """For parts of the width from left to right: whether the ground below the curve is filled there."""
    image = picture.grab().toImage()
    ratio = image.devicePixelRatio()
    row = int((picture.height() - 30) * ratio)
    soft = QColor(theme.tokens().accent_soft)
    return [image.pixelColor(int((part + 0.5) / 10 * image.width()), row) == soft for part in range(10)]


def test_the_picture_follows_the_settings(qtbot: QtBot) -> None:
    state = FormState()
    picture = TimestepCurve(state)
    qtbot.addWidget(picture)
    picture.resize(400, picture.height())
    assert picture.density == curve(TechniqueOptions(), BINS)
    assert all(inked(picture))
    assert "evenly" in picture.accessibleDescription()

    state.set_value("timestep_min", 500)
    state.set_value("timestep_sampling", "cubic")
    assert picture.density == curve(TechniqueOptions(timestep_min=500, timestep_sampling="cubic"), BINS)
    assert not any(inked(picture)[:5])
    assert "500 to 999" in picture.accessibleDescription()
    assert picture.toolTip() == picture.accessibleDescription()

    state.undo_stack.undo()
    state.undo_stack.undo()
    assert picture.density == curve(TechniqueOptions(), BINS)


def test_values_that_are_wrong_have_no_curve(qtbot: QtBot) -> None:
    state = FormState()
    picture = TimestepCurve(state)
    qtbot.addWidget(picture)
    state.set_value("timestep_min", 900)
    state.set_value("timestep_max", 100)
    assert picture.density is None
    assert "wrong" in picture.accessibleDescription()
    assert not any(inked(picture))
