"""The first face of the Train page: presets, the form with its toolbar, and the summary with Start."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from gui import theme
from gui.train.form import Form
from gui.train.presets_bar import PresetsBar
from gui.train.state import FormState
from gui.train.summary import Summary
from gui.train.toolbar import Toolbar
from project.schema import TEXTS

WIDEST = 1100  # pixels; longer lines are hard to read


class SetupFace(QWidget):
    """Puts the parts together. What is loaded, saved and started is the page's business."""

    advanced_changed = Signal(bool)

    def __init__(self, state: FormState, advanced: bool) -> None:
        super().__init__()
        self.state = state
        self.toolbar = Toolbar(state, advanced)
        self.presets = PresetsBar(state)
        self.form = Form(state, advanced)
        self.summary = Summary()
        self._inside = QWidget()
        inside = QVBoxLayout(self._inside)
        inside.setContentsMargins(0, 0, theme.M, theme.M)
        inside.setSpacing(theme.L)
        inside.addWidget(self.presets)
        inside.addWidget(self.form, 1)
        self._inside.setMaximumWidth(WIDEST)
        self.area = QScrollArea(widgetResizable=True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(self._inside)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.summary.setMaximumWidth(WIDEST)
        self.toolbar.setMaximumWidth(WIDEST)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.M)
        column.addWidget(self.toolbar)
        column.addWidget(self.area, 1)
        column.addWidget(self.summary)
        self.toolbar.searched.connect(self._search)
        self.toolbar.advanced_changed.connect(self._set_advanced)
        self.toolbar.only_changed.connect(self._only_changed)
        self.form.revealed.connect(self._reveal)
        self.summary.field_wanted.connect(self.go_to)
        state.checked.connect(self._show_errors)

    def go_to(self, key: str) -> None:
        """Bring a setting into view with the cursor in it."""
        if key not in self.form.wanted():
            self.toolbar.let_go()
        before = self.form.advanced
        self.form.go_to(key)
        if self.form.advanced != before:
            self.toolbar.show_level(self.form.advanced)
            self.advanced_changed.emit(self.form.advanced)

    def say_places(self, pictures: str, runs: str, task: str) -> None:
        """Say which settings the form does not show, because the project gives them."""
        of_pictures = self.tr("The pictures come from {pictures}, and the run gets a folder of its own in {runs}.")
        of_texts = self.tr("The texts come from {pictures}, and the run gets a folder of its own in {runs}.")
        words = of_texts if task == TEXTS else of_pictures
        self.form.note.setText(words.format(pictures=pictures, runs=runs))

    def _search(self, text: str) -> None:
        self.form.search(text)
        self._show_presets()
        self.area.verticalScrollBar().setValue(0)

    def _only_changed(self, only: bool) -> None:
        self.form.set_only_changed(only)
        self._show_presets()
        self.area.verticalScrollBar().setValue(0)

    def _show_presets(self) -> None:
        self.presets.setVisible(not self.form.words and not self.form.only_changed)

    def _set_advanced(self, advanced: bool) -> None:
        self.form.set_advanced(advanced)
        self.advanced_changed.emit(advanced)

    def _show_errors(self) -> None:
        self.summary.show_errors(list(self.state.errors))

    def _reveal(self, row: QWidget) -> None:
        """Scroll there once the rows above have their places."""
        QTimer.singleShot(0, row, lambda: self.area.ensureWidgetVisible(row, 0, 120))
