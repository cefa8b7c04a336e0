"""The small widgets: what they show, and that they can be worked with keys."""

from __future__ import annotations

import time

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from gui.widgets import (
    Banner,
    ElidedLabel,
    EmptyState,
    FlowLayout,
    Segmented,
    human_bytes,
    human_duration,
    human_time,
    tool_button,
)


def test_banner_shows_acts_and_goes(qtbot: QtBot) -> None:
    banner, acted = Banner(), []
    qtbot.addWidget(banner)
    assert banner.text() == ""
    banner.show_message("Nothing was lost.", "warning", "Undo", lambda: acted.append(1))
    assert banner.text() == "Nothing was lost."
    assert banner.isVisible()
    button = next(button for button in banner.findChildren(QPushButton) if button.text() == "Undo")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert acted == [1]
    assert not banner.isVisible()


def test_an_action_may_show_the_next_message(qtbot: QtBot) -> None:
    banner = Banner()
    qtbot.addWidget(banner)
    banner.show_message("one", action="Go", on_action=lambda: banner.show_message("two"))
    qtbot.mouseClick(banner.findChildren(QPushButton)[0], Qt.MouseButton.LeftButton)
    assert banner.text() == "two"


def test_segments_are_taken_by_mouse_and_by_keys(qtbot: QtBot) -> None:
    segments = Segmented([("basic", "Basic"), ("advanced", "Advanced")])
    qtbot.addWidget(segments)
    segments.show()
    seen: list[str] = []
    segments.changed.connect(seen.append)
    assert segments.value() == "basic"
    qtbot.mouseClick(segments.button("advanced"), Qt.MouseButton.LeftButton)
    segments.button("basic").setFocus()
    qtbot.keyClick(segments.button("basic"), Qt.Key.Key_Space)
    segments.set_value("advanced")
    assert seen == ["advanced", "basic"]
    assert segments.value() == "advanced"


def test_flow_wraps_and_leaves_hidden_items_out(qtbot: QtBot) -> None:
    place = QWidget()
    qtbot.addWidget(place)
    flow = FlowLayout(place, spacing=10)
    boxes = [QWidget() for _ in range(4)]
    for box in boxes:
        box.setFixedSize(100, 20)
        flow.addWidget(box)
    place.show()
    flow.setGeometry(QRect(0, 0, 210, 500))
    assert [(box.x(), box.y()) for box in boxes] == [(0, 0), (110, 0), (0, 30), (110, 30)]
    assert flow.heightForWidth(100) == 4 * 20 + 3 * 10
    boxes[1].hide()
    flow.setGeometry(QRect(0, 0, 210, 500))
    assert (boxes[2].x(), boxes[2].y()) == (110, 0)


def test_elided_label_keeps_the_whole_text_as_tooltip(qtbot: QtBot) -> None:
    label = ElidedLabel("/a/very/long/path/that/does/not/fit/here.png")
    qtbot.addWidget(label)
    label.resize(120, 20)
    label.show()
    assert "…" in label.text()
    assert label.toolTip() == label.full_text()
    label.resize(900, 20)
    assert label.text() == label.full_text()
    assert label.toolTip() == ""


def test_empty_state_leads_on(qtbot: QtBot) -> None:
    state = EmptyState("images", "No pictures yet", "Drop some here.", "Add pictures")
    qtbot.addWidget(state)
    with qtbot.waitSignal(state.acted):
        state.button.click()


def test_icon_only_button_has_a_name_and_its_key(qtbot: QtBot) -> None:
    button = tool_button("trash", "Delete", "Del")
    qtbot.addWidget(button)
    assert button.accessibleName() == "Delete"
    assert button.toolTip() == "Delete (Del)"


@pytest.mark.parametrize(
    ("count", "text"), [(0, "0 B"), (999, "999 B"), (21_700_000, "21.7 MB"), (8_000_000_000, "8.0 GB")]
)
def test_bytes(count: int, text: str) -> None:
    assert human_bytes(count) == text


@pytest.mark.parametrize(
    ("seconds", "text"), [(0.4, "0 s"), (42, "42 s"), (130, "2 min 10 s"), (3900, "1 h 05 min"), (90000, "1 d 1 h")]
)
def test_durations(seconds: float, text: str) -> None:
    assert human_duration(seconds) == text


def test_times() -> None:
    now = time.time()
    assert human_time(now).startswith("today")
    assert human_time(0).startswith("19")
