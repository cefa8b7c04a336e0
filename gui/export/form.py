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
    ollama_base: str = ""


class WishesForm(QWidget):
    """The fields, with what is wrong said under the one that it concerns."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fixed = False  # the file has a name of its own
        self._texts: bool | None = None
        self._trigger_label = QLabel(self.tr("Trigger word"))
        self._ollama_label = QLabel(self.tr("Base model in Ollama"))
        self._weight_label = QLabel()
        self._grid = QGridLayout()
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
        self.ollama_base = QLineEdit()
        self.ollama_base.setPlaceholderText(self.tr("the base model's folder"))
        self.ollama_base.setToolTip(
            self.tr("An Ollama model or a GGUF file of the same base model, such as llama3.2:1b. Ollama can read the "
                    "folders of the usual architectures itself")
        )  # fmt: skip
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
        self.ollama_base.textChanged.connect(self.changed)
        self.weight.setValue(0.8)
        self.for_texts(False)

    def fill(self, name: str, trigger: str, weight: float) -> None:
        """What a run suggests."""
        self.name.setText(name)
        self.trigger.setText(trigger)
        self.weight.setValue(weight)

    def wishes(self) -> Wishes:
        """What is filled in now."""
        base = "" if self.ollama_base.isHidden() else self.ollama_base.text().strip()
        return Wishes(self.name.text(), self.trigger.text().strip(), round(self.weight.value(), 2),
                      self.dtype.currentData(), base)  # fmt: skip

    def valid(self, named: bool = True) -> bool:
        """Whether it can be exported; the name does not count where the file has a fixed one."""
        return not named or not name_problem(self.name.text())

    def for_diffusers(self, fixed: bool) -> None:
        """A diffusers folder has one file of a fixed name, and nothing beside it that a weight could stand in."""
        for widget in (self.name, self.weight, self.slider):
            widget.setEnabled(not fixed)
        self.fixed = fixed
        self._look()

    def for_texts(self, texts: bool, ollama: bool = False) -> None:
        """A language model's LoRA has no trigger word, and its strength is written into what is exported."""
        self._trigger_label.setVisible(not texts)
        self.trigger.setVisible(not texts)
        for widget in (self._ollama_label, self.ollama_base):
            widget.setVisible(texts and ollama)
        self._grid.setHorizontalSpacing(theme.L if ollama or not texts else 0)  # beside an empty column
        if texts == self._texts:
            return
        self._texts = texts
        weight = self.tr("Strength") if texts else self.tr("Preferred weight")
        self._weight_label.setText(weight)
        self.slider.setAccessibleName(weight)
        self.weight.setToolTip(
            self.tr("How strongly the LoRA changes the model: 1 is as it was trained. It is written into the export")
            if texts
            else self.tr("How strongly tools use the LoRA when they add it")
        )
        self.dtype.clear()
        for key, text in self._formats(texts):
            self.dtype.addItem(text, key)

    def _formats(self, texts: bool) -> list[tuple[str, str]]:
        if texts:
            return [
                ("auto", self.tr("what suits the target: the base model's own for a whole model, else the usual one")),
                ("fp16", self.tr("fp16: half the size of fp32")),
                ("bf16", self.tr("bf16: half the size of fp32, for large numbers")),
                ("fp32", self.tr("fp32: exact, and twice the size")),
            ]
        return [
            ("fp16", self.tr("fp16: half the size, right for nearly all tools")),
            ("bf16", self.tr("bf16: half the size, for newer cards")),
            ("fp32", self.tr("fp32: as it was trained, twice the size")),
        ]

    def _lay_out(self) -> None:
        grid = self._grid
        grid.setHorizontalSpacing(theme.L)
        grid.setVerticalSpacing(theme.XS)
        second = (self._trigger_label, self.trigger), (self._ollama_label, self.ollama_base)  # never both
        for place, (label, field) in ((0, (QLabel(self.tr("File name")), self.name)), *((1, pair) for pair in second)):
            label.setBuddy(field)
            grid.addWidget(label, 0, place)
            grid.addWidget(field, 1, place)
        grid.addWidget(self.problem, 2, 0, 1, 2)
        weight = QHBoxLayout()
        weight.setSpacing(theme.M)
        self._weight_label.setBuddy(self.weight)
        weight.addWidget(self._weight_label)
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
        problem = "" if self.fixed else name_problem(self.name.text())
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
