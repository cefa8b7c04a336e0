"""The search field: plain words or the filter language, with saved filters, examples, and what is wrong beneath it."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QLineEdit, QMenu, QPushButton, QVBoxLayout, QWidget

from gui import icons, theme
from gui.widgets import ask_text, with_key

Saved = Sequence[tuple[str, str]]  # title, filter


class SearchField(QLineEdit):
    """A field for words; Esc empties it, then leaves it."""

    left = Signal()
    kept = Signal(list)  # the saved filters, after the person changed them

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.saved: list[tuple[str, str]] = []
        self.setPlaceholderText(self.tr("Search captions and names"))
        tip = self.tr("Search captions and file names, or filter: tag:dog AND NOT tokens:>75")
        self.setToolTip(with_key(tip, "Ctrl+F"))
        self.setClearButtonEnabled(True)
        self.setMinimumWidth(200)
        self.star = QAction(icons.icon("star"), self.tr("Saved filters"), self)
        self.star.triggered.connect(self.show_saved)
        self.help = QAction(icons.icon("info"), self.tr("What can be searched for"), self)
        self.help.triggered.connect(self.show_help)
        for action in (self.help, self.star):
            self.addAction(action, QLineEdit.ActionPosition.TrailingPosition)
        self.popover: FilterHelp | None = None
        self.menu: QMenu | None = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif key == Qt.Key.Key_F1:
            self.show_help()
        elif key == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.show_saved()
        elif key in (Qt.Key.Key_Escape, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def set_saved(self, saved: Saved) -> None:
        """Offer these filters."""
        self.saved = list(saved)

    def show_saved(self) -> None:
        """Open the list of saved filters."""
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        for title, text in self.saved:
            action = menu.addAction(title.replace("&", "&&"))
            action.setToolTip(text)
            action.triggered.connect(partial(self._use, text))
        if self.saved:
            menu.addSeparator()
        keep = menu.addAction(icons.icon("plus"), self.tr("Save this filter…"), self.keep)
        keep.setEnabled(bool(self.text().strip()))
        if self.saved:
            away = menu.addMenu(self.tr("Remove"))
            for title, _ in self.saved:
                away.addAction(title.replace("&", "&&"), partial(self.drop, title))
        self.menu = menu
        menu.popup(self.mapToGlobal(QPoint(self.width() - menu.sizeHint().width(), self.height() + 2)))

    def _use(self, text: str, _: bool = False) -> None:
        self.setText(text)

    def keep(self) -> None:
        """Save the filter that stands here, under a name that is asked for."""
        text = self.text().strip()
        title = ask_text(self, self.tr("Save this filter"), self.tr("Name"), text[:60])
        if title:
            self.saved = [*((name, other) for name, other in self.saved if name != title), (title, text)]
            self.kept.emit(self.saved)

    def drop(self, title: str) -> None:
        """Forget a saved filter."""
        self.saved = [(name, text) for name, text in self.saved if name != title]
        self.kept.emit(self.saved)

    def show_help(self) -> None:
        """Open the examples."""
        self.popover = FilterHelp(self)
        self.popover.chosen.connect(self.setText)
        self.popover.adjustSize()
        self.popover.move(self.mapToGlobal(QPoint(0, self.height() + 4)))
        self.popover.show()


class FilterHelp(QFrame):
    """What the filter language can say; a click on an example tries it."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        theme.role(self, "card")
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.L, theme.M, theme.L, theme.M)
        column.setSpacing(theme.S)
        title = QLabel(self.tr("Plain words are found in captions and names. More exactly:"))
        theme.role(title, "heading")
        column.addWidget(title)
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.L)
        grid.setVerticalSpacing(2)
        for row, (example, meaning) in enumerate(self._examples()):
            button = QPushButton(example)
            button.setFont(theme.mono_font())
            theme.role(button, "link")
            button.clicked.connect(self._clicked)
            grid.addWidget(button, row, 0)
            text = QLabel(meaning)
            theme.role(text, "muted")
            grid.addWidget(text, row, 1)
        grid.setColumnStretch(1, 1)
        column.addLayout(grid)
        note = QLabel(
            self.tr("AND binds tighter than OR; words side by side mean AND. Text with spaces goes in quotes.")
        )
        theme.role(note, "faint")
        column.addWidget(note)

    def _examples(self) -> list[tuple[str, str]]:
        return [
            ('tag:"red hair"', self.tr("has exactly this tag")),
            ("tag:*hair*", self.tr("a tag with anything around it; ? is one letter")),
            ("NOT caption:*blurry*", self.tr("the caption does not say so")),
            ("tokens:>75", self.tr("the caption is too long for the model")),
            ("tags:<3 OR is:bare", self.tr("few tags, or no caption at all")),
            ("width:<768 AND height:<768", self.tr("small pictures; also aspect: and bytes:")),
            ("aspect:>16:9", self.tr("wider than 16:9")),
            ("folder:*cat*", self.tr("by folder; also name: and path:")),
            ("chars:>200 words:>40 lines:>1", self.tr("by length of the caption")),
            ("is:skipped", self.tr("left out of a training; also masked, edited, conflict")),
        ]

    def _clicked(self) -> None:
        button = self.sender()
        if isinstance(button, QPushButton):
            self.chosen.emit(button.text())
        self.close()
