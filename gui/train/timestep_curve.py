"""The small picture of how often each noise level is trained, live beside the settings that shape it."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from gui import theme
from gui.language import translated
from gui.train.fields import WIDE
from gui.train.state import FormState
from project.options import TechniqueOptions
from project.timesteps import curve, described

KEYS = tuple(key for key in TechniqueOptions.model_fields if key.startswith("timestep_"))
BINS = 100
_HEIGHT = 132
_TALLEST, _LOWEST = 4.0, 1.6  # densities: what rises above is cut off, and what uniform sampling is drawn in


class TimestepCurve(QWidget):
    """Draws the density over the noise levels, clean at the left; `density` is what is drawn, None for wrong values."""

    def __init__(self, state: FormState) -> None:
        super().__init__()
        self.state = state
        self.density: list[float] | None = None
        self.setFixedHeight(_HEIGHT)
        self.setMaximumWidth(WIDE)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("How often each noise level is trained"))
        state.changed.connect(self._changed)
        state.replaced.connect(self.refresh)
        self.refresh()

    def sizeHint(self) -> QSize:
        return QSize(WIDE, _HEIGHT)

    def _changed(self, key: str) -> None:
        if key in KEYS:
            self.refresh()

    def refresh(self) -> None:
        """Draw the values that are in force now."""
        try:
            options = TechniqueOptions(**{key: self.state.value(key) for key in KEYS})
        except ValueError:
            self.density, words = None, self.tr("No curve: a value of the timesteps is wrong.")
        else:
            self.density, words = curve(options, BINS), translated(described(options))
        self.setToolTip(words)
        self.setAccessibleDescription(words)
        self.update()

    def paintEvent(self, _: QPaintEvent) -> None:
        look, painter = theme.tokens(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = QApplication.font()
        font.setPointSizeF(font.pointSizeF() * 0.85)
        painter.setFont(font)
        line = _line(painter.fontMetrics(), self.tr("timestep"))
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -line - theme.XS)
        ground = QPainterPath()
        ground.addRoundedRect(frame, theme.RADIUS, theme.RADIUS)
        painter.fillPath(ground, QColor(look.sunken))
        painter.setClipPath(ground)
        if self.density is not None:
            self._draw(painter, frame.adjusted(0, line + theme.S, 0, 0), self.density)
        painter.setClipping(False)
        painter.setPen(QColor(look.muted))
        top = frame.adjusted(theme.S, theme.XS, -theme.S, 0)
        words = (
            self.tr("how often a noise level is trained; dashed: uniform")
            if self.density is not None
            else self.tr("a value is wrong")
        )
        painter.drawText(top, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, words)
        below = QRectF(frame.left(), frame.bottom() + theme.XS, frame.width(), line)
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft, self.tr("0 · clean"))
        painter.drawText(below, Qt.AlignmentFlag.AlignHCenter, self.tr("timestep"))
        painter.drawText(below, Qt.AlignmentFlag.AlignRight, self.tr("noisy · 999"))

    def _draw(self, painter: QPainter, area: QRectF, density: list[float]) -> None:
        look = theme.tokens()
        most = min(max(_LOWEST, max(density)), _TALLEST)

        def height(value: float) -> float:
            return area.bottom() - min(value, most * 1.05) / most * area.height()

        width = area.width() / len(density)
        points = QPolygonF()
        for number, value in enumerate(density):
            points.append(QPointF(area.left() + number * width, height(value)))
            points.append(QPointF(area.left() + (number + 1) * width, height(value)))
        filled = QPolygonF(points)
        filled.append(QPointF(area.right(), area.bottom()))
        filled.append(QPointF(area.left(), area.bottom()))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look.accent_soft))
        painter.drawPolygon(filled)
        even = QPen(QColor(look.border_strong), 1, Qt.PenStyle.DashLine)
        painter.setPen(even)
        painter.drawLine(QPointF(area.left(), height(1)), QPointF(area.right(), height(1)))
        painter.setPen(QPen(QColor(look.accent), 1.6))
        painter.drawPolyline(points)


def _line(metrics: QFontMetrics, text: str) -> int:
    """The height of a line of this text, which letters of another font may make taller than the font's own."""
    return max(metrics.height(), metrics.size(Qt.TextFlag.TextSingleLine, text).height())
