"""The chat panel: a project's LoRAs, its training, its conversations, and what the window asks of it."""

from __future__ import annotations

import time
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QStackedWidget, QVBoxLayout, QWidget

from gui import background, theme
from gui.chat.questioning import Asked, Questioning, missing, of_training
from gui.chat.questions import KEY, QuestionsTab, Shown
from gui.chat.remembering import Remembering
from gui.chat.source import AnswerSource
from gui.chat.talk_face import TalkFace
from gui.chat.talking import Talking
from gui.panel import Panel
from gui.process import RunFollower
from gui.run_model import RunModel
from gui.trying.choices import Choice, base_of_run, run_choices, run_names
from gui.widgets import ElidedLabel, Segmented, human_time, tool_button
from project.chats import Chat, delete_chat, list_chats
from project.library import Project
from project.options import TEXTS
from project.runs import PreviewJob, reading

CHAT, QUESTIONS = "chat", "questions"
LONGEST_TITLE = 48  # letters of a conversation's name in the menu


class _Found(NamedTuple):
    """What a look at the project found."""

    choices: list[Choice]
    names: dict[Path, str]


class ChatPanel(Panel):
    """Beside every page. Give it a project, and the project's training while one runs."""

    state_changed = Signal(str)
    project_changed = Signal(object)  # the Project with other test questions

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumWidth(300)
        self.project: Project | None = None
        self.source = AnswerSource(self)
        self.face = TalkFace()
        self.questions = QuestionsTab()
        self.talking = Talking(self.face, self.source)
        self.asking = Questioning(self.source, self)
        self._remembering = Remembering(self.face.manner)
        self._live_model: RunModel | None = None
        self._live_folder: Path | None = None
        self._wish: tuple[Path, Path | None] | None = None
        self._names: dict[Path, str] = {}
        self._lay_out()
        self.source.state_changed.connect(self._tell_state)
        self.face.picker.chosen.connect(self._chosen)
        self.questions.project_changed.connect(self._questions_changed)
        self.talking.chat_changed.connect(self._mind)
        self._remembering.failed.connect(lambda text: self.face.notice.show_message(text, "warning"))
        self.questions.ask_wanted.connect(self._ask_questions)
        self.questions.stop_wanted.connect(self.asking.stop)
        self.asking.answered.connect(self.questions.add)
        self.asking.changed.connect(lambda: self.questions.show_waiting(self.asking.waiting))
        self.asking.warned.connect(lambda text: self.questions.notice.show_message(text, "warning"))
        self._mind()

    def sizeHint(self) -> QSize:
        return QSize(340, 740)

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        row = QHBoxLayout()
        row.setContentsMargins(theme.L, theme.S, theme.L, theme.XS)
        row.setSpacing(theme.XS)
        column = QVBoxLayout()
        column.setSpacing(0)
        title = QLabel(self.tr("Chat"))
        theme.role(title, "heading")
        self.state_line = ElidedLabel("", Qt.TextElideMode.ElideRight)
        theme.role(self.state_line, "faint")
        column.addWidget(title)
        column.addWidget(self.state_line)
        self.history_button = tool_button("clock", self.tr("Earlier conversations of this project"), "Alt+H")
        self.history_button.clicked.connect(self._open_history)
        self.new_button = tool_button("plus", self.tr("Clear, and begin a new conversation"), "Alt+C")
        self.new_button.clicked.connect(self.talking.new_chat)
        row.addLayout(column, 1)
        row.addWidget(self.history_button)
        row.addWidget(self.new_button)
        outer.addLayout(row)
        self.tabs = Segmented([(CHAT, self.tr("Chat")), (QUESTIONS, self.tr("Test questions"))])
        self.tabs.setAccessibleName(self.tr("What the panel shows"))
        tabs = QHBoxLayout()
        tabs.setContentsMargins(theme.L, 0, theme.L, theme.XS)
        tabs.addWidget(self.tabs)
        tabs.addStretch(1)
        outer.addLayout(tabs)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.face)
        self._stack.addWidget(self.questions)
        outer.addWidget(self._stack, 1)
        self.tabs.changed.connect(self.show_tab)

    # --- what the window does -----------------------------------------------------------------------------------------

    def open_project(self, project: Project) -> None:
        """Talk to the model of a project. Everything that has to be looked up comes a moment later."""
        self.close_project()
        self.project = project
        self.source.open(project.previews)
        self.talking.device = str(project.settings.get("device") or "auto")
        self.talking.folder = project.folder
        self.face.picker.clear_all(project.base_model, reading(project.settings))
        self._remembering.open(project)
        self.questions.open_project(project)
        self._suggest(project)
        self.talking.mind()
        self._mind()
        self._look_again()

    def update_project(self, project: Project) -> None:
        """The project's settings changed on some page."""
        self.project = project
        self._remembering.update(project)
        self.questions.update_project(project)

    def close_project(self) -> None:
        """Let the project go. Its preview engine is told to leave."""
        if self.project is not None:
            self.talking.stop()
        self.questions.close_project()
        self._remembering.close()
        self.asking.stop()
        self.talking.reset()
        self.set_live_run(None, None)
        self.source.close()
        self.project = self._wish = None
        self.face.notice.clear()
        self.face.entry.clear()
        self.face.picker.clear_all("")
        self._mind()

    def set_live_run(self, follower: RunFollower | None, model: RunModel | None) -> None:
        """Let a training answer; None = it ended."""
        folder = follower.folder.path if follower is not None else None
        if model is not self._live_model:
            if self._live_model is not None:
                with suppress(RuntimeError, TypeError):  # its Qt side may be gone already
                    self._live_model.changed.disconnect(self._training_moved)
            self._live_model = model
            if model is not None:
                model.changed.connect(self._training_moved)
        ended, self._live_folder = self._live_folder is not None and folder is None, folder
        self.source.set_live_run(follower, model)
        self.questions.set_live((folder, model) if folder is not None and model is not None else None)
        if folder is None or self.project is None:
            self.face.picker.set_live(None)
        else:
            base = self.project.base_model
            background.run(self, lambda: base_of_run(folder, base), partial(self._live_base, folder))
        if ended or folder is not None:
            self._look_again()
        self.talking.mind()

    def choose(self, run_dir: Path, checkpoint: Path | None = None) -> None:
        """Talk to a run's LoRA, or to one of its checkpoints."""
        self._wish = (run_dir, checkpoint)
        self._look_again()

    def choose_file(self, path: Path) -> None:
        """Talk to a LoRA from anywhere."""
        self._wish = None
        self.face.picker.open_file(path)
        self._chosen()

    def show_result(self, run_dir: Path) -> None:
        """Talk to a LoRA that was just finished, at the strength at which it was trained."""
        self.face.strength.set_value(1.0)
        self.choose(run_dir)

    def show_tab(self, key: str) -> None:
        """Bring the chat or the test questions to the front."""
        self.tabs.set_value(key)
        self._stack.setCurrentWidget(self.face if key == CHAT else self.questions)

    # --- what is talked to --------------------------------------------------------------------------------------------

    def _look_again(self) -> None:
        """Read anew what the project's runs offer."""
        if self.project is None:
            return
        project = self.project

        def look() -> _Found:
            return _Found(run_choices(project.runs, project.base_model), run_names(project.runs))

        background.run(self, look, partial(self._listed, project))

    def _listed(self, project: Project, found: _Found) -> None:
        if self.project is not project and (self.project is None or self.project.folder != project.folder):
            return
        self._names = found.names
        before = self.face.picker.choice().key
        self.face.picker.set_choices(found.choices, found.names)
        if self._wish is not None and self.face.picker.take(*self._wish):
            self._wish = None
        if self.face.picker.choice().key != before:
            self._chosen()
        else:
            self._show_run()
            self.talking.mind()

    def _live_base(self, folder: Path, base_model: str) -> None:
        if folder == self._live_folder:
            step = self._live_model.last_step if self._live_model is not None else 0
            self.face.picker.set_live(Choice("live", base_model, None, folder, step))
            self.talking.mind()

    def _training_moved(self) -> None:
        if self._live_model is not None:
            self.face.picker.tell_step(self._live_model.last_step)

    def _chosen(self) -> None:
        self._show_run()
        self.talking.lora_moved()

    def _show_run(self) -> None:
        """The test questions follow the LoRA that is chosen."""
        run = self.face.picker.choice().run
        self.questions.show_run(Shown(run, self._names.get(run, run.name)) if run is not None else None)

    def _questions_changed(self, project: Project) -> None:
        self.project = project
        self.project_changed.emit(project)

    def _ask_questions(self) -> None:
        """Have the test questions answered now: by the training, or by the run whose LoRA is chosen."""
        run, project = self._live_folder or self.face.picker.choice().run, self.project
        if run is None or project is None:
            return
        self.questions.notice.clear()
        self.talking.let_go()
        background.run(self, lambda: Asked.of_run(run), partial(self._ask_run, project, run))

    def _ask_run(self, project: Project, run: Path, asked: Asked) -> None:
        choice = self.face.picker.choice()
        same = self.project is not None and self.project.folder == project.folder
        if not same or run != (self._live_folder or choice.run):
            return
        lines = self.questions.lines()
        if self._live_folder is not None:
            wanted = of_training(lines, asked)
        else:
            wanted = missing(lines, self.face.picker.of_run(run), self.questions.known(), asked)
        if not wanted:
            self.questions.notice.show_message(self.tr("All of these are answered already."), "info")
            return
        base, device = self.face.picker.base_model(), self.talking.device
        self.asking.ask(wanted, PreviewJob(task=TEXTS, base_model=base, device=device, settings=choice.settings))

    def _suggest(self, project: Project) -> None:
        """Something to begin with: the first test question."""
        found = project.settings.get(KEY)
        first = found.splitlines() if isinstance(found, str) else list(found or [])
        if first and not self.face.entry.toPlainText():
            self.face.entry.setPlainText(str(first[0]).strip())

    # --- earlier conversations ----------------------------------------------------------------------------------------

    def _open_history(self) -> None:
        if self.project is not None:
            folder = self.project.folder
            background.run(self, lambda: list_chats(folder), partial(self._show_history, folder))

    def _show_history(self, folder: Path, chats: list[Chat]) -> None:
        if self.project is not None and self.project.folder == folder:
            menu = self.history_menu(chats)
            menu.exec(self.history_button.mapToGlobal(self.history_button.rect().bottomLeft()))
            menu.deleteLater()

    def history_menu(self, chats: list[Chat]) -> QMenu:
        """The earlier conversations, and to delete the one that is shown."""
        menu = QMenu(self)
        for chat in chats:
            title = chat.title if len(chat.title) <= LONGEST_TITLE else chat.title[: LONGEST_TITLE - 1] + "…"
            action = menu.addAction(f"{title.replace('&', '&&')}\t{human_time(chat.t)}")
            action.setCheckable(True)
            action.setChecked(chat.t == self.talking.chat.t)
            action.triggered.connect(partial(self._open_chat, chat))
        if not chats:
            menu.addAction(self.tr("There is no earlier conversation yet")).setEnabled(False)
        elif any(chat.t == self.talking.chat.t for chat in chats):
            menu.addSeparator()
            menu.addAction(self.tr("Delete the conversation that is shown"), self.delete_shown)
        return menu

    def _open_chat(self, chat: Chat) -> None:
        self.show_tab(CHAT)
        self.talking.show_chat(chat)

    def delete_shown(self) -> None:
        """Delete the conversation from the project and begin a new one."""
        if self.project is None:
            return
        folder, chat = self.project.folder, self.talking.chat
        self.talking.show_chat(Chat(t=time.time()))
        background.run(self, lambda: delete_chat(folder, chat), failed=self._not_deleted)

    def _not_deleted(self, error: Exception) -> None:
        self.face.notice.show_message(background.readable(error), "warning")

    # --- state and keys -----------------------------------------------------------------------------------------------

    def _tell_state(self, state: str) -> None:
        self._mind()
        self.state_changed.emit(state)

    def _mind(self) -> None:
        words = {
            "training": self.tr("Uses the running training"),
            "loading": self.tr("Preview engine: loading the model…"),
            "waiting": self.tr("Preview engine: waits until the device is free"),
            "ready": self.tr("Preview engine: ready"),
            "failed": self.tr("Preview engine: not running"),
        }
        self.state_line.setText(words.get(self.source.state, self.tr("Preview engine: asleep")))
        self.history_button.setEnabled(self.project is not None)
        self.new_button.setEnabled(self.project is not None and bool(self.talking.chat.turns))

    def event(self, event: QEvent) -> bool:
        """While the focus is in the panel, Esc stops an answer, whatever a page does with it."""
        if event.type() == QEvent.Type.ShortcutOverride and self._stops(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._stops(event):
            self.talking.stop()
        else:
            super().keyPressEvent(event)

    def _stops(self, event: QEvent) -> bool:
        return isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape and bool(self.source.waiting)
