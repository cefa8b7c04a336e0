"""An edit as one sees it while it is made: the same turns as the real one, on a picture of the screen's size."""

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QTransform

from project.retouch import Edit


def turned(image: QImage, edit: Edit, full: QSize) -> QImage:
    """A picture, whose own size is `full`, mirrored, turned and straightened; not cropped."""
    if edit.mirror:
        image = image.flipped(Qt.Orientation.Horizontal)
    if edit.turn:
        image = image.transformed(QTransform().rotate(edit.turn))
    if not edit.angle or image.isNull():
        return image
    upright = full.transposed() if edit.turn in (90, 270) else full
    frame = edit.frame(full.width(), full.height())
    share = image.width() / max(1, upright.width())
    size = QSize(max(1, round(frame[0] * share)), max(1, round(frame[1] * share)))
    straight = QImage(size, QImage.Format.Format_RGB32)
    painter = QPainter(straight)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.translate(size.width() / 2, size.height() / 2)
    painter.rotate(edit.angle)
    painter.drawImage(QPointF(-image.width() / 2, -image.height() / 2), image)
    painter.end()
    return straight
