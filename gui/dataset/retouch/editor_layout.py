"""How the editor is laid out: a row above, the picture, the panel of the mode at its right, a row below."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from gui import theme
from gui.dataset.retouch.crop_panel import CropPanel
from gui.dataset.retouch.crop_stage import CropStage
from gui.dataset.retouch.mask_panel import MaskPanel
from gui.dataset.retouch.mask_stage import MaskStage
from gui.dataset.retouch.turn_panel import TurnPanel
from gui.widgets import Banner, ElidedLabel, Segmented, action_button, tool_button

translate = QCoreApplication.translate

_PANEL = 272  # pixels


class EditorLayout:
    """The editor's widgets."""

    def __init__(self, editor: QWidget) -> None:
        self.name = ElidedLabel()
        theme.role(self.name, "heading")
        self.modes = Segmented(
            (
                ("crop", translate("Editor", "Crop")),
                ("turn", translate("Editor", "Turn")),
                ("mask", translate("Editor", "Mask")),
            )
        )
        for key, tip in (
            ("crop", translate("Editor", "Crop (C)")),
            ("turn", translate("Editor", "Turn and straighten (R)")),
            ("mask", translate("Editor", "Mask (M)")),
        ):
            self.modes.button(key).setToolTip(tip)
        self.back = tool_button("left", translate("Editor", "Previous picture (Page Up)"))
        self.forward = tool_button("right", translate("Editor", "Next picture (Page Down)"))
        self.fit = tool_button("expand", translate("Editor", "Show the whole picture (0)"))
        self.leave = tool_button("close", translate("Editor", "Back (Esc)"))
        self.banner = Banner()
        self.crop_stage, self.mask_stage = CropStage(), MaskStage()
        self.stages = QStackedWidget()
        self.stages.addWidget(self.crop_stage)
        self.stages.addWidget(self.mask_stage)
        self.crop, self.turn, self.mask = CropPanel(), TurnPanel(), MaskPanel(self.mask_stage)
        self.panels = QStackedWidget()
        for panel in (self.crop, self.turn, self.mask):
            self.panels.addWidget(_scrolled(panel))
        self.panels.setFixedWidth(_PANEL)
        self.hint, self.facts = ElidedLabel("", Qt.TextElideMode.ElideRight), QLabel()
        theme.role(self.hint, "faint")
        theme.role(self.facts, "faint")
        self.places = Segmented(
            (("beside", translate("Editor", "Beside the original")), ("instead", translate("Editor", "Instead of it")))
        )
        self.places.button("beside").setToolTip(
            translate("Editor", "The edit becomes a new picture with the same caption")
        )
        self.places.button("instead").setToolTip(
            translate("Editor", "The edit takes its place; the original is kept in the project")
        )
        self.take_back = action_button(
            "undo", translate("Editor", "Take back the edit"), translate("Editor", "Bring the original back as it was")
        )
        self.save = action_button(
            "save", translate("Editor", "Save"), translate("Editor", "Save (Ctrl+S)"), role="primary"
        )
        self._hints = {
            "crop": translate(
                "Editor", "Draw the crop with the mouse. Arrows move it, Ctrl+arrows size it, Shift is faster."
            ),
            "turn": translate("Editor", "L and R turn, H mirrors. The wheel zooms, Space pans."),
            "mask": translate(
                "Editor", "White is learned. Right button erases, wheel sizes the brush, Ctrl+wheel zooms, Space pans."
            ),
        }
        self._titles = {
            "crop": translate("Editor", "Save the picture"),
            "turn": translate("Editor", "Save the picture"),
            "mask": translate("Editor", "Save the mask"),
        }
        self._lay_out(editor)

    def _lay_out(self, editor: QWidget) -> None:
        column = QVBoxLayout(editor)
        column.setContentsMargins(theme.XL, theme.L, theme.XL, theme.L)
        column.setSpacing(theme.S)
        top = QHBoxLayout()
        top.setSpacing(theme.S)
        top.addWidget(self.modes)
        top.addSpacing(theme.S)
        top.addWidget(self.name, 1)
        for button in (self.back, self.forward, self.fit, self.leave):
            top.addWidget(button)
        middle = QHBoxLayout()
        middle.setSpacing(theme.L)
        middle.addWidget(self.stages, 1)
        middle.addWidget(self.panels)
        under = QHBoxLayout()
        under.setSpacing(theme.M)
        under.addWidget(self.hint, 1)
        under.addWidget(self.facts)
        bottom = QHBoxLayout()
        bottom.setSpacing(theme.M)
        bottom.addWidget(self.take_back)
        bottom.addStretch(1)
        bottom.addWidget(self.places)
        bottom.addWidget(self.save)
        for part in (top, self.banner, middle, under, bottom):
            if isinstance(part, QWidget):
                column.addWidget(part)
            else:
                column.addLayout(part, 1 if part is middle else 0)

    def show_mode(self, mode: str) -> None:
        """Show what belongs to a mode."""
        self.modes.set_value(mode)
        self.stages.setCurrentWidget(self.mask_stage if mode == "mask" else self.crop_stage)
        self.panels.setCurrentIndex(("crop", "turn", "mask").index(mode))
        self.hint.setText(self._hints[mode])
        self.places.setVisible(mode != "mask")
        self.save.setText(self._titles[mode])


def _scrolled(panel: QWidget) -> QScrollArea:
    """A panel that can be scrolled where the window is low."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(panel)
    panel.setContentsMargins(0, 0, theme.S, 0)
    return area
