"""The questions before an engine is made: which kind, where, from which index; and what it takes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFileDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from gui import background, theme
from gui.language import as_sentence, translated
from gui.widgets import ElidedLabel, action_button, human_bytes

if TYPE_CHECKING:
    from project.runtime.backends import Choice
    from project.runtime.environment import Plan

ASK_AFTER = 300  # ms after the last change


class EngineForm(QWidget):
    """Asks, and has the answers as a plan. `planned` comes with each new plan, or None while it is being made."""

    planned = Signal(object)
    failed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.plan: Plan | None = None
        self.folder: Path | None = None  # None: the usual one
        self.wheels: Path | None = None
        self._round = 0
        self._choices: dict[QRadioButton, Choice] = {}
        self._group = QButtonGroup(self)
        self._group.buttonClicked.connect(lambda _: self.ask())
        self._timer = QTimer(self, singleShot=True, interval=ASK_AFTER)
        self._timer.timeout.connect(self._ask_now)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.S)
        column.addWidget(_heading(self.tr("What it computes on")))
        self._kinds = QVBoxLayout()
        self._kinds.setSpacing(theme.S)
        self._waiting = QLabel(self.tr("Looking for graphics cards and drivers…"))
        theme.role(self._waiting, "muted")
        self._kinds.addWidget(self._waiting)
        column.addLayout(self._kinds)
        column.addSpacing(theme.S)
        self.place_heading = _heading(self.tr("Where it goes, and what it takes"))
        self.room = self._room()
        column.addWidget(self.place_heading)
        column.addWidget(self.room)
        column.addSpacing(theme.S)
        self.network = action_button(
            "", self.tr("Slow network, or none…"), self.tr("Take the packages from a mirror, a folder or an archive")
        )
        theme.role(self.network, "link")
        self.network.setCheckable(True)
        self.network.clicked.connect(self._show_sources)
        column.addWidget(self.network, 0, Qt.AlignmentFlag.AlignLeft)
        self.sources = self._sources()
        self.sources.hide()
        column.addWidget(self.sources)

    def only_tell(self) -> None:
        """Show which kinds there are, with nothing to choose."""
        for widget in (self.place_heading, self.room, self.network):
            widget.hide()
        self.setEnabled(False)

    # --- its parts ----------------------------------------------------------------------------------------------------

    def _room(self) -> QWidget:
        frame = QFrame()
        theme.role(frame, "sunken")
        column = QVBoxLayout(frame)
        column.setContentsMargins(theme.M, theme.S, theme.M, theme.S)
        column.setSpacing(theme.XS)
        row = QHBoxLayout()
        row.setSpacing(theme.S)
        self.place = ElidedLabel()
        self.change = action_button(
            "", self.tr("Change…"), self.tr("Choose another folder for the engine"), role="link"
        )
        self.change.clicked.connect(self._choose_folder)
        row.addWidget(self.place, 1)
        row.addWidget(self.change)
        column.addLayout(row)
        self.need = QLabel(wordWrap=True)
        theme.role(self.need, "muted")
        self.problem = QLabel(wordWrap=True)
        theme.role(self.problem, "error")
        self.problem.setTextFormat(Qt.TextFormat.PlainText)
        self.problem.hide()
        column.addWidget(self.need)
        column.addWidget(self.problem)
        return frame

    def _sources(self) -> QWidget:
        frame = QFrame()
        theme.role(frame, "sunken")
        grid = QGridLayout(frame)
        grid.setContentsMargins(theme.M, theme.S, theme.M, theme.S)
        grid.setHorizontalSpacing(theme.S)
        grid.setVerticalSpacing(theme.S)
        grid.setColumnStretch(1, 1)
        self.mirror = QLineEdit(placeholderText="https://…/simple")
        self.mirror.setAccessibleName(self.tr("Address of a mirror"))
        self.mirror.setToolTip(
            self.tr("A package index near you, asked before the public one. Every package is checked by its hash.")
        )
        self.mirror.textChanged.connect(self.ask)
        label = QLabel(self.tr("Mirror"))
        label.setBuddy(self.mirror)
        self.offline = ElidedLabel(self.tr("none: the packages come from the network"))
        theme.role(self.offline, "muted")
        self.choose_folder = QPushButton(self.tr("Folder…"))
        self.choose_folder.setToolTip(self.tr("A folder of wheels, got on another computer: needs no network"))
        self.choose_file = QPushButton(self.tr("Archive…"))
        self.choose_file.setToolTip(self.tr("An archive of wheels, got on another computer: needs no network"))
        self.forget = QPushButton(self.tr("None"))
        self.forget.setToolTip(self.tr("Take the packages from the network again"))
        self.choose_folder.clicked.connect(self._choose_wheels)
        self.choose_file.clicked.connect(self._choose_archive)
        self.forget.clicked.connect(lambda: self.set_wheels(None))
        self.forget.hide()
        row = QHBoxLayout()
        row.setSpacing(theme.S)
        row.addWidget(self.offline, 1)
        for button in (self.choose_folder, self.choose_file, self.forget):
            row.addWidget(button)
        grid.addWidget(label, 0, 0)
        grid.addWidget(self.mirror, 0, 1)
        grid.addWidget(QLabel(self.tr("Offline")), 1, 0)
        grid.addLayout(row, 1, 1)
        return frame

    def _show_sources(self, shown: bool) -> None:
        self.sources.setVisible(shown)
        if shown:
            self.mirror.setFocus()

    # --- the answers --------------------------------------------------------------------------------------------------

    def look(self, backend: str = "") -> None:
        """Find out which kinds there are, take `backend` or the best, and plan it."""
        from project.runtime import environment, places

        self._forget_plan()

        def work() -> tuple[list[Choice], places.Chosen]:
            return environment.choices(), places.load_chosen()

        def done(found: tuple[list[Choice], places.Chosen]) -> None:
            choices, chosen = found
            self._show_choices(choices, backend or chosen.backend)
            if chosen.folder and self.folder is None:
                self.folder = Path(chosen.folder)
            if chosen.index and not self.mirror.text():
                self.mirror.setText(" ".join(chosen.index))
            self.ask()

        background.run(self, work, done, self._not_looked)

    def _not_looked(self, error: Exception) -> None:
        self._waiting.setText(background.readable(error))
        self.failed.emit(background.readable(error))

    def _show_choices(self, choices: list[Choice], wanted: str) -> None:
        for old in self._choices:
            self._group.removeButton(old)
        while (item := self._kinds.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._choices = {}
        for choice in choices:
            row = QWidget()
            column = QVBoxLayout(row)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(0)
            why = translated(choice.reason)
            button, reason = QRadioButton(translated(choice.title)), QLabel(why, wordWrap=True)
            button.setEnabled(choice.fits)
            button.setAccessibleDescription(why)
            button.setToolTip(why)
            reason.setContentsMargins(24, 0, 0, 0)  # below the words of the button
            theme.role(reason, "muted" if choice.fits else "faint")
            column.addWidget(button)
            column.addWidget(reason)
            self._kinds.addWidget(row)
            self._group.addButton(button)
            self._choices[button] = choice
        fitting = [button for button, choice in self._choices.items() if choice.fits]
        taken = next((button for button in fitting if self._choices[button].backend == wanted), None)
        if fitting:
            (taken or fitting[0]).setChecked(True)

    def buttons(self) -> dict[str, QRadioButton]:
        """The kinds of engine, by their keys."""
        return {choice.backend: button for button, choice in self._choices.items()}

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Where shall the engine be?"), self.place.full_text())
        if chosen:
            self.set_folder(Path(chosen))

    def set_folder(self, folder: Path) -> None:
        """Put the engine into another folder."""
        self.folder = folder
        self.ask()

    def _choose_wheels(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self.tr("A folder of wheels"))
        if chosen:
            self.set_wheels(Path(chosen))

    def _choose_archive(self) -> None:
        kinds = self.tr("Archives") + " (*.zip *.tar *.tar.gz *.tgz *.tar.xz *.tar.bz2)"
        chosen, _ = QFileDialog.getOpenFileName(self, self.tr("An archive of wheels"), "", kinds)
        if chosen:
            self.set_wheels(Path(chosen))

    def set_wheels(self, place: Path | None) -> None:
        """Take the packages from a folder or an archive; None: from the network."""
        self.wheels = place
        self.offline.setText(str(place) if place else self.tr("none: the packages come from the network"))
        self.forget.setVisible(place is not None)
        self.mirror.setEnabled(place is None)
        self.ask()

    # --- the plan -----------------------------------------------------------------------------------------------------

    def ask(self) -> None:
        """Plan again, a moment after the last change."""
        self._forget_plan()
        self._timer.start()

    def _forget_plan(self) -> None:
        """The disk or the answers are others now; a plan that is being made does not count either."""
        self._round += 1
        self.plan = None
        self.planned.emit(None)

    def _ask_now(self) -> None:
        from project.runtime import environment

        self._round += 1
        asked, checked = self._round, self._group.checkedButton()
        if checked is None or not isinstance(checked, QRadioButton):
            return
        backend, folder, wheels = self._choices[checked].backend, self.folder, self.wheels
        index = tuple(self.mirror.text().split())

        def done(plan: Plan) -> None:
            if asked == self._round:
                self._show_plan(plan)

        def refused(error: Exception) -> None:
            if asked == self._round:
                self._show_problem(as_sentence(background.readable(error)))

        background.run(self, lambda: environment.plan(backend, folder, index, wheels), done, refused)

    def _show_plan(self, plan: Plan) -> None:
        self.plan = plan
        self.place.setText(str(plan.folder))
        parts = [
            self.tr("{0} to download").format(human_bytes(plan.download_bytes)),
            self.tr("{0} on the disk while it is made, {1} afterwards").format(
                human_bytes(plan.disk_bytes), human_bytes(plan.kept_bytes)
            ),
        ]
        if self.wheels is not None:
            parts.pop(0)
        if plan.free_bytes is not None:
            parts.append(self.tr("{0} free").format(human_bytes(plan.free_bytes)))
        self.need.setText(" · ".join(parts) if plan.lock is not None else "")
        self._show_problem(as_sentence(translated(plan.problem)))
        self.planned.emit(plan)

    def _show_problem(self, text: str) -> None:
        self.problem.setText(text)
        self.problem.setVisible(bool(text))


def _heading(text: str) -> QLabel:
    label = QLabel(text)
    theme.role(label, "heading")
    return label
