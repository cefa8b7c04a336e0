"""A form made from declared options: one row each, with its explanation, its unit and its range."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPixmap
from PySide6.QtWidgets import (
    QCheckBox,
    QColorDialog,
    QComboBox,
    QDoubleSpinBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSpinBox,
    QToolButton,
    QWidget,
)

from gui import theme
from gui.dataset.captioning.phrase_field import PhraseField
from gui.dataset.captioning.template_field import TemplateField
from gui.language import translated
from gui.widgets import tool_button
from project.schema import OptionInfo, fulfils

translate = QCoreApplication.translate

_TITLE, _NUMBER = 132, 130  # pixels
_LARGEST = 2_147_483_647


class OptionForm(QWidget):
    """Shows options; `values` is what stands in them. Rows of options that do not count are hidden."""

    changed = Signal()

    def __init__(self, infos: Iterable[OptionInfo], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.infos = {info.key: info for info in infos}
        self.editors: dict[str, QWidget] = {}
        self._keys: Collection[str] = tuple(self.infos)
        self._advanced = False
        self.form = QFormLayout(self)
        self.form.setContentsMargins(0, 0, 0, 0)
        self.form.setHorizontalSpacing(theme.M)
        self.form.setVerticalSpacing(theme.S)
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for info in self.infos.values():
            self._add(info)
        self._arrange()

    def show_keys(self, keys: Collection[str], advanced: bool) -> None:
        """Show the options that count, the rare ones among them only if they are asked for."""
        self._keys, self._advanced = keys, advanced
        self._arrange()

    def values(self) -> dict[str, Any]:
        """What stands in all rows, those included that are hidden."""
        return {key: _read(editor) for key, editor in self.editors.items()}

    def set_values(self, values: Mapping[str, Any]) -> None:
        """Fill rows; what is no value of an option is passed over."""
        for key, value in values.items():
            if key in self.editors:
                with QSignalBlocker(self.editors[key]):
                    _write(self.editors[key], value)
        self._arrange()
        self.changed.emit()

    def settings(self) -> tuple[str, ...]:
        """The options that count and differ from their defaults, as "key=value"."""
        values = self.values()
        wanted = [key for key in self.infos if key in self._keys and self._counts(key)]
        return tuple(f"{key}={_text(values[key])}" for key in wanted if values[key] != self.infos[key].default)

    def has_advanced(self) -> bool:
        """Whether some of the options that count are rare ones."""
        return any(self.infos[key].level == "advanced" for key in self._keys if key in self.infos)

    def _add(self, info: OptionInfo) -> None:
        editor = _made(info)
        editor.setAccessibleName(info.title)
        editor.setToolTip(info.tooltip)
        label = row_title(info.title, editor)
        label.setToolTip(info.tooltip)
        if isinstance(editor, QCheckBox):
            editor.setMinimumHeight(30)
        self.editors[info.key] = editor
        self.form.addRow(label, editor)
        _connect(editor, self._edited)

    def _edited(self) -> None:
        self._arrange()
        self.changed.emit()

    def _arrange(self) -> None:
        for key, editor in self.editors.items():
            shown = key in self._keys and (self._advanced or self.infos[key].level != "advanced")
            self.form.setRowVisible(editor, shown and self._counts(key))

    def _counts(self, key: str) -> bool:
        needed = self.infos[key].applies_when
        if needed is None or needed[0] not in self.editors:
            return True
        return fulfils(needed[1], _read(self.editors[needed[0]]))


class _Combo(QComboBox):
    """A choice with the sentence that explains it; the wheel leaves it alone while the form is scrolled."""

    def __init__(self, info: OptionInfo) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        titles = _titles()
        for choice in info.choices:
            self.addItem(titles.get(choice.value) or translated(choice_title(choice.value)), choice.value)
            self.setItemData(self.count() - 1, choice.meaning, Qt.ItemDataRole.ToolTipRole)
        self.setCurrentIndex(max(0, self.findData(info.default)))


def choice_title(value: str) -> str:
    """What a choice is called, in English, where it is not said in other words."""
    return value[:1].upper() + value[1:].replace("_", " ")


def _titles() -> dict[str, str]:
    """Choices that say more in other words."""
    return {
        "fill": translate("captioning", "Fill: only where there is none"),
        "replace": translate("captioning", "Replace the old caption"),
        "append": translate("captioning", "Append to the old caption"),
        "prepend": translate("captioning", "Put before the old caption"),
        "auto": translate("captioning", "Automatic"),
    }


class _Color(QWidget):
    """A colour: typed, or picked."""

    changed = Signal()

    def __init__(self, info: OptionInfo) -> None:
        super().__init__()
        self.line = QLineEdit(str(info.default))
        self.line.setAccessibleName(info.title)
        self.button: QToolButton = tool_button("sun", translate("captioning", "Choose a colour…"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.XS)
        row.addWidget(self.line, 1)
        row.addWidget(self.button)
        self.setFocusProxy(self.line)
        self.line.textEdited.connect(self._edited)
        self.button.clicked.connect(self._choose)
        self._paint()

    def put(self, text: str) -> None:
        self.line.setText(text)
        self._paint()

    def _edited(self) -> None:
        self._paint()
        self.changed.emit()

    def _paint(self) -> None:
        if QColor.isValidColorName(self.line.text()):
            swatch = QPixmap(self.button.iconSize())
            swatch.fill(QColor(self.line.text()))
            self.button.setIcon(QIcon(swatch))

    def _choose(self) -> None:
        dialog = QColorDialog(QColor(self.line.text()), self)
        if dialog.exec():
            self.put(dialog.selectedColor().name())
            self.changed.emit()


def row_title(text: str, field: QWidget) -> QLabel:
    """The title of a row, level with the first line of its field."""
    label = QLabel(text, wordWrap=True)
    label.setFixedWidth(_TITLE)
    label.setMinimumHeight(30)
    label.setAlignment(Qt.AlignmentFlag.AlignTop)
    label.setContentsMargins(0, 7, 0, 0)
    label.setBuddy(field)
    return label


class _Still(QObject):
    """Keeps the wheel from a number that does not have the focus, so that the form can be scrolled over it."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Wheel and isinstance(watched, QWidget) and not watched.hasFocus():
            event.ignore()
            return True
        return False


