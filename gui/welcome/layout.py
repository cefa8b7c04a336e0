"""What the dialogs of this room have in common: a body that scrolls, and buttons below it that stay."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QScrollArea, QVBoxLayout, QWidget

_TASKBAR = 60  # pixels of the screen's height that are left free


def fill(dialog: QDialog, body: QWidget, footer: QWidget) -> None:
    """Put both into the dialog."""
    scroll = QScrollArea(widgetResizable=True)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scroll.setWidget(body)
    outer = QVBoxLayout(dialog)
    outer.setContentsMargins(0, 0, 0, 0)
    outer.setSpacing(0)
    outer.addWidget(scroll, 1)
    outer.addWidget(footer)


def fit(dialog: QDialog, size: tuple[int, int]) -> None:
    """Give the dialog this width and height in pixels, or less on a smaller screen."""
    room = dialog.screen().availableSize()
    dialog.resize(min(size[0], room.width()), min(size[1], room.height() - _TASKBAR))
