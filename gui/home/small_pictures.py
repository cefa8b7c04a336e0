"""Small versions of pictures for cards and for the new project's dialog, made off the GUI thread."""

from collections.abc import Sequence
from pathlib import Path

from PIL import Image, ImageOps
from PySide6.QtGui import QImage

_FORMATS = ("PNG", "JPEG", "WEBP", "BMP", "GIF", "TIFF", "AVIF")


def small_pictures(paths: Sequence[Path], side: int) -> list[QImage]:
    """The pictures that can be opened, each covering about `side` pixels, upright. Takes a while."""
    return [image for image in (small_picture(path, side) for path in paths) if image is not None]


def small_picture(path: Path, side: int) -> QImage | None:
    """One picture, so small that its shorter side has `side` pixels at most; None if it cannot be opened."""
    try:
        with Image.open(path, formats=_FORMATS) as opened:
            if opened.width * opened.height > (Image.MAX_IMAGE_PIXELS or 1 << 30):
                return None
            opened.draft("RGB", (side * 2, side * 2))
            image = _eight_bits(ImageOps.exif_transpose(opened))
    except Exception:  # Pillow raises nearly anything at damaged files; the dataset page says what is wrong with each
        return None
    share = side / max(1, min(image.size))
    if share < 1:
        size = (max(1, round(image.width * share)), max(1, round(image.height * share)))
        image = image.resize(size, Image.Resampling.BILINEAR, reducing_gap=2.0)
    data = image.tobytes()
    return QImage(data, image.width, image.height, image.width * 4, QImage.Format.Format_RGBA8888).copy()


def _eight_bits(image: Image.Image) -> Image.Image:
    if image.mode.startswith("I") or image.mode == "F":
        lowest, highest = image.convert("F").getextrema()
        assert isinstance(lowest, float)
        assert isinstance(highest, float)
        scale = 255.0 / max(highest - lowest, 1e-6)
        image = image.convert("F").point(lambda value: value * scale - lowest * scale).convert("L")
    return image.convert("RGBA")
