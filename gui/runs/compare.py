"""Several runs side by side: a table of what differs among them, and their curves in one chart."""

from collections.abc import Sequence

import shiboken6
from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from gui import theme
from gui.run_model import RunModel
from gui.run_view import RunView
from gui.runs import facts
from gui.runs.watched import Watched
from gui.widgets import ElidedLabel, human_duration, human_time, tool_button
from project.runs.summary import RunSummary, differing

_MOST_HEIGHT = 150  # pixels of the table; more runs are scrolled to
_MOST_COLUMNS = 4  # settings in the table; the rest is in its tooltip


class Dot(QWidget):
    """The colour of a run in the charts."""

    def __init__(self, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = number
        self.setFixedSize(12, 12)

    def paintEvent(self, _: QPaintEvent) -> None:
        series = theme.tokens().series
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(series[self._number % len(series)]))
        painter.drawEllipse(QRectF(1, 1, 10, 10))
        painter.end()


class Compare(QWidget):
    """Follows the runs that it shows, except for the live one, whose model the window has."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._watched: list[Watched] = []
        self.shown: list[RunSummary] = []
        self.view = RunView()
        self.back = tool_button("left", self.tr("Back to the list (Esc)"), "Alt+Left")
        self.title = QLabel()
        theme.role(self.title, "title")
        self._table = QFrame()
        theme.role(self._table, "card")
        self._grid = QGridLayout(self._table)
        self._grid.setContentsMargins(theme.M, theme.S, theme.M, theme.S)
        self._grid.setHorizontalSpacing(theme.L)
        self._grid.setVerticalSpacing(theme.XS)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self._table)
        top = QHBoxLayout()
        top.setSpacing(theme.S)
        top.addWidget(self.back)
        top.addWidget(self.title, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.M)
        column.addLayout(top)
        column.addWidget(self._scroll)
        column.addWidget(self.view, 1)
        self.back.clicked.connect(self.left)
        key = QShortcut(QKeySequence("Esc"), self)
        key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        key.activated.connect(self.left)

    def show_runs(self, compared: Sequence[RunSummary], live: tuple[RunSummary, RunModel] | None = None) -> None:
        """Show these runs; `live` is the one that the window follows."""
        self.leave()
        self.shown = list(compared)
        self.title.setText(self.tr("{0} runs compared").format(len(compared)))
        self._fill_table()
        models = []
        for run, name in zip(compared, distinct_names(compared), strict=True):
            if live is not None and live[0].folder == run.folder and shiboken6.isValid(live[1]):
                models.append((name, live[1]))
            else:
                watched = Watched(run.folder, self)
                self._watched.append(watched)
                models.append((name, watched.model))
        self.view.show_runs(models)

    def leave(self) -> None:
        """Stop following."""
        if self.shown:
            self.shown = []
            self.view.show_runs([])
        for watched in self._watched:
            watched.leave()
        self._watched.clear()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._table.update()

    def _fill_table(self) -> None:
        while item := self._grid.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        keys = facts.setting_names(dict.fromkeys(differing(self.shown)))
        heads = [self.tr("Run"), self.tr("Loss"), self.tr("Steps"), self.tr("Time")]
        for column, head in enumerate([*heads, *(facts.setting_title(key) for key in keys[:_MOST_COLUMNS])]):
            label = QLabel(head)
            theme.role(label, "faint")
            self._grid.addWidget(label, 0, column + 1, self._align(column))
        for row, (run, name) in enumerate(zip(self.shown, distinct_names(self.shown), strict=True)):
            self._grid.addWidget(Dot(row), row + 1, 0)
            title = ElidedLabel(name, Qt.TextElideMode.ElideRight)
            self._grid.addWidget(title, row + 1, 1)
            figures = [facts.loss_text(run), facts.grouped(run.steps), human_duration(run.seconds)]
            values = [facts.value_text(run.changed.get(key, facts.default_of(key))) for key in keys[:_MOST_COLUMNS]]
            for column, text in enumerate([*figures, *values]):
                figure = QLabel(text)
                figure.setToolTip("" if column else facts.loss_kind(run))
                self._grid.addWidget(figure, row + 1, column + 2, Qt.AlignmentFlag.AlignRight)
        self._grid.setColumnStretch(1, 1)
        self._scroll.setFixedHeight(min(self._table.sizeHint().height(), _MOST_HEIGHT))
        self._table.setToolTip(self._other_differences(keys[_MOST_COLUMNS:]))

    def _other_differences(self, keys: Sequence[str]) -> str:
        lines = []
        for key in keys:
            values = (facts.value_text(run.changed.get(key, facts.default_of(key))) for run in self.shown)
            lines.append(f"{facts.setting_title(key)}: {' / '.join(values)}")
        return "\n".join(lines)

    def _align(self, column: int) -> Qt.AlignmentFlag:
        return Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft


def distinct_names(compared: Sequence[RunSummary]) -> list[str]:
    """The runs' names, with their time where two are called alike."""
    names = [run.name for run in compared]
    return [
        run.name if names.count(run.name) == 1 else f"{run.name}, {human_time(run.started)}" for run in compared
    ]  # fmt: skip
