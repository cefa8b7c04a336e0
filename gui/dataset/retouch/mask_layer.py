"""A mask while it is painted: a layer of bounded size, its strokes, and the mask at the picture's size again."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from PySide6.QtCore import QLineF, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPen, QRadialGradient

from project.masking.cleaning import dilated
from project.masking.regions import part_at

LONGEST = 2048  # pixels of the layer's longer side
_MOST_BYTES = 200_000_000  # of what can be undone
_SOFT_STEPS = 8  # stamps of a soft brush in the length of its width


@dataclass(frozen=True)
class Brush:
    """`width` in pixels of the picture; `hardness` 0 to 1 is how much of it is full; `erase` paints black."""

    width: float = 100.0
    hardness: float = 0.8
    erase: bool = False


@dataclass(frozen=True)
class _Step:
    place: QRect
    before: QImage
    after: QImage


class MaskLayer:
    """How much each place is learned, 0 to 255, in an image of 8 bits a pixel. `size` is the picture's width, height.

    Painting takes points in pixels of the picture and returns which part of the layer became another one.
    """

    def __init__(self, size: tuple[int, int], mask: Image.Image | None = None) -> None:
        self.size = size
        share = min(1.0, LONGEST / max(size))
        self.across = max(1, round(size[0] * share)) / size[0]
        self.down = max(1, round(size[1] * share)) / size[1]
        wide, tall = round(size[0] * self.across), round(size[1] * self.down)
        self.image = QImage(wide, tall, QImage.Format.Format_Alpha8)
        self.image.fill(0)
        self._whole = mask  # the mask at the picture's own size, as it was read
        if mask is not None:
            small = mask if mask.size == (wide, tall) else mask.resize((wide, tall), Image.Resampling.BOX)
            self.image = as_image(np.asarray(small, dtype=np.uint8))
        self._read = self._saved = self.image.copy()
        self._before: QImage | None = None
        self._dirty = QRect()
        self._last: QPointF | None = None
        self._steps: list[_Step] = []
        self._undone: list[_Step] = []

    # strokes

    def begin(self, point: QPointF, brush: Brush) -> QRect:
        """Begin a stroke with a dot."""
        self._begin()
        self._last = None
        return self.stroke(point, brush)

    def stroke(self, point: QPointF, brush: Brush) -> QRect:
        """Draw on to a point."""
        to = QPointF(point.x() * self.across, point.y() * self.down)
        start = self._last if self._last is not None else to
        radius = max(0.5, brush.width * self.across / 2)
        painter = QPainter(self.image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        modes = QPainter.CompositionMode
        painter.setCompositionMode(
            modes.CompositionMode_DestinationOut if brush.erase else modes.CompositionMode_SourceOver
        )
        if brush.hardness >= 0.99:
            self._draw_line(painter, start, to, radius)
            self._last = to
        else:
            self._last = self._stamp(painter, start, to, radius, brush.hardness)
        painter.end()
        return self._touched(QRectF(start, to).normalized().adjusted(-radius - 2, -radius - 2, radius + 2, radius + 2))

    def end(self) -> bool:
        """End what was begun; False if it changed nothing."""
        before, self._before = self._before, None
        if before is None or self._dirty.isEmpty():
            return False
        place, self._dirty = self._dirty, QRect()
        step = _Step(place, before.copy(place), self.image.copy(place))
        if step.before == step.after:
            return False
        self._steps.append(step)
        self._undone.clear()
        while sum(2 * each.before.sizeInBytes() for each in self._steps) > _MOST_BYTES and len(self._steps) > 1:
            self._steps.pop(0)
        return True

    # all at once

    def fill_all(self, value: int) -> QRect:
        """Give every place one value, 0 to 255."""
        self._begin()
        self.image.fill(QColor(0, 0, 0, value))
        self._touched(QRectF(self.image.rect()))
        self.end()
        return self.image.rect()

    def invert(self) -> QRect:
        """What was learned is not, and the other way round."""
        self._begin()
        self.image = as_image(255 - as_array(self.image))
        self._touched(QRectF(self.image.rect()))
        self.end()
        return self.image.rect()

    def flood(self, point: QPointF, colours: NDArray[np.uint8], tolerance: int, erase: bool) -> QRect:
        """Fill what hangs together with a point and has its colour, give or take `tolerance` of 255 in each channel.

        `colours` [h, w, 3] is the picture at the layer's size.
        """
        x, y = int(point.x() * self.across), int(point.y() * self.down)
        tall, wide = colours.shape[:2]
        if not (0 <= x < wide and 0 <= y < tall):
            return QRect()
        near = (np.abs(colours.astype(np.int16) - colours[y, x].astype(np.int16)) <= tolerance).all(axis=2)
        found = dilated(part_at(near, x, y).astype(np.uint8), 1)  # the soft edge of a shape belongs to it
        self._begin()
        values = as_array(self.image).copy()
        values[found > 0] = 0 if erase else 255
        self.image = as_image(values)
        rows, columns = np.flatnonzero(found.any(axis=1)), np.flatnonzero(found.any(axis=0))
        place = QRect(int(columns[0]), int(rows[0]), int(np.ptp(columns)) + 1, int(np.ptp(rows)) + 1)
        self._touched(QRectF(place))
        self.end()
        return place

    # history

    @property
    def can_undo(self) -> bool:
        return bool(self._steps)

    @property
    def can_redo(self) -> bool:
        return bool(self._undone)

    def undo(self) -> QRect:
        """Take the last stroke back; returns what became another."""
        if not self._steps:
            return QRect()
        step = self._steps.pop()
        self._undone.append(step)
        return self._put(step.place, step.before)

    def redo(self) -> QRect:
        if not self._undone:
            return QRect()
        step = self._undone.pop()
        self._steps.append(step)
        return self._put(step.place, step.after)

    @property
    def changed(self) -> bool:
        """Whether it differs from what it was when it was read or saved."""
        return self.image != self._saved

    @property
    def learned(self) -> float:
        """The share of the picture that is learned, 0 to 1."""
        return float(as_array(self.image).mean()) / 255

    def snapshot(self) -> "MaskLayer":
        """A copy for another thread, while painting goes on; from now on both count as saved."""
        copy = self.copy()
        self._saved = copy._saved = copy.image
        return copy

    def copy(self) -> "MaskLayer":
        """The same without its history."""
        copy = MaskLayer((1, 1))
        copy.size, copy.across, copy.down = self.size, self.across, self.down
        copy.image, copy._read, copy._whole, copy._saved = self.image.copy(), self._read, self._whole, self._saved
        return copy

    def mark_unsaved(self) -> None:
        """It counts as changed from now on: it did not reach the disk."""
        self._saved = QImage()

    def whole(self) -> Image.Image:
        """The mask at the picture's own size. What was not painted on is exactly what was read."""
        values = as_array(self.image)
        layer = Image.fromarray(np.ascontiguousarray(values))
        if layer.size == self.size:
            return layer
        layer = layer.resize(self.size, Image.Resampling.BILINEAR)
        if self._whole is None or self._whole.size != self.size:
            return layer
        painted = Image.fromarray(((values != as_array(self._read)) * 255).astype(np.uint8))
        return Image.composite(layer, self._whole, painted.resize(self.size, Image.Resampling.NEAREST))

    # details

    def _draw_line(self, painter: QPainter, start: QPointF, to: QPointF, radius: float) -> None:
        if start == to:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(0, 0, 0, 255))
            painter.drawEllipse(to, radius, radius)
        else:
            pen = QPen(QColor(0, 0, 0, 255), 2 * radius)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.drawLine(start, to)

    def _stamp(self, painter: QPainter, start: QPointF, to: QPointF, radius: float, hardness: float) -> QPointF:
        """Soft dots in even distances; returns where the last one is."""
        line = QLineF(start, to)
        distance = max(0.5, 2 * radius / _SOFT_STEPS)
        count = math.floor(line.length() / distance)
        painter.setPen(Qt.PenStyle.NoPen)
        first = 1 if self._last is not None else 0
        for number in range(first, count + 1):
            middle = line.pointAt(number * distance / line.length()) if line.length() else to
            shade = QRadialGradient(middle, radius)
            shade.setColorAt(max(0.0, hardness - 0.01), QColor(0, 0, 0, 255))
            shade.setColorAt(1.0, QColor(0, 0, 0, 0))
            painter.setBrush(QBrush(shade))
            painter.drawEllipse(middle, radius, radius)
        return line.pointAt(count * distance / line.length()) if line.length() and count else start

    def _begin(self) -> None:
        self.end()
        self._before, self._dirty = self.image.copy(), QRect()

    def _touched(self, place: QRectF) -> QRect:
        part = place.toAlignedRect().intersected(self.image.rect())
        self._dirty = self._dirty.united(part)
        return part

    def _put(self, place: QRect, pixels: QImage) -> QRect:
        painter = QPainter(self.image)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
        painter.drawImage(place.topLeft(), pixels)
        painter.end()
        return place

    @property
    def layer_size(self) -> QSize:
        return self.image.size()


def as_array(image: QImage) -> NDArray[np.uint8]:
    """The bytes [h, w] of an image of 8 bits a pixel; they are the image's own until it changes."""
    flat = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return flat[:, : image.width()]


def as_image(values: NDArray[np.uint8]) -> QImage:
    """Bytes [h, w] as a layer."""
    tall, wide = values.shape
    data = np.ascontiguousarray(values)
    return QImage(data.data, wide, tall, wide, QImage.Format.Format_Alpha8).copy()


def colours_of(image: QImage, size: QSize) -> NDArray[np.uint8]:
    """A picture at a layer's size as [h, w, 3]."""
    small = image.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)
    small = small.convertToFormat(QImage.Format.Format_RGB888)
    flat = np.frombuffer(small.constBits(), np.uint8).reshape(small.height(), small.bytesPerLine())
    return flat[:, : 3 * small.width()].reshape(small.height(), small.width(), 3).copy()
