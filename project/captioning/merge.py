"""What a model says of a picture, put together with the caption that is there: modes, trigger word, must-have words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from project.captioning.options import CaptioningOptions
from project.words.operations import add_tags, put_first
from project.words.phrases import contains, remove
from project.words.style import Parts, Style, joined, key, split

_ENDS = ".!?。！？"


class Said(Protocol):
    """What a model says of one picture: a sentence, or tags."""

    @property
    def text(self) -> str: ...
    @property
    def tags(self) -> tuple[str, ...]: ...


def merged(existing: str, made: Said, options: CaptioningOptions) -> str | None:
    """The caption that a picture gets, None if it stays as it is: nothing was made, or it has one and only empty ones
    are filled.

    An old caption is kept to the letter where something is added to it; tags that stand there are not added again.
    Forbidden words are taken out of what was made, never out of what was there.
    """
    if options.mode == "fill" and existing.strip():
        return None
    style = options.style
    new = allowed(made, options.forbidden)
    if not (new.text or new.tags):
        return None
    old = "" if options.mode in ("fill", "replace") else existing
    caption = _beside(old, new, style, first=options.mode == "prepend") if old.strip() else _alone(new, style)
    if options.must_have:
        caption = add_tags(options.must_have, style)(caption)
    if options.trigger_first and options.trigger_word.strip():
        caption = put_first(options.trigger_word, style)(caption)
    return caption


def allowed(made: Said, forbidden: Sequence[str]) -> Parts:
    """What was made without the tags that have a forbidden word in them, and without the word in a sentence."""
    tags = tuple(tag for tag in made.tags if not any(contains(word, tag) for word in forbidden))
    text = remove(forbidden, Style())(made.text).strip() if forbidden else made.text.strip()
    return Parts(tags, text)


def _alone(new: Parts, style: Style) -> str:
    if style.kind == "text":
        return " ".join(part for part in (", ".join(new.tags), new.text) if part)
    if style.kind == "tags":
        return style.glue.join(_once([*new.tags, *_tags_of(new.text, style)]))
    return joined(Parts(tuple(_once(_whole(new.tags, style))), new.text), style)


def _beside(old: str, new: Parts, style: Style, first: bool) -> str:
    if style.kind == "text":
        added = _alone(new, style)
        return _sentences(added, old) if first else _sentences(old, added)
    if style.kind == "tags":
        return add_tags([*new.tags, *_tags_of(new.text, style)], style, first)(old)
    caption = add_tags(_whole(new.tags, style), style, first)(old)
    if not new.text:
        return caption
    tags, _, text = caption.partition("\n")
    if not text.strip():
        return f"{tags}\n{new.text}"
    return f"{tags}\n{_sentences(new.text, text) if first else _sentences(text, new.text)}"


def _sentences(before: str, after: str) -> str:
    """Two texts as one: lines stay lines, a sentence that ended is followed by a space, else by a comma."""
    before, after = before.strip(), after.strip()
    if "\n" in before or "\n" in after:
        return f"{before}\n{after}"
    return before + (" " if before[-1:] in _ENDS else ", ") + after


def _tags_of(text: str, style: Style) -> list[str]:
    """A sentence as tags: each line split at the separator, without the full stop."""
    return [tag for line in text.split("\n") for piece in split(line, style) if (tag := piece.rstrip(".。").strip())]


def _whole(tags: Sequence[str], style: Style) -> list[str]:
    return [part for tag in tags for part in split(tag, style)]


def _once(tags: Sequence[str]) -> list[str]:
    return list({key(tag): tag for tag in reversed(tags)}.values())[::-1]
