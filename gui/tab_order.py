"""The way of the Tab key through a window: as the layouts lie, whenever their widgets were made.

Qt goes by the order in which widgets came into the window. Pages are made when they are first looked at, and settings
and cards while the window is already in use: by that order Tab would jump from a page's end to its middle.
"""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QGridLayout,
    QLayout,
    QLineEdit,
    QMainWindow,
    QPlainTextEdit,
    QSplitter,
    QTextEdit,
    QWidget,
)

_WHOLE = (
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
)  # their insides are Qt's


def step(window: QWidget, forward: bool) -> bool:
    """Give the keyboard to the next widget, or the one before, around in a circle. False if there is none."""
    order = list(stops(window))
    if not order:
        return False
    here: QWidget | None = window.focusWidget()
    while here is not None and here not in order:
        here = here.parentWidget()
    if here is None:
        target = order[0 if forward else -1]
    else:
        target = order[(order.index(here) + (1 if forward else -1)) % len(order)]
    target.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
    return True


def stops(widget: QWidget) -> Iterator[QWidget]:
    """What can take the keyboard within a widget, in order."""
    for child in _in_order(widget):
        if not child.isVisible() or not child.isEnabled() or child.isWindow():
            continue
        if child.focusPolicy() & Qt.FocusPolicy.TabFocus and child.focusProxy() is None:
            yield child
        if not isinstance(child, _WHOLE):
            yield from stops(child)


def _in_order(widget: QWidget) -> list[QWidget]:
    """The widgets directly in a widget: those of its layout as that has them, then those that lie freely in it."""
    if isinstance(widget, QMainWindow):
        return _there([widget.centralWidget()])
    if isinstance(widget, QSplitter):
        return _there([widget.widget(index) for index in range(widget.count())])
    layout = widget.layout()
    laid = list(_laid_out(layout)) if layout is not None else []
    free = [child for child in widget.children() if isinstance(child, QWidget) and child not in laid]
    return laid + sorted(free, key=lambda child: (child.y(), child.x()))


def _there(widgets: list[QWidget | None]) -> list[QWidget]:
    return [widget for widget in widgets if widget is not None]


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    places = list(range(layout.count()))
    if isinstance(layout, QGridLayout):
        grid = layout
        places.sort(key=lambda index: grid.getItemPosition(index)[:2])  # type: ignore[index]
    for index in places:
        item = layout.itemAt(index)
        if item is None:
            continue
        if (widget := item.widget()) is not None:
            yield widget
        elif (inner := item.layout()) is not None:
            yield from _laid_out(inner)
