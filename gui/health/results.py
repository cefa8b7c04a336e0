"""The results of a check: the summary, the findings by level as cards, and the shapes, in one scrolling column."""

from __future__ import annotations

from collections import deque

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from gui import icons, theme
from gui.health.card import LEVEL_ICONS, FindingCard
from gui.health.shapes import ShapesCard
from gui.health.thumbs import SmallPictures
from gui.language import listed, translated
from gui.widgets import Symbol
from project.health import LEVELS, Finding, Health, Level

translate = QCoreApplication.translate

_WIDEST = 1100  # pixels, as on the pages Train and Tools


class Results(QScrollArea):
    """Shows a health. Cards are made one at a time, so that a long list never holds the window up."""

    fix_wanted = Signal(object, object, list)  # Finding, Fix, files
    show_wanted = Signal(list, str)

    def __init__(self, small: SmallPictures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._small = small
        self._shown: Health | None = None
        self._waiting: deque[Finding] = deque()
        self._level: Level | None = None
        self._return_to = 0
        self.cards: list[FindingCard] = []
        self._widgets: list[QWidget] = []
        self.summary = Summary()
        self.shapes = ShapesCard()
        self.shapes.show_wanted.connect(self.show_wanted)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        inside.setMaximumWidth(_WIDEST)
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, theme.S, theme.L)
        self._column.setSpacing(theme.M)
        self._column.addWidget(self.summary)
        self._column.addWidget(self.shapes)
        self._column.addStretch(1)
        self.setWidget(inside)
        self._next = QTimer(self, singleShot=True, interval=0)
        self._next.timeout.connect(self._add_next)
        self.clear()

    def clear(self) -> None:
        """Show nothing."""
        self._next.stop()
        self._waiting.clear()
        for widget in self._widgets:
            self._column.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._widgets, self.cards = [], []
        self._level = self._shown = None
        self.summary.hide()
        self.shapes.hide()

    def show_health(self, health: Health) -> None:
        """Show what was found; cards that say the same as before stay as they are."""
        if self._shown is None or self._shown.findings != health.findings:
            self._return_to = self.verticalScrollBar().value() if self._shown is not None else 0
            self.clear()
            self._waiting = deque(health.findings)
            self._next.start()
        self._shown = health
        self.summary.show_health(health)
        self.summary.show()
        self.shapes.show_shapes(health.buckets, health.parts)
        self.shapes.setVisible(bool(health.buckets))

    def busy(self) -> bool:
        """Whether cards are still being made."""
        return bool(self._waiting)

    def _add_next(self) -> None:
        if not self._waiting:
            return
        finding = self._waiting[0]
        if finding.level != self._level:
            self._level = finding.level
            self._add(_heading(finding.level, self._shown))
        else:
            self._waiting.popleft()
            card = FindingCard(finding, self._small)
            card.fix_wanted.connect(self.fix_wanted)
            card.picked.connect(lambda file: self.show_wanted.emit([file], translated(finding.title)))
            self.cards.append(card)
            self._add(card)
        if self._waiting:
            self._next.start()
        elif self._return_to:
            QTimer.singleShot(0, self, self._scroll_back)

    def _add(self, widget: QWidget) -> None:
        self._widgets.append(widget)
        self._column.insertWidget(len(self._widgets), widget)  # behind the summary, before the shapes

    def _scroll_back(self) -> None:
        self.verticalScrollBar().setValue(self._return_to)


class Summary(QFrame):
    """One line: what was looked at, and how it stands."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.role(self, "card")
        self._symbol = Symbol(size=28)
        self.title, self.text = QLabel(), QLabel(wordWrap=True)
        theme.role(self.title, "heading")
        theme.role(self.text, "muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.L, theme.M, theme.L, theme.M)
        row.setSpacing(theme.M)
        row.addWidget(self._symbol)
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(self.title)
        column.addWidget(self.text)
        row.addLayout(column, 1)

    def show_health(self, health: Health) -> None:
        """Say what a check found."""
        name, tone = LEVEL_ICONS[health.worst] if health.worst else ("check", "success")
        self._symbol.set_icon(icons.toned(name, tone))
        counts = [_counted(level, number) for level in LEVELS if (number := health.count(level))]
        self.title.setText(listed(*counts) if counts else self.tr("Nothing is wrong with this set"))
        seconds = f"{max(0.1, health.seconds):.1f}" if health.seconds < 10 else f"{health.seconds:.0f}"
        words = self.tr("{all} pictures were looked at, {trained} of them are learned from. Checked in {seconds} s.")
        self.text.setText(words.format(all=f"{len(health.items):,}", trained=f"{health.trained:,}", seconds=seconds))
        self.setAccessibleName(f"{self.title.text()}. {self.text.text()}")


def _counted(level: Level, number: int) -> str:
    words = {
        "problem": (translate("health", "{0} problem"), translate("health", "{0} problems")),
        "warning": (translate("health", "{0} warning"), translate("health", "{0} warnings")),
        "hint": (translate("health", "{0} hint"), translate("health", "{0} hints")),
    }[level]
    return words[number != 1].format(number)


def _heading(level: Level, health: Health | None) -> QLabel:
    titles = {
        "problem": translate("health", "Problems: left out, or sure to spoil something"),
        "warning": translate("health", "Warnings: probably do harm"),
        "hint": translate("health", "Hints: worth a look"),
    }
    label = QLabel(titles[level])
    theme.role(label, "part")
    label.setContentsMargins(0, theme.S, 0, 0)
    return label
