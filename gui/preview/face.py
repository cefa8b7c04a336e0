"""The panel as one sees it: its parts from the header to the buttons, and how they take their room."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from gui import icons, theme
from gui.panel import Panel
from gui.preview.picture_list import PictureList
from gui.preview.request_form import RequestForm, is_render_key
from gui.preview.stage import Stage
from gui.trying.lora_picker import LoraPicker
from gui.trying.notice import Notice
from gui.trying.steady_scroll import BAR, SteadyScroll
from gui.trying.strength import StrengthSlider
from gui.widgets import ElidedLabel, action_button

PICTURE_SHARE = 0.55  # of the panel's height at most


class PanelFace(Panel):
    """Builds and lays out. What the parts do is the panel's affair."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumWidth(300)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self.stage = Stage()
        outer.addLayout(self._make_header())
        scroll = SteadyScroll(self._make_body())
        self.scroll_area = scroll.area
        outer.addWidget(scroll, 1)
        line = QFrame()
        theme.role(line, "line")
        outer.addWidget(line)
        outer.addLayout(self._make_footer())
        self._order()

    def sizeHint(self) -> QSize:
        return QSize(340, 740)

    def _make_header(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(theme.L, theme.S, theme.L, theme.XS)
        column = QVBoxLayout()
        column.setSpacing(0)
        title = QLabel(self.tr("Preview"))
        theme.role(title, "heading")
        self.state_line = ElidedLabel("", Qt.TextElideMode.ElideRight)
        theme.role(self.state_line, "faint")
        column.addWidget(title)
        column.addWidget(self.state_line)
        row.addLayout(column, 1)
        row.addWidget(self.stage.large)
        return row

    def _make_body(self) -> QWidget:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(theme.L, theme.XS, theme.L - BAR, theme.S)
        column.setSpacing(theme.M)
        self.notice = Notice()
        self.from_history = self._make_history_line()
        self.strength = StrengthSlider()
        self.strip = PictureList(64, name=self.tr("Strip of strengths"))
        self.strip.hide()
        self.picker = LoraPicker()
        self.form = RequestForm()
        self.history = PictureList(64, name=self.tr("History"))
        self.history.hide()
        self.history_button = QPushButton(self.tr("&History"))
        self.history_button.setCheckable(True)
        theme.role(self.history_button, "quiet")
        self.history_button.setIcon(icons.icon("clock"))
        self.history_button.setToolTip(self.tr("Earlier pictures of this project (Alt+H)"))
        self.history_button.toggled.connect(self.history.setVisible)
        for part in (self.notice, self.stage, self.from_history, self.strength, self.strip, self.picker, self.form):
            column.addWidget(part)
        column.addWidget(self.history_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.history)
        column.addStretch(1)
        return body

    def _make_history_line(self) -> QWidget:
        """Says that what stands there is an earlier picture, and offers to go on from it."""
        place = QWidget()
        row = QHBoxLayout(place)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.S)
        self.history_words = ElidedLabel("", Qt.TextElideMode.ElideRight)
        theme.role(self.history_words, "muted")
        self.use_button = QPushButton(self.tr("&Use these settings"))
        theme.role(self.use_button, "link")
        self.use_button.setToolTip(self.tr("Take over prompt, seed, strength and all else of this picture (Alt+U)"))
        row.addWidget(self.history_words, 1)
        row.addWidget(self.use_button)
        place.hide()
        return place

    def _make_footer(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(theme.L, theme.M, theme.L, theme.M)
        row.setSpacing(theme.S)
        self.render_button = action_button("image", self.tr("Render"), "", role="primary")
        self.render_button.setToolTip(self.tr("Make the picture (Ctrl+Return)"))
        self.strip_button = action_button(
            "layers", self.tr("Strengths"), self.tr("The same picture at seven strengths in one go"), "Alt+S"
        )
        row.addWidget(self.render_button, 1)
        row.addWidget(self.strip_button)
        return row

    def _order(self) -> None:
        """The order of the Tab key: as the eye goes."""
        chain: list[QWidget] = [
            self.stage.large, self.stage.view, self.stage.modes.button("wipe"), self.stage.modes.button("side"),
            self.stage.modes.button("only"), self.use_button, self.strength.slider, self.strip,
            self.picker, *self.form.fields(), self.history_button, self.history, self.render_button, self.strip_button,
        ]  # fmt: skip
        for one, next_one in pairwise(chain):
            QWidget.setTabOrder(one, next_one)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.stage.fit(self.stage.width(), round(self.height() * PICTURE_SHARE))

    def event(self, event: QEvent) -> bool:
        """While the focus is in the panel its keys are its own, whatever a page does with them."""
        if event.type() == QEvent.Type.ShortcutOverride and self._is_mine(event):
            event.accept()
            return True
        return super().event(event)

    def _is_mine(self, event: QEvent) -> bool:
        cancels = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape and self.stage.busy.busy
        return cancels or is_render_key(event)
