"""The list of runs with what stands above it: search, order, and the actions for the chosen runs."""

from pathlib import Path

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from gui import icons, theme
from gui.runs.actions import RunActions
from gui.runs.list_view import RunsList
from gui.runs.model import RunsModel
from gui.widgets import tool_button
from project.runs.summary import RunSummary

MENU = ("open", "compare", "|", "resume", "preview", "export", "settings", "|", "rename", "note", "folder", "|", "free",
        "delete")  # fmt: skip
MORE = ("settings", "rename", "note", "folder", "|", "free", "delete")


class Listing(QWidget):
    """Says what the person wants with which runs; does nothing of it itself, but for the editing in place."""

    wanted = Signal(str, object)  # the name of an action, and list[RunSummary]
    checkpoint_wanted = Signal(object, object)  # the run's folder and the checkpoint's

    def __init__(self, runs: RunsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = RunsList(runs)
        self.actions_ = RunActions(self)
        self.search = self._make_search()
        self.order = self._make_order()
        self.nothing = QLabel(self.tr("No run has these words."))
        theme.role(self.nothing, "muted")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.nothing.setContentsMargins(0, theme.XL, 0, 0)
        self.nothing.hide()
        self._lay_out()
        self.list.chosen.connect(self._chosen)
        self.list.open_wanted.connect(self.actions_.actions["open"].trigger)
        self.list.menu_wanted.connect(self._menu)
        self.actions_.wanted.connect(self._wanted)
        self.actions_.checkpoint_wanted.connect(self._checkpoint)
        self.search.textChanged.connect(self._search)
        self.search.returnPressed.connect(self.list.setFocus)
        self.list.filter.rowsInserted.connect(self._count)
        self.list.filter.rowsRemoved.connect(self._count)
        self.list.filter.modelReset.connect(self._count)

    def select(self, folder: Path) -> None:
        self.list.select(folder)

    def _make_search(self) -> QLineEdit:
        search = QLineEdit()
        search.setPlaceholderText(self.tr("Search in names, settings and notes"))
        search.setAccessibleName(self.tr("Search"))
        search.setToolTip(self.tr("Show only the runs that have these words (Ctrl+F)"))
        search.setClearButtonEnabled(True)
        search.addAction(icons.icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        key = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        key.activated.connect(search.setFocus)
        return search

    def _make_order(self) -> QComboBox:
        order = QComboBox()
        order.setAccessibleName(self.tr("Order"))
        order.setToolTip(self.tr("The order of the list"))
        for key, text in (
            ("newest", self.tr("Newest first")),
            ("loss", self.tr("Lowest loss first")),
            ("time", self.tr("Longest first")),
            ("name", self.tr("By name")),
        ):
            order.addItem(text, key)
        order.currentIndexChanged.connect(self._ordered)
        return order

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(theme.S)
        top.addWidget(self.search, 1)
        top.addWidget(self.order)
        bar = QHBoxLayout()
        bar.setSpacing(theme.XS)
        self.buttons: dict[str, QPushButton] = {}
        for name in ("open", "compare", "resume", "preview", "export"):
            self.buttons[name] = self.actions_.button(name, "quiet")
            bar.addWidget(self.buttons[name])
        bar.addStretch(1)
        self.more = tool_button("more", self.tr("More that can be done with the chosen runs"))
        self.more.clicked.connect(self._more)
        self.more.setEnabled(False)
        bar.addWidget(self.more)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.S)
        column.addLayout(top)
        column.addLayout(bar)
        column.addWidget(self.nothing)
        column.addWidget(self.list, 1)

    def _chosen(self, chosen: list[RunSummary]) -> None:
        self.actions_.choose(chosen)
        self.more.setEnabled(bool(chosen))

    def _wanted(self, name: str) -> None:
        if name == "rename":
            self.list.begin_edit("name")
        elif name == "note":
            self.list.begin_edit("note")
        else:
            self.wanted.emit(name, self.list.selected())

    def _checkpoint(self, folder: Path) -> None:
        chosen = self.list.selected()
        if chosen:
            self.checkpoint_wanted.emit(chosen[0].folder, folder)

    def _menu(self, place: QPoint) -> None:
        self.actions_.menu(self, MENU).popup(place)

    def _more(self) -> None:
        self.actions_.menu(self, MORE).popup(self.more.mapToGlobal(QPoint(0, self.more.height())))

    def _search(self, text: str) -> None:
        self.list.filter.search(text)
        self._count()

    def _ordered(self) -> None:
        self.list.filter.order(self.order.currentData())
        self.list.scrollTo(self.list.currentIndex())

    def _count(self) -> None:
        self.nothing.setVisible(self.list.filter.rowCount() == 0 and bool(self.search.text().strip()))
