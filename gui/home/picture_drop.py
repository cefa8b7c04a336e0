"""The place for a new project's pictures: they are dropped or chosen here, counted and shown small."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QLabel, QStackedLayout, QVBoxLayout, QWidget

from gui import background, icons, theme
from gui.home.drops import dropped_places
from gui.home.small_pictures import small_pictures
from gui.widgets import ElidedLabel, Segmented, Symbol, Thumbnail, action_button, tool_button
from project.dataset import PICTURE_SUFFIXES
from project.library import check_readable, find_pictures

_SHOWN, _SIDE = 7, 62


@dataclass(frozen=True)
class _Found:
    pictures: list[Path]
    images: list[QImage]


class PictureDrop(QFrame):
    """Files and folders of pictures, and whether they are copied or used where they are."""

    changed = Signal()  # other places, or they were counted
    failed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        self.setFixedHeight(174)
        self.places: list[Path] = []
        self.count: int | None = 0  # None while they are being counted
        self._round = 0
        self._hovered = False
        self._faces = QStackedLayout(self)
        self._faces.addWidget(self._empty_face())
        self._faces.addWidget(self._filled_face())

    def _empty_face(self) -> QWidget:
        face = QWidget()
        column = QVBoxLayout(face)
        column.setSpacing(theme.S)
        words = QLabel(self.tr("Drop pictures or a folder here"))
        theme.role(words, "heading")
        column.addStretch(1)
        column.addWidget(Symbol(icons.toned("images", "faint"), 36), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(words, 0, Qt.AlignmentFlag.AlignHCenter)
        row = QHBoxLayout()
        row.setSpacing(theme.S)
        self.choose_pictures = action_button(
            "image", self.tr("Choose pictures…"), self.tr("Choose one or more pictures"), "Alt+P"
        )
        self.choose_folder = action_button(
            "folder", self.tr("Choose folder…"), self.tr("Choose a folder of pictures"), "Alt+F"
        )
        self.choose_pictures.clicked.connect(self._choose_pictures)
        self.choose_folder.clicked.connect(self._choose_folder)
        row.addStretch(1)
        row.addWidget(self.choose_pictures)
        row.addWidget(self.choose_folder)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)
        return face

    def _filled_face(self) -> QWidget:
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
        self.add_button = tool_button("plus", self.tr("Add more pictures"))
        self.add_button.clicked.connect(self._choose_pictures)
        self.clear_button = tool_button("close", self.tr("Choose others instead"))
        self.clear_button.clicked.connect(self.clear)
        top.addWidget(self.count_label)
        top.addSpacing(theme.S)
        top.addWidget(self.place_label, 1)
        top.addWidget(self.add_button)
        top.addWidget(self.clear_button)
        column.addLayout(top)
        strip = QHBoxLayout()
        strip.setSpacing(theme.S)
        self._thumbnails = [Thumbnail() for _ in range(_SHOWN)]
        for thumbnail in self._thumbnails:
            thumbnail.setFixedSize(_SIDE, _SIDE)
            strip.addWidget(thumbnail)
        strip.addStretch(1)
        column.addLayout(strip)
        bottom = QHBoxLayout()
        self.how = Segmented([("copy", self.tr("Copy into the project")), ("link", self.tr("Use where they are"))])
        self.how.button("copy").setToolTip(self.tr("The originals are never touched"))
        self.how.button("link").setToolTip(self.tr("Captions are written beside the originals"))
        self.how.changed.connect(self._how_changed)
        self.how_label = QLabel()
        theme.role(self.how_label, "faint")
        bottom.addWidget(self.how)
        bottom.addWidget(self.how_label)
        bottom.addStretch(1)
        column.addLayout(bottom)
        column.addStretch(1)
        return face

    # --- the pictures -------------------------------------------------------------------------------------------------

    def link(self) -> bool:
        """Whether the one folder is used where it is."""
        return self.may_link() and self.how.value() == "link"

    def may_link(self) -> bool:
        return len(self.places) == 1 and self.places[0].suffix.lower() not in PICTURE_SUFFIXES

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
        self._show_state([])
        self.changed.emit()
        if not places:
            return

        def look() -> _Found:
            found = find_pictures(places)
            check_readable(found)
            return _Found(found, small_pictures(found[:_SHOWN], _SIDE * 2))

        def done(found: _Found) -> None:
            if this_round == self._round:
                self.count = len(found.pictures)
                self._show_state(found.images)
                self.changed.emit()

        def failed(error: Exception) -> None:
            if this_round == self._round:
                self.clear()
                self.failed.emit(background.readable(error))

        background.run(self, look, done, failed)

    def _show_state(self, images: list[QImage]) -> None:
        self._faces.setCurrentIndex(1 if self.places else 0)
        if self.count is None:
            text = self.tr("Counting …")
        else:
            text = self.tr("1 picture") if self.count == 1 else self.tr("{0} pictures").format(self.count)
        self.count_label.setText(text)
        self.place_label.setText(str(self.places[0]) if len(self.places) == 1 else "")
        for number, thumbnail in enumerate(self._thumbnails):
            thumbnail.set_image(images[number] if number < len(images) else None)
            thumbnail.setVisible(number < len(images))
        self.how.setEnabled(self.may_link())
        if not self.may_link():
            self.how.set_value("copy")
        self._how_changed()

    def _how_changed(self) -> None:
        if not self.may_link():
            text = self.tr("Only one folder can be used where it is.")
        elif self.link():
            text = self.tr("Captions are written beside the originals.")
        else:
            text = self.tr("The originals are never touched.")
        self.how_label.setText(text)

    # --- choosing and dropping ----------------------------------------------------------------------------------------

    def _choose_pictures(self) -> None:
        endings = " ".join(f"*{suffix} *{suffix.upper()}" for suffix in sorted(PICTURE_SUFFIXES))
        kinds = self.tr("Pictures ({0})").format(endings)
        chosen, _ = QFileDialog.getOpenFileNames(self, self.tr("Choose pictures"), "", kinds)
        if chosen:
            self.add([Path(name) for name in chosen])

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Choose a folder of pictures"))
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

    def paintEvent(self, _: QPaintEvent) -> None:
        look = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(look.accent_soft if self._hovered else look.surface))
        style = Qt.PenStyle.SolidLine if self.places and not self._hovered else Qt.PenStyle.DashLine
        painter.setPen(QPen(QColor(look.accent if self._hovered else look.border_strong), 1, style))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), theme.RADIUS, theme.RADIUS)
        painter.end()
