"""Setting up the engine that trains, and later mending, updating, changing and removing it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from gui import icons, theme
from gui.language import translated
from gui.welcome import layout
from gui.welcome.engine_actions import EngineActions
from gui.welcome.engine_form import EngineForm
from gui.welcome.engine_progress import EngineProgress
from gui.welcome.engine_setup import EngineSetup
from gui.widgets import Banner, ElidedLabel, Symbol, action_button, confirm, human_bytes

if TYPE_CHECKING:
    from project.runtime.environment import Plan, State

_SIZE = (720, 600)
_SYMBOLS = {"ready": ("check", "success"), "outdated": ("refresh", "warning"), "broken": ("warning", "danger")}


class EngineDialog(QDialog):
    """Shows what there is and what can be done. Closing it stops nothing: the work goes on in the window's hands."""

    def __init__(self, setup: EngineSetup, shape: str, parent: QWidget | None = None) -> None:
        """`shape` is "source", "app" or "cpu": only in an "app" is there an engine to set up."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Engine"))
        self.setup, self.shape = setup, shape
        self._asking = False  # whether another kind or folder is being chosen for an engine that is there
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(theme.XL, theme.L, theme.XL, theme.M)
        column.setSpacing(theme.M)
        self.banner = Banner()
        self.form = EngineForm()
        self.progress = EngineProgress(setup)
        self.actions_ = EngineActions()
        column.addWidget(self._head())
        column.addWidget(self.banner)
        column.addWidget(self.progress)
        column.addWidget(self.form)
        column.addWidget(self.actions_)
        column.addStretch(1)
        layout.fill(self, inside, self._footer())
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)
        layout.fit(self, _SIZE)
        self.form.planned.connect(self._refresh)
        setup.changed.connect(self._refresh)
        setup.ended.connect(self._ended)
        if shape == "app":
            setup.refresh()
        else:
            self.form.only_tell()
        self.form.look()
        self._refresh()

    def _head(self) -> QWidget:
        frame = QFrame()
        theme.role(frame, "card")
        self.symbol = Symbol(icons.toned("info", "accent"), 24)
        self.title, self.facts = QLabel(wordWrap=True), ElidedLabel()
        theme.role(self.title, "heading")
        theme.role(self.facts, "muted")
        self.show_folder = action_button("folder", self.tr("Show"), self.tr("Show the engine’s folder"), role="quiet")
        self.show_folder.clicked.connect(self._show_folder)
        lines = QVBoxLayout()
        lines.setSpacing(2)
        lines.addWidget(self.title)
        lines.addWidget(self.facts)
        row = QHBoxLayout(frame)
        row.setContentsMargins(theme.L, theme.M, theme.L, theme.M)
        row.setSpacing(theme.M)
        row.addWidget(self.symbol, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(lines, 1)
        row.addWidget(self.show_folder)
        return frame

    def _footer(self) -> QWidget:
        frame = QFrame()
        theme.role(frame, "panel")
        row = QHBoxLayout(frame)
        row.setContentsMargins(theme.XL, theme.M, theme.XL, theme.L)
        row.setSpacing(theme.S)
        self.close_button = QPushButton(self.tr("Close"))
        self.close_button.setToolTip(self.tr("Close this; what is at work goes on (Esc)"))
        self.main = action_button(
            "download", self.tr("Set up"), self.tr("Get the packages and set up the engine"), role="primary"
        )
        self.actions_.remove_wanted.connect(self._remove)
        self.actions_.repair_wanted.connect(self._repair)
        self.actions_.change_wanted.connect(self._change)
        self.close_button.clicked.connect(self._leave)
        self.main.clicked.connect(self._main)
        row.addStretch(1)
        row.addWidget(self.close_button)
        row.addWidget(self.main)
        return frame

    # --- what is shown ------------------------------------------------------------------------------------------------

    def _refresh(self) -> None:
        state, working = self.setup.state, self.setup.working
        there = state is not None and state.status != "missing"
        asking = not there or self._asking
        ours = self.shape == "app"
        self._show_state(state)
        self.progress.setVisible(working)
        self.form.setVisible(not working and asking)
        idle, begun = ours and not working and not self._asking, state is not None and state.begun
        broken = state is not None and state.status == "broken"
        self.actions_.offer(idle and there and not broken, idle and there, idle and (there or begun))
        self.main.setVisible(ours and not working and (asking or (state is not None and state.status != "ready")))
        self.close_button.setText(self.tr("Back") if self._asking and not working else self.tr("Close"))
        self._label_main(state, asking)

    def _label_main(self, state: State | None, asking: bool) -> None:
        plan: Plan | None = self.form.plan
        if asking:
            begun = state is not None and state.begun
            self.main.setText(self.tr("Go on with it") if begun else self.tr("Set up"))
            self.main.setEnabled(plan is not None and not plan.problem)
        else:
            broken = state is not None and state.status == "broken"
            self.main.setText(self.tr("Repair") if broken else self.tr("Update"))
            self.main.setEnabled(True)

    def _show_state(self, state: State | None) -> None:
        self.show_folder.setVisible(False)
        if self.shape != "app":
            source = self.tr("This checkout’s own environment is the engine: nothing has to be set up.")
            whole = self.tr("This package carries its engine: nothing has to be set up.")
            self._say("check", "success", source if self.shape == "source" else whole, sys.executable)
            return
        if state is None:
            self._say("info", "muted", self.tr("Looking for the engine…"), "")
            return
        facts = [str(state.folder)]
        if state.size_bytes:
            facts.insert(0, human_bytes(state.size_bytes))
        icon, tone = _SYMBOLS.get(state.status, ("info", "accent"))
        there = state.status != "missing"
        lead = (
            translated(state.sentence)
            if there or state.begun
            else self.tr("The engine trains the models. It is set up once, for this computer’s card.")
        )
        self._say(icon, tone, lead, " · ".join(facts) if there or state.begun else "")
        self.show_folder.setVisible(there)

    def _say(self, icon: str, tone: str, title: str, facts: str) -> None:
        self.symbol.set_icon(icons.toned(icon, tone))
        self.title.setText(title)
        self.facts.setText(facts)
        self.facts.setVisible(bool(facts))

    def _ended(self, kind: str, text: str) -> None:
        self._asking = self._asking and kind != "success"
        if kind == "error":
            self.banner.show_message(text, kind, self.tr("Try again"), self.setup.again)
        else:
            self.banner.show_message(text, kind)
        self.form.look()
        self._refresh()

    # --- what is done -------------------------------------------------------------------------------------------------

    def _main(self) -> None:
        self.banner.clear()
        state, plan = self.setup.state, self.form.plan
        if self._asking or state is None or state.status == "missing":
            if plan is not None and not plan.problem:
                self.setup.make(plan)
        elif state.status == "broken":
            self.setup.repair()
        else:
            self.setup.update()

    def _leave(self) -> None:
        """Close, or from the choice of another engine back to the one that is there."""
        if self._asking and not self.setup.working:
            self._asking = False
            self._refresh()
        else:
            self.reject()

    def _repair(self) -> None:
        self.banner.clear()
        self.setup.repair()

    def _change(self) -> None:
        self._asking = True
        self.form.look()
        self._refresh()

    def _remove(self) -> None:
        state = self.setup.state
        if state is None:
            return
        size = human_bytes(state.size_bytes) if state.size_bytes else self.tr("Some room")
        text = self.tr(
            "{0} become free on the disk. Projects, models and settings stay. To train again, the engine has to be set "
            "up again."
        )
        if confirm(self, self.tr("Remove the engine?"), text.format(size), self.tr("Remove"), danger=True):
            self.banner.clear()
            self.setup.remove()

    def _show_folder(self) -> None:
        if self.setup.state is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.setup.state.folder)))
