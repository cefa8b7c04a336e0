"""A conversation as one reads it: questions on the right, and below each its answers, side by side where that fits."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from gui import theme
from gui.chat.answer_card import AnswerCard
from gui.chat.text_block import TextBlock
from gui.trying.steady_scroll import BAR, SteadyScroll
from project.chats import Chat, Said

WIDE = 460  # pixels from which on two answers stand beside each other
NEAR = 40  # pixels from the end of a conversation within which new words keep the end in sight


class TurnView(QWidget):
    """A question and its answers: that of the base model, that with the LoRA, or both."""

    def __init__(self, question: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.S)
        bubble = QFrame()
        theme.role(bubble, "asked")
        inner = QVBoxLayout(bubble)
        inner.setContentsMargins(theme.M, theme.S, theme.M, theme.S)
        self.question = TextBlock(self.tr("Question"))
        self.question.set_text(question)
        inner.addWidget(self.question)
        row = QHBoxLayout()
        row.addSpacing(2 * theme.XL)
        row.addWidget(bubble, 1)
        column.addLayout(row)
        self._cards: dict[bool, AnswerCard] = {}
        self._answers = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._answers.setSpacing(theme.S)
        column.addLayout(self._answers)

    def card(self, base: bool) -> AnswerCard:
        """The place of the base model's answer, or of the LoRA's; made when it is first asked for."""
        if base not in self._cards:
            self._cards[base] = card = AnswerCard(base)
            self._answers.insertWidget(0 if base else -1, card, 1)
        self._cards[base].show()
        return self._cards[base]

    def cards(self) -> list[AnswerCard]:
        return [self._cards[base] for base in (True, False) if base in self._cards]

    def show_sides(self, base: bool, lora: bool) -> None:
        """Which answers are to be seen."""
        for side, wanted in ((True, base), (False, lora)):
            if side in self._cards:
                self._cards[side].setVisible(wanted)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= WIDE
        self._answers.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)


class Transcript(QWidget):
    """The turns from above to below. While one reads further up, it stays where it is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(theme.L, theme.S, theme.L - BAR, theme.S)
        self._column.setSpacing(theme.L)
        self.hint = QLabel()
        theme.role(self.hint, "muted")
        self.hint.setWordWrap(True)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.hint.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self._column.addWidget(self.hint, 1)
        self._column.addStretch(0)
        self.turns: list[TurnView] = []
        scroll = SteadyScroll(content)
        self.bar = scroll.bar
        outer.addWidget(scroll)
        self._at_end = True
        self.bar.valueChanged.connect(self._scrolled)
        self.bar.rangeChanged.connect(self._grown)

    def show_chat(self, chat: Chat, naming: Callable[[Said], str]) -> None:
        """Show a whole conversation anew; `naming` says who gave an answer."""
        self.clear()
        for turn in chat.turns:
            view = self.add_turn(turn.question)
            for base in (True, False):
                said = turn.newest(base)
                if said is not None:
                    view.card(base).finish(naming(said), said)

    def add_turn(self, question: str) -> TurnView:
        """A new question at the end, which comes into sight."""
        self.hint.hide()
        view = TurnView(question)
        self.turns.append(view)
        self._column.insertWidget(self._column.count() - 1, view)
        self._column.setStretch(self._column.count() - 1, 1)
        self.to_end()
        return view

    def clear(self) -> None:
        for view in self.turns:
            self._column.removeWidget(view)
            view.hide()
            view.deleteLater()
        self.turns.clear()
        self._column.setStretch(self._column.count() - 1, 0)
        self.hint.show()

    def to_end(self) -> None:
        """Bring the end into sight, now and while it grows."""
        self._at_end = True
        QTimer.singleShot(0, self, lambda: self.bar.setValue(self.bar.maximum()))

    def _scrolled(self, value: int) -> None:
        self._at_end = value >= self.bar.maximum() - NEAR

    def _grown(self, _least: int, most: int) -> None:
        if self._at_end:
            self.bar.setValue(most)
