"""What is to be captioned, by which model and how: the form before a job."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from gui import background, theme
from gui.dataset.captioning.model_field import ModelField
from gui.dataset.captioning.option_form import OptionForm, row_title
from gui.dataset.captioning.scope import Scope
from gui.dataset.captioning.suggestions import is_here, judged, suggestions
from gui.dataset.entries import Entry
from gui.language.options import said
from gui.widgets import action_button
from project.captioning import all_options, keys_of, read_options
from project.errors import BadInput
from project.library import Project

if TYPE_CHECKING:
    from gui.dataset.page import DatasetPage

TRIED = 3  # pictures of a try
_OF_PROJECT = ("caption_style", "caption_separator")  # are the project's own, on the page's words
_HIDDEN = ("model", *_OF_PROJECT)


class Setup(QWidget):
    """`start_wanted` comes with the pictures; `settings` and `model` say how."""

    start_wanted = Signal(object)  # list[Entry]

    def __init__(self, page: DatasetPage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.scope = Scope(page)
        self.model = ModelField(suggestions(), judged, is_here)
        self.form = OptionForm(said(info) for info in all_options() if info.key not in _HIDDEN)
        self.more = QPushButton(self.tr("More options"))
        self.more.setCheckable(True)
        theme.role(self.more, "quiet")
        self.problem = QLabel(wordWrap=True)
        theme.role(self.problem, "warning")
        self.problem.setTextFormat(Qt.TextFormat.PlainText)
        self.try_few = action_button(
            "",
            self.tr("Try on {count} pictures").format(count=TRIED),
            self.tr("See what the model makes of a few first"),
        )
        self.start = action_button("play", "", self.tr("Begin (Ctrl+Return)"), role="primary")
        self.project: Project | None = None
        self._lay_out()
        self.scope.changed.connect(self.refresh)
        self.model.changed.connect(self.refresh)
        self.form.changed.connect(self.refresh)
        self.more.toggled.connect(self.refresh)
        self.try_few.clicked.connect(lambda: self.start_wanted.emit(spread(self.entries(), TRIED)))
        self.start.clicked.connect(lambda: self.start_wanted.emit(self.entries()))

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, theme.S, 0)
        column.setSpacing(theme.M)
        top = QFormLayout()
        top.setHorizontalSpacing(theme.M)
        top.setVerticalSpacing(theme.S)
        for title, field in ((self.tr("Pictures"), self.scope), (self.tr("Model"), self.model)):
            top.addRow(row_title(title, field), field)
        column.addLayout(top)
        line = QFrame()
        theme.role(line, "line")
        column.addWidget(line)
        column.addWidget(self.form)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(theme.S)
        outer.addWidget(scroll, 1)
        outer.addWidget(self.problem)
        foot = QHBoxLayout()
        foot.setSpacing(theme.S)
        foot.addWidget(self.try_few)
        foot.addStretch(1)
        foot.addWidget(self.start)
        outer.addLayout(foot)

    # what is chosen

    def take_project(self, project: Project | None, remembered: Mapping[str, Any]) -> None:
        """Begin with a project: what was chosen last in it, and its own trigger word."""
        self.project = project
        values = remembered.get("values")
        self.form.set_values({key: info.default for key, info in self.form.infos.items()})
        if isinstance(values, dict):
            self.form.set_values(values)
        if project is not None and project.trigger_word:
            self.form.set_values({"trigger_word": project.trigger_word})
        if isinstance(remembered.get("model"), str):
            self.model.set_value(remembered["model"])
        self.scope.refresh()
        self.refresh()

    def remembered(self) -> dict[str, Any]:
        """What is worth keeping for the next time: what differs from the defaults."""
        values = {key: value for key, value in self.form.values().items() if value != self.form.infos[key].default}
        values.pop("trigger_word", None)
        return {"model": self.model.value(), "values": values}

    def entries(self) -> list[Entry]:
        """The pictures that the job is over: with "fill", those that have a caption are left out at once."""
        entries = self.scope.entries()
        return [entry for entry in entries if entry.bare or not entry.loaded] if self._fills() else entries

    def settings(self) -> tuple[str, ...]:
        """The options as a job takes them; how captions are read is the project's affair."""
        own = self.project.settings if self.project is not None else {}
        style = tuple(f"{key}={own[key]}" for key in _OF_PROJECT if own.get(key))
        return (*self.form.settings(), *style)

    def refresh(self) -> None:
        """Show the rows that count for the model, what is missing, and how many pictures it is about."""
        keys = [key for key in keys_of(self.model.kind()) if key not in _HIDDEN]
        self.form.show_keys(keys, self.more.isChecked())
        self.more.setVisible(self.form.has_advanced())
        self.more.setText(self.tr("Fewer options") if self.more.isChecked() else self.tr("More options"))
        count = len(self.entries())
        problem = self._problem(count)
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))
        text = self.tr("Caption {count} pictures").format(count=f"{count:,}")
        one, none = self.tr("Caption 1 picture"), self.tr("Caption pictures")
        self.start.setText({0: none, 1: one}.get(count, text))
        self.start.setEnabled(not problem)
        self.try_few.setEnabled(not problem)
        self.try_few.setVisible(count > TRIED or bool(problem))

    def _fills(self) -> bool:
        return str(self.form.values().get("mode")) == "fill"

    def _problem(self, count: int) -> str:
        if problem := self.model.problem():
            return problem
        try:
            read_options(self.settings(), self.model.value())
        except BadInput as error:
            return background.readable(error)
        if count:
            return ""
        if self._fills() and self.scope.entries():
            return self.tr("All of these pictures have a caption. Choose another mode to replace or extend it.")
        return self.tr("There are no such pictures.")


def spread(entries: list[Entry], most: int) -> list[Entry]:
    """So many of the pictures, from all over them."""
    step = max(1, len(entries) // most)
    return entries[::step][:most]
