"""The fields of a preview: the prompt, the seed with its lock, and under "More" what is seldom changed."""

from __future__ import annotations

import random
from dataclasses import replace

from PySide6.QtCore import QEvent, QRegularExpression, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QRegularExpressionValidator
from PySide6.QtWidgets import (
    QDoubleSpinBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from gui import icons, theme
from gui.preview.asking import LARGEST_SEED, PictureSettings
from gui.trying.calm_wheel import CalmWheel
from gui.widgets import inset_numbers, tool_button

LARGEST_SIDE = 4096
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def is_render_key(event: QEvent) -> bool:
    """Whether an event is Ctrl+Return."""
    return (
        isinstance(event, QKeyEvent)
        and event.key() in ENTER
        and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    )


class PromptEdit(QPlainTextEdit):
    """A few lines of plain text. Tab goes on to the next field, Ctrl+Return to the panel."""

    def __init__(self, lines: int, placeholder: str) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setPlaceholderText(placeholder)
        metrics = QFontMetrics(self.font())
        self.setFixedHeight(lines * metrics.lineSpacing() + 18)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_render_key(event):
            event.ignore()
        else:
            super().keyPressEvent(event)


class RequestForm(QWidget):
    """Holds the settings of the next picture."""

    rolled = Signal()  # the person asked for another seed

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.S)
        self.prompt = PromptEdit(3, self.tr("What the picture shows"))
        self.prompt.setAccessibleName(self.tr("Prompt"))
        self.prompt.setToolTip(self.tr("Describe the picture. Ctrl+Return renders it."))
        column.addWidget(self.prompt)
        column.addLayout(self._seed_row())
        self.extra = self._make_extra()
        self.extra.hide()
        column.addWidget(self.extra)
        self._calm = CalmWheel(self)
        self._calm.watch(self.steps, self.guidance, self.width_field, self.height_field)

    def settings(self) -> PictureSettings:
        """What the fields say."""
        return PictureSettings(
            prompt=self.prompt.toPlainText().strip(),
            negative=self.negative.toPlainText().strip(),
            seed=min(int(self.seed.text() or 0), LARGEST_SEED),
            steps=self.steps.value(),
            guidance=round(self.guidance.value(), 2),
            width=self.width_field.value(),
            height=self.height_field.value(),
        )

    def set_settings(self, settings: PictureSettings) -> None:
        """Fill the fields. A size that is the model's own is left to the model."""
        own = settings.width == settings.height == self._own_size
        settings = replace(settings, width=0, height=0) if own else settings
        self.prompt.setPlainText(settings.prompt)
        self.negative.setPlainText(settings.negative)
        self.seed.setText(str(settings.seed))
        self.guidance.setValue(settings.guidance)
        whole = ((self.steps, settings.steps), (self.width_field, settings.width), (self.height_field, settings.height))
        for field, value in whole:  # what Qt cannot hold at all, it would not bring into range either
            field.setValue(max(field.minimum(), min(value, field.maximum())))

    def set_model_size(self, own: int, multiple: int) -> None:
        """What sizes the base model can make; 0 if that is not known."""
        self._own_size = own
        text = self.tr("{size} (model's own)").format(size=own) if own else self.tr("The model's own")
        for field in (self.width_field, self.height_field):
            field.setSpecialValueText(str(own) if own else self.tr("own"))
            field.setSingleStep(multiple or 8)
        self._size_label.setToolTip(text)

    def roll(self) -> None:
        """Another seed."""
        self.seed.setText(str(random.randint(0, LARGEST_SEED)))

    def next_seed(self) -> None:
        """Before a new picture: another seed, unless it is locked."""
        if not self.lock.isChecked():
            self.roll()

    def fields(self) -> list[QWidget]:
        """The fields in the order in which one goes through them."""
        return [
            self.prompt, self.seed, self.lock, self.dice, self.more, self.negative, self.steps, self.guidance,
            self.width_field, self.height_field,
        ]  # fmt: skip

    def _seed_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.XS)
        label = QLabel(self.tr("S&eed"))
        self.seed = QLineEdit("42")
        self.seed.setValidator(QRegularExpressionValidator(QRegularExpression(r"\d{1,10}"), self.seed))
        self.seed.setMinimumWidth(60)
        self.seed.setToolTip(
            self.tr("The same seed gives the same picture, so that only the LoRA makes the difference.")
        )
        label.setBuddy(self.seed)
        self.lock = tool_button("lock", self.tr("Keep the seed (Alt+L)"))
        self.lock.setShortcut("Alt+L")
        self.lock.setCheckable(True)
        self.lock.setChecked(True)
        self.lock.toggled.connect(self._lock_changed)
        self._lock_changed(True)
        self.dice = tool_button("dice", self.tr("Another seed"), "Alt+R")
        self.dice.clicked.connect(self._dice_rolled)
        self.more = QPushButton(self.tr("&More"))
        self.more.setCheckable(True)
        theme.role(self.more, "quiet")
        self.more.setIcon(icons.icon("down"))
        self.more.setToolTip(self.tr("Negative prompt, steps, guidance and size (Alt+M)"))
        self.more.toggled.connect(self._more_toggled)
        row.addWidget(label)
        row.addWidget(self.seed, 1)
        row.addWidget(self.lock)
        row.addWidget(self.dice)
        row.addWidget(self.more)
        return row

    def _make_extra(self) -> QWidget:
        place = QWidget()
        grid = QGridLayout(place)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.S)
        grid.setVerticalSpacing(theme.S)
        self.negative = PromptEdit(2, self.tr("What it should not show"))
        self.negative.setAccessibleName(self.tr("Negative prompt"))
        self.negative.setToolTip(self.tr("What the picture should not show. It works only with a guidance above 1."))
        grid.addWidget(self.negative, 0, 0, 1, 4)
        self.steps = QSpinBox(minimum=1, maximum=200, value=20)
        self.steps.setToolTip(self.tr("Denoising steps. More takes longer and looks finer."))
        self.guidance = QDoubleSpinBox(minimum=0, maximum=30, decimals=1, singleStep=0.5, value=5.0)
        self.guidance.setToolTip(self.tr("How closely the picture follows its prompt. 1 = no guidance."))
        self.width_field = QSpinBox(maximum=LARGEST_SIDE)
        self.width_field.setAccessibleName(self.tr("Width"))
        self.width_field.setToolTip(self.tr("Width in pixels. The least value stands for the model's own size."))
        self.height_field = QSpinBox(maximum=LARGEST_SIDE)
        self.height_field.setAccessibleName(self.tr("Height"))
        self.height_field.setToolTip(self.tr("Height in pixels. The least value stands for the model's own size."))
        for column, (text, field) in enumerate(
            [(self.tr("S&teps"), self.steps), (self.tr("&Guidance"), self.guidance)]
        ):
            label = QLabel(text)
            label.setBuddy(field)
            grid.addWidget(label, 1, 2 * column)
            grid.addWidget(field, 1, 2 * column + 1)
        self._size_label = QLabel(self.tr("Si&ze"))
        self._size_label.setBuddy(self.width_field)
        grid.addWidget(self._size_label, 2, 0)
        grid.addWidget(self.width_field, 2, 1)
        grid.addWidget(QLabel("×"), 2, 2, Qt.AlignmentFlag.AlignRight)
        grid.addWidget(self.height_field, 2, 3)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        for field in (self.steps, self.guidance, self.width_field, self.height_field):
            field.setMinimumWidth(64)
            field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            inset_numbers(field)
        self._own_size = 0
        self.set_model_size(0, 8)
        return place

    def _lock_changed(self, locked: bool) -> None:
        self.lock.setIcon(icons.icon("lock" if locked else "unlock"))
        self.lock.setAccessibleName(self.tr("Keep the seed"))
        words = self.tr("The seed is kept (Alt+L)") if locked else self.tr("Each Render takes another seed (Alt+L)")
        self.lock.setToolTip(words)

    def _dice_rolled(self) -> None:
        self.roll()
        self.rolled.emit()

    def _more_toggled(self, shown: bool) -> None:
        self.extra.setVisible(shown)
        self.more.setIcon(icons.icon("up" if shown else "down"))
