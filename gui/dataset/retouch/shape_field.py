"""The choice of a crop's shape: free, one of the usual ones, numbers of one's own, or that of the nearest bucket."""

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gui import theme
from gui.dataset.retouch.crop_box import Shape
from gui.widgets import tool_button

_NARROW = 60  # pixels: the largest number need not fit
FREE, OWN, SAME, BUCKET = "free", "own", "same", "bucket"


class ShapeField(QWidget):
    """`shape()` is None where any is right. "bucket" is no fixed shape: the crop goes to the nearest one."""

    changed = Signal()

    def __init__(self, free: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choice = QComboBox()
        self.choice.setAccessibleName(self.tr("Shape of the crop"))
        if free:
            self.choice.addItem(self.tr("Free"), FREE)
            self.choice.addItem(self.tr("As the picture"), SAME)
        for across, down in ((1, 1), (5, 4), (4, 3), (3, 2), (16, 9), (21, 9)):
            self.choice.addItem(f"{across} : {down}", f"{across}:{down}")
        self.choice.addItem(self.tr("Own numbers"), OWN)
        self.choice.addItem(self.tr("To the nearest bucket"), BUCKET)
        self.swap = tool_button("refresh", self.tr("Portrait or landscape (X)"))
        self.across, self.down = self._number(3), self._number(2)
        self.across.setAccessibleName(self.tr("Width of the shape"))
        self.down.setAccessibleName(self.tr("Height of the shape"))
        self.own = QWidget()
        self._standing = False
        self._same: Shape = (1.0, 1.0)
        numbers = QHBoxLayout(self.own)
        numbers.setContentsMargins(0, 0, 0, 0)
        numbers.setSpacing(theme.S)
        numbers.addWidget(self.across, 1)
        numbers.addWidget(QLabel(":"))
        numbers.addWidget(self.down, 1)
        row = QHBoxLayout()
        row.setSpacing(theme.S)
        row.addWidget(self.choice, 1)
        row.addWidget(self.swap)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.S)
        column.addLayout(row)
        column.addWidget(self.own)
        self.choice.currentIndexChanged.connect(self._chosen)
        self.swap.clicked.connect(self.turn_over)
        self.across.valueChanged.connect(self.changed)
        self.down.valueChanged.connect(self.changed)
        self._show()

    def key(self) -> str:
        """Which choice is taken."""
        return str(self.choice.currentData())

    def choose(self, key: str) -> None:
        """Take a choice."""
        self.choice.setCurrentIndex(max(0, self.choice.findData(key)))

    def shape(self) -> Shape | None:
        """The shape (width, height) that is asked for; None for any, and for the bucket's."""
        key = self.key()
        if key in (FREE, BUCKET):
            return None
        if key == SAME:
            return self._same
        if key == OWN:
            return self.across.value(), self.down.value()
        across, down = (float(side) for side in key.split(":"))
        return (down, across) if self._standing else (across, down)

    def set_picture(self, width: int, height: int) -> None:
        """What "As the picture" means; a standing picture has standing shapes to choose from."""
        self._same = float(width), float(height)
        self._standing = height > width
        self._show()

    def turn_over(self) -> None:
        """Portrait becomes landscape, and the other way round."""
        key = self.key()
        if key == OWN:
            blockers = [QSignalBlocker(field) for field in (self.across, self.down)]
            across, down = self.across.value(), self.down.value()
            self.across.setValue(down)
            self.down.setValue(across)
            for blocker in blockers:
                blocker.unblock()
        elif key == SAME:
            self._same = self._same[1], self._same[0]
        else:
            self._standing = not self._standing
        self._show()
        self.changed.emit()

    def _chosen(self) -> None:
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        self.own.setVisible(self.key() == OWN)
        self.swap.setEnabled(self.key() not in (FREE, BUCKET, "1:1"))
        blocker = QSignalBlocker(self.choice)
        for row in range(self.choice.count()):
            key = str(self.choice.itemData(row))
            if ":" in key:
                sides = key.split(":")
                self.choice.setItemText(row, " : ".join(reversed(sides) if self._standing else sides))
        blocker.unblock()

    def _number(self, value: float) -> QDoubleSpinBox:
        field = QDoubleSpinBox()
        field.setRange(0.1, 100_000)
        field.setDecimals(2)
        field.setValue(value)
        field.setKeyboardTracking(False)
        field.setMinimumWidth(_NARROW)
        return field
