"""Picture files as images that are ready to be painted; for worker threads."""

from pathlib import Path

from PIL import Image
from PySide6.QtGui import QImage

SMALL = 512  # pixels; pictures below are enlarged with a better filter than the one that paints them
ENLARGED = 1024


def read_picture(path: Path) -> QImage | None:
    """The picture, small ones enlarged smoothly. None if it cannot be read."""
    picture = _opened(path)
    if picture is None:
        return None
    longest = max(picture.size)
    if longest < SMALL:
        picture = _resized(picture, ENLARGED / longest)
    return _as_image(picture)


def read_thumbnail(path: Path, side: int) -> QImage | None:
    """The picture, no larger than a square of `side` pixels. None if it cannot be read."""
    picture = _opened(path)
    if picture is None:
        return None
    longest = max(picture.size)
    return _as_image(_resized(picture, side / longest) if longest > side else picture)


def _opened(path: Path) -> Image.Image | None:
    try:
        with Image.open(path) as opened:
            return opened.convert("RGB")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None


def _resized(picture: Image.Image, factor: float) -> Image.Image:
    size = (max(1, round(picture.width * factor)), max(1, round(picture.height * factor)))
    return picture.resize(size, Image.Resampling.BICUBIC)


def _as_image(picture: Image.Image) -> QImage:
    data = picture.tobytes()
    image = QImage(data, picture.width, picture.height, 3 * picture.width, QImage.Format.Format_RGB888)
    return image.copy()  # the bytes are Python's and go
