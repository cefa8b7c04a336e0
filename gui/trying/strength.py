"""The strength slider: from 0 to 1.5, with a tick at each quarter and the value beside it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QSlider,
    QStyle,
    QStyleOptionSlider,
    QVBoxLayout,
    QWidget,
)

from gui import theme

PER_UNIT = 20  # the slider moves in twentieths
MOST = 1.5
QUARTERS = tuple(quarter / 4 for quarter in range(7))


class _Slider(QSlider):
    """Goes where it is clicked, and leaves the wheel to the page while it has no focus."""

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setRange(0, round(MOST * PER_UNIT))
        self.setSingleStep(1)
        self.setPageStep(PER_UNIT // 4)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.setValue(self._value_at(event.position().x()))
        super().mousePressEvent(event)

    def span(self) -> tuple[float, float]:
        """Where the handle's middle stands at the least and at the most."""
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        style, control = self.style(), QStyle.ComplexControl.CC_Slider
        groove = style.subControlRect(control, option, QStyle.SubControl.SC_SliderGroove, self)
        handle = style.subControlRect(control, option, QStyle.SubControl.SC_SliderHandle, self)
        half = handle.width() / 2
        return groove.left() + half, groove.right() + 1 - half

    def _value_at(self, x: float) -> int:
        first, last = self.span()
        return round((x - first) / max(1.0, last - first) * self.maximum())


class _Ticks(QWidget):
    """The scale under the slider."""

    def __init__(self, slider: _Slider) -> None:
        super().__init__()
        self._slider = slider
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(100, self.fontMetrics().height() + 4)

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        look = theme.tokens()
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * 0.8)
        painter.setFont(font)
        first, last = self._slider.span()
        on = self.isEnabled()
        for value in QUARTERS:
            x = first + value / MOST * (last - first)
            whole = value in (0, 0.5, 1, 1.5)
            painter.setPen(QPen(QColor(look.border_strong), 1))
            painter.drawLine(QPointF(x, 0), QPointF(x, 4 if whole else 3))
            if whole:
                painter.setPen(QColor(look.muted if on else look.faint))
                text = f"{value:g}"
                width = painter.fontMetrics().horizontalAdvance(text)
                left = min(max(0.0, x - width / 2), self.width() - width)
                painter.drawText(
                    QRectF(left, 5, width + 2, self.height() - 4),
                    Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop,
                    text,
                )
        painter.end()


class StrengthSlider(QWidget):
    """How strongly the LoRA works. `changed` is told while the slider moves."""

    changed = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        row = QHBoxLayout()
        name = QLabel(self.tr("Stre&ngth"))
        self.number = QLabel()
        theme.role(self.number, "heading")
        row.addWidget(name)
        row.addStretch(1)
        row.addWidget(self.number)
        column.addLayout(row)
        self.slider = _Slider()
        self.slider.setAccessibleName(self.tr("Strength of the LoRA"))
        name.setBuddy(self.slider)
        column.addWidget(self.slider)
        self._ticks = _Ticks(self.slider)
        column.addWidget(self._ticks)
        self.set_reason("")
        self.set_value(0.8)
        self.slider.valueChanged.connect(self._moved)

    def value(self) -> float:
        return self.slider.value() / PER_UNIT

    def set_value(self, strength: float) -> None:
        """Put the slider without the signal."""
        self.slider.blockSignals(True)
        self.slider.setValue(round(strength * PER_UNIT))
        self.slider.blockSignals(False)
        self._tell()

    def set_reason(self, why_not: str) -> None:
        """Disable the slider for a reason, or with none enable it."""
        self.setEnabled(not why_not)
        tip = self.tr("How strongly the LoRA works: 0 is the base model alone. Arrow keys: 0.05, page keys: 0.25.")
        self.setToolTip(why_not or tip)
        self.slider.setToolTip(why_not or tip)
        self._tell()

    def _moved(self) -> None:
        self._tell()
        self.changed.emit(self.value())

    def _tell(self) -> None:
        self.number.setText(f"{self.value():.2f}" if self.isEnabled() else "–")
