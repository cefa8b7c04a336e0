"""The review of made captions: filter, list, and the buttons that take them over."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gui import theme
from gui.dataset.captioning.result_list import ResultList
from gui.dataset.captioning.results import Result, ResultModel
from gui.dataset.thumbnails import Thumbnails
from gui.widgets import action_button, tool_button

ORDER = ("all", "changed", "empty", "warnings")


class Review(QWidget):
    """What was made, to be taken or left. It writes nothing itself."""

    apply_wanted = Signal()
    discard_wanted = Signal()

    def __init__(self, model: ResultModel, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = model
        self.list = ResultList(model, thumbnails)
        self.filter = QComboBox()
        self.filter.setAccessibleName(self.tr("Which captions are listed"))
        self.filter.setToolTip(self.tr("Which captions are listed"))
        for key in ORDER:
            self.filter.addItem("", key)
        self.take_all = tool_button("check", self.tr("Take all that are listed"))
        self.take_none = tool_button("close", self.tr("Leave out all that are listed"))
        self.undo = tool_button("undo", self.tr("Take back the last mark or edit here (Ctrl+Z)"))
        self.hint = QLabel(
            self.tr("Space takes or leaves, Enter edits, a double click on a picture shows it."), wordWrap=True
        )
        theme.role(self.hint, "faint")
        self.apply = action_button(
            "check", "", self.tr("Write the taken captions, as one step (Ctrl+Return)"), role="primary"
        )
        self.discard = action_button(
            "trash", self.tr("Discard"), self.tr("Forget what was made and is not applied"), role="quiet"
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.S)
        top = QHBoxLayout()
        top.setSpacing(theme.XS)
        top.addWidget(self.filter, 1)
        for button in (self.take_all, self.take_none, self.undo):
            top.addWidget(button)
        column.addLayout(top)
        column.addWidget(self.list, 1)
        column.addWidget(self.hint)
        foot = QHBoxLayout()
        foot.setSpacing(theme.S)
        foot.addWidget(self.discard)
        foot.addStretch(1)
        foot.addWidget(self.apply, 0, Qt.AlignmentFlag.AlignRight)
        column.addLayout(foot)
        self.filter.activated.connect(self._filtered)
        self.take_all.clicked.connect(lambda: model.take(model.rows, True))
        self.take_none.clicked.connect(lambda: model.take(model.rows, False))
        self.undo.clicked.connect(self.list.undo)
        self.apply.clicked.connect(self.apply_wanted)
        self.discard.clicked.connect(self.discard_wanted)
        model.counted.connect(self.refresh)
        self.refresh()

    def ready(self) -> Sequence[Result]:
        """What would be written now, what is being typed included."""
        self.list.finish()
        return self.model.ready()

    def show_only(self, shown: str) -> None:
        """List all rows, or only some of them, as the person would choose."""
        self.filter.setCurrentIndex(ORDER.index(shown))
        self._filtered()

    def refresh(self) -> None:
        """Show how many rows there are of each kind, and how many would be written."""
        counts = self.model.counts()
        titles = {
            "all": self.tr("All ({count})"),
            "changed": self.tr("Changed ({count})"),
            "empty": self.tr("Empty ({count})"),
            "warnings": self.tr("To mind ({count})"),
        }
        for at, key in enumerate(ORDER):
            self.filter.setItemText(at, titles[key].format(count=f"{counts[key]:,}"))
        count = len(self.model.ready())
        text = self.tr("Apply {count} captions").format(count=f"{count:,}")
        self.apply.setText({0: self.tr("Apply captions"), 1: self.tr("Apply 1 caption")}.get(count, text))
        self.apply.setEnabled(count > 0)
        self.undo.setEnabled(self.model.can_undo)
        self.discard.setEnabled(bool(self.model.results))

    def _filtered(self) -> None:
        self.list.finish()
        self.model.show_filter(str(self.filter.currentData()))
