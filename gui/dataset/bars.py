"""The rows above the grid: search, order and size of the thumbnails; and what a training would make of the pictures."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QSlider, QVBoxLayout, QWidget

from gui import icons, theme
from gui.dataset.search import Search
from gui.dataset.search_field import SearchField
from gui.widgets import FlowLayout, Symbol

SMALLEST, LARGEST = 96, 320
_SEARCH_MILLISECONDS = 120


class ToolRow(QWidget):
    """Search with its count, order, thumbnail size."""

    searched = Signal(str)
    ordered = Signal(str)
    sized = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search, self.found = SearchField(self), QLabel()
        theme.role(self.found, "muted")
        self.order = QComboBox()
        self.order.setAccessibleName(self.tr("Order"))
        self.order.setToolTip(self.tr("The order of the pictures"))
        for key, title in (
            ("name", self.tr("By name")),
            ("newest", self.tr("Newest first")),
            ("caption", self.tr("Longest caption first")),
            ("bare", self.tr("Without caption first")),
            ("size", self.tr("Largest file first")),
        ):
            self.order.addItem(title, key)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(SMALLEST, LARGEST)
        self.slider.setSingleStep(16)
        self.slider.setPageStep(32)
        self.slider.setValue(160)
        self.slider.setFixedWidth(110)
        self.slider.setAccessibleName(self.tr("Size of the thumbnails"))
        self.slider.setToolTip(self.tr("Size of the thumbnails (Ctrl++ and Ctrl+−)"))
        self.problem = QLabel(wordWrap=True)
        theme.role(self.problem, "muted")
        self.problem.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.XS)
        row = QHBoxLayout()
        column.addLayout(row)
        column.addWidget(self.problem)
        row.setSpacing(theme.M)
        row.addWidget(self.search, 1)
        row.addWidget(self.found)
        row.addWidget(self.order)
        row.addWidget(Symbol(icons.toned("image", "faint"), 14))
        row.addWidget(self.slider)
        row.addWidget(Symbol(icons.toned("image", "faint"), 20))
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SEARCH_MILLISECONDS)
        self._soon.timeout.connect(self._search)
        self.search.textChanged.connect(self._soon.start)
        self.order.currentIndexChanged.connect(self._order)
        self.slider.valueChanged.connect(self.sized)

    def show_found(self, shown: int, every: int) -> None:
        """How many pictures the search and the filter leave."""
        self.found.setText(
            self.tr("{shown} of {count}").format(shown=f"{shown:,}", count=f"{every:,}") if shown != every else ""
        )

    def show_problem(self, search: Search, hint: str = "") -> None:
        """Say beneath the field what is wrong with a filter, and where; or what is good to know of it."""
        self.problem.setVisible(bool(search.error or hint))
        self.problem.setText(hint)
        if search.error:
            text, place = self.search.text(), max(0, search.position)
            self.problem.setText(
                self.tr("Here: “{part}”. {message}.").format(
                    part=text[place : place + 24] or text[-12:], message=search.error.rstrip(".。")
                )
            )

    def reset(self) -> None:
        """Forget the search of another project."""
        self.problem.hide()
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)
        self._soon.stop()

    def _search(self) -> None:
        self.searched.emit(self.search.text())

    def _order(self) -> None:
        self.ordered.emit(str(self.order.currentData()))


class SummaryRow(QWidget):
    """The counts as buttons, each of which shows only what it counts."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.S)
        chips = QWidget()
        flow = FlowLayout(chips, theme.S)
        self.buttons: dict[str, QPushButton] = {}
        for key in ("all", "trained", "skipped", "bare"):
            button = QPushButton()
            button.setCheckable(True)
            theme.role(button, "quiet")
            button.clicked.connect(self._clicked)
            self.buttons[key] = button
            flow.addWidget(button)
        self.buttons["all"].setToolTip(self.tr("Show every picture"))
        self.buttons["trained"].setToolTip(self.tr("Show only the pictures that a training uses"))
        self.buttons["skipped"].setToolTip(self.tr("Show only the pictures that are left out, and see why"))
        self.buttons["bare"].setToolTip(self.tr("Show only the pictures that have no words yet"))
        self.note = QLabel()
        theme.role(self.note, "faint")
        row.addWidget(chips, 1)
        row.addWidget(self.note)
        self._row = row
        self.show_chosen("all")

    def add_widget(self, widget: QWidget) -> None:
        """Put something of another room at the right end."""
        self._row.addWidget(widget)

    def show_chosen(self, key: str) -> None:
        for name, button in self.buttons.items():
            button.setChecked(name == key)

    def show_counts(self, counts: dict[str, int], selected: int) -> None:
        """Put the numbers in; what is zero is not shown, unless it is what the person looks at."""
        texts = {
            "all": _number(counts["all"], self.tr("1 picture"), self.tr("{count} pictures")),
            "trained": self.tr("{count} will be trained").format(count=f"{counts['trained']:,}"),
            "skipped": self.tr("{count} will be skipped").format(count=f"{counts['skipped']:,}"),
            "bare": self.tr("{count} without caption").format(count=f"{counts['bare']:,}"),
        }
        for key, button in self.buttons.items():
            button.setText(texts[key])
            button.setVisible(key in ("all", "trained") or counts[key] > 0 or button.isChecked())
        self.buttons["skipped"].setIcon(icons.toned("warning", "warning"))
        if selected > 1:
            note = self.tr("{count} selected").format(count=f"{selected:,}")
        elif counts["waiting"]:
            note = self.tr("Checking, {count} to go").format(count=f"{counts['waiting']:,}")
        else:
            note = ""
        self.note.setText(note)

    def _clicked(self) -> None:
        sender = self.sender()
        key = next((key for key, button in self.buttons.items() if button is sender), "all")
        self.show_chosen(key)
        self.chosen.emit(key)


def _number(count: int, one: str, many: str) -> str:
    return one if count == 1 else many.format(count=f"{count:,}")
