"""The editors for numbers and for picture sizes."""

from typing import Any

from PySide6.QtCore import QCoreApplication, QPointF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QComboBox

from gui import theme
from gui.train.fields import NARROW, Combo, Editor, Line
from gui.train.numbers import as_text, read_number, stepped
from project.options import OptionInfo

translate = QCoreApplication.translate


class NumberLine(Line):
    """A line for a number: the arrow keys, the arrows in it and, while it has the focus, the wheel change it."""

    stepped = Signal(int)
    _ARROWS = 20  # pixels at the right end

    def __init__(self) -> None:
        super().__init__()
        self.setTextMargins(0, 0, self._ARROWS - theme.S, 0)
        self.setMouseTracking(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1, Qt.Key.Key_PageUp: 10, Qt.Key.Key_PageDown: -10}
        if event.key() in steps and event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        ):
            self.stepped.emit(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus() and event.angleDelta().y():
            self.stepped.emit(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._on_arrows(event) and event.button() == Qt.MouseButton.LeftButton:
            self.stepped.emit(1 if event.position().y() < self.height() / 2 else -1)
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.setCursor(Qt.CursorShape.ArrowCursor if self._on_arrows(event) else Qt.CursorShape.IBeamCursor)
        super().mouseMoveEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = theme.tokens()
        pen = QPen(QColor(look.muted if self.isEnabled() else look.border_strong), 1.4)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        middle, centre = self.height() / 2, self.width() - self._ARROWS / 2
        for sign in (-1, 1):
            tip, foot = middle + sign * 7, middle + sign * 4
            ends = (QPointF(centre - 3, foot), QPointF(centre, tip), QPointF(centre + 3, foot))
            painter.drawPolyline(ends)
        painter.end()

    def _on_arrows(self, event: QMouseEvent) -> bool:
        return self.isEnabled() and event.position().x() > self.width() - self._ARROWS


class NumberEditor(Editor):
    """A number as one writes it: 8, 0.0001 or 1e-4. What is no number stays as it was typed: the check says so."""

    def __init__(self, info: OptionInfo) -> None:
        super().__init__(info)
        self.field = NumberLine()
        self.hold(self.field, NARROW)
        self.field.textEdited.connect(self._edited)
        self.field.stepped.connect(self._step)
        self.field.left.connect(self._left)

    def value(self) -> Any:
        return read_number(self.field.text(), whole=self.info.kind == "integer")

    def set_value(self, value: Any) -> None:
        if value != self.value() or not self.field.text():
            self.field.setText(as_text(value))

    def _edited(self) -> None:
        self.changed.emit(self.value())

    def _step(self, steps: int) -> None:
        value = stepped(self.value(), steps, self.info)
        if value is not None and value != self.value():
            self.field.setText(as_text(value))
            self.changed.emit(value)

    def _left(self) -> None:
        if not isinstance(self.value(), str):
            self.field.setText(as_text(self.value()))
        self.left.emit()


class SizeEditor(Editor):
    """A picture size: the model's own, one of the usual ones, or one typed in."""

    COMMON = ("512", "640", "768", "1024", "512x768", "768x512", "768x1024", "1024x768")

    def __init__(self, info: OptionInfo) -> None:
        super().__init__(info)
        self.own = translate("fields", "The model's own")
        self.field = Combo()
        self.field.setEditable(True)
        self.field.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.line = Line()
        self.field.setLineEdit(self.line)
        self.line.setStyleSheet(
            "border: 0; padding: 0; min-height: 0; background: transparent"
        )  # the combo's are enough
        self.field.setCompleter(None)  # type: ignore[arg-type]
        self.field.addItems([self.own, *self.COMMON])
        self.hold(self.field, NARROW + 40)
        self.line.textEdited.connect(self._edited)
        self.field.activated.connect(self._edited)
        self.line.left.connect(self.left)

    def value(self) -> Any:
        text = self.field.currentText().strip().replace("×", "x").replace(" ", "")
        if text in ("", "0", self.own.replace(" ", "")):
            return 0
        return int(text) if text.isdecimal() else text

    def set_value(self, value: Any) -> None:
        if value != self.value() or not self.field.currentText():
            self.field.setCurrentText(self.own if value in (0, "0", "") else str(value))

    def _edited(self) -> None:
        self.changed.emit(self.value())
