"""Filters, tag counts and token counts over many captions, each beside the least that Python can do for it.

The floor of a filter is a bare `in` over the same texts, that of the counts is splitting the captions.
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass

from project.words.filter import parse
from project.words.frequency import count_tags
from project.words.operations import proposals, rename_tag
from project.words.style import Style, parts
from project.words.tag_list import bundled
from project.words.tokens import TokenCounter

FILTERS = (
    'tag:"red hair" AND NOT caption:*blurry* AND tokens:>75 AND width:<768',
    "hair smile",
    "tag:*hair",
    "caption:*red*smile*",
    "NOT (is:bare OR tags:<5)",
)
TAGS = Style("tags")


@dataclass(slots=True)
class Picture:
    """What the window has of a picture: the text to search is casefolded and the tags are apart already."""

    name: str
    caption_text: str
    tags: tuple[str, ...]
    found_by: str
    tokens: int
    width: int
    path: str
    height: int = 768
    bytes: int = 1_000_000
    skipped: str = ""
    masked: bool = False
    edited: bool = False


def make(count: int) -> list[Picture]:
    """Pictures with ten to forty tags of the bundled list each."""
    draw = random.Random(0)
    known = list(bundled().counts)
    made = []
    for number in range(count):
        caption = ", ".join(draw.choices(known, k=draw.randrange(10, 40)))
        name = f"picture {number}.jpg"
        apart, text = parts(caption, TAGS).tags, f"{name}\n{caption}".casefold()
        tokens, width = draw.randrange(20, 120), draw.randrange(512, 1600)
        made.append(Picture(name, caption, apart, text, tokens, width, f"/pictures/{name}"))
    return made


def milliseconds(act: Callable[[], object], times: int) -> float:
    """The median of several goes, in processor time of this thread: other programs are not counted."""
    taken = []
    for _ in range(times):
        began = time.thread_time()
        act()
        taken.append(time.thread_time() - began)
    return statistics.median(taken) * 1000


def measure(count: int, times: int) -> list[tuple[str, float, float]]:
    """(what, milliseconds, milliseconds of the floor)."""
    pictures = make(count)
    captions = [picture.caption_text for picture in pictures]
    bare = milliseconds(lambda: [picture for picture in pictures if "red hair" in picture.found_by], times)
    rows = []
    for text in FILTERS:
        matches = parse(text).matches
        rows.append((f"`{text}`", milliseconds(lambda: list(filter(matches, pictures)), times), bare))  # noqa: B023
    split = milliseconds(lambda: [caption.split(", ") for caption in captions], times)
    rows.append(("count tags", milliseconds(lambda: count_tags(captions, TAGS), times), split))
    rows.append(("count words and pairs", milliseconds(lambda: count_tags(captions, Style()), 1), split))
    edit = rename_tag("red hair", "crimson hair", TAGS)
    shown = dict(zip((picture.name for picture in pictures), captions, strict=True))
    rows.append(("preview of renaming a tag", milliseconds(lambda: proposals(shown, edit), times), split))
    TokenCounter.of("model").count("loaded")
    counter = TokenCounter.of("model")
    rows.append(("count tokens, first time", milliseconds(lambda: counter.counts(captions), 1), split))
    rows.append(("count tokens, again", milliseconds(lambda: counter.counts(captions), times), split))
    return rows


def table(count: int, rows: list[tuple[str, float, float]]) -> str:
    """The figures in Markdown."""
    lines = [f"| {count:,} captions | LoRA Atelier | floor |", "|---|---|---|"]
    return "\n".join(lines + [f"| {what} | **{ours:.1f} ms** | {floor:.1f} ms |" for what, ours, floor in rows])


def main() -> int:
    """Measure and print one table for each number of captions."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench words", description=__doc__)
    parser.add_argument("--captions", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--times", type=int, default=5)
    arguments = parser.parse_args()
    for count in arguments.captions:
        print(table(count, measure(count, arguments.times)), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
