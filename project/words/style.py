"""How a caption is read: as sentences, as tags between separators, or as a line of tags above free text."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

KINDS = ("text", "tags", "mixed")
SEPARATORS = (",", "，", "、", ";", "；", "|||", "|")  # in the order in which they are tried on unknown captions
_SENTENCE_ENDS = re.compile(r"[.!?](?:\s|$)|[。！？]")
_FULL_STOP = re.compile(r"\w[.。]+[\"'”’)»]*\s*$")  # other marks end tags, too: k-on!
_MOST_GUESSED = 2000  # captions that are looked at for a guess


@dataclass(frozen=True, slots=True)
class Style:
    """What the captions of a project are.

    text: sentences, in which a comma is nothing. tags: every line is split at the separator. mixed: the first line is
    tags, the other lines are free text; a first line that ends with a full stop is free text as well.
    """

    kind: str = "text"
    separator: str = ","

    @property
    def glue(self) -> str:
        """What is written between two tags: a space follows separators of Latin text only."""
        return f"{self.separator} " if self.separator.isascii() and not self.separator.isspace() else self.separator


@dataclass(frozen=True, slots=True)
class Parts:
    """A caption taken apart: its tags without the space around them, and its free text."""

    tags: tuple[str, ...] = ()
    text: str = ""


class HasStyle(Protocol):
    """A project, as far as it says how its captions are read."""

    @property
    def caption_style(self) -> str: ...
    @property
    def settings(self) -> Mapping[str, Any]: ...


def parts(caption: str, style: Style) -> Parts:
    """Take a caption apart. A caption in text style is one text, whatever stands in it."""
    if style.kind == "tags":
        return Parts(tuple(tag for line in caption.split("\n") for tag in split(line, style)))
    if not has_tag_line(caption, style):
        return Parts((), caption)
    first, _, rest = caption.partition("\n")
    return Parts(tuple(split(first, style)), rest)


def joined(apart: Parts, style: Style) -> str:
    """A caption of these parts: the tags in the first line, the text below.

    In mixed style free text without tags begins with an empty line where it would be read as tags, and tags that would
    be read as a sentence end with a separator.
    """
    tags, text = style.glue.join(apart.tags), apart.text
    if style.kind != "mixed":
        return "\n".join(part for part in (tags, text) if part)
    if not tags:
        return f"\n{text}" if text and has_tag_line(text, style) else text
    if not has_tag_line(tags, style):
        tags += style.separator
    return f"{tags}\n{text}" if text else tags


def has_tag_line(caption: str, style: Style) -> bool:
    """Whether the first line of a caption in mixed style holds its tags, and is no sentence."""
    return style.kind == "mixed" and _FULL_STOP.search(caption.partition("\n")[0]) is None


def split(line: str, style: Style) -> list[str]:
    """The tags of one line."""
    return [tag for piece in line.split(style.separator) if (tag := piece.strip())]


def key(tag: str) -> str:
    """What two spellings of a tag share: composed letters, no capitals, no space around it."""
    return unicodedata.normalize("NFC", tag).casefold().strip()


def style_of(source: Mapping[str, Any] | HasStyle) -> Style:
    """The style of a project, or of settings with the keys `caption_style` and `caption_separator`; text by default."""
    if isinstance(source, Mapping):
        settings, kind = source, source.get("caption_style")
    else:
        settings, kind = source.settings, source.caption_style
    separator = str(settings.get("caption_separator") or ",")
    return Style(str(kind) if kind in KINDS else "text", separator.strip() or separator)


def guess_style(captions: Iterable[str]) -> Style:
    """What captions look like, as a suggestion for a new project; text if they do not clearly look like tags."""
    sample = [caption for caption in captions if caption.strip()][:_MOST_GUESSED]
    if not sample:
        return Style()
    votes: Counter[Style] = Counter(_looks_like(caption) for caption in sample)
    best, count = votes.most_common(1)[0]
    if best.kind == "text":
        return Style()
    return best if count * 10 >= len(sample) * 6 else Style()


def _looks_like(caption: str) -> Style:
    first, _, rest = caption.strip().partition("\n")
    for separator in SEPARATORS:
        style = Style("tags", separator)
        if _are_tags(first, style):
            below = [line for line in rest.split("\n") if line.strip()]
            if not below or all(_are_tags(line, style) for line in below):
                return style
            return Style("mixed", separator)
    return Style()


def _are_tags(line: str, style: Style) -> bool:
    """Whether a line is at least three short pieces and no sentence."""
    tags = split(line, style)
    if len(tags) < 3 or _SENTENCE_ENDS.search(line):
        return False
    long = sum(len(tag.split()) > 4 or len(tag) > 40 for tag in tags)
    words = sum(len(tag.split()) for tag in tags) / len(tags)
    return long * 5 <= len(tags) and words <= 2.8
