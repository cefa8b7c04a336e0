"""The page Health: it checks, says what it found, offers what mends it, and follows what happens on disk."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from gui.health import HealthPage
from gui.health.card import FindingCard
from gui.health.groups import Choice
from gui.health.strip import SIDE, Strip
from gui.health.thumbs import small_image
from project.health import Bucket, Finding, Fix, Health, Item, Parts
from project.health.measuring import look
from project.health.record import Record
from project.library import Project
from tests.project.test_health import save, scene


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project with a copy, a picture that is too small, and two without caption."""
    images = tmp_path / "project" / "images"
    large = scene(0, (200, 160))
    save(large, images / "walk.png", "a walk")
    save(large.resize((100, 80)), images / "walk small.png", "the walk again")
    save(scene(1), images / "park.png")
    save(scene(2), images / "beach.png")
    save(scene(5, (40, 40)), images / "tiny.png", "a dot")
    settings = {"min_size": 64, "resolution": 128}
    return Project(folder=tmp_path / "project", name="Biscuit", settings=settings)


@pytest.fixture
def page(qtbot: QtBot) -> Iterator[HealthPage]:
    page = HealthPage()
    qtbot.addWidget(page)
    page.resize(1100, 760)
    page.show()
    yield page
    page.close_project()
    page.hide()


def opened(page: HealthPage, project: Project, qtbot: QtBot) -> Health:
    page.open_project(project)
    return checked(page, qtbot)


def checked(page: HealthPage, qtbot: QtBot, after: Health | None = None) -> Health:
    qtbot.waitUntil(
        lambda: page.health is not None and page.health is not after and not page.results.busy(), timeout=20_000
    )
    assert page.health is not None
    return page.health


def card(page: HealthPage, code: str) -> FindingCard:
    (found,) = [card for card in page.results.cards if card.finding.code == code]
    return found


def press(card: FindingCard, code: str) -> None:
    button = card.button(code)
    assert isinstance(button, QPushButton)
    button.click()


def test_findings_become_cards_the_worst_first(page: HealthPage, project: Project, qtbot: QtBot) -> None:
    opened(page, project, qtbot)
    codes = [card.finding.code for card in page.results.cards]
    assert codes[0] == "too-small"
    assert set(codes) == {"too-small", "near-duplicates", "missing-captions", "few-pictures", "upscaled"}
    assert page.results.summary.title.text() == "1 problem, 4 warnings"
    assert "5 pictures were looked at, 4 of them are learned from" in page.results.summary.text.text()
    assert page.progress.isHidden()


def test_fixes_say_what_they_are_for(page: HealthPage, project: Project, qtbot: QtBot) -> None:
    opened(page, project, qtbot)
    with qtbot.waitSignal(page.show_wanted) as shown:
        press(card(page, "missing-captions"), "caption")
    assert sorted(Path(file).name for file in shown.args[0]) == ["beach.png", "park.png"]
    assert shown.args[1:] == ["2 pictures have no caption", "caption"]
    with qtbot.waitSignal(page.add_wanted):
        press(card(page, "few-pictures"), "add")
    with qtbot.waitSignal(page.trash_wanted) as gone:
        press(card(page, "too-small"), "trash")
    assert gone.args == [[str(project.images / "tiny.png")]]
    with qtbot.waitSignal(page.settings_wanted) as set_to:
        press(card(page, "upscaled"), "set_option")
    assert set_to.args == [{"bucket_no_upscale": True}]
    with qtbot.waitSignal(page.words_wanted) as words:
        press(card(page, "missing-captions"), "words")
    assert words.args[0] == "put_first"
    with qtbot.waitSignal(page.show_wanted) as one:
        strip = card(page, "too-small").findChild(Strip)
        assert strip is not None
        qtbot.mouseClick(strip, Qt.MouseButton.LeftButton, pos=strip.rect().topLeft() + strip._place(0).center())
    assert one.args[0] == [str(project.images / "tiny.png")]


