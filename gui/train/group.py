"""A group of settings under a heading that folds it away."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from gui import icons, theme
from gui.train.parts import PARTED_FROM
from gui.train.row import DOT, Row
from gui.train.state import FormState
from gui.train.timestep_curve import TimestepCurve
from project.options import OptionInfo


class Group(QFrame):
    """The settings of one section. Rows are made when they are first shown."""

    folded = Signal()

    def __init__(self, title: str, parts: Sequence[tuple[str, Sequence[OptionInfo]]], state: FormState) -> None:
        super().__init__()
        theme.role(self, "card")
        self.parts, self.state = parts, state
        self.infos = [info for _, infos in parts for info in infos]
        self.rows: dict[str, Row] = {}
        self._unplaced: set[str] = set()
        self.open = True
        self._forced = False
        self.heading = QPushButton(title)
        theme.role(self.heading, "quiet")
        self.heading.setIconSize(QSize(16, 16))
        self.heading.setStyleSheet("text-align: left; font-weight: 600; padding: 6px 8px;")
        self.heading.setToolTip(self.tr("Fold or unfold this group (Space)"))
        self.heading.clicked.connect(self._fold)
        self._chip = QLabel()
        theme.role(self._chip, "chip")
        self._chip.setProperty("kind", "accent")
        self._chip.setFixedHeight(20)
        top = QHBoxLayout()
        top.setSpacing(theme.S)
        top.addWidget(self.heading, 1)
        top.addWidget(self._chip, 0, Qt.AlignmentFlag.AlignVCenter)
        self._body = QWidget()
        self._column = QVBoxLayout(self._body)
        self._column.setContentsMargins(theme.L - DOT + 6, 0, theme.S, theme.S)
        self._column.setSpacing(theme.M)
        self._parts: dict[str, QLabel] = {}
        if len(parts) > 1:
            for name, _ in parts:
                self._parts[name] = part_heading(name)
                self._column.addWidget(self._parts[name])
        outer = QVBoxLayout(self)
        outer.setContentsMargins(theme.S, theme.S, theme.M, theme.S)
        outer.setSpacing(theme.XS)
        outer.addLayout(top)
        outer.addWidget(self._body)
        self._show_open()
        self.refresh_chip()

    def missing(self, wanted: set[str]) -> list[OptionInfo]:
        """Which of the wanted settings have no row yet."""
        return [info for info in self.infos if info.key in wanted and info.key not in self.rows]

    def make_row(self, info: OptionInfo) -> Row:
        """Make the row of a setting; `place_rows` then shows it."""
        self.rows[info.key] = row = Row(info, self.state)
        if info.key == "timestep_sampling":
            row.put_below(TimestepCurve(self.state))
        self._unplaced.add(info.key)
        return row

    def place_rows(self, wanted: set[str]) -> bool:
        """Put the rows that were made at their places, all at once, so that they are laid out once; was there any?"""
        if not self._unplaced:
            return False
        self.setUpdatesEnabled(False)
        before = 0
        for name, infos in self.parts:
            before += name in self._parts
            for info in infos:
                row = self.rows.get(info.key)
                if row is not None and info.key in self._unplaced:
                    if info.key not in wanted:
                        row.hide()
                    self._column.insertWidget(before, row)
                before += row is not None
        self._unplaced.clear()
        self._show_parts(wanted)
        self.setUpdatesEnabled(True)
        return True

    def show_rows(self, wanted: set[str], words: list[str], forced: bool) -> None:
        """Show just the wanted settings; `forced` unfolds the group, as a search does."""
        self._forced = forced
        for key, row in self.rows.items():
            if key not in self._unplaced:
                row.setVisible(key in wanted)
            row.highlight(words)
        self._show_parts(wanted)
        self.setVisible(any(info.key in wanted for info in self.infos))
        self._show_open()

    def part(self, title: str) -> QLabel:
        """The small heading of that title."""
        return self._parts[title]

    def _show_parts(self, wanted: set[str]) -> None:
        """Small headings part a long list of settings; what a search found needs none."""
        there = {key for key in self.rows if key in wanted and key not in self._unplaced}
        needed = len(there) >= PARTED_FROM and not self._forced
        for name, infos in self.parts:
            if name in self._parts:
                self._parts[name].setVisible(needed and any(info.key in there for info in infos))

    def refresh_chip(self) -> None:
        """Count the changed settings in the heading."""
        count = sum(self.state.differs(info.key) for info in self.infos)
        wrong = sum(info.key in self.state.errors for info in self.infos)
        kind = "danger" if wrong else "accent"
        if self._chip.property("kind") != kind:
            self._chip.setProperty("kind", kind)
            self._chip.style().polish(self._chip)
        self._chip.setText(self.tr("{count} to mend").format(count=wrong) if wrong else
                           self.tr("{count} changed").format(count=count))  # fmt: skip
        self._chip.setVisible(bool(count or wrong))

    def unfold(self) -> None:
        if not self.open:
            self._fold()

    def _fold(self) -> None:
        self.open = not self.open
        self._show_open()
        self.folded.emit()

    def _show_open(self) -> None:
        is_open = self.open or self._forced
        self._body.setVisible(is_open)
        self.heading.setIcon(icons.icon("down" if is_open else "right"))
        state = self.tr("unfolded") if is_open else self.tr("folded")
        self.heading.setAccessibleDescription(state)


def part_heading(name: str) -> QLabel:
    """The small heading of a part of a group."""
    label = QLabel(name)
    theme.role(label, "part")
    label.setContentsMargins(DOT, theme.S, 0, 0)
    label.hide()
    return label
