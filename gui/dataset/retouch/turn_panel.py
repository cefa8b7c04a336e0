"""Beside the picture while it is turned: by quarters, mirrored, straightened."""

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QDoubleSpinBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from gui import icons, theme
from gui.dataset.retouch.sliders import LabelledSlider

STEEPEST = 15.0  # degrees of the slider; what leans more was meant to


class TurnPanel(QWidget):
    """Says what the person wants."""

    turned = Signal(bool)  # whether clockwise
    mirrored = Signal()
    straightened = Signal(float)  # degrees, clockwise
    reset_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.left = QPushButton(icons.icon("turn_left"), self.tr("Left"))
        self.right = QPushButton(icons.icon("turn_right"), self.tr("Right"))
        self.mirror = QPushButton(icons.icon("mirror"), self.tr("Mirror"))
        self.mirror.setCheckable(True)
        self.left.setToolTip(self.tr("Turn by 90° to the left (L)"))
        self.right.setToolTip(self.tr("Turn by 90° to the right (R)"))
        self.mirror.setToolTip(self.tr("Exchange left and right (H)"))
        self.angle = LabelledSlider(self.tr("Straighten"), -STEEPEST, STEEPEST, lambda value: f"{value:+.1f}°")
        self.angle.setToolTip(self.tr("Turn by a small angle; the corners that would be empty are cut off"))
        self.exact = QDoubleSpinBox()
        self.exact.setRange(-45, 45)
        self.exact.setDecimals(2)
        self.exact.setSingleStep(0.1)
        self.exact.setSuffix("°")
        self.exact.setKeyboardTracking(False)
        self.exact.setAccessibleName(self.tr("Straighten by degrees"))
        self.reset = QPushButton(self.tr("As it was"))
        self.reset.setToolTip(self.tr("Neither turned nor mirrored nor straightened"))
        self._lay_out()
        self.left.clicked.connect(lambda: self.turned.emit(False))
        self.right.clicked.connect(lambda: self.turned.emit(True))
        self.mirror.clicked.connect(self.mirrored)
        self.angle.changed.connect(lambda value: self.straightened.emit(round(value, 1)))
        self.exact.valueChanged.connect(self.straightened)
        self.reset.clicked.connect(self.reset_wanted)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.S)
        title = QLabel(self.tr("Turn"))
        theme.role(title, "part")
        column.addWidget(title)
        row = QHBoxLayout()
        row.setSpacing(theme.S)
        row.addWidget(self.left, 1)
        row.addWidget(self.right, 1)
        column.addLayout(row)
        column.addWidget(self.mirror)
        column.addSpacing(theme.S)
        column.addWidget(self.angle)
        column.addWidget(self.exact)
        column.addSpacing(theme.S)
        column.addWidget(self.reset)
        column.addStretch(1)

    def show_turn(self, turn: int, mirror: bool, angle: float) -> None:
        """Show what is set."""
        self.angle.set_value(angle)
        blocker = QSignalBlocker(self.exact)
        self.exact.setValue(angle)
        blocker.unblock()
        self.mirror.setChecked(mirror)
        self.reset.setEnabled(bool(turn or mirror or angle))
