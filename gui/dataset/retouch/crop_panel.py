"""Beside the picture while it is cropped: its shape, its numbers, and where the crop lands in a training."""

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton, QSpinBox, QVBoxLayout, QWidget

from gui import theme
from gui.dataset.retouch.landing_text import MUCH, NOTICED, bucket_text, cut_text, scale_text
from gui.dataset.retouch.shape_field import ShapeField
from project.retouch import Landing
from project.retouch.edit import Box

_NARROW = 60  # pixels: the largest number need not fit


class CropPanel(QWidget):
    """Shows a crop and says what the person wants of it; what becomes of the crop is decided by the editor."""

    shape_changed = Signal()
    typed = Signal(object)  # Box
    whole_wanted = Signal()
    snap_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shape = ShapeField()
        self.left, self.top = self._number(self.tr("Left")), self._number(self.tr("Top"))
        self.across, self.down = self._number(self.tr("Width")), self._number(self.tr("Height"))
        self.whole = QPushButton(self.tr("Whole picture"))
        self.whole.setToolTip(self.tr("Take the crop away"))
        self.snap = QPushButton(self.tr("Snap to the bucket"))
        self.snap.setToolTip(self.tr("Make the crop exactly as the bucket is, so that nothing of it is cut off (B)"))
        self.bucket, self.scale, self.cut = QLabel(), QLabel(wordWrap=True), QLabel(wordWrap=True)
        self._frame = (1, 1)
        self._lay_out()
        self.shape.changed.connect(self.shape_changed)
        self.whole.clicked.connect(self.whole_wanted)
        self.snap.clicked.connect(self.snap_wanted)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.S)
        column.addWidget(_part(self.tr("Shape")))
        column.addWidget(self.shape)
        column.addSpacing(theme.S)
        column.addWidget(_part(self.tr("Crop in pixels")))
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.S)
        grid.setVerticalSpacing(theme.XS)
        rows = (
            (self.tr("Left"), self.left, self.tr("Width"), self.across),
            (self.tr("Top"), self.top, self.tr("Height"), self.down),
        )
        for row, (one, first, other, second) in enumerate(rows):
            for place, (text, field) in enumerate(((one, first), (other, second))):
                label = QLabel(text)
                label.setBuddy(field)
                grid.addWidget(label, 2 * row, place)
                grid.addWidget(field, 2 * row + 1, place)
        column.addLayout(grid)
        column.addWidget(self.whole)
        column.addSpacing(theme.S)
        card = QFrame()
        theme.role(card, "card")
        inner = QVBoxLayout(card)
        inner.setContentsMargins(theme.M, theme.S, theme.M, theme.M)
        inner.setSpacing(theme.XS)
        inner.addWidget(_part(self.tr("In training")))
        for label in (self.bucket, self.scale, self.cut):
            inner.addWidget(label)
        inner.addSpacing(theme.XS)
        inner.addWidget(self.snap)
        column.addWidget(card)
        column.addStretch(1)

    def show_box(self, box: Box, frame: tuple[int, int]) -> None:
        """Show the numbers of a crop."""
        self._frame = frame
        left, top, right, bottom = box
        values = (left, top, right - left, bottom - top)
        limits = (frame[0] - 1, frame[1] - 1, frame[0], frame[1])
        for field, value, most in zip(self._fields(), values, limits, strict=True):
            blocker = QSignalBlocker(field)
            field.setRange(0 if field in (self.left, self.top) else 1, most)
            field.setValue(value)
            blocker.unblock()
        self.whole.setEnabled(box != (0, 0, *frame))

    def show_landing(self, found: Landing | None, problem: str = "") -> None:
        """Say where the crop lands; `problem` why that is not known."""
        for label in (self.scale, self.cut):
            label.setVisible(found is not None)
        self.snap.setEnabled(found is not None and bool(found.share))
        if found is None:
            self.bucket.setText(problem or self.tr("…"))
            self.bucket.setWordWrap(True)
            theme.role(self.bucket, "muted")
            return
        self.bucket.setText(bucket_text(found))
        theme.role(self.bucket, "")
        text = scale_text(found)
        self.scale.setText(text[:1].upper() + text[1:] if text else self.tr("At its own size"))
        theme.role(self.scale, "error" if found.scale >= MUCH else "warning" if found.scale > NOTICED else "muted")
        text = cut_text(found)
        self.cut.setText(text or self.tr("Nothing is cut off"))
        theme.role(self.cut, "warning" if text else "muted")

    def _fields(self) -> tuple[QSpinBox, QSpinBox, QSpinBox, QSpinBox]:
        return self.left, self.top, self.across, self.down

    def _number(self, name: str) -> QSpinBox:
        field = QSpinBox()
        field.setAccessibleName(name)
        field.setRange(0, 1_000_000)
        field.setKeyboardTracking(False)
        field.setMinimumWidth(_NARROW)
        field.valueChanged.connect(self._typed)
        return field

    def _typed(self) -> None:
        left, top, across, down = (field.value() for field in self._fields())
        shape = self.shape.shape()
        if shape is not None and self.sender() is self.across:
            down = max(1, round(across * shape[1] / shape[0]))
        elif shape is not None and self.sender() is self.down:
            across = max(1, round(down * shape[0] / shape[1]))
        across, down = min(across, self._frame[0]), min(down, self._frame[1])
        left, top = min(left, self._frame[0] - across), min(top, self._frame[1] - down)
        self.typed.emit((left, top, left + across, top + down))


def _part(text: str) -> QLabel:
    label = QLabel(text)
    theme.role(label, "part")
    return label
