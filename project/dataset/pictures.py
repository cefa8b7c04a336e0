"""Opening a picture, whatever its kind: is it whole, how large is it, and what does it look like as RGB."""

import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
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
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT, 3: Image.Transpose.ROTATE_180, 4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE, 6: Image.Transpose.ROTATE_270, 7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}  # fmt: skip
_LARGE = 24_000_000  # pixels from which on one is decoded at a time: eight at once could take 10 GB
_one_by_one = threading.RLock()
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


@dataclass(frozen=True)
class Small:
    """A small RGB picture, upright; `alpha` is how opaque it is (None: all of it), the rest is of the file as it lies:
    (width, height) in pixels as it is seen, Pillow's mode and kind, EXIF orientation, frames of an animation."""

    image: Image.Image
    alpha: Image.Image | None
    size: tuple[int, int]
    mode: str
    kind: str
    orientation: int
    frames: int


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


def identify(path: Path) -> tuple[int, int]:
    """The (width, height) that a picture's head tells, without decoding it. Raises PictureError."""
    with head_of(path) as image:
        return image.size


@contextmanager
def head_of(path: Path) -> Iterator[Image.Image]:
    """A picture of which only the head was read, with what stands there. What goes wrong becomes a PictureError."""
    with _opened(path) as image:
        yield image


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


def load_upright(path: Path) -> Image.Image:
    """The picture upright, in its own mode and with what Pillow knows of its file (`format`, `info`). Of an animation
    the first frame. Raises BadInput with one line.
    """
    try:
        with _opened(path) as image:
            image.load()
            kind = image.format
            image = _upright(image)
            image.format = image.format or kind
            return image
    except PictureError as error:
        raise BadInput(f"{path}: {error.reason}") from error


def load_small(path: Path, longest: int, background: str = "#ffffff") -> Small:
    """A picture as `load_picture` gives it, with at most `longest` pixels a side, and what its file says of it.

    Of a JPEG no more is decoded than that needs, but all of the file is read. Raises PictureError.
    """
    with _opened(path) as image:
        mode, kind, size = image.mode, image.format or "", image.size
        frames = int(getattr(image, "n_frames", 1))
        if kind == "JPEG":
            wanted = min(1.0, longest / max(size))
            image.draft(None, (max(1, int(size[0] * wanted)), max(1, int(size[1] * wanted))))
        image.load()
        orientation = _orientation(image)  # Pillow turns a TIFF itself, and then says 1
        clear = image.has_transparency_data
        share = longest / max(image.size)
        if share < 1 and mode not in ("1", "P", *_DEEP_MODES):
            least = (max(1, round(image.width * share)), max(1, round(image.height * share)))
            image = image.resize(least, Image.Resampling.BILINEAR, reducing_gap=1.0)
        image = image.transpose(_TURNS[orientation]) if orientation in _TURNS else image
        alpha = image.convert("RGBA").getchannel("A") if clear else None
        flat = _flat(image, background)
        if max(flat.size) > longest:
            flat.thumbnail((longest, longest), Image.Resampling.BILINEAR)
        upright = (size[1], size[0]) if orientation in _TURNED else size
        return Small(flat, alpha, upright, mode, kind, orientation, frames)


@contextmanager
def _opened(path: Path) -> Iterator[Image.Image]:
    """An open picture of bearable size. Whatever Pillow raises inside the block becomes a PictureError."""
    try:
        if path.stat().st_size == 0:
            raise PictureError("empty", "the file is empty")
        ImageFile.LOAD_TRUNCATED_IMAGES = False
        with Image.open(path, formats=_FORMATS) as image:
            _refuse_bomb(image.size)
            with _one_by_one if image.width * image.height > _LARGE else nullcontext():
                yield image
    except PictureError:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise PictureError("bomb", f"it has more pixels than is safe to open ({_limit()})") from None
    except UnidentifiedImageError:
        raise PictureError("unreadable", "it is damaged, or not a picture of a known kind") from None
    except Exception as error:  # a decoder raises what it likes, and one picture must not end a whole scan
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
    except Exception:  # as above
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
