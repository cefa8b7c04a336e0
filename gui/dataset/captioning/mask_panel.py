"""The panel “Make masks”: the form with its trial, the work, and the review of what was made."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui import background, theme
from gui.dataset.captioning.asking import ask_what_of_rest
from gui.dataset.captioning.mask_commands import Problems, PutMasks
from gui.dataset.captioning.mask_picture import VeiledThumbnails
from gui.dataset.captioning.mask_review import MaskModel, MaskReview
from gui.dataset.captioning.mask_setup import MaskSetup
from gui.dataset.captioning.mask_trial import WAYS
from gui.dataset.captioning.memory import recall, remember
from gui.dataset.captioning.panel_head import PanelHead
from gui.dataset.captioning.plain_masks import KEPT, PlainMasks, index_of
from gui.dataset.captioning.results import Result
from gui.dataset.captioning.run_bar import RunBar
from gui.dataset.captioning.work import Work, about_picture
from gui.dataset.entries import Entry
from gui.widgets import Banner, EmptyState
from project import runs
from project.library import Project

if TYPE_CHECKING:
    from gui.dataset.page import DatasetPage

_PART, _PHASE = "masks", "masking"
_SOON = 200  # milliseconds


class MaskPanel(QWidget):
    """Lies beside the grid. Masks lie aside until “Apply” puts them beside their pictures."""

    close_wanted = Signal()

    def __init__(self, page: DatasetPage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = page
        self._project: Project | None = None
        self._asked: list[Entry] = []
        self._files: set[str] = set()  # of those that are asked for
        self._notes: dict[str, str] = {}
        self._keeps = True
        self._kept = 0  # pictures whose mask was left as it is
        self.model = MaskModel(self)
        self.thumbnails = VeiledThumbnails(self)
        self.work, self.plain = Work(_PHASE, self), PlainMasks(self)
        self.head = PanelHead(self.tr("Make masks"))
        self.banner = Banner()
        self.setup = MaskSetup(page)
        self.run_bar = RunBar()
        self.review = MaskReview(self.model, self.thumbnails)
        self.waiting = EmptyState("compare", self.tr("At work"), self.tr("Masks appear here as they are made."))
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
        self.run_bar.cancel_wanted.connect(self._cancel)
        self.run_bar.processor_wanted.connect(lambda: self.work.begin_again("cpu"))
        self.work.told.connect(self.run_bar.show_state)
        self.work.waits.connect(self.run_bar.offer_processor)
        self.plain.progressed.connect(self.work.progressed)
        for maker in (self.work, self.plain):
            maker.wrote.connect(self._wrote)
            maker.warned.connect(self._warned)
            maker.ended.connect(self._ended)
        self.review.apply_wanted.connect(self.apply)
        self.review.discard_wanted.connect(self.discard)
        collection = self._page.collection
        collection.model.modelReset.connect(self._compare_soon)
        collection.counted.connect(self._compare_soon)
        self._page.grid.selectionModel().selectionChanged.connect(self._compare_soon)

    # the page's side

    def open_project(self, project: Project) -> None:
        """Begin with a project."""
        self._project = project
        self.thumbnails.open(project.cache / "thumbnails")
        background.run(self, lambda: recall(project.folder, _PART), lambda found: self._recalled(project, found))

    def close_project(self) -> None:
        """Leave the work and forget what was made."""
        self.work.leave()
        self.plain.leave()
        self._project = None
        self._asked = []
        self._forget()
        self.thumbnails.close()
        self.run_bar.hide()
        self.banner.clear()

    def unapplied(self) -> int:
        """How many masks were made and not put beside their pictures yet."""
        return len(self.model.ready())

    @property
    def active(self) -> bool:
        """Whether masks are being made."""
        return self.work.active or self.plain.active

    def show_part(self, part: str) -> None:
        """Show the "setup" or the "review"."""
        asked = part == "review"
        some = bool(self.model.results)
        self.setup.setVisible(not asked)
        self.review.setVisible(asked and some)
        self.waiting.setVisible(asked and not some)
        self.head.show_ways(back=asked and not self.active, forth=not asked and some)
        if not asked:
            self.setup.scope.refresh()
        elif some:
            self.review.list.setFocus(Qt.FocusReason.OtherFocusReason)

    # the work

    def begin(self, entries: Sequence[Entry]) -> None:
        """Have masks made for these pictures."""
        project = self._project
        if project is None or not entries or self.active or not self._may_forget():
            return
        setup = self.setup
        options = setup.options()
        self._forget()
        self.banner.clear()
        self._asked, self._keeps = list(entries), options.existing == "keep"
        self._files = {entry.file for entry in entries}
        kept = setup.remembered()
        background.run(self, lambda: remember(project.folder, _PART, kept), None, lambda _: None)
        self.run_bar.begin()
        pictures = [entry.path for entry in entries]
        if setup.method in WAYS:
            self.plain.start(pictures, setup.method, options)
        else:
            self.work.start(
                runs.MaskJob(
                    pictures=tuple(map(str, pictures)),
                    folder=str(project.images),
                    method=setup.method,
                    model=setup.model(),
                    settings=setup.settings(),
                )
            )
        self.show_part("review")

    def _cancel(self) -> None:
        self.work.cancel()
        self.plain.cancel()

    def _wrote(self, written: list[runs.Written]) -> None:
        folder = self.work.run.folder if self.work.run is not None else Path()
        results = []
        for event in written:
            file = folder / event.path  # stays as it is where the path is a whole one
            index = index_of(file)
            if 0 <= index < len(self._asked):
                entry = self._asked[index]
                self.thumbnails.masks[entry.file] = file
                self.thumbnails.forget(entry.file)
                results.append(Result(entry, "", str(file), str(file), True, self._notes.pop(entry.file, "")))
        first = not self.model.results
        self.model.add(results)
        if first and results:
            self.show_part("review")

    def _warned(self, warning: runs.Warning_) -> None:
        text = about_picture(warning)
        if warning.code == KEPT:
            self._kept += 1
        elif warning.path not in self._files:
            self.banner.show_message(text, "warning")
        elif not self.model.warn(warning.path, text):
            self._notes[warning.path] = text

    def _ended(self, how: str, text: str) -> None:
        self.run_bar.hide()
        made = len(self.model.results)
        by_file = {entry.file: entry for entry in self._asked}
        without = [Result(by_file[file], "", "", "", False, note) for file, note in self._notes.items()]
        self._notes, kept = {}, self._kept
        self.model.add(without)
        self.show_part("review" if self.model.results else "setup")
        if how == "failed":
            self.banner.show_message(text, "error")
        elif how == "cancelled":
            words = self.tr("Cancelled after {done} of {all} pictures. What was made can be applied.")
            self.banner.show_message(words.format(done=made, all=len(self._asked)), "info")
        elif kept:
            words = self.tr("{count} pictures have a mask already, and keep it.").format(count=f"{kept:,}")
            self.banner.show_message(
                self.tr("One picture has a mask already, and keeps it.") if kept == 1 else words, "info"
            )
        elif not made:
            self.banner.show_message(self.tr("No mask was made; each picture says why."), "warning")

    # what becomes of it

    def apply(self) -> None:
        """Put the masks that are taken beside their pictures, as one step that can be undone."""
        ready, project = self.model.ready(), self._project
        if not ready or project is None:
            return
        collection = self._page.collection
        masks = [(result.entry.path, Path(result.after)) for result in ready]
        title = self.tr("masks of {count} pictures").format(count=len(masks))

        def told(there: bool, problems: Problems) -> None:
            failed = {str(path) for path, _ in problems}
            for result in ready:
                result.applied = there and result.entry.file not in failed
            for path, reason in problems:
                self.model.warn(str(path), reason)
            self.review.refresh()
            self.review.list.viewport().update()
            if there:
                self._say_applied(sum(result.applied for result in ready), project)
            elif self.banner.kind == "success":
                self.banner.clear()

        command = PutMasks(collection, title, masks, project.folder / "removed" / "masks", told)
        command.spare = self._keeps
        self.model.set_applied(ready)
        collection.undo.push(command)

    def _say_applied(self, count: int, project: Project) -> None:
        if not count:
            return
        one = self.tr("The mask lies beside its picture. Ctrl+Z takes it back.")
        many = self.tr("{count} masks lie beside their pictures. Ctrl+Z takes them back.")
        text = one if count == 1 else many.format(count=f"{count:,}")
        page = self._page
        used = (page.project or project).settings.get("mask_source") == "masklabel"
        action = "" if used else self.tr("Train with masks")
        self.banner.show_message(
            text, "success", action, lambda: page.settings_wanted.emit({"mask_source": "masklabel"})
        )

    def discard(self) -> None:
        """Forget what was made, after asking if some of it would be lost."""
        if not self.active and self._may_forget():
            self._forget()
            self.banner.clear()

    def close_panel(self) -> None:
        """Put the panel away; what is made and not applied is asked about."""
        if self.active or self._may_forget():
            self.close_wanted.emit()

    def _may_forget(self) -> bool:
        count = len(self.model.ready())
        if not count:
            return True
        answer = ask_what_of_rest(self, self.tr("{count} masks are not applied yet.").format(count=f"{count:,}"))
        if answer == "apply":
            self.apply()
        elif answer == "discard":
            self._forget()
        return answer != "cancel"

    def _forget(self) -> None:
        self.model.clear()
        self.thumbnails.masks.clear()
        self._notes, self._kept = {}, 0
        self.show_part("setup")

    # details

    def _recalled(self, project: Project, found: dict[str, object]) -> None:
        if project is self._project:
            self.setup.take_project(found)

    def _compare_soon(self) -> None:
        if not self._compare.isActive():
            self._compare.start()

    def _look_again(self) -> None:
        self.model.look_for(self._page.collection.model.entries)
        if self.setup.isVisible():
            self.setup.scope.refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and control:
            (self.review.apply if self.review.isVisible() else self.setup.start).click()
        elif event.key() == Qt.Key.Key_Escape and not self.active:
            self.close_panel()
        else:
            super().keyPressEvent(event)
