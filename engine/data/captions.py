"""The words that a picture is shown with: its caption as the options vary it."""

import random

from project.dataset.wildcards import drawn
from project.options import DataOptions


def caption_for(caption: str, data: DataOptions, draw: random.Random) -> str:
    """The trigger word first, then the caption with what is drawn of it. Nothing is drawn for what is off."""
    trigger = data.trigger_word
    if data.caption_dropout and draw.random() < data.caption_dropout:
        return trigger if data.caption_dropout_to == "trigger" else ""
    words = _tags(_variant(caption, data, draw), data, draw)
    ends = data.caption_prefix, data.caption_suffix
    if any(ends):
        before, after = (drawn(end, draw) if data.caption_wildcards else end for end in ends)
        words = _joined(_joined(before, words), after)
    if trigger and trigger.lower() not in words.lower():
        words = f"{trigger}, {words}" if words else trigger
    return words


def changes_often(data: DataOptions) -> bool:
    """Whether a caption is another one nearly each time, so that its embedding is not worth a file."""
    return data.caption_shuffle or data.caption_wildcards or bool(data.tag_dropout)


def _variant(caption: str, data: DataOptions, draw: random.Random) -> str:
    """The line of a caption that counts, with its wildcards filled in."""
    if data.caption_variants != "whole":
        lines = [line for line in caption.split("\n") if line] or [""]
        caption = draw.choice(lines) if data.caption_variants == "random" else lines[0]
    return drawn(caption, draw) if data.caption_wildcards else caption


def _tags(caption: str, data: DataOptions, draw: random.Random) -> str:
    """The tags in a new order and without those that are dropped, if either is asked for."""
    mark = data.keep_tokens_separator
    marked = bool(mark) and mark in caption
    if not (data.caption_shuffle or data.tag_dropout or marked):
        return caption
    if marked:
        parts = [_split(part, data) for part in caption.split(mark, 2)]
        first, free, last = parts[0], parts[1], parts[2] if len(parts) > 2 else []
    else:
        tags = _split(caption, data)
        first, free, last = tags[: data.keep_tokens], tags[data.keep_tokens :], []
    if data.caption_shuffle:
        draw.shuffle(free)
    if data.tag_dropout:
        free = [tag for tag in free if draw.random() >= data.tag_dropout]
    return f"{data.caption_separator} ".join(first + free + last)


def _split(text: str, data: DataOptions) -> list[str]:
    return [tag.strip() for tag in text.split(data.caption_separator) if tag.strip()]


def _joined(one: str, other: str) -> str:
    """Two texts with a space between them, but none before a comma."""
    return f"{one}{other}" if other[:1] in ("", ",", ".", ";") or not one else f"{one} {other}"
