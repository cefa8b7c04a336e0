"""A slider with its name and its value, for the panels beside a picture."""

import math
from collections.abc import Callable

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QSlider, QWidget

from gui import theme

_STEPS = 1000


class LabelledSlider(QWidget):
    """A number between two others. With `even` its steps are factors, so that small numbers have as much room."""

    changed = Signal(float)

    def __init__(self, title: str, least: float, most: float, show: Callable[[float], str], even: bool = False) -> None:
        super().__init__()
        self._least, self._most, self._show, self._even = least, most, show, even
        self._value = least
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, _STEPS)
        self.slider.setSingleStep(10)
        self.slider.setPageStep(100)
        self.slider.setAccessibleName(title)
        self.figure = QLabel()
        theme.role(self.figure, "faint")
        name = QLabel(title)
        name.setBuddy(self.slider)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(0)
        grid.addWidget(name, 0, 0)
        grid.addWidget(self.figure, 0, 1, Qt.AlignmentFlag.AlignRight)
        grid.addWidget(self.slider, 1, 0, 1, 2)
        self.slider.valueChanged.connect(self._moved)
        self.set_value(least)

    def value(self) -> float:
        return self._value

    def set_value(self, value: float) -> None:
        """Show a number without the signal."""
        self._value = min(self._most, max(self._least, value))
        share = (self._value - self._least) / (self._most - self._least)
        if self._even:
            share = math.log(self._value / self._least) / math.log(self._most / self._least)
        blocker = QSignalBlocker(self.slider)
        self.slider.setValue(round(share * _STEPS))
        blocker.unblock()
        self.figure.setText(self._show(self._value))

    def setToolTip(self, text: str) -> None:
        super().setToolTip(text)
        self.slider.setToolTip(text)

    def _moved(self, step: int) -> None:
        share = step / _STEPS
        if self._even:
            self._value = self._least * (self._most / self._least) ** share
        else:
            self._value = self._least + share * (self._most - self._least)
        self.figure.setText(self._show(self._value))
        self.changed.emit(self._value)
