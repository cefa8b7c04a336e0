"""The editor of the concepts: a card for each picture folder, with its repeats, its weight and what else differs."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from pydantic_core import PydanticCustomError
from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFileDialog, QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from gui import theme
from gui.train.fields import WIDE, Editor, Line
from gui.widgets import tool_button
from project.concepts import REGULARISATION, Concept, read, write
from project.options import OptionInfo

translate = QCoreApplication.translate

_NUMBER = 64  # pixels


class ConceptsEditor(Editor):
    """Further picture folders, in order; each change is one of the whole list, so that undo knows it."""

    def __init__(self, info: OptionInfo) -> None:
        super().__init__(info)
        self.cards: list[ConceptCard] = []
        self.column = QVBoxLayout()
        self.column.setSpacing(theme.S)
        self.add = QPushButton(translate("fields", "Add a folder…"))
        self.add.setAccessibleName(translate("fields", "Add a concept"))
        self.add.clicked.connect(self._add)
        self.column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self.row.addLayout(self.column, 1)
        self.setMaximumWidth(WIDE + theme.S)
        self.setFocusProxy(self.add)

    def value(self) -> list[str]:
        return [line for card in self.cards if (line := card.line())]

    def set_value(self, value: Any) -> None:
        lines = [str(line) for line in value]
        if lines != self.value():
            self._show(lines)

    def _show(self, lines: Sequence[str]) -> None:
        """As many cards as lines; those that are there are used again, so that the cursor stays."""
        while len(self.cards) > len(lines):
            card = self.cards.pop()
            self.column.removeWidget(card)
            card.hide()
            card.deleteLater()
        while len(self.cards) < len(lines):
            card = ConceptCard()
            card.changed.connect(self._edited)
            card.left.connect(self.left)
            card.removed.connect(self._remove)
            card.moved.connect(self._move)
            self.column.insertWidget(len(self.cards), card)
            self.cards.append(card)
        for number, (card, line) in enumerate(zip(self.cards, lines, strict=True)):
            card.show_line(line, number, len(lines))
        self.updateGeometry()

    def _edited(self) -> None:
        self.changed.emit(self.value())

    def _take(self, lines: list[str]) -> None:
        self._show(lines)
        self.changed.emit(self.value())
        self.left.emit()

    def _add(self) -> None:
        if path := QFileDialog.getExistingDirectory(self, translate("fields", "Choose a picture folder")):
            self._take([*self.value(), path])

    def _remove(self, card: "ConceptCard") -> None:
        self._take([other.line() for other in self.cards if other is not card])
        self.add.setFocus()

    def _move(self, card: "ConceptCard", by: int) -> None:
        lines, at = [other.line() for other in self.cards], self.cards.index(card)
        to = at + by
        if 0 <= to < len(lines):
            lines[at], lines[to] = lines[to], lines[at]
            self._take(lines)


class ConceptCard(QFrame):
    """One folder. What it shows is a line of the config; what is wrong in it stays as it was typed."""

    changed = Signal()
    left = Signal()
    removed = Signal(object)
    moved = Signal(object, int)

    def __init__(self) -> None:
        super().__init__()
        theme.role(self, "card")
        grid = QGridLayout(self)
        grid.setContentsMargins(theme.S, theme.S, theme.S, theme.S)
        grid.setSpacing(theme.S)
        self.folder = self._line(translate("fields", "Folder of the concept"), translate("fields", "A picture folder"))
        self.repeats = self._line(
            translate("fields", "Repeats"),
            tip=translate("fields", "How often each picture comes in an epoch. 1.5 gives half of them a second turn."),
        )
        self.weight = self._line(
            translate("fields", "Weight"),
            tip=translate("fields", "How much the loss of these pictures counts. 1 is usual."),
        )
        self.regularisation = QCheckBox(translate("fields", "Regularisation"))
        self.regularisation.setToolTip(
            translate("fields", "Pictures of the same kind of thing that are not the subject.")
        )
        self.more = self._line(
            translate("fields", "More settings of the concept"), "trigger_word=rexdog | caption_dropout=0.1"
        )
        self.more.setToolTip(
            translate("fields", "Options of captions and masks that are different here, parted by bars.")
        )
        top = QHBoxLayout()
        top.setSpacing(2)
        top.addWidget(self.folder, 1)
        self.up = self._button("up", translate("fields", "Move up"), lambda: self.moved.emit(self, -1))
        self.down = self._button("down", translate("fields", "Move down"), lambda: self.moved.emit(self, 1))
        self.gone = self._button("close", translate("fields", "Remove"), lambda: self.removed.emit(self))
        browse = self._button("folder", translate("fields", "Browse"), self._browse)
        for button in (browse, self.up, self.down, self.gone):
            top.addWidget(button)
        grid.addLayout(top, 0, 0)
        middle = QHBoxLayout()
        middle.setSpacing(theme.S)
        for field in (self.repeats, self.weight):
            field.setFixedWidth(_NUMBER)
            middle.addWidget(QLabel(field.accessibleName()))
            middle.addWidget(field)
        middle.addWidget(self.regularisation)
        middle.addStretch(1)
        grid.addLayout(middle, 1, 0)
        grid.addWidget(self.more, 2, 0)
        self.regularisation.clicked.connect(self.changed)

    def line(self) -> str:
        """The concept as a line of the config, right or wrong."""
        parts = [self.folder.text().strip()]
        for key, field in (("repeats", self.repeats), ("weight", self.weight)):
            text = field.text().strip().replace(",", ".")
            if text not in ("", "1"):
                parts.append(f"{key}={text}")
        if self.regularisation.isChecked():
            parts.append(REGULARISATION)
        if more := self.more.text().strip().strip("|").strip():
            parts.append(more)
        return " | ".join(parts)

    def show_line(self, line: str, number: int, count: int) -> None:
        """Show a line of the config without a signal."""
        self.up.setEnabled(number > 0)
        self.down.setEnabled(number < count - 1)
        self.setAccessibleName(translate("fields", "Concept {number}").format(number=number + 1))
        if line == self.line():
            return
        try:
            concept = read(line)
        except PydanticCustomError:  # written by hand: all of it is shown where it can be mended
            folder, _, rest = line.partition(" | ")
            concept, more = Concept(folder.strip()), rest.strip()
        else:
            others = replace(concept, folder="x", repeats=1.0, weight=1.0, regularisation=False)
            more = write(others).partition(" | ")[2]
        self._put(self.folder, concept.folder)
        self._put(self.repeats, "" if concept.samples else f"{concept.repeats:g}")
        self._put(self.weight, f"{concept.weight:g}")
        self._put(self.more, more)
        self.regularisation.setChecked(concept.regularisation)

    def _put(self, field: Line, text: str) -> None:
        if field.text() != text:
            field.setText(text)
            field.setCursorPosition(0)

    def _line(self, name: str, hint: str = "", tip: str = "") -> Line:
        field = Line()
        field.setAccessibleName(name)
        field.setPlaceholderText(hint)
        field.setToolTip(tip)
        field.textEdited.connect(lambda _: self.changed.emit())
        field.left.connect(self.left)
        return field

    def _button(self, icon: str, name: str, act: Any) -> Any:
        button = tool_button(icon, name)
        button.setFixedSize(28, 30)
        button.clicked.connect(lambda: act())
        return button

    def _browse(self) -> None:
        title = translate("fields", "Choose a picture folder")
        if path := QFileDialog.getExistingDirectory(self, title, self.folder.text()):
            self.folder.setText(path)
            self.changed.emit()