def _made(info: OptionInfo) -> QWidget:
    if info.key == "prompt" and info.kind == "text":
        return TemplateField() if "{tags}" in info.tooltip else QLineEdit(str(info.default))
    if info.key == "language":
        return PhraseField(str(info.default))
    if info.kind == "switch":
        box = QCheckBox()
        box.setChecked(bool(info.default))
        return box
    if info.kind == "choice":
        return _Combo(info)
    if info.kind == "integer":
        return _whole(info)
    if info.kind == "number":
        return _fraction(info)
    if info.kind == "color" or info.key == "colour":
        return _Color(info)
    line = QLineEdit(_text(info.default))
    line.setProperty("listed", info.kind == "names")
    if info.kind == "names":
        line.setPlaceholderText(translate("captioning", "none; several are parted by commas"))
    return line


def _whole(info: OptionInfo) -> QWidget:
    box = QSpinBox()
    box.setRange(int(info.minimum or 0), int(min(info.maximum if info.maximum is not None else _LARGEST, _LARGEST)))
    box.setValue(int(info.default))
    return _numbered(box, info)


def _fraction(info: OptionInfo) -> QWidget:
    box = QDoubleSpinBox()
    low, high = info.minimum or 0.0, info.maximum if info.maximum is not None else 1e6
    box.setDecimals(2)
    box.setRange(low, high)
    box.setSingleStep(0.05 if high <= 2 else 1.0)
    box.setValue(float(info.default))
    return _numbered(box, info)


def _numbered(box: QSpinBox | QDoubleSpinBox, info: OptionInfo) -> QWidget:
    box.setSuffix(f" {info.unit}" if info.unit else "")
    box.setFixedWidth(_NUMBER)
    box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    box.installEventFilter(_Still(box))
    return box


def _connect(editor: QWidget, act: Any) -> None:
    if isinstance(editor, QCheckBox):
        editor.toggled.connect(act)
    elif isinstance(editor, QComboBox):
        editor.currentIndexChanged.connect(act)
    elif isinstance(editor, QSpinBox | QDoubleSpinBox):
        editor.valueChanged.connect(act)
    elif isinstance(editor, QLineEdit):
        editor.textChanged.connect(act)
    elif isinstance(editor, TemplateField | PhraseField | _Color):
        editor.changed.connect(act)


def _read(editor: QWidget) -> Any:
    if isinstance(editor, QCheckBox):
        return editor.isChecked()
    if isinstance(editor, QComboBox):
        return editor.currentData()
    if isinstance(editor, QDoubleSpinBox):
        return round(editor.value(), 4)
    if isinstance(editor, QSpinBox):
        return editor.value()
    if isinstance(editor, TemplateField | PhraseField):
        return editor.text()
    if isinstance(editor, _Color):
        return editor.line.text().strip().lower()
    text = editor.text().strip() if isinstance(editor, QLineEdit) else ""
    if editor.property("listed"):
        return [name for name in (part.strip() for part in text.split(",")) if name]
    return text


def _write(editor: QWidget, value: Any) -> None:
    if isinstance(editor, QCheckBox):
        editor.setChecked(bool(value))
    elif isinstance(editor, QComboBox):
        if (at := editor.findData(value)) >= 0:
            editor.setCurrentIndex(at)
    elif isinstance(editor, QSpinBox) and isinstance(value, int | float):
        editor.setValue(int(value))
    elif isinstance(editor, QDoubleSpinBox) and isinstance(value, int | float):
        editor.setValue(float(value))
    elif isinstance(editor, TemplateField | PhraseField | _Color):
        editor.put(_text(value))
    elif isinstance(editor, QLineEdit):
        editor.setText(_text(value))


def _text(value: Any) -> str:
    if isinstance(value, list | tuple):
        return ",".join(map(str, value))
    return str(value).lower() if isinstance(value, bool) else str(value)
