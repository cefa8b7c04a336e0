"""The panel Words: what stands in the captions and how often, as a list or a cloud; a click filters."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from gui import icons, theme
from gui.dataset.words.cloud import Cloud
from gui.dataset.words.tag_rows import TagList, TagModel
from gui.dataset.words.vocabulary import Vocabulary
from gui.widgets import EmptyState, Segmented, tool_button


class WordsPanel(QWidget):
    """Counts while it is seen. What is to be done with words is told; the room does it."""

    filter_wanted = Signal(str, bool)  # a word, and whether the pictures without it are meant
    operation_wanted = Signal(str, dict)  # an operation on captions and its values
    right_as_it_is = Signal(str)  # a word that is no slip
    closed = Signal()

    def __init__(self, vocabulary: Vocabulary, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.vocabulary = vocabulary
        self._only_slips = False
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Find a word"))
        self.search.setAccessibleName(self.tr("Find a word in the list"))
        self.search.setClearButtonEnabled(True)
        self.face = Segmented([("list", self.tr("List")), ("cloud", self.tr("Cloud"))])
        self.face.button("list").setToolTip(self.tr("Words with their numbers"))
        self.face.button("cloud").setToolTip(self.tr("Words as large as they are frequent"))
        self.shut = tool_button("close", self.tr("Close this panel"))
        self.model = TagModel(self)
        self.list = TagList(self.model)
        self.cloud = Cloud()
        self.note = QLabel()
        theme.role(self.note, "faint")
        self.slips = QPushButton()
        self.slips.setCheckable(True)
        self.slips.setIcon(icons.toned("warning", "warning"))
        self.slips.setToolTip(self.tr("Show only words that look misspelled"))
        theme.role(self.slips, "quiet")
        self.nothing = EmptyState(
            "tag", self.tr("No words yet"), self.tr("Write captions, and their words are counted here.")
        )
        self._lay_out()
        self._connect()
        self.show_counts()

    def show_counts(self) -> None:
        """Show what is counted by now."""
        counts, slips, part = self.vocabulary.counts, self.vocabulary.slips, self.search.text().casefold().strip()
        if not slips:
            self._only_slips = False
        rows = [
            (tag, count)
            for tag, count in counts.most_common()
            if part in tag.casefold() and (not self._only_slips or tag in slips)
        ]
        chosen, bar = self.list.selected(), self.list.verticalScrollBar().value()
        self.model.set_rows(rows, slips)
        self.cloud.set_words(rows)
        self._select(chosen)
        self.list.verticalScrollBar().setValue(bar)
        self.slips.setVisible(bool(slips))
        self.slips.setChecked(self._only_slips)
        self.slips.setText(self.tr("{count} misspelled?").format(count=f"{len(slips):,}"))
        count = self.tr("1 word") if len(rows) == 1 else self.tr("{count} words").format(count=f"{len(rows):,}")
        self.note.setText(count if counts else "")
        faces = {"list": self.list, "cloud": self._scroll}
        self._stack.setCurrentWidget(faces[self.face.value()] if counts else self.nothing)

    def menu_for(self, words: list[str]) -> QMenu:
        """What can be done with words."""
        menu = QMenu(self)
        word = words[0]
        if slip := self.vocabulary.slips.get(word, ""):
            text = self.tr("Change to “{tag}”…").format(tag=_safe(slip))
            menu.addAction(icons.icon("check"), text, lambda: self._do("rename_tag", old=word, new=slip))
            menu.addAction(self.tr("It is right as it is"), lambda: self.right_as_it_is.emit(word))
            menu.addSeparator()
        if len(words) == 1:
            menu.addAction(self.tr("Show the pictures with it"), lambda: self.filter_wanted.emit(word, False))
            menu.addAction(self.tr("Show the pictures without it"), lambda: self.filter_wanted.emit(word, True))
            menu.addSeparator()
            menu.addAction(icons.icon("edit"), self.tr("Rename…"), lambda: self._do("rename_tag", old=word, new=""))
        else:
            text = self.tr("Merge {count} words…").format(count=len(words))
            menu.addAction(icons.icon("layers"), text, lambda: self._do("merge_tags", olds=words, new=word))
        menu.addAction(
            icons.icon("trash"), self.tr("Remove from captions…"), lambda: self._do("remove_tags", tags=words)
        )
        menu.addSeparator()
        menu.addAction(icons.icon("copy"), self.tr("Copy"), lambda: _copy(words))
        return menu

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.vocabulary.want()
        self.show_counts()

    def _do(self, operation: str, **what: object) -> None:
        self.operation_wanted.emit(operation, what)

    def _select(self, words: list[str]) -> None:
        rows = {tag: row for row, (tag, _) in enumerate(self.model.rows)}
        for word in words:
            if word in rows:
                index = self.model.index(rows[word])
                self.list.selectionModel().select(index, self.list.selectionModel().SelectionFlag.Select)

    def _list_menu(self, point: QPoint) -> None:
        index = self.list.indexAt(point)
        words = self.list.selected()
        if index.isValid() and self.model.rows[index.row()][0] not in words:
            words = [self.model.rows[index.row()][0]]
        if words:
            self.menu_for(words).popup(self.list.viewport().mapToGlobal(point))

    def _narrow_to_slips(self, only: bool) -> None:
        self._only_slips = only
        self.show_counts()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.M, 0, 0, 0)
        column.setSpacing(theme.S)
        head = QHBoxLayout()
        head.setSpacing(theme.S)
        title = QLabel(self.tr("Words"))
        theme.role(title, "heading")
        head.addWidget(title, 1)
        head.addWidget(self.face)
        head.addWidget(self.shut)
        column.addLayout(head)
        column.addWidget(self.search)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self.cloud)
        self._stack = QStackedWidget()
        for face in (self.list, self._scroll, self.nothing):
            self._stack.addWidget(face)
        column.addWidget(self._stack, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.note, 1)
        foot.addWidget(self.slips)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.vocabulary.changed.connect(self.show_counts)
        self.search.textChanged.connect(self.show_counts)
        self.face.changed.connect(self.show_counts)
        self.slips.toggled.connect(self._narrow_to_slips)
        self.shut.clicked.connect(self.closed)
        self.list.wanted.connect(lambda word: self.filter_wanted.emit(word, False))
        self.list.menu_wanted.connect(self._list_menu)
        self.list.rename_wanted.connect(lambda: self._do("rename_tag", old=self.list.selected()[0], new=""))
        self.list.remove_wanted.connect(lambda: self._do("remove_tags", tags=self.list.selected()))
        self.cloud.wanted.connect(lambda word: self.filter_wanted.emit(word, False))
        self.cloud.menu_wanted.connect(lambda word, point: self.menu_for([word]).popup(point))


def _copy(words: list[str]) -> None:
    QGuiApplication.clipboard().setText(", ".join(words))


def _safe(text: str) -> str:
    """A word in a menu, where & would underline a letter."""
    return text.replace("&", "&&")
