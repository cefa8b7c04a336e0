"""The options of automatic masks: declared like those of a training, and read from "key=value"."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pydantic import field_validator

from project.config import read_section
from project.schema import OptionInfo, Section, complaint, describe, option

METHODS = {
    "alpha": "What is opaque is learned, what is transparent is not.",
    "colour": "What has another colour than the background is learned.",
    "model": "A background remover (rembg's ONNX models: u2net, isnet, birefnet …) tells the subject from the rest.",
    "prompt": "CLIPSeg looks for what a text names, such as “face”.",
}
EXISTING = {
    "keep": "Pictures that have a mask are not looked at.",
    "replace": "The new mask takes the place of the old one, which is kept aside and can be taken back.",
}
EDGES = {
    "hard": "Every pixel is learned or not.",
    "soft": "In between as sure as the model is; the threshold is the middle.",
}
BORDER = "border"


class MaskingOptions(Section):
    """How masks are made, and how they are cleaned up. White is learned."""

    existing: str = option("keep", "Masks that are there", "What becomes of a mask that is there.", choices=EXISTING)
    prompt: str = option(
        "",
        "Look for",
        "What CLIPSeg looks for, in English: “face”, “dress”. Several things are parted by commas; what is any of them "
        "is learned.",
    )
    colour: str = option(
        BORDER,
        "Background colour",
        "The colour that is not learned, such as #ffffff, or border: the most common colour of each picture's border.",
    )
    tolerance: int = option(
        24,
        "Tolerance",
        "How far a colour may differ from the background colour in red, green or blue and still be background. "
        "Pictures saved as JPEG need 16 or more.",
        ge=0,
        le=255,
    )
    connected: bool = option(
        True,
        "From the border only",
        "Only what reaches the border is background, so a white eye on a white ground stays. Off: the colour counts "
        "wherever it is.",
    )
    threshold: float = option(
        0.5,
        "Threshold",
        "How sure the model must be of a pixel, or how opaque it must be. Lower takes in more.",
        ge=0.01,
        le=0.99,
    )
    prompt_threshold: float = option(
        0.3,
        "Threshold",
        "How sure CLIPSeg must be of a pixel. It is rarely very sure: 0.2 to 0.4 suits most prompts.",
        ge=0.01,
        le=0.99,
    )
    edges: str = option(
        "hard", "Edges", "What becomes of pixels that are neither quite in nor quite out.", choices=EDGES
    )
    smallest: int = option(
        0,
        "Smallest part",
        "Islands and holes of fewer pixels go. 0 = all stay.",
        unit="pixels",
        ge=0,
        le=1_000_000,
        level="advanced",
    )
    grow: int = option(
        0,
        "Grow",
        "Widens the mask by so many pixels on every side; a number below 0 shrinks it.",
        unit="pixels",
        ge=-256,
        le=256,
    )
    widen_thin: bool = option(
        True,
        "Widen thin parts",
        "Training sees a mask at an eighth of the size. Parts thinner than 8 pixels are widened, so that they count.",
        level="advanced",
    )
    resolution: int = option(
        0,
        "Resolution",
        "The resolution that is trained at, from which it follows what is thin in a larger picture. 0 = pictures are "
        "trained at their own size.",
        unit="pixels",
        ge=0,
        le=8192,
        level="advanced",
    )
    feather: int = option(
        0,
        "Feather",
        "Makes the edge a soft one, about so many pixels to each side.",
        unit="pixels",
        ge=0,
        le=256,
    )
    invert: bool = option(False, "Invert", "What would be learned is left out, and the rest is learned.")
    outside: float = option(
        0.0,
        "Outside",
        "How much of what is outside is learned all the same: 0 = nothing, 0.1 = a tenth. This is written into the "
        "mask; the training's own mask_floor counts beside it.",
        ge=0.0,
        le=1.0,
    )

    @field_validator("colour")
    @classmethod
    def _is_colour(cls, value: str) -> str:
        from PIL import ImageColor

        if value.lower() == BORDER:
            return BORDER
        text = (
            f"#{value}" if len(value) in (3, 6) and all(sign in "0123456789abcdefABCDEF" for sign in value) else value
        )
        try:
            ImageColor.getrgb(text)
        except ValueError:
            raise complaint('must be a colour such as "#ffffff", or "border"') from None
        return text

    def sure_from(self, method: str) -> float:
        """The threshold that counts for a method."""
        return {"prompt": self.prompt_threshold, "colour": 0.5}.get(method, self.threshold)


_CLEANING = ("edges", "smallest", "grow", "widen_thin", "resolution", "feather", "invert", "outside")
_KEYS: Mapping[str, tuple[str, ...]] = {
    "alpha": ("threshold",),
    "colour": ("colour", "tolerance", "connected"),
    "model": ("threshold",),
    "prompt": ("prompt", "prompt_threshold"),
}


def keys_of(method: str) -> tuple[str, ...]:
    """The options that count for a method, in the order of a form; all of them for an unknown one."""
    own = {"existing", *_KEYS[method], *_CLEANING} if method in _KEYS else set(MaskingOptions.model_fields)
    return tuple(key for key in MaskingOptions.model_fields if key in own)


def all_options() -> Iterator[OptionInfo]:
    """Every option, in the order of a form."""
    for key, field in MaskingOptions.model_fields.items():
        yield describe(key, "masking", "Automatic masks", field)


def read_options(settings: Sequence[str], below: Mapping[str, Any] | None = None) -> MaskingOptions:
    """The options of "key=value" texts; ``below`` counts where they name none. Raises BadInput with one line."""
    return read_section(MaskingOptions, settings, below)
