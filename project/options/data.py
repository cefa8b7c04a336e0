"""Options of the pictures and their captions."""

import re
from typing import Any

from pydantic import field_validator

from project.schema import Section, complaint, option

SAMPLE_DATASET = "sample"


class DataOptions(Section):
    """Which pictures are trained, and what is done to them on the way."""

    train_data_dir: str = option(
        "",
        "Picture folder",
        "The folder with the pictures to learn from, each with its caption beside it. Subfolders are read too. "
        'The word "sample" stands for the embedded sample dataset.',
        kind="path",
    )
    metadata_path: str = option(
        "",
        "Caption table",
        "A metadata.csv (filename,prompt) or metadata.jsonl (file_name,text) for pictures without a caption file. "
        "Tables of these names inside the picture folder are found without this.",
        kind="path",
        level="advanced",
    )
    resolution: int | str = option(
        0,
        "Resolution",
        'The size at which pictures are trained: one number, or "768x512" (width x height). 0 = the model\'s own.',
        unit="pixels",
        kind="size",
    )
    min_size: int = option(
        0,
        "Smallest picture",
        "Pictures with a shorter side than this are skipped and named. 0 = the model family's minimum.",
        unit="pixels",
        ge=0,
        le=16384,
        level="advanced",
    )
    trigger_word: str = option(
        "",
        "Trigger word",
        "A rare word that calls what was learned. It is put in front of captions that lack it.",
    )
    missing_caption: str = option(
        "trigger",
        "Picture without caption",
        "What happens to a picture that has no caption.",
        choices={
            "trigger": "it is trained with the trigger word alone",
            "skip": "it is left out and named",
            "refuse": "nothing is trained until it has a caption",
        },
    )
    background_color: str = option(
        "#ffffff",
        "Background colour",
        "What transparent parts of a picture are filled with. In YAML it needs quotes, because # begins a comment.",
        kind="color",
        level="advanced",
    )
    bucket: bool = option(
        True,
        "Keep aspect ratios",
        "Pictures are trained in sizes of about equal area that fit their shape. Off: all are cropped to one shape.",
    )
    bucket_step: int = option(
        0,
        "Aspect ratio step",
        "The sides of these sizes are multiples of this. 0 = the model's own.",
        unit="pixels",
        ge=0,
        le=512,
        level="advanced",
        applies_when=("bucket", True),
    )
    max_aspect_ratio: float = option(
        2.0,
        "Longest shape",
        "The most that one side may be longer than the other. Longer pictures are cropped to it.",
        ge=1,
        le=8,
        level="advanced",
        applies_when=("bucket", True),
    )
    horizontal_flip: bool = option(
        False,
        "Mirror at random",
        "Half of the time a picture is shown mirrored. Leave it off for text, logos and lopsided faces.",
    )
    random_crop: bool = option(
        False,
        "Crop at random places",
        "What does not fit the shape is cut at changing places instead of evenly on both sides.",
        level="advanced",
    )
    caption_shuffle: bool = option(
        False,
        "Shuffle tags",
        "The comma-separated parts of a caption come in a new order each time.",
        level="advanced",
    )
    keep_tokens: int = option(
        0,
        "Tags that stay in front",
        "So many tags at the start of a caption are not shuffled.",
        unit="tags",
        ge=0,
        le=255,
        level="advanced",
        applies_when=("caption_shuffle", True),
    )
    caption_dropout: float = option(
        0.0,
        "Caption dropout",
        "The share of times at which a picture is shown without its caption.",
        ge=0,
        le=1,
        level="advanced",
    )
    cache: bool = option(
        True,
        "Keep encoded pictures",
        "Encoded pictures and captions are kept on disk, so that a second run starts at once.",
        level="advanced",
    )
    cache_dir: str = option(
        "",
        "Cache folder",
        "Where encoded pictures and captions are kept. Empty = a folder in the user's cache, shared by all runs.",
        kind="path",
        level="advanced",
        applies_when=("cache", True),
    )

    @field_validator("resolution", mode="before")
    @classmethod
    def _pixels(cls, value: Any) -> int | str:
        if value is None:
            return 0
        parts = re.fullmatch(r"\s*(\d{1,5})\s*(?:[xX*]\s*(\d{1,5}))?\s*", str(value))
        if not parts:
            raise complaint(f'must be a number of pixels such as 512, or "768x512", not "{value}"')
        width, height = int(parts[1]), int(parts[2] or parts[1])
        if (width, height) == (0, 0):
            return 0
        for side in (width, height):
            if not 32 <= side <= 8192 or side % 8:
                raise complaint(f"must be a multiple of 8 between 32 and 8192 pixels, not {side}")
        return f"{width}x{height}" if parts[2] else width

    @field_validator("bucket_step")
    @classmethod
    def _of_eights(cls, value: int) -> int:
        if value % 8:
            raise complaint(f"must be a multiple of 8, not {value}")
        return value

    @field_validator("background_color")
    @classmethod
    def _color(cls, value: str) -> str:
        digits = {"white": "ffffff", "black": "000000"}.get(value.lower(), value.lower().removeprefix("#"))
        if re.fullmatch(r"[0-9a-f]{3}", digits):
            digits = "".join(digit * 2 for digit in digits)
        if not re.fullmatch(r"[0-9a-f]{6}", digits):
            raise complaint(f'must be a colour such as "#ffffff", not "{value}"')
        return f"#{digits}"

    @property
    def size(self) -> tuple[int, int] | None:
        """The resolution as (width, height) in pixels, or None for the model's own."""
        if not self.resolution:
            return None
        sides = [int(side) for side in str(self.resolution).split("x")]
        return sides[0], sides[-1]
