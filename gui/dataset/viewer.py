"""The large view: one picture over the whole page, its facts, and its caption beneath."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from gui import background, theme
from gui.dataset.canvas import Canvas
from gui.dataset.caption_box import CaptionBox
from gui.dataset.entries import Entry
from gui.dataset.model import sentence
from gui.dataset.picture_file import read_picture
from gui.dataset.thumbnails import Thumbnails
from gui.widgets import ElidedLabel, human_bytes, tool_button

_LONGEST = 4096
_MODES: dict[int, str] = {Qt.Key.Key_C: "crop", Qt.Key.Key_R: "turn", Qt.Key.Key_M: "mask"}


class Viewer(QWidget):
    """Lies over its parent while it is open. Which picture comes next is decided by the page."""

    step_wanted = Signal(int)
    edit_begun = Signal(object)
    typed = Signal(str)
    edit_ended = Signal(bool)  # whether the text is kept
    closed = Signal()
    opened = Signal()
    retouch_wanted = Signal(str)  # "crop", "turn" or "mask"

    def __init__(self, thumbnails: Thumbnails, parent: QWidget) -> None:
        super().__init__(parent)
        self._page = parent
        self.entry: Entry | None = None
        self._thumbnails = thumbnails
        self._size = QSize()
        self.name, self.place = ElidedLabel(), QLabel()
        theme.role(self.name, "heading")
        theme.role(self.place, "muted")
        self.back = tool_button("left", self.tr("Previous picture (Left)"))
        self.forward = tool_button("right", self.tr("Next picture (Right)"))
        self.crop = tool_button("crop", self.tr("Crop (C)"))
        self.turn = tool_button("turn_right", self.tr("Turn and straighten (R)"))
        self.paint_mask = tool_button("brush", self.tr("Paint the mask (M)"))
        self.more_facts: Callable[[int, int], list[str]] = lambda width, height: []
        self.fit = tool_button("expand", self.tr("Fit or actual size (0)"))
        self.leave = tool_button("close", self.tr("Back to all pictures (Esc)"))
        self.canvas = Canvas(self)
        self.facts, self.reason = QLabel(), QLabel(wordWrap=True)
        theme.role(self.facts, "faint")
        theme.role(self.reason, "chip")
        self.reason.setProperty("kind", "warning")
        self.box = CaptionBox(self)
        self.caption = self.box.field
        self._lay_out()
        self.back.clicked.connect(lambda: self.step_wanted.emit(-1))
        self.forward.clicked.connect(lambda: self.step_wanted.emit(1))
        self.fit.clicked.connect(self._toggle_fit)
        self.leave.clicked.connect(self.close_view)
        for button, mode in ((self.crop, "crop"), (self.turn, "turn"), (self.paint_mask, "mask")):
            button.clicked.connect(lambda _=False, mode=mode: self.retouch_wanted.emit(mode))
        self.box.entered.connect(self._entered)
        self.box.typed.connect(self.typed)
        self.box.changed.connect(self._changed)
        self.box.saved.connect(self._saved)
        self.box.cancelled.connect(self._cancelled)
        self.box.moved.connect(self._moved)
        self.box.left.connect(self._left)
        self.canvas.zoomed.connect(self.show_facts)
        parent.installEventFilter(self)
        self.hide()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.XL, theme.L, theme.XL, theme.L)
        column.setSpacing(theme.S)
        top = QHBoxLayout()
        top.setSpacing(theme.S)
        top.addWidget(self.name, 1)
        top.addWidget(self.place)
        for button in (self.crop, self.turn, self.paint_mask, self.back, self.forward, self.fit, self.leave):
            top.addWidget(button)
        column.addLayout(top)
        column.addWidget(self.canvas, 1)
        column.addWidget(self.reason)
        column.addWidget(self.box)
        bottom = QHBoxLayout()
        self.facts.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        bottom.addWidget(self.facts, 1)
        bottom.addWidget(self.box.tokens)
        column.addLayout(bottom)

    def open_on(self, entry: Entry, place: str) -> None:
        """Show this picture. `place` says which one of how many it is."""
        typing = self.box.has_focus()
        self.entry = entry
        self.setGeometry(self._page.rect())
        self.name.setText(entry.name)
        self.place.setText(place)
        self.box.put(entry.caption.text)
        self._size = QSize()
        small = self._thumbnails.get(entry)
        if small is not None:
            full = QSize(entry.check.width, entry.check.height) if entry.check is not None else small.size()
            self.canvas.show_pixmap(small, full, True)
        else:
            self.canvas.show_pixmap(QPixmap(), QSize(), True)
        self.refresh()
        self.show()
        self.raise_()
        self.opened.emit()
        if typing and self.caption.hasFocus():
            self._entered()
            self.caption.selectAll()
        elif typing:
            self.box.begin()
        else:
            self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)
        path = entry.path
        background.run(self, lambda: read_picture(path, _LONGEST), lambda image: self._loaded(path, image))

    def close_view(self) -> None:
        """Go back to the grid."""
        self.edit_ended.emit(True)
        self.entry = None
        self.hide()
        self.closed.emit()

    def refresh(self) -> None:
        """Show what is known of the picture by now."""
        entry = self.entry
        if entry is None:
            return
        if not self.box.typing() and self.box.text() != entry.caption.text:
            self.box.put(entry.caption.text)
        self.reason.setVisible(bool(entry.skipped))
        if entry.skipped:
            self.reason.setText(self.tr("Will be skipped. {reason}").format(reason=sentence(entry.skipped)))
        self.show_facts()

    def show_facts(self) -> None:
        """The line beneath: size in pixels and bytes, where the caption stands, and the zoom."""
        entry = self.entry
        if entry is None:
            return
        parts = []
        size = QSize(entry.check.width, entry.check.height) if entry.check is not None else self._size
        if not size.isEmpty():
            parts.append(self.tr("{width} × {height} pixels").format(width=size.width(), height=size.height()))
        parts.append(human_bytes(entry.stamp[1]))
        parts += self.more_facts(size.width(), size.height())
        if entry.caption.source != "none":
            parts.append(self.tr("caption from {file}").format(file=entry.caption.source))
        elif entry.loaded:
            parts.append(self.tr("no caption"))
        parts.append(f"{self.canvas.scale * 100:.0f} %")
        self.facts.setText("   ·   ".join(parts))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self._page and self.isVisible():
            self.setGeometry(self._page.rect())
        return False

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.palette().window())
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageUp: -1, Qt.Key.Key_Right: 1,
                 Qt.Key.Key_Down: 1, Qt.Key.Key_PageDown: 1}  # fmt: skip
        if key in steps:
            self.step_wanted.emit(steps[Qt.Key(key)])
        elif key in (Qt.Key.Key_Escape, Qt.Key.Key_Space):
            self.close_view()
        elif key in (Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.box.begin()
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.canvas.zoom(1.25)
        elif key == Qt.Key.Key_Minus:
            self.canvas.zoom(0.8)
        elif key == Qt.Key.Key_0:
            self._toggle_fit()
        elif key in _MODES and not event.modifiers():
            self.retouch_wanted.emit(_MODES[key])
        else:
            super().keyPressEvent(event)

    def _toggle_fit(self) -> None:
        if self.canvas.fitted:
            self.canvas.actual_size()
        else:
            self.canvas.fit()

    def _loaded(self, path: Path, image: QImage) -> None:
        if self.entry is None or self.entry.path != path:
            return
        if image.isNull():
            self.canvas.show_failure()
            return
        check = self.entry.check
        self._size = QSize(check.width, check.height) if check is not None and check.width else image.size()
        self.canvas.show_pixmap(QPixmap.fromImage(image), self._size, self.canvas.fitted)
        self.show_facts()

    def _entered(self) -> None:
        if self.entry is not None:
            self.edit_begun.emit(self.entry)

    def _changed(self, text: str) -> None:
        """A tag came, went or moved: an edit of its own."""
        if self.entry is not None:
            self.edit_begun.emit(self.entry)
            self.typed.emit(text)
            self.edit_ended.emit(True)
            self.refresh()

    def _saved(self) -> None:
        self.edit_ended.emit(True)
        self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)
        self.refresh()

    def _cancelled(self) -> None:
        self.edit_ended.emit(False)
        if self.entry is not None:
            self.box.put(self.entry.caption.text)
        self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def _moved(self, step: int) -> None:
        self.edit_ended.emit(True)
        self.step_wanted.emit(step)

    def _left(self) -> None:
        if self.isVisible():
            self.edit_ended.emit(True)
