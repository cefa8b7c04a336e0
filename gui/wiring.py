"""Makes the window's pages when they are first asked for, and connects what they wish for to what the window does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.page import Page
from gui.panel import Panel
from project.schema import TEXTS

if TYPE_CHECKING:
    from gui.window import Window
    from project.library import Project


def make_panel(window: Window, task: str) -> Panel:
    """The panel for projects of a task, connected."""
    if task == TEXTS:
        from gui.chat import ChatPanel

        panel = ChatPanel()
        panel.project_changed.connect(window.project_changed)
        return panel
    from gui.preview import PreviewPanel

    return PreviewPanel()


def page_for(key: str, project: Project | None) -> str:
    """Which page stands behind a button of the rail: that of the dataset is another one for texts."""
    return "texts" if key == "dataset" and project is not None and project.task == TEXTS else key


def make_page(window: Window, key: str) -> Page:
    """A page, connected."""
    makers = {
        "home": _home, "dataset": _dataset, "health": _health, "train": _train, "runs": _runs, "export": _export,
        "tools": _tools, "texts": _texts,
    }  # fmt: skip
    return makers[key](window)


def _home(window: Window) -> Page:
    from gui.home import HomePage

    page = HomePage()
    page.project_chosen.connect(window.project_chosen)
    page.project_changed.connect(window.project_changed)
    page.project_gone.connect(window.project_gone)
    return page


def _dataset(window: Window) -> Page:
    from gui.dataset import DatasetPage

    page = DatasetPage(window.settings.thumbnail_size)
    page.pictures_relocated.connect(window.project_changed)
    page.project_changed.connect(window.project_changed)
    page.settings_wanted.connect(lambda settings: window.use_settings(settings, page.title.text()))
    page.thumbnail_size_changed.connect(lambda size: window.remember(thumbnail_size=size))
    return page


def _texts(window: Window) -> Page:
    from gui.texts import TextsPage

    page = TextsPage()
    page.texts_relocated.connect(window.project_changed)
    return page


def _health(window: Window) -> Page:
    from gui.health import HealthPage

    page = HealthPage()
    page.show_wanted.connect(window.show_pictures)
    page.trash_wanted.connect(window.remove_pictures)
    page.undo_wanted.connect(window.undo_pictures)
    page.add_wanted.connect(window.add_pictures)
    page.words_wanted.connect(window.change_words)
    page.settings_wanted.connect(lambda settings: window.use_settings(settings, page.title.text()))
    return page


def _train(window: Window) -> Page:
    from gui.train import TrainPage

    page = TrainPage(window.settings.advanced)
    page.run_started.connect(lambda folder: window.follow(folder, start_engine=True))
    page.project_changed.connect(window.project_changed)
    page.advanced_changed.connect(lambda advanced: window.remember(advanced=advanced))
    return page


def _runs(window: Window) -> Page:
    from gui.runs import RunsPage

    page = RunsPage()
    page.resume_wanted.connect(window.resume)
    page.preview_wanted.connect(window.preview_run)
    page.export_wanted.connect(window.export_run)
    page.settings_wanted.connect(window.use_settings)
    page.train_wanted.connect(lambda: window.show_page("train"))
    return page


def _export(window: Window) -> Page:
    from gui.export import ExportPage

    page = ExportPage(window.settings.export_places)
    page.train_wanted.connect(lambda: window.show_page("train"))
    page.places_changed.connect(lambda places: window.remember(export_places=dict(places)))
    return page


def _tools(window: Window) -> Page:
    from gui.tools import ToolsPage

    page = ToolsPage()
    page.preview_wanted.connect(window.preview_file)
    page.start_wanted.connect(lambda lora: window.use_settings({"start_from": str(lora.path)}, lora.title))
    page.settings_wanted.connect(lambda lora: window.use_settings(lora.settings_mapping(), lora.title))
    return page
