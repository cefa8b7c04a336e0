"""The look: both themes are readable, every word of the stylesheet is known, and icons follow the theme."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from gui import icons, theme
from gui.theme import DARK, LIGHT, Tokens

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def _light_again(qapp: QApplication) -> Iterator[None]:
    yield
    theme.apply(qapp, "light")


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2 defines it."""
    shade = QColor(colour)
    parts = [shade.redF(), shade.greenF(), shade.blueF()]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("look", [LIGHT, DARK], ids=["light", "dark"])
def test_text_is_readable_on_its_ground(look: Tokens) -> None:
    for ground in (look.background, look.surface, look.raised, look.sunken):
        assert contrast(look.text, ground) > 7
        assert contrast(look.muted, ground) > 4.5
        assert contrast(look.danger, ground) > 4
    assert contrast(look.on_accent, look.accent) > 4.5
    for name in ("danger", "warning", "success", "accent"):
        assert contrast(getattr(look, name), getattr(look, f"{name}_soft")) > 4.3, name


@pytest.mark.parametrize("look", [LIGHT, DARK], ids=["light", "dark"])
def test_chart_colours_are_told_apart(look: Tokens) -> None:
    for place, one in enumerate(look.series):
        assert contrast(one, look.surface) > 2.7
        for other in look.series[place + 1 :]:
            a, b = QColor(one), QColor(other)
            distance = abs(a.red() - b.red()) + abs(a.green() - b.green()) + abs(a.blue() - b.blue())
            assert distance > 60, (one, other)


def test_switching_changes_what_is_seen(qtbot: QtBot, qapp: QApplication) -> None:
    button = QPushButton("x")
    qtbot.addWidget(button)
    button.show()
    grounds = {}
    for mode in ("light", "dark"):
        theme.apply(qapp, mode)
        qapp.processEvents()
        grounds[mode] = button.grab().toImage().pixelColor(4, button.height() // 2).lightness()
        assert theme.tokens().dark == (mode == "dark")
    assert grounds["light"] > 200
    assert grounds["dark"] < 80


def test_letters_are_large_enough_from_the_start_and_stay_so(qapp: QApplication) -> None:
    sizes = [qapp.font().pointSizeF()]
    for mode in ("dark", "light"):
        theme.apply(qapp, mode)
        sizes.append(qapp.font().pointSizeF())
    assert len(set(sizes)) == 1
    assert sizes[0] >= 10


def test_a_role_shows_at_once(qtbot: QtBot) -> None:
    label = QLabel("text")
    qtbot.addWidget(label)
    label.show()
    before = label.font().pointSizeF()
    theme.role(label, "title")
    assert label.font().pointSizeF() > before * 1.4


def test_every_role_that_the_code_names_is_in_the_stylesheet() -> None:
    sheet = (ROOT / "resources" / "styles" / "app.qss").read_text(encoding="utf-8")
    known = set(re.findall(r'role="([\w-]+)"', sheet))
    named = {
        name
        for path in (ROOT / "gui").rglob("*.py")
        for name in re.findall(r'theme\.role\([^"\n]*"([\w-]+)"', path.read_text(encoding="utf-8"))
    }
    assert named <= known | {"tool", "secondary"}, named - known


def test_every_token_is_a_colour() -> None:
    for look in (LIGHT, DARK):
        for field in fields(Tokens):
            value = getattr(look, field.name)
            for colour in value if isinstance(value, tuple) else (value,):
                assert isinstance(colour, bool) or QColor(colour).isValid(), field.name


@pytest.mark.parametrize("name", sorted(icons.SHAPES))
def test_icon_draws_something_within_its_place(name: str) -> None:
    image = icons.icon(name).pixmap(QSize(48, 48), 1.0).toImage()
    marked = [(x, y) for x in range(48) for y in range(48) if image.pixelColor(x, y).alpha() > 60]
    assert 20 < len(marked) < 1500
    assert all(2 <= x < 46 and 2 <= y < 46 for x, y in marked), "it is cut off at the edge"


def test_icon_follows_theme_and_state(qapp: QApplication) -> None:
    picture = icons.icon("stop")

    def colour(mode: QIcon.Mode = QIcon.Mode.Normal, state: QIcon.State = QIcon.State.Off) -> QColor:
        image = picture.pixmap(QSize(48, 48), 1.0, mode, state).toImage()
        return max((image.pixelColor(x, 24) for x in range(48)), key=QColor.alpha)

    light = colour()
    assert colour(QIcon.Mode.Disabled) != light
    assert colour(state=QIcon.State.On).name() == LIGHT.accent
    theme.apply(qapp, "dark")
    assert colour().lightness() > light.lightness() + 80
