"""Opens a picture as a QImage, at most as large as it is needed: upright, flattened on white as a training sees it."""

import hashlib
import os
import threading
from contextlib import suppress
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QBuffer, QByteArray, QSize, Qt
from PySide6.QtGui import QBrush, QImage, QImageReader, QImageWriter, QPainter

from project.dataset import load_picture
from project.errors import AtelierError

_GROUND = "#ffffff"
_QUALITY = 88


def read_picture(path: Path, longest: int = 0) -> QImage:
    """The picture with its longer side at most `longest` pixels (0 = whole); a null image if it cannot be opened."""
    if not path.is_file():  # a pipe, say: reading it would wait for ever
        return QImage()
    reader = QImageReader(str(path))
    reader.setAutoTransform(True)
    reader.setDecideFormatFromContent(True)
    size = reader.size()
    if longest and size.isValid() and max(size.width(), size.height()) > longest:
        reader.setScaledSize(size.scaled(QSize(longest, longest), Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    if image.isNull():
        image = _by_pillow(path, longest)
    return flat(image)


def thumbnail(path: Path, longest: int, cache: Path | None) -> QImage:
    """A small picture, from the cache on disk where possible; a fresh one is kept there."""
    kept = cache_file(cache, path, longest) if cache is not None else None
    if kept is not None and kept.exists():
        image = QImage(str(kept))
        if not image.isNull():
            return image
    image = read_picture(path, longest)
    if kept is not None and not image.isNull():
        with suppress(OSError):
            _keep(image, kept)
    return image


def cache_file(cache: Path, path: Path, longest: int) -> Path | None:
    """Where the thumbnail of a picture lies: the name changes when the picture's file does. None if there is none."""
    try:
        facts = path.stat()
    except OSError:
        return None
    key = f"{path}|{facts.st_mtime_ns}|{facts.st_size}|{longest}"
    return cache / f"{hashlib.blake2b(key.encode('utf-8', 'surrogateescape'), digest_size=16).hexdigest()}.jpg"


def _keep(image: QImage, place: Path) -> None:
    """Write a thumbnail aside and rename it. It is only a cache: nothing waits for the disk."""
    data = QBuffer()
    data.open(QBuffer.OpenModeFlag.WriteOnly)
    writer = QImageWriter(data, QByteArray(b"jpeg"))
    writer.setQuality(_QUALITY)
    if writer.write(image):
        place.parent.mkdir(parents=True, exist_ok=True)
        aside = place.with_name(f"{place.name}.{os.getpid()}.{threading.get_ident()}.tmp")
        aside.write_bytes(bytes(data.data().data()))
        os.replace(aside, place)


def fitted(image: QImage, box: QSize, radius: float) -> QImage:
    """The picture at exactly the size at which it is painted, with round corners: painting is then a mere copy.

    It fits into the box and is at most doubled, so that a tiny picture looks tiny.
    """
    most = box.boundedTo(image.size() * 2)
    size = image.size().scaled(most, Qt.AspectRatioMode.KeepAspectRatio).expandedTo(QSize(1, 1))
    small = image.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)
    shaped = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    shaped.fill(0)
    painter = QPainter(shaped)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(small))
    painter.drawRoundedRect(shaped.rect(), radius, radius)
    painter.end()
    return shaped


def flat(image: QImage) -> QImage:
    """The image without transparency, in the format that is painted fastest."""
    if image.isNull() or not image.hasAlphaChannel():
        return image.convertToFormat(QImage.Format.Format_RGB32) if not image.isNull() else image
    ground = QImage(image.size(), QImage.Format.Format_RGB32)
    ground.fill(_GROUND)
    painter = QPainter(ground)
    painter.drawImage(0, 0, image)
    painter.end()
    return ground


def _by_pillow(path: Path, longest: int) -> QImage:
    """For kinds that Qt does not open, or does not open as a training would."""
    try:
        picture = load_picture(path, _GROUND)
    except (AtelierError, OSError, MemoryError):
        return QImage()
    if longest:
        picture.thumbnail((longest, longest), Image.Resampling.BILINEAR)
    data = picture.tobytes()
    return QImage(data, picture.width, picture.height, picture.width * 3, QImage.Format.Format_RGB888).copy()
