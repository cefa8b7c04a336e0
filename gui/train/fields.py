"""The editors of the form, one for each kind of option: what they show is what `value` gives, right or wrong."""

from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QWidget,
)

from gui import theme
from gui.language import as_sentence
from gui.train.checks import choice_title
from project.options import OptionInfo

translate = QCoreApplication.translate

NARROW, WIDE = 130, 380  # pixels; how wide a field is, or may get

# What an empty field looks like when it is filled, where the title does not tell.
EXAMPLES = {
    "block_learning_rates": "up_blocks.*.attn2=5e-5, IN08=1e-5",
    "block_ranks": "mid_block=16, OUT03=0",
    "exclude_modules": "attn1, up_blocks.3",
    "optimizer_args": "d_coef=0.8",
    "scheduler_steps": "0.5=0.3, 0.8=0.1",
}


class Editor(QWidget):
    """What all editors have in common. `changed` is for what the person does, not for `set_value`."""

    changed = Signal(object)
    left = Signal()  # the person is done with this field

    def __init__(self, info: OptionInfo) -> None:
        super().__init__()
        self.info = info
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(theme.S)

    def hold(self, field: QWidget, width: int) -> None:
        """Put the field itself into the editor, with its unit behind it; it gets the focus and the name."""
        if width > NARROW:
            field.setMaximumWidth(width)
            field.setSizePolicy(QSizePolicy.Policy.Expanding, field.sizePolicy().verticalPolicy())
        else:
            field.setFixedWidth(width)
        field.setAccessibleName(self.info.title)
        self.row.addWidget(field, 1 if width > NARROW else 0)
        self.setFocusProxy(field)
        if self.info.unit:
            unit = QLabel(self.info.unit)
            theme.role(unit, "faint")
            self.row.addWidget(unit)
        self.end()

    def end(self) -> None:
        """Keep what was put in on the left."""
        self.row.addStretch(0)

    def value(self) -> Any:
        """What the field says now."""

    def set_value(self, value: Any) -> None:
        """Show a value without the signal."""

    def set_invalid(self, invalid: bool) -> None:
        """Colour the field's border."""
        field = self.focusProxy()
        if field is not None and bool(field.property("invalid")) != invalid:
            field.setProperty("invalid", invalid)
            field.style().unpolish(field)
            field.style().polish(field)


class Switch(QCheckBox):
    """A check box drawn as a switch."""

    def sizeHint(self) -> QSize:
        return QSize(38, 22)

    def hitButton(self, _: Any) -> bool:
        return True

    def paintEvent(self, _: QPaintEvent) -> None:
        look, on = theme.tokens(), self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        track = QRectF(1.5, (self.height() - 20) / 2 + 0.5, 35, 19)
        ground = look.accent if on else look.sunken
        edge = look.text if self.hasFocus() else look.accent if on else look.border_strong
        if not self.isEnabled():
            ground, edge = look.border if on else look.background, look.border
        painter.setPen(QPen(QColor(edge), 1))
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(track, 9.5, 9.5)
        knob = look.on_accent if on else look.muted
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look.faint if not self.isEnabled() else knob))
        painter.drawEllipse(QRectF(track.right() - 16 if on else track.left() + 3, track.top() + 3, 13, 13))
        painter.end()


class SwitchEditor(Editor):
    """True or false."""

    def __init__(self, info: OptionInfo) -> None:
        super().__init__(info)
        self.field = Switch()
        self.hold(self.field, 38)
        self.field.clicked.connect(self._clicked)

    def value(self) -> bool:
        return self.field.isChecked()

    def set_value(self, value: Any) -> None:
        self.field.setChecked(bool(value))

    def _clicked(self) -> None:
        self.changed.emit(self.value())


class Combo(QComboBox):
    """A choice that the wheel leaves alone while the page is scrolled over it."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class ChoiceEditor(Editor):
    """One of a few values; the list explains each. An unset switch (None) is a choice of three."""

    def __init__(self, info: OptionInfo) -> None:
        super().__init__(info)
        self.field = Combo()
        self.choices = _choices(info)
        for value, title, meaning in self.choices:
            self.field.addItem(title, value)
            self.field.setItemData(self.field.count() - 1, meaning, Qt.ItemDataRole.ToolTipRole)
        self.hold(self.field, WIDE)
        self.field.activated.connect(self._chosen)

    def value(self) -> Any:
        return self.choices[self.field.currentIndex()][0]

    def set_value(self, value: Any) -> None:
        self.field.setCurrentIndex(next((i for i, choice in enumerate(self.choices) if choice[0] == value), 0))

    def meaning(self) -> str:
        """The sentence that explains the present choice."""
        return self.choices[self.field.currentIndex()][2]

    def _chosen(self) -> None:
        self.changed.emit(self.value())


def _choices(info: OptionInfo) -> list[tuple[Any, str, str]]:
    """(value, title, meaning) of each choice."""
    if info.kind == "switch":
        return [
            (None, translate("fields", "Automatic"), translate("fields", "The app takes what the device does best.")),
            (True, translate("fields", "On"), ""),
            (False, translate("fields", "Off"), ""),
        ]
    return [(c.value, choice_title(info, c.value), as_sentence(c.meaning)) for c in info.choices]


class Line(QLineEdit):
    """A line whose undo is the form's, so that Ctrl+Z goes through all fields in turn."""

    left = Signal()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and is_undo(event):
            event.ignore()
            return False
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


class TextEditor(Editor):
    """One line of text; names are parted by commas."""

    def __init__(self, info: OptionInfo) -> None:
        super().__init__(info)
        self.field = Line()
        self.field.setPlaceholderText(EXAMPLES.get(info.key, ""))
        self.hold(self.field, WIDE)
        self.field.textEdited.connect(self._edited)
        self.field.left.connect(self.left)

    def value(self) -> Any:
        text = self.field.text()
        if self.info.kind == "names":
            return [name for name in (part.strip() for part in text.split(",")) if name]
        return text

    def set_value(self, value: Any) -> None:
        text = ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
        if text != self.field.text():
            self.field.setText(text)
            self.field.setCursorPosition(0)

    def _edited(self) -> None:
        self.changed.emit(self.value())


class LinesEditor(Editor):
    """A few lines of text, one entry a line."""

    def __init__(self, info: OptionInfo) -> None:
        super().__init__(info)
        self.field = _Lines()
        self.field.setTabChangesFocus(True)
        self.field.setFixedHeight(self.field.fontMetrics().lineSpacing() * 4 + 16)
        self.field.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.field.setPlaceholderText(EXAMPLES.get(info.key, ""))
        self.hold(self.field, WIDE)
        self.field.textChanged.connect(self._edited)
        self.field.left.connect(self.left)
        self._quiet = False

    def value(self) -> list[str]:
        return [line for line in (text.strip() for text in self.field.toPlainText().split("\n")) if line]

    def set_value(self, value: Any) -> None:
        if list(value) != self.value():
            self._quiet = True
            self.field.setPlainText("\n".join(map(str, value)))
            self._quiet = False

    def _edited(self) -> None:
        if not self._quiet:
            self.changed.emit(self.value())


class _Lines(QPlainTextEdit):
    left = Signal()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and is_undo(event):
            event.ignore()
            return False
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


def is_undo(event: QEvent) -> bool:
    """Whether a key event means undo or redo."""
    return isinstance(event, QKeyEvent) and any(
        event.matches(key) for key in (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
    )
