"""A picture with its mask over it: what is not learned lies under a veil."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image
from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui import theme
from gui.dataset.picture_file import fitted
from gui.dataset.thumbnails import Box, Thumbnails
from project.dataset.masks import load_mask
from project.errors import AtelierError

VEIL = (214, 40, 90)  # seen on light and on dark pictures; seldom a subject's own colour
_STRENGTH = 0.62  # how much of the veil covers what is not learned


def veiled(image: QImage, mask: Image.Image) -> QImage:
    """A picture with a veil where the mask (one channel, of any size) is black."""
    flat = image.convertToFormat(QImage.Format.Format_RGB888)
    width, height = flat.width(), flat.height()
    if not width or not height:
        return image
    pixels: Any = np.frombuffer(flat.constBits(), np.uint8).reshape(height, flat.bytesPerLine())[:, : width * 3]
    pixels = pixels.reshape(height, width, 3).astype(np.float32)
    small = mask.resize((width, height), Image.Resampling.BILINEAR)
    cover = (1 - np.asarray(small, np.float32)[..., None] / 255) * _STRENGTH
    out = (pixels * (1 - cover) + np.array(VEIL, np.float32) * cover).astype(np.uint8)
    return QImage(out.tobytes(), width, height, width * 3, QImage.Format.Format_RGB888).copy()


def veiled_by(image: QImage, picture: Path, mask: Path) -> QImage:
    """The same with a mask from its file; the bare picture if that cannot be read. Slow."""
    try:
        return veiled(image, load_mask(picture, mask))
    except (AtelierError, OSError):
        return image


class VeiledThumbnails(Thumbnails):
    """Thumbnails with the masks that were made; `masks` says which file is whose."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.masks: dict[str, Path] = {}

    def _make(self, path: Path, box: Box) -> QImage:
        image = super()._make(path, box)
        mask = self.masks.get(str(path))
        if image.isNull() or mask is None:
            return image
        return fitted(veiled_by(image, path, mask), QSize(image.width(), image.height()), 6 * box[2])


class MaskPicture(QWidget):
    """Shows one picture whole; a click tells the colour that lies there."""

    picked = Signal(str)  # "#rrggbb"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bare, self._shown = QImage(), QImage()
        self._picking = False
        self.setMinimumHeight(120)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("The picture with its mask"))

    def sizeHint(self) -> QSize:
        return QSize(320, 220)

    def show_images(self, bare: QImage, shown: QImage) -> None:
        """Show a picture as it is with its mask; colours are picked from the bare one."""
        self._bare, self._shown = bare, shown
        self.update()

    def set_picking(self, picking: bool) -> None:
        """Whether a click tells a colour."""
        self._picking = picking
        self.setCursor(Qt.CursorShape.CrossCursor if picking else Qt.CursorShape.ArrowCursor)
        self.setToolTip(self.tr("Click on the background to take its colour") if picking else "")

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.tokens().sunken))
        painter.drawRoundedRect(self.rect(), theme.RADIUS, theme.RADIUS)
        if not self._shown.isNull():
            painter.drawImage(self._place(), self._shown)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self._place()
        if not self._picking or self._bare.isNull() or not place.contains(event.position()):
            return
        x = (event.position().x() - place.x()) / place.width() * self._bare.width()
        y = (event.position().y() - place.y()) / place.height() * self._bare.height()
        self.picked.emit(self._bare.pixelColor(int(x), int(y)).name())

    def _place(self) -> QRectF:
        room = QRectF(self.rect()).adjusted(6, 6, -6, -6)
        size = self._shown.size().scaled(room.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRectF(0, 0, max(1, size.width()), max(1, size.height()))
        place.moveCenter(room.center())
        return place
