"""A place for a new project's data: files and folders are dropped or chosen here, looked at, and copied or linked."""

from collections.abc import Collection
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from gui import background, icons, theme
from gui.home.drops import dropped_places
from gui.widgets import ElidedLabel, Segmented, Symbol, tool_button

HEIGHT = 174


class DropPlace(QFrame):
    """What pictures and texts have in common. A subclass says what is looked for, and shows what was found."""

    changed = Signal()  # other places, or they were counted
    failed = Signal(str)

    suffixes: Collection[str] = ()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        self.setFixedHeight(HEIGHT)
        self.places: list[Path] = []
        self.count: int | None = 0  # None while they are being counted
        self._round = 0
        self._hovered = False
        self._faces = QStackedLayout(self)

    def empty_face(self, icon: str, words: str, choose_files: QPushButton, choose_folder: QPushButton) -> None:
        """Build the face that asks for files, with the two buttons that choose them."""
        face = QWidget()
        column = QVBoxLayout(face)
        column.setSpacing(theme.S)
        label = QLabel(words)
        theme.role(label, "heading")
        column.addStretch(1)
        column.addWidget(Symbol(icons.toned(icon, "faint"), 36), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(label, 0, Qt.AlignmentFlag.AlignHCenter)
        row = QHBoxLayout()
        row.setSpacing(theme.S)
        choose_files.clicked.connect(self._choose_files)
        choose_folder.clicked.connect(self._choose_folder)
        row.addStretch(1)
        row.addWidget(choose_files)
        row.addWidget(choose_folder)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)
        self._faces.addWidget(face)

    def filled_face(self, add_tip: str, link_tip: str) -> QVBoxLayout:
        """Build the face that shows what was found; the layout takes what a subclass shows of it."""
        self._link_tip = link_tip
        face = QWidget()
        column = QVBoxLayout(face)
        column.setContentsMargins(theme.L, theme.S, theme.M, theme.M)
        column.setSpacing(theme.S)
        top = QHBoxLayout()
        top.setSpacing(theme.XS)
        self.count_label = QLabel()
        theme.role(self.count_label, "heading")
        self.place_label = ElidedLabel()
        theme.role(self.place_label, "muted")
        self.add_button = tool_button("plus", add_tip)
        self.add_button.clicked.connect(self._choose_files)
        self.clear_button = tool_button("close", self.tr("Choose others instead"))
        self.clear_button.clicked.connect(self.clear)
        top.addWidget(self.count_label)
        top.addSpacing(theme.S)
        top.addWidget(self.place_label, 1)
        top.addWidget(self.add_button)
        top.addWidget(self.clear_button)
        column.addLayout(top)
        shown = QVBoxLayout()
        shown.setSpacing(theme.XS)
        column.addLayout(shown)
        bottom = QHBoxLayout()
        self.how = Segmented([("copy", self.tr("Copy into the project")), ("link", self.tr("Use where they are"))])
        self.how.button("copy").setToolTip(self.tr("The originals are never touched"))
        self.how.button("link").setToolTip(link_tip)
        self.how.changed.connect(self._how_changed)
        self.how_label = QLabel()
        theme.role(self.how_label, "faint")
        bottom.addWidget(self.how)
        bottom.addWidget(self.how_label)
        bottom.addStretch(1)
        column.addLayout(bottom)
        column.addStretch(1)
        self._faces.addWidget(face)
        return shown

    # --- what a subclass says -----------------------------------------------------------------------------------------

    def look(self, places: list[Path]) -> tuple[int, Any]:
        """(how many, what is shown of them). Runs in the background. Raises BadInput."""
        raise NotImplementedError

    def show_found(self, found: Any) -> None:
        """Show what `look` found; None while that is unknown."""
        raise NotImplementedError

    def counted(self, count: int) -> str:
        """The number in words."""
        raise NotImplementedError

    def titles(self) -> tuple[str, str, str]:
        """(title of the dialog for files, the kinds of files in it, title of the dialog for a folder)."""
        raise NotImplementedError

    # --- the places ---------------------------------------------------------------------------------------------------

    def link(self) -> bool:
        """Whether the one folder is used where it is."""
        return self.may_link() and self.how.value() == "link"

    def may_link(self) -> bool:
        return len(self.places) == 1 and self.places[0].suffix.lower() not in self.suffixes

    def add(self, places: list[Path]) -> None:
        """Take more files and folders."""
        self._set(list(dict.fromkeys([*self.places, *places])))

    def clear(self) -> None:
        """Take all of them away again."""
        self._set([])

    def _set(self, places: list[Path]) -> None:
        self.places = places
        self._round += 1
        this_round = self._round
        self.count = None if places else 0
        self._show_state(None)
        self.changed.emit()
        if not places:
            return

        def done(result: tuple[int, Any]) -> None:
            if this_round == self._round:
                self.count, found = result
                self._show_state(found)
                self.changed.emit()

        def failed(error: Exception) -> None:
            if this_round == self._round:
                self.clear()
                self.failed.emit(background.readable(error))

        background.run(self, lambda: self.look(places), done, failed)

    def _show_state(self, found: Any) -> None:
        self._faces.setCurrentIndex(1 if self.places else 0)
        self.count_label.setText(self.tr("Counting …") if self.count is None else self.counted(self.count))
        self.place_label.setText(str(self.places[0]) if len(self.places) == 1 else "")
        self.show_found(found)
        self.how.setEnabled(self.may_link())
        if not self.may_link():
            self.how.set_value("copy")
        self._how_changed()

    def _how_changed(self) -> None:
        if not self.may_link():
            text = self.tr("Only one folder can be used where it is.")
        elif self.link():
            text = f"{self._link_tip}."
        else:
            text = self.tr("The originals are never touched.")
        self.how_label.setText(text)

    # --- choosing and dropping ----------------------------------------------------------------------------------------

    def _choose_files(self) -> None:
        title, kinds, _ = self.titles()
        chosen, _ = QFileDialog.getOpenFileNames(self, title, "", kinds)
        if chosen:
            self.add([Path(name) for name in chosen])

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self.titles()[2])
        if chosen:
            self.add([Path(chosen)])

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_places(event.mimeData()):
            event.acceptProposedAction()
            self._hover(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._hover(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._hover(False)
        places = dropped_places(event.mimeData())
        if places:
            event.acceptProposedAction()
            self.add(places)

    def _hover(self, hovered: bool) -> None:
        self._hovered = hovered
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(look.accent_soft if self._hovered else look.surface))
        style = Qt.PenStyle.SolidLine if self.places and not self._hovered else Qt.PenStyle.DashLine
        painter.setPen(QPen(QColor(look.accent if self._hovered else look.border_strong), 1, style))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), theme.RADIUS, theme.RADIUS)
        painter.end()
