"""The chat as one sees it: the conversation, and under it strength, LoRA, settings and the field to type into."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from gui import icons, theme
from gui.chat.input_box import InputBox
from gui.chat.manner_form import MannerForm
from gui.chat.transcript import Transcript
from gui.trying.lora_picker import LoraPicker
from gui.trying.notice import Notice
from gui.trying.strength import StrengthSlider
from gui.widgets import action_button, tool_button


class TalkFace(QWidget):
    """Builds and lays out. What the parts do is the affair of `Talking`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.transcript = Transcript()
        column.addWidget(self.transcript, 1)
        line = QFrame()
        theme.role(line, "line")
        column.addWidget(line)
        column.addLayout(self._make_below())
        self._order()

    def _make_below(self) -> QVBoxLayout:
        below = QVBoxLayout()
        below.setContentsMargins(theme.L, theme.S, theme.L, theme.M)
        below.setSpacing(theme.S)
        self.notice = Notice()
        self.strength = StrengthSlider()
        self.picker = LoraPicker()
        self.manner = MannerForm()
        self.manner.hide()
        below.addWidget(self.notice)
        below.addWidget(self.strength)
        below.addWidget(self.picker)
        below.addLayout(self._make_choices())
        below.addWidget(self.manner)
        below.addLayout(self._make_entry())
        return below

    def _make_choices(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.XS)
        self.beside = QCheckBox(self.tr("&Base model too"))
        self.beside.setChecked(True)
        self.beside.setToolTip(self.tr("Let the base model answer too, at the same seed (Alt+B)"))
        self.again = tool_button("refresh", self.tr("Answer again with the next seed"), "Alt+R")
        self.more = QPushButton(self.tr("&More"))
        self.more.setCheckable(True)
        theme.role(self.more, "quiet")
        self.more.setIcon(icons.icon("down"))
        self.more.setToolTip(self.tr("System prompt, seed and how words are chosen (Alt+M)"))
        self.more.toggled.connect(self._more_toggled)
        row.addWidget(self.beside)
        row.addStretch(1)
        row.addWidget(self.again)
        row.addWidget(self.more)
        return row

    def _make_entry(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.S)
        self.entry = InputBox()
        self.send = action_button("send", "", self.tr("Send (Enter)"), role="primary")
        self.send.setAccessibleName(self.tr("Send"))
        self.stop = action_button("stop", "", self.tr("Stop (Esc)"))
        self.stop.setAccessibleName(self.tr("Stop"))
        self.stop.hide()
        row.addWidget(self.entry, 1)
        for button in (self.send, self.stop):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
        return row

    def _order(self) -> None:
        """The order of the Tab key: as the eye goes."""
        chain: list[QWidget] = [
            self.strength.slider, self.picker, self.beside, self.again, self.more, *self.manner.fields(), self.entry,
            self.send, self.stop,
        ]  # fmt: skip
        for one, next_one in pairwise(chain):
            QWidget.setTabOrder(one, next_one)

    def _more_toggled(self, shown: bool) -> None:
        self.manner.setVisible(shown)
        self.more.setIcon(icons.icon("up" if shown else "down"))
