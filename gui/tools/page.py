"""The page Tools: look into LoRA files of any tool, and work on them without training."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from gui import background, theme
from gui.dropped import dropped_loras
from gui.job_run import JobRun, phase_text
from gui.page import Page
from gui.tools.about import About
from gui.tools.files import FileList
from gui.tools.report import ReportView
from gui.tools.tool_form import ORDER, ToolForm, Wish, purposes, titles
from gui.widgets import EmptyState, Segmented, action_button, confirm, with_key
from project import runs
from project.library import Project
from project.lora_file import LoraFile, read_lora

_LIST_WIDTH = 240
_WIDEST = 1100  # pixels, as on the page Train; wider fields are hard to read


class ToolsPage(Page):
    """LoRA files, what they say of themselves, and what can be done with them."""

    preview_wanted = Signal(object)  # Path
    start_wanted = Signal(object)  # LoraFile
    settings_wanted = Signal(object)  # LoraFile
    names_project = False

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.job: JobRun | None = None
        self._report: runs.Report | None = None
        self.open_button = action_button("folder", self.tr("Open a LoRA…"), self.tr("Look into LoRA files"), "Ctrl+O")
        self.header(self.tr("Tools"), self.open_button)
        self.files = FileList()
        self.about = About()
        self.form = ToolForm()
        self.report = ReportView()
        self.choice = Segmented([(key, titles()[key]) for key in ORDER])
        for key, purpose in purposes().items():
            self.choice.button(key).setToolTip(purpose)
        self.run = action_button(
            "play", self.tr("Begin"), with_key(self.tr("Do it"), "Ctrl+Return"), role="primary"
        )  # fmt: skip
        self.cancel = action_button("close", self.tr("Cancel"), with_key(self.tr("End the work"), "Esc"))
        self.progress = QProgressBar(textVisible=False)
        self.progress.setAccessibleName(self.tr("Progress"))
        self.note = QLabel(wordWrap=True)
        theme.role(self.note, "muted")
        self.empty = EmptyState(
            "layers",
            self.tr("Drop LoRA files here"),
            self.tr("See what they are, made by whatever tool; then resize, convert, combine or merge them."),
            self.tr("Open a LoRA…"),
        )
        self._lay_out()
        self._connect()
        self.setAcceptDrops(True)
        self._choose("check")
        self._show()

    # --- what the window calls ----------------------------------------------------------------------------------------

    def open_project(self, project: Project) -> None:
        super().open_project(project)
        self.about.set_has_project(True)

    def close_project(self) -> None:
        super().close_project()
        self.about.set_has_project(False)

    def open_files(self, paths: Sequence[Path]) -> None:
        """Look into files and show the last of them."""
        for path in paths:
            background.run(self, partial(read_lora, path), self._read, self._not_read)

    # --- files --------------------------------------------------------------------------------------------------------

    def _read(self, lora: LoraFile) -> None:
        self.banner.clear()
        self.files.add(lora)

    def _not_read(self, error: Exception) -> None:
        self.banner.show_message(background.readable(error), "error")

    def _ask_for_files(self) -> None:
        paths, _ = QFileDialog.getOpenFileNames(
            self, self.tr("Open LoRA files"), "", self.tr("LoRA files (*.safetensors *.sft)")
        )
        self.open_files([Path(path) for path in paths])

    def _current(self, lora: LoraFile | None) -> None:
        if lora is not None:
            self.about.show_lora(lora)
        self._show()

    def _marked(self) -> None:
        self.form.take(self.files.marked())
        self._show()

    def _show(self) -> None:
        has_files = self.files.count() > 0
        self._stack.setCurrentWidget(self._work if has_files or self.form.tool == "extract" else self._nothing)
        self.about.setVisible(has_files and bool(self.files.marked()))
        self._switch()

    # --- tools --------------------------------------------------------------------------------------------------------

    def _choose(self, tool: str) -> None:
        self.choice.set_value(tool)
        self.form.choose(tool)
        self.report.clear()
        self._show()

    def _switch(self) -> None:
        """The foot of the tool: ready, not ready and why, or at work."""
        at_work = self.job is not None
        problem = "" if at_work else self.form.wish().problem
        self.run.setVisible(not at_work)
        self.run.setEnabled(not problem)
        self.cancel.setVisible(at_work)
        self.progress.setVisible(at_work)
        self.form.setEnabled(not at_work)
        self.choice.setEnabled(not at_work)
        if not at_work:
            self.note.setText(problem)

    def begin(self) -> None:
        """Do what the form asks for."""
        wish = self.form.wish()
        if self.job is not None or wish.problem:
            return
        overwrite = bool(wish.output) and Path(wish.output).expanduser().exists()
        words = self.tr("{file} exists already. Replace it?").format(file=wish.output)
        if overwrite and not confirm(self, self.tr("Replace the file?"), words, self.tr("Replace"), danger=True):
            return
        self.banner.clear()
        self.report.clear()
        self._report = None
        self.job = JobRun(job_of(wish, overwrite), self)
        self.job.progressed.connect(self._progressed)
        self.job.reported.connect(self._reported)
        self.job.finished.connect(self._finished)
        self.job.failed.connect(self._failed)
        self.job.cancelled.connect(self._cancelled)
        self.job.start()
        self._switch()

    def stop(self) -> None:
        """End the work; nothing is written."""
        if self.job is not None:
            self.job.cancel()

    def _progressed(self, phase: str, done: int, total: int) -> None:
        self.progress.setRange(0, max(total, 0))
        self.progress.setValue(done)
        self.note.setText(phase_text(phase))
        self.cancel.setEnabled(phase != "cancelling")

    def _reported(self, report: runs.Report) -> None:
        self._report = report

    def _finished(self, written: list[runs.Written]) -> None:
        file = Path(written[0].path) if written else None
        is_lora = file is not None and self.form.tool != "merge"
        self.job = None
        self._switch()
        if self._report is not None:
            self.report.show_report(self._report, file, is_lora)
            QTimer.singleShot(0, self.report, lambda: self._scroll.ensureWidgetVisible(self.report, 0, theme.M))

    def _failed(self, message: str) -> None:
        self.job = None
        self._switch()
        self.banner.show_message(message, "error")

    def _cancelled(self) -> None:
        self.job = None
        self._switch()
        self.note.setText(self.tr("Cancelled. Nothing was written."))

    # --- building -----------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        tool = QFrame()
        theme.role(tool, "card")
        column = QVBoxLayout(tool)
        column.setContentsMargins(theme.L, theme.M, theme.L, theme.L)
        column.setSpacing(theme.M)
        head = QLabel(self.tr("Do something with the marked files"))
        theme.role(head, "heading")
        column.addWidget(head)
        column.addWidget(self.choice, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.form)
        foot = QHBoxLayout()
        foot.setSpacing(theme.M)
        left = QVBoxLayout()
        left.setSpacing(theme.XS)
        left.addWidget(self.note)
        left.addWidget(self.progress)
        foot.addLayout(left, 1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.run)
        column.addLayout(foot)
        inside = QWidget()
        right = QVBoxLayout(inside)
        right.setContentsMargins(theme.S, 0, theme.S, 0)
        right.setSpacing(theme.M)
        for widget in (self.about, tool, self.report):
            right.addWidget(widget)
        right.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside.setMaximumWidth(_WIDEST)
        self._scroll.setWidget(inside)
        self._work = QSplitter(Qt.Orientation.Horizontal, childrenCollapsible=False)
        self._work.addWidget(self.files)
        self._work.addWidget(self._scroll)
        self._work.setStretchFactor(1, 1)
        self._work.setSizes([_LIST_WIDTH, 1000])
        self.files.setMinimumWidth(150)
        self._stack = QStackedWidget()
        nothing = QWidget()
        alone = QVBoxLayout(nothing)
        alone.addStretch(1)
        alone.addWidget(self.empty)
        self.extract = action_button(
            "layers", self.tr("Extract a LoRA from two models…"), purposes()["extract"], "", "quiet"
        )
        alone.addWidget(self.extract, 0, Qt.AlignmentFlag.AlignHCenter)
        alone.addStretch(1)
        self._stack.addWidget(nothing)
        self._nothing = nothing
        self._stack.addWidget(self._work)
        self.body.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.open_button.clicked.connect(self._ask_for_files)
        self.files.current_changed.connect(self._current)
        self.files.marked_changed.connect(self._marked)
        self.choice.changed.connect(self._choose)
        self.form.changed.connect(self._switch)
        self.run.clicked.connect(self.begin)
        self.cancel.clicked.connect(self.stop)
        self.empty.acted.connect(self._ask_for_files)
        self.extract.clicked.connect(lambda: self._choose("extract"))
        self.report.open_wanted.connect(lambda path: self.open_files([path]))
        self.about.preview_wanted.connect(lambda lora: self.preview_wanted.emit(lora.path))
        self.about.start_wanted.connect(self.start_wanted)
        self.about.settings_wanted.connect(self.settings_wanted)
        for key, button in (("Ctrl+Return", self.run), ("Ctrl+Enter", self.run), ("Esc", self.cancel)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(button.click)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_loras(event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.open_files(dropped_loras(event.mimeData().urls()))
        event.acceptProposedAction()


def job_of(wish: Wish, overwrite: bool) -> runs.ToolJob:
    """The job that an engine is to do."""
    return runs.ToolJob(
        tool=wish.tool,
        inputs=wish.inputs,
        strengths=wish.strengths,
        base=wish.base,
        output=wish.output,
        dtype=wish.dtype,
        settings=wish.settings,
        overwrite=overwrite,
    )
