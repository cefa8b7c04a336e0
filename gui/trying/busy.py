"""The sign over the picture that one is being made: a ring that fills, a few words, and Cancel."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from gui import theme
from gui.widgets import ElidedLabel, tool_button

APPEARS_AFTER = 150  # ms; a picture that comes sooner needs no sign
TURN = 40  # ms between two moves of a ring that cannot count


class Ring(QWidget):
    """Fills with the share that is done; turns while that is not known."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(20, 20)
        self.share: float | None = None
        self._angle = 0
        self._timer = QTimer(self, interval=TURN)
        self._timer.timeout.connect(self._turn)

    def set_share(self, share: float | None) -> None:
        self.share = share
        self._mind()
        self.update()

    def showEvent(self, event) -> None:  # type: ignore[no-untyped-def]
        super().showEvent(event)
        self._mind()

    def hideEvent(self, event) -> None:  # type: ignore[no-untyped-def]
        super().hideEvent(event)
        self._timer.stop()

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        look = theme.tokens()
        painter.setPen(QPen(QColor(look.border_strong), 3))
        painter.drawEllipse(place)
        painter.setPen(QPen(QColor(look.accent), 3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        if self.share is None:
            painter.drawArc(place, -self._angle * 16, 90 * 16)
        elif self.share > 0:
            painter.drawArc(place, 90 * 16, -round(self.share * 360 * 16))
        painter.end()

    def _mind(self) -> None:
        if self.share is None and self.isVisible():
            self._timer.start()
        else:
            self._timer.stop()

    def _turn(self) -> None:
        self._angle = (self._angle + 12) % 360
        self.update()


class BusySign(QFrame):
    """Lies over the lower edge of its parent while it is busy."""

    cancelled = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        theme.role(self, "card")
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.M, theme.XS, theme.XS, theme.XS)
        row.setSpacing(theme.S)
        self.ring = Ring()
        self.text = ElidedLabel("", Qt.TextElideMode.ElideRight)
        self.cancel = tool_button("close", self.tr("Cancel"))
        self.cancel.setToolTip(self.tr("Cancel (Esc)"))
        self.cancel.clicked.connect(self.cancelled)
        row.addWidget(self.ring)
        row.addWidget(self.text, 1)
        row.addWidget(self.cancel)
        self.busy = False
        self._timer = QTimer(self, singleShot=True, interval=APPEARS_AFTER)
        self._timer.timeout.connect(self._appear)
        self.hide()

    def begin(self, text: str) -> None:
        """A picture is being made from now on."""
        self.text.setText(text)
        if not self.busy:
            self.busy = True
            self.ring.set_share(None)
            self._timer.start()

    def tell(self, text: str, share: float | None) -> None:
        """How far it is."""
        self.text.setText(text)
        self.ring.set_share(share)

    def end(self) -> None:
        self.busy = False
        self._timer.stop()
        self.hide()

    def place(self) -> None:
        """Take the lower edge of the parent."""
        parent = self.parentWidget()
        assert parent is not None
        width = min(parent.width() - 2 * theme.S, 320)
        height = self.sizeHint().height()
        self.setGeometry((parent.width() - width) // 2, parent.height() - height - theme.S, width, height)

    def _appear(self) -> None:
        self.place()
        self.raise_()
        self.show()
