"""The foot of the form: what the run will take, what is worth a thought, and the button that starts it."""

import html
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from gui import icons, theme
from gui.language import listed, translated
from gui.train.checks import OPTIONS, PROJECT_KEYS, with_titles
from gui.train.outlook import Outlook
from gui.widgets import Symbol, action_button, human_bytes, with_key
from project.lint import Finding
from project.schema import TEXTS

_SHOWN = 2  # warnings at first
START_KEY = "Ctrl+Return"
_SIGNS = {"error": ("error", "danger"), "warning": ("warning", "warning"), "hint": ("info", "muted")}


class Summary(QFrame):
    """Steps, time and disk of the run, hints, errors that lead to their field, and Start."""

    start_wanted = Signal()
    field_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        theme.role(self, "card")
        self.start_button = action_button(
            "play", self.tr("Start training"), self.tr("Start training with these settings"), START_KEY, "primary"
        )
        self.start_button.setMinimumHeight(36)
        self.start_button.clicked.connect(self.start_wanted)
        self.steps, self.time, self.disk = _Fact(self.tr("Steps")), _Fact(self.tr("Time")), _Fact(self.tr("Disk"))
        facts = QHBoxLayout()
        facts.setSpacing(theme.XL)
        for fact in (self.steps, self.time, self.disk):
            facts.addWidget(fact, 0, Qt.AlignmentFlag.AlignTop)
        facts.addStretch(1)
        facts.addWidget(self.start_button, 0, Qt.AlignmentFlag.AlignVCenter)
        self._hints = QVBoxLayout()
        self._hints.setSpacing(theme.XS)
        self.errors = _Line("error", "danger")
        self.errors.label.linkActivated.connect(self.field_wanted)
        self.blocked = _Line("info", "muted")
        self.warnings: list[_Line] = []
        self.more = QPushButton()
        theme.role(self.more, "link")
        self.more.clicked.connect(self._show_more)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.L, theme.M, theme.L, theme.M)
        column.setSpacing(theme.S)
        column.addWidget(self.errors)
        column.addWidget(self.blocked)
        column.addLayout(self._hints)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(facts)
        self._all_shown = False
        self._shown: tuple[Finding, ...] = ()
        self.more.hide()
        self.show_outlook(None)
        self.show_errors([])
        self.set_blocked("")

    def show_outlook(self, outlook: Outlook | None) -> None:
        """Show what a run will take; None while that is unknown."""
        if outlook is None:
            for fact in (self.steps, self.time, self.disk):
                fact.say("–", "")
            self._show_findings(())
            return
        run = outlook.estimate
        epochs = self.tr("1 epoch") if run.epochs == 1 else self.tr("{count} epochs").format(count=run.epochs)
        one, many = self.tr("1 picture"), self.tr("{count} pictures")
        if outlook.task == TEXTS:
            one, many = self.tr("1 text"), self.tr("{count} texts")
        pictures = one if outlook.pictures == 1 else many.format(count=outlook.pictures)
        self.steps.say(f"{run.steps:,}".replace(",", "\u202f"), f"{epochs}, {pictures}")
        self.time.say(self._about(run.seconds), translated(run.basis) if run.seconds is not None else "")
        room = "" if outlook.free is None else self.tr("{size} free").format(size=human_bytes(outlook.free))
        self.disk.say(human_bytes(run.disk), room)
        self._show_findings(outlook.findings)

    def show_errors(self, keys: Sequence[str]) -> None:
        """Name the settings that are not right; a click leads to them."""
        self.errors.setVisible(bool(keys))
        if not keys:
            return
        links = listed(*(f'<a href="{key}">{html.escape(OPTIONS[key].title)}</a>' for key in keys))
        one = self.tr("One setting is not right yet: {links}")
        many = self.tr("{count} settings are not right yet: {links}")
        self.errors.say((one if len(keys) == 1 else many).format(count=len(keys), links=links))

    def set_blocked(self, reason: str, shown: bool = True) -> None:
        """Switch the button off for a reason, or on again with an empty one. `shown`: say it above the button too."""
        self.start_button.setEnabled(not reason)
        self.blocked.setVisible(bool(reason) and shown)
        self.blocked.say(html.escape(reason))
        words = reason or self.tr("Start training with these settings")
        self.start_button.setToolTip(with_key(words, START_KEY))
        self.start_button.setAccessibleDescription(reason)

    def set_starting(self, starting: bool) -> None:
        self.start_button.setText(self.tr("Starting…") if starting else self.tr("Start training"))

    def _about(self, seconds: float | None) -> str:
        if seconds is None:
            return self.tr("unknown")
        minutes = round(seconds / 60)
        if minutes < 1:
            return self.tr("under a minute")
        if minutes < 90:
            return self.tr("about {count} min").format(count=minutes)
        hours = seconds / 3600
        if hours < 48:
            return self.tr("about {count} h").format(count=f"{hours:.1f}".removesuffix(".0"))
        return self.tr("about {count} days").format(count=round(hours / 24))

    def _show_findings(self, findings: Sequence[Finding]) -> None:
        """A line for each, with the sign of its severity and a link to the setting that it is about."""
        if tuple(findings) == self._shown:
            return
        self._shown = tuple(findings)
        for line in self.warnings:
            self._hints.removeWidget(line)
            line.hide()
            line.deleteLater()
        self.warnings = []
        for finding in findings:
            line = _Line(*_SIGNS[finding.severity])
            line.say(html.escape(with_titles(translated(finding.text))))
            if finding.keys and finding.keys[0] not in PROJECT_KEYS:
                self._add_way(line, finding.keys[0])
            self._hints.addWidget(line)
            self.warnings.append(line)
        self._limit()

    def _add_way(self, line: "_Line", key: str) -> None:
        """A button that leads to the setting; a link in the text would catch the Tab key."""
        line.way = QPushButton(self.tr("Show"))
        theme.role(line.way, "link")
        words = self.tr("Go to “{title}”").format(title=OPTIONS[key].title)
        line.way.setToolTip(words)
        line.way.setAccessibleName(words)
        line.way.clicked.connect(lambda: self.field_wanted.emit(key))
        line.way.setStyleSheet("padding: 0;")
        line.way.setFixedHeight(line.way.fontMetrics().height() + 2)
        line.add(line.way)

    def _show_more(self) -> None:
        self._all_shown = not self._all_shown
        self._limit()

    def _limit(self) -> None:
        count = len(self._shown)
        for at, line in enumerate(self.warnings):
            line.setVisible(at < count and (self._all_shown or at < _SHOWN))
        hidden = count - _SHOWN
        more = self.tr("1 more hint") if hidden == 1 else self.tr("{count} more hints").format(count=hidden)
        self.more.setText(self.tr("Fewer hints") if self._all_shown else more)
        self.more.setVisible(hidden > 0)


