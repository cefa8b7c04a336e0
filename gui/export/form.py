"""How the exported LoRA is called and used: file name, trigger word, preferred weight, and the number format."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDoubleSpinBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from gui import theme
from gui.export.target import name_problem

_MOST_WEIGHT = 1.5


@dataclass(frozen=True)
class Wishes:
    """What the person filled in."""

    name: str
    trigger: str
    weight: float
    dtype: str


class WishesForm(QWidget):
    """The fields, with what is wrong said under the one that it concerns."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = QLineEdit()
        self.name.setToolTip(self.tr("The name of the file, without its ending. Prompts call the LoRA by it"))
        self.problem = QLabel(wordWrap=True)
        theme.role(self.problem, "error")
        self.problem.hide()
        self.trigger = QLineEdit()
        self.trigger.setPlaceholderText(self.tr("none"))
        self.trigger.setToolTip(self.tr("The word that calls up what was learned; tools offer it with the LoRA"))
        self.weight = QDoubleSpinBox()
        self.weight.setRange(0, _MOST_WEIGHT)
        self.weight.setSingleStep(0.05)
        self.weight.setDecimals(2)
        self.weight.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.weight.setToolTip(self.tr("How strongly tools use the LoRA when they add it"))
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, round(_MOST_WEIGHT * 100))
        self.slider.setPageStep(10)
        self.slider.setAccessibleName(self.tr("Preferred weight"))
        self.dtype = QComboBox()
        for key, text in (
            ("fp16", self.tr("fp16: half the size, right for nearly all tools")),
            ("bf16", self.tr("bf16: half the size, for newer cards")),
            ("fp32", self.tr("fp32: as it was trained, twice the size")),
        ):
            self.dtype.addItem(text, key)
        self.advanced = QPushButton(self.tr("Number format"))
        theme.role(self.advanced, "link")
        self.advanced.setToolTip(self.tr("How precisely the numbers are written"))
        self._lay_out()
        self.advanced.clicked.connect(self._show_advanced)
        self.name.textChanged.connect(self._look)
        self.trigger.textChanged.connect(self.changed)
        self.weight.valueChanged.connect(self._weight_typed)
        self.slider.valueChanged.connect(self._weight_moved)
        self.dtype.currentIndexChanged.connect(self.changed)
        self.weight.setValue(0.8)

    def fill(self, name: str, trigger: str, weight: float) -> None:
        """What a run suggests."""
        self.name.setText(name)
        self.trigger.setText(trigger)
        self.weight.setValue(weight)

    def wishes(self) -> Wishes:
        """What is filled in now."""
        return Wishes(self.name.text(), self.trigger.text().strip(), round(self.weight.value(), 2),
                      self.dtype.currentData())  # fmt: skip

    def valid(self, named: bool = True) -> bool:
        """Whether it can be exported; the name does not count where the file has a fixed one."""
        return not named or not name_problem(self.name.text())

    def for_diffusers(self, fixed: bool) -> None:
        """A diffusers folder has one file of a fixed name, and nothing beside it that a weight could stand in."""
        for widget in (self.name, self.weight, self.slider):
            widget.setEnabled(not fixed)
        self._fixed = fixed
        self._look()

    def _lay_out(self) -> None:
        self._fixed = False
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.L)
        grid.setVerticalSpacing(theme.XS)
        for place, (text, field) in enumerate(
            ((self.tr("File name"), self.name), (self.tr("Trigger word"), self.trigger))
        ):
            label = QLabel(text)
            label.setBuddy(field)
            grid.addWidget(label, 0, place)
            grid.addWidget(field, 1, place)
        grid.addWidget(self.problem, 2, 0, 1, 2)
        weight = QHBoxLayout()
        weight.setSpacing(theme.M)
        label = QLabel(self.tr("Preferred weight"))
        label.setBuddy(self.weight)
        weight.addWidget(label)
        weight.addWidget(self.slider, 1)
        weight.addWidget(self.weight)
        weight.addWidget(self.advanced)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.M)
        column.addLayout(grid)
        column.addLayout(weight)
        column.addWidget(self.dtype)
        self.dtype.setAccessibleName(self.tr("Number format"))
        self.dtype.hide()

    def _show_advanced(self) -> None:
        self.dtype.setVisible(self.dtype.isHidden())
        if self.dtype.isVisible():
            self.dtype.setFocus()

    def _look(self) -> None:
        problem = "" if self._fixed else name_problem(self.name.text())
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))
        if self.name.property("invalid") != bool(problem):
            self.name.setProperty("invalid", bool(problem))
            self.name.style().unpolish(self.name)
            self.name.style().polish(self.name)
        self.changed.emit()

    def _weight_typed(self, value: float) -> None:
        self.slider.blockSignals(True)
        self.slider.setValue(round(value * 100))
        self.slider.blockSignals(False)
        self.changed.emit()

    def _weight_moved(self, value: int) -> None:
        self.weight.setValue(value / 100)
