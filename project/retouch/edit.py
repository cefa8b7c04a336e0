"""What an edit is, and what it makes of a picture: mirrored, turned, straightened, cut out, in this order."""

import math
from dataclasses import asdict, dataclass, replace
from typing import Any

from PIL import Image

from project.errors import BadInput

Box = tuple[int, int, int, int]  # left, top, right, bottom in pixels; right and bottom are just outside
STEEPEST = 45.0  # degrees by which a picture is straightened at most

_TURNS = {
    90: Image.Transpose.ROTATE_270, 180: Image.Transpose.ROTATE_180, 270: Image.Transpose.ROTATE_90,
}  # fmt: skip
_DEEP = ("I", "I;16", "I;16B", "I;16L", "I;16N")


@dataclass(frozen=True)
class Edit:
    """`turn` is 0, 90, 180 or 270 degrees clockwise, `angle` a small turn clockwise that straightens, in degrees.

    `crop` is in pixels of the picture as it stands upright, mirrored, turned and straightened; None takes all of it.
    """

    turn: int = 0
    mirror: bool = False
    angle: float = 0.0
    crop: Box | None = None

    def __bool__(self) -> bool:
        return bool(self.turn or self.mirror or self.angle or self.crop)

    def frame(self, width: int, height: int) -> tuple[int, int]:
        """The size of an upright picture before the crop: straightened, the largest part of its shape without empty
        corners. For the angle a and the sides w, h that is w/s by h/s with s = cos a + sin a · max(w/h, h/w)."""
        if self.turn in (90, 270):
            width, height = height, width
        if not self.angle:
            return width, height
        slope = math.radians(abs(self.angle))
        shrunk = math.cos(slope) + math.sin(slope) * max(width / height, height / width)
        return max(1, math.floor(width / shrunk)), max(1, math.floor(height / shrunk))

    def size(self, width: int, height: int) -> tuple[int, int]:
        """The size of what comes out of an upright picture."""
        if self.crop is None:
            return self.frame(width, height)
        left, top, right, bottom = self.crop
        return right - left, bottom - top

    def checked(self, width: int, height: int) -> "Edit":
        """The edit for a picture of this size. Raises BadInput if it does not go with it."""
        if self.turn not in (0, *_TURNS) or abs(self.angle) > STEEPEST:
            raise BadInput("a picture is turned by 90, 180 or 270 degrees, and straightened by at most 45")
        if self.crop is not None:
            wide, tall = self.frame(width, height)
            left, top, right, bottom = self.crop
            if not (0 <= left < right <= wide and 0 <= top < bottom <= tall):
                raise BadInput(f"the crop {self.crop} does not lie in the picture, which has {wide}x{tall} pixels")
            if self.crop == (0, 0, wide, tall):
                return replace(self, crop=None)
        return self


def applied(image: Image.Image, edit: Edit) -> Image.Image:
    """An upright picture, or its mask, with the edit done. What is not straightened keeps its pixels exactly.

    Raises BadInput if the crop does not lie in the picture.
    """
    edit = edit.checked(*image.size)
    frame = edit.frame(*image.size)
    if edit.mirror:
        image = image.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    if edit.turn:
        image = image.transpose(_TURNS[edit.turn])
    if edit.angle:
        image = _straightened(image, edit.angle, frame)
    return image.crop(edit.crop) if edit.crop is not None else image


def scaled(edit: Edit, before: tuple[int, int], after: tuple[int, int]) -> Edit:
    """The edit of a picture for its mask, whose size (width, height) may be another one."""
    if edit.crop is None or before == after:
        return edit
    (wide, tall), (width, height) = edit.frame(*before), edit.frame(*after)
    left, top, right, bottom = edit.crop
    across, down = width / wide, height / tall
    x, y = min(width - 1, round(left * across)), min(height - 1, round(top * down))
    crop = x, y, min(width, max(x + 1, round(right * across))), min(height, max(y + 1, round(bottom * down)))
    return replace(edit, crop=crop)


def centred(width: int, height: int, across: float, down: float) -> Box:
    """The largest crop of the shape across : down in the middle of a picture."""
    scale = min(width / across, height / down)
    wide, tall = min(width, max(1, round(across * scale))), min(height, max(1, round(down * scale)))
    left, top = (width - wide) // 2, (height - tall) // 2
    return left, top, left + wide, top + tall


def as_members(edit: Edit) -> dict[str, Any]:
    """The edit as JSON holds it."""
    return asdict(edit)


def from_members(members: object) -> Edit:
    """An edit as JSON held it; what is no edit is none."""
    if not isinstance(members, dict):
        return Edit()
    try:
        crop = members.get("crop")
        box = tuple(int(side) for side in crop) if crop else None
        if box is not None and len(box) != 4:
            return Edit()
        return Edit(int(members["turn"]), bool(members["mirror"]), float(members["angle"]), box)
    except (KeyError, TypeError, ValueError):
        return Edit()


def _straightened(image: Image.Image, angle: float, frame: tuple[int, int]) -> Image.Image:
    """Turned about its middle, and the part of the size `frame` cut out of its middle."""
    mode = image.mode
    if mode in ("1", "P", "PA"):
        image = image.convert("RGBA" if image.has_transparency_data else "RGB" if mode != "1" else "L")
        mode = image.mode
    # colours that count by how opaque they are do not bleed out of transparent parts
    work = {"RGBA": "RGBa", "LA": "La"}.get(mode, "F" if mode in _DEEP else mode)
    if mode == "LA":
        image, work, mode = image.convert("RGBA"), "RGBa", "RGBA"
    if mode in _DEEP:
        image = image.convert("I").convert("F")
    elif work != mode:
        image = image.convert(work)
    wide, tall = frame
    slope = math.radians(angle)
    cos, sin = math.cos(slope), math.sin(slope)
    x, y = image.width / 2, image.height / 2
    # from a point of what comes out to that of the picture: about the middle, back by the angle
    matrix = (cos, sin, x - cos * wide / 2 - sin * tall / 2, -sin, cos, y + sin * wide / 2 - cos * tall / 2)
    turned = image.transform((wide, tall), Image.Transform.AFFINE, matrix, Image.Resampling.BICUBIC)
    if mode in _DEEP:
        return _deep(turned)
    return turned if turned.mode == mode else turned.convert(mode)


def _deep(image: Image.Image) -> Image.Image:
    """Floats as whole numbers of 16 bits; a curve through pixels may overshoot what they can hold."""
    import numpy as np

    return Image.fromarray(np.clip(np.asarray(image).round(), 0, 65535).astype(np.uint16))
