"""One answer in a conversation: who said it, the words, and what they cost."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from gui import icons, theme
from gui.chat.text_block import TextBlock
from gui.chat.thoughts import part
from gui.trying.busy import Ring
from gui.widgets import ElidedLabel, tool_button
from project.chats import Said

THANKS = 1200  # ms for which the copy button says that it did its work


class AnswerCard(QFrame):
    """Empty, being written, or finished. What the model thought before its answer is folded away."""

    def __init__(self, base: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.role(self, "card")
        self.base = base
        self.busy = False
        self._text = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.M, theme.XS, theme.S, theme.S)
        column.setSpacing(theme.XS)
        row = QHBoxLayout()
        row.setSpacing(theme.XS)
        self.who = ElidedLabel("", Qt.TextElideMode.ElideRight)
        theme.role(self.who, "muted")
        self.ring = Ring()
        self.ring.setFixedSize(16, 16)
        self.copy = tool_button("copy", self.tr("Copy the answer"))
        self.copy.clicked.connect(self._copy)
        row.addWidget(self.who, 1)
        row.addWidget(self.ring)
        row.addWidget(self.copy)
        column.addLayout(row)
        self.words = TextBlock(self.tr("Answer of the base model") if base else self.tr("Answer with the LoRA"))
        self.fold = QPushButton()
        self.fold.setCheckable(True)
        theme.role(self.fold, "link")
        self.fold.toggled.connect(self._fold_toggled)
        self.thoughts = TextBlock(self.tr("Thoughts before the answer"))
        theme.role(self.thoughts, "thoughts")
        self.foot = QLabel()
        theme.role(self.foot, "faint")
        self.foot.setWordWrap(True)
        column.addWidget(self.fold, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.thoughts)
        column.addWidget(self.words)
        column.addWidget(self.foot)
        column.addStretch(1)
        self._thanks = QTimer(self, singleShot=True, interval=THANKS)
        self._thanks.timeout.connect(lambda: self.copy.setIcon(icons.icon("copy")))
        self._set_text("")
        self._fold_toggled(False)
        self._show_busy(False)

    def text(self) -> str:
        """The whole answer as the model wrote it, thoughts and all."""
        return self._text

    def begin(self, who: str) -> None:
        """Words will come from now on."""
        self.who.setText(who)
        self._set_text("")
        self.foot.setText("")
        self._show_busy(True)

    def wait(self, words: str) -> None:
        """Say what is waited for, while nothing was said yet."""
        if self.busy and not self._text:
            self.foot.setText(words)
            self.foot.setVisible(bool(words))

    def add(self, piece: str) -> None:
        """More words."""
        self._set_text(self._text + piece)
        self.foot.setText("")
        self.foot.hide()

    def finish(self, who: str, said: Said) -> None:
        """The whole answer."""
        self.who.setText(who)
        self._set_text(said.text)
        self.foot.setText(self._facts(said))
        self._show_busy(False)

    def give_up(self, why: str) -> None:
        """No answer comes."""
        self.foot.setText(why)
        self._show_busy(False)

    def _facts(self, said: Said) -> str:
        parts = [self.tr("nothing was said")] if not part(said.text).answer else []
        if said.tokens and said.seconds > 0:
            parts.append(
                self.tr("{count} tokens, {speed} a second").format(
                    count=said.tokens, speed=f"{said.tokens / said.seconds:.3g}"
                )
            )
        parts.append(self.tr("seed {seed}").format(seed=said.seed))
        if said.reason == "stopped":
            parts.append(self.tr("stopped"))
        elif said.reason == "length":
            parts.append(self.tr("cut at the longest answer"))
        return " · ".join(parts)

    def _set_text(self, text: str) -> None:
        self._text = text
        parted = part(text)
        self.thoughts.grow_to(parted.thoughts)
        self.words.grow_to(parted.answer)
        self.fold.setText(self.tr("Thinks…") if parted.thinking and self.busy else self.tr("Thoughts"))
        self.fold.setVisible(bool(parted.thoughts))
        self.thoughts.setVisible(bool(parted.thoughts) and self.fold.isChecked())

    def _fold_toggled(self, shown: bool) -> None:
        self.fold.setIcon(icons.icon("up" if shown else "down"))
        self.fold.setToolTip(self.tr("Hide what was thought") if shown else self.tr("Show what was thought"))
        self.thoughts.setVisible(shown and bool(self.thoughts.text()))

    def _show_busy(self, busy: bool) -> None:
        self.busy = busy
        self.ring.setVisible(busy)
        self.ring.set_share(None)
        self.foot.setVisible(bool(self.foot.text()))
        self._set_text(self._text)
        self.words.setVisible(busy or bool(self.words.text()))
        self.copy.setVisible(not busy and bool(self.words.text()))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.words.text())
        self.copy.setIcon(icons.toned("check", "success"))
        self._thanks.start()
