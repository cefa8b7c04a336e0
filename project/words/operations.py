"""Edits of captions as pure functions, and the preview of what an edit would change.

Every maker returns an `Edit`, which gives back the identical text where it changes nothing. Tags are compared without
regard to capitals and to how accents are composed. Lines stay lines: in tags style each one is edited by itself, since
lines may be variants of one caption; in mixed style only the first.
"""

import random
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from project.words import phrases
from project.words.style import Style, has_tag_line, key, split

Edit = Callable[[str], str]
_Tags = Callable[[list[str]], list[str]]


@dataclass(frozen=True, slots=True)
class Proposal:
    """What an edit would make of the caption of one file."""

    file: str
    before: str
    after: str


def proposals(captions: Mapping[str, str], edit: Edit, wanted: Callable[[], bool] = lambda: True) -> list[Proposal]:
    """What an edit changes, by file; captions that it leaves alone are not listed. Raises what the edit raises.

    `wanted` is asked before each caption; the list ends where it says no.
    """
    made = []
    for file, before in captions.items():
        if not wanted():
            break
        if (after := edit(before)) != before:
            made.append(Proposal(file, before, after))
    return made


def chain(edits: Iterable[Edit]) -> Edit:
    """Several edits one after the other, as one."""
    steps = tuple(edits)

    def edit(caption: str) -> str:
        for step in steps:
            caption = step(caption)
        return caption

    return edit


def add_tags(tags: Iterable[str], style: Style, first: bool = False) -> Edit:
    """Put tags that a caption lacks at its end, or in front. Several lines: into the last one that holds tags, or the
    first. In text style they follow the sentences behind the separator."""
    wanted = _wanted(tags, style)
    if style.kind == "text":
        return phrases.add(wanted, style, first)

    def edit(caption: str) -> str:
        lines, reach = _with_tag_line(caption, style)
        there = {key(tag) for line in lines[:reach] for tag in split(line, style)}
        new = [tag for tag in wanted if key(tag) not in there]
        if not new:
            return caption
        filled = [row for row in range(reach) if split(lines[row], style)] or [0]
        row = filled[0] if first else filled[-1]
        old = split(lines[row], style)
        lines[row] = rewritten(lines[row], style, new + old if first else old + new)
        return "\n".join(lines)

    return edit


def remove_tags(tags: Iterable[str], style: Style) -> Edit:
    """Take tags out. In text style: the words, wherever they stand whole, with the comma or space that they leave."""
    wanted = _wanted(tags, style)
    if style.kind == "text":
        return phrases.remove(wanted, style)
    gone = set(map(key, wanted))
    return _on_tags(style, lambda old: [tag for tag in old if key(tag) not in gone])


def rename_tag(old: str, new: str, style: Style) -> Edit:
    """Give a tag another name. Where the new one stands already, the old one goes."""
    return merge_tags((old,), new, style)


def merge_tags(olds: Iterable[str], new: str, style: Style) -> Edit:
    """Let one tag stand for several: at the place of the first of them, once. In text style each word is replaced."""
    wanted, fresh = _wanted(olds, style), new.strip()
    if style.kind == "text":
        return phrases.rename(wanted, fresh)
    merged = set(map(key, wanted))
    if wanted == [fresh]:
        return lambda caption: caption
    names = split(fresh, style)
    target = set(map(key, names))

    def change(tags: list[str]) -> list[str]:
        if not any(key(tag) in merged for tag in tags):
            return tags
        made: list[str] = []
        done = False
        for tag in tags:
            if key(tag) not in merged | target:
                made.append(tag)
            elif not done:
                made += names
                done = True
        return made

    return _on_tags(style, change)


def sort_tags(style: Style, by: str = "name", counts: Mapping[str, int] | None = None, keep: int = 0) -> Edit:
    """Sort tags by name, or the most frequent first as `counts` says. The first `keep` stay in front."""
    often = counts or {}

    def change(tags: list[str]) -> list[str]:
        if by == "frequency":
            return tags[:keep] + sorted(tags[keep:], key=lambda tag: (-often.get(tag, 0), key(tag)))
        return tags[:keep] + sorted(tags[keep:], key=key)

    return _on_tags(style, change)


def deduplicate(style: Style) -> Edit:
    """Keep only the first of equal tags in a line."""

    def change(tags: list[str]) -> list[str]:
        return list({key(tag): tag for tag in reversed(tags)}.values())[::-1] if _repeats(tags) else tags

    return _on_tags(style, change)


def shuffle(seed: int, style: Style, keep: int = 0) -> Edit:
    """A new order of the tags, another one for each caption and the same one for the same seed."""

    def edit(caption: str) -> str:
        draw = random.Random(f"{seed}:{caption}")

        def change(tags: list[str]) -> list[str]:
            rest = tags[keep:]
            draw.shuffle(rest)
            return tags[:keep] + rest

        return _on_tags(style, change)(caption)

    return edit


