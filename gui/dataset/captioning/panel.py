"""The panel “Caption by model”: the form, the job at work, and the review of what it made."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui import background, theme
from gui.dataset.captioning.asking import ask_what_of_rest
from gui.dataset.captioning.memory import recall, remember, remember_job, settle_job
from gui.dataset.captioning.panel_head import PanelHead
from gui.dataset.captioning.results import Result, ResultModel
from gui.dataset.captioning.review import Review
from gui.dataset.captioning.run_bar import RunBar
from gui.dataset.captioning.setup import Setup
from gui.dataset.captioning.work import Work, about_picture
from gui.dataset.entries import Entry
from gui.dataset.thumbnails import Thumbnails
from gui.widgets import Banner, EmptyState
from project import runs
from project.dataset.captions import tidy
from project.library import Project

if TYPE_CHECKING:
    from gui.dataset.page import DatasetPage

_PART = "captions"
_SOON = 200  # milliseconds


class CaptioningPanel(QWidget):
    """Lies beside the grid. The engine makes captions, this shows them, and only “Apply” writes them."""

    close_wanted = Signal()

    def __init__(self, page: DatasetPage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = page
        self._project: Project | None = None
        self._asked: dict[str, tuple[Entry, str]] = {}  # of the job: each picture with its caption at the start
        self._early: dict[str, str] = {}  # warnings that came before their captions
        self._complaints: list[str] = []
        self._resumed = self._unsettled = self._decided = False
        self.model = ResultModel(self)
        self.thumbnails = Thumbnails(self)
        self.work = Work("captioning", self)
        self.head = PanelHead(self.tr("Caption by model"))
        self.banner = Banner()
        self.setup = Setup(page)
        self.run_bar = RunBar()
        self.review = Review(self.model, self.thumbnails)
        self.waiting = EmptyState("tag", self.tr("At work"), self.tr("Captions appear here as they are made."))
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.M, 0, 0, 0)
        column.setSpacing(theme.S)
        for widget in (self.head, self.banner, self.run_bar):
            column.addWidget(widget)
        for part in (self.setup, self.waiting, self.review):
            column.addWidget(part, 1)
        self._compare = QTimer(self)
        self._compare.setSingleShot(True)
        self._compare.setInterval(_SOON)
        self._compare.timeout.connect(self._look_again)
        self._connect()
        self.show_part("setup")

    def _connect(self) -> None:
        self.head.back.clicked.connect(lambda: self.show_part("setup"))
        self.head.forth.clicked.connect(lambda: self.show_part("review"))
        self.head.leave.clicked.connect(self.close_panel)
        self.setup.start_wanted.connect(self.begin)
        self.run_bar.cancel_wanted.connect(self.work.cancel)
        self.run_bar.processor_wanted.connect(lambda: self.work.begin_again("cpu"))
        self.work.told.connect(self.run_bar.show_state)
        self.work.waits.connect(self.run_bar.offer_processor)
        self.work.captioned.connect(self._captioned)
        self.work.warned.connect(self._warned)
        self.work.ended.connect(self._ended)
        self.review.apply_wanted.connect(self.apply)
        self.review.discard_wanted.connect(self.discard)
        self.review.list.look_wanted.connect(lambda result: self._page.grid.open_wanted.emit(result.entry))
        self.review.list.put_back_wanted.connect(self._put_back)
        collection = self._page.collection
        collection.model.captions_changed.connect(self._compare_soon)
        collection.model.modelReset.connect(self._compare_soon)
        collection.counted.connect(self._compare_soon)
        collection.writes.changed.connect(self._compare_soon)
        collection.notice.connect(self._compare_soon)
        self._page.grid.selectionModel().selectionChanged.connect(self._compare_soon)

    # the page's side

    def open_project(self, project: Project) -> None:
        """Begin with a project."""
        self._project = project
        self.thumbnails.open(project.cache / "thumbnails")
        background.run(self, lambda: recall(project.folder, _PART), lambda found: self._recalled(project, found))

    def close_project(self) -> None:
        """Leave the job. What was made and is not applied is offered when the project is opened again."""
        self.work.leave()
        self._project = None
        self._decided = False
        self._asked = {}
        self.model.clear()
        self.thumbnails.close()
        self.run_bar.hide()
        self.banner.clear()
        self.show_part("setup")

    def unapplied(self) -> int:
        """How many captions were made and not written yet."""
        return len(self.model.ready())

    def show_part(self, part: str) -> None:
        """Show the "setup" or the "review"."""
        asked = part == "review"
        some = bool(self.model.results)
        self.setup.setVisible(not asked)
        self.review.setVisible(asked and some)
        self.waiting.setVisible(asked and not some)
        self.head.show_ways(back=asked and not self.work.active, forth=not asked and some)
        if not asked:
            self.setup.scope.refresh()
        elif some:
            self.review.list.setFocus(Qt.FocusReason.OtherFocusReason)

    # the job

    def begin(self, entries: Sequence[Entry]) -> None:
        """Have captions made for these pictures."""
        project = self._project
        if project is None or not entries or self.work.active or not self._may_forget():
            return
        self._page.editing.finish()
        self.model.clear()
        self.banner.clear()
        self._complaints, self._early = [], {}
        self._asked = {entry.file: (entry, entry.caption.text) for entry in entries}
        self.run_bar.begin()
        run = self.work.start(
            runs.CaptionJob(
                pictures=tuple(self._asked),
                folder=str(project.images),
                table=str(project.settings.get("metadata_path") or ""),
                model=self.setup.model.value(),
                settings=self.setup.settings(),
            )
        )
        kept = self.setup.remembered()
        self._resumed, self._unsettled, self._decided = False, True, False

        def keep() -> None:
            remember(project.folder, _PART, kept)
            remember_job(project.folder, run.folder)

        background.run(self, keep, None, lambda _: None)
        self.show_part("review")

    def take_up(self, job: runs.CaptionJob, folder: Path) -> None:
        """Show what a job of an earlier window made and nobody applied; follow it if it is still at work."""
        if self.work.active or self.model.results:
            return
        entries = self._page.collection.model.entries
        found = (entries.get(file) for file in job.pictures)
        self._asked = {entry.file: (entry, entry.caption.text) for entry in found if entry is not None}
        self._complaints, self._early = [], {}
        self._resumed = self._unsettled = True
        self.run_bar.begin()
        self.work.take_up(job, folder)
        self.show_part("review")

    def _captioned(self, events: list[runs.CaptionEvent]) -> None:
        results = []
        for event in events:
            entry, before = self._asked.get(event.path, (None, ""))
            after = event.caption.strip()
            if entry is not None and not (self._resumed and after == before):
                warning = self._early.pop(event.path, "")
                taken = after != before and bool(after)
                results.append(Result(entry, before, after, after, taken, warning, event.score))
        first = not self.model.results
        self.model.add(results)
        if first and results:
            self.show_part("review")
        self._compare_soon()

    def _warned(self, warning: runs.Warning_) -> None:
        """What is said of one picture goes to its row, everything else to the banner."""
        text = about_picture(warning)
        if warning.path not in self._asked:
            self._complaints.append(text)
            self.banner.show_message(text, "warning")
        elif not self.model.warn(warning.path, text):
            self._early[warning.path] = text

    def _ended(self, how: str, text: str) -> None:
        self.run_bar.hide()
        made, asked = len(self.model.results), len(self._asked)
        self._add_failed()
        if self._resumed and not self.model.ready():
            self._settle()  # all of it was applied before
        self.show_part("review" if self.model.results else "setup")
        if how == "failed":
            self.banner.show_message(text, "error")
        elif how == "cancelled":
            words = self.tr("Cancelled after {done} of {all} pictures. What was made can be applied.")
            words = words if made else self.tr("Cancelled before a caption was made.")
            self.banner.show_message(words.format(done=made, all=asked), "info")
        elif not self.model.results and self._resumed:
            self.banner.show_message(self.tr("All of these captions stand there already."), "info")
        elif not self.model.results:
            self.banner.show_message(self.tr("The model made no caption."), "warning")
        elif not self._complaints and any(result.warning for result in self.model.results.values()):
            count = sum(bool(result.warning) for result in self.model.results.values())
            words = self.tr("There is something to mind about {0} pictures.").format(count)
            words = words if count > 1 else self.tr("There is something to mind about one picture.")
            self.banner.show_message(words, "warning", self.tr("Show them"), lambda: self.review.show_only("warnings"))

    def _add_failed(self) -> None:
        """Pictures of which there is nothing but a warning get a row too."""
        rows = []
        for file, message in self._early.items():
            entry, before = self._asked[file]
            rows.append(Result(entry, before, before, before, False, message))
        self._early = {}
        self.model.add(rows)

    # what becomes of it

    def apply(self) -> None:
        """Write the captions that are taken, as one step that can be undone."""
        ready = list(self.review.ready())
        if not ready:
            return
        self._page.editing.finish()
        title = self.tr("captions by model ({count})").format(count=len(ready))
        entries = self._page.collection.model.entries
        for result in ready:
            # as an undo and a write leave it
            result.before, result.after = (
                result.entry.caption.text,
                tidy(result.after),
            )
        changes = [(entries[result.entry.file], result.after) for result in ready if result.entry.file in entries]
        self.model.set_applied(ready)
        count = self._page.collection.change_captions(title, changes)
        self._settle()
        text = self.tr("{count} captions were applied. Ctrl+Z takes them back.").format(count=f"{count:,}")
        if count == 1:
            text = self.tr("One caption was applied. Ctrl+Z takes it back.")
        self.banner.show_message(text, "success")

    def discard(self) -> None:
        """Forget what was made, after asking if some of it would be lost."""
        if self.work.active or not self._may_forget():
            return
        self.model.clear()
        self._settle()
        self.banner.clear()
        self.show_part("setup")

    def close_panel(self) -> None:
        """Put the panel away; what is made and not written is asked about."""
        if self.work.active or self._may_forget():
            self.close_wanted.emit()

    def _may_forget(self) -> bool:
        count = len(self.review.ready())
        if not count:
            return True
        answer = ask_what_of_rest(self, self.tr("{count} captions are not applied yet.").format(count=f"{count:,}"))
        if answer == "apply":
            self.apply()
        elif answer == "discard":
            self.model.clear()
            self._settle()
            self.show_part("setup")
        return answer != "cancel"

    def _put_back(self, results: list[Result]) -> None:
        title = self.tr("former captions of {count} pictures").format(count=len(results))
        entries = self._page.collection.model.entries
        changes = [(entries[r.entry.file], r.before) for r in results if r.entry.file in entries]
        self._page.collection.change_captions(title, changes)

    # details

    def _settle(self) -> None:
        """The person decided about what was made: it is not offered again, once what was applied is on the disk."""
        self._decided = self._unsettled and not self.work.active
        self._compare_soon()

    def _settle_written(self) -> None:
        project, writes = self._project, self._page.collection.writes
        if project is not None and self._decided and not writes.jobs and not writes.unsaved:
            self._decided = self._unsettled = False
            background.run(self, lambda: settle_job(project.folder), None, lambda _: None)

    def _recalled(self, project: Project, found: dict[str, object]) -> None:
        if project is self._project:
            self.setup.take_project(project, found)

    def _compare_soon(self) -> None:
        if not self._compare.isActive():
            self._compare.start()

    def _look_again(self) -> None:
        self.model.look_again(self._page.collection.model.entries)
        self._settle_written()
        if self.setup.isVisible():
            self.setup.scope.refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if (
            event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            (self.review.apply if self.review.isVisible() else self.setup.start).click()
        elif event.key() == Qt.Key.Key_Escape and not self.work.active:
            self.close_panel()
        else:
            super().keyPressEvent(event)
