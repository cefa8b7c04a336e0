"""The form of one tool: what it takes, with a sentence that says what it does and when one wants it."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDoubleSpinBox,
    QFormLayout,
    QLabel,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from gui import theme
from gui.tools.path_field import PathField
from project.lora_file import LoraFile
from project.options import STARTER_MODEL

translate = QCoreApplication.translate

_NUMBER = 130  # pixels, the width of a number
ORDER = ("check", "resize", "convert", "combine", "merge", "extract")


def titles() -> dict[str, str]:
    """The tools' names."""
    return {
        "check": translate("tools", "Check"),
        "resize": translate("tools", "Resize"),
        "convert": translate("tools", "Convert"),
        "combine": translate("tools", "Combine"),
        "merge": translate("tools", "Merge"),
        "extract": translate("tools", "Extract"),
    }


def purposes() -> dict[str, str]:
    """What each tool does, and when one wants it."""
    return {
        "check": translate(
            "tools", "Reads every number: is the file sound, does it fit its base model, and what is strong in it?"
        ),
        "resize": translate(
            "tools", "Makes the rank, and so the file, smaller. You see how much of the effect that loses."
        ),
        "convert": translate("tools", "Writes the LoRA in another tool's layout, or with fewer bits."),
        "combine": translate(
            "tools", "Makes one LoRA that does what the marked ones do together, each at its strength."
        ),
        "merge": translate(
            "tools", "Puts the marked LoRAs into a model for good: a new checkpoint that needs no LoRA."
        ),
        "extract": translate("tools", "Finds the LoRA that turns one model into a fine-tuned other one."),
    }


@dataclass(frozen=True)
class Wish:
    """What the form asks for. `problem` says what is missing; empty when the tool can begin."""

    tool: str
    inputs: tuple[str, ...]
    strengths: tuple[float, ...]
    base: str
    output: str
    dtype: str
    settings: tuple[str, ...]
    problem: str