def put_first(trigger: str, style: Style) -> Edit:
    """Let captions begin with the trigger word: as the first tag, moved there if it stands elsewhere. Sentences get it
    in front behind a comma, unless it stands in them already."""
    words = trigger.strip()
    if style.kind == "text":
        return phrases.put_first(words, style)
    names = split(words, style)
    known = set(map(key, names))

    def change(tags: list[str]) -> list[str]:
        if [key(tag) for tag in tags[: len(names)]] == [key(name) for name in names]:
            return tags
        return names + [tag for tag in tags if key(tag) not in known]

    def edit(caption: str) -> str:
        lines, reach = _with_tag_line(caption, style)
        row = next((row for row in range(reach) if split(lines[row], style)), 0)
        lines[row] = rewritten(lines[row], style, change(split(lines[row], style)))
        return "\n".join(lines)

    return edit if names else lambda caption: caption


def replace(  # noqa: PLR0913 - all but what and by what are given by name
    find: str,
    by: str,
    *,
    regex: bool = False,
    match_case: bool = False,
    whole_word: bool = False,
    tags_only: bool = False,
    style: Style | None = None,
) -> Edit:
    """Find and replace. `tags_only` looks at each tag by itself (it needs the style) and drops those left empty.

    With `regex`, `by` may name groups (\\1, \\g<name>). Raises BadInput for an empty or wrong expression, here and now.
    """
    change = phrases.replacing(find, by, regex=regex, match_case=match_case, whole_word=whole_word)
    if not tags_only:
        return change
    read = style or Style("tags")
    return _on_tags(read, lambda tags: [made for tag in tags if (made := change(tag).strip())])


def tidy(style: Style) -> Edit:
    """One space where there are several, nothing around lines, no empty tags, one spacing between tags."""

    def edit(caption: str) -> str:
        lines, reach = _lines(caption, style)
        made = [
            style.glue.join(" ".join(tag.split()) for tag in split(line, style))
            if row < reach
            else " ".join(line.split())
            for row, line in enumerate(lines)
        ]
        text = "\n".join(made)
        return text.rstrip() if style.kind == "mixed" else text.strip()  # a first line without tags is one all the same

    return edit


def _wanted(tags: Iterable[str], style: Style) -> list[str]:
    """Tags to work with: without doubles, and taken apart where a separator stands in them."""
    names: list[str] = []
    for tag in tags:
        names += [tag.strip()] if style.kind == "text" else split(tag, style)
    return list({key(name): name for name in reversed(names) if name}.values())[::-1]


def _lines(caption: str, style: Style) -> tuple[list[str], int]:
    """The lines of a caption, and how many of them hold tags."""
    lines = caption.split("\n")
    return lines, len(lines) if style.kind == "tags" else int(has_tag_line(caption, style))


def _with_tag_line(caption: str, style: Style) -> tuple[list[str], int]:
    """The same for an edit that adds tags: a caption of sentences alone gets a line for them."""
    lines, reach = _lines(caption, style)
    return (lines, reach) if reach else (["", *lines], 1)


def _on_tags(style: Style, change: _Tags) -> Edit:
    """An edit of the tags of each line. A line that loses all of them goes, too."""

    def edit(caption: str) -> str:
        lines, reach = _lines(caption, style)
        made = []
        for row, line in enumerate(lines):
            new = line
            if row < reach and (tags := change(old := split(line, style))) != old:
                new = rewritten(line, style, tags)
            if new or not line or style.kind == "mixed":
                made.append(new)
        return "\n".join(made)

    return edit


def rewritten(line: str, style: Style, tags: list[str]) -> str:
    """A line with other tags. Only what changes is written anew: tags that stay keep the space around them, and new
    ones get what stands around the line's first separator."""
    pieces = line.split(style.separator)
    places = [place for place, piece in enumerate(pieces) if piece.strip()]
    old = [pieces[place].strip() for place in places]
    if tags == old:
        return line
    if len(tags) == len(old):
        names = iter(tags)
        return style.separator.join(_dressed(piece, next(names)) if piece.strip() else piece for piece in pieces)
    after, before = _around(pieces, places, style)
    same = alike(old, tags)
    tail = alike(old[same:][::-1], tags[same:][::-1])
    left = pieces[: places[same - 1] + 1] if same else []
    right = pieces[places[-tail] :] if tail else []
    middle = [before + tag + after for tag in tags[same : len(tags) - tail]]
    if left and same == len(old):
        left[-1] = left[-1].rstrip() + after
    if right and tail == len(old):
        right[0] = before + right[0].lstrip()
    return style.separator.join(left + middle + right).strip()


def alike(one: Sequence[str], other: Sequence[str]) -> int:
    """How many items, or characters, two sequences begin with alike."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((place for place, (a, b) in pairs if a != b), min(len(one), len(other)))


def _around(pieces: list[str], places: list[int], style: Style) -> tuple[str, str]:
    """The white space before and behind the first separator of a line; the style's own where there is none."""
    if len(places) < 2:
        return "", style.glue.removeprefix(style.separator)
    first, second = pieces[places[0]], pieces[places[1]]
    return first[len(first.rstrip()) :], second[: len(second) - len(second.lstrip())]


def _dressed(piece: str, name: str) -> str:
    """A name with the white space of the piece that it replaces."""
    bare = piece.strip()
    start = piece.index(bare)
    return piece[:start] + name + piece[start + len(bare) :]


def _repeats(tags: list[str]) -> bool:
    return len(set(map(key, tags))) < len(tags)
