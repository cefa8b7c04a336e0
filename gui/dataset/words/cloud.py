"""The tag cloud: words as large as they are frequent; a click shows their pictures."""

import math
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFont,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from gui import theme

_MOST = 150
_SMALLEST, _LARGEST = 0.9, 2.2  # of the app's font
_GAP = 8


class Cloud(QWidget):
    """Words in rows, in the order of the alphabet, so that one finds them again."""

    wanted = Signal(str)
    menu_wanted = Signal(str, QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words: list[tuple[str, int]] = []
        self.marked = ""  # the word that is filtered by
        self._places: list[tuple[QRect, QFont]] = []
        self._hover = -1
        self._current = 0
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Tag cloud"))

    def set_words(self, rows: Sequence[tuple[str, int]]) -> None:
        """Show the most frequent ones of (word, count), given the most frequent first."""
        self.words = sorted(rows[:_MOST], key=lambda row: row[0].casefold())
        self._hover, self._current = -1, 0
        self._arrange()

    def place_of(self, word: str) -> QRect:
        """Where a word lies; nowhere if it is not in the cloud."""
        places = zip(self.words, self._places, strict=True)
        return next((place for (name, _), (place, _) in places if name == word), QRect())

    def _arrange(self) -> None:
        counts = [count for _, count in self.words]
        low, high = math.log(min(counts, default=1)), math.log(max(counts, default=1))
        width = max(80, self.width())
        self._places = []
        x = y = tall = 0
        row: list[int] = []
        for word, count in self.words:
            share = (math.log(count) - low) / (high - low) if high > low else 0.4
            font = QFont(self.font())
            font.setPointSizeF(font.pointSizeF() * (_SMALLEST + share * (_LARGEST - _SMALLEST)))
            metrics = QFontMetrics(font)
            wide = min(metrics.horizontalAdvance(word), width)
            if x and x + wide > width:
                self._settle(row, y, tall)
                x, y, tall, row = 0, y + tall + 2, 0, []
            self._places.append((QRect(x, y, wide, metrics.height()), font))
            row.append(len(self._places) - 1)
            x, tall = x + wide + _GAP, max(tall, metrics.height())
        self._settle(row, y, tall)
        self.setMinimumHeight(y + tall + 4)
        self.update()

    def _settle(self, row: list[int], top: int, tall: int) -> None:
        """Small words stand in the middle of their row."""
        for number in row:
            place, _ = self._places[number]
            place.moveTop(top + (tall - place.height()) // 2)

    def _at(self, point: QPoint) -> int:
        return next((number for number, (place, _) in enumerate(self._places) if place.contains(point)), -1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._arrange()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        hover = self._at(event.position().toPoint())
        if hover != self._hover:
            self._hover = hover
            self.setCursor(Qt.CursorShape.PointingHandCursor if hover >= 0 else Qt.CursorShape.ArrowCursor)
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        number = self._at(event.position().toPoint())
        if number >= 0 and event.button() == Qt.MouseButton.LeftButton:
            self._current = number
            self.wanted.emit(self.words[number][0])

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        number = self._at(event.pos())
        if number >= 0:
            self.menu_wanted.emit(self.words[number][0], event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if event.key() in steps and self.words:
            self._current = (self._current + steps[Qt.Key(event.key())]) % len(self.words)
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self.words:
            self.wanted.emit(self.words[self._current][0])
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            number = self._at(event.pos())
            if number >= 0:
                word, count = self.words[number]
                one, many = self.tr("{word}: in 1 caption"), self.tr("{word}: in {count} captions")
                text = (one if count == 1 else many).format(word=word, count=f"{count:,}")
                QToolTip.showText(event.globalPos(), text, self)
            return True
        return super().event(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover = -1
        self.update()
        super().leaveEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = theme.tokens()
        most = max((count for _, count in self.words), default=1)
        for number, ((word, count), (place, font)) in enumerate(zip(self.words, self._places, strict=True)):
            if not place.intersects(event.rect()):
                continue
            chosen = word == self.marked or (self.hasFocus() and number == self._current)
            if chosen:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(look.accent_soft))
                painter.drawRoundedRect(place.adjusted(-3, 0, 3, 0), 5, 5)
            strong = count * 4 >= most
            colour = look.accent if chosen or number == self._hover else look.text if strong else look.muted
            painter.setPen(QColor(colour))
            painter.setFont(font)
            metrics = QFontMetrics(font)
            shown = metrics.elidedText(word, Qt.TextElideMode.ElideRight, place.width() + 1)
            painter.drawText(QPointF(place.x(), place.y() + metrics.ascent()), shown)
        painter.end()
