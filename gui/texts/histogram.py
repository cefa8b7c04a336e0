"""The lengths of all rows in tokens as bars, with a line where the limit is. A bar can be chosen to see its rows."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFont, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from gui import theme
from project.texts.lengths import Bin

_BOTTOM, _TOP = 34, 22  # pixels for the numbers below and above the bars


class Histogram(QWidget):
    """Paints bars; arrow keys go from one to the next, and Enter or a click chooses it."""

    chosen = Signal(int, int)  # rows from so many tokens to so many

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bins: Sequence[Bin] = ()
        self.limit = 0
        self.current = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Lengths in tokens"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_bins(self, bins: Sequence[Bin], limit: int) -> None:
        """Show these bars; `limit` is in tokens, 0 = none."""
        self.bins, self.limit, self.current = bins, limit, -1
        self.setAccessibleDescription("; ".join(self.words(at) for at in range(len(bins))))
        self.update()

    def words(self, at: int) -> str:
        """A bar in words."""
        each = self.bins[at]
        span = f"{each.first:,}–{each.last:,}" if each.last > each.first else f"{each.first:,}"
        rows = self.tr("1 row") if each.count == 1 else self.tr("{0} rows").format(f"{each.count:,}")
        return self.tr("{0} tokens: {1}").format(span, rows)

    def sizeHint(self) -> QSize:
        return QSize(260, 170)

    def _bar(self, at: int) -> QRectF:
        most = max((each.count for each in self.bins), default=1) or 1
        wide = self.width() / max(1, len(self.bins))
        room = self.height() - _BOTTOM - _TOP
        high = room * self.bins[at].count / most
        high = max(2.0, high) if self.bins[at].count else 0.0
        return QRectF(at * wide + 1.5, _TOP + room - high, wide - 3, high)

    def _at(self, x: float) -> int:
        at = int(x / max(1.0, self.width() / max(1, len(self.bins))))
        return at if 0 <= at < len(self.bins) else -1

    def limit_x(self) -> float:
        """Where the line of the limit stands; negative where it lies outside of the bars."""
        if not self.bins or not self.limit:
            return -1.0
        first, last = self.bins[0].first, self.bins[-1].last + 1
        share = (self.limit + 1 - first) / (last - first)
        return share * self.width() if 0 <= share <= 1 else -1.0

    def paintEvent(self, _: QPaintEvent) -> None:
        look = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        small = QFont(self.font())
        small.setPointSizeF(small.pointSizeF() * 0.85)
        painter.setFont(small)
        metrics = painter.fontMetrics()
        room_left = -1.0
        for at, each in enumerate(self.bins):
            over = bool(self.limit) and each.first > self.limit
            painter.setPen(
                QPen(QColor(look.text), 1.2) if at == self.current and self.hasFocus() else Qt.PenStyle.NoPen
            )
            painter.setBrush(QColor(look.warning if over else look.accent))
            place = self._bar(at)
            painter.drawRoundedRect(place, 2, 2)
            text = f"{each.first:,}"
            if place.x() > room_left:
                painter.setPen(QColor(look.muted))
                painter.drawText(QPointF(place.x(), self.height() - _BOTTOM + metrics.ascent() + 3), text)
                room_left = place.x() + metrics.horizontalAdvance(text) + theme.S
        painter.setPen(QColor(look.faint))
        words = self.tr("tokens in a row")
        painter.drawText(
            self.rect().adjusted(0, 0, 0, -1), Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignRight, words
        )
        self._paint_limit(painter, look)
        painter.end()

    def _paint_limit(self, painter: QPainter, look: theme.Tokens) -> None:
        if not self.bins or not self.limit:
            return
        x, words = self.limit_x(), self.tr("limit {0}").format(f"{self.limit:,}")
        painter.setPen(QPen(QColor(look.warning), 1.4, Qt.PenStyle.DashLine))
        if x >= 0:
            painter.drawLine(QPointF(x, _TOP - 4), QPointF(x, self.height() - _BOTTOM))
        elif self.limit > self.bins[-1].last:
            words += " →"
            x = float(self.width())
        wide = painter.fontMetrics().horizontalAdvance(words)
        left = min(max(0.0, x - wide / 2), self.width() - wide)
        painter.drawText(QPointF(left, painter.fontMetrics().ascent()), words)

    # --- choosing -----------------------------------------------------------------------------------------------------

    def _choose(self, at: int) -> None:
        if 0 <= at < len(self.bins):
            self.current = at
            self.update()
            self.chosen.emit(self.bins[at].first, self.bins[at].last)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._choose(self._at(event.position().x()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        along = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if along and self.bins:
            self.current = min(max(self.current + along, 0), len(self.bins) - 1)
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._choose(self.current)
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            at = self._at(event.pos().x())
            if at >= 0:
                QToolTip.showText(event.globalPos(), self.words(at), self)
            return True
        return super().event(event)