class ToolForm(QWidget):
    """The fields of the tool that is chosen."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tool = "check"
        self.loras: list[LoraFile] = []
        self.purpose = QLabel(wordWrap=True)
        theme.role(self.purpose, "muted")
        self.rank = QSpinBox(minimum=1, maximum=1024, value=16)
        self.rank.setToolTip(self.tr("The largest rank of a layer: 8 to 32 is usual"))
        self.error = QDoubleSpinBox(minimum=0, maximum=90, value=0, suffix=" %", decimals=1)
        self.error.setToolTip(self.tr("Layers may become smaller than the rank as long as they lose less than this; "
                                      "0 = all layers have the rank"))  # fmt: skip
        self.conv_rank = QSpinBox(minimum=0, maximum=1024, value=0)
        self.conv_rank.setToolTip(self.tr("Rank of the convolutions; 0 leaves them out, which most LoRAs do"))
        self.keep_all = QComboBox()
        self.keep_all.addItem(self.tr("Exact: the ranks add up"), True)
        self.keep_all.addItem(self.tr("Cut to a rank"), False)
        self.layout_box = QComboBox()
        self.layout_box.addItem(self.tr("kohya: WebUIs, ComfyUI, InvokeAI"), "kohya")
        self.layout_box.addItem(self.tr("diffusers: Python scripts"), "diffusers")
        self.dtype = QComboBox()
        self.base = PathField(self.tr("Base model"), self.tr("Models (*.safetensors)"), folders=True)
        self.base.setToolTip(self.tr("The model file or folder that the LoRA is for; “starter” is the built-in one"))
        self.tuned = PathField(self.tr("Fine-tuned model"), self.tr("Models (*.safetensors)"), folders=True)
        self.output = PathField(self.tr("File to write"), self.tr("LoRA files (*.safetensors)"), save=True)
        self._boxes: list[QDoubleSpinBox] = []
        self.strengths = QWidget()
        self._strengths = QFormLayout(self.strengths)
        self._strengths.setContentsMargins(0, 0, 0, 0)
        self.form = QFormLayout()
        self._rows: dict[str, QWidget] = {
            self.tr("Strengths"): self.strengths, self.tr("Base model"): self.base,
            self.tr("Fine-tuned model"): self.tuned, self.tr("Result"): self.keep_all, self.tr("Rank"): self.rank,
            self.tr("Allowed loss"): self.error, self.tr("Convolution rank"): self.conv_rank,
            self.tr("Layout"): self.layout_box, self.tr("Number format"): self.dtype,
            self.tr("Write to"): self.output,
        }  # fmt: skip
        self._lay_out()
        self._connect()
        self.choose("check")

    # --- what is shown ------------------------------------------------------------------------------------------------

    def choose(self, tool: str) -> None:
        """Show the fields of a tool."""
        self.tool = tool
        self.purpose.setText(purposes()[tool])
        self._fill_dtypes()
        self._show_rows()
        self._suggest_output()
        self.changed.emit()

    def take(self, loras: Sequence[LoraFile]) -> None:
        """The marked files are these now."""
        self.loras = list(loras)
        while self._strengths.rowCount():
            self._strengths.removeRow(0)
        self._boxes = []
        for lora in self.loras:
            box = QDoubleSpinBox(minimum=-2, maximum=2, singleStep=0.05, value=1.0)
            box.setAccessibleName(self.tr("Strength of {name}").format(name=lora.path.stem))
            box.setMaximumWidth(_NUMBER)
            box.valueChanged.connect(self.changed)
            self._strengths.addRow(lora.path.stem, box)
            self._boxes.append(box)
        self.base.suggest(known_base(self.loras[0]) if self.loras else "")
        self._suggest_output()
        self.changed.emit()

    def wish(self) -> Wish:
        """What is asked for now."""
        tool, settings = self.tool, []
        if tool in ("resize", "extract") or (tool == "combine" and not self.keep_all.currentData()):
            settings += [f"rank={self.rank.value()}", f"error={self.error.value() / 100:g}"]
        if tool == "extract":
            settings.append(f"conv_rank={self.conv_rank.value()}")
        if tool in ("resize", "convert", "combine", "extract"):
            settings.append(f"layout={self.layout_box.currentData()}")
        inputs = (self.tuned.text(),) if tool == "extract" else tuple(str(lora.path) for lora in self.loras)
        if tool in ("check", "resize", "convert"):
            inputs = inputs[:1]
        strengths = self._values() if tool in ("combine", "merge") else ()
        output = "" if tool == "check" else self.output.text()
        dtype = str(self.dtype.currentData() or "fp16")
        return Wish(tool, inputs, strengths, self.base.text(), output, dtype, tuple(settings), self._problem())

    def _values(self) -> tuple[float, ...]:
        return tuple(round(box.value(), 3) for box in self._boxes)

    def _problem(self) -> str:
        if self.tool == "extract":
            if not self.tuned.text():
                return self.tr("Name the fine-tuned model.")
        elif not self.loras:
            return self.tr("Mark a LoRA file in the list.")
        if self.tool == "combine" and len(self.loras) < 2:
            return self.tr("Mark two LoRA files or more in the list.")
        if self.tool in ("merge", "extract") and not self.base.text():
            return self.tr("Name the base model.")
        if self.tool != "check" and not self.output.text():
            return self.tr("Name the file to write.")
        return ""

    def _suggest_output(self) -> None:
        """A name beside the file that is worked on, unless the person has typed one."""
        if self.output.typed:
            return
        first = self.loras[0].path if self.loras else None
        if self.tool == "extract":
            tuned = Path(self.tuned.text()) if self.tuned.text() else None
            self.output.suggest(str(tuned.with_name(f"{tuned.stem}-lora.safetensors")) if tuned else "")
        elif first is None or self.tool == "check":
            self.output.suggest("")
        elif self.tool == "merge":
            base = Path(self.base.text()) if self.base.text() not in ("", "starter") else first
            suffix = "" if self.base.text() and Path(self.base.text()).is_dir() else ".safetensors"
            self.output.suggest(str(base.with_name(f"{base.stem}-{first.stem}{suffix}")))
        else:
            ends = {"resize": f"rank{self.rank.value()}", "convert": str(self.layout_box.currentData()),
                    "combine": "combined"}  # fmt: skip
            self.output.suggest(str(first.with_name(f"{first.stem}-{ends[self.tool]}.safetensors")))

    # --- building -----------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.M)
        column.addWidget(self.purpose)
        self.form.setHorizontalSpacing(theme.L)
        self.form.setVerticalSpacing(theme.S)
        for label, widget in self._rows.items():
            self.form.addRow(label, widget)
            name = self.form.labelForField(widget)
            name.setMinimumHeight(widget.sizeHint().height() if widget is not self.strengths else 0)
        column.addLayout(self.form)
        for box in (self.rank, self.error, self.conv_rank):
            box.setMaximumWidth(_NUMBER)

    def _show_rows(self) -> None:
        cuts = self.tool in ("resize", "extract") or (self.tool == "combine" and not self.keep_all.currentData())
        shown = {
            self.strengths: self.tool in ("combine", "merge"),
            self.base: True,
            self.tuned: self.tool == "extract",
            self.keep_all: self.tool == "combine",
            self.rank: cuts,
            self.error: cuts,
            self.conv_rank: self.tool == "extract",
            self.layout_box: self.tool in ("resize", "convert", "combine", "extract"),
            self.dtype: self.tool != "check",
            self.output: self.tool != "check",
        }
        for widget, visible in shown.items():
            self.form.setRowVisible(widget, visible)
        needed = self.tool in ("merge", "extract")
        self.base.set_placeholder(self.tr("needed") if needed else self.tr("not needed for the usual models"))

    def _fill_dtypes(self) -> None:
        before = self.dtype.currentData()
        self.dtype.blockSignals(True)
        self.dtype.clear()
        if self.tool == "merge":
            self.dtype.addItem(self.tr("as the model has it"), "same")
        for key in ("fp16", "bf16", "fp32"):
            self.dtype.addItem(key, key)
        self.dtype.setCurrentIndex(max(0, self.dtype.findData(before)) if self.tool != "merge" else 0)
        self.dtype.blockSignals(False)

    def _connect(self) -> None:
        self.keep_all.currentIndexChanged.connect(self._show_rows)
        for signal in (self.rank.valueChanged, self.layout_box.currentIndexChanged, self.tuned.changed,
                       self.base.changed):  # fmt: skip
            signal.connect(self._suggest_output)
        boxes = (self.keep_all, self.layout_box, self.dtype)
        changes = [self.rank.valueChanged, self.error.valueChanged, self.conv_rank.valueChanged]
        changes += [box.currentIndexChanged for box in boxes]
        changes += [field.changed for field in (self.base, self.tuned, self.output)]
        for change in changes:
            change.connect(self.changed)


def known_base(lora: LoraFile) -> str:
    """The base model that our own file tells of, as far as it is on this computer; empty for the usual models."""
    base = str(lora.settings_mapping().get("base_model") or lora.base_name)
    if base == STARTER_MODEL:
        return base
    return base if Path(base).is_absolute() and Path(base).exists() else ""
