"""Pages and dialogs without a mouse and without eyes: names, tooltips, the way of Tab, keys that do not clash."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import combinations, pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollBar,
    QTextEdit,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from gui import engine_end, process
from gui.crash import CrashDialog
from gui.home.new_project import NewProjectDialog
from gui.shortcuts import ShortcutsDialog
from gui.tab_order import stops
from gui.updates import ReleaseDialog, UpdateSettings
from gui.welcome import EngineDialog, EngineSetup, WelcomeDialog
from gui.window import Window
from project.settings import Settings
from project.updates import Release
from tests.gui.open_window import PAGES, leave, make_project, settle

ENGINE = Path(__file__).with_name("scripted_engine.py")
FIELDS = (QLineEdit, QComboBox, QAbstractSlider, QAbstractSpinBox, QPlainTextEdit, QTextEdit, QAbstractItemView)
BACK = 200  # pixels that the Tab key may go up: two columns side by side


@pytest.fixture(scope="module")
def window(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Window]:
    """The window with every page made, on a project with three pictures."""
    from gui import theme

    theme.apply(qapp, "light")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ATELIER_HOME", str(tmp_path_factory.mktemp("home")))
        window = Window(Settings(advanced=True))
        window.show()
        window.set_preview_open(True)
        window.open_project(make_project(tmp_path_factory.mktemp("projects") / "ink", "Ink"), "home")
        for key in PAGES:
            window.show_page(key)
            settle(qapp)
        train = window.pages["train"]
        while not train.setup.form.ready():  # type: ignore[attr-defined]
            settle(qapp, 0.05)
        yield window
        leave(window)
        settle(qapp)
        window.deleteLater()
        settle(qapp, 0.05)


DIALOGS: dict[str, Callable[[], QDialog]] = {
    "keys": ShortcutsDialog,
    "new project": NewProjectDialog,
    "welcome": WelcomeDialog,
    "engine": lambda: EngineDialog(EngineSetup(), "app"),
    "updates": lambda: UpdateSettings(Settings()),
    "update": lambda: ReleaseDialog(Release("9.0", "Faster.", "https://example.org")),
    "crash report": lambda: CrashDialog(Path("nothing.txt"), "It broke"),
}


@pytest.fixture(params=DIALOGS)
def dialog(request: pytest.FixtureRequest, qtbot: QtBot) -> QDialog:
    made = DIALOGS[request.param]()
    qtbot.addWidget(made)
    made.show()
    qtbot.wait(100)
    return made


def inner(widget: QWidget) -> bool:
    """Whether Qt made it as a part of another widget: a field's own text line, a scroll bar, a corner."""
    parent = widget.parentWidget()
    return (
        isinstance(widget, QScrollBar)
        or widget.objectName().startswith("qt_")
        or isinstance(parent, QComboBox | QAbstractSpinBox | QLineEdit)
        or (isinstance(parent, QAbstractItemView) and isinstance(widget, QAbstractButton))
        or (parent is not None and parent.metaObject().className() == "QComboBoxPrivateContainer")
    )


def named(widget: QWidget, root: QWidget) -> bool:
    """Whether a screen reader can say what a field is."""
    placeholder = getattr(widget, "placeholderText", str)()
    buddies = [label for label in root.findChildren(QLabel) if label.buddy() is widget and label.text()]
    return bool(widget.accessibleName() or placeholder or buddies)


def described(widget: QWidget) -> str:
    """A widget as the person who has to mend it looks for it."""
    path = [widget.objectName() or type(widget).__name__]
    above = widget.parentWidget()
    while above is not None and not isinstance(above, Window) and len(path) < 5:
        path.append(type(above).__name__)
        above = above.parentWidget()
    say = getattr(widget, "text", str)
    return " < ".join(path) + f" {say()!r} tooltip {widget.toolTip()[:30]!r}"


def tip_above(widget: QWidget) -> str:
    """The parent's tooltip: Qt shows it where the widget has none."""
    above = widget.parentWidget()
    return above.toolTip() if above is not None else ""


