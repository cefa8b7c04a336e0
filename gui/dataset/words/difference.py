"""Where two captions differ, as ranges of characters to colour."""

import difflib
import re
from functools import lru_cache

from project.words.operations import alike

Ranges = list[tuple[int, int]]  # start and length
_PIECES = re.compile(r"[^\W_]+|\s+|.", re.DOTALL)
_LONGEST = 4000  # characters that are compared; beyond, everything counts as other


@lru_cache(maxsize=512)  # a table is painted over and over
def differences(before: str, after: str) -> tuple[Ranges, Ranges]:
    """What of the first text is gone in the second, and what of the second is new."""
    if len(before) + len(after) > _LONGEST:
        same = alike(before, after)
        return [(same, len(before) - same)], [(same, len(after) - same)]
    old, new = _PIECES.findall(before), _PIECES.findall(after)
    gone: Ranges = []
    fresh: Ranges = []
    old_at, new_at = _places(old), _places(new)
    for kind, a, b, c, d in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        if b > a:
            gone.append((old_at[a], old_at[b] - old_at[a]))
        if d > c:
            fresh.append((new_at[c], new_at[d] - new_at[c]))
    return gone, fresh


def window(text: str, ranges: Ranges, room: int) -> tuple[str, Ranges]:
    """The part of a text around its first difference, in about so many characters."""
    first = ranges[0][0] if ranges else 0
    if len(text) <= room or first < room * 2 // 3:
        return text, ranges
    cut = max(0, first - room // 3)
    space = text.find(" ", cut, first)
    cut = space + 1 if space >= 0 else cut
    return "…" + text[cut:], [(start - cut + 1, length) for start, length in ranges if start >= cut]


def _places(pieces: list[str]) -> list[int]:
    places, at = [0], 0
    for piece in pieces:
        at += len(piece)
        places.append(at)
    return places
