"""How masks are made: the way, its options, and a picture that shows at once what they do."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from gui import background, theme
from gui.dataset.captioning.mask_models import is_here, judged, suggestions
from gui.dataset.captioning.mask_picture import MaskPicture
from gui.dataset.captioning.mask_trial import WAYS, Trial
from gui.dataset.captioning.model_field import ModelField
from gui.dataset.captioning.option_form import OptionForm, row_title
from gui.dataset.captioning.scope import Scope
from gui.dataset.entries import Entry
from gui.language import translated
from gui.language.options import said
from gui.widgets import Segmented, action_button
from project.errors import BadInput
from project.masking import METHODS, MaskingOptions, all_options, keys_of, read_options

if TYPE_CHECKING:
    from gui.dataset.page import DatasetPage

_SOON = 120  # milliseconds after a change until it is tried
_PICTURE = 190  # pixels of the preview's height


class MaskSetup(QWidget):
    """`start_wanted` comes with the pictures; `method`, `model` and `options` say how."""

    start_wanted = Signal(object)  # list[Entry]

    def __init__(self, page: DatasetPage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = page
        self.recalled = False  # whether what was chosen last in the project is in the form
        self.ways = Segmented(
            [
                ("alpha", self.tr("Transparency")),
                ("colour", self.tr("Colour")),
                ("model", self.tr("Model")),
                ("prompt", self.tr("Words")),
            ]
        )
        for way, meaning in METHODS.items():
            self.ways.button(way).setToolTip(translated(meaning))
        self.ways.set_value("colour")
        self.meaning = QLabel(wordWrap=True)
        theme.role(self.meaning, "muted")
        self.scope = Scope(page)
        self.models = {way: ModelField(suggestions(way), judged(way), is_here) for way in ("model", "prompt")}
        self.form = OptionForm(map(said, all_options()))
        self.more = QPushButton(self.tr("More options"))
        self.more.setCheckable(True)
        theme.role(self.more, "quiet")
        self.picture = MaskPicture()
        self.picture.setFixedHeight(_PICTURE)
        self.note, self.problem = QLabel(wordWrap=True), QLabel(wordWrap=True)
        theme.role(self.note, "faint")
        theme.role(self.problem, "warning")
        for label in (self.note, self.problem):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.start = action_button("play", "", self.tr("Begin (Ctrl+Return)"), role="primary")
        self.trial = Trial(self)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, theme.S, 0)
        column.setSpacing(theme.S)
        column.addWidget(self.ways)
        column.addWidget(self.meaning)
        column.addWidget(self.picture)
        column.addWidget(self.note)
        self.top = QFormLayout()
        self.top.setHorizontalSpacing(theme.M)
        self.top.setVerticalSpacing(theme.S)
        self.top.addRow(row_title(self.tr("Pictures"), self.scope), self.scope)
        for field in self.models.values():
            self.top.addRow(row_title(self.tr("Model"), field), field)
        column.addLayout(self.top)
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
        foot.addStretch(1)
        foot.addWidget(self.start)
        outer.addLayout(foot)

    def _connect(self) -> None:
        for changed in (self.ways.changed, self.scope.changed, self.form.changed, self.more.toggled):
            changed.connect(self.refresh)
        for field in self.models.values():
            field.changed.connect(self.refresh)
        self.picture.picked.connect(lambda colour: self.form.set_values({"colour": colour}))
        self.trial.done.connect(self._show_trial)
        self._soon.timeout.connect(self._try)
        self._page.grid.selectionModel().currentChanged.connect(lambda *_: self._soon.start())
        self.start.clicked.connect(lambda: self.start_wanted.emit(self.entries()))

    # what is chosen

    @property
    def method(self) -> str:
        return self.ways.value()

    def model(self) -> str:
        """The model as a job takes it; empty for the ways that need none."""
        field = self.models.get(self.method)
        return field.value() if field is not None else ""

    def entries(self) -> list[Entry]:
        return self.scope.entries()

    def settings(self) -> tuple[str, ...]:
        """The options that count, as a job takes them."""
        return self.form.settings()

    def options(self) -> MaskingOptions:
        """The same as an object. Raises BadInput."""
        return read_options(self.settings())

    def take_project(self, remembered: Mapping[str, Any]) -> None:
        """Begin with a project: what was chosen last in it."""
        self.form.set_values({key: info.default for key, info in self.form.infos.items()})
        if isinstance(values := remembered.get("values"), dict):
            self.form.set_values(values)
        if remembered.get("method") in METHODS:
            self.ways.set_value(str(remembered["method"]))
        for way, field in self.models.items():
            if isinstance(value := remembered.get(f"{way}_model"), str) and value:
                field.set_value(value)
        self.recalled = True
        self.scope.refresh()

    def remembered(self) -> dict[str, Any]:
        """What is worth keeping for the next time."""
        values = {key: value for key, value in self.form.values().items() if value != self.form.infos[key].default}
        models = {f"{way}_model": field.value() for way, field in self.models.items()}
        return {"method": self.method, "values": values, **models}

    def refresh(self) -> None:
        """Show the rows that count, what is missing, and what it would do."""
        method = self.method
        for way, field in self.models.items():
            self.top.setRowVisible(field, way == method)
        self.meaning.setText(translated(METHODS[method]))
        self.form.show_keys(keys_of(method), self.more.isChecked())
        self.more.setVisible(self.form.has_advanced())
        self.more.setText(self.tr("Fewer options") if self.more.isChecked() else self.tr("More options"))
        self.picture.setVisible(method in WAYS)
        self.picture.set_picking(method == "colour")
        count = len(self.entries())
        problem = self._problem(count)
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))
        one, none = self.tr("Make 1 mask"), self.tr("Make masks")
        text = self.tr("Make {count} masks").format(count=f"{count:,}")
        self.start.setText({0: none, 1: one}.get(count, text))
        self.start.setEnabled(not problem)
        self._soon.start()

    def _problem(self, count: int) -> str:
        field = self.models.get(self.method)
        if field is not None and (problem := field.problem()):
            return problem
        try:
            options = self.options()
        except BadInput as error:
            return background.readable(error)
        if self.method == "prompt" and not options.prompt.strip():
            return self.tr("Say what is to be looked for, such as “face”.")
        return "" if count else self.tr("There are no such pictures.")

    # the trial

    def _try(self) -> None:
        """Show what the options do to the grid's current picture."""
        entry = self._page.grid.current() or next(iter(self._page.collection.model.rows), None)
        if entry is None or not self.isVisible() or self.method not in WAYS:
            self.note.hide()
            return
        try:
            self.trial.ask(entry.path, self.method, self.options())
        except BadInput:
            return

    def _show_trial(self, bare: QImage, shown: QImage, note: str) -> None:
        self.picture.show_images(bare, shown)
        hint = self.tr("What is not learned lies under a red veil. Click on the background to take its colour.")
        plain = self.tr("What is not learned lies under a red veil.")
        self.note.setText(note or (hint if self.method == "colour" else plain))
        self.note.show()
