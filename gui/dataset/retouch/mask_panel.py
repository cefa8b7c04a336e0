"""Beside the picture while its mask is painted: brush, filling, history, and how the mask is shown."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from gui import icons, theme
from gui.dataset.retouch.mask_stage import LARGEST, SMALLEST, MaskStage
from gui.dataset.retouch.sliders import LabelledSlider
from gui.widgets import Segmented, tool_button


class MaskPanel(QWidget):
    """Sets the stage's brush and look, and shows how much is learned."""

    delete_wanted = Signal()
    use_wanted = Signal()  # that a training uses masks

    def __init__(self, stage: MaskStage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.stage = stage
        self.tool = Segmented((("paint", self.tr("Paint")), ("erase", self.tr("Erase")), ("fill", self.tr("Fill"))))
        self.tool.button("paint").setToolTip(self.tr("Paint what is learned (P); the right button erases"))
        self.tool.button("erase").setToolTip(self.tr("Take away from what is learned (E)"))
        self.tool.button("fill").setToolTip(self.tr("Fill a part of one colour (G); the right button empties it"))
        pixels = self.tr("{count} px")
        percent = self.tr("{count} %")
        self.brush_size = LabelledSlider(
            self.tr("Size"), SMALLEST, LARGEST, lambda value: pixels.format(count=f"{value:.0f}"), even=True
        )
        self.brush_size.setToolTip(self.tr("Width of the brush in pixels of the picture (mouse wheel, [ and ])"))
        self.hardness = LabelledSlider(
            self.tr("Hardness"), 0.0, 1.0, lambda value: percent.format(count=f"{100 * value:.0f}")
        )
        self.hardness.setToolTip(self.tr("How sharp the brush's edge is"))
        self.tolerance = LabelledSlider(self.tr("Tolerance"), 0, 128, lambda value: f"{value:.0f}")
        self.tolerance.setToolTip(self.tr("How far a colour may differ from the one under the pointer to be filled"))
        self.undo = tool_button("undo", self.tr("Take the last stroke back (Ctrl+Z)"))
        self.redo = tool_button("redo", self.tr("Do it again (Ctrl+Shift+Z)"))
        self.all = QPushButton(self.tr("Fill all"))
        self.invert = QPushButton(self.tr("Invert"))
        self.clear = QPushButton(self.tr("Clear"))
        self.seen = Segmented((("both", self.tr("Both")), ("picture", self.tr("Picture")), ("mask", self.tr("Mask"))))
        self.opacity = LabelledSlider(
            self.tr("Overlay"), 0.1, 1.0, lambda value: percent.format(count=f"{100 * value:.0f}")
        )
        self.delete = QPushButton(icons.toned("trash", "danger"), self.tr("Delete the mask"))
        theme.role(self.delete, "danger")
        self.learned, self.note = QLabel(), QLabel(wordWrap=True)
        theme.role(self.learned, "muted")
        theme.role(self.note, "warning")
        self.use = QPushButton(self.tr("Train with masks"))
        self.use.setToolTip(self.tr("Set “Masks” to NAME-masklabel.png on the page Train"))
        self._colours = QButtonGroup(self)
        self._lay_out()
        self._connect()
        self.read()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.S)
        top = QHBoxLayout()
        top.setSpacing(0)
        top.addWidget(self.tool)
        top.addStretch(1)
        top.addWidget(self.undo)
        top.addWidget(self.redo)
        column.addLayout(top)
        for slider in (self.brush_size, self.hardness, self.tolerance):
            column.addWidget(slider)
        grid = QGridLayout()
        grid.setSpacing(theme.S)
        for place, button in enumerate((self.all, self.invert, self.clear)):
            grid.addWidget(button, 0, place)
            grid.setColumnStretch(place, 1)
        column.addLayout(grid)
        column.addSpacing(theme.S)
        title = QLabel(self.tr("Show"))
        theme.role(title, "part")
        column.addWidget(title)
        column.addWidget(self.seen)
        column.addLayout(self._swatches())
        column.addWidget(self.opacity)
        column.addSpacing(theme.XS)
        column.addWidget(self.learned)
        column.addWidget(self.note)
        column.addWidget(self.use)
        column.addStretch(1)
        column.addWidget(self.delete)

    def _swatches(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.XS)
        for name, colour in (
            (self.tr("Red"), "#ff3b5c"), (self.tr("Green"), "#22c55e"), (self.tr("Blue"), "#3b82f6"),
            (self.tr("Yellow"), "#facc15"), (self.tr("White"), "#ffffff"),
        ):  # fmt: skip
            button = QToolButton()
            button.setCheckable(True)
            button.setIcon(_swatch(colour))
            button.setIconSize(QSize(18, 18))
            button.setToolTip(self.tr("Overlay in {colour}").format(colour=name.lower()))
            button.setAccessibleName(button.toolTip())
            button.setProperty("colour", colour)
            self._colours.addButton(button)
            row.addWidget(button)
        self._colours.buttons()[0].setChecked(True)
        row.addStretch(1)
        return row

    def _connect(self) -> None:
        stage = self.stage
        self.tool.changed.connect(self.choose_tool)
        self.brush_size.changed.connect(stage.set_width)
        self.hardness.changed.connect(self._soften)
        self.tolerance.changed.connect(self._tolerate)
        self.undo.clicked.connect(stage.undo)
        self.redo.clicked.connect(stage.redo)
        self.all.clicked.connect(lambda: stage.fill_all(255))
        self.clear.clicked.connect(lambda: stage.fill_all(0))
        self.invert.clicked.connect(stage.invert)
        self.seen.changed.connect(self._look)
        self.opacity.changed.connect(self._look)
        self._colours.buttonClicked.connect(self._look)
        self.delete.clicked.connect(self.delete_wanted)
        self.use.clicked.connect(self.use_wanted)
        stage.brush_changed.connect(lambda: self.brush_size.set_value(stage.width_))
        stage.painted.connect(self.refresh)

    def show_use(self, source: str) -> None:
        """Say whether a training uses masks: `source` is its option mask_source."""
        texts = {
            "masklabel": "",
            "off": self.tr("Training does not use masks yet."),
        }
        text = texts.get(source, self.tr("Training takes its masks from another place than this one."))
        self.note.setText(text)
        for part in (self.note, self.use):
            part.setVisible(bool(text))

    def read(self) -> None:
        """Show what the stage is set to."""
        self.brush_size.set_value(self.stage.width_)
        self.hardness.set_value(self.stage.hardness)
        self.tolerance.set_value(self.stage.tolerance)
        self.opacity.set_value(self.stage.opacity)
        self.choose_tool(self.stage.tool)

    def choose_tool(self, tool: str) -> None:
        """Take "paint", "erase" or "fill"."""
        self.tool.set_value(tool)
        self.stage.set_tool(tool)
        for slider in (self.brush_size, self.hardness):
            slider.setVisible(tool != "fill")
        self.tolerance.setVisible(tool == "fill")

    def refresh(self) -> None:
        """Show what can be undone and how much is learned."""
        layer = self.stage.layer
        self.undo.setEnabled(layer is not None and layer.can_undo)
        self.redo.setEnabled(layer is not None and layer.can_redo)
        share = layer.learned if layer is not None else 0.0
        text = self.tr("{percent} % of the picture is learned").format(percent=f"{100 * share:.0f}")
        self.learned.setText(text if share else self.tr("Nothing is painted yet: paint what is to be learned"))
        self.learned.setWordWrap(True)

    def _soften(self, value: float) -> None:
        self.stage.hardness = value
        self.stage.update()

    def _tolerate(self, value: float) -> None:
        self.stage.tolerance = round(value)

    def _look(self, *_: object) -> None:
        button = self._colours.checkedButton()
        colour = QColor(str(button.property("colour"))) if button is not None else self.stage.colour
        self.stage.set_look(colour, self.opacity.value(), self.seen.value())


def _swatch(colour: str) -> QIcon:
    pixmap = QPixmap(36, 36)
    pixmap.fill(QColor(0, 0, 0, 0))
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QColor(128, 128, 128))
    painter.setBrush(QColor(colour))
    painter.drawEllipse(3, 3, 30, 30)
    painter.end()
    return QIcon(pixmap)
