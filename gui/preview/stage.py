"""The picture area with what belongs to it: which pictures stand there, decoding them, the mode, the busy sign."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QImage, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from gui import background, theme
from gui.preview import record_actions
from gui.preview.asking import settings_of
from gui.preview.compare_view import ONLY, SIDE, WIPE, CompareView
from gui.preview.decoding import read_picture
from gui.preview.large_view import LargeView
from gui.trying.busy import BusySign
from gui.widgets import Segmented, tool_button
from project.runs.history import PreviewRecord

LEAST_HEIGHT = 150


class Stage(QWidget):
    """Shows up to two records: on the left without the LoRA, on the right with it."""

    arrived = Signal()  # a picture is decoded and can be seen
    menu_wanted = Signal(object, object)  # PreviewRecord, QPoint

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.S)
        self.view = CompareView()
        self.view.opened.connect(self.open_large)
        self.view.menu_wanted.connect(self._menu)
        column.addWidget(self.view)
        self.modes = Segmented([(WIPE, self.tr("Wipe")), (SIDE, self.tr("Side by side")), (ONLY, self.tr("Only with"))])
        self.modes.setToolTip(self.tr("How to compare the picture without and with the LoRA"))
        self.modes.changed.connect(self._mode_changed)
        self.large = tool_button("expand", self.tr("Large view"))  # the panel's header has room for it
        self.large.clicked.connect(self.open_large)
        column.addWidget(self.modes)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.busy = BusySign(self.view)
        self.records: list[PreviewRecord | None] = [None, None]
        self.seen: list[PreviewRecord | None] = [None, None]  # whose pictures are on the screen by now
        self._labels = ["", ""]
        self._most = 4000
        self._mind()

    @property
    def left(self) -> PreviewRecord | None:
        return self.records[0]

    @property
    def right(self) -> PreviewRecord | None:
        return self.records[1]

    def show_left(self, record: PreviewRecord | None) -> None:
        """The picture without the LoRA. One on the right that was made otherwise goes."""
        self._set(0, record, self.tr("without"))
        if record is not None and self.right is not None and not same_settings(record, self.right):
            self.show_right(None)

    def show_right(self, record: PreviewRecord | None) -> None:
        """The picture with the LoRA."""
        label = self.tr("with {strength:.2f}").format(strength=record.event.strength) if record else ""
        self._set(1, record, label)
        if record is not None and self.left is not None and not same_settings(record, self.left):
            self.show_left(None)

    def clear(self) -> None:
        self.show_left(None)
        self.show_right(None)
        self.busy.end()

    def forget(self, record: PreviewRecord) -> None:
        """A picture is gone."""
        if self.left is not None and self.left.path == record.path:
            self.show_left(None)
        if self.right is not None and self.right.path == record.path:
            self.show_right(None)

    def fit(self, width: int, most: int) -> None:
        """Be as high as the picture needs at this width, but no higher than `most`."""
        self._most = most
        height = max(LEAST_HEIGHT, min(round(width * self.view.aspect()), most))
        if height != self.view.height():
            self.view.setFixedHeight(height)
        self.busy.place()

    def open_large(self) -> None:
        """Show the pictures in a window of their own."""
        if self.left is None and self.right is None:
            return
        window = LargeView(self)
        shown = self.right or self.left
        words = record_actions.describe(shown) if shown is not None else ""
        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        window.show_pictures(
            (self.view.image(False), self._labels[0]),
            (self.view.image(True), self._labels[1]),
            words.replace("\n", "  ·  "),
            self.view.mode,
            self.view.divider,
        )
        window.open()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit(self.width(), self._most)

    def _set(self, side: int, record: PreviewRecord | None, label: str) -> None:
        former = self.records[side]
        self.records[side], self._labels[side] = record, label
        if record is None:
            self._put(side, None, None)
        elif former is None or former.path != record.path:
            background.run(self, lambda: read_picture(record.path), partial(self._decoded, side, record))
        self._mind()

    def _decoded(self, side: int, record: PreviewRecord, image: QImage | None) -> None:
        if self.records[side] is record:  # else another one was wanted meanwhile
            self._put(side, record, image)
            self.arrived.emit()

    def _put(self, side: int, record: PreviewRecord | None, image: QImage | None) -> None:
        self.seen[side] = record
        put = self.view.set_right if side else self.view.set_left
        put(image, self._labels[side])
        self._mind()
        self.fit(self.width(), self._most)

    def _mind(self) -> None:
        both = self.view.image(False) is not None and self.view.image(True) is not None
        self.modes.setEnabled(both)
        self.large.setEnabled(self.left is not None or self.right is not None)

    def _mode_changed(self, mode: str) -> None:
        self.view.set_mode(mode)
        self.fit(self.width(), self._most)

    def _menu(self, place: QPoint) -> None:
        record = self.right or self.left
        if record is not None:
            self.menu_wanted.emit(record, place)


def same_settings(one: PreviewRecord, other: PreviewRecord) -> bool:
    """Whether two pictures differ by nothing but the LoRA and its strength."""
    return settings_of(one.event) == settings_of(other.event)
