"""The row over the charts: smoothing, the logarithmic axis, which charts and marks are shown, and saving."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QSlider, QToolButton, QWidget

from gui import icons, theme
from gui.run_view.lines import CHARTS
from gui.run_view.markings import COLOURS, KINDS
from gui.widgets import tool_button

DEFAULT_SMOOTHING = 0.9


class ChartBar(QWidget):
    """Says what a person wants of the charts; it draws none."""

    smoothing_changed = Signal(float)
    logarithmic_changed = Signal(bool)
    charts_changed = Signal(object)  # set of chart names
    marks_changed = Signal(object)  # set of kinds of marks
    by_noise_changed = Signal(bool)
    reset_wanted = Signal()
    picture_wanted = Signal()
    table_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, 99)
        self.slider.setValue(round(DEFAULT_SMOOTHING * 100))
        self.slider.setFixedWidth(130)
        self.slider.setAccessibleName(self.tr("Smoothing"))
        self.slider.setToolTip(
            self.tr("How much the strong line smooths the loss: 0 shows every step, 0.99 only the trend.")
        )
        self._amount = QLabel()
        self._amount.setMinimumWidth(self.fontMetrics().horizontalAdvance("0.00 "))
        theme.role(self._amount, "muted")
        self.logarithmic = QToolButton()
        self.logarithmic.setText(self.tr("Log"))
        self.logarithmic.setCheckable(True)
        self.logarithmic.setToolTip(self.tr("Draw the loss on a logarithmic axis (L)"))
        self.logarithmic.setAccessibleName(self.tr("Logarithmic loss axis"))
        self.reset = tool_button("reset", self.tr("Show the whole run again (R, or a double click)"))
        self.view_button = tool_button("chart", self.tr("Choose the charts and marks"))
        self.save_button = tool_button("download", self.tr("Save the charts (Ctrl+S as a picture)"))
        self._lay_out()
        self.chart_actions = self._choices(self._chart_names())
        self.mark_actions = self._choices(self._mark_names())
        self.by_noise = QAction(self.tr("Validation by noise level"), self, checkable=True, checked=True)
        self.by_noise.setToolTip(self.tr("Also draw the loss on held-back pictures by noise level, as fine lines (N)"))
        self.view_menu = self._view_menu()
        self.save_menu = self._save_menu()
        self._connect()
        self._slid(self.slider.value())
        self._colour_marks()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.XS)
        label = QLabel(self.tr("Smoothing"))
        theme.role(label, "muted")
        row.addWidget(label)
        row.addSpacing(theme.XS)
        row.addWidget(self.slider)
        row.addWidget(self._amount)
        row.addWidget(self.logarithmic)
        row.addStretch(1)
        for button in (self.reset, self.view_button, self.save_button):
            row.addWidget(button)

    def _chart_names(self) -> dict[str, str]:
        names = (self.tr("Loss"), self.tr("Learning rate"), self.tr("Memory"), self.tr("Speed"))
        return dict(zip(CHARTS, names, strict=True))

    def _mark_names(self) -> dict[str, str]:
        names = (
            self.tr("Checkpoints"), self.tr("Previews"), self.tr("Continued runs"), self.tr("Warnings"),
            self.tr("Errors"),
        )  # fmt: skip
        return dict(zip(KINDS, names, strict=True))

    def _choices(self, names: dict[str, str]) -> dict[str, QAction]:
        return {key: QAction(name, self, checkable=True, checked=True) for key, name in names.items()}

    def _view_menu(self) -> QMenu:
        menu = QMenu(self)
        menu.addSection(self.tr("Charts"))
        menu.addActions(list(self.chart_actions.values()))
        menu.addAction(self.by_noise)
        menu.setToolTipsVisible(True)
        menu.addSection(self.tr("Marks"))
        menu.addActions(list(self.mark_actions.values()))
        menu.addSeparator()
        menu.addAction(icons.icon("reset"), self.tr("Show the whole run"), self.reset_wanted.emit)
        return menu

    def _save_menu(self) -> QMenu:
        menu = QMenu(self)
        menu.addAction(icons.icon("image"), self.tr("Save as a picture (PNG) …"), self.picture_wanted.emit)
        menu.addAction(icons.icon("file"), self.tr("Save the numbers as a table (CSV) …"), self.table_wanted.emit)
        return menu

    def _connect(self) -> None:
        for button, menu in ((self.view_button, self.view_menu), (self.save_button, self.save_menu)):
            button.setMenu(menu)
            button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.slider.valueChanged.connect(self._slid)
        self.logarithmic.toggled.connect(self.logarithmic_changed)
        self.reset.clicked.connect(self.reset_wanted)
        self.by_noise.toggled.connect(self.by_noise_changed)
        for action in self.chart_actions.values():
            action.toggled.connect(self._charts_chosen)
        for action in self.mark_actions.values():
            action.toggled.connect(self._marks_chosen)

    def refresh_look(self) -> None:
        """After a change of the theme."""
        self._colour_marks()

    def _colour_marks(self) -> None:
        look = theme.tokens()
        for kind, action in self.mark_actions.items():
            action.setIcon(dot(getattr(look, COLOURS[kind])))

    def _slid(self, value: int) -> None:
        self._amount.setText(f"{value / 100:.2f}")
        self.smoothing_changed.emit(value / 100)

    def _charts_chosen(self) -> None:
        chosen = {key for key, action in self.chart_actions.items() if action.isChecked()}
        if not chosen:  # one stays: an empty place would look like a fault
            self.chart_actions["loss"].setChecked(True)
            return
        self.charts_changed.emit(chosen)

    def _marks_chosen(self) -> None:
        self.marks_changed.emit({kind for kind, action in self.mark_actions.items() if action.isChecked()})


def dot(colour: str, size: int = 12) -> QIcon:
    """A filled circle, for legends and menus."""
    pixmap = QPixmap(QSize(size, size) * 2)
    pixmap.setDevicePixelRatio(2)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawEllipse(1, 1, size - 2, size - 2)
    painter.end()
    return QIcon(pixmap)
