"""Tags of a caption with several lines, edited as one row of chips: each line keeps its own, and lines stay lines."""

from collections.abc import Sequence

from project.words.operations import alike, rewritten
from project.words.style import Style, split


def line_starts(caption: str, style: Style) -> list[int]:
    """With which tag each further line begins, for captions in tags style."""
    starts, count = [], 0
    for line in caption.split("\n"):
        if count:
            starts.append(count)
        count += len(split(line, style))
    return [start for start in starts if start < count]


def relined(caption: str, tags: Sequence[str], style: Style) -> str:
    """The caption with other tags. What was added or taken away belongs to the line in which the rows differ first;
    lines that keep their tags keep every character."""
    lines = caption.split("\n")
    old_lines = [split(line, style) for line in lines]
    old = [tag for line in old_lines for tag in line]
    differs = alike(old, tags)
    change = len(tags) - len(old)
    sizes = [len(line) for line in old_lines]
    sizes[_line_of(differs, sizes)] += change
    made, at = [], 0
    for line, before, size in zip(lines, old_lines, sizes, strict=True):
        now = list(tags[at : at + max(0, size)])
        at += max(0, size)
        if now or not before:
            made.append(rewritten(line, style, now))
    return "\n".join(made)


def _line_of(number: int, sizes: Sequence[int]) -> int:
    """The line that holds a tag; the last one with tags for what comes behind all of them."""
    at = 0
    for line, size in enumerate(sizes):
        at += size
        if number < at:
            return line
    return max((line for line, size in enumerate(sizes) if size), default=0)
