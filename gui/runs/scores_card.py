"""The checkpoints of one run as a small table: validation, CLIP and copies, which is best, and the job that scores."""

from __future__ import annotations

from pathlib import Path

import shiboken6
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QProgressBar,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from gui import background, icons, theme
from gui.job_run import JobRun, phase_text
from gui.run_model import RunModel
from gui.runs import facts
from project import runs
from project.runs.scores import Scores, StepScore, measured_now, read_scores
from project.runs.summary import RunSummary
from project.schema import TEXTS

ROWS = 6  # that are seen without scrolling


class ScoresCard(QFrame):
    """Shows what is known of a run's checkpoints, and has them scored in the background."""

    checkpoint_wanted = Signal(object)  # a checkpoint's folder: a preview of it

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.role(self, "card")
        self._summary: RunSummary | None = None
        self._model: RunModel | None = None
        self._scores: Scores | None = None
        self._shown: tuple[object, ...] = ()
        self.job: JobRun | None = None
        self.title = QLabel(self.tr("Checkpoints"))
        theme.role(self.title, "heading")
        self.score = QPushButton(icons.icon("chart"), self.tr("Score checkpoints"))
        self.score.setToolTip(
            self.tr(
                "Compares the preview pictures of each checkpoint with the training pictures and the prompt, and looks "
                "for copies. Takes a minute; needs no graphics card."
            )
        )
        self.cancel = QPushButton(self.tr("Cancel"))
        self.cancel.setToolTip(self.tr("End the scoring; what was known stays"))
        self.progress = QProgressBar()
        self.progress.setAccessibleName(self.tr("Scoring"))
        self.progress.setFixedWidth(220)
        self.notes = QLabel(wordWrap=True)
        self.table = self._make_table()
        self._lay_out()
        self.score.clicked.connect(self.start)
        self.cancel.clicked.connect(self._cancel)
        self._busy(False)

    # --- what the page calls ------------------------------------------------------------------------------------------

    def show_run(self, summary: RunSummary, model: RunModel) -> None:
        """Show a run's checkpoints; the validations come from its model, the rest from its scores.json."""
        if self._model is not None and shiboken6.isValid(self._model):
            self._model.changed.disconnect(self._fill)
        other = self._summary is None or self._summary.folder != summary.folder
        self._summary, self._model = summary, model
        model.changed.connect(self._fill)
        if other:
            self.leave()
            self._scores, self._shown = None, ()
            self.notes.clear()
        self._summary = summary
        self._read()
        self._fill()

    def update_summary(self, summary: RunSummary) -> None:
        """Checkpoints came or went."""
        if self._summary is not None and self._summary.folder == summary.folder:
            self._summary = summary
            self._fill()

    def leave(self) -> None:
        """Another run is shown, or none: the job that scores this one ends."""
        if self.job is not None:
            self.job.cancel()
            self.job = None
        self._busy(False)

    def start(self) -> None:
        """Score the run in an engine of its own."""
        if self._summary is None or self.job is not None:
            return
        self.job = job = JobRun(runs.ScoreJob(run=str(self._summary.folder)), self)
        job.progressed.connect(self._progressed)
        job.finished.connect(lambda _: self._ended(job))
        job.failed.connect(lambda text: self._ended(job, text))
        job.cancelled.connect(lambda: self._ended(job))
        self._busy(True)
        job.start()

    # --- inside -------------------------------------------------------------------------------------------------------

    def _make_table(self) -> QTableWidget:
        titles = {
            self.tr("Step"): self.tr("★ marks the lowest loss on what is held back"),
            self.tr("Held-back loss"): self.tr("The validation at this step: lower is better"),
            self.tr("Like training"): self.tr("CLIP similarity of the previews to the training pictures, up to 1"),
            self.tr("Like prompt"): self.tr("CLIP similarity of the previews to their prompts; 0.3 is a good fit"),
            self.tr("Nearest"): self.tr("How near the nearest preview comes to a training picture; 1 is a copy"),
            self.tr("Nearest training picture"): self.tr("The training picture that a preview is most like"),
        }
        table = QTableWidget(0, len(titles))
        table.setAccessibleName(self.tr("Scores of the checkpoints"))
        table.setToolTip(self.tr("Enter or a double click previews a checkpoint"))
        table.setHorizontalHeaderLabels(list(titles))
        for column, tip in enumerate(titles.values()):
            header = table.horizontalHeaderItem(column)
            if header is not None:
                header.setToolTip(tip)
        table.verticalHeader().hide()
        for view in (table.horizontalHeader(), table.verticalHeader()):
            view.setAccessibleName(self.tr("Columns"))
        table.setShowGrid(False)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        header_view = table.horizontalHeader()
        header_view.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header_view.setStretchLastSection(True)
        header_view.setHighlightSections(False)
        header_view.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        table.verticalHeader().setDefaultSectionSize(table.fontMetrics().height() + theme.S)
        table.activated.connect(lambda place: self._activated(place.row()))
        return table

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(theme.S)
        top.addWidget(self.title)
        top.addStretch(1)
        for widget in (self.progress, self.cancel, self.score):
            top.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.M, theme.S, theme.M, theme.S)
        column.setSpacing(theme.S)
        column.addLayout(top)
        column.addWidget(self.notes)
        column.addWidget(self.table)

    def _read(self) -> None:
        if self._summary is None:
            return
        folder = self._summary.folder

        def found(scores: Scores | None) -> None:
            if self._summary is not None and self._summary.folder == folder:
                self._scores = scores
                self._fill()

        background.run(self, lambda: read_scores(folder), found, lambda _: None)

    def _fill(self) -> None:
        """The rows, made anew only when something in them is another."""
        if self._summary is None or self._model is None or not shiboken6.isValid(self._model):
            return
        texts = self._summary.changed.get("task_type") == TEXTS  # there are no pictures to compare
        for column in range(2, self.table.columnCount()):
            self.table.setColumnHidden(column, texts)
        self.score.setVisible(not texts and self.job is None)
        course = self._model.validated
        steps = [step for step, _ in self._summary.checkpoints]
        known = {row.step: row for row in self._scores.rows} if self._scores else {}
        rows = tuple(known.get(step, StepScore(step=step)) for step in sorted({*steps, *known}))
        losses = {event.step: event.loss for event in course.validations}
        scores = measured_now(
            Scores(rows, self._scores.clip if self._scores else ""), losses, course.best_of(steps)
        )  # fmt: skip
        state = (scores, theme.tokens().dark)
        if state == self._shown:
            return
        self._shown = state
        self.table.setRowCount(len(rows))
        for number, row in enumerate(scores.rows):
            self._fill_row(number, row, row.step == scores.best)
        lines = min(max(len(rows), 1), ROWS)
        height = self.table.horizontalHeader().sizeHint().height()
        self.table.setFixedHeight(height + lines * self.table.verticalHeader().defaultSectionSize() + 4)
        if self.job is None:
            self._show_notes(scores)

    def _fill_row(self, number: int, row: StepScore, best: bool) -> None:
        look = theme.tokens()
        texts = (
            self.tr("{0} ★ best").format(facts.grouped(row.step)) if best else facts.grouped(row.step),
            _number(row.validation, 4),
            _number(row.to_training, 3),
            _number(row.to_prompt, 3),
            self.tr("{0} copy?").format(_number(row.nearest, 2)) if row.copied else _number(row.nearest, 2),
            row.nearest_picture or "–",
        )
        for column, text in enumerate(texts):
            item = QTableWidgetItem(f"{text}   ")  # room to the next column
            if best:
                font = item.font()
                font.setBold(True)
                item.setFont(font)
            if row.copied and column >= 4:
                item.setForeground(QColor(look.warning))
                item.setToolTip(self.tr("{0} comes close to a copy of it").format(row.nearest_preview))
            self.table.setItem(number, column, item)

    def _show_notes(self, scores: Scores, problem: str = "") -> None:
        said = [problem] if problem else []
        if copies := scores.copies:
            said.append(
                self.tr(
                    "Previews of step {0} come close to copies of training pictures: the LoRA may have learned them by "
                    "heart. Take an earlier step, or train with more pictures."
                ).format(", ".join(facts.grouped(row.step) for row in copies))
            )
        scored = any(row.nearest is not None for row in scores.rows)
        if scored and not scores.clip:
            said.append(
                self.tr(
                    "No CLIP model at hand, so likeness to training and prompt is not known: put one of open_clip into "
                    "the folder models/clip of the app's data, or name it as “CLIP model” among the settings."
                )
            )
        if self._scores is not None and not any(row.previews for row in scores.rows):
            said.append(self.tr("There are no preview pictures to score: set preview prompts before a training."))
        if scores.best is None and scores.rows:
            said.append(self.tr("No validation: set “Validate every” to learn which step is best."))
        theme.role(self.notes, "error" if problem else "warning" if scores.copies else "muted")
        self.notes.setText("\n".join(said))
        self.notes.setVisible(bool(said))

    def _busy(self, busy: bool) -> None:
        self.progress.setVisible(busy)
        self.cancel.setVisible(busy)
        self.cancel.setEnabled(busy)
        self.score.setVisible(not busy)

    def _progressed(self, phase: str, done: int, total: int) -> None:
        self.progress.setRange(0, total)
        self.progress.setValue(done)
        self.progress.setFormat(phase_text(phase))

    def _cancel(self) -> None:
        self.cancel.setEnabled(False)
        if self.job is not None:
            self.job.cancel()

    def _ended(self, job: JobRun, problem: str = "") -> None:
        if job is not self.job:
            return
        self.job = None
        self._busy(False)
        self._shown = ()
        self._read()
        if problem:
            self._show_notes(Scores(()), problem)

    def _activated(self, row: int) -> None:
        shown = self._shown[0] if self._shown else None
        if self._summary is None or not isinstance(shown, Scores) or row >= len(shown.rows):
            return
        place: Path | None = dict(self._summary.checkpoints).get(shown.rows[row].step)
        if place is not None:
            self.checkpoint_wanted.emit(place)


def _number(value: float | None, digits: int) -> str:
    return "–" if value is None else f"{value:.{digits}f}"
