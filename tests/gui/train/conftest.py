"""What the Train page's tests share: a small project with real pictures, and a page that shows it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.train import TrainPage
from gui.train.form import Form
from gui.train.state import FormState
from project import library
from project.library import Project
from project.workspace import resources


@pytest.fixture
def project(tmp_path: Path) -> Project:
    folder = tmp_path / "project"
    (folder / "images").mkdir(parents=True)
    for name in ("banana", "bear", "bell"):
        for suffix in (".png", ".txt"):
            shutil.copy(resources() / "sample" / f"{name}{suffix}", folder / "images")
    made = Project(folder, "My Ink Style", trigger_word="inkstyle", settings={"epochs": 30, "from_the_future": 7})
    library.save(made)
    return library.load(folder)


@pytest.fixture(scope="module")
def whole_form(qapp: QApplication) -> Iterator[Form]:
    """The form with every row built, once for all: that is what takes time."""
    form = Form(FormState(), advanced=True)
    form.resize(712, 4000)
    form.show()
    while not form.ready():
        qapp.processEvents()
    yield form
    form.close()
    form.deleteLater()


@pytest.fixture
def form(whole_form: Form) -> Form:
    """The form as it begins: all defaults, nothing to undo, no search."""
    whole_form.state.begin("", {}, {})
    whole_form.advanced, whole_form.only_changed = True, False
    whole_form.search("")
    for group in whole_form.groups.values():
        group.unfold()
    return whole_form


@pytest.fixture
def state(form: Form) -> FormState:
    return form.state


@pytest.fixture
def open_page(qtbot: QtBot) -> Callable[..., TrainPage]:
    """Opens the page on a project and waits until it knows what a run will take."""

    def make(project: Project, advanced: bool = False) -> TrainPage:
        page = TrainPage(advanced)
        qtbot.addWidget(page, before_close_func=lambda shown: shown.close_project())
        page.resize(760, 740)
        page.show()
        page.open_project(project)
        qtbot.waitUntil(lambda: bool(page.setup.presets.cards) and page.setup.form.ready(), timeout=10_000)
        qtbot.waitUntil(lambda: page.setup.summary.steps.value.text() != "–", timeout=10_000)
        return page

    return make
