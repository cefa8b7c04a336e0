"""What the lint finds shows in the summary and at its setting, and what would fail blocks the start."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from pytestqt.qtbot import QtBot

from gui.train import TrainPage
from project import library
from project.library import Project
from project.presets import recipe
from project.workspace import starter_model


def test_what_does_not_go_together_shows_at_its_setting_and_blocks_the_start(
    qtbot: QtBot, open_page: Callable[..., TrainPage], project: Project
) -> None:
    page = open_page(project)
    summary, form = page.setup.summary, page.setup.form
    form.search("dropout")
    qtbot.waitUntil(form.ready, timeout=10_000)
    page.state.set_value("tag_dropout", 0.9)
    qtbot.waitUntil(lambda: "tag_dropout" in page.state.findings, timeout=10_000)
    row = form.row("tag_dropout")
    assert row is not None
    assert "90% of the captions" in row.note()
    assert "“Tag dropout”" in row.note()
    assert summary.start_button.isEnabled()

    page.state.set_value("adapter_type", "dora")
    page.state.set_value("rank_dropout", 0.1)
    qtbot.waitUntil(lambda: not summary.start_button.isEnabled(), timeout=10_000)
    assert "DoRA" in summary.warnings[0].text()
    ranks = form.row("rank_dropout")
    assert ranks is not None
    assert ranks.editor.isEnabled(), "it can be mended, though it does not count"
    assert summary.warnings[0].way is not None
    summary.warnings[0].way.click()
    qtbot.waitUntil(lambda: ranks.isAncestorOf(page.focusWidget() or page))

    page.state.set_value("rank_dropout", 0.0)
    qtbot.waitUntil(summary.start_button.isEnabled, timeout=10_000)
    assert "DoRA" not in ranks.note()
    assert not ranks.editor.isEnabled()
    qtbot.waitUntil(lambda: not page.saver.pending, timeout=10_000)


def test_a_preset_is_fitted_to_the_card_that_is_chosen_and_says_why(
    qtbot: QtBot, open_page: Callable[..., TrainPage], project: Project
) -> None:
    known = replace(project, base_model=str(starter_model()))  # the layout of SD 1.x, and not called "starter"
    library.save(known)
    page = open_page(library.load(project.folder))
    bar = page.setup.presets
    preset = bar.preset_named("character")
    assert preset is not None
    assert bar.reasons.isHidden()
    bar.memory.setCurrentIndex(bar.memory.findData(6.0))
    page.choose_preset(preset)
    qtbot.waitUntil(lambda: page.state.preset == "character", timeout=10_000)
    made = recipe("character", "sd15", 6)
    assert {key: page.state.value(key) for key in made.values} == made.values
    assert all(reason in bar.reasons.text() for reason in made.reasons)
    assert not bar.reasons.isHidden()
    bar.memory.setCurrentIndex(bar.memory.findData(24.0))
    qtbot.waitUntil(lambda: page.state.value("batch_size") == 2, timeout=10_000)
    page.state.undo_stack.undo()
    page.state.undo_stack.undo()
    assert page.state.preset == ""
    assert bar.reasons.isHidden()
    qtbot.waitUntil(lambda: not page.saver.pending, timeout=10_000)
