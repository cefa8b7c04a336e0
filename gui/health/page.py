"""The Health page: what was found in the dataset, and what can be done about it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from gui.health.progress import ProgressRow
from gui.health.results import Results
from gui.health.thumbs import SmallPictures
from gui.health.work import HealthWork
from gui.language import translated
from gui.page import Page
from gui.widgets import EmptyState, action_button, confirm
from project.health import Finding, Fix, Health, Progress
from project.library import Project
from project.schema import PICTURES

_LOOK_EVERY = 4000  # ms, while the page is shown
_SETTLE = 1000  # ms, after which files have gone or come
_ASK_ABOVE = 20  # pictures


class HealthPage(Page):
    """The findings of the open project's dataset. It checks again when it is shown and something has changed."""

    task = PICTURES

    show_wanted = Signal(list, str, str)  # files, what they have in common, then "caption", "crop" or ""
    trash_wanted = Signal(list)  # files
    undo_wanted = Signal()  # of what was last done to the pictures
    add_wanted = Signal()
    words_wanted = Signal(str, dict)  # an operation on captions, and what it needs
    settings_wanted = Signal(dict)  # options of the training

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.again = action_button(
            "refresh", self.tr("Check again"), self.tr("Look at every picture that is new or has changed"), "F5"
        )
        self.header(self.tr("Health"), self.again)
        self.health: Health | None = None
        self._undoable = False
        self.work = HealthWork(self)
        self.small = SmallPictures(self)
        self.progress = ProgressRow()
        self.results = Results(self.small)
        self.empty = EmptyState(
            "images",
            self.tr("No pictures yet"),
            self.tr("Add some on the Dataset page. What could spoil a training is then told here, and how to mend it."),
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self.results)
        self._stack.addWidget(self.empty)
        self.body.addWidget(self.progress)
        self.body.addWidget(self._stack, 1)
        self.progress.hide()
        self._timer = QTimer(self, interval=_LOOK_EVERY)
        self._connect()

    # --- what the window calls ----------------------------------------------------------------------------------------

    def open_project(self, project: Project) -> None:
        self._forget()
        super().open_project(project)
        self.work.open(project)
        if self.isVisible():
            self.work.check()

    def update_project(self, project: Project) -> None:
        super().update_project(project)
        self.work.use_settings(project)
        if self.isVisible():
            self.work.look()

    def close_project(self) -> None:
        self._forget()
        super().close_project()

    def _forget(self) -> None:
        self.work.close()
        self.small.forget()
        self.results.clear()
        self.progress.hide()
        self.banner.clear()
        self._undoable = False
        self.health = None
        self._stack.setCurrentWidget(self.results)

    # --- the check ----------------------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.work.look()
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()
        self._forget_undo()

    def _began(self) -> None:
        self.progress.begin()
        self.progress.setVisible(self.health is None)
        self.again.setEnabled(False)
        self._stack.setCurrentWidget(self.results)

    def _progressed(self, progress: Progress) -> None:
        self.progress.show_progress(progress)
        self.progress.show()

    def _finished(self, health: Health) -> None:
        self._ended()
        self.health = health
        if not health.items:
            self.results.clear()
            self._stack.setCurrentWidget(self.empty)
            return
        self._stack.setCurrentWidget(self.results)
        self.results.show_health(health)
        if not health.whole:
            words = self.tr("The check was stopped after {number} pictures: what is said here holds for these only.")
            self.banner.show_message(
                words.format(number=f"{len(health.items):,}"), "info", self.tr("Go on"), self.work.check
            )

    def _failed(self, message: str) -> None:
        self._ended()
        self.health = None
        self.results.clear()
        self.banner.show_message(message, "error", self.tr("Check again"), self.work.check)

    def _ended(self) -> None:
        if not self._undoable:
            self.banner.clear()
        self.progress.hide()
        self.again.setEnabled(True)

    # --- mending ------------------------------------------------------------------------------------------------------

    def _mend(self, finding: Finding, fix: Fix, files: list[str]) -> None:
        if fix.code in ("show", "caption", "crop"):
            self.show_wanted.emit(files, translated(finding.title), "" if fix.code == "show" else fix.code)
        elif fix.code == "add":
            self.add_wanted.emit()
        elif fix.code in ("trash", "keep_best"):
            self._trash(files)
        elif fix.code == "words":
            self.words_wanted.emit(fix.operation, dict(fix.what))
        else:
            self.settings_wanted.emit(dict(fix.settings))

    def _trash(self, files: list[str]) -> None:
        if self.project is None:
            return
        inside = f"{self.project.images}/"
        own = [file for file in files if Path(file).as_posix().startswith(Path(inside).as_posix())]
        if len(own) < len(files):
            words = self.tr("Pictures outside the project's own folder are left where they are: {file}")
            self.banner.show_message(words.format(file=next(file for file in files if file not in own)), "warning")
        if not own:
            return
        words = self.tr("{number} pictures go to the trash with their captions. Undo takes it back.")
        if len(own) > _ASK_ABOVE and not confirm(
            self, self.tr("Move to trash?"), words.format(number=f"{len(own):,}"), self.tr("Move to trash")
        ):
            return
        self.trash_wanted.emit(own)
        if len(own) == len(files):
            done = self.tr("{name} goes to the trash.").format(name=Path(own[0]).name)
            if len(own) > 1:
                done = self.tr("{number} pictures go to the trash.").format(number=f"{len(own):,}")
            self.banner.show_message(done, "success", self.tr("Undo"), self._undo)
            self._undoable = True
        QTimer.singleShot(_SETTLE, self.work, self.work.look)

    def _undo(self) -> None:
        self._forget_undo()
        self.undo_wanted.emit()
        QTimer.singleShot(_SETTLE, self.work, self.work.look)

    def _forget_undo(self) -> None:
        """Elsewhere something else may be done, which Undo would then mean."""
        if self._undoable:
            self._undoable = False
            self.banner.clear()

    def _connect(self) -> None:
        self.again.clicked.connect(self.work.check)
        self.work.began.connect(self._began)
        self.work.progressed.connect(self._progressed)
        self.work.finished.connect(self._finished)
        self.work.failed.connect(self._failed)
        self.progress.stopped.connect(self.work.stop)
        self.results.fix_wanted.connect(self._mend)
        self.results.show_wanted.connect(lambda files, title: self.show_wanted.emit(files, title, ""))
        self._timer.timeout.connect(self.work.look)
        stop = QShortcut(QKeySequence("Esc"), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        stop.activated.connect(self.work.stop)
