"""The mouse over the charts: what a person means by moving, dragging, turning the wheel and double-clicking."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

STEP = 1.2  # the wheel's zoom a notch
LEAST = 5  # pixels below which a drag is a slip of the hand


class Pointer(QObject):
    """Watches widgets and speaks in x within the widget that owns the charts.

    Dragging chooses what to zoom in on; with Shift, or with the middle button, it moves the view. The wheel zooms,
    sideways it moves.
    """

    hovered = Signal(QPointF)
    left = Signal()
    band_moved = Signal(float, float)
    band_chosen = Signal(float, float)
    band_dropped = Signal()
    panned = Signal(float)
    zoomed = Signal(float, float)  # factor, at x
    reset = Signal()

    def __init__(self, stage: QWidget) -> None:
        super().__init__(stage)
        self._stage = stage
        self._pressed: float | None = None
        self._last = 0.0
        self._panning = False

    def watch(self, widget: QWidget) -> None:
        widget.setMouseTracking(True)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.Leave:
            self.left.emit()
        elif isinstance(event, QWheelEvent):
            self._wheel(event, watched)
            return True
        elif isinstance(event, QMouseEvent):
            return self._mouse(kind, event, watched)
        return False

    def _mouse(self, kind: QEvent.Type, event: QMouseEvent, watched: QObject) -> bool:
        place = self._place(event.position(), watched)
        if kind == QEvent.Type.MouseMove:
            self._move(place)
        elif kind == QEvent.Type.MouseButtonPress:
            self._press(place, event)
        elif kind == QEvent.Type.MouseButtonRelease:
            self._release(place)
        elif kind == QEvent.Type.MouseButtonDblClick:
            self._pressed = None
            self.reset.emit()
        return event.button() != Qt.MouseButton.RightButton

    def _place(self, position: QPointF, watched: QObject) -> QPointF:
        return QPointF(watched.mapTo(self._stage, position)) if isinstance(watched, QWidget) else position

    def _press(self, place: QPointF, event: QMouseEvent) -> None:
        if event.button() not in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton):
            return
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        self._panning = shift or event.button() == Qt.MouseButton.MiddleButton
        self._pressed = self._last = place.x()

    def _move(self, place: QPointF) -> None:
        self.hovered.emit(place)
        if self._pressed is None:
            return
        if self._panning:
            self.panned.emit(place.x() - self._last)
            self._last = place.x()
        elif abs(place.x() - self._pressed) >= LEAST:
            self.band_moved.emit(self._pressed, place.x())

    def _release(self, place: QPointF) -> None:
        pressed, self._pressed = self._pressed, None
        if pressed is None or self._panning:
            return
        self.band_dropped.emit()
        if abs(place.x() - pressed) >= LEAST:
            self.band_chosen.emit(min(pressed, place.x()), max(pressed, place.x()))

    def _wheel(self, event: QWheelEvent, watched: QObject) -> None:
        turn = event.angleDelta()
        if abs(turn.x()) > abs(turn.y()) or event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.panned.emit((turn.x() or turn.y()) / 2)
        elif turn.y():
            self.zoomed.emit(STEP ** (-turn.y() / 120), self._place(event.position(), watched).x())
        event.accept()
