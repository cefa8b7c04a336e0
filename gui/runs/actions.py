"""What can be done with the chosen runs: the actions with their keys, and which of them apply."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from gui import icons, theme
from gui.runs import facts
from gui.widgets import TOOL, with_key
from project.runs.summary import RunSummary

translate = QCoreApplication.translate

MOST_COMPARED = 8  # as many colours as the charts have


def _table() -> list[tuple[str, str, str, str, str]]:
    """Name, icon, text, tooltip and key of each action."""
    return [
        (
            "open",
            "chart",
            translate("RunsPage", "Open"),
            translate("RunsPage", "Show the charts and the log of this run"),
            "Return",
        ),
        (
            "compare",
            "compare",
            translate("RunsPage", "Compare"),
            translate("RunsPage", "Show the chosen runs in one chart"),
            "Ctrl+K",
        ),
        (
            "resume",
            "play",
            translate("RunsPage", "Continue"),
            translate("RunsPage", "Continue this run from its newest checkpoint"),
            "Ctrl+R",
        ),
        (
            "preview",
            "image",
            translate("RunsPage", "Preview"),
            translate("RunsPage", "Make pictures with this LoRA"),
            "Ctrl+T",
        ),
        (
            "export",
            "share",
            translate("RunsPage", "Export"),
            translate("RunsPage", "Take this LoRA to other tools"),
            "Ctrl+E",
        ),
        (
            "settings",
            "sliders",
            translate("RunsPage", "Use settings again"),
            translate("RunsPage", "Put this run's settings into the Train page"),
            "Ctrl+U",
        ),
        *_housekeeping(),
    ]


def _housekeeping() -> list[tuple[str, str, str, str, str]]:
    """The same for the actions that keep order among runs."""
    return [
        ("rename", "edit", translate("RunsPage", "Rename"), translate("RunsPage", "Give this run another name"), "F2"),
        (
            "note",
            "tag",
            translate("RunsPage", "Note"),
            translate("RunsPage", "Write a note on this run"),
            "Ctrl+Shift+N",
        ),
        (
            "folder",
            "folder",
            translate("RunsPage", "Show in the file manager"),
            translate("RunsPage", "Open the folder of this run"),
            "Ctrl+Shift+O",
        ),
        (
            "free",
            "layers",
            translate("RunsPage", "Delete checkpoints…"),
            translate("RunsPage", "Keep the run and its LoRA, and free the disk space of what only continuing needs"),
            "",
        ),
        (
            "delete",
            "trash",
            translate("RunsPage", "Delete…"),
            translate("RunsPage", "Move the chosen runs to the trash"),
            "Delete",
        ),
    ]


class RunActions(QObject):
    """The actions of a widget that shows runs; `wanted` names the one that was taken."""

    wanted = Signal(str)
    checkpoint_wanted = Signal(object)  # a preview of this checkpoint's folder

    def __init__(self, owner: QWidget, without: Sequence[str] = ()) -> None:
        super().__init__(owner)
        self.actions: dict[str, QAction] = {}
        self.chosen: list[RunSummary] = []
        for name, icon, text, tip, key in _table():
            if name in without:
                continue
            action = QAction(icons.icon(icon), text, self)
            action.setToolTip(with_key(tip, key))
            if key and name != "open":  # the list itself takes Return: here it would keep it from the fields
                action.setShortcut(QKeySequence(key))
                action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.setData(name)
            action.triggered.connect(self._triggered)
            self.actions[name] = action
        owner.addActions(list(self.actions.values()))
        self.choose([])

    def choose(self, chosen: Sequence[RunSummary]) -> None:
        """Which runs the actions are for."""
        self.chosen = list(chosen)
        for name, action in self.actions.items():
            action.setEnabled(applies(name, self.chosen))

    def button(self, name: str, role: str = "") -> QPushButton:
        """A button that follows an action."""
        return ActionButton(self.actions[name], role)

    def menu(self, parent: QWidget, names: Sequence[str]) -> QMenu:
        """A menu of actions; "|" is a line, "preview" brings the checkpoints along. Made anew each time."""
        menu = QMenu(parent)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setToolTipsVisible(True)
        for name in names:
            if name == "|":
                menu.addSeparator()
            elif name in self.actions:
                menu.addAction(self.actions[name])
                if name == "preview" and len(self.chosen) == 1:
                    self._add_checkpoints(menu)
        return menu

    def _add_checkpoints(self, menu: QMenu) -> None:
        checkpoints = self.chosen[0].checkpoints
        if not checkpoints:
            return
        inner = menu.addMenu(icons.icon("flag"), translate("RunsPage", "Preview a checkpoint"))
        for step, folder in reversed(checkpoints):
            best = step == self.chosen[0].best
            text = translate("RunsPage", "After step {0} ★ best") if best else translate("RunsPage", "After step {0}")
            action = inner.addAction(text.format(facts.grouped(step)))
            if best:
                action.setToolTip(translate("RunsPage", "The lowest loss on held-back pictures of all checkpoints"))
            action.setData(folder)
            action.triggered.connect(self._checkpoint_triggered)

    def _triggered(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.wanted.emit(action.data())

    def _checkpoint_triggered(self) -> None:
        action = self.sender()
        if isinstance(action, QAction) and isinstance(action.data(), Path):
            self.checkpoint_wanted.emit(action.data())


class ActionButton(QPushButton):
    """A button with the text, the tooltip and the state of an action, whose key is the action's own."""

    def __init__(self, action: QAction, role: str = "") -> None:
        super().__init__(action.text())
        self.setIcon(action.icon())
        self.setIconSize(QSize(TOOL, TOOL))
        self.setToolTip(action.toolTip())
        if role:
            theme.role(self, role)
        self._action = action
        self.clicked.connect(action.trigger)
        action.changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        self.setEnabled(self._action.isEnabled())


def applies(name: str, chosen: Sequence[RunSummary]) -> bool:
    """Whether an action makes sense for these runs."""
    if not chosen:
        return False
    at_work = any(run.status in facts.AT_WORK for run in chosen)
    if name == "compare":
        return 2 <= len(chosen) <= MOST_COMPARED
    if name == "delete":
        return not at_work
    if name == "free":
        return not at_work and any(run.checkpoints for run in chosen)
    if len(chosen) > 1:
        return False
    run = chosen[0]
    return {
        "resume": run.resumable,
        "preview": run.result is not None or bool(run.checkpoints),
        "export": run.result is not None,
        "settings": not run.problem,
    }.get(name, True)
