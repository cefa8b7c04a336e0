"""A scroll area whose content keeps its width whether a scroll bar is needed or not.

The heights in the panel follow its width. A bar that takes width when it comes would make them smaller, would then not
be needed, would go, and so on for ever.
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QScrollBar, QWidget

BAR = 11  # pixels, as the stylesheet has it


class SteadyScroll(QWidget):
    """Holds one widget; the bar stands beside it, in a place that is always kept for it."""

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.area = QScrollArea(widgetResizable=True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(content)
        self.bar = QScrollBar(Qt.Orientation.Vertical)
        self.bar.setFixedWidth(BAR)
        policy = self.bar.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.bar.setSizePolicy(policy)
        row.addWidget(self.area, 1)
        row.addWidget(self.bar)
        inner = self.area.verticalScrollBar()
        inner.rangeChanged.connect(self._fit)
        inner.valueChanged.connect(self.bar.setValue)
        self.bar.valueChanged.connect(inner.setValue)
        self._fit(inner.minimum(), inner.maximum())

    def _fit(self, least: int, most: int) -> None:
        inner = self.area.verticalScrollBar()
        self.bar.setPageStep(inner.pageStep())
        self.bar.setSingleStep(inner.singleStep())
        self.bar.setRange(least, most)
        self.bar.setVisible(most > least)
