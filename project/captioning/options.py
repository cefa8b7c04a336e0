"""The options of captions by model: declared like those of a training, and read from "key=value"."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Self

from pydantic import model_validator

from project.config import read_section
from project.schema import OptionInfo, Section, complaint, describe, option
from project.words import style

MODES = {
    "fill": "Only pictures without a caption get one; the others are not looked at.",
    "replace": "The new caption takes the place of the old one.",
    "append": "What is new stands behind the old caption.",
    "prepend": "What is new stands before the old caption.",
}
STYLES = {
    "text": "Captions are sentences; a comma is only a comma.",
    "tags": "Captions are tags between separators; none is written twice.",
    "mixed": "The first line is tags, the lines below are sentences.",
}
PRECISIONS = {
    "auto": "bfloat16 or float16 on a graphics card, float32 on the processor.",
    "fp32": "Exact, and twice the memory.",
    "bf16": "Half the memory; for newer cards.",
    "fp16": "Half the memory; for older cards.",
}


class CaptioningOptions(Section):
    """How pictures are captioned by a model, and what becomes of what it says."""

    model: str = option(
        "starter-clip",
        "Model",
        "The model that looks at the pictures: starter-clip (comes with the app), a folder or file on this computer, "
        "or a name on the Hugging Face hub such as Salesforce/blip-image-captioning-large, which is downloaded first.",
    )
    mode: str = option(
        "fill",
        "Mode",
        "What becomes of a caption that is already there.",
        choices=MODES,
    )
    prompt: str = option(
        "",
        "Prompt",
        "What the model is asked. {tags}, {name}, {folder} and {caption} stand for the picture's tags, file name, "
        "folder and present caption. Empty = the model's usual question.",
    )
    trigger_word: str = option(
        "",
        "Trigger word",
        "The word that calls what is trained. With “trigger word first” it begins every caption that is made.",
    )
    trigger_first: bool = option(
        True,
        "Trigger word first",
        "Every caption that is made begins with the trigger word, once.",
    )
    must_have: list[str] = option(
        [],
        "Must-have words",
        "Words or phrases that every caption needs, parted by commas. What the model leaves out is added at the end.",
        kind="names",
    )
    forbidden: list[str] = option(
        [],
        "Forbidden words",
        "Words or phrases that no caption may have, parted by commas. The model is kept from writing them; a tag of "
        "these words is left out.",
        kind="names",
    )
    max_new_tokens: int = option(
        75,
        "Longest caption",
        "The model stops after so many tokens, about three quarters as many words. 75 is what most base models read.",
        unit="tokens",
        ge=1,
        le=2048,
    )
    min_new_tokens: int = option(
        0,
        "Shortest caption",
        "The model goes on until it wrote so many tokens. 0 = it ends when it likes.",
        unit="tokens",
        ge=0,
        le=512,
        level="advanced",
    )
    temperature: float = option(
        0.0,
        "Temperature",
        "How freely the model chooses its words. 0 = always the likeliest word; 0.7 gives variety; above 1 it invents.",
        ge=0.0,
        le=2.0,
    )
    top_p: float = option(
        0.9,
        "Top p",
        "With a temperature, words are drawn from the likeliest that together have this share. 1 = from all.",
        ge=0.01,
        le=1.0,
        level="advanced",
    )
    num_beams: int = option(
        1,
        "Beams",
        "How many sentences are followed side by side to find the likeliest whole one. 1 is fastest; 3 to 6 make short "
        "captions a little better and take as many times longer. Counts at temperature 0 only.",
        ge=1,
        le=16,
        level="advanced",
    )
    repetition_penalty: float = option(
        1.0,
        "Repetition penalty",
        "Above 1 a word that was written is less likely to come again. 1 = off; 1.1 helps models that go in circles.",
        ge=0.5,
        le=2.0,
        level="advanced",
    )
    seed: int = option(
        42,
        "Seed",
        "Where chance begins when the temperature is not 0. The same seed gives the same captions.",
        ge=0,
        le=4294967295,
        level="advanced",
    )
    threshold: float = option(
        0.35,
        "Threshold",
        "A tag, or a phrase that is no subject, is written when the model is at least this sure. Lower gives more, and "
        "more wrong ones.",
        ge=0.0,
        le=1.0,
    )
    character_threshold: float = option(
        0.85,
        "Character threshold",
        "Taggers: a character's name is written when the model is at least this sure.",
        ge=0.0,
        le=1.0,
    )
    most_tags: int = option(
        40,
        "Most tags",
        "Taggers: at most so many tags a picture, the surest ones. 0 = as many as pass the thresholds.",
        unit="tags",
        ge=0,
        le=1000,
        level="advanced",
    )
    characters_first: bool = option(
        False,
        "Characters first",
        "Taggers: names of characters stand before the general tags, however sure the model is of them.",
        level="advanced",
    )
    underscores: bool = option(
        False,
        "Keep underscores",
        "Taggers: on writes red_hair, off writes red hair, as most base models read it.",
    )
    rating_tags: bool = option(
        False,
        "Rating tags",
        "Taggers: the tag that rates the picture (general, sensitive …) is written too.",
        level="advanced",
    )
    exclude_tags: list[str] = option(
        [],
        "Tags to leave out",
        "Taggers: tags that are never written, parted by commas; * stands for anything, as in *background.",
        kind="names",
    )
    language: str = option(
        "en",
        "Language",
        "CLIP: the language of the phrases that captions are put together from.",
    )
    phrases: int = option(
        6,
        "Most phrases",
        "CLIP: how many phrases a caption has at most, the subject included.",
        unit="phrases",
        ge=1,
        le=30,
    )
    per_category: int = option(
        1,
        "Phrases of a kind",
        "CLIP: how many subjects, media, styles, colours … each at most. The second one, too, must pass the threshold.",
        unit="phrases",
        ge=1,
        le=10,
        level="advanced",
    )
    batch_size: int = option(
        4,
        "Pictures at once",
        "More are faster on a graphics card and need more memory. When memory runs out, the batch is halved.",
        unit="pictures",
        ge=1,
        le=256,
    )
    precision: str = option(
        "auto",
        "Precision",
        "How the model's numbers are kept.",
        choices=PRECISIONS,
        level="advanced",
    )
    four_bit: bool = option(
        False,
        "4 bit",
        "Loads the model with 4 bits a number, so that large ones fit on a small card. Needs an NVIDIA card and the "
        "package bitsandbytes.",
        level="advanced",
    )
    caption_style: str = option(
        "text",
        "Captions are",
        "How captions of this dataset are read and put together.",
        choices=STYLES,
    )
    caption_separator: str = option(
        ",",
        "Separator",
        "What stands between two tags.",
        level="advanced",
    )

    @model_validator(mode="after")
    def _fits(self) -> Self:
        if self.min_new_tokens > self.max_new_tokens:
            raise complaint("min_new_tokens is more than max_new_tokens: lower it")
        if self.trigger_word and self.caption_style != "text" and self.caption_separator in self.trigger_word:
            raise complaint(f"trigger_word: tags are parted by {self.caption_separator} and a word cannot have it")
        return self

    @property
    def style(self) -> style.Style:
        """How captions of the dataset are read."""
        return style.style_of({"caption_style": self.caption_style, "caption_separator": self.caption_separator})


_ALL = ("model", "mode", "trigger_word", "trigger_first", "must_have", "forbidden", "batch_size", "caption_style",
        "caption_separator")  # fmt: skip
_WRITING = ("max_new_tokens", "min_new_tokens", "temperature", "top_p", "num_beams", "repetition_penalty", "seed",
            "precision")  # fmt: skip
_KEYS: Mapping[str, tuple[str, ...]] = {
    "captioner": ("prompt", *_WRITING, "four_bit"),
    "coca": _WRITING,
    "tagger": (
        "threshold",
        "character_threshold",
        "most_tags",
        "characters_first",
        "underscores",
        "rating_tags",
        "exclude_tags",
    ),
    "open_clip": ("language", "phrases", "per_category", "threshold", "exclude_tags"),
}  # fmt: skip


def keys_of(kind: str) -> tuple[str, ...]:
    """The options that count for a model of this kind, in the order of a form; all of them for an unknown kind."""
    own = {*_ALL, *_KEYS[kind]} if kind in _KEYS else set(CaptioningOptions.model_fields)
    return tuple(key for key in CaptioningOptions.model_fields if key in own)


def all_options() -> Iterator[OptionInfo]:
    """Every option, in the order of a form."""
    for key, field in CaptioningOptions.model_fields.items():
        yield describe(key, "captioning", "Captions by model", field)


def read_options(settings: Sequence[str], model: str = "") -> CaptioningOptions:
    """The options of "key=value" texts; ``model`` counts where they name none. Raises BadInput with one line."""
    return read_section(CaptioningOptions, settings, {"model": model} if model else {})
