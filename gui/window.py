"""The window: rail, pages, preview panel and status line, and the only place where pages are wired together."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QByteArray, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QKeySequence,
    QPaintEvent,
    QShortcut,
)
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QMainWindow,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from gui import background, beginning, closing, opening, tab_order, theme, wiring
from gui.app_dialogs import AppDialogs
from gui.dropped import dropped_loras
from gui.language import joined, project_title
from gui.live_run import LiveRun
from gui.page import Page
from gui.panel import Panel
from gui.rail import PAGES, WITHOUT_PROJECT, Rail
from gui.shortcuts import ShortcutsDialog
from gui.status import StatusLine
from gui.widgets import Banner, confirm
from project.schema import PICTURES, TEXTS
from project.settings import Settings, save_settings

if TYPE_CHECKING:
    from project.library import Project

_log = logging.getLogger(__name__)
_FRAME = 40  # pixels that the desktop puts around a window, of the screen's height
_LEAST_SIDE, _MOST_SIDE = 300, 760
_SAVE_AFTER = 700  # ms after the last change of size or page


class Window(QMainWindow):
    """The main window. Pages are made when they are first looked at."""

    first_paint = Signal()
    page_shown = Signal(str)
    language_chosen = Signal(str)

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.settings = settings
        self.project: Project | None = None
        self.pages: dict[str, Page] = {}
        self.preview: Panel | None = None
        self._preview_task = PICTURES
        self.live = LiveRun(self)
        self._painted = self._begun = self._shut = False
        self._failure = ""  # what the running training failed at, as the banner says it
        self._closing = False
        self._build()
        self.dialogs = AppDialogs(self)
        self._make_shortcuts()
        self._save_timer = QTimer(self, singleShot=True, interval=_SAVE_AFTER)
        self._save_timer.timeout.connect(self.save_settings)
        self.live.state_changed.connect(self._live_changed)
        self.live.failed.connect(self._live_failed)
        self.setMinimumSize(980, 640)
        self.setAcceptDrops(True)
        room = self.screen().availableSize()
        self.resize(min(1280, room.width()), min(800, room.height() - _FRAME))
        self.restoreGeometry(QByteArray.fromBase64(settings.window_geometry.encode()))
        self._set_title()

    # --- building -----------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        centre = QWidget()
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        row = QHBoxLayout()
        row.setSpacing(0)
        self.rail = Rail(self.settings.theme, self.settings.language, self.settings.preview_open)
        self.rail.page_chosen.connect(self.show_page)
        self.rail.preview_toggled.connect(self.set_preview_open)
        self.rail.theme_chosen.connect(self.set_theme)
        self.rail.language_chosen.connect(self.language_chosen)
        self.rail.dialog_wanted.connect(lambda key: self.dialogs.open(key))
        row.addWidget(self.rail)
        self._splitter = QSplitter(Qt.Orientation.Horizontal, childrenCollapsible=False)
        middle = QWidget()
        inner = QVBoxLayout(middle)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        self.notice, self.banner = Banner(), Banner()  # of the app as a whole, and of what is open
        for banner in (self.notice, self.banner):
            banner.setProperty("outer", True)
            inner.addWidget(banner)
        self._stack = QStackedWidget()
        inner.addWidget(self._stack, 1)
        self._splitter.addWidget(middle)
        self._side = QFrame(self)
        self._side.setObjectName("side")
        side = QVBoxLayout(self._side)
        side.setContentsMargins(0, 0, 0, 0)
        self._side.setMinimumWidth(_LEAST_SIDE)
        self._side.setMaximumWidth(_MOST_SIDE)
        self._side.setVisible(self.settings.preview_open)
        self._splitter.addWidget(self._side)
        self._splitter.setStretchFactor(0, 1)
        self._splitter.splitterMoved.connect(lambda: self._save_timer.start())
        row.addWidget(self._splitter, 1)
        column.addLayout(row, 1)
        self.status = StatusLine(self.live)
        self.status.job_clicked.connect(lambda: self.show_page("train"))
        column.addWidget(self.status)
        self.setCentralWidget(centre)

    def _make_shortcuts(self) -> None:
        for number, key in enumerate(PAGES, 1):
            QShortcut(QKeySequence(f"Ctrl+{number}"), self, lambda key=key: self.show_page(key))
        QShortcut(QKeySequence("F9"), self, lambda: self.set_preview_open(not self._side.isVisible()))
        QShortcut(QKeySequence("F1"), self, lambda: ShortcutsDialog(self).exec())
        QShortcut(QKeySequence(QKeySequence.StandardKey.Quit), self, self.close)
        QShortcut(QKeySequence("F11"), self, self._toggle_full_screen)

    def _toggle_full_screen(self) -> None:
        self.showNormal() if self.isFullScreen() else self.showFullScreen()

    # --- pages --------------------------------------------------------------------------------------------------------

    def page(self, key: str) -> Page:
        """A page, made and wired when it is first asked for."""
        key = wiring.page_for(key, self.project)
        if key not in self.pages:
            self.pages[key] = page = wiring.make_page(self, key)
            self._stack.addWidget(page)
            if self.project is not None and page.serves(self.project):
                page.open_project(self.project)
                self._show_live_on(key)
        return self.pages[key]

    def _make_preview(self) -> None:
        """The panel that fits what the project trains, in the place of one that does not."""
        task = self.project.task if self.project is not None else PICTURES
        layout = self._side.layout()
        assert layout is not None
        if self.preview is not None and self.project is not None and task != self._preview_task:
            layout.removeWidget(self.preview)
            self.preview.shutdown()
            self.preview.hide()
            self.preview.deleteLater()
            self.preview = None
        if self.preview is None:
            self.preview, self._preview_task = wiring.make_panel(self, task), task
            layout.addWidget(self.preview)
            if self.project is not None:
                self.preview.open_project(self.project)
                self._tell_preview()

    def show_page(self, key: str) -> None:
        """Bring a page to the front."""
        if key not in WITHOUT_PROJECT and self.project is None:
            key = "home"
        if key == "health" and self.project is not None and self.project.task == TEXTS:
            key = "dataset"  # where the findings about texts are
        self._stack.setCurrentWidget(self.page(key))
        self.rail.show_page(key)
        self.remember(last_page=key)
        QTimer.singleShot(0, self, lambda: self.page_shown.emit(key))

    def set_preview_open(self, is_open: bool) -> None:
        """Show or hide the preview panel."""
        if is_open:
            self._make_preview()
        self._side.setVisible(is_open)
        self.rail.show_preview(is_open)
        self.remember(preview_open=is_open)

    # --- projects -----------------------------------------------------------------------------------------------------

    def begin(self, wanted: Path | None = None, loras: Sequence[Path] = ()) -> None:
        """Open the wanted project, or the last one, or on the first start the sample project; and look into LoRAs."""
        if not self._begun:
            self._begin()
            beginning.begin(self, wanted, loras)
            QTimer.singleShot(1500, self, self._warm_up)

    def begin_again(self, folder: Path | None) -> None:
        """Take the place of a window in another language: the same project, on the same page; None = no project."""
        self._begin()
        self.dialogs.begin(asked_for=True, unread=None)
        beginning.again(self, folder)

    def _begin(self) -> None:
        self._begun = True
        self.status.begin()
        if self.settings.preview_open:
            QTimer.singleShot(0, self, self._make_preview)

    @property
    def is_shut(self) -> bool:
        """Whether the window is closed for good: an answer that comes now comes too late."""
        return self._shut

    def may_give_way(self) -> bool:
        """Before another window takes the place of this one: ask, if something would be lost or interrupted."""
        return self.dialogs.may_close() and self._may_close_project()

    def give_way(self) -> None:
        """Write everything and let go of the project; a training goes on without being followed."""
        self.remember(window_geometry=self._geometry())
        self._shut_down()

    def _warm_up(self) -> None:
        """Load what the first run that is shown would otherwise wait for."""
        from gui.run_view import load_charts

        background.run(self, load_charts)

    def open_project(self, project: Project, page: str = "dataset") -> None:
        """Show a project on every page, and attach to its training if one is at work."""
        if self._shut:  # an answer that came after the window was closed
            return
        self._close_project()
        self.banner.clear()
        self.project = project
        for shown in self.pages.values():
            if shown.serves(project):
                shown.open_project(project)
        if self.preview is not None and self._preview_task == project.task:
            self.preview.open_project(project)
        elif self.preview is not None:
            self._make_preview()
        self.remember(last_project=str(project.folder))
        background.run(self, lambda: opening.remember(project), failed=_log_line)
        self._set_title()
        self.show_page(page)
        background.run(self, lambda: opening.live_run(project), lambda folder: self._attach(project, folder))

    def _attach(self, project: Project, folder: Path | None) -> None:
        if folder is not None and self.project is project:
            self.follow(folder, start_engine=False)

    def _close_project(self) -> None:
        if self.project is None:
            return
        self.live.leave()
        for page in self.pages.values():
            page.close_project()
        if self.preview is not None:
            self.preview.close_project()
        self.project = None

    def project_chosen(self, project: Project, page: str = "dataset") -> None:
        if self._may_close_project():
            self.open_project(project, page)

    def new_project(self, task: str) -> None:
        """Ask on the Home page what a new project of a task needs."""
        self.show_page("home")
        self.pages["home"].new_project(None, task)  # type: ignore[attr-defined]

    def _may_close_project(self) -> bool:
        """Ask, if something would be lost."""
        risks = joined(*(page.at_risk() for page in self.pages.values()))
        return not risks or confirm(
            self, self.tr("Not everything is saved"), risks, self.tr("Close anyway"), danger=True
        )

    def project_changed(self, project: Project) -> None:
        """The project's own settings changed on some page: the others get the new ones."""
        if self.project is None or project.folder != self.project.folder:
            return
        moved = project.images != self.project.images
        other_model = project.base_model != self.project.base_model
        self.project = project
        for page in self.pages.values():
            if not page.serves(project):
                continue
            if moved:
                page.close_project()
                page.open_project(project)
            else:
                page.update_project(project)
        if other_model and self.preview is not None:
            self.preview.open_project(project)
            self._tell_preview()
        elif self.preview is not None:
            self.preview.update_project(project)
        self._set_title()

    def project_gone(self, folder: Path) -> None:
        if self.project is not None and self.project.folder == folder:
            self._close_project()
            self.remember(last_project="")
            self._set_title()
            self.show_page("home")

    def _set_title(self) -> None:
        self.setWindowTitle(project_title(self.project.name) if self.project else "")
        self.rail.open_pages(self.project.task if self.project else "")

    # --- runs ---------------------------------------------------------------------------------------------------------

    def follow(self, folder: Path, *, start_engine: bool) -> None:
        """Show a training run as the running one."""
        if start_engine:
            self.banner.clear()
        self.live.follow(folder, start_engine=start_engine)
        for key in ("train", "runs"):
            self._show_live_on(key)
        self._tell_preview()

    def _show_live_on(self, key: str) -> None:
        live, page = self.live, self.pages.get(key)
        if page is None or live.follower is None:
            return
        if key == "train":
            page.show_live(live.model, live.follower, live.folder)  # type: ignore[attr-defined]
        elif key == "runs":
            page.set_live(live.folder, live.model, live.follower)  # type: ignore[attr-defined]

    def _live_failed(self, text: str) -> None:
        """The Train page says it itself; on other pages the window does."""
        if self._stack.currentWidget() is not self.pages.get("train"):
            self._failure = text
            self.tell(text, "error", self.tr("Show"), lambda: self.show_page("train"))

    def _live_changed(self, state: str) -> None:
        self._tell_preview()
        if state in ("starting", "live") and self._failure and self.banner.text() == self._failure:
            self.banner.clear()
        if state in ("finished", "stopped", "failed", "interrupted") and "runs" in self.pages:
            self.pages["runs"].refresh()  # type: ignore[attr-defined]
        if state == "finished" and self.preview is not None and self.live.folder is not None:
            self._show_result(self.live.folder)

    def _show_result(self, folder: Path) -> None:
        """The training is done: show what it learned, where there is a place to show it."""
        if self.preview is not None and self._side.isVisible():
            self.preview.show_result(folder)

    def _tell_preview(self) -> None:
        if self.preview is not None:
            busy = self.live.at_work
            self.preview.set_live_run(self.live.follower if busy else None, self.live.model if busy else None)

    def resume(self, folder: Path) -> None:
        self.follow(folder, start_engine=True)
        self.show_page("train")

    def preview_run(self, folder: Path, checkpoint: Path | None) -> None:
        self.set_preview_open(True)
        assert self.preview is not None
        self.preview.choose(folder, checkpoint)

    def preview_file(self, path: Path) -> None:
        """Draw with a LoRA file from anywhere."""
        self.set_preview_open(True)
        assert self.preview is not None
        self.preview.choose_file(path)

    def export_run(self, folder: Path) -> None:
        self.show_page("export")
        self.pages["export"].choose(folder)  # type: ignore[attr-defined]

    def use_settings(self, settings: dict[str, object], name: str) -> None:
        self.show_page("train")
        self.pages["train"].use_settings(settings, name)  # type: ignore[attr-defined]

    def show_pictures(self, files: list[str], title: str, then: str = "") -> None:
        """Show only these pictures on the Dataset page, and perhaps open them there: to "caption" or to "crop" them."""
        self.show_page("dataset")
        self.pages["dataset"].show_only(files, title, then)  # type: ignore[attr-defined]

    def add_pictures(self) -> None:
        """Ask on the Dataset page which pictures to add."""
        self.show_page("dataset")
        self.pages["dataset"].choose_pictures()  # type: ignore[attr-defined]

    def undo_pictures(self) -> None:
        """Take back what was last done on the Dataset page, or done there by another page."""
        self.page("dataset").undo_last()  # type: ignore[attr-defined]

    def remove_pictures(self, files: list[str]) -> None:
        """Move these pictures of the project to the trash, as the Dataset page does it."""
        self.page("dataset").remove(files)  # type: ignore[attr-defined]

    def change_words(self, operation: str, what: dict[str, object]) -> None:
        """Open the Dataset page with an operation on captions laid out."""
        self.show_page("dataset")
        self.pages["dataset"].change_words(operation, what)  # type: ignore[attr-defined]

    # --- the window itself --------------------------------------------------------------------------------------------

    def tell(
        self, text: str, kind: str = "info", action: str = "", on_action: Callable[[], None] | None = None
    ) -> None:
        """Show a message above the page."""
        self.banner.show_message(text, kind, action, on_action)

    def report_crash(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Something that we did not foresee broke in the window: it stays open and says so."""
        self.dialogs.tell_crash(kind, error, trace)

    def set_theme(self, mode: str) -> None:
        """Put a theme in force and remember it."""
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        theme.apply(app, mode)
        self.remember(theme=mode)

    def follow_system_theme(self) -> None:
        """The desktop changed between light and dark."""
        app = QApplication.instance()
        if self.settings.theme == "system" and isinstance(app, QApplication):
            theme.apply(app, "system")

    def remember(self, **changes: Any) -> None:
        """Change settings; they are saved a moment later."""
        self.settings = replace(self.settings, **changes)
        self._save_timer.start()

    def save_settings(self) -> None:
        """Write the settings, the window's place among them. A disk that does not take them costs only those."""
        width = self._side.width() if self._side.isVisible() else self.settings.preview_width
        self.settings = replace(self.settings, window_geometry=self._geometry(), preview_width=width)
        settings = self.settings
        background.run(self, lambda: save_settings(settings), failed=_log_line)

    def _geometry(self) -> str:
        return bytes(self.saveGeometry().toBase64().data()).decode()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_loras(event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """LoRA files that no page takes for something else are looked into."""
        self.open_loras(dropped_loras(event.mimeData().urls()))
        event.acceptProposedAction()

    def open_loras(self, files: Sequence[Path]) -> None:
        """Look into LoRA files on the page for it."""
        self.show_page("tools")
        self.pages["tools"].open_files(files)  # type: ignore[attr-defined]

    def showEvent(self, event) -> None:  # type: ignore[no-untyped-def]
        super().showEvent(event)
        side = self.settings.preview_width
        self._splitter.setSizes([max(400, self.width() - self.rail.width() - side), side])

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self, self.first_paint.emit)

    def focusNextPrevChild(self, forward: bool) -> bool:
        return tab_order.step(self, forward)

    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()
        if not self._closing and self.live.at_work:
            choice = closing.ask(self)
            if choice == "stop":
                closing.StopAndClose(self.live, self, self._closed_after_stop)
            if choice != "keep":
                return
        if self.dialogs.may_close() and self._may_close_project():
            self._shut_down()
            event.accept()
        else:
            self._closing = False

    def _closed_after_stop(self) -> None:
        self._closing = True
        self.close()

    def _shut_down(self) -> None:
        self._shut = True
        self.dialogs.leave()
        self.save_settings()
        self._save_timer.stop()
        self._close_project()
        if self.preview is not None:
            self.preview.shutdown()


def _log_line(error: Exception) -> None:
    """What costs only a convenience is no message for the person."""
    _log.warning("%s", background.readable(error))
