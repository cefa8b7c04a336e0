"""The editor of a choice whose list is only a suggestion: picked, or typed."""

from typing import Any

from PySide6.QtCore import Qt

from gui.language import as_sentence
from gui.train.fields import WIDE, ChoiceEditor, Combo, Editor, Line
from project.options import OptionInfo


class OpenChoiceEditor(ChoiceEditor):
    """A box to pick from or to type in; what is typed and is one of the choices, in whatever case, becomes it."""

    def __init__(self, info: OptionInfo) -> None:
        Editor.__init__(self, info)
        self.choices = [(c.value, c.value, as_sentence(c.meaning)) for c in info.choices]
        self.field = Combo()
        self.field.setEditable(True)
        self.field.setInsertPolicy(Combo.InsertPolicy.NoInsert)
        self.line = Line()
        self.field.setLineEdit(self.line)
        for value, title, meaning in self.choices:
            self.field.addItem(title, value)
            self.field.setItemData(self.field.count() - 1, meaning, Qt.ItemDataRole.ToolTipRole)
        self.line.setAccessibleName(info.title)
        self.hold(self.field, WIDE)
        self.field.activated.connect(self._chosen)
        self.line.textEdited.connect(self._chosen)
        self.line.left.connect(self.left)

    def value(self) -> Any:
        text = self.line.text().strip()
        return next((value for value, *_ in self.choices if value.lower() == text.lower()), text)

    def set_value(self, value: Any) -> None:
        if str(value) != self.value():
            self.line.setText(str(value))

    def meaning(self) -> str:
        """The sentence that explains what is chosen; empty for what was typed."""
        return next((meaning for value, _, meaning in self.choices if value == self.value()), "")
