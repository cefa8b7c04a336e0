"""The two parts of the welcome: the computer in four facts, and what it can train."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gui import icons, theme
from gui.welcome import words
from gui.welcome.look import Look
from gui.widgets import ElidedLabel, Symbol
from project.schema import PICTURES, TEXTS

if TYPE_CHECKING:
    from project.abilities import Ability


_CHIP = 20  # pixels: lower ones get no round corners


def _frame() -> tuple[QFrame, QVBoxLayout]:
    frame = QFrame()
    theme.role(frame, "card")
    column = QVBoxLayout(frame)
    column.setContentsMargins(theme.L, theme.M, theme.L, theme.M)
    column.setSpacing(theme.S)
    return frame, column


class MachineFacts(QWidget):
    """Card, processor, memory and disk, two beside each other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.facts: dict[str, Fact] = {
            "card": Fact("image", self.tr("Looking for the graphics card…")),
            "processor": Fact("cpu", self.tr("Looking at the processor…")),
            "memory": Fact("layers", self.tr("Looking at the memory…")),
            "disk": Fact("save", self.tr("Looking at the disk…")),
        }
        frame, column = _frame()
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.XL)
        grid.setVerticalSpacing(theme.M)
        for number, fact in enumerate(self.facts.values()):
            grid.addWidget(fact, number // 2, number % 2, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(number % 2, 1)
        column.addLayout(grid)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)

    def show_look(self, look: Look) -> None:
        self.facts["card"].show_fact(*words.card_words(look))
        self.facts["processor"].show_fact(*words.processor_words(look))
        self.facts["memory"].show_fact(*words.memory_words(look))
        self.facts["disk"].show_fact(*words.disk_words(look))

    def show_nothing(self) -> None:
        """It could not be found out."""
        for fact in self.facts.values():
            fact.show_fact(self.tr("Unknown"), "")


class Fact(QWidget):
    """An icon, a name, and a line of what there is to know."""

    def __init__(self, icon_name: str, waiting: str) -> None:
        super().__init__()
        self._icon_name = icon_name
        self.symbol = Symbol(icons.toned(icon_name, "muted"), 22)
        self.title = ElidedLabel(waiting, Qt.TextElideMode.ElideRight)
        theme.role(self.title, "heading")
        self.text = QLabel(wordWrap=True)
        theme.role(self.text, "muted")
        lines = QVBoxLayout()
        lines.setSpacing(0)
        lines.addWidget(self.title)
        lines.addWidget(self.text)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.M)
        row.addWidget(self.symbol, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(lines, 1)

    def show_fact(self, title: str, text: str, kind: str = "") -> None:
        """`kind` is "" or "warning"."""
        self.title.setText(title)
        self.text.setText(text)
        theme.role(self.text, kind or "muted")
        self.symbol.set_icon(icons.toned(self._icon_name, kind or "muted"))


class AbilityList(QWidget):
    """What can be trained: image models on the left, language models on the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: dict[str, tuple[QLabel, QLabel]] = {}  # title -> chip, how
        self._columns: dict[str, QGridLayout] = {}
        titles = {PICTURES: self.tr("From pictures, image models"), TEXTS: self.tr("From texts, language models")}
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(theme.M)
        for task, title in titles.items():
            frame, column = _frame()
            heading = QLabel(title)
            theme.role(heading, "part")
            column.addWidget(heading)
            self._columns[task] = grid = QGridLayout()
            grid.setHorizontalSpacing(theme.M)
            grid.setVerticalSpacing(theme.S)
            grid.setColumnStretch(2, 1)
            column.addLayout(grid)
            column.addStretch(1)
            outer.addWidget(frame, 1)

    def show_abilities(self, abilities: list[Ability]) -> None:
        """Show them, once."""
        if not abilities:
            for grid in self._columns.values():
                unknown = QLabel(self.tr("The memory of the device could not be found out."), wordWrap=True)
                theme.role(unknown, "muted")
                grid.addWidget(unknown, 0, 0, 1, 3)
        for ability in abilities:
            grid = self._columns[ability.task]
            chip_text, kind, how_text = words.ability_words(ability)
            title = self.tr("like {0}").format(ability.title) if ability.task == TEXTS else ability.title
            name, chip, how = QLabel(title), QLabel(chip_text), QLabel(how_text, wordWrap=True)
            chip.setAlignment(Qt.AlignmentFlag.AlignCenter)
            chip.setMinimumHeight(_CHIP)
            theme.role(chip, "chip")
            chip.setProperty("kind", kind)
            theme.role(how, "faint")
            row = grid.rowCount()
            grid.addWidget(name, row, 0)
            grid.addWidget(chip, row, 1, Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(how, row, 2)
            self.rows[ability.title] = chip, how
