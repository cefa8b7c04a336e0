"""The fields of one operation on captions, as its description says."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFormLayout, QHBoxLayout, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from gui import theme
from gui.dataset.completion import Completion
from gui.dataset.words.forms import Asked, Context, Operation
from gui.dataset.words.vocabulary import Vocabulary

_MOST = 1_000_000


class OperationForm(QWidget):
    """Text fields below each other, switches and numbers in one row."""

    changed = Signal()

    def __init__(self, vocabulary: Vocabulary, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.vocabulary, self._context = vocabulary, context
        self.fields: dict[str, QLineEdit | QCheckBox | QSpinBox] = {}
        self._kept: dict[str, Any] = {}  # what was typed for another operation serves the next one too
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._inner: QWidget | None = None

    def choose(self, operation: Operation) -> None:
        """Show the fields of an operation."""
        self._kept |= self.values()
        if self._inner is not None:
            self._inner.hide()
            self._inner.deleteLater()
        self.fields = {}
        self._inner = QWidget()
        form = QFormLayout(self._inner)
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(theme.S)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        row = QHBoxLayout()
        row.setSpacing(theme.L)
        for asked in operation.fields:
            self._add(asked, form, row)
        if row.count():
            row.addStretch(1)
            form.addRow(row)
        self._column.addWidget(self._inner)
        self._inner.show()
        first = next((field for field in self.fields.values() if isinstance(field, QLineEdit)), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
            first.selectAll()

    def values(self) -> dict[str, Any]:
        """What stands in the fields."""
        found: dict[str, Any] = {}
        for key, field in self.fields.items():
            if isinstance(field, QLineEdit):
                found[key] = field.text()
            else:
                found[key] = field.isChecked() if isinstance(field, QCheckBox) else field.value()
        return found

    def fill(self, values: Mapping[str, Any]) -> None:
        """Put values into the fields; those that there are none for are passed over."""
        for key, value in values.items():
            field = self.fields.get(key)
            if isinstance(field, QLineEdit):
                field.setText(str(value))
                field.selectAll()
            elif isinstance(field, QCheckBox):
                field.setChecked(bool(value))
            elif isinstance(field, QSpinBox) and isinstance(value, int):
                field.setValue(value)

    def _add(self, asked: Asked, form: QFormLayout, row: QHBoxLayout) -> None:
        value = self._kept.get(asked.key, asked.default)
        if asked.kind == "switch":
            box = QCheckBox(asked.title)
            box.setChecked(bool(value))
            box.setToolTip(asked.hint or asked.title)
            box.toggled.connect(self.changed)
            self.fields[asked.key] = box
            row.addWidget(box)
        elif asked.kind == "number":
            number = QSpinBox()
            number.setRange(0, _MOST)
            number.setValue(int(value or 0))
            number.setToolTip(asked.hint)
            number.setAccessibleName(asked.title)
            number.setMaximumWidth(140)
            number.valueChanged.connect(self.changed)
            self.fields[asked.key] = number
            form.addRow(asked.title, number)
        else:
            line = QLineEdit(self._context.trigger if asked.key == "trigger" and not value else str(value))
            line.setPlaceholderText(asked.hint)
            line.setAccessibleName(asked.title)
            line.textChanged.connect(self.changed)
            self.fields[asked.key] = line
            form.addRow(asked.title, line)
            if asked.kind == "tags":
                self._complete(line, asked.key in ("tags", "olds"))

    def _complete(self, line: QLineEdit, several: bool) -> None:
        style = self._context.style
        separator = "," if style.kind == "text" else style.separator

        def regular() -> bool:
            regex = self.fields.get("regex")
            return isinstance(regex, QCheckBox) and regex.isChecked()

        Completion(line, self.vocabulary.proposals, lambda: separator if several else None, lambda: not regular())