class _Fact(QWidget):
    """A figure with its name above and where it comes from below."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.value, self.note = QLabel(), QLabel()
        label = QLabel(name)
        theme.role(label, "faint")
        theme.role(self.value, "heading")
        theme.role(self.note, "faint")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (label, self.value, self.note):
            part.setTextFormat(Qt.TextFormat.PlainText)
            column.addWidget(part)

    def say(self, value: str, note: str) -> None:
        self.value.setText(value)
        self.note.setText(note)


class _Line(QWidget):
    """A sentence with a sign before it."""

    def __init__(self, icon_name: str, tone: str) -> None:
        super().__init__()
        self.label = QLabel(wordWrap=True)
        self.label.setTextFormat(Qt.TextFormat.RichText)
        self.label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.label.setTextInteractionFlags(Qt.TextInteractionFlag.LinksAccessibleByMouse
                                           | Qt.TextInteractionFlag.LinksAccessibleByKeyboard)  # fmt: skip
        self.way: QPushButton | None = None  # leads to the setting
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.S)
        row.addWidget(Symbol(icons.toned(icon_name, tone), 16), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.label, 1)

    def add(self, widget: QWidget) -> None:
        """Put something behind the text."""
        self._row.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)

    def say(self, text: str) -> None:
        self.label.setText(text)

    def text(self) -> str:
        return self.label.text()
