"""Options of the pictures and their captions."""

import os
import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any, ClassVar

from pydantic import ValidationError, field_validator
from pydantic_core import PydanticCustomError

from project import concepts as concept_lines
from project.concepts import Concept
from project.schema import BOTH, PICTURES, SET, Section, complaint, option

SAMPLE_DATASET = "sample"


class DataOptions(Section):
    """Which pictures are trained, and what is done to them on the way."""

    task: ClassVar[str] = PICTURES

    train_data_dir: str = option(
        "",
        "Data folder",
        "The folder with the pictures to learn from, each with its caption beside it; for a language model the folder "
        'or the file with the texts. Subfolders are read too. The word "sample" stands for the embedded sample data.',
        kind="path",
        task=BOTH,
    )
    metadata_path: str = option(
        "",
        "Caption table",
        "A metadata.csv (filename,prompt) or metadata.jsonl (file_name,text) for pictures without a caption file. "
        "Tables of these names inside the picture folder are found without this.",
        kind="path",
        level="advanced",
    )
    concepts: list[str] = option(
        [],
        "Concepts",
        "Further picture folders, one a line, each with settings of its own: "
        "./dogs | repeats=3 | weight=0.5 | trigger_word=rexdog. Repeats may be fractions; samples=200 gives so many "
        "turns an epoch instead. A folder inside another one here is trained with its own line only.",
        kind="concepts",
        level="advanced",
    )
    balance_concepts: bool = option(
        False,
        "Balance concepts",
        "Every concept gets as many turns an epoch as the one with the most, so that few pictures of one subject are "
        "not drowned by many of another. Usually on for several subjects, off for one.",
        level="advanced",
        applies_when=("concepts", SET),
    )
    reg_data_dir: str = option(
        "",
        "Regularisation folder",
        "Pictures of the same kind of thing that are not the subject, such as other dogs. They are shown in turn with "
        "the others so that the model keeps what it knows. Usual for persons and objects; not needed for styles.",
        kind="path",
        level="advanced",
    )
    reg_weight: float = option(
        1.0,
        "Regularisation weight",
        "How much the loss of regularisation pictures counts against that of the others. 1 is usual; less lets the "
        "subject win.",
        ge=0,
        le=100,
        level="advanced",
    )
    class_word: str = option(
        "",
        "Class word",
        'What the subject is one of, such as "dog": the caption of regularisation pictures that have none. Empty = '
        "the name in a folder such as 1_dog.",
        level="advanced",
    )
    resolution: int | str = option(
        0,
        "Resolution",
        'The size at which pictures are trained: one number, or "768x512" (width x height). Several, such as '
        '"512,768", train every picture at each of them in every epoch. 0 = the model\'s own.',
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
    bucket_no_upscale: bool = option(
        False,
        "Do not enlarge",
        "A picture that is smaller than its size is trained at its own size, cut to the aspect ratio step. Use it for "
        "folders with small pictures, together with a lower smallest picture. Usually off.",
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
    color_jitter: float = option(
        0.0,
        "Vary colours",
        "Pictures come with brightness, contrast, saturation and hue changed by up to this share. Helps where the "
        "light of all pictures is alike; leave it off for styles. 0.1 is usual, 0 = off.",
        ge=0,
        le=0.5,
        level="advanced",
    )
    caption_variants: str = option(
        "whole",
        "Captions of several lines",
        "What the lines of a caption file are: one caption, or several from which one is taken.",
        choices={
            "whole": "all lines together are the caption",
            "first": "only the first line counts",
            "random": "each time one of the lines is drawn",
        },
        level="advanced",
    )
    caption_wildcards: bool = option(
        False,
        "Wildcards in captions",
        "Of {red|blue|green} in a caption one is drawn each time; they may be nested. Off: braces are plain text.",
        level="advanced",
    )
    caption_prefix: str = option(
        "",
        "Words in front",
        'Put in front of every caption, such as "photo of". Not shuffled and not dropped as a tag. Usually empty.',
        level="advanced",
    )
    caption_suffix: str = option(
        "",
        "Words behind",
        'Put behind every caption, such as ", studio light". Not shuffled and not dropped as a tag. Usually empty.',
        level="advanced",
    )
    caption_separator: str = option(
        ",",
        "Tag separator",
        "What stands between the tags of a caption. A comma is usual; a semicolon where tags have commas in them.",
        level="advanced",
    )
    caption_shuffle: bool = option(
        False,
        "Shuffle tags",
        "The tags of a caption come in a new order each time, so that none is learned for its place. For tags only: "
        "it tears sentences apart.",
        level="advanced",
    )
    keep_tokens: int = option(
        0,
        "Tags that stay in front",
        "So many tags at the start of a caption are neither shuffled nor dropped. 1 is usual, for the trigger word.",
        unit="tags",
        ge=0,
        le=255,
        level="advanced",
    )
    keep_tokens_separator: str = option(
        "",
        "Mark behind fixed tags",
        "Tags before this mark are neither shuffled nor dropped, whatever their number; a second one fixes the tags "
        'behind it too. "|||" is usual. Empty = none.',
        level="advanced",
    )
    tag_dropout: float = option(
        0.0,
        "Tag dropout",
        "Each tag is left out with this chance, fixed ones never. It keeps a LoRA from needing all tags at once. "
        "0.1 is usual, 0 = off.",
        ge=0,
        le=1,
        level="advanced",
    )
    caption_dropout: float = option(
        0.0,
        "Caption dropout",
        "The share of times at which a picture is shown without its caption. It strengthens guidance: 0.05 to 0.1 is "
        "usual for styles, 0 for subjects.",
        ge=0,
        le=1,
        level="advanced",
    )
    caption_dropout_to: str = option(
        "nothing",
        "What is left of it",
        "What a picture is shown with when its caption is dropped.",
        choices={"nothing": "no words at all", "trigger": "the trigger word alone"},
        level="advanced",
        applies_when=("caption_dropout", SET),
    )
    mask_source: str = option(
        "off",
        "Masks",
        "Where masks come from that say which part of a picture is learned: white counts, black does not. Use them for "
        "a subject on backgrounds that are all alike. A picture without a mask counts as a whole.",
        choices={
            "off": "the whole picture counts",
            "masklabel": "from NAME-masklabel.png beside each picture, as OneTrainer writes them",
            "folder": "from a picture of the same name in the mask folder",
            "alpha": "from the picture's own transparency: what is transparent is not learned",
        },
        level="advanced",
    )
    mask_dir: str = option(
        "",
        "Mask folder",
        "The folder with a mask for each picture, of the same name and in the same subfolders.",
        kind="path",
        level="advanced",
        applies_when=("mask_source", "folder"),
    )
    mask_floor: float = option(
        0.0,
        "Weight outside the mask",
        "How much the part outside a mask counts at least. 0.1 is usual, so that the surroundings stay sensible; "
        "0 = not at all.",
        ge=0,
        le=1,
        level="advanced",
        applies_when=("mask_source", ("masklabel", "folder", "alpha")),
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
        parts = value if isinstance(value, list | tuple) else str(value).split(",")
        sizes = [_one_size(part) for part in parts if str(part).strip()]
        if len(sizes) < 2:
            return sizes[0] if sizes else 0
        if 0 in sizes:
            raise complaint("must not have 0 beside other sizes: name each size")
        if twice := next((size for size in sizes if sizes.count(size) > 1), None):
            raise complaint(f"must not name {twice} twice")
        return ",".join(map(str, sizes))

    @field_validator("concepts")
    @classmethod
    def _concepts(cls, lines: list[str]) -> list[str]:
        for number, line in enumerate(lines, 1):
            try:
                concept = concept_lines.read(line)
                cls.model_validate(dict(concept.changes))
            except ValidationError as error:
                entry = error.errors(include_url=False)[0]
                raise complaint(f"line {number}: {entry['loc'][0]}: {entry['msg']}") from None
            except PydanticCustomError as error:
                raise complaint(f"line {number}: {error}") from None
        return lines

    @field_validator("caption_separator")
    @classmethod
    def _some_separator(cls, value: str) -> str:
        if not value:
            raise complaint("must not be empty: a comma is usual")
        return value

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
    def sizes(self) -> list[tuple[int, int]]:
        """The resolutions as (width, height) in pixels; empty for the model's own."""
        if not self.resolution:
            return []
        each = [[int(side) for side in part.split("x")] for part in str(self.resolution).split(",")]
        return [(sides[0], sides[-1]) for sides in each]

    @property
    def size(self) -> tuple[int, int] | None:
        """The resolution as (width, height) in pixels, of several the largest, or None for the model's own."""
        return max(self.sizes, key=lambda size: size[0] * size[1], default=None)

    def concept_list(self) -> list[Concept]:
        """Every picture folder of the training: `train_data_dir`, the concepts, `reg_data_dir`.

        A line whose folder is `train_data_dir` itself takes its place.
        """
        found = [concept_lines.read(line) for line in self.concepts]
        first = self.train_data_dir
        if first and not any(_same_folder(concept.folder, first) for concept in found):
            found.insert(0, Concept(first))
        if self.reg_data_dir:
            found.append(Concept(self.reg_data_dir, regularisation=True))
        return found

    def regular(self, concepts: Iterable[int]) -> list[bool]:
        """Whether each of the pictures with these places in `concept_list` is a regularisation picture."""
        known = [concept.regularisation for concept in self.concept_list()]
        return [place < len(known) and known[place] for place in concepts]

    def of_concept(self, concept: Concept) -> "DataOptions":
        """The options as they are for the pictures of one concept; regularisation pictures have no trigger word."""
        changes: dict[str, Any] = dict(concept.changes)
        if concept.regularisation:
            changes["trigger_word"] = ""
        if not changes:
            return self
        read = DataOptions.model_validate(changes)
        return self.model_copy(update={key: getattr(read, key) for key in changes})

    def calm(self) -> "DataOptions":
        """The options without all that makes a picture another one each time, for measuring rather than learning."""
        lines = []
        for line in self.concepts:
            concept = concept_lines.read(line)
            changes = {key: value for key, value in concept.changes.items() if key not in _RESTLESS}
            lines.append(concept_lines.write(replace(concept, repeats=1.0, samples=0, weight=1.0, changes=changes)))
        return self.model_copy(update={**_RESTLESS, "concepts": lines, "balance_concepts": False})

    def with_places(self, full: Callable[[str], str]) -> list[str]:
        """The lines of the concepts with their folders put through `full`."""
        lines = []
        for line in self.concepts:
            concept = concept_lines.read(line)
            changes = {key: full(value) if key in _PLACES else value for key, value in concept.changes.items()}
            lines.append(concept_lines.write(replace(concept, folder=full(concept.folder), changes=changes)))
        return lines


_PLACES = ("metadata_path", "mask_dir")
_RESTLESS = {
    "horizontal_flip": False, "random_crop": False, "color_jitter": 0.0, "caption_shuffle": False, "tag_dropout": 0.0,
    "caption_dropout": 0.0,
}  # fmt: skip


def _one_size(value: Any) -> int | str:
    """One resolution: a number of pixels, or a text such as 768x512; 0 is the model's own."""
    if isinstance(value, bool):
        raise complaint("must be a number, not true or false")
    parts = re.fullmatch(r"\s*(\d{1,5})\s*(?:[xX*]\s*(\d{1,5}))?\s*", str(value))
    if not parts:
        raise complaint(f'must be a number of pixels such as 512, "768x512", or several with commas, not "{value}"')
    width, height = int(parts[1]), int(parts[2] or parts[1])
    if (width, height) == (0, 0):
        return 0
    for side in (width, height):
        if not 32 <= side <= 8192 or side % 8:
            raise complaint(f"must be a multiple of 8 between 32 and 8192 pixels, not {side}")
    return f"{width}x{height}" if parts[2] else width


def _same_folder(one: str, other: str) -> bool:
    return os.path.realpath(os.path.expanduser(one)) == os.path.realpath(os.path.expanduser(other))
