"""Reading a picture for an edit and writing what came out: in the kind that it had, without loss where that can be."""

import io
from pathlib import Path
from typing import Any

from PIL import Image

from project.dataset.pictures import load_upright
from project.errors import BadInput

# How each kind is written; one that is missing becomes a PNG: a GIF has 256 colours, an AVIF loses something.
_KINDS: dict[str, dict[str, Any]] = {
    "PNG": {"compress_level": 4},
    "JPEG": {"quality": 97, "subsampling": 0},
    "WEBP": {"lossless": True, "exact": True},
    "TIFF": {"compression": "tiff_lzw"},
    "BMP": {},
}
_WRITABLE = {
    "PNG": {"1", "L", "LA", "RGB", "RGBA", "I;16"}, "JPEG": {"L", "RGB", "CMYK"}, "WEBP": {"RGB", "RGBA"},
    "TIFF": {"1", "L", "LA", "RGB", "RGBA", "I;16", "CMYK"}, "BMP": {"1", "L", "RGB"},
}  # fmt: skip


def opened(path: Path) -> Image.Image:
    """A picture upright, with a palette resolved. Raises BadInput with one line if it is gone or damaged."""
    image = load_upright(path)
    if image.mode in ("P", "PA"):
        plain = image.convert("RGBA" if image.has_transparency_data else "RGB")
    elif image.mode in ("RGB", "L") and image.has_transparency_data:  # one colour that stands for nothing
        plain = image.convert("RGBA")
    elif image.mode.startswith("I"):
        plain = _sixteen(image)
    else:
        return image
    plain.format = image.format
    return plain


def kind_after(image: Image.Image) -> str:
    """The kind in which an edit of this picture can be written over it; "PNG" if not in its own."""
    kind = "JPEG" if image.format == "MPO" else image.format or "PNG"
    return kind if image.mode in _WRITABLE.get(kind, ()) else "PNG"


def encoded(image: Image.Image, kind: str, source: Image.Image) -> bytes:
    """The bytes of a picture in a kind, with the colour profile of its source. Raises BadInput if it is too large."""
    profile = source.info.get("icc_profile")
    if image.mode not in _WRITABLE[kind]:
        profile = profile if image.mode not in ("CMYK", "LAB", "YCbCr", "HSV") else None
        image = image.convert("RGBA" if image.has_transparency_data else "RGB")
    image.info = {}
    file = io.BytesIO()
    options = dict(_KINDS[kind], **({"icc_profile": profile} if profile else {}))
    try:
        image.save(file, kind, **options)
    except (OSError, ValueError, MemoryError) as error:
        raise BadInput(f"the picture cannot be written as {kind} ({error}): make the crop smaller") from error
    return file.getvalue()


def _sixteen(image: Image.Image) -> Image.Image:
    """Whole numbers as 16 bits a pixel, as PNG and TIFF write them."""
    if image.mode == "I;16":
        return image
    import numpy as np

    return Image.fromarray(np.clip(np.asarray(image.convert("I")), 0, 65535).astype(np.uint16))
