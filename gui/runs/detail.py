"""One run to look at: its name, note and settings, what can be done with it, and its charts, controls and log."""

from pathlib import Path

import shiboken6
from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from gui import icons, theme
from gui.language import translated
from gui.process import RunFollower
from gui.run_model import RunModel
from gui.run_view import RunView
from gui.runs import facts
from gui.runs.actions import RunActions
from gui.runs.scores_card import ScoresCard
from gui.runs.watched import Watched
from gui.widgets import ElidedLabel, FlowLayout, tool_button, with_key
from project.runs.summary import RunSummary

MORE = ("preview", "settings", "rename", "folder", "|", "free", "delete")
_MOST_CHIPS = 12
_LEAST_VIEW = 540  # pixels of charts and log below the scores; a smaller window scrolls


class Detail(QWidget):
    """Shows a run through the window's follower if that is the live one, else through its own."""

    left = Signal()
    wanted = Signal(str, object)  # the name of an action, and list[RunSummary] with the one run
    checkpoint_wanted = Signal(object, object)
    note_edited = Signal(object, str)
    began = Signal(object)  # the engine that this view was asked to start is at work: the window takes over

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.summary: RunSummary | None = None
        self._own: Watched | None = None
        self._was_starting = False
        self.view = RunView()
        self.scores = ScoresCard()
        self.scores.hide()
        self.actions_ = RunActions(self, without=("open", "compare", "note", "resume"))
        self.back = tool_button("left", self.tr("Back to the list (Esc)"), "Alt+Left")
        self.name = ElidedLabel(mode=Qt.TextElideMode.ElideRight)
        theme.role(self.name, "title")
        self.note = QLineEdit()
        self.note.setPlaceholderText(self.tr("Add a note…"))
        self.note.setAccessibleName(self.tr("Note"))
        self.note.setToolTip(self.tr("Your words on this run. Enter keeps them (Ctrl+Shift+N)"))
        self.note.installEventFilter(self)
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips, spacing=theme.XS)
        self._lay_out()
        self._connect()

    @property
    def folder(self) -> Path | None:
        return self.summary.folder if self.summary else None

    def show_run(self, summary: RunSummary, live: tuple[RunModel, RunFollower] | None) -> None:
        """Show a run. `live` is the window's own view of it, if it follows this one."""
        self.leave()
        self.update_summary(summary)
        if live is not None and shiboken6.isValid(live[0]):
            model, follower = live
        else:
            self._own = Watched(summary.folder, self)
            model, follower = self._own.model, self._own.follower
            follower.state_changed.connect(self._own_state)
        self._was_starting = False
        self.view.show_run(model, follower, summary.folder)
        self.scores.show_run(summary, model)

    def update_summary(self, summary: RunSummary) -> None:
        """The list knows more of the run now."""
        before, self.summary = self.summary, summary
        self.name.setText(summary.name)
        if not self.note.hasFocus() or before is None or before.folder != summary.folder:
            self.note.setText(summary.note.replace("\n", " "))
        self.actions_.choose([summary])
        self.scores.update_summary(summary)
        self.compared.setEnabled(bool(summary.checkpoints))
        if before is None or before.folder != summary.folder:
            self.compared.setChecked(summary.best is not None and summary.status not in facts.AT_WORK)
        if before is None or before.changed != summary.changed or before.problem != summary.problem:
            self._show_chips(summary)

    def leave(self) -> None:
        """Stop following."""
        self._keep_note()
        self.summary = None
        self.scores.leave()
        if self._own is not None:
            self._own.leave()
            self._own = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        overridden = watched is self.note and event.type() == QEvent.Type.ShortcutOverride
        if overridden and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape and self.summary:
            self.note.setText(self.summary.note.replace("\n", " "))
            self.view.setFocus()
            event.accept()
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(theme.S)
        top.addWidget(self.back)
        top.addWidget(self.name, 1)
        self.buttons: dict[str, QPushButton] = {}
        for name in ("preview", "export"):
            self.buttons[name] = self.actions_.button(name)
            top.addWidget(self.buttons[name])
        self.compared = QPushButton(icons.icon("flag"), self.tr("Checkpoints"))
        self.compared.setCheckable(True)
        self.compared.setToolTip(with_key(self.tr("Compare the checkpoints of this run: which step is best"), "Ctrl+B"))
        self.compared.setShortcut(QKeySequence("Ctrl+B"))
        top.addWidget(self.compared)
        self.more = tool_button("more", self.tr("More that can be done with this run"))
        self.more.clicked.connect(self._more)
        top.addWidget(self.more)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.M)
        column.addLayout(top)
        column.addWidget(self.note)
        column.addWidget(self._chips)
        inside = QWidget()
        below = QVBoxLayout(inside)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(theme.M)
        below.addWidget(self.scores)
        below.addWidget(self.view, 1)
        self.view.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)  # takes what is left
        area = QScrollArea(widgetResizable=True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        column.addWidget(area, 1)

    def _connect(self) -> None:
        self.back.clicked.connect(self.left)
        for key, wish in (("Esc", self.left.emit), ("Ctrl+Shift+N", self.note.setFocus)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(wish)
        self.note.editingFinished.connect(self._keep_note)
        self.note.returnPressed.connect(self.view.setFocus)
        self.view.use_requested.connect(self.actions_.actions["settings"].trigger)
        self.actions_.wanted.connect(self._wanted)
        self.actions_.checkpoint_wanted.connect(self._checkpoint)
        self.scores.checkpoint_wanted.connect(self._checkpoint)
        self.compared.toggled.connect(self._compare)

    def _compare(self, on: bool) -> None:
        """The scores come above the charts, which keep a height at which they can be read."""
        self.view.setMinimumHeight(_LEAST_VIEW if on else 0)
        self.scores.setVisible(on)

    def _show_chips(self, summary: RunSummary) -> None:
        while self._flow.count():
            item = self._flow.takeAt(0)
            chip = item.widget() if item else None
            if chip is not None:
                chip.hide()
                chip.deleteLater()
        texts = facts.chip_texts(summary)
        more = len(texts) - _MOST_CHIPS
        for text in [*texts[:_MOST_CHIPS], *([f"+{more}"] if more > 0 else [])]:
            chip = QLabel(text)
            theme.role(chip, "chip")
            chip.setMinimumHeight(22)
            self._flow.addWidget(chip)
        if summary.problem:
            words = QLabel(translated(summary.problem), wordWrap=True)
            theme.role(words, "error")
            self._flow.addWidget(words)
        self._chips.setVisible(self._flow.count() > 0)
        self._chips.setToolTip("\n".join(texts[_MOST_CHIPS:]))

    def _keep_note(self) -> None:
        if self.summary is None:
            return
        text = self.note.text().strip()
        if text != self.summary.note.replace("\n", " "):
            self.note_edited.emit(self.summary.folder, text)

    def _own_state(self, state: str) -> None:
        """Our own follower started an engine: once that works, the whole window follows it."""
        if state == "starting":
            self._was_starting = True
        elif state == "live" and self._was_starting and self.folder is not None:
            self._was_starting = False
            self.began.emit(self.folder)

    def _wanted(self, name: str) -> None:
        if self.summary is not None:
            self.wanted.emit(name, [self.summary])

    def _checkpoint(self, folder: Path) -> None:
        if self.summary is not None:
            self.checkpoint_wanted.emit(self.summary.folder, folder)

    def _more(self) -> None:
        self.actions_.menu(self, MORE).popup(self.more.mapToGlobal(QPoint(0, self.more.height())))
