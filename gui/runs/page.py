"""The Runs page: the list of all runs of the project, one of them, or several compared; and what is done with them."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import shiboken6
from PySide6.QtCore import QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QHideEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from gui import background
from gui.page import Page
from gui.process import RunFollower
from gui.run_model import RunModel
from gui.runs import removal
from gui.runs.compare import Compare
from gui.runs.detail import Detail
from gui.runs.listing import Listing
from gui.runs.model import RunsModel
from gui.widgets import EmptyState, ask_text, confirm, human_bytes
from project.library import Project
from project.runs.summary import RunSummary, differing, rename_run, run_settings, set_note, summaries

_RESCAN = 3000  # ms between two looks into the runs folder while the page is seen


class RunsPage(Page):
    """The runs of the project. What concerns other pages goes out as a signal."""

    resume_wanted = Signal(object)  # the run's folder
    preview_wanted = Signal(object, object)  # the run's folder, and a checkpoint's or None
    export_wanted = Signal(object)
    settings_wanted = Signal(object, str)  # the settings as a mapping, and the run's name
    train_wanted = Signal()
    runs_changed = Signal()  # runs came, went or were changed

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = RunsModel(self)
        self._live: tuple[Path, RunModel, RunFollower] | None = None
        self._scanning = False
        self._edits = 0  # counts what the person changed: a scan that began before does not know of it
        self.header(self.tr("Runs"))
        self.stack = QStackedWidget()
        self.blank = QWidget()
        self.empty = EmptyState(
            "chart",
            self.tr("No runs yet"),
            self.tr("Each training of this project appears here, with its charts, pictures and settings."),
            self.tr("Go to Train"),
        )
        self.listing = Listing(self.model)
        self.detail = Detail()
        self.compare = Compare()
        for widget in (self.blank, self.empty, self.listing, self.detail, self.compare):
            self.stack.addWidget(widget)
        self.body.addWidget(self.stack, 1)
        self._timer = QTimer(self, interval=_RESCAN)
        self._timer.timeout.connect(self.refresh)
        self._connect()

    # --- what the window calls ----------------------------------------------------------------------------------------

    def open_project(self, project: Project) -> None:
        super().open_project(project)
        self._show(self.blank)
        self.refresh()

    def close_project(self) -> None:
        self.detail.leave()
        self.compare.leave()
        self._live = None
        super().close_project()
        self.model.set_live(None, None, "")
        self.model.show([])
        self.banner.clear()
        self._show(self.blank)

    def set_live(self, folder: Path, model: RunModel, follower: RunFollower) -> None:
        """The training that the window follows now: its row moves, and opening it shows the window's own view."""
        shown = self.detail.summary if self.stack.currentWidget() is self.detail else None
        before, self._live = self._live, (folder, model, follower)
        self.model.set_live(folder, model, follower.state)
        model.changed.connect(self.model.live_moved)
        follower.state_changed.connect(self._live_state)
        if shown is not None and (shown.folder == folder or (before is not None and shown.folder == before[0])):
            self.detail.show_run(shown, self._live_view(shown.folder))  # the follower that it had may be gone
        self.refresh()

    def refresh(self) -> None:
        """Look into the runs folder, in the background."""
        if self.project is None or self._scanning:
            return
        self._scanning = True
        project, edits, before = self.project, self._edits, list(self.model.runs)

        def done(found: list[RunSummary]) -> None:
            self._scanning = False
            other = self.project is None or self.project.folder != project.folder
            if other or edits != self._edits:
                self.refresh()
            else:
                self._take(found)

        background.run(self, lambda: summaries(project.runs, before), done, self._scan_failed)

    def open_run(self, folder: Path) -> None:
        """Show one run."""
        run = self.model.summary(folder)
        if run is None:
            return
        self.compare.leave()
        self.listing.select(folder)
        self.detail.show_run(run, self._live_view(folder))
        self._show(self.detail)
        self.detail.view.setFocus()

    # --- inside -------------------------------------------------------------------------------------------------------

    def _connect(self) -> None:
        self.empty.acted.connect(self.train_wanted)
        for part in (self.listing, self.detail):
            part.wanted.connect(self._wanted)
            part.checkpoint_wanted.connect(self.preview_wanted)
        for shown in (self.detail, self.compare):
            shown.left.connect(self.show_list)
        self.detail.note_edited.connect(lambda folder, text: self._edited(folder, "note", text))
        self.detail.began.connect(self.resume_wanted)
        self.model.edited.connect(self._edited)

    def show_list(self) -> None:
        """Back from one run, or from a comparison."""
        self.detail.leave()
        self.compare.leave()
        self._show(self.listing if self.model.runs else self.empty)
        self.listing.list.setFocus()
        self.refresh()

    def _show(self, widget: QWidget) -> None:
        for label in (self.title, self.subtitle):
            label.setVisible(widget not in (self.detail, self.compare))
        self.stack.setCurrentWidget(widget)

    def _take(self, found: list[RunSummary]) -> None:
        before = list(self.model.runs)
        self.model.compare_settings(differing(found))
        self.model.show(found)
        current = self.stack.currentWidget()
        if current in (self.blank, self.empty, self.listing):
            self._show(self.listing if found else self.empty)
            if current is self.blank and self.isVisible() and found:
                self.listing.list.setFocus()
        elif current is self.detail:
            run = self.model.summary(self.detail.folder)
            if run is None:
                self.show_list()
                self.banner.show_message(self.tr("The run is gone: its folder was moved or deleted."), "info")
            else:
                self.detail.update_summary(run)
        if before and found != before:
            self.runs_changed.emit()

    def _scan_failed(self, error: Exception) -> None:
        self._scanning = False
        self.banner.show_message(background.readable(error), "error")

    def _live_view(self, folder: Path) -> tuple[RunModel, RunFollower] | None:
        live = self._live
        if live is None or live[0] != folder or not shiboken6.isValid(live[1]) or not shiboken6.isValid(live[2]):
            return None
        return live[1], live[2]

    def _live_state(self, state: str) -> None:
        if self._live is not None and self.sender() is self._live[2]:
            self.model.set_live(self._live[0], self._live[1], state)
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous() and self.stack.currentWidget() is self.listing:
            self.listing.list.setFocus()
        self.refresh()
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()

    # --- what the person wants ----------------------------------------------------------------------------------------

    def _wanted(self, name: str, chosen: list[RunSummary]) -> None:
        if not chosen:
            return
        run = chosen[0]
        acts: dict[str, Callable[[], object]] = {
            "open": lambda: self.open_run(run.folder),
            "compare": lambda: self._compare(chosen),
            "resume": lambda: self.resume_wanted.emit(run.folder),
            "preview": lambda: self.preview_wanted.emit(run.folder, _newest_checkpoint(run)),
            "export": lambda: self.export_wanted.emit(run.folder),
            "settings": lambda: self._use_settings(run),
            "rename": lambda: self._rename(run),
            "folder": lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(run.folder))),
            "free": lambda: self._free(chosen),
            "delete": lambda: self._delete(chosen),
        }
        self.banner.clear()
        acts[name]()

    def _compare(self, chosen: list[RunSummary]) -> None:
        live = next(((run, self._live[1]) for run in chosen if self._live and self._live_view(run.folder)), None)
        self.compare.show_runs(chosen, live)
        self._show(self.compare)
        self.compare.view.setFocus()

    def _use_settings(self, run: RunSummary) -> None:
        project = self.project

        def found(settings: dict[str, Any]) -> None:
            if self.project is not None and project is not None and self.project.folder == project.folder:
                self.settings_wanted.emit(settings, run.name)  # not into another project that was opened meanwhile

        background.run(self, lambda: run_settings(run.folder), found, self._failed)

    def _rename(self, run: RunSummary) -> None:
        name = ask_text(self, self.tr("Rename the run"), self.tr("Name"), run.name)
        if name is not None and name != run.name:
            self._edited(run.folder, "name", name)

    def _edited(self, folder: Path, part: str, text: str) -> None:
        """Show at once what the person typed, and write it."""
        self._edits += 1
        self.model.change(folder, **{part: text})
        run = self.model.summary(folder)
        if run is not None and self.detail.folder == folder:
            self.detail.update_summary(run)
        write = partial(rename_run if part == "name" else set_note, folder, text)
        background.run(self, write, lambda _: self._after_edit(), self._failed)

    def _after_edit(self) -> None:
        self._edits += 1
        self.refresh()

    def _delete(self, chosen: list[RunSummary]) -> None:
        one = len(chosen) == 1
        title = (
            self.tr("Delete “{0}”?").format(chosen[0].name)
            if one
            else self.tr("Delete {0} runs?").format(len(chosen))
        )  # fmt: skip
        if not confirm(self, title, removal.what_goes(chosen), self.tr("Move to the trash"), danger=True):
            return
        folders = [run.folder for run in chosen]
        if self.detail.folder in folders:
            self.show_list()
        words = (
            self.tr("“{0}” is in the trash.").format(chosen[0].name)
            if one
            else self.tr("{0} runs are in the trash.").format(len(chosen))
        )
        self._remove(partial(removal.to_trash, folders), lambda _: words)

    def _free(self, chosen: list[RunSummary]) -> None:
        folders = [run.folder for run in chosen]
        background.run(self, lambda: removal.checkpoint_bytes(folders), partial(self._ask_free, chosen), self._failed)

    def _ask_free(self, chosen: list[RunSummary], size: int) -> None:
        text = self.tr(
            "This frees {size}. The charts, the previews and the finished LoRA stay. A run that is not finished can "
            "then no longer be continued, and the checkpoints cannot be brought back."
        ).format(size=human_bytes(size))
        if confirm(self, self.tr("Delete the checkpoints?"), text, self.tr("Delete checkpoints"), danger=True):
            folders = [run.folder for run in chosen]
            self._remove(
                partial(removal.delete_checkpoints, folders),
                lambda freed: self.tr("{0} are free again.").format(human_bytes(freed)),
            )

    def _remove(self, work: Callable[[], int | None], words: Callable[[int], str]) -> None:
        def done(result: int | None) -> None:
            self._edits += 1
            self.banner.show_message(words(result or 0), "success")
            self.refresh()

        def failed(error: Exception) -> None:
            self._failed(error)
            self.refresh()

        background.run(self, work, done, failed)

    def _failed(self, error: Exception) -> None:
        self._edits += 1
        self.banner.show_message(background.readable(error), "error")
        self.refresh()


def _newest_checkpoint(run: RunSummary) -> Path | None:
    """What a preview shows of a run without a result."""
    return run.checkpoints[-1][1] if run.result is None and run.checkpoints else None
