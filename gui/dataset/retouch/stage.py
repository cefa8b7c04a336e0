"""The place where a picture is worked on: the wheel zooms, Space or the middle button pans, the rest is for a tool."""

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from gui import theme
from gui.dataset.canvas import Canvas

_TOOLS = (Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton)


class Stage(Canvas):
    """A canvas whose left and right button belong to a tool: see `press`, `drag`, `release` and `paint_tool`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.margin = theme.L
        self.setMouseTracking(True)
        self.pointer: QPointF | None = None  # where the mouse is, None outside
        self._space = False
        self._panned: QPointF | None = None
        self._button: Qt.MouseButton | None = None
        self.zoomed.connect(self.update_cursor)

    # what a tool does; points are in pixels of the picture

    def press(self, point: QPointF, button: Qt.MouseButton, modifiers: Qt.KeyboardModifier) -> None:
        """A button went down."""

    def drag(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """The pointer moves while the button is down."""

    def release(self, point: QPointF) -> None:
        """The button was let go."""

    def hover(self) -> None:
        """The pointer moves, or leaves (`pointer` is None), without a button."""

    def wheel(self, turns: float) -> bool:
        """The wheel was turned without Ctrl; False lets it zoom."""
        return False

    def paint_tool(self, painter: QPainter) -> None:
        """Paint what belongs to the tool over the picture, in pixels of the widget."""

    def tool_cursor(self) -> Qt.CursorShape:
        return Qt.CursorShape.CrossCursor

    # events

    @property
    def at_work(self) -> bool:
        """Whether a button of the tool is down."""
        return self._button is not None

    def update_cursor(self) -> None:
        """Show the pointer of what a press would do."""
        if self._panned is not None:
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        elif self._space:
            self.setCursor(Qt.CursorShape.OpenHandCursor)
        else:
            self.setCursor(self.tool_cursor())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if self.full.isEmpty() or self.failed or self._button is not None:
            return
        if event.button() == Qt.MouseButton.MiddleButton or self._space:
            self._panned = event.position()
        elif event.button() in _TOOLS:
            self._button = event.button()
            self.press(self.to_picture(event.position()), event.button(), event.modifiers())
        self.update_cursor()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.pointer = event.position()
        if self._panned is not None:
            self.pan(event.position() - self._panned)
            self._panned = event.position()
        elif self._button is not None:
            self.drag(self.to_picture(event.position()), event.modifiers())
        else:
            self.hover()
        self.update_cursor()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._panned is not None:
            self._panned = None
        elif event.button() == self._button:
            self._button = None
            self.release(self.to_picture(event.position()))
        self.update_cursor()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.mousePressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        turns = event.angleDelta().y() / 120
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier or not (turns and self.wheel(turns)):
            super().wheelEvent(event)
        event.accept()

    def leaveEvent(self, event: QEvent) -> None:
        self.pointer = None
        self.hover()
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Space:
            self._space = True
            self.update_cursor()
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom(1.25)
        elif key == Qt.Key.Key_Minus:
            self.zoom(0.8)
        elif key == Qt.Key.Key_0:
            self.fit()
        elif key == Qt.Key.Key_1:
            self.actual_size()
        else:
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._space = False
            self.update_cursor()
        else:
            event.ignore()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._space = False
        self.update_cursor()
        super().focusOutEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.full.isEmpty() or self.failed:
            return
        painter = QPainter(self)
        painter.setClipRect(self.rect())
        self.paint_tool(painter)
        painter.end()