def test_of_copies_another_one_may_be_kept(page: HealthPage, project: Project, qtbot: QtBot) -> None:
    opened(page, project, qtbot)
    copies = card(page, "near-duplicates")
    choices = {Path(choice.file).name: choice for choice in copies.findChildren(Choice)}
    assert [name for name, choice in choices.items() if choice.isChecked()] == ["walk.png"]
    with qtbot.waitSignal(page.trash_wanted) as gone:
        press(copies, "keep_best")
    assert gone.args == [[str(project.images / "walk small.png")]]
    qtbot.mouseClick(choices["walk small.png"], Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(page.trash_wanted) as gone:
        press(copies, "keep_best")
    assert gone.args == [[str(project.images / "walk.png")]]


def test_what_went_to_the_trash_comes_back_by_a_click(page: HealthPage, project: Project, qtbot: QtBot) -> None:
    opened(page, project, qtbot)
    press(card(page, "too-small"), "trash")
    assert "tiny.png goes to the trash" in page.banner.text()
    with qtbot.waitSignal(page.undo_wanted):
        page.banner.action.click()
    assert page.banner.text() == ""
    press(card(page, "too-small"), "trash")
    page.hide()  # elsewhere something else may be done, and Undo would take that back
    page.show()
    assert page.banner.text() == ""


def test_it_follows_the_disk(page: HealthPage, project: Project, qtbot: QtBot) -> None:
    first = opened(page, project, qtbot)
    cards = list(page.results.cards)
    page.work.look()
    qtbot.waitUntil(lambda: not page.work._looking)
    assert page.health is first  # nothing changed, nothing was done
    for name in ("park", "beach"):
        (project.images / f"{name}.txt").write_text(f"at the {name}", encoding="utf-8")
    (project.images / "tiny.png").unlink()
    page.work.look()
    checked(page, qtbot, first)
    assert {card.finding.code for card in page.results.cards} == {"near-duplicates", "few-pictures", "upscaled"}
    assert page.results.cards != cards


def test_a_check_can_be_stopped_and_taken_up_again(
    page: HealthPage, project: Project, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slow(path: Path) -> Record:
        time.sleep(0.3)
        return look(path)

    monkeypatch.setattr("project.health.inspection.look", slow)
    for number in range(20):
        save(scene(number + 10, (64, 64)), project.images / f"more{number}.png")
    page.open_project(project)
    qtbot.waitUntil(lambda: page.progress.bar.maximum() == 25, timeout=20_000)
    assert "of 25 pictures" in page.progress.text.text()
    assert page.progress.stop.isVisible()
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    some = checked(page, qtbot)
    assert not some.whole
    assert "was stopped" in page.banner.text()
    monkeypatch.setattr("project.health.inspection.look", look)
    page.banner.action.click()
    assert checked(page, qtbot, some).whole
    assert page.banner.text() == ""


def test_an_empty_and_a_missing_folder(page: HealthPage, tmp_path: Path, qtbot: QtBot) -> None:
    empty = Project(folder=tmp_path / "empty", name="Empty")
    empty.images.mkdir(parents=True)
    page.open_project(empty)
    qtbot.waitUntil(page.empty.isVisible)
    page.open_project(Project(folder=tmp_path / "none", name="None"))
    qtbot.waitUntil(lambda: "there is no such picture folder" in page.banner.text())


def test_a_good_set_and_its_shapes(page: HealthPage, qtbot: QtBot) -> None:
    items = tuple(Item(f"/s/{n}.png", f"{n}.png", Record(), "x", "x.txt", 1, 0, False) for n in range(3))
    buckets = (
        Bucket((64, 96), ("/s/0.png",), 1, 0.25, ()),
        Bucket((96, 64), ("/s/1.png", "/s/2.png"), 4, 0.0, ("/s/2.png",)),
    )
    page.results.show_health(Health(items, (), buckets, Parts(("/s/0.png", "/s/1.png"), ("/s/2.png",)), 3, 0.5))
    assert page.results.summary.title.text() == "Nothing is wrong with this set"
    shapes = page.results.shapes
    rows = [shapes.table.topLevelItem(row) for row in range(shapes.table.topLevelItemCount())]
    assert [[row.text(column) for column in range(5)] for row in rows if row] == [
        ["64×96", "1", "1", "25%", "–"],
        ["96×64", "2", "4", "–", "1"],
    ]
    assert shapes.split.text() == "2 pictures are trained, and 1 are held back for validation."
    with qtbot.waitSignal(page.show_wanted) as shown:
        shapes.table.itemActivated.emit(rows[1], 0)
    assert shown.args == [["/s/1.png", "/s/2.png"], "Trained at 96×64", ""]
    with qtbot.waitSignal(page.show_wanted) as held:
        shapes.held.click()
    assert held.args[0] == ["/s/2.png"]


def test_ten_thousand_pictures_in_a_finding(page: HealthPage, qtbot: QtBot, tmp_path: Path) -> None:
    one = str(save(scene(1, (32, 32)), tmp_path / "one.png"))
    files = tuple(f"{tmp_path}/{number}.png" for number in range(10_000))
    show = Fix("show", "Show them", "look at them")
    findings = [
        Finding(f"c{number}", "hint", f"Finding {number}", "Because. " * 20, files=(one, *files), fixes=(show,))
        for number in range(8)
    ]
    longest = 0.0
    page.results.show_health(Health((), tuple(findings), (), Parts((), ()), 0, 1.0))
    while page.results.busy():
        began = time.thread_time()
        QApplication.processEvents()
        longest = max(longest, time.thread_time() - began)
    assert longest < 0.25  # a card at a time; the bench of the event loop measures closely
    strip = page.results.cards[0].findChild(Strip)
    assert strip is not None
    assert 3 < strip.shown() < strip.width() // SIDE + 1
    button = page.results.cards[0].button("show")
    assert isinstance(button, QPushButton)
    assert button.text() == "Show all 10,001 in Dataset"


def test_a_small_picture_of_any_file(tmp_path: Path) -> None:
    image = small_image(save(scene(5, (900, 300)), tmp_path / "wide.jpg"))
    assert image.width() <= 240
    (tmp_path / "no.png").write_bytes(b"no")
    assert small_image(tmp_path / "no.png").isNull()
    assert small_image(tmp_path / "gone.png").isNull()
