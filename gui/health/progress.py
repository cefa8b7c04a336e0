"""How far a check is: a bar, how many pictures were looked at, the time left, and Stop."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from gui import theme
from gui.widgets import action_button, human_duration, with_key
from project.health import Progress


class ProgressRow(QFrame):
    """Shown while a check is at work."""

    stopped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.role(self, "card")
        self.text = QLabel()
        self.bar = QProgressBar(textVisible=False)
        self.bar.setAccessibleName(self.tr("Progress of the check"))
        tooltip = with_key(self.tr("End the check; what was looked at is kept"), "Esc")
        self.stop = action_button("close", self.tr("Stop"), tooltip)
        self.stop.clicked.connect(self.stopped)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.L, theme.M, theme.M, theme.M)
        row.setSpacing(theme.M)
        column = QVBoxLayout()
        column.setSpacing(theme.XS)
        column.addWidget(self.text)
        column.addWidget(self.bar)
        row.addLayout(column, 1)
        row.addWidget(self.stop)
        self.begin()

    def begin(self) -> None:
        """Nothing is known yet."""
        self.text.setText(self.tr("Looking for pictures…"))
        self.bar.setRange(0, 0)

    def show_progress(self, progress: Progress) -> None:
        """So far it is."""
        self.bar.setRange(0, max(1, progress.total))
        self.bar.setValue(progress.done)
        words = self.tr("Looked at {done} of {total} pictures").format(
            done=f"{progress.done:,}", total=f"{progress.total:,}"
        )
        if progress.done >= progress.total:
            words = self.tr("Comparing pictures and captions…")
        elif progress.left is not None:
            words += self.tr(" · {time} left").format(time=human_duration(progress.left))
        self.text.setText(words)
