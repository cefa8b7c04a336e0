"""The tab of the test questions: the list is edited here, and below it stand the answers of a run over time."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from gui import background, icons, theme
from gui.chat.answer_table import AnswerTable
from gui.run_model import RunModel
from gui.trying.notice import Notice
from gui.widgets import ElidedLabel, action_button, tool_button, with_key
from project import library, runs
from project.library import Project
from project.runs.history import question_history

KEY = "test_questions"
LINES = 5
SAVE_AFTER = 800  # ms after the last letter


@dataclass(frozen=True)
class Shown:
    """A run whose answers are shown, by its name."""

    run: Path
    name: str


class QuestionsTab(QWidget):
    """Give it a project, the run to look at, and the training while one runs."""

    project_changed = Signal(object)  # the Project with other questions
    ask_wanted = Signal()
    stop_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.project: Project | None = None
        self._shown: Shown | None = None
        self._live: tuple[Path, RunModel] | None = None
        self._answers: list[runs.Answer] = []
        self._told_of: Path | None = None  # the run whose answers stand there
        self._large: AnswerTable | None = None
        self._waiting = 0  # answers that come after the person asked now
        self._save = QTimer(self, singleShot=True, interval=SAVE_AFTER)
        self._save.timeout.connect(self.save)
        self._lay_out()
        self.questions.textChanged.connect(self._typed)
        self.questions.installEventFilter(self)
        self.ask.clicked.connect(lambda: (self.stop_wanted if self._waiting else self.ask_wanted).emit())
        self._mind()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.L, theme.S, theme.L, theme.M)
        column.setSpacing(theme.S)
        self.notice = Notice()
        label = QLabel(self.tr("&Questions, one a line"))
        self.questions = QPlainTextEdit()
        self.questions.setPlaceholderText(self.tr("How do I return a parcel?"))
        self.questions.setTabChangesFocus(True)
        self.questions.setFixedHeight(LINES * self.questions.fontMetrics().lineSpacing() + 18)
        words = self.tr("Each training asks them before its first step, at each checkpoint and at its end.")
        self.questions.setToolTip(words)
        label.setBuddy(self.questions)
        label.setToolTip(words)
        head = QHBoxLayout()
        head.setSpacing(theme.XS)
        self.title = ElidedLabel("", Qt.TextElideMode.ElideRight)
        theme.role(self.title, "heading")
        self.expand = tool_button("expand", self.tr("Large view of the answers"))
        self.expand.clicked.connect(self.open_large)
        self.ask = action_button("send", self.tr("Ask now"), "", "Alt+A")
        head.addWidget(self.title, 1)
        head.addWidget(self.ask)
        head.addWidget(self.expand)
        self.table = AnswerTable()
        self.hint = QLabel()
        theme.role(self.hint, "muted")
        self.hint.setWordWrap(True)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for part in (self.notice, label, self.questions):
            column.addWidget(part)
        column.addLayout(head)
        column.addWidget(self.table, 1)
        column.addWidget(self.hint, 1)

    # --- what the panel does ------------------------------------------------------------------------------------------

    def open_project(self, project: Project) -> None:
        """Show a project's questions; its answers come with `show_run`."""
        self.project = project
        self._fill(project)
        self._mind()

    def update_project(self, project: Project) -> None:
        """Other pages change the questions too. What is being typed here stands above that."""
        self.project = project
        if not self._save.isActive():
            self._fill(project)

    def close_project(self) -> None:
        self.save()
        self.set_live(None)
        self.project = self._shown = None
        self._answers = []
        self.questions.blockSignals(True)
        self.questions.clear()
        self.questions.blockSignals(False)
        self._show()

    def set_live(self, live: tuple[Path, RunModel] | None) -> None:
        """A training that runs tells its answers itself."""
        if self._live is not None and (live is None or live[1] is not self._live[1]):
            self._live[1].changed.disconnect(self._training_moved)
        if live is not None and (self._live is None or live[1] is not self._live[1]):
            live[1].changed.connect(self._training_moved)
        self._live = live
        if live is not None:
            self._training_moved()

    def show_run(self, shown: Shown | None) -> None:
        """Look at the answers of a run; None = there is none."""
        self._shown = shown
        if self._live is not None:
            self._training_moved()
        elif shown is None:
            self._answers = []
            self._show()
        else:
            previews = self.project.previews if self.project is not None else None
            background.run(self, lambda: question_history(shown.run, previews), partial(self._read, shown))

    def add(self, answer: runs.Answer) -> None:
        """An answer that the shown run was asked for now."""
        if self._live is None:
            self._answers = [*self._answers, answer]
            self._show()

    def known(self) -> set[tuple[str, int]]:
        """The questions that have an answer, with its step."""
        return {(answer.question, answer.step) for answer in self._answers}

    def show_waiting(self, count: int) -> None:
        """How many answers are still to come."""
        self._waiting = count
        self._mind()

    def save(self) -> None:
        """Keep what was typed in the project's settings."""
        if not self._save.isActive() or self.project is None:
            return
        self._save.stop()
        settings = {key: value for key, value in self.project.settings.items() if key != KEY}
        if lines := self.lines():
            settings[KEY] = lines
        self.project = project = replace(self.project, settings=settings)
        background.run(self, lambda: library.save(project), failed=self._not_saved)
        self.project_changed.emit(project)

    def lines(self) -> list[str]:
        """The questions as they stand in the field."""
        return [line.strip() for line in self.questions.toPlainText().splitlines() if line.strip()]

    def open_large(self) -> None:
        """The answers in a window of their own, which grows with the training."""
        dialog = QDialog(self)
        dialog.setWindowTitle(self.title.full_text())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        column = QVBoxLayout(dialog)
        table = AnswerTable()
        column.addWidget(table)
        room = self.screen().availableSize()
        dialog.resize(min(1400, room.width() * 9 // 10), min(900, room.height() * 8 // 10))
        self._large = table
        dialog.destroyed.connect(self._large_closed)
        dialog.open()
        table.show_answers(self._answers)

    # --- inside -------------------------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.questions and event.type() == QEvent.Type.FocusOut:
            self.save()
        return super().eventFilter(watched, event)

    def _typed(self) -> None:
        if self.project is not None:
            self._save.start()
            self._mind()

    def _fill(self, project: Project) -> None:
        found = project.settings.get(KEY) or []
        lines = found.splitlines() if isinstance(found, str) else [str(line) for line in found]
        if lines != self.lines():
            self.questions.blockSignals(True)
            self.questions.setPlainText("\n".join(lines))
            self.questions.blockSignals(False)

    def _not_saved(self, error: Exception) -> None:
        self.notice.show_message(background.readable(error), "warning")

    def _training_moved(self) -> None:
        if self._live is not None and (self._live[1].answers != self._answers or self._told_of != self._live[0]):
            self._answers, self._told_of = list(self._live[1].answers), self._live[0]
            self._show()

    def _read(self, shown: Shown, answers: list[runs.Answer]) -> None:
        if shown == self._shown and self._live is None:
            self._answers, self._told_of = answers, shown.run
            self._show()

    def _show(self) -> None:
        self.table.show_answers(self._answers)
        if self._large is not None:
            self._large.show_answers(self._answers)
        self._mind()

    def _large_closed(self) -> None:
        self._large = None

    def _mind(self) -> None:
        there = bool(self._answers)
        self.table.setVisible(there)
        self.hint.setVisible(not there)
        self.expand.setEnabled(there)
        self.questions.setEnabled(self.project is not None)
        self._mind_ask()
        if self._live is not None:
            self.title.setText(self.tr("Answers of the training"))
        elif self._shown is not None:
            self.title.setText(self.tr("Answers of {run}").format(run=self._shown.name))
        else:
            self.title.setText(self.tr("Answers"))
        if self._shown is not None or self._live is not None:
            self.hint.setText(self.tr("This run was asked nothing yet. Ask it now, or train: each training is asked."))
        else:
            self.hint.setText(self.tr("Write some questions and train: here you see how the answers change."))

    def _mind_ask(self) -> None:
        """What the button does now, and why it cannot."""
        some = self._shown is not None or self._live is not None
        waiting = bool(self._waiting)
        self.ask.setEnabled(waiting or (some and bool(self.lines())))
        self.ask.setIcon(icons.icon("stop" if waiting else "send"))
        self.ask.setText(self.tr("Stop ({count})").format(count=self._waiting) if waiting else self.tr("Ask now"))
        if waiting:
            words = self.tr("Ask no more; what was answered stays")
        elif not some:
            words = self.tr("Train a LoRA first")
        elif not self.lines():
            words = self.tr("Write a question first")
        elif self._live is not None:
            words = self.tr("Ask the training as it is now, at strength 1")
        else:
            words = self.tr("Ask the LoRA, its checkpoints and the base model what they have not answered yet")
        self.ask.setToolTip(with_key(words, "Alt+A"))
        self.ask.setShortcut("Alt+A")  # changing the text took it away
