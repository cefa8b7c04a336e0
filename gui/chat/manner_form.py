"""What is seldom changed in a chat: the system prompt, the seed, and how words are chosen."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QDoubleSpinBox,
    QGridLayout,
    QLabel,
    QPlainTextEdit,
    QSizePolicy,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from gui import theme
from gui.chat.asking import LARGEST_SEED
from gui.trying.calm_wheel import CalmWheel
from gui.widgets import inset_numbers
from project.chats import Manner

SYSTEM_LINES = 2


class MannerForm(QWidget):
    """Holds the settings of the next answer."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.S)
        self.system = QPlainTextEdit()
        self.system.setAccessibleName(self.tr("System prompt"))
        self.system.setPlaceholderText(self.tr("System prompt: the part that the model plays"))
        self.system.setToolTip(
            self.tr("Stands before the conversation. Best is the one that the LoRA was trained with.")
        )
        self.system.setTabChangesFocus(True)
        self.system.setFixedHeight(SYSTEM_LINES * self.system.fontMetrics().lineSpacing() + 18)
        self.system.textChanged.connect(self.changed)
        column.addWidget(self.system)
        self._make_fields()
        column.addLayout(self._grid())
        self._calm = CalmWheel(self)
        self._calm.watch(*self.fields()[1:])

    def manner(self) -> Manner:
        """What the fields say."""
        return Manner(
            system=self.system.toPlainText().strip(),
            seed=self.seed.value(),
            temperature=round(self.temperature.value(), 2),
            top_p=round(self.top_p.value(), 2),
            top_k=self.top_k.value(),
            repetition_penalty=round(self.penalty.value(), 2),
            max_tokens=self.longest.value(),
        )

    def set_manner(self, manner: Manner) -> None:
        """Fill the fields."""
        self.system.setPlainText(manner.system)
        self.seed.setValue(min(manner.seed, LARGEST_SEED))
        self.temperature.setValue(manner.temperature)
        self.top_p.setValue(manner.top_p)
        self.top_k.setValue(manner.top_k)
        self.penalty.setValue(manner.repetition_penalty)
        self.longest.setValue(manner.max_tokens)

    def next_seed(self) -> None:
        """The next seed; after the largest one comes the first."""
        seed = self.seed.value()
        self.set_manner(replace(self.manner(), seed=0 if seed == LARGEST_SEED else seed + 1))

    def fields(self) -> list[QWidget]:
        """The fields in the order in which one goes through them."""
        return [self.system, self.temperature, self.top_p, self.top_k, self.penalty, self.longest, self.seed]

    def _make_fields(self) -> None:
        self.temperature = QDoubleSpinBox(maximum=2, decimals=2, singleStep=0.1)
        self.temperature.setToolTip(
            self.tr(
                "How freely words are chosen. 0 = always the likeliest, so that only the LoRA makes the difference."
            )
        )
        self.top_p = QDoubleSpinBox(minimum=0.01, maximum=1, decimals=2, singleStep=0.05)
        self.top_p.setToolTip(self.tr("Only the likeliest words that together have this share. 1 = all words."))
        self.top_k = QSpinBox(maximum=1000)
        self.top_k.setSpecialValueText(self.tr("off"))
        self.top_k.setToolTip(self.tr("Only so many of the likeliest words."))
        self.penalty = QDoubleSpinBox(minimum=1, maximum=2, decimals=2, singleStep=0.05)
        self.penalty.setToolTip(self.tr("Makes words less likely that were said already. 1 = off, 1.1 is usual."))
        self.longest = QSpinBox(minimum=1, maximum=32768, singleStep=64)
        self.longest.setToolTip(self.tr("Answers end here at the latest, in tokens: about four letters each."))
        self.seed = QSpinBox(maximum=LARGEST_SEED)
        self.seed.setToolTip(
            self.tr("The same seed gives the same answer, so that only the LoRA makes the difference.")
        )
        for field in self.fields()[1:]:
            assert isinstance(field, QAbstractSpinBox)
            field.setMinimumWidth(62)
            field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            inset_numbers(field)
        self.set_manner(Manner())
        for field in self.fields()[1:]:
            field.valueChanged.connect(self.changed)  # type: ignore[attr-defined]

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.S)
        grid.setVerticalSpacing(theme.XS)
        titles = (
            self.tr("Temperature"),
            self.tr("Top-p"),
            self.tr("Top-k"),
            self.tr("Repetition"),
            self.tr("Longest"),
            self.tr("Seed"),
        )
        for place, (title, field) in enumerate(zip(titles, self.fields()[1:], strict=True)):
            label = QLabel(title)
            label.setBuddy(field)
            label.setToolTip(field.toolTip())
            grid.addWidget(label, place // 2, place % 2 * 2)
            grid.addWidget(field, place // 2, place % 2 * 2 + 1)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        return grid
