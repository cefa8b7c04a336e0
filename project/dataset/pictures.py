"""Opening a picture, whatever its kind: is it whole, how large is it, and what does it look like as RGB."""

import struct
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image, ImageFile, ImageOps, UnidentifiedImageError

from project.errors import BadInput

PICTURE_SUFFIXES = frozenset({".png", ".jpg", ".jpeg", ".jfif", ".webp", ".bmp", ".gif", ".tif", ".tiff", ".avif"})

# What people call pictures and this version does not open: named when met, not silently left out.
FOREIGN_SUFFIXES = frozenset({
    ".heic", ".heif", ".jxl", ".psd", ".psb", ".xcf", ".kra", ".clip", ".svg", ".eps", ".ai", ".ico", ".tga", ".jp2",
    ".exr", ".hdr", ".raw", ".dng", ".cr2", ".cr3", ".nef", ".arw", ".orf", ".rw2", ".pcx", ".ppm", ".dds",
})  # fmt: skip

# Only these decoders are tried, whatever the file is called: Pillow has others that start programs (EPS).
_FORMATS = ("PNG", "JPEG", "WEBP", "BMP", "GIF", "TIFF", "AVIF")
_ORIENTATION = 0x0112
_TURNED = {5, 6, 7, 8}  # EXIF orientations that swap width and height
_DEEP_MODES = {"I", "F", "I;16", "I;16B", "I;16L", "I;16N"}

# Sizes are checked here, before anything is decoded: Pillow's own warning would only repeat it. Its other warnings are
# of damaged EXIF data, which costs a picture its rotation at most.
warnings.filterwarnings("ignore", category=Image.DecompressionBombWarning)
warnings.filterwarnings("ignore", category=UserWarning, module=r"PIL\.")


class PictureError(Exception):
    """Why a picture cannot be used. `code` is one word for programs, `reason` a clause for people."""

    def __init__(self, code: str, reason: str) -> None:
        super().__init__(code, reason)
        self.code = code
        self.reason = reason


def measure(path: Path) -> tuple[int, int]:
    """Decode a picture whole and return its (width, height) in pixels as it is seen, after EXIF rotation.

    Raises PictureError.
    """
    with _opened(path) as image:
        size = image.size
        if image.format == "JPEG":  # reads all of the file and skips most of the arithmetic
            image.draft(None, (max(1, size[0] // 8), max(1, size[1] // 8)))
        image.load()
        return (size[1], size[0]) if _orientation(image) in _TURNED else size


def load_picture(path: Path, background: str) -> Image.Image:
    """The picture as RGB, upright, its transparent parts filled with `background` (such as "#ffffff").

    Of an animation the first frame; 16 bits a channel are scaled to 8. Raises BadInput with one line.
    """
    try:
        with _opened(path) as image:
            image.load()
            return _flat(_upright(image), background)
    except PictureError as error:
        raise BadInput(f"{path}: {error.reason}") from error


def load_alpha(path: Path) -> Image.Image | None:
    """How opaque each part of a picture is, upright: one channel, 255 = opaque; None if all of it is.

    Raises BadInput with one line.
    """
    try:
        with _opened(path) as image:
            if not image.has_transparency_data:
                return None
            image.load()
            return _upright(image).convert("RGBA").getchannel("A")
    except PictureError as error:
        raise BadInput(f"{path}: {error.reason}") from error


@contextmanager
def _opened(path: Path) -> Iterator[Image.Image]:
    """An open picture of bearable size. Whatever Pillow raises inside the block becomes a PictureError."""
    try:
        if path.stat().st_size == 0:
            raise PictureError("empty", "the file is empty")
        ImageFile.LOAD_TRUNCATED_IMAGES = False
        with Image.open(path, formats=_FORMATS) as image:
            _refuse_bomb(image.size)
            yield image
    except PictureError:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise PictureError("bomb", f"it has more pixels than is safe to open ({_limit()})") from None
    except UnidentifiedImageError:
        raise PictureError("unreadable", "it is damaged, or not a picture of a known kind") from None
    except (OSError, SyntaxError, ValueError, EOFError, TypeError, LookupError, struct.error, MemoryError) as error:
        raise _judged(error) from error


def _judged(error: BaseException) -> PictureError:
    text = " ".join(str(error).split()).strip("'\". ") or type(error).__name__
    ends_early = ("truncated", "broken data stream", "premature", "unexpected end", "not enough image data")
    if isinstance(error, EOFError) or any(words in text.lower() for words in ends_early):
        return PictureError("truncated", "the file ends too early: it is damaged or was not copied whole")
    if isinstance(error, OSError) and error.strerror:
        return PictureError("unreadable", f"it cannot be read ({error.strerror})")
    return PictureError("unreadable", f"it is damaged ({text[:100]})")


def _refuse_bomb(size: tuple[int, int]) -> None:
    if Image.MAX_IMAGE_PIXELS and size[0] * size[1] > Image.MAX_IMAGE_PIXELS:
        raise PictureError("bomb", f"{size[0]}x{size[1]} are more pixels than is safe to open ({_limit()})")


def _limit() -> str:
    return f"at most {(Image.MAX_IMAGE_PIXELS or 0) / 1e6:.0f} million"


def _orientation(image: Image.Image) -> int:
    """The EXIF orientation, 1 if there is none or it cannot be read."""
    try:
        value = image.getexif().get(_ORIENTATION, 1)
        return value if isinstance(value, int) else 1
    except (OSError, SyntaxError, ValueError, EOFError, TypeError, LookupError, struct.error):
        return 1


def _upright(image: Image.Image) -> Image.Image:
    return ImageOps.exif_transpose(image) if _orientation(image) in range(2, 9) else image


def _flat(image: Image.Image, background: str) -> Image.Image:
    """Any mode as 8-bit RGB."""
    if image.mode in _DEEP_MODES:
        image = _shallow(image)
    if image.has_transparency_data:
        layer = image.convert("RGBA")
        ground = Image.new("RGBA", layer.size, background)
        return Image.alpha_composite(ground, layer).convert("RGB")
    return image.convert("RGB")


def _shallow(image: Image.Image) -> Image.Image:
    """One channel of 16 bits, 32 bits or floats as 8 bits: scaled by what its numbers can hold, not clipped."""
    if image.mode == "F":
        top = float(image.getextrema()[1])  # type: ignore[arg-type]
        full = 1.0 if top <= 1 else 255.0 if top <= 255 else 65535.0
    else:
        image = image.convert("I")
        top = float(image.getextrema()[1])  # type: ignore[arg-type]
        full = 65535.0 if top <= 65535 else 2147483647.0
    scale = 255.0 / full
    return image.convert("F").point(lambda value: value * scale + 0.5).convert("L")
