"""Rows above the grid that belong to words: how captions are read, and captions in conflict with another program."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from gui import icons, theme
from gui.widgets import Segmented, Symbol, tool_button

KINDS = ("text", "tags", "mixed")


class StyleStrip(QWidget):
    """Sentences, tags, or tags then sentences; and what captions look like, if that is something else."""

    chosen = Signal(str)
    guess_taken = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.S)
        label = QLabel(self.tr("Captions are"))
        theme.role(label, "faint")
        titles = (self.tr("Sentences"), self.tr("Tags"), self.tr("Tags then sentences"))
        self.choice = Segmented(list(zip(KINDS, titles, strict=True)))
        tips = (
            self.tr("Free text: a comma is only a comma"),
            self.tr("Tags between commas, in every line"),
            self.tr("Tags in the first line, free text below"),
        )
        for key, tip in zip(KINDS, tips, strict=True):
            self.choice.button(key).setToolTip(tip)
        self.guess = QPushButton()
        theme.role(self.guess, "link")
        self.guess.setToolTip(self.tr("Reads captions so from now on. No caption is changed by that."))
        self.guess.hide()
        row.addWidget(self.guess)
        row.addWidget(label)
        row.addWidget(self.choice)
        self.guess.clicked.connect(self.guess_taken)
        self.choice.changed.connect(self.chosen)

    def suggest(self, kind: str) -> None:
        """Ask whether captions are of this kind; empty = nothing is to be asked."""
        titles = {
            "tags": self.tr("They look like tags. Read them so"),
            "mixed": self.tr("They look like tags with sentences below. Read them so"),
        }
        self.guess.setText(titles.get(kind, ""))
        self.guess.setVisible(bool(kind))


class ConflictStrip(QFrame):
    """Says that another program's captions were left as they are, and lets the person decide."""

    show_wanted = Signal()
    mine_wanted = Signal()
    theirs_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.role(self, "banner")
        self.setProperty("kind", "warning")
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.M, theme.S, theme.S, theme.S)
        row.setSpacing(theme.S)
        self.text = QLabel(wordWrap=True)
        self.show_them = QPushButton(self.tr("Show them"))
        self.mine = QPushButton(self.tr("Overwrite anyway"))
        self.mine.setToolTip(self.tr("Write the captions that were to be written; Ctrl+Z gives the others back"))
        self.theirs = tool_button("close", self.tr("Keep the other program's captions"))
        row.addWidget(Symbol(icons.toned("warning", "warning")))
        row.addWidget(self.text, 1)
        for button in (self.show_them, self.mine, self.theirs):
            row.addWidget(button)
        self.show_them.clicked.connect(self.show_wanted)
        self.mine.clicked.connect(self.mine_wanted)
        self.theirs.clicked.connect(self.theirs_wanted)
        self.hide()

    def show_count(self, count: int) -> None:
        """Tell of so many conflicts; none hides this."""
        self.setVisible(count > 0)
        if count == 1:
            self.text.setText(self.tr("Another program changed 1 caption meanwhile. It was left as it is."))
        else:
            text = self.tr("Another program changed {count} captions meanwhile. They were left as they are.")
            self.text.setText(text.format(count=f"{count:,}"))