def nameless(root: QWidget) -> list[str]:
    """Buttons and fields that say nothing to somebody who does not see them, or does not know the icon."""
    found = []
    for button in root.findChildren(QAbstractButton):
        if inner(button) or (button.isHidden() and not button.text() and button.icon().isNull()):
            continue  # the second: a message's button, which gets its text when it is shown
        if not (button.text() or button.accessibleName()):
            found.append("no name: " + described(button))
        icon_only = not button.text() or (
            isinstance(button, QToolButton) and button.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonIconOnly
        )
        if icon_only and not (button.toolTip() or tip_above(button)):
            found.append("no tooltip: " + described(button))
    fields = [child for child in root.findChildren(QWidget) if isinstance(child, FIELDS) and not inner(child)]
    return found + ["no name: " + described(field) for field in fields if not named(field, root)]


def reached(window: Window, qtbot: QtBot) -> list[QWidget]:
    """What the Tab key visits in the whole window, once around, by really pressing it."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.rail.button("home").setFocus()
    visited: list[QWidget] = []
    while (here := window.focusWidget()) not in visited:
        visited.append(here)
        QTest.keyClick(here, Qt.Key.Key_Tab)
    return visited


def seen(widget: QWidget, other: QWidget, root: QWidget) -> QWidget:
    """The widget, or the scroll area that it lies in where the other one does not: its place then counts."""
    above = widget.parentWidget()
    while above is not None and above is not root:
        if isinstance(above, QAbstractScrollArea) and not above.isAncestorOf(other):
            return above
        above = above.parentWidget()
    return widget


def backwards(root: QWidget) -> list[str]:
    """Where the Tab key goes up the page, or to the left within a line."""
    found = []
    chain = list(stops(root))
    for first, second in pairwise(chain):
        if first.isAncestorOf(second) or second.isAncestorOf(first):
            continue
        one, other = seen(first, second, root), seen(second, first, root)
        here, there = one.mapTo(root, QPoint(0, 0)), other.mapTo(root, QPoint(0, 0))
        same_line = abs(here.y() + one.height() / 2 - there.y() - other.height() / 2) < 12
        if there.y() < here.y() - BACK or (same_line and there.x() < here.x()):
            found.append(f"{described(first)} at {here.toTuple()} → {described(second)} at {there.toTuple()}")
    return found


@dataclass(frozen=True)
class Key:
    """A key that something wants while the keyboard is in `scope`."""

    key: str
    scope: QWidget
    what: str

    def clashes(self, other: Key) -> bool:
        inside = (
            self.scope is other.scope or self.scope.isAncestorOf(other.scope) or other.scope.isAncestorOf(self.scope)
        )
        return self.key == other.key and inside


def keys_of(window: Window) -> Iterator[Key]:
    """All keys that are listened to now, those of buttons, underlined letters and menus included."""

    def key(sequence: QKeySequence, owner: QWidget, context: Qt.ShortcutContext, what: str) -> Iterator[Key]:
        if not sequence.isEmpty() and owner.isVisible():
            everywhere = context in (Qt.ShortcutContext.WindowShortcut, Qt.ShortcutContext.ApplicationShortcut)
            yield Key(sequence.toString(), window if everywhere else owner, what)

    for shortcut in window.findChildren(QShortcut):
        owner = shortcut.parent()
        if isinstance(owner, QWidget) and shortcut.isEnabled():
            yield from key(shortcut.key(), owner, shortcut.context(), "key of " + described(owner))
    wide = Qt.ShortcutContext.WindowShortcut
    for widget in [window, *window.findChildren(QWidget)]:
        if isinstance(widget, QAbstractButton) and widget.isEnabled():
            yield from key(widget.shortcut(), widget, wide, described(widget))
        if isinstance(widget, QLabel) and widget.buddy() is not None and widget.isEnabled():
            yield from key(QKeySequence.mnemonic(widget.text()), widget, wide, described(widget))
        for action in widget.actions():
            if action.isEnabled():
                yield from key(
                    action.shortcut(), widget, action.shortcutContext(), f"{action.text()} of {described(widget)}"
                )


def clashes(window: Window) -> list[str]:
    """Keys that two enabled things want at the same moment, so that Qt gives them to neither."""
    return [f"{a.key}: {a.what} and {b.what}" for a, b in combinations(keys_of(window), 2) if a.clashes(b)]


@pytest.mark.parametrize("key", PAGES)
def test_everything_on_a_page_has_a_name(window: Window, key: str) -> None:
    window.show_page(key)
    assert not nameless(window.pages[key])


def test_rail_preview_panel_and_status_line_have_names(window: Window) -> None:
    assert window.preview is not None
    assert not [complaint for part in (window.rail, window.preview, window.status) for complaint in nameless(part)]


def test_dialogs_have_names_and_an_order(dialog: QDialog) -> None:
    assert not nameless(dialog)
    assert not backwards(dialog)
    assert list(stops(dialog))
    assert dialog.windowTitle()


@pytest.mark.parametrize("key", PAGES)
def test_tab_goes_down_the_page(window: Window, key: str, qtbot: QtBot) -> None:
    window.show_page(key)
    qtbot.wait(50)
    assert list(stops(window.pages[key])), "nothing can be reached"
    assert not backwards(window.pages[key])


def test_tab_goes_down_the_preview_panel(window: Window) -> None:
    assert window.preview is not None
    assert not backwards(window.preview)


def test_tab_goes_from_the_rail_through_the_page_to_the_preview_and_around(window: Window, qtbot: QtBot) -> None:
    window.show_page("train")
    qtbot.wait(50)
    visited = reached(window, qtbot)
    assert window.preview is not None
    parts = [window.rail, window.pages["train"], window.preview]
    places = [[i for i, widget in enumerate(visited) if part.isAncestorOf(widget)] for part in parts]
    assert places[0][0] == 0
    for before, after in pairwise(places):
        assert before[-1] < after[0]
    assert len(places[1]) > 20, "fields of the form are left out"
    QTest.keyClick(visited[0], Qt.Key.Key_Backtab)
    assert window.focusWidget() is visited[-1]


@pytest.mark.parametrize("key", PAGES)
def test_no_key_is_wanted_twice(window: Window, key: str, qtbot: QtBot) -> None:
    window.show_page(key)
    qtbot.wait(50)
    assert not clashes(window)


def test_a_running_training_can_be_led_without_a_mouse(
    window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(process, "engine_command", lambda: [sys.executable, str(ENGINE)])
    assert window.project is not None
    folder = window.project.runs / "2025-11-01_10-00-00_ink"
    folder.mkdir(parents=True)
    (folder / "script.json").write_text(json.dumps({"steps": 10_000, "seconds": 0.02}))
    window.show_page("train")
    window.follow(folder, start_engine=True)
    try:
        qtbot.waitUntil(lambda: window.live.model is not None and window.live.model.last_step > 3, timeout=10_000)
        qtbot.wait(300)
        assert not nameless(window.pages["train"])
        assert not backwards(window.pages["train"])
        assert not clashes(window)
        window.show_page("runs")
        qtbot.waitUntil(lambda: bool(window.pages["runs"].model.runs))  # type: ignore[attr-defined]
        assert not nameless(window.pages["runs"])
        assert not backwards(window.pages["runs"])
        assert not clashes(window)
        window.pages["runs"].open_run(folder)  # type: ignore[attr-defined]
        qtbot.wait(300)
        assert not nameless(window.pages["runs"])
        assert not backwards(window.pages["runs"])
        assert not clashes(window)
    finally:
        window.live.leave()
        engine_end.kill_holder(folder)


def test_a_clash_and_a_nameless_button_are_found(window: Window, qtbot: QtBot) -> None:
    window.show_page("home")
    planted = QToolButton(window.pages["home"])
    planted.setShortcut("F9")
    planted.show()
    assert clashes(window)
    assert nameless(window.pages["home"])
    planted.setParent(None)
    planted.deleteLater()
