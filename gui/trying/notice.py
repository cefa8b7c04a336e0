"""A message in the narrow panel: what went wrong, and under it the button that is the way on."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout

from gui import theme
from gui.widgets import Banner


class Notice(Banner):
    """A banner whose button stands below the text, since beside it there is no room."""

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(theme.M, theme.S, theme.XS, theme.S)
        grid.setHorizontalSpacing(theme.S)
        grid.setVerticalSpacing(theme.S)
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(self._symbol, 0, 0, top)
        grid.addWidget(self._text, 0, 1)
        grid.addWidget(self._close, 0, 2, top)
        grid.addWidget(self.action, 1, 1, Qt.AlignmentFlag.AlignLeft)
        grid.setColumnStretch(1, 1)
