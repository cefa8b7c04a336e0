"""Tags as chips: taken away with a click, put in another order by dragging, changed by a double click or with keys."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QLineEdit, QSizePolicy, QToolTip, QWidget

from gui import theme

_PAD, _CROSS, _GAP, _TALL = 9, 18, 6, 10  # pixels: beside the text, the place of the cross, between chips, above text
_WIDEST = 320


class Chips(QWidget):
    """Paints its tags itself: five hundred of them are no five hundred widgets."""

    changed = Signal(list)  # the tags after something that the person did
    height_changed = Signal()
    left = Signal(int)  # the keyboard goes on after the last chip (1), or before the first (-1)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tags: list[str] = []
        self.breaks: frozenset[int] = frozenset()  # with these chips a new line of the caption begins
        self._shown_breaks = self.breaks
        self.over: int | None = None  # from this chip on the model does not read any more
        self.current = -1
        self._places: list[QRect] = []
        self._hover = -1
        self._pressed: QPointF | None = None
        self._dragged = -1
        self._target = -1
        self._editor = QLineEdit(self)
        self._editor.setAccessibleName(self.tr("Tag"))
        self._editor.hide()
        self._editor.editingFinished.connect(self._edited)
        self._editor.installEventFilter(self)
        self._edits = -1
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Tags"))
        self.setToolTip(self.tr("Drag to change the order, double-click to change a tag, Del removes it"))

    def set_tags(self, tags: Sequence[str], over: int | None = None) -> None:
        """Show these tags; those from `over` on are beyond what the model reads."""
        if list(tags) == self.tags and over == self.over and self.breaks == self._shown_breaks:
            return
        self._shown_breaks = self.breaks
        self.tags, self.over = list(tags), over
        self.current = min(self.current, len(self.tags) - 1)
        self._hover = -1
        self.setAccessibleDescription(", ".join(self.tags[:50]))
        self._arrange()

    @property
    def editing(self) -> bool:
        """Whether a tag is being changed."""
        return self._edits >= 0

    def place_of(self, number: int) -> QRect:
        """Where a chip lies."""
        return self._places[number]

    def edit(self, number: int) -> None:
        """Open the field on a chip."""
        if not 0 <= number < len(self.tags):
            return
        self._edits = self.current = number
        place = self._places[number]
        width = max(place.width(), 140)
        self._editor.setGeometry(min(place.x(), max(0, self.width() - width)), place.y() - 2, width, place.height() + 4)
        self._editor.setText(self.tags[number])
        self._editor.selectAll()
        self._editor.show()
        self._editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def remove(self, number: int) -> None:
        """Take a tag away."""
        if 0 <= number < len(self.tags):
            self._tell(self.tags[:number] + self.tags[number + 1 :])

    def move(self, number: int, before: int) -> None:  # type: ignore[override]
        """Put a tag before the one that has the number `before` now."""
        tags = list(self.tags)
        tag = tags.pop(number)
        place = before - (before > number)
        tags.insert(place, tag)
        self.current = place
        if tags != self.tags:
            self._tell(tags)
        self.update()

    def _tell(self, tags: list[str]) -> None:
        self.set_tags(tags, None)
        self.changed.emit(tags)

    # the field over a chip

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Enter and Esc belong to the field: they are not to reach the chips beneath."""
        if watched is not self._editor or event.type() not in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride):
            return False
        assert isinstance(event, QKeyEvent)
        ending, escape = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter), event.key() == Qt.Key.Key_Escape
        if not ending and not escape:
            return False
        if event.type() == QEvent.Type.KeyPress and ending:
            self._edited()
        elif event.type() == QEvent.Type.KeyPress:
            self._edits = -1
            self._end_edit()
        event.accept()
        return True

    def _edited(self) -> None:
        number, text = self._edits, self._editor.text().strip()
        if number < 0:
            return
        self._edits = -1
        self._end_edit()
        if number < len(self.tags) and text != self.tags[number]:
            self._tell([*self.tags[:number], *([text] if text else []), *self.tags[number + 1 :]])

    def _end_edit(self) -> None:
        had_focus = self._editor.hasFocus()
        self._editor.hide()
        if had_focus:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    # places

    def _arrange(self) -> None:
        metrics = self.fontMetrics()
        tall = metrics.height() + _TALL
        width = max(60, self.width())
        x = y = 0
        self._places = []
        for number, tag in enumerate(self.tags):
            if number in self.breaks:
                x, y = 0, y + tall + 2 * _GAP
            wide = min(metrics.horizontalAdvance(tag) + 2 * _PAD + _CROSS, _WIDEST, width)
            if x and x + wide > width:
                x, y = 0, y + tall + _GAP
            self._places.append(QRect(x, y, wide, tall))
            x += wide + _GAP
        height = y + tall if self.tags else 0
        if self.height() != height:
            self.setFixedHeight(height)
            self.height_changed.emit()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._arrange()

    def _at(self, point: QPointF) -> int:
        here = point.toPoint()
        return next((number for number, place in enumerate(self._places) if place.contains(here)), -1)

    def _gap_at(self, point: QPointF) -> int:
        """Before which chip a tag that is let go here comes."""
        here = point.toPoint()
        for number, place in enumerate(self._places):
            if here.y() <= place.bottom() + _GAP // 2 and here.x() < place.center().x():
                return number
            last_of_line = number + 1 == len(self._places) or self._places[number + 1].y() > place.y()
            if last_of_line and here.y() <= place.bottom() + _GAP // 2:
                return number + 1
        return len(self._places)

    def _cross(self, number: int) -> QRect:
        place = self._places[number]
        return QRect(place.right() - _CROSS - 2, place.y(), _CROSS + 2, place.height())

    # mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        number = self._at(event.position())
        if event.button() != Qt.MouseButton.LeftButton or number < 0:
            return
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.current = number
        self._pressed = event.position()
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        hover = self._at(event.position())
        if hover != self._hover:
            self._hover = hover
            self.setCursor(Qt.CursorShape.PointingHandCursor if hover >= 0 else Qt.CursorShape.ArrowCursor)
            self.update()
        if self._pressed is None:
            return
        far = (event.position() - self._pressed).manhattanLength() >= QApplication.startDragDistance()
        if self._dragged < 0 and far and not self._cross(self.current).contains(self._pressed.toPoint()):
            self._dragged = self.current
        if self._dragged >= 0:
            self._target = self._gap_at(event.position())
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, None
        dragged, target = self._dragged, self._target
        self._dragged = self._target = -1
        self.update()
        if pressed is None:
            return
        number = self._at(event.position())
        if dragged >= 0:
            self.move(dragged, target)
        elif number >= 0 and all(self._cross(number).contains(at.toPoint()) for at in (pressed, event.position())):
            self.remove(number)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        number = self._at(event.position())
        if number >= 0 and not self._cross(number).contains(event.position().toPoint()):
            self.edit(number)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover = -1
        self.update()
        super().leaveEvent(event)

    # keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, last = event.key(), len(self.tags) - 1
        along = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(key), 0)
        if along and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if 0 <= self.current + along <= last:
                self.move(self.current, self.current + along + (along > 0))
        elif along:
            self._go(self.current + along)
        elif key == Qt.Key.Key_Home:
            self._go(0)
        elif key == Qt.Key.Key_End:
            self._go(last)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.remove(self.current)
        elif key in (Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.edit(self.current)
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def _go(self, number: int) -> None:
        if number >= len(self.tags):
            self.left.emit(1)
        self.current = max(0, min(number, len(self.tags) - 1))
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.current < 0 and self.tags:
            self.current = 0
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            number = self._at(QPointF(event.pos()))
            if number >= 0 and self._text(number, self.fontMetrics()) != self.tags[number]:
                QToolTip.showText(event.globalPos(), self.tags[number], self)
                return True
        return super().event(event)

    # painting

    def _text(self, number: int, metrics: QFontMetrics) -> str:
        room = self._places[number].width() - 2 * _PAD - _CROSS
        return metrics.elidedText(self.tags[number], Qt.TextElideMode.ElideRight, room + 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look, seen = theme.tokens(), event.rect()
        for number, place in enumerate(self._places):
            if place.intersects(seen):
                self._paint_chip(painter, number, place, look)
        if self._target >= 0 and self._places:
            self._paint_target(painter, look)
        painter.end()

    def _paint_chip(self, painter: QPainter, number: int, place: QRect, look: theme.Tokens) -> None:
        over = self.over is not None and number >= self.over
        chosen = number == self.current and self.hasFocus()
        edge = look.accent if chosen else look.warning if over else look.border
        painter.setOpacity(0.45 if number == self._dragged else 1.0)
        painter.setPen(QPen(QColor(edge), 1.5 if chosen else 1.0))
        painter.setBrush(QColor(look.accent_soft if chosen else look.warning_soft if over else look.raised))
        radius = place.height() / 2
        painter.drawRoundedRect(QRectF(place).adjusted(0.75, 0.75, -0.75, -0.75), radius, radius)
        painter.setPen(QColor(look.warning if over else look.text))
        inside = place.adjusted(_PAD, 0, -_CROSS, 0)
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter, self._text(number, painter.fontMetrics()))
        painter.setPen(QPen(QColor(look.text if number == self._hover else look.faint), 1.4))
        middle = QRectF(self._cross(number)).center()
        for side in (-1, 1):
            painter.drawLine(middle + QPointF(-3, -3 * side), middle + QPointF(3, 3 * side))
        painter.setOpacity(1.0)

    def _paint_target(self, painter: QPainter, look: theme.Tokens) -> None:
        """Where the dragged chip comes to lie."""
        if self._target < len(self._places):
            place = self._places[self._target]
            x = place.x() - _GAP / 2
        else:
            place = self._places[-1]
            x = place.right() + _GAP / 2
        painter.setPen(QPen(QColor(look.accent), 2))
        painter.drawLine(QPointF(max(1.0, x), place.y()), QPointF(max(1.0, x), place.bottom()))
