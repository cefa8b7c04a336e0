"""The welcome: what it says of a computer, its three ways on, and that it comes once by itself and later when asked."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel
from pytestqt.qtbot import QtBot

from gui.tab_order import stops
from gui.welcome import WelcomeDialog, words
from gui.welcome.look import Look, look
from gui.window import Window
from project import library
from project.abilities import abilities
from project.device import DeviceFacts
from project.presets import card_of
from project.runtime.environment import State
from project.runtime.machine import Card, Machine
from project.schema import TEXTS
from project.settings import Settings, Unread, load_settings
from tests.gui.open_window import make_project, open_window

GIB = 2**30
ROOT = Path(__file__).resolve().parents[3]
CARD = Card("nvidia", "RTX 2070", 8 * GIB, "550.1", (12, 4), (7, 5))


def computer(device: DeviceFacts, *cards: Card, free: float = 1e12, engine: State | None = None) -> Look:
    machine = Machine("linux", "Debian 12", "x86_64", "Ryzen", 8, 16 * GIB, cards)
    return Look(machine, device, abilities(device), int(free), engine)


@pytest.fixture
def dialog(qtbot: QtBot) -> WelcomeDialog:
    made = WelcomeDialog()
    qtbot.addWidget(made)
    made.show()
    return made


def welcome_of(window: Window) -> WelcomeDialog:
    assert isinstance(window.dialogs.shown, WelcomeDialog)
    return window.dialogs.shown


# --- what it says -----------------------------------------------------------------------------------------------------


def test_this_computer_is_looked_at_in_the_background(dialog: WelcomeDialog, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: bool(dialog.abilities.rows), timeout=20_000)
    assert "memory" in dialog.machine.facts["memory"].title.full_text()
    assert "free" in dialog.machine.facts["disk"].title.full_text()
    assert "Stable Diffusion XL" in dialog.abilities.rows


def test_a_card_with_its_driver_is_told_with_what_fits_on_it() -> None:
    here = computer(card_of(8), CARD)
    title, text, kind = words.card_words(here)
    assert (title, kind) == ("RTX 2070", "")
    assert "8 GB" in text
    assert "driver 550.1" in text
    assert "CUDA up to 12.4" in text
    said = {one.title: words.ability_words(one) for one in here.abilities}
    assert said["Stable Diffusion 1.x"][0] == "comfortably"
    assert said["Qwen3 4B"][2] == "with an 8-bit base"
    assert said["Qwen3 32B"][0] == "no"


@pytest.mark.parametrize(
    ("cards", "said"),
    [((), "None that can train"), ((Card("amd", "RX 7600", 8 * GIB),), "no driver that computes"),
     ((CARD,), "made for the processor")],
    ids=["none", "without a driver", "not used"],
)  # fmt: skip
def test_a_computer_that_trains_on_its_processor_is_told_why(cards: tuple[Card, ...], said: str) -> None:
    here = computer(DeviceFacts("cpu", "Ryzen", 16 * GIB), *cards)
    _, text, kind = words.card_words(here)
    assert said in text
    assert kind == "warning"
    assert all(words.ability_words(one)[0] in ("slowly", "no") for one in here.abilities)


def test_in_a_package_the_engine_says_why_the_card_is_not_used(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    old = Card("nvidia", "GTX 970", 4 * GIB, "470.1", (11, 4), (5, 2))
    here = Machine("linux", "Debian 12", "x86_64", "Ryzen", 8, 16 * GIB, (old,))
    monkeypatch.setattr("project.runtime.machine.look", lambda: here)
    monkeypatch.setattr("project.runtime.places.shape", lambda: "app")
    monkeypatch.setattr("project.runtime.places.locks_folder", lambda: ROOT / "packaging" / "locks")
    monkeypatch.setattr("project.runtime.places.source_folder", lambda: ROOT)
    found = look()
    assert found.device.kind == "cpu"
    _, text, kind = words.card_words(found)
    assert "CUDA 11.4" in text  # what the driver serves
    assert kind == "warning"
    assert {one.level for one in found.abilities} <= {"slow", "no"}


def test_a_full_disk_is_a_warning() -> None:
    assert words.disk_words(computer(card_of(8), CARD, free=3e9))[2] == "warning"
    assert words.disk_words(computer(card_of(8), CARD))[2] == ""


def test_a_missing_engine_is_offered(dialog: WelcomeDialog, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: bool(dialog.abilities.rows), timeout=20_000)
    assert not dialog.banner.text()  # the source needs none
    missing = State("missing", "The engine is not set up yet.", "", Path("nowhere"))
    dialog._show(computer(card_of(8), CARD, engine=missing))
    with qtbot.waitSignal(dialog.engine_wanted):
        dialog.banner.action.click()
    assert dialog.result() == QDialog.DialogCode.Accepted


def test_a_computer_that_cannot_be_looked_at_is_no_hindrance(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> None:
        raise PermissionError(13, "Permission denied", "/sys/class/drm")

    monkeypatch.setattr("project.device.find_device", refuse)
    dialog = WelcomeDialog()
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: "Permission denied" in dialog.banner.text(), timeout=10_000)
    assert {fact.title.full_text() for fact in dialog.machine.facts.values()} == {"Unknown"}
    with qtbot.waitSignal(dialog.sample_wanted):
        dialog.sample.click()


# --- the ways on ------------------------------------------------------------------------------------------------------


def test_enter_opens_the_sample_escape_leaves(dialog: WelcomeDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.sample_wanted):
        QTest.keyClick(dialog, Qt.Key.Key_Return)
    dialog.show()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isHidden()
    assert dialog.result() == QDialog.DialogCode.Rejected


def test_everything_is_reached_by_tab_and_has_a_tooltip(dialog: WelcomeDialog) -> None:
    assert [one for one in stops(dialog) if one in dialog.buttons()] == dialog.buttons()
    assert all(button.toolTip() for button in dialog.buttons())


def test_no_text_is_cut_off_in_a_small_window(dialog: WelcomeDialog, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: bool(dialog.abilities.rows), timeout=20_000)
    dialog.resize(760, 520)
    qtbot.wait(50)
    for label in dialog.findChildren(QLabel):
        if label.isVisible() and label.wordWrap():
            assert label.height() >= label.heightForWidth(label.width()), label.text()


def test_at_the_first_start_it_lies_over_the_sample(qtbot: QtBot) -> None:
    window = open_window(qtbot, Settings(preview_open=False))
    window.begin()
    window.dialogs.begin(asked_for=False, unread=None)
    dialog = welcome_of(window)
    qtbot.waitUntil(lambda: window.project is not None, timeout=20_000)
    dialog.sample.click()
    qtbot.waitUntil(lambda: window.dialogs.shown is None)
    assert window.project is not None
    assert window.project.folder == library.sample_project().folder
    assert window.pages["train"].isVisible()
    qtbot.waitUntil(lambda: load_settings().welcomed, timeout=10_000)


@pytest.mark.parametrize(
    ("settings", "asked_for"),
    [(Settings(welcomed=True), False), (Settings(last_project="/somewhere"), False), (Settings(), True)],
    ids=["seen before", "an older version's settings", "started with a project"],
)
def test_it_does_not_come_uncalled_again(settings: Settings, asked_for: bool, qtbot: QtBot) -> None:
    window = open_window(qtbot, settings)
    window.dialogs.begin(asked_for=asked_for, unread=None)
    assert window.dialogs.shown is None


def test_own_texts_lead_to_a_new_project_of_texts(qtbot: QtBot) -> None:
    window = open_window(qtbot, Settings(preview_open=False))
    window.dialogs.open("welcome")
    welcome_of(window).texts.click()
    home: Any = window.pages["home"]
    assert home.isVisible()
    assert home.dialog.task == TEXTS
    home.dialog.reject()


def test_from_the_menu_the_sample_opens_in_place_of_another_project(tmp_path: Path, qtbot: QtBot) -> None:
    window = open_window(qtbot, Settings(preview_open=False, welcomed=True))
    window.open_project(make_project(tmp_path / "projects" / "ink", "Ink"), "dataset")
    menu = next(button.menu() for button in window.rail.findChildren(type(window.rail.button("home"))) if button.menu())
    next(action for action in menu.actions() if "what it can train" in action.text()).trigger()
    welcome_of(window).sample.click()
    sample = library.sample_project(again=True)
    qtbot.waitUntil(lambda: window.project is not None and window.project.folder == sample.folder, timeout=20_000)
    assert window.pages["train"].isVisible()


# --- settings that could not be read ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("unread", "said"),
    [
        (Unread(kept=Path("/h/settings.json.damaged-1")), ["could not be read", "settings.json.damaged-1"]),
        (Unread(("theme", "preview_width"), Path("/h/x.before-1")), ["theme, preview_width", "x.before-1"]),
        (Unread(("theme",), None, "9.1"), ["Version 9.1", "theme"]),
    ],
    ids=["damaged", "some values", "a newer version"],
)
def test_settings_that_could_not_be_read_are_told_in_a_sentence(
    unread: Unread, said: list[str], tmp_path: Path, qtbot: QtBot
) -> None:
    project = make_project(tmp_path / "projects" / "ink", "Ink")
    window = open_window(qtbot, Settings(welcomed=True, last_project=str(project.folder)))
    window.begin()
    window.dialogs.begin(asked_for=False, unread=unread)
    qtbot.waitUntil(lambda: window.project is not None, timeout=10_000)
    assert all(words in window.notice.text() for words in said)  # opening the project did not take it away
    assert window.notice.kind == "warning"
